/// Which files hold certificates that a newer one took the place of, as those in certbot's
/// `archive/`: it lies in the same folder under the same name but for a number, and covers all of
/// their names.
struct Supersession {
    /// The newer file's path, by the index of the older one.
    private(set) var newer: [Int: String] = [:]

    /// - Parameter time: The time of the verdict: what is not valid yet replaces nothing.
    init(_ files: [PlannedFile], at time: Timestamp) {
        for group in Self.groups(of: files) {
            let members = group.compactMap { member in
                files[member.file].scanned.renewal.map { (member, $0) }
            }
            // The newest of each name, and who has it.
            var newest: [String: (path: String, renewal: ScannedFile.Renewal)] = [:]
            for (member, renewal) in members where renewal.notBefore <= time {
                for name in renewal.names {
                    guard let known = newest[name]?.renewal,
                        (renewal.notBefore, renewal.notAfter) <= (known.notBefore, known.notAfter)
                    else {
                        newest[name] = (member.path, renewal)
                        continue
                    }
                }
            }
            for (member, renewal) in members where member.isShown {
                guard let name = renewal.names.first else { continue }
                let candidates = [newest[name], name.parentWildcard.flatMap { newest[$0] }]
                let found = candidates.lazy.compactMap(\.self)
                    .first { $0.renewal.supersedes(renewal) }
                if let found { newer[member.file] = found.path }
            }
        }
    }

    private struct Member {
        let file: Int
        let path: String
        /// Whether the file is shown under the path, and the path alone decides for it.
        let isShown: Bool
    }

    /// The files of one folder whose names differ in a number at most.
    private static func groups(of files: [PlannedFile]) -> [[Member]] {
        var groups: [NumberedName: [Member]] = [:]
        for (index, file) in files.enumerated() where file.scanned.renewal != nil {
            for (rank, path) in ([file.scanned.path] + file.otherPaths).enumerated() {
                groups[NumberedName(SplitPath(path)), default: []].append(
                    Member(file: index, path: path, isShown: rank == 0)
                )
            }
        }
        return groups.filter { $0.value.count > 1 }.map(\.value)
    }
}

/// A file's folder, and its name without numbers and what sets them apart.
struct NumberedName: Hashable {
    private let folder: String
    private let name: [UInt8]
    /// Whether the name holds a number.
    let hasNumber: Bool

    init(_ path: SplitPath) {
        folder = path.folder
        var name: [UInt8] = []
        var isInNumber = false
        for octet in path.name.utf8 {
            let isDigit = 0x30...0x39 ~= octet
            if isDigit, !isInNumber, let last = name.last, "-_.".utf8.contains(last) {
                name.removeLast()
            }
            if !isDigit { name.append(octet) }
            isInNumber = isDigit
        }
        self.name = name
        hasNumber = name.count < path.name.utf8.count
    }
}

import SystemCalls

/// Finds the paths that a pattern matches, as glob(3) does, which servers call.
///
/// The C library's own function walks as deep and as wide as the pattern says, and crashes on some
/// patterns; here the parts of a pattern and the work are bounded.
struct PatternWalk {
    /// How many more entries of folders may be looked at.
    private(set) var entriesLeft: Int

    /// The most parts of a pattern.
    ///
    /// Linux: a path has at most 4,096 octets (`PATH_MAX`), and so no more than half as many parts.
    static let maximumParts = 2048
    /// The cost of opening a folder or looking for a name, in entries.
    private static let costOfLookup = 8

    init(entriesLeft: Int) {
        self.entriesLeft = entriesLeft
    }

    /// The paths of a pattern, in the order of octets; none where nothing matches.
    ///
    /// - Throws: `tooLarge` if that takes more entries than are left.
    mutating func paths(matching pattern: String) throws(CertificateError) -> [String] {
        let octets = Array(pattern.utf8)
        guard !octets.contains(0) else { return [] }
        let parts = octets.split(separator: UInt8(ascii: "/"))
        guard parts.count <= Self.maximumParts else {
            throw Self.tooLarge(.patternParts(maximum: Self.maximumParts))
        }
        var found = [String(decoding: octets.prefix { $0 == UInt8(ascii: "/") }, as: UTF8.self)]
        for part in parts {
            let slashes = octets[part.endIndex...].prefix { $0 == UInt8(ascii: "/") }
            let suffix = String(decoding: slashes, as: UTF8.self)
            found = try step(from: found, by: ShellPattern(part), suffix: suffix)
            guard !found.isEmpty else { return [] }
        }
        return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Extends paths by one part of the pattern.
    ///
    /// - Parameter suffix: The slashes after the part, before which only folders count.
    private mutating func step(
        from prefixes: [String],
        by pattern: ShellPattern,
        suffix: String
    ) throws(CertificateError) -> [String] {
        var found: [String] = []
        for prefix in prefixes {
            try spend(Self.costOfLookup)
            let names = pattern.hasWildcards ? try names(in: prefix, pattern) : [pattern.literal]
            for name in names {
                let path = prefix + name
                try spend(1 + path.utf8.count / 64)
                if suffix.isEmpty ? Self.exists(path) : Self.isFolder(path) {
                    found.append(path + suffix)
                }
            }
        }
        return found
    }

    private mutating func names(
        in folder: String,
        _ pattern: ShellPattern
    ) throws(CertificateError) -> [String] {
        guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            try spend(1)
            let name = Self.name(of: entry)
            if pattern.matches(name) { names.append(String(decoding: name, as: UTF8.self)) }
        }
        return names
    }

    private static func name(of entry: UnsafeMutablePointer<dirent>) -> [UInt8] {
        withUnsafeBytes(of: &entry.pointee.d_name) { octets in Array(octets.prefix { $0 != 0 }) }
    }

    private static func exists(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private mutating func spend(_ count: Int) throws(CertificateError) {
        entriesLeft -= count
        guard entriesLeft < 0 else { return }
        throw Self.tooLarge(.folderEntries)
    }

    private static func tooLarge(_ refusal: ConfigurationRefusal) -> CertificateError {
        CertificateError(.tooLarge, .configuration(refusal))
    }
}

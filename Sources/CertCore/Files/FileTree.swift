import SystemCalls

/// Walks what a path leads to, one entry at a time: names in order, links followed once, loops
/// survived, and what a filter leaves out passed over.
///
/// What lies below links to folders, and large files that links lead to, are no part of the folder
/// that was named: of these so much is read as `LinkBounds` says.
struct FileTree {
    /// What a walk comes by.
    enum Entry {
        /// A file, and whether the path is a symbolic link to it.
        case file(String, isLink: Bool)
        /// A socket, a FIFO or a device inside a folder: passed over.
        case special(String)
        /// A symbolic link that leads nowhere.
        case dangling(CertificateError)
        /// A folder that can't be listed, or an entry that can't be looked at.
        case failure(CertificateError)
    }

    /// Whether the path itself is a folder.
    let isFolder: Bool
    private let path: String
    private let filter: PathFilter
    /// How many octets of a path below the folder are the folder's own.
    private let prefixLength: Int
    private var isNew = true
    private var stack: [Level] = []
    private var visited = Visited()
    private var linkBounds: LinkBounds

    private struct Level {
        let prefix: String
        let names: [Name]
        /// Whether a link led here.
        let isLinked: Bool
        var next = 0
    }

    /// A name in a folder.
    private struct Name {
        let text: String
        /// Whether the folder itself says that it is a regular file; not all file systems say.
        let isFile: Bool
    }

    /// Looks at a path; a path that is not a folder is the walk's only entry, whatever it is.
    init(
        _ path: String,
        filter: PathFilter = PathFilter(),
        linkBounds: LinkBounds = LinkBounds()
    ) throws(CertificateError) {
        var status = stat()
        guard path.withSystemPath({ stat($0, &status) }) == 0 else { throw .system(errno, path) }
        self.path = path
        self.filter = filter
        self.linkBounds = linkBounds
        prefixLength = Self.prefix(of: path).utf8.count
        isFolder = status.st_mode & S_IFMT == S_IFDIR
        guard isFolder else { return }
        visited.insert(status)
        visitFoldersAbove()
        try descend(into: path, isLinked: false)
    }

    /// Takes the folders that hold this one for visited: a link to one of them, such as to `/`,
    /// leads back here by way of everything beside it.
    private mutating func visitFoldersAbove() {
        var above = Self.prefix(of: path)
        var status = stat()
        repeat {
            above += "../"
        } while above.withSystemPath { stat($0, &status) } == 0
            && visited.insert(status)
    }

    /// The next entry; nil at the end.
    mutating func next() -> Entry? {
        guard isFolder else {
            defer { isNew = false }
            return isNew ? .file(path, isLink: FileReader.isLink(path)) : nil
        }
        while !stack.isEmpty {
            let top = stack.count - 1
            guard stack[top].next < stack[top].names.count else {
                stack.removeLast()
                continue
            }
            let name = stack[top].names[stack[top].next]
            let path = stack[top].prefix + name.text
            let isLinked = stack[top].isLinked
            stack[top].next += 1
            // To look at each file before it is opened is a tenth of a scan of dates.
            if name.isFile, !isLinked {
                guard reads(path) else { continue }
                return .file(path, isLink: false)
            }
            if let entry = look(at: path, isLinked: isLinked) { return entry }
        }
        return nil
    }

    /// The entry of a path; nil for a folder, which is entered, and for what was seen before.
    private mutating func look(at path: String, isLinked: Bool) -> Entry? {
        guard enters(path) else { return nil }
        var status = stat()
        guard path.withSystemPath({ lstat($0, &status) }) == 0 else {
            return .failure(.system(errno, path))
        }
        let isLink = status.st_mode & S_IFMT == S_IFLNK
        if isLink, path.withSystemPath({ stat($0, &status) }) != 0 {
            let number = errno
            guard reads(path), !Self.isEditorLock(path) else { return nil }
            let isMissing = number == ENOENT || number == ENOTDIR || number == ELOOP
            let error = CertificateError.system(number, path)
            return isMissing ? .dangling(error) : .failure(error)
        }
        switch status.st_mode & S_IFMT {
        case S_IFDIR:
            guard visited.insert(status) else { return nil }
            do throws(CertificateError) {
                try descend(into: path, isLinked: isLinked || isLink)
                return nil
            } catch { return .failure(error) }
        case S_IFREG:
            guard reads(path) else { return nil }
            if isLinked || isLink {
                do throws(CertificateError) {
                    guard try linkBounds.take(octets: Int(status.st_size), of: path) else {
                        return nil
                    }
                } catch { return .failure(error) }
            }
            return .file(path, isLink: isLink)
        default:
            return reads(path) ? .special(path) : nil
        }
    }

    /// Whether a link that leads nowhere is how Emacs marks a file that is being edited.
    private static func isEditorLock(_ path: String) -> Bool {
        SplitPath(path).name.hasPrefix(".#")
    }

    /// Whether a file is read.
    private func reads(_ path: String) -> Bool {
        filter.isOpen || filter.reads(Substring(path.utf8.dropFirst(prefixLength)))
    }

    /// Whether anything of a path, folder or file, is looked at.
    private func enters(_ path: String) -> Bool {
        filter.isOpen || filter.enters(Substring(path.utf8.dropFirst(prefixLength)))
    }

    /// What the paths below a folder begin with.
    private static func prefix(of folder: String) -> String {
        folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    }

    private mutating func descend(
        into folder: String,
        isLinked: Bool
    ) throws(CertificateError) {
        let most = isLinked ? linkBounds.entries : Int.max - 1
        guard most >= 0 else { return }
        let names = try Self.entries(in: folder, upTo: most + 1)
        if isLinked { try linkBounds.take(entries: names.count, of: folder) }
        stack.append(Level(prefix: Self.prefix(of: folder), names: names, isLinked: isLinked))
    }

    /// Whether a folder can be read and holds a name like this; no further names are looked at.
    static func folder(_ folder: String, holds isWanted: (String) -> Bool) -> Bool {
        var isFound = false
        try? forEachName(in: folder) { name in
            isFound = isWanted(name.text)
            return !isFound
        }
        return isFound
    }

    /// The names in a folder, in order, without `.` and `..`; no more than so many.
    private static func entries(
        in folder: String,
        upTo most: Int
    ) throws(CertificateError) -> [Name] {
        var names: [Name] = []
        try forEachName(in: folder) { name in
            names.append(name)
            return names.count < most
        }
        return names.sorted { $0.text < $1.text }
    }

    /// Gives the names in a folder, in no order, until one is answered with false.
    private static func forEachName(
        in folder: String,
        _ body: (Name) -> Bool
    ) throws(CertificateError) {
        guard let stream = folder.withSystemPath({ opendir($0) }) else {
            throw .system(errno, folder)
        }
        defer { closedir(stream) }
        while true {
            // Nothing is returned at the end and where reading fails: only `errno` differs.
            errno = 0
            guard let entry = readdir(stream) else {
                guard errno == 0 else { throw .system(errno, folder) }
                return
            }
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { field in
                String(pathOctets: field.prefix { $0 != 0 })
            }
            guard name != ".", name != ".." else { continue }
            let isFile = Int(entry.pointee.d_type) == Int(DT_REG)
            guard body(Name(text: name, isFile: isFile)) else { return }
        }
    }

    /// The files below a path, or the path itself where it is not a folder.
    static func files(under path: String) throws(CertificateError) -> [String] {
        var tree = try FileTree(path)
        var files: [String] = []
        while let entry = tree.next() {
            if case .file(let file, _) = entry { files.append(file) }
        }
        return files
    }

    /// Folders and linked files that were come by.
    private struct Visited {
        private struct Identity: Hashable {
            let device: UInt64
            let node: UInt64
        }

        private var identities: Set<Identity> = []

        /// Whether it is new.
        @discardableResult
        mutating func insert(_ status: stat) -> Bool {
            let identity = Identity(
                device: UInt64(truncatingIfNeeded: status.st_dev),
                node: UInt64(truncatingIfNeeded: status.st_ino)
            )
            return identities.insert(identity).inserted
        }
    }
}

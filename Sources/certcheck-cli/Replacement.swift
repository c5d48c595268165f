internal import CertCore

import SystemCalls

/// A file that is written beside another one and replaces it once it is complete.
///
/// It gets the mode and the owner of the file that it replaces. A signal that ends the process
/// removes it.
struct Replacement {
    let descriptor: Int32
    private let path: String
    private let temporary: String
    private let target: String
    /// The file at the target when the writing began.
    private let original: stat?

    /// Creates the file.
    ///
    /// - Parameters:
    ///   - path: The file to replace, as it was given.
    ///   - exists: Whether it leads to a file. A link that leads to one is kept and its target
    ///     replaced; one that leads nowhere, or in circles, is replaced itself.
    init(of path: String, exists: Bool) throws(CertificateError) {
        let target = (exists ? Console.absolute(path) : nil) ?? path
        let slash = target.utf8.lastIndex(of: UInt8(ascii: "/"))
        let folder = slash.map { target[...$0] } ?? ""
        // A short name: a long name with a suffix might be too long.
        let temporary = "\(folder).certcheck-\(String(UInt64.random(in: 0 ... .max), radix: 36))"
        self.path = path
        self.target = target
        self.temporary = temporary
        original = Self.status(of: target)
        // Before it exists: a signal may arrive at any time.
        Interruption.removes(temporary)
        descriptor = open(
            temporary.systemPath,
            O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW,
            0o600
        )
        guard descriptor >= 0 else {
            let error = CertificateError.cannotWrite(path)
            Interruption.keeps(temporary)
            throw error
        }
    }

    /// Replaces the other file.
    func finish() throws(CertificateError) {
        try keepAttributes()
        guard fsync(descriptor) == 0, rename(temporary.systemPath, target.systemPath) == 0 else {
            throw .cannotWrite(path)
        }
        Interruption.keeps(temporary)
    }

    /// Removes the file.
    func abandon() {
        unlink(temporary.systemPath)
        Interruption.keeps(temporary)
    }

    /// Gives the file the mode and owner of the file at the target now, or those of a new file.
    private func keepAttributes() throws(CertificateError) {
        guard let replaced = Self.status(of: target) else { return try takeModeOfNewFiles() }
        switch replaced.st_mode & S_IFMT {
        case S_IFREG: try keepAttributes(of: replaced)
        // The system refuses to replace a folder.
        case S_IFDIR: return
        default:
            // A freed inode number may be reused for a new link: only links are compared.
            guard let original, original.isLink, replaced.isLink, original.isSame(as: replaced)
            else {
                throw .cannotWrite(path, "something else took its place meanwhile")
            }
            try takeModeOfNewFiles()
        }
    }

    private func keepAttributes(of replaced: stat) throws(CertificateError) {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .cannotWrite(path) }
        if (status.st_uid, status.st_gid) != (replaced.st_uid, replaced.st_gid),
            fchown(descriptor, replaced.st_uid, replaced.st_gid) != 0
        {
            throw .cannotWrite(
                path,
                replaced.st_uid == status.st_uid
                    ? "the new file could not be given the old one's group"
                    : "it belongs to another user, and the new file would not"
            )
        }
        guard fchmod(descriptor, replaced.st_mode & 0o777) == 0 else { throw .cannotWrite(path) }
    }

    /// The mode of a new file: the user's mask decides who may read a report.
    private func takeModeOfNewFiles() throws(CertificateError) {
        let mask = umask(0)
        umask(mask)
        guard fchmod(descriptor, 0o666 & ~mask) == 0 else { throw .cannotWrite(path) }
    }

    /// The file at a path, with links not followed; nil if there is none.
    private static func status(of path: String) -> stat? {
        var status = stat()
        return lstat(path.systemPath, &status) == 0 ? status : nil
    }
}

extension stat {
    /// Whether both are the same file.
    func isSame(as other: stat) -> Bool { (st_dev, st_ino) == (other.st_dev, other.st_ino) }

    fileprivate var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}

extension CertificateError {
    /// Why a file can't be written; in the system's words where no others are given.
    static func cannotWrite(_ path: String, _ reason: String? = nil) -> CertificateError {
        CertificateError(
            .unreadable,
            source: path,
            .file(.unwritableReport(reason ?? String(cString: strerror(errno))))
        )
    }
}

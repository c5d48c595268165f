import SystemCalls

/// Reading untrusted files: bounded, and never waiting for a peer.
package enum FileReader {
    /// Larger files than this are refused: 64 MiB, thirty times the largest trust bundle.
    static let maximumOctets = 64 << 20

    /// One regular file's octets, and who may read it.
    struct Opened: Sendable {
        let bytes: [UInt8]
        let attributes: FileAttributes
    }

    /// Reads a regular file.
    ///
    /// - Throws: `notFound`, `unreadable`, `notAFile` (a FIFO, a device, a folder) or `tooLarge`.
    static func read(_ path: String) throws(CertificateError) -> Opened {
        // Opening a FIFO for reading waits for a writer without O_NONBLOCK.
        let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY
        let descriptor = path.withSystemPath { open($0, flags) }
        guard descriptor >= 0 else { throw .system(errno, path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno, path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw CertificateError(
                .notAFile,
                source: path,
                .file(.notAFile(kind(of: status.st_mode)))
            )
        }
        guard status.st_size <= maximumOctets else { throw tooLarge(path) }
        let bytes = try readAll(descriptor, size: Int(status.st_size), path)
        return Opened(bytes: bytes, attributes: FileAttributes(status))
    }

    /// The octets of a file or a stream that somebody named.
    package static func octets(of path: String) throws(CertificateError) -> [UInt8] {
        try readNamed(path).bytes
    }

    /// Reads what somebody named: a regular file, or a stream to its end.
    ///
    /// - Parameter maximumWait: How long a program may take to begin writing to a named pipe, in
    ///   seconds.
    static func readNamed(
        _ path: String,
        maximumWait: Int = maximumWait
    ) throws(CertificateError) -> Opened {
        isStream(path) ? try readStream(path, maximumWait) : try read(path)
    }

    /// Whether a path is standard input (`-`, `/dev/stdin`) or leads to a pipe: it can be read once.
    static func isStream(_ path: String) -> Bool {
        if isStandardInput(path) { return true }
        var status = stat()
        return path.withSystemPath { stat($0, &status) } == 0
            && status.st_mode & S_IFMT == S_IFIFO
    }

    private static func isStandardInput(_ path: String) -> Bool {
        path == "-" || path == "/dev/stdin" || path == "/dev/fd/0"
    }

    /// How long a program may take to begin writing to a named pipe, in seconds: without a bound,
    /// a pipe that was left behind would be waited for without end.
    static let maximumWait = 10

    /// Waits until something can be read of a pipe that was opened without waiting, or its end.
    private static func awaitWriter(
        of descriptor: Int32,
        _ path: String,
        _ maximumWait: Int
    ) throws(CertificateError) -> [UInt8] {
        var milliseconds = Int32(maximumWait * 1000)
        while true {
            var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
            let ready = poll(&entry, 1, milliseconds)
            if ready > 0 { return [] }
            guard ready == 0 else { continue }
            // Without a writer there is nothing to read; with one that takes its time, not yet.
            var octet: UInt8 = 0
            let got = SystemCalls.read(descriptor, &octet, 1)
            if got == 1 { return [octet] }
            guard got == 0 else {
                milliseconds = 1000
                continue
            }
            throw CertificateError(
                .notAFile,
                source: path,
                .file(.silentPipe(seconds: Self.maximumWait))
            )
        }
    }

    /// Reads a stream to its end, waiting for whoever writes to it.
    private static func readStream(
        _ path: String,
        _ maximumWait: Int
    ) throws(CertificateError) -> Opened {
        let isInput = isStandardInput(path)
        let descriptor =
            isInput
            ? STDIN_FILENO
            : path.withSystemPath {
                open($0, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
            }
        guard descriptor >= 0 else { throw .system(errno, path) }
        defer { if !isInput { close(descriptor) } }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw .system(errno, path) }
        // Something else may have taken its place meanwhile: a device is never read.
        guard isInput || status.st_mode & S_IFMT == S_IFIFO else {
            throw CertificateError(.notAFile, source: path, .file(.notAFile(.other)))
        }
        // Whoever may open the pipe, no one else reads what was read here.
        status.st_mode = status.st_mode & S_IFMT | 0o600
        status.st_nlink = 1
        let start = isInput ? [] : try awaitWriter(of: descriptor, path, maximumWait)
        let bytes =
            start.isEmpty
            ? try readAll(descriptor, size: 0, path)
            : try readOn(descriptor, after: start, path)
        return Opened(bytes: bytes, attributes: FileAttributes(status))
    }

    /// Reads to the end; `size` is what the file should have, 0 where it is unknown.
    private static func readAll(
        _ descriptor: Int32,
        size: Int,
        _ path: String
    ) throws(CertificateError) -> [UInt8] {
        // Room for one octet more shows a file that grew.
        let bytes = try readOnce(descriptor, room: size > 0 ? size + 1 : step, path)
        // A file that gave its whole size is not asked again whether there is more: one of five
        // system calls.
        guard !bytes.isEmpty, bytes.count != size else { return bytes }
        let more = try readOnce(descriptor, room: step, path)
        return more.isEmpty ? bytes : try readOn(descriptor, after: bytes + more, path)
    }

    /// Reads to the end of what has no size, such as a pipe or a file in `/proc`, or another one
    /// than it said.
    ///
    /// The room for all that is read of one file is taken at once and costs nothing until it is
    /// filled; an array that grows would be there twice.
    private static func readOn(
        _ descriptor: Int32,
        after start: [UInt8],
        _ path: String
    ) throws(CertificateError) -> [UInt8] {
        guard start.count <= maximumOctets else { throw tooLarge(path) }
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: maximumOctets + step) { buffer, count in
            count = start.count
            _ = buffer.initialize(fromContentsOf: start)
            // Whole steps: some files in /proc give nothing less.
            while count <= maximumOctets {
                let room = UnsafeMutableBufferPointer(rebasing: buffer[count...].prefix(step))
                let got = Self.read(descriptor, into: room)
                if got < 0 { failure = errno }
                guard got > 0 else { break }
                count += got
            }
        }
        guard failure == 0 else { throw .system(failure, path) }
        guard bytes.count <= maximumOctets else { throw tooLarge(path) }
        return bytes.count < maximumOctets / 64 ? Array(bytes[...]) : bytes
    }

    /// How much is read at once where the size is not known, or was wrong.
    private static let step = 1 << 16

    /// What one read gives; empty at the end.
    private static func readOnce(
        _ descriptor: Int32,
        room: Int,
        _ path: String
    ) throws(CertificateError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            let got = Self.read(descriptor, into: buffer)
            failure = got < 0 ? errno : 0
            count = max(got, 0)
        }
        guard failure == 0 else { throw .system(failure, path) }
        return bytes
    }

    private static func read(
        _ descriptor: Int32,
        into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        while true {
            let got = SystemCalls.read(descriptor, buffer.baseAddress, buffer.count)
            if got < 0, errno == EAGAIN {
                // Another program set it not to block.
                var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
                poll(&entry, 1, -1)
            } else if got >= 0 || errno != EINTR {
                return got
            }
        }
    }

    private static func tooLarge(_ path: String) -> CertificateError {
        CertificateError(
            .tooLarge,
            source: path,
            .file(.tooLarge(mebibytes: maximumOctets >> 20))
        )
    }

    /// Whether a path is a symbolic link, wherever that leads.
    static func isLink(_ path: String) -> Bool {
        var status = stat()
        return path.withSystemPath { lstat($0, &status) } == 0
            && status.st_mode & S_IFMT == S_IFLNK
    }

    /// What a path leads to, in words.
    static func kind(of mode: mode_t) -> FileRefusal.NodeKind {
        switch mode & S_IFMT {
        case S_IFDIR: .folder
        case S_IFIFO: .pipe
        case S_IFSOCK: .socket
        case S_IFCHR, S_IFBLK: .device
        default: .other
        }
    }
}

extension FileAttributes {
    fileprivate init(_ status: stat) {
        self.init(
            mode: UInt32(status.st_mode) & 0o7777,
            isRoots: status.st_uid == 0,
            node: FileNode(
                device: UInt64(truncatingIfNeeded: status.st_dev),
                number: UInt64(truncatingIfNeeded: status.st_ino)
            ),
            hasSeveralNames: status.st_nlink > 1
        )
    }
}

extension String {
    /// Lends the path as the system takes it: its octets and a NUL.
    func withSystemPath<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        isPlainPath ? withCString(body) : body(systemPath)
    }
}

extension CertificateError {
    /// The error for what the operating system says about a path.
    static func system(_ number: Int32, _ path: String) -> CertificateError {
        switch number {
        case ENOENT, ENOTDIR:
            CertificateError(.notFound, source: path, .file(missing(path)))
        case EACCES, EPERM: forbidden(path)
        default:
            CertificateError(
                .unreadable,
                source: path,
                .file(.system(String(cString: strerror(number))))
            )
        }
    }
}

extension CertificateError {
    /// Why nothing is at a path.
    private static func missing(_ path: String) -> FileRefusal {
        guard !path.isEmpty else { return .emptyPath }
        return path.contains { "*?[".contains($0) } ? .patternUnmatched : .notFound
    }

    /// What keeps this user from reading a path.
    private static func forbidden(_ path: String) -> CertificateError {
        var status = stat()
        let isSeen = path.withSystemPath { stat($0, &status) } == 0
        let isRoots = isSeen && status.st_uid == 0 && status.st_mode & 0o044 == 0
        return CertificateError(
            .unreadable,
            source: path,
            .file(.forbidden(isRoots ? .rootOnly : isSeen ? .user : .folder))
        )
    }
}

/// All octets of a regular file, 64 MiB at most.
///
/// - Throws: `CertificateError` with code `notFound`, `unreadable`, `notAFile` or `tooLarge`.
package func readOctets(of path: String) throws(CertificateError) -> [UInt8] {
    try FileReader.read(path).bytes
}

internal import CertCore

import SystemCalls

/// Where a document is written, at once or piece by piece: standard output, or a file that appears
/// once it is complete.
///
/// `close()` throws the first error of writing; the pieces after it are dropped.
final class Destination {
    private let descriptor: Int32
    private let path: String?
    /// The file that replaces another at the end; nil if the document is written in place.
    private let replacement: Replacement?
    private var failure: CertificateError?
    private var isHeard = true
    private var isOpen = true

    /// Opens standard output, or a file.
    ///
    /// A pipe, a device or the like is written in place, and so is a file that standard output or
    /// error leads to already (`/dev/stdout`): another program may have written to it before.
    init(_ path: String?) throws(CertificateError) {
        self.path = path
        guard let path else {
            (descriptor, replacement) = (STDOUT_FILENO, nil)
            return
        }
        var status = stat()
        let exists = stat(path.systemPath, &status) == 0
        if exists, let stream = Self.stream(to: status) {
            (descriptor, replacement) = (dup(stream), nil)
        } else if exists, status.st_mode & S_IFMT != S_IFREG {
            (descriptor, replacement) = (try Self.opened(path), nil)
        } else {
            let file = try Replacement(of: path, exists: exists)
            (descriptor, replacement) = (file.descriptor, file)
        }
        guard descriptor >= 0 else { throw .cannotWrite(path) }
    }

    /// Opens a pipe or a device in place.
    private static func opened(_ path: String) throws(CertificateError) -> Int32 {
        let descriptor = open(path.systemPath, O_WRONLY | O_CLOEXEC | O_NOCTTY)
        guard descriptor >= 0 else { throw .cannotWrite(path) }
        var status = stat()
        // A file that has replaced it since would be overwritten in part.
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFREG else {
            _ = closed(descriptor)
            throw .cannotWrite(path, "something else took its place meanwhile")
        }
        return descriptor
    }

    /// The standard stream that leads to a file.
    private static func stream(to file: stat) -> Int32? {
        [STDOUT_FILENO, STDERR_FILENO].first { stream in
            var status = stat()
            return fstat(stream, &status) == 0 && status.isSame(as: file)
        }
    }

    /// Removes a file that is not complete.
    deinit {
        guard isOpen, path != nil else { return }
        _ = Self.closed(descriptor)
        replacement?.abandon()
    }

    /// Writes a piece of the document.
    func write(_ octets: [UInt8]) {
        guard failure == nil, isHeard else { return }
        do {
            isHeard = try Console.write(octets, to: descriptor)
        } catch {
            failure = path.map { .cannotWrite($0) } ?? error
        }
    }

    /// Completes the document: the file appears.
    func close() throws(CertificateError) {
        if let failure { throw failure }
        guard let path else { return }
        guard let replacement else {
            isOpen = false
            guard Self.closed(descriptor) else { throw .cannotWrite(path) }
            return
        }
        try replacement.finish()
        isOpen = false
        _ = Self.closed(descriptor)
    }

    /// Writes to the end of a file that other programs write to as well.
    static func append(_ octets: [UInt8], to path: String) throws(CertificateError) {
        let descriptor = open(path.systemPath, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .cannotWrite(path) }
        defer { _ = closed(descriptor) }
        do { try Console.write(octets, to: descriptor) } catch { throw .cannotWrite(path) }
    }

    private static func closed(_ descriptor: Int32) -> Bool {
        SystemCalls.close(descriptor) == 0
    }
}

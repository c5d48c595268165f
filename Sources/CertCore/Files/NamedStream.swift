/// What a stream gave that was named on the command line: it can be read once, and a run may need it
/// twice.
final class NamedStream: Sendable {
    let opened: FileReader.Opened

    /// Reads a stream to its end.
    init(_ path: String, maximumWait: Int) throws(CertificateError) {
        opened = try FileReader.readNamed(path, maximumWait: maximumWait)
    }
}

extension FileReader {
    /// What a stream gave already, or else what a regular file holds.
    static func read(
        _ path: String,
        orGivenBy stream: NamedStream?
    ) throws(CertificateError) -> Opened {
        if let stream { stream.opened } else { try read(path) }
    }
}

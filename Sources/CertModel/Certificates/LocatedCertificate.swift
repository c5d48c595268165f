/// Where a certificate comes from.
package enum CertificateOrigin: Sendable, Hashable {
    /// A file, and the line that the certificate begins in; 1 in a file that has no lines.
    case file(String, line: Int)
    /// What a live endpoint presented: its host and port, the address that answered, and which of
    /// the certificates that it sent this is, counted from 1.
    case endpoint(String, address: String, position: Int)
    /// Memory, by what the caller calls it, and which of its certificates this is, counted from 1.
    case memory(String, position: Int)

    /// The location of findings about the certificate.
    package var location: Location {
        switch self {
        case .file(let path, let line): Location(path: path, line: line)
        case .endpoint(let name, let address, let position):
            Location(endpoint: name, address: address, certificate: position)
        case .memory(let name, let position): Location(path: name, line: position)
        }
    }
}

/// A certificate and where it comes from.
package struct LocatedCertificate: Sendable {
    package let certificate: Certificate
    package let origin: CertificateOrigin
    /// Its index among everything in its origin, counted from 0.
    package let index: Int

    package init(_ certificate: Certificate, from origin: CertificateOrigin, index: Int = 0) {
        self.certificate = certificate
        self.origin = origin
        self.index = index
    }

    /// The location of findings about it.
    package var location: Location { origin.location }
}

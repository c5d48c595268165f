/// A file that a server verifies its clients with: certificates of authorities, or their CRLs.
package struct ClientAuthorityFile: Sendable {
    /// The certificates, in order.
    package let certificates: [LocatedCertificate]
    /// The revocation lists, in order, and where each is.
    package let lists: [(list: CertificateRevocationList, location: Location)]

    /// What a file is named for.
    package enum Purpose: Sendable {
        case authorities
        case revocationLists
    }

    /// Reads a file as a server does, which takes PEM alone.
    ///
    /// - Throws: why the server can't use it.
    package init(_ path: String, for purpose: Purpose) throws(CertificateError) {
        let bytes = try FileReader.read(path).bytes
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let file = FileContents(parsing: bytes, path: path, opensKeys: false, engine: engine)
        certificates = file.certificates
        lists = file.items.compactMap { item in
            guard case .revocationList(let list) = item.content else { return nil }
            return (list, Location(path: path, line: item.line))
        }
        guard file.format == .pem else { throw .noServedCertificate(in: file, path: path) }
        switch purpose {
        case .authorities where certificates.isEmpty:
            throw .noServedCertificate(in: file, path: path)
        // nginx loads certificates from here too.
        case .revocationLists where lists.isEmpty && certificates.isEmpty:
            throw file.errors.first
                ?? CertificateError(
                    .notACertificate,
                    source: path,
                    .content(.noRevocationList(.server))
                )
        default: return
        }
    }
}

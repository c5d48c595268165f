extension CertificateRevocationList {
    /// The CRLs of a file, or of everything below a folder: PEM, DER, or inside PKCS#7.
    ///
    /// - Throws: `CertificateError`, also where there is no CRL, and where anything can't be read:
    ///   to pass over a damaged list would be to blame its authority for a missing one.
    public static func read(
        from path: String
    ) throws(CertificateError) -> [CertificateRevocationList] {
        try gather(from: path).all()
    }

    /// The CRLs of a file, or of everything below a folder, and what could not be read.
    package static func gather(
        from path: String
    ) throws(CertificateError) -> Gathered<CertificateRevocationList> {
        let found = try FileContents.items(in: path) { content in
            if case .revocationList(let list) = content { list } else { nil }
        }
        guard !found.items.isEmpty else {
            throw found.failures.first
                ?? CertificateError(
                    .notACertificate,
                    source: path,
                    reason: "holds no CRL",
                    help: "Give a file with -----BEGIN X509 CRL----- lines, or a DER file."
                )
        }
        return found
    }

    /// The CRLs of some PEM, in order.
    ///
    /// - Throws: `CertificateError` for the first block that can't be decoded, and where there is
    ///   no CRL.
    public static func read(
        pem: String
    ) throws(CertificateError) -> [CertificateRevocationList] {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let contents = FileContents(reading: Array(pem.utf8), path: nil, engine: engine)
        if let error = contents.errors.first { throw error }
        let lists = contents.revocationLists
        guard !lists.isEmpty else {
            throw CertificateError(.notACertificate, reason: "holds no CRL")
        }
        return lists
    }
}

extension FileContents {
    /// The CRLs, in order.
    var revocationLists: [CertificateRevocationList] {
        items.compactMap { if case .revocationList(let list) = $0.content { list } else { nil } }
    }
}

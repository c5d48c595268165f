extension CertificateRevocationList {
    /// The CRLs of a file, or of everything below a folder: PEM, DER, or inside PKCS#7.
    ///
    /// - Throws: `CertificateError`, also where there is no CRL, and where anything can't be read:
    ///   to pass over a damaged list would be to blame its authority for a missing one.
    public static func read(
        from path: String
    ) throws(CertificateError) -> [CertificateRevocationList] {
        try gather(from: [path]).all()
    }

    /// The CRLs of files, or of everything below folders, and what could not be read.
    ///
    /// - Throws: `CertificateError` where a path leads to no CRL.
    package static func gather(
        from paths: [String]
    ) throws(CertificateError) -> Gathered<CertificateRevocationList> {
        try Gathered.all(in: paths) { path in
            CertificateError(
                .notACertificate,
                source: path,
                .content(.noRevocationList(.file))
            )
        } _: { content in
            if case .revocationList(let list) = content { list } else { nil }
        }
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
        let contents = FileContents(parsing: Array(pem.utf8), path: nil, engine: engine)
        if let error = contents.errors.first { throw error }
        let lists = contents.revocationLists
        guard !lists.isEmpty else {
            throw CertificateError(.notACertificate, .content(.noRevocationList(.memory)))
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

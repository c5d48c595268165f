import CertDecoding

/// The certificates of one file, as a server would send them.
package struct ChainOnDisk: Sendable {
    /// The certificates, in the order of the file.
    package let certificates: [Certificate]
    /// Where the first one is.
    package let location: Location

    /// The certificate that a server would present as its own.
    package var leaf: Certificate? { certificates.first }
}

extension ChainOnDisk {
    /// The chains of a file, or of each file below a folder, and what could not be read.
    ///
    /// Files below a folder that hold no certificate are passed over.
    package static func gather(
        from path: String
    ) throws(CertificateError) -> Gathered<ChainOnDisk> {
        try Gathered(in: path, openingKeys: false, chain)
    }

    private static func chain(_ contents: FileContents) -> [ChainOnDisk] {
        let found = contents.certificates
        guard let first = found.first else { return [] }
        return [ChainOnDisk(certificates: found.map(\.certificate), location: first.location)]
    }
}

import CertDecoding

/// A certificate that paths may end in, decoded when it is first asked for.
///
/// A system's bundle holds more than a hundred, and a path ends in one of them.
struct Anchor: Sendable {
    let subject: DistinguishedName
    private let der: [UInt8]
    private let decoded: Certificate?

    /// One that is decoded already.
    init(_ certificate: Certificate) {
        subject = certificate.subject
        der = certificate.der
        decoded = certificate
    }

    /// One of which no more than its name is read; nil where that can't be.
    private init?(_ outline: CertificateOutline) {
        var cursor = DERCursor(outline.der, in: outline.subject)
        guard let subject = try? cursor.distinguishedName("the subject") else { return nil }
        self.subject = subject
        der = outline.der
        decoded = nil
    }

    /// The certificate; nil where it turns out to be none.
    func certificate(by engine: Engine) -> Certificate? {
        decoded ?? (try? engine.certificate(der))
    }

    private var isDecodable: Bool { decoded != nil || (try? Certificate(der: der)) != nil }

    /// The anchors of a bundle, which must hold at least one.
    static func all(in bundle: String) throws(CertificateError) -> [Anchor] {
        // Where none of them can be decoded, what is wrong with them is reported as for any file.
        if let file = try? FileReader.read(bundle), let outlined = outlined(in: file.bytes),
            outlined.contains(where: \.isDecodable)
        {
            return outlined
        }
        return try Certificate.gather(from: [bundle]).items.map(Anchor.init)
    }

    /// The anchors of a PEM file that holds certificates and nothing else; nil where it takes a
    /// closer look.
    private static func outlined(in bytes: [UInt8]) -> [Anchor]? {
        var scanner = PEMScanner(bytes)
        var anchors: [Anchor] = []
        while let block = scanner.next() {
            guard block.faults.isEmpty, BlockLabel(block.label) == .certificate,
                case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der), let anchor = Anchor(outline)
            else { return nil }
            anchors.append(anchor)
        }
        return anchors.isEmpty ? nil : anchors
    }
}

/// A certificate that paths may end in, decoded when it is first asked for.
///
/// A system's bundle holds more than a hundred, and a path ends in one of them.
enum Anchor: Sendable {
    case decoded(Certificate)
    case outlined(subject: DistinguishedName, der: [UInt8])

    var subject: DistinguishedName {
        switch self {
        case .decoded(let certificate): certificate.subject
        case .outlined(let subject, _): subject
        }
    }

    /// The certificate; nil where it turns out to be none.
    func certificate(by engine: Engine) -> Certificate? {
        switch self {
        case .decoded(let certificate): certificate
        case .outlined(_, let der): try? engine.certificate(der)
        }
    }

    private var isDecodable: Bool {
        switch self {
        case .decoded: true
        case .outlined(_, let der): (try? Certificate(der: der)) != nil
        }
    }

    /// The anchors of a bundle, which must hold at least one.
    static func all(in bundle: String) throws(CertificateError) -> [Anchor] {
        // Where none of them can be decoded, what is wrong with them is told as of any file.
        if let file = try? FileReading.read(bundle), let outlined = outlined(in: file.bytes),
            outlined.contains(where: \.isDecodable)
        {
            return outlined
        }
        return try TrustStore.certificates(in: bundle).map(Anchor.decoded)
    }

    /// The anchors of a PEM file that holds certificates and nothing else; nil where it takes a
    /// closer look.
    private static func outlined(in bytes: [UInt8]) -> [Anchor]? {
        var scanner = ArmourScanner(bytes)
        var anchors: [Anchor] = []
        while let block = scanner.next() {
            guard block.faults.isEmpty, BlockLabel(block.label) == .certificate,
                case .decoded(let der) = Base64.decode(bytes[block.body]),
                let outline = try? CertificateOutline(der)
            else { return nil }
            var cursor = DERCursor(outline.der, in: outline.subject)
            guard let subject = try? cursor.distinguishedName("the subject") else { return nil }
            anchors.append(.outlined(subject: subject, der: outline.der))
        }
        return anchors.isEmpty ? nil : anchors
    }
}

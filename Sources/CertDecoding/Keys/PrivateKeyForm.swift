package import CertModel

/// The form of a private key's DER.
package enum PrivateKeyForm {
    case pkcs1, sec1, dsa
    /// PKCS#8, with the algorithm that it names.
    case pkcs8(OID)
    /// PKCS#8 with a passphrase (RFC 5958 §3).
    case encrypted

    /// The form of some DER; nil where it is not a private key.
    package init?(der: [UInt8]) {
        var file = DERCursor(der)
        guard var fields = try? file.enter(Tag.sequence, "a key"), let first = fields.nextTag else {
            return nil
        }
        if first == Tag.sequence {
            guard let scheme = try? fields.algorithmIdentifier("an encryption"),
                Self.isEncryption(scheme.algorithm), fields.nextTag == Tag.octetString
            else { return nil }
            self = .encrypted
            return
        }
        guard (try? fields.count("version")) != nil, let second = fields.nextTag else { return nil }
        switch second {
        case Tag.sequence:
            guard let algorithm = try? fields.algorithmIdentifier("an algorithm").algorithm,
                fields.nextTag == Tag.octetString
            else { return nil }
            self = .pkcs8(algorithm)
        case Tag.octetString:
            self = .sec1
        case Tag.integer:
            var numbers = 0
            while fields.nextTag == Tag.integer, (try? fields.next("a number")) != nil {
                numbers += 1
            }
            guard numbers == 8 || numbers == 5 else { return nil }
            self = numbers == 8 ? .pkcs1 : .dsa
        default: return nil
        }
    }

    /// The version of a PKCS#8 structure, 1 for the second (RFC 5958 §2); nil for other DER.
    package static func pkcs8Version(of der: [UInt8]) -> Int? {
        guard case .pkcs8 = PrivateKeyForm(der: der) else { return nil }
        var file = DERCursor(der)
        var fields = try? file.enter(Tag.sequence, "a key")
        return try? fields?.count("version")
    }

    /// Whether some DER is an encrypted private key.
    package static func isEncrypted(_ der: [UInt8]) -> Bool { encryption(of: der) != nil }

    /// What an encrypted private key is encrypted with; nil for other DER.
    package static func encryption(of der: [UInt8]) -> AlgorithmIdentifier? {
        guard case .encrypted = PrivateKeyForm(der: der) else { return nil }
        var file = DERCursor(der)
        var fields = try? file.enter(Tag.sequence, "a key")
        return try? fields?.algorithmIdentifier("an encryption")
    }

    /// PKCS#5 and PKCS#12 encryption schemes; a request's and a certificate's first element is a
    /// sequence too, and no algorithm identifier of these.
    private static func isEncryption(_ oid: OID) -> Bool {
        let pkcs5 = OID(1, 2, 840, 113_549, 1, 5).bytes
        let pkcs12 = OID(1, 2, 840, 113_549, 1, 12).bytes
        return oid.bytes.starts(with: pkcs5) || oid.bytes.starts(with: pkcs12)
    }
}

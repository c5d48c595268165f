package import CertModel

/// The certificates and CRLs of a PKCS#7 file (RFC 2315 §9.1, RFC 5652 §5.1), the `.p7b` that
/// authorities send.
package struct SignedData {
    package private(set) var certificates: [[UInt8]] = []
    package private(set) var revocationLists: [[UInt8]] = []

    private static let signedData = OID(1, 2, 840, 113_549, 1, 7, 2)
    private static let contentTypes = OID(1, 2, 840, 113_549, 1, 7).bytes

    /// Whether some DER is a ContentInfo of PKCS#7, whatever its content.
    package static func isContentInfo(_ bytes: [UInt8]) -> Bool {
        guard let header = bytes.leadingHeaderCount else { return false }
        var fields = DERCursor(bytes, in: min(header, bytes.count)..<bytes.count)
        guard let type = try? fields.oid("contentType") else { return false }
        return type.bytes.starts(with: contentTypes)
    }

    /// Decodes `ContentInfo ::= SEQUENCE { contentType, [0] SignedData }`.
    ///
    /// - Throws: `CertificateError` with code `unsupported` for other contents than signed data.
    package init(der: [UInt8]) throws(CertificateError) {
        do throws(DERError) {
            var file = DERCursor(der)
            var info = try file.enter(Tag.sequence, "ContentInfo")
            if try info.oid("contentType") == Self.signedData {
                try read(&info)
                return
            }
        } catch {
            throw error.inDecoding(.pkcs7)
        }
        throw CertificateError(.unsupported, .store(.notSignedData))
    }

    private mutating func read(_ info: inout DERCursor) throws(DERError) {
        let der = info.bytes
        var content = try info.enter(Tag.constructed(0), "content")
        var fields = try content.enter(Tag.sequence, "SignedData")
        _ = try fields.count("version")
        _ = try fields.next(Tag.set, "digestAlgorithms")
        _ = try fields.next(Tag.sequence, "contentInfo")
        if let list = try fields.optional(Tag.constructed(0), "certificates") {
            var cursor = DERCursor(der, inside: list)
            while !cursor.isAtEnd {
                let element = try cursor.next("a certificate")
                // Other forms than a certificate of X.509 have tags of their own.
                guard element.tag == Tag.sequence else { continue }
                certificates.append(Array(der[element.whole]))
            }
        }
        if let list = try fields.optional(Tag.constructed(1), "crls") {
            var cursor = DERCursor(der, inside: list)
            while !cursor.isAtEnd {
                let element = try cursor.next("a CRL")
                guard element.tag == Tag.sequence else { continue }
                revocationLists.append(Array(der[element.whole]))
            }
        }
    }
}

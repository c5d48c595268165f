package import CertModel

/// Which encryption OpenSSL 3 does only with its legacy provider: RC2, RC4, DES of 56 bits, and
/// and other schemes that have been given up.
package enum OldEncryption {
    /// Whether a scheme of PKCS#5 or PKCS#12 is of the old ones.
    package static func isNamed(by scheme: AlgorithmIdentifier) -> Bool {
        guard scheme.algorithm == pbes2 else { return schemes.contains(scheme.algorithm) }
        // PBES2-params ::= SEQUENCE { keyDerivationFunc, encryptionScheme } (RFC 8018 A.4)
        var outer = DERCursor(scheme.parameters ?? [])
        guard var fields = try? outer.enter(Tag.sequence, "the parameters"),
            (try? fields.algorithmIdentifier("the key derivation")) != nil,
            let cipher = try? fields.algorithmIdentifier("the cipher")
        else { return false }
        return ciphers.contains(cipher.algorithm)
    }

    /// Whether the `DEK-Info` of a block (RFC 1421 §4.6.1.3) names an old cipher.
    package static func isNamed(byHeaders headers: String) -> Bool {
        guard
            let line = headers.split(whereSeparator: \.isNewline).first(where: {
                $0.hasPrefix("DEK-Info:")
            })
        else { return false }
        let cipher = line.dropFirst("DEK-Info:".count).drop { $0 == " " }
        return !["AES", "DES-EDE3", "CAMELLIA", "ARIA"].contains { cipher.hasPrefix($0) }
    }

    private static let pbes2 = OID(1, 2, 840, 113_549, 1, 5, 13)

    /// PBES1 (RFC 8018 A.3), whose key derivation is as old as its ciphers, and those of PKCS#12
    /// (RFC 7292 C) that are not triple DES.
    private static let schemes: Set<OID> = Set(
        [1, 3, 4, 6, 10, 11].map { OID(1, 2, 840, 113_549, 1, 5, $0) }
            + [1, 2, 5, 6].map { OID(1, 2, 840, 113_549, 1, 12, 1, $0) }
    )

    /// DES, RC2, RC4 and RC5 (RFC 8018 B.2).
    private static let ciphers: Set<OID> = [
        OID(1, 3, 14, 3, 2, 7), OID(1, 2, 840, 113_549, 3, 2), OID(1, 2, 840, 113_549, 3, 4),
        OID(1, 2, 840, 113_549, 3, 9),
    ]
}

/// Who refuses a signature that does not verify: not everybody is strict about its form.
package enum SignatureFault {
    /// The families that refuse a certificate whose signature is refused here.
    package static func families(refusing certificate: Certificate) -> ClientFamilies {
        let (outer, inner) = (certificate.signatureAlgorithm, certificate.innerSignatureAlgorithm)
        if outer != inner, outer.algorithm == inner.algorithm, outer.isWithoutValue,
            inner.isWithoutValue
        {
            // NULL in one place and nothing in the other.
            return [.openssl, .node, .pythonStrict, .go, .mbedtls, .rustls]
        }
        if outer == inner, SignatureFacts(outer).isECDSA, isPadded(certificate.signature) {
            return .allBut([.gnutls, .mbedtls])
        }
        return .all
    }

    /// Whether a number of an ECDSA signature has needless zeros before it, against DER.
    private static func isPadded(_ signature: [UInt8]) -> Bool {
        guard let sequence = EncodedElement(signature[...]) else { return false }
        return sequence.children.contains {
            let start = $0.content.prefix(2)
            return start.count == 2 && start.first == 0 && (start.last ?? 0) < 0x80
        }
    }
}

extension AlgorithmIdentifier {
    fileprivate var isWithoutValue: Bool { parameters == nil || parameters == [0x05, 0x00] }
}

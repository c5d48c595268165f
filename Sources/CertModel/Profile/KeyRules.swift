/// The public key.
///
/// What is too weak for clients is left to `weak-key`.
enum KeyRules {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        let key = one.certificate.publicKey
        guard StrengthCheck.weakKey(key, at: Location(path: "")) == nil else { return [] }
        // Baseline Requirements §6.1.5: RSA, "or for ECDSA key pairs […] the key represents a valid
        // point on the NIST P-256, NIST P-384 or NIST P-521 elliptic curve." §7.1.3.1.1 has RSA
        // keys with rsaEncryption alone, never with id-RSASSA-PSS.
        switch key.algorithm {
        case .rsa: return rsa(key, one)
        case .ec: return curve(key, one)
        default: return [.algorithm(.keyType(key.description))]
        }
    }

    private static func rsa(_ key: PublicKey, _ one: ProfiledCertificate) -> [ProfileFault] {
        var faults: [ProfileFault] = []
        // > Baseline Requirements §7.1.3.1.1: "The AlgorithmIdentifier for RSA keys MUST be
        // > byte-for-byte identical with the following hex-encoded bytes".
        if let algorithm = one.fields.publicKey.first, Array(algorithm.whole) != rsaEncryption,
            one.isBound(by: .algorithmEncodings)
        {
            faults.append(.algorithm(.keyEncoding(.rsaParameters)))
        }
        // §6.1.5: "the modulus size, in bits, is evenly divisible by 8".
        if key.bits % 8 != 0, one.isBound(by: .algorithmEncodings) {
            faults.append(.algorithm(.keySize(bits: key.bits)))
        }
        let bits = one.fields.publicKey.last?.content.dropFirst() ?? []
        guard let numbers = EncodedElement(bits)?.children, numbers.count == 2 else {
            return faults
        }
        let exponent = numbers[1].content.drop { $0 == 0 }
        if let fault = exponentFault(exponent) {
            faults.append(.algorithm(.rsaExponent(fault)))
        } else if one.isPublic, one.isBound, !isUsual(exponent) {
            // §6.1.6: "the public exponent SHOULD be in the range between 2^16 + 1 and 2^256 - 1."
            faults.append(.algorithm(.rsaParameters(.exponent)))
        }
        if one.isPublic, let factor = smallFactor(of: numbers[0].content) {
            faults.append(.algorithm(.rsaParameters(.factor(factor))))
        }
        return faults
    }

    private static let rsaEncryption: [UInt8] = [
        0x30, 0x0D, 0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01, 0x05, 0x00,
    ]

    /// > Baseline Requirements §6.1.6: "the value of the public exponent is an odd number equal to
    /// > 3 or more."
    private static func exponentFault(
        _ exponent: ArraySlice<UInt8>
    ) -> ProfileAlgorithmFault.ExponentFault? {
        guard let last = exponent.last else { return .zero }
        if last & 1 == 0 { return .even }
        return exponent.count == 1 && last == 1 ? .one : nil
    }

    private static func isUsual(_ exponent: ArraySlice<UInt8>) -> Bool {
        3...32 ~= exponent.count
    }

    /// > Baseline Requirements §6.1.6: "The modulus SHOULD also have the following characteristics:
    /// > an odd number, not the power of a prime, and have no factors smaller than 752."
    private static func smallFactor(of modulus: ArraySlice<UInt8>) -> Int? {
        (2..<752).first { divisor in
            modulus.reduce(0) { ($0 << 8 | Int($1)) % divisor } == 0
        }
    }

    private static func curve(_ key: PublicKey, _ one: ProfiledCertificate) -> [ProfileFault] {
        guard let curve = key.curve, let algorithm = algorithms[curve] else {
            return [.algorithm(.keyType(key.description))]
        }
        // > Baseline Requirements §7.1.3.1.2: "the AlgorithmIdentifier MUST be byte-for-byte
        // > identical" with one that names the curve; RFC 5480 §2.1.1 forbids explicit parameters.
        if let found = one.fields.publicKey.first, Array(found.whole) != algorithm {
            return [.algorithm(.keyEncoding(.explicitCurve))]
        }
        let point = one.fields.publicKey.last?.content.dropFirst() ?? []
        let octets = (key.bits + 7) / 8
        let isWhole =
            switch point.first {
            case 0x04: point.count == 1 + 2 * octets
            case 0x02, 0x03: point.count == 1 + octets
            default: false
            }
        return isWhole ? [] : [.algorithm(.keyEncoding(.point(curve: curve)))]
    }

    private static let ecPublicKey: [UInt8] = [
        0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01,
    ]

    private static let algorithms: [String: [UInt8]] = [
        "P-256": [0x30, 0x13] + ecPublicKey
            + [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x03, 0x01, 0x07],
        "P-384": [0x30, 0x10] + ecPublicKey + [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x22],
        "P-521": [0x30, 0x10] + ecPublicKey + [0x06, 0x05, 0x2B, 0x81, 0x04, 0x00, 0x23],
    ]
}

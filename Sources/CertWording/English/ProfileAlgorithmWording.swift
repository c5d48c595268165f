internal import CertModel

/// Signature algorithms and keys.
extension English {
    static func message(_ fault: ProfileAlgorithmFault) -> String {
        switch fault {
        case .signatureAlgorithm(let algorithm):
            "signed with \(algorithm.name), which public authorities may not use"
        case .signatureMismatch(let inner, let outer) where inner.algorithm == outer.algorithm:
            "the signature algorithm inside the signed part is not that of the signature: its"
                + " parameters differ"
        case .signatureMismatch(let inner, let outer):
            "the signature algorithm inside the signed part is not that of the signature:"
                + " \(inner.name) inside, \(outer.name) beside it"
        case .signatureHash(let algorithm, let curve):
            "signed with \(algorithm.name) by a key on \(curve.printable)"
        case .signatureParameters(let algorithm):
            "the parameters of \(algorithm.name) are not encoded as they must be"
        case .keyType(let kind):
            "the public key is \(kind.printable), which public authorities may not certify"
        case .keySize(let bits): "the modulus has \(bits) bits, which 8 does not divide"
        case .keyEncoding(.rsaParameters):
            "the public key is not encoded as it must be: the algorithm has other parameters than"
                + " NULL"
        case .keyEncoding(.explicitCurve):
            "the public key is not encoded as it must be: the curve has explicit parameters instead"
                + " of its name"
        case .keyEncoding(.point(let curve)):
            "the public key is not encoded as it must be: it is not a point of \(curve.printable)"
        case .rsaExponent(.zero): "the RSA exponent is 0"
        case .rsaExponent(.one): "the RSA exponent is 1"
        case .rsaExponent(.even): "the RSA exponent is even"
        case .rsaParameters(.exponent): "the RSA exponent is not between 65537 and 2^256 - 1"
        case .rsaParameters(.factor(let factor)): "the RSA modulus has the factor \(factor)"
        }
    }

    static func remedy(_ fault: ProfileAlgorithmFault) -> String {
        switch fault {
        case .signatureAlgorithm:
            "Sign it with RSA or ECDSA and SHA-256, SHA-384 or SHA-512."
        case .signatureMismatch: "Name the same signature algorithm in both places."
        case .signatureHash:
            "Sign it with SHA-256 for P-256, SHA-384 for P-384 or SHA-512 for P-521."
        case .signatureParameters: "Use the parameters that its signature algorithm prescribes."
        case .keyType: "Use an RSA key or one on P-256, P-384 or P-521."
        case .keySize: "Use a key whose size is a multiple of 8 bits."
        case .keyEncoding: "Encode the key as RFC 3279 and RFC 5480 prescribe."
        case .rsaExponent: "Use a key with the exponent 65537."
        case .rsaParameters: "Use a key made by current software."
        }
    }
}

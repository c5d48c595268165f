internal import CertModel

/// Keys and signatures that a client does not know or does not accept.
extension English {
    static func message(_ fault: AlgorithmClientFault) -> String {
        switch fault {
        case .curveP521: "the key is on P-521"
        case .curveNotOffered(let key):
            "the key is \(key.description.printable), which clients do not offer"
        case .curveUnknown(let key): "the key is \(key.description.printable)"
        case .explicitCurve:
            "the public key gives the parameters of its curve instead of a name"
        case .compressedPoint: "the key is a compressed point"
        case .ed25519: "the key is Ed25519"
        case .ed448: "the key is Ed448"
        case .rsaPSSKey: "the key is an RSASSA-PSS key, not a plain RSA key"
        case .keyCannotSign(let key):
            "the key is \(key.description.printable), which can't sign"
        case .rsaExponent(let limit):
            "the RSA key's public exponent is larger than \(limit) bits"
        case .rsaModulus(let bits): "the RSA key has \(bits) bits"
        case .rsaModulusNegative: "the RSA key's modulus is written as a negative number"
        case .rsaWithoutNull: "the RSA key's algorithm has no NULL parameters"
        case .sha224(let algorithm): "signed with \(algorithm.name.printable) over SHA-224"
        case .sha3: "signed over SHA-3"
        case .dsa: "signed with DSA"
        case .pssSalt(let salt, let digest):
            "signed with RSASSA-PSS and a salt of \(salt) octets, not the digest's \(digest)"
        case .pssMask:
            "signed with RSASSA-PSS, and the mask has another digest than the message"
        case .pssDigestWithoutNull:
            "signed with RSASSA-PSS, and its digests have no NULL parameters"
        case .ecdsaParameters: "the ECDSA signature's algorithm has parameters"
        case .twoAlgorithms: "it names two different signature algorithms"
        }
    }

    static func remedy(_ fault: AlgorithmClientFault) -> String {
        switch fault {
        case .curveP521, .curveNotOffered, .curveUnknown, .explicitCurve, .ed25519, .ed448,
            .keyCannotSign, .rsaExponent, .rsaModulusNegative:
            "Make a key of RSA 2048 or on P-256, and have a certificate issued for it."
        case .compressedPoint:
            "Have the certificate issued anew with the key's uncompressed form."
        case .rsaPSSKey:
            "Make a plain RSA or P-256 key, and have a certificate issued for it."
        case .rsaModulus:
            "Make an RSA key of 2048 to 4096 bits, and have a certificate issued for it."
        case .rsaWithoutNull:
            "Make the request anew with the key's usual form, and have the certificate issued anew."
        case .sha224, .sha3, .dsa, .pssSalt, .pssMask, .pssDigestWithoutNull, .ecdsaParameters:
            "Have the certificate issued anew, signed over SHA-256 with ECDSA or plain RSA."
        case .twoAlgorithms:
            "Make the root anew, and give it to the clients."
        }
    }
}

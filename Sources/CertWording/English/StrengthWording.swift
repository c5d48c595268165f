internal import CertModel

/// Weak keys and signatures.
extension English {
    static func message(_ detail: StrengthDetail) -> String {
        switch detail {
        case .keyTooSmall(let key, let minimum, let role):
            "\(prefix(role))the public key is \(key.description.printable), a key below \(minimum)"
                + " bits, which clients refuse"
        case .keyAlgorithm(let key, let role):
            "\(prefix(role))the public key is \(key.description.printable), an algorithm that"
                + " clients refuse"
        case .explicitCurve(_, let subject):
            "the public key of \(name(subject)) gives the parameters of its curve instead of a"
                + " name, which clients refuse"
        case .signature(let algorithm, let digest, let role):
            "\(prefix(role))signed with \(algorithm.name.printable) (\(digest)), which clients"
                + " refuse"
        }
    }

    static func remedy(_ detail: StrengthDetail) -> String {
        switch detail {
        case .keyTooSmall(_, _, .leaf), .keyAlgorithm(_, .leaf):
            "Make a key of at least RSA 2048 or P-256, and have a certificate issued for it."
        case .keyTooSmall(_, _, .authority), .keyTooSmall(_, _, .unneeded),
            .keyAlgorithm(_, .authority), .keyAlgorithm(_, .unneeded):
            "Present an authority with a stronger key, or have the certificate issued anew."
        case .explicitCurve:
            "Make a key on a named curve such as P-256, and have a certificate issued for it."
        case .signature(_, _, .leaf):
            "Have the certificate issued anew with SHA-256 or better."
        case .signature(_, _, .authority), .signature(_, _, .unneeded):
            "Replace it with the authority's current certificate, signed with SHA-256."
        }
    }
}

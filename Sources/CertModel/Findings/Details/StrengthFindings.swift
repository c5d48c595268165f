extension FindingID {
    /// A public key that clients find too weak.
    public static let weakKey = FindingID("weak-key")
    /// A signature algorithm that clients find too weak.
    public static let weakSignature = FindingID("weak-signature")

    static let strengthFindings: [FindingID] = [
        .weakKey, .weakSignature,
    ]
}

/// The wording of everything about the strength of keys and signatures.
extension Finding {
    /// A public key below the least size, or of an algorithm without one (`minimum` is nil).
    package static func weakKey(
        _ key: PublicKey,
        minimum: Int?,
        role: CertificateRole,
        location: Location
    ) -> Finding {
        let reason =
            minimum.map { "a key below \($0) bits, which clients refuse" }
            ?? "an algorithm that clients refuse"
        var values: [Value] = [
            .text("algorithm", key.algorithm.description),
            .number("bits", Int64(key.bits)),
        ]
        if let minimum { values.append(.number("minimum", Int64(minimum))) }
        return Finding(
            .weakKey,
            .error,
            "\(role.prefix)the public key is \(key.description.printable), \(reason)",
            remedy: role.isLeaf
                ? "Make a key of at least RSA 2048 or P-256, and have a certificate issued for it."
                : "Present an authority with a stronger key, or have the certificate issued anew.",
            at: [location],
            values: values
        )
    }

    /// A public key whose curve is given by its parameters.
    package static func explicitCurve(
        _ certificate: Certificate,
        at location: Location
    ) -> Finding {
        Finding(
            .weakKey,
            .error,
            "the public key of \(name(certificate.subject)) gives the parameters of its curve"
                + " instead of a name, which clients refuse",
            remedy: "Make a key on a named curve such as P-256, and have a certificate issued for"
                + " it.",
            at: [location],
            values: [.text("algorithm", certificate.publicKey.algorithm.description)]
        )
    }

    /// A signature over a digest in which collisions are found.
    package static func weakSignature(
        algorithm: String,
        digest: String,
        role: CertificateRole,
        location: Location
    ) -> Finding {
        Finding(
            .weakSignature,
            .error,
            "\(role.prefix)signed with \(algorithm) (\(digest)), which clients refuse",
            remedy: role.isLeaf
                ? "Have the certificate issued anew with SHA-256 or better."
                : "Replace it by the authority's current certificate, signed with SHA-256.",
            at: [location],
            values: [.text("algorithm", algorithm), .text("digest", digest)]
        )
    }
}

extension CertificateRole {
    fileprivate var isLeaf: Bool { self == .leaf }
}

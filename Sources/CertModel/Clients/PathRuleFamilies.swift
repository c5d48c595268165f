/// Who refuses what breaks a rule of RFC 5280's path validation: not everybody does.
enum PathRuleFamilies {
    /// Refusals of a critical extension that these rules do not process.
    static func refusing(critical oid: OID) -> ClientFamilies {
        switch oid {
        case .subjectKeyIdentifier, .authorityKeyIdentifier: .allBut(.gnutls)
        case .authorityInformationAccess: .allBut([.gnutls, .firefox])
        default: .all
        }
    }

    /// Refusals of an extended key usage without serverAuth.
    ///
    /// OpenSSL still takes Server Gated Crypto for it, Java on leaves alone; Java and Mbed TLS do
    /// not look at authorities.
    static func refusing(purposes: [OID], isLeaf: Bool) -> ClientFamilies {
        var families: ClientFamilies = isLeaf ? .all : .allBut([.java, .mbedtls])
        if !KeyPurpose.serverGatedCrypto.isDisjoint(with: purposes) {
            families.subtract(.opensslLibrary.union(.java))
        }
        return families
    }

    /// Refusals of an anchor that is not for servers, by its own extended key usage.
    static func refusing(anchors: [Certificate]) -> ClientFamilies {
        let families: ClientFamilies = [
            .openssl, .node, .pythonStrict, .go, .chromium, .firefox,
        ]
        let isForGatedCrypto = anchors.contains {
            !KeyPurpose.serverGatedCrypto.isDisjoint(with: $0.known.extendedKeyUsage ?? [])
        }
        return isForGatedCrypto ? families.subtracting(.opensslLibrary) : families
    }

    /// Refusals where no policy is valid: OpenSSL and Firefox do not ask for one.
    static func refusing(_ reason: PathDetail.PolicyFault) -> ClientFamilies {
        switch reason {
        case .noValidPolicy: [.java, .go, .chromium]
        case .anyPolicyMapped: [.java, .go, .chromium, .firefox]
        }
    }

    /// Refusals of a key that is weaker than 112 bits.
    static func refusing(weak key: PublicKey, isLeaf: Bool) -> ClientFamilies {
        switch key.algorithm {
        case .rsa, .rsaPSS, .dh:
            return key.bits < 1024 ? .all : [.openssl, .pythonStrict, .mbedtls, .rustls]
        case .ec:
            guard !isLeaf else { return .all }
            switch key.curve {
            case "P-224": return [.java, .rustls, .chromium, .firefox]
            case "P-192": return .allBut([.node, .gnutls])
            default: return .all
            }
        case .dsa where key.bits >= 2048:
            return isLeaf
                ? .allBut([.node, .java]) : [.go, .chromium, .firefox, .rustls, .mbedtls]
        default: return .all
        }
    }

    /// Refusals of a signature over a digest in which collisions are found.
    static func refusing(weakDigest digest: String) -> ClientFamilies {
        digest == "SHA-1" ? .allBut(.java) : .all
    }
}

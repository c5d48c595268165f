extension ClientRuleGroup {
    /// Extensions that a client does not accept as critical, or in the form that they have.
    static let extensions = ClientRuleGroup("extensions", critical + forms)

    private static let critical: [ClientRule] = [
        .critical("policies-critical", .certificatePolicies, [.mbedtls, .rustls]),
        .critical("inhibit-any-policy-critical", .inhibitAnyPolicy, [.mbedtls, .rustls]),
        .critical("policy-constraints-critical", .policyConstraints, [.gnutls, .mbedtls, .rustls]),
        .critical("policy-mappings-critical", .policyMappings, [.gnutls, .mbedtls, .rustls]),
        .critical(
            "distribution-points-critical",
            .cRLDistributionPoints,
            [.java, .mbedtls, .chromium, .firefox]
        ),
        .critical(
            "ocsp-no-check-critical",
            .ocspNoCheck,
            [.java, .go, .gnutls, .mbedtls, .rustls, .chromium]
        ),
        .init(
            "unknown-critical-of-anchor",
            .unhandledCriticalExtension,
            .init(anchor: .allBut([.java, .rustls])),
            source: "OpenSSL check_chain_extensions; Go isValid; mozilla::pkix BackCert"
        ) { view in
            let unknown = view.certificate.extensions.first {
                $0.isCritical && !PathRules.processed.contains($0.oid)
            }
            return unknown.map { .extension(.unknownCritical($0.oid)) }
        },
        .init(
            "extension-twice-in-anchor",
            .extensionMalformed,
            .init(anchor: [.java, .go, .gnutls, .chromium]),
            source: "RFC 5280 §4.2"
        ) { view in
            view.certificate.extensionFaults.contains(where: \.isRepetition)
                ? .extension(.repeated) : nil
        },
    ]

    private static let forms: [ClientRule] = [
        .init(
            "tls-feature-unknown",
            .extensionRefused,
            .init(leaf: .firefox, intermediate: .firefox),
            source: "mozilla::pkix CheckTLSFeatures"
        ) { view in
            view.known.tlsFeatures?.contains { $0 != 5 } ?? false
                ? .extension(.tlsFeature) : nil
        },
        .init(
            "must-staple",
            .stapleMissing,
            .init(leaf: [.firefox, .gnutls], intermediate: [.firefox, .gnutls]),
            source: "RFC 7633 §4.2.3.1",
            severity: .warning
        ) { view in
            view.known.tlsFeatures?.contains(5) ?? false
                ? .extension(.mustStaple) : nil
        },
        .init(
            "access-empty",
            .extensionRefused,
            .presented(.chromium),
            source: "RFC 5280 §4.2.2.1: a sequence of one or more"
        ) { view in
            guard view.known.authorityInformationAccess.isEmpty,
                let found = view.extension(.authorityInformationAccess),
                EncodedElement(found.value[...])?.content.isEmpty ?? false
            else { return nil }
            return .extension(.accessEmpty)
        },
        .init(
            "policy-twice",
            .extensionRefused,
            .decoding([.go, .chromium]),
            source: "RFC 5280 §4.2.1.4: a policy OID must not appear more than once"
        ) { view in
            guard let policies = view.known.policies, policies.count > 1 else { return nil }
            return Set(policies.map(\.policy)).count < policies.count
                ? .extension(.policyTwice) : nil
        },
        .init(
            "policies-empty",
            .extensionRefused,
            .decoding([.mbedtls, .chromium]),
            source: "RFC 5280 §4.2.1.4: a sequence of one or more"
        ) { view in
            view.known.policies?.isEmpty ?? false ? .extension(.policiesEmpty) : nil
        },
        .init(
            "policy-constraints-empty",
            .extensionRefused,
            .decoding(.chromium),
            source: "RFC 5280 §4.2.1.11: MUST NOT be an empty sequence"
        ) { view in
            guard let constraints = view.known.policyConstraints else { return nil }
            return constraints.requireExplicitPolicy == nil
                && constraints.inhibitPolicyMapping == nil
                ? .extension(.policyConstraintsEmpty) : nil
        },
        .init(
            "extension-oid-31-bits",
            .extensionRefused,
            .decoding(.go),
            source: "Go encoding/asn1: numbers of 31 bits"
        ) { $0.longestArc > 31 ? .extension(.identifierNumber(aboveBits: 31)) : nil },
        .init(
            "extension-oid-64-bits",
            .extensionRefused,
            .decoding(.gnutls),
            source: "libtasn1: numbers of 64 bits"
        ) { $0.longestArc > 64 ? .extension(.identifierNumber(aboveBits: 64)) : nil },
    ]
}

extension ClientRule {
    fileprivate static func critical(
        _ name: String,
        _ oid: OID,
        _ families: ClientFamilies
    ) -> ClientRule {
        ClientRule(
            name,
            .unhandledCriticalExtension,
            .presented(families),
            source: "measured"
        ) { view in
            guard let found = view.extension(oid), found.isCritical else { return nil }
            return .extension(.critical(oid))
        }
    }
}

extension ClientView {
    /// The bits of the largest number in the identifiers of the extensions, counted in sevens.
    fileprivate var longestArc: Int {
        var longest = 0
        for found in certificate.extensions {
            // Nearly all are of the arc 2.5.29, in three octets.
            guard found.oid.bytes.count > 5 else { continue }
            var run = 0
            var bits = 0
            for octet in found.oid.bytes {
                bits = run == 0 ? 7 - min(7, octet.leadingZeroBitCountOfSeven) : bits + 7
                run = octet & 0x80 != 0 ? run + 1 : 0
                longest = max(longest, bits)
            }
        }
        return longest
    }
}

extension UInt8 {
    fileprivate var leadingZeroBitCountOfSeven: Int { (self & 0x7F).leadingZeroBitCount - 1 }
}

extension Certificate.ExtensionFault {
    /// Whether the extension is there more than once.
    var isRepetition: Bool { kind == .repeated }

    /// Whether octets follow the value, which some decoders ignore.
    fileprivate var isOfOctetsBehind: Bool { flaw == .octetsBehindValue }

    /// Why its value can't be decoded; nil where it is there more than once.
    fileprivate var flaw: Certificate.ExtensionFlaw? {
        switch kind {
        case .repeated: nil
        case .undecodable(let flaw, _): flaw
        }
    }
}

/// Who refuses a certificate for an extension that can't be decoded or appears twice.
enum ExtensionFaultFamilies {
    /// The families that a fault of a leaf, an intermediate or an anchor concerns.
    static func refusing(
        _ fault: Certificate.ExtensionFault,
        in position: ClientView.Position
    ) -> ClientFamilies {
        // A rule of its own is about what appears twice in an anchor.
        if position == .anchor { return fault.isRepetition ? [] : refusing(ofAnchor: fault) }
        let isLeaf = position == .leaf
        if fault.isRepetition {
            return isCached(fault.oid) ? .all : [.java, .go, .gnutls, .chromium]
        }
        switch fault.oid {
        case .keyUsage where fault.isOfOctetsBehind:
            return [.java, .mbedtls, .chromium, .firefox]
        case .keyUsage: return isLeaf ? .allBut([.gnutls, .rustls]) : .allBut(.rustls)
        case .subjectKeyIdentifier, .authorityKeyIdentifier:
            return [.openssl, .node, .pythonStrict, .go, .chromium]
        case .certificatePolicies: return [.go, .mbedtls, .chromium]
        case .authorityInformationAccess: return [.go, .chromium, .firefox]
        case .cRLDistributionPoints: return [.openssl, .node, .pythonStrict, .go, .rustls]
        case .signedCertificateTimestamps, .issuerAlternativeName, .freshestCRL: return []
        case .tlsFeature: return [.firefox, .gnutls]
        case .policyMappings, .policyConstraints, .inhibitAnyPolicy: return [.go, .chromium]
        case .basicConstraints: return refusing(constraints: fault, isLeaf: isLeaf)
        case .extendedKeyUsage: return refusing(purposes: fault, isLeaf: isLeaf)
        case .nameConstraints, .subjectAlternativeName: return refusing(names: fault)
        default: return .all
        }
    }

    private static func refusing(
        constraints fault: Certificate.ExtensionFault,
        isLeaf: Bool
    ) -> ClientFamilies {
        if fault.flaw == .octetsInBasicConstraints { return .allBut([.java, .go]) }
        if fault.flaw == .negative { return .allBut(.gnutls) }
        let refusing: ClientFamilies =
            fault.isOfOctetsBehind
            ? [.java, .gnutls, .mbedtls, .rustls, .chromium, .firefox] : .all
        return isLeaf ? refusing.subtracting(.gnutls) : refusing
    }

    private static func refusing(
        purposes fault: Certificate.ExtensionFault,
        isLeaf: Bool
    ) -> ClientFamilies {
        if fault.flaw == .noPurpose {
            return isLeaf ? .allBut([.go, .gnutls]) : .allBut([.java, .go, .gnutls])
        }
        return fault.isOfOctetsBehind
            ? [.gnutls, .mbedtls, .rustls, .chromium, .firefox] : .allBut(.java)
    }

    private static func refusing(names fault: Certificate.ExtensionFault) -> ClientFamilies {
        switch fault.oid {
        case .nameConstraints where fault.flaw == .subtree:
            return .allBut([.go, .gnutls])
        case .subjectAlternativeName where fault.flaw == .noName:
            return [.pythonStrict, .go, .mbedtls, .rustls, .chromium, .firefox]
        case .subjectAlternativeName where fault.flaw == .unknownNameKind:
            return [.openssl, .node, .pythonStrict, .java, .gnutls, .chromium]
        default: return .all
        }
    }

    /// Java and rustls take of an anchor its name and its key, and yet decode some of the rest.
    private static func refusing(ofAnchor fault: Certificate.ExtensionFault) -> ClientFamilies {
        let lenient: ClientFamilies =
            fault.isOfOctetsBehind ? [.openssl, .node, .pythonStrict, .go] : []
        let refusing: ClientFamilies =
            switch fault.oid {
            case .keyUsage: .allBut(.rustls)
            case .basicConstraints where fault.flaw == .negative:
                .allBut([.gnutls, .rustls])
            case .basicConstraints: .all
            case .extendedKeyUsage: .allBut([.java, .gnutls])
            case .subjectKeyIdentifier, .authorityKeyIdentifier:
                [.openssl, .node, .pythonStrict, .go, .java, .chromium]
            default:
                isCached(fault.oid)
                    ? [.openssl, .node, .pythonStrict, .go, .chromium, .firefox] : []
            }
        return refusing.subtracting(lenient)
    }

    /// Whether OpenSSL reads the extension before it looks at anything else.
    private static func isCached(_ oid: OID) -> Bool { cached.contains(oid) }

    private static let cached: Set<OID> = [
        .basicConstraints, .keyUsage, .extendedKeyUsage, .subjectAlternativeName,
        .nameConstraints, .subjectKeyIdentifier, .authorityKeyIdentifier, .cRLDistributionPoints,
    ]
}

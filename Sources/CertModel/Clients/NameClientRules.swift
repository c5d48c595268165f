extension ClientRuleGroup {
    /// Alternative names beside the good ones that make a client refuse the whole certificate.
    static let alternativeNames = ClientRuleGroup("alternative names", odd) {
        !($0.known.subjectAlternativeNames ?? []).allSatisfy(\.isOrdinary)
    }

    /// Subject and issuer.
    static let names = ClientRuleGroup("names", distinguishedNames)

    private static let odd: [ClientRule] = [
        .alternativeName(
            "dns-name-not-ascii",
            .decoding([.go, .chromium]),
            source: "Go parseSANExtension; Chromium ParseGeneralName"
        ) { name in
            guard case .dns(let text) = name, !text.isASCII else { return nil }
            return .dnsNotASCII(text)
        },
        .alternativeName(
            "email-not-ascii",
            .decoding([.go, .chromium]),
            source: "Go parseSANExtension; Chromium ParseGeneralName"
        ) { name in
            guard case .email(let text) = name, !text.isASCII else { return nil }
            return .emailNotASCII(text)
        },
        .alternativeName(
            "uri-not-ascii",
            .decoding([.go, .chromium]),
            source: "Go parseSANExtension; Chromium ParseGeneralName"
        ) { name in
            guard case .uri(let text) = name, !text.isASCII else { return nil }
            return .uriNotASCII(text)
        },
        .alternativeName(
            "uri-malformed",
            .init(leaf: .go, intermediate: [.java, .go], anchor: .go, unneeded: .go),
            source: "Go parseSANExtension (net/url); JDK URIName"
        ) { $0.malformedURI.map(AlternativeNameFault.uriMalformed) },
        .hiding("uri-malformed-of-java", source: "JDK URIName (java.net.URI)") {
            $0.malformedURI.map(AlternativeNameFault.uriMalformed)
        },
        .hiding(
            "uri-without-scheme",
            source: "JDK URIName: URI name must include scheme"
        ) { name in
            guard case .uri(let text) = name, text.isASCII, URIForm(text).isParsable,
                !URIForm(text).hasScheme
            else { return nil }
            return .uriWithoutScheme(text)
        },
        .alternativeName(
            "ip-address-length",
            .init(
                leaf: [.go, .chromium],
                intermediate: [.go, .chromium],
                anchor: [.go, .chromium],
                unneeded: .go
            ),
            source: "RFC 5280 §4.2.1.6: 4 or 16 octets"
        ) { name in
            guard case .ip(let octets) = name, octets.count != 4, octets.count != 16 else {
                return nil
            }
            return .addressLength(octets.count)
        },
        .hiding(
            "ip-address-length-of-java",
            source: "JDK IPAddressName: an address, or an address and its mask"
        ) { name in
            guard case .ip(let octets) = name, ![4, 8, 16, 32].contains(octets.count) else {
                return nil
            }
            return .addressLength(octets.count)
        },
        .alternativeName("name-empty", .init(leaf: .gnutls), source: "measured") { name in
            switch name {
            case .ip(let octets): octets.isEmpty ? .addressLength(0) : nil
            case .dns(let text): text.isEmpty ? .emptyDNS : nil
            default: nil
            }
        },
        .alternativeName(
            "ip-address-mapped",
            .decoding(.go),
            source: "Go parseSANExtension, since 1.26"
        ) { name in
            guard case .ip(let octets) = name, octets.count == 16,
                octets.prefix(10).allSatisfy({ $0 == 0 }), octets[10] == 0xFF, octets[11] == 0xFF
            else { return nil }
            return .mappedAddress
        },
        .alternativeName("x400-address", .init(leaf: .gnutls), source: "measured") { name in
            guard case .x400 = name else { return nil }
            return .x400Address
        },
    ]

    private static let distinguishedNames: [ClientRule] = [
        .init(
            "empty-subject",
            .nameRefused,
            .init(leaf: [.pythonStrict, .java, .chromium]),
            source: "RFC 5280 §4.1.2.6: subjectAltName is then critical"
        ) { view in
            view.certificate.subject.isEmpty && !view.isCritical(.subjectAlternativeName)
                ? .name(.emptySubject) : nil
        },
        .init(
            "empty-subject-of-authority",
            .nameRefused,
            .init(
                intermediate: [.pythonStrict, .java],
                anchor: [.pythonStrict, .java]
            ),
            source: "RFC 5280 §4.1.2.6; JDK X509CertInfo"
        ) { $0.certificate.subject.isEmpty ? .name(.emptyAuthority) : nil },
        .init(
            "empty-issuer",
            .nameRefused,
            .init(
                leaf: [.openssl, .pythonStrict, .java, .firefox, .mbedtls],
                intermediate: [.pythonStrict, .java, .firefox, .mbedtls],
                anchor: [.pythonStrict, .java]
            ),
            source: "RFC 5280 §4.1.2.4: the issuer field MUST contain a non-empty name; curl"
        ) { $0.certificate.issuer.isEmpty ? .name(.emptyIssuer) : nil },
        .init(
            "issuer-octets",
            .issuerNameDiffers,
            .presented([.go, .gnutls, .rustls, .firefox]),
            source: "Go CertPool.findPotentialParents; mozilla::pkix; webpki compare octets"
        ) { view in
            view.issuerNameHasOtherOctets
                ? .name(.issuerOctets) : nil
        },
        .init(
            "issuer-octets-of-anchor",
            .issuerNameDiffers,
            .presented(.chromium),
            source: "NSS looks anchors up by the octets of their names"
        ) { view in
            view.isIssuedByAnchor && view.issuerNameHasOtherOctets
                ? .name(.issuerOctetsOfAnchor) : nil
        },
        .init(
            "issuer-spaces",
            .issuerNameDiffers,
            .presented(.mbedtls),
            source: "Mbed TLS x509_string_cmp"
        ) { view in
            guard let issuer = view.issuer, view.issuerNameHasOtherOctets,
                !view.certificate.issuer.isEqualButForCase(to: issuer.subject)
            else { return nil }
            return .name(.issuerSpaces)
        },
    ]
}

extension ClientRule {
    /// A name for which Java reads none of the alternative names, and takes the common name.
    fileprivate static func hiding(
        _ name: String,
        source: String,
        _ fault: @escaping @Sendable (GeneralName) -> AlternativeNameFault?
    ) -> ClientRule {
        let rule = alternativeName(name, .init(leaf: .java), source: source, fault)
        return ClientRule(name, .nameRefused, .init(leaf: .java), source: source) { view in
            guard let found = rule.fault(view) else { return nil }
            let isServed =
                !view.isCritical(.subjectAlternativeName)
                && HostClientRules.javaTakesCommonName(of: view.certificate, for: view.hosts)
            return isServed ? nil : found
        }
    }

    fileprivate static func alternativeName(
        _ name: String,
        _ refusals: Refusals,
        source: String,
        _ fault: @escaping @Sendable (GeneralName) -> AlternativeNameFault?
    ) -> ClientRule {
        ClientRule(
            name,
            .nameRefused,
            refusals,
            source: source
        ) { view in
            guard let names = view.known.subjectAlternativeNames else { return nil }
            for name in names {
                if let found = fault(name) { return .name(.alternative(found)) }
            }
            return nil
        }
    }
}

extension GeneralName {
    /// A URI that programs can't take apart.
    fileprivate var malformedURI: String? {
        guard case .uri(let text) = self, text.isASCII, !URIForm(text).isParsable else {
            return nil
        }
        return text
    }

    /// Whether it is an ASCII name or an address of a usual length, which no rule is about.
    fileprivate var isOrdinary: Bool {
        switch self {
        case .dns(let text): !text.isEmpty && text.utf8.allSatisfy { $0 < 0x80 }
        case .email(let text): text.utf8.allSatisfy { $0 < 0x80 }
        case .ip(let octets): octets.count == 4
        default: false
        }
    }
}

extension ClientView {
    /// Whether the issuer's name is equal by RFC 5280 §7.1 and not to the octet.
    fileprivate var issuerNameHasOtherOctets: Bool {
        guard let issuer else { return false }
        return certificate.issuer.der != issuer.subject.der
    }
}

extension DistinguishedName {
    /// Whether it differs from another name in the case of ASCII letters and in the kind of string
    /// alone.
    fileprivate func isEqualButForCase(to other: DistinguishedName) -> Bool {
        let (own, theirs) = (relativeNames.joined(), other.relativeNames.joined())
        return own.count == theirs.count
            && zip(own, theirs).allSatisfy { left, right in
                left.type == right.type && left.bytes.count == right.bytes.count
                    && zip(left.bytes, right.bytes).allSatisfy { $0.foldedASCII == $1.foldedASCII }
            }
    }
}

extension UInt8 {
    fileprivate var foldedASCII: UInt8 {
        UInt8(ascii: "A")...UInt8(ascii: "Z") ~= self ? self | 0x20 : self
    }
}

/// Whether a URI is of a form that programs can parse (RFC 3986).
struct URIForm {
    /// Whether it holds nothing that no URI may hold.
    let isParsable: Bool
    /// Whether it names a scheme.
    let hasScheme: Bool

    init(_ text: String) {
        let octets = Array(text.utf8)
        let colon = octets.firstIndex(of: UInt8(ascii: ":"))
        let scheme = colon.map { octets[..<$0] } ?? []
        hasScheme =
            scheme.first.map(\.isSchemeLetter) ?? false
            && scheme.allSatisfy {
                $0.isSchemeLetter || $0.isDigit || [0x2B, 0x2D, 0x2E].contains($0)
            }
        isParsable = octets.allSatisfy(\.isOfURI) && Self.hasWholeEscapes(octets)
    }

    /// A percent sign is followed by two hexadecimal digits.
    private static func hasWholeEscapes(_ octets: [UInt8]) -> Bool {
        octets.indices.allSatisfy { index in
            guard octets[index] == UInt8(ascii: "%") else { return true }
            return index + 2 < octets.count && octets[index + 1].isHexadecimal
                && octets[index + 2].isHexadecimal
        }
    }
}

extension UInt8 {
    fileprivate var isSchemeLetter: Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 }

    fileprivate var isHexadecimal: Bool {
        isDigit || UInt8(ascii: "a")...UInt8(ascii: "f") ~= self | 0x20
    }

    fileprivate var isOfURI: Bool {
        switch self {
        case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"), UInt8(ascii: "{"),
            UInt8(ascii: "|"), UInt8(ascii: "}"):
            false
        default: true
        }
    }
}

extension FindingID {
    /// The authority key identifier contradicts the certificate that would be the issuer.
    public static let keyIdentifierMismatch = FindingID("key-identifier-mismatch")
    /// A key identifier is missing that a client asks for.
    public static let keyIdentifierMissing = FindingID("key-identifier-missing")
    /// A key or a signature of a kind that a client does not know.
    public static let algorithmUnsupported = FindingID("algorithm-unsupported")
    /// Octets that are no DER, or a field that a client does not take.
    public static let encodingInvalid = FindingID("encoding-invalid")
    /// An extension in a form that a client refuses.
    public static let extensionRefused = FindingID("extension-refused")
    /// A name for which a client refuses the whole certificate.
    public static let nameRefused = FindingID("name-refused")
    /// The issuer's name is written otherwise than in the issuer's certificate.
    public static let issuerNameDiffers = FindingID("issuer-name-differs")
    /// A client takes another one of several presented issuers.
    public static let issuerAmbiguous = FindingID("issuer-ambiguous")
    /// The path ends in an anchor that is not self-signed.
    public static let anchorNotSelfSigned = FindingID("anchor-not-self-signed")
    /// More certificates or octets than a client takes.
    public static let chainTooLarge = FindingID("chain-too-large")
    /// The private key of an authority on the path is public.
    public static let authorityCompromised = FindingID("authority-compromised")

    /// What clients refuse beyond RFC 5280.
    public static let clientFindings: [FindingID] = [
        .keyIdentifierMismatch, .keyIdentifierMissing, .algorithmUnsupported, .encodingInvalid,
        .extensionRefused, .nameRefused, .issuerNameDiffers, .issuerAmbiguous,
        .anchorNotSelfSigned, .chainTooLarge, .authorityCompromised,
    ]
}

/// The wording of what clients refuse and no rule about one certificate says.
extension Finding {
    /// More certificates, octets or intermediates than some clients take.
    static func chainTooLarge(
        _ bound: MessageClientRules.Bound,
        count: Int,
        at location: Location
    ) -> Finding {
        let (message, remedy) =
            switch bound.counted {
            case .certificates:
                (
                    "\(count) certificates are presented, more than \(bound.maximum)",
                    "Remove the certificates that no path needs."
                )
            case .octets:
                (
                    "the certificates take \(count) octets, more than \(bound.maximum)",
                    "Remove the certificates that no path needs, or have the certificate issued"
                        + " anew with fewer names and extensions."
                )
            case .intermediates:
                (
                    "\(count) intermediates lead to the anchor, more than \(bound.maximum)",
                    "Have the certificate issued by an authority nearer to the root."
                )
            }
        return Finding(
            .chainTooLarge,
            .error,
            message,
            remedy: remedy,
            at: [location],
            values: [
                .text("rule", bound.name), .number("count", Int64(count)),
                .number("maximum", Int64(bound.maximum)),
            ]
        )
    }

    /// An anchor that its own key did not sign.
    package static func anchorNotSelfSigned(_ anchor: Certificate, at location: Location) -> Finding
    {
        Finding(
            .anchorNotSelfSigned,
            .error,
            "the path ends in the trust anchor \(name(anchor.subject)), which is not self-signed",
            remedy: "Give the clients the root that issued the anchor as well, or let them accept"
                + " partial chains (X509_V_FLAG_PARTIAL_CHAIN).",
            at: [location]
        )
    }

    /// A client goes by another certificate of the file than the path does.
    package static func issuerAmbiguous(
        taken: Certificate,
        for issued: Certificate,
        reason: String,
        at location: Location
    ) -> Finding {
        Finding(
            .issuerAmbiguous,
            .error,
            "of several certificates that could have issued \(name(issued.subject)) the one in"
                + " line \(location.line) is taken, \(name(taken.subject)) by"
                + " \(name(taken.issuer)), and \(reason)",
            remedy: "Remove that certificate from the file, or put it behind the one that leads to"
                + " the anchor.",
            at: [location]
        )
    }

    /// A client that looks for issuers below what they issued alone finds none.
    package static func issuerNotBelow(_ issued: Certificate, at location: Location) -> Finding {
        Finding(
            .chainOrder,
            .error,
            "below \(name(issued.subject)) there is no issuer that some clients would take",
            remedy: "Put each issuer right below what it issued.",
            at: [location]
        )
    }

    /// Hosts that a certificate covers by RFC 9525 and that some client does not take it for.
    static func nameRefused(hosts: [String], at location: Location) -> Finding {
        Finding(
            .nameRefused,
            .error,
            "\(enumeration(hosts.map(\.printable))) is covered by RFC 9525, and not as every"
                + " client compares names",
            remedy: "Give the host a name of letters, digits and hyphens alone, and have the"
                + " certificate issued for it.",
            at: [location],
            values: [.list("hosts", hosts)]
        )
    }
}

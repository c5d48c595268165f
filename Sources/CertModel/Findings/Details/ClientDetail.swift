extension FindingID {
    /// The authority key identifier contradicts the certificate that would be the issuer.
    public static let keyIdentifierMismatch = FindingID("key-identifier-mismatch")
    /// A key identifier is missing that a client requires.
    public static let keyIdentifierMissing = FindingID("key-identifier-missing")
    /// A key or a signature of a kind that a client does not know.
    public static let algorithmUnsupported = FindingID("algorithm-unsupported")
    /// Octets that are not DER, or a field that a client does not accept.
    public static let encodingInvalid = FindingID("encoding-invalid")
    /// An extension in a form that a client refuses.
    public static let extensionRefused = FindingID("extension-refused")
    /// A name for which a client refuses the whole certificate.
    public static let nameRefused = FindingID("name-refused")
    /// The issuer's name differs from the name in the issuer's certificate.
    public static let issuerNameDiffers = FindingID("issuer-name-differs")
    /// A client takes another one of several presented issuers.
    public static let issuerAmbiguous = FindingID("issuer-ambiguous")
    /// The path ends in an anchor that is not self-signed.
    public static let anchorNotSelfSigned = FindingID("anchor-not-self-signed")
    /// More certificates or octets than a client accepts.
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

/// What clients refuse beyond RFC 5280.
package enum ClientDetail: Sendable, Hashable {
    /// A rule about one certificate.
    case rule(BrokenRule)
    /// More certificates, octets or intermediates than some clients accept.
    case chainTooLarge(rule: String, Counted, count: Int, maximum: Int)
    /// The path ends in an anchor that its own key did not sign.
    case anchorNotSelfSigned(DistinguishedName)
    /// A client goes by another certificate of the file than the path does.
    case issuerAmbiguous(AmbiguousIssuer)
    /// A client that looks for issuers only below what they issued finds none.
    case issuerNotBelow(DistinguishedName)
    /// Hosts that a certificate covers by RFC 9525 and that some client does not accept it for.
    case nameRefused(hosts: [String])

    /// A rule that a certificate breaks.
    package struct BrokenRule: Sendable, Hashable {
        /// What tables call the rule.
        package let name: String
        /// The finding that it makes.
        package let id: FindingID
        package let fault: ClientFault
        /// The certificate's subject; nil for the leaf, whose name heads its findings.
        package let holder: DistinguishedName?

        package init(
            _ name: String,
            _ id: FindingID,
            _ fault: ClientFault,
            of holder: DistinguishedName?
        ) {
            (self.name, self.id, self.fault, self.holder) = (name, id, fault, holder)
        }
    }

    /// What clients count.
    package enum Counted: Sendable, Hashable { case certificates, octets, intermediates }

    /// The certificate that a client takes for the issuer of another one.
    package struct AmbiguousIssuer: Sendable, Hashable {
        package let issued: DistinguishedName
        package let taken: DistinguishedName
        /// The issuer of the certificate taken.
        package let above: DistinguishedName
        package let line: Int
        package let consequence: Consequence

        package init(taken: Certificate, for issued: Certificate, line: Int, _ end: Consequence) {
            self.issued = issued.subject
            self.taken = taken.subject
            above = taken.issuer
            self.line = line
            consequence = end
        }

        /// Why the client then refuses.
        package enum Consequence: Sendable, Hashable {
            /// It leads to no trust anchor.
            case missingIssuer
            /// It leads to a root that is not a trust anchor.
            case unknownRoot
            /// Its key did not make the signature.
            case signature
            /// The path through it has a finding of its own.
            case finding(FindingID)
        }
    }

    var id: FindingID {
        switch self {
        case .rule(let rule): rule.id
        case .chainTooLarge: .chainTooLarge
        case .anchorNotSelfSigned: .anchorNotSelfSigned
        case .issuerAmbiguous: .issuerAmbiguous
        case .issuerNotBelow: .chainOrder
        case .nameRefused: .nameRefused
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .rule(let rule): [.text("rule", rule.name)]
        case .chainTooLarge(let rule, _, let count, let maximum):
            [
                .text("rule", rule), .number("count", Int64(count)),
                .number("maximum", Int64(maximum)),
            ]
        case .anchorNotSelfSigned, .issuerAmbiguous, .issuerNotBelow: []
        case .nameRefused(let hosts): [.list("hosts", hosts)]
        }
    }
}

extension Finding {
    /// What some clients refuse, an error.
    package init(_ detail: ClientDetail, at location: Location) {
        self.init(.client(detail), .error, at: [location])
    }
}

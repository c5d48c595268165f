internal import CertModel

/// What clients refuse beyond RFC 5280.
extension English {
    static func message(_ detail: ClientDetail) -> String {
        switch detail {
        case .rule(let rule):
            rule.holder.map { "\(name($0)): \(message(rule.fault))" } ?? message(rule.fault)
        case .chainTooLarge(_, .certificates, let count, let maximum):
            "\(count) certificates are presented, more than \(maximum)"
        case .chainTooLarge(_, .octets, let count, let maximum):
            "the certificates take \(count) octets, more than \(maximum)"
        case .chainTooLarge(_, .intermediates, let count, let maximum):
            "\(count) intermediates lead to the anchor, more than \(maximum)"
        case .anchorNotSelfSigned(let anchor):
            "the path ends in the trust anchor \(name(anchor)), which is not self-signed"
        case .issuerAmbiguous(let issuer):
            message(issuer)
        case .issuerNotBelow(let issued):
            "below \(name(issued)) there is no issuer that some clients would take"
        case .nameRefused(let hosts) where hosts.count == 1:
            "\(list(hosts.map(\.printable))) is covered by RFC 9525, but not by the"
                + " way every client compares names"
        case .nameRefused(let hosts):
            "\(list(hosts.map(\.printable))) are covered by RFC 9525, but not by the"
                + " way every client compares names"
        }
    }

    private static func message(_ issuer: ClientDetail.AmbiguousIssuer) -> String {
        let choice =
            "several certificates could have issued \(name(issuer.issued)), and some clients take"
            + " the one in line \(issuer.line), \(name(issuer.taken)) by \(name(issuer.above))"
        return switch issuer.consequence {
        case .missingIssuer: "\(choice): it leads to no trust anchor"
        case .unknownRoot: "\(choice): it leads to a root that is not a trust anchor"
        case .signature: "\(choice): its key did not make the signature"
        case .finding(let id): "\(choice): that path has \(id)"
        }
    }

    private static func message(_ fault: ClientFault) -> String {
        switch fault {
        case .algorithm(let fault): message(fault)
        case .encoding(let fault): message(fault)
        case .name(let fault): message(fault)
        case .extension(let fault): message(fault)
        case .usage(let fault): message(fault)
        case .keyIdentifier(let fault): message(fault)
        case .compromised: "its private key has been public since October 2026"
        }
    }

    static func remedy(_ detail: ClientDetail) -> String {
        switch detail {
        case .rule(let rule):
            remedy(rule.fault)
        case .chainTooLarge(_, .certificates, _, _):
            "Remove the certificates that no path needs."
        case .chainTooLarge(_, .octets, _, _):
            "Remove the certificates that no path needs, or have the certificate issued anew with"
                + " fewer names and extensions."
        case .chainTooLarge(_, .intermediates, _, _):
            "Have the certificate issued by an authority nearer to the root."
        case .anchorNotSelfSigned:
            "Give the clients the root that issued the anchor as well, or let them accept partial"
                + " chains (X509_V_FLAG_PARTIAL_CHAIN)."
        case .issuerAmbiguous:
            "Remove that certificate from the file, or put it behind the one that leads to the"
                + " anchor."
        case .issuerNotBelow:
            "Put each issuer right below what it issued."
        case .nameRefused:
            "Give the host a name of letters, digits and hyphens alone, and have the certificate"
                + " issued for it."
        }
    }

    private static func remedy(_ fault: ClientFault) -> String {
        switch fault {
        case .algorithm(let fault): remedy(fault)
        case .encoding(let fault): remedy(fault)
        case .name(let fault): remedy(fault)
        case .extension(let fault): remedy(fault)
        case .usage(let fault): remedy(fault)
        case .keyIdentifier(let fault): remedy(fault)
        case .compromised:
            "Have the certificate issued by another authority, today: anybody can issue"
                + " certificates in this one's name."
        }
    }
}

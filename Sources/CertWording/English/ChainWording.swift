internal import CertModel

/// The chain, as presented and as trusted.
extension English {
    static func message(_ detail: ChainDetail) -> String {
        switch detail {
        case .incomplete(let missing):
            message(missing)
        case .leafNotFirst(let position, let leaf, let first):
            "the first certificate is \(name(first)), and the leaf \(name(leaf)) comes as number"
                + " \(position)"
        case .outOfOrder(let subject, let issued):
            "\(name(subject)) comes before \(name(issued)), which leads to it"
        case .split(let leaf, let parts):
            "the chain was built from \(leaf.printable) and \(list(parts, by: ", "))"
        case .superseded(let newer):
            "a newer certificate of the same names is in \(newer.printable), so this one was not"
                + " judged"
        case .duplicate(let subject, let line):
            "\(name(subject)) is presented twice, first in line \(line)"
        case .moreDuplicates(let count):
            "\(count) more certificates are presented more than once"
        case .unneeded(let subject):
            "\(name(subject)) belongs to no path from the leaf"
        case .moreUnneeded(let count):
            "\(count) more certificates belong to no path from the leaf"
        case .unneededUnknown(let count):
            "the search for certificates that belong to no path was given up: too many of"
                + " \(count) certificates have the same names"
        case .issuersUnknown(let count):
            "the search for its issuers was given up after \(count) certificates: too many have the"
                + " same names"
        case .rootIncluded(let root):
            "the root \(name(root)) is presented, which clients ignore: they trust their own copy"
                + " or none"
        case .untrustedRoot(let root):
            "the path ends in \(name(root)), which is not a trust anchor"
        case .selfSigned(let leaf):
            "\(name(leaf)) is its own issuer and not a trust anchor"
        case .signatureInvalid(let signature):
            message(signature)
        case .searchLimit(let signatures):
            "the search for a path was given up after \(signatures) signatures"
        }
    }

    private static func message(_ missing: ChainDetail.MissingIssuer) -> String {
        let place =
            missing.isUnsentIn.map { "; it is in \($0.printable), which clients are not sent" }
            ?? ""
        switch missing.issued {
        case nil:
            return "the certificate's issuer, \(name(missing.name)), is neither in the file nor a"
                + " trust anchor\(place)"
        case let issued?:
            return "the issuer of \(name(issued)), \(name(missing.name)), is neither in the file"
                + " nor a trust anchor\(place)"
        }
    }

    private static func message(_ signature: ChainDetail.InvalidSignature) -> String {
        switch signature.why {
        case nil:
            "the signature on \(name(signature.subject)) does not verify with the key of"
                + " \(name(signature.issuer))"
        case let why?:
            "the signature on \(name(signature.subject)) does not verify with the key of"
                + " \(name(signature.issuer)): \(message(why))"
        }
    }

    /// The first few paths.
    private static func list(_ paths: [String], by separator: String) -> String {
        paths.prefix(3).map(\.printable).joined(separator: separator)
    }
}

extension English {
    static func remedy(_ detail: ChainDetail) -> String {
        switch detail {
        case .incomplete(let missing):
            remedy(missing)
        case .leafNotFirst:
            "Put the leaf first and each issuer below what it issued: servers take the first"
                + " certificate for their own and then say that the key does not fit it."
        case .outOfOrder:
            "Put each issuer right below what it issued: TLS 1.2 demands that order, and some"
                + " clients do too."
        case .split(let leaf, let parts):
            "Serve one file that holds all of it: awk 1 \(leaf.printable) \(list(parts, by: " "))"
                + " > fullchain.pem"
        case .superseded:
            "Remove it when nobody needs it any more."
        case .duplicate:
            "Remove the second copy: every handshake carries it for nothing, and some clients"
                + " refuse the chain."
        case .moreDuplicates:
            "Write the file anew, each certificate once."
        case .unneeded:
            "Remove it from the file: strict clients refuse a chain with certificates that no path"
                + " needs."
        case .moreUnneeded, .unneededUnknown:
            "Write the file anew with only the leaf and the authorities above it."
        case .issuersUnknown:
            "Remove certificates that don't belong to the chain."
        case .rootIncluded:
            "Leave the root out: every handshake carries it for nothing."
        case .untrustedRoot:
            "Use a certificate of an authority that your clients trust; for an authority of your"
                + " own, give its root as a trust anchor, here and to every client."
        case .selfSigned:
            "Have the certificate issued by an authority that your clients trust; for tests, give"
                + " the certificate itself as a trust anchor."
        case .signatureInvalid:
            "Fetch the certificate and its issuer again from the authority: one of the two is"
                + " damaged, or the issuer is another one of the same name."
        case .searchLimit:
            "Remove certificates that don't belong to the chain: too many of them have the same"
                + " names."
        }
    }

    private static func remedy(_ missing: ChainDetail.MissingIssuer) -> String {
        switch missing.addresses.first {
        case nil:
            "Append the certificate of \(name(missing.name)) to the file, below the one it issued."
        case let address?:
            "Append the certificate of \(name(missing.name)) to the file, below the one it issued."
                + " It is available at \(address.printable)."
        }
    }
}

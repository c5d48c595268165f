extension FindingID {
    /// The presented certificates do not reach a trust anchor.
    public static let chainIncomplete = FindingID("chain-incomplete")
    /// The certificates are presented in another order than leaf to root.
    public static let chainOrder = FindingID("chain-order")
    /// The chain was put together from several files given.
    public static let chainSplit = FindingID("chain-split")
    /// A newer certificate of the same names lies beside it under another number.
    public static let superseded = FindingID("superseded")
    /// A certificate is presented twice.
    public static let chainDuplicate = FindingID("chain-duplicate")
    /// A presented certificate belongs to no path.
    public static let chainStranger = FindingID("chain-stranger")
    /// The root is presented, which clients ignore.
    public static let chainRootIncluded = FindingID("chain-root-included")
    /// The path ends in a root that is not a trust anchor.
    public static let untrustedRoot = FindingID("untrusted-root")
    /// The leaf is its own issuer and no trust anchor.
    public static let selfSigned = FindingID("self-signed")
    /// The issuer's key does not verify the signature.
    public static let signatureInvalid = FindingID("signature-invalid")
    /// The search for a path was ended before it was over.
    public static let searchLimit = FindingID("search-limit")

    static let chainFindings: [FindingID] = [
        .chainIncomplete, .chainOrder, .chainSplit, .superseded, .chainDuplicate, .chainStranger,
        .chainRootIncluded,
        .untrustedRoot, .selfSigned, .signatureInvalid, .searchLimit,
    ]
}

/// The wording of everything about the chain: as presented, and as trusted.
extension Finding {
    /// The presented certificates end below a trust anchor, and the next issuer is not there.
    package static func chainIncomplete(
        missing issuerOf: Certificate,
        isLeaf: Bool,
        at location: Location
    ) -> Finding {
        let issuer = Self.name(issuerOf.issuer)
        let keyIdentifier = issuerOf.known.authorityKeyIdentifier?.keyIdentifier?.hexadecimal
        let addresses = issuerOf.issuerAddresses
        let whose = isLeaf ? "the certificate's issuer" : "the issuer of \(name(issuerOf.subject))"
        let fetch = addresses.first.map { " It is available at \($0.printable)." } ?? ""
        var values: [Value] = [.text("missing_issuer", issuerOf.issuer.description)]
        if let keyIdentifier { values.append(.text("missing_key_identifier", keyIdentifier)) }
        if !addresses.isEmpty { values.append(.list("issuer_addresses", addresses)) }
        return Finding(
            .chainIncomplete,
            .error,
            "\(whose), \(issuer), is neither in the file nor a trust anchor",
            remedy: "Append the certificate of \(issuer) to the file, below the one it issued."
                + fetch,
            at: [location],
            values: values
        )
    }

    /// The first certificate is not the leaf.
    package static func leafNotFirst(
        position: Int,
        leaf: Certificate,
        first: Certificate,
        at location: Location
    ) -> Finding {
        Finding(
            .chainOrder,
            .error,
            "the first certificate is \(name(first.subject)), and the leaf \(name(leaf.subject))"
                + " comes as number \(position)",
            remedy: "Put the leaf first and each issuer below what it issued: servers take the"
                + " first certificate for their own and then say that the key does not fit it.",
            at: [location],
            values: [.number("leaf_position", Int64(position))]
        )
    }

    /// The leaf is first, and what follows is out of order.
    package static func outOfOrder(
        _ certificate: Certificate,
        comesBefore issued: Certificate,
        at location: Location
    ) -> Finding {
        Finding(
            .chainOrder,
            .warning,
            "\(name(certificate.subject)) comes before \(name(issued.subject)), which leads to it",
            remedy: "Put each issuer right below what it issued: TLS 1.2 demands that order, and"
                + " some clients do too.",
            at: [location]
        )
    }

    /// Certificates of the path stand in other files than the leaf's.
    ///
    /// - Parameter parts: Where the certificates of the path stand that are not in the leaf's file.
    package static func chainSplit(leaf: Location, parts: [Location]) -> Finding {
        var others: [String] = []
        for part in parts where !others.contains(part.path) { others.append(part.path) }
        let shown = others.prefix(3).map(\.printable).joined(separator: ", ")
        return Finding(
            .chainSplit,
            .info,
            "the chain was put together from \(leaf.path.printable) and \(shown)",
            remedy: "Serve one file that holds all of it: awk 1 \(leaf.path.printable)"
                + " \(others.prefix(3).map(\.printable).joined(separator: " ")) > fullchain.pem",
            at: [leaf] + parts,
            values: [.list("parts", others)]
        )
    }

    /// A newer certificate took the place of this one.
    package static func superseded(by newer: String, at location: Location) -> Finding {
        Finding(
            .superseded,
            .info,
            "a newer certificate of the same names is in \(newer.printable), so this one was not"
                + " judged",
            remedy: "Remove it when nobody needs it any more.",
            at: [location],
            values: [.text("newer", newer)]
        )
    }

    /// One certificate stands in the file twice.
    package static func duplicate(
        _ certificate: Certificate,
        first: Location,
        at location: Location
    ) -> Finding {
        Finding(
            .chainDuplicate,
            .warning,
            "\(name(certificate.subject)) is presented twice, first in line \(first.line)",
            remedy: "Remove the second copy: every handshake carries it for nothing, and some"
                + " clients refuse the chain.",
            at: [location, first]
        )
    }

    /// A certificate that leads nowhere from the leaf.
    package static func stranger(_ certificate: Certificate, at location: Location) -> Finding {
        Finding(
            .chainStranger,
            .warning,
            "\(name(certificate.subject)) belongs to no path from the leaf",
            remedy: "Remove it from the file: strict clients refuse a chain with strangers in it.",
            at: [location],
            values: [.text("stranger", certificate.subject.description)]
        )
    }

    /// Further copies of certificates, of which only the number is told.
    static func duplicates(_ count: Int, from location: Location) -> Finding {
        Finding(
            .chainDuplicate,
            .warning,
            "\(count) more certificates are presented more than once",
            remedy: "Write the file anew, each certificate once.",
            at: [location],
            values: [.number("count", Int64(count))]
        )
    }

    /// Further certificates that lead nowhere from the leaf, of which only the number is told.
    static func strangers(_ count: Int, from location: Location) -> Finding {
        Finding(
            .chainStranger,
            .warning,
            "\(count) more certificates belong to no path from the leaf",
            remedy: "Write the file anew with the leaf and the authorities above it alone.",
            at: [location],
            values: [.number("count", Int64(count))]
        )
    }

    /// Too many certificates of one name to say which belong to a path.
    static func strangersUnknown(among count: Int, at location: Location) -> Finding {
        Finding(
            .searchLimit,
            .warning,
            "which of \(count) certificates belong to no path was given up: too many have the same"
                + " names",
            remedy: "Write the file anew with the leaf and the authorities above it alone.",
            at: [location],
            values: [.number("count", Int64(count))]
        )
    }

    /// Too many certificates of one name to follow the way up from a leaf.
    package static func issuersUnknown(among count: Int, at location: Location) -> Finding {
        Finding(
            .searchLimit,
            .error,
            "the way up from it was given up after \(count) certificates: too many have the same"
                + " names",
            remedy: "Remove certificates that don't belong to the chain.",
            at: [location],
            values: [.number("count", Int64(count))]
        )
    }

    /// The root is among the presented certificates.
    package static func rootIncluded(_ root: Certificate, at location: Location) -> Finding {
        Finding(
            .chainRootIncluded,
            .info,
            "the root \(name(root.subject)) is presented, which clients ignore: they trust their"
                + " own copy or none",
            remedy: "Leave the root out: every handshake carries it for nothing.",
            at: [location]
        )
    }

    /// The path ends in a root that is no anchor.
    package static func untrustedRoot(_ root: Certificate, at location: Location) -> Finding {
        Finding(
            .untrustedRoot,
            .error,
            "the path ends in \(name(root.subject)), which is no trust anchor",
            remedy: "Use a certificate of an authority that your clients trust; for an authority of"
                + " your own, give its root with --trust and to every client.",
            at: [location],
            values: [.text("root", root.subject.description)]
        )
    }

    /// The leaf is its own issuer.
    package static func selfSigned(_ leaf: Certificate, at location: Location) -> Finding {
        Finding(
            .selfSigned,
            .error,
            "\(name(leaf.subject)) is its own issuer and no trust anchor",
            remedy:
                "Have the certificate issued by an authority that your clients trust; for tests,"
                + " give the certificate itself with --trust.",
            at: [location]
        )
    }

    /// A signature that the issuer's key does not verify.
    ///
    /// - Parameter locations: Where the certificate stands, and where the issuer's does.
    package static func signatureInvalid(
        _ certificate: Certificate,
        issuer: Certificate,
        reason: String?,
        at locations: [Location]
    ) -> Finding {
        let why = reason.map { ": \($0)" } ?? ""
        return Finding(
            .signatureInvalid,
            .error,
            "the signature on \(name(certificate.subject)) does not verify with the key of"
                + " \(name(issuer.subject))\(why)",
            remedy: "Fetch the certificate and its issuer again from the authority: one of the two"
                + " is damaged, or the issuer is another one of the same name.",
            at: locations,
            values: [.text("issuer_sha256", issuer.sha256.hexadecimal)]
        )
    }

    /// The search for a path was ended before it was over.
    package static func searchLimit(signatures: Int, at location: Location) -> Finding {
        Finding(
            .searchLimit,
            .error,
            "the search for a path was given up after \(signatures) signatures",
            remedy: "Remove certificates that don't belong to the chain: too many of them have the"
                + " same names.",
            at: [location]
        )
    }

    /// A name as findings show it.
    package static func name(_ name: DistinguishedName) -> String {
        name.isEmpty ? "(empty name)" : name.description.shortened(to: 120)
    }
}

extension String {
    /// The text, its middle left out where it is longer than some number of Unicode scalars: one
    /// character can be of any length.
    package func shortened(to length: Int) -> String {
        let scalars = unicodeScalars
        guard utf8.count > length, scalars.dropFirst(length).first != nil else { return self }
        return "\(String(scalars.prefix(length / 2)))...\(String(scalars.suffix(length / 4)))"
    }
}

package import CertModel

/// The values of the extensions that this library knows (RFC 5280 §4.2, RFC 6962, RFC 7633).
extension Certificate.KnownExtensions {
    /// Decodes the value of one extension into its property.
    ///
    /// Unknown extensions change nothing, nor does a value that can't be decoded.
    package mutating func decode(_ known: Extension) throws(DERError) {
        var value = DERCursor(known.value)
        if (try? value.next("the value")) != nil, value.isAtEnd {
            try decodeValue(of: known)
        } else {
            // No value has several elements, and decoding it would notice that too late to undo.
            var discarded = Self()
            try discarded.decodeValue(of: known)
        }
    }

    private mutating func decodeValue(of known: Extension) throws(DERError) {
        var cursor = DERCursor(known.value)
        switch known.oid {
        case .subjectAlternativeName:
            subjectAlternativeNames = try cursor.names(of: "subjectAltName")
        case .issuerAlternativeName:
            issuerAlternativeNames = try cursor.names(of: "issuerAltName")
        case .keyUsage: keyUsage = try cursor.keyUsage()
        case .extendedKeyUsage: extendedKeyUsage = try cursor.purposes()
        case .basicConstraints: basicConstraints = try cursor.basicConstraints()
        case .nameConstraints: nameConstraints = try cursor.nameConstraints()
        case .subjectKeyIdentifier:
            subjectKeyIdentifier = try cursor.octets(Tag.octetString, "the key identifier")
        case .authorityKeyIdentifier: authorityKeyIdentifier = try cursor.authorityKeyIdentifier()
        case .certificatePolicies: policies = try cursor.policies()
        case .policyMappings: policyMappings = try cursor.policyMappings()
        case .policyConstraints: policyConstraints = try cursor.policyConstraints()
        case .inhibitAnyPolicy: inhibitAnyPolicy = try cursor.count("the number of certificates")
        case .authorityInformationAccess:
            authorityInformationAccess = try cursor.accessDescriptions()
        case .cRLDistributionPoints: crlDistributionPoints = try cursor.distributionPoints()
        case .freshestCRL: freshestCRL = try cursor.distributionPoints()
        case .signedCertificateTimestamps:
            signedCertificateTimestamps = try cursor.signedCertificateTimestamps()
        case .tlsFeature: tlsFeatures = try cursor.tlsFeatures()
        default: return
        }
        try cursor.expectEnd(of: "the value", flaw: .octetsBehindValue)
    }
}

extension DERCursor {
    package mutating func names(of what: String) throws(DERError) -> [GeneralName] {
        var inner = try enter(Tag.sequence, what)
        let names = try inner.generalNames(what)
        guard !names.isEmpty else {
            throw DERError(at: position, "\(what) holds no name", .noName)
        }
        return names
    }

    fileprivate mutating func keyUsage() throws(DERError) -> KeyUsage {
        let element = try next(Tag.bitString, "keyUsage")
        guard !element.content.isEmpty else {
            throw DERError(at: element.start, "keyUsage is a BIT STRING without octets")
        }
        // X.690 §8.6.2.2: "The number shall be in the range zero to seven."
        guard bytes[element.content.lowerBound] <= 7 else {
            throw DERError(at: element.start, "keyUsage is a BIT STRING with too many unused bits")
        }
        return KeyUsage(rawValue: Self.namedBits(bytes[element.content]))
    }

    fileprivate mutating func purposes() throws(DERError) -> [OID] {
        var inner = try enter(Tag.sequence, "extKeyUsage")
        var purposes: [OID] = []
        while !inner.isAtEnd { purposes.append(try inner.oid("a purpose")) }
        guard !purposes.isEmpty else {
            throw DERError(at: position, "extKeyUsage is empty", .noPurpose)
        }
        return purposes
    }

    package mutating func basicConstraints() throws(DERError) -> BasicConstraints {
        var inner = try enter(Tag.sequence, "basicConstraints")
        let isCA = inner.nextTag == Tag.boolean ? try inner.boolean("cA") : false
        let length = inner.isAtEnd ? nil : try inner.count("pathLenConstraint")
        try inner.expectEnd(of: "basicConstraints", flaw: .octetsInBasicConstraints)
        return BasicConstraints(isCA: isCA, pathLength: length)
    }

    fileprivate mutating func nameConstraints() throws(DERError) -> NameConstraints {
        var inner = try enter(Tag.sequence, "nameConstraints")
        let permitted = try inner.subtrees(0)
        let excluded = try inner.subtrees(1)
        try inner.expectEnd(of: "nameConstraints")
        return NameConstraints(permitted: permitted, excluded: excluded)
    }

    /// > RFC 5280 §4.2.1.10: "the minimum MUST be zero, and maximum MUST be absent."
    private mutating func subtrees(_ number: UInt8) throws(DERError) -> [GeneralName] {
        let list: DERElement?
        do throws(DERError) {
            list = try optional(Tag.constructed(number), "the subtrees")
        } catch { throw error.ofSubtree }
        guard let list else { return [] }
        var cursor = DERCursor(bytes, inside: list)
        var bases: [GeneralName] = []
        while !cursor.isAtEnd {
            var subtree = try cursor.enterSubtree()
            bases.append(try subtree.generalName("nameConstraints"))
            if subtree.nextTag == Tag.context(0),
                try subtree.count("minimum", tag: Tag.context(0)) != 0
            {
                throw DERError(
                    at: subtree.position,
                    "a subtree has a minimum other than 0",
                    .subtree
                )
            }
            try subtree.expectEnd(of: "a subtree", flaw: .subtree)
        }
        return bases
    }

    private mutating func enterSubtree() throws(DERError) -> DERCursor {
        do throws(DERError) {
            return try enter(Tag.sequence, "a subtree")
        } catch { throw error.ofSubtree }
    }

    package mutating func authorityKeyIdentifier() throws(DERError) -> AuthorityKeyIdentifier {
        var inner = try enter(Tag.sequence, "authorityKeyIdentifier")
        let key = try inner.optional(Tag.context(0), "keyIdentifier")
        let issuer = try inner.optional(Tag.constructed(1), "authorityCertIssuer")
        let serial = try inner.optional(Tag.context(2), "authorityCertSerialNumber")
        try inner.expectEnd(of: "authorityKeyIdentifier")
        var names: [GeneralName] = []
        if let issuer {
            var cursor = DERCursor(bytes, inside: issuer)
            names = try cursor.generalNames("authorityCertIssuer")
        }
        return AuthorityKeyIdentifier(
            keyIdentifier: key.map { Array(bytes[$0.content]) },
            issuer: names,
            serialNumber: serial.map { Array(bytes[$0.content]) }
        )
    }

    fileprivate mutating func accessDescriptions() throws(DERError) -> [AccessDescription] {
        var inner = try enter(Tag.sequence, "authorityInfoAccess")
        var descriptions: [AccessDescription] = []
        while !inner.isAtEnd {
            var description = try inner.enter(Tag.sequence, "an access description")
            let method = try description.oid("an access method")
            let location = try description.generalName("authorityInfoAccess")
            try description.expectEnd(of: "an access description")
            descriptions.append(AccessDescription(method: method, location: location))
        }
        return descriptions
    }

    /// `SEQUENCE OF Feature ::= INTEGER` (RFC 7633 §4).
    fileprivate mutating func tlsFeatures() throws(DERError) -> [Int] {
        var inner = try enter(Tag.sequence, "tlsFeature")
        var features: [Int] = []
        while !inner.isAtEnd { features.append(try inner.count("a feature")) }
        return features
    }
}

extension DERError {
    /// The same error about a subtree of the name constraints.
    fileprivate var ofSubtree: DERError {
        var copy = self
        copy.flaw = .subtree
        return copy
    }
}

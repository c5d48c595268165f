package import CertModel

/// Policies, distribution points and timestamps: the longer extension values.
extension DERCursor {
    package mutating func policies() throws(DERError) -> [PolicyInformation] {
        var inner = try enter(Tag.sequence, "certificatePolicies")
        var policies: [PolicyInformation] = []
        while !inner.isAtEnd {
            var information = try inner.enter(Tag.sequence, "a policy")
            let policy = try information.oid("a policy")
            let qualifiers = try information.optional(Tag.sequence, "policy qualifiers")
            try information.expectEnd(of: "a policy")
            policies.append(
                PolicyInformation(
                    policy: policy,
                    qualifiers: qualifiers.map { Array(bytes[$0.whole]) }
                )
            )
        }
        return policies
    }

    mutating func policyMappings() throws(DERError) -> [PolicyMapping] {
        var inner = try enter(Tag.sequence, "policyMappings")
        var mappings: [PolicyMapping] = []
        while !inner.isAtEnd {
            var mapping = try inner.enter(Tag.sequence, "a mapping")
            let issuers = try mapping.oid("a mapping's issuerDomainPolicy")
            let subjects = try mapping.oid("a mapping's subjectDomainPolicy")
            try mapping.expectEnd(of: "a mapping")
            mappings.append(
                PolicyMapping(issuerDomainPolicy: issuers, subjectDomainPolicy: subjects)
            )
        }
        return mappings
    }

    mutating func policyConstraints() throws(DERError) -> PolicyConstraints {
        var inner = try enter(Tag.sequence, "policyConstraints")
        let explicit =
            inner.nextTag == Tag.context(0)
            ? try inner.count("requireExplicitPolicy", tag: Tag.context(0)) : nil
        let mapping =
            inner.nextTag == Tag.context(1)
            ? try inner.count("inhibitPolicyMapping", tag: Tag.context(1)) : nil
        try inner.expectEnd(of: "policyConstraints")
        return PolicyConstraints(requireExplicitPolicy: explicit, inhibitPolicyMapping: mapping)
    }

    mutating func distributionPoints() throws(DERError) -> [DistributionPoint] {
        var inner = try enter(Tag.sequence, "the distribution points")
        var points: [DistributionPoint] = []
        while !inner.isAtEnd {
            var point = try inner.enter(Tag.sequence, "a distribution point")
            points.append(try point.distributionPoint())
        }
        return points
    }

    private mutating func distributionPoint() throws(DERError) -> DistributionPoint {
        var fullName: [GeneralName] = []
        var relativeName: DistinguishedName.RelativeName?
        if let name = try optional(Tag.constructed(0), "distributionPoint") {
            (fullName, relativeName) = try distributionPointName(name)
        }
        let reasons = try optional(Tag.context(1), "reasons")
        var issuer: [GeneralName] = []
        if let element = try optional(Tag.constructed(2), "cRLIssuer") {
            var cursor = DERCursor(bytes, inside: element)
            issuer = try cursor.generalNames("cRLIssuer")
        }
        try expectEnd(of: "a distribution point")
        return DistributionPoint(
            fullName: fullName,
            relativeName: relativeName,
            reasons: reasons.map { Self.namedBits(bytes[$0.content]) },
            crlIssuer: issuer
        )
    }

    func distributionPointName(
        _ name: DERElement
    ) throws(DERError) -> ([GeneralName], DistinguishedName.RelativeName?) {
        var choice = DERCursor(bytes, inside: name)
        let element = try choice.next("distributionPoint")
        var cursor = DERCursor(bytes, inside: element)
        switch element.tag {
        case Tag.constructed(0):
            return (try cursor.generalNames("fullName"), nil)
        case Tag.constructed(1):
            return ([], try cursor.attributes("nameRelativeToCRLIssuer"))
        default:
            throw DERError(at: element.start, "distributionPoint is of no known kind")
        }
    }

    /// The list of RFC 6962 §3.3: TLS vectors inside an OCTET STRING.
    mutating func signedCertificateTimestamps() throws(DERError) -> [SignedCertificateTimestamp] {
        let list = try next(Tag.octetString, "the timestamps")
        var file = BigEndianReader(bytes[list.content])
        guard let octets = file.block(lengthAs: UInt16.self), file.rest.isEmpty else {
            throw DERError(at: list.start, "the timestamps' length is wrong")
        }
        var reader = BigEndianReader(octets)
        var timestamps: [SignedCertificateTimestamp] = []
        while !reader.rest.isEmpty {
            // A version, a log's identifier, a time, and at least empty extensions: 43 octets.
            guard let octets = reader.block(lengthAs: UInt16.self), octets.count >= 43 else {
                throw DERError(at: list.start, "a timestamp is cut short")
            }
            var fields = BigEndianReader(octets.dropFirst())
            guard let logID = fields.octets(32), let time = fields.number(UInt64.self) else {
                break
            }
            timestamps.append(SignedCertificateTimestamp(logID: Array(logID), milliseconds: time))
        }
        return timestamps
    }
}

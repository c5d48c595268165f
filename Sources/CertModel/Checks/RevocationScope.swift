/// Whether a CRL answers for a certificate under one of its distribution points: steps (b) to (d)
/// of RFC 5280 §6.3.3.
package struct RevocationScope {
    private let certificate: Certificate
    private let point: DistributionPoint
    private let list: CertificateRevocationList
    /// The names of the list's scope, to be looked up.
    private let names: Set<CanonicalGeneralName>

    /// Why a certificate is out of the scope of a CRL of the right issuer.
    package enum Mismatch: Sendable, Hashable {
        /// The certificate has another issuer, and the CRL is not marked as indirect.
        case notIndirect
        /// It is for certificates whose CRLs are published at a place; nil for one without an
        /// address.
        case published(at: RevocationListAddress?)
        case endEntitiesOnly, authoritiesOnly, attributeCertificatesOnly
    }

    /// - Parameter names: `names(ofScope:)` of the list, which is held against many points.
    package init(
        of list: CertificateRevocationList,
        for certificate: Certificate,
        under point: DistributionPoint,
        names: Set<CanonicalGeneralName>
    ) {
        self.list = list
        self.certificate = certificate
        self.point = point
        self.names = names
    }

    /// The places that a list says it is for.
    package static func names(
        ofScope list: CertificateRevocationList
    ) -> Set<CanonicalGeneralName> {
        guard let scope = list.known.issuingDistributionPoint else { return [] }
        return Set(places(of: scope, list).map(CanonicalGeneralName.init))
    }

    private static func places(
        of scope: IssuingDistributionPoint,
        _ list: CertificateRevocationList
    ) -> [GeneralName] {
        scope.fullName + named(scope.relativeName, below: [.directory(list.issuer)])
    }

    /// > (b) (1): "If the DP includes cRLIssuer, then verify that the issuer field in the complete
    /// > CRL matches cRLIssuer in the DP [...] Otherwise, verify that the CRL issuer matches the
    /// > certificate issuer."
    package var isOfIssuer: Bool {
        point.crlIssuer.isEmpty
            ? list.issuer.matches(certificate.issuer)
            : point.crlIssuer.contains { $0.matches(.directory(list.issuer)) }
    }

    /// Why the certificate is out of the scope of a CRL of the right issuer; nil where it is not.
    ///
    /// > (b) (1): "[...] and that the complete CRL contains an issuing distribution point extension
    /// > with the indirectCRL boolean asserted."
    package var mismatch: Mismatch? {
        let scope = list.known.issuingDistributionPoint
        if !point.crlIssuer.isEmpty, scope?.indirectCRL != true {
            return .notIndirect
        }
        return scope.flatMap { nameMismatch($0) ?? kindMismatch($0) }
    }

    /// > (b) (2) (i): "If the distribution point name is present in the IDP CRL extension and the
    /// > distribution field is present in the DP, then verify that one of the names in the IDP
    /// > matches one of the names in the DP. If the distribution point name is present in the IDP
    /// > CRL extension and the distribution field is omitted from the DP, then verify that one of
    /// > the names in the IDP matches one of the names in the cRLIssuer field of the DP."
    private func nameMismatch(_ scope: IssuingDistributionPoint) -> Mismatch? {
        guard scope.hasName else { return nil }
        let issuers =
            point.crlIssuer.isEmpty ? [.directory(certificate.issuer)] : point.crlIssuer
        let hasName = !point.fullName.isEmpty || point.relativeName != nil
        let wanted =
            hasName
            ? point.fullName + Self.named(point.relativeName, below: issuers) : point.crlIssuer
        let isNamed = wanted.contains { names.contains(CanonicalGeneralName($0)) }
        guard !isNamed else { return nil }
        // The names are not put together anew: there may be as many as points.
        let address =
            scope.fullName.isEmpty ? Self.places(of: scope, list).address : scope.fullName.address
        return .published(at: address)
    }

    /// > (b) (2) (ii): "If the onlyContainsUserCerts boolean is asserted in the IDP CRL extension,
    /// > verify that the certificate does not include the basic constraints extension with the cA
    /// > boolean asserted."
    /// >
    /// > (iii): "If the onlyContainsCACerts boolean is asserted in the IDP CRL extension, verify
    /// > that the certificate includes the basic constraints extension with the cA boolean
    /// > asserted."
    /// >
    /// > (iv): "Verify that the onlyContainsAttributeCerts boolean is not asserted."
    private func kindMismatch(_ scope: IssuingDistributionPoint) -> Mismatch? {
        let isAuthority = certificate.known.basicConstraints?.isAuthority == true
        if scope.onlyContainsUserCerts, isAuthority { return .endEntitiesOnly }
        if scope.onlyContainsCACerts, !isAuthority { return .authoritiesOnly }
        return scope.onlyContainsAttributeCerts ? .attributeCertificatesOnly : nil
    }

    /// > (d): "Compute the interim_reasons_mask for this CRL": the intersection of the reasons in
    /// > the DP and of onlySomeReasons in the IDP; where one is omitted, the other; where both are,
    /// > "the special value all-reasons".
    package var reasons: RevocationReasons {
        let some = list.known.issuingDistributionPoint?.onlySomeReasons ?? .all
        let wanted = point.reasons.map(RevocationReasons.init(rawValue:)) ?? .all
        return some.intersection(wanted).intersection(.all)
    }

    private static func named(
        _ relativeName: DistinguishedName.RelativeName?,
        below issuers: [GeneralName]
    ) -> [GeneralName] {
        guard let relativeName else { return [] }
        return issuers.compactMap { issuer in
            guard case .directory(let name) = issuer else { return nil }
            return .directory(name.appending(relativeName))
        }
    }
}

extension CertificateRevocationList {
    /// Whether a delta CRL adds to this complete one: step (c) of §6.3.3, and §5.2.4.
    ///
    /// > (c): "(1) Verify that the delta CRL issuer matches the complete CRL issuer. (2) If the
    /// > complete CRL includes an IDP CRL extension, verify that the delta CRL contains a matching
    /// > IDP CRL extension. If the complete CRL omits an IDP CRL extension, verify that the delta
    /// > CRL also omits an IDP CRL extension. (3) If the complete CRL includes an authority key
    /// > identifier extension, verify that the delta CRL contains a matching authority key
    /// > identifier extension."
    package func isUpdated(by delta: CertificateRevocationList) -> Bool {
        guard delta.issuer.matches(issuer),
            delta.known.issuingDistributionPoint == known.issuingDistributionPoint,
            known.authorityKeyIdentifier == nil
                || delta.known.authorityKeyIdentifier == known.authorityKeyIdentifier
        else { return false }
        // §5.2.4 (c): "The CRL number of the complete CRL is equal to or greater than the
        // BaseCRLNumber specified in the delta CRL." (d): "The CRL number of the complete CRL is
        // less than the CRL number of the delta CRL."
        guard let base = delta.known.baseNumber, let number = known.number,
            let deltaNumber = delta.known.number
        else { return false }
        return !number.isLess(than: base) && number.isLess(than: deltaNumber)
    }

    /// Whether it was made before another one.
    package func isOlder(than other: CertificateRevocationList) -> Bool {
        if thisUpdate != other.thisUpdate { return thisUpdate < other.thisUpdate }
        return (known.number ?? []).isLess(than: other.known.number ?? [])
    }
}

extension [UInt8] {
    /// Orders integers that are not negative.
    fileprivate func isLess(than other: [UInt8]) -> Bool {
        let (own, theirs) = (drop { $0 == 0 }, other.drop { $0 == 0 })
        return own.count == theirs.count
            ? own.lexicographicallyPrecedes(theirs) : own.count < theirs.count
    }
}

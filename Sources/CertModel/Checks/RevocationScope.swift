/// Whether a CRL answers for a certificate under one of its distribution points: steps (b) to (d)
/// of RFC 5280 §6.3.3.
package struct RevocationScope {
    private let certificate: Certificate
    private let list: CertificateRevocationList
    /// The names of the point, to be looked up.
    private let names: DistributionPointNames
    /// The places of the list's scope.
    private let places: RevocationPlaces

    /// Why a certificate is out of the scope of a CRL of the right issuer.
    package enum Mismatch: Sendable, Hashable {
        /// The certificate has another issuer, and the CRL is not marked as indirect.
        case notIndirect
        /// It is for certificates whose CRLs are published at a place; nil for one without an
        /// address.
        case published(at: RevocationListAddress?)
        case endEntitiesOnly, authoritiesOnly, attributeCertificatesOnly
    }

    /// Both the names and the places are made once: a list is held against many points, and a point
    /// against many lists.
    ///
    /// - Parameter list: One of an issuer that the point allows; `DistributionPointNames.issuers`
    ///   says which.
    package init(
        of list: CertificateRevocationList,
        _ places: RevocationPlaces,
        for certificate: Certificate,
        under names: DistributionPointNames
    ) {
        self.list = list
        self.places = places
        self.certificate = certificate
        self.names = names
    }

    private var point: DistributionPoint { names.point }

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
        guard scope.hasName, !names.all.contains(where: places.names.contains) else { return nil }
        return .published(at: places.address)
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
        let isCA = certificate.known.basicConstraints?.isCA == true
        if scope.onlyContainsUserCerts, isCA { return .endEntitiesOnly }
        if scope.onlyContainsCACerts, !isCA { return .authoritiesOnly }
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

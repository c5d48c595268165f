/// The places that a CRL says it is for, to be looked up.
package struct RevocationPlaces: Sendable {
    package let names: Set<CanonicalGeneralName>
    /// The one to name in a message.
    package let address: RevocationListAddress?

    package init(of list: CertificateRevocationList) {
        guard let scope = list.known.issuingDistributionPoint, scope.hasName else {
            (names, address) = ([], nil)
            return
        }
        let places = scope.fullName + [.directory(list.issuer)].below(scope.relativeName)
        names = Set(places.map(CanonicalGeneralName.init))
        address = places.address
    }
}

/// A distribution point of a certificate and the names by which CRLs may be for it.
package final class DistributionPointNames {
    package let point: DistributionPoint
    private let certificate: Certificate
    /// Made when the first list with a place asks for them: most lists have none.
    private(set) package lazy var all: [CanonicalGeneralName] =
        wanted
        .map(CanonicalGeneralName.init)

    package init(_ point: DistributionPoint, of certificate: Certificate) {
        self.point = point
        self.certificate = certificate
    }

    /// > RFC 5280 §6.3.3 (b) (2) (i): "If the distribution point name is present in the IDP CRL
    /// > extension and the distribution field is omitted from the DP, then verify that one of the
    /// > names in the IDP matches one of the names in the cRLIssuer field of the DP."
    private var wanted: [GeneralName] {
        guard !point.fullName.isEmpty || point.relativeName != nil else { return point.crlIssuer }
        let issuers: [GeneralName] =
            point.crlIssuer.isEmpty ? [.directory(certificate.issuer)] : point.crlIssuer
        return point.fullName + issuers.below(point.relativeName)
    }

    /// The issuers whose CRLs may answer for the certificate.
    ///
    /// > (b) (1): "If the DP includes cRLIssuer, then verify that the issuer field in the complete
    /// > CRL matches cRLIssuer in the DP [...] Otherwise, verify that the CRL issuer matches the
    /// > certificate issuer."
    package var issuers: [DistinguishedName] {
        guard !point.crlIssuer.isEmpty else { return [certificate.issuer] }
        return point.crlIssuer.compactMap { issuer in
            if case .directory(let name) = issuer { name } else { nil }
        }
    }
}

extension [GeneralName] {
    /// The names that a relative name makes below those of directories.
    fileprivate func below(_ relativeName: DistinguishedName.RelativeName?) -> [GeneralName] {
        guard let relativeName else { return [] }
        return compactMap { issuer in
            guard case .directory(let name) = issuer else { return nil }
            return .directory(name.appending(relativeName))
        }
    }
}

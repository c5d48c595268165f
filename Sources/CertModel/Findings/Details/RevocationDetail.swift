extension FindingID {
    /// The certificate demands an OCSP answer with every handshake, and the server has none.
    public static let stapleMissing = FindingID("staple-missing")
    /// A CRL says that the certificate is revoked.
    public static let revoked = FindingID("revoked")
    /// No CRL given answers for a certificate.
    public static let crlMissing = FindingID("crl-missing")
    /// The CRL that answers for a certificate is out of date.
    public static let crlExpired = FindingID("crl-expired")
    /// The CRL that answers for a certificate is dated in the future.
    public static let crlNotYetValid = FindingID("crl-not-yet-valid")
    /// No key of its issuer verifies the CRL that answers for a certificate.
    public static let crlSignatureInvalid = FindingID("crl-signature-invalid")
    /// The CRL that answers for a certificate must not be used.
    public static let crlUnusable = FindingID("crl-unusable")

    static let revocationFindings: [FindingID] = [
        .stapleMissing, .revoked, .crlMissing, .crlExpired, .crlNotYetValid, .crlSignatureInvalid,
        .crlUnusable,
    ]
}

/// What CRLs say of a certificate (RFC 5280 §6.3).
package enum RevocationDetail: Sendable, Hashable {
    /// A CRL lists it.
    case revoked(RevokedEntry, by: RevocationListSource, CertificateRole)
    /// No CRL given says whether it is revoked.
    case undetermined(Undetermined, CertificateRole)

    /// Why the CRLs given don't answer for a certificate.
    package struct Undetermined: Sendable, Hashable {
        /// The certificate's issuer.
        package let issuer: DistinguishedName
        /// Where its distribution points say that CRLs are, the first few.
        package let wanted: [RevocationListAddress]
        /// The reasons for which no CRL answers.
        package let uncovered: RevocationReasons
        /// The CRLs of the right issuer that do not answer, the nearest to an answer first; the
        /// first few of them.
        package let misses: [Miss]
        /// How many CRLs of the right issuer do not answer.
        package let missCount: Int

        package init(
            issuer: DistinguishedName,
            wanted: [RevocationListAddress],
            uncovered: RevocationReasons,
            misses: [Miss],
            missCount: Int
        ) {
            self.issuer = issuer
            self.wanted = wanted
            self.uncovered = uncovered
            self.misses = misses
            self.missCount = missCount
        }

        /// What is in the way of the CRL that is nearest to an answer.
        package var nearest: RevocationMiss.Kind { misses.first?.reason.kind ?? .scope }
    }

    /// A CRL that does not answer, and why.
    package struct Miss: Sendable, Hashable {
        package let list: RevocationListSource
        package let reason: RevocationMiss.Reason

        package init(_ list: RevocationListSource, _ reason: RevocationMiss.Reason) {
            self.list = list
            self.reason = reason
        }
    }

    var id: FindingID {
        switch self {
        case .revoked: .revoked
        case .undetermined(let answer, _):
            switch answer.nearest {
            case .scope: .crlMissing
            case .unusable: .crlUnusable
            case .signature: .crlSignatureInvalid
            case .notYetValid: .crlNotYetValid
            case .expired: .crlExpired
            }
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .revoked(let entry, let list, _):
            [
                .text("revoked_at", entry.date.description), .text("reason", "\(entry.reason)"),
                .text("crl_issuer", list.issuer.description),
            ]
                + (entry.invalidityDate.map { [.text("invalidity_date", $0.description)] } ?? [])
        case .undetermined(let answer, _):
            [
                .text("issuer", answer.issuer.description),
                .list("wanted", answer.wanted.map(\.text)),
                .list("candidates", answer.misses.map(\.reason.kind.rawValue)),
            ]
        }
    }
}

/// What findings say of a CRL: enough to find it.
package struct RevocationListSource: Sendable, Hashable {
    package let issuer: DistinguishedName
    package let thisUpdate: Timestamp
    /// Whether it holds only what changed since another list.
    package let isDelta: Bool
    /// The file and the line; nil where it came in no file.
    package let location: Location?

    package init(
        issuer: DistinguishedName,
        thisUpdate: Timestamp,
        isDelta: Bool = false,
        location: Location?
    ) {
        self.issuer = issuer
        self.thisUpdate = thisUpdate
        self.isDelta = isDelta
        self.location = location
    }
}

extension CertificateRevocationList {
    fileprivate var source: RevocationListSource {
        RevocationListSource(
            issuer: issuer,
            thisUpdate: thisUpdate,
            isDelta: isDelta,
            location: location
        )
    }
}

extension Finding {
    /// A certificate that a CRL lists.
    package static func revoked(
        _ entry: RevokedEntry,
        by list: CertificateRevocationList,
        role: CertificateRole,
        at location: Location
    ) -> Finding {
        Finding(
            .revocation(.revoked(entry, by: list.source, role)),
            .error,
            at: [location] + [list.location].compactMap { $0 }
        )
    }

    /// A certificate of which the CRLs given don't say whether it is revoked.
    ///
    /// - Parameter misses: Why each CRL of the right issuer does not answer.
    package static func revocationUnknown(
        _ certificate: Certificate,
        misses: [RevocationMiss],
        uncovered: RevocationReasons,
        role: CertificateRole,
        at location: Location
    ) -> Finding {
        let sorted = misses.sorted { $1.reason.kind < $0.reason.kind }
        let answer = RevocationDetail.Undetermined(
            issuer: certificate.issuer,
            wanted: certificate.revocationPlaces,
            uncovered: uncovered,
            misses: sorted.prefix(10).map { RevocationDetail.Miss($0.list.source, $0.reason) },
            missCount: sorted.count
        )
        return Finding(
            .revocation(.undetermined(answer, role)),
            .error,
            at: [location] + sorted.prefix(3).compactMap(\.list.location)
        )
    }
}

extension Certificate {
    /// Where its distribution points say that CRLs are, the first few.
    fileprivate var revocationPlaces: [RevocationListAddress] {
        (known.crlDistributionPoints ?? []).prefix(3).compactMap(\.fullName.address)
    }
}

extension RevocationReason: CustomStringConvertible {
    /// RFC 5280's name of the reason.
    public var description: String {
        switch self {
        case .unspecified: "unspecified"
        case .keyCompromise: "keyCompromise"
        case .cACompromise: "cACompromise"
        case .affiliationChanged: "affiliationChanged"
        case .superseded: "superseded"
        case .cessationOfOperation: "cessationOfOperation"
        case .certificateHold: "certificateHold"
        case .removeFromCRL: "removeFromCRL"
        case .privilegeWithdrawn: "privilegeWithdrawn"
        case .aACompromise: "aACompromise"
        }
    }
}

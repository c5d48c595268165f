extension FindingID {
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

    /// The certificate demands an OCSP answer with every handshake, and the server has none.
    public static let stapleMissing = FindingID("staple-missing")

    static let revocationFindings: [FindingID] = [
        .stapleMissing, .revoked, .crlMissing, .crlExpired, .crlNotYetValid, .crlSignatureInvalid,
        .crlUnusable,
    ]
}

/// Why a CRL of the right issuer does not answer for a certificate.
package struct RevocationMiss: Error, Sendable, Hashable {
    /// What is in the way; of two, the greater is nearer to an answer.
    package enum Kind: Int, Sendable, Hashable {
        case scope, unusable, signature, notYetValid, expired
    }

    package let kind: Kind
    package let list: CertificateRevocationList
    /// A lowercase fragment that is safe to print and is said of the list.
    package let reason: String

    package init(_ kind: Kind, _ list: CertificateRevocationList, _ reason: String) {
        self.kind = kind
        self.list = list
        self.reason = reason
    }

    /// The list and what is the matter with it.
    fileprivate var told: String {
        let kind = list.isDelta ? "delta CRL" : "CRL"
        return "the \(kind) of \(Finding.name(list.issuer)) of \(list.thisUpdate)\(list.place)"
            + " \(reason)"
    }
}

/// The wording of everything about revocation (RFC 5280 §6.3).
extension Finding {
    /// A certificate that a CRL lists.
    package static func revoked(
        _ entry: RevokedEntry,
        by list: CertificateRevocationList,
        role: CertificateRole,
        at location: Location
    ) -> Finding {
        let isHeld = entry.reason == .certificateHold
        let reason = isHeld ? "" : ", reason \(entry.reason)"
        let suspect = entry.invalidityDate.map { ", its key not to be trusted since \($0)" } ?? ""
        var values: [Value] = [
            .text("revoked_at", entry.date.description), .text("reason", "\(entry.reason)"),
            .text("crl_issuer", list.issuer.description),
        ]
        if let date = entry.invalidityDate {
            values.append(.text("invalidity_date", date.description))
        }
        return Finding(
            .revoked,
            .error,
            "\(role.prefix)\(isHeld ? "on hold since" : "revoked on") \(entry.date)\(reason)"
                + "\(suspect), says the CRL of \(name(list.issuer)) of \(list.thisUpdate)"
                + list.place,
            remedy: isHeld
                ? "Ask the authority to lift the hold, or have another certificate issued."
                : role == .leaf
                    ? "Have a certificate issued for a new key, and replace both on the server."
                    : "Have the certificate issued by another authority.",
            at: [location] + [list.location].compactMap { $0 },
            values: values
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
        let sorted = misses.sorted { $0.kind.rawValue > $1.kind.rawValue }
        let nearest = sorted.first?.kind ?? .scope
        let wanted = certificate.revocationPlaces
        let others = sorted.prefix(3).map(\.told)
        let more = sorted.count > 3 ? ["\(sorted.count - 3) more don't either"] : []
        let reasons = uncovered == .all ? "" : " for \(uncovered.names.joined(separator: ", "))"
        let start = "no CRL given says whether it is revoked\(reasons)"
        let source = wanted.isEmpty ? [] : ["it should be at \(wanted.joined(separator: ", "))"]
        let parts = nearest == .scope ? [start] + source + others + more : others + more
        return Finding(
            nearest.id,
            .error,
            "\(role.prefix)\(parts.joined(separator: "; "))",
            remedy: nearest.remedy(fetching: certificate),
            at: [location] + sorted.prefix(3).compactMap(\.list.location),
            values: [
                .text("issuer", certificate.issuer.description), .list("wanted", wanted),
                .list("candidates", sorted.prefix(10).map(\.told)),
            ]
        )
    }
}

extension CertificateRevocationList {
    /// Where it stands, as findings tell it behind its date; empty for one that is in no file.
    fileprivate var place: String {
        location.map { " (\($0.path.printable.shortened(to: 200)):\($0.line))" } ?? ""
    }
}

extension RevocationMiss.Kind {
    fileprivate var id: FindingID {
        switch self {
        case .scope: .crlMissing
        case .unusable: .crlUnusable
        case .signature: .crlSignatureInvalid
        case .notYetValid: .crlNotYetValid
        case .expired: .crlExpired
        }
    }

    fileprivate func remedy(fetching certificate: Certificate) -> String {
        let issuer = Finding.name(certificate.issuer)
        let place = certificate.revocationPlaces.first.map { " from \($0)" } ?? ""
        return switch self {
        case .scope: "Fetch the current CRL for certificates of \(issuer)\(place), and give it too."
        case .expired: "Fetch the current CRL of \(issuer)\(place)."
        case .notYetValid: "Check this machine's clock; then fetch the CRL\(place) again."
        case .signature:
            "Fetch the CRL\(place) again, and give the certificate of the key that signs it."
        case .unusable:
            "Give the certificate of the CRL's issuer where it is missing; else ask the authority"
                + " for a CRL that RFC 5280 allows."
        }
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

extension Certificate {
    /// Where its distribution points say that CRLs are, the first few.
    fileprivate var revocationPlaces: [String] {
        let points = known.crlDistributionPoints ?? []
        return points.prefix(3).compactMap { $0.fullName.isEmpty ? nil : $0.fullName.place }
    }
}

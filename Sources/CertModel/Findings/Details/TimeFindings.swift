extension FindingID {
    /// The validity period is over.
    public static let expired = FindingID("expired")
    /// The validity period has not begun.
    public static let notYetValid = FindingID("not-yet-valid")
    /// The validity period is nearly over.
    public static let expiresSoon = FindingID("expires-soon")

    static let timeFindings: [FindingID] = [
        .expired, .notYetValid, .expiresSoon,
    ]
}

/// The wording of everything about validity periods.
extension Finding {
    /// A validity period that is over.
    package static func expired(
        at moment: Timestamp,
        notAfter: Timestamp,
        role: CertificateRole,
        location: Location
    ) -> Finding {
        let ago = DurationText(seconds: moment.seconds(since: notAfter))
        return Finding(
            .expired,
            role.isNeeded ? .error : .info,
            "\(role.prefix)expired \(ago) ago, on \(notAfter)",
            remedy: role.remedy,
            at: [location],
            values: times(notAfter: notAfter, at: moment)
        )
    }

    /// A validity period that has not begun.
    package static func notYetValid(
        at moment: Timestamp,
        notBefore: Timestamp,
        role: CertificateRole,
        location: Location
    ) -> Finding {
        let wait = notBefore.seconds(since: moment)
        return Finding(
            .notYetValid,
            .error,
            "\(role.prefix)not valid before \(notBefore), in \(DurationText(seconds: wait))",
            remedy: role == .leaf
                ? "Serve the previous certificate until then, and check this machine's clock."
                : "Present the authority's current certificate, and check this machine's clock.",
            at: [location],
            values: [
                .text("not_before", notBefore.description),
                .number("seconds_to_wait", wait),
            ]
        )
    }

    /// A validity period that is over when a threshold, in seconds, has passed.
    package static func expiresSoon(
        _ severity: Severity,
        at moment: Timestamp,
        notAfter: Timestamp,
        threshold: Int64,
        role: CertificateRole,
        location: Location
    ) -> Finding {
        let left = DurationText(seconds: notAfter.seconds(since: moment))
        return Finding(
            .expiresSoon,
            severity,
            "\(role.prefix)expires in \(left), on \(notAfter)",
            remedy: role.remedy,
            at: [location],
            values: times(notAfter: notAfter, at: moment) + [.number("threshold", threshold)]
        )
    }

    private static func times(notAfter: Timestamp, at moment: Timestamp) -> [Value] {
        [
            .text("not_after", notAfter.description),
            .number("seconds_left", notAfter.seconds(since: moment)),
        ]
    }
}

extension CertificateRole {
    fileprivate var isNeeded: Bool {
        if case .unneeded = self { false } else { true }
    }

    fileprivate var remedy: String {
        switch self {
        case .leaf: "Renew the certificate, then reload the server."
        case .authority: "Replace it by the authority's current certificate."
        case .unneeded: "Remove it from the file: no path needs it."
        }
    }
}

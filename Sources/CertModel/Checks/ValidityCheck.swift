/// A validity period (RFC 5280 §4.1.2.5).
package struct ValidityPeriod: Sendable, Hashable {
    /// The first second.
    package let notBefore: Timestamp
    /// The last second.
    package let notAfter: Timestamp

    package init(notBefore: Timestamp, notAfter: Timestamp) {
        self.notBefore = notBefore
        self.notAfter = notAfter
    }

    /// Its length in seconds, both ends counted: 90 days end one second before the 91st begins.
    package var lifetime: Int64 {
        notAfter.advanced(bySeconds: 1).seconds(since: notBefore)
    }
}

/// Judges validity periods at one moment.
///
/// > RFC 5280 §4.1.2.5: "The validity period for a certificate is the period of time from notBefore
/// > through notAfter, inclusive."
package struct ValidityCheck: Sendable, Hashable {
    /// The moment judged at.
    package let moment: Timestamp
    /// How near the end may be.
    package let thresholds: ExpiryThresholds

    package init(at moment: Timestamp, thresholds: ExpiryThresholds = ExpiryThresholds()) {
        self.moment = moment
        self.thresholds = thresholds
    }

    /// Whether the last second of a period is past.
    package func isOver(_ period: ValidityPeriod) -> Bool { moment > period.notAfter }

    /// What is to be said of one period: that it is over, has not begun, or ends soon.
    ///
    /// Of a certificate that no path needs only that it is over, for tidiness.
    package func finding(
        for period: ValidityPeriod,
        role: CertificateRole = .leaf,
        at location: Location
    ) -> Finding? {
        if isOver(period) {
            var severity = Severity.error
            if case .unneeded = role { severity = .info }
            return Finding(
                .time(.expired(since: period.notAfter, at: moment, role)),
                severity,
                at: [location]
            )
        }
        if case .unneeded = role { return nil }
        if moment < period.notBefore {
            return Finding(
                .time(.notYetValid(until: period.notBefore, at: moment, role)),
                .error,
                at: [location]
            )
        }
        return expiresSoon(period, role: role, at: location)
    }

    private func expiresSoon(
        _ period: ValidityPeriod,
        role: CertificateRole,
        at location: Location
    ) -> Finding? {
        let left = period.notAfter.seconds(since: moment)
        let error = thresholds.errorSeconds(ofLifetime: period.lifetime)
        let warning = thresholds.warningSeconds(ofLifetime: period.lifetime)
        guard left <= max(error, warning) else { return nil }
        let threshold = left <= error ? error : warning
        return Finding(
            .time(.expiresSoon(on: period.notAfter, at: moment, threshold: threshold, role)),
            left <= error ? .error : .warning,
            at: [location]
        )
    }
}

extension Certificate {
    /// The period in which it is valid.
    package var validity: ValidityPeriod {
        ValidityPeriod(notBefore: notBefore, notAfter: notAfter)
    }
}

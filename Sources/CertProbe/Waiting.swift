internal import SystemCalls

extension Probe {
    /// Asks targets again and again until they serve what is expected, for a while at most: for a
    /// hook that runs when a certificate was deployed.
    ///
    /// - Parameters:
    ///   - span: How long to ask; the last report is returned when it is over.
    ///   - handOn: Takes what the last round found.
    public func check(
        _ targets: [ProbeTarget],
        until span: Duration,
        cancellation: ProbeCancellation = ProbeCancellation(),
        handingOn handOn: ((ProbedTarget) -> Void)? = nil
    ) -> Report {
        let end = ContinuousClock.now + span
        while true {
            var found: [ProbedTarget] = []
            let report = check(
                targets,
                cancellation: cancellation,
                handingOn: { found.append($0) }
            )
            let isServed = found.allSatisfy(\.isAsExpected) && report.errors.isEmpty
            if isServed || ContinuousClock.now >= end || cancellation.alarm.waits(for: 1000) {
                return finish(report, found, handOn)
            }
        }
    }

    private func finish(
        _ report: Report,
        _ found: [ProbedTarget],
        _ handOn: ((ProbedTarget) -> Void)?
    ) -> Report {
        var report = report
        guard let handOn else {
            report.handedOn = FindingTally()
            report.endpoints = found.map(\.endpoint)
            report.deployments = found.flatMap(\.deployments)
            return report
        }
        found.forEach(handOn)
        return report
    }
}

extension ProbedTarget {
    /// Whether it serves what is on disk.
    fileprivate var isAsExpected: Bool {
        !deployments.flatMap(\.findings).contains {
            $0.id == .servedStale || $0.id == .servedDiffers
        }
    }
}

extension Alarm {
    /// Waits for some milliseconds; true where it rang meanwhile.
    fileprivate func waits(for milliseconds: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return poll(&entry, 1, milliseconds) > 0
    }
}

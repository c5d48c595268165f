/// Asks live TLS servers what they present, and judges it by the rules for files.
///
/// A probe is a value; it may be used from any number of tasks at once. It connects to the
/// addresses of its targets and to nothing else: it asks no OCSP responder and fetches no
/// certificate.
public struct Probe: Sendable {
    /// Judges what is presented; its hosts are not asked about, the targets' names are.
    public var checker: Checker
    /// The time that one target may take, with all its addresses.
    public var timeout: Duration
    /// What should be served; nil where nothing is to be compared.
    public var expected: ExpectedChains?

    /// Creates a probe.
    public init(checker: Checker, timeout: Duration = .seconds(10)) {
        self.checker = checker
        self.checker.policy.hosts = []
        self.timeout = timeout
    }

    /// Asks targets, many at once, and reports in their order.
    ///
    /// - Parameters:
    ///   - targets: What to ask.
    ///   - cancellation: What ends the run early; the report then holds what was learnt.
    ///   - progress: Told how many targets were asked, after each; from any thread, one at a time.
    ///   - handOn: Takes what each target presented as soon as it is judged, one at a time, in
    ///     order. The report then holds none of it, only the tally. Nil where the report is to
    ///     hold it.
    public func check(
        _ targets: some Sequence<ProbeTarget>,
        cancellation: ProbeCancellation = ProbeCancellation(),
        progress: ((Int) -> Void)? = nil,
        handingOn handOn: ((ProbedTarget) -> Void)? = nil
    ) -> Report {
        var iterator = targets.makeIterator()
        return check(
            source: { iterator.next() },
            cancellation: cancellation,
            progress: progress,
            handingOn: handOn
        )
    }

    /// The same for targets that come one by one.
    ///
    /// - Parameter source: The next target, nil at the end; called by one thread at a time.
    public func check(
        source: @escaping () -> ProbeTarget?,
        cancellation: ProbeCancellation = ProbeCancellation(),
        progress: ((Int) -> Void)? = nil,
        handingOn handOn: ((ProbedTarget) -> Void)? = nil
    ) -> Report {
        var report = Report(command: .probe, checkedAt: checker.policy.time)
        report.note(checker.policy)
        report.endpoints = []
        var sum = ProbeSum(report, handOn, progress)
        do throws(CertificateError) {
            let loop = try ProbeLoop(
                timeout: milliseconds,
                cancellation: cancellation.alarm,
                source: source
            )
            checker.judgeServed(
                source: loop.next,
                work: { TargetJudge($0, $1, expected: expected).result() },
                deliver: { sum.add($0) }
            )
            if loop.isCancelled { sum.report.errors.append(.interrupted()) }
        } catch {
            sum.report.errors.append(error)
        }
        sum.report.errors += checker.unread + (expected?.errors ?? [])
        return sum.report
    }

    /// Asks one target.
    public func check(_ target: ProbeTarget) -> Report { check([target]) }

    private var milliseconds: Int {
        let (seconds, fraction) = timeout.components
        let whole = Int(clamping: min(max(seconds, 0), 86_400)) * 1000
        return max(1, whole + Int(fraction / 1_000_000_000_000_000))
    }
}

extension Probe {
    /// Asks targets without blocking the task; a task that is cancelled ends the run early.
    public func check(_ targets: [ProbeTarget]) async -> Report {
        let cancellation = ProbeCancellation()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                BackgroundThread.run {
                    continuation.resume(returning: check(targets, cancellation: cancellation))
                }
            }
        } onCancel: {
            cancellation.cancel()
        }
    }
}

/// Ends a run early.
public final class ProbeCancellation: Sendable {
    let alarm = Alarm()

    /// Creates one that was not used yet.
    public init() {}

    /// Ends the run that was given this; may be called from any thread, and while a signal is
    /// handled.
    public func cancel() { alarm.ring() }
}

/// One target with what it presented, judged.
public struct ProbedTarget: Sendable, Hashable {
    /// The target with a row for each handshake.
    public var endpoint: ProbedEndpoint
    /// The chains that it presented to the name asked for, each once.
    public var deployments: [Deployment]
    /// What could not be asked.
    public var errors: [CertificateError]
}

/// The report of a run under way.
private struct ProbeSum {
    var report: Report
    private let handOn: ((ProbedTarget) -> Void)?
    private let progress: ((Int) -> Void)?
    private var count = 0

    init(
        _ report: Report,
        _ handOn: ((ProbedTarget) -> Void)?,
        _ progress: ((Int) -> Void)?
    ) {
        self.report = report
        self.handOn = handOn
        self.progress = progress
    }

    mutating func add(_ target: ProbedTarget) {
        count += 1
        progress?(count)
        report.errors += target.errors
        report.errors += target.deployments.flatMap(\.unchecked)
        guard let handOn else {
            report.endpoints?.append(target.endpoint)
            report.deployments += target.deployments
            return
        }
        for deployment in target.deployments { report.handedOn.add(deployment.findings) }
        handOn(target)
    }
}

extension CertificateError {
    fileprivate static func interrupted() -> CertificateError {
        CertificateError(.interrupted, .target(.interrupted))
    }
}

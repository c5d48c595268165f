internal import CertCore
internal import CertReport
import SystemCalls

/// What the options accept of a report, and the baseline that they ask for.
struct AcceptanceOptions {
    /// The account; nil where nothing is accepted and no baseline is written.
    var ledger: AcceptanceLedger?
    private let roots: [String]?
    private let output: String?
    private let now: Timestamp
    /// Why the baseline can't be read or replaced.
    private var errors: [CertificateError] = []

    /// Reads the baseline that the options name.
    init(_ options: ReportOptions) throws {
        let verdict = options.verdict
        (roots, output, now) = (options.roots, verdict.writeBaseline, verdict.now)
        let rules = try verdict.rules()
        guard !rules.isEmpty || verdict.baseline != nil || output != nil else { return }
        var acceptance = Acceptance(rules: rules)
        do throws(CertificateError) {
            if let path = verdict.baseline { acceptance.baseline = try Baseline(contentsOf: path) }
        } catch {
            errors.append(error)
        }
        ledger = AcceptanceLedger(acceptance, at: now, place: .here)
    }

    /// Takes out of a report what is accepted, and adds why a baseline could not be read.
    mutating func close(_ report: inout Report) {
        ledger?.close(&report, roots: roots)
        report.errors += errors
    }

    /// Writes the baseline that is asked for; returns why it can't be written, nil where it is.
    func writeBaseline() -> CertificateError? {
        guard let output, var baseline = ledger?.found else { return nil }
        do throws(CertificateError) {
            if let known = try Self.existing(output) { baseline.keepGrounds(of: known, at: now) }
            let destination = try Destination(output)
            destination.write(BaselineFormat().render(baseline))
            try destination.close()
            return nil
        } catch {
            return error
        }
    }

    /// The baseline that is replaced; nil where there is none.
    ///
    /// - Throws: `CertificateError` where the file is something else, which is left alone.
    private static func existing(_ path: String) throws(CertificateError) -> Baseline? {
        var status = stat()
        guard stat(path.systemPath, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            status.st_size > 0
        else { return nil }
        return try Baseline(contentsOf: path)
    }
}

extension Baseline {
    /// Keeps the reasons and dates that somebody wrote for what is still there.
    fileprivate mutating func keepGrounds(of known: Baseline, at now: Timestamp) {
        var grounds: [String: Entry] = [:]
        for entry in known.entries { grounds[entry.fingerprint] = entry }
        for index in entries.indices {
            guard let known = grounds[entries[index].fingerprint] else { continue }
            if entries[index].reason.isEmpty { entries[index].reason = known.reason }
            guard entries[index].until == nil, let until = known.until, until >= now else {
                continue
            }
            entries[index].until = until
        }
    }
}

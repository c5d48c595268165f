public import ArgumentParser
public import CertCore

/// How a report is shown.
struct ReportFormatOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "How to show the report.",
            valueName: "format"
        )
    )
    var format = ReportFormat.text
}

/// How a document that is not a report is shown.
struct DocumentFormatOptions: ParsableArguments {
    @Option(
        name: .customLong("format"),
        help: ArgumentHelp(
            "How to show what was found.",
            valueName: "format"
        )
    )
    var format = DocumentFormat.text
}

/// Where a document is written, and how much it shows.
struct OutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Write to this file, whole or not at all, instead of standard output.",
            valueName: "file"
        )
    )
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Colour: auto (on a terminal, unless NO_COLOR is set), always or never.",
            valueName: "when"
        )
    )
    var color = ColorChoice.auto

    @Flag(name: .shortAndLong, help: "Print nothing while all is well.")
    var quiet = false

    @Flag(help: "Show long lists in full.")
    var verbose = false
}

/// The time to judge at, the thresholds of expiry, and what makes the command fail.
///
/// They are one group because the runtime looks each group up five times at every start.
struct VerdictOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The time to judge at: RFC 3339, a date, epoch seconds, or +30d. Default: now.",
            valueName: "time"
        )
    )
    var at: TimeSpecification?

    @Option(
        help: ArgumentHelp(
            "Warn when this much is left: 30d, 12h or 33% of the lifetime. Default: a third, at most 30d.",
            valueName: "left"
        )
    )
    var warnWithin: Threshold?

    @Option(
        help: ArgumentHelp(
            "Fail when this much is left: 7d, 12h or 11% of the lifetime. Default: a ninth, at most 7d.",
            valueName: "left"
        )
    )
    var failWithin: Threshold?

    @Option(
        help: ArgumentHelp(
            "The severity that makes the exit code 1 (warning) or 2 (error); or never.",
            valueName: "severity"
        )
    )
    var failOn: FailOn?

    var now: Timestamp {
        let now = Timestamp.now()
        return at?.moment(from: now) ?? now
    }

    var thresholds: ExpiryThresholds { ExpiryThresholds(warning: warnWithin, error: failWithin) }
}

/// Which files below folders are read.
struct SelectionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Below folders, read only files like this, such as '*.pem'; repeatable.",
            valueName: "glob"
        )
    )
    var include: [Words] = []

    @Option(
        help: ArgumentHelp(
            "Below folders, skip files and folders like this; repeatable.",
            valueName: "glob"
        )
    )
    var exclude: [Words] = []

    func validate() throws {
        _ = try Self.globs(include, of: "--include")
        _ = try Self.globs(exclude, of: "--exclude")
    }

    /// The files that the options leave.
    func filter() throws -> PathFilter {
        PathFilter(
            included: try Self.globs(include, of: "--include"),
            excluded: try Self.globs(exclude, of: "--exclude")
        )
    }

    private static func globs(_ words: [Words], of option: String) throws -> [Glob] {
        try words.values.map { word in
            try usage(option) { () throws(CertificateError) in try Glob(word) }
        }
    }
}

/// How many threads work.
struct JobOptions: ParsableArguments {
    @Option(
        name: .customLong("jobs"),
        help: ArgumentHelp(
            "How many threads read and judge. Default: one per core.",
            valueName: "n"
        )
    )
    var wanted: Int?

    // Counting the cores reads a file: a default value would be computed five times.
    var jobs: Int { wanted ?? availableCores() }

    func validate() throws {
        guard 1...256 ~= wanted ?? 1 else {
            throw ValidationError("--jobs takes a number from 1 to 256.")
        }
    }
}

/// The formats of reports: what `check` and `expiry` find.
enum ReportFormat: String, WordChoice {
    case text, json, jsonl, junit, sarif, github, gitlab, checkstyle
    case nagios, prometheus, html
}

/// The formats of documents without a verdict.
enum DocumentFormat: String, WordChoice {
    case text, json
}

/// When colour is used.
enum ColorChoice: String, WordChoice {
    case auto, always, never
}

/// What makes a command fail.
enum FailOn: String, WordChoice {
    case error, warning, never
}

extension Profile: WordChoice {}
extension Purpose: WordChoice {}

/// A value of an option that is one of several words.
///
/// ArgumentParser would print each word to find its text, for which the runtime looks up one
/// conformance after the other.
public protocol WordChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String>
where AllCases == [Self] {}

extension WordChoice {
    /// The words that the option takes.
    public static var allValueStrings: [String] { allCases.map(\.rawValue) }

    /// None: the words explain themselves.
    public static var allValueDescriptions: [String: String] { [:] }

    /// The word as the help shows it.
    public var defaultValueDescription: String { rawValue }
}

extension Threshold: ExpressibleByArgument {
    /// Reads `30d`, `12h` or `33%`.
    public init?(argument: String) { try? self.init(argument) }
}

extension TimeSpecification: ExpressibleByArgument {
    /// Reads RFC 3339, a date, epoch seconds or a distance from now.
    public init?(argument: String) { try? self.init(argument) }
}

public import ArgumentParser
public import CertCore
internal import CertReport

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

    @Option(
        help: ArgumentHelp(
            "Write a further document of the same run: junit=report.xml; repeatable.",
            valueName: "format=file"
        )
    )
    var report: [Words] = []

    /// The further documents.
    func documents() throws -> [FurtherDocument] {
        let documents = try report.values.map(FurtherDocument.init)
        var paths: Set<String> = []
        for document in documents where !paths.insert(document.path).inserted {
            throw ValidationError("--report names \(document.path.printable) twice.")
        }
        return documents
    }

    /// Whether a document shows certificates without findings.
    var showsAll: Bool {
        format.showsAll || ((try? documents()) ?? []).contains { $0.format.showsAll }
    }

    func validate() throws { _ = try documents() }
}

/// A document that is written beside the one that is shown.
struct FurtherDocument {
    let format: ReportFormat
    let path: String

    /// Reads `FORMAT=FILE`.
    init(_ text: String) throws {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let format = ReportFormat(rawValue: parts[0]) else {
            let formats = ReportFormat.allValueStrings.joined(separator: ", ")
            throw ValidationError(
                "--report takes FORMAT=FILE, such as junit=report.xml; the formats are \(formats)."
            )
        }
        (self.format, path) = (format, parts[1])
    }
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
        name: .customLong("output"),
        help: ArgumentHelp(
            "Write to this file, whole or not at all, instead of standard output.",
            valueName: "file"
        )
    )
    var outputs: [Words] = []

    /// The file to write to; nil for standard output.
    var output: String? { outputs.values.first }

    func validate() throws {
        guard outputs.values.count <= 1 else {
            throw ValidationError(
                """
                --output takes one file. For several documents of one run use \
                --report FORMAT=FILE, which is repeatable.
                """
            )
        }
    }

    @Option(
        help: ArgumentHelp(
            "Colour: auto (on a terminal, unless NO_COLOR is set), always or never.",
            valueName: "when"
        )
    )
    var color = ColorChoice.auto

    @Flag(
        name: .shortAndLong,
        help: "Print nothing while all is well; files are written all the same."
    )
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
            "Warn when this much is left: 30d, 12h or 33% of the lifetime. Default: a quarter, at most 25d.",
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

    @Option(
        help: ArgumentHelp(
            "Accept findings of this id, or errors of this code, in all files or in some; repeatable.",
            valueName: "id[:glob]"
        )
    )
    var ignore: [Words] = []

    @Option(
        help: ArgumentHelp(
            "Accept what this file lists, which --write-baseline made.",
            valueName: "file"
        )
    )
    var baseline: String?

    @Option(
        help: ArgumentHelp(
            "Write a baseline that accepts everything found: warnings, errors, what was not checked.",
            valueName: "file"
        )
    )
    var writeBaseline: String?

    func validate() throws { _ = try rules() }

    /// What `--ignore` accepts.
    func rules() throws -> [AcceptanceRule] {
        try ignore.values.map { text in
            do throws(CertificateError) { return try AcceptanceRule(text) } catch {
                throw ValidationError(
                    "--ignore: \(error.message(in: .english)). 'certcheck explain' lists the ids."
                )
            }
        }
    }

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

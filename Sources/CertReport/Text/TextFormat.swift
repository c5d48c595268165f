public import CertModel

/// Renders what was found for people: the verdict first, then what was judged, then each finding
/// with its fix.
///
/// ```text
/// FAIL  www.example.test  1 error
///
///   certificate  fullchain.pem:1, CN=www.example.test
///   key          privkey.pem:1, belongs to the certificate
///   valid        until 2026-04-01T00:00:00Z, 59 days left
///   names        www.example.test, example.test
///   path         www.example.test <- (missing)
///
///   error    chain-incomplete  fullchain.pem:1
///            the certificate's issuer, CN=Fixture Intermediate CA, is neither in the
///            file nor a trust anchor
///            fix: Append the certificate of CN=Fixture Intermediate CA to the file,
///            below the one it issued.
/// ```
///
/// Everything that came from a file is escaped (`\u{1B}`), overlong texts lose their middle, and no
/// line begins as a command to a CI runner. The same input gives the same text.
public struct TextFormat: Sendable, Hashable {
    /// Whether to colour, with escape sequences for a terminal; without it there are none.
    public var color: Bool
    /// The columns to wrap at, 40 at least.
    public var width: Int
    /// Whether to cut no list and to show values, digests and fixes of mere information too.
    public var verbose: Bool
    /// Whether to say what could not be checked; a command that says so on the same screen need
    /// not.
    public var showsErrors: Bool
    /// How people write some moments in the reader's time zone; those without such words are in UTC
    /// alone.
    public var localTimes: [Timestamp: String] = [:]
    /// What the fixes of some findings don't say, such as an option of the program that shows them.
    public var help: [Finding: String] = [:]

    /// Creates a format.
    public init(
        color: Bool = false,
        width: Int = 80,
        verbose: Bool = false,
        showsErrors: Bool = true
    ) {
        self.color = color
        self.width = width
        self.verbose = verbose
        self.showsErrors = showsErrors
    }

    /// The document of `check`, `server` or `probe`, or that of `expiry`, which is empty while nothing
    /// is at warning or above and nothing could not be checked.
    public func render(_ report: Report) -> String {
        var layout = TextLayout(self)
        switch report.command {
        case .expiry: layout.expiry(report)
        case .server: layout.server(report)
        case .probe: layout.probe(report)
        case .check: layout.check(report)
        }
        return layout.text
    }

    /// The document of `inspect`.
    public func render(_ inspection: Inspection) -> String {
        var layout = TextLayout(self)
        layout.inspection(inspection)
        return layout.text
    }

    /// The document of `domains`: one name a line, in order, never cut.
    public func render(_ covered: CoveredNames) -> String {
        covered.names.map { $0.shownAddress + "\n" }.joined()
    }
}

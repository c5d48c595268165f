public import CertModel

/// Renders what was found as one page of HTML: the verdict, what to do, what expires when, and the
/// chain of every certificate.
///
/// ```html
/// <h1><b class="word">FAIL</b> 3 certificates: 1 failed, 2 passed</h1>
/// <section id="fix"><h2>What to do</h2> …
/// <section id="timeline"><h2>What expires when</h2> …
/// <section id="well"><h2>What is well</h2> …
/// ```
///
/// The page has no script and loads nothing; its Content-Security-Policy lets in its own style, by
/// the digest, and nothing else. It suits light and dark screens of any width, and paper. What came
/// from a file is escaped; the same report gives the same bytes.
public struct HTMLFormat: Sendable, Hashable {
    /// The program's version.
    public var version: String

    /// Creates a format.
    public init(version: String) {
        self.version = version
    }

    /// The document of a report.
    public func render(_ report: Report) -> [UInt8] {
        let sites = JudgedSite.all(of: report)
        let cards = HTMLCard.all(of: report, sites)
        let verdict = HTMLVerdict(report, sites)
        var writer = HTMLWriter()
        writer.markup("<!doctype html>\n")
        writer.element("html", ["lang": "en"]) { writer in
            writer.element("head") { $0.head(verdict, version) }
            writer.element("body") { writer in
                writer.verdict(verdict, of: report, cards)
                writer.element("main") { $0.sections(of: report, cards) }
                writer.footer(version)
            }
        }
        return writer.bytes
    }
}

extension HTMLWriter {
    fileprivate mutating func head(_ verdict: HTMLVerdict, _ version: String) {
        markup("<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"")
        markup(
            "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; style-src '"
        )
        markup(HTMLStyle.digest)
        markup(
            """
            '">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="certcheck 
            """
        )
        text(version)
        markup("\">\n<link rel=\"icon\" href=\"")
        markup(verdict.icon)
        markup("\">\n")
        element("title", text: "\(verdict.word): \(verdict.summary)")
        element("style") { $0.markup(HTMLStyle.sheet) }
    }

    fileprivate mutating func sections(of report: Report, _ cards: [HTMLCard]) {
        let worse = [Severity.error, .warning].flatMap { severity in
            cards.filter { $0.verdict.severity == severity }
        }
        if !worse.isEmpty || !report.errors.isEmpty {
            section("fix", "What to do") { writer in
                writer.kinds(of: report, over: worse.count)
                writer.errors(report.errors)
                writer.list("div", ["class": "open"], worse, upTo: 50) {
                    $0.openCard($1, of: report)
                }
            }
        }
        accepted(of: report)
        timeline(ExpiryTimeline(cards, at: report.checkedAt))
        let well = cards.filter { $0.verdict == .pass }
        guard !well.isEmpty else { return }
        section("well", "What is well") { writer in
            guard cards.count > 1 else { return writer.openCard(well[0], of: report) }
            writer.list("div", ["class": "rows"], well, upTo: 100) {
                $0.closedCard($1, of: report)
            }
        }
    }

    /// Writes a part of the page with a heading.
    mutating func section(
        _ id: String,
        _ heading: String,
        _ body: (inout HTMLWriter) -> Void
    ) {
        element("section", ["id": id]) { writer in
            writer.element("h2", text: heading)
            body(&writer)
        }
    }

    fileprivate mutating func footer(_ version: String) {
        element("footer") { writer in
            writer.element("p") { writer in
                writer.text("Made by certcheck \(version). ")
                writer.element("code", text: "certcheck explain ID")
                writer.text(" tells what is behind a finding, and how it is fixed.")
            }
        }
    }
}

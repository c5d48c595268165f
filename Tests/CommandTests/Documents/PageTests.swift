import Foundation
import TestSupport
import Testing

/// Pages, opened by a browser: light and dark, wide and narrow, and printed.
@Suite(
    "Pages in Chromium",
    .enabled(
        if: try isReady(programs: "chromium", "python3"),
        "chromium is not installed"
    )
)
struct PageTests {
    private static let commands = [
        ("healthy", "check healthy --trust trust/root.pem"),
        ("faulty", "check leaf-only expired swapped key-encrypted missing --trust trust/root.pem"),
        ("hostile", "check hostile-names idn wildcard --trust trust/root.pem"),
        ("expiry", "expiry healthy expired expired-intermediate short-lived long-lived-2050"),
        ("server", "server server-story/nginx.conf --trust trust/root.pem"),
    ]

    /// What a browser has to complain of in the pages of a folder, a line each.
    private func complaints(in scratch: TemporaryFolder) throws -> [Substring] {
        let script = MonitoringTests.hosts.appending(path: "open-pages").path
        let outcome = try Tool.shell("python3 '\(script)' chromium *.html", in: scratch.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.split(separator: "\n")
    }

    @Test("Nothing overflows, all can be read, nothing is asked for and the console is silent")
    func pages() throws {
        let scratch = try TemporaryFolder()
        for (name, command) in Self.commands {
            let arguments = command.split(separator: " ").map(String.init)
            let outcome = try Tool.certcheck(
                arguments + ["--at", "2026-02-01", "--format", "html"]
            )
            try outcome.data.write(to: scratch.url("\(name).html"))
        }
        #expect(try complaints(in: scratch) == [])
    }

    @Test("A page that breaks the rules is complained of")
    func broken() throws {
        let scratch = try TemporaryFolder()
        let page = """
            <!doctype html><meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="img-src 'none'">
            <style>body { background: #fff } p { color: #999; width: 30em }</style>
            <p>grey<p><img src="x.png"><a href="#nowhere">away</a><script>1</script>
            """
        try Data(page.utf8).write(to: scratch.url("broken.html"))
        let complaints = try complaints(in: scratch).joined(separator: "\n")
        for part in [
            "Content Security Policy", "narrow, dark: scrolls sideways", "contrast of 2.85",
            "leads nowhere: #nowhere", "has scripts",
        ] {
            #expect(complaints.contains(part), "\(part)")
        }
    }
}

import Foundation
import TestSupport
import Testing

struct TrustHelpTests {
    @Test(
        "Where no anchors were named, a private authority's finding says which option names them",
        arguments: [
            ("untrusted-root", true), ("self-signed", true), ("missing-root-trust", true),
            // A leaf's issuer that can be fetched: most often a public authority's.
            ("leaf-only", false),
        ]
    )
    func help(fixture: String, isGiven: Bool) throws {
        let alone = try check(fixture)
        #expect(alone.contains("help:") == isGiven, "\(alone)")
        #expect(alone.contains("--trust FILE") == isGiven)
        let trusting = try check(fixture, "--trust", "../trust/other-root.pem")
        #expect(!trusting.contains("help:"))
    }

    @Test("Sites of a configuration and other formats are no different, but for JSON")
    func sites() throws {
        let arguments = ["server", "server-healthy/nginx.conf", "--at", "2026-02-01"]
        let text = try Tool.certcheck(arguments, in: Checkout.fixtures).output
        let json = try Tool.certcheck(arguments + ["--format", "json"], in: Checkout.fixtures)
            .output
        #expect(text.contains("chain-incomplete") || text.contains("untrusted-root"))
        #expect(text.contains("--trust FILE"))
        #expect(!json.contains("--trust FILE"))
    }

    private func check(_ fixture: String, _ options: String...) throws -> String {
        let arguments = ["check", "fullchain.pem", "--at", "2026-02-01"] + options
        return try Tool.certcheck(
            arguments,
            in: Checkout.fixtures.appending(path: fixture)
        ).output
    }
}

import Foundation
import TestSupport
import Testing

/// The guide for certbot and cron says what is so.
@Suite struct CertbotGuideTests {
    /// A folder as certbot keeps it, after one renewal.
    private static let tree = """
        set -e
        old=$PWD/Fixtures/superseded/archive
        mkdir -p letsencrypt/archive/www letsencrypt/live/www
        cd letsencrypt/archive/www && cp "$old"/* .
        for n in 1 2; do
            awk '/BEGIN CERT/ { n++ } n == 1' fullchain$n.pem > cert$n.pem
            awk '/BEGIN CERT/ { n++ } n > 1' fullchain$n.pem > chain$n.pem
        done
        chmod 600 *
        cd ../../live && echo 'This folder contains your keys and certificates.' > README && cd www
        for name in cert chain fullchain privkey; do
            ln -s ../../archive/www/${name}2.pem $name.pem
        done
        cd ../../..
        """

    @Test(
        "What certbot keeps makes no mail while renewals work",
        arguments: ["letsencrypt/live", "letsencrypt", "letsencrypt/archive letsencrypt/live"]
    )
    func expiry(paths: String) throws {
        let scratch = try TemporaryFolder()
        _ = try scratch.copyFixtures(only: "superseded")
        let outcome = try Tool.shell(
            """
            \(Self.tree)
            certcheck expiry \(paths) --at 2026-02-01 2>&1
            certcheck check \(paths) --at 2026-02-01 --trust Fixtures/trust/root.pem --fail-on warning
            """,
            in: scratch.folder
        )
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.hasPrefix("PASS  www.example.test"), "nothing from expiry")
        #expect(!outcome.output.contains("fullchain1.pem") || paths != "letsencrypt/live")
    }

    @Test(
        "The hook reloads what is sound, and nothing else",
        arguments: [
            ("healthy", "reloaded"), ("leaf-only", "chain-incomplete"),
            ("wrong-key", "key-mismatch"), ("expired", "expired"),
        ]
    )
    func hook(fixture: String, said: String) throws {
        let scratch = try TemporaryFolder()
        _ = try scratch.copyFixtures()
        try scratch.write(
            """
            #!/bin/sh
            [ "$*" != "-s reload" ] || echo reloaded
            """,
            to: "bin/nginx",
            mode: 0o755
        )
        // The fixtures' own time and root.
        try scratch.write(
            """
            #!/bin/sh
            command=$1
            shift
            exec '\(Checkout.command.path)' "$command" --at 2026-02-01 \\
                --trust Fixtures/trust/root.pem "$@"
            """,
            to: "bin/certcheck",
            mode: 0o755
        )
        let outcome = try Tool.shell(
            """
            sed "s|^PATH=|PATH=$PWD/bin:|; s|/etc/nginx|Fixtures/server-healthy|" \
                '\(Checkout.root.path)/share/certbot/deploy-hook' > hook
            export RENEWED_LINEAGE=$PWD/Fixtures/\(fixture)
            sh ./hook
            """,
            in: scratch.folder
        )
        #expect((outcome.status == 0) == (said == "reloaded"), "\(outcome.errors)")
        #expect(outcome.output.contains(said), "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("reloaded") == (said == "reloaded"))
    }

    @Test("The files that it shows are the files that are shipped")
    func shipped() throws {
        let guide = try ShippedFiles.text("Docs/Guides/certbot.md")
        for file in ["share/cron.d/certcheck", "share/certbot/deploy-hook"] {
            #expect(guide.contains("\n\(try ShippedFiles.text(file))```\n"), "\(file)")
        }
    }
}

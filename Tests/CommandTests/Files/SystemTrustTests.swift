import Foundation
import TestSupport
import Testing

/// The system's trust anchors, and the places where OpenSSL is told to look for them.
@Suite struct SystemTrustTests {
    private static let check = "certcheck check healthy/fullchain.pem --at 2026-02-01"

    /// Has a bundle made by a command, and named.
    private static func bundle(_ command: String) -> String {
        "\(command) > $HASHED/bundle; export SSL_CERT_FILE=$HASHED/bundle SSL_CERT_DIR=/nonexistent"
    }

    @Test(
        "SSL_CERT_FILE and SSL_CERT_DIR stand in for the system's anchors, and --trust for both",
        arguments: [
            ("", check, 2),
            ("export SSL_CERT_FILE=trust/root.pem", check, 0),
            ("export SSL_CERT_FILE=trust/other-root.pem", check, 2),
            ("export SSL_CERT_DIR=$HASHED", check, 0),
            ("export SSL_CERT_DIR=/nonexistent:$HASHED", check, 0),
            ("export SSL_CERT_DIR=$HASHED", "\(check) --trust trust/other-root.pem", 2),
            ("export SSL_CERT_FILE=trust/other-root.pem SSL_CERT_DIR=$HASHED", check, 0),
            ("export SSL_CERT_FILE= SSL_CERT_DIR=", check, 2),
            (bundle("cat /etc/ssl/certs/ca-certificates.crt trust/root.pem"), check, 0),
            (bundle("cat trust/root.pem healthy/privkey.pem"), check, 0),
            (bundle("openssl x509 -in trust/root.pem -outform DER"), check, 0),
            (bundle("openssl x509 -in trust/root.pem -addtrust serverAuth"), check, 0),
            (bundle("openssl x509 -in trust/root.pem -addreject serverAuth"), check, 2),
            (bundle("echo none"), check, 3),
        ] as [(String, String, Int32)]
    )
    func environment(settings: String, command: String, code: Int32) throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            cp trust/root.pem "$HASHED" && openssl rehash "$HASHED" || exit 99
            \(settings)
            \(command)
            """,
            environment: ["HASHED": scratch.folder.path]
        )
        #expect(outcome.status == code)
    }

    @Test(
        "A root is public if it is one of the system's or of its names, however it was given",
        arguments: [
            ("trust/root.pem", "", true),
            ("trust/root.pem", "--trust trust/root.pem", true),
            ("$MADE/same-name.pem", "--trust trust/root.pem", true),
            ("trust/other-root.pem", "--trust trust/root.pem", false),
            // The system's anchors lead nowhere here.
            ("trust/other-root.pem", "", false),
        ]
    )
    func publicRoot(system: String, trust: String, isPublic: Bool) throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            openssl req -x509 -newkey rsa:2048 -nodes -keyout /dev/null -days 9000 \
                -subj "/O=certcheck fixtures/CN=Fixture Root CA" -out "$MADE/same-name.pem" \
                2>/dev/null || exit 99
            export SSL_CERT_FILE=\(system) SSL_CERT_DIR=/nonexistent
            certcheck check healthy/fullchain.pem --at 2026-02-01 --profile strict \(trust)
            """,
            environment: ["MADE": scratch.folder.path]
        )
        #expect(outcome.status != 99)
        // What is asked of public authorities alone.
        #expect(outcome.output.contains("profile-public-extensions") == isPublic)
    }

    @Test("What SSL_CERT_FILE names must be there")
    func missing() throws {
        let outcome = try Tool.certcheck(
            ["check", "healthy/fullchain.pem"],
            environment: [
                "SSL_CERT_FILE": "/nonexistent/anchors.pem", "SSL_CERT_DIR": "/nonexistent",
            ]
        )
        #expect(outcome.status == 3)
        #expect(outcome.errors.hasPrefix("certcheck: "))
        #expect(outcome.errors.contains("certcheck: help: "))
    }

    @Test("All of the system's anchors are read, in both forms in which they lie there")
    func whole() throws {
        let scratch = try TemporaryFolder()
        let counted = try Tool.shell(
            """
            cd "$SCRATCH" && cat /etc/ssl/certs/*.pem /etc/ssl/certs/*.crt \
                | awk '/-----BEGIN CERT/ { one = "" } { one = one $0 "\\n" }
                       /-----END CERT/ { if (!seen[one]++) printf "%s", one > (++n ".pem") }'
            for one in *.pem; do openssl x509 -in "$one" -noout -fingerprint -sha256; done \
                | sort -u | wc -l
            """,
            environment: ["SCRATCH": scratch.folder.path]
        )
        let expected = try #require(
            Int(counted.output.trimmingCharacters(in: .whitespacesAndNewlines))
        )
        #expect(expected > 50)
        // Java keeps a store of its own in a folder below.
        let files = try FileManager.default.contentsOfDirectory(atPath: "/etc/ssl/certs")
            .filter { $0.contains(".") }.map { "/etc/ssl/certs/\($0)" }
        let outcome = try Tool.certcheck(["inspect"] + files + ["--format", "json"])
        #expect(outcome.errors == "")
        #expect(outcome.status == 0)
        let digests = outcome.output.matches(of: try Regex("\"sha256\": \"([0-9a-f]{64})\""))
        #expect(Set(digests.map { String($0.output[1].substring ?? "") }).count == expected)

        let checked = try Tool.certcheck(["check"] + files + ["--format", "json"])
        #expect(checked.errors == "")
        let subjects = checked.output.split(separator: "\n").filter {
            $0.hasPrefix("      \"name\": ")
        }
        // With a leaf in the folder, as ssl-cert puts one there, authorities are no subjects.
        let hasLeaf = outcome.output.contains("\"is_authority\": false")
        #expect(subjects.count == expected || hasLeaf)
    }
}

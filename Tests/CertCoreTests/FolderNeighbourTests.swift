import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// What lies beside certificates and is none of a server's: a signing authority's key, SSH's and
/// OpenPGP's keys, archives, and what editors and systems leave behind.
struct FolderNeighbourTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem", to: "site/site.crt")
        try folder.copy("healthy/privkey.pem", to: "site/site.key")
    }

    private func check(_ names: String...) throws -> Report {
        Checker(
            policy: ValidationPolicy(
                time: try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
            ),
            trust: try TrustStore(paths: [Fixture.path("trust/root.pem")])
        ).check(names.map { folder($0) })
    }

    private func ids(_ report: Report) -> [String] {
        (report.deployments.flatMap(\.findings) + report.findings).map(\.id.description).sorted()
    }

    @Test(
        "an authority with its key is no site, unless its file is named as a server's",
        arguments: [
            ("pki/ca.crt", "pki/private/ca.key", false),
            ("authorities/local/root.crt", "authorities/local/root.key", false),
            ("ca.pem", "ca-key.pem", false),
            ("other/fullchain.pem", "other/privkey.pem", true),
            ("other/tls.crt", "other/tls.key", true),
        ]
    )
    func authority(certificate: String, key: String, isSite: Bool) throws {
        try folder.copy("trust/root.pem", to: certificate)
        try folder.copy("keys/root.key", to: key)
        let report = try check("")
        #expect(ids(report) == (isSite ? ["no-names", "wrong-purpose"] : []))
        #expect(report.deployments.count == (isSite ? 2 : 1))
        // Who names it asks about it.
        #expect(try check(certificate, key, "site").deployments.count == 2)
    }

    @Test("an authority with its key, and nothing else, is judged as a server would present it")
    func authorityAlone() throws {
        try folder.copy("trust/root.pem", to: "pki/ca.crt")
        try folder.copy("keys/root.key", to: "pki/ca.key")
        #expect(ids(try check("pki")) == ["no-names", "wrong-purpose"])
    }

    @Test(
        "a key whose public half is in a file of its own, or that is SSH's by its name, is a note",
        arguments: [true, false]
    )
    func bareKeys(isToken: Bool) throws {
        let name = isToken ? "jwt.key" : "id_ecdsa"
        try folder.copy("keys/unused.key", to: "site/\(name)")
        if isToken {
            #expect(try check("").findings.map(\.severity) == [.warning])
            let half = try Tool.shell(
                "openssl pkey -in '\(folder("site/jwt.key"))' -pubout",
                in: Checkout.root
            )
            try folder.write(half.output, to: "site/jwt.pub")
        }
        let report = try check("")
        #expect(report.findings.map(\.id) == [.keyOrphan])
        #expect(report.findings.map(\.severity) == [.info])
    }

    @Test("the public half of a key that does not fit excuses it from nothing")
    func publicHalfOfMisfit() throws {
        try folder.copy("keys/unused.key", to: "site/site.key")
        let half = try Tool.shell(
            "openssl pkey -in '\(folder("site/site.key"))' -pubout",
            in: Checkout.root
        )
        try folder.write(half.output, to: "site/site.pub")
        #expect(ids(try check("")) == ["key-mismatch"])
    }

    private static let appleDouble = "\u{0}\u{5}\u{16}\u{7}\u{0}\u{2}\u{0}\u{0}Mac OS X"
    private static let pgp = """
        -----BEGIN PGP PRIVATE KEY BLOCK-----

        lQVYBF
        =abcd
        -----END PGP PRIVATE KEY BLOCK-----

        """

    @Test(
        "what only looks like PEM is passed over below a folder, and said where it is named",
        arguments: [
            ("._site.crt", appleDouble, "macOS"), ("secring.asc", pgp, "OpenPGP"),
            ("backup.zip", "PK\u{3}\u{4}" + pgp, "archive"),
            ("backup.tar", String(repeating: "\u{0}", count: 257) + "ustar" + pgp, "archive"),
        ]
    )
    func lookalikes(name: String, text: String, word: String) throws {
        try folder.write(text, to: "site/\(name)")
        let report = try check("")
        #expect(ids(report) == [])
        #expect(report.errors.isEmpty)
        let named = try check("site/\(name)")
        #expect(named.errors.first?.reason.contains(word) == true)
        #expect(named.status == .error)
    }

    @Test("an archive in a certificate's place is an error")
    func archiveAsCertificate() throws {
        try folder.write("PK\u{3}\u{4}", to: "other/fullchain.pem")
        #expect(try check("").errors.map(\.code) == [.notACertificate])
    }

    @Test("links that lead nowhere are counted, but for an editor's mark")
    func editorLock() throws {
        try folder.link("site/.#site.crt", to: "me@host.1234:1760000000")
        #expect(try check("").errors.isEmpty)
        try folder.link("site/chain.pem", to: "../archive/chain1.pem")
        let report = try check("")
        #expect(report.errors.isEmpty)
        #expect(report.danglingLinks == 1)
    }
}

import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// A pass is a promise: where nothing was checked, or something given was not read, there is none.
struct NothingCheckedTests {
    private let folder: TemporaryFolder
    private let time: Timestamp

    init() throws {
        folder = try TemporaryFolder()
        time = try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
    }

    private func check(
        _ names: String...,
        trust: String? = nil,
        passphrase: PassphraseSource = .none
    ) throws -> Report {
        let anchors = try TrustStore(
            paths: [trust.map { folder($0) } ?? Fixture.path("trust/root.pem")]
        )
        return Checker(
            policy: ValidationPolicy(time: time),
            trust: anchors,
            passphrase: passphrase,
            jobs: 1
        ).check(names.map { folder($0) })
    }

    private func expiry(_ names: String...) -> Report {
        ExpiryScan(time: time, thresholds: ExpiryThresholds(), jobs: 1, keepsAll: false)
            .run(names.map { folder($0) })
    }

    @Test("a folder of keys or requests alone is no pass")
    func noCertificate() throws {
        try folder.copy("healthy/privkey.pem", to: "keys/privkey.pem")
        try folder.copy("request-unanswered/next.csr", to: "requests/next.csr")
        for name in ["keys", "requests"] {
            for report in [try check(name), expiry(name)] {
                #expect(report.errors.map(\.source) == [folder(name)])
                #expect(report.status == .error)
            }
        }
        try folder.copy("healthy/fullchain.pem", to: "certificates/fullchain.pem")
        #expect(try check("certificates", "keys").errors.isEmpty)
    }

    @Test("no path at all is no pass")
    func noPath() throws {
        #expect(try check().status == .error)
    }

    /// Makes a PKCS#12 store of the healthy deployment.
    private func store(_ name: String, passphrase: String) throws {
        try folder.write("", to: name)
        let made = try Tool.run(
            "/usr/bin/env",
            [
                "openssl", "pkcs12", "-export", "-in", Fixture.path("healthy/fullchain.pem"),
                "-inkey", Fixture.path("healthy/privkey.pem"), "-passout", "pass:\(passphrase)",
                "-out", folder(name),
            ],
            in: folder.folder
        )
        #expect(made.status == 0)
        try folder.setMode(0o600, of: name)
    }

    @Test("a store below a folder that no passphrase opens is told, and one that opens is judged")
    func lockedStore() throws {
        try folder.copy("healthy/fullchain.pem", to: "site/fullchain.pem")
        try store("site/store.p12", passphrase: "fixture")
        for report in [try check("site"), expiry("site")] {
            #expect(report.errors.map(\.code) == [.passphraseMissing])
        }
        let opened = try check("site", passphrase: PassphraseSource(Passphrase("fixture".utf8)))
        #expect(opened.errors.isEmpty)
    }

    @Test(
        "below a folder a name that promises a certificate is held to it",
        arguments: [
            ("fullchain.pem", true), ("site.crt", true), ("store.bks", true), ("README", false),
            ("site.conf", false), ("slides.key", false),
        ]
    )
    func named(name: String, isTold: Bool) throws {
        try folder.copy("healthy/fullchain.pem", to: "site/healthy.pem")
        try folder.write("<html>", to: "site/\(name)")
        #expect(try check("site").errors.isEmpty == !isTold)
    }

    @Test("what can't be read among the anchors is an error of every report")
    func anchors() throws {
        try folder.copy("healthy/fullchain.pem", to: "fullchain.pem")
        try folder.copy("trust/root.pem", to: "anchors/root.pem")
        try folder.write("how these were made", to: "anchors/README")
        #expect(try check("fullchain.pem", trust: "anchors").status == .pass)
        let damaged = try Fixture.octets("trust/other-root.pem").dropLast(200)
        try folder.write(Array(damaged), to: "anchors/other.pem")
        let report = try check("fullchain.pem", trust: "anchors")
        #expect(report.errors.map(\.source) == [folder("anchors/other.pem")])
        #expect(report.deployments.map(\.status) == [.pass])
    }

    @Test("the certificates and CRLs of a folder are all read, or none")
    func gathered() throws {
        try folder.copy("trust/root.pem", to: "all/root.pem")
        #expect(try Certificate.read(from: folder("all")).count == 1)
        try folder.link("all/gone.pem", to: "nowhere")
        #expect(throws: CertificateError.self) { try Certificate.read(from: folder("all")) }
        #expect(try Certificate.gather(from: [folder("all")]).items.count == 1)
    }

    @Test("all lines of all files of passphrases are tried, and changeit on stores")
    func passphrases() throws {
        try folder.write("wrong\nfixture\r\n", to: "one")
        try folder.write("other", to: "two")
        try store("store.p12", passphrase: "fixture")
        try store("java.p12", passphrase: "changeit")
        #expect(try check("java.p12").errors.isEmpty)
        for paths in [["one"], ["two", "one"], ["one", "two"]] {
            let source = try PassphraseSource(files: paths.map { folder($0) })
            #expect(try check("store.p12", passphrase: source).errors.isEmpty)
        }
        let wrong = try check("store.p12", passphrase: PassphraseSource(files: [folder("two")]))
        #expect(wrong.errors.map(\.code) == [.passphraseWrong])
        try folder.write(String(repeating: "line\n", count: 33), to: "many")
        let error = #expect(throws: CertificateError.self) {
            try PassphraseSource(files: [folder("many")])
        }
        #expect(error?.code == .tooLarge)
    }
}

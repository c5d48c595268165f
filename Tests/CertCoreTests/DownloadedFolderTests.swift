import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// Folders as Debian, authorities and cloud providers lay them out: quiet where all is well, and
/// one thing said where one thing is wrong.
struct DownloadedFolderTests {
    private let folder: TemporaryFolder
    private let leaf: String
    private let intermediate: String
    private static let name = "www.example.test"

    init() throws {
        folder = try TemporaryFolder()
        let blocks = try Fixture.text("healthy/fullchain.pem").split(separator: "-----BEGIN")
        try #require(blocks.count == 2)
        (leaf, intermediate) = ("-----BEGIN\(blocks[0])", "-----BEGIN\(blocks[1])")
    }

    private func check(_ names: String..., passphrase: String? = nil) throws -> Report {
        Checker(
            policy: ValidationPolicy(
                time: try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
            ),
            trust: try TrustStore(paths: [Fixture.path("trust/root.pem")]),
            passphrase: PassphraseSource(passphrase.map { Passphrase($0.utf8) }),
            jobs: 2
        ).check(names.map { folder($0) })
    }

    /// What is more than information.
    private func faults(_ report: Report) -> [FindingID] {
        (report.deployments.flatMap(\.findings) + report.findings)
            .filter { $0.severity > .info }.map(\.id)
    }

    private func expectQuiet(
        _ report: Report,
        deployments: Int = 1,
        at place: SourceLocation = #_sourceLocation
    ) {
        #expect(report.errors.isEmpty, sourceLocation: place)
        #expect(faults(report).isEmpty, sourceLocation: place)
        #expect(report.deployments.count == deployments, sourceLocation: place)
        #expect(report.deployments.allSatisfy { $0.key != nil }, sourceLocation: place)
    }

    /// Makes a PKCS#12 store, as IIS, Tomcat and today's Java take it.
    private func store(_ name: String, passphrase: String, keyless: Bool = false) throws {
        try folder.write("", to: name)
        let fixture = keyless ? "trust/root.pem" : "healthy/fullchain.pem"
        let key = keyless ? ["-nokeys"] : ["-inkey", Fixture.path("healthy/privkey.pem")]
        let made = try Tool.run(
            "/usr/bin/env",
            [
                "openssl", "pkcs12", "-export", "-in", Fixture.path(fixture), "-name", "a",
                "-passout", "pass:\(passphrase)", "-out", folder(name),
            ] + key,
            in: folder.folder
        )
        try #require(made.status == 0, "openssl: \(made.errors)")
        try folder.setMode(0o600, of: name)
    }

    // MARK: Debian

    /// Lays out /etc/ssl with the packages ca-certificates and ca-certificates-java, and one site.
    private func debian(key: String = "healthy/privkey.pem") throws {
        let root = try Fixture.text("trust/root.pem")
        try folder.write(
            root,
            to: "usr/share/ca-certificates/mozilla/Fixture_Root.crt",
            mode: 0o644
        )
        try folder.write(root, to: "etc/ssl/certs/ca-certificates.crt", mode: 0o644)
        try folder.link(
            "etc/ssl/certs/Fixture_Root.pem",
            to: "../../../usr/share/ca-certificates/mozilla/Fixture_Root.crt"
        )
        try folder.link("etc/ssl/certs/6f2c1d3a.0", to: "Fixture_Root.pem")
        try store("etc/ssl/certs/java/cacerts", passphrase: "changeit", keyless: true)
        try folder.write("[req]\n", to: "etc/ssl/openssl.cnf", mode: 0o644)
        try folder.copy("healthy/fullchain.pem", to: "etc/ssl/certs/site.pem", mode: 0o644)
        try folder.copy(key, to: "etc/ssl/private/site.key")
    }

    @Test("/etc/ssl of Debian is quiet: its anchors are no sites, whatever links lead to them")
    func debianQuiet() throws {
        try debian()
        let report = try check("etc/ssl")
        expectQuiet(report)
        #expect(report.deployments.first?.key?.location.path == folder("etc/ssl/private/site.key"))
    }

    @Test("a key below private/ that is not the site's is the one thing said")
    func debianKey() throws {
        try debian(key: "keys/unused.key")
        let report = try check("etc/ssl")
        #expect(report.errors.isEmpty)
        #expect(faults(report) == [.keyMismatch])
    }

    @Test("anchors alone are judged each once, by whatever name they are reached")
    func anchorsAlone() throws {
        try debian()
        try FileManager.default.removeItem(atPath: folder("etc/ssl/certs/site.pem"))
        try FileManager.default.removeItem(atPath: folder("etc/ssl/private/site.key"))
        let report = try check("etc/ssl")
        #expect(report.errors.isEmpty && faults(report).isEmpty)
        #expect(Set(report.deployments.map(\.certificate.sha256)).count == 1)
    }

    // MARK: Cloud providers

    /// Lays out what Aliyun's console gives for each server.
    private func aliyun(key: String = "healthy/privkey.pem") throws {
        let stem = "1234567_\(Self.name)"
        try folder.copy("healthy/fullchain.pem", to: "nginx/\(stem).pem", mode: 0o644)
        try folder.copy(key, to: "nginx/\(stem).key")
        for (server, text) in [("tomcat", "pfx-password.txt"), ("iis", "pfx-password.txt")] {
            try store("\(server)/\(stem).pfx", passphrase: "Kp5x9b2q")
            try folder.write("Kp5x9b2q\n", to: "\(server)/\(text)")
        }
    }

    @Test("what Aliyun gives is quiet once the stores' passphrase is given")
    func aliyunQuiet() throws {
        try aliyun()
        expectQuiet(try check("", passphrase: "Kp5x9b2q"), deployments: 3)
        expectQuiet(try check("nginx"))
    }

    @Test("without the passphrase each store says that it is closed, and nothing else is said")
    func aliyunClosed() throws {
        try aliyun()
        let report = try check("")
        #expect(report.errors.map(\.code) == [.passphraseMissing, .passphraseMissing])
        #expect(report.errors.allSatisfy { $0.source?.hasSuffix(".pfx") == true })
        #expect(faults(report).isEmpty)
    }

    @Test("Aliyun's key of another order is a mismatch with the certificate of its stem")
    func aliyunKey() throws {
        try aliyun(key: "healthy-rsa/privkey.pem")
        let report = try check("", passphrase: "Kp5x9b2q")
        #expect(report.errors.isEmpty)
        #expect(faults(report) == [.keyMismatch])
    }

    /// Lays out what Tencent Cloud gives: a folder a server, the parts numbered.
    private func tencent() throws {
        let name = Self.name
        try folder.copy("healthy/fullchain.pem", to: "Nginx/1_\(name)_bundle.crt", mode: 0o644)
        try folder.copy("healthy/privkey.pem", to: "Nginx/2_\(name).key")
        try folder.write(intermediate, to: "Apache/1_root_bundle.crt", mode: 0o644)
        try folder.write(leaf, to: "Apache/2_\(name).crt", mode: 0o644)
        try folder.copy("healthy/privkey.pem", to: "Apache/3_\(name).key")
        try store("IIS/\(name).pfx", passphrase: "s3cret-of-iis")
        try folder.write("s3cret-of-iis", to: "IIS/keystorePass.txt")
        try store("Tomcat/\(name).jks", passphrase: "changeit")
        try folder.write("changeit", to: "Tomcat/keystorePass.txt")
        try folder.copy("healthy/fullchain.pem", to: "\(name).pem", mode: 0o644)
        try folder.copy("request-unanswered/next.csr", to: "\(name).csr", mode: 0o644)
    }

    @Test(
        "each folder of Tencent Cloud's archive is quiet by itself",
        arguments: ["Nginx", "IIS", "Tomcat"]
    )
    func tencentQuiet(server: String) throws {
        try tencent()
        expectQuiet(try check(server, passphrase: "s3cret-of-iis"))
    }

    @Test("a store in the old form of Java's is read without its passphrase, its key left closed")
    func oldJavaStore() throws {
        try folder.copy("odd/stores/store.jks", to: "Tomcat/\(Self.name).jks")
        try folder.write("changeit", to: "Tomcat/keystorePass.txt")
        let report = try check("Tomcat")
        #expect(report.errors.isEmpty && faults(report).isEmpty)
        #expect(report.deployments.contains { $0.name == Self.name && $0.key?.matches == nil })
    }

    @Test(
        "Apache's leaf lacks the chain in a folder, and is one deployment with it where both are named"
    )
    func tencentApache() throws {
        try tencent()
        let report = try check("Apache")
        #expect(report.errors.isEmpty)
        #expect(faults(report) == [.chainIncomplete])
        let named = try check(
            "Apache/2_\(Self.name).crt",
            "Apache/1_root_bundle.crt",
            "Apache/3_\(Self.name).key"
        )
        expectQuiet(named)
    }

    @Test("of the whole archive only Apache's leaf is said, whatever request lies beside it")
    func tencentWhole() throws {
        try tencent()
        let report = try check("", passphrase: "s3cret-of-iis")
        #expect(report.errors.isEmpty)
        #expect(faults(report) == [.chainIncomplete])
        #expect(report.deployments.count == 5)
    }

    // MARK: Authorities

    @Test(
        "archives of authorities hold the leaf alone, which is the one thing said",
        arguments: [
            ["certificate.crt", "ca_bundle.crt", "private.key"],
            ["www_example_test.crt", "www_example_test.ca-bundle", "www_example_test.key"],
            ["star.crt", "DigiCertCA.crt", "star.key"],
        ]
    )
    func authorities(names: [String]) throws {
        try folder.write(leaf, to: "zip/\(names[0])", mode: 0o644)
        try folder.write(intermediate, to: "zip/\(names[1])", mode: 0o644)
        try folder.copy("healthy/privkey.pem", to: "zip/\(names[2])")
        try folder.copy("trust/root.pem", to: "zip/TrustedRoot.crt", mode: 0o644)
        let report = try check("zip")
        #expect(report.errors.isEmpty)
        #expect(faults(report) == [.chainIncomplete])
        #expect(report.deployments.first?.certificate.location.path == folder("zip/\(names[0])"))
        // A file that presents both, as the fix says, makes the other one a copy.
        try folder.write(leaf + intermediate, to: "zip/bundled.crt", mode: 0o644)
        expectQuiet(try check("zip"))
    }
}

import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// What folders hide: links, old certificates, keys of others, as clients and panels lay them out.
struct FolderRulesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func check(
        _ names: String...,
        hosts: [String] = [],
        at time: String = "2026-02-01T00:00:00Z"
    ) throws -> Report {
        Checker(
            policy: ValidationPolicy(
                time: try #require(Timestamp(rfc3339: time)),
                hosts: try hosts.map { try ReferenceIdentifier($0) }
            ),
            trust: try TrustStore(paths: [Fixture.path("trust/root.pem")]),
            jobs: 2
        ).check(names.map { folder($0) })
    }

    private func expiry(_ name: String, at time: String) throws -> Report {
        let time = try #require(Timestamp(rfc3339: time))
        return ExpiryScan(time: time, thresholds: ExpiryThresholds(), jobs: 1, keepsAll: false)
            .run([folder(name)])
    }

    private func ids(_ report: Report) -> [String] {
        (report.deployments.flatMap(\.findings) + report.findings).map(\.id.description).sorted()
    }

    private func paths(_ report: Report) -> [String] {
        report.deployments.map {
            String($0.certificate.location.path.dropFirst(folder.path.count + 1))
        }
    }

    /// Lays out a mounted Kubernetes secret.
    private func mount(_ name: String, key: String = "healthy/privkey.pem") throws {
        try folder.copy("healthy/fullchain.pem", to: "\(name)/..2026_01_01/tls.crt")
        try folder.copy(key, to: "\(name)/..2026_01_01/tls.key")
        try folder.link("\(name)/..data", to: "..2026_01_01")
        for file in ["tls.crt", "tls.key"] {
            try folder.link("\(name)/\(file)", to: "..data/\(file)")
        }
    }

    @Test("a Kubernetes mount is one deployment, shown under the names that are mounted")
    func kubernetes() throws {
        try mount("secret")
        let report = try check("secret")
        #expect(paths(report) == ["secret/tls.crt"])
        #expect(report.deployments.first?.key?.location.path == folder("secret/tls.key"))
        #expect(ids(report).isEmpty && report.errors.isEmpty)
        try mount("other", key: "keys/unused.key")
        #expect(ids(try check("secret", "other")) == ["key-mismatch"])
    }

    @Test("hard links are one file, and its neighbours lie wherever it was reached")
    func hardLinks() throws {
        try folder.copy("healthy/fullchain.pem", to: "a/site.pem")
        try folder.copy("healthy/privkey.pem", to: "a/site.key")
        try folder.copy("keys/unused.key", to: "b/site.key")
        #expect(link(folder("a/site.pem"), folder("b/site.pem")) == 0)
        let report = try check("")
        #expect(paths(report) == ["a/site.pem"])
        #expect(ids(report) == ["key-mismatch"])
    }

    /// Lays out what certbot keeps of a lineage, of which `live` is in use.
    private func lineage(live: Int, newest: Int) throws {
        let intermediate = try Fixture.text("healthy/fullchain.pem")
            .split(separator: "-----BEGIN").last.map { "-----BEGIN\($0)" }
        for number in 1...newest {
            let chain = try Fixture.text("superseded/archive/fullchain\(number).pem")
            let leaf = chain.split(separator: "-----BEGIN").first.map { "-----BEGIN\($0)" }
            try folder.write(chain, to: "archive/a.test/fullchain\(number).pem")
            try folder.write(leaf ?? "", to: "archive/a.test/cert\(number).pem")
            try folder.write(intermediate ?? "", to: "archive/a.test/chain\(number).pem")
            try folder.copy("healthy/privkey.pem", to: "archive/a.test/privkey\(number).pem")
        }
        try folder.write("", to: "live/a.test/README")
        for file in ["cert", "chain", "fullchain", "privkey"] {
            try folder.link(
                "live/a.test/\(file).pem",
                to: "../../archive/a.test/\(file)\(live).pem"
            )
        }
        try folder.write("{}", to: "accounts/acme/private_key.json")
        try folder.write("version = 1", to: "renewal/a.test.conf")
        try folder.copy("keys/unused.key", to: "keys/0000_key-certbot.pem")
    }

    @Test("what certbot replaced is superseded, and what it serves is judged under live/")
    func certbot() throws {
        try lineage(live: 2, newest: 2)
        let report = try check("")
        #expect(report.errors.isEmpty)
        #expect(ids(report) == ["key-orphan", "superseded"])
        #expect(report.worst == .info)
        #expect(paths(report) == ["archive/a.test/fullchain1.pem", "live/a.test/fullchain.pem"])
        let dates = try expiry("", at: "2026-02-10T00:00:00Z")
        #expect(dates.deployments.isEmpty && dates.errors.isEmpty)
    }

    @Test("a link that was not moved serves the old certificate, which is judged")
    func staleLink() throws {
        try lineage(live: 1, newest: 2)
        for report in [
            try check("", at: "2026-02-10T00:00:00Z"), try expiry("", at: "2026-02-10T00:00:00Z"),
        ] {
            let expired = report.deployments.filter { $0.findings.contains { $0.id == .expired } }
            #expect(
                expired.map(\.certificate.location.path) == [folder("live/a.test/fullchain.pem")]
            )
        }
    }

    @Test("a newer certificate that is not valid yet, or of other names, takes nobody's place")
    func notSuperseded() throws {
        try folder.copy("healthy/fullchain.pem", to: "site1.pem")
        try folder.copy("wildcard/fullchain.pem", to: "site2.pem")
        #expect(!ids(try check("")).contains("superseded"))
        try folder.copy("superseded/archive/fullchain1.pem", to: "old/site1.pem")
        try folder.copy("superseded/archive/fullchain2.pem", to: "old/site2.pem")
        #expect(ids(try check("old")).contains("superseded"))
        #expect(!ids(try check("old", at: "2025-12-01T00:00:00Z")).contains("superseded"))
    }

    @Test("a partner's certificate beside one's own key is no mismatch where one's own lies there")
    func partner() throws {
        try folder.copy("healthy/fullchain.pem", to: "own.crt")
        try folder.copy("healthy/privkey.pem", to: "own.key")
        try folder.copy("healthy-rsa/fullchain.pem", to: "partner.crt")
        #expect(ids(try check("")) == ["key-missing"])
    }

    @Test("a certificate and a key of one stem belong together, whatever else lies there")
    func stems() throws {
        try folder.copy("healthy/fullchain.pem", to: "a_bundle.crt")
        try folder.copy("healthy/privkey.pem", to: "b.key")
        try folder.copy("healthy-rsa/fullchain.pem", to: "b.crt")
        try folder.copy("healthy-rsa/privkey.pem", to: "a.key")
        let report = try check("")
        #expect(ids(report) == ["key-mismatch", "key-mismatch"])
        let fits = report.deployments.flatMap(\.findings).flatMap(\.values).filter {
            $0.name == "fits_path"
        }
        #expect(fits.count == 2)
    }

    @Test(
        "a key without a certificate is a warning beside certificates, and a note where it belongs",
        arguments: [
            ("site/old.key", Severity.warning), ("site/account.key", .info),
            ("site/site.key.next", .info), ("keys/old.key", .info),
        ]
    )
    func orphans(name: String, severity: Severity) throws {
        try folder.copy("healthy/fullchain.pem", to: "site/site.crt")
        try folder.copy("healthy/privkey.pem", to: "site/site.key")
        try folder.copy("keys/unused.key", to: name)
        let report = try check("")
        #expect(report.findings.map(\.id) == [.keyOrphan])
        #expect(report.findings.map(\.severity) == [severity])
    }

    @Test("an account key beside a certificate is not blamed")
    func accountKey() throws {
        try folder.copy("healthy/fullchain.pem", to: "fullchain.cer")
        try folder.copy("keys/unused.key", to: "account.key")
        #expect(ids(try check("")) == ["key-missing", "key-orphan"])
    }

    @Test("in a Git work tree the permissions of a key are a note")
    func workTree() throws {
        try folder.copy("healthy/fullchain.pem", to: "site/fullchain.pem")
        try folder.copy("healthy/privkey.pem", to: "site/privkey.pem", mode: 0o644)
        #expect(try check("").deployments.flatMap(\.findings).map(\.severity) == [.warning])
        try folder.write("", to: ".git/HEAD")
        #expect(try check("").deployments.flatMap(\.findings).map(\.severity) == [.info])
    }

    @Test("a host is asked of an authority's certificate too, and the file meant is named")
    func hostOfAuthority() throws {
        let chain = try Fixture.text("healthy/fullchain.pem").split(separator: "-----BEGIN")
        try folder.write("-----BEGIN\(chain[1])", to: "chain.pem")
        #expect(ids(try check("chain.pem")) == [])
        let alone = try check("chain.pem", hosts: ["www.example.test"])
        #expect(ids(alone) == ["name-not-covered"])
        try folder.copy("healthy/fullchain.pem")
        let beside = try check("chain.pem", hosts: ["www.example.test"])
        let messages = beside.deployments.flatMap(\.findings).map(\.message)
        #expect(messages.contains { $0.contains("did you mean \(folder("fullchain.pem"))") })
    }

    @Test("an authority's certificate with the names that are asked for is judged as a server's")
    func authorityAsServer() throws {
        // What `openssl req -x509` makes says that it is an authority's.
        let made = try Tool.shell(
            "openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out server.pem"
                + " -subj /CN=a.test -addext subjectAltName=DNS:a.test -days 36500",
            in: folder.folder
        )
        try #require(made.status == 0, "\(made.errors)")
        let time = "2100-01-01T00:00:00Z"
        #expect(ids(try check("server.pem", at: time)) == [])
        let asked = try check("server.pem", hosts: ["a.test"], at: time)
        #expect(ids(asked) == ["self-signed", "wrong-purpose"])
        let other = try check("server.pem", hosts: ["b.test"], at: time)
        #expect(ids(other) == ["name-not-covered"])
    }

    @Test("a leaf that can't be decoded puts no blame on what lies beside it")
    func undecodable() throws {
        let blocks = try Fixture.text("healthy/fullchain.pem").split(separator: "-----BEGIN")
        try folder.write(
            "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n-----BEGIN\(blocks[1])",
            to: "fullchain.pem"
        )
        try folder.copy("healthy/privkey.pem")
        for report in [try check("fullchain.pem", "privkey.pem"), try check("")] {
            #expect(!ids(report).contains { $0.hasPrefix("key-") })
            #expect(report.status == .error)
        }
    }

    @Test("a Java key store's key is there and was not opened, which is told")
    func javaKeyStore() throws {
        try folder.copy("odd/stores/store.jks")
        let report = try check("store.jks")
        let keyed = try #require(report.deployments.first { $0.key != nil })
        #expect(keyed.key?.matches == nil)
        #expect(keyed.findings.contains { $0.id == .keyMissing })
    }

    @Test("folders as a panel and acme.sh write them are quiet")
    func panels() throws {
        for site in ["a.test", "b.test"] {
            let fixture = site == "a.test" ? "healthy" : "healthy-rsa"
            try folder.copy("\(fixture)/fullchain.pem", to: "vhost/\(site)/fullchain.pem")
            try folder.copy("\(fixture)/privkey.pem", to: "vhost/\(site)/privkey.pem")
        }
        let blocks = try Fixture.text("healthy/fullchain.pem").split(separator: "-----BEGIN")
        try folder.copy("healthy/fullchain.pem", to: "acme/a.test/fullchain.cer")
        try folder.write("-----BEGIN\(blocks[0])", to: "acme/a.test/a.test.cer")
        try folder.write("-----BEGIN\(blocks[1])", to: "acme/a.test/ca.cer")
        try folder.copy("healthy/privkey.pem", to: "acme/a.test/a.test.key")
        try folder.write("Le_Domain='a.test'", to: "acme/a.test/a.test.conf")
        try folder.copy("keys/unused.key", to: "acme/ca/acme.test/account.key")
        let report = try check("")
        #expect(report.errors.isEmpty)
        #expect(ids(report) == ["key-orphan"])
        #expect(report.worst == .info && report.deployments.count == 3)
        try folder.copy("healthy-rsa/privkey.pem", to: "vhost/a.test/privkey.pem")
        #expect(ids(try check("")) == ["key-mismatch", "key-orphan"])
    }
}

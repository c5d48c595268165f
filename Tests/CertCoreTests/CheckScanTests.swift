import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// Judging files and folders: what is paired with what, and what is said of the rest.
struct CheckScanTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func check(_ names: String..., key: String? = nil) throws -> Report {
        try check(names, key: key)
    }

    private var checker: Checker {
        get throws {
            Checker(
                policy: ValidationPolicy(
                    time: try #require(Timestamp(rfc3339: "2026-02-01T00:00:00Z"))
                ),
                trust: try TrustStore(paths: [Fixture.path("trust/root.pem")]),
                jobs: 2
            )
        }
    }

    private func check(_ names: [String], key: String?) throws -> Report {
        try checker.check(names.map { folder($0) }, key: key.map { folder($0) })
    }

    private func ids(_ report: Report) -> [String] {
        (report.deployments.flatMap(\.findings) + report.findings).map(\.id.description).sorted()
    }

    @Test(
        "a key that group or others may read is warned of, and one that its owner reads is not",
        arguments: [(0o600, false), (0o400, false), (0o640, true), (0o604, true), (0o711, false)]
    )
    func permissions(mode: Int, isTold: Bool) throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem", mode: mode)
        let report = try check("fullchain.pem", "privkey.pem")
        #expect(ids(report) == (isTold ? ["key-readable-by-others"] : []))
        #expect(report.deployments.first?.key?.matches == true)
    }

    @Test("a leaf beside its chain is a copy, and elsewhere it is a deployment of its own")
    func duplicates() throws {
        try folder.copy("healthy/fullchain.pem", to: "a/fullchain.pem")
        try folder.copy("leaf-only/fullchain.pem", to: "a/cert.pem")
        try folder.copy("healthy/privkey.pem", to: "a/privkey.pem")
        let beside = try check("")
        #expect(beside.deployments.map(\.certificate.location.path) == [folder("a/fullchain.pem")])
        #expect(beside.deployments.first?.alsoIn.map(\.path) == [folder("a/cert.pem")])
        #expect(ids(beside) == [])
        try folder.copy("leaf-only/fullchain.pem", to: "b/cert.pem")
        try folder.copy("reversed/fullchain.pem", to: "c/fullchain.pem")
        let report = try check("")
        #expect(report.deployments.map(\.status) == [.pass, .fail, .fail])
        #expect(ids(report) == ["chain-incomplete", "chain-order"])
        #expect(ids(try check("a/cert.pem", "a")) == ["chain-incomplete"])
    }

    @Test("each file whose armour is damaged is told of")
    func damagedDuplicate() throws {
        for (name, fixture) in [("a", "glued"), ("b", "healthy"), ("c", "carriage-returns")] {
            try folder.copy("\(fixture)/fullchain.pem", to: "\(name).pem")
        }
        let report = try check("")
        #expect(
            report.deployments.map(\.certificate.location.path)
                == ["a", "b", "c"].map { folder("\($0).pem") }
        )
        let found = report.deployments.map { $0.findings.map(\.id) }
        #expect(found[1] == [.keyMissing])
        #expect(found[0].contains(.pemGlued) && found[2].contains(.pemCarriageReturns))
    }

    @Test("of several files with the fitting key the nearest is the subject's")
    func nearest() throws {
        try folder.copy("healthy/fullchain.pem", to: "live/a/site.pem")
        for key in ["archive/site.key", "live/a/other.key", "live/a/site.key", "live/site.key"] {
            try folder.copy("healthy/privkey.pem", to: key)
        }
        let report = try check("")
        #expect(report.deployments.map(\.key?.location.path) == [folder("live/a/site.key")])
        #expect(ids(report) == [])
        let explicit = try check("live", key: "archive/site.key")
        #expect(explicit.deployments.map(\.key?.location.path) == [folder("archive/site.key")])
    }

    @Test("a wrong key that is named twice is one wrong key")
    func namedTwice() throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("keys/unused.key")
        for names in [["fullchain.pem"], ["fullchain.pem", "unused.key"]] {
            #expect(ids(try check(names, key: "unused.key")) == ["key-mismatch"])
        }
        #expect(ids(try check("fullchain.pem", "unused.key")) == ["key-mismatch"])
    }

    @Test("an encrypted key that may be the only leaf's is the leaf's, and can't be judged")
    func encrypted() throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("odd/keys/ec.encrypted.pem")
        let report = try check("fullchain.pem", "ec.encrypted.pem")
        #expect(ids(report) == ["key-encrypted"])
        #expect(report.errors.map(\.code) == [.passphraseMissing])
    }

    @Test("keys of every form are paired by equality")
    func forms() throws {
        try folder.copy("odd/signatures/ecdsa-sha256.pem", to: "a.pem")
        for form in ["compressed.pem", "explicit.pem", "traditional.der", "pkcs8.der"] {
            try folder.copy("odd/keys/ec.\(form)", to: "key")
            let report = try check("a.pem", "key")
            // A self-signed authority is a subject here only because its key is given.
            #expect(report.deployments.map(\.key?.matches) == [true], "\(form)")
        }
    }

    @Test("what is wrong with a path is told for each, and the rest is judged")
    func errors() throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
        try folder.write("text", to: "text")
        try folder.write("", to: "empty")
        try folder.link("device", to: "/dev/null")
        #expect(truncate(try folder.write("", to: "large"), 64 << 20 + 1) == 0)
        try FileManager.default.createDirectory(
            atPath: folder("folder"),
            withIntermediateDirectories: true
        )
        let report = try check(
            "fullchain.pem",
            "privkey.pem",
            "text",
            "empty",
            "device",
            "large",
            "folder",
            "none"
        )
        #expect(report.deployments.count == 1)
        #expect(ids(report) == ["pem-empty"])
        let codes = Dictionary(
            uniqueKeysWithValues: report.errors.map { ($0.source, $0.code) }
        )
        #expect(
            codes == [
                folder("text"): .notACertificate, folder("empty"): .empty,
                folder("device"): .notAFile, folder("large"): .tooLarge, folder("folder"): .empty,
                folder("none"): .notFound,
            ]
        )
        #expect(report.status == .error)
    }

    @Test("a key where a certificate belongs, and a certificate where a key belongs, are told")
    func swapped() throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
        let key = try check("privkey.pem")
        #expect(key.errors.map(\.code) == [.notACertificate])
        #expect(key.errors[0].reason == "holds a private key and no certificate")
        let both = try check("privkey.pem", key: "fullchain.pem")
        #expect(Set(both.errors.map(\.code)) == [.notACertificate, .notAKey])
    }

    @Test("in a folder pipes, texts and links in circles are passed over")
    func folders() throws {
        try folder.copy("healthy/fullchain.pem", to: "site/fullchain.pem")
        try folder.copy("healthy/privkey.pem", to: "site/privkey.pem")
        try folder.write("text", to: "site/README")
        try folder.write("", to: "site/empty")
        try folder.link("site/up", to: "..")
        #expect(mkfifo(folder("site/fifo"), 0o600) == 0)
        let report = try check("site")
        #expect(report.errors.isEmpty)
        #expect(report.deployments.count == 1)
        #expect(report.deployments.first?.key?.matches == true)
        #expect(report.skippedFiles == 3)
        #expect(report.specialFiles == 1)
    }

    @Test("certificates in a folder find their keys by equality, whatever the names")
    func pairs() throws {
        for (name, fixture) in [("214452870720595", "healthy"), ("1", "healthy-rsa"), ("2", "idn")]
        {
            try folder.copy("\(fixture)/fullchain.pem", to: "certs/\(name).pem")
            try folder.copy("\(fixture)/privkey.pem", to: "certs/\(name).key")
        }
        try folder.copy("healthy/privkey.pem", to: "a/214452870720595.key")
        let report = try check("")
        let pairs = report.deployments.map { subject in
            [subject.certificate.location.path, subject.key?.location.path ?? ""]
        }
        #expect(
            pairs
                == ["1", "2", "214452870720595"].map { name in
                    [folder("certs/\(name).pem"), folder("certs/\(name).key")]
                }
        )
        #expect(report.findings.isEmpty && report.errors.isEmpty)
    }

    @Test("of very many files with the fitting key the nearest is the subject's")
    func crowd() throws {
        try folder.copy("healthy/fullchain.pem", to: "certs/b/s42.pem")
        for index in 0..<200 {
            try folder.copy("healthy/privkey.pem", to: "keys/\(index % 3)/s\(index).key")
        }
        func key(_ given: String? = nil) throws -> String? {
            try check([""], key: given).deployments.first?.key?.location.path
        }
        #expect(try key() == folder("keys/0/s42.key"))
        try folder.copy("healthy/privkey.pem", to: "certs/a/z.key")
        #expect(try key() == folder("certs/a/z.key"))
        try folder.copy("healthy/privkey.pem", to: "certs/b/0.key")
        #expect(try key() == folder("certs/b/0.key"))
        #expect(try key("keys/1/s1.key") == folder("keys/1/s1.key"))
        #expect(try check([""], key: nil).findings.isEmpty)
    }

    @Test("a folder of links into an archive gives one subject a name, each with its key")
    func live() throws {
        let blocks = try Fixture.text("healthy/fullchain.pem").split(separator: "-----BEGIN")
            .map { "-----BEGIN\($0)" }
        for (name, fixture) in [("a.test", "healthy"), ("b.test", "two-leaves")] {
            let isHealthy = fixture == "healthy"
            let chain = try Fixture.text(isHealthy ? "healthy/fullchain.pem" : "two-leaves/rsa.pem")
            let leaf = chain.split(separator: "-----BEGIN").first.map { "-----BEGIN\($0)" } ?? ""
            try folder.write(leaf, to: "archive/\(name)/cert1.pem")
            try folder.write(blocks[1], to: "archive/\(name)/chain1.pem")
            try folder.write(chain, to: "archive/\(name)/fullchain1.pem")
            try folder.copy(
                isHealthy ? "healthy/privkey.pem" : "two-leaves/rsa.key",
                to: "archive/\(name)/privkey1.pem"
            )
            try folder.write("This folder holds your keys.", to: "live/\(name)/README")
            for file in ["cert", "chain", "fullchain", "privkey"] {
                try folder.link(
                    "live/\(name)/\(file).pem",
                    to: "../../archive/\(name)/\(file)1.pem"
                )
            }
        }
        let report = try check("live")
        #expect(report.errors.isEmpty && report.findings.isEmpty)
        #expect(report.skippedFiles == 2)
        let places = report.deployments.map(\.certificate.location.path)
        #expect(places.first == folder("live/a.test/fullchain.pem"))
        #expect(places.count == 2)
        let keys = report.deployments.map { $0.key?.location.path }
        #expect(keys == ["a", "b"].map { folder("live/\($0).test/privkey.pem") })
    }

    @Test("the armour of a file that holds nothing of ours is judged all the same")
    func armourOfNothing() throws {
        try folder.copy("healthy/fullchain.pem", to: "site/fullchain.pem")
        try folder.write(
            """
            \u{FEFF}-----BEGIN EC PARAMETERS-----
            BggqhkjOPQMBBw==
            -----END EC PARAMETERS-----

            """,
            to: "site/parameters.pem"
        )
        let report = try check("site")
        #expect(report.findings.map(\.id) == [.pemByteOrderMark])
        #expect(report.skippedFiles == 1)
    }

    @Test("a chain in a file of its own is presented with the leaf that is named beside it")
    func companions() throws {
        let blocks = try Fixture.text("healthy/fullchain.pem").split(
            separator: "-----BEGIN",
            omittingEmptySubsequences: true
        ).map { "-----BEGIN\($0)" }
        try folder.write(blocks[0], to: "site/leaf.pem")
        try folder.write(blocks[1], to: "site/chain.pem")
        #expect(
            ids(try check("site/leaf.pem", "site/chain.pem")) == ["chain-split", "key-missing"]
        )
        #expect(ids(try check("site")) == ["chain-incomplete", "key-missing"])
        let chain = try check("site/chain.pem")
        #expect(chain.deployments.count == 1)
        #expect(!ids(chain).contains("chain-incomplete"))
    }

    @Test("no number of threads is too small or too large", arguments: [.min, 0, 1, 3, 8, .max])
    func jobs(count: Int) throws {
        for index in 0..<40 { try folder.copy("healthy/fullchain.pem", to: "\(index).pem") }
        var checker = try self.checker
        checker.jobs = count
        let report = checker.check([folder.path])
        #expect(report.deployments.count == 40)
    }

    @Test(
        "subjects that are handed on are those of the report, whatever the threads",
        arguments: 1...4
    )
    func handedOn(jobs: Int) throws {
        for fixture in Fixture.names(in: ".") where fixture != "trust" {
            for file in ["fullchain.pem", "privkey.pem"] {
                _ = try? folder.copy("\(fixture)/\(file)", to: "\(fixture)/\(file)")
            }
        }
        var checker = try self.checker
        let held = checker.check([folder.path])
        checker.jobs = 1
        let alone = handedOn(by: checker)
        checker.jobs = jobs
        let (deployments, report) = handedOn(by: checker)
        #expect(deployments == alone.deployments)
        #expect(Set(deployments) == Set(held.deployments))
        #expect(deployments.count == held.deployments.count)
        #expect(report.deployments.isEmpty)
        #expect(report.findings == held.findings && report.errors == held.errors)
        for severity in Severity.allCases {
            #expect(report.count(of: severity) == held.count(of: severity))
        }
    }

    private func handedOn(by checker: Checker) -> (deployments: [Deployment], report: Report) {
        var deployments: [Deployment] = []
        let report = checker.check([folder.path], handingOn: { deployments.append($0) })
        return (deployments, report)
    }

    @Test("a subject is handed on before all are judged, and a file that changes meanwhile is told")
    func handedOnEarly() throws {
        try folder.copy("healthy/fullchain.pem", to: "0.pem")
        for index in 1...40 { try folder.copy("idn/fullchain.pem", to: "1/\(index).pem") }
        try folder.copy("healthy-rsa/fullchain.pem", to: "2.pem")
        var checker = try self.checker
        checker.jobs = 1
        var names: [String] = []
        let scan = CheckScan(
            checker: checker,
            handOn: { subject in
                if names.isEmpty { _ = try? folder.copy("wildcard/fullchain.pem", to: "2.pem") }
                names.append(subject.certificate.location.path)
            },
            // No verdict is kept: each file is read once more.
            maximumKept: 0
        )
        let report = scan.run([folder.path], key: nil, filter: PathFilter(), progress: nil)
        #expect(names.count == 41 && names.first == folder("0.pem"))
        #expect(report.errors.map(\.source) == [folder("2.pem")])
        #expect(report.errors.map(\.reason) == ["was changed while it was checked"])
    }

    @Test("what is kept of a key takes no more room than it needs: there may be a million")
    func size() {
        #expect(MemoryLayout<KeyRecord>.stride == 144)
        let path = "/etc/nginx/ssl/example.key"
        #expect(SplitPath(path).text == path)
        #expect(SplitPath("a.key").text == "a.key")
    }

    @Test("one checker may be used from many tasks at once")
    func concurrent() async throws {
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("healthy/privkey.pem")
        let checker = try self.checker
        let chain = try Certificate.read(from: folder("fullchain.pem"))
        let key = try PrivateKey(pem: Fixture.text("healthy/privkey.pem"))
        let paths = [folder("fullchain.pem"), folder("privkey.pem")]
        let expected = checker.check(paths)
        await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<16 {
                group.addTask {
                    let subject = try? checker.check(chain, key: key)
                    return checker.check(paths) == expected && subject?.key?.matches == true
                        && subject?.findings.isEmpty == true
                }
            }
            for await isSame in group { #expect(isSame) }
        }
    }
}

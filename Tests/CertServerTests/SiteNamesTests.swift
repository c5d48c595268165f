import CertServer
import TestSupport
import Testing

/// What the names of a site ask of its certificates.
struct SiteNamesTests {
    /// The fixture `wildcard` covers `*.example.test` and no more.
    private func report(_ names: String) throws -> Report {
        let folder = try TemporaryFolder()
        try folder.copy("wildcard/fullchain.pem")
        try folder.copy("wildcard/privkey.pem")
        let path = try folder.write(
            """
            server {
                listen 443 ssl;
                server_name \(names);
                ssl_certificate fullchain.pem;
                ssl_certificate_key privkey.pem;
            }
            """,
            to: "site"
        )
        let trust = try TrustStore(paths: [Fixture.path("trust/root.pem")])
        let policy = ValidationPolicy(time: Timestamp(secondsSinceEpoch: 1_769_904_000))
        return ServerChecker(checker: Checker(policy: policy, trust: trust)).check(path)
    }

    @Test(
        "Names are asked of the certificate where they can be decided",
        arguments: [
            ("www.example.test", true), ("WWW.Example.Test", true), ("example.test", false),
            ("a.b.example.test", false), ("*.example.test", true), ("*.b.example.test", false),
            (".example.test", false), ("~^.*$", true), ("_", true), ("\"\"", true),
            ("www.*", true), ("www.example.test other.test", false), ("192.0.2.1", false),
        ]
    )
    func names(written: String, isCovered: Bool) throws {
        let subject = try #require(try report(written).deployments.first)
        #expect(subject.findings.contains { $0.id == .nameNotCovered } == !isCovered)
    }

    @Test("Names that can't be decided are told apart")
    func undecided() throws {
        let site = try #require(try report("www.example.test ~^a _ www.*").sites?.first)
        #expect(site.undecidedNames == ["~^a", "_", "www.*"])
    }

    @Test("A name that no client can ask for is neither undecided nor asked of the certificate")
    func impossible() throws {
        let site = try #require(
            try report("a.test:8443 www.example.test a.test, ~^a").sites?.first
        )
        #expect(site.undecidedNames == ["~^a"])
        #expect(site.impossibleNames == ["a.test:8443", "a.test,"])
        #expect(site.askedNames == ["www.example.test"])
    }
}

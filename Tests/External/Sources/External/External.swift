import CertCore
import CertReport

/// Reads, pairs, judges and renders, by the public interface alone.
@main
struct External {
    static func main() throws {
        let policy = ValidationPolicy(time: .now(), hosts: [try Host("www.example.test")])
        let checker = Checker(policy: policy, trust: try TrustStore(paths: ["root.pem"]))
        let report = checker.check(["fullchain.pem", "privkey.pem"])
        print(TextFormat().render(report))

        let chain = try Certificate.read(from: "fullchain.pem")
        let key = try PrivateKey(pem: "…", passphrase: Passphrase("secret".utf8))
        let subject = try checker.check(chain, key: key)
        for finding in subject?.findings ?? [] { print(finding.severity, finding.message) }
    }
}

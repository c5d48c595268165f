import CertCore
import CertReport

/// Reads, pairs, judges and renders, by the public interface alone; run it as
/// `swift run --package-path Tests/External External CHAIN KEY ROOT`.
@main
struct External {
    static func main() throws {
        let (files, root) = (CommandLine.arguments.dropFirst().prefix(2), CommandLine.arguments[3])
        guard let time = Timestamp(rfc3339: "2026-02-01T00:00:00Z") else { return }
        let policy = ValidationPolicy(
            time: time,
            hosts: [try ReferenceIdentifier("www.example.test")]
        )
        let checker = Checker(policy: policy, trust: try TrustStore(paths: [root]))
        print(TextFormat().render(checker.check(Array(files))), terminator: "")

        let chain = try Certificate.read(from: files[1])
        let subject = try checker.check(chain, name: "the chain")
        print(subject?.name ?? "nobody", subject?.status ?? .error)
    }
}

import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// The order and the choice of what is presented (RFC 8446 §4.4.2).
struct PresentationCheckTests {
    /// Leaf `a` by `b` by `c`, which is its own issuer; `x` has nothing to do with them.
    private static func chain() throws -> [String: Certificate] {
        var chain: [String: Certificate] = [:]
        for (subject, issuer) in [("a", "b"), ("b", "c"), ("c", "c"), ("x", "y")] {
            var parts = CertificateParts()
            parts.subject = CertificateParts.name(subject)
            parts.issuer = CertificateParts.name(issuer)
            chain[subject] = try Certificate(der: parts.der)
        }
        return chain
    }

    @Test(
        "the leaf comes first, then each issuer, each once, and nobody else",
        arguments: [
            ("a b", []), ("a", []), ("b a", ["chain-order error 1"]),
            ("a b c", ["chain-root-included info 3"]),
            ("a c b", ["chain-order warning 2", "chain-root-included info 2"]),
            ("a b b", ["chain-duplicate warning 3"]), ("a a b", ["chain-duplicate warning 2"]),
            ("a x b", ["chain-stranger warning 2"]),
            ("x a b", ["chain-order error 1", "chain-stranger warning 1"]),
            ("b c a", ["chain-order error 1", "chain-root-included info 2"]),
        ]
    )
    func order(presented: String, expected: [String]) throws {
        let chain = try Self.chain()
        let certificates = presented.split(separator: " ").compactMap { chain[String($0)] }
        let check = PresentationCheck(
            presented: certificates.enumerated().map { index, certificate in
                LocatedCertificate(certificate, from: .file("f", line: index + 1))
            },
            leaf: try #require(chain["a"]),
            path: ["a", "b", "c"].compactMap { chain[$0] }
        )
        let found = check.findings().map {
            "\($0.id) \($0.severity.rawValue) \($0.locations[0].line)"
        }
        #expect(found == expected)
    }
}

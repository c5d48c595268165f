import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// Which certificates of a file are subjects.
struct LeafChoiceTests {
    private func certificate(_ text: String) throws -> Certificate {
        // `a<b` is for a from b; a capital letter is an authority.
        let names = text.split(separator: "<").map(String.init)
        var parts = CertificateParts()
        parts.subject = CertificateParts.name(names[0])
        parts.issuer = CertificateParts.name(names[1])
        if names[0] != names[0].lowercased() {
            parts.extensions = [
                CertificateParts.extension(DER.oid(2, 5, 29, 19), DER.sequence(DER.yes))
            ]
        }
        return try Certificate(der: parts.der)
    }

    @Test(
        "the childless one with a key, else the first childless that is no authority, else the first",
        arguments: [
            ("a<B B<C", [], [0]), ("B<C a<B", [], [1]), ("C<C B<C a<B", [], [2]),
            ("a<B x<B", [], [0]), ("a<B x<B", [1], [1]), ("a<B x<B", [0, 1], [0, 1]),
            ("B<C C<C", [], []), ("B<C C<C", [0], [0]), ("B<C C<C", [1], [0, 1]),
            ("a<B B<C", [1], [0, 1]), ("a<B a<B", [0, 1], [0]), ("", [], []), ("a<a", [], [0]),
        ] as [(String, [Int], [Int])]
    )
    func choices(file: String, keyed: [Int], deployments: [Int]) throws {
        let certificates = try file.split(separator: " ").map { try certificate(String($0)) }
        let choice = LeafChoice(certificates) { keyed.contains($0) }
        #expect(choice.deployments == deployments)
        #expect(choice.hasLeaf == !deployments.isEmpty)
    }
}

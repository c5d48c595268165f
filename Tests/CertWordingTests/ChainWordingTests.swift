import CertModel
import Testing

@testable import CertWording

@Suite struct ChainWordingTests {
    private static let leaf = Sample.name("L")
    private static let other = Sample.name("O")

    @Test(
        "What is wrong with a chain is a sentence with a fix",
        arguments: [
            (
                .leafNotFirst(position: 2, leaf: leaf, first: other),
                "the first certificate is CN=O, and the leaf CN=L comes as number 2"
            ),
            (.outOfOrder(leaf, before: other), "CN=L comes before CN=O, which leads to it"),
            (
                .superseded(by: "a\u{7}.pem"),
                "a newer certificate of the same names is in a\\u{7}.pem, so this one was not"
                    + " judged"
            ),
            (.duplicate(other, firstLine: 3), "CN=O is presented twice, first in line 3"),
            (.moreDuplicates(7), "7 more certificates are presented more than once"),
            (.unneeded(other), "CN=O belongs to no path from the leaf"),
            (.moreUnneeded(7), "7 more certificates belong to no path from the leaf"),
            (
                .unneededUnknown(among: 9),
                "the search for certificates that belong to no path was given up: too many of 9"
                    + " certificates have the same names"
            ),
            (
                .issuersUnknown(among: 9),
                "the search for its issuers was given up after 9 certificates: too many have the"
                    + " same names"
            ),
            (
                .rootIncluded(other),
                "the root CN=O is presented, which clients ignore: they trust their own copy or"
                    + " none"
            ),
            (.untrustedRoot(other), "the path ends in CN=O, which is not a trust anchor"),
            (.selfSigned(leaf), "CN=L is its own issuer and not a trust anchor"),
            (
                .searchLimit(signatures: 128),
                "the search for a path was given up after 128 signatures"
            ),
        ] as [(ChainDetail, String)]
    )
    func chains(detail: ChainDetail, message: String) {
        #expect(English.message(detail) == message)
        #expect(English.remedy(detail).hasSuffix("."))
        #expect(!English.remedy(detail).contains("--"), "a library's user has no options")
    }

    @Test("A split chain names the first few files, escaped, and the command that joins them")
    func split() {
        let detail = ChainDetail.split(leaf: "l.pem", parts: ["a\u{1B}.pem", "b", "c", "d"])
        #expect(
            English.message(detail) == "the chain was built from l.pem and a\\u{1B}.pem, b, c"
        )
        #expect(
            English.remedy(detail)
                == "Serve one file that holds all of it: awk 1 l.pem a\\u{1B}.pem b c"
                + " > fullchain.pem"
        )
    }
}

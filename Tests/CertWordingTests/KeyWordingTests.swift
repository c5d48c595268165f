import CertModel
import Testing

@testable import CertWording

@Suite struct KeyWordingTests {
    private static let place = Location(path: "b\u{1B}.pem", line: 7)

    @Test(
        "Of a key and of the certificate that it was given for",
        arguments: [
            (
                .mismatched(certificate: "a.test", belongsTo: .unknown, fitting: nil),
                "the private key does not belong to a.test"
            ),
            (
                .mismatched(
                    certificate: "a\nb",
                    belongsTo: .sameFile(position: 2, place),
                    fitting: nil
                ),
                "the private key does not belong to a\\u{A}b; it fits certificate 2 of the same file,"
                    + " in line 7"
            ),
            (
                .mismatched(certificate: "a.test", belongsTo: .otherFile(place), fitting: nil),
                "the private key does not belong to a.test; it fits b\\u{1B}.pem:7"
            ),
            (
                .mismatched(
                    certificate: "a.test",
                    belongsTo: .unknown,
                    fitting: Location(path: "a\u{7}.key")
                ),
                "the private key does not belong to a.test; the one in a\\u{7}.key does"
            ),
            (.missing, "no private key was given, so whether it fits was not judged"),
            (
                .unopened,
                "the private key in this Java key store was not opened, so whether it fits was not"
                    + " judged"
            ),
            (
                .orphan(key: "RSA 2048", sha256: []),
                "no given certificate belongs to this private key (RSA 2048)"
            ),
            (
                .requestUnanswered(subject: "", key: nil),
                "no given certificate answers the request for (empty name)"
            ),
            (
                .requestUnanswered(subject: "CN=a\u{1B}", key: place),
                "no given certificate answers the request for CN=a\\u{1B}, made by the key in"
                    + " b\\u{1B}.pem:7"
            ),
        ] as [(KeyDetail, String)]
    )
    func pairs(detail: KeyDetail, message: String) {
        #expect(English.message(detail) == message)
    }

    @Test(
        "Of the key itself and its file",
        arguments: [
            (
                .inconsistent(key: "EC P-256"),
                "the private and the public half of this key (EC P-256) do not belong together"
            ),
            (
                .unproved(key: "EC P-256"),
                "whether the private and the public half of this key (EC P-256) belong together was"
                    + " not checked: the keys of this run cost more than the limit"
            ),
            (
                .encrypted,
                "the private key is encrypted: a server needs the passphrase to start"
            ),
            (
                .readable(.everybody, mode: 0o100_644, path: "k"),
                "everybody on this machine may read the private key (mode 644)"
            ),
            (
                .readable(.group, mode: 0o640, path: "k"),
                "its group on this machine may read the private key (mode 640)"
            ),
            (
                .readable(.groupOfRoots, mode: 0o640, path: "k"),
                "its group on this machine may read the private key (mode 640), a group that root"
                    + " chose"
            ),
            (
                .readable(.everybodyInGitWorkTree, mode: 0o644, path: "k"),
                "everybody on this machine may read the private key (mode 644), in a Git work tree,"
                    + " which keeps no such permissions"
            ),
            (
                .readable(.groupInGitWorkTree, mode: 0o640, path: "k"),
                "its group on this machine may read the private key (mode 640), in a Git work tree,"
                    + " which keeps no such permissions"
            ),
        ] as [(KeyDetail, String)]
    )
    func keys(detail: KeyDetail, message: String) {
        #expect(English.message(detail) == message)
    }

    @Test("What to do names the file that is concerned, safe to print")
    func remedies() {
        let readable = KeyDetail.readable(.everybody, mode: 0o644, path: "k\u{1B}")
        #expect(English.remedy(readable) == "Take the permission away: chmod 600 k\\u{1B}")
        let fitting = KeyDetail.mismatched(
            certificate: "a",
            belongsTo: .unknown,
            fitting: Self.place
        )
        #expect(English.remedy(fitting) == "Put the key that is in b\\u{1B}.pem in its place.")
        let other = KeyDetail.mismatched(
            certificate: "a",
            belongsTo: .otherFile(Self.place),
            fitting: nil
        )
        #expect(
            English.remedy(other)
                == "Use the key with b\\u{1B}.pem, or give this certificate's key."
        )
    }
}

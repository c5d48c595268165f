import CertModel
import Testing

@testable import CertServerConfig

/// Which certificate of a `bind` line HAProxy gives a client.
struct HAProxyChoiceTests {
    /// A certificate with its names, its kind of key and the filters of its line.
    private struct One {
        var names: [String]
        var algorithm = PublicKey.Algorithm.rsa
        var filters: [String] = []
        var isDefault = false
        var source: Int?
    }

    private func chosen(
        _ certificates: [One],
        for names: [String?],
        isStrict: Bool = false,
        version: ServerVersion = .currentHAProxy
    ) -> [[Int]] {
        choice(certificates, isStrict: isStrict, version: version)
            .answers(names, traits(of: certificates)).map { $0.certificates.map(\.certificate) }
    }

    private func choice(
        _ certificates: [One],
        isStrict: Bool = false,
        version: ServerVersion = .currentHAProxy
    ) -> HAProxyChoice {
        let file = FileReference(
            written: "a",
            location: Location(path: "a", line: 1),
            target: .file("a")
        )
        return HAProxyChoice(
            site: 0,
            certificates: certificates.enumerated().map { index, one in
                HAProxyCertificate(
                    certificate: file,
                    key: file,
                    filters: one.filters,
                    isDefault: one.isDefault,
                    source: one.source ?? index
                )
            },
            isStrict: isStrict,
            version: version
        )
    }

    private func traits(of certificates: [One]) -> TLSListener.Traits {
        { place in
            let one = certificates[place.certificate]
            return CertificateTraits(
                commonNames: [],
                dnsNames: one.names,
                keyAlgorithm: one.algorithm
            )
        }
    }

    @Test("A certificate is shadowed where earlier ones of its kind have all of its names")
    func shadows() {
        let ones = [
            One(names: ["d.test"]), One(names: ["a.test", "*.a.test"]), One(names: ["a.test"]),
            One(names: ["a.test", "b.test"]), One(names: ["a.test"], algorithm: .ec),
            One(names: ["*.a.test"]),
        ]
        let shadows = choice(ones).shadows(traits(of: ones))
        #expect(shadows.map(\.certificate.certificate) == [2, 5])
        #expect(shadows.map(\.winner.certificate) == [1, 1])
        let pair = [One(names: ["a.test"]), One(names: ["a.test"])]
        #expect(choice(pair).shadows(traits(of: pair)).map(\.certificate.certificate) == [1])
    }

    @Test("In 2.6 a wildcard of the preferred kind of key comes before an exact name of another")
    func wildcardOfOtherKind() {
        let ones = [One(names: ["a.w.test"]), One(names: ["*.w.test"], algorithm: .ec)]
        #expect(chosen(ones, for: ["a.w.test", "b.w.test"]) == [[1, 0], [1]])
    }

    @Test("An exact name, a wildcard of one label, else what is loaded first")
    func names() {
        let ones = [One(names: ["d.test"]), One(names: ["*.a.test"]), One(names: ["b.a.test"])]
        let asked: [String?] = ["b.a.test", "c.a.test", "d.c.a.test", "a.test", "x", nil]
        #expect(chosen(ones, for: asked) == [[2], [1], [0], [0], [0], [0]])
        #expect(chosen(ones, for: asked, isStrict: true) == [[2], [1], [], [], [], []])
    }

    @Test("Of two certificates of one name the first is served, whatever the second is")
    func duplicates() {
        let ones = [One(names: ["d.test"]), One(names: ["a.test"]), One(names: ["a.test"])]
        #expect(chosen(ones, for: ["a.test"]) == [[1]])
    }

    @Test("Of several kinds of keys each is served, elliptic curves first")
    func kinds() {
        let ones = [One(names: ["a.test"]), One(names: ["a.test"], algorithm: .ec)]
        #expect(chosen(ones, for: ["a.test", "b.test"]) == [[1, 0], [0]])
    }

    @Test("Filters take the place of the certificate's names, and exclude names from wildcards")
    func filters() {
        let ones = [
            One(names: ["d.test"]), One(names: ["a.test"], filters: ["*.b.test", "!c.b.test"]),
            One(names: ["e.test"], filters: ["!e.test"]),
        ]
        let asked: [String?] = ["a.test", "x.b.test", "c.b.test", "e.test"]
        #expect(chosen(ones, for: asked) == [[0], [1], [0], [0]])
    }

    @Test("As of 3.0 default-crt and the filter * make defaults, of each kind of key one")
    func defaults() {
        let ones = [
            One(names: ["a.test"]), One(names: ["b.test"], isDefault: true),
            One(names: ["c.test"], algorithm: .ec, filters: ["*"]),
        ]
        let current = ServerVersion(3, 0, 0)
        #expect(chosen(ones, for: [nil, "x.test"], version: current) == [[2, 1], [2, 1]])
        #expect(chosen(ones, for: [nil]) == [[0]])
    }

    @Test("As of 3.0 all that is loaded first is the default: a bundle has several kinds of keys")
    func bundles() {
        let ones = [
            One(names: ["a.test"], algorithm: .ec, source: 0), One(names: ["a.test"], source: 0),
        ]
        #expect(chosen(ones, for: [nil], version: ServerVersion(3, 0, 0)) == [[0, 1]])
        #expect(chosen(ones, for: [nil]) == [[0]])
    }
}

import CertModel
import Testing

@testable import CertServerConfig

/// Which site of nginx answers a client that asks for a name.
struct NginxListenerTests {
    private func sites(of text: String, for names: [String?]) throws -> [[Int]] {
        try read(text).listeners.map { listener in
            listener.answers(names) { _ in nil }.map(\.site)
        }
    }

    private func server(_ name: String, listen: String = "443 ssl") -> String {
        "server { listen \(listen); server_name \(name); ssl_certificate a; ssl_certificate_key a; }\n"
    }

    @Test("An exact name comes before wildcards, these before expressions, the longest first")
    func precedence() throws {
        let text = [
            #"~^w+\.a\.test$"#, "www.*", "www.a.*", "*.test", "*.a.test", "www.a.test", ".b.test",
        ].map { server($0) }.joined()
        let found = try sites(
            of: text,
            for: [
                "www.a.test", "ww.a.test", "x.test", "www.a.example", "www.example", "b.test",
                "c.b.test", "www.other.org", "none", nil,
            ]
        )
        #expect(found == [[5, 4, 3, 2, 1, 6, 6, 1, 0, 0]])
    }

    @Test("An expression is asked last, in the order written")
    func expressions() throws {
        let text = server("_") + server("~^a") + server("~^ab")
        #expect(try sites(of: text, for: ["abc.test", "b.test"]) == [[1, 0]])
    }

    @Test("The default site answers for other names, and for none, on each listener of its own")
    func defaults() throws {
        let text =
            server("a.test") + server("b.test", listen: "443 ssl default_server")
            + server("c.test", listen: "8443 ssl")
        #expect(try sites(of: text, for: ["a.test", "c.test", nil]) == [[0, 1, 1], [2, 2, 2]])
    }

    @Test(
        "A site that rejects handshakes presents nothing; one without a certificate the default's"
    )
    func offers() throws {
        let text = """
            server { listen 443 ssl; server_name a.test; ssl_certificate a; ssl_certificate_key a; }
            server { listen 443 ssl; server_name b.test; ssl_reject_handshake on; }
            server { listen 443 ssl; server_name c.test; }
            """
        let listeners = try read(text).listeners
        let traits = CertificateTraits(commonNames: [], dnsNames: [], keyAlgorithm: .rsa)
        let answers = listeners.flatMap { listener in
            listener.answers(["a.test", "b.test", "c.test"]) { _ in traits }
        }
        let first = TLSListener.Place(site: 0, certificate: 0)
        #expect(answers.map(\.certificates) == [[first], [], [first]])
        #expect(answers.map(\.site) == [0, 1, 2])
    }

    @Test("Of each kind of key the last certificate is kept, elliptic curves first")
    func kinds() {
        let places = (0..<3).map { TLSListener.Place(site: 0, certificate: $0) }
        let kinds: [PublicKey.Algorithm] = [.rsa, .rsa, .ec]
        let kept = places.keptByOpenSSL { place in
            CertificateTraits(
                commonNames: [],
                dnsNames: [],
                keyAlgorithm: kinds[place.certificate]
            )
        }
        #expect(kept == [places[2], places[1]])
    }
}

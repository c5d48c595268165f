import CertModel
import TestSupport
import Testing

@testable import CertCore
@testable import CertModel

/// Which clients take a certificate's names for a host.
struct ClientHostTests {
    @Test(
        "Each client has its own idea of wildcards, dots and underscores",
        arguments: [
            ("www.a.test", "www.a.test", []),
            ("*.a.test", "www.a.test", []),
            ("*.a.test", "a.test", .all),
            ("*.test", "a.test", .allBut([.java, .go, .mbedtls])),
            ("w*.a.test", "www.a.test", .allBut([.java, .node])),
            ("*w.a.test", "www.a.test", .allBut([.java, .node, .gnutls])),
            ("www.*.test", "www.a.test", .allBut(.java)),
            ("*.*.test", "www.a.test", .allBut(.java)),
            ("xn--*.a.test", "xn--bcher-kva.a.test", .all),
            ("www.a.test.", "www.a.test", .allBut([.node, .chromium])),
            ("*.a.test.", "www.a.test", .allBut([.node, .chromium])),
            ("my_host.a.test", "my_host.a.test", .java),
            ("*.a.test", "my_host.a.test", [.openssl, .pythonStrict, .java]),
            ("www.a.test", "www.b.test", .all),
        ] as [(String, String, ClientFamilies)]
    )
    func names(presented: String, host: String, refusing: ClientFamilies) throws {
        var chain = ClientChain()
        chain.leaf.extensions[.subjectAlternativeName] = .init(
            false,
            DER.sequence(DER.string(0x82, presented))
        )
        let leaf = try chain.leaf.certificate()
        #expect(HostClientRules(leaf).refusing(try ReferenceIdentifier(host)) == refusing)
    }

    @Test("Without a DNS name OpenSSL, Node, Java, GnuTLS and Mbed TLS look at the common name")
    func commonName() throws {
        var chain = ClientChain()
        chain.leaf.extensions[.subjectAlternativeName] = nil
        let leaf = try chain.leaf.certificate()
        let refusing = HostClientRules(leaf).refusing(try ReferenceIdentifier("www.a.test"))
        #expect(refusing == [.go, .rustls, .chromium, .firefox])
    }

    @Test(
        "Where Java can't read the alternative names it takes a common name that every host is",
        arguments: [
            ("www.a.test", [], true), ("www.a.test", ["www.a.test"], true),
            ("*.a.test", ["www.a.test"], true), ("The Server", [], false),
            ("www.a.test", ["www.a.test", "a.test"], false),
        ] as [(String, [String], Bool)]
    )
    func commonNameOfJava(commonName: String, hosts: [String], takes: Bool) throws {
        var chain = ClientChain()
        chain.leaf.parts.subject = CertificateParts.name(commonName)
        let leaf = try chain.leaf.certificate()
        let asked = try hosts.map { try ReferenceIdentifier($0) }
        #expect(HostClientRules.javaTakesCommonName(of: leaf, for: asked) == takes)
    }

    @Test("An IPv4 address written as an IPv6 address is one for Java alone")
    func mapped() throws {
        var chain = ClientChain()
        chain.leaf.extensions[.subjectAlternativeName] = .init(
            false,
            DER.sequence(
                DER.element(0x87, [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF, 127, 0, 0, 1])
            )
        )
        let leaf = try chain.leaf.certificate()
        #expect(
            HostClientRules(leaf).refusing(try ReferenceIdentifier("127.0.0.1")) == .allBut(.java)
        )
    }
}

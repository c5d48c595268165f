import Testing

@testable import CertCore

/// Lists of ciphers, as OpenSSL expands them.
struct CipherListTests {
    @Test(
        "A list is expanded with nothing held back for its weakness",
        arguments: [
            CipherSuite(
                name: "ECDHE-RSA-AES128-GCM-SHA256",
                keyExchange: .ephemeral,
                isAuthenticated: true,
                strength: 128,
                authentication: .rsa,
                needsTLS12: true
            ),
            CipherSuite(
                name: "DHE-RSA-AES256-GCM-SHA384",
                keyExchange: .ephemeral,
                isAuthenticated: true,
                strength: 256,
                authentication: .rsa,
                needsTLS12: true
            ),
            CipherSuite(
                name: "AES256-SHA",
                keyExchange: .staticRSA,
                isAuthenticated: true,
                strength: 256,
                authentication: .rsa
            ),
            CipherSuite(
                name: "ADH-AES128-SHA",
                keyExchange: .ephemeral,
                isAuthenticated: false,
                strength: 128
            ),
            CipherSuite(
                name: "ECDHE-RSA-NULL-SHA",
                keyExchange: .ephemeral,
                isAuthenticated: true,
                strength: 0,
                authentication: .rsa
            ),
            CipherSuite(
                name: "ECDHE-ECDSA-AES128-CCM8",
                keyExchange: .ephemeral,
                isAuthenticated: true,
                strength: 128,
                authentication: .ecdsa,
                needsTLS12: true
            ),
        ]
    )
    func suite(expected: CipherSuite) throws {
        #expect(try CipherList(expanding: expected.name).suites == [expected])
    }

    @Test("The default of nginx lets in nothing that must not be, and static RSA")
    func nginxDefault() throws {
        let check = CipherCheck(try CipherList(expanding: "HIGH:!aNULL:!MD5").suites)
        #expect(check.forbidden.isEmpty)
        #expect(check.discouraged.contains("AES128-SHA"))
    }

    @Test("Suites that need a shared secret are nobody's to negotiate")
    func sharedSecrets() throws {
        let names = try CipherList(expanding: "ALL:COMPLEMENTOFALL").suites.map(\.name)
        #expect(!names.isEmpty)
        #expect(names.allSatisfy { !$0.contains("PSK") && !$0.contains("SRP") })
        #expect(names.allSatisfy { !$0.hasPrefix("TLS_") })
    }

    @Test("A list without any suite is an error", arguments: ["NONSENSE", "", "ALL:!ALL", "A\0B"])
    func nothing(list: String) {
        let error = #expect(throws: CertificateError.self) { try CipherList(expanding: list) }
        #expect(error?.code == .badRequest)
        #expect(QueuedError.takeAll().isEmpty)
    }
}

import Testing

@testable import CertCore

/// Lists of ciphers, as OpenSSL expands them.
struct CipherListTests {
    @Test(
        "A list is expanded with nothing held back for its weakness",
        arguments: [
            ("ECDHE-RSA-AES128-GCM-SHA256", .ephemeral, true, 128),
            ("DHE-RSA-AES256-GCM-SHA384", .ephemeral, true, 256),
            ("AES256-SHA", .staticRSA, true, 256),
            ("ADH-AES128-SHA", .ephemeral, false, 128),
            ("ECDHE-RSA-NULL-SHA", .ephemeral, true, 0),
            ("ECDHE-ECDSA-AES128-CCM8", .ephemeral, true, 128),
        ] as [(String, CipherSuite.KeyExchange, Bool, Int)]
    )
    func suite(
        name: String,
        exchange: CipherSuite.KeyExchange,
        isAuthenticated: Bool,
        strength: Int
    ) throws {
        let expected = CipherSuite(
            name: name,
            keyExchange: exchange,
            isAuthenticated: isAuthenticated,
            strength: strength
        )
        #expect(try CipherList(expanding: name).suites == [expected])
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

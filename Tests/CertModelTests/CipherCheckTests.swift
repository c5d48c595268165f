import Testing

@testable import CertModel

/// What RFC 9325 §4.1 says of cipher suites.
struct CipherCheckTests {
    @Test(
        "A suite is forbidden, discouraged or neither by how it makes its keys and encrypts",
        arguments: [
            (.ephemeral, true, 256, false, "sound"), (.ephemeral, true, 128, false, "sound"),
            (.ephemeral, true, 127, false, "discouraged"),
            (.ephemeral, true, 112, false, "discouraged"),
            (.ephemeral, true, 111, false, "forbidden"), (.ephemeral, true, 0, false, "forbidden"),
            (.ephemeral, true, 128, true, "forbidden"),
            (.ephemeral, false, 256, false, "forbidden"),
            (.staticRSA, true, 256, false, "discouraged"),
            (.staticDH, true, 256, false, "discouraged"),
            (.staticRSA, true, 56, false, "forbidden"),
        ] as [(CipherSuite.KeyExchange, Bool, Int, Bool, String)]
    )
    func classes(
        exchange: CipherSuite.KeyExchange,
        isAuthenticated: Bool,
        strength: Int,
        isRC4: Bool,
        expected: String
    ) {
        let suite = CipherSuite(
            name: "A",
            keyExchange: exchange,
            isAuthenticated: isAuthenticated,
            strength: strength,
            isRC4: isRC4
        )
        let check = CipherCheck([suite])
        #expect(check.forbidden == (expected == "forbidden" ? ["A"] : []))
        #expect(check.discouraged == (expected == "discouraged" ? ["A"] : []))
    }
}

import CertServerConfig
import Testing

struct ServerVersionTests {
    @Test(
        "a version is two or three numbers, after the server's name or alone",
        arguments: [
            ("1.27.3", ServerVersion(1, 27, 3)),
            ("1.30", ServerVersion(1, 30, 0)),
            ("nginx/1.22.1", ServerVersion(1, 22, 1)),
            ("1", nil),
            ("1.2.3.4", nil),
            ("1..2", nil),
            ("1.+2.3", nil),
            ("1.99999999999999999999.3", nil),
            ("nginx", nil),
            ("", nil),
        ] as [(String, ServerVersion?)]
    )
    func reading(text: String, version: ServerVersion?) {
        #expect(ServerVersion(text) == version)
    }

    @Test("versions are compared by their numbers, not as texts")
    func order() {
        #expect(ServerVersion(1, 9, 1) < ServerVersion(1, 23, 4))
        #expect(ServerVersion(1, 27, 3) < ServerVersion(1, 27, 10))
        #expect(ServerVersion(1, 27, 3).description == "1.27.3")
    }
}

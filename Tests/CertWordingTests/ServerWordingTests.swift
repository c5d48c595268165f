import CertModel
import Testing

@testable import CertWording

@Suite struct ServerWordingTests {
    static let dialect = ServerDialect(
        product: "served",
        certificate: "cert",
        certificateKey: "cert_key",
        clientAuthorities: "client_ca",
        clientVerification: "client_verify",
        ciphers: "suites",
        stapling: "staple",
        staplingOn: "staple yes",
        listenWithTLS: "bind 443 tls",
        currentProtocols: "versions 1.2 1.3",
        redirectToHTTPS: "redirect https",
        rootOfNames: "served.conf",
        configurationTest: "served --check"
    )
    private static let place = Location(path: "a\u{1B}.conf", line: 3)

    @Test(
        "Of a site's certificates",
        arguments: [
            (
                .certificateMissing(.certificate(siteName: "b\u{7}", place), dialect),
                "listens with TLS and has no certificate; its clients get that of b\\u{7}, the"
                    + " default server there"
            ),
            (
                .certificateMissing(.certificate(siteName: nil, place), dialect),
                "listens with TLS and has no certificate; its clients get that of the site at"
                    + " a\\u{1B}.conf:3, the default server there"
            ),
            (
                .certificateMissing(.nothing, dialect),
                "listens with TLS and has no certificate; neither has the default server there:"
                    + " served refuses to start"
            ),
            (
                .certificateShadowed(.ec),
                "a later certificate with a key of the same kind (ec) is served instead of this one"
            ),
            (
                .certificateUnknowable(written: "$a\u{7}", .variable),
                "$a\\u{7} holds a variable: only a handshake shows its value"
            ),
            (
                .certificateUnknowable(written: "data:x", .data),
                "data:x is data, not a file: only a handshake shows what it is"
            ),
            (
                .certificateUnknowable(written: "engine:x", .engine),
                "engine:x is in an OpenSSL engine: only a handshake shows what it is"
            ),
            (
                .certificateUnknowable(written: "store:x", .store),
                "store:x is in an OpenSSL store: only a handshake shows what it is"
            ),
            (
                .certificateOfProgram,
                "a program chooses the certificate at the handshake: only a handshake shows which one"
            ),
        ] as [(ServerDetail, String)]
    )
    func certificates(detail: ServerDetail, message: String) {
        #expect(English.message(detail) == message)
    }

    @Test(
        "Of what a site listens on, and for which names",
        arguments: [
            (
                .notTLS(.onPort(443), dialect),
                "listens on port 443 without TLS: every client that speaks TLS fails"
            ),
            (
                .notTLS(.onPort80Alone, dialect),
                "names a certificate and listens on port 80 alone, without TLS"
            ),
            (.notTLS(.anywhere, dialect), "names a certificate and listens with TLS nowhere"),
            (
                .plainHTTP(names: ["a.test"], dialect),
                "a.test is served on port 80 too, without a redirect to HTTPS"
            ),
            (
                .plainHTTP(names: ["a.test", "b\u{7}"], dialect),
                "a.test and b\\u{7} are served on port 80 too, without a redirect to HTTPS"
            ),
            (
                .nameImpossible(["a,"], isAll: true),
                "a, is a name that no client can ask for, and the site has no other"
            ),
            (
                .nameImpossible(["a:1", "b:1"], isAll: false),
                "a:1 and b:1 are names that no client can ask for"
            ),
            (
                .nameShadowed(["a.test"], by: place),
                "the site at a\\u{1B}.conf:3 has a.test on the same address: no request for that"
                    + " reaches this site"
            ),
        ] as [(ServerDetail, String)]
    )
    func sites(detail: ServerDetail, message: String) {
        #expect(English.message(detail) == message)
    }

    @Test(
        "Of settings, in the server's own spelling",
        arguments: [
            (
                .protocolObsolete(["TLSv1"], hasCurrent: true, isDefault: true),
                "TLSv1 is on by default in this version of served: weak versions that current"
                    + " clients have given up",
                "Write: versions 1.2 1.3"
            ),
            (
                .protocolObsolete(["SSLv3", "TLSv1"], hasCurrent: false, isDefault: false),
                "SSLv3 and TLSv1 are on, and nothing newer: current clients refuse to connect",
                "Write: versions 1.2 1.3"
            ),
            (
                .cipherWeak(list: "ALL", mustNot: ["RC4-SHA"], shouldNot: ["AES128-SHA"]),
                "the list lets in suites that must not be used: RC4-SHA",
                "Name only current suites in suites: ECDHE+AESGCM:ECDHE+CHACHA20"
            ),
            (
                .cipherWeak(list: "ALL", mustNot: [], shouldNot: ["AES128-SHA"]),
                "the list lets in suites that should not be used: AES128-SHA",
                "Name only current suites in suites: ECDHE+AESGCM:ECDHE+CHACHA20"
            ),
            (
                .noSharedCipher(list: "x", keys: [.ec], hasTLS13: false),
                "no suite of the list fits the site's key (ec): every handshake fails",
                "Name suites for the kind of key that the certificate has in suites:"
                    + " ECDHE+AESGCM:ECDHE+CHACHA20 fits RSA and ECDSA"
            ),
            (
                .stapleOff,
                "the certificate demands a stapled OCSP answer, and the site staples none",
                "Turn stapling on (staple yes), or have the certificate issued without must-staple."
            ),
        ] as [(ServerSettingDetail, String, String)]
    )
    func settings(detail: ServerSettingDetail, message: String, remedy: String) {
        let finding = ServerDetail.setting(detail, Self.dialect)
        #expect(English.message(finding) == message)
        #expect(English.remedy(finding) == remedy)
    }

    @Test(
        "Of what a server refuses to read, in its own words",
        arguments: [
            (.words(.unexpected("\u{7}")), #"unexpected "\u{7}""#),
            (.words(.endOfStatementMissing), #"unexpected end of file, expecting ";" or "}""#),
            (.directive(.notTerminated("a\u{7}")), #"directive "a\u{7}" is not terminated by ";""#),
            (
                .directive(.wrongNumberOfArguments("a")),
                #"invalid number of arguments in "a" directive"#
            ),
            (
                .directive(.notOnOrOff("a", value: "b\u{7}")),
                #"invalid value "b\u{7}" in "a" directive, it must be "on" or "off""#
            ),
            (.address(.noPort("a\u{7}")), #"no port in "a\u{7}""#),
            (.serverName(.invalid("*")), #"server name "*" is invalid"#),
            (.inclusion(.itself(path: "a\u{7}")), #"a\u{7} includes itself"#),
            (
                .tls(.keyMissing(certificate: "a\u{7}")),
                #"no cert_key is written for a\u{7}: served refuses to start"#
            ),
            (.tls(.clientAuthoritiesMissing), "no client_ca for client_verify"),
            (
                .tls(.cipherListRefused("x\u{7}")),
                #"OpenSSL knows no cipher of the list x\u{7}"#
            ),
        ] as [(ServerSyntaxFault, String)]
    )
    func syntax(fault: ServerSyntaxFault, message: String) {
        #expect(English.message(.syntax(fault, Self.dialect)) == message)
    }

    @Test("A directive that was dropped has a replacement, or none")
    func removed() {
        func removed(_ isRefused: Bool, _ replacement: String?) -> ServerDetail {
            let directive = ServerDetail.RemovedDirective(
                name: "ssl",
                version: "1.2.3",
                isRefused: isRefused,
                replacement: replacement
            )
            return .directiveRemoved(directive, Self.dialect)
        }
        let fact = "served 1.2.3 dropped the directive ssl"
        #expect(
            English.message(removed(true, nil)) == "\(fact): the server does not start with it"
        )
        #expect(
            English.message(removed(false, nil))
                == "\(fact): the server will not start with it after an upgrade"
        )
        #expect(English.remedy(removed(true, nil)) == "Delete the line.")
        #expect(
            English.remedy(removed(true, "bind 443 tls"))
                == "Delete the line, and write this instead: bind 443 tls"
        )
    }
}

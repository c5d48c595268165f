/// Deployments and their faults, after what people meet.
extension NginxCase {
    static let all: [NginxCase] =
        chains + names + unservable + settings + pem + keys + clients

    /// One site that serves TLS.
    private static func site(
        names: String = "www.example.test",
        certificate: String = "fullchain.pem",
        key: String = "privkey.pem",
        listen: String = "127.0.0.1:44399 ssl",
        _ more: String = ""
    ) -> String {
        """
            server {
                listen \(listen);
                server_name \(names);
                ssl_protocols TLSv1.2 TLSv1.3;
                ssl_certificate \(certificate);
                ssl_certificate_key \(key);
                \(more)
            }
        """
    }

    private static func chain(
        _ name: String,
        _ fixture: String,
        isAccepted: Bool = true,
        _ findings: [String],
        status: Int32 = 2
    ) -> NginxCase {
        NginxCase(
            name: name,
            fixture: fixture,
            servers: site(),
            isAccepted: isAccepted,
            findings: findings,
            status: status
        )
    }

    private static let chains: [NginxCase] = [
        chain("leaf and intermediate", "healthy", [], status: 0),
        chain("leaf alone, the intermediate missing", "leaf-only", ["chain-incomplete"]),
        chain("leaf expired", "expired", ["expired"]),
        chain(
            "leaf, root, intermediate",
            "misordered-root",
            ["chain-order", "chain-root-included"],
            status: 0
        ),
        chain("a stranger in the chain", "stranger", ["chain-stranger"], status: 0),
        chain("intermediate first", "reversed", isAccepted: false, ["chain-order"]),
    ]

    private static let names: [NginxCase] = [
        NginxCase(
            name: "`server_name` not covered",
            servers: site(names: "shop.example.test"),
            isAccepted: true,
            findings: ["name-not-covered"],
            status: 2
        ),
        NginxCase(
            name: "second site without `ssl_certificate`",
            servers: site() + """

                    server {
                        listen 127.0.0.1:44399 ssl;
                        server_name shop.example.test;
                        ssl_protocols TLSv1.2 TLSv1.3;
                    }
                """,
            isAccepted: true,
            findings: ["server-certificate-missing"],
            status: 2
        ),
        NginxCase(
            name: "default server without `ssl_certificate`",
            servers: """
                    server {
                        listen 127.0.0.1:44399 ssl;
                        server_name www.example.test;
                        ssl_protocols TLSv1.2 TLSv1.3;
                    }
                """,
            isAccepted: false,
            findings: ["server-certificate-missing"],
            status: 2
        ),
        NginxCase(
            name: "one name twice on one address",
            servers: site() + "\n" + site(),
            isAccepted: true,
            findings: ["server-name-shadowed"],
            status: 0
        ),
    ]

    /// A second site on the same address.
    private static let neighbour = site(names: "example.test")

    private static let unservable: [NginxCase] = [
        NginxCase(
            name: "`listen` without `ssl`, and a certificate",
            servers: site(listen: "127.0.0.1:44399"),
            isAccepted: true,
            findings: ["server-not-tls"],
            status: 2
        ),
        NginxCase(
            name: "`listen … ssl, http2`",
            servers: site(listen: "127.0.0.1:44399 ssl, http2"),
            isAccepted: false,
            findings: ["server-not-tls", "server-syntax"],
            status: 2
        ),
        NginxCase(
            name: "a comma behind a name",
            servers: site(names: "example.test, www.example.test"),
            isAccepted: true,
            findings: ["server-name-impossible"],
            status: 0
        ),
        NginxCase(
            name: "a port behind the only name",
            servers: site(names: "www.example.test:44399"),
            isAccepted: true,
            findings: ["server-name-impossible"],
            status: 2
        ),
        NginxCase(
            name: "`server_name *.*.test`, alone on its address",
            servers: site(names: "*.*.test"),
            isAccepted: true,
            findings: ["server-name-impossible"],
            status: 2
        ),
        NginxCase(
            name: "`server_name *.*.test` beside another site",
            servers: site(names: "*.*.test") + "\n" + neighbour,
            isAccepted: false,
            findings: ["server-name-impossible", "server-syntax"],
            status: 2
        ),
        NginxCase(
            name: "ciphers for RSA alone, and an EC key",
            servers: site("ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256;"),
            isAccepted: true,
            findings: ["server-no-shared-cipher"],
            status: 0
        ),
        NginxCase(
            name: "the same without TLS 1.3",
            servers: site("ssl_ciphers ECDHE-RSA-AES128-GCM-SHA256;")
                .replacing("TLSv1.2 TLSv1.3", with: "TLSv1.2"),
            isAccepted: true,
            findings: ["server-no-shared-cipher"],
            status: 2
        ),
        NginxCase(
            name: "ciphers that no version of `ssl_protocols` has",
            servers: site("ssl_ciphers ECDHE-ECDSA-AES128-GCM-SHA256;")
                .replacing("TLSv1.2 TLSv1.3", with: "TLSv1.1"),
            isAccepted: true,
            findings: ["server-no-shared-cipher", "server-protocol-obsolete"],
            status: 2
        ),
        NginxCase(
            name: "must-staple, and no stapling",
            fixture: "server-staple-missing",
            servers: site(),
            isAccepted: true,
            findings: ["staple-missing"],
            status: 2
        ),
    ]

    private static func clients(
        _ name: String,
        copies: [String: String] = [:],
        _ more: String,
        isAccepted: Bool = true,
        _ findings: [String],
        status: Int32
    ) -> NginxCase {
        NginxCase(
            name: name,
            copies: copies,
            servers: site(more),
            isAccepted: isAccepted,
            findings: findings,
            status: status
        )
    }

    private static let clients: [NginxCase] = [
        clients(
            "`ssl_client_certificate` that is not there",
            "ssl_client_certificate ca.pem; ssl_verify_client on;",
            isAccepted: false,
            ["server-file-unreadable"],
            status: 3
        ),
        clients(
            "the same while no client is verified",
            "ssl_client_certificate ca.pem;",
            [],
            status: 0
        ),
        clients(
            "`ssl_client_certificate` of a root",
            copies: ["ca.pem": "trust/root.pem"],
            "ssl_client_certificate ca.pem; ssl_verify_client on;",
            [],
            status: 0
        ),
        clients(
            "two authorities in `ssl_client_certificate`, one expired",
            copies: ["ca.pem": "expired/fullchain.pem"],
            "ssl_client_certificate ca.pem; ssl_verify_client on;",
            ["expired"],
            status: 0
        ),
        clients(
            "`ssl_trusted_certificate` without a certificate",
            copies: ["ca.pem": "healthy/privkey.pem"],
            "ssl_trusted_certificate ca.pem;",
            isAccepted: false,
            ["server-file-unreadable"],
            status: 3
        ),
        clients(
            "`ssl_crl` without a CRL",
            copies: ["crl.pem": "healthy/privkey.pem", "ca.pem": "trust/root.pem"],
            "ssl_client_certificate ca.pem; ssl_verify_client on; ssl_crl crl.pem;",
            isAccepted: false,
            ["server-file-unreadable"],
            status: 3
        ),
        clients(
            "`ssl_crl` of certificates alone",
            copies: ["crl.pem": "healthy/fullchain.pem", "ca.pem": "trust/root.pem"],
            "ssl_client_certificate ca.pem; ssl_verify_client on; ssl_crl crl.pem;",
            ["crl-missing"],
            status: 2
        ),
        clients(
            "`ssl_verify_client on` without an authority",
            "ssl_verify_client on;",
            isAccepted: false,
            ["server-syntax"],
            status: 2
        ),
    ]

    private static let settings: [NginxCase] = [
        NginxCase(
            name: "two certificates of one kind of key",
            copies: ["wildcard.pem": "wildcard/fullchain.pem"],
            servers: site("ssl_certificate wildcard.pem; ssl_certificate_key privkey.pem;"),
            isAccepted: true,
            findings: ["server-certificate-shadowed"],
            status: 0
        ),
        NginxCase(
            name: "`ssl_certificate $ssl_server_name.pem`",
            servers: site(certificate: "$ssl_server_name.pem"),
            isAccepted: true,
            findings: ["server-certificate-unknowable"],
            status: 0
        ),
        NginxCase(
            name: "`ssl_protocols SSLv3 TLSv1` alone",
            servers: site().replacing("TLSv1.2 TLSv1.3", with: "SSLv3 TLSv1"),
            isAccepted: true,
            findings: ["server-protocol-obsolete"],
            status: 2
        ),
        NginxCase(
            name: "`ssl on;`",
            servers: site(listen: "127.0.0.1:44399", "ssl on;"),
            isAccepted: true,
            findings: ["server-directive-removed"],
            status: 0
        ),
        NginxCase(
            name: "`ssl_stapling on`, no responder in the certificate",
            servers: site("ssl_stapling on;"),
            isAccepted: true,
            findings: ["server-stapling-idle"],
            status: 0
        ),
    ]

    private static let pem: [NginxCase] = [
        chain("END and BEGIN glued", "glued", isAccepted: false, ["pem-glued"]),
        chain(
            "cut off inside the second certificate",
            "truncated",
            isAccepted: false,
            ["chain-incomplete", "pem-truncated"],
            status: 3
        ),
        chain("indented", "indented", isAccepted: false, ["pem-indented"]),
        NginxCase(
            name: "DER",
            fixture: "healthy-der",
            servers: site(certificate: "leaf.der", key: "key.der"),
            isAccepted: false,
            findings: ["server-file-unreadable"],
            status: 3
        ),
        chain("byte-order mark", "byte-order-mark", ["pem-byte-order-mark"], status: 0),
        chain("carriage returns", "carriage-returns", ["pem-carriage-returns"], status: 0),
    ]

    private static let keys: [NginxCase] = [
        chain("key of another certificate", "wrong-key", isAccepted: false, ["key-mismatch"]),
        NginxCase(
            name: "certificate and key swapped",
            servers: site(certificate: "privkey.pem", key: "fullchain.pem"),
            isAccepted: false,
            findings: ["server-file-unreadable"],
            status: 3
        ),
        chain(
            "encrypted key, no `ssl_password_file`",
            "key-encrypted",
            isAccepted: false,
            ["key-encrypted"],
            status: 3
        ),
        NginxCase(
            name: "an RSA and an EC certificate, the keys in the other order",
            fixture: "server-two-keys",
            servers: site(
                certificate: "rsa.pem",
                "ssl_certificate fullchain.pem; ssl_certificate_key rsa.key;"
            ),
            isAccepted: true,
            findings: [],
            status: 0
        ),
        NginxCase(
            name: "two `ssl_certificate`, one `ssl_certificate_key`",
            copies: ["rsa.pem": "two-leaves/rsa.pem"],
            servers: site("ssl_certificate rsa.pem;"),
            isAccepted: false,
            findings: ["key-missing", "server-syntax"],
            status: 2
        ),
    ]
}

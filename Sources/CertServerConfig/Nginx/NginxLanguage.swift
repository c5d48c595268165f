internal import CertModel

extension ServerLanguage {
    /// nginx.
    static let nginx = ServerLanguage(
        dialect: .nginx,
        currentVersion: .currentNginx,
        // The program is often not in the path of users other than root.
        versionCommands: [
            ["nginx", "-v"], ["/usr/sbin/nginx", "-v"], ["/usr/local/sbin/nginx", "-v"],
        ],
        mainFiles: ["nginx.conf", "conf/nginx.conf"],
        recognizes: { octets in
            NginxParser.parse(octets, path: "").directives.contains(where: \.isKnown)
        },
        configuration: { path, files, version, root throws(CertificateError) in
            try NginxReader(files: files, version: version, root: root).read(path)
        }
    )
}

extension ServerVersion {
    /// The stable version of nginx that is assumed where no other is known.
    public static let currentNginx = ServerVersion(1, 30, 0)
}

extension ServerDialect {
    /// nginx's directives.
    static let nginx = ServerDialect(
        product: "nginx",
        certificate: "ssl_certificate",
        certificateKey: "ssl_certificate_key",
        clientAuthorities: "ssl_client_certificate",
        clientVerification: "ssl_verify_client",
        ciphers: "ssl_ciphers",
        stapling: "ssl_stapling",
        staplingOn: "ssl_stapling on;",
        listenWithTLS: "listen 443 ssl;",
        currentProtocols: "ssl_protocols TLSv1.2 TLSv1.3;",
        redirectToHTTPS: "return 301 https://$host$request_uri;",
        rootOfNames: "nginx.conf",
        configurationTest: "nginx -t"
    )
}

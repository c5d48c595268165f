internal import CertModel

extension ServerLanguage {
    /// Apache httpd.
    static let apache = ServerLanguage(
        dialect: .apache,
        currentVersion: .currentApache,
        // The program is often not in the path of users other than root.
        versionCommands: [["apache2", "-v"], ["/usr/sbin/apache2", "-v"], ["httpd", "-v"]],
        mainFiles: ["apache2.conf", "httpd.conf", "conf/httpd.conf"],
        recognizes: { octets in
            ApacheLine.lines(of: octets, path: "").contains(where: \.isKnown)
        },
        configuration: { path, files, version, root throws(CertificateError) in
            try ApacheReader(files: files, version: version, root: root).read(path)
        }
    )
}

extension ServerVersion {
    /// The version of Apache httpd that is assumed where no other is known.
    public static let currentApache = ServerVersion(2, 4, 71)
}

extension ServerDialect {
    /// Apache's directives.
    static let apache = ServerDialect(
        product: "Apache",
        certificate: "SSLCertificateFile",
        certificateKey: "SSLCertificateKeyFile",
        clientAuthorities: "SSLCACertificateFile",
        clientVerification: "SSLVerifyClient",
        ciphers: "SSLCipherSuite",
        stapling: "SSLUseStapling",
        staplingOn: "SSLUseStapling on",
        listenWithTLS: "SSLEngine on",
        currentProtocols: "SSLProtocol -all +TLSv1.2 +TLSv1.3",
        redirectToHTTPS: "Redirect permanent / https://www.example.test/",
        rootOfNames: "ServerRoot",
        configurationTest: "apachectl -t"
    )
}

extension ApacheLine {
    /// Whether the line is one that only Apache's configurations have.
    var isKnown: Bool {
        guard octets.last != UInt8(ascii: ";") else { return false }
        if name.hasPrefix("<") {
            return octets.last == UInt8(ascii: ">") && Self.sections.contains(name)
        }
        return Self.directives.contains(name) && !rest.isEmpty
    }

    private static let sections: Set = [
        "<virtualhost", "<ifmodule", "<ifdefine", "<ifversion", "<iffile", "<directory",
        "<directorymatch", "<files", "<filesmatch", "<locationmatch",
    ]

    private static let directives: Set = [
        "customlog", "documentroot", "includeoptional", "loadmodule", "mdomain", "rewriteengine",
        "serveradmin", "serveralias", "servername", "serverroot", "sslcertificatefile",
        "sslcertificatekeyfile", "sslciphersuite", "sslengine", "sslprotocol",
    ]
}

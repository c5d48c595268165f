internal import CertModel

extension ServerLanguage {
    /// HAProxy.
    static let haproxy = ServerLanguage(
        dialect: .haproxy,
        currentVersion: .currentHAProxy,
        versionCommands: [["haproxy", "-v"], ["/usr/sbin/haproxy", "-v"]],
        mainFiles: ["haproxy.cfg"],
        recognizes: { octets in HAProxyRecognition.isHAProxy(octets) },
        configuration: { path, files, version, root throws(CertificateError) in
            try HAProxyReader(files: files, version: version, root: root).read(path)
        }
    )
}

extension ServerVersion {
    /// The version of HAProxy that is assumed where no other is known: Debian 12's.
    public static let currentHAProxy = ServerVersion(2, 6, 12)
}

extension ServerDialect {
    /// HAProxy's keywords.
    static let haproxy = ServerDialect(
        product: "HAProxy",
        certificate: "crt",
        certificateKey: "key",
        clientAuthorities: "ca-file",
        clientVerification: "verify",
        ciphers: "ciphers",
        stapling: "ocsp-update",
        staplingOn: "ocsp-update on",
        listenWithTLS: "bind :443 ssl crt FILE",
        currentProtocols: "ssl-min-ver TLSv1.2",
        redirectToHTTPS: "http-request redirect scheme https unless { ssl_fc }",
        rootOfNames: "haproxy.cfg",
        configurationTest: "haproxy -c -f haproxy.cfg"
    )
}

/// How a configuration of HAProxy is recognized: its first line begins a section, and a line of that
/// section begins with a keyword.
enum HAProxyRecognition {
    /// The most lines that are looked at.
    private static let maximumLines = 2000

    static func isHAProxy(_ octets: [UInt8]) -> Bool {
        let lines = octets.prefix(1 << 20).split(separator: 0x0A).prefix(maximumLines)
        var hasSection = false
        for line in lines {
            let words = HAProxyWords(line) { _ in "" }.words
            guard let first = words.first, !first.hasPrefix(".") else { continue }
            if hasSection, sections.contains(first) { continue }
            if hasSection { return isKeyword(first) }
            guard sections.contains(first), words.count <= 4, let last = words.last,
                !last.hasSuffix(";"), !last.hasSuffix("{")
            else { return false }
            hasSection = true
        }
        return false
    }

    /// Whether a word is one of the keywords, or begins with one before a hyphen or a period.
    private static func isKeyword(_ word: String) -> Bool {
        let stem = word.prefix { $0 != "-" && $0 != "." }
        return word.utf8.count <= 64 && keywords.contains(String(stem))
    }

    private static let sections: Set = [
        "acme", "backend", "cache", "crt-store", "defaults", "frontend", "global", "listen",
        "peers", "program", "resolvers", "userlist",
    ]

    private static let keywords = [
        "acl", "balance", "bind", "ca", "chroot", "cookie", "cpu", "crt", "daemon", "default",
        "description", "errorfile", "external", "group", "hard", "hold", "http", "httpclient",
        "issuers", "load", "localpeer", "log", "lua", "maxconn", "mode", "monitor", "nameserver",
        "nbproc", "nbthread", "node", "option", "peer", "pidfile", "presetenv", "redirect",
        "retries",
        "server", "setenv", "ssl", "stats", "stick", "tcp", "timeout", "ulimit", "unix", "use",
        "user", "uid", "gid", "zero", "no", "compression", "capture", "master", "insecure",
        "tune",
        "expose", "set", "thread", "strict", "spread", "limited", "key", "directory", "provider",
    ]
}

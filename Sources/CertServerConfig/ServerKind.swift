/// A web server whose configurations are read.
public enum ServerKind: String, Sendable, Hashable, CaseIterable {
    /// nginx, and what speaks its language.
    case nginx

    /// Finds out whose configuration a file is; nil where it is none that is known.
    ///
    /// It is nginx's where a directive of nginx stands at its top and ends as nginx's do. Those of
    /// other servers end with their lines, and read as nginx's they never end, or begin with words
    /// that nginx does not have.
    public static func detected(in octets: [UInt8]) -> ServerKind? {
        let directives = NginxParser.parse(octets, path: "").directives
        return directives.contains(where: \.isKnown) ? .nginx : nil
    }
}

extension NginxDirective {
    /// Whether nginx has a directive of the name that ends as this one does.
    fileprivate var isKnown: Bool {
        let names = block == nil ? Self.statements : Self.blocks
        return names.contains(name)
    }

    private static let blocks: Set = [
        "events", "geo", "http", "if", "location", "mail", "map", "server", "split_clients",
        "stream", "types", "upstream",
    ]

    private static let statements: Set = [
        "access_log", "add_header", "client_max_body_size", "daemon", "error_log", "error_page",
        "fastcgi_param", "gzip", "include", "index", "keepalive_timeout", "limit_req_zone",
        "listen", "load_module", "log_format", "pid", "proxy_pass", "proxy_set_header", "resolver",
        "return", "rewrite", "root", "sendfile", "server_name", "server_tokens", "ssl",
        "ssl_certificate", "ssl_certificate_key", "ssl_ciphers", "ssl_dhparam", "ssl_protocols",
        "ssl_prefer_server_ciphers", "ssl_session_cache", "ssl_stapling", "try_files", "user",
        "worker_processes",
    ]
}

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
        guard block == nil else { return Self.blocks.contains(name) }
        return Self.statements.contains(name) || Self.families.contains(where: name.hasPrefix)
    }

    private static let blocks: Set = [
        "events", "geo", "http", "location", "mail", "map", "server", "split_clients",
        "stream", "types", "upstream",
    ]

    private static let statements: Set = [
        "access_log", "add_header", "daemon", "error_log", "error_page", "gzip", "include", "index",
        "keepalive_timeout", "limit_req_zone", "listen", "load_module", "log_format", "pid",
        "resolver", "rewrite", "root", "sendfile", "server_name", "server_tokens", "ssl",
        "try_files", "user", "worker_processes",
    ]

    /// How the names of whole modules' directives begin.
    private static let families = [
        "auth_", "client_", "fastcgi_", "grpc_", "gzip_", "open_file_cache", "proxy_", "ssl_",
        "uwsgi_",
    ]
}

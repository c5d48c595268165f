/// How a configuration of nginx is recognized: a directive of nginx is at its top and ends as
/// nginx's do.
///
/// Directives of other servers end with their lines; read as nginx's they never end, or begin with
/// words that nginx does not have.
extension NginxDirective {
    /// Whether nginx has a directive of the name that ends as this one does.
    var isKnown: Bool {
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

/// The modules that `IfModule` asks for.
///
/// A fragment loads none; the server that includes it has the usual ones.
struct ApacheModules {
    private var loaded: Set<[UInt8]> = []

    /// Takes the words of a `LoadModule`.
    mutating func load(_ words: [[UInt8]]) {
        for word in words.prefix(1) { loaded.insert(Self.key(word)) }
    }

    /// Whether a module is there, by its name (`ssl_module`) or its source's (`mod_ssl.c`).
    func has(_ name: String) -> Bool {
        let key = Self.key(Array(name.utf8))
        if Self.builtIn.contains(key) || loaded.contains(key) { return true }
        return loaded.isEmpty && Self.usual.contains(key)
    }

    /// `ssl` of `ssl_module`, `mod_ssl.c` and `mod_ssl`.
    private static func key(_ name: [UInt8]) -> [UInt8] {
        var name = name[...]
        if name.starts(with: "mod_".utf8) { name = name.dropFirst(4) }
        for end in [".c", ".cpp", "_module"]
        where name.suffix(end.utf8.count).elementsEqual(end.utf8) {
            name = name.dropLast(end.utf8.count)
        }
        return Array(name)
    }

    private static let builtIn = Set(
        [
            "core", "so", "http", "http_core", "log_config", "logio",
            "unixd", "version", "watchdog",
        ].map { Array($0.utf8) }
    )

    /// The modules that Debian and others build; those that exclude each other are left out.
    private static let usual = keys(
        """
        access_compat actions alias allowmethods asis auth_basic auth_digest auth_form authn_anon \
        authn_core authn_dbd authn_dbm authn_file authn_socache authnz_fcgi authnz_ldap authz_core \
        authz_dbd authz_dbm authz_groupfile authz_host authz_owner authz_user autoindex brotli \
        buffer cache cache_disk cache_socache cgi cgid charset_lite data dav dav_fs dav_lock dbd \
        deflate dialup dir dumpio echo env expires ext_filter file_cache filter headers \
        heartbeat heartmonitor http2 ident imagemap include info lbmethod_bybusyness \
        lbmethod_byrequests lbmethod_bytraffic lbmethod_heartbeat ldap log_debug log_forensic lua \
        macro md mime mime_magic mpm_event negotiation proxy proxy_ajp proxy_balancer \
        proxy_connect proxy_express proxy_fcgi proxy_fdpass proxy_ftp proxy_hcheck proxy_html \
        proxy_http proxy_http2 proxy_scgi proxy_uwsgi proxy_wstunnel ratelimit reflector remoteip \
        reqtimeout request rewrite sed session session_cookie session_crypto session_dbd setenvif \
        slotmem_plain slotmem_shm socache_dbm socache_memcache socache_redis socache_shmcb \
        speling ssl status substitute suexec unique_id userdir usertrack vhost_alias xml2enc
        """
    )

    private static func keys(_ names: String) -> Set<[UInt8]> {
        Set(names.split(separator: " ").map { Array($0.utf8) })
    }
}

extension ServerVersion {
    /// Whether the words of an `IfVersion` hold: an operator and a version, or a version alone.
    func satisfies(_ words: [[UInt8]]) -> Bool {
        var sign = words.count > 1 ? String(decoding: words[0], as: UTF8.self) : "="
        let isNegated = sign.hasPrefix("!")
        if isNegated { sign.removeFirst() }
        let text = String(decoding: words.last ?? [], as: UTF8.self)
        let parts = text.split(separator: ".").compactMap { Int($0) }
        guard let major = parts.first, parts.count <= 3 else { return !isNegated }
        let other = ServerVersion(
            major,
            parts.count > 1 ? parts[1] : 0,
            parts.count > 2 ? parts[2] : 0
        )
        let isTrue =
            switch sign {
            case "<": self < other
            case "<=": self <= other
            case ">": self > other
            case ">=": self >= other
            default: self == other
            }
        return isTrue != isNegated
    }
}

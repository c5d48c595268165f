import CertModel

/// The words that may follow the address of a `listen`.
struct NginxListenParameters {
    let context: Site.Context
    let version: ServerVersion

    /// Refuses the first word that nginx does not take.
    func check(_ words: some Sequence<String>) throws(NginxRefusal) {
        for word in words where !isTaken(word) {
            throw NginxRefusal(.directive(.invalidParameter(word)))
        }
    }

    private func isTaken(_ word: String) -> Bool {
        guard let equals = word.firstIndex(of: "=") else { return words.contains(word) }
        let value = String(word[equals...].dropFirst())
        switch word[..<equals] {
        case "backlog", "fastopen": return Int(value).map { $0 > 0 } == true
        case "rcvbuf", "sndbuf": return Self.isSize(value)
        case "ipv6only": return value == "on" || value == "off"
        case "so_keepalive": return Self.isKeepAlive(value)
        case "setfib", "accept_filter": return !value.isEmpty  // On FreeBSD.
        default: return false
        }
    }

    /// The words without a value that the version has.
    private var words: Set<String> {
        let common: Set = ["bind", "ssl", "proxy_protocol", "reuseport", "deferred", "multipath"]
        switch context {
        case .http:
            var words = common.union(["default_server", "default", "http2"])
            // nginx's changes: 1.25.0 brought QUIC; SPDY had given way to HTTP/2 in 1.9.5.
            if version >= ServerVersion(1, 25, 0) { words.insert("quic") }
            if version < ServerVersion(1, 22, 0) { words.insert("spdy") }
            return words
        case .stream: return common.union(["default_server", "udp"])
        case .mail: return common
        }
    }

    /// Digits, and a letter for thousands or millions.
    private static func isSize(_ value: String) -> Bool {
        let unit = value.last.map { "kKmM".contains($0) } == true
        return Int(unit ? String(value.dropLast()) : value).map { $0 >= 0 } == true
    }

    /// `on`, `off`, or up to three values between colons, of which one is given.
    private static func isKeepAlive(_ value: String) -> Bool {
        if value == "on" || value == "off" { return true }
        let parts = value.split(separator: ":", omittingEmptySubsequences: false)
        return parts.count == 3 && parts.contains { !$0.isEmpty }
            && parts.allSatisfy { $0.isEmpty || $0.first?.isNumber == true }
    }
}

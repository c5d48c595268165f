import CertModel

/// The words of a `bind` line after its addresses, of `ssl-default-bind-options`, and of the brackets
/// of a `crt-list`.
struct HAProxyBindOptions {
    var isSSL = false
    var isQUIC = false
    var isBehindProxy = false
    var isStrict = false
    var generates = false
    var staples = false
    var lowest: TLSVersion?
    var highest: TLSVersion?
    var disabled: Set<TLSVersion> = []
    var protocolsAt: Location?
    var ciphers: Setting<String>?
    var verification = ClientVerification.Mode.off
    var authorities: FileReference?
    var revocationLists: FileReference?
    /// `crt`, `crt-list` and `default-crt` with their words, in order.
    var sources: [(keyword: String, word: String)] = []

    /// Takes words in which each keyword has the arguments that HAProxy gives it.
    mutating func take(_ words: [String], at location: Location, _ places: HAProxyPlaces) {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.utf8.count <= Self.maximumKeyword else { continue }
            let argument = Self.withArgument.contains(word) ? rest.popFirst() : nil
            take(word, argument ?? "", at: location, places)
        }
    }

    private mutating func take(
        _ word: String,
        _ argument: String,
        at location: Location,
        _ places: HAProxyPlaces
    ) {
        switch word {
        case "ssl": isSSL = true
        case "accept-proxy", "accept-netscaler-cip": isBehindProxy = true
        case "strict-sni": isStrict = true
        case "no-strict-sni": isStrict = false
        case "generate-certificates": generates = true
        case "ocsp-update": staples = argument == "on"
        case "crt", "crt-list", "default-crt": sources.append((word, argument))
        case "ciphers": ciphers = Setting(value: argument, location: location)
        case "verify": verification = Self.modes[String(argument.prefix(16))] ?? .off
        case "ca-file": authorities = reference(argument, at: location, places)
        case "crl-file": revocationLists = reference(argument, at: location, places)
        default: takeVersion(word, argument, at: location)
        }
    }

    private mutating func takeVersion(_ word: String, _ argument: String, at location: Location) {
        switch word {
        case "ssl-min-ver": lowest = Self.version(argument)
        case "ssl-max-ver": highest = Self.version(argument)
        default:
            if word.hasPrefix("force-"), let version = Self.versions[String(word.dropFirst(6))] {
                (lowest, highest) = (version, version)
            } else if word.hasPrefix("no-"), let version = Self.versions[String(word.dropFirst(3))]
            {
                disabled.insert(version)
            } else {
                return
            }
        }
        protocolsAt = location
    }

    private func reference(
        _ name: String,
        at location: Location,
        _ places: HAProxyPlaces
    ) -> FileReference? {
        // "@system-ca" is the system's trust store.
        guard !name.hasPrefix("@") else { return nil }
        let path = places.path(name, below: places.authorityBase)
        return FileReference(written: name, location: location, target: .file(path))
    }

    /// The versions that are on.
    var protocols: [TLSVersion] {
        let lowest = lowest ?? (highest.map { min($0, .tls12) } ?? .tls12)
        let highest = highest ?? .tls13
        return TLSVersion.allCases.filter { version in
            version >= max(lowest, .ssl3) && version <= highest && !disabled.contains(version)
        }
    }

    /// The most octets of a keyword; none of HAProxy's is longer.
    private static let maximumKeyword = 64

    private static let modes: [String: ClientVerification.Mode] = [
        "none": .off, "optional": .optional, "required": .on,
    ]

    private static func version(_ text: String) -> TLSVersion? {
        text.utf8.count <= maximumKeyword ? versions[text.lowercased()] : nil
    }

    private static let versions: [String: TLSVersion] = [
        "sslv3": .ssl3, "tlsv10": .tls1, "tlsv1.0": .tls1, "tlsv11": .tls11, "tlsv1.1": .tls11,
        "tlsv12": .tls12, "tlsv1.2": .tls12, "tlsv13": .tls13, "tlsv1.3": .tls13,
    ]

    private static let withArgument: Set = [
        "accept-netscaler-cip", "alpn", "backlog", "ca-file", "ca-ignore-err", "ca-sign-file",
        "ca-sign-pass", "ca-verify-file", "cc", "ciphers", "ciphersuites", "client-sigalgs",
        "crl-file", "crt", "crt-ignore-err", "crt-list", "curves", "default-crt", "ecdhe",
        "expose-fd", "gid", "group", "guid-prefix", "id", "idle-ping", "interface", "issuer", "key",
        "label", "level", "maxconn", "mode", "mss", "name", "namespace", "nice", "npn", "ocsp",
        "ocsp-update", "process", "proto", "quic-cc-algo", "quic-socket", "sctl",
        "severity-output", "shards", "sigalgs", "ssl-max-ver", "ssl-min-ver", "tcp-ss", "tcp-ut",
        "thread", "tls-ticket-keys", "uid", "user", "verify",
    ]
}

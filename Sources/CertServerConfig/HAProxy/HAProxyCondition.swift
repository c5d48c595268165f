/// The condition of `.if` and `.elif`.
///
/// > Configuration Manual §2.4: "<expression> is … "false" … "true" … "!"… "&&" … "||"".
struct HAProxyCondition {
    private var rest: ArraySlice<Character>
    private let version: ServerVersion
    private let variable: (String) -> String?
    private var depthLeft = 32

    /// The most characters of a condition.
    private static let maximumLength = 4096

    /// Whether a condition holds; nil where it asks for what is not known here.
    static func holds(
        _ text: String,
        version: ServerVersion,
        variable: @escaping (String) -> String?
    ) -> Bool? {
        guard text.utf8.count <= maximumLength else { return nil }
        var condition = HAProxyCondition(
            rest: Array(text)[...],
            version: version,
            variable: variable
        )
        return condition.alternatives()
    }

    private init(
        rest: ArraySlice<Character>,
        version: ServerVersion,
        variable: @escaping (String) -> String?
    ) {
        self.rest = rest
        self.version = version
        self.variable = variable
    }

    private mutating func alternatives() -> Bool? {
        var result = conjunction()
        while take("||") {
            let next = conjunction()
            result = result == true || next == true ? true : result.flatMap { _ in next }
        }
        return result
    }

    private mutating func conjunction() -> Bool? {
        var result = term()
        while take("&&") {
            let next = term()
            result = result == false || next == false ? false : result.flatMap { _ in next }
        }
        return result
    }

    private mutating func term() -> Bool? {
        guard depthLeft > 0 else { return nil }
        depthLeft -= 1
        defer { depthLeft += 1 }
        if take("!") { return term().map { !$0 } }
        if take("(") {
            let result = alternatives()
            _ = take(")")
            return result
        }
        skipBlanks()
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        rest = rest.dropFirst(word.count)
        guard take("(") else {
            switch word {
            case "true": return true
            case "false": return false
            default: return Int(word).map { $0 != 0 }
            }
        }
        return result(of: word, arguments())
    }

    /// The arguments of a predicate, up to its closing bracket.
    private mutating func arguments() -> [String] {
        var arguments = [""]
        var quote: Character?
        while let character = rest.popFirst() {
            if let open = quote {
                if character == open {
                    quote = nil
                } else {
                    arguments[arguments.count - 1].append(character)
                }
            } else if character == "\"" || character == "'" {
                quote = character
            } else if character == ")" {
                break
            } else if character == "," {
                arguments.append("")
            } else if character != " " {
                arguments[arguments.count - 1].append(character)
            }
        }
        return arguments
    }

    private func result(of predicate: String, _ arguments: [String]) -> Bool? {
        let first = arguments.first ?? ""
        let second = arguments.dropFirst().first ?? ""
        switch predicate {
        case "defined": return variable(first) != nil
        case "streq": return first == second
        case "strneq": return first != second
        case "strstr": return first.contains(second)
        case "version_atleast": return ServerVersion(numbersOf: first).map { version >= $0 }
        case "version_before": return ServerVersion(numbersOf: first).map { version < $0 }
        case "feature": return Self.features[first]
        case "openssl_version_atleast": return true
        case "openssl_version_before": return false
        case "ssllib_name_startswith": return "OpenSSL".hasPrefix(first)
        default: return nil
        }
    }

    /// What the builds of distributions have, and what they lack.
    private static let features = [
        "OPENSSL": true, "THREAD": true, "LUA": true, "PCRE2": true, "PCRE2_JIT": true,
        "EPOLL": true, "GETADDRINFO": true, "SYSTEMD": true, "SLZ": true, "ZLIB": false,
        "OPENSSL_AWSLC": false, "OPENSSL_WOLFSSL": false, "ENGINE": false, "51DEGREES": false,
        "DEVICEATLAS": false, "WURFL": false, "QUIC": false, "PCRE": false, "PROMEX": true,
    ]

    private mutating func skipBlanks() {
        rest = rest.drop { $0 == " " || $0 == "\t" }
    }

    private mutating func take(_ text: String) -> Bool {
        skipBlanks()
        guard rest.starts(with: text) else { return false }
        rest = rest.dropFirst(text.count)
        return true
    }
}

extension ServerVersion {
    /// Reads `2.8-dev3` or `3.0` by its numbers.
    init?(numbersOf text: String) {
        self.init(String(text.prefix { $0 != "-" }))
    }
}

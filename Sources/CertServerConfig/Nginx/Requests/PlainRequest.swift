/// A request for a page without TLS, with the known values of its variables.
struct PlainRequest {
    let rules: RequestRules
    private let host: String
    private let page: String
    /// The path after the rewrites so far; nil if it is not known.
    private(set) var path: String?
    /// Whether the path has changed since its location was searched.
    var hasMoved = false
    /// How many more times the request may go on to another location.
    ///
    /// nginx: "rewrite or internal redirection cycle" after 10 (`NGX_HTTP_MAX_URI_CHANGES`).
    var jumpsLeft = 10
    /// The values that `set` has assigned; nil for one that is not known.
    private var assigned: [String: String?] = [:]
    /// The values of maps so far: nginx looks each up once a request.
    private var mapped: [String: String?] = [:]
    /// The answers under conditions that can't be decided.
    var possibleAnswers: [PlainAnswer] = []
    /// How much more work may be done.
    var workLeft: Int
    /// Whether the value of the host was used.
    private(set) var hasReadHost = false

    /// The most maps that a value may lead through.
    private static let maximumMaps = 8
    /// The most octets of a value; a longer one counts as not known.
    private static let maximumValue = 4096

    init(host: String, page: String, rules: RequestRules, workLeft: Int) {
        self.host = host
        self.page = page
        self.rules = rules
        self.workLeft = workLeft
        path = page
    }

    /// Whether the path is the one that the client asked for.
    var isUnchanged: Bool { path == page }

    /// A text with its variables filled in, up to the first one that is not known.
    struct Expansion {
        var text: String
        var isWhole: Bool
    }

    /// Follows `set $variable value`.
    mutating func assign(_ value: String, to variable: String) {
        let value = self.value(of: value)
        assigned[variable] = .some(value)
    }

    /// Changes the path as a `rewrite` does.
    mutating func rewritePath(to replacement: String) {
        path = value(of: replacement).map { String($0.prefix { $0 != "?" }) }
        hasMoved = true
    }

    /// Forgets the variables that steps set: it is not known whether they were executed.
    mutating func forget(_ steps: [RequestStep]) {
        for step in steps {
            switch step {
            case .set(let variable, _): assigned[variable] = .some(nil)
            case .condition(_, let inner): forget(inner)
            default: continue
            }
        }
    }

    /// Whether a condition holds; nil if that is not known.
    mutating func holds(_ condition: RequestCondition) -> Bool? {
        switch condition {
        case .isSet(let variable):
            return known(variable).map { !$0.isEmpty && $0 != "0" }
        case .equals(let variable, let text):
            return equal(variable, text)
        case .differs(let variable, let text):
            return equal(variable, text).map { !$0 }
        case .matches(let variable, let pattern, let isNegated):
            guard let value = known(variable) else { return nil }
            return pattern.matches(value, workLeft: &workLeft).map { $0 != isNegated }
        case .undecidable:
            return nil
        }
    }

    /// Whether an expression matches the path; nil if that is not known.
    mutating func matchesPath(_ pattern: RequestPattern?) -> Bool? {
        guard let path, let pattern else { return nil }
        return pattern.matches(path, workLeft: &workLeft)
    }

    /// The beginning of a text with its variables filled in: at least this many octets, if it has
    /// that many.
    mutating func expansion(of text: String, octets: Int) -> Expansion {
        expansion(of: text, octets: octets, mapsLeft: Self.maximumMaps)
    }

    private mutating func equal(_ variable: String, _ text: String) -> Bool? {
        guard let left = known(variable), let right = value(of: text) else { return nil }
        return left == right
    }

    private mutating func known(_ variable: String) -> String? {
        value(ofVariable: variable, mapsLeft: Self.maximumMaps)
    }

    private mutating func value(of text: String) -> String? {
        let expansion = expansion(of: text, octets: .max)
        return expansion.isWhole ? expansion.text : nil
    }

    private mutating func expansion(of text: String, octets: Int, mapsLeft: Int) -> Expansion {
        var filled = ""
        var rest = text[...]
        while filled.utf8.count < octets, let dollar = rest.firstIndex(of: "$") {
            filled += rest[..<dollar]
            rest = rest[dollar...].dropFirst()
            guard filled.utf8.count < octets else { break }
            let isBraced = rest.hasPrefix("{")
            if isBraced { rest.removeFirst() }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            rest = rest.dropFirst(name.count)
            if isBraced, rest.hasPrefix("}") { rest.removeFirst() }
            guard let value = value(ofVariable: String(name), mapsLeft: mapsLeft),
                filled.utf8.count + value.utf8.count <= Self.maximumValue
            else { return Expansion(text: filled, isWhole: false) }
            filled += value
        }
        workLeft -= 1 + filled.utf8.count / 64
        return Expansion(text: filled + rest, isWhole: true)
    }

    private mutating func value(ofVariable name: String, mapsLeft: Int) -> String? {
        if let assigned = assigned[name] { return assigned }
        guard let map = rules.maps[name] else { return value(ofBuiltIn: name) }
        if let mapped = mapped[name] { return mapped }
        let value = mapsLeft > 0 ? value(of: map, mapsLeft: mapsLeft - 1) : nil
        mapped[name] = .some(value)
        return value
    }

    private mutating func value(of map: VariableMap, mapsLeft: Int) -> String? {
        let source = expansion(of: map.source, octets: .max, mapsLeft: mapsLeft)
        guard source.isWhole, let text = map.text(for: source.text, workLeft: &workLeft) else {
            return nil
        }
        let value = expansion(of: text, octets: .max, mapsLeft: mapsLeft)
        return value.isWhole ? value.text : nil
    }

    /// The value of one of nginx's own variables for a request without TLS.
    private mutating func value(ofBuiltIn name: String) -> String? {
        switch name {
        case "scheme": return "http"
        case "https", "args", "query_string", "is_args": return ""
        case "host", "http_host":
            hasReadHost = true
            return host
        case "server_name": return rules.serverName
        case "server_port": return "80"
        case "request_method": return "GET"
        case "request_uri": return page
        case "uri", "document_uri": return path
        default: return name.hasPrefix("ssl_") ? "" : nil
        }
    }
}

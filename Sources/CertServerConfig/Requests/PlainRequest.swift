/// A request for a page without TLS, with what is known of its variables.
struct PlainRequest {
    private let host: String
    private let maps: VariableMaps
    /// What `set` has said; nil where that is not known.
    private var assigned: [String: String?] = [:]
    /// What maps have come to so far: nginx looks each up once a request.
    private var mapped: [String: String?] = [:]
    /// The answers that stand under conditions that can't be decided.
    var possibleAnswers: [PlainAnswer] = []

    /// How many maps a value may lead through.
    private static let mostMaps = 8
    /// How many octets a value may have; a longer one is not known.
    private static let longestValue = 4096

    init(host: String, maps: VariableMaps) {
        self.host = host
        self.maps = maps
    }

    /// A text with its variables filled in, up to the first one that is not known.
    struct Expansion {
        var text: String
        var isWhole: Bool
    }

    /// Takes `set $variable value`.
    mutating func assign(_ value: String, to variable: String) {
        let value = self.value(of: value)
        assigned[variable] = .some(value)
    }

    /// Takes it that variables may have been set, or not.
    mutating func forget(_ steps: [RequestStep]) {
        for step in steps {
            if case .set(let variable, _) = step { assigned[variable] = .some(nil) }
        }
    }

    /// Whether a condition holds; nil where that is not known.
    mutating func holds(_ condition: RequestCondition) -> Bool? {
        switch condition {
        case .isSet(let variable): known(variable).map { !$0.isEmpty && $0 != "0" }
        case .equals(let variable, let text): equal(variable, text)
        case .differs(let variable, let text): equal(variable, text).map { !$0 }
        case .undecidable: nil
        }
    }

    /// A text with its variables filled in.
    mutating func expansion(of text: String) -> Expansion {
        expansion(of: text, mapsLeft: Self.mostMaps)
    }

    private mutating func equal(_ variable: String, _ text: String) -> Bool? {
        guard let left = known(variable), let right = value(of: text) else { return nil }
        return left == right
    }

    private mutating func known(_ variable: String) -> String? {
        value(ofVariable: variable, mapsLeft: Self.mostMaps)
    }

    private mutating func value(of text: String) -> String? {
        let expansion = expansion(of: text)
        return expansion.isWhole ? expansion.text : nil
    }

    private mutating func expansion(of text: String, mapsLeft: Int) -> Expansion {
        var filled = ""
        var rest = text[...]
        while let dollar = rest.firstIndex(of: "$") {
            filled += rest[..<dollar]
            rest = rest[dollar...].dropFirst()
            let isBraced = rest.hasPrefix("{")
            if isBraced { rest.removeFirst() }
            let name = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
            rest = rest.dropFirst(name.count)
            if isBraced, rest.hasPrefix("}") { rest.removeFirst() }
            guard let value = value(ofVariable: String(name), mapsLeft: mapsLeft),
                filled.utf8.count + value.utf8.count <= Self.longestValue
            else { return Expansion(text: filled, isWhole: false) }
            filled += value
        }
        return Expansion(text: filled + rest, isWhole: true)
    }

    private mutating func value(ofVariable name: String, mapsLeft: Int) -> String? {
        if let assigned = assigned[name] { return assigned }
        guard let map = maps[name] else { return value(ofBuiltIn: name) }
        if let mapped = mapped[name] { return mapped }
        let value = mapsLeft > 0 ? value(of: map, mapsLeft: mapsLeft - 1) : nil
        mapped[name] = .some(value)
        return value
    }

    private mutating func value(of map: VariableMap, mapsLeft: Int) -> String? {
        let source = expansion(of: map.source, mapsLeft: mapsLeft)
        guard source.isWhole, let text = map[source.text] else { return nil }
        let value = expansion(of: text, mapsLeft: mapsLeft)
        return value.isWhole ? value.text : nil
    }

    /// What nginx's own variables hold for a request without TLS.
    private func value(ofBuiltIn name: String) -> String? {
        switch name {
        case "scheme": "http"
        case "https": ""
        case "host", "http_host": host
        case "server_port": "80"
        case "request_method": "GET"
        default: name.hasPrefix("ssl_") ? "" : nil
        }
    }
}

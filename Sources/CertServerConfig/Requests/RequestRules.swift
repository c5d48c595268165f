import CertModel

/// What a site does with requests before any page is served.
///
/// As nginx's rewrite module works: the steps of the server block, then those of the location that
/// all pages are in.
struct RequestRules: Sendable, Hashable {
    var server: [RequestStep] = []
    var location: [RequestStep] = []
    /// The variables that blocks around the site define.
    var maps = VariableMaps()
}

/// One directive of nginx's rewrite module.
indirect enum RequestStep: Sendable, Hashable {
    /// `set $variable value;`
    case set(variable: String, value: String)
    /// `return code;`, `return code text;`, `return URL;`
    case answer(code: Int, text: String)
    /// A `rewrite` of every page.
    case rewrite(replacement: String, flag: String)
    /// `if (…) { … }`
    case condition(RequestCondition, [RequestStep])
    /// `break;`
    case end
}

extension RequestRules {
    /// Reads the steps of a server block.
    mutating func read(_ directives: [NginxIncludes.Placed], from includes: inout NginxIncludes) {
        server = Self.steps(directives, from: &includes)
        let locations = directives.filter { $0.directive.name == "location" }
        let forced = locations.first { $0.directive.arguments == ["^~", "/"] }
        let pattern = locations.first { $0.directive.isLocationOfEveryPattern }
        let plain = locations.first { $0.directive.arguments == ["/"] }
        guard let chosen = forced ?? pattern ?? plain else { return }
        location = Self.steps(includes.block(of: chosen), from: &includes)
    }

    private static func steps(
        _ directives: [NginxIncludes.Placed],
        from includes: inout NginxIncludes
    ) -> [RequestStep] {
        directives.compactMap { placed in
            let directive = placed.directive
            guard directive.name == "if" else { return RequestStep(directive) }
            let inner = steps(includes.block(of: placed), from: &includes)
            return .condition(RequestCondition(nginx: directive.arguments), inner)
        }
    }
}

extension RequestStep {
    /// Reads a directive; nil where it is no step, or one that concerns single pages only.
    init?(_ directive: NginxDirective) {
        let words = directive.arguments
        switch (directive.name, words.count) {
        case ("set", 2) where words[0].hasPrefix("$"):
            self = .set(variable: String(words[0].dropFirst()), value: words[1])
        case ("return", 1):
            self =
                Int(words[0]).map { .answer(code: $0, text: "") }
                ?? .answer(code: 302, text: words[0])
        case ("return", 2):
            guard let code = Int(words[0]) else { return nil }
            self = .answer(code: code, text: words[1])
        case ("rewrite", 2...3):
            guard words[0].matchesEveryPage else { return nil }
            self = .rewrite(replacement: words[1], flag: words.count == 3 ? words[2] : "")
        case ("break", 0):
            self = .end
        default:
            return nil
        }
    }
}

extension NginxDirective {
    /// Whether it is a location told by a regular expression that every page matches.
    fileprivate var isLocationOfEveryPattern: Bool {
        arguments.count == 2 && arguments[0].hasPrefix("~") && arguments[1].matchesEveryPage
    }
}

extension String {
    /// Whether a regular expression matches every path, as `^`, `^/(.*)$` and `.*` do; those that
    /// are written in a less common way are taken not to.
    fileprivate var matchesEveryPage: Bool {
        var rest = self[...]
        for prefix in ["^", "/", "?"] where rest.hasPrefix(prefix) { rest.removeFirst() }
        if rest.hasSuffix("$") { rest.removeLast() }
        guard !rest.isEmpty else {
            return self != "/$" && self != "^/$" && self != "^$" && self != "$"
        }
        return [".*", "(.*)", "(.+)", ".+", ".", "(.*)?", "(?<path>.*)"].contains(rest)
    }
}

import CertModel

extension RequestRules {
    /// Reads what a server block does with requests.
    mutating func read(_ directives: [NginxIncludes.Placed], from includes: inout NginxIncludes) {
        (server, locations) = Self.read(directives, from: &includes)
    }

    private static func read(
        _ directives: [NginxIncludes.Placed],
        from includes: inout NginxIncludes
    ) -> (RequestBlock, [RequestLocation]) {
        var block = RequestBlock()
        var locations: [RequestLocation] = []
        for placed in directives {
            if placed.directive.name == "location" {
                let (own, inner) = read(includes.block(of: placed), from: &includes)
                guard let selector = RequestLocation.Selector(nginx: placed.directive.arguments)
                else { continue }
                locations.append(RequestLocation(selector: selector, block: own, inner: inner))
            } else if let step = step(placed, from: &includes) {
                block.steps.append(step)
            } else {
                block.take(placed.directive)
            }
        }
        return (block, locations)
    }

    private static func step(
        _ placed: NginxIncludes.Placed,
        from includes: inout NginxIncludes
    ) -> RequestStep? {
        let directive = placed.directive
        guard directive.name == "if" else { return RequestStep(directive) }
        let inner = includes.block(of: placed).compactMap { step($0, from: &includes) }
        return .condition(RequestCondition(nginx: directive.arguments), inner)
    }
}

extension RequestBlock {
    /// Takes a directive that does not belong to the rewrite module.
    fileprivate mutating func take(_ directive: NginxDirective) {
        let words = directive.arguments
        switch (directive.name, words.last) {
        case ("allow", let word?): access.append(word == "all" ? .allowAll : .other)
        case ("deny", let word?): access.append(word == "all" ? .denyAll : .other)
        case ("satisfy", let word?): isSatisfiedByAny = word == "any"
        case ("internal", nil): isInternal = true
        case ("try_files", let word?): fallback = word
        case ("error_page", let target?):
            for code in words.dropLast().compactMap({ Int($0) }) {
                errorPages[code] = errorPages[code] ?? target
            }
        default: break
        }
    }
}

extension RequestStep {
    /// Reads a directive; nil if it is not a step.
    fileprivate init?(_ directive: NginxDirective) {
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
            let flag = words.count == 3 ? words[2] : ""
            self = .rewrite(RequestPattern(words[0]), replacement: words[1], flag: flag)
        case ("break", 0):
            self = .end
        default:
            guard let step = Self(program: directive) else { return nil }
            self = step
        }
    }

    /// Reads a directive that runs a program: Lua, JavaScript or Perl.
    private init?(program directive: NginxDirective) {
        let name = directive.name
        if name.hasPrefix("set_by_lua"), let variable = directive.arguments.first {
            // The value is not known afterwards, as after a condition that can't be decided.
            let set = Self.set(variable: String(variable.dropFirst()), value: "")
            self = .condition(.undecidable, [set])
            return
        }
        let phases = ["server_rewrite_by_lua", "rewrite_by_lua", "access_by_lua", "content_by_lua"]
        let programs = ["js_content", "js_access", "perl"]
        guard phases.contains(where: name.hasPrefix) || programs.contains(name) else { return nil }
        self = .program
    }
}

import CertModel

/// What a site does with requests before any page is served.
struct RequestRules: Sendable, Hashable {
    /// The directives of the server block itself.
    var server = RequestBlock()
    /// The locations of the server block, in the order written.
    var locations: [RequestLocation] = []
    /// The variables that blocks around the site define.
    var maps = VariableMaps()
    /// The first name of the site, which is the value of `$server_name`.
    var serverName = ""

    /// Whether there is nothing that could keep a page from being served.
    var isEmpty: Bool { server == RequestBlock() && locations.isEmpty }
}

/// What one block does with requests, as far as it may answer with something other than a page.
struct RequestBlock: Sendable, Hashable {
    /// The directives of nginx's rewrite module, in the order in which they are executed.
    var steps: [RequestStep] = []
    /// `allow` and `deny`; an empty list inherits the outer block's.
    var access: [AccessRule] = []
    /// Whether passing another check makes up for a `deny` (`satisfy any`).
    var isSatisfiedByAny = false
    /// Whether requests from outside are refused (`internal`).
    var isInternal = false
    /// The last word of `try_files`.
    var fallback: String?
    /// The page sent instead of each error; an empty list inherits the outer block's.
    var errorPages: [Int: String] = [:]

    /// Who may ask for pages.
    enum AccessRule: Sendable, Hashable {
        case allowAll
        case denyAll
        /// A rule for some addresses only.
        case other
    }
}

/// One directive of nginx's rewrite module, or of a module that works beside it.
indirect enum RequestStep: Sendable, Hashable {
    /// `set $variable value;`
    case set(variable: String, value: String)
    /// `return code;`, `return code text;`, `return URL;`
    case answer(code: Int, text: String)
    /// A `rewrite`; the pattern is nil if it is not understood.
    case rewrite(RequestPattern?, replacement: String, flag: String)
    /// `if (…) { … }`
    case condition(RequestCondition, [RequestStep])
    /// `break;`
    case end
    /// A program, which may answer anything.
    case program
}

/// A `location` block.
struct RequestLocation: Sendable, Hashable {
    let selector: Selector
    let block: RequestBlock
    /// The locations inside it.
    let inner: [RequestLocation]

    /// Which requests a location is for.
    enum Selector: Sendable, Hashable {
        /// `= /path`
        case exact(String)
        /// `/path`, or `^~ /path`, before which expressions are not tried.
        case prefix(String, isFinal: Bool)
        /// `~ expression`; nil if it is not understood.
        case pattern(RequestPattern?)
        /// `@name`: reached from inside the server only.
        case named(String)
    }
}

extension RequestLocation.Selector {
    /// Reads the words of a `location`; the modifier and the path may be written as one.
    init?(nginx words: [String]) {
        var words = words
        if words.count == 1, let modifier = Self.modifiers.first(where: words[0].hasPrefix) {
            words = [modifier, String(words[0].dropFirst(modifier.count))]
        }
        guard let path = words.last else { return nil }
        switch (words.count, words[0]) {
        case (1, _): self = path.hasPrefix("@") ? .named(path) : .prefix(path, isFinal: false)
        case (2, "="): self = .exact(path)
        case (2, "^~"): self = .prefix(path, isFinal: true)
        case (2, "~"): self = .pattern(RequestPattern(path))
        case (2, "~*"): self = .pattern(RequestPattern(path, ignoresCase: true))
        default: return nil
        }
    }

    /// The modifiers; the longer of two that begin alike comes first.
    private static let modifiers = ["=", "^~", "~*", "~"]
}

/// A regular expression of a configuration (PCRE), as far as this program understands it.
///
/// It answers whether a text matches, and nothing else: greedy and lazy repetition are the same
/// here, and groups are not captured.
struct RequestPattern: Sendable, Hashable {
    private let root: Node

    /// One part of an expression.
    indirect enum Node: Sendable, Hashable {
        /// One octet of a set.
        case octet(OctetSet)
        /// One part after another.
        case sequence([Node])
        /// One of several parts.
        case choice([Node])
        /// A part several times; without an upper bound if `maximum` is nil.
        case repeated(Node, minimum: Int, maximum: Int?)
        /// `^`
        case start
        /// `$`
        case end
        /// `\b`, or `\B` if it is negated.
        case wordBoundary(isNegated: Bool)
        /// `(?=…)`, or `(?!…)` if it is negated.
        case lookahead(Node, isNegated: Bool)
    }

    /// Reads an expression; nil if it has something that is not understood, such as a back
    /// reference, or is longer than `RequestPatternParser.maximumOctets`.
    init?(_ text: String, ignoresCase: Bool = false) {
        guard let root = RequestPatternParser.parse(text, ignoresCase: ignoresCase) else {
            return nil
        }
        self.root = root
    }

    /// Whether the expression matches anywhere in a text; nil if that takes too much work.
    func matches(_ text: String, workLeft: inout Int) -> Bool? {
        var matcher = RequestPatternMatcher(text)
        let ends = matcher.ends(of: root, from: Set(0...text.utf8.count))
        workLeft -= matcher.workDone
        return matcher.isExhausted ? nil : !ends.isEmpty
    }
}

/// Follows an expression through a text, along all its alternatives at once.
///
/// For a set of positions it computes the set of positions at which a match of the part may end, so
/// it never backtracks.
private struct RequestPatternMatcher {
    private let octets: [UInt8]
    /// How many positions were tried.
    private(set) var workDone: Int

    /// The most positions that one match may try.
    ///
    /// Expressions that people write try a few hundred.
    private static let maximumWork = 20_000

    var isExhausted: Bool { workDone > Self.maximumWork }

    init(_ text: String) {
        octets = Array(text.utf8)
        workDone = octets.count
    }

    mutating func ends(of node: RequestPattern.Node, from starts: Set<Int>) -> Set<Int> {
        workDone += starts.count + 1
        guard !isExhausted, !starts.isEmpty else { return [] }
        switch node {
        case .octet(let set):
            let fitting = starts.filter { $0 < octets.count && set.contains(octets[$0]) }
            return Set(fitting.map { $0 + 1 })
        case .sequence(let parts):
            return parts.reduce(starts) { ends(of: $1, from: $0) }
        case .choice(let parts):
            return parts.reduce(into: []) { $0.formUnion(ends(of: $1, from: starts)) }
        case .repeated(let part, let minimum, let maximum):
            return ends(of: part, from: starts, minimum: minimum, maximum: maximum)
        case .start: return starts.filter { $0 == 0 }
        case .end: return starts.filter { $0 == octets.count }
        case .wordBoundary(let isNegated):
            return starts.filter { (isOfWord($0 - 1) != isOfWord($0)) != isNegated }
        case .lookahead(let part, let isNegated):
            return starts.filter { ends(of: part, from: [$0]).isEmpty == isNegated }
        }
    }

    private mutating func ends(
        of part: RequestPattern.Node,
        from starts: Set<Int>,
        minimum: Int,
        maximum: Int?
    ) -> Set<Int> {
        var latest = starts
        for _ in 0..<minimum { latest = ends(of: part, from: latest) }
        var all = latest
        var count = minimum
        while !latest.isEmpty, count < maximum ?? .max {
            latest = ends(of: part, from: latest).subtracting(all)
            all.formUnion(latest)
            count += 1
        }
        return all
    }

    private func isOfWord(_ position: Int) -> Bool {
        octets.indices.contains(position) && OctetSet.word.contains(octets[position])
    }
}

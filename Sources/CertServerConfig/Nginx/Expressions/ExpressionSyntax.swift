import CertModel

/// Finds what PCRE refuses in a regular expression.
///
/// It reports only what each version of PCRE and PCRE2 refuses, without PCRE's option for UTF-8,
/// which nginx does not set either. At a construct that it does not know it stops, and lets the
/// rest pass.
struct ExpressionSyntax {
    /// Whether what stands before a quantifier can be repeated.
    enum Repeatable {
        case yes
        case no
        /// Versions differ, or it depends on more than what stands just before.
        case unknown
    }

    /// Thrown where the scan ends early.
    enum Stop: Error {
        case fault(ExpressionFault)
        case unknown

        fileprivate var fault: ExpressionFault? {
            if case .fault(let fault) = self { fault } else { nil }
        }
    }

    var rest: ArraySlice<UInt8>
    var previous = Repeatable.no
    /// For each open group whether it is part of a look behind.
    var groups: [Bool] = []
    var names: Set<[UInt8]> = []
    /// Alternatives of `(?|…)` number their groups alike, and may name them alike.
    var mayRepeatNames = false
    var captures = 0
    private var highestReference = 0

    /// The most repetitions that PCRE takes (`{65535}`).
    private static let maximumCount = 65_535

    /// The first fault of an expression; nil if PCRE may take it.
    static func fault(in expression: String) -> ExpressionFault? {
        var syntax = Self(rest: Array(expression.utf8)[...])
        do throws(Stop) {
            try syntax.scan()
            return nil
        } catch {
            return error.fault
        }
    }

    private init(rest: ArraySlice<UInt8>) {
        self.rest = rest
    }

    private mutating func scan() throws(Stop) {
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "("): try openGroup()
            case UInt8(ascii: ")"): try closeGroup()
            case UInt8(ascii: "["): try readBrackets()
            case UInt8(ascii: "\\"): try readEscape()
            case UInt8(ascii: "|"), UInt8(ascii: "^"), UInt8(ascii: "$"): previous = .no
            case UInt8(ascii: "*"), UInt8(ascii: "+"): try readQuantifier(isUnlimited: true)
            case UInt8(ascii: "?"): try readQuantifier(isUnlimited: false)
            case UInt8(ascii: "{"): try readCount()
            default: previous = .yes
            }
        }
        guard groups.isEmpty else { throw .fault(.parenthesisNotClosed) }
        guard highestReference <= captures else { throw .fault(.referenceToNoGroup) }
    }

    private mutating func closeGroup() throws(Stop) {
        guard groups.popLast() != nil else { throw .fault(.parenthesisNotOpened) }
        previous = .yes
    }

    /// Reads what may follow a quantifier: a mark for lazy or for possessive repetition.
    private mutating func readQuantifier(isUnlimited: Bool) throws(Stop) {
        guard previous != .no else { throw .fault(.nothingToRepeat) }
        if isUnlimited, groups.last == true { throw .fault(.unlimitedLookBehind) }
        if !take("?") { _ = take("+") }
        previous = .no
    }

    /// Reads a counted repetition (`{3}`, `{3,}`, `{3,5}`), after its brace.
    ///
    /// Anything else in braces is literal; since PCRE2 10.43, `{,5}` and `{ 3 }` are counts too.
    private mutating func readCount() throws(Stop) {
        guard let end = rest.firstIndex(of: UInt8(ascii: "}")) else {
            previous = .yes
            return
        }
        let bounds = String(decoding: rest[..<end], as: UTF8.self)
            .split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
        guard bounds[0].isNumber, bounds.count == 1 || bounds[1].isEmpty || bounds[1].isNumber
        else {
            previous = .unknown
            return
        }
        rest = rest[(end + 1)...]
        let counts = bounds.filter { !$0.isEmpty }.map { Int($0) ?? .max }
        guard counts.allSatisfy({ $0 <= Self.maximumCount }) else {
            throw .fault(.repetitionTooLarge)
        }
        guard counts[0] <= counts[counts.count - 1] else { throw .fault(.repetitionOutOfOrder) }
        try readQuantifier(isUnlimited: bounds.count == 2 && bounds[1].isEmpty)
    }

    private mutating func readEscape() throws(Stop) {
        guard let octet = rest.popFirst() else { throw .fault(.backslashAtEnd) }
        switch octet {
        case UInt8(ascii: "Q"): skipQuoted()
        case UInt8(ascii: "E"): previous = .unknown
        case UInt8(ascii: "1")...UInt8(ascii: "9"): readReference(octet)
        case UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "u"), UInt8(ascii: "U"):
            throw .fault(.unsupportedEscape)
        case _ where "bBAZzGK".utf8.contains(octet): previous = .unknown
        case _ where "cgkNpPxo".utf8.contains(octet): throw .unknown
        default: previous = .yes
        }
    }

    /// Reads a reference to a group (`\1`); with more digits it may be an octal number.
    private mutating func readReference(_ octet: UInt8) {
        previous = .yes
        if let next = rest.first, OctetSet.digits.contains(next) { return }
        highestReference = max(highestReference, Int(octet - UInt8(ascii: "0")))
    }

    /// Skips literal text, after `\Q` and up to `\E` or the end.
    mutating func skipQuoted() {
        previous = .unknown
        while let octet = rest.popFirst() {
            if octet == UInt8(ascii: "\\"), take("E") { return }
        }
    }

    mutating func take(_ text: String) -> Bool {
        guard rest.starts(with: text.utf8) else { return false }
        rest = rest.dropFirst(text.utf8.count)
        return true
    }
}

extension Substring {
    fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy(OctetSet.digits.contains) }
}

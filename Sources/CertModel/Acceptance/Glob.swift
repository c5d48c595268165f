/// A pattern of file names, as in `*.pem` or `live/**/fullchain.pem`.
///
/// `*` stands for any characters and `?` for one, but for the slash; `[a-z]` for one of some
/// characters and `[!a-z]` for one that is none of them; `**` for any characters, slashes among
/// them, and `**/` for any number of folders, none among them; `\` takes away the meaning of the
/// character behind it. Upper and lower case differ, and a dot at the beginning of a name is a
/// character like the others.
public struct Glob: Sendable, Hashable {
    /// Whether it is matched against the path below the folder given; else against the name alone.
    package let isOfPath: Bool
    private let parts: [Part]

    private enum Part: Hashable {
        case literal(Unicode.Scalar)
        case one
        case set([ClosedRange<Unicode.Scalar>], isNegated: Bool)
        /// `*`
        case run
        /// `**`
        case deepRun
        /// `**/`
        case folders

        var mayBeEmpty: Bool {
            switch self {
            case .run, .deepRun, .folders: true
            case .literal, .one, .set: false
            }
        }
    }

    /// Reads a pattern.
    ///
    /// With a slash in it, or at its beginning, it is one of paths, else one of names. A slash at
    /// its end is left out.
    ///
    /// - Throws: `CertificateError` with code `badRequest` for an empty pattern, a set without an
    ///   end, and a `\` at the end.
    public init(_ text: String) throws(CertificateError) {
        var scalars = text.unicodeScalars[...]
        if scalars.last == "/" { scalars.removeLast() }
        isOfPath = scalars.contains("/")
        if scalars.first == "/" { scalars.removeFirst() }
        var parts: [Part] = []
        while let part = try Self.part(&scalars, of: text) {
            // Any number of folders twice is any number of folders.
            if part != .folders || parts.last != .folders { parts.append(part) }
        }
        guard !parts.isEmpty else { throw Self.error(text, .empty) }
        self.parts = parts
    }

    private static func part(
        _ rest: inout Substring.UnicodeScalarView,
        of text: String
    ) throws(CertificateError) -> Part? {
        guard let scalar = rest.popFirst() else { return nil }
        switch scalar {
        case "?": return .one
        case "*":
            guard rest.first == "*" else { return .run }
            rest = rest.drop { $0 == "*" }
            guard rest.first == "/" else { return .deepRun }
            rest.removeFirst()
            return .folders
        case "[": return try set(&rest, of: text)
        case "\\":
            guard let literal = rest.popFirst() else { throw error(text, .endsInBackslash) }
            return .literal(literal)
        default: return .literal(scalar)
        }
    }

    /// What is between brackets: a `]` at the beginning is one of the characters.
    private static func set(
        _ rest: inout Substring.UnicodeScalarView,
        of text: String
    ) throws(CertificateError) -> Part {
        let isNegated = rest.first == "!" || rest.first == "^"
        if isNegated { rest.removeFirst() }
        var ranges: [ClosedRange<Unicode.Scalar>] = []
        while let first = rest.popFirst(), first != "]" || ranges.isEmpty {
            let low = first == "\\" ? rest.popFirst() ?? first : first
            var high = low
            if rest.first == "-", let next = rest.dropFirst().first, next != "]" {
                rest.removeFirst(2)
                high = next
            }
            guard low <= high else { throw error(text, .rangeBackwards) }
            ranges.append(low...high)
            guard !rest.isEmpty else { throw error(text, .bracketOpen) }
        }
        guard !ranges.isEmpty else { throw error(text, .bracketOpen) }
        return .set(merged(ranges), isNegated: isNegated)
    }

    /// The same characters as ranges in ascending order, none of which overlap.
    private static func merged(
        _ ranges: [ClosedRange<Unicode.Scalar>]
    ) -> [ClosedRange<Unicode.Scalar>] {
        var merged: [ClosedRange<Unicode.Scalar>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound {
                let end = max(last.upperBound, range.upperBound)
                merged[merged.count - 1] = last.lowerBound...end
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    /// Whether one of some ranges in ascending order holds a character.
    private static func holds(
        _ ranges: [ClosedRange<Unicode.Scalar>],
        _ scalar: Unicode.Scalar
    ) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].contains(scalar)
    }

    private static func error(
        _ text: String,
        _ fault: SettingRefusal.PatternFault
    ) -> CertificateError {
        CertificateError(.badRequest, .setting(.pattern(text, fault)))
    }
}

/// Matching, in time proportional to the pattern and the text: all ways through the pattern are
/// gone at once.
extension Glob {
    /// Whether the whole of a text is of this pattern.
    package func matches(_ text: Substring) -> Bool {
        var places: [Int] = []
        enter(0, &places)
        for scalar in text.unicodeScalars {
            var next: [Int] = []
            for place in places where place < parts.count {
                step(from: place, over: scalar, &next)
            }
            guard !next.isEmpty else { return false }
            places = next
        }
        return places.last == parts.count
    }

    /// Comes to a place; what may stand for nothing lets through to the next at once.
    ///
    /// Places are come to in ascending order, and each with all that it lets through to: those not
    /// above the last one are there already.
    private func enter(_ place: Int, _ places: inout [Int]) {
        var place = place
        while true {
            if place > places.last ?? -1 { places.append(place) }
            guard place < parts.count, parts[place].mayBeEmpty else { return }
            place += 1
        }
    }

    private func step(from place: Int, over scalar: Unicode.Scalar, _ next: inout [Int]) {
        switch parts[place] {
        case .literal(let literal):
            if scalar == literal { enter(place + 1, &next) }
        case .one:
            if scalar != "/" { enter(place + 1, &next) }
        case .set(let ranges, let isNegated):
            let isIn = Self.holds(ranges, scalar)
            if scalar != "/", isIn != isNegated { enter(place + 1, &next) }
        case .run:
            if scalar != "/" { enter(place, &next) }
        case .deepRun:
            enter(place, &next)
        case .folders:
            // Out of it only behind a slash: it stands for whole folders.
            if place > next.last ?? -1 { next.append(place) }
            if scalar == "/" { enter(place + 1, &next) }
        }
    }
}

import CertModel

/// A line of a configuration: its first word, and the rest as written.
struct ApacheLine: Sendable {
    /// Where it begins.
    let location: Location
    /// The first word in lower case; a section's begins with `<` and has no `>`.
    let name: String
    /// What follows it; of a section, up to its last `>`.
    let rest: [UInt8]
    /// The whole line, continuations joined.
    let octets: [UInt8]
    /// The words after the first one, with the values that variables have where it is read.
    var words: [String] = []

    init?(_ octets: [UInt8], at location: Location) {
        var words = ApacheWords(octets[...])
        guard octets.first != UInt8(ascii: "#"), var first = words.next() else { return nil }
        let isSection = first.first == UInt8(ascii: "<")
        if isSection, first.last == UInt8(ascii: ">") { first.removeLast() }
        var rest = Array(words.rest)
        if isSection, let end = rest.lastIndex(of: UInt8(ascii: ">")) {
            rest.removeSubrange(end...)
        }
        self.location = location
        self.octets = octets
        self.rest = rest
        // No directive has a longer name.
        let isName = first.count <= Self.maximumName
        name = isName ? String(decoding: first.map(\.lowercasedASCII), as: UTF8.self) : ""
    }

    /// The longest name that is told from others.
    private static let maximumName = 64

    /// The lines of a file, without comments and empty ones.
    ///
    /// A backslash at the end of a line continues it, in a comment too.
    static func lines(of octets: [UInt8], path: String) -> [ApacheLine] {
        var lines: [ApacheLine] = []
        var joined: [UInt8] = []
        var number = 0
        var first: Int?
        for var part in octets.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            first = first ?? number
            if part.last == 0x0D { part.removeLast() }
            if part.last == UInt8(ascii: "\\") {
                joined += part.dropLast()
                continue
            }
            joined += part
            let location = Location(path: path, line: first ?? number)
            if let line = ApacheLine(joined.trimmed, at: location) { lines.append(line) }
            joined = []
            first = nil
        }
        let location = Location(path: path, line: first ?? max(number, 1))
        if let line = ApacheLine(joined.trimmed, at: location) { lines.append(line) }
        return lines
    }
}

/// The words of a line, split as Apache's `ap_getword_conf` does.
struct ApacheWords {
    /// What is not read yet.
    private(set) var rest: ArraySlice<UInt8>

    init(_ octets: ArraySlice<UInt8>) {
        rest = octets.drop(while: \.isApacheSpace)
    }

    /// The next word without its quotes; nil at the end of the line.
    mutating func next() -> [UInt8]? {
        guard let first = rest.first else { return nil }
        defer { rest = rest.drop(while: \.isApacheSpace) }
        let isQuoted = first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
        if isQuoted { rest.removeFirst() }
        var word: [UInt8] = []
        while let octet = rest.first {
            rest.removeFirst()
            if isQuoted ? octet == first : octet.isApacheSpace { break }
            let escapes = octet == UInt8(ascii: "\\")
            if escapes, let next = rest.first, next == octet || isQuoted && next == first {
                word.append(next)
                rest.removeFirst()
            } else {
                word.append(octet)
            }
        }
        return word
    }
}

extension UInt8 {
    /// The small letter of a capital one of ASCII.
    var lowercasedASCII: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// Whether it separates words.
    var isApacheSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension [UInt8] {
    /// The octets without spaces at either end.
    fileprivate var trimmed: [UInt8] {
        var slice = drop(while: \.isApacheSpace)
        while let last = slice.last, last.isApacheSpace { slice.removeLast() }
        return Array(slice)
    }
}

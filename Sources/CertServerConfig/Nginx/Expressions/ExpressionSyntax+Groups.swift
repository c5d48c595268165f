import CertModel

extension ExpressionSyntax {
    /// Reads the beginning of a group, after its parenthesis.
    mutating func openGroup() throws(Stop) {
        if rest.first == UInt8(ascii: "*"), let next = rest.dropFirst().first {
            // `(*UTF8)`, `(*:name)`: a verb. `(*.example.test)` is a mistake.
            if next == UInt8(ascii: ":") || OctetSet.letters.contains(next) { throw .unknown }
        }
        guard take("?") else { return open(isCapture: true) }
        if take("#") { return try skipComment() }
        if take("<=") || take("<!") { return open(isLookBehind: true) }
        if take(":") || take(">") || take("=") || take("!") { return open() }
        if take("|") {
            mayRepeatNames = true
            return open()
        }
        if take("<*") { throw .unknown }  // Since PCRE2 10.34: a look behind that tries again.
        if take("<") || take("P<") { return try openNamed(until: UInt8(ascii: ">")) }
        if take("'") { return try openNamed(until: UInt8(ascii: "'")) }
        try readOptions()
    }

    private mutating func open(isCapture: Bool = false, isLookBehind: Bool = false) {
        if isCapture { captures += 1 }
        groups.append(isLookBehind)
        previous = .no
    }

    /// Reads the name of a group and what follows it.
    ///
    /// The longest name has 32 octets, since PCRE2 10.44 128.
    private mutating func openNamed(until terminator: UInt8) throws(Stop) {
        let name = Array(rest.prefix(while: OctetSet.word.contains))
        rest = rest.dropFirst(name.count)
        guard let first = name.first, !OctetSet.digits.contains(first),
            rest.popFirst() == terminator
        else { throw .fault(.invalidGroupName) }
        guard names.insert(name).inserted || mayRepeatNames else { throw .fault(.groupNameTwice) }
        open(isCapture: true)
    }

    /// Reads settings (`(?i)`, `(?i:…)`), after the question mark.
    ///
    /// Settings that change how the rest is read (`x`, `J`), references to groups, conditions and
    /// calls end the scan.
    private mutating func readOptions() throws(Stop) {
        guard let first = rest.first else { throw .fault(.parenthesisNotClosed) }
        if take("P"), let next = rest.first, !"=>".utf8.contains(next) {
            throw .fault(.unknownGroup)
        }
        guard Self.mayFollowMark.contains(first) else { throw .fault(.unknownGroup) }
        let options = rest.prefix { "imsU-".utf8.contains($0) }
        rest = rest.dropFirst(options.count)
        if take(")") {
            previous = .unknown
        } else if take(":") {
            open()
        } else {
            throw .unknown
        }
    }

    /// What follows `(?` in some version of PCRE, but for what `openGroup()` reads.
    private static let mayFollowMark = OctetSet.digits.union(OctetSet("imsxnaUJXPRC&+-^(*[)".utf8))

    private mutating func skipComment() throws(Stop) {
        guard let end = rest.firstIndex(of: UInt8(ascii: ")")) else {
            throw .fault(.commentNotClosed)
        }
        rest = rest[(end + 1)...]
        previous = .unknown
    }
}

/// The variables of a configuration: those that `Define` makes, and the environment's.
struct ApacheVariables {
    /// What `Define` made, by the octets of the name.
    var defined: [[UInt8]: [UInt8]] = [:]
    /// What Debian's `envvars` exports.
    var environment: [[UInt8]: [UInt8]] = [:]

    /// The longest value: a variable that doubles itself must not grow without end.
    static let maximumValue = 16_384

    /// A word with the values of its variables; an unknown one stays as it is written.
    func resolved(_ word: [UInt8]) -> [UInt8] {
        guard word.contains(UInt8(ascii: "$")) else { return word }
        var result: [UInt8] = []
        var rest = word[...]
        while let octet = rest.first, result.count <= Self.maximumValue {
            guard octet == UInt8(ascii: "$"), rest.dropFirst().first == UInt8(ascii: "{"),
                let end = rest.firstIndex(of: UInt8(ascii: "}"))
            else {
                result.append(octet)
                rest.removeFirst()
                continue
            }
            let name = Array(rest[(rest.startIndex + 2)..<end])
            result += defined[name] ?? environment[name] ?? Array(rest[...end])
            rest = rest[(end + 1)...]
        }
        return result
    }

    /// The words of a line with the values of their variables.
    func words(of octets: [UInt8]) -> [[UInt8]] {
        var words = ApacheWords(octets[...])
        var result: [[UInt8]] = []
        while let word = words.next() { result.append(resolved(word)) }
        return result
    }

    /// Takes the variables that Debian's `envvars` exports: `export NAME=value`.
    mutating func readEnvironment(_ octets: [UInt8]) {
        for line in octets.split(separator: 0x0A) {
            let text = String(decoding: line, as: UTF8.self).split(separator: " ")
            guard text.first == "export", text.count == 2 else { continue }
            let parts = text[1].split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else { continue }
            // The script keeps it empty unless several instances are installed.
            let suffix = "$SUFFIX"
            var value = Array(parts[1].utf8).filter { $0 != UInt8(ascii: "\"") }
            if value.suffix(suffix.utf8.count).elementsEqual(suffix.utf8) {
                value.removeLast(suffix.utf8.count)
            }
            environment[Array(parts[0].utf8)] = value
        }
    }
}

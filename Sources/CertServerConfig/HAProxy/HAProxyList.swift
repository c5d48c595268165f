import CertModel

/// One line of a `crt-list`: a certificate, options in brackets, and filters of names.
///
/// > Configuration Manual §5.1, crt-list: "<crtfile> [\[<sslbindconf> ...\]] [[!]<snifilter> ...]".
struct HAProxyListLine {
    let certificate: String
    let options: [String]
    let filters: [String]

    /// Reads a line; nil for one without anything.
    init?(_ line: ArraySlice<UInt8>) {
        let words = Self.words(of: line)
        guard let first = words.first, !first.hasPrefix("#") else { return nil }
        certificate = first
        var options: [String] = []
        var filters: [String] = []
        var isInBrackets = false
        for word in words.dropFirst() {
            var word = Substring(word)
            if !isInBrackets, word.hasPrefix("[") {
                isInBrackets = true
                word = word.dropFirst()
            }
            let closes = isInBrackets && word.hasSuffix("]")
            if closes { word = word.dropLast() }
            if isInBrackets {
                if !word.isEmpty { options.append(String(word)) }
            } else {
                filters.append(String(word))
            }
            if closes { isInBrackets = false }
        }
        self.options = options
        self.filters = filters
    }

    /// The words between blanks; a backslash makes the character after it one of the word.
    private static func words(of line: ArraySlice<UInt8>) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        var isEscaped = false
        for octet in line + [0x20] {
            if isEscaped {
                word.append(octet)
                isEscaped = false
            } else if octet == UInt8(ascii: "\\") {
                isEscaped = true
            } else if (0x09...0x0D).contains(octet) || octet == 0x20 {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word = []
            } else {
                word.append(octet)
            }
        }
        return words
    }
}

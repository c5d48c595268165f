extension StringProtocol {
    /// The text with everything escaped that a terminal, a log or a CI runner could obey.
    ///
    /// Control characters, line ends, bidirectional overrides, invisible and unassigned characters
    /// show as `\u{1B}`; a `::` or `##` that a CI runner could take for a command loses its first
    /// character the same way. In the name of a file an octet that is not UTF-8 shows as `\xE9`.
    /// What a certificate, a file or a peer says goes through here before it is printed.
    public var printable: String {
        // Generic code would look up each octet's type again.
        let text = String(self)
        if text.isPlain { return text }
        // Octets, because appending a sequence to a view of scalars takes as long as the view is.
        var safe: [UInt8] = []
        safe.reserveCapacity(text.utf8.count)
        var previous: Unicode.Scalar = " "
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            if scalar.isHarmless, !rest.beginsCommand(with: scalar, after: previous) {
                safe.append(contentsOf: scalar.utf8)
            } else {
                safe.append(contentsOf: scalar.escaped.utf8)
            }
            previous = scalar
        }
        return String(decoding: safe, as: UTF8.self)
    }
}

extension String {
    /// Whether it is printable ASCII in which no runner finds a command: the fast way through.
    fileprivate var isPlain: Bool {
        var previous: UInt8 = 0
        for octet in utf8 {
            guard 0x20..<0x7F ~= octet else { return false }
            let isDoubled = octet == previous
            if isDoubled, octet == UInt8(ascii: ":") || octet == UInt8(ascii: "#") { return false }
            previous = octet
        }
        return true
    }
}

extension Substring.UnicodeScalarView {
    /// Six groups of four digits and an IPv4 address.
    private static var maximumAddress: Int { 45 }

    /// Whether `::` or `##` begins here; `2001:db8::1` and `::1` are addresses, not commands.
    ///
    /// GitHub obeys `::error::` and `##[error]`, Azure `##vso[…]`, TeamCity `##teamcity[…]`.
    func beginsCommand(
        with scalar: Unicode.Scalar,
        after previous: Unicode.Scalar
    ) -> Bool {
        switch scalar {
        case ":":
            guard first == ":" else { return false }
            return !previous.properties.isASCIIHexDigit && !dropFirst().isEndOfAddress
        case "#":
            return first == "#"
        default:
            return false
        }
    }

    /// Whether what follows `::` is the rest of an IPv6 address, and the word ends there: a command
    /// has a name, and a second `::` after it.
    ///
    /// No more is looked at than an address can be long.
    private var isEndOfAddress: Bool {
        let rest = prefix(Self.maximumAddress).prefix {
            $0.properties.isASCIIHexDigit || $0 == ":" || $0 == "."
        }
        let after = dropFirst(rest.count).first
        let isWhole = after == nil || " ,;)]/%".unicodeScalars.contains { $0 == after }
        return isWhole && IPAddress(text: "::" + String(rest)) != nil
    }
}

extension Unicode.Scalar {
    /// Whether it shows as one visible character and steers nothing.
    var isHarmless: Bool {
        if value < 0x7F { return value >= 0x20 }
        switch properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator:
            return false
        case .spaceSeparator, .enclosingMark:
            return false
        default:
            return !properties.isDefaultIgnorableCodePoint
        }
    }

    fileprivate var escaped: String {
        let digits = String(isPathOctet ? value & 0xFF : value, radix: 16, uppercase: true)
        return isPathOctet ? "\\x" + digits : "\\u{" + digits + "}"
    }
}

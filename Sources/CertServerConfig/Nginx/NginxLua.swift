internal import CertModel

extension NginxLexer {
    /// Skips a block of Lua, from after its opening brace to after the closing one.
    ///
    /// Braces in comments, in quoted strings and between long brackets do not count (Lua 5.1
    /// reference manual §2.1).
    mutating func skipLuaBlock() {
        var depth = 1
        while position < octets.count {
            let octet = octets[position]
            switch octet {
            case UInt8(ascii: "{"):
                depth += 1
            case UInt8(ascii: "}"):
                depth -= 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                skipLuaString(endedBy: octet)
            case UInt8(ascii: "-") where follows("-"):
                skipLuaComment()
            case UInt8(ascii: "["):
                skipLongBracket()
            default:
                break
            }
            advance()
            if depth == 0 { return }
        }
        note(.endOfLuaMissing)
    }

    /// Whether the octet after the current one is the one given.
    private func follows(_ scalar: Unicode.Scalar) -> Bool {
        position + 1 < octets.count && octets[position + 1] == UInt8(ascii: scalar)
    }

    /// Stops at the closing quote, or at the end of the line where it is missing.
    private mutating func skipLuaString(endedBy quote: UInt8) {
        advance()
        while position < octets.count, octets[position] != quote, octets[position] != .lineFeed {
            if octets[position] == UInt8(ascii: "\\") { advance() }
            advance()
        }
    }

    /// Stops at the comment's last octet, or at the line feed after it.
    private mutating func skipLuaComment() {
        position += 2
        if position < octets.count, octets[position] == UInt8(ascii: "["), skipLongBracket() {
            return
        }
        while position < octets.count, octets[position] != .lineFeed { position += 1 }
    }

    /// Stops at the last octet of `[[…]]` or `[=[…]=]`; returns false where none begins.
    @discardableResult
    private mutating func skipLongBracket() -> Bool {
        let signs = octets[(position + 1)...].prefix { $0 == UInt8(ascii: "=") }
        guard signs.endIndex < octets.count, octets[signs.endIndex] == UInt8(ascii: "[") else {
            return false
        }
        let bracket = [UInt8(ascii: "]")]
        let closing = bracket + signs + bracket
        position = signs.endIndex + 1
        while position < octets.count {
            if octets[position] == bracket[0], octets[position...].starts(with: closing) {
                position += closing.count - 1
                return true
            }
            advance()
        }
        return true
    }
}

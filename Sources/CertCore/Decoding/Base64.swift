/// The base64 of PEM (RFC 4648 §4) with white space anywhere.
enum Base64 {
    /// What came of decoding.
    enum Outcome {
        case decoded([UInt8])
        /// The place, counted from the start of the text, of the first character that is wrong.
        case invalid(at: Int)
    }

    private static let skip: UInt8 = 0xFE
    private static let bad: UInt8 = 0xFF

    private static let alphabet = Array(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8
    )

    private static let values: [UInt8] = {
        var values = [UInt8](repeating: bad, count: 256)
        for (value, character) in alphabet.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        for space in " \t\r\n".utf8 { values[Int(space)] = skip }
        return values
    }()

    static func decode(_ text: ArraySlice<UInt8>) -> Outcome {
        var out: [UInt8] = []
        out.reserveCapacity(text.count / 4 * 3)
        var (group, count) = (UInt32(0), 0)
        let values = values
        for index in text.indices {
            let value = values[Int(text[index])]
            if value < 64 {
                group = group << 6 | UInt32(value)
                count += 1
                guard count == 4 else { continue }
                out.append(UInt8(truncatingIfNeeded: group >> 16))
                out.append(UInt8(truncatingIfNeeded: group >> 8))
                out.append(UInt8(truncatingIfNeeded: group))
                (group, count) = (0, 0)
            } else if value != skip {
                return finish(text, at: index, group: group, count: count, out: out)
            }
        }
        return finish(text, at: text.endIndex, group: group, count: count, out: out)
    }

    /// Decodes what is left without padding and without the characters that are no base64: what the
    /// text was before it was damaged, perhaps.
    static func salvage(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let digits = text.filter { values[Int($0)] < 64 }
        let missing = (4 - digits.count % 4) % 4
        let padding = [UInt8](repeating: UInt8(ascii: "="), count: missing == 3 ? 0 : missing)
        let whole = missing == 3 ? digits.dropLast() : digits[...]
        guard case .decoded(let octets) = decode(whole + padding) else { return [] }
        return octets
    }

    /// Takes the padding, and whatever must not follow it.
    private static func finish(
        _ text: ArraySlice<UInt8>,
        at index: Int,
        group: UInt32,
        count: Int,
        out: [UInt8]
    ) -> Outcome {
        var out = out
        var padding = 0
        for place in text[index...].indices {
            let character = text[place]
            if character == UInt8(ascii: "=") {
                padding += 1
            } else if values[Int(character)] != skip {
                return .invalid(at: place - text.startIndex)
            }
        }
        switch (count, padding) {
        case (0, 0): break
        case (2, 2): out.append(UInt8(truncatingIfNeeded: group >> 4))
        case (3, 1):
            out.append(UInt8(truncatingIfNeeded: group >> 10))
            out.append(UInt8(truncatingIfNeeded: group >> 2))
        default: return .invalid(at: index - text.startIndex)
        }
        return .decoded(out)
    }

    /// Lines of 64 characters, each with its end.
    static func encode(_ octets: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: octets.count, by: 3) {
            let group = octets[start..<min(start + 3, octets.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let digit = Int(bits >> (18 - 6 * place) & 63)
                text.append(place <= group.count ? alphabet[digit] : UInt8(ascii: "="))
            }
            if start % 48 == 45 { text.append(UInt8(ascii: "\n")) }
        }
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        return String(decoding: text, as: UTF8.self)
    }
}

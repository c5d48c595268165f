/// The base64 of PEM (RFC 4648 §4) with white space anywhere.
package enum Base64 {
    /// The outcome of decoding.
    package enum Outcome {
        case decoded([UInt8])
        /// The first character that is wrong, as an offset from the start of the text.
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

    package static func decode(_ text: ArraySlice<UInt8>) -> Outcome {
        var rest = Remainder()
        let out = unsafe [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) {
            out,
            written in
            unsafe text.withUnsafeBufferPointer { text in
                unsafe values.withUnsafeBufferPointer { values in
                    var decoder = unsafe Decoder(text: text, values: values, out: out)
                    decoder.run()
                    (rest, written) = (decoder.rest, decoder.written)
                }
            }
        }
        rest.index += text.startIndex
        return finish(text, rest, out: out)
    }

    /// Where decoding stopped, and the digits of the last group that is not whole.
    private struct Remainder {
        var index = 0
        var group = UInt32(0)
        var count = 0
    }

    /// Decodes whole groups, up to the first character that is neither a digit nor white space.
    ///
    /// Unsafe for speed, twice that of appending to an array: it was an eighth of all that a scan
    /// of dates does. `values` has a value for every octet, and `out` room for three octets for
    /// every four of `text`; no more are written, as each three took four.
    @safe private struct Decoder {
        let text: UnsafeBufferPointer<UInt8>
        let values: UnsafeBufferPointer<UInt8>
        let out: UnsafeMutableBufferPointer<UInt8>
        var rest = Remainder()
        var written = 0

        mutating func run() {
            repeat { decodeGroups() } while decodeOne()
        }

        /// Lines are nearly always of whole groups: four digits at once, up to the line's end.
        private mutating func decodeGroups() {
            while rest.count == 0, unsafe rest.index + 4 <= text.count {
                let (first, second, third, fourth) = (value(0), value(1), value(2), value(3))
                guard first | second | third | fourth < 64 else { return }
                rest.index += 4
                write(first << 18 | second << 12 | third << 6 | fourth)
            }
        }

        /// Takes one digit or space; false where there is none.
        private mutating func decodeOne() -> Bool {
            guard unsafe rest.index < text.count else { return false }
            let digit = value(0)
            guard digit < 64 || digit == skip else { return false }
            rest.index += 1
            guard digit < 64 else { return true }
            rest.group = rest.group << 6 | digit
            rest.count += 1
            if rest.count == 4 {
                write(rest.group)
                (rest.group, rest.count) = (0, 0)
            }
            return true
        }

        private func value(_ offset: Int) -> UInt32 {
            unsafe UInt32(values[Int(text[rest.index + offset])])
        }

        private mutating func write(_ group: UInt32) {
            unsafe out[written] = UInt8(truncatingIfNeeded: group >> 16)
            unsafe out[written + 1] = UInt8(truncatingIfNeeded: group >> 8)
            unsafe out[written + 2] = UInt8(truncatingIfNeeded: group)
            written += 3
        }
    }

    /// Decodes a damaged text by guesses, the first of which that gives a whole DER value counts.
    ///
    /// They are the text without the characters that are not base64, without the lines that hold such
    /// characters, with the two digits that base64url writes differently (RFC 4648 §5), and without
    /// escapes.
    ///
    /// Only one guess exists at a time: each is a copy of a file of up to 64 MiB.
    package static func salvage(_ text: ArraySlice<UInt8>) -> [UInt8] {
        let plain = text.lazy.map { byte in
            byte == UInt8(ascii: "-")
                ? UInt8(ascii: "+")
                : byte == UInt8(ascii: "_") ? UInt8(ascii: "/") : byte
        }
        return value(in: text) ?? value(in: plain)
            ?? value(in: PEMRepair(unquoting: text, prefix: []).body)
            ?? value(in: text.lines.lazy.filter { $0.allSatisfy(\.isBase64) }.joined())
            ?? digits(of: text)
    }

    /// The DER value that the digits of a text are; nil where they are not one.
    private static func value(in text: some Sequence<UInt8>) -> [UInt8]? {
        // A SEQUENCE begins with `M` and a digit below 16: what does not is not decoded.
        let first = Array(text.lazy.map { values[Int($0)] }.filter { $0 < 64 }.prefix(2))
        guard first.count == 2, first[0] == 12, first[1] < 16 else { return nil }
        let octets = digits(of: text)
        return octets.firstElement?.count == octets.count ? octets : nil
    }

    /// Decodes the digits of a text and nothing else in it.
    private static func digits(of text: some Sequence<UInt8>) -> [UInt8] {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.underestimatedCount / 4 * 3)
        var (group, count) = (UInt32(0), 0)
        for character in text {
            let digit = values[Int(character)]
            guard digit < 64 else { continue }
            (group, count) = (group << 6 | UInt32(digit), count + 1)
            guard count == 4 else { continue }
            octets.append(UInt8(truncatingIfNeeded: group >> 16))
            octets.append(UInt8(truncatingIfNeeded: group >> 8))
            octets.append(UInt8(truncatingIfNeeded: group))
            count = 0
        }
        // Of the last group two digits are one octet, and three are two.
        if count > 1 { octets.append(UInt8(truncatingIfNeeded: group >> (count == 2 ? 4 : 10))) }
        if count == 3 { octets.append(UInt8(truncatingIfNeeded: group >> 2)) }
        return octets
    }

    /// Reads the padding, and refuses what must not follow it.
    private static func finish(
        _ text: ArraySlice<UInt8>,
        _ rest: Remainder,
        out: [UInt8]
    ) -> Outcome {
        let (index, group) = (rest.index, rest.group)
        var out = out
        var padding = 0
        for position in text[index...].indices {
            let character = text[position]
            if character == UInt8(ascii: "=") {
                padding += 1
            } else if values[Int(character)] != skip {
                return .invalid(at: position - text.startIndex)
            }
        }
        switch (rest.count, padding) {
        case (0, 0): break
        case (2, 2): out.append(UInt8(truncatingIfNeeded: group >> 4))
        case (3, 1):
            out.append(UInt8(truncatingIfNeeded: group >> 10))
            out.append(UInt8(truncatingIfNeeded: group >> 2))
        default: return .invalid(at: index - text.startIndex)
        }
        return .decoded(out)
    }

    /// The start of the line that has a character too many or too few: the first, except the last,
    /// that is not as long as the one before it; nil where all are.
    package static func oddLine(_ text: ArraySlice<UInt8>) -> Int? {
        var expected: Int?
        var start = text.startIndex
        while let end = text[start...].firstIndex(ofOctet: UInt8(ascii: "\n")) {
            let digits = text[start..<end].count { values[Int($0)] < 64 }
            let isLast = text[(end + 1)...].isBlank
            if let expected, !isLast, digits != expected { return start }
            if digits > 0, expected == nil {
                guard digits % 4 == 0 else { return isLast ? nil : start }
                expected = digits
            }
            start = end + 1
        }
        return nil
    }

    /// Lines of 64 characters, each with its end.
    package static func encode(_ octets: [UInt8]) -> String {
        var text: [UInt8] = []
        for start in stride(from: 0, to: octets.count, by: 3) {
            let group = octets[start..<min(start + 3, octets.count)]
            let bits = group.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * (3 - group.count))
            for position in 0..<4 {
                let digit = Int(bits >> (18 - 6 * position) & 63)
                text.append(position <= group.count ? alphabet[digit] : UInt8(ascii: "="))
            }
            if start % 48 == 45 { text.append(UInt8(ascii: "\n")) }
        }
        if let last = text.last, last != UInt8(ascii: "\n") { text.append(UInt8(ascii: "\n")) }
        return String(decoding: text, as: UTF8.self)
    }
}

/// Punycode (RFC 3492): Unicode text in the letters, digits and hyphens of host names.
package enum Punycode {
    // The parameters that RFC 3492 §5 fixes for IDNA.
    private static let base = 36
    private static let minimumThreshold = 1
    private static let maximumThreshold = 26
    private static let initialBias = 72
    private static let initialCodePoint = 0x80
    private static let delimiter = UInt8(ascii: "-")

    /// The most octets or code points taken: no label is longer.
    ///
    /// It also bounds every sum below 64 × 64 × 0x110000, so that none can overflow.
    package static let maximumOctets = 63

    /// The encoding, without the `xn--`; nil where the text is too long for any label.
    package static func encode(_ text: [Unicode.Scalar]) -> String? {
        guard text.count <= maximumOctets else { return nil }
        let points = text.map { Int($0.value) }
        var output = points.filter { $0 < initialCodePoint }.map { UInt8($0) }
        let basicCount = output.count
        var handled = basicCount
        if basicCount > 0 { output.append(delimiter) }
        var (current, delta, bias) = (initialCodePoint, 0, initialBias)
        while let next = points.filter({ $0 >= current }).min(), handled < points.count {
            delta += (next - current) * (handled + 1)
            current = next
            for point in points {
                if point < current { delta += 1 }
                guard point == current else { continue }
                output += variableLength(delta, bias: bias)
                bias = adapt(delta, count: handled + 1, isFirst: handled == basicCount)
                delta = 0
                handled += 1
            }
            delta += 1
            current += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// The text of an encoding without its `xn--`; nil where that is invalid.
    package static func decode(_ encoding: some StringProtocol) -> [Unicode.Scalar]? {
        let bytes = Array(encoding.utf8)
        guard bytes.count <= maximumOctets, bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let split = bytes.lastIndex(of: delimiter)
        var output = bytes[..<(split ?? 0)].map { Unicode.Scalar($0) }
        var rest = bytes[(split.map { $0 + 1 } ?? 0)...]
        var (current, position, bias) = (initialCodePoint, 0, initialBias)
        let basicCount = output.count
        while !rest.isEmpty {
            guard let delta = readVariableLength(&rest, bias: bias) else { return nil }
            let count = output.count + 1
            bias = adapt(delta, count: count, isFirst: output.count == basicCount)
            position += delta
            current += position / count
            position %= count
            guard let value = UInt32(exactly: current), let scalar = Unicode.Scalar(value) else {
                return nil
            }
            output.insert(scalar, at: position)
            position += 1
        }
        return output
    }

    /// A number as a generalized variable-length integer (RFC 3492 §3.3).
    private static func variableLength(_ number: Int, bias: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var left = number
        var position = base
        while left >= threshold(at: position, bias: bias) {
            let threshold = threshold(at: position, bias: bias)
            digits.append(digit(threshold + (left - threshold) % (base - threshold)))
            left = (left - threshold) / (base - threshold)
            position += base
        }
        digits.append(digit(left))
        return digits
    }

    private static func readVariableLength(_ bytes: inout ArraySlice<UInt8>, bias: Int) -> Int? {
        var (number, weight, position) = (0, 1, base)
        while let byte = bytes.popFirst() {
            guard let digit = value(of: byte) else { return nil }
            number += digit * weight
            // RFC 3492 §6.4 asks for overflow detection: no delta of a valid label is larger.
            guard number <= 0x110000 * (maximumOctets + 1) else { return nil }
            let threshold = threshold(at: position, bias: bias)
            if digit < threshold { return number }
            weight *= base - threshold
            guard weight <= 0x110000 * (maximumOctets + 1) else { return nil }
            position += base
        }
        return nil
    }

    private static func threshold(at position: Int, bias: Int) -> Int {
        min(max(position - bias, minimumThreshold), maximumThreshold)
    }

    /// RFC 3492 §6.1: how the bias follows the size of the last delta.
    private static func adapt(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        let (skew, damp) = (38, 700)
        var delta = isFirst ? delta / damp : delta / 2
        delta += delta / count
        var steps = 0
        while delta > (base - minimumThreshold) * maximumThreshold / 2 {
            delta /= base - minimumThreshold
            steps += base
        }
        return steps + (base - minimumThreshold + 1) * delta / (delta + skew)
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30)
    }

    private static func value(of digit: UInt8) -> Int? {
        switch digit {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(digit) - 0x61
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(digit) - 0x41
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(digit) - 0x30 + 26
        default: nil
        }
    }
}

/// The base64 of Secrets (RFC 4648 §4), as Go reads it: ends of lines are passed over.
enum EncodedValue {
    private static let digits: [UInt8] = {
        var digits = [UInt8](repeating: 0xFF, count: 256)
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, letter) in letters.utf8.enumerated() { digits[Int(letter)] = UInt8(value) }
        return digits
    }()

    /// What a text stands for; nil where it is no base64.
    static func decode(_ text: String) -> [UInt8]? {
        var octets: [UInt8] = []
        octets.reserveCapacity(text.utf8.count / 4 * 3)
        var (group, count, padding) = (UInt32(0), 0, 0)
        for character in text.utf8 where !character.isLineEnd {
            if character == UInt8(ascii: "=") {
                padding += 1
                continue
            }
            let digit = digits[Int(character)]
            guard digit < 64, padding == 0 else { return nil }
            (group, count) = (group << 6 | UInt32(digit), count + 1)
            guard count == 4 else { continue }
            octets.append(UInt8(truncatingIfNeeded: group >> 16))
            octets.append(UInt8(truncatingIfNeeded: group >> 8))
            octets.append(UInt8(truncatingIfNeeded: group))
            (group, count) = (0, 0)
        }
        guard padding == (4 - count) % 4, count != 1 else { return nil }
        if count > 1 { octets.append(UInt8(truncatingIfNeeded: group >> (count == 2 ? 4 : 10))) }
        if count == 3 { octets.append(UInt8(truncatingIfNeeded: group >> 2)) }
        return octets
    }
}

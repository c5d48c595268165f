/// Text in UTF-16, as Windows writes it.
package struct UTF16Text {
    /// The text as UTF-8.
    package let text: [UInt8]
    /// Whether a byte-order mark begins it.
    package let hasMark: Bool

    /// Nil where it has no byte-order mark of UTF-16 and, read as UTF-16, no PEM block either.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count > 2, bytes.count % 2 == 0 else { return nil }
        hasMark = bytes.starts(with: [0xFE, 0xFF]) || bytes.starts(with: [0xFF, 0xFE])
        let isBigEndian = hasMark ? bytes[0] == 0xFE : bytes[0] == 0
        // Of the two octets of a character of ASCII, one is zero.
        guard hasMark || bytes[isBigEndian ? 0 : 1] == 0 else { return nil }
        let units = stride(from: hasMark ? 2 : 0, to: bytes.count, by: 2).lazy.map { index in
            let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
            return isBigEndian ? first << 8 | second : second << 8 | first
        }
        var text: [UInt8] = []
        // Three octets for a unit are the most; what is not used costs nothing.
        text.reserveCapacity(bytes.count / 2 * 3)
        _ = transcode(units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false)
        {
            text.append($0)
        }
        self.text = text
        guard hasMark || PEMScanner.isPEM(text) else { return nil }
    }
}

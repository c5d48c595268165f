/// One armoured block of a PEM file (RFC 7468).
struct ArmourBlock {
    /// What stands between `BEGIN` and the dashes.
    let label: String
    /// The line of its `BEGIN`, counted from 1.
    let line: Int
    /// From `-----BEGIN` to the end of `-----END …-----`.
    let range: Range<Int>
    /// What is between the two lines.
    let body: Range<Int>
    /// How it differs from what servers read.
    let faults: [Fault]

    /// How a block may be damaged and still be found.
    enum Fault: Equatable {
        /// Its `BEGIN` stands right behind the `END` before it.
        case glued
        /// Something stands before its `BEGIN` on the line.
        case indented
        /// There is no `END`.
        case truncated
        /// Its `END` has another label.
        case mismatched(end: String)
    }
}

/// Finds the armoured blocks of a file, in order, whatever stands around them.
struct ArmourScanner {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var countedTo = 0
    private var previousEnd: Int?

    private static let begin = Array("-----BEGIN ".utf8)
    private static let end = Array("-----END ".utf8)
    private static let dashes = Array("-----".utf8)
    static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
    /// Longer ones are none: the longest label in use has 23 characters.
    private static let longestLabel = 64

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether there is a block at all.
    static func isArmoured(_ bytes: [UInt8]) -> Bool {
        ArmourScanner(bytes).find(begin, from: 0) != nil
    }

    /// The next block; nil where there is none left.
    mutating func next() -> ArmourBlock? {
        while let start = find(Self.begin, from: position) {
            guard let label = label(at: start + Self.begin.count) else {
                position = start + Self.begin.count
                continue
            }
            let bodyStart = start + Self.begin.count + label.utf8.count + Self.dashes.count
            var faults = placement(of: start)
            let body: Range<Int>
            if let end = find(Self.dashes, from: bodyStart), starts(Self.end, at: end),
                let endLabel = self.label(at: end + Self.end.count)
            {
                if endLabel != label { faults.append(.mismatched(end: endLabel)) }
                body = bodyStart..<end
                position = end + Self.end.count + endLabel.utf8.count + Self.dashes.count
                previousEnd = position
            } else {
                faults.append(.truncated)
                body = bodyStart..<(find(Self.dashes, from: bodyStart) ?? bytes.count)
                position = body.upperBound
            }
            return ArmourBlock(
                label: label,
                line: line(of: start),
                range: start..<position,
                body: body,
                faults: faults
            )
        }
        return nil
    }

    /// What is wrong with where a `BEGIN` stands.
    private func placement(of start: Int) -> [ArmourBlock.Fault] {
        if start == previousEnd { return [.glued] }
        guard start > 0, bytes[start - 1] != UInt8(ascii: "\n"), !isBehindByteOrderMark(start)
        else { return [] }
        return bytes[start - 1] == UInt8(ascii: "\r") ? [] : [.indented]
    }

    private func isBehindByteOrderMark(_ start: Int) -> Bool {
        start == 3 && bytes.starts(with: Self.byteOrderMark)
    }

    /// The line that an octet stands on; octets are asked about in order.
    mutating func line(of offset: Int) -> Int {
        if offset > countedTo { line += bytes[countedTo..<offset].count(of: UInt8(ascii: "\n")) }
        countedTo = max(countedTo, offset)
        return line
    }

    /// The label that ends in five dashes on the same line; nil where there is none.
    private func label(at start: Int) -> String? {
        let limit = min(bytes.count, start + Self.longestLabel)
        var end = start
        while end < limit, bytes[end] != UInt8(ascii: "-") {
            guard 0x20..<0x7F ~= bytes[end] else { return nil }
            end += 1
        }
        guard end > start, starts(Self.dashes, at: end) else { return nil }
        return String(decoding: bytes[start..<end], as: UTF8.self)
    }

    private func starts(_ pattern: [UInt8], at offset: Int) -> Bool {
        offset + pattern.count <= bytes.count && bytes[offset...].starts(with: pattern)
    }

    /// Where a pattern, which begins with a dash, next stands.
    private func find(_ pattern: [UInt8], from start: Int) -> Int? {
        var start = start
        while let dash = bytes[start...].firstPlace(of: UInt8(ascii: "-")) {
            if starts(pattern, at: dash) { return dash }
            start = dash + 1
        }
        return nil
    }
}

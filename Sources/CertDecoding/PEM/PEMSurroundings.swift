import CertModel

/// What surrounds the two boundaries of a block on their lines.
struct PEMSurroundings {
    private let bytes: [UInt8]
    private let begin: PEMBoundary
    /// What precedes the `BEGIN` on its line.
    private let before: Range<Int>
    /// What follows it.
    private let behind: Range<Int>
    /// What is wrong with the `BEGIN`.
    let beginFaults: [PEMFault]
    /// What precedes `BEGIN` and the next line too; empty where these differ.
    let prefix: Range<Int>

    /// The maximum octets of a line that are looked at: a file may be one line of many blocks.
    private static let maximumReach = 256

    init(_ bytes: [UInt8], begin: PEMBoundary, previousEnd: Int?) {
        self.bytes = bytes
        self.begin = begin
        before = Self.lineStart(bytes, of: begin.start, from: previousEnd ?? 0)..<begin.start
        behind = begin.end..<Self.lineEnd(bytes, of: begin.end)
        let isOnLineOfEnd = before.lowerBound == previousEnd
        let isBare = isOnLineOfEnd || bytes[before].elementsEqual(PEMScanner.byteOrderMark)
        let isRepeated = !before.isEmpty && Self.isRepeated(bytes, before, behind.upperBound)
        prefix = isRepeated ? before : begin.start..<begin.start
        var faults: [PEMFault] = []
        if let quoting = PEMFault.Quoting(behind: bytes[behind]) {
            faults.append(.quoted(quoting))
        } else if isOnLineOfEnd, bytes[before].isBlank {
            faults.append(.glued)
        } else if !isBare, let fault = Self.fault(of: bytes[before], isRepeated: isRepeated) {
            faults.append(fault)
        }
        if let misspelling = begin.misspelling ?? begin.misspeltLabel {
            faults.append(.misspelt(.begin, misspelling))
        }
        if !begin.isExact, begin.misspelling != .dashes {
            faults.append(
                .dashes(.begin, before: begin.dashes.before, behind: begin.dashes.behind)
            )
        }
        if !bytes[behind].isBlank, faults.isEmpty {
            let isUnseen = bytes[behind].isUnseen
            faults.append(isUnseen ? .unseen(.begin, .behind) : .beside(.begin, .behind))
        }
        beginFaults = faults
    }

    /// What a text before a `BEGIN` does to it; nil for none.
    private static func fault(of text: ArraySlice<UInt8>, isRepeated: Bool) -> PEMFault? {
        guard !text.isEmpty else { return nil }
        if text.isBlank { return .indented(.begin) }
        if isRepeated || text.endsInQuote { return .quoted(.marks) }
        return text.isUnseen ? .unseen(.begin, .before) : .beside(.begin, .before)
    }

    private var isQuoted: Bool {
        beginFaults.contains { if case .quoted = $0 { true } else { false } }
    }

    /// What is wrong with the `END`, where that is not the same as with the `BEGIN`.
    func endFaults(_ end: PEMBoundary, isFollowed: Bool) -> [PEMFault] {
        var faults: [PEMFault] = []
        let side = PEMFault.Boundary.end(isFollowed: isFollowed)
        if let fault = labelFault(end) { faults.append(fault) }
        if let misspelling = end.misspelling {
            guard begin.misspelling == nil else { return faults }
            // A hyphen ends the base64 for a reader, and another dash is none of it.
            let isHyphen = bytes[end.start] == UInt8(ascii: "-")
            faults.append(.misspelt(isHyphen ? side : .end(isFollowed: false), misspelling))
        } else if !end.isExact, begin.isExact {
            faults.append(.dashes(side, before: end.dashes.before, behind: end.dashes.behind))
        }
        guard !isQuoted, beginFaults.allSatisfy({ $0 == .glued }) else { return faults }
        let before = Self.lineStart(bytes, of: end.start, from: begin.end)..<end.start
        if !before.isEmpty {
            faults.append(Self.fault(of: bytes[before], beforeEnd: side))
        }
        let behind = bytes[end.end..<Self.lineEnd(bytes, of: end.end)]
        if !behind.isBlank, !isGlue(behind) {
            faults.append(behind.isUnseen ? .unseen(side, .behind) : .beside(side, .behind))
        }
        return faults
    }

    /// Whether an `END` names something else than the `BEGIN`, or, where a reader sees both, spells
    /// it in another way.
    private func labelFault(_ end: PEMBoundary) -> PEMFault? {
        if !end.hasLabel(of: begin, in: bytes) { return .mismatched(end: end.text(in: bytes)) }
        let areSeen = begin.misspelling == nil && end.misspelling == nil
        return areSeen && !end.isSpelt(as: begin, in: bytes)
            ? .mismatched(end: end.writtenText(in: bytes)) : nil
    }

    /// What a text before an `END` does to it.
    private static func fault(
        of text: ArraySlice<UInt8>,
        beforeEnd side: PEMFault.Boundary
    ) -> PEMFault {
        if text.isBlank { return .indented(side) }
        return text.isUnseen ? .unseen(side, .before) : .beside(side, .before)
    }

    /// Whether another block begins right after an `END`, which is that block's fault.
    private func isGlue(_ behind: ArraySlice<UInt8>) -> Bool {
        let next = PEMBoundary(in: Array(behind), from: 0)
        return next.map { behind.prefix($0.start).isBlank } ?? false
    }
}

/// Where the base64 begins and ends.
extension PEMSurroundings {
    /// The offset where the base64 begins: after the `BEGIN`, unless its line holds a remark.
    func bodyStart(before end: Int) -> Int {
        let isRemark =
            behind.upperBound < end && PEMFault.Quoting(behind: bytes[behind]) == nil
            && !(behind.count >= 40 && bytes[behind].allSatisfy(\.isBase64))
        return min(isRemark ? behind.upperBound : begin.end, end)
    }

    /// The offset where the base64 of a block without an `END` ends: at a line that begins with a dash, or
    /// where the next block begins.
    func endOfBase64(before limit: Int) -> Int {
        var offset = begin.end
        while let end = bytes[offset..<limit].firstIndex(ofOctet: UInt8(ascii: "\n")) {
            offset = end + 1
            if offset < limit, bytes[offset] == UInt8(ascii: "-") { return offset }
        }
        return limit
    }

    /// Where the lines of base64 begin that lead up to a offset.
    static func startOfBase64(_ bytes: [UInt8], between low: Int, and high: Int) -> Int {
        var start = high
        while start > low {
            let lineStart =
                (bytes[low..<start - 1].lastIndex(of: UInt8(ascii: "\n")) ?? low - 1) + 1
            let line = bytes[lineStart..<start]
            guard !line.isBlank, line.allSatisfy(\.isBase64) else { break }
            start = lineStart
        }
        return start
    }

    /// Whether the next line begins with the same text, as quoted mail and commented code do.
    private static func isRepeated(_ bytes: [UInt8], _ text: Range<Int>, _ end: Int) -> Bool {
        end < bytes.count && bytes[(end + 1)...].starts(with: bytes[text])
            && !bytes[text].isBlank
    }

    private static func lineStart(_ bytes: [UInt8], of offset: Int, from low: Int) -> Int {
        let low = max(min(low, offset), offset - maximumReach)
        return bytes[low..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? low
    }

    private static func lineEnd(_ bytes: [UInt8], of offset: Int) -> Int {
        let high = min(bytes.count, offset + maximumReach)
        return bytes[offset..<high].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? high
    }
}

extension ArraySlice<UInt8> {
    /// Whether there is nothing but white space.
    package var isBlank: Bool { allSatisfy(\.isWhiteSpace) }

    /// Whether nothing is visible: white space of all kinds and characters without width.
    fileprivate var isUnseen: Bool {
        String(decoding: self, as: UTF8.self).unicodeScalars.allSatisfy {
            $0.properties.isWhitespace || $0.properties.isDefaultIgnorableCodePoint
        }
    }

    /// Whether it ends in a quotation mark, plain or typographic.
    fileprivate var endsInQuote: Bool {
        let last = String(decoding: suffix(4), as: UTF8.self).unicodeScalars.last
        return last.map { $0 == "`" || $0.properties.isQuotationMark } ?? false
    }
}

extension PEMFault.Quoting {
    /// The kind of quoting that the text right after a `BEGIN` shows; nil for none.
    fileprivate init?(behind text: ArraySlice<UInt8>) {
        switch text.first {
        case UInt8(ascii: "\\"): self = .escapes
        case UInt8(ascii: "&"), UInt8(ascii: "<"): self = .markup
        default: return nil
        }
    }
}

extension UInt8 {
    /// A space, a tab or a part of a line end.
    package var isWhiteSpace: Bool { self == 0x20 || 0x09...0x0D ~= self }

    /// Whether it occurs in base64, with white space and padding.
    package var isBase64: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"),
            UInt8(ascii: "="):
            true
        default: isWhiteSpace
        }
    }

    /// Whether it is one of the two digits that base64url has of its own (RFC 4648 §5).
    package var isBase64URL: Bool { self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}

package import CertModel

/// One block of a PEM file (RFC 7468).
package struct PEMBlock {
    /// The text between `BEGIN` and the dashes.
    package let label: String
    /// The line of its `BEGIN`, counted from 1.
    package let line: Int
    /// From `-----BEGIN` to the end of `-----END …-----`.
    package let range: Range<Int>
    /// What is between the two lines.
    package let body: Range<Int>
    /// How its boundaries differ from what servers read.
    package var faults: [PlacedFault]
    /// What precedes each of its lines; empty where nothing does.
    package var prefix: Range<Int>

    /// A fault and its line, counted from 1.
    package struct PlacedFault: Equatable {
        package let fault: PEMFault
        package let line: Int
    }
}

/// Finds the PEM blocks of a file, in order, whatever text surrounds them.
package struct PEMScanner {
    private let bytes: [UInt8]
    /// Where the last block's `END` ends; nil before the first one.
    package private(set) var previousEnd: Int?
    private var position = 0
    private var line = 1
    private var countedTo = 0
    private let areHyphens: Bool

    package static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
        areHyphens = PEMBoundary.areHyphens(in: bytes)
    }

    /// Whether there is a block at all.
    package static func isPEM(_ bytes: [UInt8]) -> Bool {
        var scanner = PEMScanner(bytes)
        return scanner.next() != nil
    }

    /// The next block; nil where there is none left.
    ///
    /// Swift 6.3's optimizer, where it inlines this into a caller that only compares the block with
    /// nil, does not release the block's label: LeakSanitizer shows it in the fuzz targets.
    @inline(never)
    package mutating func next() -> PEMBlock? {
        while let boundary = boundary(from: position) {
            if boundary.beginsBlock { return block(from: boundary) }
            position = boundary.end
            if boundary.endsBlock, let block = block(upTo: boundary) { return block }
        }
        return nil
    }

    private func boundary(from start: Int) -> PEMBoundary? {
        PEMBoundary(in: bytes, from: start, areHyphens: areHyphens)
    }

    /// The block that begins here.
    private mutating func block(from begin: PEMBoundary) -> PEMBlock {
        let beginLine = line(of: begin.start)
        let surroundings = PEMSurroundings(bytes, begin: begin, previousEnd: previousEnd)
        var faults = surroundings.beginFaults.map { PlacedFault(fault: $0, line: beginLine) }
        let end = end(of: begin)
        let bodyStart: Int
        if let end {
            bodyStart = surroundings.bodyStart(before: end.start)
            previousEnd = end.end
            position = end.end
            let endFaults = surroundings.endFaults(end, isFollowed: isFollowed(begin))
            if !endFaults.isEmpty {
                let endLine = line(of: end.start)
                faults += endFaults.map { fault in
                    PlacedFault(fault: fault, line: fault.isOfLabels ? beginLine : endLine)
                }
            }
        } else {
            let limit = boundary(from: begin.end)?.start ?? bytes.count
            position = surroundings.endOfBase64(before: limit)
            bodyStart = surroundings.bodyStart(before: position)
            let isFollowed = isFollowed(begin)
            let fault = PEMFault.truncated(
                missing: .end(isFollowed: isFollowed),
                isWhole: false
            )
            faults.append(PlacedFault(fault: fault, line: beginLine))
        }
        return PEMBlock(
            label: begin.text(in: bytes),
            line: beginLine,
            range: begin.start..<position,
            body: bodyStart..<max(bodyStart, end?.start ?? position),
            faults: faults,
            prefix: surroundings.prefix
        )
    }

    private typealias PlacedFault = PEMBlock.PlacedFault

    /// The `END` that is nearest, unless another block begins before it.
    private func end(of begin: PEMBoundary) -> PEMBoundary? {
        var offset = begin.end
        while let boundary = boundary(from: offset), !boundary.beginsBlock {
            if boundary.ends(begin, in: bytes) { return boundary }
            offset = boundary.end
        }
        return nil
    }

    /// Whether a block with the same label comes next, whose `END` a reader may take for its own.
    private func isFollowed(_ begin: PEMBoundary) -> Bool {
        guard let next = boundary(from: position) else { return false }
        return next.isBegin && next.hasLabel(of: begin, in: bytes)
    }

    /// The base64 before an `END` that no `BEGIN` precedes; nil where there is none.
    private mutating func block(upTo end: PEMBoundary) -> PEMBlock? {
        let start = PEMSurroundings.startOfBase64(
            bytes,
            between: previousEnd ?? 0,
            and: end.start
        )
        previousEnd = end.end
        guard start < end.start else { return nil }
        let line = line(of: start)
        return PEMBlock(
            label: end.text(in: bytes),
            line: line,
            range: start..<end.end,
            body: start..<end.start,
            faults: [
                PlacedFault(fault: .truncated(missing: .begin, isWhole: true), line: line)
            ],
            prefix: start..<start
        )
    }

    /// The line of an octet; octets are asked about in order.
    package mutating func line(of offset: Int) -> Int {
        if offset > countedTo { line += bytes[countedTo..<offset].count(of: UInt8(ascii: "\n")) }
        countedTo = max(countedTo, offset)
        return line
    }
}

extension PEMFault {
    /// Whether the two boundaries disagree, which is a fault of the block.
    fileprivate var isOfLabels: Bool {
        if case .mismatched = self { true } else { false }
    }
}

import CertDecoding

/// PEM files.
extension FileParser {
    mutating func parsePEM(_ given: [UInt8]) {
        let bytes = given.endingLines ?? given
        if bytes != given { note(.carriageReturns(areAlone: true), line: 1) }
        var scanner = PEMScanner(bytes)
        var carriageReturn: Int?
        var isTextNoted = false
        while true {
            let previousEnd = scanner.previousEnd
            guard let block = scanner.next() else { break }
            // Once is enough, and what is around a quoted block belongs to the quoting.
            isTextNoted = isTextNoted || block.faults.contains(where: \.fault.isQuoted)
            if !isTextNoted, let previousEnd {
                isTextNoted = noteText(in: bytes, between: previousEnd, and: block)
            }
            if carriageReturn == nil,
                bytes[block.range].firstIndex(ofOctet: UInt8(ascii: "\r")) != nil
            {
                carriageReturn = block.line
            }
            do throws(CertificateError) { try parse(block, of: bytes) } catch {
                if BlockLabel(block.label).isOfCertificate {
                    contents.holdsUndecodedCertificate = true
                }
                fail(error, line: block.line)
            }
        }
        if bytes.starts(with: PEMScanner.byteOrderMark) {
            note(.byteOrderMark(.utf8), line: 1)
        }
        if let carriageReturn { note(.carriageReturns(areAlone: false), line: carriageReturn) }
        if let end = scanner.previousEnd { parseTail(bytes, behind: end, &scanner) }
    }

    mutating func note(_ fault: PEMFault, of label: String? = nil, line: Int) {
        contents.note(.pem(fault, of: label, at: location(line)))
    }

    /// Notes text between two blocks, and says whether there is any.
    private mutating func noteText(
        in bytes: [UInt8],
        between previousEnd: Int,
        and block: PEMBlock
    ) -> Bool {
        let newline = UInt8(ascii: "\n")
        let gap = bytes[previousEnd..<block.range.lowerBound]
        guard let first = gap.firstIndex(of: newline), let last = gap.lastIndex(of: newline),
            let text = gap[first...last].firstIndex(where: { !$0.isWhiteSpace })
        else { return false }
        let lines = bytes[text..<block.range.lowerBound].count(of: newline)
        note(.textBetween, line: block.line - lines)
        return true
    }

    /// Parses what follows the last block: bare DER, or nothing, not even the line's end.
    private mutating func parseTail(
        _ bytes: [UInt8],
        behind end: Int,
        _ scanner: inout PEMScanner
    ) {
        let line = scanner.line(of: end)
        if end == bytes.count, contents.path != nil, pinnedLine == nil {
            note(.missingFinalNewline, line: line)
        }
        let tail = Array(bytes[end...].drop(while: \.isWhiteSpace))
        guard tail.firstElement != nil else { return }
        note(.joined(isPEMFirst: true), line: line)
        let format = contents.format
        parseElements(tail)
        contents.format = format
    }

    private mutating func parse(
        _ block: PEMBlock,
        of bytes: [UInt8]
    ) throws(CertificateError) {
        let text = text(of: block, in: bytes)
        let (headers, body) = text.splittingHeaders
        let decoded = decoded(body, of: block)
        let isWhole = decoded.isWholeElement
        for placed in block.faults {
            note(placed.fault.knowing(isWhole: isWhole), of: block.label, line: placed.line)
        }
        if block.faults.contains(where: \.fault.lacksEnd), !isWhole {
            throw CertificateError(.malformed, .content(.cutShort(label: block.label)))
        }
        noteLines(of: block, headers: headers, body: body, in: bytes)
        switch decoded {
        case .decoded(let der):
            try parse(block, headers: headers, der: der)
        case .invalid(let offset):
            // Padding that does not come out is noticed at the end, wherever a character is lost.
            let isAtEnd = body.dropFirst(offset).allSatisfy { $0 == 0x3D || $0.isWhiteSpace }
            let place = (isAtEnd ? Base64.oddLine(body) : nil) ?? body.startIndex + offset
            let before = text[..<place].count(of: UInt8(ascii: "\n"))
            let start = bytes[block.range.lowerBound..<block.body.lowerBound]
            let line = block.line + start.count(of: UInt8(ascii: "\n")) + before
            note(.badBase64, of: block.label, line: line)
            // What is wrong with the rest begins with the damage.
            do throws(CertificateError) {
                try parse(block, headers: headers, der: Base64.salvage(body), isSalvaged: true)
            } catch {
                throw placed(error, line: line)
            }
        }
    }

    /// Decodes a body; as readers do, without the characters that can't be seen behind its lines.
    private mutating func decoded(_ body: ArraySlice<UInt8>, of block: PEMBlock)
        -> Base64.Outcome
    {
        let outcome = Base64.decode(body)
        guard case .invalid = outcome, let visible = body.strippingLines else { return outcome }
        let stripped = Base64.decode(visible[...])
        guard case .decoded = stripped else { return outcome }
        if !block.faults.contains(where: { $0.fault == .unseen(.begin, .behind) }) {
            note(.unseen(.begin, .behind), of: block.label, line: block.line)
        }
        return stripped
    }

    /// The body of a block, without the quotes around it.
    private func text(of block: PEMBlock, in bytes: [UInt8]) -> ArraySlice<UInt8> {
        guard block.faults.contains(where: \.fault.isQuoted) else { return bytes[block.body] }
        return PEMRepair(unquoting: bytes[block.body], prefix: bytes[block.prefix]).body[...]
    }

    /// Notes what is wrong with the lines of a body that is not quoted.
    private mutating func noteLines(
        of block: PEMBlock,
        headers: ArraySlice<UInt8>,
        body: ArraySlice<UInt8>,
        in bytes: [UInt8]
    ) {
        guard !block.faults.contains(where: \.fault.isQuoted) else { return }
        let line =
            block.line
            + bytes[block.range.lowerBound..<body.startIndex]
            .count(of: UInt8(ascii: "\n"))
        // A reader takes the first line with a colon for a header, and knows those of keys alone.
        if !headers.isEmpty, !headers.isOfKey {
            note(.badBase64, of: block.label, line: block.line + 1)
        }
        let isIndented = block.faults.contains { $0.fault == .indented(.begin) }
        for (fault, lines) in PEMRepair(lookingAt: body, hasHeaders: !headers.isEmpty).faults
        where fault != .indentedBody || !isIndented {
            note(fault, of: block.label, line: line + lines)
        }
    }

    private mutating func parse(
        _ block: PEMBlock,
        headers: ArraySlice<UInt8>,
        der: [UInt8],
        isSalvaged: Bool = false
    ) throws(CertificateError) {
        guard !headers.isEncrypted else {
            return parseEncryptedKey(der, headers: headers, line: block.line)
        }
        // What is still wrong with a guess at what the block was helps no one.
        try parse(isSalvaged ? der : trimmed(der, of: block), of: block)
    }

    /// The value that a block holds, without the octets behind it; those are noted.
    private mutating func trimmed(
        _ der: [UInt8],
        of block: PEMBlock
    ) -> [UInt8] {
        let label = BlockLabel(block.label)
        // Trust settings follow a certificate, and other kinds don't concern us.
        guard label != .trustedCertificate, label.isKnown else { return der }
        guard let element = der.firstElement else {
            let lacks = der.isEmpty ? 0 : der.missingOctets
            if let lacks { note(.incomplete(missing: lacks), of: block.label, line: block.line) }
            return der
        }
        // A request's certificates are what is presented, to the octet; servers read files anew.
        guard element.count < der.count, contents.path != nil || label != .certificate else {
            return der
        }
        let isFirst = label == .certificate && contents.firstCertificate == nil
        let count = der.count - element.count
        note(.trailingOctets(count, isFirst: isFirst), of: block.label, line: block.line)
        return Array(element)
    }
}

extension PEMFault {
    fileprivate var lacksEnd: Bool {
        if case .truncated(.end, _) = self { true } else { false }
    }

    fileprivate var isQuoted: Bool {
        if case .quoted = self { true } else { false }
    }

    /// The fault, once it is known whether all of the value is there.
    fileprivate func knowing(isWhole: Bool) -> PEMFault {
        guard case .truncated(let missing, _) = self else { return self }
        return .truncated(missing: missing, isWhole: isWhole)
    }
}

extension Base64.Outcome {
    /// Whether it is one DER element from beginning to end, or more than that.
    fileprivate var isWholeElement: Bool {
        guard case .decoded(let der) = self else { return false }
        return der.firstElement != nil
    }
}

extension [UInt8] {
    /// The text with its lone carriage returns, which no other tool takes for line ends, made line
    /// ends; nil where there are none.
    fileprivate var endingLines: [UInt8]? {
        // Bare DER may stand behind the text.
        guard (allSatisfy { $0 > 0x08 }) else { return nil }
        var lone: [Int] = []
        var place = startIndex
        while let found = self[place...].firstIndex(ofOctet: UInt8(ascii: "\r")) {
            place = found + 1
            guard place < count, self[place] != UInt8(ascii: "\n"), self[place] != self[found]
            else { continue }
            lone.append(found)
        }
        guard !lone.isEmpty else { return nil }
        var text = self
        for place in lone { text[place] = UInt8(ascii: "\n") }
        return text
    }
}

extension ArraySlice<UInt8> {
    /// The headers of a block, as the key forms of RFC 1421 have them, and the rest: from the first
    /// line on, which has a colon, to an empty line.
    fileprivate var splittingHeaders: (headers: ArraySlice<UInt8>, body: ArraySlice<UInt8>) {
        let newline = UInt8(ascii: "\n")
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || 0x09...0x0D ~= byte }
        let start = firstIndex { !isSpace($0) } ?? endIndex
        var line = self[start...].prefix { $0 != newline }
        if line.contains(UInt8(ascii: ":")) {
            while line.endIndex < endIndex {
                line = self[(line.endIndex + 1)...].prefix { $0 != newline }
                if line.endIndex < endIndex, line.allSatisfy(isSpace) {
                    return (self[..<line.startIndex], self[line.endIndex...])
                }
            }
        }
        return (self[startIndex..<startIndex], self)
    }

    /// The lines without the octets behind them that are none of ASCII; nil where there are none.
    fileprivate var strippingLines: [UInt8]? {
        guard contains(where: { $0 >= 0x80 }) else { return nil }
        var stripped: [UInt8] = []
        for line in lines {
            if let last = line.lastIndex(where: { 0x21..<0x80 ~= $0 }) { stripped += line[...last] }
            stripped.append(UInt8(ascii: "\n"))
        }
        return stripped
    }

    /// Whether they are the headers of a private key, as RFC 1421 §4.6 has them.
    fileprivate var isOfKey: Bool { drop(while: \.isWhiteSpace).starts(with: "Proc-Type:".utf8) }

    /// Whether `Proc-Type` says that the block is encrypted.
    fileprivate var isEncrypted: Bool {
        !isEmpty && String(decoding: self, as: UTF8.self).contains("ENCRYPTED")
    }
}

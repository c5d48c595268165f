/// Armoured files.
extension FileReader {
    mutating func readArmour(_ bytes: [UInt8]) {
        var scanner = ArmourScanner(bytes)
        var carriageReturn: Int?
        while let block = scanner.next() {
            for fault in block.faults {
                contents.findings.append(
                    .armour(fault, of: block.label, at: location(block.line))
                )
            }
            if carriageReturn == nil,
                bytes[block.range].firstPlace(of: UInt8(ascii: "\r")) != nil
            {
                carriageReturn = block.line
            }
            do throws(CertificateError) { try read(block, of: bytes) } catch {
                fail(error, line: block.line)
            }
        }
        if bytes.starts(with: ArmourScanner.byteOrderMark) {
            contents.findings.append(.byteOrderMark(at: location(1)))
        }
        if let carriageReturn {
            contents.findings.append(.carriageReturns(at: location(carriageReturn)))
        }
    }

    private mutating func read(
        _ block: ArmourBlock,
        of bytes: [UInt8]
    ) throws(CertificateError) {
        if block.faults.contains(.truncated) {
            throw CertificateError(
                .malformed,
                reason: "the \(block.label.printable) block is cut short: it has no END line",
                help: "Copy the whole file again from where it came from."
            )
        }
        let (headers, body) = bytes[block.body].splittingHeaders
        switch Base64.decode(body) {
        case .decoded(let der):
            try read(block, headers: headers, der: der)
        case .invalid(let offset):
            let before = bytes[block.range.lowerBound..<body.startIndex + offset]
            let line = block.line + before.count { $0 == UInt8(ascii: "\n") }
            contents.findings.append(.badBase64(label: block.label, at: location(line)))
            // What is wrong with the rest begins with the damage.
            do throws(CertificateError) {
                try read(block, headers: headers, der: Base64.salvage(body))
            } catch {
                throw placed(error, line: line)
            }
        }
    }

    private mutating func read(
        _ block: ArmourBlock,
        headers: ArraySlice<UInt8>,
        der: [UInt8]
    ) throws(CertificateError) {
        let label = BlockLabel(block.label)
        guard label == .privateKey(encrypted: true) || headers.isEncrypted else {
            try read(label, der: der, line: block.line)
            return
        }
        // Damage must not pass for a wrong passphrase.
        if headers.isEmpty, !PrivateKeyForm.isEncrypted(der) {
            throw CertificateError(.malformed, reason: "the private key can't be decoded")
        }
        readEncryptedKey(der, label: block.label, headers: headers, line: block.line)
    }

    /// A block as OpenSSL reads it, whatever was odd about the one it was found in.
    static func armour(
        _ label: String,
        headers: ArraySlice<UInt8> = [],
        _ der: [UInt8]
    ) -> [UInt8] {
        let lines = String(decoding: headers, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
        let head = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n"
        let body = head + Base64.encode(der)
        return Array("-----BEGIN \(label)-----\n\(body)-----END \(label)-----\n".utf8)
    }
}

extension Finding {
    /// The finding for a damaged block; the line of glue is the line of the new block's BEGIN.
    fileprivate static func armour(
        _ fault: ArmourBlock.Fault,
        of label: String,
        at location: Location
    ) -> Finding {
        switch fault {
        case .glued: .glued(at: location)
        case .indented: .indented(label: label, at: location)
        case .truncated: .truncated(label: label, at: location)
        case .mismatched(let end): .labelMismatch(label: label, end: end, at: location)
        }
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

    /// Whether `Proc-Type` says that the block is encrypted.
    fileprivate var isEncrypted: Bool {
        !isEmpty && String(decoding: self, as: UTF8.self).contains("ENCRYPTED")
    }
}

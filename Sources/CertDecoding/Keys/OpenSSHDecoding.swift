package import CertModel

/// OpenSSH's own forms of keys, as far as it takes to name them: no server reads them for TLS.
extension OpenSSHKey {
    private static let magic = Array("openssh-key-v1\0".utf8)

    /// Decodes what an `OPENSSH PRIVATE KEY` block holds: a magic text, then cipher, key
    /// derivation and its options, the number of keys, and the first public key.
    package init(privateKey bytes: [UInt8]) throws(DERError) {
        guard bytes.starts(with: Self.magic) else {
            throw DERError(at: 0, "it does not begin with openssh-key-v1")
        }
        var fields = BigEndianReader(bytes[Self.magic.count...])
        guard let cipher = fields.string(), fields.string() != nil, fields.string() != nil,
            fields.number(UInt32.self) != nil, let publicKey = fields.string()
        else { throw DERError(at: bytes.count, "it is cut short") }
        var parts = BigEndianReader(publicKey)
        guard let algorithm = parts.string() else {
            throw DERError(at: bytes.count, "its public key has no algorithm")
        }
        self.init(
            isPrivate: true,
            algorithm: String(decoding: algorithm, as: UTF8.self),
            isEncrypted: !cipher.elementsEqual("none".utf8),
            comment: nil
        )
    }

    /// Decodes one line of a public key file, `algorithm base64 comment`; nil where it is not one.
    package init?(publicKeyLine line: ArraySlice<UInt8>) {
        let words = line.split(maxSplits: 2, whereSeparator: \.isWhiteSpace)
        guard words.count >= 2, case .decoded(let blob) = Base64.decode(words[1]) else {
            return nil
        }
        var fields = BigEndianReader(blob[...])
        // The key says again of which algorithm it is.
        guard let algorithm = fields.string(), !algorithm.isEmpty,
            algorithm.elementsEqual(words[0])
        else { return nil }
        self.init(
            isPrivate: false,
            algorithm: String(decoding: algorithm, as: UTF8.self),
            isEncrypted: false,
            comment: words.count > 2 ? String(decoding: words[2], as: UTF8.self) : nil
        )
    }

    /// The public keys of a file, one a line; empty where some line is not one.
    package static func publicKeys(_ bytes: [UInt8]) -> [(key: OpenSSHKey, line: Int)] {
        // No other file is looked at to its end.
        guard let first = bytes.first(where: { !$0.isWhiteSpace }),
            "se#".utf8.contains(first)
        else { return [] }
        var keys: [(OpenSSHKey, Int)] = []
        for (index, line) in bytes[...].lines.enumerated() {
            if line.isBlank || line.first == UInt8(ascii: "#") { continue }
            guard let key = OpenSSHKey(publicKeyLine: line) else { return [] }
            keys.append((key, index + 1))
        }
        return keys
    }

    /// The public keys of a file in the form that SSH's programs export (RFC 4716 §3): a line before
    /// and after, headers, base64.
    package static func exportedKeys(_ bytes: [UInt8]) -> [(key: OpenSSHKey, line: Int)] {
        guard bytes.drop(while: \.isWhiteSpace).starts(with: "---- BEGIN SSH2 ".utf8) else {
            return []
        }
        // > RFC 4716 §3.1: "implementations SHOULD be prepared to read files using any of the common
        // > line termination sequence, <CR>, <LF>, or <CRLF>."
        let (newline, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        return exportedKeys(
            in: bytes.contains(newline) ? bytes : bytes.map { $0 == carriageReturn ? newline : $0 }
        )
    }

    private static func exportedKeys(in bytes: [UInt8]) -> [(key: OpenSSHKey, line: Int)] {
        var keys: [(OpenSSHKey, Int)] = []
        var block: (line: Int, start: Int)?
        for (index, line) in bytes[...].lines.enumerated() {
            if line.starts(with: "---- BEGIN SSH2 PUBLIC KEY ----".utf8) {
                block = (index + 1, min(line.endIndex + 1, bytes.endIndex))
            } else if line.starts(with: "---- END SSH2 PUBLIC KEY ----".utf8) {
                if let block, let key = OpenSSHKey(exported: bytes[block.start..<line.startIndex]) {
                    keys.append((key, block.line))
                }
                block = nil
            }
        }
        return keys
    }

    /// Decodes headers and base64; nil where they are not a key's.
    private init?(exported text: ArraySlice<UInt8>) {
        var isHeader = false
        var comment: String?
        var base64 = text
        for line in text.lines {
            base64 = text[line.startIndex...]
            // A header ends where its line does not end in a backslash.
            let continues = isHeader
            isHeader = line.last { $0 != UInt8(ascii: "\r") } == UInt8(ascii: "\\")
            guard continues || line.contains(UInt8(ascii: ":")) else { break }
            let header = String(decoding: line, as: UTF8.self)
            if header.lowercased().hasPrefix("comment:") {
                let value = header.dropFirst(8).drop(while: \.isWhitespace)
                comment = value.filter { !"\"\\\r\r\n".contains($0) }
            }
        }
        guard case .decoded(let blob) = Base64.decode(base64) else { return nil }
        var fields = BigEndianReader(blob[...])
        guard let algorithm = fields.string(), !algorithm.isEmpty else { return nil }
        self.init(
            isPrivate: false,
            algorithm: String(decoding: algorithm, as: UTF8.self),
            isEncrypted: false,
            comment: comment,
            isExported: true
        )
    }
}

extension BigEndianReader {
    /// A string of SSH (RFC 4251 §5).
    fileprivate mutating func string() -> ArraySlice<UInt8>? { block(lengthAs: UInt32.self) }
}

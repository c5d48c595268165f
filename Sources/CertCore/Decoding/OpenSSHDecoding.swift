/// OpenSSH's own forms of keys, as far as it takes to name them: no server reads them for TLS.
extension OpenSSHKey {
    private static let magic = Array("openssh-key-v1\0".utf8)

    /// Decodes what an `OPENSSH PRIVATE KEY` block holds: a magic text, then cipher, key
    /// derivation and its options, the number of keys, and the first public key.
    init(privateKey bytes: [UInt8]) throws(DERError) {
        guard bytes.starts(with: Self.magic) else {
            throw DERError(at: 0, "it does not begin with openssh-key-v1")
        }
        var fields = Fields(rest: bytes[Self.magic.count...])
        guard let cipher = fields.string(), fields.string() != nil, fields.string() != nil,
            fields.number() != nil, let publicKey = fields.string()
        else { throw DERError(at: bytes.count, "it is cut short") }
        var parts = Fields(rest: publicKey)
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

    /// Decodes one line of a public key file, `algorithm base64 comment`; nil where it is none.
    init?(publicKeyLine line: ArraySlice<UInt8>) {
        let words = line.split(maxSplits: 2, whereSeparator: \.isWhiteSpace)
        guard words.count >= 2, case .decoded(let blob) = Base64.decode(words[1]) else {
            return nil
        }
        var fields = Fields(rest: blob[...])
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

    /// The public keys of a file, one a line; empty where some line is none.
    static func publicKeys(_ bytes: [UInt8]) -> [(key: OpenSSHKey, line: Int)] {
        // No other file is looked at to its end.
        guard let first = bytes.first(where: { !$0.isWhiteSpace }),
            "se#".utf8.contains(first)
        else { return [] }
        var keys: [(OpenSSHKey, Int)] = []
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for (index, line) in lines.enumerated() {
            if line.isBlank || line.first == UInt8(ascii: "#") { continue }
            guard let key = OpenSSHKey(publicKeyLine: line) else { return [] }
            keys.append((key, index + 1))
        }
        return keys
    }

    /// Reads lengths and strings (RFC 4251 §5); what leads beyond the end is nil.
    private struct Fields {
        var rest: ArraySlice<UInt8>

        mutating func number() -> Int? {
            guard rest.count >= 4 else { return nil }
            defer { rest = rest.dropFirst(4) }
            return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
        }

        mutating func string() -> ArraySlice<UInt8>? {
            guard let count = number(), count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return rest.prefix(count)
        }
    }
}

/// The parameters of an RSASSA-PSS signature (RFC 4055 §3.1).
enum PSSParameters {
    /// The digest that the message is hashed with.
    ///
    /// > RFC 4055 §3.1: "hashAlgorithm [0] HashAlgorithm DEFAULT sha1Identifier".
    ///
    /// What can't be read counts as the default: no verifier takes it for anything better.
    static func digest(of parameters: [UInt8]) -> OID {
        guard let sequence = content(of: parameters[...], tag: 0x30),
            let explicit = content(of: sequence, tag: 0xA0),
            let algorithm = content(of: explicit, tag: 0x30),
            let identifier = content(of: algorithm, tag: 0x06),
            let digest = OID(der: identifier)
        else { return .sha1 }
        return digest
    }

    /// The content of the element that stands first; nil where that has another tag or is cut off.
    private static func content(of bytes: ArraySlice<UInt8>, tag: UInt8) -> ArraySlice<UInt8>? {
        guard bytes.count >= 2, bytes.first == tag else { return nil }
        let length = bytes[bytes.startIndex + 1]
        let rest = bytes.dropFirst(2)
        if length < 0x80 {
            return rest.count >= length ? rest.prefix(Int(length)) : nil
        }
        // Parameters of 256 octets and more have no algorithm that anybody knows.
        guard length == 0x81, let long = rest.first, rest.count > long else { return nil }
        return rest.dropFirst().prefix(Int(long))
    }
}

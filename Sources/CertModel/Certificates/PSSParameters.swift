/// The parameters of an RSASSA-PSS signature (RFC 4055 §3.1).
enum PSSParameters {
    /// The digest that the message is hashed with.
    ///
    /// > RFC 4055 §3.1: "hashAlgorithm [0] HashAlgorithm DEFAULT sha1Identifier".
    ///
    /// What can't be read counts as the default: no verifier takes it for anything better.
    static func digest(of parameters: [UInt8]) -> OID {
        guard let sequence = first(0x30, in: parameters[...]),
            let explicit = first(0xA0, in: sequence),
            let algorithm = first(0x30, in: explicit),
            let identifier = first(0x06, in: algorithm),
            let digest = OID(der: identifier)
        else { return .sha1 }
        return digest
    }

    /// The content of the first element; nil where that has another tag.
    private static func first(_ tag: UInt8, in bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var rest = bytes
        guard let element = EncodedElement(takenFrom: &rest), element.tag == tag else { return nil }
        return element.content
    }
}

/// The parameters of an RSASSA-PSS signature (RFC 4055 §3.1).
///
/// What is left out or can't be read has its default: SHA-1, and 20 octets of salt. No verifier takes
/// such a signature for anything better.
package struct PSSParameters: Sendable {
    /// The digest of the message.
    package private(set) var digest = OID.sha1
    /// The digest of the mask generation function, MGF1.
    package private(set) var maskDigest = OID.sha1
    /// The octets of salt.
    package private(set) var saltLength = 20
    /// Whether a digest's identifier has no NULL as its parameters.
    private(set) var isDigestWithoutNull = false
    /// Whether all of the parameters are as RFC 4055 wants them, so that a signature can be verified.
    package private(set) var isWellFormed = true

    /// Decodes the parameters of an algorithm identifier; nil where it has none.
    package init(_ parameters: [UInt8]?) {
        guard let parameters else { return }
        var rest = parameters[...]
        guard let sequence = EncodedElement(takenFrom: &rest), sequence.tag == 0x30 else {
            isWellFormed = false
            return
        }
        var previousTag: UInt8 = 0
        for field in sequence.children {
            let isAllowed = read(field) && field.tag > previousTag
            isWellFormed = isWellFormed && isAllowed
            previousTag = field.tag
        }
        isWellFormed = isWellFormed && sequence.hasOnlyElements
    }

    /// Reads a field; false where RFC 4055 does not know or allow it.
    private mutating func read(_ field: EncodedElement) -> Bool {
        guard let value = field.children.first else { return false }
        switch field.tag {
        case 0xA0: return read(value, into: \.digest)
        case 0xA1:
            // MaskGenAlgorithm ::= SEQUENCE { mgf1, HashAlgorithm }
            let parts = value.children
            guard value.tag == 0x30, parts.count == 2, parts[0].tag == 0x06,
                OID(der: parts[0].content) == .mgf1
            else { return false }
            return read(parts[1], into: \.maskDigest)
        case 0xA2: return readSaltLength(value)
        // RFC 4055 §3.1: "Implementations MUST ... accept only trailerFieldBC", 1.
        case 0xA3: return value.tag == 0x02 && value.content.drop { $0 == 0 } == [1]
        default: return false
        }
    }

    private mutating func read(
        _ identifier: EncodedElement,
        into field: WritableKeyPath<PSSParameters, OID>
    ) -> Bool {
        let parts = identifier.children
        guard identifier.tag == 0x30, 1...2 ~= parts.count, identifier.hasOnlyElements,
            parts[0].tag == 0x06, let oid = OID(der: parts[0].content)
        else { return false }
        self[keyPath: field] = oid
        if parts.count < 2 { isDigestWithoutNull = true }
        return true
    }

    private mutating func readSaltLength(_ value: EncodedElement) -> Bool {
        guard value.tag == 0x02, let first = value.content.first, first < 0x80 else { return false }
        let digits = value.content.drop { $0 == 0 }
        let length = digits.count > 7 ? .max : digits.reduce(0) { $0 << 8 | Int($1) }
        saltLength = min(length, Int(Int32.max))
        return true
    }
}

extension EncodedElement {
    /// Whether its content is elements to its end.
    fileprivate var hasOnlyElements: Bool {
        (children.last?.whole.endIndex ?? content.startIndex) == content.endIndex
    }
}

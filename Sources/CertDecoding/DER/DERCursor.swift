package import CertModel

/// Reads DER elements (X.690) one after the other from a buffer, never beyond its end.
///
/// Lengths may be longer than needed, as OpenSSL accepts; indefinite lengths and tags of
/// several octets are refused. A cursor's only state is its position.
package struct DERCursor {
    package let bytes: [UInt8]
    private(set) var position: Int
    package let end: Int

    package init(_ bytes: [UInt8], in range: Range<Int>? = nil) {
        self.bytes = bytes
        self.position = range?.lowerBound ?? 0
        self.end = range?.upperBound ?? bytes.count
    }

    /// Reads the elements inside `element`.
    package init(_ bytes: [UInt8], inside element: DERElement) {
        self.init(bytes, in: element.content)
    }

    package var isAtEnd: Bool { position >= end }

    /// The tag octet of the next element; nil at the end.
    package var nextTag: UInt8? { position < end ? bytes[position] : nil }

    /// Reads the next element, whatever it is.
    package mutating func next(_ what: @autoclosure () -> String) throws(DERError) -> DERElement {
        let start = position
        guard end - start >= 2 else {
            throw DERError(at: start, "\(what()) is missing or cut short")
        }
        let tag = bytes[start]
        guard tag & 0x1F != 0x1F else {
            throw DERError(at: start, "\(what()) has a tag of several octets")
        }
        let (length, contentStart) = try length(after: start, of: what())
        guard length <= end - contentStart else {
            throw DERError(
                at: start,
                "\(what()) should be \(length) octets long and \(end - contentStart) are left"
            )
        }
        position = contentStart + length
        return DERElement(tag: tag, start: start, content: contentStart..<position)
    }

    /// The length of the element at `start`, and where its content begins.
    private func length(
        after start: Int,
        of what: @autoclosure () -> String
    ) throws(DERError) -> (length: Int, contentStart: Int) {
        let first = bytes[start + 1]
        let contentStart = start + 2
        guard first >= 0x80 else { return (Int(first), contentStart) }
        let count = Int(first & 0x7F)
        guard count > 0 else {
            throw DERError(at: start, "\(what()) has an indefinite length, which DER forbids")
        }
        guard count <= 7, end - contentStart >= count else {
            throw DERError(at: start, "the length of \(what()) is cut short or absurd")
        }
        var length = 0
        for index in contentStart..<contentStart + count {
            length = length << 8 | Int(bytes[index])
        }
        return (length, contentStart + count)
    }

    /// Reads the next element, which must have this tag.
    package mutating func next(
        _ tag: UInt8,
        _ what: @autoclosure () -> String
    ) throws(DERError) -> DERElement {
        let start = position
        let element = try next(what())
        guard element.tag == tag else {
            position = start
            throw DERError(
                at: start,
                "\(what()) should have tag \(hex(tag)) and has \(hex(element.tag))"
            )
        }
        return element
    }

    /// Reads the next element where it has this tag.
    package mutating func optional(
        _ tag: UInt8,
        _ what: @autoclosure () -> String
    ) throws(DERError) -> DERElement? {
        nextTag == tag ? try next(what()) : nil
    }

    /// A cursor over what is inside the next element, which must have this tag.
    package mutating func enter(
        _ tag: UInt8,
        _ what: @autoclosure () -> String
    ) throws(DERError) -> DERCursor {
        DERCursor(bytes, inside: try next(tag, what()))
    }

    /// Requires that nothing is left.
    package func expectEnd(
        of what: @autoclosure () -> String,
        flaw: Certificate.ExtensionFlaw = .other
    ) throws(DERError) {
        guard isAtEnd else {
            throw DERError(at: position, "\(end - position) octets too many in \(what())", flaw)
        }
    }

    private func hex(_ tag: UInt8) -> String { "0x" + CollectionOfOne(tag).hexadecimal }
}

/// One DER element, by its range in the buffer.
package struct DERElement {
    package let tag: UInt8
    package let start: Int
    package let content: Range<Int>

    /// Tag, length and content.
    package var whole: Range<Int> { start..<content.upperBound }
}

/// Why octets are not the DER they should be.
package struct DERError: Error {
    /// The octet, counted from 0.
    package let offset: Int
    package let reason: String
    /// What is wrong where an extension holds them, as far as clients differ about it.
    package var flaw: Certificate.ExtensionFlaw

    package init(
        at offset: Int,
        _ reason: String,
        _ flaw: Certificate.ExtensionFlaw = .other
    ) {
        self.offset = offset
        self.reason = reason
        self.flaw = flaw
    }

    /// The error for a structure that could not be decoded.
    package func inDecoding(_ structure: DecodingRefusal.Structure) -> CertificateError {
        CertificateError(
            .malformed,
            .decoding(DecodingRefusal(structure, reason, offset: offset))
        )
    }
}

/// The universal tags that certificates use.
package enum Tag {
    static let boolean: UInt8 = 0x01
    package static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    package static let octetString: UInt8 = 0x04
    package static let null: UInt8 = 0x05
    package static let objectIdentifier: UInt8 = 0x06
    package static let enumerated: UInt8 = 0x0A
    static let utf8String: UInt8 = 0x0C
    static let utcTime: UInt8 = 0x17
    static let generalizedTime: UInt8 = 0x18
    package static let sequence: UInt8 = 0x30
    package static let set: UInt8 = 0x31

    /// A context-specific tag of a primitive value.
    package static func context(_ number: UInt8) -> UInt8 { 0x80 | number }
    /// A context-specific tag of a constructed value.
    package static func constructed(_ number: UInt8) -> UInt8 { 0xA0 | number }
}

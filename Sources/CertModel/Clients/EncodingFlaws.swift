/// What is not DER in a certificate that can be decoded, noted when it is decoded.
package struct EncodingFlaws: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// Octets follow the certificate.
    package static let trailingOctets = EncodingFlaws(rawValue: 1 << 0)
    /// X.690 §10.1: a length has more octets than needed.
    package static let longLength = EncodingFlaws(rawValue: 1 << 1)
    /// X.690 §11.1: a true BOOLEAN has other bits than ones.
    package static let oddTrue = EncodingFlaws(rawValue: 1 << 2)
    /// X.690 §11.5: an extension's critical is written and false.
    package static let criticalFalse = EncodingFlaws(rawValue: 1 << 3)
    /// X.690 §11.5: the version is written and 1.
    package static let writtenDefaultVersion = EncodingFlaws(rawValue: 1 << 4)
    /// RFC 5280 §4.1: Extensions is a sequence of at least one.
    package static let emptyExtensions = EncodingFlaws(rawValue: 1 << 5)

    /// The flaws of a certificate that was decoded: one walk over its elements, without a copy.
    init(_ der: [UInt8], version: Int, hasExtensions: Bool) {
        self = []
        // Elements are entered and never left: each one's content is followed by the next one.
        var place = 0
        var isInExtension = false
        while place + 1 < der.count {
            let tag = der[place]
            guard let header = Header(der, at: place) else { return }
            let content = place + header.size
            if !header.isShortest { insert(.longLength) }
            if tag == 0x01, header.length == 1 {
                if der[content] == 0 {
                    if isInExtension { insert(.criticalFalse) }
                } else if der[content] != 0xFF {
                    insert(.oddTrue)
                }
            }
            if tag == 0xA3, header.length == 2 { insert(.emptyExtensions) }
            if tag == 0xA0, version == 1, place < 16 { insert(.writtenDefaultVersion) }
            // The BOOLEAN of an extension follows its identifier.
            isInExtension = tag == 0x06
            place = tag & 0x20 != 0 ? content : content + header.length
        }
        if hasExtensions { remove(.emptyExtensions) }
    }

    private struct Header {
        let length: Int
        let size: Int
        let isShortest: Bool

        init?(_ der: [UInt8], at place: Int) {
            let first = der[place + 1]
            guard first >= 0x80 else {
                (length, size, isShortest) = (Int(first), 2, true)
                if place + 2 + length > der.count { return nil }
                return
            }
            let count = Int(first & 0x7F)
            guard 1...7 ~= count, place + 2 + count <= der.count else { return nil }
            var value = 0
            for index in place + 2..<place + 2 + count { value = value << 8 | Int(der[index]) }
            (length, size) = (value, 2 + count)
            isShortest = value >= 0x80 && der[place + 2] != 0
            if place + size + length > der.count { return nil }
        }
    }
}

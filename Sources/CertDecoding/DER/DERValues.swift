package import CertModel

/// The simple values inside DER elements.
extension DERCursor {
    package mutating func oid(_ what: @autoclosure () -> String) throws(DERError) -> OID {
        let element = try next(Tag.objectIdentifier, what())
        guard let oid = OID(der: bytes[element.content]) else {
            throw DERError(at: element.start, "\(what()) is not an object identifier")
        }
        return oid
    }

    /// The octets of an INTEGER, two's complement.
    mutating func integerBytes(
        _ what: @autoclosure () -> String,
        tag: UInt8 = Tag.integer
    ) throws(DERError) -> [UInt8] {
        let element = try next(tag, what())
        guard !element.content.isEmpty else {
            throw DERError(at: element.start, "\(what()) is an INTEGER without octets")
        }
        return Array(bytes[element.content])
    }

    /// An INTEGER that is not negative, without leading zeros: the magnitude's octets.
    mutating func magnitude(_ what: @autoclosure () -> String) throws(DERError) -> [UInt8] {
        let start = position
        let octets = try integerBytes(what())
        guard octets[0] & 0x80 == 0 else {
            throw DERError(at: start, "\(what()) is negative", .negative)
        }
        return Array(octets.drop { $0 == 0 })
    }

    /// A small INTEGER that is not negative; larger ones than fit become `Int.max`.
    package mutating func count(
        _ what: @autoclosure () -> String,
        tag: UInt8 = Tag.integer
    ) throws(DERError) -> Int {
        let start = position
        let octets = try integerBytes(what(), tag: tag)
        guard octets[0] & 0x80 == 0 else {
            throw DERError(at: start, "\(what()) is negative", .negative)
        }
        let significant = octets.drop { $0 == 0 }
        return significant.count > 7 ? .max : significant.reduce(0) { $0 << 8 | Int($1) }
    }

    /// BOOLEAN; any octet but 0 is true, as OpenSSL takes it.
    mutating func boolean(_ what: @autoclosure () -> String) throws(DERError) -> Bool {
        let element = try next(Tag.boolean, what())
        guard element.content.count == 1 else {
            throw DERError(at: element.start, "\(what()) is a BOOLEAN of other than one octet")
        }
        return bytes[element.content.lowerBound] != 0
    }

    /// A BIT STRING of whole octets, without the octet that counts unused bits.
    package mutating func bitStringBytes(_ what: @autoclosure () -> String) throws(DERError)
        -> [UInt8]
    {
        let element = try next(Tag.bitString, what())
        guard let unused = bytes[element.content].first, unused == 0 else {
            throw DERError(at: element.start, "\(what()) is not a BIT STRING of whole octets")
        }
        return Array(bytes[element.content].dropFirst())
    }

    /// The octets of an element with this tag.
    package mutating func octets(
        _ tag: UInt8 = Tag.octetString,
        _ what: @autoclosure () -> String
    ) throws(DERError) -> [UInt8] {
        Array(bytes[try next(tag, what()).content])
    }

    package mutating func algorithmIdentifier(
        _ what: @autoclosure () -> String
    ) throws(DERError) -> AlgorithmIdentifier {
        let element = try next(Tag.sequence, what())
        var inner = DERCursor(bytes, inside: element)
        let algorithm = try inner.oid(what())
        let parameters = inner.isAtEnd ? nil : try inner.next("the parameters of \(what())")
        try inner.expectEnd(of: what())
        return AlgorithmIdentifier(
            algorithm: algorithm,
            parameters: parameters.map { Array(bytes[$0.whole]) },
            der: Array(bytes[element.whole])
        )
    }

    /// The bits of a named bit list, bit 0 lowest, however many octets it has.
    static func namedBits(_ content: ArraySlice<UInt8>) -> UInt16 {
        var bits: UInt16 = 0
        for (index, byte) in content.dropFirst().prefix(2).enumerated() {
            for bit in 0..<8 where byte & (0x80 >> UInt8(bit)) != 0 {
                bits |= 1 << UInt16(index * 8 + bit)
            }
        }
        return bits
    }

    /// Time (RFC 5280 §4.1.2.5): UTCTime or GeneralizedTime in UTC, to the second.
    package mutating func time(_ what: @autoclosure () -> String) throws(DERError) -> Timestamp {
        let element = try next(what())
        let text = bytes[element.content]
        let yearDigits: Int
        switch (element.tag, text.count) {
        case (Tag.utcTime, 13): yearDigits = 2
        case (Tag.generalizedTime, 15): yearDigits = 4
        default:
            throw DERError(at: element.start, "\(what()) is not a time of RFC 5280's two forms")
        }
        let digits = text.dropLast()
        guard text.last == UInt8(ascii: "Z"), digits.allSatisfy({ 0x30...0x39 ~= $0 }),
            let time = Timestamp(digits: digits, yearDigits: yearDigits)
        else {
            throw DERError(at: element.start, "\(what()) is not a moment of the calendar in UTC")
        }
        return time
    }
}

extension Timestamp {
    /// > RFC 5280 §4.1.2.5.1: "Where YY is greater than or equal to 50, the year SHALL be
    /// > interpreted as 19YY; and where YY is less than 50, the year SHALL be interpreted as 20YY."
    fileprivate init?(digits: ArraySlice<UInt8>, yearDigits: Int) {
        let written = digits.prefix(yearDigits).reduce(0) { $0 * 10 + Int($1 - 0x30) }
        let year = yearDigits == 4 ? written : written < 50 ? 2000 + written : 1900 + written
        let pair = { (index: Int) in
            let start = digits.startIndex + yearDigits + index * 2
            return Int(digits[start] - 0x30) * 10 + Int(digits[start + 1] - 0x30)
        }
        self.init(
            year: year,
            month: pair(0),
            day: pair(1),
            hour: pair(2),
            minute: pair(3),
            second: pair(4)
        )
    }
}

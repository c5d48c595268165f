package import CertModel

/// Names: distinguished names and the general names that hold them.
extension DERCursor {
    package mutating func distinguishedName(
        _ what: @autoclosure () -> String
    ) throws(DERError) -> DistinguishedName {
        let element = try next(Tag.sequence, what())
        var relativeNames: [DistinguishedName.RelativeName] = []
        var cursor = DERCursor(bytes, inside: element)
        while !cursor.isAtEnd {
            var set = try cursor.enter(Tag.set, "a relative name of \(what())")
            relativeNames.append(try set.attributes(what()))
        }
        return DistinguishedName(relativeNames: relativeNames, der: Array(bytes[element.whole]))
    }

    /// The attributes up to the end.
    package mutating func attributes(
        _ what: @autoclosure () -> String
    ) throws(DERError) -> DistinguishedName.RelativeName {
        var attributes: DistinguishedName.RelativeName = []
        while !isAtEnd {
            var attribute = try enter(Tag.sequence, "an attribute of \(what())")
            let type = try attribute.oid("an attribute type of \(what())")
            let value = try attribute.next("an attribute value of \(what())")
            attributes.append(
                DistinguishedName.Attribute(
                    type: type,
                    tag: value.tag,
                    bytes: Array(bytes[value.content])
                )
            )
        }
        return attributes
    }

    /// The general names up to the end.
    mutating func generalNames(_ what: @autoclosure () -> String) throws(DERError) -> [GeneralName]
    {
        var names: [GeneralName] = []
        while !isAtEnd { names.append(try generalName(what())) }
        return names
    }

    mutating func generalName(_ what: @autoclosure () -> String) throws(DERError) -> GeneralName {
        let element = try next("a name of \(what())")
        let content = bytes[element.content]
        var inner = DERCursor(bytes, inside: element)
        switch element.tag {
        case Tag.constructed(0):
            let type = try inner.oid("an otherName of \(what())")
            let value = try inner.next(Tag.constructed(0), "an otherName of \(what())")
            return .other(type: type, value: Array(bytes[value.content]))
        case Tag.context(1): return .email(Self.text(content))
        case Tag.context(2): return .dns(Self.text(content))
        case Tag.constructed(3): return .x400(Array(bytes[element.whole]))
        case Tag.constructed(4):
            return .directory(try inner.distinguishedName("a directory name of \(what())"))
        case Tag.constructed(5): return .ediParty(Array(bytes[element.whole]))
        case Tag.context(6): return .uri(Self.text(content))
        case Tag.context(7): return .ip(Array(content))
        case Tag.context(8):
            guard let oid = OID(der: content) else {
                throw DERError(at: element.start, "a registeredID of \(what()) is none")
            }
            return .registeredID(oid)
        default:
            throw DERError(
                at: element.start,
                "a name of \(what()) is of no known kind",
                .unknownNameKind
            )
        }
    }

    /// An IA5String's text.
    ///
    /// Octets beyond ASCII do not belong there; most are UTF-8, and the rest
    /// shows as Latin-1 so that none is lost.
    private static func text(_ content: ArraySlice<UInt8>) -> String {
        String(validating: content, as: UTF8.self)
            ?? String(String.UnicodeScalarView(content.map { Unicode.Scalar($0) }))
    }
}

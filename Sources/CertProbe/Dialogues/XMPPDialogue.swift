/// > RFC 6120 §5.4.2: the server offers `<starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'>` among its
/// > features; the client sends `<starttls/>` of that namespace and is answered by `<proceed/>` or
/// > `<failure/>`.
struct XMPPDialogue: DialogueScript {
    private static let tls = "urn:ietf:params:xml:ns:xmpp-tls"

    private let header: String
    private var said: [UInt8] = []
    private var scanner = XMLTags()
    /// How many of the tags have been looked at.
    private var place = 0
    private var stage = Stage.features
    private var isOffered = false

    private enum Stage { case features, consent, error }

    init(namespace: String, domain: String) {
        header =
            "<?xml version='1.0'?><stream:stream"
            + " xmlns:stream='http://etherx.jabber.org/streams' xmlns='\(namespace)'"
            + " to='\(domain.escapedForXML)' version='1.0'>"
    }

    var opening: [UInt8] { Array(header.utf8) }

    var unfinished: String { said.said }

    mutating func take(_ octets: [UInt8]) -> Dialogue.Step {
        said += octets
        scanner.take(octets)
        guard scanner.isXML else { return .stop(.foreign(said: said.said)) }
        while place < scanner.tags.count {
            place += 1
            let step = answer(to: scanner.tags[place - 1])
            if step != .wait { return step }
        }
        return .wait
    }

    private mutating func answer(to tag: XMLTags.Tag) -> Dialogue.Step {
        switch (stage, tag.localName) {
        case (.error, let condition):
            let isUnknown = condition == "host-unknown"
            return .stop(
                isUnknown ? .unknownDomain(reply: said.said) : .refused(reply: said.said)
            )
        case (_, "error"):
            // The next tag says what is wrong.
            stage = .error
            return .wait
        case (.features, "starttls"):
            isOffered = isOffered || tag.attributes.contains(Self.tls)
            return .wait
        case (.features, "features") where tag.isClosing:
            return request()
        case (.consent, "proceed"):
            return tag.isClosing ? .start : .wait
        case (.consent, "failure"),
            (_, "stream") where tag.isEnd || tag.localName == "failure":
            return .stop(.refused(reply: said.said))
        default:
            return .wait
        }
    }

    private mutating func request() -> Dialogue.Step {
        guard isOffered else { return .stop(.notOffered(reply: said.said)) }
        (stage, said) = (.consent, [])
        return .send(Array("<starttls xmlns='\(Self.tls)'/>".utf8))
    }
}

/// Finds the tags in a stream of XML, however it is cut into pieces; each octet is looked at once.
struct XMLTags {
    /// One tag: `<a:name attributes>`, `</a:name>` or `<a:name/>`.
    struct Tag {
        /// The name without its prefix.
        let localName: String
        /// What is between the name and the end, as it was written.
        let attributes: String
        /// Whether it is an end tag.
        let isEnd: Bool
        /// Whether it ends its element: an end tag or an empty one.
        let isClosing: Bool
    }

    private(set) var tags: [Tag] = []
    /// Whether the stream begins as XML does.
    private(set) var isXML = true
    private var hasBegun = false
    /// The octets of a tag that is not over yet; nil between tags.
    private var open: [UInt8]?
    private var quote: UInt8?

    /// Takes the next octets of the stream.
    mutating func take(_ octets: [UInt8]) {
        for octet in octets {
            guard open != nil else {
                begin(octet)
                continue
            }
            if quote != nil {
                if octet == quote { quote = nil }
            } else if octet == UInt8(ascii: "'") || octet == UInt8(ascii: "\"") {
                quote = octet
            } else if octet == UInt8(ascii: ">") {
                if let open, let tag = Self.tag(open[...]) { tags.append(tag) }
                open = nil
                continue
            }
            open?.append(octet)
        }
    }

    /// Takes an octet between tags.
    private mutating func begin(_ octet: UInt8) {
        if octet == UInt8(ascii: "<") {
            (open, quote) = ([], nil)
        } else if !hasBegun, !Self.isSpace(octet) {
            isXML = false
        }
        if !Self.isSpace(octet) { hasBegun = true }
    }

    /// Nil for declarations, comments and instructions.
    private static func tag(_ octets: ArraySlice<UInt8>) -> Tag? {
        guard let first = octets.first, first != UInt8(ascii: "?"), first != UInt8(ascii: "!")
        else { return nil }
        let isEnd = first == UInt8(ascii: "/")
        let isEmpty = octets.last == UInt8(ascii: "/")
        let content = isEnd ? octets.dropFirst() : isEmpty ? octets.dropLast() : octets
        let name = content.prefix { !isSpace($0) }
        let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
        return Tag(
            localName: String(decoding: local, as: UTF8.self),
            attributes: String(decoding: content[name.endIndex...], as: UTF8.self),
            isEnd: isEnd,
            isClosing: isEnd || isEmpty
        )
    }

    private static func isSpace(_ octet: UInt8) -> Bool {
        octet == 0x20 || octet == 0x09 || octet == 0x0A || octet == 0x0D
    }
}

extension String {
    /// The text as the value of an attribute.
    fileprivate var escapedForXML: String {
        var escaped = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case "'": escaped += "&apos;"
            case "\"": escaped += "&quot;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}

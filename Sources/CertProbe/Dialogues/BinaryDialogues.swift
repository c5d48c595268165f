/// > RFC 4511 §4.14: the client sends an ExtendedRequest with the name 1.3.6.1.4.1.1466.20037; the
/// > server answers with an ExtendedResponse, whose resultCode is success where TLS may begin.
struct LDAPDialogue: DialogueScript {
    private var buffer: [UInt8] = []

    var opening: [UInt8] {
        [0x30, 0x1D, 0x02, 0x01, 0x01, 0x77, 0x18, 0x80, 0x16]
            + Array("1.3.6.1.4.1.1466.20037".utf8)
    }

    var unfinished: String { buffer.isEmpty ? "" : buffer.hexadecimalSaid }

    mutating func take(_ octets: [UInt8]) -> Dialogue.Step {
        buffer += octets
        guard buffer.first == 0x30 else { return .stop(.foreign(said: buffer.said)) }
        guard let message = BERElement(buffer[...]) else { return .wait }
        guard message.end == buffer.endIndex else { return .stop(.spokeOn) }
        guard let id = BERElement(message.content), id.tag == 0x02,
            let response = BERElement(message.content[id.end...]), response.tag == 0x78,
            let result = BERElement(response.content), result.tag == 0x0A,
            result.content.count == 1,
            let code = result.content.first
        else { return .stop(.foreign(said: buffer.hexadecimalSaid)) }
        guard code != 0 else { return .start }
        let reply = Self.words(code, response.content[result.end...])
        // protocolError is what a server says to an operation that it does not know.
        return .stop(code == 2 ? .notOffered(reply: reply) : .refused(reply: reply))
    }

    /// The result code and the diagnostic message behind the matched name.
    private static func words(_ code: UInt8, _ rest: ArraySlice<UInt8>) -> String {
        guard let name = BERElement(rest), let text = BERElement(rest[name.end...]),
            !text.content.isEmpty
        else { return "result code \(code)" }
        return "result code \(code): \(text.content.said)"
    }
}

/// One element of BER with a definite length.
struct BERElement {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// The place behind it.
    let end: Int

    /// Nil where it is not whole, or longer than any reply.
    init?(_ octets: ArraySlice<UInt8>) {
        guard octets.count >= 2, let tag = octets.first else { return nil }
        let first = octets[octets.startIndex + 1]
        var start = octets.startIndex + 2
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7F)
            guard 1...4 ~= count, octets.endIndex - start >= count else { return nil }
            length = octets[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
            start += count
        }
        guard octets.endIndex - start >= length else { return nil }
        self.tag = tag
        content = octets[start..<start + length]
        end = start + length
    }
}

/// > PostgreSQL, "SSLRequest": eight octets, answered by `S` where TLS may begin and by `N` where not;
/// > old servers answer with an ErrorMessage.
struct PostgresDialogue: DialogueScript {
    private var buffer: [UInt8] = []

    var opening: [UInt8] { [0x00, 0x00, 0x00, 0x08, 0x04, 0xD2, 0x16, 0x2F] }

    var unfinished: String { buffer.said }

    mutating func take(_ octets: [UInt8]) -> Dialogue.Step {
        buffer += octets
        switch buffer.first {
        case nil: return .wait
        case UInt8(ascii: "S")?: return buffer.count == 1 ? .start : .stop(.spokeOn)
        case UInt8(ascii: "N")?: return .stop(.notOffered(reply: "N"))
        case UInt8(ascii: "E")?: return errorMessage
        default: return .stop(.foreign(said: buffer.said))
        }
    }

    /// An error: its length in four octets, then fields that end in NUL, `M` the message.
    private var errorMessage: Dialogue.Step {
        guard buffer.count >= 5 else { return .wait }
        let length = buffer[1..<5].reduce(0) { $0 << 8 | Int($1) }
        guard 4...Dialogue.maximumOctets ~= length else {
            // Servers before 7.4 send a bare text.
            return .stop(.refused(reply: buffer.dropFirst().said))
        }
        guard buffer.count > length else { return .wait }
        let fields = buffer[5..<length + 1].split(separator: 0)
        let message = fields.first { $0.first == UInt8(ascii: "M") }?.dropFirst()
        return .stop(.refused(reply: (message ?? buffer[5...]).said))
    }
}

/// > MySQL, "Protocol::SSLRequest": the server greets with its capabilities, CLIENT_SSL (0x0800) among
/// > them; the client asks, and TLS begins without an answer.
struct MySQLDialogue: DialogueScript {
    private var buffer: [UInt8] = []

    var opening: [UInt8] { [] }

    var unfinished: String { buffer.dropFirst(5).said }

    mutating func take(_ octets: [UInt8]) -> Dialogue.Step {
        buffer += octets
        guard buffer.count >= 4 else { return .wait }
        let length = Int(buffer[0]) | Int(buffer[1]) << 8 | Int(buffer[2]) << 16
        guard 1...Dialogue.maximumOctets ~= length, buffer[3] == 0 else {
            return .stop(.foreign(said: buffer.said))
        }
        guard buffer.count >= 4 + length else { return .wait }
        let packet = buffer[4..<4 + length]
        // An error, such as a host that is blocked: its number, then its text.
        if packet.first == 0xFF { return .stop(.refused(reply: packet.dropFirst(3).said)) }
        guard packet.first == 0x0A,
            let end = packet.dropFirst().firstIndex(of: 0),
            packet.endIndex - end >= 16
        else { return .stop(.foreign(said: buffer.said)) }
        // Behind the version: the connection's number, eight octets of salt and a zero.
        let place = end + 1 + 4 + 8 + 1
        let capabilities = Int(packet[place]) | Int(packet[place + 1]) << 8
        guard capabilities & 0x0800 != 0 else {
            let version = packet[(packet.startIndex + 1)..<end].said
            return .stop(.notOffered(reply: "version \(version)"))
        }
        return .startAfter(Self.request)
    }

    /// Its capabilities, the largest packet (16 MiB), UTF-8, and 23 octets of zero.
    private static let request: [UInt8] =
        [0x20, 0x00, 0x00, 0x01, 0x85, 0xAE, 0x7F, 0x00, 0x00, 0x00, 0x00, 0x01, 0x21]
        + [UInt8](repeating: 0, count: 23)
}

extension [UInt8] {
    /// The octets in hexadecimal, for people.
    fileprivate var hexadecimalSaid: String { prefix(64).hexadecimal }
}

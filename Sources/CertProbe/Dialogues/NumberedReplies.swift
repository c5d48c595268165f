/// Replies that begin with a number of three digits, of several lines where a hyphen follows it.
///
/// > RFC 5321 §4.2.1: "the reply code, followed immediately by a hyphen … except the last line,
/// > which … begins with the same code followed immediately by <SP>".
struct NumberedReply {
    let code: Int
    let lines: [String]

    /// Nil where the first line has no number.
    init?(_ lines: [String]) {
        guard let first = lines.first, let code = Self.code(first) else { return nil }
        self.code = code
        self.lines = lines
    }

    /// The number that a line begins with; nil where it begins with none.
    static func code(_ line: String) -> Int? {
        let octets = Array(line.utf8.prefix(4))
        guard octets.count >= 3, octets.prefix(3).allSatisfy({ 0x30...0x39 ~= $0 }) else {
            return nil
        }
        guard octets.count == 3 || octets[3] == UInt8(ascii: " ") || octets[3] == UInt8(ascii: "-")
        else { return nil }
        return octets.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// Whether the last line ends the reply.
    static func isEnd(_ reply: [String]) -> Bool {
        guard let first = reply.first, let code = code(first) else { return true }
        guard first.utf8.dropFirst(3).first == UInt8(ascii: "-") else { return true }
        guard reply.count > 1, let last = reply.last else { return false }
        return self.code(last) == code && last.utf8.dropFirst(3).first != UInt8(ascii: "-")
    }
}

/// > RFC 3207 §4: "After the client gives the STARTTLS command, the server responds with one of the
/// > following reply codes: 220 Ready to start TLS, 501 …, 454 TLS not available".
struct SMTPScript: LineScript {
    /// `EHLO`, or `LHLO` in LMTP.
    let hello: String
    private var stage = Stage.greeting

    private enum Stage { case greeting, capabilities, command }

    init(hello: String) { self.hello = hello }

    func isEnd(_ reply: [String]) -> Bool { NumberedReply.isEnd(reply) }

    mutating func answer(to lines: [String]) -> Dialogue.Step {
        guard let reply = NumberedReply(lines) else {
            return .stop(.foreign(said: lines.quoted))
        }
        guard reply.code != 421 else { return .stop(.busy(reply: lines.quoted)) }
        switch (stage, reply.code) {
        case (.greeting, 220):
            stage = .capabilities
            return .say("\(hello) certcheck.invalid")
        case (.capabilities, 250):
            let isOffered = lines.contains { String($0.dropFirst(4)).holds(word: "STARTTLS") }
            guard isOffered else { return .stop(.notOffered(reply: lines.quotedWhole)) }
            stage = .command
            return .say("STARTTLS")
        case (.command, 220):
            return .start
        default:
            return .stop(.refused(reply: lines.quoted))
        }
    }
}

/// > RFC 4217 §4: "AUTH TLS", answered by 234.
struct FTPScript: LineScript {
    private var isAsked = false

    func isEnd(_ reply: [String]) -> Bool { NumberedReply.isEnd(reply) }

    mutating func answer(to lines: [String]) -> Dialogue.Step {
        guard let reply = NumberedReply(lines) else {
            return .stop(.foreign(said: lines.quoted))
        }
        switch (isAsked, reply.code) {
        case (_, 421): return .stop(.busy(reply: lines.quoted))
        case (false, 120): return .wait
        case (false, 220):
            isAsked = true
            return .say("AUTH TLS")
        case (true, 234), (true, 334): return .start
        default: return .stop(.refused(reply: lines.quoted))
        }
    }
}

/// > RFC 4642 §2.2.1: "382 Continue with TLS negotiation, 502 Command unavailable, 580 Can not
/// > initiate TLS negotiation".
struct NNTPScript: LineScript {
    private var stage = Stage.greeting

    private enum Stage { case greeting, capabilities, command }

    /// A list of capabilities ends in a line of one dot.
    func isEnd(_ reply: [String]) -> Bool {
        guard stage == .capabilities, let first = reply.first, NumberedReply.code(first) == 101
        else { return true }
        return reply.last == "."
    }

    mutating func answer(to lines: [String]) -> Dialogue.Step {
        guard let reply = NumberedReply(Array(lines.prefix(1))) else {
            return .stop(.foreign(said: lines.quoted))
        }
        switch (stage, reply.code) {
        case (_, 400): return .stop(.busy(reply: lines.quoted))
        case (.greeting, 200), (.greeting, 201):
            stage = .capabilities
            return .say("CAPABILITIES")
        case (.capabilities, 101):
            let isOffered = lines.dropFirst().contains { $0.begins(with: "STARTTLS") }
            guard isOffered else { return .stop(.notOffered(reply: lines.quotedWhole)) }
            stage = .command
            return .say("STARTTLS")
        case (.capabilities, 500...599):
            // Servers before RFC 3977 know no capabilities.
            stage = .command
            return .say("STARTTLS")
        case (.command, 382):
            return .start
        default:
            return .stop(.refused(reply: lines.quoted))
        }
    }
}

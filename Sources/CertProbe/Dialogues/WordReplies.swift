/// > RFC 3501 §6.2.1: "Responses: no specific responses for this command. Result: OK - starttls
/// > completed, begin TLS negotiation; BAD - command unknown or arguments invalid".
struct IMAPScript: LineScript {
    private var stage = Stage.greeting

    private enum Stage { case greeting, capabilities, command }

    func isEnd(_ reply: [String]) -> Bool {
        guard let last = reply.last else { return false }
        switch stage {
        case .greeting: return true
        case .capabilities: return last.begins(with: "a001 ") || last.begins(with: "* BYE")
        case .command: return last.begins(with: "a002 ") || last.begins(with: "* BYE")
        }
    }

    func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.isEmpty || stage != .greeting || octets.first == UInt8(ascii: "*")
    }

    mutating func answer(to reply: [String]) -> Dialogue.Step {
        let last = reply.last ?? ""
        if last.begins(with: "* BYE") { return .stop(.busy(reply: reply.quoted)) }
        switch stage {
        case .greeting where last.begins(with: "* OK") || last.begins(with: "* PREAUTH"):
            stage = .capabilities
            return .say("a001 CAPABILITY")
        case .greeting:
            return .stop(.foreign(said: reply.quoted))
        case .capabilities where last.begins(with: "a001 OK"):
            let isOffered = reply.contains {
                $0.begins(with: "* CAPABILITY") && $0.holds(word: "STARTTLS")
            }
            guard isOffered else { return .stop(.notOffered(reply: reply.quotedWhole)) }
            stage = .command
            return .say("a002 STARTTLS")
        case .command where last.begins(with: "a002 OK"):
            return .start
        case .capabilities, .command:
            return .stop(.refused(reply: reply.quoted))
        }
    }
}

/// > RFC 2595 §4: "Responses: +OK -ERR".
struct POP3Script: LineScript {
    private var stage = Stage.greeting

    private enum Stage { case greeting, capabilities, command }

    /// A list of capabilities ends in a line of one dot.
    func isEnd(_ reply: [String]) -> Bool {
        guard stage == .capabilities, reply.first?.begins(with: "+OK") == true else { return true }
        return reply.last == "."
    }

    func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.first.map { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") } ?? true
            || stage == .capabilities
    }

    mutating func answer(to reply: [String]) -> Dialogue.Step {
        let first = reply.first ?? ""
        let isOK = first.begins(with: "+OK")
        guard isOK || first.begins(with: "-ERR") else {
            return .stop(.foreign(said: reply.quoted))
        }
        switch (stage, isOK) {
        case (.greeting, true):
            stage = .capabilities
            return .say("CAPA")
        case (.capabilities, true):
            let isOffered = reply.contains { $0.holds(word: "STLS") }
            guard isOffered else { return .stop(.notOffered(reply: reply.quotedWhole)) }
            stage = .command
            return .say("STLS")
        case (.capabilities, false):
            // CAPA (RFC 2449) is optional.
            stage = .command
            return .say("STLS")
        case (.command, true):
            return .start
        case (.greeting, false), (.command, false):
            return .stop(.refused(reply: reply.quoted))
        }
    }
}

/// > RFC 5804 §1.7, §2.2: the server lists its capabilities, `"STARTTLS"` among them, and ends them
/// > with OK; "STARTTLS" is answered by OK or NO.
struct SieveScript: LineScript {
    private var isAsked = false

    func isEnd(_ reply: [String]) -> Bool {
        guard let last = reply.last else { return false }
        return ["OK", "NO", "BYE"].contains { last.begins(with: $0) }
    }

    mutating func answer(to reply: [String]) -> Dialogue.Step {
        let last = reply.last ?? ""
        if last.begins(with: "BYE") { return .stop(.busy(reply: reply.quoted)) }
        guard last.begins(with: "OK") else { return .stop(.refused(reply: reply.quoted)) }
        guard !isAsked else { return .start }
        guard reply.contains(where: { $0.begins(with: "\"STARTTLS\"") }) else {
            return .stop(.notOffered(reply: reply.quotedWhole))
        }
        isAsked = true
        return .say("STARTTLS")
    }
}

/// > The STARTTLS command of IRC servers: 670 (RPL_STARTTLS) consents, 691 (ERR_STARTTLS) refuses.
///
/// Servers say what they like before a client registers; only the answer matters.
struct IRCScript: LineScript {
    var opening: String { "STARTTLS\r\n" }

    func isEnd(_ reply: [String]) -> Bool { true }

    mutating func answer(to reply: [String]) -> Dialogue.Step {
        var words = (reply.last ?? "").split(separator: " ").map(String.init)
        if words.first?.begins(with: ":") == true { words.removeFirst() }
        switch words.first {
        case "670": return .start
        case "691": return .stop(.refused(reply: reply.quoted))
        case "421", "451": return .stop(.notOffered(reply: reply.quoted))
        case "ERROR": return .stop(.busy(reply: reply.quoted))
        case let word? where word.begins(with: "HTTP/"):
            return .stop(.foreign(said: reply.quoted))
        default: return .wait
        }
    }
}

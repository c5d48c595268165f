/// A dialogue of lines that end in CRLF, or in LF alone.
struct LineDialogue<Script: LineScript>: DialogueScript {
    private var script: Script
    /// The line that is not over yet.
    private var line: [UInt8] = []
    private var reply: [String] = []
    /// What came behind a reply before it was answered.
    private var early: [UInt8] = []

    init(_ script: Script) { self.script = script }

    var opening: [UInt8] { Array(script.opening.utf8) }

    var unfinished: String { reply.last?.utf8.said ?? line.said }

    mutating func take(_ octets: [UInt8]) -> Dialogue.Step {
        let octets = early + octets
        early = []
        for (place, octet) in octets.enumerated() {
            guard octet == UInt8(ascii: "\n") else {
                line.append(octet)
                continue
            }
            guard let step = endLine(), step != .wait else { continue }
            let rest = octets[(place + 1)...]
            if step == .start, !rest.isEmpty { return .stop(.spokeOn) }
            // Who has said more before being asked still has to answer what is asked.
            early = Array(rest)
            return step
        }
        return reply.isEmpty && !script.isPlausible(line[...])
            ? .stop(.foreign(said: line.said)) : .wait
    }

    /// What is to be done at the end of a line; nil within a reply.
    private mutating func endLine() -> Dialogue.Step? {
        if line.last == UInt8(ascii: "\r") { line.removeLast() }
        reply.append(String(decoding: line, as: UTF8.self))
        line = []
        guard script.isEnd(reply) else { return nil }
        defer { reply = [] }
        return script.answer(to: reply)
    }
}

/// What a client says to the replies of a server that speaks in lines.
protocol LineScript {
    /// What the client says before it has heard anything.
    var opening: String { get }
    /// Whether the last line of a reply ends it.
    func isEnd(_ reply: [String]) -> Bool
    /// Whether octets may be the beginning of a reply.
    func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool
    /// What is to be done now that a reply is there.
    mutating func answer(to reply: [String]) -> Dialogue.Step
}

extension LineScript {
    var opening: String { "" }

    /// Text, whatever it says.
    func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
        octets.prefix(16).allSatisfy { $0 >= 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0A }
    }
}

extension Dialogue.Step {
    /// Sends a line.
    static func say(_ line: String) -> Dialogue.Step { .send(Array("\(line)\r\n".utf8)) }
}

extension [String] {
    /// The last line of a reply, for people.
    var quoted: String { (last ?? "").utf8.said }

    /// The whole reply, for people.
    var quotedWhole: String { joined(separator: " / ").utf8.said }
}

extension String {
    /// Whether it begins with a word in ASCII, whatever the case of its letters.
    func begins(with word: String) -> Bool {
        let octets = utf8
        guard octets.count >= word.utf8.count else { return false }
        return zip(octets, word.utf8).allSatisfy { $0.asLowerCase == $1.asLowerCase }
    }

    /// Whether one of its words, between spaces, is this one, whatever the case of its letters.
    func holds(word: String) -> Bool {
        split(separator: " ").contains { part in
            part.utf8.count == word.utf8.count && String(part).begins(with: word)
        }
    }
}

extension UInt8 {
    /// The octet of the small letter, where it is a capital one.
    fileprivate var asLowerCase: UInt8 { 0x41...0x5A ~= self ? self + 0x20 : self }
}

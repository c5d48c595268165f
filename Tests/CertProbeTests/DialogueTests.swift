import TestSupport
import Testing

@testable import CertProbe

/// What client and server say before TLS, protocol by protocol.
@Suite struct DialogueTests {
    /// What a server says, in turns, and what comes of it.
    struct Talk: Sendable, CustomTestStringConvertible {
        let name: String
        let kind: StartTLSProtocol
        let server: [String]
        /// What the client has said, turn by turn.
        var client: [String] = []
        let end: Dialogue.Step

        var testDescription: String { "\(kind.rawValue): \(name)" }
    }

    @Test("A server's words lead to this end", arguments: all)
    func talk(_ talk: Talk) {
        let (said, end) = Self.run(talk.kind, talk.server.map { Array($0.utf8) })
        #expect(end == talk.end)
        if !talk.client.isEmpty {
            #expect(said.map { String(decoding: $0, as: UTF8.self) } == talk.client)
        }
    }

    @Test("The same words in single octets lead to the same end", arguments: all)
    func octets(_ talk: Talk) {
        var dialogue = Dialogue(talk.kind, domain: "example.test")
        var last = Dialogue.Step.wait
        for octet in talk.server.joined().utf8 {
            last = dialogue.take([octet])
            if case .stop = last { break }
        }
        switch talk.end {
        // What stands behind a consent is not there yet when the consent is read.
        case .stop(.spokeOn): break
        // Less than the whole can be enough to stop, and less is quoted then.
        case .stop: #expect(Self.kind(last) == Self.kind(talk.end))
        default: #expect(last == talk.end)
        }
    }

    /// A step without what it quotes.
    private static func kind(_ step: Dialogue.Step) -> String {
        let words = String(describing: step).split(separator: "(")
        return words.prefix(2).joined(separator: "(")
    }

    @Test("No more than a bound is taken of any server", arguments: StartTLSProtocol.allCases)
    func bound(kind: StartTLSProtocol) {
        var dialogue = Dialogue(kind, domain: "example.test")
        var count = 0
        while case .wait = dialogue.take([UInt8](repeating: 0x20, count: 1024)) {
            count += 1
            guard count < 1000 else { break }
        }
        #expect(count <= Dialogue.maximumOctets / 1024)
    }

    @Test(
        "Octets of binary protocols",
        arguments: [
            (.ldap, [0x30, 0x0C, 2, 1, 1, 0x78, 7, 0x0A, 1, 0, 4, 0, 4, 0], .start),
            (
                .ldap,
                [
                    0x30, 0x84, 0, 0, 0, 0x10, 2, 1, 1, 0x78, 0x84, 0, 0, 0, 7, 0x0A, 1, 0, 4, 0, 4,
                    0,
                ],
                .start
            ),
            (
                .ldap, [0x30, 0x0E, 2, 1, 1, 0x78, 9, 0x0A, 1, 2, 4, 0, 4, 2, 0x6E, 0x6F],
                .stop(.notOffered(reply: "result code 2: no"))
            ),
            (
                .ldap, [0x30, 0x0C, 2, 1, 1, 0x78, 7, 0x0A, 1, 0x34, 4, 0, 4, 0],
                .stop(.refused(reply: "result code 52"))
            ),
            (.postgres, [0x53], .start),
            (.postgres, [0x4E], .stop(.notOffered(reply: "N"))),
            (.postgres, [0x53, 0x53], .stop(.spokeOn)),
            (
                .postgres, [0x45, 0, 0, 0, 9, 0x4D, 0x6E, 0x6F, 0, 0],
                .stop(.refused(reply: "no"))
            ),
            (
                .mysql, [6, 0, 0, 0, 0xFF, 0x69, 4, 0x6E, 0x6F, 0x21],
                .stop(.refused(reply: "no!"))
            ),
        ] as [(StartTLSProtocol, [UInt8], Dialogue.Step)]
    )
    func binary(kind: StartTLSProtocol, octets: [UInt8], end: Dialogue.Step) {
        #expect(Self.run(kind, [octets]).end == end)
    }

    @Test("MySQL's capabilities say whether TLS is offered", arguments: [true, false])
    func mysql(isOffered: Bool) {
        let greeting: [UInt8] =
            [0x0A] + Array("8.0.1".utf8) + [0] + [1, 0, 0, 0] + [UInt8](repeating: 7, count: 8) + [
                0
            ]
            + [0xFF, isOffered ? 0xFF : 0xF7] + [UInt8](repeating: 0, count: 20)
        let packet = [UInt8(greeting.count), 0, 0, 0] + greeting
        let (said, end) = Self.run(.mysql, [packet])
        if isOffered {
            #expect(said.last?.count == 36)
            #expect(said.last?.prefix(8) == [0x20, 0, 0, 1, 0x85, 0xAE, 0x7F, 0])
            #expect(end == .start)
        } else {
            #expect(end == .stop(.notOffered(reply: "version 8.0.1")))
        }
    }

    /// Plays a server; what the client said, and the end.
    private static func run(
        _ kind: StartTLSProtocol,
        _ server: [[UInt8]]
    ) -> (said: [[UInt8]], end: Dialogue.Step) {
        var dialogue = Dialogue(kind, domain: "example.test")
        var said = dialogue.opening.isEmpty ? [] : [dialogue.opening]
        var last = Dialogue.Step.wait
        for words in server {
            last = dialogue.take(words)
            switch last {
            case .send(let octets): said.append(octets)
            case .startAfter(let octets):
                said.append(octets)
                last = .start
            default: break
            }
        }
        return (said, last)
    }
}

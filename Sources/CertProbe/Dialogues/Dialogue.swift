/// What a client and a server say to each other before TLS starts: octets in, octets out.
///
/// A dialogue knows no socket and no clock. What the server says is bounded.
struct Dialogue {
    /// The most octets that a server may say before TLS starts.
    static let maximumOctets = 64 * 1024

    /// What is to be done next.
    enum Step: Equatable {
        /// The server has more to say.
        case wait
        /// Send these octets.
        case send([UInt8])
        /// Begin the handshake.
        case start
        /// Send these octets, then begin the handshake.
        case startAfter([UInt8])
        /// TLS can't be started.
        case stop(StartTLSFault)
    }

    private var script: any DialogueScript
    private var count = 0

    /// - Parameter domain: The name of the service, for protocols in which the client says it.
    init(_ kind: StartTLSProtocol, domain: String) {
        script = Self.script(kind, domain)
    }

    private static func script(_ kind: StartTLSProtocol, _ domain: String) -> any DialogueScript {
        switch kind {
        case .smtp: LineDialogue(SMTPScript(hello: "EHLO"))
        case .lmtp: LineDialogue(SMTPScript(hello: "LHLO"))
        case .imap: LineDialogue(IMAPScript())
        case .pop3: LineDialogue(POP3Script())
        case .ftp: LineDialogue(FTPScript())
        case .nntp: LineDialogue(NNTPScript())
        case .sieve: LineDialogue(SieveScript())
        case .irc: LineDialogue(IRCScript())
        case .xmpp: XMPPDialogue(namespace: "jabber:client", domain: domain)
        case .xmppServer: XMPPDialogue(namespace: "jabber:server", domain: domain)
        case .ldap: LDAPDialogue()
        case .postgres: PostgresDialogue()
        case .mysql: MySQLDialogue()
        }
    }

    /// What the client says before it has heard anything; empty where the server speaks first.
    var opening: [UInt8] { script.opening }

    /// Takes what the server said.
    mutating func take(_ octets: [UInt8]) -> Step {
        count += octets.count
        guard count <= Self.maximumOctets else { return .stop(.endless) }
        return script.take(octets)
    }

    /// Why TLS can't be started where the server says no more.
    var ending: StartTLSFault { .ended(said: script.unfinished) }
}

/// One protocol's side of a dialogue.
protocol DialogueScript {
    /// What the client says before it has heard anything.
    var opening: [UInt8] { get }
    /// What the server said and was not a whole reply yet, for people.
    var unfinished: String { get }
    /// Takes what the server said.
    mutating func take(_ octets: [UInt8]) -> Dialogue.Step
}

extension Sequence<UInt8> {
    /// What a server said as a text of bounded length; it is escaped where it is printed.
    var said: String {
        let text = String(decoding: Array(prefix(400)), as: UTF8.self)
        return String(text.unicodeScalars.prefix(300))
    }
}

/// Why an endpoint presented no certificate.
enum ProbeFailure: Error, Sendable, Hashable {
    /// The host has no address; the resolver's words.
    case noAddress(String)
    /// Nothing answers at the address; the system's words.
    case unreachable(String, isLocal: Bool)
    /// The time was up.
    case timedOut(ProbeStep, seconds: Int)
    /// What answers does not speak TLS; what it said.
    case notTLS(said: String)
    /// The server does not start TLS.
    case startTLS(StartTLSProtocol, StartTLSFault)
    /// The server ended the handshake with an alert.
    case alert(UInt8)
    /// The connection was closed or reset; the system's words where it was reset.
    case closed(ProbeStep, reason: String?)
    /// The handshake failed on this side; OpenSSL's words.
    case handshake(String)
    /// The server sent more than a handshake needs.
    case endless
    /// The run was ended.
    case interrupted
    /// This machine could not; its words.
    case system(String)
}

/// What was under way.
enum ProbeStep: Sendable, Hashable {
    case resolving
    case connecting
    case dialogue
    case handshake
}

extension ProbeFailure {
    /// Whether the server took part in a handshake, and may answer to another one.
    var isOfHandshake: Bool {
        switch self {
        case .alert, .handshake: true
        case .closed(let step, _): step == .handshake
        default: false
        }
    }

    /// What happened, a lowercase fragment that is safe to print.
    var reason: String {
        switch self {
        case .noAddress(let words): "the host has no address: \(words.printable)"
        case .unreachable(let words, _): "nothing answers: \(words.printable)"
        case .timedOut(let step, let seconds): "\(step.waiting) after \(seconds) s"
        case .notTLS(let said):
            said.isEmpty ? "it does not speak TLS" : "it does not speak TLS: \(Self.quoted(said))"
        case .startTLS(let kind, let fault): fault.reason(in: kind)
        case .alert(let number):
            "the handshake failed: the server sent the alert \(Alert.name(number))"
        case .closed(let step, let words):
            words.map { "\(step.broken): \($0.printable)" } ?? step.broken
        case .handshake(let words): "the handshake failed: \(words.printable)"
        case .endless: "it sends more than a handshake needs"
        case .interrupted: "the run was ended before it answered"
        case .system(let words): "this machine could not connect: \(words.printable)"
        }
    }

    /// What to do about it; nil where nothing helps in general.
    var help: String? {
        switch self {
        case .noAddress: "Check the name, or say where to connect to."
        case .unreachable: "Check the port, the firewall, and whether the server runs."
        case .notTLS(let said): Self.protocolHelp(said)
        case .startTLS(_, let fault): fault.help
        default: nil
        }
    }

    /// The error as reports hold it.
    func error(endpoint: String, address: String?) -> CertificateError {
        CertificateError(
            code,
            source: endpoint,
            reason: address.map { "\($0): \(reason)" } ?? reason,
            help: help
        )
    }

    private var code: CertificateError.Code {
        switch self {
        case .noAddress: .noAddress
        case .unreachable, .system: .refused
        case .timedOut: .timedOut
        case .notTLS: .notTLS
        case .startTLS: .startTLSRefused
        case .alert, .closed, .handshake, .endless: .handshakeFailed
        case .interrupted: .interrupted
        }
    }

    static func quoted(_ said: String) -> String { "\"\(said.printable)\"" }

    private static func protocolHelp(_ said: String) -> String {
        let kind: StartTLSProtocol? =
            if said.begins(with: "220") { .smtp } else if said.begins(with: "* OK") {
                .imap
            } else if said.begins(with: "+OK") { .pop3 } else { nil }
        guard let kind else { return "Check the port and the protocol." }
        return "Ask it to start TLS, if this is \(kind.rawValue): starttls=\(kind.rawValue)."
    }
}

extension ProbeStep {
    fileprivate var waiting: String {
        switch self {
        case .resolving: "no answer from the resolver"
        case .connecting: "no answer to the connection"
        case .dialogue: "no answer to what begins STARTTLS"
        case .handshake: "no end of the handshake"
        }
    }

    fileprivate var broken: String {
        switch self {
        case .resolving, .connecting: "the connection could not be made"
        case .dialogue: "the server closed the connection before TLS was started"
        case .handshake: "the server closed the connection in the handshake"
        }
    }
}

extension StartTLSFault {
    /// What happened, a lowercase fragment that is safe to print.
    fileprivate func reason(in kind: StartTLSProtocol) -> String {
        let name = kind.rawValue
        switch self {
        case .notOffered(let reply):
            return "the server does not offer TLS in \(name): \(ProbeFailure.quoted(reply))"
        case .refused(let reply):
            return "the server refuses to start TLS in \(name): \(ProbeFailure.quoted(reply))"
        case .busy(let reply):
            return "the server is busy or closes: \(ProbeFailure.quoted(reply))"
        case .unknownDomain(let reply):
            return "the server does not serve the domain: \(ProbeFailure.quoted(reply))"
        case .foreign(let said):
            return "what answers does not speak \(name): \(ProbeFailure.quoted(said))"
        case .spokeOn:
            return "the server spoke on after it agreed to start TLS"
        case .ended(let said):
            let last = said.isEmpty ? "" : "; it said \(ProbeFailure.quoted(said))"
            return "the server closed the connection before TLS was started\(last)"
        case .endless:
            return "the server says more than \(name) needs before TLS is started"
        }
    }

    fileprivate var help: String? {
        switch self {
        case .notOffered: "Turn on TLS in the server, or check the port."
        case .busy: "Try again later, or raise the server's limit of connections."
        case .unknownDomain: "Give the domain that it serves as the server name."
        case .foreign: "Check the port and the protocol."
        case .refused, .spokeOn, .ended, .endless: nil
        }
    }
}

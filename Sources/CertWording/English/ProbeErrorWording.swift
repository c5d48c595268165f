internal import CertModel

/// Endpoints that presented no certificate.
extension English {
    /// A failure, with the address where a host may have several.
    static func message(_ failure: ProbeFailure, at address: String?) -> String {
        address.map { "\($0.printable): \(message(failure))" } ?? message(failure)
    }

    static func message(_ failure: ProbeFailure) -> String {
        switch failure {
        case .noAddress(let words): "the host has no address: \(words.printable)"
        case .noUsableAddress: "the host has no address: none of them is IPv4 or IPv6"
        case .unreachable(let words, _): "nothing answers: \(words.printable)"
        case .timedOut(.resolving, let seconds):
            "no answer from the resolver after \(seconds) s"
        case .timedOut(.connecting, let seconds):
            "no answer to the connection after \(seconds) s"
        case .timedOut(.dialogue, let seconds):
            "no answer to what begins STARTTLS after \(seconds) s"
        case .timedOut(.handshake, let seconds):
            "no end of the handshake after \(seconds) s"
        case .notTLS(""): "it does not speak TLS"
        case .notTLS(let said): "it does not speak TLS: \(saying(said))"
        case .startTLS(let name, let fault): message(fault, in: name)
        case .alert(let name): "the handshake failed: the server sent the alert \(name)"
        case .closed(let step, let words?): "\(broken(step)): \(words.printable)"
        case .closed(let step, nil): broken(step)
        case .handshake(let words?): "the handshake failed: \(words.printable)"
        case .handshake(nil): "the handshake failed"
        case .noCertificate: "the handshake failed: the server presented no certificate"
        case .endless: "it sends more than a handshake needs"
        case .interrupted: "the run was ended before it answered"
        case .system(let words): "this machine could not connect: \(words.printable)"
        }
    }

    private static func broken(_ step: ProbeStep) -> String {
        switch step {
        case .resolving, .connecting: "the connection could not be made"
        case .dialogue: "the server closed the connection before TLS was started"
        case .handshake: "the server closed the connection in the handshake"
        }
    }

    private static func message(_ fault: StartTLSFault, in name: String) -> String {
        switch fault {
        case .notOffered(let reply): "the server does not offer TLS in \(name): \(saying(reply))"
        case .refused(let reply): "the server refuses to start TLS in \(name): \(saying(reply))"
        case .busy(let reply): "the server is busy or closes: \(saying(reply))"
        case .unknownDomain(let reply): "the server does not serve the domain: \(saying(reply))"
        case .foreign(let said): "what answers does not speak \(name): \(saying(said))"
        case .spokeOn: "the server spoke on after it agreed to start TLS"
        case .ended(""): "the server closed the connection before TLS was started"
        case .ended(let said):
            "the server closed the connection before TLS was started; it said \(saying(said))"
        case .endless: "the server says more than \(name) needs before TLS is started"
        }
    }

    /// What a server said.
    private static func saying(_ said: String) -> String { "\"\(said.printable)\"" }

    static func remedy(_ failure: ProbeFailure) -> String? {
        switch failure {
        case .noAddress, .noUsableAddress: "Check the name, or say where to connect to."
        case .unreachable: "Check the port, the firewall, and whether the server runs."
        case .notTLS:
            failure.greetedProtocol.map {
                "Ask it to start TLS, if this is \($0): starttls=\($0)."
            } ?? "Check the port and the protocol."
        case .startTLS(_, .notOffered): "Turn on TLS in the server, or check the port."
        case .startTLS(_, .busy): "Try again later, or raise the server's limit of connections."
        case .startTLS(_, .unknownDomain): "Give the domain that it serves as the server name."
        case .startTLS(_, .foreign): "Check the port and the protocol."
        case .startTLS(_, .refused), .startTLS(_, .spokeOn), .startTLS(_, .ended),
            .startTLS(_, .endless), .timedOut, .alert, .closed, .handshake, .noCertificate,
            .endless, .interrupted, .system:
            nil
        }
    }
}

/// Targets of a probe, and what they are compared with.
extension English {
    static func message(_ refusal: TargetRefusal) -> String {
        switch refusal {
        case .tooLong(let maximum): "a target is longer than \(maximum) octets"
        case .empty: "the target is empty"
        case .unknownProtocol(let word, _): "no protocol with STARTTLS: \(word.printable)"
        case .notAPort(let text): "not a port: \(text.printable)"
        case .unknownOption(let word): "not an option of a target: \(word.printable)"
        case .nothingToCompare: "holds no certificate to compare with"
        case .nothingToCompareFor(let identifier):
            "holds no certificate that covers \(identifier.description.printable)"
        case .interrupted: "the run was ended before all targets were asked"
        }
    }

    static func remedy(_ refusal: TargetRefusal) -> String? {
        switch refusal {
        case .unknownProtocol(_, let known): "The protocols are \(known.joined(separator: ", "))."
        case .notAPort: "A port is a number from 1 to 65535."
        case .unknownOption:
            "The options are starttls=PROTOCOL, servername=NAME and connect=ADDRESS:PORT."
        case .nothingToCompare: "Give the file that the server presents."
        case .nothingToCompareFor: "Give the file that the server presents for this name."
        case .interrupted: "Ask again; the report holds what was learnt."
        case .tooLong, .empty: nil
        }
    }
}

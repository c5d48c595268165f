/// Why an endpoint presented no certificate.
package enum ProbeFailure: Error, Sendable, Hashable {
    /// The host has no address; the resolver's words.
    case noAddress(String)
    /// The host's addresses are neither IPv4 nor IPv6.
    case noUsableAddress
    /// Nothing answers at the address; the system's words.
    case unreachable(String, isLocal: Bool)
    /// The time was up.
    case timedOut(ProbeStep, seconds: Int)
    /// What answers does not speak TLS; what it said.
    case notTLS(said: String)
    /// The server does not start TLS in a protocol.
    case startTLS(protocol: String, StartTLSFault)
    /// The server ended the handshake with an alert, by its name in TLS.
    case alert(String)
    /// The connection was closed or reset; the system's words where it was reset.
    case closed(ProbeStep, words: String?)
    /// The handshake failed on this side; OpenSSL's words, where it has any.
    case handshake(String?)
    /// The handshake ended well and without a certificate.
    case noCertificate
    /// The server sent more than a handshake needs.
    case endless
    /// The run was ended.
    case interrupted
    /// This machine could not; its words.
    case system(String)

    /// The protocol of mail whose greeting a server gave in place of TLS.
    package var greetedProtocol: String? {
        guard case .notTLS(let said) = self else { return nil }
        if said.utf8.starts(with: "220".utf8) { return "smtp" }
        if said.utf8.starts(with: "* OK".utf8) { return "imap" }
        return said.utf8.starts(with: "+OK".utf8) ? "pop3" : nil
    }

    var values: [Finding.Value] {
        switch self {
        case .noAddress(let words), .unreachable(let words, _), .system(let words),
            .handshake(let words?), .closed(_, let words?):
            [.text("system", words)]
        case .timedOut(_, let seconds): [.number("seconds", Int64(seconds))]
        case .notTLS(let said): [.text("said", said)]
        case .startTLS(let name, let fault): [.text("starttls", name)] + fault.values
        case .alert(let name): [.text("alert", name)]
        case .noUsableAddress, .closed(_, nil), .handshake(nil), .noCertificate, .endless,
            .interrupted:
            []
        }
    }
}

/// What was under way.
package enum ProbeStep: Sendable, Hashable {
    case resolving
    case connecting
    case dialogue
    case handshake
}

/// Why a server does not start TLS.
package enum StartTLSFault: Error, Sendable, Hashable {
    /// It says that it does not offer STARTTLS; its words.
    case notOffered(reply: String)
    /// It refuses; its words.
    case refused(reply: String)
    /// It has too many connections, or asks to come back later; its words.
    case busy(reply: String)
    /// It does not serve the domain that was asked for; its words.
    case unknownDomain(reply: String)
    /// What it says is not the protocol that was asked for; its words.
    case foreign(said: String)
    /// It went on to speak behind its consent, where TLS begins.
    case spokeOn
    /// It closed the connection; what it said last, empty where it said nothing.
    case ended(said: String)
    /// It says more than a server needs to.
    case endless

    fileprivate var values: [Finding.Value] {
        switch self {
        case .notOffered(let words), .refused(let words), .busy(let words),
            .unknownDomain(let words), .foreign(let words), .ended(let words):
            [.text("said", words)]
        case .spokeOn, .endless: []
        }
    }
}

/// Why a target of a probe, or what it is compared with, can't be used.
package enum TargetRefusal: Sendable, Hashable {
    case tooLong(maximum: Int)
    case empty
    /// A word that names no protocol with STARTTLS, and the protocols.
    case unknownProtocol(String, known: [String])
    case notAPort(String)
    case unknownOption(String)
    /// Files to compare with that hold no certificate.
    case nothingToCompare
    /// Files to compare with that hold no certificate for a name.
    case nothingToCompareFor(ReferenceIdentifier)
    /// The run was ended before all targets were asked.
    case interrupted

    var values: [Finding.Value] {
        switch self {
        case .tooLong(let maximum): [.number("maximum", Int64(maximum))]
        case .unknownProtocol(let text, _), .notAPort(let text), .unknownOption(let text):
            [.text("given", text.shortened(to: 200))]
        case .nothingToCompareFor(let identifier): [.text("host", identifier.description)]
        case .empty, .nothingToCompare, .interrupted: []
        }
    }
}

/// One target with all that is asked of it and all that came of it.
struct ProbeJob: Sendable {
    let target: ProbeTarget
    /// When it was begun, and when it must be over, on the monotonic clock, in milliseconds.
    let began: Int
    let deadline: Int
    var ended = 0
    /// How many of its places still have to be looked up.
    var unresolved: Int
    /// Why not all of its addresses are known.
    var failure: ProbeFailure?
    /// The handshakes, in the order in which they were thought of.
    var attempts: [Attempt] = []

    init(_ target: ProbeTarget, began: Int, deadline: Int) {
        self.target = target
        self.began = began
        self.deadline = deadline
        unresolved = target.places.count
    }

    /// One handshake.
    struct Attempt: Sendable {
        let kind: Kind
        let address: SocketAddress
        /// What came of it; nil while it is under way.
        var outcome: HandshakeOutcome?
    }

    /// What a handshake is for.
    enum Kind: Sendable, Hashable {
        /// What a client of today asks for.
        case preferred
        /// The other kind of key.
        case rsaKey, curveKey
        /// No name.
        case nameless
        /// Nothing newer than TLS 1.1.
        case obsolete
    }

    /// Whether all is known.
    var isOver: Bool { unresolved <= 0 && attempts.allSatisfy { $0.outcome != nil } }

    /// Adds a handshake; returns its place.
    mutating func add(_ kind: Kind, _ address: SocketAddress) -> Int {
        attempts.append(Attempt(kind: kind, address: address))
        return attempts.count - 1
    }

    /// Notes what came of a handshake.
    ///
    /// - Returns: The places of those that follow from it.
    mutating func settle(_ place: Int, _ outcome: HandshakeOutcome) -> [Int] {
        attempts[place].outcome = outcome
        guard attempts[place].kind == .preferred else { return [] }
        let address = attempts[place].address
        var next: [Kind] = []
        if let served = outcome.served {
            if let hasRSAKey = served.hasRSAKey { next.append(hasRSAKey ? .curveKey : .rsaKey) }
            if served.isCurrent { next.append(.obsolete) }
        }
        // An endpoint that does not answer at all need not be asked again.
        let isThere = outcome.served != nil || outcome.failure?.isOfHandshake == true
        if isThere, target.indicatedName != nil { next.append(.nameless) }
        return next.map { add($0, address) }
    }

    /// What is asked in a handshake.
    func request(_ place: Int) -> Connection.Request {
        let attempt = attempts[place]
        let question: TLSQuestion =
            switch attempt.kind {
            case .preferred, .nameless: .preferred
            case .rsaKey: .rsa
            case .curveKey: .curve
            case .obsolete: .obsolete
            }
        return Connection.Request(
            address: attempt.address,
            question: question,
            serverName: attempt.kind == .nameless ? nil : target.indicatedName,
            startTLS: target.startTLS,
            domain: target.domain,
            protocols: target.applicationProtocols,
            deadline: deadline
        )
    }
}

extension HandshakeOutcome.Served {
    /// Whether the version that was agreed on is one of today.
    var isCurrent: Bool { version == "TLSv1.2" || version == "TLSv1.3" }
}

extension ProbeTarget {
    /// The name of the service, for protocols in which the client says it.
    var domain: String {
        switch expected {
        case .dns(let name): name.ascii
        case .ip(let address): address.description
        }
    }

    /// The application protocols to offer, each with its length before it.
    ///
    /// Servers of other protocols than HTTP end a handshake that offers none of theirs (RFC 7301
    /// §3.2), so only HTTP's are ever offered, and not on the ports of others.
    var applicationProtocols: [UInt8] {
        let others: Set = [
            465, 563, 636, 853, 989, 990, 992, 993, 994, 995, 3269, 5061, 5223, 6697, 8883,
        ]
        guard startTLS == nil, !others.contains(port) else { return [] }
        return [2] + Array("h2".utf8) + [8] + Array("http/1.1".utf8)
    }
}

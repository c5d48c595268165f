/// The different chains that one target presented, and in which handshakes.
struct PresentedChains {
    /// One chain, as it was sent.
    struct Chain {
        let certificates: [[UInt8]]
        /// The handshakes that presented it, by their places.
        var attempts: [Int] = []
        /// Whether it answered the name that was asked for, so that it is to be judged.
        var isAsked = false
        /// The OCSP responses that were stapled to it, each once.
        var staples: [[UInt8]] = []
        /// An address that never stapled one.
        var unstapledAddress: String?
    }

    private(set) var all: [Chain] = []
    private let job: ProbeJob
    private var places: [Int: Int] = [:]

    /// How many different responses of one chain are judged.
    private static let maximumStaples = 16

    init(_ job: ProbeJob) {
        self.job = job
        for (place, attempt) in job.attempts.enumerated() where attempt.kind != .obsolete {
            guard let served = attempt.outcome?.served else { continue }
            add(served, of: place, isAsked: attempt.kind != .nameless)
        }
        for place in all.indices { noteUnstapled(place) }
    }

    /// The chain that a handshake presented.
    func place(of attempt: Int) -> Int? { places[attempt] }

    /// The chain that an address presents to a client of today.
    func preferred(at address: SocketAddress) -> Int? {
        job.attempts.indices.first {
            job.attempts[$0].kind == .preferred && job.attempts[$0].address == address
        }.flatMap { places[$0] }
    }

    private mutating func add(
        _ served: HandshakeOutcome.Served,
        of attempt: Int,
        isAsked: Bool
    ) {
        let place: Int
        if let known = all.firstIndex(where: { $0.certificates == served.certificates }) {
            place = known
        } else {
            all.append(Chain(certificates: served.certificates))
            place = all.count - 1
        }
        places[attempt] = place
        all[place].attempts.append(attempt)
        if isAsked { all[place].isAsked = true }
        if let staple = served.staple, !all[place].staples.contains(staple),
            all[place].staples.count < Self.maximumStaples
        {
            all[place].staples.append(staple)
        }
    }

    /// A server that fetches responses when it is first asked staples none to the first client: an
    /// address lacks one where none of its handshakes had one.
    private mutating func noteUnstapled(_ place: Int) {
        var stapled: [String: Bool] = [:]
        for attempt in all[place].attempts {
            let hasStaple = job.attempts[attempt].outcome?.served?.staple != nil
            stapled[job.attempts[attempt].address.text, default: false] =
                hasStaple
                || stapled[job.attempts[attempt].address.text] == true
        }
        all[place].unstapledAddress = stapled.filter { !$0.value }.keys.min()
    }
}

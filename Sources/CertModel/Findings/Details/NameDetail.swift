extension FindingID {
    /// A host that no subject alternative name matches.
    public static let nameNotCovered = FindingID("name-not-covered")
    /// A server certificate without a DNS or IP name.
    public static let noNames = FindingID("no-names")
    /// A wildcard that clients refuse.
    public static let wildcardInvalid = FindingID("wildcard-invalid")

    static let nameFindings: [FindingID] = [
        .nameNotCovered, .noNames, .wildcardInvalid,
    ]
}

/// What is wrong with the names that a certificate covers.
package enum NameDetail: Sendable, Hashable {
    /// None of its names covers some hosts, or everything below some parents.
    case hostsNotCovered(UncoveredHosts)
    /// No certificate that a server presents to a client that asks for some hosts covers them.
    case hostsNotServed(FirstOf<ReferenceIdentifier>)
    /// None of its names is one of some e-mail addresses.
    case emailsNotCovered(FirstOf<EmailAddress>, names: FirstOf<String>)
    /// It has no name by which clients could know a server.
    case noNames(commonName: String?)
    /// Clients refuse some of its wildcards, all for the same reason.
    case wildcardsInvalid([String], WildcardFault)

    /// Hosts that a certificate does not cover.
    package struct UncoveredHosts: Sendable, Hashable {
        /// The hosts, and after them the wildcards that stand for everything below a name.
        package let hosts: FirstOf<UncoveredHost>
        /// What it covers instead.
        package let names: FirstOf<String>
        /// Why one of the hosts, which people expect to be covered, is not.
        package let hint: NameHint?

        package init(
            hosts: FirstOf<UncoveredHost>,
            names: FirstOf<String>,
            hint: NameHint?
        ) {
            self.hosts = hosts
            self.names = names
            self.hint = hint
        }
    }

    /// A host, or a wildcard that stands for everything below a name.
    package enum UncoveredHost: Sendable, Hashable {
        case host(ReferenceIdentifier)
        case below(DNSName)

        /// The form compared.
        package var ascii: String {
            switch self {
            case .host(let host): host.ascii
            case .below(let parent): "*.\(parent.ascii)"
            }
        }
    }

    var id: FindingID {
        switch self {
        case .hostsNotCovered, .hostsNotServed, .emailsNotCovered: .nameNotCovered
        case .noNames: .noNames
        case .wildcardsInvalid: .wildcardInvalid
        }
    }

    var values: [Finding.Value] {
        switch self {
        case .hostsNotCovered(let uncovered):
            Self.listed("hosts", uncovered.hosts, \.ascii)
                + Self.listed("names", uncovered.names, \.self)
        case .hostsNotServed(let hosts): Self.listed("hosts", hosts, \.ascii)
        case .emailsNotCovered(let addresses, let names):
            Self.listed("emails", addresses, \.description) + Self.listed("names", names, \.self)
        case .noNames(let commonName): commonName.map { [.text("common_name", $0)] } ?? []
        case .wildcardsInvalid(let names, _): [.list("names", names)]
        }
    }

    /// The first of some values as texts, and how many more there are.
    private static func listed<Value>(
        _ name: String,
        _ values: FirstOf<Value>,
        _ text: (Value) -> String
    ) -> [Finding.Value] {
        let more = values.count - values.first.count
        let texts = Finding.Value.list(name, values.first.map(text))
        return more > 0 ? [texts, .number("more_\(name)", Int64(more))] : [texts]
    }
}

/// The first few of some values, and how many there are.
package struct FirstOf<Value: Sendable & Hashable>: Sendable, Hashable {
    /// The first few.
    package let first: [Value]
    /// How many there are in all.
    package let count: Int

    /// Keeps at most some number of values.
    package init(_ values: [Value], maximum: Int) {
        first = values.count > maximum ? Array(values.prefix(maximum)) : values
        count = values.count
    }
}

extension Finding {
    /// How many hosts asked for a finding holds: each certificate of a folder may lack thousands.
    private static let maximumHosts = 100
    /// How many of a certificate's own names a finding holds; no public certificate has more.
    private static let maximumNames = 1000

    /// Hosts, or everything below some parents, that none of the names covers.
    static func nameNotCovered(
        hosts: [ReferenceIdentifier],
        below parents: [DNSName],
        names: [String],
        hint: NameHint?,
        location: Location
    ) -> Finding {
        let uncovered = NameDetail.UncoveredHosts(
            hosts: FirstOf(
                hosts.map { .host($0) } + parents.map { .below($0) },
                maximum: maximumHosts
            ),
            names: FirstOf(names, maximum: maximumNames),
            hint: hint
        )
        return Finding(.names(.hostsNotCovered(uncovered)), .error, at: [location])
    }

    /// Hosts that no certificate covers that a server presents to a client that asks for them.
    package static func hostsNotServed(
        _ hosts: [ReferenceIdentifier],
        location: Location
    ) -> Finding {
        let detail = NameDetail.hostsNotServed(FirstOf(hosts, maximum: maximumHosts))
        return Finding(.names(detail), .error, at: [location])
    }

    /// E-mail addresses that none of the names is.
    static func nameNotCovered(
        emails: [EmailAddress],
        names: [String],
        location: Location
    ) -> Finding {
        let detail = NameDetail.emailsNotCovered(
            FirstOf(emails, maximum: maximumHosts),
            names: FirstOf(names, maximum: maximumNames)
        )
        return Finding(.names(detail), .error, at: [location])
    }

    /// A server certificate by which no client could know the server.
    static func noNames(commonName: String?, location: Location) -> Finding {
        Finding(.names(.noNames(commonName: commonName)), .error, at: [location])
    }

    /// Wildcards that clients refuse, all for the same reason.
    static func wildcardInvalid(
        _ names: [String],
        fault: WildcardFault,
        location: Location
    ) -> Finding {
        Finding(.names(.wildcardsInvalid(names, fault)), .warning, at: [location])
    }
}

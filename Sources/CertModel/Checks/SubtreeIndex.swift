/// Permitted or excluded subtrees of every kind of name, arranged so that a name is looked up in all
/// of them at once (RFC 5280 §4.2.1.10).
///
/// What can't be compared, because it is malformed or of a kind that these rules do not know, lies
/// in no permitted subtree and in every excluded one: nothing gets past a rule that is not applied.
struct SubtreeIndex {
    private let excludes: Bool
    private var kinds: Set<Kind> = []
    private var dns = HostSubtrees()
    private var mailHosts = HostSubtrees()
    private var mailboxes: Set<Mailbox> = []
    private var uriHosts = HostSubtrees()
    private var ranges: [[UInt8]: Set<[UInt8]>] = [:]
    private var hasOddRange = false
    private var directories: [Int: Set<CanonicalName>] = [:]

    init(_ subtrees: [GeneralName], excludes: Bool) {
        self.excludes = excludes
        for subtree in subtrees {
            kinds.insert(Kind(subtree))
            insert(subtree)
        }
    }

    private mutating func insert(_ subtree: GeneralName) {
        switch subtree {
        case .dns(let base): dns.insert(base, coversBelow: true)
        case .email(let base):
            if let mailbox = Mailbox(base) {
                mailboxes.insert(mailbox)
            } else {
                mailHosts.insert(base, coversBelow: false)
            }
        case .uri(let base): uriHosts.insert(base, coversBelow: false)
        case .ip(let range): insert(range: range)
        case .directory(let name):
            directories[name.relativeNames.count, default: []].insert(CanonicalName(name))
        default: break
        }
    }

    /// > "the iPAddress field of GeneralName MUST contain eight (8) octets" and thirty-two for IPv6:
    /// > an address and a mask.
    private mutating func insert(range: [UInt8]) {
        guard range.count == 8 || range.count == 32 else {
            hasOddRange = true
            return
        }
        let mask = Array(range.suffix(range.count / 2))
        ranges[mask, default: []].insert(Self.masked(range, by: mask))
    }

    /// Whether there is a subtree of the name's kind.
    func hasKind(of name: GeneralName) -> Bool { kinds.contains(Kind(name)) }

    /// Whether a name is in one of the subtrees.
    func contains(_ name: GeneralName) -> Bool {
        guard hasKind(of: name) else { return false }
        switch name {
        case .dns(let text):
            guard let host = HostName(text) else { return excludes || dns.coversAll }
            return dns.contains(host) || (excludes && dns.mayMeet(host))
        case .email(let text):
            return containsMail(text)
        case .uri(let uri):
            guard let host = Self.host(ofURI: uri).flatMap(HostName.init) else { return excludes }
            return uriHosts.contains(host)
        case .ip(let address):
            return contains(address: address)
        case .directory(let name):
            return directories.contains { count, bases in
                name.relativeNames.count >= count
                    && bases.contains(CanonicalName(name.relativeNames[..<count]))
            }
        default:
            return excludes
        }
    }

    /// > "A name constraint for Internet mail addresses MAY specify a particular mailbox, all
    /// > addresses at a particular host, or all mailboxes in a domain."
    private func containsMail(_ text: String) -> Bool {
        guard let mailbox = Mailbox(text),
            let host = HostName(String(decoding: mailbox.host, as: UTF8.self))
        else {
            return excludes || mailHosts.coversAll
        }
        return mailboxes.contains(mailbox) || mailHosts.contains(host)
    }

    private func contains(address: [UInt8]) -> Bool {
        // What is not a range excludes everything and permits nothing.
        if hasOddRange, excludes { return true }
        return ranges.contains { mask, bases in
            mask.count == address.count && bases.contains(Self.masked(address, by: mask))
        }
    }

    private static func masked(_ address: [UInt8], by mask: [UInt8]) -> [UInt8] {
        zip(address, mask).map(&)
    }

    /// The host of a URI with an authority; nil where there is none or it is an address.
    ///
    /// > "The constraint MUST be specified as a fully qualified domain name ... if ... the host name
    /// > [is] specified as an IP address, ... [the] application MUST reject the certificate."
    private static func host(ofURI uri: String) -> String? {
        guard let separator = uri.firstRange(of: "://") else { return nil }
        var authority = uri[separator.upperBound...].prefix { !"/?#".contains($0) }
        if let at = authority.lastIndex(of: "@") {
            authority = authority[authority.index(after: at)...]
        }
        guard !authority.hasPrefix("[") else { return nil }
        let host = String(authority.prefix { $0 != ":" })
        let isAddress = host.allSatisfy { $0.isNumber || $0 == "." }
        return host.isEmpty || isAddress ? nil : host
    }
}

/// The kind of a name, of which an otherName's type is a part.
private enum Kind: Hashable {
    case dns, ip, email, uri, directory, registeredID, x400, ediParty
    case other(OID)

    init(_ name: GeneralName) {
        switch name {
        case .dns: self = .dns
        case .ip: self = .ip
        case .email: self = .email
        case .uri: self = .uri
        case .directory: self = .directory
        case .registeredID: self = .registeredID
        case .x400: self = .x400
        case .ediParty: self = .ediParty
        case .other(let type, _): self = .other(type)
        }
    }
}

/// A particular mailbox: its host without regard to case (RFC 5280 §7.5).
private struct Mailbox: Hashable {
    /// Octets, which are compared as they are.
    let localPart: [UInt8]
    let host: [UInt8]

    init?(_ text: String) {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        localPart = Array(text.utf8[..<at])
        host = Array(Substring(text.utf8[at...].dropFirst()).lowercased().utf8)
    }
}

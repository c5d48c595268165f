/// What a client asks for: the reference identity of RFC 9525 §6.1.
public enum ReferenceIdentifier: Sendable, Hashable {
    /// The most octets that are read as a host: no name of 253 octets takes more to write, were
    /// each of its characters given as the four that it decomposes into.
    package static let maximumOctets = 4096

    /// A DNS name.
    case dns(DNSName)
    /// An IP address.
    case ip(IPAddress)

    /// Reads a host as people write it: a DNS name, or an IP address with or without brackets.
    ///
    /// - Throws: `badRequest` with what is wrong and, where the host can be made out, what to give
    ///   instead.
    public init(_ text: String) throws(CertificateError) {
        if let name = DNSName(plain: text) {
            self = .dns(name)
            return
        }
        if let address = IPAddress(text: text) {
            self = .ip(address)
            return
        }
        do throws(CertificateError) {
            try Self.refuseWhatIsNoHost(text)
            self = .dns(try DNSName(text))
        } catch {
            throw error.at(text.shown)
        }
    }

    /// Octets are looked at, not characters: one character can be of any length.
    private static func refuseWhatIsNoHost(_ text: String) throws(CertificateError) {
        let octets = text.utf8
        guard octets.count <= maximumOctets else {
            throw CertificateError(.badRequest, .name(.hostTooLong(maximum: maximumOctets)))
        }
        guard !text.isEmpty, text != "." else {
            throw CertificateError(.badRequest, .name(.hostEmpty))
        }
        if let rest = afterScheme(text) {
            throw refusal(.url(host: host(in: rest)))
        }
        if let slash = octets.firstIndex(of: UInt8(ascii: "/")) {
            throw refusal(.path(host: host(in: text[..<slash])))
        }
        if octets.contains(UInt8(ascii: "@")) {
            throw refusal(.emailAsHost(host: host(in: text[...])))
        }
        if octets.contains(UInt8(ascii: "*")) {
            throw refusal(.wildcard)
        }
        try refuseColons(text)
    }

    /// The part between `://` and the end of the authority; nil where the text has no scheme.
    private static func afterScheme(_ text: String) -> Substring? {
        let octets = text.utf8
        let colons = octets.indices.lazy.filter { octets[$0] == UInt8(ascii: ":") }
        guard let colon = colons.first(where: { octets[$0...].starts(with: "://".utf8) }) else {
            return nil
        }
        let rest = octets[colon...].dropFirst(3)
        return Substring(rest.prefix { !"/?#".utf8.contains($0) })
    }

    private static func refuseColons(_ text: String) throws(CertificateError) {
        let octets = text.utf8
        guard octets.contains(UInt8(ascii: ":")) || octets.first == UInt8(ascii: "[") else {
            return
        }
        let zone = octets.firstIndex(of: UInt8(ascii: "%"))
        let brackets = "[]".unicodeScalars
        let bare = String(
            text[..<(zone ?? text.endIndex)].unicodeScalars.filter { !brackets.contains($0) }
        )
        if zone != nil, IPAddress(text: bare) != nil {
            throw refusal(.zone(address: bare))
        }
        if let host = hostBeforePort(text[...]) {
            throw refusal(.port(host: self.host(in: host)))
        }
        throw refusal(.notAHost)
    }

    /// The host of `host:443` and `[2001:db8::1]:443`; nil where the text has another shape.
    private static func hostBeforePort(_ text: Substring) -> Substring? {
        let octets = text.utf8
        guard let colon = octets.lastIndex(of: UInt8(ascii: ":")) else { return nil }
        let (host, port) = (octets[..<colon], octets[colon...].dropFirst())
        let isHost =
            !host.isEmpty
            && (!host.contains(UInt8(ascii: ":")) || host.last == UInt8(ascii: "]"))
        return isHost && port.allSatisfy(\.isDigit) ? Substring(host) : nil
    }

    private static func refusal(_ refusal: NameRefusal) -> CertificateError {
        CertificateError(.badRequest, .name(refusal))
    }

    /// The host in a text that holds other things as well; nil where it has none.
    private static func host(in rest: Substring) -> String? {
        let afterUser = rest.utf8.split(separator: UInt8(ascii: "@")).last.map(Substring.init) ?? ""
        let host = String(hostBeforePort(afterUser) ?? afterUser)
        let isHost = IPAddress(text: host) != nil || (try? DNSName(host)) != nil
        return isHost ? host : nil
    }
}

extension ReferenceIdentifier: CustomStringConvertible {
    /// The host for people; a name with A-labels shows both forms.
    public var description: String {
        switch self {
        case .dns(let name): name.description
        case .ip(let address): address.description
        }
    }

    /// The form compared: lower-case ASCII without a trailing dot, or the address as text.
    public var ascii: String {
        switch self {
        case .dns(let name): name.ascii
        case .ip(let address): address.description
        }
    }
}

extension StringProtocol {
    /// The text safe to print, and cut where it is longer than any host.
    fileprivate var shown: String {
        let scalars = unicodeScalars
        return scalars.dropFirst(260).first == nil
            ? printable : String(String.UnicodeScalarView(scalars.prefix(260))).printable + "…"
    }
}

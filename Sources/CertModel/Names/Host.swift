/// What a client asks for: the reference identity of RFC 9525 §6.1.
public enum Host: Sendable, Hashable {
    /// A DNS name.
    case dns(DNSName)
    /// An IP address.
    case ip(IPAddress)

    /// Reads a host as people write it: a DNS name, or an IP address with or without brackets.
    ///
    /// - Throws: `badRequest` with what is wrong and, where the host can be made out, what to give
    ///   instead.
    public init(_ text: String) throws(CertificateError) {
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

    private static func refuseWhatIsNoHost(_ text: String) throws(CertificateError) {
        guard !text.isEmpty, text != "." else {
            throw CertificateError(.badRequest, reason: "the host is empty")
        }
        if let scheme = text.firstRange(of: "://") {
            let rest = text[scheme.upperBound...].prefix { !"/?#".contains($0) }
            throw refusal("a URL is no host", containing: rest)
        }
        if text.contains("/") {
            throw refusal("a path is no host", containing: text.prefix { $0 != "/" })
        }
        if text.contains("@") {
            throw refusal("an e-mail address is no host", containing: text[...])
        }
        if text.contains("*") {
            throw CertificateError(
                .badRequest,
                reason: "a wildcard is no host",
                help: "Give a host that the wildcard should cover, such as www.example.test."
            )
        }
        try refuseColons(text)
    }

    private static func refuseColons(_ text: String) throws(CertificateError) {
        guard text.contains(":") || text.hasPrefix("[") else { return }
        let bare = text.prefix { $0 != "%" }.filter { $0 != "[" && $0 != "]" }
        if bare.count < text.count, text.contains("%"), IPAddress(text: bare) != nil {
            throw CertificateError(
                .badRequest,
                reason: "an address with a zone is in no certificate",
                help: "Give the address alone: \(bare)"
            )
        }
        if let host = hostBeforePort(text[...]) {
            throw refusal("a host with a port is no host", containing: host)
        }
        throw CertificateError(.badRequest, reason: "neither a host name nor an IP address")
    }

    /// The host of `host:443` and `[2001:db8::1]:443`; nil where the text has another shape.
    private static func hostBeforePort(_ text: Substring) -> Substring? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        let (host, port) = (text[..<colon], text[colon...].dropFirst())
        let isHost = !host.isEmpty && (!host.contains(":") || host.hasSuffix("]"))
        return isHost && port.utf8.allSatisfy(\.isDigit) ? host : nil
    }

    /// The error for a text that holds a host among other things, which the help points out.
    private static func refusal(_ reason: String, containing rest: Substring) -> CertificateError {
        let afterUser = rest.split(separator: "@").last ?? ""
        let host = String(hostBeforePort(afterUser) ?? afterUser)
        let isHost = IPAddress(text: host) != nil || (try? DNSName(host)) != nil
        return CertificateError(
            .badRequest,
            reason: reason,
            help: "Give the host alone: \(isHost ? host.printable : "www.example.test")"
        )
    }
}

extension Host: CustomStringConvertible {
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
        unicodeScalars.count > 260 ? prefix(260).printable + "…" : printable
    }
}

/// The syntax of host names (RFC 1034 §3.5 and RFC 1123 §2.1, RFC 5890 §2.3.1).
enum DNSSyntax {
    /// What is wrong with a name without a wildcard; nil where nothing is.
    static func fault(
        of name: some StringProtocol,
        allowingReserved: Bool = false
    ) -> DNSNameFault? {
        if name.isEmpty { return .empty }
        if name.utf8.count > 253 { return .tooLong }
        let labels = name.split(separator: ".", omittingEmptySubsequences: false)
        for label in labels {
            if let fault = fault(ofLabel: label, allowingReserved) { return fault }
        }
        let endsInNumber = labels.last?.utf8.allSatisfy(\.isDigit) ?? false
        return endsInNumber ? .endsInNumber : nil
    }

    private static func fault(
        ofLabel label: some StringProtocol,
        _ allowingReserved: Bool
    ) -> DNSNameFault? {
        let octets = Array(label.utf8)
        guard let first = octets.first, let last = octets.last else { return .emptyLabel }
        if octets.count > 63 { return .labelTooLong }
        let hyphen = UInt8(ascii: "-")
        guard octets.allSatisfy({ $0.isLetter || $0.isDigit || $0 == hyphen }) else {
            return .characters
        }
        if first == hyphen || last == hyphen { return .hyphen }
        guard octets.count > 3, octets[2] == hyphen, octets[3] == hyphen, !allowingReserved else {
            return nil
        }
        // RFC 5890 §2.3.1 reserves the labels with two hyphens there; A-labels alone are in use.
        guard label.prefix(2).lowercased() == "xn" else { return .reservedLabel }
        let decoded = Punycode.decode(label.dropFirst(4).lowercased()) ?? []
        return decoded.isEmpty ? .notALabel : nil
    }
}

/// The syntax of e-mail addresses.
enum MailboxSyntax {
    /// > RFC 5280 §4.2.1.6: "The format of an rfc822Name is a "Mailbox" as defined in Section 4.1.2
    /// > of [RFC2821]. A Mailbox has the form "Local-part@Domain"."
    static func isMailbox(_ text: String) -> Bool {
        guard text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }), let at = text.lastIndex(of: "@") else {
            return false
        }
        return isLocalPart(text[..<at]) && isDomain(text[text.index(after: at)...])
    }

    private static func isLocalPart(_ text: Substring) -> Bool {
        if text.hasPrefix("\""), text.hasSuffix("\""), text.utf8.count > 2 { return true }
        // RFC 5321 §4.1.2: Dot-string = Atom *("." Atom)
        var previous = UInt8(ascii: ".")
        for octet in text.utf8 {
            let isAtom =
                octet.isLetter || octet.isDigit || "!#$%&'*+-/=?^_`{|}~".utf8.contains(octet)
            guard isAtom || (octet == UInt8(ascii: ".") && previous != octet) else { return false }
            previous = octet
        }
        return previous != UInt8(ascii: ".")
    }

    private static func isDomain(_ text: Substring) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]") { return text.utf8.count > 2 }
        return DNSSyntax.fault(of: text) == nil
    }
}

/// The syntax of URIs (RFC 3986).
enum URISyntax {
    /// > RFC 5280 §4.2.1.6: "The name MUST NOT be a relative URI, and it MUST follow the URI syntax
    /// > and encoding rules specified in [RFC3986]. […] URIs that include an authority […] MUST
    /// > include a fully qualified domain name or IP address as the host."
    static func fault(of text: String) -> URIFault? {
        guard text.utf8.allSatisfy({ 0x21..<0x7F ~= $0 && !"<>\"{}|\\^`".utf8.contains($0) }) else {
            return .characters
        }
        guard let colon = text.firstIndex(of: ":"), isScheme(text[..<colon]) else {
            return .noScheme
        }
        let rest = text[text.index(after: colon)...]
        if rest.isEmpty { return .nothingBehindScheme }
        guard rest.hasPrefix("//") else { return nil }
        let authority = rest.dropFirst(2).prefix { !"/?#".contains($0) }
        return isHost(host(of: authority)) ? nil : .host
    }

    private static func isScheme(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, first.isLetter else { return false }
        return text.utf8.allSatisfy { $0.isLetter || $0.isDigit || "+-.".utf8.contains($0) }
    }

    private static func host(of authority: Substring) -> Substring {
        let place = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] }
        let host = place ?? authority
        if host.hasPrefix("["), let end = host.firstIndex(of: "]") { return host[...end] }
        return host.prefix { $0 != ":" }
    }

    private static func isHost(_ host: Substring) -> Bool {
        if host.hasPrefix("[") {
            return IPAddress(text: String(host.dropFirst().dropLast())) != nil
        }
        return DNSSyntax.fault(of: host) == nil || IPAddress(text: String(host)) != nil
    }
}

/// One of the kinds of name that an extension may hold (RFC 5280 §4.2.1.6).
public enum GeneralName: Sendable, Hashable {
    /// dNSName: a host name, as written; octets beyond ASCII, which it must not hold, as UTF-8
    /// or else Latin-1.
    case dns(String)
    /// iPAddress: 4 or 16 octets in a certificate, twice as many in a name constraint.
    case ip([UInt8])
    /// rfc822Name: an e-mail address.
    case email(String)
    /// uniformResourceIdentifier.
    case uri(String)
    /// directoryName.
    case directory(DistinguishedName)
    /// registeredID.
    case registeredID(OID)
    /// otherName: its type and the DER of its value.
    case other(type: OID, value: [UInt8])
    /// x400Address, as its DER.
    case x400([UInt8])
    /// ediPartyName, as its DER.
    case ediParty([UInt8])
}

extension GeneralName {
    /// How many octets its value has: what it costs to look it up or to compare it.
    package var octetCount: Int {
        switch self {
        case .dns(let text), .email(let text), .uri(let text): text.utf8.count
        case .directory(let name): name.der.count
        case .registeredID(let identifier): identifier.bytes.count
        case .ip(let octets), .other(_, let octets), .x400(let octets), .ediParty(let octets):
            octets.count
        }
    }
}

extension [GeneralName] {
    /// The DNS names among them, in order; an empty one names nothing.
    public var dnsNames: [String] {
        compactMap { if case .dns(let name) = $0, !name.isEmpty { name } else { nil } }
    }

    /// The IP addresses among them, in order, as text.
    ///
    /// > RFC 5280 §4.2.1.6: "For IP version 4 ..., the octet string MUST contain exactly four
    /// > octets. For IP version 6 ..., the octet string MUST contain exactly sixteen octets."
    ///
    /// Other lengths, such as an address with its mask, are not the address of a host.
    public var ipAddresses: [String] {
        compactMap { name in
            guard case .ip(let bytes) = name else { return nil }
            return IPAddress(bytes)?.description
        }
    }

    /// The e-mail addresses among them, in order.
    public var emailAddresses: [String] {
        compactMap { if case .email(let name) = $0 { name } else { nil } }
    }

    /// The URIs among them, in order.
    public var uris: [String] {
        compactMap { if case .uri(let name) = $0 { name } else { nil } }
    }
}

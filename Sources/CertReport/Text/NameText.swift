internal import CertModel

/// Names of all kinds as texts, not escaped.
extension GeneralName {
    /// The name behind its kind, `DNS:a.test`; the kinds are written as OpenSSL writes them.
    var text: String {
        switch self {
        case .dns(let name): "DNS:\(name)"
        case .ip(let bytes): "IP:\(Self.addressText(bytes))"
        case .email(let name): "email:\(name)"
        case .uri(let name): "URI:\(name)"
        case .directory(let name): "DirName:\(name)"
        case .registeredID(let oid): "RID:\(oid)"
        case .other(let type, let value): "othername:\(type):\(value.hexadecimal)"
        case .x400(let der): "X400:\(der.hexadecimal)"
        case .ediParty(let der): "EdiPartyName:\(der.hexadecimal)"
        }
    }

    /// Whether its kind has no list of its own: DNS, IP, e-mail and URI do.
    var isUncommon: Bool {
        switch self {
        case .dns, .ip, .email, .uri: false
        default: true
        }
    }

    /// > RFC 5280 §4.2.1.10: "The iPAddress field ... MUST contain eight octets, encoded in the
    /// > style of RFC 4632 (CIDR)" for IPv4, and 32 for IPv6: an address and its mask.
    private static func addressText(_ bytes: [UInt8]) -> String {
        if let address = IPAddress(bytes) { return address.description }
        let half = bytes.count / 2
        guard bytes.count == 8 || bytes.count == 32,
            let address = IPAddress(Array(bytes[..<half])),
            let mask = IPAddress(Array(bytes[half...]))
        else { return bytes.hexadecimal }
        return "\(address)/\(mask.prefixLength.map(String.init) ?? mask.description)"
    }
}

extension IPAddress {
    /// How many ones a mask begins with; nil where a one follows a zero.
    fileprivate var prefixLength: Int? {
        let length = bytes.prefix { $0 == 0xFF }.count
        let rest = bytes.dropFirst(length)
        guard let edge = rest.first else { return length * 8 }
        let ones = (~edge).leadingZeroBitCount
        let isClean = edge << ones == 0 && rest.dropFirst().allSatisfy { $0 == 0 }
        return isClean ? length * 8 + ones : nil
    }
}

extension Certificate.KnownExtensions {
    /// Where an access method is found: addresses as they are, other names behind their kind.
    func locations(of method: OID) -> [String] {
        authorityInformationAccess.filter { $0.method == method }.map(\.location.address)
    }
}

extension [DistributionPoint] {
    /// Where the lists are found, in order.
    var addresses: [String] {
        flatMap { point -> [String] in
            let relative = point.relativeName.map { names in
                names.map(\.description).joined(separator: "+")
            }
            return point.fullName.map(\.address) + (relative.map { [$0] } ?? [])
        }
    }
}

extension GeneralName {
    fileprivate var address: String {
        if case .uri(let address) = self { address } else { text }
    }
}

extension Item.Content {
    /// What it is, as the documents call it.
    var kind: String {
        switch self {
        case .certificate: "certificate"
        case .privateKey: "private-key"
        case .publicKey: "public-key"
        case .request: "request"
        case .revocationList: "crl"
        case .openSSHKey(let key): key.isPrivate ? "openssh-private-key" : "openssh-public-key"
        case .parameters: "parameters"
        case .secretKey: "secret-key"
        }
    }
}

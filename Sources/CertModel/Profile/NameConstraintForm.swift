/// The form of name constraints (RFC 5280 §4.2.1.10); what they allow is validation's affair.
enum NameConstraintForm {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        guard let constraints = one.certificate.known.nameConstraints else { return [] }
        // "The name constraints extension, which MUST be used only in a CA certificate".
        if one.role == .leaf { return [.nameConstraints(.ofLeaf)] }
        let encoded = one.value(of: .nameConstraints)?.children ?? []
        // "Conforming CAs MUST NOT issue certificates where name constraints is an empty sequence."
        if encoded.isEmpty { return [.nameConstraints(.empty)] }
        // GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
        if encoded.contains(where: \.content.isEmpty) {
            return [.nameConstraints(.emptySubtrees)]
        }
        let faults = (constraints.permitted + constraints.excluded).lazy.compactMap(fault)
        return faults.first.map { [.nameConstraints($0)] } ?? []
    }

    private static func fault(of base: GeneralName) -> NameConstraintFault? {
        switch base {
        case .dns(let name):
            // "DNS name restrictions are expressed as host.example.com." The empty one is every
            // name.
            guard !name.isEmpty, let fault = DNSSyntax.fault(of: name) else { return nil }
            return .dnsName(name, fault)
        case .ip(let octets):
            return fault(ofRange: octets)
        case .email(let name):
            // "A name constraint for Internet mail addresses MAY specify a particular mailbox, all
            // addresses at a particular host, or all mailboxes in a domain."
            let isGood =
                name.contains("@") ? MailboxSyntax.isMailbox(name) : isDomain(name)
            return isGood ? nil : .email(name)
        case .uri(let name):
            // "The constraint MUST be specified as a fully qualified domain name and MAY specify a
            // host or a domain."
            return isDomain(name) ? nil : .uri(name)
        default:
            return nil
        }
    }

    /// A host, or after a point a domain; the empty one is every name.
    private static func isDomain(_ name: String) -> Bool {
        name.isEmpty
            || DNSSyntax.fault(of: name.hasPrefix(".") ? name.dropFirst() : name[...]) == nil
    }

    /// > RFC 5280 §4.2.1.10: "the iPAddress field of GeneralName MUST contain eight (8) octets,
    /// > encoded in the style of RFC 4632 (CIDR) to represent an address range", or 32 of IPv6.
    private static func fault(ofRange octets: [UInt8]) -> NameConstraintFault? {
        guard [8, 32].contains(octets.count) else {
            return .rangeLength(octets: octets.count)
        }
        var isBehindMask = false
        for octet in octets.suffix(octets.count / 2) {
            let ones = (~octet).leadingZeroBitCount
            if isBehindMask ? octet != 0 : octet.nonzeroBitCount != ones {
                return .rangeMask
            }
            isBehindMask = isBehindMask || octet != 0xFF
        }
        return nil
    }
}

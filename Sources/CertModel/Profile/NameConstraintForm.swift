/// The form of name constraints (RFC 5280 §4.2.1.10); what they allow is validation's affair.
enum NameConstraintForm {
    static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        guard let constraints = one.certificate.known.nameConstraints else { return [] }
        // "The name constraints extension, which MUST be used only in a CA certificate".
        if one.role == .leaf { return [.nameConstraints("stand in a certificate of no authority")] }
        let encoded = one.value(of: .nameConstraints)?.children ?? []
        // "Conforming CAs MUST NOT issue certificates where name constraints is an empty sequence."
        if encoded.isEmpty { return [.nameConstraints("are empty")] }
        // GeneralSubtrees ::= SEQUENCE SIZE (1..MAX) OF GeneralSubtree
        if encoded.contains(where: \.content.isEmpty) {
            return [.nameConstraints("have an empty list of subtrees")]
        }
        let faults = (constraints.permitted + constraints.excluded).lazy.compactMap(fault)
        return faults.first.map { [.nameConstraints($0)] } ?? []
    }

    private static func fault(of base: GeneralName) -> String? {
        switch base {
        case .dns(let name):
            // "DNS name restrictions are expressed as host.example.com." The empty one is every name.
            guard !name.isEmpty, let fault = DNSSyntax.fault(of: name) else { return nil }
            return "hold the DNS name \(shown(name)), which is none: \(fault)"
        case .ip(let octets):
            return fault(ofRange: octets)
        case .email(let name):
            // "A name constraint for Internet mail addresses MAY specify a particular mailbox, all
            // addresses at a particular host, or all mailboxes in a domain."
            let isGood =
                name.contains("@") ? MailboxSyntax.isMailbox(name) : isDomain(name)
            return isGood ? nil : "hold \(shown(name)), which is no mailbox, host or domain"
        case .uri(let name):
            // "The constraint MUST be specified as a fully qualified domain name and MAY specify a
            // host or a domain."
            return isDomain(name) ? nil : "hold \(shown(name)), which is no host or domain"
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
    private static func fault(ofRange octets: [UInt8]) -> String? {
        guard [8, 32].contains(octets.count) else {
            return "hold an address range of \(octets.count) octets, not 8 or 32"
        }
        var isBehindMask = false
        for octet in octets.suffix(octets.count / 2) {
            let ones = (~octet).leadingZeroBitCount
            if isBehindMask ? octet != 0 : octet.nonzeroBitCount != ones {
                return "hold an address range whose mask is no prefix"
            }
            isBehindMask = isBehindMask || octet != 0xFF
        }
        return nil
    }

    private static func shown(_ name: String) -> String { name.printable.shortened(to: 80) }
}

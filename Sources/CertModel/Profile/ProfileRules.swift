/// What RFC 5280 §4 and the Baseline Requirements §7.1 forbid, or require of the form of what is
/// present, in every certificate on a path.
///
/// `Docs/Reference/Profile-strict.md` lists the rules, and what of the two documents is not judged.
package struct ProfileRules {
    /// What the rules take besides the path.
    package struct Context: Sendable {
        /// Whether the last certificate is a trust anchor.
        package var endsInAnchor: Bool
        /// Whether that anchor is a public root: one of the system's, or of the name of one.
        package var isPublic: Bool
        /// What the leaf is to be used for.
        package var purpose: Purpose
        /// The suffixes under which the public registers names; nil where no list is installed.
        package var publicSuffixes: PublicSuffixList?

        package init(
            endsInAnchor: Bool,
            isPublic: Bool,
            purpose: Purpose,
            publicSuffixes: PublicSuffixList?
        ) {
            self.endsInAnchor = endsInAnchor
            self.isPublic = isPublic
            self.purpose = purpose
            self.publicSuffixes = publicSuffixes
        }
    }

    private let path: [LocatedCertificate]
    private let context: Context

    /// Prepares to judge a path, leaf first.
    package init(path: [LocatedCertificate], context: Context) {
        self.path = path
        self.context = context
    }

    /// Every rule that is broken, leaf first.
    package func findings() -> [Finding] {
        let certificates = path.map(\.certificate)
        return path.indices.flatMap { index in
            let one = ProfiledCertificate(certificates, at: index, context)
            return Self.faults(of: one).map { Finding($0, in: one, at: path[index].location) }
        }
    }

    private static func faults(of one: ProfiledCertificate) -> [ProfileFault] {
        FieldRules.faults(of: one) + EncodingRules.faults(of: one) + AlgorithmRules.faults(of: one)
            + KeyRules.faults(of: one) + SubjectRules.faults(of: one)
            + AlternativeNameRules.faults(of: one) + CommonNameRules.faults(of: one)
            + CriticalityRules.faults(of: one) + AuthorityRules.faults(of: one)
            + KeyIdentifierRules.faults(of: one) + NameConstraintForm.faults(of: one)
            + PolicyForm.faults(of: one) + ServiceRules.faults(of: one)
    }
}

/// A certificate and its place on the path.
struct ProfiledCertificate {
    /// What the rules are for.
    enum Role {
        /// An authority that issued itself, at the end of the path.
        case root
        /// Any other authority.
        case intermediate
        /// A certificate that is not an authority's, at the beginning of the path.
        case leaf
    }

    let certificate: Certificate
    /// The one that issued it; itself for a root, nil where it is not on the path.
    let issuer: Certificate?
    let role: Role
    /// Whether it is the trust anchor.
    let isAnchor: Bool
    /// Whether the path begins with it: it issued none of the others.
    let isFirst: Bool
    /// Whether it ends the path and its issuer has its own name.
    let isOwnIssuer: Bool
    let fields: EncodedFields
    private let context: ProfileRules.Context

    init(_ path: [Certificate], at index: Int, _ context: ProfileRules.Context) {
        certificate = path[index]
        let isLast = index == path.count - 1
        isAnchor = isLast && context.endsInAnchor
        isFirst = index == 0
        isOwnIssuer = isLast && certificate.isSelfIssued
        issuer = isLast ? (isOwnIssuer ? certificate : nil) : path[index + 1]
        role =
            index == 0 && !certificate.isCA ? .leaf : isOwnIssuer ? .root : .intermediate
        fields = EncodedFields(certificate)
        self.context = context
    }

    /// Whether the path ends in a public root.
    var isPublic: Bool { context.isPublic }
    var purpose: Purpose { context.purpose }
    var publicSuffixes: PublicSuffixList? { context.publicSuffixes }

    /// Whether a rule of the Baseline Requirements binds the certificate.
    ///
    /// What public authorities issued is bound by a rule from the day on which it came into force,
    /// and so are roots of any kind, which stay as they were made. Of any other certificate the
    /// question is whether it could be issued as things are.
    func isBound(by rule: BaselineRule) -> Bool {
        guard isPublic || isAnchor && role == .root else { return true }
        // Version 3 is of 1996: what is older by its own word was not issued on that day.
        let issued = certificate.notBefore
        return issued >= rule.start || issued < Self.firstOf1996
    }

    private static let firstOf1996 = Timestamp(secondsSinceEpoch: 820_454_400)

    /// Whether the Baseline Requirements bind it at all.
    var isBound: Bool { isBound(by: .requirements) }

    /// Whether it is a server's: its extended key usage says so, or leaves it open and that is what
    /// it is to be used for.
    var isServers: Bool {
        guard let purposes = certificate.known.extendedKeyUsage else { return purpose == .server }
        return purposes.contains(KeyPurpose.serverAuth)
    }

    func isCritical(_ oid: OID) -> Bool {
        certificate.extensions.contains { $0.oid == oid && $0.isCritical }
    }

    /// Whether an extension is there and could not be decoded, which is another finding.
    func hasFault(_ oid: OID) -> Bool {
        certificate.extensionFaults.contains { $0.oid == oid }
    }

    /// The value of an extension as it was encoded; nil where it is absent or no DER.
    func value(of oid: OID) -> EncodedElement? {
        certificate.extensions.first { $0.oid == oid }.flatMap { EncodedElement($0.value[...]) }
    }
}

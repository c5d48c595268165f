/// One thing that some clients refuse and RFC 5280's path validation does not.
///
/// A class, since every certificate is checked by every rule: a value would be copied each time.
package final class ClientRule: Sendable {
    /// What it is called in tables.
    package let name: String
    /// The finding that it makes.
    package let finding: FindingID
    /// Who refuses, by the certificate's position.
    package let refusals: Refusals
    /// The source that says so, or that it was measured.
    package let source: String
    /// Whether it is checked only where a family that it concerns is named.
    package let isOnlyWhenNamed: Bool
    /// How much it matters where a promised client refuses.
    let severity: Severity
    /// What is wrong with a certificate; nil where nothing is.
    let fault: @Sendable (ClientView) -> ClientFault?

    init(
        _ name: String,
        _ finding: FindingID,
        _ refusals: Refusals,
        source: String,
        severity: Severity = .error,
        isOnlyWhenNamed: Bool = false,
        fault: @escaping @Sendable (ClientView) -> ClientFault?
    ) {
        self.name = name
        self.finding = finding
        self.refusals = refusals
        self.source = source
        self.isOnlyWhenNamed = isOnlyWhenNamed
        self.severity = severity
        self.fault = fault
    }

    /// The families that refuse, by what the certificate is to the path.
    package struct Refusals: Sendable, Hashable {
        /// Where it is the server's own.
        package let leaf: ClientFamilies
        /// Where it is between leaf and anchor.
        package let intermediate: ClientFamilies
        /// Where it is the trust anchor.
        package let anchor: ClientFamilies
        /// Where it is presented and on no path.
        package let unneeded: ClientFamilies

        init(
            leaf: ClientFamilies = [],
            intermediate: ClientFamilies = [],
            anchor: ClientFamilies = [],
            unneeded: ClientFamilies = []
        ) {
            self.leaf = leaf
            self.intermediate = intermediate
            self.anchor = anchor
            self.unneeded = unneeded
        }

        /// The same families for every position on the path.
        static func path(_ families: ClientFamilies) -> Refusals {
            Refusals(leaf: families, intermediate: families, anchor: families)
        }

        /// The same families for leaf and intermediates; anchors are not checked.
        static func presented(_ families: ClientFamilies) -> Refusals {
            Refusals(leaf: families, intermediate: families)
        }

        /// The families whose decoders fail: OpenSSL, Java, Go and GnuTLS decode everything that is
        /// presented, Chromium, Firefox and rustls what they need; rustls keeps only the name and
        /// the key of an anchor.
        static func decoding(_ families: ClientFamilies) -> Refusals {
            Refusals(
                leaf: families,
                intermediate: families,
                anchor: families,
                unneeded: families.intersection([
                    .openssl, .node, .pythonStrict, .java, .go, .gnutls, .mbedtls,
                ])
            )
        }

        /// Every family that refuses in some position.
        package var everybody: ClientFamilies {
            leaf.union(intermediate).union(anchor).union(unneeded)
        }

        subscript(_ position: ClientView.Position) -> ClientFamilies {
            switch position {
            case .leaf: leaf
            case .intermediate: intermediate
            case .anchor: anchor
            case .unneeded: unneeded
            }
        }
    }
}

/// A certificate as a rule of clients sees it: with its place on the path.
package struct ClientView {
    /// What a certificate is to the path.
    enum Position { case leaf, intermediate, anchor, unneeded }

    let certificate: Certificate
    let position: Position
    /// The one that issued it on this path; nil at the end.
    let issuer: Certificate?
    /// Whether `issuer` is the anchor.
    let isIssuedByAnchor: Bool
    /// Whether the path is this certificate alone.
    let isAlone: Bool
    /// Whether the path is this certificate alone, which is a trust anchor.
    let isOwnAnchor: Bool
    /// The number of certificates between the leaf and the anchor.
    let intermediates: Int
    /// The hosts that clients ask for.
    let hosts: [ReferenceIdentifier]

    init(
        _ path: [Certificate],
        _ index: Int,
        endsInAnchor: Bool,
        hosts: [ReferenceIdentifier]
    ) {
        certificate = path[index]
        self.hosts = hosts
        let last = path.count - 1
        position =
            index == 0 ? .leaf : index == last && endsInAnchor ? .anchor : .intermediate
        issuer = index < last ? path[index + 1] : nil
        isIssuedByAnchor = endsInAnchor && index + 1 == last
        isAlone = path.count == 1
        isOwnAnchor = path.count == 1 && endsInAnchor
        intermediates = max(0, path.count - (endsInAnchor ? 2 : 1))
    }

    /// A presented certificate that no path needs.
    init(unneeded certificate: Certificate) {
        self.certificate = certificate
        position = .unneeded
        (issuer, isIssuedByAnchor, isAlone, isOwnAnchor) = (nil, false, false, false)
        (intermediates, hosts) = (0, [])
    }

    var known: Certificate.KnownExtensions { certificate.known }

    /// Whether it issued another certificate of the path.
    var isIssuer: Bool { (position == .intermediate || position == .anchor) && !isAlone }

    func `extension`(_ oid: OID) -> Extension? {
        certificate.extensions.first { $0.oid == oid }
    }

    func isCritical(_ oid: OID) -> Bool { self.extension(oid)?.isCritical ?? false }
}

/// Rules of one topic, checked for the certificates that they can apply to.
package struct ClientRuleGroup: Sendable {
    /// The topic.
    package let topic: String
    /// The rules.
    package let rules: [ClientRule]
    /// Fast path: whether any of them can apply to a certificate.
    let concerns: @Sendable (Certificate) -> Bool

    init(
        _ topic: String,
        _ rules: [ClientRule],
        concerns: @escaping @Sendable (Certificate) -> Bool = { _ in true }
    ) {
        self.topic = topic
        self.rules = rules
        self.concerns = concerns
    }
}

/// One thing that some clients refuse and RFC 5280's path validation does not.
///
/// A class, since every certificate is held against every rule: a value would be copied each time.
package final class ClientRule: Sendable {
    /// What it is called in tables.
    package let name: String
    /// The finding that it makes.
    package let finding: FindingID
    /// Who refuses, by where the certificate stands.
    package let refusals: Refusals
    /// Where it is written, or that it was measured.
    package let source: String
    /// Whether it is made only where a family that it concerns is named.
    package let isOnlyWhenNamed: Bool
    /// How much it matters where a promised client refuses.
    let severity: Severity
    /// What to do about it, an imperative sentence.
    let remedy: String
    /// What is wrong, a lowercase fragment that is safe to print; nil where nothing is.
    let fault: @Sendable (ClientView) -> String?

    init(
        _ name: String,
        _ finding: FindingID,
        _ refusals: Refusals,
        source: String,
        remedy: String = "Have the certificate issued anew without it.",
        severity: Severity = .error,
        isOnlyWhenNamed: Bool = false,
        fault: @escaping @Sendable (ClientView) -> String?
    ) {
        self.name = name
        self.finding = finding
        self.refusals = refusals
        self.source = source
        self.isOnlyWhenNamed = isOnlyWhenNamed
        self.severity = severity
        self.remedy = remedy
        self.fault = fault
    }

    /// The families that refuse, by what the certificate is to the path.
    package struct Refusals: Sendable, Hashable {
        /// Where it is the server's own.
        package let leaf: ClientFamilies
        /// Where it stands between leaf and anchor.
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

        /// The same families wherever a certificate of the path stands.
        static func path(_ families: ClientFamilies) -> Refusals {
            Refusals(leaf: families, intermediate: families, anchor: families)
        }

        /// The same families for leaf and intermediates: anchors are not asked about.
        static func presented(_ families: ClientFamilies) -> Refusals {
            Refusals(leaf: families, intermediate: families)
        }

        /// What breaks a client's decoder: OpenSSL, Java, Go and GnuTLS decode everything that is
        /// presented, Chromium, Firefox and rustls what they need; rustls keeps of an anchor the
        /// name and the key.
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

        /// Everybody who refuses somewhere.
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
    /// How many certificates stand between the leaf and the anchor.
    let intermediates: Int

    init(_ path: [Certificate], _ index: Int, endsInAnchor: Bool) {
        certificate = path[index]
        let last = path.count - 1
        position =
            index == 0 ? .leaf : index == last && endsInAnchor ? .anchor : .intermediate
        issuer = index < last ? path[index + 1] : nil
        isIssuedByAnchor = endsInAnchor && index + 1 == last
        isAlone = path.count == 1
        intermediates = max(0, path.count - (endsInAnchor ? 2 : 1))
    }

    /// A presented certificate that no path needs.
    init(unneeded certificate: Certificate) {
        self.certificate = certificate
        position = .unneeded
        (issuer, isIssuedByAnchor, isAlone, intermediates) = (nil, false, false, 0)
    }

    var known: Certificate.KnownExtensions { certificate.known }

    /// Whether it issued another certificate of the path.
    var isIssuer: Bool { (position == .intermediate || position == .anchor) && !isAlone }

    func `extension`(_ oid: OID) -> Extension? {
        certificate.extensions.first { $0.oid == oid }
    }

    func isCritical(_ oid: OID) -> Bool { self.extension(oid)?.isCritical ?? false }
}

/// Rules of one topic, asked about certificates that have what they are about.
package struct ClientRuleGroup: Sendable {
    /// The topic.
    package let topic: String
    /// The rules.
    package let rules: [ClientRule]
    /// Whether any of them can apply to a certificate: a quick look.
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

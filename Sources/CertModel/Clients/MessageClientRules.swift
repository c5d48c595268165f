/// What clients refuse of the presented certificates as a whole: how many there are, how large the
/// message is, and how long the path.
package struct MessageClientRules {
    /// One bound of some clients.
    package struct Bound: Sendable {
        /// What it is called in tables.
        package let name: String
        /// Who refuses what is above it.
        package let families: ClientFamilies
        /// Where it is written.
        package let source: String
        /// What is counted.
        let counted: ClientDetail.Counted
        /// The most that is accepted.
        let maximum: Int
    }

    /// Every bound.
    package static let bounds: [Bound] = [
        Bound(
            name: "certificates-10",
            families: .java,
            source: "jdk.tls.maxCertificateChainLength",
            counted: .certificates,
            maximum: 10
        ),
        Bound(
            name: "certificates-16",
            families: .gnutls,
            source: "GnuTLS DEFAULT_MAX_VERIFY_DEPTH",
            counted: .certificates,
            maximum: 16
        ),
        Bound(
            name: "message-16384",
            families: .mbedtls,
            source: "MBEDTLS_SSL_IN_CONTENT_LEN",
            counted: .octets,
            maximum: 16_384
        ),
        Bound(
            name: "message-32768",
            families: .java,
            source: "jdk.tls.maxHandshakeMessageSize",
            counted: .octets,
            maximum: 32_768
        ),
        Bound(
            name: "message-65536",
            families: [.rustls, .firefox],
            source: "rustls MAX_HANDSHAKE_SIZE; NSS MAX_HANDSHAKE_MSG_LEN",
            counted: .octets,
            maximum: 65_535
        ),
        Bound(
            name: "message-102400",
            families: [.openssl, .node, .pythonStrict, .chromium],
            source: "SSL_MAX_CERT_LIST_DEFAULT; BoringSSL max_cert_list",
            counted: .octets,
            maximum: 102_400
        ),
        Bound(
            name: "message-131072",
            families: .gnutls,
            source: "GnuTLS MAX_HANDSHAKE_PACKET_SIZE",
            counted: .octets,
            maximum: 131_072
        ),
        Bound(
            name: "message-262144",
            families: .go,
            source: "Go crypto/tls maxHandshakeCertificateMsg",
            counted: .octets,
            maximum: 262_144
        ),
        Bound(
            name: "intermediates-6",
            families: [.firefox, .rustls],
            source: "mozilla::pkix MAX_SUBCA_COUNT; webpki MAX_SUB_CA_COUNT",
            counted: .intermediates,
            maximum: 6
        ),
        Bound(
            name: "intermediates-8",
            families: .mbedtls,
            source: "MBEDTLS_X509_MAX_INTERMEDIATE_CA",
            counted: .intermediates,
            maximum: 8
        ),
    ]

    private let presented: [Certificate]
    private let intermediates: Int
    private let location: Location

    package init(presented: [Certificate], intermediates: Int, at location: Location) {
        self.presented = presented
        self.intermediates = intermediates
        self.location = location
    }

    /// One finding for each bound that is exceeded.
    package func findings(_ promise: ClientPromise) -> [Finding] {
        // A message of a few certificates of ordinary size is below all of them.
        let octets = presented.reduce(8) { $0 + $1.der.count + 5 }
        guard presented.count > 10 || octets > 16_384 || intermediates > 6 else { return [] }
        return Self.bounds.compactMap { bound in
            let isOnlyWhenNamed = bound.families == .mbedtls
            guard !isOnlyWhenNamed || promise.isNamed else { return nil }
            let count =
                switch bound.counted {
                case .certificates: presented.count
                case .octets: octets
                case .intermediates: intermediates
                }
            guard count > bound.maximum else { return nil }
            return Finding(bound, count: count, at: location).refused(by: bound.families)
        }
    }
}

extension Finding {
    /// More certificates, octets or intermediates than some clients accept.
    fileprivate init(_ bound: MessageClientRules.Bound, count: Int, at location: Location) {
        self.init(
            .chainTooLarge(
                rule: bound.name,
                bound.counted,
                count: count,
                maximum: bound.maximum
            ),
            at: location
        )
    }
}

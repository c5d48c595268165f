package import CertModel

/// An address on which a server speaks TLS, and how it chooses what it presents there.
///
/// The reader of each kind of server makes its listeners of the server's own rules.
package struct TLSListener: Sendable {
    /// Its words as written: `443 ssl`.
    package let written: String
    /// Chooses what each client is answered with that asks for a name, in lower case and without a
    /// final dot; nil is a client that sends no name.
    package let answers: @Sendable (_ names: [String?], _ traits: Traits) -> [Answer]

    package init(
        written: String,
        answers: @escaping @Sendable (_ names: [String?], _ traits: Traits) -> [Answer]
    ) {
        self.written = written
        self.answers = answers
    }

    /// A certificate that no client is given, because another one has all of its names.
    package struct Shadow: Sendable, Hashable {
        package let certificate: Place
        package let winner: Place
    }

    /// What is in a certificate of the configuration; nil where its file cannot be used.
    package typealias Traits = (Place) -> CertificateTraits?

    /// A certificate of a site, both by their positions in the configuration.
    package struct Place: Sendable, Hashable {
        package let site: Int
        package let certificate: Int

        package init(site: Int, certificate: Int) {
            self.site = site
            self.certificate = certificate
        }
    }

    /// What a client is answered with.
    package struct Answer: Sendable, Hashable {
        /// The site that answers, by its position in the configuration.
        package let site: Int
        /// The certificates that it may be given, one for each kind of key, the one for a client of
        /// today first; none where the handshake is refused.
        package let certificates: [Place]

        package init(site: Int, certificates: [Place]) {
            self.site = site
            self.certificates = certificates
        }
    }
}

/// What a server looks at in a certificate when it chooses one.
package struct CertificateTraits: Sendable {
    /// The subject's common names.
    package let commonNames: [String]
    /// The DNS names among the subject alternative names.
    package let dnsNames: [String]
    /// The kind of key.
    package let keyAlgorithm: PublicKey.Algorithm

    package init(
        commonNames: [String],
        dnsNames: [String],
        keyAlgorithm: PublicKey.Algorithm
    ) {
        self.commonNames = commonNames
        self.dnsNames = dnsNames
        self.keyAlgorithm = keyAlgorithm
    }
}

extension [TLSListener.Place] {
    /// The certificates of which OpenSSL keeps the last of each kind of key, in the order in which
    /// clients of today prefer the kinds: they list signatures with elliptic curves first.
    package func keptByOpenSSL(_ traits: TLSListener.Traits) -> [TLSListener.Place] {
        var kept: [PublicKey.Algorithm: TLSListener.Place] = [:]
        for place in self {
            if let algorithm = traits(place)?.keyAlgorithm { kept[algorithm] = place }
        }
        return kept.sorted { $0.key.preference < $1.key.preference }.map(\.value)
    }
}

extension PublicKey.Algorithm {
    /// Where it stands among the kinds of keys that clients prefer, first is 0.
    package var preference: Int {
        switch self {
        case .ec: 0
        case .rsa: 1
        case .rsaPSS: 2
        case .ed25519: 3
        case .ed448: 4
        default: 5
        }
    }
}

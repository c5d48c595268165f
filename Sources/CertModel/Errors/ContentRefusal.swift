/// What a file lacks, or holds in place of what is needed.
package enum ContentRefusal: Sendable, Hashable {
    case noCertificate(Need)
    /// It holds a private key and no certificate.
    case keyAlone(Need)
    case noKey(Need)
    /// It holds a certificate and no private key.
    case certificateAlone
    case noRevocationList(Need)
    /// It holds what is listed, and no certificate.
    case kindsWithoutCertificate([Kind])
    /// It holds what is listed, and no private key.
    case kindsWithoutKey([Kind])
    /// It has neither PEM blocks nor DER.
    case unknown
    case other(OtherContent)
    /// A server that reads PEM alone is given another format.
    case notPEM(format: String, isDER: Bool)
    /// A PEM block without its END line.
    case cutShort(label: String)
    /// A PEM block of a label that is not known.
    case unknownBlock(label: String)
    /// More values than are read of one file.
    case tooManyValues(maximum: Int)
    case tooManyKeys(maximum: Int)
    /// A manifest of Kubernetes cannot be read.
    case manifest(ManifestFault)
    /// This system has no trust anchors.
    case noAnchors

    /// Who needs it, which decides what to do.
    package enum Need: Sendable, Hashable {
        /// Octets in memory.
        case memory
        /// A file in PEM or DER.
        case file
        /// One of the files that are checked, in which keys may come with their certificates.
        case scan
        /// A file that a server reads, in PEM.
        case server
    }

    /// What a file may hold beside or in place of certificates and keys.
    package enum Kind: Sendable, Hashable {
        case certificate, publicKey, request, revocationList, secretKey
        case openSSHPrivateKey, openSSHPublicKey
        /// A public key in SSH's own export format (RFC 4716).
        case exportedSSHKey
        case parameters(label: String)
    }

    /// A document that is not a certificate.
    package enum OtherContent: String, Sendable, Hashable {
        case webPage = "web-page"
        case xml, json
        case puttyKey = "putty-key"
        case openPGP = "openpgp"
        case archive
        /// What macOS keeps of another file.
        case appleDouble = "apple-double"
    }

    var values: [Finding.Value] {
        switch self {
        case .other(let content): [.text("content", content.rawValue)]
        case .notPEM(let format, _): [.text("format", format)]
        case .cutShort(let label), .unknownBlock(let label):
            [.text("label", label.shortened(to: 100))]
        case .tooManyValues(let maximum), .tooManyKeys(let maximum):
            [.number("maximum", Int64(maximum))]
        case .noCertificate, .keyAlone, .noKey, .certificateAlone, .noRevocationList, .unknown,
            .kindsWithoutCertificate, .kindsWithoutKey, .manifest, .noAnchors:
            []
        }
    }
}

package import CertModel

/// What a PEM block holds by its label.
package enum BlockLabel: Equatable {
    case certificate, trustedCertificate, request, revocationList, publicKey, rsaPublicKey, pkcs7
    case openSSHPrivateKey
    case privateKey(encrypted: Bool)
    case parameters(String)
    case unknown(String)

    package init(_ label: String) {
        switch label {
        case "CERTIFICATE", "X509 CERTIFICATE": self = .certificate
        case "TRUSTED CERTIFICATE": self = .trustedCertificate
        case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST": self = .request
        case "X509 CRL": self = .revocationList
        case "PUBLIC KEY": self = .publicKey
        case "RSA PUBLIC KEY": self = .rsaPublicKey
        case "PKCS7", "PKCS #7 SIGNED DATA", "CMS": self = .pkcs7
        case "PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY", "DSA PRIVATE KEY":
            self = .privateKey(encrypted: false)
        case "ENCRYPTED PRIVATE KEY": self = .privateKey(encrypted: true)
        case "DH PARAMETERS", "X9.42 DH PARAMETERS", "DSA PARAMETERS", "EC PARAMETERS":
            self = .parameters(label)
        case "OPENSSH PRIVATE KEY": self = .openSSHPrivateKey
        default: self = .unknown(label)
        }
    }

    /// The labels of private keys of any algorithm.
    package static let generalKeys = ["PRIVATE KEY", "ENCRYPTED PRIVATE KEY"]

    /// Whether this program knows what such a block holds.
    package var isKnown: Bool {
        if case .unknown = self { false } else { true }
    }

    /// Whether such a block holds a certificate.
    package var isOfCertificate: Bool { self == .certificate || self == .trustedCertificate }

    /// The structure in it.
    package var structure: DecodingRefusal.Structure {
        switch self {
        case .certificate, .trustedCertificate: .certificate
        case .request: .certificateRequest
        case .revocationList: .revocationList
        case .publicKey, .rsaPublicKey: .publicKey
        case .pkcs7: .pkcs7
        case .privateKey: .privateKey
        case .openSSHPrivateKey: .openSSHKey
        case .parameters: .parameters
        case .unknown(let label): .block(label)
        }
    }
}

import CertModel

/// What a PEM block holds by its label.
package enum BlockLabel: Equatable, CustomStringConvertible {
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

    /// What it holds, in words.
    package var description: String {
        switch self {
        case .certificate, .trustedCertificate: "the certificate"
        case .request: "the certificate request"
        case .revocationList: "the CRL"
        case .publicKey, .rsaPublicKey: "the public key"
        case .pkcs7: "the PKCS#7 structure"
        case .privateKey: "the private key"
        case .openSSHPrivateKey: "the OpenSSH key"
        case .parameters: "the parameters"
        case .unknown(let label): label.printable
        }
    }
}

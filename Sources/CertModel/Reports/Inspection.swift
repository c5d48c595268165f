/// What `inspect` shows: everything in some files.
public struct Inspection: Sendable, Hashable {
    /// The files that could be read at all.
    public var files: [InspectedFile]
    /// What could not be read.
    public var errors: [CertificateError]

    /// Creates an inspection.
    public init(files: [InspectedFile] = [], errors: [CertificateError] = []) {
        self.files = files
        self.errors = errors
    }
}

/// One file and everything in it.
public struct InspectedFile: Sendable, Hashable {
    /// The path as it was given.
    public var path: String
    /// The form that the content has.
    public var format: FileFormat
    /// The form that the path's ending promises, where that is another one than the content has.
    public var namedAs: FileFormat?
    /// The certificates, keys and so on, in the order of the file.
    public var items: [Item]
    /// What is wrong with the file's PEM.
    public var findings: [Finding]

    package init(path: String, format: FileFormat, items: [Item] = [], findings: [Finding] = []) {
        self.path = path
        self.format = format
        self.namedAs = FileFormat.promised(by: path).flatMap { promised in
            promised.contains(format) ? nil : promised.first
        }
        self.items = items
        self.findings = findings
    }
}

/// The form of a file's content, found from the content itself.
public enum FileFormat: String, Sendable, Hashable {
    /// Text with boundaries, PEM (RFC 7468).
    case pem
    /// One bare DER value.
    case der
    /// PKCS#12 (RFC 7292), as Windows and Java write it.
    case pkcs12
    /// Binary PKCS#7 (RFC 2315), the `.p7b` of authorities.
    case pkcs7
    /// A Java key store, JKS or JCEKS.
    case jks
    /// Public keys of OpenSSH, one a line.
    case openssh
    /// Public keys of SSH in the form of RFC 4716.
    case ssh2
    /// Manifests of Kubernetes, with certificates and keys in Secrets.
    case kubernetes

    /// Whether it is a store that takes other certificates and keys in, locked as a rule.
    package var isContainer: Bool { self == .pkcs12 || self == .pkcs7 || self == .jks }

    /// The forms that a path's ending promises, the usual one first; nil for endings that say
    /// nothing of it, as `.crt`, `.cer` and `.key` do.
    static func promised(by path: String) -> [FileFormat]? {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "pem": return [.pem]
        case "der": return [.der]
        case "p12", "pfx": return [.pkcs12]
        case "p7b", "p7c": return [.pkcs7, .pem]
        case "jks", "jceks": return [.jks]
        default: return nil
        }
    }
}

/// One thing in a file.
public struct Item: Sendable, Hashable {
    /// The line on which its block begins, counted from 1; 1 in a DER file.
    public var line: Int
    /// Its place among the items of the file, counted from 0.
    public var index: Int
    /// What it is.
    public var content: Content
    /// The friendly name or alias that a PKCS#12 file or a key store gives it.
    public var name: String?

    package init(line: Int, index: Int, content: Content, name: String? = nil) {
        self.line = line
        self.index = index
        self.content = content
        self.name = name
    }

    /// What an item of a file may be.
    public enum Content: Sendable, Hashable {
        /// A certificate.
        case certificate(Certificate)
        /// A private key: its public half, and nothing of the private one.
        case privateKey(PrivateKeyDescription)
        /// A public key.
        case publicKey(PublicKey)
        /// A certificate request (PKCS#10, RFC 2986).
        case request(CertificationRequest)
        /// A revocation list (RFC 5280 §5).
        case revocationList(CertificateRevocationList)
        /// A key in a form of SSH's own.
        case openSSHKey(OpenSSHKey)
        /// Parameters of keys: DH, DSA or an elliptic curve.
        case parameters(KeyParameters)
        /// A secret key in a Java key store, which is not opened.
        case secretKey
    }
}

/// What may be said of a private key without giving it away.
public struct PrivateKeyDescription: Sendable, Hashable {
    /// Whether a passphrase protects it.
    public var isEncrypted: Bool
    /// Its public half; nil where the key could not be opened.
    public var publicKey: PublicKey?

    package init(isEncrypted: Bool, publicKey: PublicKey?) {
        self.isEncrypted = isEncrypted
        self.publicKey = publicKey
    }
}

/// A certificate request (RFC 2986).
public struct CertificationRequest: Sendable, Hashable {
    /// Whom the certificate is to be about.
    public let subject: DistinguishedName
    /// The public key to bind.
    public let publicKey: PublicKey
    /// The subject alternative names that it asks for.
    public let subjectAlternativeNames: [GeneralName]
    /// The signature's algorithm.
    public let signatureAlgorithm: AlgorithmIdentifier
    /// Whether its own key made its signature, which proves possession of the key.
    public let isSignatureValid: Bool
    /// The DER encoding.
    public let der: [UInt8]

    package init(
        subject: DistinguishedName,
        publicKey: PublicKey,
        subjectAlternativeNames: [GeneralName],
        signatureAlgorithm: AlgorithmIdentifier,
        isSignatureValid: Bool,
        der: [UInt8]
    ) {
        self.subject = subject
        self.publicKey = publicKey
        self.subjectAlternativeNames = subjectAlternativeNames
        self.signatureAlgorithm = signatureAlgorithm
        self.isSignatureValid = isSignatureValid
        self.der = der
    }
}

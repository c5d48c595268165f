/// One extension of a certificate as encoded (RFC 5280 §4.2).
public struct Extension: Sendable, Hashable {
    /// Its identifier.
    public let oid: OID
    /// Whether a verifier that does not know it must refuse the certificate.
    public let isCritical: Bool
    /// The DER of its value.
    public let value: [UInt8]

    package init(oid: OID, isCritical: Bool, value: [UInt8]) {
        self.oid = oid
        self.isCritical = isCritical
        self.value = value
    }

    /// The name that its specification gives it; nil for one without.
    public var name: String? { oid.extensionName }

    fileprivate static let names: [OID: String] = [
        .subjectKeyIdentifier: "subjectKeyIdentifier",
        .keyUsage: "keyUsage",
        OID(2, 5, 29, 16): "privateKeyUsagePeriod",
        .subjectAlternativeName: "subjectAltName",
        .issuerAlternativeName: "issuerAltName",
        .basicConstraints: "basicConstraints",
        .cRLNumber: "cRLNumber",
        .deltaCRLIndicator: "deltaCRLIndicator",
        .issuingDistributionPoint: "issuingDistributionPoint",
        .nameConstraints: "nameConstraints",
        .cRLDistributionPoints: "cRLDistributionPoints",
        .certificatePolicies: "certificatePolicies",
        .policyMappings: "policyMappings",
        .authorityKeyIdentifier: "authorityKeyIdentifier",
        .policyConstraints: "policyConstraints",
        .extendedKeyUsage: "extKeyUsage",
        .freshestCRL: "freshestCRL",
        .inhibitAnyPolicy: "inhibitAnyPolicy",
        OID(2, 5, 29, 9): "subjectDirectoryAttributes",
        .authorityInformationAccess: "authorityInfoAccess",
        OID(1, 3, 6, 1, 5, 5, 7, 1, 11): "subjectInfoAccess",
        .tlsFeature: "tlsFeature",
        OID(1, 3, 6, 1, 5, 5, 7, 1, 3): "qcStatements",
        .ocspNoCheck: "ocspNoCheck",
        .signedCertificateTimestamps: "signedCertificateTimestampList",
        .precertificatePoison: "precertificatePoison",
        OID(2, 16, 840, 1, 113_730, 1, 1): "netscapeCertType",
        OID(2, 16, 840, 1, 113_730, 1, 13): "netscapeComment",
    ]
}

extension OID {
    /// The name that its specification gives an extension; nil for one without.
    package var extensionName: String? { Extension.names[self] }
}

extension OID {
    package static let subjectKeyIdentifier = OID(2, 5, 29, 14)
    package static let keyUsage = OID(2, 5, 29, 15)
    package static let subjectAlternativeName = OID(2, 5, 29, 17)
    package static let issuerAlternativeName = OID(2, 5, 29, 18)
    package static let basicConstraints = OID(2, 5, 29, 19)
    package static let cRLNumber = OID(2, 5, 29, 20)
    package static let deltaCRLIndicator = OID(2, 5, 29, 27)
    package static let issuingDistributionPoint = OID(2, 5, 29, 28)
    package static let nameConstraints = OID(2, 5, 29, 30)
    package static let cRLDistributionPoints = OID(2, 5, 29, 31)
    package static let certificatePolicies = OID(2, 5, 29, 32)
    package static let policyMappings = OID(2, 5, 29, 33)
    package static let authorityKeyIdentifier = OID(2, 5, 29, 35)
    package static let policyConstraints = OID(2, 5, 29, 36)
    package static let extendedKeyUsage = OID(2, 5, 29, 37)
    package static let freshestCRL = OID(2, 5, 29, 46)
    package static let inhibitAnyPolicy = OID(2, 5, 29, 54)
    package static let ocspNoCheck = OID(1, 3, 6, 1, 5, 5, 7, 48, 1, 5)
    /// The policy that matches every other, anyPolicy (RFC 5280 §4.2.1.4).
    public static let anyPolicy = OID(2, 5, 29, 32, 0)
    package static let authorityInformationAccess = OID(1, 3, 6, 1, 5, 5, 7, 1, 1)
    package static let tlsFeature = OID(1, 3, 6, 1, 5, 5, 7, 1, 24)
    package static let signedCertificateTimestamps = OID(1, 3, 6, 1, 4, 1, 11129, 2, 4, 2)
    package static let precertificatePoison = OID(1, 3, 6, 1, 4, 1, 11129, 2, 4, 3)
}

/// What a key may be used for (RFC 5280 §4.2.1.3).
public struct KeyUsage: OptionSet, Sendable, Hashable {
    /// Bit 0 of the bit string is the lowest bit here.
    public let rawValue: UInt16

    /// Creates a set from its bits.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Signatures other than those on certificates and CRLs.
    public static let digitalSignature = KeyUsage(rawValue: 1 << 0)
    /// Signatures that commit the signer, once called nonRepudiation.
    public static let contentCommitment = KeyUsage(rawValue: 1 << 1)
    /// Enciphering keys, as in RSA key transport.
    public static let keyEncipherment = KeyUsage(rawValue: 1 << 2)
    /// Enciphering data itself.
    public static let dataEncipherment = KeyUsage(rawValue: 1 << 3)
    /// Key agreement.
    public static let keyAgreement = KeyUsage(rawValue: 1 << 4)
    /// Signatures on certificates.
    public static let keyCertSign = KeyUsage(rawValue: 1 << 5)
    /// Signatures on CRLs.
    public static let cRLSign = KeyUsage(rawValue: 1 << 6)
    /// Key agreement only to encipher.
    public static let encipherOnly = KeyUsage(rawValue: 1 << 7)
    /// Key agreement only to decipher.
    public static let decipherOnly = KeyUsage(rawValue: 1 << 8)

    /// The names of RFC 5280's bits, in their order.
    public var names: [String] {
        Self.allNames.indices.filter { rawValue >> $0 & 1 == 1 }.map { Self.allNames[$0] }
    }

    /// The one usage of a name of RFC 5280, `nonRepudiation` among them; nil for another name.
    public init?(named name: String) {
        let name = name == "nonRepudiation" ? "contentCommitment" : name
        guard let bit = Self.allNames.firstIndex(of: name) else { return nil }
        self.init(rawValue: 1 << bit)
    }

    private static let allNames = [
        "digitalSignature", "contentCommitment", "keyEncipherment", "dataEncipherment",
        "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly",
    ]
}

/// Purposes of an extended key usage (RFC 5280 §4.2.1.12).
public enum KeyPurpose {
    /// TLS server authentication.
    public static let serverAuth = OID(1, 3, 6, 1, 5, 5, 7, 3, 1)
    /// TLS client authentication.
    public static let clientAuth = OID(1, 3, 6, 1, 5, 5, 7, 3, 2)
    /// Any purpose.
    public static let any = OID(2, 5, 29, 37, 0)

    /// The name of a purpose, else its dotted form.
    public static func name(of purpose: OID) -> String {
        names[purpose] ?? purpose.description
    }

    /// The purpose of a name that is known, or of any dotted form.
    public static func named(_ name: String) -> OID? {
        names.first { $0.value == name }?.key ?? OID(dotted: name)
    }

    private static let names: [OID: String] = [
        serverAuth: "serverAuth",
        clientAuth: "clientAuth",
        OID(1, 3, 6, 1, 5, 5, 7, 3, 3): "codeSigning",
        OID(1, 3, 6, 1, 5, 5, 7, 3, 4): "emailProtection",
        OID(1, 3, 6, 1, 5, 5, 7, 3, 8): "timeStamping",
        OID(1, 3, 6, 1, 5, 5, 7, 3, 9): "OCSPSigning",
        any: "anyExtendedKeyUsage",
    ]
}

/// Whether a certificate is an authority's, and how long paths below it may be (RFC 5280 §4.2.1.9).
public struct BasicConstraints: Sendable, Hashable {
    /// Whether its key may sign certificates.
    public let isCA: Bool
    /// How many intermediates that are not self-issued may follow; nil without a limit.
    public let pathLength: Int?

    package init(isCA: Bool, pathLength: Int?) {
        self.isCA = isCA
        self.pathLength = pathLength
    }
}

/// The names that certificates below an authority may have (RFC 5280 §4.2.1.10).
public struct NameConstraints: Sendable, Hashable {
    /// The subtrees that names must be in, for each kind of name that has one here.
    public let permitted: [GeneralName]
    /// The subtrees that no name may be in.
    public let excluded: [GeneralName]

    package init(permitted: [GeneralName], excluded: [GeneralName]) {
        self.permitted = permitted
        self.excluded = excluded
    }
}

/// Which of the issuer's keys signed (RFC 5280 §4.2.1.1).
public struct AuthorityKeyIdentifier: Sendable, Hashable {
    /// The issuer's subject key identifier.
    public let keyIdentifier: [UInt8]?
    /// The issuer's issuer.
    public let issuer: [GeneralName]
    /// The issuer's serial number, content octets.
    public let serialNumber: [UInt8]?

    package init(keyIdentifier: [UInt8]?, issuer: [GeneralName], serialNumber: [UInt8]?) {
        self.keyIdentifier = keyIdentifier
        self.issuer = issuer
        self.serialNumber = serialNumber
    }
}

/// Where more about an authority is found (RFC 5280 §4.2.2.1).
public struct AccessDescription: Sendable, Hashable {
    /// What is found there.
    public let method: OID
    /// Where.
    public let location: GeneralName

    package init(method: OID, location: GeneralName) {
        self.method = method
        self.location = location
    }

    /// The issuer's own certificate, id-ad-caIssuers.
    public static let caIssuers = OID(1, 3, 6, 1, 5, 5, 7, 48, 2)
    /// An OCSP responder, id-ad-ocsp.
    public static let ocsp = OID(1, 3, 6, 1, 5, 5, 7, 48, 1)
}

/// Where a CRL is found, and which part of the revocations it covers (RFC 5280 §4.2.1.13).
public struct DistributionPoint: Sendable, Hashable {
    /// The full names.
    public let fullName: [GeneralName]
    /// The relative name, to be added to the CRL issuer's.
    public let relativeName: DistinguishedName.RelativeName?
    /// The reasons covered, the bit string's bit n as bit n; nil for all.
    public let reasons: UInt16?
    /// Who signs the CRL, where it is not the certificate's issuer.
    public let crlIssuer: [GeneralName]

    package init(
        fullName: [GeneralName],
        relativeName: DistinguishedName.RelativeName?,
        reasons: UInt16?,
        crlIssuer: [GeneralName]
    ) {
        self.fullName = fullName
        self.relativeName = relativeName
        self.reasons = reasons
        self.crlIssuer = crlIssuer
    }
}

/// A policy that a certificate was issued under (RFC 5280 §4.2.1.4).
public struct PolicyInformation: Sendable, Hashable {
    /// The policy.
    public let policy: OID
    /// The DER of its qualifiers; nil where there are none.
    public let qualifiers: [UInt8]?

    package init(policy: OID, qualifiers: [UInt8]?) {
        self.policy = policy
        self.qualifiers = qualifiers
    }
}

/// A promise by a log to publish a certificate (RFC 6962 §3.2).
public struct SignedCertificateTimestamp: Sendable, Hashable {
    /// The log's identifier, 32 octets.
    public let logID: [UInt8]
    /// Milliseconds since the epoch.
    public let milliseconds: UInt64

    package init(logID: [UInt8], milliseconds: UInt64) {
        self.logID = logID
        self.milliseconds = milliseconds
    }
}

/// A basic OCSP response (RFC 6960 §4.2.1): what a responder says of certificates, signed.
package struct OCSPResponse: Sendable, Hashable, SignedValue {
    /// The DER encoding of the BasicOCSPResponse.
    package let der: [UInt8]
    /// The range of the signed part, within `der`.
    package let signedRange: Range<Int>
    /// The signature algorithm; a response states it once.
    package let signatureAlgorithm: AlgorithmIdentifier
    /// The signature's octets.
    package let signature: [UInt8]
    /// Who signed it.
    package let responder: Responder
    /// What it says, certificate by certificate.
    package let answers: [Answer]
    /// The DER of the certificates that it carries.
    package let certificates: [[UInt8]]

    package var innerSignatureAlgorithm: AlgorithmIdentifier { signatureAlgorithm }

    package init(
        der: [UInt8],
        signedRange: Range<Int>,
        signatureAlgorithm: AlgorithmIdentifier,
        signature: [UInt8],
        responder: Responder,
        answers: [Answer],
        certificates: [[UInt8]]
    ) {
        self.der = der
        self.signedRange = signedRange
        self.signatureAlgorithm = signatureAlgorithm
        self.signature = signature
        self.responder = responder
        self.answers = answers
        self.certificates = certificates
    }

    /// How a response names its signer.
    package enum Responder: Sendable, Hashable {
        /// By its name.
        case name(DistinguishedName)
        /// By the SHA-1 digest of its public key's octets.
        case key([UInt8])
    }

    /// What is said of one certificate.
    package struct Answer: Sendable, Hashable {
        /// The algorithm that both digests were made with.
        package let digestAlgorithm: OID
        /// The digest of the issuer's name.
        package let issuerName: [UInt8]
        /// The digest of the issuer's public key.
        package let issuerKey: [UInt8]
        /// The serial number, as in the certificate.
        package let serialNumber: [UInt8]
        /// The status.
        package let status: Status
        /// The time at which the status was known to be right.
        package let thisUpdate: Timestamp
        /// The time by which there will be news; nil where it is not said.
        package let nextUpdate: Timestamp?

        package init(
            digestAlgorithm: OID,
            issuerName: [UInt8],
            issuerKey: [UInt8],
            serialNumber: [UInt8],
            status: Status,
            thisUpdate: Timestamp,
            nextUpdate: Timestamp?
        ) {
            self.digestAlgorithm = digestAlgorithm
            self.issuerName = issuerName
            self.issuerKey = issuerKey
            self.serialNumber = serialNumber
            self.status = status
            self.thisUpdate = thisUpdate
            self.nextUpdate = nextUpdate
        }
    }

    /// The status of a certificate.
    package enum Status: Sendable, Hashable {
        case good
        case revoked(Timestamp)
        case unknown
    }
}

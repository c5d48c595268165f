/// What an authority signs: a certificate or a CRL.
package protocol SignedValue {
    /// The DER encoding.
    var der: [UInt8] { get }
    /// The range of the part that is signed, within `der`.
    var signedRange: Range<Int> { get }
    /// The signature algorithm inside the signed part.
    var innerSignatureAlgorithm: AlgorithmIdentifier { get }
    /// The signature algorithm beside the signature.
    var signatureAlgorithm: AlgorithmIdentifier { get }
    /// The signature's octets.
    var signature: [UInt8] { get }
}

extension Certificate: SignedValue {}
extension CertificateRevocationList: SignedValue {}

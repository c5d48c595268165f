/// Why a signature can't be verified.
package enum SignatureRefusal: Sendable, Hashable {
    /// The signed part names another algorithm than the one beside the signature.
    case twoAlgorithms
    /// This version of OpenSSL does not know the algorithm.
    case unknownAlgorithm(AlgorithmIdentifier, openSSL: String)
    case unsupportedAlgorithm(AlgorithmIdentifier)
    /// Keys of the issuer's kind don't make such signatures.
    case otherKey(PublicKey, AlgorithmIdentifier)
    case unusableKey
    /// OpenSSL can't verify such a signature with the key.
    case unverifiable
    /// The signature on a certificate of this subject can't be verified.
    indirect case certificate(DistinguishedName, ErrorDetail)
    /// To verify the signatures of the certificate requests of this run would take too long.
    case requestsBeyondBudget(milliseconds: Int)

    var values: [Finding.Value] {
        switch self {
        case .unknownAlgorithm(let algorithm, let version):
            [.text("algorithm", algorithm.name), .text("openssl", version)]
        case .unsupportedAlgorithm(let algorithm): [.text("algorithm", algorithm.name)]
        case .otherKey(let key, let algorithm):
            [.text("key", key.description), .text("algorithm", algorithm.name)]
        case .certificate(let subject, let detail):
            [.text("subject", subject.description)] + detail.values
        case .requestsBeyondBudget(let maximum): [.number("maximum_ms", Int64(maximum))]
        case .twoAlgorithms, .unusableKey, .unverifiable: []
        }
    }
}

/// A structure that can't be decoded, and the decoder's own words.
package struct DecodingRefusal: Sendable, Hashable {
    package let structure: Structure
    /// What the decoder says: technical English, which is shown as it is.
    package let technical: String
    /// The octet at which it stopped, counted from 0.
    package let offset: Int

    package init(_ structure: Structure, _ technical: String, offset: Int) {
        (self.structure, self.technical, self.offset) = (structure, technical, offset)
    }

    /// What is decoded.
    package enum Structure: Sendable, Hashable {
        case certificate, certificateRequest, revocationList, publicKey, privateKey, openSSHKey
        case parameters, encryptionScheme, pkcs7
        /// A certificate that an endpoint presented: its number, counted from 1.
        case served(Int, address: String)
        /// A block of another label.
        case block(String)
    }

    var values: [Finding.Value] {
        [.text("technical", technical), .number("offset", Int64(offset))]
    }
}

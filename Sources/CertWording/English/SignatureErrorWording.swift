internal import CertModel

/// Signatures that can't be verified.
extension English {
    static func message(_ refusal: SignatureRefusal) -> String {
        switch refusal {
        case .twoAlgorithms: "it names two different signature algorithms"
        case .unknownAlgorithm(let algorithm, let version):
            "\(algorithm.name.printable) is not known to this OpenSSL (\(version))"
        case .unsupportedAlgorithm(let algorithm):
            "the signature algorithm \(algorithm.name.printable) is not supported"
        case .otherKey(let key, let algorithm):
            "a \(key.description.printable) key makes no \(algorithm.name.printable)"
        case .unusableKey: "the public key can't be used"
        case .unverifiable: "the key can't verify this kind of signature"
        case .certificate(let subject, let why):
            "the signature on \(name(subject)) can't be verified: \(message(why))"
        case .requestsBeyondBudget(let maximum):
            "the certificate request is not read: to verify the signatures of this run would take"
                + " longer than the limit of \(maximum) ms"
        }
    }

    static func remedy(_ refusal: SignatureRefusal) -> String? {
        switch refusal {
        case .certificate:
            "Check it with a version of OpenSSL that knows the algorithm; most clients know it no"
                + " more than this one."
        case .requestsBeyondBudget: "Give it in a run of its own."
        case .twoAlgorithms, .unknownAlgorithm, .unsupportedAlgorithm, .otherKey, .unusableKey,
            .unverifiable:
            nil
        }
    }

    /// A structure that can't be decoded; what the decoder says is technical and stays as it is.
    static func message(_ refusal: DecodingRefusal) -> String {
        let technical = "\(refusal.technical) (octet \(refusal.offset))"
        return switch refusal.structure {
        case .certificate: "the certificate can't be decoded: \(technical)"
        case .certificateRequest: "the certificate request can't be decoded: \(technical)"
        case .revocationList: "the CRL can't be decoded: \(technical)"
        case .publicKey: "the public key can't be decoded: \(technical)"
        case .privateKey: "the private key can't be decoded: \(technical)"
        case .openSSHKey: "the OpenSSH key can't be decoded: \(technical)"
        case .parameters: "the parameters can't be decoded: \(technical)"
        case .encryptionScheme: "the encryption scheme can't be decoded: \(technical)"
        case .pkcs7: "the PKCS#7 file can't be decoded: \(technical)"
        case .served(let number, let address):
            "certificate \(number) from \(address) can't be decoded: \(technical)"
        case .block(let label): "\(label.printable) can't be decoded: \(technical)"
        }
    }
}

import CertCore
import OpenSSLCalls

/// Sound chains of one kind of key, all with certificates of their own.
///
/// What OpenSSL allocates for them lives as long as the process.
struct Chains {
    enum Kind: String, CaseIterable {
        case rsa2048 = "RSA-2048"
        case rsa4096 = "RSA-4096"
        case p256 = "P-256"

        fileprivate var key: OpaquePointer? {
            switch self {
            case .rsa2048: shim_EVP_RSA_gen(2048)
            case .rsa4096: shim_EVP_RSA_gen(4096)
            case .p256: shim_EVP_EC_gen("P-256")
            }
        }
    }

    struct Chain {
        let leaf: Certificate
        let issuer: Certificate
    }

    static let time = Timestamp(secondsSinceEpoch: 1_770_000_000)

    let root: Certificate
    let all: [Chain]
    private let rootKey: OpaquePointer?
    private let issuerKey: OpaquePointer?

    private static let count = 400

    init(_ kind: Kind) throws {
        let (rootKey, issuerKey, leafKey) = (kind.key, kind.key, kind.key)
        root = try Self.certificate("root", rootKey, by: "root", rootKey, serial: 1)
        all = try (1...Self.count).map { serial in
            Chain(
                leaf: try Self.certificate(
                    "leaf",
                    leafKey,
                    by: "issuer",
                    issuerKey,
                    serial: serial
                ),
                issuer: try Self.certificate(
                    "issuer",
                    issuerKey,
                    by: "root",
                    rootKey,
                    serial: serial
                )
            )
        }
        self.rootKey = Self.publicHalf(of: rootKey)
        self.issuerKey = Self.publicHalf(of: issuerKey)
    }

    /// Verifies both signatures of a chain with OpenSSL alone.
    func verify(_ chain: Chain) {
        for (certificate, key) in [(chain.leaf, issuerKey), (chain.issuer, rootKey)] {
            let context = EVP_MD_CTX_new()
            defer { EVP_MD_CTX_free(context) }
            let signed = certificate.der[certificate.signedRange]
            let isValid = signed.withUnsafeBufferPointer { octets in
                EVP_DigestVerifyInit(context, nil, EVP_sha256(), nil, key) == 1
                    && EVP_DigestVerify(
                        context,
                        certificate.signature,
                        certificate.signature.count,
                        octets.baseAddress,
                        octets.count
                    ) == 1
            }
            precondition(isValid, "the signature is sound")
        }
    }

    private static func certificate(
        _ subject: String,
        _ key: OpaquePointer?,
        by issuer: String,
        _ issuerKey: OpaquePointer?,
        serial: Int
    ) throws -> Certificate {
        let certificate = X509_new()
        defer { X509_free(certificate) }
        X509_set_version(certificate, 2)
        ASN1_INTEGER_set(X509_get_serialNumber(certificate), serial)
        ASN1_TIME_set(X509_getm_notBefore(certificate), 1_760_000_000)
        ASN1_TIME_set(X509_getm_notAfter(certificate), 1_960_000_000)
        set(X509_get_subject_name(certificate), subject)
        set(X509_get_issuer_name(certificate), issuer)
        X509_set_pubkey(certificate, key)
        let isLeaf = subject == "leaf"
        add(NID_basic_constraints, isLeaf ? "critical,CA:FALSE" : "critical,CA:TRUE", certificate)
        add(
            NID_key_usage,
            isLeaf ? "critical,digitalSignature" : "critical,keyCertSign",
            certificate
        )
        if isLeaf {
            add(NID_ext_key_usage, "serverAuth", certificate)
            add(NID_subject_alt_name, "DNS:www.example.test,DNS:example.test", certificate)
        }
        X509_sign(certificate, issuerKey, EVP_sha256())
        return try Certificate(der: encoded { i2d_X509(certificate, $0) })
    }

    private static func set(_ name: OpaquePointer?, _ commonName: String) {
        X509_NAME_add_entry_by_txt(name, "CN", shim_MBSTRING_UTF8(), commonName, -1, -1, 0)
    }

    private static func add(_ id: Int32, _ value: String, _ certificate: OpaquePointer?) {
        let added = X509V3_EXT_conf_nid(nil, nil, id, value)
        X509_add_ext(certificate, added, -1)
        X509_EXTENSION_free(added)
    }

    private static func publicHalf(of key: OpaquePointer?) -> OpaquePointer? {
        let der = encoded { i2d_PUBKEY(key, $0) }
        return der.withUnsafeBufferPointer { octets in
            var cursor = octets.baseAddress
            return d2i_PUBKEY(nil, &cursor, octets.count)
        }
    }

    private static func encoded(
        _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    ) -> [UInt8] {
        let count = Int(encode(nil))
        return [UInt8](unsafeUninitializedCapacity: count) { octets, written in
            var cursor = octets.baseAddress
            written = Int(encode(&cursor))
        }
    }
}

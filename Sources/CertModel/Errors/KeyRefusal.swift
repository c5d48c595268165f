/// Why a private key, or the store that holds it, can't be read.
package enum KeyRefusal: Sendable, Hashable {
    case undecodable
    /// It is encrypted in a form that only Java reads.
    case sealedInJavaKeyStore
    /// It is encrypted, and no passphrase was given.
    case encrypted
    case wrongPassphrase
    /// It is encrypted in a way that this version of OpenSSL does not know.
    case unknownEncryption(openSSL: String)
    /// It is of an algorithm that this version of OpenSSL does not know.
    case unknownAlgorithm(OID, openSSL: String)
    /// It is in a version of PKCS#8 that this version of OpenSSL does not read.
    case unknownVersion(Int, openSSL: String)
    /// Its cipher needs OpenSSL's legacy provider, which is not installed.
    case legacyCipher
    /// Its public half can't be encoded.
    case publicHalf
    /// It was not read: it was not asked for, or there are too many.
    case notRead
    /// To open the keys of this run would take longer than a limit.
    case beyondBudget(milliseconds: Int)
    /// To try the passphrases of this run would take longer than a limit.
    case passphrasesBeyondBudget(milliseconds: Int)
    /// To compare the keys of this run would take longer than a limit.
    case pairingBeyondBudget(milliseconds: Int)
    /// To try its passphrase would take longer than a limit.
    case derivation(DerivationWork, milliseconds: Int, maximum: Int)
    /// It is larger than is read, in octets.
    case octets(KeyHalf, Int, maximum: Int)
    /// One of its numbers is larger than is read, in bits.
    case number(KeyHalf, bits: Int, maximum: Int, PublicKey.Algorithm)

    /// The half of a key pair.
    package enum KeyHalf: String, Sendable, Hashable { case `public`, `private` }

    var values: [Finding.Value] {
        switch self {
        case .unknownEncryption(let version): [.text("openssl", version)]
        case .unknownAlgorithm(let oid, let version):
            [.text("algorithm", oid.description), .text("openssl", version)]
        case .unknownVersion(let version, let openSSL):
            [.number("version", Int64(version)), .text("openssl", openSSL)]
        case .beyondBudget(let maximum), .passphrasesBeyondBudget(let maximum),
            .pairingBeyondBudget(let maximum):
            [.number("maximum_ms", Int64(maximum))]
        case .derivation(_, let milliseconds, let maximum):
            [.number("ms", Int64(milliseconds)), .number("maximum_ms", Int64(maximum))]
        case .octets(let half, let count, let maximum):
            [
                .text("key", half.rawValue), .number("octets", Int64(count)),
                .number("maximum", Int64(maximum)),
            ]
        case .number(let half, let bits, let maximum, let algorithm):
            [
                .text("key", half.rawValue), .number("bits", Int64(bits)),
                .number("maximum", Int64(maximum)), .text("algorithm", algorithm.description),
            ]
        case .undecodable, .sealedInJavaKeyStore, .encrypted, .wrongPassphrase, .legacyCipher,
            .publicHalf, .notRead:
            []
        }
    }
}

/// What deriving a key from a passphrase takes.
package enum DerivationWork: Sendable, Hashable {
    case none
    /// Iterations of a digest (RFC 7292 §4).
    case digest(iterations: Int)
    /// Iterations of a scheme over SHA-1 (RFC 7292 B.2).
    case sha1(iterations: Int)
    /// Iterations of PBKDF2 for each of some blocks (RFC 8018 §5.2).
    case pbkdf2(iterations: Int, blocks: Int)
    /// scrypt with its parameters (RFC 7914 §2), and the most memory in MiB where they need more.
    case scrypt(cost: Int, blockSize: Int, parallel: Int, beyond: Int?)
}

/// Why a store of keys and certificates can't be read.
package enum StoreRefusal: Sendable, Hashable {
    /// PKCS#12 that needs a passphrase, and none was given.
    case encrypted
    case wrongPassphrase
    /// PKCS#12 that can't be decoded.
    case undecodable
    case noSafes
    case undecodableSafe
    /// A safe that is encrypted to a public key.
    case sealedSafe
    case legacyCipher
    /// A MAC of a kind that this version of OpenSSL can't verify.
    case pbmac1(openSSL: String)
    /// PKCS#7 of another content than signed data.
    case notSignedData
    case javaCutShort
    case javaVersion(Int)
    case javaDamaged(entry: Int, of: Int)

    var values: [Finding.Value] {
        switch self {
        case .pbmac1(let version): [.text("openssl", version)]
        case .javaVersion(let version): [.number("version", Int64(version))]
        case .javaDamaged(let entry, let count):
            [.number("entry", Int64(entry)), .number("count", Int64(count))]
        case .encrypted, .wrongPassphrase, .undecodable, .noSafes, .undecodableSafe, .sealedSafe,
            .legacyCipher, .notSignedData, .javaCutShort:
            []
        }
    }
}

internal import CertModel

/// Private keys that can't be read.
extension English {
    static func message(_ refusal: KeyRefusal) -> String {
        switch refusal {
        case .undecodable: "the private key can't be decoded"
        case .sealedInJavaKeyStore: "the private key is encrypted in a form of Java's own"
        case .encrypted: "the private key is encrypted and no passphrase was given"
        case .wrongPassphrase: "the passphrase does not open the private key"
        case .unknownEncryption(let version):
            "the private key is encrypted in a way that this OpenSSL (\(version)) does not know"
        case .unknownAlgorithm(let oid, let version):
            "the private key is one of \(oid.algorithmText), which this OpenSSL (\(version)) can't"
                + " read"
        case .unknownVersion(let version, let openSSL):
            "the private key is in version \(version) of PKCS#8 (RFC 5958), which this OpenSSL"
                + " (\(openSSL)) can't read"
        case .legacyCipher:
            "the private key is encrypted with an old cipher that only OpenSSL's legacy provider"
                + " knows, and that is not installed"
        case .publicHalf: "the private key's public half can't be encoded"
        case .notRead: "the private key was not read"
        case .beyondBudget(let maximum):
            "the private key is not read: the keys of this run would take OpenSSL longer than the"
                + " limit of \(maximum) ms"
        case .passphrasesBeyondBudget(let maximum):
            "its passphrase is not tried: to try those of this run would take longer than the limit"
                + " of \(maximum) ms"
        case .pairingBeyondBudget(let maximum):
            "the certificates are not all paired with keys: to calculate the compressed points of"
                + " this run would take longer than the limit of \(maximum) ms"
        case .derivation(let work, let milliseconds, let maximum):
            message(work, milliseconds, maximum)
        case .octets(.public, let count, let maximum):
            "the public key has \(count) octets, and the limit is \(maximum)"
        case .octets(.private, let count, let maximum):
            "the private key has \(count) octets, and the limit is \(maximum)"
        case .number(.public, let bits, let maximum, let algorithm):
            "the public key has a number of \(bits) bits, and the limit is \(maximum) for"
                + " \(algorithm.description.printable)"
        case .number(.private, let bits, let maximum, let algorithm):
            "the private key has a number of \(bits) bits, and the limit is \(maximum) for"
                + " \(algorithm.description.printable)"
        }
    }

    private static func message(
        _ work: DerivationWork,
        _ milliseconds: Int,
        _ maximum: Int
    ) -> String {
        let limit = "about \(milliseconds) ms, and the limit is \(maximum) ms"
        return switch work {
        case .none: "to try its passphrase takes \(limit)"
        case .digest(let iterations):
            "to try its passphrase takes \(iterations) iterations of the digest, \(limit)"
        case .sha1(let iterations):
            "to try its passphrase takes \(iterations) iterations of SHA-1 and more, \(limit)"
        case .pbkdf2(let iterations, 1):
            "to try its passphrase takes \(iterations) iterations of PBKDF2, \(limit)"
        case .pbkdf2(let iterations, let blocks):
            "to try its passphrase takes \(iterations) iterations of PBKDF2 for each of \(blocks)"
                + " blocks, \(limit)"
        case .scrypt(let cost, let blockSize, let parallel, nil):
            "to try its passphrase takes scrypt with N = \(cost), r = \(blockSize) and"
                + " p = \(parallel), \(limit)"
        case .scrypt(let cost, let blockSize, let parallel, let mebibytes?):
            "to try its passphrase takes scrypt with N = \(cost), r = \(blockSize) and"
                + " p = \(parallel), more than the limit of \(mebibytes) MiB of memory"
        }
    }

    static func remedy(_ refusal: KeyRefusal) -> String? {
        switch refusal {
        case .sealedInJavaKeyStore:
            "Convert the store: keytool -importkeystore -srckeystore STORE -destkeystore NEW.p12"
                + " -deststoretype PKCS12"
        case .encrypted: "Give its passphrase in a file or in an environment variable."
        case .wrongPassphrase: "Give the passphrase that the key was encrypted with."
        case .unknownEncryption:
            "Encrypt it again with an ordinary cipher: openssl pkcs8 -topk8 -in OLD.key -out"
                + " NEW.key"
        case .unknownAlgorithm, .unknownVersion:
            "Use a key that every server reads: EC P-256 or RSA, in PKCS#8 without attributes."
        case .legacyCipher:
            "Install the provider (ossl-modules/legacy.so of libssl3), or convert the file where it"
                + " is: openssl pkey -provider legacy -provider default -in OLD.key -aes256 -out"
                + " NEW.key"
        case .beyondBudget: "Give it in a run of its own."
        case .passphrasesBeyondBudget: "Give it in a run of its own, with its own passphrase."
        case .pairingBeyondBudget: "Split the file."
        case .derivation:
            "Encrypt it again with an ordinary count: openssl pkcs8 -topk8 -iter 600000"
        case .octets, .number: "Make a key of an ordinary size."
        case .undecodable, .publicHalf, .notRead: nil
        }
    }
}

/// Stores of keys and certificates.
extension English {
    static func message(_ refusal: StoreRefusal) -> String {
        switch refusal {
        case .encrypted: "the PKCS#12 file needs a passphrase and none was given"
        case .wrongPassphrase: "the passphrase does not open the PKCS#12 file"
        case .undecodable: "the PKCS#12 file can't be decoded"
        case .noSafes: "the PKCS#12 file holds no safes"
        case .undecodableSafe: "a safe of the PKCS#12 file can't be decoded"
        case .sealedSafe: "a safe of the PKCS#12 file is encrypted to a public key"
        case .legacyCipher:
            "the PKCS#12 file is encrypted with an old cipher that only OpenSSL's legacy provider"
                + " knows, and that is not installed"
        case .pbmac1(let version):
            "the PKCS#12 file is protected by PBMAC1 (RFC 9579), which OpenSSL \(version) can't"
                + " verify"
        case .notSignedData:
            "is PKCS#7 without certificates: other content than signed data"
        case .javaCutShort: "the Java key store is cut short"
        case .javaVersion(let version):
            "the Java key store has version \(version), not 1 or 2"
        case .javaDamaged(let entry, let count):
            "the Java key store is damaged or cut short in entry \(entry) of \(count)"
        }
    }

    static func remedy(_ refusal: StoreRefusal) -> String? {
        switch refusal {
        case .encrypted: "Give its passphrase in a file or in an environment variable."
        case .legacyCipher:
            "Install the provider (ossl-modules/legacy.so of libssl3), or convert the file where it"
                + " is: openssl pkcs12 -legacy -in OLD.p12 -out NEW.pem"
        case .pbmac1:
            "Export it anew with a MAC of the older kind: openssl pkcs12 -in OLD.p12 -nodes |"
                + " openssl pkcs12 -export -out NEW.p12, with OpenSSL 3.4 or later for the first."
        case .notSignedData: "Ask for the certificates as .p7b or as PEM."
        case .javaCutShort, .javaVersion, .javaDamaged:
            "Copy the store again, as binary, from its source."
        case .wrongPassphrase, .undecodable, .noSafes, .undecodableSafe, .sealedSafe: nil
        }
    }
}

import CertDecoding

/// Private keys, in PEM or bare.
extension FileParser {
    /// Whether one more key is to be opened; where keys are not wanted it is counted.
    mutating func opensNextKey() -> Bool {
        guard !opensKeys else { return hasRoom(for: .privateKeys) }
        contents.unreadKeys += 1
        return false
    }

    /// Decodes a key.
    ///
    /// - Parameter form: That of its DER; nil where it is damaged, and one all the same.
    mutating func parseKey(_ der: [UInt8], _ form: PrivateKeyForm?, line: Int) {
        if case .encrypted = form {
            return parseEncryptedKey(der, line: line)
        }
        guard opensNextKey() else { return }
        let (context, work) = (engine.context, contents.work)
        let outcome = Result { () throws(CertificateError) in
            guard let form else { throw .undecodableKey }
            let key = try Key.privateKey(der: der, form: form, work: work, in: context)
            return try PrivateKey(key, digesting: context)
        }
        addKey(outcome, isEncrypted: false, line: line)
    }

    /// Opens an encrypted key, once what it would cost is known to be bearable.
    ///
    /// - Parameter headers: Those of its block, which name the cipher of the older form.
    mutating func parseEncryptedKey(
        _ der: [UInt8],
        headers: ArraySlice<UInt8> = [],
        line: Int
    ) {
        guard opensNextKey() else { return }
        let (context, work) = (engine.context, contents.work)
        let words = headers.asHeaders
        let outcome = Result { () throws(CertificateError) in
            let key = try passphrase.open { passphrase throws(CertificateError) in
                words.isEmpty
                    ? try Key.privateKey(
                        encrypted: der,
                        passphrase: passphrase,
                        work: work,
                        in: context
                    )
                    : try Key.privateKey(
                        enciphered: der,
                        headers: words,
                        passphrase: passphrase,
                        work: work,
                        in: context
                    )
            }
            return try PrivateKey(key, digesting: context)
        }
        addKey(outcome, isEncrypted: true, line: line)
    }

    /// Adds a key of a Java key store, which takes Java to open: the file is not at fault.
    mutating func addSealedKey(name: String) {
        let key = FileContents.FoundKey(
            line: pinnedLine ?? 1,
            index: contents.nextIndex,
            isEncrypted: true,
            outcome: .failure(placed(.sealedInJavaKeyStore, line: 1))
        )
        contents.privateKeys.append(key)
        let description = PrivateKeyDescription(isEncrypted: true, publicKey: nil)
        add(.privateKey(description), line: 1, name: name)
    }

    mutating func addKey(
        _ outcome: Result<PrivateKey, CertificateError>,
        isEncrypted: Bool,
        line: Int,
        name: String? = nil
    ) {
        let placed = outcome.mapError { self.placed($0, line: line) }
        contents.privateKeys.append(
            FileContents.FoundKey(
                line: pinnedLine ?? line,
                index: contents.nextIndex,
                isEncrypted: isEncrypted,
                outcome: placed
            )
        )
        let key = try? placed.get()
        add(
            .privateKey(
                PrivateKeyDescription(isEncrypted: isEncrypted, publicKey: key?.publicKey)
            ),
            line: line,
            name: name
        )
        // An encrypted key that was not opened is described; one that should open and does not is
        // an error wherever it is read.
        if case .failure(let error) = placed, error.code != .passphraseMissing {
            contents.fail(error)
        }
    }
}

extension ArraySlice<UInt8> {
    /// The headers of a block as OpenSSL reads them, whatever was odd about their lines.
    fileprivate var asHeaders: String {
        String(decoding: self, as: UTF8.self).split(whereSeparator: \.isNewline)
            .map { $0.drop(while: \.isWhitespace) }.filter { !$0.isEmpty }
            .map { $0 + "\n" }.joined()
    }
}

extension CertificateError {
    /// A private key is damaged.
    static var undecodableKey: CertificateError {
        CertificateError(.malformed, .key(.undecodable))
    }

    /// A private key that only Java's own code opens.
    fileprivate static var sealedInJavaKeyStore: CertificateError {
        CertificateError(.unsupported, .key(.sealedInJavaKeyStore))
    }
}

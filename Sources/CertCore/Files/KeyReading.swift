/// Private keys, in armour or bare.
extension FileReader {
    /// Whether one more key is to be opened; where nobody asked for keys it is counted.
    mutating func opensNextKey() -> Bool {
        guard !readsKeys else { return hasRoom(for: .privateKeys) }
        contents.unreadKeys += 1
        return false
    }

    /// Decodes a key.
    ///
    /// - Parameter form: That of its DER; nil where it is damaged, and one all the same.
    mutating func readKey(_ der: [UInt8], _ form: PrivateKeyForm?, line: Int) {
        if case .encrypted = form {
            return readEncryptedKey(der, label: "ENCRYPTED PRIVATE KEY", line: line)
        }
        guard opensNextKey() else { return }
        let context = engine.context
        let outcome = Result { () throws(CertificateError) in
            guard let form else { throw .undecodableKey }
            let key = try Key.privateKey(der: der, form: form, in: context)
            return try PrivateKey(key, digesting: context)
        }
        addKey(outcome, isEncrypted: false, line: line)
    }

    /// Opens an encrypted key, once what it would cost is known to be bearable.
    ///
    /// - Parameter headers: Those of its block, which name the cipher of the older form.
    mutating func readEncryptedKey(
        _ der: [UInt8],
        label: String,
        headers: ArraySlice<UInt8> = [],
        line: Int
    ) {
        guard opensNextKey() else { return }
        let (context, source) = (engine.context, passphrase)
        var work = self.work
        defer { self.work = work }
        let outcome = Result { () throws(CertificateError) in
            let scheme = headers.isEmpty ? PrivateKeyForm.encryption(of: der) : nil
            if let scheme { try WorkFactor.check(scheme) }
            let words = String(decoding: headers, as: UTF8.self)
            let key = try source.open { passphrase throws(CertificateError) in
                if passphrase != nil, let scheme { try work.spend(on: scheme) }
                return try Key.privateKey(
                    armour: Self.armour(label, headers: headers, der),
                    isOld: scheme.map(OldEncryption.isNamed)
                        ?? OldEncryption.isNamed(byHeaders: words),
                    passphrase: passphrase,
                    in: context
                )
            }
            return try PrivateKey(key, digesting: context)
        }
        addKey(outcome, isEncrypted: true, line: line)
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
                line: line,
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
        // An encrypted key that nobody opened is described; one that should open and does not is
        // an error wherever it is read.
        if case .failure(let error) = placed, error.code != .passphraseMissing {
            contents.fail(error)
        }
    }
}

extension CertificateError {
    /// A private key is damaged.
    static var undecodableKey: CertificateError {
        CertificateError(.malformed, reason: "the private key can't be decoded")
    }
}

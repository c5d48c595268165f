import CertDecoding

/// Binary files: bare DER, PKCS#7, PKCS#12 and Java key stores.
extension FileParser {
    mutating func parseBare(_ der: [UInt8]) {
        if PersonalInformationExchange.isPFX(der) { contents.format = .pkcs12 }
        if SignedData.isContentInfo(der) { contents.format = .pkcs7 }
        do throws(CertificateError) {
            guard try parseByContent(der, line: 1) == nil else { return }
            // None of them: what a certificate lacks is what most people want to know.
            try parse(.certificate, der: der, line: 1)
        } catch {
            contents.holdsUndecodedCertificate = true
            fail(error)
        }
    }

    /// The certificates and CRLs of a PKCS#7 structure; one that can't be decoded does not stop the
    /// rest.
    mutating func parseSignedData(_ der: [UInt8], line: Int) throws(CertificateError) {
        // Some authorities' tools write lengths that DER forbids; OpenSSL reads and fixes them.
        let hasIndefiniteLength = der.dropFirst().first == 0x80
        let data = try SignedData(
            der: hasIndefiniteLength ? PKCS7Encoding.normalized(der) ?? der : der
        )
        for certificate in data.certificates { parsePart(.certificate, certificate, line: line) }
        for list in data.revocationLists { parsePart(.revocationList, list, line: line) }
    }

    private mutating func parsePart(
        _ label: BlockLabel,
        _ der: [UInt8],
        line: Int,
        name: String? = nil
    ) {
        do throws(CertificateError) {
            try parse(label, der: der, line: line, name: name)
        } catch {
            if label.isOfCertificate { contents.holdsUndecodedCertificate = true }
            fail(error, line: line)
        }
    }

    /// Opens a PKCS#12 file; only where no and the empty passphrase don't do, one is asked for.
    private func opened(_ der: [UInt8]) throws(CertificateError) -> PKCS12 {
        let known = passphrase.known
        do throws(CertificateError) {
            let file = try opened(der, with: known ?? [])
            guard known == nil, file.isClosed, let given = passphrase.passphrase() else {
                return file
            }
            return try opened(der, with: [given])
        } catch {
            guard known == nil, error.code == .passphraseMissing,
                let given = passphrase.passphrase()
            else { throw error }
            return try opened(der, with: [given])
        }
    }

    private func opened(
        _ der: [UInt8],
        with passphrases: [Passphrase]
    ) throws(CertificateError) -> PKCS12 {
        try PKCS12(
            der: der,
            passphrases: passphrases,
            opensKeys: opensKeys,
            work: contents.work,
            in: engine.context
        )
    }

    mutating func parsePKCS12(_ der: [UInt8], line: Int) throws(CertificateError) {
        let context = engine.context
        let file = try opened(der)
        for bag in file.bags {
            switch bag.content {
            case .certificate(let der):
                parsePart(.certificate, der, line: line, name: bag.friendlyName)
            case .revocationList(let der):
                parsePart(.revocationList, der, line: line, name: bag.friendlyName)
            case .key(let key):
                guard opensNextKey() else { continue }
                let outcome = Result { () throws(CertificateError) in
                    try PrivateKey(key.get(), digesting: context)
                }
                addKey(outcome, isEncrypted: file.isEncrypted, line: line, name: bag.friendlyName)
            }
        }
    }

    /// Certificates and aliases; a key inside takes Java to open, and is one all the same.
    mutating func parseJavaKeyStore(_ bytes: [UInt8]) {
        contents.format = .jks
        var store = JavaKeyStore(bytes)
        while let entry = store.next(), hasRoom(for: .values) {
            switch entry.kind {
            case .privateKey:
                if opensNextKey() { addSealedKey(name: entry.alias) }
            case .secretKey: add(.secretKey, line: 1, name: entry.alias)
            case .trustedCertificate: break
            }
            for certificate in entry.certificates {
                parsePart(.certificate, certificate, line: 1, name: entry.alias)
            }
        }
        if let failure = store.failure { fail(failure) }
    }
}

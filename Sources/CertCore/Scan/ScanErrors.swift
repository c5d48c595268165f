/// What a scan says of paths that hold nothing to judge.
extension CertificateError {
    static func nothingBelow(_ path: String) -> CertificateError {
        CertificateError(
            .empty,
            source: path,
            .file(.nothingBelow)
        )
    }

    /// A folder of keys or requests only.
    static func noCertificateBelow(_ path: String) -> CertificateError {
        CertificateError(
            .notACertificate,
            source: path,
            .file(.noCertificateBelow)
        )
    }

    static func noPath() -> CertificateError {
        CertificateError(.empty, .file(.noPath))
    }

    static func noCertificate(in file: ScannedFile) -> CertificateError {
        let refusal: ContentRefusal =
            file.holdsKeys
            ? .keyAlone(.scan)
            : file.others.isEmpty ? .noCertificate(.scan) : .kindsWithoutCertificate(file.others)
        return CertificateError(.notACertificate, source: file.path, .content(refusal))
    }

    /// A file given as a key's without one that this program reads.
    static func noKey(in file: ScannedFile) -> CertificateError {
        let kinds = (file.certificates.isEmpty ? [] : [.certificate]) + file.others
        let refusal: ContentRefusal = kinds.isEmpty ? .noKey(.file) : .kindsWithoutKey(kinds)
        return CertificateError(.notAKey, source: file.path, .content(refusal))
    }
}

extension CertificateError {
    /// A file that holds other certificates than when the keys were paired.
    static func changed(_ path: String) -> CertificateError {
        CertificateError(
            .unreadable,
            source: path,
            .file(.changed)
        )
    }
}

extension FileContents {
    /// Whether it holds, or was meant to hold, what this program reads.
    ///
    /// Documents, source code and templates mention PEM too: where nothing could be decoded, the
    /// name has to promise a certificate, or the file to be PEM from its first line.
    var isOurs: Bool {
        !items.isEmpty || unreadKeys > 0 || format.isContainer || isNamedForOurs && !isMetadata
            || beginsWithPEM && mayBePEM
    }

    /// Whether the name says that it holds certificates: a store that can't be opened, a file that
    /// was cut short, or a web page that was downloaded in a certificate's place.
    ///
    /// Not `.key`, which is what DNSSEC and presentations are called too.
    private var isNamedForOurs: Bool { path.map(Self.isNamedForOurs) ?? false }

    /// Whether the name of a file says that it holds certificates.
    static func isNamedForOurs(_ path: String) -> Bool {
        ending(of: path).map(endings.contains) ?? false
    }

    /// Whether the name does not say that it holds something else.
    private var mayBePEM: Bool {
        path.flatMap(Self.ending).map(Self.plainEndings.contains) ?? true
    }

    /// What stands behind the last point of a name, in lower case; nil where there is none.
    private static func ending(of path: String) -> String? {
        let name = SplitPath(path).name
        guard let point = name.utf8.lastIndex(of: UInt8(ascii: ".")), point > name.startIndex else {
            return nil
        }
        return name[point...].dropFirst().lowercased()
    }

    /// Endings of files that hold PEM or something else.
    private static let plainEndings: Set<String> = [
        "key", "csr", "req", "crl", "chain", "bundle", "ca-bundle", "bak", "old", "orig", "new",
    ]

    private static let endings: Set<String> = [
        "pem", "crt", "cer", "cert", "der", "p12", "pfx", "p7b", "p7c", "jks", "jceks", "bks",
        "bcfks", "keystore", "truststore",
    ]

    /// Whether the file has PEM blocks, whatever is in them.
    var isPEM: Bool { format == .pem && !(items.isEmpty && findings.isEmpty) && !isForeign }

    /// Whether it holds nothing at all, or something else altogether.
    private var isForeign: Bool {
        items.isEmpty
            && findings.contains { $0.id == .pemEmpty || $0.id == .pemOtherContent }
    }

    /// What it holds beside certificates and private keys, in words.
    var otherKinds: [ContentRefusal.Kind] {
        var kinds: [ContentRefusal.Kind] = []
        for item in items {
            let kind: ContentRefusal.Kind? =
                switch item.content {
                case .certificate, .privateKey: nil
                case .publicKey: .publicKey
                case .request: .request
                case .revocationList: .revocationList
                case .openSSHKey(let key):
                    key.isPrivate
                        ? .openSSHPrivateKey
                        : key.isExported ? .exportedSSHKey : .openSSHPublicKey
                case .parameters(let parameters): .parameters(label: parameters.label)
                case .secretKey: .secretKey
                }
            if let kind, !kinds.contains(kind) { kinds.append(kind) }
        }
        return kinds
    }
}

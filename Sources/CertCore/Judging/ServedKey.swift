/// A key's file as a server reads it.
struct ServedKey: Sendable {
    let path: String
    /// The key; nil where the file can't be used.
    private(set) var record: KeyRecord?
    /// What kind of key it is; nil where it could not be opened.
    private(set) var algorithm: PublicKey.Algorithm?
    /// What is wrong with the file's PEM.
    private(set) var pem: [Finding] = []
    /// Why the server can't use the file.
    private(set) var failure: CertificateError?
    /// What could not be checked beside that.
    private(set) var errors: [CertificateError] = []

    /// Reads the file and opens the key.
    ///
    /// - Parameters:
    ///   - content: What stands in the configuration in the file's place, if anything does.
    ///   - passphrases: What opens the key; nil where the configuration names nothing. A pipe or the
    ///     like is left alone, and the key stays closed.
    init(
        _ file: ServedFiles.KeyFile,
        _ content: ServedFiles.Content?,
        _ passphrases: Result<PassphraseSource, CertificateError>?,
        checker: Checker,
        _ lease: EngineLease
    ) {
        path = file.path
        let source: PassphraseSource =
            switch passphrases {
            case nil: checker.passphrase
            case .success(let source)?: source
            case .failure?: .none
            }
        do throws(CertificateError) {
            let engine = try lease.engine()
            let reader = ContentReader(passphrase: source, budget: checker.budget)
            take(
                try reader.read(path, or: content, engine),
                isToldPassphrase: file.passphrases != nil,
                engine
            )
        } catch {
            failure = error
        }
    }

    private mutating func take(
        _ read: ReadFile,
        isToldPassphrase: Bool,
        _ engine: Engine
    ) {
        let file = read.contents
        guard file.format == .pem, let first = file.privateKeys.first else {
            failure = .noServedKey(in: file, path: file.path ?? path)
            return
        }
        // The certificates of the same file are judged where they are named.
        pem = file.certificates.isEmpty ? file.findings : []
        if case .failure(let error) = first.outcome {
            guard error.code == .passphraseMissing else {
                failure = error
                return
            }
            errors = [error]
        }
        var found = KeyRecord(
            first,
            of: file,
            path: file.path ?? path,
            attributes: read.attributes,
            isExplicit: true,
            engine
        )
        if isToldPassphrase, found.identity != nil { found.isEncrypted = false }
        record = found
        algorithm = first.key?.publicKey.algorithm
    }
}

/// Why a server can't use a file that its configuration names.
extension CertificateError {
    /// A key's file without a key.
    static func noServedKey(in file: FileContents, path: String) -> CertificateError {
        if let error = otherForm(file, path: path) { return error }
        guard file.certificates.isEmpty else {
            return CertificateError(
                .notAKey,
                source: path,
                .content(.certificateAlone)
            )
        }
        return file.errors.first
            ?? CertificateError(
                .notAKey,
                source: path,
                .content(.noKey(.server))
            )
    }

    /// A certificate's file without a certificate.
    static func noServedCertificate(in file: FileContents, path: String) -> CertificateError {
        if let error = otherForm(file, path: path) { return error }
        guard file.privateKeys.isEmpty, file.unreadKeys == 0 else {
            return CertificateError(
                .notACertificate,
                source: path,
                .content(.keyAlone(.server))
            )
        }
        return file.errors.first
            ?? CertificateError(
                .notACertificate,
                source: path,
                .content(.noCertificate(.server))
            )
    }

    /// A file in a form that servers do not read; nil for PEM, and for what has no form.
    private static func otherForm(_ file: FileContents, path: String) -> CertificateError? {
        guard file.format != .pem, file.errors.isEmpty else { return nil }
        return CertificateError(
            .unsupported,
            source: path,
            .content(.notPEM(format: file.format.rawValue, isDER: file.format == .der))
        )
    }
}

/// Shows what is in files, without judging it.
public struct Inspector: Sendable {
    private let passphrase: PassphraseSource

    /// Creates an inspector.
    public init(passphrase: PassphraseSource = .none) {
        self.passphrase = passphrase
    }

    /// Everything in some files and below some folders; `-` is standard input.
    public func inspect(_ paths: [String]) -> Inspection {
        var inspection = Inspection()
        let budget = Budget()
        for path in paths {
            var isEmpty = true
            read(path, budget) { contents in
                isEmpty = false
                inspection.errors += contents.errors
                guard let file = contents.path, contents.isUnderstood else { return }
                inspection.files.append(contents.shown(as: file))
            } failure: {
                isEmpty = false
                inspection.errors.append($0)
            }
            if isEmpty { inspection.errors.append(.nothingBelow(path)) }
        }
        return inspection
    }

    /// Everything in some octets, as though they were a file's.
    ///
    /// - Parameters:
    ///   - octets: What a file might hold, in any format that is read.
    ///   - name: What the inspection calls them.
    /// - Throws: `CertificateError` with code `cryptography` where OpenSSL is not to be had.
    public func inspect(
        octets: [UInt8],
        name: String = "(memory)"
    ) throws(CertificateError) -> Inspection {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let contents = FileContents(
            parsing: octets,
            path: name,
            passphrase: passphrase,
            engine: engine
        )
        return Inspection(
            files: contents.isUnderstood ? [contents.shown(as: name)] : [],
            errors: contents.errors
        )
    }

    /// The names that the leaf of each file covers, DNS names first, each once.
    public func domains(_ paths: [String]) -> CoveredNames {
        var covered = CoveredNames()
        var seen: Set<String> = []
        let budget = Budget()
        for path in paths {
            var isEmpty = true
            read(path, budget) { contents in
                isEmpty = isEmpty && contents.certificates.isEmpty && contents.errors.isEmpty
                covered.errors += contents.errors
                covered.names += contents.coveredNames.filter { seen.insert($0).inserted }
            } failure: {
                isEmpty = false
                covered.errors.append($0)
            }
            if isEmpty {
                covered.errors.append(
                    CertificateError(
                        .notACertificate,
                        source: path,
                        .content(.noCertificate(.file))
                    )
                )
            }
        }
        return covered
    }

    private func read(
        _ path: String,
        _ budget: Budget,
        _ body: (FileContents) -> Void,
        failure: (CertificateError) -> Void
    ) {
        let reader = ContentReader(passphrase: passphrase, budget: budget)
        do throws(CertificateError) {
            let engine = try Engine.borrow()
            defer { engine.giveBack() }
            reader.forEachFile(of: path, engine) { outcome in
                switch outcome {
                case .success(let file): body(file.contents)
                case .failure(let error): failure(error)
                }
            }
        } catch { failure(error) }
    }
}

extension FileContents {
    /// The names of the file's leaf; of its authorities, where it has none.
    fileprivate var coveredNames: [String] {
        let leaves = presentedGroups.flatMap { group in
            let all = group.map(\.certificate)
            let choice = LeafChoice(all) { _ in false }
            return choice.hasLeaf ? choice.deployments.map { all[$0] } : []
        }
        return (leaves.isEmpty ? certificates.map(\.certificate) : leaves).flatMap { leaf in
            let names = leaf.subjectAlternativeNames
            return names.dnsNames + names.ipAddresses
        }
    }

    /// The file as an inspection shows it.
    fileprivate func shown(as path: String) -> InspectedFile {
        InspectedFile(path: path, format: format, items: items, findings: findings)
    }

    /// Whether anything in it was made out.
    fileprivate var isUnderstood: Bool { !items.isEmpty || !findings.isEmpty || errors.isEmpty }
}

extension Certificate {
    /// The certificates of a file, or of everything below a folder.
    ///
    /// - Throws: `CertificateError`, also where there is no certificate, and where anything can't be
    ///   read.
    public static func read(from path: String) throws(CertificateError) -> [Certificate] {
        try gather(from: [path]).all()
    }

    /// The certificates of files, or of everything below folders, and what could not be read.
    ///
    /// - Throws: `CertificateError` where a path leads to no certificate.
    package static func gather(
        from paths: [String]
    ) throws(CertificateError) -> Gathered<Certificate> {
        try Gathered.all(in: paths) { path in
            CertificateError(
                .notACertificate,
                source: path,
                .content(.noCertificate(.file))
            )
        } _: { content in
            if case .certificate(let certificate) = content { certificate } else { nil }
        }
    }

    /// The certificates of some PEM, in order.
    ///
    /// - Throws: `CertificateError` for the first block that can't be decoded, and where there is
    ///   no certificate.
    public static func read(pem: String) throws(CertificateError) -> [Certificate] {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let contents = FileContents(
            parsing: Array(pem.utf8),
            path: nil,
            engine: engine
        )
        if let error = contents.errors.first { throw error }
        guard !contents.certificates.isEmpty else {
            throw CertificateError(.notACertificate, .content(.noCertificate(.memory)))
        }
        return contents.certificates.map(\.certificate)
    }
}

/// A file that was read and parsed, and what the system says of it.
struct ReadFile {
    let contents: FileContents
    let attributes: FileAttributes
}

/// Reads files and parses what they hold: the one way from a path to contents.
struct ContentReader {
    var passphrase = PassphraseSource.none
    /// Whether private keys are opened; else they are passed over.
    var opensKeys = true
    /// What the run may cost that the files are read in.
    let budget: Budget

    /// Reads and parses one file.
    func read(_ path: String, _ engine: Engine) throws(CertificateError) -> ReadFile {
        try read(path, nil, engine)
    }

    /// Reads and parses one file, or parses what stands in a configuration in its place.
    func read(
        _ path: String,
        or content: ServedFiles.Content?,
        _ engine: Engine
    ) throws(CertificateError) -> ReadFile {
        guard let content else { return try read(path, engine) }
        let contents = FileContents(
            parsing: content.octets,
            path: content.path,
            line: content.line,
            passphrase: passphrase,
            opensKeys: opensKeys,
            budget: budget,
            engine: engine
        )
        return ReadFile(contents: contents, attributes: .none)
    }

    /// Reads and parses one file, or parses what it gave where it is a stream.
    func read(
        _ path: String,
        _ stream: NamedStream?,
        _ engine: Engine
    ) throws(CertificateError) -> ReadFile {
        parse(try FileReader.read(path, orGivenBy: stream), of: path, engine)
    }

    /// Parses what was read of a file.
    func parse(_ opened: FileReader.Opened, of path: String, _ engine: Engine) -> ReadFile {
        ReadFile(contents: parse(opened.bytes, of: path, engine), attributes: opened.attributes)
    }

    /// Parses what was read of a file.
    func parse(_ bytes: [UInt8], of path: String, _ engine: Engine) -> FileContents {
        FileContents(
            parsing: bytes,
            path: path,
            passphrase: passphrase,
            opensKeys: opensKeys,
            budget: budget,
            engine: engine
        )
    }

    /// Reads a file, or everything below a folder but what doesn't concern us, in order.
    ///
    /// - Parameter body: Takes each file, and each error where it occurs.
    func forEachFile(
        of path: String,
        _ engine: Engine,
        _ body: (Result<ReadFile, CertificateError>) -> Void
    ) {
        var intake = ScanIntake([path], budget: budget)
        while let input = intake.next() {
            for error in intake.takeErrors() { body(.failure(error)) }
            let outcome = Result { () throws(CertificateError) in
                try read(input.path, input.stream, engine)
            }
            if !input.role.isNamed, case .success(let file) = outcome, !file.contents.isOurs {
                continue
            }
            body(outcome)
        }
        for error in intake.takeErrors() { body(.failure(error)) }
    }
}

/// What a key changes about who is a subject, and what is judged where there is no leaf.
extension KeyPairing {
    /// Judges anew the files in which a key turns another certificate into a subject.
    mutating func judgeKeyed() throws(CertificateError) {
        guard !keysByIdentity.isEmpty else { return }
        let keyed = keysByIdentity
        for index in files.indices {
            let subjects = Set(files[index].subjects.map(\.identity))
            let isKeyed = files[index].certificates.contains {
                keyed[$0.identity] != nil && !subjects.contains($0.identity)
            }
            guard isKeyed, files[index].root >= 0 else { continue }
            try rejudge(index) { keyed[$0] != nil }
        }
    }

    private mutating func rejudge(
        _ index: Int,
        hasKey: (KeyIdentity) -> Bool
    ) throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let path = files[index].path
        guard let bytes = try? FileReading.read(path).bytes else { return }
        let contents = FileContents(
            reading: bytes,
            path: path,
            passphrase: checker.passphrase,
            engine: engine
        )
        // A file that changed since it was read is judged as it was.
        guard contents.certificates.count == files[index].certificates.count else { return }
        files[index].judge(
            contents.placed,
            companions: companions,
            hasKey: hasKey,
            judge: checker.judge(engine)
        )
    }

    /// Where there are authorities and nothing else, each is a subject.
    mutating func judgeAuthorities() throws(CertificateError) {
        let engine = try Engine.borrow()
        defer { engine.giveBack() }
        let judge = checker.judge(engine)
        for index in files.indices where files[index].isAuthoritiesOnly && files[index].root >= 0 {
            guard let bytes = try? FileReading.read(files[index].path).bytes else { continue }
            let contents = FileContents(
                reading: bytes,
                path: files[index].path,
                passphrase: checker.passphrase,
                engine: engine
            )
            files[index].subjects = contents.placed.map { placed in
                FileRecord.Draft(
                    subject: judge.judgeAuthority(placed),
                    identity: KeyIdentity(placed.certificate.publicKey, in: engine.context),
                    isPrimary: true,
                    isAlone: true
                )
            }
        }
    }
}

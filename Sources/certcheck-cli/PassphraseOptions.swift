internal import ArgumentParser
internal import CertCore

import SystemCalls

/// Where the passphrases for encrypted keys and PKCS#12 files come from.
///
/// A passphrase is never an argument: everybody on the machine can read those.
struct PassphraseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Passphrases of encrypted keys and stores, one a line; repeatable.",
            valueName: "file"
        )
    )
    var passphraseFile: [Words] = []

    @Option(
        help: ArgumentHelp("The passphrase: an environment variable's value.", valueName: "name")
    )
    var passphraseEnv: String?

    @Option(
        help: ArgumentHelp("The passphrase: the first line of a file descriptor.", valueName: "n")
    )
    var passphraseFd: Int32?

    func validate() throws {
        let given = [!passphraseFile.isEmpty, passphraseEnv != nil, passphraseFd != nil]
        guard given.count(where: { $0 }) <= 1 else {
            throw ValidationError(
                "Give one of --passphrase-file, --passphrase-env and --passphrase-fd."
            )
        }
    }

    /// The passphrases that the options name; if they name none, the terminal asks for one when an
    /// encrypted key needs it, after which `progress` ends.
    func source(_ progress: ProgressLine? = nil) throws(CertificateError) -> PassphraseSource {
        if !passphraseFile.isEmpty { return try PassphraseSource(files: passphraseFile.values) }
        if let passphraseEnv {
            guard let value = getenv(passphraseEnv) else {
                throw CertificateError(
                    .passphraseMissing,
                    source: "$\(passphraseEnv)",
                    .file(.variableMissing)
                )
            }
            return PassphraseSource(
                Passphrase(UnsafeBufferPointer(start: value, count: strlen(value)).map(UInt8.init))
            )
        }
        if let passphraseFd { return PassphraseSource(try Self.read(passphraseFd)) }
        guard isatty(STDIN_FILENO) == 1 else { return .none }
        return PassphraseSource(asking: {
            progress?.end()
            return Console.askForPassphrase()
        })
    }

    /// The most octets that a passphrase may have, OpenSSL's own limit.
    private static let maximumOctets = 1024

    private static func read(_ descriptor: Int32) throws(CertificateError) -> Passphrase {
        var octets = [UInt8](repeating: 0, count: maximumOctets)
        defer { explicit_bzero(&octets, octets.count) }
        var count = 0
        // One octet at a time: everything after the line is for another program.
        while count < maximumOctets {
            let got = octets.withUnsafeMutableBytes { Console.read(descriptor, $0, at: count) }
            guard got >= 0 else {
                throw CertificateError(
                    .unreadable,
                    source: "descriptor \(descriptor)",
                    .file(.system(String(cString: strerror(errno))))
                )
            }
            guard got == 1, octets[count] != UInt8(ascii: "\n") else { break }
            count += 1
        }
        return Passphrase(firstLineOf: octets[..<count])
    }
}

extension Console {
    /// Reads one octet into a buffer.
    static func read(
        _ descriptor: Int32,
        _ buffer: UnsafeMutableRawBufferPointer,
        at offset: Int
    ) -> Int {
        read(descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[offset...].prefix(1)))
    }

    /// Asks at the terminal, without showing what is typed; nil if nothing was.
    static func askForPassphrase() -> Passphrase? {
        _ = try? write(
            Array("certcheck: passphrase of the encrypted key: ".utf8),
            to: STDERR_FILENO
        )
        var shown = termios()
        guard tcgetattr(STDIN_FILENO, &shown) == 0 else { return nil }
        var hidden = shown
        hidden.c_lflag &= ~tcflag_t(ECHO)
        Interruption.restores(shown)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden)
        defer {
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
            Interruption.restores(nil)
            _ = try? write([UInt8(ascii: "\n")], to: STDERR_FILENO)
        }
        var octets = [UInt8](repeating: 0, count: 1024)
        defer { explicit_bzero(&octets, octets.count) }
        var count = 0
        while count < octets.count {
            let got = octets.withUnsafeMutableBytes { read(STDIN_FILENO, $0, at: count) }
            // The part that was read before reading failed is not the passphrase.
            if got < 0 { return nil }
            guard got == 1, octets[count] != UInt8(ascii: "\n") else { break }
            count += 1
        }
        return count == 0 ? nil : Passphrase(octets[..<count])
    }
}

internal import Synchronization

/// Where the passphrase comes from: given beforehand, or asked for when the first encrypted key
/// needs it, and then once.
public final class PassphraseSource: Sendable {
    private enum State {
        case known([Passphrase])
        case unasked(@Sendable () -> Passphrase?)
    }

    private let state: Mutex<State>

    /// A passphrase that is at hand.
    public init(_ passphrase: Passphrase?) {
        state = Mutex(.known(passphrase.map { [$0] } ?? []))
    }

    /// The lines of a file of passphrases, which a server tries in turn.
    ///
    /// Each try may take as long as the key's encryption wants: no more than `maximumLines` are
    /// made.
    package init(linesOf octets: [UInt8]) {
        state = Mutex(.known(Array(Self.lines(of: octets).prefix(Self.maximumLines))))
    }

    /// The lines of some files, which are tried in turn.
    ///
    /// - Throws: `CertificateError` where a file can't be read, and where there are too many lines to
    ///   try.
    package convenience init(files paths: [String]) throws(CertificateError) {
        var all: [Passphrase] = []
        for path in paths {
            let octets = try FileReader.readNamed(path).bytes
            let lines = Self.lines(of: octets)
            // A file with one empty line holds the empty passphrase.
            all += lines.isEmpty && !octets.isEmpty ? [Passphrase(firstLineOf: octets[...])] : lines
            guard all.count <= Self.maximumLines else { throw Self.tooMany(path) }
        }
        self.init(all)
    }

    /// Some passphrases, which are tried in turn.
    init(_ passphrases: [Passphrase]) { state = Mutex(.known(passphrases)) }

    private static func lines(of octets: [UInt8]) -> [Passphrase] {
        // The rest of a long file is not split.
        let count = maximumLines + 1
        return octets.split(separator: UInt8(ascii: "\n"), maxSplits: count).prefix(count)
            .map { Passphrase(firstLineOf: $0) }
    }

    private static func tooMany(_ path: String) -> CertificateError {
        CertificateError(
            .tooLarge,
            source: path,
            .file(.passphrases(maximum: maximumLines))
        )
    }

    private static let maximumLines = 32

    /// A passphrase that a person has to be asked for; nil where there is no one to ask.
    public init(asking ask: @escaping @Sendable () -> Passphrase?) {
        state = Mutex(.unasked(ask))
    }

    /// No passphrase: what is encrypted stays closed.
    public static let none = PassphraseSource(nil)

    /// The passphrase, the first of several; threads that need it wait for one answer.
    func passphrase() -> Passphrase? { passphrases().first }

    /// The passphrases that are at hand; nil where somebody has to be asked.
    var known: [Passphrase]? {
        state.withLock { state in
            if case .known(let passphrases) = state { passphrases } else { nil }
        }
    }

    private func passphrases() -> [Passphrase] {
        state.withLock { state in
            switch state {
            case .known(let passphrases): return passphrases
            case .unasked(let ask):
                let answer = ask().map { [$0] } ?? []
                state = .known(answer)
                return answer
            }
        }
    }

    /// What the first passphrase that fits opens; `body` is given none where there is none.
    func open<Opened>(
        _ body: (Passphrase?) throws(CertificateError) -> Opened
    ) throws(CertificateError) -> Opened {
        let known = passphrases()
        for passphrase in known.dropLast() {
            do throws(CertificateError) { return try body(passphrase) } catch {
                guard error.code == .passphraseWrong else { throw error }
            }
        }
        return try body(known.last)
    }
}

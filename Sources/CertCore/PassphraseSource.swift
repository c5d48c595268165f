internal import Synchronization

/// Where the passphrase comes from: given beforehand, or asked for when the first encrypted key
/// needs it, and then once.
public final class PassphraseSource: Sendable {
    private enum State {
        case known(Passphrase?)
        case unasked(@Sendable () -> Passphrase?)
    }

    private let state: Mutex<State>

    /// A passphrase that is at hand.
    public init(_ passphrase: Passphrase?) {
        state = Mutex(.known(passphrase))
    }

    /// A passphrase that somebody has to be asked for; nil where there is nobody.
    public init(asking ask: @escaping @Sendable () -> Passphrase?) {
        state = Mutex(.unasked(ask))
    }

    /// No passphrase: what is encrypted stays closed.
    public static let none = PassphraseSource(nil)

    /// The passphrase; threads that need it wait for one answer.
    func passphrase() -> Passphrase? {
        state.withLock { state in
            switch state {
            case .known(let passphrase): return passphrase
            case .unasked(let ask):
                let answer = ask()
                state = .known(answer)
                return answer
            }
        }
    }
}

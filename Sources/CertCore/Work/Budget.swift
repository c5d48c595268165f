/// The work that hostile input may cause in one run, shared by all of its files, verdicts and
/// threads.
///
/// Costs are nanoseconds of one core, estimated from what is stated before anything is done:
/// `Docs/Reference/Limits.md` says where each weight comes from. Honest files live on the allowances of their
/// `Share`; what takes more than that is paid from the reserve here, once for the whole run.
final class Budget: Sendable {
    private struct State {
        var spent = 0
        /// What is under way and may yet turn out to be free.
        var held = 0
    }

    /// One second and a half.
    static let maximumReserve = 1_500 * millisecond
    static let millisecond = 1_000_000

    /// How long the next named pipe of the run may be without a writer, in seconds.
    let patience = Locked(FileReader.maximumWait)

    private let state = Locked(State())

    /// Takes a cost from the reserve while the work is done; false where it is used up.
    ///
    /// Where only work that is under way stands against it, this waits for how that ends: work that
    /// is given back must not stand in the way of other threads.
    fileprivate func hold(_ cost: Int) -> Bool {
        state.waiting { state in
            guard state.spent.isWithin(Self.maximumReserve, adding: cost) else { return false }
            guard (state.spent + state.held).isWithin(Self.maximumReserve, adding: cost) else {
                return nil
            }
            state.held += cost
            return true
        }
    }

    /// Ends what `hold` began.
    fileprivate func settle(_ cost: Int, isFree: Bool) {
        state.changing { state in
            state.held -= cost
            if !isFree { state.spent += cost }
        }
    }
}

extension Budget {
    /// What one file or one verdict may cost: its own allowance first, then the run's reserve.
    ///
    /// A reference, because a file's keys are opened at one place and proved at another; one thread
    /// at a time uses it.
    final class Share {
        /// The run that it is part of; made when it is first needed where it is not shared.
        private lazy var run = Budget()
        private var allowance: Int
        /// What was taken from the reserve, given back or not.
        private var drawn = 0

        /// A file's: enough for an ordinary key store, or some hundred keys.
        static let fileAllowance = 20 * millisecond
        /// A verdict's: enough for the signatures of an honest chain with the slowest keys.
        static let verdictAllowance = 10 * millisecond

        init(of run: Budget? = nil, allowance: Int = fileAllowance) {
            self.allowance = allowance
            if let run { self.run = run }
        }

        /// Pays for some work; false where it must not be done.
        func spend(_ cost: Int) -> Bool {
            guard cost > allowance else {
                allowance -= cost
                return true
            }
            return spending(cost, { true }) ?? false
        }

        /// Pays for some work and does it; nil where it must not be done.
        ///
        /// - Parameter isFree: Whether the work turned out to be the user's own: what a passphrase
        ///   of theirs opens was made by somebody who knows it. Such work is given back to the run;
        ///   one file can cause no more of it than the reserve.
        func spending<Result, Failure: Error>(
            _ cost: Int,
            isFree: (Result) -> Bool = { _ in false },
            _ work: () throws(Failure) -> Result
        ) throws(Failure) -> Result? {
            let lacking = max(0, cost - allowance)
            guard drawn.isWithin(Budget.maximumReserve, adding: lacking),
                lacking == 0 || run.hold(lacking)
            else { return nil }
            allowance -= cost - lacking
            drawn += lacking
            var isGivenBack = false
            defer { if lacking > 0 { run.settle(lacking, isFree: isGivenBack) } }
            let result = try work()
            isGivenBack = isFree(result)
            return result
        }
    }
}

extension Int {
    /// Whether this and one more number, neither negative, come to no more than a limit.
    fileprivate func isWithin(_ limit: Int, adding other: Int) -> Bool {
        let (sum, overflow) = addingReportingOverflow(other)
        return !overflow && sum <= limit
    }
}

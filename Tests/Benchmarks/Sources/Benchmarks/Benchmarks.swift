import CertCore
import Foundation

/// What a verdict on a decoded chain costs, beside the raw signature verifications that it needs.
///
/// A chain is a leaf, its issuer and a trust anchor: two signatures. The keys are at hand on both
/// sides, as they are in every run over more than one chain, and no signature was seen before.
@main
struct Benchmarks {
    /// The most that a verdict should cost, as a ratio to its signatures.
    private static let goal = 1.25

    static func main() throws {
        print("key        verdict µs   signatures µs   ratio")
        for kind in Chains.Kind.allCases {
            let outcome = try Measurement(Chains(kind)).run()
            print(
                String(
                    format: "%@ %12.1f %15.1f %7.2f%@",
                    kind.rawValue.padding(toLength: 10, withPad: " ", startingAt: 0),
                    outcome.verdict * 1e6,
                    outcome.signatures * 1e6,
                    outcome.ratio,
                    outcome.ratio > goal ? "  over the goal of \(goal)" : ""
                )
            )
        }
    }
}

/// Both costs over the same chains, taken in turns so that what else the machine does hits both.
private struct Measurement {
    private let chains: Chains

    /// How many chains one measurement of either cost is over.
    private static let batch = 20

    struct Outcome {
        /// Seconds of processor time for one chain, medians over all batches.
        let verdict: Double
        let signatures: Double
        /// The median of the ratios of each batch.
        let ratio: Double
    }

    init(_ chains: Chains) { self.chains = chains }

    func run() throws -> Outcome {
        let checker = Checker(
            policy: ValidationPolicy(time: Chains.time),
            trust: TrustStore([chains.root])
        )
        var pairs: [(verdict: Double, signatures: Double)] = []
        for start in stride(from: 0, to: chains.all.count, by: Self.batch) {
            let batch = chains.all[start..<min(start + Self.batch, chains.all.count)]
            let signatures = processorSeconds {
                for chain in batch { chains.verify(chain) }
            }
            let verdict = try processorSeconds {
                for chain in batch {
                    let subject = try checker.check([chain.leaf, chain.issuer])
                    precondition(subject?.status == .pass, "the chain is sound")
                }
            }
            let count = Double(batch.count)
            pairs.append((verdict / count, signatures / count))
        }
        // The first batch sets up what the others find.
        let warm = pairs.dropFirst()
        return Outcome(
            verdict: Self.median(warm.map(\.verdict)),
            signatures: Self.median(warm.map(\.signatures)),
            ratio: Self.median(warm.map { $0.verdict / $0.signatures })
        )
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}

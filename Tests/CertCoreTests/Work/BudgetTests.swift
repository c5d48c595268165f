import CertModel
import TestSupport
import Testing

@testable import CertCore

struct BudgetTests {
    private static let ms = Budget.millisecond

    @Test("A share lives on its allowance first, then on the run's reserve")
    func allowance() {
        let run = Budget()
        let first = Budget.Share(of: run, allowance: 20 * Self.ms)
        #expect(first.spend(20 * Self.ms))
        #expect(first.spend(Budget.maximumReserve))
        #expect(!first.spend(1))
        let second = Budget.Share(of: run, allowance: 20 * Self.ms)
        #expect(second.spend(20 * Self.ms))
        #expect(!second.spend(1))
    }

    @Test("What is refused costs nothing")
    func refusal() {
        let share = Budget.Share(allowance: 10)
        #expect(!share.spend(Budget.maximumReserve + 11))
        #expect(!share.spend(.max))
        #expect(share.spend(Budget.maximumReserve + 10))
    }

    @Test("Work that turns out to be the user's own is given back to the run, not to the file")
    func givenBack() {
        let run = Budget()
        for _ in 0..<10 {
            let share = Budget.Share(of: run, allowance: 0)
            #expect(share.spending(Budget.maximumReserve, isFree: { $0 }, { true }) == true)
            #expect(share.spending(1, isFree: { $0 }, { true }) == nil)
        }
        let share = Budget.Share(of: run, allowance: 0)
        #expect(share.spending(Budget.maximumReserve, isFree: { $0 }, { false }) == false)
        #expect(!Budget.Share(of: run, allowance: 0).spend(1))
    }

    @Test("Work under way that is given back does not stand in the way of other threads")
    func threads() {
        let run = Budget()
        var numbers = (0..<64).makeIterator()
        var allowed = 0
        OrderedWork<Int, Bool>.run(
            jobs: 8,
            batch: 1,
            source: { numbers.next() },
            work: { _, _ in
                let share = Budget.Share(of: run, allowance: 0)
                return share.spending(Budget.maximumReserve, isFree: { $0 }, { true }) ?? false
            },
            deliver: { allowed += $0 ? 1 : 0 }
        )
        #expect(allowed == 64)
    }

    @Test("A request whose signature costs too much is too large, not malformed")
    func request() throws {
        let run = Budget()
        #expect(Budget.Share(of: run, allowance: 0).spend(Budget.maximumReserve))
        let one = try Fixture.octets("request-unanswered/next.csr")
        let contents = FileContents(
            parsing: [[UInt8]](repeating: one, count: 1000).flatMap { $0 },
            path: nil,
            budget: run,
            engine: try Engine()
        )
        #expect(contents.items.count > 10)
        #expect(Set(contents.errors.map(\.code)) == [.tooLarge])
    }
}

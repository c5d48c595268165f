import CertModel
import TestSupport
import Testing

@testable import CertCore

/// Work on several threads whose results come in order.
struct OrderedWorkTests {
    @Test(
        "results come in the order of the inputs, whichever is done first",
        arguments: 1...8,
        [1, 16, 5000]
    )
    func order(jobs: Int, batch: Int) {
        var next = 0
        var delivered: [Int] = []
        OrderedWork<Int, Int>.run(
            jobs: jobs,
            batch: batch,
            source: {
                next += 1
                return next <= 2000 ? next : nil
            },
            work: { number, _ in
                // Every seventh input takes longer than those around it.
                let rounds = number.isMultiple(of: 7) ? 2000 : 1
                return (0..<rounds).reduce(number) { sum, _ in sum &* 1 }
            },
            deliver: { delivered.append($0) }
        )
        #expect(delivered == Array(1...2000))
    }

    @Test("no input is no work", arguments: [0, 1, 4])
    func none(jobs: Int) throws {
        var delivered = 0
        OrderedWork<Int, Int>.run(
            jobs: jobs,
            source: { nil },
            work: { number, _ in number },
            deliver: { _ in delivered += 1 }
        )
        #expect(delivered == 0)
    }

    @Test("a source that has ended is not asked again")
    func ended() throws {
        let ends = Locked(0)
        OrderedWork<Int, Int>.run(
            jobs: 4,
            source: {
                ends.withLock { $0 += 1 }
                return nil
            },
            work: { number, _ in number },
            deliver: { _ in }
        )
        #expect(ends.withLock { $0 } == 1)
    }

    @Test("the fast do not run further ahead of the slow than a bound")
    func backPressure() throws {
        let jobs = 2
        let state = Locked((taken: 0, isFirstDone: false, most: 0))
        var next = 0
        OrderedWork<Int, Int>.run(
            jobs: jobs,
            source: {
                next += 1
                state.withLock { $0.taken = next }
                return next <= 5000 ? next : nil
            },
            work: { number, _ in
                guard number == 1 else { return number }
                // The first waits until the others come no further.
                var (before, same) = (-1, 0)
                while same < 2000 {
                    let taken = state.withLock { $0.taken }
                    same = taken == before ? same + 1 : 0
                    before = taken
                    for _ in 0..<100 { _ = state.withLock { $0.taken } }
                }
                state.withLock { ($0.isFirstDone, $0.most) = (true, $0.taken) }
                return number
            },
            deliver: { _ in }
        )
        let most = state.withLock { $0.most }
        #expect(most <= jobs * 64 + jobs + 1)
        #expect(state.withLock { $0.isFirstDone })
    }
}

/// Answering the requests of a batch.
struct BatchJudgeTests {
    private static let time =
        Timestamp(rfc3339: "2026-02-01T00:00:00Z")
        ?? Timestamp(secondsSinceEpoch: 0)

    private func answers(
        _ requests: [Result<BatchRequest, BatchRefusal>],
        jobs: Int = 4
    ) -> [BatchAnswer] {
        var rest = requests[...]
        var answers: [BatchAnswer] = []
        BatchJudge(time: Self.time).run(
            jobs: jobs,
            source: { rest.popFirst() },
            decode: { $0 },
            deliver: { answers.append($0) }
        )
        return answers
    }

    private func request(_ fixture: String, id: String = "null") throws -> BatchRequest {
        var request = BatchRequest()
        request.id = id
        request.certificates = [try Fixture.text("\(fixture)/fullchain.pem")]
        request.key = try Fixture.text("\(fixture)/privkey.pem")
        request.trustAnchors = [try Fixture.text("trust/root.pem")]
        request.hosts = ["www.example.test"]
        return request
    }

    @Test("answers come in the order of the requests, refusals among them", arguments: [1, 2, 8])
    func order(jobs: Int) throws {
        let good = try request("healthy")
        let requests = (0..<200).map { number -> Result<BatchRequest, BatchRefusal> in
            if number.isMultiple(of: 5) {
                return .failure(BatchRefusal(id: "\(number)", .notAnObject))
            }
            var request = good
            request.id = "\(number)"
            if number.isMultiple(of: 3) { request.hosts = ["other.test"] }
            return .success(request)
        }
        let answers = answers(requests, jobs: jobs)
        #expect(answers.map(\.id) == (0..<200).map(String.init))
        for (number, answer) in answers.enumerated() {
            let expected: Report.Status =
                number.isMultiple(of: 5) ? .error : number.isMultiple(of: 3) ? .fail : .pass
            #expect(answer.status == expected)
            #expect((answer.error == nil) == (expected != .error))
        }
    }

    @Test(
        "a request is judged as the files would be",
        arguments: [
            ("healthy", []), ("leaf-only", ["chain-incomplete"]), ("wrong-key", ["key-mismatch"]),
            ("expired", ["expired"]), ("signature-invalid", ["signature-invalid"]),
        ]
    )
    func verdicts(fixture: String, ids: [String]) throws {
        let answer = try answers([.success(request(fixture))])[0]
        #expect(answer.findings.map(\.id.description) == ids)
        #expect(answer.status == (ids.isEmpty ? .pass : .fail))
        #expect(answer.path.allSatisfy { $0.count == 32 })
    }

    @Test("what can't be read is an error of that request alone, and says which field")
    func errors() throws {
        let changes: [(String, (inout BatchRequest) -> Void)] = [
            ("certificates", { $0.certificates = [] }),
            ("certificates", { $0.certificates = ["text"] }),
            ("trust_anchors", { $0.trustAnchors = ["text"] }),
            ("intermediates", { $0.intermediates = ["-----BEGIN CERTIFICATE-----"] }),
            ("key", { $0.key = "text" }), ("host", { $0.hosts = ["a b"] }),
        ]
        let requests = try changes.map { _, change -> Result<BatchRequest, BatchRefusal> in
            var request = try request("healthy")
            change(&request)
            return .success(request)
        }
        let answers = try answers(requests + [.success(request("healthy"))])
        for (answer, change) in zip(answers, changes) {
            #expect(answer.status == .error)
            #expect(answer.error?.text.contains(change.0) == true)
            #expect(answer.findings.isEmpty)
        }
        #expect(answers.last?.status == .pass)
    }

    @Test("an encrypted key is opened with the request's passphrase")
    func passphrase() throws {
        var requests: [Result<BatchRequest, BatchRefusal>] = []
        for secret in ["fixture", "a-secret", nil] {
            var request = BatchRequest()
            request.certificates = [try Fixture.text("odd/signatures/ecdsa-sha256.pem")]
            request.trustAnchors = request.certificates
            request.key = try Fixture.text("odd/keys/ec.encrypted.pem")
            request.passphrase = secret.map { Passphrase($0.utf8) }
            request.profile = .rfc5280
            requests.append(.success(request))
        }
        let answers = answers(requests)
        #expect(answers.map(\.status) == [.pass, .error, .error])
        #expect(!answers.contains { $0.error?.text.contains("a-secret") ?? false })
    }

    @Test("an empty list of anchors is a list of anchors")
    func noAnchors() throws {
        var request = try request("healthy")
        request.trustAnchors = []
        let answer = answers([.success(request)])[0]
        #expect(answer.status == .fail)
        #expect(answer.findings.map(\.id) == [.chainIncomplete])
    }
}

/// Showing what is in files.
struct InspectorTests {
    @Test("everything that stands in a file is shown, and what can't be read is told")
    func everything() throws {
        let folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem")
        try folder.copy("odd/keys/ed448.encrypted.pem")
        try folder.write("text", to: "text")
        let paths = ["fullchain.pem", "ed448.encrypted.pem", "text", "none"].map { folder($0) }
        let inspection = Inspector().inspect(paths)
        #expect(inspection.files.map(\.path) == Array(paths[..<2]))
        #expect(inspection.files.map(\.items.count) == [2, 1])
        #expect(inspection.errors.map(\.code) == [.notACertificate, .notFound])
    }

    @Test("the names of the leaf of each file are shown once, DNS names first")
    func domains() throws {
        let folder = try TemporaryFolder()
        try folder.copy("healthy/fullchain.pem", to: "a.pem")
        try folder.copy("reversed/fullchain.pem", to: "b.pem")
        try folder.copy("ip-address/fullchain.pem", to: "c.pem")
        let covered = Inspector().domains([folder.path])
        #expect(covered.names.prefix(2) == ["www.example.test", "example.test"])
        #expect(Set(covered.names).count == covered.names.count)
        #expect(covered.errors.isEmpty)
        let none = Inspector().domains([try folder.copy("healthy/privkey.pem")])
        #expect(none.errors.map(\.code) == [.notACertificate])
    }
}

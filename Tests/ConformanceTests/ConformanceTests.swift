import Foundation
import TestSupport
import Testing

/// The verdicts of the built command on cases that other projects made.
///
/// They lie beside the
/// checkout, in `../shared`; without them these tests are skipped, and say so.
@Suite(.enabled(if: Corpora.isPresent, "the corpora in ../shared are not there"), .serialized)
struct ConformanceTests {
    @Test(
        "Every disagreement has a reason, and every reason a disagreement",
        arguments: ["pairs", "hostnames", "files", "chains", "pkits", "limbo", "nginx"]
    )
    func disagreements(corpus: String) throws {
        try expect(Corpora.disagreements(on: corpus), explainedFor: corpus)
    }

    @Test("So have those of the profiles that judge no form", arguments: ["web", "rfc5280"])
    func profiles(profile: String) throws {
        let rows = try Corpora.disagreements(on: "limbo", profile: profile)
        try expect(rows, explainedFor: "limbo", profile: profile)
    }

    @Test(
        "What real clients did is what the verdict says, for all and for each family",
        arguments: [
            nil, "openssl", "node", "python-strict", "chromium", "firefox", "java", "go", "gnutls",
            "rustls", "mbedtls",
        ] as [String?]
    )
    func clients(family: String?) throws {
        let rows = try Corpora.disagreements(withClients: family)
        try expect(rows, explainedFor: "clients", profile: family ?? "web")
    }

    @Test("Where OpenSSL's own verdict is another one, there is a reason")
    func secondOpinion() throws {
        let questions = try Question.all(in: Corpora.unpacked())
        let ours = try Question.verdicts(on: questions)
        let openSSL = SecondOpinion()
        let rows = questions.compactMap { question -> String? in
            let ours = ours[question.id] ?? false
            guard ours != openSSL.accepts(question) else { return nil }
            return "\(ours ? "OpenSSL refuses" : "OpenSSL accepts") \(question.id)"
        }
        try expect(rows, explainedFor: "second opinion")
    }

    /// Each row has an exception with a reason, and each exception a row.
    private func expect(
        _ rows: [String],
        explainedFor corpus: String,
        profile: String = "strict"
    ) throws {
        let excepted = try Exceptions.rows(of: corpus, profile: profile)
        let unexplained = rows.filter { row in !excepted.contains { row.hasPrefix($0) } }
        #expect(unexplained.isEmpty, "no exception gives a reason for these")
        let settled = excepted.filter { exception in !rows.contains { $0.hasPrefix(exception) } }
        #expect(settled.isEmpty, "these agree: take the exceptions out")
    }

    @Test("Damaged input is answered and survived")
    func survival() throws {
        #expect(try Corpora.disagreements(on: "fuzz").isEmpty)
    }
}

/// The corpora and the scorer.
private enum Corpora {
    static let shared = Checkout.root.deletingLastPathComponent().appending(path: "shared")

    static var isPresent: Bool {
        FileManager.default.isExecutableFile(atPath: shared.appending(path: "tools/score").path)
    }

    /// Where the corpora are unpacked, once for all runs.
    private static let folder = FileManager.default.temporaryDirectory
        .appending(path: "certcheck-corpora")

    /// The folder of the corpora, unpacked where that is still to be done.
    static func unpacked() throws -> URL {
        let unpacked = try Tool.run(
            shared.appending(path: "tools/unpack").path,
            [folder.path],
            in: Checkout.root
        )
        try #require(unpacked.status == 0, "unpack: \(unpacked.errors)")
        return folder
    }

    /// The deployments on which the command and real clients do not agree; those of one family
    /// alone where it is named.
    static func disagreements(withClients family: String?) throws -> [String] {
        let corpus = try unpacked().appending(path: "clients").path
        let scored = try Tool.run(
            shared.appending(path: "tools/score-clients").path,
            [Checkout.command.path, corpus, "--list"] + (family.map { ["--clients", $0] } ?? []),
            in: Checkout.root
        )
        try #require(scored.status == 0, "score-clients: \(scored.errors)")
        let lines = scored.output.split(separator: "\n").map(String.init)
        try #require(lines.contains { $0.hasPrefix("clients: agree=") }, "\(scored.errors)")
        return lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    }

    /// The rows on which the command and the source of a corpus do not agree.
    static func disagreements(
        on corpus: String,
        profile: String = "strict"
    ) throws -> [String] {
        let folder = try unpacked()
        let scored = try Tool.run(
            shared.appending(path: "tools/score").path,
            [
                Checkout.command.path, folder.path, corpus, "--list", "--profile", profile,
            ],
            in: Checkout.root
        )
        try #require(scored.status == 0, "score: \(scored.errors)")
        let lines = scored.output.split(separator: "\n").map(String.init)
        try #require(
            lines.contains { $0.hasPrefix("\(corpus): agree=") },
            "score printed no result: \(scored.errors)"
        )
        return lines.filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(4)) }
    }
}

/// What stays in disagreement, and why.
private struct Exceptions: Decodable {
    let corpus: String
    /// The profiles that the rows are found by; nil for the strict one.
    let profiles: [String]?
    let reason: String
    let section: String
    /// How the scorer's rows begin.
    let rows: [String]

    static func rows(of corpus: String, profile: String) throws -> [String] {
        let file = Checkout.root.appending(path: "Tests/ConformanceTests/exceptions.json")
        let all = try JSONDecoder().decode([Exceptions].self, from: Data(contentsOf: file))
        for exception in all {
            try #require(!exception.reason.isEmpty && !exception.section.isEmpty)
        }
        return all.filter { $0.corpus == corpus && ($0.profiles ?? ["strict"]).contains(profile) }
            .flatMap(\.rows)
    }
}

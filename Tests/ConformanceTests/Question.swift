import Foundation
import TestSupport

/// A chain and what it is judged by: nothing but path validation, without names and revocation.
struct Question {
    let id: String
    let certificates: [String]
    let intermediates: [String]
    let anchors: [String]
    /// Seconds since the epoch.
    let time: Int
    let purpose: String

    /// When cases are judged that state no time.
    private static let someTime = 1_790_000_000

    /// The cases of all corpora with chains.
    static func all(in folder: URL) throws -> [Question] {
        try limbo(folder) + chains(folder) + pkits(folder)
    }

    private static func limbo(_ folder: URL) throws -> [Question] {
        struct File: Decodable { let testcases: [Case] }
        struct Case: Decodable {
            let id, peer_certificate, validation_kind: String
            let untrusted_intermediates, trusted_certs: [String]
            let validation_time: String?
        }
        let data = try Data(contentsOf: folder.appending(path: "limbo.json"))
        return try JSONDecoder().decode(File.self, from: data).testcases.map { one in
            let time = one.validation_time.flatMap { text in
                try? Date(String(text.prefix(19)) + "Z", strategy: .iso8601)
            }
            return Question(
                id: "limbo::\(one.id)",
                certificates: [one.peer_certificate],
                intermediates: one.untrusted_intermediates,
                anchors: one.trusted_certs,
                time: time.map { Int($0.timeIntervalSince1970) } ?? someTime,
                purpose: one.validation_kind.lowercased()
            )
        }
    }

    private static func chains(_ folder: URL) throws -> [Question] {
        struct Case: Decodable {
            let id: String
            let certificates, intermediates, trust_anchors: [String]
            let purpose: String?
            let at: Int?
        }
        let purposes = ["sslserver": "server", "server": "server", "sslclient": "client"]
        return try lines(of: folder.appending(path: "chains.jsonl"), as: Case.self).map { one in
            Question(
                id: one.id,
                certificates: one.certificates,
                intermediates: one.intermediates,
                anchors: one.trust_anchors,
                time: one.at ?? someTime,
                purpose: one.purpose.flatMap { purposes[$0] } ?? "any"
            )
        }
    }

    private static func pkits(_ folder: URL) throws -> [Question] {
        struct Case: Decodable {
            let id: String
            let certs: [String]
        }
        let root = folder.appending(path: "pkits")
        return try lines(of: root.appending(path: "truth.jsonl"), as: Case.self).map { one in
            let texts = try one.certs.map { name in
                let der = try Data(contentsOf: root.appending(path: "certs/\(name)"))
                let body = der.base64EncodedString(options: .lineLength64Characters)
                return "-----BEGIN CERTIFICATE-----\n\(body)\n-----END CERTIFICATE-----\n"
            }
            return Question(
                id: "pkits::\(one.id)",
                certificates: texts.suffix(1),
                intermediates: Array(texts.dropFirst().dropLast()),
                anchors: Array(texts.prefix(1)),
                time: 1_302_825_600,
                purpose: "any"
            )
        }
    }

    private static func lines<Row: Decodable>(of file: URL, as type: Row.Type) throws -> [Row] {
        let decoder = JSONDecoder()
        return try Data(contentsOf: file).split(separator: UInt8(ascii: "\n"))
            .map { try decoder.decode(type, from: $0) }
    }

    /// Which of the questions the command answers with a pass, by id.
    static func verdicts(on questions: [Question]) throws -> [String: Bool] {
        struct Request: Encodable {
            let id: String
            let certificates, intermediates, trust_anchors: [String]
            let at, purpose: String
            let profile = "rfc5280"
        }
        struct Answer: Decodable { let id, status: String }
        var input = Data()
        for question in questions {
            let time = Date(timeIntervalSince1970: Double(question.time))
            input += try JSONEncoder().encode(
                Request(
                    id: question.id,
                    certificates: question.certificates,
                    intermediates: question.intermediates,
                    trust_anchors: question.anchors,
                    at: time.formatted(.iso8601),
                    purpose: question.purpose
                )
            )
            input.append(UInt8(ascii: "\n"))
        }
        let outcome = try Tool.certcheck(["batch"], input: input)
        let answers = try outcome.data.split(separator: UInt8(ascii: "\n"))
            .map { try JSONDecoder().decode(Answer.self, from: $0) }
        return Dictionary(answers.map { ($0.id, $0.status == "pass") }) { $1 }
    }
}

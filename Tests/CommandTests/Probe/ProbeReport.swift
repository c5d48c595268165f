import Foundation
import TestSupport

/// What counts of a document of `probe` or `check`.
struct ProbeReport: Decodable {
    struct Finding: Decodable {
        struct Location: Decodable {
            let endpoint, address, path: String?
            let certificate: Int?
        }
        let id, severity, message: String
        let locations: [Location]
    }
    struct Subject: Decodable {
        struct Endpoint: Decodable {
            let host, address: String
            let server_name, starttls, alpn: String?
            let `protocol`, cipher: String?
            let stapled: Bool
            let client_authorities: [String]?
        }
        let status: String
        let endpoint: Endpoint?
        let findings: [Finding]
    }
    struct Endpoint: Decodable {
        struct Handshake: Decodable {
            struct Certificate: Decodable {
                let sha256, key_type: String
                let status: String?
            }
            let address, question: String
            let server_name, failure: String?
            let certificate: Certificate?
        }
        let host: String
        let served: Bool
        let handshakes: [Handshake]
    }
    struct Failure: Decodable { let path, code, reason: String? }

    let status: String
    let subjects: [Subject]
    let endpoints: [Endpoint]?
    let errors: [Failure]

    /// The findings of all subjects.
    var findings: [Finding] { subjects.flatMap(\.findings) }

    /// The ids of all findings, each once.
    var ids: Set<String> { Set(findings.map(\.id)) }

    /// Runs the command and reads its document.
    static func run(_ arguments: [String], in folder: URL) throws -> ProbeReport {
        let outcome = try Tool.certcheck(arguments + ["--format", "json"], in: folder)
        return try JSONDecoder().decode(ProbeReport.self, from: outcome.data)
    }
}

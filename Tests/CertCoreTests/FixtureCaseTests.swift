import CertModel
import Foundation
import TestSupport
import Testing

@testable import CertCore

/// Every case of `Fixtures` by the library: the same findings, at the same places.
struct FixtureCaseTests {
    /// `case.json`, as `Fixtures/README.md` describes it.
    private struct Case: Decodable {
        let paths: [String]
        let arguments: [String]
        let runs: [Run]

        struct Run: Decodable {
            let at: String
            let exit: Int
            let findings: [Expected]
        }

        /// The values of an option.
        func values(of option: String) -> [String] {
            zip(arguments, arguments.dropFirst()).filter { $0.0 == option }.map(\.1)
        }
    }

    /// One finding, by what a case says of it.
    private struct Expected: Decodable, Hashable, Comparable {
        let id: String
        let severity: String
        let path: String
        let line: Int

        static func < (left: Expected, right: Expected) -> Bool {
            (left.path, left.line, left.id) < (right.path, right.line, right.id)
        }
    }

    /// The cases of `check`: a server's configuration is another module's.
    private static let names = Fixture.names(in: ".").filter {
        FileManager.default.fileExists(atPath: Fixture.path("\($0)/case.json"))
            && (try? command(of: $0)) == nil
    }

    /// The command of a case, where it is another than `check`.
    private static func command(of name: String) throws -> String? {
        struct Named: Decodable { let command: String? }
        let text = try Fixture.octets("\(name)/case.json")
        return try JSONDecoder().decode(Named.self, from: Data(text)).command
    }

    @Test("there are cases")
    func some() {
        #expect(Self.names.count > 40)
    }

    @Test("a case has the findings that it says, and no others", arguments: names)
    func findings(name: String) throws {
        let text = try Fixture.octets("\(name)/case.json")
        let described = try JSONDecoder().decode(Case.self, from: Data(text))
        let folder = try TemporaryFolder()
        for file in Fixture.names(in: name) {
            let inner = Fixture.names(in: "\(name)/\(file)")
            if inner.isEmpty { try folder.copy("\(name)/\(file)") }
            for below in inner {
                try folder.copy("\(name)/\(file)/\(below)", to: "\(file)/\(below)")
            }
        }
        let trust = try TrustStore(
            paths: described.values(of: "--trust").map { Fixture.path("\(name)/\($0)") }
        )
        let hosts = try described.values(of: "--host").map { try ReferenceIdentifier($0) }
        let lists = try described.values(of: "--crl").flatMap {
            try CertificateRevocationList.read(from: folder($0))
        }
        for run in described.runs {
            let time = try #require(Timestamp(rfc3339: run.at))
            var policy = ValidationPolicy(time: time, hosts: hosts)
            policy.revocationLists = lists
            let checker = Checker(
                policy: policy,
                trust: trust,
                jobs: 2
            )
            let report = checker.check(
                described.paths.map { folder($0) },
                key: described.values(of: "--key").first.map { folder($0) }
            )
            let found = (report.deployments.flatMap(\.findings) + report.findings).map { finding in
                Expected(
                    id: finding.id.description,
                    severity: finding.severity.rawValue,
                    path: String(finding.locations[0].path.dropFirst(folder.path.count + 1)),
                    line: finding.locations[0].line
                )
            }
            #expect(found.sorted() == run.findings.sorted(), "at \(run.at)")
            #expect(report.errors.isEmpty == (run.exit != 3), "at \(run.at): \(report.errors)")
        }
    }
}

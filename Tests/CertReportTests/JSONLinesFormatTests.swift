import CertModel
import CertReport
import Foundation
import Testing

@Suite("JSON Lines")
struct JSONLinesFormatTests {
    private let format = JSONLinesFormat()

    private func lines(_ report: Report) -> [String] {
        String(decoding: format.render(report), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("A subject is one line, with the fields that it has in the document")
    func deployments() {
        let report = Samples.report([Samples.failing(), Samples.healthy()])
        let lines = lines(report)
        let document = String(
            decoding: JSONFormat(isPretty: false).render(report),
            as: UTF8.self
        )
        let heading = #"{"schema":"certcheck/1","kind":"subject","#
        #expect(lines.count == 4 && lines[3].isEmpty)
        for line in lines[..<2] {
            #expect(line.hasPrefix(heading))
            #expect(document.contains("{\(line.dropFirst(heading.count))"))
        }
    }

    @Test("The last line sums up, with what was handed on before")
    func summary() {
        var report = Samples.report(
            [Samples.failing()],
            findings: [Samples.keyMissing],
            errors: [Samples.broken]
        )
        report.handedOn.add([Samples.chainIncomplete])
        #expect(
            lines(report)[1] == """
                {"schema":"certcheck/1","kind":"summary","command":"check",\
                "checked_at":"2026-02-01T00:00:00Z","status":"error",\
                "counts":{"error":2,"warning":1,"info":1},"findings":[{"id":"key-missing",\
                "severity":"info","message":"no private key was given, so whether it fits was not\
                 judged","remedy":"Give the key's file too.",\
                "locations":[{"path":"fullchain.pem","line":1}],"values":{}}],\
                "errors":[{"path":"broken.pem","code":"not-a-certificate",\
                "reason":"holds no certificate","line":3,\
                "help":"Give the file with the -----BEGIN CERTIFICATE----- lines."}],"skipped_files":0}
                """
        )
        #expect(lines(Samples.report([])).count == 2)
    }

    @Test("An error handed on fails the report, though no subject is left in it")
    func verdict() {
        var report = Samples.report([])
        report.handedOn.add([Samples.keyReadable])
        #expect(report.worst == .warning && report.status == .pass)
        report.handedOn.add([Samples.chainIncomplete])
        #expect(report.worst == .error && report.status == .fail)
    }
}

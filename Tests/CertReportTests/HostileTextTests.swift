import CertModel
import CertReport
import Testing

@Suite("Hostile strings in text")
struct HostileTextTests {
    /// Far beyond what a page shows.
    private static let length = 10_000

    /// What a certificate, a path or an error may hold.
    static let hostile = [
        "a\u{1B}[2Jb", "a\nPASS  bank.test", "a\r\nb", "a\u{202E}b", "a\u{0}b", "a\u{9B}31mb",
        "::error::pwned", "x ::error file=a::pwned", "##[error]pwned", "x ##[error]pwned",
        "\u{2028}::stop-commands::x", String(repeating: "a", count: length),
        String(repeating: "\u{1B}", count: length),
        "e" + String(repeating: "\u{301}", count: length),
        String(repeating: "a ::error::b ", count: 40),
    ]

    static func report(_ text: String, command: Report.Command) -> Report {
        let place = Location(path: text)
        var subject = Samples.healthy(text)
        subject.certificate.location = place
        subject.certificate.subject = text
        subject.key = Deployment.PlacedKey(location: place, matches: false)
        subject.domains = [text, "b.test"]
        subject.ipAddresses = [text]
        subject.alsoIn = [place]
        subject.findings = [
            // Its message, its fix and its values hold the text.
            Finding(.chain(.split(leaf: text, parts: [text, text])), .error, at: [place, place])
        ]
        let error = CertificateError(.empty, source: text, .setting(.time(text)))
        let healthy = Samples.healthy(text, in: text)
        return Samples.report([subject, healthy], command: command, errors: [error])
    }

    private func inspection(_ text: String) -> Inspection {
        var known = Samples.extensions()
        known.subjectAlternativeNames = [.dns(text), .uri(text), .email(text)]
        known.authorityInformationAccess = [
            AccessDescription(method: AccessDescription.ocsp, location: .uri(text))
        ]
        let certificate = Item.Content.certificate(Samples.certificate(text, known: known))
        let items = [
            Item(line: 1, index: 0, content: certificate),
            Item(
                line: 9,
                index: 1,
                content: .parameters(
                    KeyParameters(label: text, algorithm: .dh, bits: 2048, group: text)
                )
            ),
        ]
        return Inspection(files: [InspectedFile(path: text, format: .pem, items: items)])
    }

    private func isSafe(_ text: String) -> Bool {
        let areLinesSafe = text.split(separator: "\n").allSatisfy { line in
            let start = line.drop { $0 == " " }
            return !start.hasPrefix("::") && !line.contains("##[")
        }
        let areScalarsSafe = text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n"
                || scalar.value >= 0x20 && !(0x7F...0x9F ~= scalar.value)
                    && scalar != "\u{202E}" && scalar != "\u{2028}"
        }
        return areLinesSafe && areScalarsSafe
    }

    @Test("Nothing in any place escapes, commands a runner or begins a line", arguments: hostile)
    func everywhere(text: String) {
        for width in [40, 80] {
            for verbose in [false, true] {
                let format = TextFormat(width: width, verbose: verbose)
                let check = format.render(Self.report(text, command: .check))
                #expect(isSafe(check) && check.utf8.count < 150_000)
                #expect(!check.contains("\nPASS  bank.test"))
                #expect(isSafe(format.render(Self.report(text, command: .expiry))))
                #expect(isSafe(format.render(inspection(text))))
                #expect(isSafe(format.render(CoveredNames(names: [text]))))
            }
        }
    }

    @Test("A name of a million characters keeps its two ends")
    func longName() {
        let name = String(repeating: "a", count: 1 << 20) + ".example.test"
        let text = TextFormat().render(Samples.report([Samples.healthy(name)]))
        let head = String(repeating: "a", count: 66)
        #expect(text.hasPrefix("PASS  \(head)...aaaaaaaaaaaaaaaaaaaa.example.test\n"))
        #expect(text.utf8.count < 1500)
    }

    @Test("A loopback address of IPv6 stays one")
    func loopback() {
        var known = Samples.extensions()
        known.subjectAlternativeNames = [.dns("localhost")]
        var subject = Samples.healthy("localhost")
        subject.domains = ["localhost"]
        subject.ipAddresses = ["127.0.0.1", "::1"]
        let text = TextFormat().render(Samples.report([subject]))
        #expect(text.contains("names        localhost, 127.0.0.1, ::1\n"))
    }
}

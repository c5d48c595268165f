import CertModel
import CertReport
import Testing

@Suite("Text of check")
struct TextFormatTests {
    private let format = TextFormat()

    private let healthyBlock = """
        PASS  www.example.test

          certificate  fullchain.pem:1, CN=www.example.test
          key          privkey.pem:1, belongs to the certificate
          valid        until 2026-04-01T00:00:00Z, 59 days left
          names        www.example.test, example.test
          path         www.example.test <- Fixture Intermediate CA
                       <- Fixture Root CA (trusted)

        """

    private let failingBlock = """
        FAIL  www.example.test  1 error, 1 warning

          certificate  fullchain.pem:1, CN=www.example.test
          key          privkey.pem:1, belongs to the certificate
          valid        until 2026-04-01T00:00:00Z, 59 days left
          names        www.example.test, example.test
          path         www.example.test <- (missing)

          error    chain-incomplete  fullchain.pem:1
                   the certificate's issuer, CN=Fixture Intermediate CA, is neither in
                   the file nor a trust anchor
                   fix: Append the certificate of CN=Fixture Intermediate CA to the
                   file, below the one it issued.

          warning  key-readable-by-others  privkey.pem:1
                   everybody on this machine may read the private key (mode 644)
                   fix: Take the permission away: chmod 600 privkey.pem

        """

    @Test("One healthy certificate: the verdict, and what was judged")
    func healthy() {
        #expect(format.render(Samples.report([Samples.healthy()])) == healthyBlock)
    }

    @Test("A path that ends before its certificate says when; other paths are for who asks for all")
    func paths() {
        var subject = Samples.healthy()
        subject.path[1].notAfter = Samples.time(2026, 3, 1)
        var root = Samples.element(9, "CN=Old Root", .trust)
        root.notAfter = Samples.time(2025, 1, 1)
        subject.otherPaths = [Deployment.OtherPath(path: [subject.path[0], root], findings: [])]
        let report = Samples.report([subject])
        let text = TextFormat(verbose: true).render(report)
        #expect(text.contains("(its path until 2026-03-01T00:00:00Z)"))
        #expect(text.contains("other path"))
        #expect(text.contains("CN=Old Root until 2025-01-01T00:00:00Z"))
        #expect(!format.render(report).contains("other path"))
        #expect(
            String(decoding: JSONFormat(isPretty: false).render(report), as: UTF8.self).contains(
                #""source":"trust"}],"valid_until":"2025-01-01T00:00:00Z","findings":[]}]"#
            )
        )
    }

    @Test("That no key was given is said in its row, and as a finding only to who asks for all")
    func keyMissing() {
        var subject = Samples.healthy()
        subject.key = nil
        subject.findings = [Samples.keyMissing]
        let expected = healthyBlock.replacing(
            "privkey.pem:1, belongs to the certificate",
            with: "none given, so whether it fits was not judged"
        )
        let report = Samples.report([subject])
        #expect(format.render(report) == expected)
        #expect(TextFormat(verbose: true).render(report).contains("info     key-missing"))
    }

    @Test("One failing certificate: each finding with its fix, the worst first")
    func failing() {
        #expect(format.render(Samples.report([Samples.failing()])) == failingBlock)
    }

    @Test("Several: what fails first and in full, what passes in a line, then the sum")
    func several() {
        let folder = "/etc/nginx/ssl/some/deeply/nested/folder/for/this/"
        let report = Samples.report(
            [
                Samples.healthy("a.test"), Samples.failing(),
                Samples.healthy("longer.example.test", in: folder, until: Samples.time(2026, 2, 2)),
            ],
            errors: [Samples.broken],
            skippedFiles: 3
        )
        let rest = """

            PASS  a.test               59 days left  fullchain.pem:1
            PASS  longer.example.test  1 day left
                  /etc/nginx/ssl/some/deeply/nested/folder/for/this/fullchain.pem:1

            ERROR  broken.pem:3  not-a-certificate
                   holds no certificate
                   help: Give the file with the -----BEGIN CERTIFICATE----- lines.

            3 certificates: 1 failed, 2 passed; 1 file could not be checked; 3 other files
            passed over

            """
        #expect(format.render(report) == failingBlock + rest)
    }

    @Test("Errors only: what could not be checked, and that nothing was")
    func errorsOnly() {
        #expect(
            format.render(Samples.report([], errors: [Samples.broken])) == """
                ERROR  broken.pem:3  not-a-certificate
                       holds no certificate
                       help: Give the file with the -----BEGIN CERTIFICATE----- lines.

                no certificate was checked; 1 file could not be checked

                """
        )
    }

    @Test("Findings of no certificate have a section and a part in the sum")
    func beside() {
        let report = Samples.report([Samples.healthy()], findings: [Samples.keyReadable])
        let rest = """

            BESIDE THE CERTIFICATES  1 warning

              warning  key-readable-by-others  privkey.pem:1
                       everybody on this machine may read the private key (mode 644)
                       fix: Take the permission away: chmod 600 privkey.pem

            1 certificate: 1 passed; beside them 1 warning

            """
        #expect(format.render(report) == healthyBlock + rest)
    }

    @Test("Long lists are cut with a count, unless all is asked for")
    func cuts() {
        var subject = Samples.failing()
        subject.domains = (1...20).map { "n\($0).test" }
        subject.findings = Array(repeating: Samples.chainIncomplete, count: 9)
        let report = Samples.report(
            [subject] + (1...30).map { Samples.healthy("h\($0).test") }
        )
        let short = format.render(report)
        #expect(short.contains("n8.test, and 12 more;"))
        #expect(short.contains("and 4 more chain-incomplete; --verbose shows all\n"))
        #expect(short.contains("      and 10 more pass; --verbose shows all\n"))
        #expect(!short.contains("h21.test"))
        let whole = TextFormat(verbose: true).render(report)
        #expect(!whole.contains(" more"))
        #expect(whole.contains("n20.test") && whole.contains("CN=h30.test"))
        #expect(whole.contains("missing_issuer: CN=Fixture Intermediate CA"))
    }

    @Test(
        "The time left is never zero days",
        arguments: [
            (Int64(0), "0 seconds left"), (59, "59 seconds left"), (60, "1 minute left"),
            (7199, "1 hour left"), (7200, "2 hours left"), (86_399, "23 hours left"),
            (172_799, "1 day 23 hours left"), (172_800, "2 days left"),
            (-1, "expired 1 second ago"), (-3600, "expired 1 hour ago"),
            (-90_000, "expired 1 day 1 hour ago"),
        ]
    )
    func timeLeft(seconds: Int64, words: String) {
        let end = Samples.now.advanced(bySeconds: seconds)
        let text = format.render(Samples.report([Samples.healthy(until: end)]))
        #expect(text.contains("until \(end), \(words)\n"))
    }

    @Test("Colour only where it is asked for, and it changes nothing but colour")
    func colour() {
        let report = Samples.report([Samples.failing(), Samples.healthy()])
        let plain = format.render(report)
        let coloured = TextFormat(color: true).render(report)
        #expect(!plain.contains("\u{1B}"))
        #expect(coloured.contains("\u{1B}[1;31mFAIL\u{1B}[0m"))
        #expect(coloured.contains("\u{1B}[1;32mPASS\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]*m/, with: "") == plain)
    }

    @Test("No line is wider than the page where its words are not")
    func width() {
        for width in [40, 60, 80, 132] {
            let text = TextFormat(width: width).render(Samples.report([Samples.failing()]))
            let lines = text.split(separator: "\n").filter { !$0.contains("  key-readable") }
            #expect(lines.dropFirst(2).allSatisfy { $0.count <= max(width, 52) })
        }
    }
}

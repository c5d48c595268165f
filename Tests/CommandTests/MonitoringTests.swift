import Foundation
import TestSupport
import Testing

/// What monitoring reads, read by what monitors: Prometheus and its tools, and a Nagios.
@Suite struct MonitoringTests {
    static let hosts = Checkout.root.appending(path: "Tests/CommandTests/Hosts")
    static let share = Checkout.root.appending(path: "share")

    @Test(
        "promtool finds nothing wrong with the metrics",
        .enabled(if: try isReady(programs: "promtool"), "promtool is not installed"),
        arguments: [
            "check . missing --trust trust/root.pem", "expiry .", "expiry missing",
            "check hostile-names odd healthy healthy-der --trust trust/root.pem",
        ]
    )
    func metrics(command: String) throws {
        let outcome = try Tool.shell(
            """
            metrics=$(certcheck \(command) --at 2026-03-15 --format prometheus 2>/dev/null)
            promtool check metrics <<<"$metrics" && printf '%s\\n' "$metrics"
            """
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("certcheck_last_run_timestamp_seconds 1773532800\n"))
    }

    @Test(
        "The alert rules that are shipped fire and clear in promtool's own tests",
        .enabled(if: try isReady(programs: "promtool"), "promtool is not installed")
    )
    func rules() throws {
        let outcome = try Tool.shell(
            "promtool check rules certcheck.rules.yml && promtool test rules certcheck.rules_test.yml",
            in: Self.share.appending(path: "prometheus")
        )
        #expect(outcome.status == 0, "\(outcome.output) \(outcome.errors)")
    }

    @Test(
        "Through a node_exporter into a Prometheus, alerts fire and clear, and panels have data",
        .enabled(
            if: try isReady(programs: "prometheus", "prometheus-node-exporter", "python3"),
            "prometheus and its node_exporter are not installed"
        )
    )
    func alerts() throws {
        let scratch = try TemporaryFolder()
        _ = try scratch.copyFixtures(only: "healthy")
        // Alerts go by today's clock: the times of the metrics are moved there.
        let outcome = try Tool.shell(
            """
            export now=$(date +%s)
            write() {
                certcheck expiry Fixtures/healthy $3 --at $2 --format prometheus --output $1.raw
                awk -v shift=$((now - $(date -d $2 +%s))) '
                    /^(x509_cert_not_|certcheck_last)/ { $NF = sprintf("%d", $NF + shift) } { print }
                ' $1.raw > $1.prom
            }
            write well 2026-02-01; write soon 2026-03-15; write late 2026-05-01
            write again 2026-02-02; write unread 2026-02-03 missing
            python3 '\(Self.hosts.path)/scrape' '\(Self.share.path)/prometheus/certcheck.rules.yml' \
                '\(Self.share.path)/grafana/certcheck.json' well.prom soon.prom late.prom again.prom unread.prom
            """,
            in: scratch.folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(
            outcome.output == """
                well.prom: 0 none
                soon.prom: 0 CertificateNeedsAttention
                late.prom: 0 CertificateExpired, CertificateFails
                again.prom: 0 none
                unread.prom: 0 CertificatesUnchecked
                Certificates: 1, True
                Fail: 1, True
                Not checked: 1, True
                Since the last run: 1, True
                Time left: 1, True
                Next to expire: 1, True
                What is found: 0, True

                """
        )
    }

    @Test(
        "A Nagios takes the state, the text and the performance data",
        .enabled(if: try isReady(programs: "nagios4", "python3"), "nagios4-core is not installed"),
        arguments: [
            ("expiry healthy --at 2026-02-01", "0", "CERT OK - 1 certificate: 1 passed"),
            ("expiry healthy --at 2026-03-15", "1", "CERT WARNING - www.example.test: expires in"),
            (
                "check leaf-only missing --at 2026-02-01 --trust trust/root.pem", "2",
                "CERT CRITICAL"
            ),
            (
                "check missing --at 2026-02-01 --trust trust/root.pem", "3",
                "CERT UNKNOWN - missing:"
            ),
            ("check --nonsense", "3", "CERT UNKNOWN - "),
        ]
    )
    func nagios(command: String, state: String, output: String) throws {
        let scratch = try TemporaryFolder()
        _ = try scratch.copyFixtures(only: nil)
        // The host runs plugins as a user of its own.
        let outcome = try Tool.shell(
            """
            chmod -R a+rX . && cp "$(command -v certcheck)" .
            python3 '\(Self.hosts.path)/plugin-host' \
                "/bin/sh -c 'cd $PWD/Fixtures && ../certcheck \(command) --format nagios'"
            """,
            in: scratch.folder
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count > 3 && lines[0] == state && lines[1].hasPrefix(output), "\(lines)")
        guard state != "3" || command.contains("missing") else { return }
        #expect(lines.last { !$0.isEmpty }?.hasPrefix("'certificates'=") == true)
    }

    @Test(
        "systemd finds nothing wrong with the units",
        .enabled(if: try isReady(programs: "systemd-analyze"), "systemd is not installed")
    )
    func units() throws {
        let scratch = try TemporaryFolder()
        let outcome = try Tool.shell(
            """
            cp '\(Self.share.path)'/systemd/certcheck.{service,timer} .
            sed -i "s|/usr/local/bin/certcheck|$(command -v certcheck)|; /^Documentation/d" *.service *.timer
            systemd-analyze verify "$PWD"/certcheck.{service,timer}
            """,
            in: scratch.folder
        )
        #expect(outcome.status == 0)
        #expect(!outcome.errors.contains("certcheck."), "\(outcome.errors)")
    }

    @Test(
        "The unit and cron's line run as they are, by the command's full path",
        arguments: ["systemd/certcheck.service", "cron.d/certcheck"]
    )
    func commands(file: String) throws {
        let text = try String(contentsOf: Self.share.appending(path: file), encoding: .utf8)
        let line = try #require(
            text.split(separator: "\n").first { $0.contains("certcheck expiry") }
        )
        let command = try #require(line.firstRange(of: "/usr/local/bin/certcheck expiry"))
        let arguments = line[command.upperBound...]
            .replacingOccurrences(of: "$CERTCHECK_PATHS", with: "healthy")
            .replacingOccurrences(of: "/etc/letsencrypt/live", with: "healthy")
            .replacingOccurrences(of: "/var/lib/prometheus/node-exporter/", with: "/dev/")
            .replacingOccurrences(of: "certcheck.prom", with: "stdout")
        let outcome = try Tool.shell("certcheck expiry\(arguments) --at 2026-02-01")
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("x509_cert_not_after{") == file.hasSuffix(".service"))
        #expect(outcome.errors == "")
    }
}

import Foundation
import TestSupport
import Testing

/// What is shipped for CI does what it says, as far as a machine without the services can tell.
@Suite struct ReadyToUseTests {
    private static let files = [
        "action.yml", "Docs/CI/github-workflow.yml", "Docs/CI/gitlab-ci.yml",
        "Docs/CI/pre-commit-config.yaml", ".pre-commit-hooks.yaml", ".github/workflows/release.yml",
        "share/prometheus/certcheck.rules.yml", "share/prometheus/certcheck.rules_test.yml",
        "share/grafana/certcheck.json",
    ]

    @Test(
        "Every file is YAML",
        .enabled(if: try isReady(programs: "pre-commit"), "no YAML reader is installed"),
        arguments: files
    )
    func yaml(file: String) throws {
        let path = Checkout.root.appending(path: file).path
        let script = "import sys, yaml; yaml.safe_load(open(sys.argv[1]))"
        let outcome = try Tool.run("/usr/bin/python3", ["-c", script, path], in: Checkout.root)
        #expect(outcome.status == 0, "\(outcome.errors)")
    }

    @Test(
        "GitLab's job runs as it stands, and its two reports agree",
        .enabled(if: try isReady(programs: "pre-commit", "curl"), "no YAML reader or no curl"),
        arguments: [
            ("healthy", "2026-02-01", 0, 0), ("healthy", "2026-03-15", 1, 1),
            ("leaf-only", "2026-02-01", 2, 1),
        ]
    )
    func gitLab(fixture: String, time: String, code: Int32, found: Int) throws {
        let scratch = try pipeline("Docs/CI/gitlab-ci.yml", deploying: fixture, at: time)
        let runner = Checkout.root.appending(path: "Tests/CommandTests/Hosts/run-gitlab-job").path
        // The packages are there.
        try scratch.write("#!/bin/sh\n", to: "bin/apt-get", mode: 0o700)
        let outcome = try Tool.shell(
            """
            PATH=$PWD/bin:${PATH#*:} python3 '\(runner)' text certificates "RELEASE=file://$PWD/release"
            code=$?
            python3 - <<'END'
            import json, xml.etree.ElementTree as tree
            print("code quality:", len([one for one in json.load(open("gl-code-quality-report.json"))
                if one["severity"] != "info"]))
            print("JUnit:", len(list(tree.parse("junit.xml").iter("failure"))))
            END
            exit $code
            """,
            in: scratch.folder
        )
        #expect(outcome.status == code, "\(outcome.output) \(outcome.errors)")
        #expect(outcome.output.contains("certcheck-0.1.0-linux-x86_64.tar.gz: OK\n"))
        #expect(outcome.output.hasSuffix("code quality: \(found)\nJUnit: \(found)\n"))
    }

    @Test(
        "Jenkins' steps run as they stand",
        .enabled(if: try isReady(programs: "curl"), "curl is not installed"),
        arguments: [
            ("healthy", "2026-02-01", 0), ("healthy", "2026-03-15", 1),
            ("leaf-only", "2026-02-01", 2),
        ]
    )
    func jenkins(fixture: String, time: String, code: Int32) throws {
        let scratch = try pipeline("Docs/CI/Jenkinsfile", deploying: fixture, at: time)
        let outcome = try Tool.shell(
            """
            export RELEASE=file://$PWD/release NAME=certcheck-0.1.0-linux-x86_64 PATH=${PATH#*:}
            awk "/sh '''/ { on = 1; next } /'''/ { on = 0 } on" text > steps
            sh -xe steps
            """,
            in: scratch.folder
        )
        #expect(outcome.status == code, "\(outcome.output) \(outcome.errors)")
        for file in ["junit.xml", "certcheck.xml"] {
            #expect(FileManager.default.fileExists(atPath: scratch.url(file).path))
        }
    }

    /// A repository with a deployment, a release to take, and a pipeline that judges it at a time.
    private func pipeline(
        _ file: String,
        deploying fixture: String,
        at time: String
    ) throws -> TemporaryFolder {
        let scratch = try ShippedFiles.repository(deploying: fixture)
        try ShippedFiles.makeRelease(in: "release", of: scratch)
        let judged = "check deploy --trust Fixtures/trust/root.pem --at \(time)"
        try scratch.write(
            ShippedFiles.text(file).replacingOccurrences(of: "check deploy", with: judged),
            to: "text"
        )
        return scratch
    }
}

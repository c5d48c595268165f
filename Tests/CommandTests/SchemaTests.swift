import Foundation
import TestSupport
import Testing

/// What the command writes as JSON is what its schema says.
@Suite struct SchemaTests {
    private static let file = Checkout.root.appending(
        path: "Docs/Reference/certcheck-1.schema.json"
    )
    private static let validator = Checkout.root.appending(
        path: "Tests/CommandTests/Hosts/validate-documents"
    )

    @Test("schema prints the file of the reference")
    func printed() throws {
        let outcome = try Tool.certcheck(["schema"])
        #expect(outcome.status == 0)
        #expect(outcome.output == (try String(contentsOf: Self.file, encoding: .utf8)))
    }

    @Test("Every document about every fixture is valid")
    func fixtures() throws {
        let scratch = try TemporaryFolder()
        let fixtures = try scratch.copyFixtures()
        let outcome = try Tool.shell(
            """
            set -o pipefail
            document() { # DEFINITION COMMAND...
                printf '%s\\t' "$1"
                shift
                certcheck "$@" | tr -d '\\n'
                echo
            }
            lines() { certcheck "$@" | sed 's/^/line\\t/'; }
            for folder in */; do
                document report check "$folder" --at 2026-02-01 --format json
                document report expiry "$folder" --at 2026-02-01 --format json
                document inspection inspect "$folder" --format json
                document coveredNames domains "$folder" --format json
                lines check "$folder" --at 2026-02-01 --format jsonl
                [[ ! -e $folder/nginx.conf ]] || document report server "$folder/nginx.conf" \\
                    --at 2026-02-01 --format json
            done >../documents 2>/dev/null
            jq -nc --rawfile pem healthy/fullchain.pem '{id: {a: [1]}, certificates: [$pem]}, {id: 2}' \\
                | certcheck batch | sed 's/^/answer\\t/' >>../documents
            '\(Self.validator.path)' '\(Self.file.path)' <../documents
            """,
            in: fixtures
        )
        let printed = outcome.output.split(separator: "\n").map(String.init)
        let count = try #require(printed.last.flatMap { Int($0.prefix { $0 != " " }) })
        #expect(printed.count == 1, "\(printed.prefix(5))")
        #expect(count > 500)
    }
}

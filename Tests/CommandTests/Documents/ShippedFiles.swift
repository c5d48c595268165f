import Foundation
import TestSupport

/// Files of this checkout that people use as they are, and a folder to use them in.
enum ShippedFiles {
    /// A file's text.
    static func text(_ file: String) throws -> String {
        try String(contentsOf: Checkout.root.appending(path: file), encoding: .utf8)
    }

    /// A folder with a fixture's deployment where the files look for it, and the fixtures' root.
    static func repository(deploying fixture: String = "healthy") throws -> TemporaryFolder {
        let scratch = try TemporaryFolder()
        let copy = try scratch.copyFixtures(only: fixture).appending(path: fixture)
        try FileManager.default.moveItem(at: copy, to: scratch.url("deploy"))
        return scratch
    }

    /// Makes a release of the built command in a folder as `make dist` does, with its sums.
    static func makeRelease(in folder: String, of scratch: TemporaryFolder) throws {
        let outcome = try Tool.shell(
            """
            set -e
            name=certcheck-0.1.0-linux-x86_64
            mkdir -p '\(folder)' "$name/bin" && cp "$(command -v certcheck)" "$name/bin"
            tar -czf '\(folder)'/"$name.tar.gz" "$name" && rm -r "$name"
            cd '\(folder)' && sha256sum -- *.gz > SHA256SUMS
            """,
            in: scratch.folder
        )
        guard outcome.status == 0 else { throw NotMade(reason: outcome.errors) }
    }

    /// Why there is no release to test with.
    struct NotMade: Error {
        let reason: String
    }
}

import Foundation
import PackagePlugin

/// Embeds the commit that is built in the command, for `certcheck --version`.
///
/// `CERTCHECK_COMMIT` names it where neither Git nor an archive made by Git can.
@main
struct RevisionEmbedding: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folder = root.appending(path: "Sources/RevisionEmbedding")
        let script = folder.appending(path: "embed-revision")
        let archived = folder.appending(path: "archived-commit")
        let output = context.pluginWorkDirectoryURL.appending(path: "Revision.swift")
        let named = ProcessInfo.processInfo.environment["CERTCHECK_COMMIT"] ?? ""
        return [
            .buildCommand(
                displayName: "Embedding the commit",
                executable: URL(filePath: "/bin/sh"),
                arguments: [script.path, root.path, output.path, named],
                inputFiles: [script, archived] + changesOfHead(in: root),
                outputFiles: [output]
            )
        ]
    }

    /// The files that Git changes when another commit is checked out or made.
    private func changesOfHead(in root: URL) -> [URL] {
        var git = root.appending(path: ".git")
        // In a work tree of its own, `.git` is a file that names the folder.
        if let text = try? String(contentsOf: git, encoding: .utf8), text.hasPrefix("gitdir: ") {
            let path = text.dropFirst("gitdir: ".count).prefix { !$0.isNewline }
            git = URL(filePath: String(path), relativeTo: root)
        }
        return ["HEAD", "logs/HEAD"].map { git.appending(path: $0) }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
    }
}

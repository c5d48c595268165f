import Foundation
import PackagePlugin

/// Embeds the pages of `Docs/Findings` in the command, for `certcheck explain` and HTML reports, and
/// the schema of its JSON documents.
///
/// A resource bundle would have to lie beside the command, which is one file wherever it is copied.
@main
struct PageEmbedding: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let root = context.package.directoryURL
        let folder = root.appending(path: "Docs/Findings")
        let pages = try FileManager.default
            .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "md" }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
        let schema = root.appending(path: "Docs/Reference/certcheck-1.schema.json")
        func embed(_ files: [URL], by script: String, as name: String) -> Command {
            let script = root.appending(path: "Sources/PageEmbedding/\(script)")
            let output = context.pluginWorkDirectoryURL.appending(path: name)
            return .buildCommand(
                displayName: "Writing \(name)",
                executable: URL(filePath: "/bin/sh"),
                arguments: [script.path, output.path] + files.map(\.path),
                inputFiles: [script] + files,
                outputFiles: [output]
            )
        }
        return [
            embed(pages, by: "embed-pages", as: "FindingPages.swift"),
            embed([schema], by: "embed-schema", as: "DocumentSchema.swift"),
        ]
    }
}

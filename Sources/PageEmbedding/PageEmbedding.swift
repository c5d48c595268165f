import Foundation
import PackagePlugin

/// Embeds the pages of `Docs/Findings` in the command, for `certcheck explain` and HTML reports.
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
        let script = root.appending(path: "Sources/PageEmbedding/embed-pages")
        let output = context.pluginWorkDirectoryURL.appending(path: "FindingPages.swift")
        return [
            .buildCommand(
                displayName: "Embedding the pages of findings",
                executable: URL(filePath: "/bin/sh"),
                arguments: [script.path, output.path] + pages.map(\.path),
                inputFiles: [script] + pages,
                outputFiles: [output]
            )
        ]
    }
}

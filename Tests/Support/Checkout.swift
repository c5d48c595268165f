public import Foundation

/// This checkout, and the command built from it.
public enum Checkout {
    /// The package's root folder.
    public static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The fixtures.
    public static let fixtures = root.appending(path: "Fixtures")

    /// The built command: beside the tests, or what `CERTCHECK_COMMAND` names.
    public static let command: URL = {
        if let named = ProcessInfo.processInfo.environment["CERTCHECK_COMMAND"] {
            return URL(filePath: named)
        }
        return URL(filePath: CommandLine.arguments[0])
            .deletingLastPathComponent().appending(path: "certcheck")
    }()
}

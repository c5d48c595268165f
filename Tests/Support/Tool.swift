public import Foundation

/// Runs programs and keeps what they print.
public enum Tool {
    /// What a program left behind.
    public struct Outcome: Sendable {
        /// Its exit code; 128 and the signal's number where a signal ended it.
        public let status: Int32
        /// What it wrote to standard output.
        public let data: Data
        /// What it wrote to standard error, as text.
        public let errors: String

        /// What it wrote to standard output, as text.
        public var output: String { String(decoding: data, as: UTF8.self) }
    }

    /// What would steer the command, and is not meant for a test.
    private static let steering: Set = [
        "NO_COLOR", "SSL_CERT_FILE", "SSL_CERT_DIR", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE",
        "CI_PROJECT_DIR", "WORKSPACE", "TZ",
    ]

    /// Runs a program to its end, its output kept in files so that no pipe can fill up.
    public static func run(
        _ program: String,
        _ arguments: [String],
        in folder: URL,
        input: Data = Data(),
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let scratch = try TemporaryFolder()
        let (inputFile, outputFile, errorFile) = (
            scratch.url("input"), scratch.url("output"), scratch.url("errors")
        )
        try input.write(to: inputFile)
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment
            .filter { !steering.contains($0.key) }
            .merging(environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: inputFile)
        process.standardOutput = try FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try process.run()
        process.waitUntilExit()
        let signal = process.terminationReason == .uncaughtSignal
        return Outcome(
            status: (signal ? 128 : 0) + process.terminationStatus,
            data: try contents(of: outputFile),
            errors: String(decoding: try contents(of: errorFile), as: UTF8.self)
        )
    }

    /// All of a file; `Data(contentsOf:)` of Swift 6.3 loses a buffer for each empty one.
    private static func contents(of file: URL) throws -> Data {
        try FileHandle(forReadingFrom: file).readToEnd() ?? Data()
    }

    /// Runs the built command.
    public static func certcheck(
        _ arguments: [String],
        in folder: URL = Checkout.fixtures,
        input: Data = Data(),
        environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(
            Checkout.command.path,
            arguments,
            in: folder,
            input: input,
            environment: environment
        )
    }

    /// Runs a script of bash that finds the built command as `certcheck`.
    public static func shell(
        _ script: String,
        in folder: URL = Checkout.fixtures,
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let commands = Checkout.command.deletingLastPathComponent().path
        return try run(
            "/bin/bash",
            ["-c", script],
            in: folder,
            environment: environment.merging(["PATH": "\(commands):\(path)"]) { given, _ in given }
        )
    }
}

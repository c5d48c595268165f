import Foundation

/// What a test needs is missing where CI is set.
public struct NotInstalled: Error, CustomStringConvertible {
    let name: String

    /// What is missing, and how to get it.
    public var description: String { "\(name) is missing: .ci/setup all installs it" }
}

/// Whether what a test needs is installed, as the condition under which the test runs.
///
/// Without it the test is skipped on a developer's machine. Where CI is set, all of it should be
/// there, and a skipped test would be one that nobody runs.
///
/// - Throws: `NotInstalled` where it is missing and CI is set: the test fails.
public func isReady(_ isInstalled: Bool, _ name: String) throws -> Bool {
    let isCI =
        ProcessInfo.processInfo.environment["CI"].map { !["", "false"].contains($0) } ?? false
    guard isInstalled || !isCI else { throw NotInstalled(name: name) }
    return isInstalled
}

/// Whether programs are installed, as the condition under which a test runs.
///
/// - Throws: `NotInstalled` where one is missing and CI is set.
public func isReady(programs: String...) throws -> Bool {
    try programs.allSatisfy { program in
        let isThere = ["/usr/bin", "/usr/sbin", "/usr/local/bin"].contains {
            FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
        }
        return try isReady(isThere, program)
    }
}

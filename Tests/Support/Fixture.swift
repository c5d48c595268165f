import Foundation

/// The files of the folder `Fixtures`.
public enum Fixture {
    /// The folder itself.
    public static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures").path(percentEncoded: false)

    /// A fixture's path.
    public static func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// A fixture's octets.
    public static func octets(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }

    /// A fixture's text.
    public static func text(_ name: String) throws -> String {
        String(decoding: try octets(name), as: UTF8.self)
    }

    /// The names in a folder of fixtures, in order.
    public static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
    }
}

/// A folder of a test's own, which goes with the last reference.
public final class TemporaryFolder {
    /// Where it is.
    public let path: String

    /// Makes an empty folder.
    public init() throws {
        let url = FileManager.default.temporaryDirectory
            .appending(path: "certcheck-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path(percentEncoded: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file with these permissions and returns its path; folders on the way are made.
    @discardableResult
    public func write(
        _ octets: [UInt8],
        to name: String,
        mode: Int = 0o600
    ) throws -> String {
        let url = URL(filePath: self(name))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(octets).write(to: url)
        try setMode(mode, of: name)
        return self(name)
    }

    /// Writes a text.
    @discardableResult
    public func write(_ text: String, to name: String, mode: Int = 0o600) throws -> String {
        try write(Array(text.utf8), to: name, mode: mode)
    }

    /// Copies a fixture and returns the copy's path.
    @discardableResult
    public func copy(
        _ fixture: String,
        to name: String? = nil,
        mode: Int = 0o600
    ) throws -> String {
        let last = fixture.split(separator: "/").last.map(String.init) ?? fixture
        return try write(Fixture.octets(fixture), to: name ?? last, mode: mode)
    }

    /// Makes a symbolic link to a path.
    public func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: self(name),
            withDestinationPath: target
        )
    }

    /// Sets permissions.
    public func setMode(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: self(name))
    }
}

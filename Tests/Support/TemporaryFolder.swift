public import Foundation

/// A folder of a test's own, which goes with the last reference.
public final class TemporaryFolder: Sendable {
    /// Where it is.
    public let folder: URL

    /// Makes an empty folder.
    public init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "certcheck-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Its path.
    public var path: String { folder.path(percentEncoded: false) }

    /// The address of something in it.
    public func url(_ name: String) -> URL { folder.appending(path: name) }

    /// The path of something in it.
    public func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file with these permissions and returns its path; folders on the way are made.
    @discardableResult
    public func write(
        _ octets: [UInt8],
        to name: String,
        mode: Int = 0o600
    ) throws -> String {
        let file = url(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(octets).write(to: file)
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

    /// Copies the fixtures in, all or one and the trust anchors, their files readable by their
    /// owner alone, as keys must be and as git can't keep them.
    public func copyFixtures(only name: String? = nil) throws -> URL {
        let copy = url("Fixtures")
        if let name {
            try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: false)
            for folder in Set([name, "trust"]) {
                try FileManager.default.copyItem(
                    at: Checkout.fixtures.appending(path: folder),
                    to: copy.appending(path: folder)
                )
            }
        } else {
            try FileManager.default.copyItem(at: Checkout.fixtures, to: copy)
        }
        let files = FileManager.default.enumerator(at: copy, includingPropertiesForKeys: nil)
        for case let file as URL in files ?? .init() {
            var isFolder: ObjCBool = false
            _ = FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder)
            guard !isFolder.boolValue else { continue }
            try FileManager.default.setAttributes(
                [.posixPermissions: 0o600],
                ofItemAtPath: file.path
            )
        }
        return copy
    }
}

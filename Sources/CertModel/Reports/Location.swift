/// A place in a file.
public struct Location: Sendable, Hashable {
    /// The path as it was given, or the given folder's path extended.
    public var path: String
    /// The line, counted from 1; 1 in a file that has no lines.
    public var line: Int

    /// Creates a location.
    public init(path: String, line: Int = 1) {
        self.path = path
        self.line = line
    }
}

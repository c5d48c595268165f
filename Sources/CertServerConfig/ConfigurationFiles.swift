public import CertModel

/// The files that a configuration is read from: this module opens none itself.
public struct ConfigurationFiles: Sendable {
    /// The octets of a file, or why there are none: `notFound` where there is no such file.
    public var read: @Sendable (_ path: String) throws(CertificateError) -> [UInt8]
    /// The paths that a pattern of the shell (`*`, `?`, `[…]`) matches, in the order of octets.
    public var matches: Matches

    /// Finds the paths of a pattern, and takes what it looked at from how many entries of folders
    /// may be looked at; throws where that is not enough.
    public typealias Matches =
        @Sendable (
            _ pattern: String, _ entriesLeft: inout Int
        ) throws(CertificateError) -> [String]

    /// Creates access to files.
    public init(
        read: @escaping @Sendable (_ path: String) throws(CertificateError) -> [UInt8],
        matches: @escaping Matches
    ) {
        self.read = read
        self.matches = matches
    }
}

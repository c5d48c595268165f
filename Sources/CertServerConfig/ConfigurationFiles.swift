public import CertModel

/// Access to the files of a configuration: this module opens none itself.
public struct ConfigurationFiles: Sendable {
    /// Reads a file, or throws why it cannot: `notFound` if there is no such file.
    public var read: @Sendable (_ path: String) throws(CertificateError) -> [UInt8]
    /// Finds the paths that a pattern of the shell (`*`, `?`, `[…]`) matches, in the order of octets.
    public var matches: Matches

    /// Finds the paths that match a pattern, and subtracts the entries of folders that it read from
    /// `entriesLeft`; throws where those are not enough.
    public typealias Matches =
        @Sendable (
            _ pattern: String, _ entriesLeft: inout Int
        ) throws(CertificateError) -> [String]

    /// The value of a variable of the environment that the server starts in; nil where it is not set.
    public var variable: @Sendable (_ name: String) -> String? = { _ in nil }

    /// Creates access to files.
    public init(
        read: @escaping @Sendable (_ path: String) throws(CertificateError) -> [UInt8],
        matches: @escaping Matches
    ) {
        self.read = read
        self.matches = matches
    }
}

extension String {
    /// A pattern of the shell that matches this text alone.
    package var asPattern: String {
        // By octets: a mark that follows an asterisk makes one character of both.
        var pattern: [UInt8] = []
        for octet in utf8 {
            if "*?[\\".utf8.contains(octet) { pattern.append(UInt8(ascii: "\\")) }
            pattern.append(octet)
        }
        return String(decoding: pattern, as: UTF8.self)
    }
}

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension ConfigurationFiles {
    /// The files of this machine.
    static let system = ConfigurationFiles(
        read: { path throws(CertificateError) in try readOctets(of: path) },
        matches: { pattern in paths(matching: pattern) }
    )

    /// The paths that a pattern matches, as glob(3) sorts them; none where nothing does.
    private static func paths(matching pattern: String) -> [String] {
        var found = glob_t()
        defer { globfree(&found) }
        guard glob(pattern, 0, nil, &found) == 0, let first = found.gl_pathv else { return [] }
        return (0..<Int(found.gl_pathc)).compactMap { index in
            first[index].map { String(cString: $0) }
        }
    }
}

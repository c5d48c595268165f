extension ConfigurationFiles {
    /// The files of this machine.
    static let system = ConfigurationFiles(
        read: { path throws(CertificateError) in try readOctets(of: path) },
        matches: { pattern, entriesLeft throws(CertificateError) in
            var walk = PatternWalk(entriesLeft: entriesLeft)
            defer { entriesLeft = walk.entriesLeft }
            return try walk.paths(matching: pattern)
        }
    )
}

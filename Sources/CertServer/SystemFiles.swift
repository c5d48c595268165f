import SystemCalls

extension ConfigurationFiles {
    /// The files of this machine, and the environment of this process.
    static let system: ConfigurationFiles = {
        var files = ConfigurationFiles(
            read: { path throws(CertificateError) in try readOctets(of: path) },
            matches: { pattern, entriesLeft throws(CertificateError) in
                var walk = PatternWalk(entriesLeft: entriesLeft)
                defer { entriesLeft = walk.entriesLeft }
                return try walk.paths(matching: pattern)
            }
        )
        files.variable = { name in getenv(name).map { String(cString: $0) } }
        return files
    }()
}

extension ConfigurationFiles {
    /// The same files, of which the one that was named is read once: it may be standard input or a
    /// pipe, which give it once only.
    func reading(_ path: String) -> ConfigurationFiles {
        let first = Locked<[UInt8]?>(nil)
        let read = read
        return ConfigurationFiles(
            read: { other throws(CertificateError) in
                guard other == path else { return try read(other) }
                if let octets = first.withLock({ $0 }) { return octets }
                let octets = try FileReader.octets(of: other)
                first.withLock { $0 = octets }
                return octets
            },
            matches: matches
        )
    }
}

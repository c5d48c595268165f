import SystemCalls

extension ServerLanguage {
    /// The version of the server that is installed on this machine, as its program prints it; nil
    /// where none is installed.
    var installedVersion: ServerVersion? {
        versionCommands.lazy.compactMap(Self.version).first
    }

    /// The version in what a command prints on either of its outputs.
    private static func version(printedBy command: [String]) -> ServerVersion? {
        var pipes: [Int32] = [-1, -1]
        guard pipe(&pipes) == 0 else { return nil }
        defer { close(pipes[0]) }
        let process = spawn(command, output: pipes[1])
        close(pipes[1])
        guard let process else { return nil }
        defer { waitpid(process, nil, 0) }
        var octets = [UInt8](repeating: 0, count: 256)
        let count = max(0, read(pipes[0], &octets, octets.count))
        let words = String(decoding: octets[..<count], as: UTF8.self).split { $0.isWhitespace }
        return words.lazy.compactMap { word in
            // Debian's revision is after a hyphen: 2.6.12-1+deb12u4.
            ServerVersion(String(word.prefix { $0 != "-" }))
        }.first
    }

    private static func spawn(_ command: [String], output: Int32) -> pid_t? {
        guard let program = command.first else { return nil }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, 1)
        posix_spawn_file_actions_adddup2(&actions, output, 2)
        let words = command.map { strdup($0) }
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, program, &actions, nil, words + [nil], [nil])
        return status == 0 ? process : nil
    }
}

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

extension ServerVersion {
    /// The version of the nginx that is installed here, as it tells of itself; nil where there is
    /// none.
    public static var installed: ServerVersion? {
        // Where it lies is often not in the path of those who are not root.
        ["nginx", "/usr/sbin/nginx", "/usr/local/sbin/nginx"].lazy.compactMap(version).first
    }

    /// What `nginx -v` says: `nginx version: nginx/1.22.1`, on standard error.
    private static func version(saidBy program: String) -> ServerVersion? {
        var pipes: [Int32] = [-1, -1]
        guard pipe(&pipes) == 0 else { return nil }
        defer { close(pipes[0]) }
        let process = spawn(program, ["-v"], errors: pipes[1])
        close(pipes[1])
        guard let process else { return nil }
        defer { waitpid(process, nil, 0) }
        var octets = [UInt8](repeating: 0, count: 256)
        let count = max(0, read(pipes[0], &octets, octets.count))
        let words = String(decoding: octets[..<count], as: UTF8.self).split { $0.isWhitespace }
        return words.lazy.compactMap { ServerVersion(String($0)) }.first
    }

    private static func spawn(
        _ program: String,
        _ arguments: [String],
        errors: Int32
    ) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, errors, 2)
        let words = ([program] + arguments).map { strdup($0) }
        defer { for word in words { free(word) } }
        var process: pid_t = 0
        let status = posix_spawnp(&process, program, &actions, nil, words + [nil], [nil])
        return status == 0 ? process : nil
    }
}

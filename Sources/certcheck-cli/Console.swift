internal import CertCore

import SystemCalls

/// Standard output and error.
enum Console {
    /// Writes all of it; false if the reader closed the pipe, which is not an error.
    @discardableResult
    static func write(
        _ octets: [UInt8],
        to descriptor: Int32 = STDOUT_FILENO
    ) throws(CertificateError) -> Bool {
        var rest = octets[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Self.write(descriptor, $0) }
            if count > 0 {
                rest = rest.dropFirst(count)
            } else if errno == EPIPE {
                return false
            } else if errno == EAGAIN {
                wait(for: POLLOUT, of: descriptor)
            } else if errno != EINTR {
                throw CertificateError(
                    .unreadable,
                    source: descriptor == STDOUT_FILENO ? "standard output" : nil,
                    .file(.unwritable(String(cString: strerror(errno))))
                )
            }
        }
        return true
    }

    private static func write(_ descriptor: Int32, _ octets: UnsafeRawBufferPointer) -> Int {
        SystemCalls.write(descriptor, octets.baseAddress, octets.count)
    }

    /// Waits for at least one octet and reads what there is; 0 at the end, less if reading fails.
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int {
        while true {
            let got = SystemCalls.read(descriptor, buffer.baseAddress, buffer.count)
            if got < 0, errno == EAGAIN { wait(for: POLLIN, of: descriptor) }
            if got >= 0 || errno != EINTR && errno != EAGAIN { return got }
        }
    }

    /// Waits until a descriptor is ready; another program may have set it not to block.
    private static func wait<Events: BinaryInteger>(for events: Events, of descriptor: Int32) {
        var entry = pollfd(fd: descriptor, events: Int16(events), revents: 0)
        poll(&entry, 1, -1)
    }

    /// Writes a message to standard error; there is nowhere to report an error of that.
    static func complain(_ text: String) {
        _ = try? write(Array("certcheck: \(text)\n".utf8), to: STDERR_FILENO)
    }

    /// Writes what is wrong with the command line, whose words the message repeats.
    static func complainOfUsage(_ message: String, _ arguments: [String]) {
        var message = message
        for argument in arguments {
            let value = argument.split(separator: "=", maxSplits: 1).last.map(String.init) ?? ""
            for raw in [argument, value] where raw.printable != raw {
                message.replace(raw, with: raw.printable)
            }
        }
        let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
        let text = lines.map(\.printable).joined(separator: "\n")
        _ = try? write(Array("\(text)\n".utf8), to: STDERR_FILENO)
    }

    /// The words of the command line, including file names that are not UTF-8.
    static var arguments: [String] {
        let words = UnsafeBufferPointer(
            start: CommandLine.unsafeArgv,
            count: Int(CommandLine.argc)
        )
        return words.compactMap { word in
            word.map { String(pathOctets: UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
        }
    }

    /// Whether standard output is a terminal.
    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

    /// Whether standard error is a terminal.
    static var isErrorTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// Whether standard output and standard error end in the same place, as cron and `2>&1` have it.
    static var streamsAreOne: Bool {
        var (output, error) = (stat(), stat())
        guard fstat(STDOUT_FILENO, &output) == 0, fstat(STDERR_FILENO, &error) == 0 else {
            return false
        }
        return output.st_dev == error.st_dev && output.st_ino == error.st_ino
    }

    /// The value of an environment variable that is set and not empty.
    static func environment(_ name: String) -> String? {
        guard let value = getenv(name), value.pointee != 0 else { return nil }
        return String(cString: value)
    }

    /// The absolute path of a folder, with links followed; nil if it does not exist.
    static func absolute(_ path: String) -> String? {
        guard let real = realpath(path.systemPath, nil) else { return nil }
        defer { free(real) }
        return String(pathOctets: UnsafeRawBufferPointer(start: real, count: strlen(real)))
    }

    /// A moment in this machine's time zone, as people write it; nil if that is UTC.
    static func localTime(_ moment: Timestamp) -> String? {
        var seconds = time_t(moment.secondsSinceEpoch)
        var parts = tm()
        guard localtime_r(&seconds, &parts) != nil, parts.tm_gmtoff != 0 else { return nil }
        var text = [CChar](repeating: 0, count: 64)
        let count = strftime(&text, text.count, "%a %Y-%m-%d %H:%M:%S %Z (UTC%z)", &parts)
        return String(decoding: text.prefix(count).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// The columns of the terminal; 80 if there is none.
    static var width: Int {
        var size = winsize()
        guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40
        else { return 80 }
        return min(Int(size.ws_col), 100)
    }

    /// Ends the process.
    static func exit(_ code: Int32) -> Never {
        SystemCalls.exit(code)
    }

    /// Opens standard descriptors that are closed, so that no file gets one of their numbers;
    /// reading and writing them fails, as it did before.
    static func holdStandardDescriptors() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) < 0 {
            // The lowest free descriptor is this one.
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    /// Ignores the signals of a closed pipe and of a file that may not grow: the write that fails
    /// reports them.
    static func ignoreSignalsOfWriting() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
    }
}

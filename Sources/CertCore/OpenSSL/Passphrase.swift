internal import COpenSSL

/// A passphrase; its octets are wiped when the last reference goes.
///
/// It appears in no description and no error.
public final class Passphrase: Sendable, CustomStringConvertible {
    private let octets: Octets

    /// Copies the octets of a passphrase.
    public init(_ octets: some Collection<UInt8>) {
        self.octets = Octets(octets)
    }

    /// Takes a passphrase of at most so many octets from where it is written: no copy is left.
    ///
    /// - Parameter write: Writes the octets and gives their number; nil where there are none.
    init?(maximumCount: Int, writtenBy write: (UnsafeMutableBufferPointer<UInt8>) -> Int?) {
        guard let octets = Octets(maximumCount: maximumCount, writtenBy: write) else { return nil }
        self.octets = octets
    }

    /// The first line of a file, without its end.
    ///
    /// - Throws: `CertificateError` where the file can't be read.
    public convenience init(firstLineOf path: String) throws(CertificateError) {
        self.init(firstLineOf: try FileReader.readNamed(path).bytes[...])
    }

    /// What comes before the first line end, where there is one.
    public convenience init(firstLineOf octets: ArraySlice<UInt8>) {
        let line = octets.prefix { $0 != UInt8(ascii: "\n") }
        self.init(line.last == UInt8(ascii: "\r") ? line.dropLast() : line)
    }

    /// Says nothing of what it holds.
    public var description: String { "passphrase" }

    /// Memory that OpenSSL cleanses when it goes; written once, before anybody else sees it.
    private final class Octets: @unchecked Sendable {
        private let memory: UnsafeMutableBufferPointer<UInt8>
        /// What of the memory is the passphrase.
        let buffer: UnsafeMutableBufferPointer<UInt8>

        init(_ octets: some Collection<UInt8>) {
            memory = .allocate(capacity: octets.count)
            _ = memory.initialize(from: octets)
            buffer = memory
        }

        init?(
            maximumCount: Int,
            writtenBy write: (UnsafeMutableBufferPointer<UInt8>) -> Int?
        ) {
            memory = .allocate(capacity: maximumCount)
            memory.initialize(repeating: 0)
            let count = write(memory)
            buffer = UnsafeMutableBufferPointer(rebasing: memory[..<(count ?? 0)])
            // What was written is wiped by deinit all the same.
            if count == nil { return nil }
        }

        deinit {
            OPENSSL_cleanse(memory.baseAddress, memory.count)
            memory.deallocate()
        }
    }

    /// Lends the octets and their number for one call.
    func lend<Result>(to body: (UnsafePointer<CChar>?, Int32) -> Result) -> Result {
        withExtendedLifetime(octets) {
            octets.buffer.withMemoryRebound(to: CChar.self) {
                body($0.baseAddress.map { UnsafePointer($0) }, Int32(clamping: $0.count))
            }
        }
    }

    /// What OpenSSL calls for a passphrase: where to write it, how many octets fit, whether to ask
    /// twice, and the state.
    typealias Callback =
        @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) ->
        Int32

    /// Lends a passphrase to a PEM reader as its callback; without one the callback says so, and
    /// no one is asked at a terminal.
    static func lend<Result>(
        _ passphrase: Passphrase?,
        to body: (Callback, UnsafeMutableRawPointer?) -> Result
    ) -> Result {
        let callback: Callback = { out, size, _, state in
            guard let out, let state else { return -1 }
            let octets = Unmanaged<Octets>.fromOpaque(state).takeUnretainedValue().buffer
            guard octets.count <= Int(size) else { return -1 }
            out.withMemoryRebound(to: UInt8.self, capacity: octets.count) { target in
                guard let source = octets.baseAddress else { return }
                target.update(from: source, count: octets.count)
            }
            return Int32(octets.count)
        }
        return withExtendedLifetime(passphrase) {
            let state = passphrase.map { Unmanaged.passUnretained($0.octets).toOpaque() }
            return body(callback, state)
        }
    }
}

internal import COpenSSL

/// A line of a batch, which may hold a passphrase: its octets are wiped when they have been read, or
/// when it goes.
///
/// It has one owner at a time: who fills it, and then who reads it.
public final class BatchLine: @unchecked Sendable {
    /// The longest line that is read: 16 MiB, which holds some ten thousand certificates.
    public static let maximumCount = 16 << 20

    private var octets: [UInt8] = []
    private var capacity = 0
    /// Whether the line was longer than `maximumCount`; it holds nothing then.
    public private(set) var isTooLong = false

    /// Creates an empty line.
    public init() {}

    /// Creates a line of these octets.
    public convenience init(_ octets: some Collection<UInt8>) {
        self.init()
        append(octets)
    }

    deinit { Self.wipe(&octets) }

    /// Whether it holds nothing but white space.
    public var isBlank: Bool {
        !isTooLong && octets.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }

    /// Adds octets, as long as the line is not too long.
    public func append(_ more: some Collection<UInt8>) {
        guard !isTooLong else { return }
        guard octets.count + more.count <= Self.maximumCount else {
            Self.wipe(&octets)
            (octets, isTooLong) = ([], true)
            return
        }
        if octets.count + more.count > capacity { grow(to: octets.count + more.count) }
        octets += more
    }

    /// Lends the octets for one call, and wipes them: the line is empty afterwards.
    func consume<Result>(_ body: ([UInt8]) -> Result) -> Result {
        // No one may still hold the octets when they are wiped, or a copy would be.
        let result = body(octets)
        Self.wipe(&octets)
        (octets, capacity) = ([], 0)
        return result
    }

    /// Moves the octets into more memory, and wipes what they leave.
    private func grow(to count: Int) {
        capacity = max(count, 2 * capacity)
        var grown: [UInt8] = []
        grown.reserveCapacity(capacity)
        grown += octets
        Self.wipe(&octets)
        octets = grown
    }

    private static func wipe(_ octets: inout [UInt8]) {
        octets.withUnsafeMutableBytes { OPENSSL_cleanse($0.baseAddress, $0.count) }
    }
}

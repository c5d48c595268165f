#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Searches through whole files, many octets at once.
extension ArraySlice<UInt8> {
    /// Where an octet first stands; the same as `firstIndex(of:)`, by the C library.
    func firstPlace(of octet: UInt8) -> Int? {
        withUnsafeBytes { octets in
            // The C library takes no null, not even for nothing.
            guard let base = octets.baseAddress,
                let place = memchr(base, Int32(octet), octets.count)
            else { return nil }
            return startIndex + (UnsafeRawPointer(place) - base)
        }
    }

    /// How often an octet occurs.
    func count(of octet: UInt8) -> Int {
        withUnsafeBufferPointer { octets in
            var count = 0
            // An addition that may overflow is done one by one; there are no more octets than an
            // Int.
            for other in octets { count &+= other == octet ? 1 : 0 }
            return count
        }
    }

    /// The lines, without their ends, one after the other: a file may be millions of them.
    var lines: OctetLines { OctetLines(rest: self) }
}

/// Walks the lines of some octets; the last one is what stands behind the last line end.
struct OctetLines: Sequence, IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>?

    mutating func next() -> ArraySlice<UInt8>? {
        guard let octets = rest else { return nil }
        let end = octets.firstPlace(of: UInt8(ascii: "\n"))
        rest = end.map { octets[($0 + 1)...] }
        return octets[..<(end ?? octets.endIndex)]
    }
}

/// Searches whole files, many octets at once.
extension ArraySlice<UInt8> {
    /// The index of the first octet of a value: `firstIndex(of:)`, 32 octets at a time.
    package func firstIndex(ofOctet octet: UInt8) -> Int? {
        let offset = unsafe withUnsafeBytes { octets in unsafe octets.firstOffset(of: octet) }
        return offset.map { startIndex + $0 }
    }

    /// The number of times that an octet occurs.
    package func count(of octet: UInt8) -> Int {
        unsafe withUnsafeBufferPointer { octets in
            var count = 0
            // Checking for overflow would add one octet at a time; an Int counts them all.
            for index in 0..<octets.count { count &+= unsafe octets[index] == octet ? 1 : 0 }
            return count
        }
    }

    /// The lines, without their ends, one after the other: a file may be millions of them.
    package var lines: OctetLines { OctetLines(rest: self) }
}

/// The lines of some octets, the last of which is what follows the last line end.
package struct OctetLines: Sequence, IteratorProtocol {
    fileprivate var rest: ArraySlice<UInt8>?

    package mutating func next() -> ArraySlice<UInt8>? {
        guard let octets = rest else { return nil }
        let end = octets.firstIndex(ofOctet: UInt8(ascii: "\n"))
        rest = end.map { octets[($0 + 1)...] }
        return octets[..<(end ?? octets.endIndex)]
    }
}

extension UnsafeRawBufferPointer {
    /// The offset of an octet that occurs first.
    ///
    /// Unsafe for speed, a fifth of the time of a loop over an array: whole files are searched
    /// several times. A block is only loaded where it ends within the buffer.
    fileprivate func firstOffset(of octet: UInt8) -> Int? {
        guard let base = baseAddress else { return nil }
        let wanted = SIMD32(repeating: octet)
        var offset = 0
        while offset <= count - 32 {
            let block = unsafe base.loadUnaligned(fromByteOffset: offset, as: SIMD32<UInt8>.self)
            // All bits of each octet that is equal.
            let equal = unsafe unsafeBitCast(block .== wanted, to: SIMD4<UInt64>.self)
            if equal[0] | equal[1] | equal[2] | equal[3] != 0 {
                for word in 0..<4 where equal[word] != 0 {
                    let bits = UInt64(littleEndian: equal[word]).trailingZeroBitCount
                    return offset + 8 * word + bits / 8
                }
            }
            offset += 32
        }
        while offset < count {
            if unsafe base.load(fromByteOffset: offset, as: UInt8.self) == octet { return offset }
            offset += 1
        }
        return nil
    }
}

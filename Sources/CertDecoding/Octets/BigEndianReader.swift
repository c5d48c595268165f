/// Reads big-endian fields one after the other; a field that ends beyond the octets is nil.
struct BigEndianReader {
    /// What is not read yet.
    private(set) var rest: ArraySlice<UInt8>

    init(_ octets: ArraySlice<UInt8>) { rest = octets }

    /// The next octet, which is not read yet; nil at the end.
    var next: UInt8? { rest.first }

    /// Reads as many octets.
    mutating func octets(_ count: Int) -> ArraySlice<UInt8>? {
        guard 0...rest.count ~= count else { return nil }
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }

    /// Reads a number of a fixed width.
    mutating func number<Number: FixedWidthInteger & UnsignedInteger>(
        _: Number.Type
    ) -> Number? {
        octets(Number.bitWidth / 8)?.reduce(0) { $0 << 8 | Number($1) }
    }

    /// Reads octets that their number precedes.
    mutating func block<Length: FixedWidthInteger & UnsignedInteger>(
        lengthAs length: Length.Type
    ) -> ArraySlice<UInt8>? {
        number(length).flatMap { octets(Int(clamping: $0)) }
    }
}

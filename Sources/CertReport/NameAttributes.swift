/// The attributes of a distinguished name, read from its RFC 4514 string.
struct NameAttributes {
    private var values: [String: String] = [:]

    /// Reads a string as `DistinguishedName` writes it: `CN=a\,b,O=c`, most specific first.
    init(_ name: String) {
        var type: String?
        var octets: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let octet = rest.popFirst() {
            switch octet {
            case UInt8(ascii: "\\"):
                if let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16),
                    rest.count > 1
                {
                    octets.append(value)
                    rest = rest.dropFirst(2)
                } else if let escaped = rest.popFirst() {
                    octets.append(escaped)
                }
            case UInt8(ascii: "=") where type == nil:
                type = String(decoding: octets, as: UTF8.self)
                octets = []
            case UInt8(ascii: ","), UInt8(ascii: "+"):
                keep(octets, as: type)
                (type, octets) = (nil, [])
            default:
                octets.append(octet)
            }
        }
        keep(octets, as: type)
    }

    /// The value of a type by its short name; of several the most specific, empty where none is.
    subscript(type: String) -> String { values[type] ?? "" }

    private mutating func keep(_ octets: [UInt8], as type: String?) {
        guard let type, values[type] == nil else { return }
        values[type] = String(decoding: octets, as: UTF8.self)
    }
}

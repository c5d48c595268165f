/// File names that are not UTF-8, as text.
///
/// File systems take any octets for a name, and text can't hold what is not UTF-8. Each octet that
/// is none stands in a path as one scalar at the end of Unicode's last private plane, U+10FF00
/// plus the octet; it shows as `\xE9`. The octets of these scalars themselves are taken for no
/// UTF-8, so that there is one text for each name and one name for each text.
extension String {
    /// The text of a path from the octets that the system gave.
    public init(pathOctets octets: some Collection<UInt8>) {
        if let text = String(validating: octets, as: UTF8.self), text.isPlainPath {
            self = text
            return
        }
        var scalars = String.UnicodeScalarView()
        var parser = Unicode.UTF8.ForwardParser()
        var source = octets.makeIterator()
        var rest = octets[...]
        while true {
            let length: Int
            switch parser.parseScalar(from: &source) {
            case .emptyInput:
                self = String(scalars)
                return
            case .valid(let encoded):
                let scalar = Unicode.UTF8.decode(encoded)
                length = encoded.count
                if !scalar.isPathOctet {
                    scalars.append(scalar)
                    rest = rest.dropFirst(length)
                    continue
                }
            case .error(let count):
                length = count
            }
            // One by one: to append a sequence takes as long as the view already is.
            for octet in rest.prefix(length) { scalars.append(Unicode.Scalar(pathOctet: octet)) }
            rest = rest.dropFirst(length)
        }
    }

    /// The octets that the system knows this path by, without a NUL.
    public var pathOctets: [UInt8] {
        guard !isPlainPath else { return Array(utf8) }
        return unicodeScalars.flatMap { scalar in
            scalar.isPathOctet ? [UInt8(truncatingIfNeeded: scalar.value)] : Array(scalar.utf8)
        }
    }

    /// The path as the system's functions take it, a NUL at its end.
    public var systemPath: [CChar] { pathOctets.map(CChar.init(bitPattern:)) + [0] }

    /// Whether the path's octets are its text's: the scalars that stand for octets all begin with
    /// the octet F4.
    package var isPlainPath: Bool { !utf8.contains(0xF4) }
}

extension Unicode.Scalar {
    /// Whether it represents an octet of a path.
    var isPathOctet: Bool { 0x10FF80...0x10FFFF ~= value }

    /// The scalar for an octet that is not UTF-8; those below 0x80 always are.
    fileprivate init(pathOctet octet: UInt8) {
        // U+10FF00 to U+10FFFF are all scalars.
        self = Unicode.Scalar(0x10FF00 | UInt32(octet)) ?? "\u{FFFD}"
    }
}

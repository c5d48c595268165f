/// DER, or something like it, at the beginning of octets that may be anything.
extension [UInt8] {
    /// The octets of tag and length of the SEQUENCE that they begin with, whatever the form of the
    /// length; nil for no SEQUENCE.
    ///
    /// Old programs write lengths that DER forbids; OpenSSL reads them in PKCS#7 and PKCS#12.
    var leadingHeaderCount: Int? {
        guard first == Tag.sequence, count > 1 else { return nil }
        return self[1] > 0x80 ? 2 + Int(self[1] & 0x7F) : 2
    }

    /// How many octets the SEQUENCE that they begin with lacks; nil where it lacks none, or states no
    /// possible length.
    package var missingOctets: Int? {
        guard let header = leadingHeaderCount, header <= 5, count >= header else { return nil }
        let stated = self[2..<header].reduce(0) { $0 << 8 | Int($1) }
        let whole = header + (header == 2 ? Int(self[1]) : stated)
        return self[1] != 0x80 && whole > count ? whole - count : nil
    }

    /// The DER SEQUENCE that the bytes begin with; nil where there is none, or not all of it.
    package var firstElement: ArraySlice<UInt8>? { element(at: 0) }

    /// The DER SEQUENCE that begins at an index; nil where there is none, or not all of it.
    package func element(at index: Int) -> ArraySlice<UInt8>? {
        var cursor = DERCursor(self, in: index..<count)
        guard cursor.nextTag == Tag.sequence, let element = try? cursor.next("") else {
            return nil
        }
        return self[element.whole]
    }
}

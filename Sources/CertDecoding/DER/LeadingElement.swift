extension [UInt8] {
    /// How many octets the SEQUENCE that they begin has too few; nil where it has enough, or says
    /// nothing that could be.
    package var missingOctets: Int? {
        guard first == Tag.sequence, count > 1 else { return nil }
        let lengths = self[1] > 0x80 ? Int(self[1] & 0x7F) : 0
        guard lengths <= 3, count >= 2 + lengths else { return nil }
        let stated = self[2..<(2 + lengths)].reduce(0) { $0 << 8 | Int($1) }
        let whole = 2 + lengths + (lengths == 0 ? Int(self[1]) : stated)
        return self[1] != 0x80 && whole > count ? whole - count : nil
    }

    /// The DER SEQUENCE that the bytes begin with; nil where there is none, or not all of it.
    package var firstElement: ArraySlice<UInt8>? { element(at: 0) }

    /// The DER SEQUENCE that begins at some place; nil where there is none, or not all of it.
    package func element(at place: Int) -> ArraySlice<UInt8>? {
        var cursor = DERCursor(self, in: place..<count)
        guard cursor.nextTag == Tag.sequence, let element = try? cursor.next("") else {
            return nil
        }
        return self[element.whole]
    }
}

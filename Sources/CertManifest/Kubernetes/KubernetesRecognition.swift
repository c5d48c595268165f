extension KubernetesManifest {
    /// Whether a text looks like a manifest: two of its lines begin with `apiVersion:` and `kind:`,
    /// or, in JSON, hold them as names.
    ///
    /// It is quick, because every file of a scan is asked.
    package static func isManifest(_ octets: [UInt8]) -> Bool {
        let beginning = octets.prefix(maximumPreface)
        return beginning.hasField("apiVersion") && beginning.hasField("kind")
    }

    /// How many octets the first object and the comments before it may take.
    private static let maximumPreface = 1 << 20
}

extension ArraySlice<UInt8> {
    /// Whether some line begins with a name and a colon, or the name stands in quotation marks with
    /// a colon behind.
    fileprivate func hasField(_ name: StaticString) -> Bool {
        let name = Array(name.description.utf8)
        guard let first = name.first else { return false }
        var place = startIndex
        while let found = self[place...].firstIndex(of: first) {
            place = found + 1
            guard self[found...].starts(with: name), isFieldStart(found) else { continue }
            var end = found + name.count
            if end < endIndex, self[end] == UInt8(ascii: "\"") { end += 1 }
            while end < endIndex, self[end].isBlank { end += 1 }
            if end < endIndex, self[end] == UInt8(ascii: ":") { return true }
        }
        return false
    }

    private func isFieldStart(_ place: Int) -> Bool {
        var start = place
        if start > startIndex, self[start - 1] == UInt8(ascii: "\"") { return true }
        while start > startIndex, self[start - 1].isBlank || self[start - 1] == UInt8(ascii: "-") {
            start -= 1
        }
        return start == startIndex || self[start - 1].isLineEnd
    }
}

extension KubernetesManifest {
    /// Whether a text looks like a manifest: two of its lines begin with `apiVersion:` and `kind:`,
    /// or, in JSON, hold them as names.
    ///
    /// It is quick, because every file of a scan is asked.
    package static func isManifest(_ octets: [UInt8]) -> Bool {
        guard octets.contains(where: { $0 == UInt8(ascii: ":") }) else { return false }
        return octets.hasField("apiVersion") && octets.hasField("kind")
    }
}

extension [UInt8] {
    /// Whether some line begins with a name and a colon, or the name stands in quotation marks with
    /// a colon behind.
    fileprivate func hasField(_ name: StaticString) -> Bool {
        let name = Array(name.description.utf8)
        guard let first = name.first else { return false }
        var place = 0
        while let found = self[place...].firstIndex(of: first) {
            place = found + 1
            guard self[found...].starts(with: name), isFieldStart(found) else { continue }
            var end = found + name.count
            if end < count, self[end] == UInt8(ascii: "\"") { end += 1 }
            while end < count, self[end].isBlank { end += 1 }
            if end < count, self[end] == UInt8(ascii: ":") { return true }
        }
        return false
    }

    private func isFieldStart(_ place: Int) -> Bool {
        var start = place
        if start > 0, self[start - 1] == UInt8(ascii: "\"") { return true }
        while start > 0, self[start - 1].isBlank || self[start - 1] == UInt8(ascii: "-") {
            start -= 1
        }
        return start == 0 || self[start - 1].isLineEnd
    }
}

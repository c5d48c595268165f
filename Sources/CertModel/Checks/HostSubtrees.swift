/// A host's name in lower case, of ASCII labels none of which is empty.
struct HostName {
    let text: Substring

    /// Reads a name; nil where it is malformed.
    init?(_ text: some StringProtocol) {
        guard text.utf8.count <= 255, text.utf8.allSatisfy({ $0 < 0x80 }), !text.isEmpty else {
            return nil
        }
        let name = text.lowercased()
        guard !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("..") else { return nil }
        self.text = name[...]
    }

    /// The name without its first label; nil for one label.
    var parent: HostName? {
        guard let dot = text.firstIndex(of: ".") else { return nil }
        return HostName(known: text[dot...].dropFirst())
    }

    private init(known text: Substring) { self.text = text }
}

/// Subtrees of host names, by RFC 5280 §4.2.1.10.
struct HostSubtrees {
    /// Whether one of them is the whole of all names.
    private(set) var coversAll = false
    private var hosts: Set<Substring> = []
    private var domains: Set<Substring> = []
    /// The domains right above `hosts`.
    private var parents: Set<Substring> = []

    /// Adds one.
    ///
    /// > "When the constraint begins with a period, it MAY be expanded with one or more labels. ...
    /// > When the constraint does not begin with a period, it specifies a host."
    ///
    /// That is for mail and URIs. For DNS, where it `coversBelow`:
    ///
    /// > "Any DNS name that can be constructed by simply adding zero or more labels to the left-hand
    /// > side of the name satisfies the name constraint."
    ///
    /// There a leading period is not of RFC 5280's form; authorities write it for "below", and
    /// OpenSSL, Go and the browsers read it so.
    mutating func insert(_ base: String, coversBelow: Bool) {
        if base.isEmpty || base == "." {
            coversAll = true
            return
        }
        // No host is as long or holds anything else, and texts beyond ASCII are costly to compare.
        guard base.utf8.count <= 256, base.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        let isBelowOnly = base.hasPrefix(".")
        let name = base.lowercased().dropFirst(isBelowOnly ? 1 : 0)
        if isBelowOnly || coversBelow { domains.insert(name) }
        guard !isBelowOnly else { return }
        hosts.insert(name)
        if let parent = HostName(name)?.parent { parents.insert(parent.text) }
    }

    /// Whether a host is in one of them.
    func contains(_ host: HostName) -> Bool {
        if coversAll || hosts.contains(host.text) { return true }
        var above = host.parent
        while let domain = above {
            if domains.contains(domain.text) { return true }
            above = domain.parent
        }
        return false
    }

    /// Whether a wildcard stands for a host that is one of them: `*.example.test` covers
    /// `a.example.test`, which an exclusion of exactly that forbids.
    func mayMeet(_ host: HostName) -> Bool {
        guard host.text.hasPrefix("*."), let domain = host.parent else { return false }
        return parents.contains(domain.text)
    }
}

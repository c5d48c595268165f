import CertModel

extension ServerName {
    /// Reads a word of a `server_name` as nginx does.
    init(nginx word: String) {
        self.init(written: word, kind: Self.kind(of: word.lowercased()))
    }

    /// Why nginx would refuse the name in any site; nil where it would not.
    var nginxRefusal: NginxRefusal? {
        let isBadStar = written.hasPrefix("*") && (written == "*." || !written.hasPrefix("*."))
        if written.hasPrefix("~") { return expressionRefusal }
        guard written == "." || isBadStar else { return nil }
        return NginxRefusal(.serverName(.invalid(written)))
    }

    private var expressionRefusal: NginxRefusal? {
        let expression = String(written.dropFirst())
        guard !expression.isEmpty else { return NginxRefusal(.serverName(.emptyExpression)) }
        return ExpressionSyntax.fault(in: expression).map { fault in
            NginxRefusal(.serverName(.expression(expression, fault)))
        }
    }

    /// Whether nginx refuses the name where several sites share a socket.
    ///
    /// Only there does it make a table of names (`ngx_hash_add_key`), which takes one asterisk, at
    /// the beginning or the end, and no two dots in a row.
    var isRefusedAmongOthers: Bool {
        guard !written.hasPrefix("~"), nginxRefusal == nil else { return false }
        let stars = written.utf8.count { $0 == UInt8(ascii: "*") }
        guard stars < 2, !written.utf8.hasEmptyLabelInside else { return true }
        return stars == 1 && !written.hasPrefix("*.") && !written.hasSuffix(".*")
    }

    private static func kind(of name: String) -> Kind {
        if name.hasPrefix("~") { return .regularExpression }
        if name == "$hostname" { return .hostname }
        guard name.unicodeScalars.contains(where: \.isOfName) else { return .catchAll }
        let kind = wildcard(name)
        switch kind {
        case .leadingWildcard(let base), .trailingWildcard(let base), .withSubdomains(let base),
            .exact(let base):
            return base.canBeAskedFor ? kind : .impossible
        case .regularExpression, .catchAll, .impossible, .hostname:
            return kind
        }
    }

    private static func wildcard(_ name: String) -> Kind {
        if name.hasPrefix(".") { return .withSubdomains(base: String(name.dropFirst())) }
        if name.hasPrefix("*.") { return .leadingWildcard(base: String(name.dropFirst(2))) }
        if name.hasSuffix(".*") { return .trailingWildcard(base: String(name.dropLast(2))) }
        return .exact(name)
    }
}

extension String {
    /// Whether a client can ask for a name, or for a name with this end.
    ///
    /// nginx compares the client's name without a final dot and without a port. Names beyond ASCII
    /// are left to other checks: clients send their A-labels.
    fileprivate var canBeAskedFor: Bool {
        if hasPrefix("["), hasSuffix("]") {
            return IPAddress(text: String(dropFirst().dropLast())) != nil
        }
        guard !hasPrefix("."), !hasSuffix("."), !utf8.hasEmptyLabelInside else { return false }
        return unicodeScalars.allSatisfy { scalar in
            scalar == "-" || scalar == "_" || scalar == "." || scalar.isOfName
        }
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter or a digit: a client's name has at least one.
    fileprivate var isOfName: Bool {
        switch self {
        case "a"..."z", "A"..."Z", "0"..."9": true
        case _ where isASCII: false
        default: properties.isAlphabetic || properties.numericType != nil
        }
    }
}

extension Sequence<UInt8> {
    /// Whether two dots stand in a row.
    fileprivate var hasEmptyLabelInside: Bool {
        var last: UInt8 = 0
        for octet in self {
            if octet == UInt8(ascii: "."), last == octet { return true }
            last = octet
        }
        return false
    }
}

import CertModel

extension ServerName {
    /// Reads a word of a `server_name` as nginx does.
    init(nginx word: String) {
        self.init(written: word, kind: Self.kind(of: word.lowercased()))
    }

    /// Why nginx would refuse the name; nil where it would not.
    var nginxRefusal: NginxRefusal? {
        let isBadStar = written.hasPrefix("*") && (written == "*." || !written.hasPrefix("*."))
        if written == "~" { return NginxRefusal(message: "empty regex in server name \"~\"") }
        guard written == "." || isBadStar else { return nil }
        return NginxRefusal(message: "server name \"\(written.printable)\" is invalid")
    }

    private static func kind(of name: String) -> Kind {
        if name.hasPrefix("~") { return .regularExpression }
        if name == "$hostname" { return .hostname }
        let (isLeading, isTrailing) = (name.hasPrefix("*."), name.hasSuffix(".*"))
        if name.hasPrefix(".") { return .withSubdomains(base: String(name.dropFirst())) }
        if isLeading, !isTrailing { return .leadingWildcard(base: String(name.dropFirst(2))) }
        if isTrailing, !isLeading { return .trailingWildcard(base: String(name.dropLast(2))) }
        let canBeAskedFor =
            name.unicodeScalars.contains(where: \.isOfName) && !name.contains("*")
        return canBeAskedFor ? .exact(name) : .catchAll
    }
}

extension Unicode.Scalar {
    /// Whether a client's name may be made of it: without a letter or a digit there is none.
    fileprivate var isOfName: Bool {
        properties.isAlphabetic || properties.numericType != nil
    }
}

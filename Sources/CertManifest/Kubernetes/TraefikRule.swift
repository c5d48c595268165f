/// The rules of Traefik's routers.
enum TraefikRule {
    /// The most names that are taken of a rule.
    private static let maximumNames = 1000

    /// The names of its `Host` and `HostSNI` matchers that are not negated.
    static func hosts(_ rule: String) -> [String] {
        var hosts: [String] = []
        var rest = Array(rule.utf8)[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "(")), hosts.count < maximumNames {
            let word = rest[..<open].suffix(while: \.isLetter)
            let isNegated = rest[..<word.startIndex].last == UInt8(ascii: "!")
            rest = rest[(open + 1)...]
            guard word.elementsEqual("Host".utf8) || word.elementsEqual("HostSNI".utf8),
                let close = rest.firstIndex(of: UInt8(ascii: ")"))
            else { continue }
            if !isNegated { hosts += quoted(rest[..<close]) }
            rest = rest[close...]
        }
        return hosts
    }

    /// The texts between backquotes, or quotation marks.
    private static func quoted(_ octets: ArraySlice<UInt8>) -> [String] {
        let marks = [UInt8(ascii: "`"), UInt8(ascii: "\""), UInt8(ascii: "'")]
        let parts = octets.split(omittingEmptySubsequences: false) { marks.contains($0) }
        return parts.enumerated().filter { $0.offset % 2 == 1 && !$0.element.isEmpty }
            .map { String(decoding: $0.element, as: UTF8.self) }.filter { $0 != "*" }
    }
}

extension ArraySlice<UInt8> {
    /// The octets at the end that all fulfil a condition.
    fileprivate func suffix(while isWanted: (UInt8) -> Bool) -> ArraySlice<UInt8> {
        var start = endIndex
        while start > startIndex, isWanted(self[start - 1]) { start -= 1 }
        return self[start...]
    }
}

extension UInt8 {
    fileprivate var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20)
    }
}

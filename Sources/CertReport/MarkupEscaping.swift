internal import CertModel

extension [UInt8] {
    /// Appends a text as XML and HTML show it word for word, in elements and in quoted attributes.
    ///
    /// What they forbid, or what a terminal, a runner or a reader's eye could obey, shows as
    /// `\u{1B}`, and markup as entities.
    mutating func append(asMarkup text: String) {
        let safe = text.printable.utf8
        guard safe.contains(where: \.isMarkup) else {
            append(contentsOf: safe)
            return
        }
        for octet in safe {
            switch octet {
            case UInt8(ascii: "&"): append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): append(contentsOf: "&apos;".utf8)
            default: append(octet)
            }
        }
    }
}

extension UInt8 {
    fileprivate var isMarkup: Bool {
        switch self {
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""),
            UInt8(ascii: "'"):
            true
        default: false
        }
    }
}

package import CertModel

/// What a file holds instead of the certificate or key that it should hold.
package enum OtherContent {
    case webPage, xml, json, puttyKey

    /// The kind of a text, by its beginning; nil where that does not say.
    package init?(_ bytes: [UInt8]) {
        let mark = PEMScanner.byteOrderMark
        let text = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        let beginning = text.drop(while: \.isWhiteSpace).prefix(64)
        let words = String(decoding: beginning, as: UTF8.self).lowercased()
        if words.hasPrefix("<?xml") {
            self = .xml
        } else if words.hasPrefix("<") {
            self = .webPage
        } else if words.hasPrefix("{") || words.hasPrefix("[") {
            self = .json
        } else if words.hasPrefix("putty-user-key-file-") {
            self = .puttyKey
        } else {
            return nil
        }
    }

    /// The error for a file that holds it.
    package var error: CertificateError {
        CertificateError(isKey ? .unsupported : .notACertificate, .content(.other(refusal)))
    }

    private var refusal: ContentRefusal.OtherContent {
        switch self {
        case .webPage: .webPage
        case .xml: .xml
        case .json: .json
        case .puttyKey: .puttyKey
        }
    }

    /// What the file holds in place of a certificate; nil for a key, if not one that servers read.
    package var insteadOfCertificate: PEMFault.OtherContent? {
        switch self {
        case .webPage: .webPage
        case .xml: .xml
        case .json: .json
        case .puttyKey: nil
        }
    }

    private var isKey: Bool { insteadOfCertificate == nil }
}

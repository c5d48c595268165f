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

    /// What it is, in words.
    package var description: String {
        switch self {
        case .webPage: "a web page"
        case .xml: "an XML document"
        case .json: "JSON"
        case .puttyKey: "a private key of PuTTY"
        }
    }

    /// What to do about it.
    package var help: String {
        switch self {
        case .puttyKey: "Convert it: puttygen FILE -O private-openssh -o NEW, then ssh-keygen."
        default: "Download the file again, and look at the answer of the server first."
        }
    }

    /// The error for a file that holds it.
    package var error: CertificateError {
        CertificateError(
            isKey ? .unsupported : .notACertificate,
            reason: "is \(description)\(isKey ? "" : ", not a certificate")",
            help: help
        )
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

package import CertModel

/// What a file holds instead of the certificate or key that it should hold.
package enum OtherContent {
    case webPage, xml, json, puttyKey
    /// Keys, signatures or messages of OpenPGP, whose blocks look like PEM's.
    case openPGP
    /// Files packed into one, which may show through.
    case archive
    /// What macOS keeps of a file beside it (`._fullchain.pem`) on other systems' disks.
    case appleDouble

    /// What a file is that could be taken for PEM by what shows in it; nil for any other.
    package init?(resemblingPEM bytes: [UInt8]) {
        if bytes.starts(with: [0x00, 0x05, 0x16, 0x07]) {
            self = .appleDouble
        } else if bytes.starts(with: [0x50, 0x4B, 0x03, 0x04])
            || bytes.dropFirst(257).starts(with: "ustar".utf8)
        {
            self = .archive
        } else if Self.isOpenPGP(bytes) {
            self = .openPGP
        } else {
            return nil
        }
    }

    private static func isOpenPGP(_ bytes: [UInt8]) -> Bool {
        let begin = "-----BEGIN PGP ".utf8
        guard bytes.starts(with: begin) else { return false }
        let label = bytes.dropFirst(begin.count)
        return openPGPLabels.contains { label.starts(with: "\($0)-----".utf8) }
    }

    /// RFC 9580 §6.2.1, without signed messages: their text may hold certificates.
    private static let openPGPLabels = [
        "PRIVATE KEY BLOCK", "PUBLIC KEY BLOCK", "MESSAGE", "SIGNATURE",
    ]

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
        case .openPGP: .openPGP
        case .archive: .archive
        case .appleDouble: .appleDouble
        }
    }

    /// What the file holds in place of a certificate; nil for a key, if not one that servers read.
    package var insteadOfCertificate: PEMFault.OtherContent? {
        switch self {
        case .webPage: .webPage
        case .xml: .xml
        case .json: .json
        case .puttyKey, .openPGP, .archive, .appleDouble: nil
        }
    }

    private var isKey: Bool {
        if case .puttyKey = self { true } else { false }
    }
}

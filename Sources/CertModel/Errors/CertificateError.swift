/// Why there is nothing to check: an unreadable file, no certificate, a wrong passphrase.
public struct CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    public var code: Code
    /// The path or host concerned; nil where the bytes came from memory.
    public var source: String?
    /// The line concerned, counted from 1, where one is known.
    public var line: Int?
    /// What went wrong, without a secret; `CertWording` turns it into sentences
    /// (`error.message(in:)`, `error.remedy(in:)`).
    package var detail: ErrorDetail
    /// Until when it was accepted, where that time has passed.
    public var acceptedUntil: Timestamp?
    /// What to do in the words of whoever shows the error, in place of its own remedy.
    package var hint: String?
    /// OpenSSL's own words, oldest first.
    public var underlying: [String]

    package init(
        _ code: Code,
        source: String? = nil,
        line: Int? = nil,
        _ detail: ErrorDetail,
        underlying: [String] = []
    ) {
        self.code = code
        self.source = source
        self.line = line
        self.detail = detail
        self.underlying = underlying
    }

    /// A kind of failure, as the JSON documents show it.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The code in kebab case.
        public let description: String

        private init(_ description: String) {
            self.description = description
        }

        /// The file or folder does not exist.
        public static let notFound = Code("not-found")
        /// The file exists and can't be read.
        public static let unreadable = Code("unreadable")
        /// A device, a socket or a pipe where a file belongs.
        public static let notAFile = Code("not-a-file")
        /// The file is larger than this program reads.
        public static let tooLarge = Code("too-large")
        /// The file is empty, or the folder holds nothing to judge.
        public static let empty = Code("empty")
        /// There is no certificate where one is needed.
        public static let notACertificate = Code("not-a-certificate")
        /// There is no private key where one is needed.
        public static let notAKey = Code("not-a-key")
        /// The PEM or the encoding is damaged.
        public static let malformed = Code("malformed")
        /// The algorithm or the form is one that neither OpenSSL nor this program knows.
        public static let unsupported = Code("unsupported")
        /// A passphrase is needed and none was given.
        public static let passphraseMissing = Code("passphrase-missing")
        /// The passphrase does not open the key.
        public static let passphraseWrong = Code("passphrase-wrong")
        /// A request, an option or a time could not be understood.
        public static let badRequest = Code("bad-request")
        /// Nothing answers at the address.
        public static let refused = Code("refused")
        /// The endpoint did not answer in time.
        public static let timedOut = Code("timed-out")
        /// The host has no address.
        public static let noAddress = Code("no-address")
        /// What answers does not speak TLS.
        public static let notTLS = Code("not-tls")
        /// The server does not start TLS when it is asked to.
        public static let startTLSRefused = Code("starttls-refused")
        /// The handshake ended before the server presented a certificate.
        public static let handshakeFailed = Code("handshake-failed")
        /// The run was ended before it was over.
        public static let interrupted = Code("interrupted")
        /// OpenSSL failed where it should not.
        public static let cryptography = Code("cryptography")

        /// Every code that this version makes.
        public static let all: [Code] = [
            .notFound, .unreadable, .notAFile, .tooLarge, .empty,
            .notACertificate, .notAKey, .malformed, .unsupported, .passphraseMissing,
            .passphraseWrong, .badRequest, .refused, .timedOut, .noAddress,
            .notTLS, .startTLSRefused, .handshakeFailed, .interrupted, .cryptography,
        ]
    }

    /// The source, the code and the values in one line, for logs: no sentence.
    public var description: String {
        let place = [source?.printable, line.map(String.init)].compactMap { $0 }
            .joined(separator: ":")
        let words = ([code.description] + detail.values.map(\.description))
            .joined(separator: " ")
        return place.isEmpty ? words : "\(place): \(words)"
    }

    /// Further errors of the kind of `first`, of which only the number is given.
    package static func more(_ count: Int, from first: CertificateError) -> CertificateError {
        var rest = first
        rest.detail = .more(count, first: first.detail)
        return rest
    }

    /// The same error about a source.
    package func at(_ source: String, line: Int? = nil) -> CertificateError {
        var copy = self
        copy.source = source
        copy.line = self.line ?? line
        return copy
    }
}

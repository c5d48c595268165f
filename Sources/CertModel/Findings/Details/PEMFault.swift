/// One way in which a PEM file differs from what RFC 7468 §3 lets be written.
package enum PEMFault: Sendable, Hashable {
    /// A `BEGIN` is on the line of the `END` before it.
    case glued
    /// White space comes before a boundary.
    case indented(Boundary)
    /// White space comes before the lines of base64 alone.
    case indentedBody
    /// The block is written in the way of another form.
    case quoted(Quoting)
    /// The line of a boundary holds something else too.
    case beside(Boundary, Side)
    /// Invisible characters stand on the line of a boundary.
    case unseen(Boundary, Side)
    /// A boundary is there, and readers do not take it for one.
    case misspelt(Boundary, Misspelling)
    /// A boundary does not have five dashes on either side.
    case dashes(Boundary, before: Int, behind: Int)
    /// There is no such boundary.
    case truncated(missing: Boundary, isWhole: Bool)
    /// Some of the value is missing though both boundaries are there; of an empty block, all.
    case incomplete(missing: Int)
    /// The `END` has another label.
    case mismatched(end: String)
    /// The block holds something else than its label says.
    case mislabelled(Content)
    /// There is a blank line inside the base64.
    case blankLine
    /// What should be base64 is not.
    case badBase64
    /// Octets stand behind the value that the block holds.
    case trailingOctets(Int, isFirst: Bool)
    /// The file begins with a byte-order mark.
    case byteOrderMark(Encoding)
    /// Lines end in carriage returns, with a line feed behind them or alone.
    case carriageReturns(areAlone: Bool)
    /// The last line does not end.
    case missingFinalNewline
    /// There is text between two blocks.
    case textBetween
    /// The file holds something else altogether.
    case otherContent(OtherContent)
    /// The file is empty.
    case empty
    /// Two files were joined of which at least one is bare DER.
    case joined(isPEMFirst: Bool)

    /// One of a block's two boundaries, or what follows up to it.
    package enum Boundary: Sendable, Hashable {
        case begin
        /// Whether a block with the same label follows, whose `END` a reader takes instead.
        case end(isFollowed: Bool)
    }

    /// Before or behind a boundary on its line.
    package enum Side: Sendable, Hashable {
        case before, behind
    }

    /// How the characters of a text are written.
    package enum Encoding: Sendable, Hashable {
        case utf8, utf16
        /// UTF-16 that only its zeros give away.
        case unmarkedUTF16
    }

    /// The way in which a block is written that is not written as it is.
    package enum Quoting: Sendable, Hashable {
        /// Quotation marks around it, or a prefix of every line.
        case marks
        /// Line ends as `\n`, as in JSON.
        case escapes
        /// Tags and entities of HTML.
        case markup
        /// Base64 once more, of the whole file.
        case base64
    }

    /// What a block holds, and what readers make of it below the label that it has.
    package struct Content: Sendable, Hashable {
        package let kind: Kind
        /// The label that says so; nil where PEM has none.
        package let label: String?
        let openSSL: ReaderVerdict
        let nginx: ReaderVerdict

        package init(
            _ kind: Kind,
            label: String?,
            openSSL: ReaderVerdict,
            nginx: ReaderVerdict
        ) {
            self.kind = kind
            self.label = label
            self.openSSL = openSSL
            self.nginx = nginx
        }

        /// What may be in a block with the label of something else.
        package enum Kind: String, Sendable, Hashable {
            case certificate
            /// A certificate with trust settings that is not the first of the file.
            case laterCertificate = "later-certificate"
            case request
            case revocationList = "crl"
            case publicKey = "public-key"
            case rsaPublicKey = "rsa-public-key"
            case parameters
            case pkcs7
            case pkcs12
            /// A private key of PKCS#1.
            case rsaPrivateKey = "rsa-private-key"
            /// A private key of SEC 1.
            case ecPrivateKey = "ec-private-key"
            /// A private key in OpenSSL's own form.
            case dsaPrivateKey = "dsa-private-key"
            /// A private key of PKCS#8 that is not encrypted.
            case privateKey = "private-key"
            case encryptedPrivateKey = "encrypted-private-key"
        }
    }

    /// What a file holds that was meant to hold a certificate.
    package enum OtherContent: Sendable, Hashable {
        case webPage, xml, json
    }

    /// What in a boundary is not as readers look for it.
    package enum Misspelling: Sendable, Hashable {
        /// Its dashes are not ASCII hyphens.
        case dashes
        /// Its words are in lower case, or have other spaces around them.
        case letters
    }
}

/// What a reader makes of a damaged file.
package enum ReaderVerdict: String, Sendable, Hashable {
    /// It reads the block as if nothing were wrong.
    case reads
    /// It reads the block, and takes the next one for a part of it.
    case losesNext = "loses-next"
    /// It does not see the block, and reads on behind it.
    case passesOver = "passes-over"
    /// It gives up on the file.
    case refuses
}

/// What servers make of each fault: measured on OpenSSL 3.0 and nginx 1.22, which the tests ask.
extension PEMFault {
    /// The verdicts of OpenSSL's PEM reader and of nginx 1.22, which differ where nginx reads the
    /// first certificate of a file with OpenSSL's trust settings behind it, and DER not at all.
    package var verdicts: (openSSL: ReaderVerdict, nginx: ReaderVerdict) {
        switch self {
        case .trailingOctets(_, let isFirst): (.reads, isFirst ? .refuses : .reads)
        case .joined(let isPEMFirst):
            isPEMFirst ? (.passesOver, .passesOver) : (.passesOver, .refuses)
        case .mislabelled(let content): (content.openSSL, content.nginx)
        default: (verdict, verdict)
        }
    }

    private var verdict: ReaderVerdict {
        switch self {
        case .indentedBody, .missingFinalNewline, .textBetween, .byteOrderMark(.utf8),
            .carriageReturns(areAlone: false), .trailingOctets, .unseen(_, .behind):
            .reads
        case .indented(.begin), .beside(.begin, _), .unseen(.begin, .before),
            .misspelt(.begin, _), .quoted, .truncated(.begin, _), .joined:
            .passesOver
        case .dashes(.begin, _, let behind): behind > 5 ? .refuses : .passesOver
        case .indented(.end(let isFollowed)), .beside(.end(let isFollowed), .before),
            .misspelt(.end(let isFollowed), _),
            .truncated(.end(let isFollowed), isWhole: true):
            isFollowed ? .losesNext : .refuses
        case .dashes(.end(let isFollowed), let before, _):
            isFollowed && before != 5 ? .losesNext : .refuses
        case .glued, .beside(.end, .behind), .truncated(.end, isWhole: false), .incomplete,
            .mismatched, .mislabelled, .blankLine, .badBase64, .byteOrderMark,
            .unseen(.end, .before), .carriageReturns(areAlone: true), .otherContent, .empty:
            .refuses
        }
    }

    /// An error where some server does not read all of the file.
    package var severity: Severity {
        verdicts == (.reads, .reads) ? .warning : .error
    }
}

/// One way in which a PEM file differs from what RFC 7468 §3 lets be written.
package enum ArmourFault: Sendable, Hashable {
    /// A `BEGIN` stands on the line of the `END` before it.
    case glued
    /// White space stands before a boundary.
    case indented(Boundary)
    /// White space stands before the lines of base64 alone.
    case indentedBody
    /// Quotes, or a prefix of every line, are around the block; or its line ends are written as
    /// `\n`, as in JSON.
    case quoted(isEscaped: Bool)
    /// Something else stands on the line of a boundary.
    case beside(Boundary, Side)
    /// A boundary does not have five dashes on either side.
    case dashes(Boundary, before: Int, behind: Int)
    /// There is no such boundary.
    case truncated(missing: Boundary, isWhole: Bool)
    /// Some of the value is missing though both boundaries are there; of an empty block, all.
    case incomplete(missing: Int)
    /// The `END` has another label.
    case mismatched(end: String)
    /// A blank line stands inside the base64.
    case blankLine
    /// What should be base64 is none.
    case badBase64
    /// Octets stand behind the value that the block holds.
    case trailingOctets(Int, isFirst: Bool)
    /// The file begins with a byte-order mark.
    case byteOrderMark(Encoding)
    /// Lines end in carriage returns, with a line feed behind them or alone.
    case carriageReturns(areAlone: Bool)
    /// The last line does not end.
    case missingFinalNewline
    /// Text stands between two blocks.
    case textBetween
    /// The file holds something else altogether.
    case otherContent(String)
    /// The file is empty.
    case empty
    /// Two files were joined of which at least one is bare DER.
    case joined(isArmouredFirst: Bool)

    /// One of a block's two boundaries, or what follows up to it.
    package enum Boundary: Sendable, Hashable {
        case begin
        /// Whether a block with the same label follows, whose `END` a reader takes instead.
        case end(isFollowed: Bool)

        /// The word in it.
        package var word: String {
            switch self {
            case .begin: "BEGIN"
            case .end: "END"
            }
        }
    }

    /// Before or behind a boundary on its line.
    package enum Side: String, Sendable, Hashable {
        case before, behind
    }

    /// How the characters of a text are written.
    package enum Encoding: String, Sendable, Hashable {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
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
extension ArmourFault {
    /// The verdicts of OpenSSL's PEM reader and of nginx 1.22, which differ where nginx reads the
    /// first certificate of a file with OpenSSL's trust settings behind it, and DER not at all.
    package var verdicts: (openSSL: ReaderVerdict, nginx: ReaderVerdict) {
        switch self {
        case .trailingOctets(_, let isFirst): (.reads, isFirst ? .refuses : .reads)
        case .joined(let isArmouredFirst):
            isArmouredFirst ? (.passesOver, .passesOver) : (.passesOver, .refuses)
        default: (verdict, verdict)
        }
    }

    private var verdict: ReaderVerdict {
        switch self {
        case .indentedBody, .missingFinalNewline, .textBetween, .byteOrderMark(.utf8),
            .carriageReturns(areAlone: false), .trailingOctets:
            .reads
        case .indented(.begin), .beside(.begin, _), .quoted, .truncated(.begin, _),
            .joined:
            .passesOver
        case .dashes(.begin, _, let behind): behind > 5 ? .refuses : .passesOver
        case .indented(.end(let isFollowed)), .beside(.end(let isFollowed), .before),
            .truncated(.end(let isFollowed), isWhole: true):
            isFollowed ? .losesNext : .refuses
        case .dashes(.end(let isFollowed), let before, _):
            isFollowed && before != 5 ? .losesNext : .refuses
        case .glued, .beside(.end, .behind), .truncated(.end, isWhole: false), .incomplete,
            .mismatched, .blankLine, .badBase64, .byteOrderMark(.utf16),
            .carriageReturns(areAlone: true),
            .otherContent, .empty:
            .refuses
        }
    }

    /// An error where some server does not read all of the file.
    package var severity: Severity {
        verdicts == (.reads, .reads) ? .warning : .error
    }
}

extension FindingID {
    /// PEM blocks are glued together without a line end between them.
    public static let pemGlued = FindingID("pem-glued")
    /// A PEM block has no end, or no beginning.
    public static let pemTruncated = FindingID("pem-truncated")
    /// White space stands before the lines of a PEM block.
    public static let pemIndented = FindingID("pem-indented")
    /// A PEM block is quoted, or its line ends are escaped.
    public static let pemQuoted = FindingID("pem-quoted")
    /// Text stands on the line of a PEM block's boundary.
    public static let pemTextBeside = FindingID("pem-text-beside")
    /// Text stands between two PEM blocks.
    public static let pemTextBetween = FindingID("pem-text-between")
    /// A PEM block's boundary has another number of dashes than five.
    public static let pemDashes = FindingID("pem-dashes")
    /// A PEM block's two labels differ, or are not those of what it holds.
    public static let pemLabelMismatch = FindingID("pem-label-mismatch")
    /// A PEM block holds characters that are no base64.
    public static let pemBadBase64 = FindingID("pem-bad-base64")
    /// A blank line stands inside a PEM block.
    public static let pemBlankLine = FindingID("pem-blank-line")
    /// Octets follow the value inside a PEM block or a DER file.
    public static let pemTrailingBytes = FindingID("pem-trailing-bytes")
    /// The file begins with a byte-order mark.
    public static let pemByteOrderMark = FindingID("pem-byte-order-mark")
    /// The lines end in carriage returns.
    public static let pemCarriageReturns = FindingID("pem-carriage-returns")
    /// The last line of the file does not end.
    public static let pemMissingNewline = FindingID("pem-missing-newline")
    /// Two files were joined, at least one of them bare DER.
    public static let pemTwoFiles = FindingID("pem-two-files")
    /// A web page or JSON was saved in the place of a certificate.
    public static let pemOtherContent = FindingID("pem-other-content")
    /// The file is empty.
    public static let pemEmpty = FindingID("pem-empty")

    static let armourFindings: [FindingID] = [
        .pemGlued, .pemTruncated, .pemIndented, .pemQuoted, .pemTextBeside, .pemTextBetween,
        .pemDashes, .pemLabelMismatch, .pemBadBase64, .pemBlankLine, .pemTrailingBytes,
        .pemByteOrderMark, .pemCarriageReturns, .pemMissingNewline, .pemTwoFiles,
        .pemOtherContent, .pemEmpty,
    ]
}

/// The wording of everything about a file's armour.
extension Finding {
    /// The finding for a damaged block or file, with what servers make of it.
    ///
    /// - Parameter label: The label of the block concerned; nil for a fault of the whole file.
    package static func armour(
        _ fault: ArmourFault,
        of label: String? = nil,
        at location: Location
    ) -> Finding {
        let block = label.map { "the \($0.printable) block" } ?? "the file"
        let wording = fault.wording(of: block, label: label ?? "")
        let (openSSL, nginx) = fault.verdicts
        return Finding(
            wording.id,
            fault.severity,
            wording.message,
            remedy: "\(wording.remedy) \(ReaderVerdict.words(openSSL: openSSL, nginx: nginx))",
            at: [location],
            values: wording.values + [
                .text("openssl", openSSL.rawValue), .text("nginx", nginx.rawValue),
            ]
        )
    }
}

extension ReaderVerdict {
    /// What both readers make of it, in a sentence.
    fileprivate static func words(openSSL: ReaderVerdict, nginx: ReaderVerdict) -> String {
        openSSL == nginx
            ? "OpenSSL and nginx 1.22 \(nginx.words)."
            : "OpenSSL \(openSSL.wordsOfOne), and nginx 1.22 \(nginx.wordsOfOne)."
    }

    private var words: String {
        switch self {
        case .reads: "read it all the same"
        case .losesNext: "take the next block for a part of this one"
        case .passesOver: "do not see it as it is"
        case .refuses: "refuse the file as it is"
        }
    }

    private var wordsOfOne: String {
        switch self {
        case .reads: "reads it all the same"
        case .losesNext: "takes the next block for a part of this one"
        case .passesOver: "does not see it as it is"
        case .refuses: "refuses the file as it is"
        }
    }
}

/// What is said of a fault.
private struct Wording {
    let id: FindingID
    let message: String
    let remedy: String
    var values: [Finding.Value] = []

    init(_ id: FindingID, _ message: String, _ remedy: String, _ values: [Finding.Value] = []) {
        self.id = id
        self.message = message
        self.remedy = remedy
        self.values = values
    }
}

extension ArmourFault {
    fileprivate func wording(of block: String, label: String) -> Wording {
        switch self {
        case .quoted(let quoting):
            quoting.wording(of: block)
        case .beside, .unseen, .dashes, .misspelt:
            boundaryWording(of: block)
        case .glued, .indented, .indentedBody:
            lineWording(of: block)
        case .mislabelled(let content):
            content.wording(of: block, label: label)
        case .truncated, .incomplete, .mismatched, .blankLine, .badBase64, .trailingOctets:
            blockWording(of: block, label: label)
        default:
            fileWording
        }
    }

    /// Of how a block's lines stand.
    private func lineWording(of block: String) -> Wording {
        switch self {
        case .indented(let boundary):
            Wording(
                .pemIndented,
                "white space stands before the \(boundary.word) line of \(block)",
                "Move the lines of the block to the left margin."
            )
        case .indentedBody:
            Wording(
                .pemIndented,
                "white space stands before the base64 of \(block)",
                "Move the lines of the block to the left margin."
            )
        default:
            Wording(
                .pemGlued,
                "two blocks are glued together: the line ends one and begins the next",
                "Put a line end between -----END ...----- and -----BEGIN ...-----."
            )
        }
    }

    /// Of how a block's boundaries are written.
    private func boundaryWording(of block: String) -> Wording {
        switch self {
        case .beside(let boundary, let side):
            Wording(
                .pemTextBeside,
                "text stands \(side.rawValue) the \(boundary.word) of \(block) on its line",
                "Give the -----\(boundary.word) ...----- a line of its own."
            )
        case .dashes(let boundary, let before, let behind):
            Wording(
                .pemDashes,
                "the \(boundary.word) line of \(block) has \(before) dashes before and \(behind)"
                    + " behind, not 5 and 5",
                "Write five dashes on either side.",
                [.number("before", Int64(before)), .number("behind", Int64(behind))]
            )
        case .unseen(let boundary, let side):
            Wording(
                .pemTextBeside,
                "a character that can't be seen stands \(side.rawValue) the \(boundary.word) of"
                    + " \(block) on its line",
                "Take out what is no ASCII, as tr -cd '\\n -~' does."
            )
        case .misspelt(let boundary, .letters):
            Wording(
                .pemLabelMismatch,
                "the \(boundary.word) line of \(block) is not in capitals with single spaces",
                "Write it as it should be, in capitals: readers compare each letter."
            )
        default:
            Wording(
                .pemDashes,
                "the dashes around a boundary of \(block) are not those of ASCII",
                "Write five hyphens on either side: a word processor made others of them."
            )
        }
    }

    /// Of what a block holds.
    private func blockWording(of block: String, label: String) -> Wording {
        switch self {
        case .truncated(let boundary, _):
            Wording(
                .pemTruncated,
                "\(block) is cut short: it has no \(boundary.word) line",
                "Copy the whole file again from where it came from."
            )
        case .incomplete(let missing):
            Wording(
                .pemTruncated,
                missing == 0
                    ? "\(block) is empty"
                    : "\(block) is cut short: \(missing) \(missing == 1 ? "octet" : "octets") of its"
                        + " value are missing",
                "Copy the whole file again from where it came from."
            )
        case .mismatched(let end):
            Wording(
                .pemLabelMismatch,
                "the block begins as \(label.printable) and ends as \(end.printable)",
                "Write the same label in both lines.",
                [.text("begin", label), .text("end", end)]
            )
        case .blankLine:
            Wording(
                .pemBlankLine,
                "a blank line stands inside \(block)",
                "Take the blank lines out."
            )
        case .trailingOctets(let count, _):
            Wording(
                .pemTrailingBytes,
                "\(block) holds \(count) \(count == 1 ? "octet" : "octets") too many, behind the"
                    + " end of its value",
                "Copy it again from where it came from, or write it anew with openssl.",
                [.number("octets", Int64(count))]
            )
        default:
            Wording(
                .pemBadBase64,
                "\(block) holds what is no base64",
                "Copy the block again from where it came from."
            )
        }
    }

    /// Of the file as a whole.
    private var fileWording: Wording {
        switch self {
        case .byteOrderMark(.utf8):
            Wording(
                .pemByteOrderMark,
                "the file begins with a byte-order mark",
                "Save the file as UTF-8 without a byte-order mark: older versions and other"
                    + " libraries don't see the first block."
            )
        case .byteOrderMark(let encoding):
            Wording(
                .pemByteOrderMark,
                encoding == .utf16
                    ? "the file is UTF-16, as its byte-order mark says"
                    : "the file is UTF-16, without a byte-order mark",
                "Save the file as UTF-8 without a byte-order mark: iconv -f UTF-16 -t UTF-8."
            )
        case .carriageReturns(let areAlone):
            Wording(
                .pemCarriageReturns,
                areAlone
                    ? "lines end in carriage returns alone, as on old Macs"
                    : "the lines end in carriage returns, as on Windows",
                areAlone
                    ? "Convert the file, for example with tr '\\r' '\\n'."
                    : "Convert the file, for example with sed -i 's/\\r$//': some devices and"
                        + " scripts stumble."
            )
        case .missingFinalNewline:
            Wording(
                .pemMissingNewline,
                "the last line of the file has no end",
                "End the last line: what is appended to the file is glued to it, and then refused."
            )
        case .textBetween:
            Wording(
                .pemTextBetween,
                "text stands between two blocks of the file",
                "Take it out where a program or a device stumbles over it."
            )
        case .joined(let isArmouredFirst):
            Wording(
                .pemTwoFiles,
                isArmouredFirst
                    ? "bare DER stands behind the PEM blocks of the file"
                    : "two files were joined of which the first is bare DER",
                "Convert each file to PEM, then join them."
            )
        case .otherContent(let kind):
            Wording(
                .pemOtherContent,
                "the file holds \(kind), not a certificate",
                "Download the file again, and look at the answer of the server first."
            )
        default:
            Wording(
                .pemEmpty,
                "the file is empty",
                "Copy the file again from where it came from; was the disk full?"
            )
        }
    }
}

extension ArmourFault.Content {
    fileprivate func wording(of block: String, label: String) -> Wording {
        Wording(
            .pemLabelMismatch,
            "\(block) holds \(words)",
            remedy,
            [.text("label", label), .text("holds", words)]
        )
    }

    private var remedy: String {
        switch label {
        case "PKCS7": "Write PKCS7 in both of its lines, then openssl pkcs7 -print_certs."
        case .some(let label): "Write \(label) in both of its lines."
        case nil: "Decode it with base64 -d, then convert it with openssl pkcs12."
        }
    }
}

extension ArmourFault.Quoting {
    fileprivate func wording(of block: String) -> Wording {
        switch self {
        case .marks:
            Wording(
                .pemQuoted,
                "\(block) is quoted, not written as it is",
                "Take the quotes or the prefix of its lines away."
            )
        case .escapes:
            Wording(
                .pemQuoted,
                "the line ends of \(block) are written as \\n",
                "Write real line ends, as printf '%b' or jq --raw-output does."
            )
        case .markup:
            Wording(
                .pemQuoted,
                "\(block) is written as HTML, with tags or entities",
                "Copy what the page shows, not its source."
            )
        case .base64:
            Wording(
                .pemQuoted,
                "\(block) is base64 of a PEM file, as in a secret of Kubernetes",
                "Decode it once: base64 -d FILE > NEW."
            )
        }
    }
}

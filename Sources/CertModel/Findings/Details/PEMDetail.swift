extension FindingID {
    /// PEM blocks are glued together without a line end between them.
    public static let pemGlued = FindingID("pem-glued")
    /// A PEM block has no end, or no beginning.
    public static let pemTruncated = FindingID("pem-truncated")
    /// White space comes before the lines of a PEM block.
    public static let pemIndented = FindingID("pem-indented")
    /// A PEM block is quoted, or its line ends are escaped.
    public static let pemQuoted = FindingID("pem-quoted")
    /// There is text on the line of a PEM block's boundary.
    public static let pemTextBeside = FindingID("pem-text-beside")
    /// There is text between two PEM blocks.
    public static let pemTextBetween = FindingID("pem-text-between")
    /// A PEM block's boundary has another number of dashes than five.
    public static let pemDashes = FindingID("pem-dashes")
    /// A PEM block's two labels differ, or are not those of what it holds.
    public static let pemLabelMismatch = FindingID("pem-label-mismatch")
    /// A PEM block holds characters that are not base64.
    public static let pemBadBase64 = FindingID("pem-bad-base64")
    /// There is a blank line inside a PEM block.
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
    /// The file is a web page or JSON, not a certificate.
    public static let pemOtherContent = FindingID("pem-other-content")
    /// The file is empty.
    public static let pemEmpty = FindingID("pem-empty")

    static let pemFindings: [FindingID] = [
        .pemGlued, .pemTruncated, .pemIndented, .pemQuoted, .pemTextBeside, .pemTextBetween,
        .pemDashes, .pemLabelMismatch, .pemBadBase64, .pemBlankLine, .pemTrailingBytes,
        .pemByteOrderMark, .pemCarriageReturns, .pemMissingNewline, .pemTwoFiles,
        .pemOtherContent, .pemEmpty,
    ]
}

/// What is wrong with a PEM file or with one of its blocks.
package struct PEMDetail: Sendable, Hashable {
    package let fault: PEMFault
    /// The label of the block concerned; nil for a fault of the whole file.
    package let label: String?

    package init(_ fault: PEMFault, of label: String? = nil) {
        self.fault = fault
        self.label = label
    }

    var values: [Finding.Value] {
        let (openSSL, nginx) = fault.verdicts
        return ownValues + [.text("openssl", openSSL.rawValue), .text("nginx", nginx.rawValue)]
    }

    private var ownValues: [Finding.Value] {
        switch fault {
        case .dashes(_, let before, let behind):
            [.number("before", Int64(before)), .number("behind", Int64(behind))]
        case .mismatched(let end):
            [.text("begin", label ?? ""), .text("end", end)]
        case .mislabelled(let content):
            [.text("label", label ?? ""), .text("holds", content.kind.rawValue)]
        case .trailingOctets(let count, _):
            [.number("octets", Int64(count))]
        default:
            []
        }
    }
}

extension PEMFault {
    /// What kind of finding it is.
    package var id: FindingID {
        switch self {
        case .glued: .pemGlued
        case .indented, .indentedBody: .pemIndented
        case .quoted: .pemQuoted
        case .beside, .unseen: .pemTextBeside
        case .dashes, .misspelt(_, .dashes): .pemDashes
        case .misspelt(_, .letters), .mismatched, .mislabelled: .pemLabelMismatch
        case .truncated, .incomplete: .pemTruncated
        case .blankLine: .pemBlankLine
        case .badBase64: .pemBadBase64
        case .trailingOctets: .pemTrailingBytes
        case .byteOrderMark: .pemByteOrderMark
        case .carriageReturns: .pemCarriageReturns
        case .missingFinalNewline: .pemMissingNewline
        case .textBetween: .pemTextBetween
        case .otherContent: .pemOtherContent
        case .empty: .pemEmpty
        case .joined: .pemTwoFiles
        }
    }
}

extension Finding {
    /// The finding for a damaged block or file.
    ///
    /// - Parameter label: The label of the block concerned; nil for a fault of the whole file.
    package static func pem(
        _ fault: PEMFault,
        of label: String? = nil,
        at location: Location
    ) -> Finding {
        Finding(.pem(PEMDetail(fault, of: label)), fault.severity, at: [location])
    }
}

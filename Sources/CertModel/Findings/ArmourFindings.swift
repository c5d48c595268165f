extension FindingID {
    /// PEM blocks are glued together without a line end between them.
    public static let pemGlued = FindingID("pem-glued")
    /// A PEM block has no end.
    public static let pemTruncated = FindingID("pem-truncated")
    /// A PEM block's `BEGIN` does not begin its line.
    public static let pemIndented = FindingID("pem-indented")
    /// A PEM block's two labels differ.
    public static let pemLabelMismatch = FindingID("pem-label-mismatch")
    /// A PEM block holds characters that are no base64.
    public static let pemBadBase64 = FindingID("pem-bad-base64")
    /// The file begins with a byte-order mark.
    public static let pemByteOrderMark = FindingID("pem-byte-order-mark")
    /// The lines end in carriage returns.
    public static let pemCarriageReturns = FindingID("pem-carriage-returns")

    static let armourFindings: [FindingID] = [
        .pemGlued, .pemTruncated, .pemIndented, .pemLabelMismatch, .pemBadBase64,
        .pemByteOrderMark, .pemCarriageReturns,
    ]
}

/// The wording of everything about a file's armour.
extension Finding {
    /// A block begins on the line on which the one before it ends.
    package static func glued(at location: Location) -> Finding {
        Finding(
            .pemGlued,
            .error,
            "two blocks are glued together: the line ends one and begins the next",
            remedy: "Put a line end between -----END ...----- and -----BEGIN ...-----: OpenSSL and"
                + " nginx refuse the file as it is.",
            at: [location]
        )
    }

    /// A block's `BEGIN` stands behind something else on its line.
    package static func indented(label: String, at location: Location) -> Finding {
        Finding(
            .pemIndented,
            .error,
            "the BEGIN line of the \(label.printable) block does not begin its line",
            remedy: "Move -----BEGIN ...----- to the start of its line: OpenSSL and nginx do not"
                + " see the block as it is.",
            at: [location]
        )
    }

    /// A block that has no end.
    package static func truncated(label: String, at location: Location) -> Finding {
        Finding(
            .pemTruncated,
            .error,
            "the \(label.printable) block is cut short: it has no END line",
            remedy: "Copy the whole file again from where it came from, to the last END line.",
            at: [location]
        )
    }

    /// A block whose `END` names something else than its `BEGIN`.
    package static func labelMismatch(label: String, end: String, at location: Location) -> Finding
    {
        Finding(
            .pemLabelMismatch,
            .error,
            "the block begins as \(label.printable) and ends as \(end.printable)",
            remedy: "Write the same label in both lines: OpenSSL and nginx refuse the block.",
            at: [location],
            values: [.text("begin", label), .text("end", end)]
        )
    }

    /// A character that no base64 has, or padding in the wrong place.
    package static func badBase64(label: String, at location: Location) -> Finding {
        Finding(
            .pemBadBase64,
            .error,
            "the \(label.printable) block holds what is no base64",
            remedy: "Copy the block again from where it came from: OpenSSL and nginx refuse it.",
            at: [location]
        )
    }

    /// A byte-order mark before the text.
    package static func byteOrderMark(at location: Location) -> Finding {
        Finding(
            .pemByteOrderMark,
            .warning,
            "the file begins with a byte-order mark",
            remedy: "Save the file as UTF-8 without a byte-order mark: OpenSSL 3 passes over it,"
                + " older versions and other libraries don't see the first block.",
            at: [location]
        )
    }

    /// Lines that end in carriage returns.
    package static func carriageReturns(at location: Location) -> Finding {
        Finding(
            .pemCarriageReturns,
            .warning,
            "the lines end in carriage returns, as on Windows",
            remedy: "Convert the file, for example with sed -i 's/\\r$//': OpenSSL and nginx read"
                + " it, some devices and scripts don't.",
            at: [location]
        )
    }
}

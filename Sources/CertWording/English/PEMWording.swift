internal import CertModel

extension English {
    static func message(_ detail: PEMDetail) -> String {
        let block = block(detail.label)
        return switch detail.fault {
        case .glued: "two blocks are glued together: the line ends one and begins the next"
        case .indented(.begin): "there is white space before the BEGIN line of \(block)"
        case .indented(.end): "there is white space before the END line of \(block)"
        case .indentedBody: "there is white space before the base64 of \(block)"
        case .quoted(let quoting): message(quoting, block)
        case .beside(let boundary, let side): message(beside: boundary, side, block)
        case .unseen(let boundary, let side): message(unseen: boundary, side, block)
        case .misspelt(let boundary, let misspelling): message(misspelling, of: boundary, block)
        case .dashes(.begin, let before, let after):
            "the BEGIN line of \(block) has \(before) dashes before and \(after) after, not 5 and 5"
        case .dashes(.end, let before, let after):
            "the END line of \(block) has \(before) dashes before and \(after) after, not 5 and 5"
        case .truncated(.begin, _): "\(block) is cut short: it has no BEGIN line"
        case .truncated(.end, _): "\(block) is cut short: it has no END line"
        case .incomplete(0): "\(block) is empty"
        case .incomplete(1): "\(block) is cut short: 1 octet of its value is missing"
        case .incomplete(let count):
            "\(block) is cut short: \(count) octets of its value are missing"
        case .mismatched(let end):
            "the block begins as \((detail.label ?? "").printable) and ends as \(end.printable)"
        case .mislabelled(let content): message(content.kind, block)
        case .blankLine: "there is a blank line inside \(block)"
        case .badBase64: "\(block) holds characters that are not base64"
        case .trailingOctets(let count, _):
            "\(block) holds \(counted(count, "octet")) too many, after the end of its value"
        case .byteOrderMark(let encoding): message(encoding)
        case .carriageReturns(areAlone: true):
            "lines end in carriage returns alone, as on old Macs"
        case .carriageReturns(areAlone: false): "the lines end in carriage returns, as on Windows"
        case .missingFinalNewline: "the last line of the file has no line end"
        case .textBetween: "there is text between two blocks of the file"
        case .otherContent(let content): message(content)
        case .empty: "the file is empty"
        case .joined(isPEMFirst: true): "bare DER follows the PEM blocks of the file"
        case .joined(isPEMFirst: false):
            "two files were joined, and the first of them is bare DER"
        }
    }

    /// What to do, and what the two servers make of the file as it is.
    static func remedy(_ detail: PEMDetail) -> String {
        "\(remedy(detail.fault)) \(sentence(detail.fault.verdicts))"
    }

    /// The block with a label, or the whole file.
    private static func block(_ label: String?) -> String {
        label.map { "the \($0.printable) block" } ?? "the file"
    }
}

/// What is wrong.
extension English {
    private static func message(_ quoting: PEMFault.Quoting, _ block: String) -> String {
        switch quoting {
        case .marks: "\(block) is quoted: in quotation marks, or with a prefix on every line"
        case .escapes: "the line ends of \(block) are written as \\n"
        case .markup: "\(block) is written as HTML, with tags or entities"
        case .base64: "\(block) is base64 of a PEM file, as in a Kubernetes secret"
        }
    }

    private static func message(
        beside boundary: PEMFault.Boundary,
        _ side: PEMFault.Side,
        _ block: String
    ) -> String {
        switch (boundary, side) {
        case (.begin, .before): "there is text before the BEGIN of \(block) on the same line"
        case (.begin, .behind): "there is text after the BEGIN of \(block) on the same line"
        case (.end, .before): "there is text before the END of \(block) on the same line"
        case (.end, .behind): "there is text after the END of \(block) on the same line"
        }
    }

    private static func message(
        unseen boundary: PEMFault.Boundary,
        _ side: PEMFault.Side,
        _ block: String
    ) -> String {
        switch (boundary, side) {
        case (.begin, .before):
            "there is an invisible character before the BEGIN of \(block) on the same line"
        case (.begin, .behind):
            "there is an invisible character after the BEGIN of \(block) on the same line"
        case (.end, .before):
            "there is an invisible character before the END of \(block) on the same line"
        case (.end, .behind):
            "there is an invisible character after the END of \(block) on the same line"
        }
    }

    private static func message(
        _ misspelling: PEMFault.Misspelling,
        of boundary: PEMFault.Boundary,
        _ block: String
    ) -> String {
        switch (misspelling, boundary) {
        case (.letters, .begin):
            "the BEGIN line of \(block) is not in capitals with single spaces"
        case (.letters, .end):
            "the END line of \(block) is not in capitals with single spaces"
        case (.dashes, .begin):
            "the dashes in the BEGIN line of \(block) are not ASCII hyphens"
        case (.dashes, .end):
            "the dashes in the END line of \(block) are not ASCII hyphens"
        }
    }

    private static func message(_ kind: PEMFault.Content.Kind, _ block: String) -> String {
        switch kind {
        case .certificate: "\(block) holds a certificate"
        case .laterCertificate: "\(block) holds a certificate that is not the file's first"
        case .request: "\(block) holds a certificate request"
        case .revocationList: "\(block) holds a CRL"
        case .publicKey: "\(block) holds a public key"
        case .rsaPublicKey: "\(block) holds an RSA public key"
        case .parameters: "\(block) holds parameters"
        case .pkcs7: "\(block) holds a PKCS#7 structure"
        case .pkcs12: "\(block) holds a PKCS#12 file"
        case .rsaPrivateKey: "\(block) holds an RSA private key of PKCS#1"
        case .ecPrivateKey: "\(block) holds an EC private key of SEC 1"
        case .dsaPrivateKey: "\(block) holds a DSA private key of OpenSSL's own form"
        case .privateKey: "\(block) holds a private key of PKCS#8 that is not encrypted"
        case .encryptedPrivateKey: "\(block) holds an encrypted private key"
        }
    }

    private static func message(_ encoding: PEMFault.Encoding) -> String {
        switch encoding {
        case .utf8: "the file begins with a byte-order mark"
        case .utf16: "the file is UTF-16, as its byte-order mark says"
        case .unmarkedUTF16: "the file is UTF-16, without a byte-order mark"
        }
    }

    private static func message(_ content: PEMFault.OtherContent) -> String {
        switch content {
        case .webPage: "the file holds a web page, not a certificate"
        case .xml: "the file holds an XML document, not a certificate"
        case .json: "the file holds JSON, not a certificate"
        }
    }
}

/// What to do about it.
extension English {
    private static func remedy(_ fault: PEMFault) -> String {
        switch fault {
        case .glued: "Put a line end between -----END ...----- and -----BEGIN ...-----."
        case .indented, .indentedBody: "Move the lines of the block to the left margin."
        case .quoted(let quoting): remedy(quoting)
        case .beside(.begin, _): "Give the -----BEGIN ...----- a line of its own."
        case .beside(.end, _): "Give the -----END ...----- a line of its own."
        case .unseen: "Remove what is not ASCII, for example with tr -cd '\\n -~'."
        case .misspelt(_, .letters): "Write it in capitals: readers compare each letter."
        case .misspelt(_, .dashes):
            "Write five hyphens on either side: a word processor changed them to other dashes."
        case .dashes: "Write five dashes on either side."
        case .truncated, .incomplete: "Copy the whole file again from its source."
        case .mismatched: "Write the same label in both lines."
        case .mislabelled(let content): remedy(content)
        case .blankLine: "Remove the blank lines."
        case .badBase64: "Copy the block again from its source."
        case .trailingOctets: "Copy it again from its source, or convert it anew with openssl."
        case .byteOrderMark(.utf8):
            "Save the file as UTF-8 without a byte-order mark: older versions and other libraries"
                + " don't see the first block."
        case .byteOrderMark(.utf16), .byteOrderMark(.unmarkedUTF16):
            "Save the file as UTF-8 without a byte-order mark: iconv -f UTF-16 -t UTF-8."
        case .carriageReturns(areAlone: true): "Convert the file, for example with tr '\\r' '\\n'."
        case .carriageReturns(areAlone: false):
            "Convert the file, for example with sed -i 's/\\r$//': some devices and scripts stumble."
        case .missingFinalNewline:
            "End the last line: what is appended to the file is glued to it, and then refused."
        case .textBetween: "Remove it where a program or a device stumbles over it."
        case .otherContent: "Download the file again, and look at the server's answer first."
        case .empty: "Copy the file again from its source; was the disk full?"
        case .joined: "Convert each file to PEM, then join them."
        }
    }

    private static func remedy(_ quoting: PEMFault.Quoting) -> String {
        switch quoting {
        case .marks: "Remove the quotation marks or the prefix of its lines."
        case .escapes: "Write real line ends, as printf '%b' or jq --raw-output does."
        case .markup: "Copy what the page shows, not its source."
        case .base64: "Decode it once: base64 -d FILE > NEW."
        }
    }

    private static func remedy(_ content: PEMFault.Content) -> String {
        switch content.label {
        case "PKCS7": "Write PKCS7 in both of its lines, then use openssl pkcs7 -print_certs."
        case .some(let label): "Write \(label.printable) in both of its lines."
        case nil: "Decode it with base64 -d, then convert it with openssl pkcs12."
        }
    }
}

/// What servers make of it.
extension English {
    private static func sentence(_ verdicts: (openSSL: ReaderVerdict, nginx: ReaderVerdict))
        -> String
    {
        guard verdicts.openSSL == verdicts.nginx else {
            return "\(openSSL(verdicts.openSSL)) \(nginx(verdicts.nginx))"
        }
        return switch verdicts.nginx {
        case .reads: "OpenSSL and nginx 1.22 read it all the same."
        case .losesNext: "OpenSSL and nginx 1.22 take the next block for a part of this one."
        case .passesOver: "OpenSSL and nginx 1.22 do not see it as it is."
        case .refuses: "OpenSSL and nginx 1.22 refuse the file as it is."
        }
    }

    private static func openSSL(_ verdict: ReaderVerdict) -> String {
        switch verdict {
        case .reads: "OpenSSL reads it all the same."
        case .losesNext: "OpenSSL takes the next block for a part of this one."
        case .passesOver: "OpenSSL does not see it as it is."
        case .refuses: "OpenSSL refuses the file as it is."
        }
    }

    private static func nginx(_ verdict: ReaderVerdict) -> String {
        switch verdict {
        case .reads: "nginx 1.22 reads it all the same."
        case .losesNext: "nginx 1.22 takes the next block for a part of this one."
        case .passesOver: "nginx 1.22 does not see it as it is."
        case .refuses: "nginx 1.22 refuses the file as it is."
        }
    }
}

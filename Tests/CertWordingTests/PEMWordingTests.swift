import CertModel
import Testing

@testable import CertWording

@Suite struct PEMWordingTests {
    private static let end = PEMFault.Boundary.end(isFollowed: false)

    @Test(
        "Of a block's lines",
        arguments: [
            (.glued, "two blocks are glued together: the line ends one and begins the next"),
            (.indented(.begin), "there is white space before the BEGIN line of the X509 CRL block"),
            (.indented(end), "there is white space before the END line of the X509 CRL block"),
            (.indentedBody, "there is white space before the base64 of the X509 CRL block"),
            (
                .quoted(.marks),
                "the X509 CRL block is quoted: in quotation marks, or with a prefix on every line"
            ),
            (.quoted(.escapes), "the line ends of the X509 CRL block are written as \\n"),
            (.quoted(.markup), "the X509 CRL block is written as HTML, with tags or entities"),
            (
                .quoted(.base64),
                "the X509 CRL block is base64 of a PEM file, as in a Kubernetes secret"
            ),
            (
                .beside(.begin, .before),
                "there is text before the BEGIN of the X509 CRL block on the same line"
            ),
            (
                .beside(end, .behind),
                "there is text after the END of the X509 CRL block on the same line"
            ),
            (
                .unseen(.begin, .behind),
                "there is an invisible character after the BEGIN of the X509 CRL block on the same"
                    + " line"
            ),
            (
                .unseen(end, .before),
                "there is an invisible character before the END of the X509 CRL block on the same"
                    + " line"
            ),
            (
                .misspelt(.begin, .letters),
                "the BEGIN line of the X509 CRL block is not in capitals with single spaces"
            ),
            (
                .misspelt(end, .dashes),
                "the dashes in the END line of the X509 CRL block are not ASCII hyphens"
            ),
            (
                .dashes(.begin, before: 4, behind: 5),
                "the BEGIN line of the X509 CRL block has 4 dashes before and 5 after, not 5 and 5"
            ),
            (
                .dashes(end, before: 5, behind: 6),
                "the END line of the X509 CRL block has 5 dashes before and 6 after, not 5 and 5"
            ),
        ] as [(PEMFault, String)]
    )
    func lines(fault: PEMFault, message: String) {
        #expect(English.message(PEMDetail(fault, of: "X509 CRL")) == message)
    }

    @Test(
        "Of what a block holds",
        arguments: [
            (
                .truncated(missing: .begin, isWhole: true),
                "the PUBLIC KEY block is cut short: it has no BEGIN line"
            ),
            (
                .truncated(missing: end, isWhole: false),
                "the PUBLIC KEY block is cut short: it has no END line"
            ),
            (.incomplete(missing: 0), "the PUBLIC KEY block is empty"),
            (
                .incomplete(missing: 1),
                "the PUBLIC KEY block is cut short: 1 octet of its value is missing"
            ),
            (
                .incomplete(missing: 2),
                "the PUBLIC KEY block is cut short: 2 octets of its value are missing"
            ),
            (
                .mismatched(end: "A\u{1B}B"),
                "the block begins as PUBLIC KEY and ends as A\\u{1B}B"
            ),
            (.blankLine, "there is a blank line inside the PUBLIC KEY block"),
            (.badBase64, "the PUBLIC KEY block holds characters that are not base64"),
            (
                .trailingOctets(1, isFirst: true),
                "the PUBLIC KEY block holds 1 octet too many, after the end of its value"
            ),
            (
                .trailingOctets(3, isFirst: true),
                "the PUBLIC KEY block holds 3 octets too many, after the end of its value"
            ),
        ] as [(PEMFault, String)]
    )
    func values(fault: PEMFault, message: String) {
        #expect(English.message(PEMDetail(fault, of: "PUBLIC KEY")) == message)
    }

    @Test(
        "Of what a block holds below the label of something else",
        arguments: [
            (.certificate, "a certificate"),
            (.laterCertificate, "a certificate that is not the file's first"),
            (.request, "a certificate request"), (.revocationList, "a CRL"),
            (.publicKey, "a public key"), (.rsaPublicKey, "an RSA public key"),
            (.parameters, "parameters"), (.pkcs7, "a PKCS#7 structure"),
            (.pkcs12, "a PKCS#12 file"), (.rsaPrivateKey, "an RSA private key of PKCS#1"),
            (.ecPrivateKey, "an EC private key of SEC 1"),
            (.dsaPrivateKey, "a DSA private key of OpenSSL's own form"),
            (.privateKey, "a private key of PKCS#8 that is not encrypted"),
            (.encryptedPrivateKey, "an encrypted private key"),
        ] as [(PEMFault.Content.Kind, String)]
    )
    func contents(kind: PEMFault.Content.Kind, words: String) {
        let fault = PEMFault.mislabelled(
            .init(kind, label: nil, openSSL: .refuses, nginx: .refuses)
        )
        #expect(English.message(PEMDetail(fault, of: "CMS")) == "the CMS block holds \(words)")
    }

    @Test(
        "Of a whole file",
        arguments: [
            (.byteOrderMark(.utf8), "the file begins with a byte-order mark"),
            (.byteOrderMark(.utf16), "the file is UTF-16, as its byte-order mark says"),
            (.byteOrderMark(.unmarkedUTF16), "the file is UTF-16, without a byte-order mark"),
            (
                .carriageReturns(areAlone: true),
                "lines end in carriage returns alone, as on old Macs"
            ),
            (
                .carriageReturns(areAlone: false),
                "the lines end in carriage returns, as on Windows"
            ),
            (.missingFinalNewline, "the last line of the file has no line end"),
            (.textBetween, "there is text between two blocks of the file"),
            (.otherContent(.webPage), "the file holds a web page, not a certificate"),
            (.otherContent(.xml), "the file holds an XML document, not a certificate"),
            (.otherContent(.json), "the file holds JSON, not a certificate"),
            (.empty, "the file is empty"),
            (.joined(isPEMFirst: true), "bare DER follows the PEM blocks of the file"),
            (
                .joined(isPEMFirst: false),
                "two files were joined, and the first of them is bare DER"
            ),
        ] as [(PEMFault, String)]
    )
    func files(fault: PEMFault, message: String) {
        #expect(English.message(PEMDetail(fault)) == message)
    }

    @Test(
        "What to do, and what OpenSSL and nginx make of it",
        arguments: [
            (
                .indentedBody,
                "Move the lines of the block to the left margin."
                    + " OpenSSL and nginx 1.22 read it all the same."
            ),
            (
                .truncated(missing: .end(isFollowed: true), isWhole: true),
                "Copy the whole file again from its source."
                    + " OpenSSL and nginx 1.22 take the next block for a part of this one."
            ),
            (
                .beside(.begin, .before),
                "Give the -----BEGIN ...----- a line of its own."
                    + " OpenSSL and nginx 1.22 do not see it as it is."
            ),
            (
                .blankLine,
                "Remove the blank lines. OpenSSL and nginx 1.22 refuse the file as it is."
            ),
            (
                .joined(isPEMFirst: false),
                "Convert each file to PEM, then join them."
                    + " OpenSSL does not see it as it is. nginx 1.22 refuses the file as it is."
            ),
        ] as [(PEMFault, String)]
    )
    func remedies(fault: PEMFault, remedy: String) {
        #expect(English.remedy(PEMDetail(fault, of: "CERTIFICATE")) == remedy)
    }
}

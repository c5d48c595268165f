import Foundation
import Testing

/// A way to change one block, and the row of Docs/Reference/Damage.md that it belongs to; none
/// where it is no damage.
struct PEMDamage: Sendable, CustomTestStringConvertible {
    let row: String?
    let testDescription: String
    /// Whether nothing else is left in the file.
    var isAlone = false
    let apply: @Sendable (String) -> String

    init(_ row: String?, _ name: String = "", _ apply: @escaping @Sendable (String) -> String) {
        self.row = row
        testDescription = "\(row ?? "no damage") \(name)"
        self.apply = apply
    }

    /// One that puts a text in another's place.
    init(_ row: String?, _ old: String, to new: String) {
        self.init(row, "\(old) to \(new)".debugDescription) { $0.replacing(old, with: new) }
    }

    static let begin = "-----BEGIN CERTIFICATE-----"
    static let end = "-----END CERTIFICATE-----"

    /// One that changes every line.
    private static func lines(
        _ row: String,
        _ change: @escaping @Sendable (Substring) -> String
    ) -> PEMDamage {
        PEMDamage(row) { $0.split(separator: "\n").map { change($0) + "\n" }.joined() }
    }

    /// One that changes the base64.
    private static func base64(
        _ row: String,
        _ change: @escaping @Sendable (String) -> String
    ) -> PEMDamage {
        PEMDamage(row, "in base64") { text in
            let lines = text.split(separator: "\n").dropFirst().dropLast()
            return "\(begin)\n\(change(lines.joined(separator: "\n")))\n\(end)\n"
        }
    }
}

extension PEMDamage {
    static let ofBlocks = ofBegin + ofEnd + ofLabels + ofBody + ofWhole

    static let ofTrustSettings = PEMDamage("TRUSTED CERTIFICATE behind a leaf's") { $0 }

    private static let ofBegin: [PEMDamage] =
        [" ", "\t"].map { .init("white space before BEGIN", begin, to: $0 + begin) }
        + [begin + " # text", "x=" + begin, "#" + begin].map {
            .init("text before BEGIN or behind it; all on one line", begin, to: $0)
        }
        + ["\u{200B}", "\u{A0}", "\u{2060}\u{AD}"].map {
            .init("characters that can't be seen before BEGIN", begin, to: $0 + begin)
        }
        + [String(begin.dropFirst()), String(begin.dropLast()), "-" + begin].map {
            .init("dashes wrong at BEGIN", begin, to: $0)
        }
        + [.init("dashes to spare behind the label of BEGIN", begin, to: begin + "-")]
        + ["\u{2014}\u{2013}\u{2014}", "-\u{2014}\u{2014}", "\u{2212}", "\u{FF0D}"].map {
            .init(
                "dashes around BEGIN that are no hyphens",
                begin,
                to: begin.replacing("-----", with: $0)
            )
        }
        + [
            begin.lowercased(), begin.capitalized, begin.replacing("N C", with: "N\u{A0}C"),
            begin.replacing("N C", with: "N\u{200B} C"), "----- BEGIN CERTIFICATE -----",
        ].map { .init("BEGIN in lower case or with other spaces", begin, to: $0) }
        + [.init("no BEGIN; base64 alone", begin + "\n", to: "")]

    private static let ofEnd: [PEMDamage] =
        [.init("white space before END", end, to: " " + end)]
        + [.init("text behind END", end, to: end + " # text")]
        + [.init("text before END", "\n" + end, to: end)]
        + [.init("characters that can't be seen before END", end, to: "\u{200B}" + end)]
        + [String(end.dropLast()), end + "-"].map {
            .init("dashes wrong behind the label of END", end, to: $0)
        }
        + [String(end.dropFirst()), "-" + end].map {
            .init("dashes wrong before END", end, to: $0)
        }
        + [
            .init(
                "dashes around END that are no hyphens",
                end,
                to: end.replacing("-----", with: "\u{2014}")
            )
        ]
        + [end.lowercased(), end.capitalized, end.replacing("D C", with: "D\u{A0}C")].map {
            .init("END in lower case or with other spaces", end, to: $0)
        }
        + [.init("no END behind a whole value", end + "\n", to: "")]
        + ["-----END X509 CRL-----", "-----END Certificate-----"].map {
            .init("labels that differ", end, to: $0)
        }
        + [.init("labels that differ", "N CERTIFICATE-", to: "N  CERTIFICATE-")]

    private static let ofLabels: [PEMDamage] =
        ["PKCS7", "CERTIFICATE REQUEST", "ENCRYPTED PRIVATE KEY", "CERTIFICATE CHAIN"].map {
            .init("the label of something else", "CERTIFICATE-", to: "\($0)-")
        }
        + ["PRIVATE KEY", "RSA PRIVATE KEY", "X509 CRL"].map {
            .init("the label of a key or a CRL on something else", "CERTIFICATE-", to: "\($0)-")
        }
        + [
            .base64("something else below CERTIFICATE") { _ in
                // A public key, which is short.
                "MCowBQYDK2VwAyEArLYn9VVTn8vDIzRu6nbKwa4UTQqVjWXQlAcIuGOzVWA="
            }
        ]

    private static let ofBody: [PEMDamage] =
        ["  ", "\t"].map { .init("base64 indented", "\nMII", to: "\n\($0)MII") }
        + ["\n\nMII", "\n \nMII", "  \nMII"].map { .init(nil, "\nMII", to: $0) }
        + [.init("a blank line in the base64", "\n", to: "\n\n")]
        + ["\n*MII", "\n# text\nMII", "\n\u{200B}MII"].map {
            .init(
                "base64 that is none: other characters, base64url, entities of HTML",
                "\nMII",
                to: $0
            )
        }
        + [
            .base64("base64 that is none: other characters, base64url, entities of HTML") {
                $0.replacing("+", with: "-").replacing("/", with: "_")
            },
            .base64("base64 that is none: other characters, base64url, entities of HTML") {
                $0.replacing("+", with: "&#43;").replacing("/", with: "&#x2F;")
            },
            .init("part of the value missing") { $0.prefix($0.count / 2) + "\n" },
            .base64("part of the value missing") { text in
                let lines = text.split(separator: "\n")
                return (lines[..<8] + lines[9...]).joined(separator: "\n")
            },
            .base64("octets behind the value") { text in
                let der = Data(base64Encoded: text.replacing("\n", with: "")) ?? Data()
                return (der + [0, 0]).base64EncodedString(options: [
                    .lineLength64Characters, .endLineWithLineFeed,
                ])
            },
        ]

    private static let ofWhole: [PEMDamage] =
        [
            .init("carriage returns before line feeds", "\n", to: "\r\n"),
            .lines("characters that can't be seen behind lines") { "\($0)\u{A0}" },
            .lines("characters that can't be seen behind lines") { "\($0)\u{200B}" },
            .lines("white space before BEGIN") { "  \($0)" },
            .lines("quotes, prefixed lines") { "> \($0)" },
            .lines("quotes, prefixed lines") { ">\($0)" },
            .lines("quotes, prefixed lines") { "\u{A0}\u{A0}\($0)" },
            .init("quotes, prefixed lines", "plain") { "\"\($0.dropLast())\"\n" },
            .init("quotes, prefixed lines", "typographic") {
                "\u{201C}\($0.dropLast())\u{201D}\n"
            },
        ]
        + ["\\n", "\\r\\n", "\\u000a", "&#10;", "<br>", "<br>\n"].map { lineEnd in
            .init("`\\n` for line ends, or tags and entities of HTML", lineEnd) {
                $0.replacing("\n", with: lineEnd) + "\n"
            }
        }
        + ["", " "].map { lineEnd in
            .init("text before BEGIN or behind it; all on one line", lineEnd) {
                $0.replacing("\n", with: lineEnd) + "\n"
            }
        }
}

/// A way to damage a whole file.
struct PEMFileDamage: Sendable, CustomTestStringConvertible {
    let damage: PEMDamage
    /// Whether the first block is damaged, not the second.
    var isOfFirst = true
    let apply: @Sendable (String) -> Data

    var testDescription: String { damage.testDescription }

    init(
        _ row: String,
        isAlone: Bool = false,
        isOfFirst: Bool = true,
        _ apply: @escaping @Sendable (String) -> Data
    ) {
        var damage = PEMDamage(row) { $0 }
        damage.isAlone = isAlone
        self.damage = damage
        self.isOfFirst = isOfFirst
        self.apply = apply
    }
}

extension PEMDamage {
    static let ofFiles: [PEMFileDamage] = [
        .init("byte-order mark of UTF-8") { Data("\u{FEFF}\($0)".utf8) },
        .init("no line end behind the last line") { Data($0.dropLast().utf8) },
        .init("carriage returns alone") { Data($0.replacing("\n", with: "\r").utf8) },
        .init("two blocks glued") {
            Data($0.replacing("\(end)\n\(begin)", with: end + begin).utf8)
        },
        .init("text between blocks") {
            Data($0.replacing("\(end)\n\(begin)", with: "\(end)\ntext\n\(begin)").utf8)
        },
        .init("UTF-16") { [0xFF, 0xFE] + ($0.data(using: .utf16LittleEndian) ?? Data()) },
        .init("UTF-16") { $0.data(using: .utf16LittleEndian) ?? Data() },
        .init("UTF-16") { $0.data(using: .utf16BigEndian) ?? Data() },
        .init("no BEGIN; base64 alone", isAlone: true) { Data(base64(ofFirstIn: $0).utf8) },
        .init("no BEGIN; base64 alone", isAlone: true) {
            Data(base64(ofFirstIn: $0).replacing("+", with: "-").replacing("/", with: "_").utf8)
        },
        .init("base64 of a PEM file", isAlone: true) { Data($0.utf8).base64EncodedData() },
        .init("bare DER behind PEM", isOfFirst: false) {
            Data($0.prefix(upTo: $0.range(of: end)?.upperBound ?? $0.endIndex).utf8) + [0x0A]
                + (Data(base64Encoded: base64(ofFirstIn: $0)) ?? Data())
        },
        .init("bare DER before PEM") {
            (Data(base64Encoded: base64(ofFirstIn: $0)) ?? Data()) + Data($0.utf8)
        },
        .init("an empty file") { _ in Data() },
        .init("HTML, XML or JSON") { _ in Data("<!DOCTYPE html>\n".utf8) },
        .init("HTML, XML or JSON") { _ in Data("<?xml version=\"1.0\"?>\n".utf8) },
        .init("HTML, XML or JSON") { _ in Data("{}\n".utf8) },
    ]

    private static func base64(ofFirstIn text: String) -> String {
        text.components(separatedBy: "\n").dropFirst().prefix { $0 != end }.joined()
    }
}

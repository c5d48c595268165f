public import CertModel
internal import CertWording

/// What a text document says of a value that came from a file: safe to print, of a sane length.
extension String {
    /// The text made safe, its middle left out where it is longer than some number of characters.
    func shown(upTo limit: Int = 100) -> String { shortened(to: limit).printable }

    /// The text with its middle left out where it is longer than some number of characters, for who
    /// makes it safe later.
    ///
    /// The limit counts Unicode scalars: one grapheme can be of any length.
    func shortened(to limit: Int) -> String {
        let scalars = unicodeScalars
        guard utf8.count > limit, scalars.dropFirst(limit).first != nil else { return self }
        return String(scalars.prefix(limit * 2 / 3)) + "..." + String(scalars.suffix(limit / 3))
    }

    /// The IP address as it is, which `printable` would take for a command where it is `::1`.
    ///
    /// No address holds `::` twice, as a command of a CI runner would have to.
    var shownAddress: String {
        let isAddress = utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
                UInt8(ascii: "."), UInt8(ascii: ":"):
                true
            default: false
            }
        }
        return isAddress && utf8.count <= 45 ? self : printable
    }

    /// A distinguished name as rows show it.
    var shownName: String { isEmpty ? "(empty name)" : shown(upTo: 160) }

    /// The common name that an RFC 4514 string begins with, else the whole of it: what a path
    /// needs to tell its certificates apart.
    var shortName: String {
        guard hasPrefix("CN=") else { return shownName }
        var isEscaped = false
        let value = dropFirst(3).prefix { character in
            defer { isEscaped = character == "\\" && !isEscaped }
            return isEscaped || (character != "," && character != "+")
        }
        return String(value).shown(upTo: 60)
    }
}

/// A domain as people read it: where it is internationalized, both its forms.
func displayName(forDomain domain: String) -> String {
    guard domain.contains("xn--"), let name = try? DNSName(domain) else { return domain.shown() }
    return name.description.shown(upTo: 200)
}

/// A number and its noun: `1 error`, `2 errors`.
func counted(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
}

extension Location {
    /// `path:line`, or `www.example.test:443 (192.0.2.1)` with the certificate's place where it is
    /// not the first; safe to print.
    var shown: String {
        guard let address else { return "\(path.shown(upTo: 300)):\(line)" }
        guard !address.isEmpty else { return path.shown(upTo: 300) }
        let place = line == 1 ? "" : ", certificate \(line)"
        return "\(path.shown(upTo: 300)) (\(address.shownAddress)\(place))"
    }
}

extension CertificateError {
    /// Where it happened, safe to print.
    var shownSource: String {
        guard let source else { return line.map { "line \($0)" } ?? "(no file)" }
        return source.shown(upTo: 300) + (line.map { ":\($0)" } ?? "")
    }
}

extension Deployment.PlacedCertificate {
    /// When it is valid, and how long still or since.
    func validity(at now: Timestamp) -> [String] {
        if now < notBefore {
            let wait = Language.english.duration(seconds: notBefore.seconds(since: now))
            return ["from \(notBefore),", "\(wait) from now,", "until \(notAfter)"]
        }
        let duration = Language.english.duration(seconds: secondsLeft)
        return [
            "until \(notAfter),", secondsLeft < 0 ? "expired \(duration) ago" : "\(duration) left",
        ]
    }
}

extension Report {
    /// `3 other files passed over, 1 of them a pipe, a socket or a device`; nil where none was.
    var skippedTally: String? {
        guard skippedFiles > 0 else { return nil }
        var parts = ["\(counted(skippedFiles, "other file")) passed over"]
        if specialFiles > 0 { parts.append("\(specialFiles) of them a pipe, a socket or a device") }
        if danglingLinks > 0 { parts.append("\(danglingLinks) of them a link that leads nowhere") }
        return parts.joined(separator: ", ")
    }
}

extension Report {
    /// The errors that no finding tells already: that a configuration's file can't be read is a
    /// finding too.
    public var errorsBesideFindings: [CertificateError] {
        guard command == .server else { return errors }
        var told: Set<String> = []
        for finding in allFindings where finding.id == .serverFileUnreadable {
            told.formUnion(finding.locations.map(\.path))
        }
        return errors.filter { error in !(error.source.map(told.contains) ?? false) }
    }

    /// `3 accepted`; nil where nothing was.
    var acceptedTally: String? { acceptedCount > 0 ? "\(acceptedCount) accepted" : nil }
}

extension AcceptanceGrounds {
    /// What was accepted, and why: `accepted: weak-key: …; reason: …; until …`.
    func sentence(for text: String) -> String {
        var parts = ["accepted: \(text.shortened(to: 2000))"]
        if let reason { parts.append("reason: \(reason.shortened(to: 2000))") }
        if let until { parts.append("until \(until)") }
        return parts.joined(separator: "; ")
    }
}

extension Collection<Finding> {
    /// `1 error, 2 warnings`; empty where there are neither.
    var tally: String {
        let errors = count { $0.severity == .error }
        let warnings = count { $0.severity == .warning }
        return [(errors, "error"), (warnings, "warning")]
            .filter { $0.0 > 0 }
            .map(counted)
            .joined(separator: ", ")
    }

    /// The worst first, otherwise in order.
    var worstFirst: [Finding] {
        Severity.allCases.reversed().flatMap { severity in filter { $0.severity == severity } }
    }
}

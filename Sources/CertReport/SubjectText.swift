internal import CertModel

/// One certificate judged: the verdict, what was judged, and each finding.
extension TextLayout {
    mutating func subject(_ subject: Subject, at now: Timestamp) {
        gap()
        passedBlock(subject, at: now)
    }

    /// Writes the block without an empty line before it.
    mutating func passedBlock(_ subject: Subject, at now: Timestamp) {
        let verdict = subject.verdict
        let name = paint(displayName(forDomain: subject.name), .bold)
        line(
            "\(paint(verdict.word, .bold, verdict.style))  \(name)  \(subject.findings.tally)"
                .trimmed
        )
        gap()
        rows(of: subject, at: now)
        // That no key was given stands in its row.
        findings(subject.findings.filter { verbose || $0.id != .keyMissing })
    }

    /// Writes what was judged, a row each.
    mutating func rows(of subject: Subject, at now: Timestamp) {
        let certificate = subject.certificate
        row("certificate", ["\(certificate.location.shown),", certificate.subject.shownName])
        if !subject.alsoIn.isEmpty { row("also in", cut(subject.alsoIn.map(\.shown), to: 3)) }
        row("key", keyWords(subject.key))
        row("valid", certificate.validity(at: now))
        let names =
            subject.domains.map(displayName(forDomain:)) + subject.ipAddresses.map(\.shownAddress)
        row("names", names.isEmpty ? ["none"] : cut(names, to: 8))
        if !subject.path.isEmpty { row("path", pathWords(of: subject)) }
        if verbose { row("sha256", [certificate.sha256.hexadecimal]) }
    }

    private func keyWords(_ key: Subject.PlacedKey?) -> [String] {
        guard let key else { return ["none given, so whether it fits was not judged"] }
        let fits =
            switch key.matches {
            case true?: "belongs to the certificate"
            case false?: "does not belong to the certificate"
            case nil: "not opened, so whether it fits was not judged"
            }
        return ["\(key.location.shown),", fits]
    }

    /// The path from the leaf up, and how it ends.
    private func pathWords(of subject: Subject) -> [String] {
        var words = subject.path.enumerated().map { index, element in
            let isNameless = element.subject.isEmpty && index == 0
            let name = isNameless ? subject.name.shown(upTo: 60) : pathName(element.subject)
            let arrow = index == 0 ? "" : "<- "
            return arrow + name + (element.source == .intermediate ? " (not in the file)" : "")
        }
        let ids = Set(subject.findings.map(\.id))
        if subject.path.last?.source == .trust {
            words[words.count - 1] += " (trusted)"
        } else if ids.contains(.chainIncomplete) {
            words.append("<- (missing)")
        } else if ids.contains(.untrustedRoot) || ids.contains(.selfSigned) {
            words[words.count - 1] += " (not trusted)"
        }
        return words
    }

    private func pathName(_ subject: String) -> String {
        verbose ? subject.shownName : subject.shortName
    }
}

extension Subject {
    /// The word that a text document begins with, and its colour.
    var verdict: (word: String, style: TextLayout.Style) { worst.verdict }
}

extension Severity? {
    /// The word for the worst of some findings, and its colour.
    var verdict: (word: String, style: TextLayout.Style) {
        switch self {
        case .error: ("FAIL", .red)
        case .warning: ("WARN", .yellow)
        default: ("PASS", .green)
        }
    }
}

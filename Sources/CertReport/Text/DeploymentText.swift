internal import CertModel

/// One certificate judged: the verdict, what was judged, and each finding.
extension TextLayout {
    mutating func deployment(_ deployment: Deployment, at now: Timestamp) {
        gap()
        passedBlock(deployment, at: now)
    }

    /// Writes the block without an empty line before it.
    mutating func passedBlock(_ deployment: Deployment, at now: Timestamp) {
        let verdict = deployment.verdict
        let name = paint(displayName(forDomain: deployment.name), .bold)
        line("\(paint(verdict.word, .bold, verdict.style))  \(name)  \(deployment.tally)".trimmed)
        gap()
        rows(of: deployment, at: now)
        // The row of the key says that none was given.
        findings(deployment.findings.filter { verbose || $0.id != .keyMissing })
    }

    /// Writes what was judged, a row each.
    mutating func rows(of deployment: Deployment, at now: Timestamp) {
        let certificate = deployment.certificate
        row("certificate", ["\(certificate.location.shown),", certificate.subject.shownName])
        if !deployment.alsoIn.isEmpty { row("also in", cut(deployment.alsoIn.map(\.shown), to: 3)) }
        if let endpoint = deployment.endpoint {
            row("handshake", endpoint.words)
        } else {
            row("key", deployment.keyWords)
        }
        row("valid", certificate.validity(at: now) + validityOfPath(of: deployment))
        let all = deployment.domains + deployment.ipAddresses
        // Names come by the hundred thousand, and few of them are shown.
        let names = all.indices.lazy.map { index in
            index < deployment.domains.count
                ? displayName(forDomain: all[index]) : all[index].shownAddress
        }
        row("names", names.isEmpty ? ["none"] : cut(names, to: 8))
        if !deployment.path.isEmpty { row("path", pathWords(of: deployment)) }
        for error in deployment.unchecked {
            row("not checked", error.message(in: .english).shown(upTo: 300).words)
        }
        guard verbose else { return }
        for other in deployment.otherPaths {
            let names = words(of: other.path, leaf: deployment.name)
            row("other path", names + (other.validUntil.map { ["until \($0)"] } ?? []))
        }
        row("sha256", [certificate.sha256.hexadecimal])
    }

    /// When the path ends, where it does so before the certificate.
    private func validityOfPath(of deployment: Deployment) -> [String] {
        deployment.validUntil < deployment.certificate.notAfter
            ? ["(its path until \(deployment.validUntil))"] : []
    }

    /// The path from the leaf up, and how it ends.
    private func pathWords(of deployment: Deployment) -> [String] {
        var words = words(of: deployment.path, leaf: deployment.name)
        switch deployment.pathEnd {
        case .trusted: words[words.count - 1] += " (trusted)"
        case .missing: words.append("<- (missing)")
        case .untrusted: words[words.count - 1] += " (not trusted)"
        case .unjudged: break
        }
        return words
    }

    /// The certificates of a path, the leaf by the subject's name where it has none of its own.
    private func words(of path: [Deployment.PathElement], leaf: String) -> [String] {
        path.enumerated().map { index, element in
            let isNameless = element.subject.isEmpty && index == 0
            let name = isNameless ? leaf.shown(upTo: 60) : pathName(element.subject)
            let arrow = index == 0 ? "" : "<- "
            return arrow + name + (element.source == .intermediate ? " (not in the file)" : "")
        }
    }

    private func pathName(_ deployment: String) -> String {
        verbose ? deployment.shownName : deployment.shortName
    }
}

extension Deployment {
    /// Where its key is, and whether it fits.
    var keyWords: [String] {
        guard let key else { return ["none given, so whether it fits was not judged"] }
        let fits =
            switch key.matches {
            case true?: "belongs to the certificate"
            case false?: "does not belong to the certificate"
            case nil: "not opened, so whether it fits was not judged"
            }
        return ["\(key.location.shown),", fits]
    }

    /// How its path ends; of no path nothing is said.
    var pathEnd: PathEnd {
        let ids = Set((findings + (accepted ?? []).map(\.finding)).map(\.id))
        if path.last?.source == .trust { return .trusted }
        if ids.contains(.chainIncomplete) { return .missing }
        return ids.contains(.untrustedRoot) || ids.contains(.selfSigned) ? .untrusted : .unjudged
    }

    /// How a path ends.
    enum PathEnd {
        case trusted, missing, untrusted, unjudged
    }
}

extension ServedEndpoint {
    /// What was agreed on in the handshake, and what the server asks for.
    var words: [String] {
        var words = [version ?? "ended early", cipher].compactMap { $0.map { "\($0.shown())," } }
        if let applicationProtocol { words.append("ALPN \(applicationProtocol.shown()),") }
        words.append(isStapled ? "stapled OCSP response" : "no stapled OCSP response")
        if let clientAuthorities {
            words[words.count - 1] += ","
            words.append("asks for a client certificate")
            if let first = clientAuthorities.first {
                let rest =
                    clientAuthorities.count > 1 ? " and \(clientAuthorities.count - 1) more" : ""
                words.append("of \(first.shown(upTo: 120))\(rest)")
            }
        }
        return words
    }
}

internal import CertModel

/// Cards: certificates and sites, what was found of them, their chains and their facts.
extension HTMLWriter {
    /// Writes a card that there is something to do about, or that is the only one.
    mutating func openCard(_ card: HTMLCard, of report: Report) {
        element("article", card.attributes) { writer in
            writer.element("h3") { writer in
                writer.element("b", ["class": "word"], text: card.verdict.word)
                writer.name(card.name)
                writer.element("small", text: card.findings.tally(with: card.unchecked))
            }
            writer.content(of: card, in: report)
        }
    }

    /// Writes a card of which a line says enough.
    mutating func closedCard(_ card: HTMLCard, of report: Report) {
        element("details", card.attributes) { writer in
            writer.element("summary") { writer in
                writer.element("b", ["class": "word"], text: "PASS")
                writer.name(card.name)
                writer.element("span", ["class": "left"], text: card.left(at: report.checkedAt))
                if let place = card.place { writer.place(place) }
            }
            writer.content(of: card, in: report)
        }
    }

    private mutating func content(of card: HTMLCard, in report: Report) {
        findings(card.findings)
        if let site = card.site { facts(of: site) }
        for deployment in card.deployments {
            chain(of: deployment, at: report.checkedAt)
            facts(of: deployment, in: report)
        }
    }

    private mutating func facts(of site: ServedSite) {
        element("dl") { writer in
            writer.fact("Site") { $0.place(site.location) }
            writer.fact("Listens") { $0.words(site.listens) }
            if !site.serverNames.isEmpty {
                writer.fact("Names") { $0.words(site.serverNames.map(displayName(forDomain:))) }
            }
            if site.isTLS { writer.fact("Protocols") { $0.words(site.protocols) } }
        }
    }

    private mutating func facts(of deployment: Deployment, in report: Report) {
        let certificate = deployment.certificate
        element("dl") { writer in
            writer.fact("Certificate") { writer in
                writer.place(certificate.location)
                writer.name(certificate.subject.shownName)
            }
            if !deployment.alsoIn.isEmpty {
                writer.fact("Also in") { writer in
                    writer.list("ul", ["class": "words"], deployment.alsoIn, upTo: 8) {
                        writer,
                        place in
                        writer.element("li") { $0.place(place) }
                    }
                }
            }
            if report.command != .expiry {
                writer.fact("Key") { $0.text(deployment.keyWords.joined(separator: " ")) }
            }
            writer.fact("Valid") { writer in
                writer.text("from ")
                writer.moment(certificate.notBefore)
                writer.text("until ")
                writer.moment(certificate.notAfter)
            }
            writer.fact("Names") { writer in
                let names = deployment.domains.map(displayName(forDomain:)) + deployment.ipAddresses
                if names.isEmpty { writer.text("none") } else { writer.words(names) }
            }
            for error in deployment.unchecked {
                writer.fact("Not checked") {
                    $0.text(error.message(in: .english).shortened(to: 2000))
                }
            }
            writer.fact("SHA-256") { writer in
                writer.element("code", text: certificate.sha256.hexadecimal)
            }
        }
    }

    private mutating func fact(_ label: String, _ body: (inout HTMLWriter) -> Void) {
        element("dt", text: label)
        element("dd") { body(&$0) }
    }

    private mutating func words(_ words: [String]) {
        list("ul", ["class": "words"], words, upTo: 8) { writer, word in
            writer.element("li", text: word.shortened(to: 300))
        }
    }
}

extension HTMLCard {
    fileprivate var attributes: HTMLWriter.Attributes {
        ["class": "card \(verdict.severity.pageClass)", "id": "c\(number)"]
    }
}

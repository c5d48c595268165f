internal import CertModel
internal import CertWording

/// The certificates that a server sends, each once, the first to run out first.
struct ExpiryTimeline {
    /// When one of them runs out.
    struct Entry {
        let name: String
        /// Where it is; nil for an issuer that no file presented.
        let place: Location?
        /// The first second of its validity; nil likewise.
        let notBefore: Timestamp?
        let notAfter: Timestamp
        /// How bad it is that it runs out when it does.
        var severity: Severity
        /// The card with the details.
        let card: Int
        /// How many subjects need it.
        var uses = 1
    }

    let now: Timestamp
    let entries: [Entry]

    init(_ cards: [HTMLCard], at now: Timestamp) {
        var entries: [Entry] = []
        var indices: [Octets: Int] = [:]
        func add(_ entry: Entry, _ sha256: [UInt8]) {
            let digest = Octets(sha256)
            guard let index = indices[digest] else {
                indices[digest] = entries.count
                return entries.append(entry)
            }
            entries[index].uses += 1
            entries[index].severity = max(entries[index].severity, entry.severity)
        }
        for card in cards {
            for deployment in card.deployments {
                add(Entry(deployment, on: card), deployment.certificate.sha256)
                for element in deployment.path.dropFirst() where element.source != .trust {
                    add(Entry(element, of: deployment, on: card), element.sha256)
                }
            }
        }
        self.now = now
        self.entries = entries.enumerated().sorted {
            ($0.element.notAfter, $0.offset) < ($1.element.notAfter, $1.offset)
        }.map(\.element)
    }
}

extension ExpiryTimeline.Entry {
    fileprivate init(_ deployment: Deployment, on card: HTMLCard) {
        let certificate = deployment.certificate
        self.init(
            name: displayName(forDomain: deployment.name),
            place: certificate.location,
            notBefore: certificate.notBefore,
            notAfter: certificate.notAfter,
            severity: deployment.severity(of: [certificate.notBefore, certificate.notAfter]),
            card: card.number
        )
    }

    fileprivate init(
        _ element: Deployment.PathElement,
        of deployment: Deployment,
        on card: HTMLCard
    ) {
        self.init(
            name: element.subject.shortName,
            place: nil,
            notBefore: nil,
            notAfter: element.notAfter,
            severity: deployment.severity(of: [element.notAfter]),
            card: card.number
        )
    }

    /// How long still or since, or how long not yet.
    func left(at now: Timestamp) -> String {
        if let notBefore, now < notBefore {
            let wait = Language.english.duration(seconds: notBefore.seconds(since: now))
            return "not valid for another \(wait)"
        }
        let seconds = notAfter.seconds(since: now)
        let text = Language.english.duration(seconds: seconds)
        return seconds < 0 ? "expired \(text) ago" : "\(text) left"
    }
}

extension Deployment {
    /// The worst of what was found of its times about some moments.
    fileprivate func severity(of moments: [Timestamp]) -> Severity {
        let found = findings.lazy.filter { finding in
            FindingArea.time.ids.contains(finding.id)
                && finding.moment.map(moments.contains) ?? false
        }
        return found.map(\.severity).max() ?? .info
    }
}

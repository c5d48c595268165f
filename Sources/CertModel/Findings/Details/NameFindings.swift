extension FindingID {
    /// A host that no subject alternative name matches.
    public static let nameNotCovered = FindingID("name-not-covered")
    /// A server certificate without a DNS or IP name.
    public static let noNames = FindingID("no-names")
    /// A wildcard that clients refuse.
    public static let wildcardInvalid = FindingID("wildcard-invalid")

    static let nameFindings: [FindingID] = [
        .nameNotCovered, .noNames, .wildcardInvalid,
    ]
}

/// The wording of everything about the names that a certificate covers.
extension Finding {
    /// Hosts, or wildcards, that none of the names covers, for people and in ASCII.
    static func nameNotCovered(
        hosts: [(shown: String, ascii: String)],
        names: [String],
        hint: NameHint?,
        location: Location
    ) -> Finding {
        let asked = enumeration(hosts.map(\.shown))
        let covered = names.isEmpty ? "no name" : enumeration(names.map(\.printable))
        let explanation = hint.map { "; \($0.text)" } ?? ""
        return Finding(
            .nameNotCovered,
            .error,
            "covers \(covered), not \(asked)\(explanation)",
            remedy: "Have a certificate issued whose subject alternative names include "
                + "\(enumeration(hosts.map(\.ascii))).",
            at: [location],
            values: listed("hosts", hosts.map(\.ascii), most: maximumAsked)
                + listed("names", names, most: maximumNames)
        )
    }

    /// E-mail addresses that none of the names is.
    static func nameNotCovered(
        emails: [EmailAddress],
        names: [String],
        location: Location
    ) -> Finding {
        let asked = emails.map { $0.description.printable }
        let covered =
            names.isEmpty ? "no e-mail address" : enumeration(names.map(\.printable))
        return Finding(
            .nameNotCovered,
            .error,
            "covers \(covered), not \(enumeration(asked))",
            remedy: "Have a certificate issued whose subject alternative names include "
                + "\(enumeration(asked)).",
            at: [location],
            values: listed("emails", emails.map(\.description), most: maximumAsked)
                + listed("names", names, most: maximumNames)
        )
    }

    /// A server certificate by which no client could know the server.
    static func noNames(commonName: String?, location: Location) -> Finding {
        let addition =
            commonName.map {
                ", only the common name \($0.printable), which clients have ignored since 2017"
            } ?? ""
        return Finding(
            .noNames,
            .error,
            "no DNS name or IP address among the subject alternative names\(addition)",
            remedy: "Have the certificate issued anew with the server's names as subject "
                + "alternative names.",
            at: [location],
            values: commonName.map { [.text("common_name", $0)] } ?? []
        )
    }

    /// Wildcards that clients refuse, all for the same reason.
    static func wildcardInvalid(
        _ names: [String],
        fault: WildcardFault,
        location: Location
    ) -> Finding {
        Finding(
            .wildcardInvalid,
            .warning,
            "clients refuse \(enumeration(names.map(\.printable))): \(fault.text)",
            remedy: "Name the hosts themselves, or put one asterisk as the whole left-most label: "
                + "*.example.test.",
            at: [location],
            values: [.list("names", names)]
        )
    }

    /// A list of texts, cut to a number of them, and how many more there are.
    private static func listed(_ name: String, _ texts: [String], most: Int) -> [Value] {
        let more = texts.count - most
        guard more > 0 else { return [.list(name, texts)] }
        return [.list(name, Array(texts.prefix(most))), .number("more_\(name)", Int64(more))]
    }

    /// How many hosts asked for a finding holds: each certificate of a folder may lack thousands.
    private static let maximumAsked = 100
    /// How many of a certificate's own names a finding holds; no public certificate has more.
    private static let maximumNames = 1000

    /// Texts in a row for people, long rows cut with a count: `a, b and 7 more`.
    package static func enumeration(_ texts: [String]) -> String {
        let limit = 8
        guard texts.count > limit else {
            guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
            return texts.dropLast().joined(separator: ", ") + " and " + last
        }
        let shown = texts.prefix(limit - 1).joined(separator: ", ")
        return "\(shown) and \(texts.count - limit + 1) more"
    }
}

extension NameHint {
    fileprivate var text: String {
        switch self {
        case .commonName:
            "the common name matches, but clients have ignored the common name since 2017"
        case .addressAsName(let address):
            "\(address) stands there as a DNS name, and clients look for an IP address"
        case .unusable(let name):
            "clients refuse the name \(name.printable) for its form"
        case .apex(let name):
            "*.\(name) does not cover \(name) itself"
        case .withoutWWW(let name):
            "\(name) is covered without the www"
        case .onlyWWW(let name):
            "\(name) is covered with a www before it only"
        case .oneLabel(let base):
            "*.\(base) covers one label only"
        case .neighbour(let path):
            "did you mean \(path.printable), which covers it?"
        }
    }
}

extension WildcardFault {
    fileprivate var text: String {
        switch self {
        case .several: "there is more than one asterisk"
        case .insideALabel: "the asterisk stands inside an A-label"
        case .notLeftmost: "the asterisk is not the left-most label"
        case .partial: "the asterisk is only a part of its label"
        case .wholeTopLevel: "the asterisk stands for a whole top-level domain"
        }
    }
}

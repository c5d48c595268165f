/// One thing found out about a certificate, a key, a chain or a file.
///
/// Findings are collected, never thrown. A finding is data: `CertWording` turns it into a sentence
/// (`finding.message(in:)`, `finding.remedy(in:)`).
public struct Finding: Sendable, Hashable {
    /// How much it matters.
    public var severity: Severity
    /// What was found.
    package var detail: FindingDetail
    /// Where it was found, the place to fix first.
    public var locations: [Location]
    /// The client families that refuse for it; nil where no client is concerned, or where none were
    /// asked about.
    public var clients: ClientFamilies?
    /// Until when it was accepted, where that time has passed.
    public var acceptedUntil: Timestamp?

    /// What kind of finding it is; never renamed.
    public var id: FindingID { detail.id }

    /// The values compared, in a fixed order.
    public var values: [Value] { detail.values }

    /// One of the values that a finding compared.
    public struct Value: Sendable, Hashable {
        /// The name, in snake case.
        public var name: String
        /// The content.
        public var content: Content

        /// What a value may be.
        public enum Content: Sendable, Hashable {
            /// A text, as it was found: to be escaped by whoever prints it.
            case text(String)
            /// A whole number.
            case number(Int64)
            /// Several texts.
            case list([String])
        }
    }

    package init(_ detail: FindingDetail, _ severity: Severity, at locations: [Location]) {
        self.severity = severity
        self.detail = detail
        self.locations = locations
    }
}

extension Finding: CustomStringConvertible {
    /// The id and the values, for logs: no sentence.
    public var description: String {
        ([id.description] + values.map(\.description)).joined(separator: " ")
    }
}

extension Finding.Value: CustomStringConvertible {
    /// `name=content`, safe to print.
    public var description: String {
        switch content {
        case .text(let text): "\(name)=\(text.printable)"
        case .number(let number): "\(name)=\(number)"
        case .list(let texts): "\(name)=\(texts.map(\.printable).joined(separator: ","))"
        }
    }
}

extension Finding {
    /// The most findings of one kind that a file has one by one; the rest are counted in one.
    package static let maximumOfOneKind = 100

    /// Further findings of the kind of `first`, which are only counted.
    package static func more(_ count: Int, from first: Finding) -> Finding {
        Finding(.more(count, first: first.detail), first.severity, at: first.locations)
    }
}

extension Finding.Value {
    package static func text(_ name: String, _ text: String) -> Finding.Value {
        Finding.Value(name: name, content: .text(text))
    }

    package static func number(_ name: String, _ number: Int64) -> Finding.Value {
        Finding.Value(name: name, content: .number(number))
    }

    package static func list(_ name: String, _ texts: [String]) -> Finding.Value {
        Finding.Value(name: name, content: .list(texts))
    }
}

/// One thing found out about a certificate, a key, a chain or a file.
///
/// Findings are collected, never thrown; they are made by the catalogue (the static functions of
/// this type), so that all wording of one area stands in one file.
public struct Finding: Sendable, Hashable {
    /// What kind of finding it is; never renamed.
    public var id: FindingID
    /// How much it matters.
    public var severity: Severity
    /// A lowercase fragment without a period that holds the values compared, safe to print.
    public var message: String
    /// What to do, as an imperative sentence; never nil for warnings and errors.
    public var remedy: String?
    /// Where it was found, the place to mend first.
    public var locations: [Location]
    /// The values compared, in a fixed order.
    public var values: [Value]

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

    package init(
        _ id: FindingID,
        _ severity: Severity,
        _ message: String,
        remedy: String?,
        at locations: [Location],
        values: [Value] = []
    ) {
        self.id = id
        self.severity = severity
        self.message = message
        self.remedy = remedy
        self.locations = locations
        self.values = values
    }
}

extension Finding {
    /// How many findings of one kind a file is told one by one; the rest are counted in one.
    package static let mostOfOneKind = 100

    /// Further findings of the kind of `first`, of which only the number is told.
    package static func more(_ count: Int, from first: Finding) -> Finding {
        Finding(
            first.id,
            first.severity,
            "\(count) more of this kind, the first of them: \(first.message)",
            remedy: first.remedy,
            at: first.locations,
            values: [.number("count", Int64(count))]
        )
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

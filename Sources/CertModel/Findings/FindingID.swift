/// The name of a kind of finding, in kebab case; ids are never renamed.
public struct FindingID: Sendable, Hashable, RawRepresentable, CustomStringConvertible {
    /// The id as reports show it.
    public let rawValue: String

    /// Wraps an id's text; `all` lists those that this version makes.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// The id as reports show it.
    public var description: String { rawValue }
}

extension FindingID {
    /// Every id that this version makes, in the order of the areas.
    ///
    /// The ids of an area stand beside its wording, in `Findings/`.
    public static let all: [FindingID] = FindingArea.all.flatMap(\.ids)
}

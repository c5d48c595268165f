/// A language that findings and errors are put into.
public struct Language: Sendable, Hashable {
    /// The languages there are; a `switch` over them has no `default`, so that one without its
    /// sentences does not compile.
    enum Kind: Sendable, Hashable {
        case english
    }

    let kind: Kind

    /// English.
    public static let english = Language(kind: .english)
}

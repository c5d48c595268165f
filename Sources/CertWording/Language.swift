package import CertModel

/// A language that findings and errors are put into.
public struct Language: Sendable, Hashable {
    /// The languages there are; a `switch` over them has no `default`, so that one without its
    /// sentences does not compile.
    enum Kind: Sendable, Hashable {
        case english, simplifiedChinese
    }

    let kind: Kind

    /// English.
    public static let english = Language(kind: .english)
    /// Chinese in simplified characters (`zh-Hans`).
    public static let simplifiedChinese = Language(kind: .simplifiedChinese)
}

extension Language {
    /// A duration in words, whatever its sign: `23 hours`, `89 days`.
    package func duration(seconds: Int64) -> String {
        switch kind {
        case .english: English.duration(seconds)
        case .simplifiedChinese: Chinese.duration(seconds)
        }
    }

    /// That something was accepted for a time that has passed.
    package func lapse(_ until: Timestamp) -> String {
        switch kind {
        case .english: English.lapse(until)
        case .simplifiedChinese: Chinese.lapse(until)
        }
    }
}

public import ArgumentParser

/// Values of an option or argument that may be repeated: one word of the command line, or all the
/// values that `LongCommandLine` joined.
public struct Words: ExpressibleByArgument {
    let values: [String]

    /// Takes one value, or takes joined ones apart.
    public init(argument: String) {
        guard argument.utf8.first == 0 else {
            values = [argument]
            return
        }
        values = argument.utf8.dropFirst()
            .split(separator: 0, omittingEmptySubsequences: false)
            .map { String(Substring($0)) }
    }

    /// Joins values to one word: each behind a NUL, which no word of a command line can hold.
    static func joined(_ values: [String]) -> String {
        values.reduce(into: "") { $0 += "\0" + $1 }
    }
}

extension [Words] {
    /// All the values, in the order in which they were given.
    var values: [String] { flatMap(\.values) }
}

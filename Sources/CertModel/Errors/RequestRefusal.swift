/// Why a line of a batch is not a request, or which of its fields is wrong.
package enum RequestRefusal: Sendable, Hashable {
    /// It is longer than is read, in MiB.
    case tooLong(mebibytes: Int)
    /// It is not JSON, in the decoder's words.
    case notJSON(String)
    case notAnObject
    case wrongType(field: String)
    /// A text with half a surrogate pair.
    case halfSurrogate(field: String)
    case tooManyEntries(field: String, maximum: Int)
    /// A value that is not known.
    case unknown(field: String, String)
    /// A value that is none of the known ones.
    case noneOf(field: String, String, known: [String])
    case notATime(field: String)
    case negative(field: String)

    var values: [Finding.Value] {
        switch self {
        case .tooLong(let mebibytes): [.number("maximum_mib", Int64(mebibytes))]
        case .notJSON(let technical): [.text("fault", "not-json"), .text("technical", technical)]
        case .notAnObject: [.text("fault", "not-an-object")]
        case .wrongType(let field), .halfSurrogate(let field), .notATime(let field),
            .negative(let field):
            [.text("field", field)]
        case .tooManyEntries(let field, let maximum):
            [.text("field", field), .number("maximum", Int64(maximum))]
        case .unknown(let field, let text), .noneOf(let field, let text, _):
            [.text("field", field), .text("given", text)]
        }
    }
}

/// Why a server's configuration can't be read.
package enum ConfigurationRefusal: Sendable, Hashable {
    /// It is not one of a known server; the kinds that are known, for the fix.
    case unknownServer(kinds: String)
    /// A folder without a main configuration, by its name.
    case noMainFile(name: String)
    /// The files hold more octets in all than are read.
    case tooManyOctets(maximum: Int)
    case patternParts(maximum: Int)
    /// The patterns look at more entries of folders than are read.
    case folderEntries

    var values: [Finding.Value] {
        switch self {
        case .tooManyOctets(let maximum), .patternParts(let maximum):
            [.number("maximum", Int64(maximum))]
        case .noMainFile(let name): [.text("name", name)]
        case .unknownServer, .folderEntries: []
        }
    }
}

internal import CertModel

/// Lines of a batch that are not requests.
extension English {
    static func message(_ refusal: RequestRefusal) -> String {
        switch refusal {
        case .tooLong(let mebibytes): "the line is longer than \(mebibytes) MiB"
        case .notJSON(let technical): "is not a request: not JSON: \(technical)"
        case .notAnObject: "is not a request: not a JSON object"
        case .wrongType(let field): "is not a request: \(field.printable) has the wrong type"
        case .halfSurrogate(let field):
            "is not a request: \(field.printable) holds half a surrogate pair"
        case .tooManyEntries(let field, let maximum):
            "\(field.printable): holds more than \(maximum) entries"
        case .unknown(let field, let text):
            "\(field.printable): '\(text.printable.shortened(to: 100))' is not known"
        case .noneOf(let field, let text, let known):
            "\(field.printable): '\(text.printable.shortened(to: 100))' is none of"
                + " \(known.joined(separator: ", "))"
        case .notATime(let field): "\(field.printable): is not an RFC 3339 time"
        case .negative(let field): "\(field.printable): is below 0"
        }
    }
}

/// Server configurations that can't be read.
extension English {
    static func message(_ refusal: ConfigurationRefusal) -> String {
        switch refusal {
        case .unknownServer: "is not a configuration of a known server"
        case .noMainFile(let name):
            "is a folder without a main configuration: it has no \(name.printable)"
        case .tooManyOctets(let maximum): "the files hold more than \(maximum) octets in all"
        case .patternParts(let maximum): "a pattern has more than \(maximum) parts"
        case .folderEntries: "the patterns look at too many entries of folders"
        }
    }

    static func remedy(_ refusal: ConfigurationRefusal) -> String? {
        switch refusal {
        case .unknownServer(let kinds): "If it is one, name the kind of server: \(kinds)"
        case .noMainFile: "Give the main configuration, or a site's own file."
        case .tooManyOctets, .patternParts, .folderEntries: nil
        }
    }
}

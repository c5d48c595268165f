import CertModel

/// Why nginx would refuse a directive: a lowercase fragment that is safe to print.
struct NginxRefusal: Error {
    let message: String
}

extension NginxDirective {
    /// The words of a directive that takes one or more.
    func words() throws(NginxRefusal) -> [String] {
        guard block == nil else {
            throw NginxRefusal(message: "directive \"\(name)\" is not terminated by \";\"")
        }
        guard !arguments.isEmpty else { throw wrongNumber }
        return arguments
    }

    /// The word of a directive that takes one.
    func word() throws(NginxRefusal) -> String {
        let words = try words()
        guard words.count == 1 else { throw wrongNumber }
        return words[0]
    }

    /// The word of a directive that takes one, and stands at most once in a block.
    func word(unlessWritten earlier: (some Any)?) throws(NginxRefusal) -> String {
        let word = try word()
        guard earlier == nil else {
            throw NginxRefusal(message: "\"\(name)\" directive is duplicate")
        }
        return word
    }

    /// The value of a directive that is `on` or `off`, and stands at most once in a block.
    func flag(unlessWritten earlier: (some Any)?) throws(NginxRefusal) -> Bool {
        let word = try word(unlessWritten: earlier)
        switch word.lowercased() {
        case "on": return true
        case "off": return false
        default:
            throw NginxRefusal(
                message: "invalid value \"\(word.printable)\" in \"\(name)\" directive, "
                    + "it must be \"on\" or \"off\""
            )
        }
    }

    /// The refusal of a directive in a block that has no place for it.
    var notAllowedHere: NginxRefusal {
        NginxRefusal(message: "\"\(name)\" directive is not allowed here")
    }

    /// The refusal of a directive with too many words or too few.
    var wrongNumber: NginxRefusal {
        NginxRefusal(message: "invalid number of arguments in \"\(name)\" directive")
    }
}

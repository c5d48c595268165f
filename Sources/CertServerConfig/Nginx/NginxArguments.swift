import CertModel

/// Why nginx would refuse a directive.
struct NginxRefusal: Error {
    let fault: ServerSyntaxFault

    init(_ fault: ServerSyntaxFault) { self.fault = fault }
}

extension NginxDirective {
    /// The words of a directive that takes one or more.
    func words() throws(NginxRefusal) -> [String] {
        guard block == nil else {
            throw NginxRefusal(.directive(.notTerminated(name)))
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

    /// The word of a directive that takes one, and is allowed once in a block.
    func word(unlessWritten earlier: (some Any)?) throws(NginxRefusal) -> String {
        let word = try word()
        guard earlier == nil else {
            throw NginxRefusal(.directive(.duplicate(name)))
        }
        return word
    }

    /// The value of a directive that is `on` or `off`, and is allowed once in a block.
    func flag(unlessWritten earlier: (some Any)?) throws(NginxRefusal) -> Bool {
        let word = try word(unlessWritten: earlier)
        switch word.lowercased() {
        case "on": return true
        case "off": return false
        default: throw NginxRefusal(.directive(.notOnOrOff(name, value: word)))
        }
    }

    /// The refusal of a directive in a block that does not take it.
    var notAllowedHere: NginxRefusal {
        NginxRefusal(.directive(.notAllowedHere(name)))
    }

    /// The refusal of a directive with too many words, or too few.
    var wrongNumber: NginxRefusal {
        NginxRefusal(.directive(.wrongNumberOfArguments(name)))
    }
}

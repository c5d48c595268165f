internal import CertModel

/// What a server would refuse to read, in the words that its own test prints where it has some.
extension English {
    static func message(_ fault: ServerSyntaxFault, _ dialect: ServerDialect) -> String {
        switch fault {
        case .words(let fault): message(fault)
        case .directive(let fault): message(fault)
        case .address(let fault): message(fault)
        case .serverName(let fault): message(fault)
        case .inclusion(let fault): message(fault)
        case .tls(let fault): message(fault, dialect)
        case .manifest(let fault): message(fault)
        }
    }

    static func remedy(_ fault: ServerSyntaxFault, _ dialect: ServerDialect) -> String {
        switch fault {
        case .words, .directive, .address, .serverName, .inclusion:
            "Fix the line; \(dialect.configurationTest) reads it the same way, and says what it"
                + " expects."
        case .manifest(let fault): remedy(fault)
        case .tls(.keyMissing):
            "Write one \(dialect.certificateKey) for each \(dialect.certificate), in one order."
        case .tls(.clientAuthoritiesMissing):
            "Name the file of the authorities in \(dialect.clientAuthorities)."
        case .tls(.cipherListRefused):
            "Write a list that this command shows: openssl ciphers -v LIST"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Words) -> String {
        switch fault {
        case .byteOrderMark: "a byte-order mark is before the first word"
        case .unexpected(let text): "unexpected \(inQuotes(text))"
        case .endOfStatementMissing: "unexpected end of file, expecting \";\" or \"}\""
        case .endOfBlockMissing: "unexpected end of file, expecting \"}\""
        case .endOfLuaMissing: "unexpected end of file in a block of Lua, expecting \"}\""
        case .tooLong(isQuoted: true):
            "too long parameter, probably a missing terminating quote"
        case .tooLong(isQuoted: false): "too long parameter"
        case .commentTooLong(let octets):
            "a comment of \(octets) octets is longer than the server reads"
        case .nestedTooDeep(let maximum): "blocks are nested more than \(maximum) deep"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Directive) -> String {
        switch fault {
        case .unknown(let name): "unknown directive \(inQuotes(name))"
        case .notTerminated(let name): "directive \(inQuotes(name)) is not terminated by \";\""
        case .withoutBlock(let name): "directive \(inQuotes(name)) has no opening \"{\""
        case .wrongNumberOfArguments(let name):
            "invalid number of arguments in \(inQuotes(name)) directive"
        case .notAllowedHere(let name): "\(inQuotes(name)) directive is not allowed here"
        case .duplicate(let name): "\(inQuotes(name)) directive is duplicate"
        case .notOnOrOff(let name, let value):
            "invalid value \(inQuotes(value)) in \(inQuotes(name)) directive, it must be \"on\" or"
                + " \"off\""
        case .invalidValue(let value): "invalid value \(inQuotes(value))"
        case .invalidParameter(let word): "invalid parameter \(inQuotes(word))"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Address) -> String {
        switch fault {
        case .noHost(let word): "no host in \(inQuotes(word))"
        case .noPort(let word): "no port in \(inQuotes(word))"
        case .hostNotFound(let word): "host not found in \(inQuotes(word))"
        case .invalidHost(let word):
            "invalid host in \(inQuotes(word)) of the \"listen\" directive"
        case .invalidPort(let word):
            "invalid port in \(inQuotes(word)) of the \"listen\" directive"
        case .duplicate(let word): "a duplicate listen \(word.printable)"
        case .duplicateDefault(let word): "a duplicate default server for \(word.printable)"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.ServerName) -> String {
        switch fault {
        case .emptyExpression: "empty regex in server name \"~\""
        case .expression(let expression, let fault):
            "\(message(fault)) in the regular expression \(inQuotes(expression))"
        case .invalid(let name): "server name \(inQuotes(name)) is invalid"
        case .invalidAmongOthers(let name): "invalid server name or wildcard \(inQuotes(name))"
        }
    }

    /// PCRE2's own words where it has short ones.
    static func message(_ fault: ExpressionFault) -> String {
        switch fault {
        case .parenthesisNotClosed: "missing closing parenthesis"
        case .parenthesisNotOpened: "unmatched closing parenthesis"
        case .bracketNotClosed: "missing terminating \"]\" for character class"
        case .commentNotClosed: "missing \")\" after \"(?#\""
        case .nothingToRepeat: "quantifier does not follow a repeatable item"
        case .repetitionOutOfOrder: "numbers out of order in a \"{}\" quantifier"
        case .repetitionTooLarge: "number too big in a \"{}\" quantifier"
        case .backslashAtEnd: "\"\\\" at the end"
        case .unsupportedEscape: "PCRE does not support \\L, \\l, \\U, or \\u"
        case .rangeOutOfOrder: "range out of order in character class"
        case .unknownClass: "unknown POSIX class name"
        case .classOutsideBrackets: "POSIX named classes are supported only within a class"
        case .unknownGroup: "unrecognized character after \"(?\""
        case .invalidGroupName: "invalid name of a group"
        case .groupNameTwice: "two groups have the same name"
        case .referenceToNoGroup: "reference to a group that does not exist"
        case .unlimitedLookBehind: "look behind without a maximum length"
        }
    }

    private static func message(_ fault: ServerSyntaxFault.Inclusion) -> String {
        switch fault {
        case .notOneFile(let directive): "\(inQuotes(directive)) takes the name of one file"
        case .itself(let path): "\(path.printable) includes itself"
        case .nestedTooDeep: "files include one another too deep"
        case .tooMany(let maximum): "more than \(maximum) inclusions"
        case .tooManyDirectives: "the files include one another and hold too many directives in all"
        case .tooManySites(let maximum):
            "blocks that are included repeatedly make more than \(maximum) sites"
        }
    }

    private static func message(
        _ fault: ServerSyntaxFault.TLS,
        _ dialect: ServerDialect
    ) -> String {
        switch fault {
        case .keyMissing(let certificate):
            "no \(dialect.certificateKey) is written for \(certificate.printable):"
                + " \(dialect.product) refuses to start"
        case .clientAuthoritiesMissing:
            "no \(dialect.clientAuthorities) for \(dialect.clientVerification)"
        case .cipherListRefused(let list):
            "OpenSSL knows no cipher of the list \(list.printable)"
        }
    }

    /// A text of the configuration in quotes, safe to print.
    private static func inQuotes(_ text: String) -> String { "\"\(text.printable)\"" }
}

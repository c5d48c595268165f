internal import ArgumentParser

/// Makes a long command line short for the parser.
///
/// ArgumentParser copies the list of an option's or argument's values each time it adds one, so its
/// time grows with the square of their number: 20,000 paths take 25 s. It gets each list as one
/// word instead, and `Words` takes that apart.
struct LongCommandLine {
    /// Shorter command lines are left alone: to ask the parser for its definitions takes longer
    /// than to copy short lists.
    static let minimumWords = 100

    private let definitions: ArgumentDefinitions
    /// What isn't repeatable, and what the parser will complain about.
    private var others: [String] = []
    /// The values of each repeatable option.
    private var lists: [String: [String]] = [:]
    private var positionals: [String] = []

    /// The words behind a subcommand's name, the values of each list joined where there are many.
    static func shortened(_ words: [String], for command: any ParsableCommand.Type) -> [String] {
        guard words.count >= minimumWords, let definitions = ArgumentDefinitions(of: command)
        else { return words }
        return shortened(words, definitions)
    }

    /// The words with the values of each list joined, however few there are.
    static func shortened(_ words: [String], _ definitions: ArgumentDefinitions) -> [String] {
        var line = LongCommandLine(definitions: definitions)
        line.sort(words)
        return line.words
    }

    private init(definitions: ArgumentDefinitions) {
        self.definitions = definitions
    }

    /// Sorts words by what they are to the parser.
    private mutating func sort(_ words: [String]) {
        var rest = words[...]
        while let word = rest.popFirst() {
            guard word.isOption else {
                positionals.append(word)
                continue
            }
            guard word != "--" else {
                positionals += rest
                return
            }
            take(word, &rest)
        }
    }

    /// Takes an option, with its value where it has one.
    private mutating func take(_ word: String, _ rest: inout ArraySlice<String>) {
        let parts = word.utf8.split(separator: UInt8(ascii: "="), maxSplits: 1)
        let name = String(Substring(parts.first ?? word[...].utf8))
        let kind = definitions.kind(of: name)
        // The parser takes `--name=` for `--name`.
        let attached = parts.count > 1 ? String(Substring(parts[1])) : nil
        let following = rest.first.flatMap { $0.isOption ? nil : $0 }
        switch kind {
        case .repeatable:
            guard let value = attached ?? following else { return others.append(word) }
            lists[name, default: []].append(value)
        case .single: others += [word] + (attached == nil ? [following].compactMap(\.self) : [])
        case .flag, nil: return others.append(word)
        }
        if attached == nil, following != nil { rest.removeFirst() }
    }

    /// What the parser gets.
    private var words: [String] {
        let options = lists.sorted { $0.key < $1.key }.flatMap { [$0.key, Words.joined($0.value)] }
        let paths = definitions.joinsPositionals ? [Words.joined(positionals)] : positionals
        return others + options + (positionals.isEmpty ? [] : ["--"] + paths)
    }
}

extension String {
    /// Whether the parser takes it for an option, or for the end of them.
    fileprivate var isOption: Bool { utf8.first == UInt8(ascii: "-") && utf8.count > 1 }
}

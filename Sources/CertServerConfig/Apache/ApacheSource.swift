import CertModel

/// Reads the files of a configuration, and follows what Apache follows while it reads:
/// `Define`, `Include`, `Use` and the sections that hold on conditions.
///
/// Everything that a hostile configuration could make endless is bounded.
struct ApacheSource {
    let files: ConfigurationFiles
    let version: ServerVersion
    var naming: ApacheFileNaming
    let limits: Limits
    var variables = ApacheVariables()
    /// The lines that are in force, in the order in which Apache reads them.
    private(set) var lines: [ApacheLine] = []
    private(set) var faults = UniqueList<ConfigurationFault>()
    private(set) var paths = UniqueList<String>()
    private var modules = ApacheModules()
    private var macros: [[UInt8]: Macro] = [:]
    private var documents: [String: [ApacheLine]] = [:]
    private var octetsLeft: Int
    private var linesLeft: Int
    private var inclusionsLeft: Int
    private var entriesLeft: Int

    /// The most that is read.
    struct Limits: Sendable {
        /// The most octets of all files: 256 MiB.
        var maximumOctets = 256 << 20
        /// The most lines, counting those of an included file or a macro each time.
        var maximumLines = 2_000_000
        /// The most lines that inclusions and macros may add, before `maximumRepeats` are allowed.
        var maximumRepeatedLines = 200_000
        /// How many times each line may be read, on average.
        var maximumRepeats = 20
        /// The most files and folders that may be included, counting each time.
        var maximumInclusions = 100_000
        /// The most entries of folders that patterns may look at.
        var maximumEntries = 500_000
        /// The deepest that files and macros may include one another.
        var maximumDepth = 64
    }

    private struct Macro {
        let parameters: [[UInt8]]
        var lines: [ApacheLine] = []
    }

    private struct Section {
        let name: String
        let location: Location
        let isSkipped: Bool
        let isListed: Bool
    }

    init(
        files: ConfigurationFiles,
        version: ServerVersion,
        naming: ApacheFileNaming,
        limits: Limits
    ) {
        self.files = files
        self.version = version
        self.naming = naming
        self.limits = limits
        octetsLeft = limits.maximumOctets
        linesLeft = min(limits.maximumRepeatedLines, limits.maximumLines)
        inclusionsLeft = limits.maximumInclusions
        entriesLeft = limits.maximumEntries
    }

    /// Reads the main file and everything that it includes.
    mutating func main(_ path: String) throws(CertificateError) {
        let document = try read(path)
        if let octets = try? files.read(naming.path(of: "envvars")) {
            variables.readEnvironment(octets)
        }
        run(document, depth: 0)
    }

    private mutating func read(_ path: String) throws(CertificateError) -> [ApacheLine] {
        if let known = documents[path] { return known }
        let octets = try files.read(path)
        guard octets.count <= octetsLeft else {
            throw CertificateError(
                .tooLarge,
                source: path,
                .configuration(.tooManyOctets(maximum: limits.maximumOctets))
            )
        }
        octetsLeft -= octets.count
        let document = ApacheLine.lines(of: octets, path: path)
        documents[path] = document
        paths.append(path)
        linesLeft = min(linesLeft + document.count * limits.maximumRepeats, limits.maximumLines)
        return document
    }

    private mutating func run(_ document: [ApacheLine], depth: Int) {
        guard depth <= limits.maximumDepth else {
            if let first = document.first { note(.inclusion(.nestedTooDeep), at: first.location) }
            return
        }
        var sections: [Section] = []
        var macro: (name: [UInt8], body: Macro)?
        for line in document {
            guard linesLeft > 0 else {
                return note(.inclusion(.tooManyDirectives), at: line.location)
            }
            linesLeft -= 1
            if let open = macro {
                if line.name == "</macro" {
                    macros[open.name] = open.body
                    macro = nil
                } else {
                    macro?.body.lines.append(line)
                }
            } else if line.name == "<macro", sections.last?.isSkipped != true {
                let words = variables.words(of: line.rest)
                let name = (words.first ?? []).map(\.lowercasedASCII)
                macro = (name, Macro(parameters: Array(words.dropFirst())))
            } else if line.name.hasPrefix("</") {
                close(line, &sections)
            } else if line.name.hasPrefix("<") {
                open(line, &sections)
            } else if sections.last?.isSkipped != true {
                take(line, depth: depth)
            }
        }
        if let open = sections.last { note(.words(.endOfBlockMissing), at: open.location) }
        for section in sections.reversed() where section.isListed {
            let end = Array("</\(section.name)>".utf8)
            if let close = ApacheLine(end, at: section.location) { lines.append(close) }
        }
    }

    private mutating func open(_ line: ApacheLine, _ sections: inout [Section]) {
        let isSkipped = sections.last?.isSkipped == true
        let condition = isSkipped ? nil : holds(line)
        let isListed = !isSkipped && condition == nil
        if isListed { list(line) }
        sections.append(
            Section(
                name: String(line.name.dropFirst()),
                location: line.location,
                isSkipped: isSkipped || condition == false,
                isListed: isListed
            )
        )
    }

    private mutating func close(_ line: ApacheLine, _ sections: inout [Section]) {
        guard let last = sections.last, last.name == line.name.dropFirst(2) else {
            return note(.words(.unexpected(line.name + ">")), at: line.location)
        }
        sections.removeLast()
        if last.isListed { lines.append(line) }
    }

    /// Whether a section on a condition holds; nil for every other section.
    private mutating func holds(_ line: ApacheLine) -> Bool? {
        guard ["<ifdefine", "<ifmodule", "<iffile", "<ifversion"].contains(line.name) else {
            return ["<ifdirective", "<ifsection"].contains(line.name) ? true : nil
        }
        let words = variables.words(of: line.rest)
        guard var word = words.first else { return false }
        if line.name == "<ifversion" { return version.satisfies(words) }
        let isNegated = word.first == UInt8(ascii: "!")
        if isNegated {
            word.removeFirst()
            // `! NAME` and `!"NAME"` are written, too.
            word = variables.words(of: word).first ?? words.dropFirst().first ?? []
        }
        let text = String(decoding: word, as: UTF8.self)
        let isTrue =
            switch line.name {
            case "<ifdefine": variables.defined[word] != nil
            case "<ifmodule": modules.has(text)
            default: !matches(naming.path(of: text), at: line.location).isEmpty
            }
        return isTrue != isNegated
    }

    private mutating func take(_ line: ApacheLine, depth: Int) {
        let words = variables.words(of: line.rest)
        switch line.name {
        case "define":
            guard let name = words.first else { return }
            let value = words.dropFirst().first ?? []
            guard value.count <= ApacheVariables.maximumValue else { return }
            variables.defined[name] = value
        case "undefine":
            if let name = words.first { variables.defined[name] = nil }
        case "include", "includeoptional":
            for word in words.prefix(1) {
                include(String(decoding: word, as: UTF8.self), by: line, depth: depth)
            }
        case "use":
            use(words, depth: depth)
        case "undefmacro":
            if let name = words.first { macros[name.map(\.lowercasedASCII)] = nil }
        default:
            if line.name == "loadmodule" { modules.load(words) }
            if line.name == "serverroot", let root = words.first {
                naming.serverRoot = String(decoding: root, as: UTF8.self)
            }
            list(line)
        }
    }

    /// Lists a line that is in force, with the values that variables have now.
    private mutating func list(_ line: ApacheLine) {
        var line = line
        line.words = variables.words(of: line.rest).map { String(decoding: $0, as: UTF8.self) }
        lines.append(line)
    }

    /// Reads a macro's lines with the values of its parameters, the longest name first.
    private mutating func use(_ words: [[UInt8]], depth: Int) {
        guard let name = words.first, let macro = macros[name.map(\.lowercasedASCII)] else {
            return
        }
        let values = zip(macro.parameters, words.dropFirst()).filter { !$0.0.isEmpty }
            .sorted { $0.0.count > $1.0.count }
        var made: [ApacheLine] = []
        for line in macro.lines {
            let cost = line.octets.count * (values.count + 1)
            guard octetsLeft > cost else { break }
            octetsLeft -= cost
            let octets = Self.replacing(values, in: line.octets)
            octetsLeft -= octets.count
            if let line = ApacheLine(octets, at: line.location) { made.append(line) }
        }
        run(made, depth: depth + 1)
    }

    private static func replacing(
        _ values: [([UInt8], [UInt8])],
        in octets: [UInt8]
    ) -> [UInt8] {
        var result: [UInt8] = []
        var rest = octets[...]
        while let octet = rest.first {
            if let (name, value) = values.first(where: { rest.starts(with: $0.0) }) {
                result += value
                rest = rest.dropFirst(name.count)
            } else {
                result.append(octet)
                rest.removeFirst()
            }
        }
        return result
    }

    private mutating func include(_ name: String, by line: ApacheLine, depth: Int) {
        let path = naming.path(of: name)
        let isPattern = path.utf8.contains { "*?[".utf8.contains($0) }
        let found = isPattern ? matches(path, at: line.location) : [path]
        if found.isEmpty, line.name == "include" {
            faults.append(
                ConfigurationFault(kind: .includeMissing(path: path), location: line.location)
            )
        }
        for path in found { include(path: path, by: line, depth: depth) }
    }

    /// Includes a file, or every file of a folder and the folders in it.
    private mutating func include(path: String, by line: ApacheLine, depth: Int) {
        guard depth < limits.maximumDepth else {
            return note(.inclusion(.nestedTooDeep), at: line.location)
        }
        guard inclusionsLeft > 0 else {
            let maximum = limits.maximumInclusions
            return note(.inclusion(.tooMany(maximum: maximum)), at: Location(path: path))
        }
        inclusionsLeft -= 1
        let folder = path.hasSuffix("/") ? path : path + "/"
        let inner = documents[path] == nil ? matches(folder + "*", at: line.location) : []
        if !inner.isEmpty {
            for path in inner { include(path: path, by: line, depth: depth + 1) }
            return
        }
        do throws(CertificateError) {
            run(try read(path), depth: depth + 1)
        } catch {
            let isFolder = !matches(folder, at: line.location).isEmpty
            let isOptional = line.name == "includeoptional" && error.code == .notFound
            guard !isFolder, !isOptional else { return }
            let kind: ConfigurationFault.Kind =
                error.code == .notFound
                ? .includeMissing(path: path) : .includeUnreadable(path: path, error)
            faults.append(ConfigurationFault(kind: kind, location: line.location))
        }
    }

    private mutating func matches(_ pattern: String, at location: Location) -> [String] {
        do throws(CertificateError) {
            return try files.matches(pattern, &entriesLeft)
        } catch {
            let kind = ConfigurationFault.Kind.includeUnreadable(
                path: pattern,
                error.at(pattern)
            )
            faults.append(ConfigurationFault(kind: kind, location: location))
            return []
        }
    }

    /// Notes that Apache would refuse what is written at a place.
    mutating func note(_ fault: ServerSyntaxFault, at location: Location) {
        faults.append(ConfigurationFault(kind: .syntax(fault), location: location))
    }
}

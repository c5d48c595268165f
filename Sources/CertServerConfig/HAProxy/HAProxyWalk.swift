import CertModel

/// Follows the lines of a configuration and collects its `bind` lines.
struct HAProxyWalk {
    private var loader: HAProxyLoader
    private let version: ServerVersion
    private let initialVariable: @Sendable (String) -> String?
    private var variables: [String: String?] = [:]
    private var section = Section(keyword: "", name: "", mode: nil)
    private var branches: [Branch] = []
    private var defaultOptions: [(words: [String], location: Location)] = []
    private var defaultCiphers: Setting<String>?
    private var defaultMode: Site.Context?
    private var namedModes: [String: Site.Context] = [:]
    private var store: (name: String, places: HAProxyPlaces)?
    private var binds: [HAProxyBind] = []
    private var faults: [ConfigurationFault] = []
    private var lists: [[UInt8]: [(line: Int, words: HAProxyListLine)]] = [:]

    /// The most `bind` lines that are read.
    static let maximumBinds = 20_000
    /// The most octets of a keyword; none of HAProxy's is longer.
    private static let maximumKeyword = 64

    init(
        loader: HAProxyLoader,
        version: ServerVersion,
        variable: @escaping @Sendable (String) -> String?
    ) {
        self.loader = loader
        self.version = version
        initialVariable = variable
    }

    /// The section that lines belong to.
    private struct Section {
        let keyword: String
        let name: String
        /// The mode that it inherits or has.
        var mode: Site.Context?
        /// The first of its `bind` lines among all.
        var firstBind = 0
        var used: [HAProxyCertificate] = []
    }

    /// A `.if` that is open.
    private struct Branch {
        /// Whether the lines are read.
        var isTaken: Bool
        /// Whether one of its branches was taken.
        var wasTaken: Bool
        /// Whether the lines around it are read.
        let isReached: Bool
    }

    /// Reads a file.
    mutating func read(_ path: String) throws(CertificateError) {
        let lines = try loader.files.lines(of: path)
        for (index, line) in lines.enumerated() {
            read(line, at: Location(path: path, line: index + 1))
        }
        endSection()
        branches = []
        section = Section(keyword: "", name: "", mode: nil, firstBind: binds.count)
    }

    private mutating func read(_ line: ArraySlice<UInt8>, at location: Location) {
        let split = HAProxyWords(line) { [variables, initialVariable] name in
            switch name {
            case ".FILE": location.path
            case ".LINE": String(location.line)
            default: variables[name] ?? initialVariable(name)
            }
        }
        if isReading, let quote = split.openQuote {
            note(.words(.unexpected(String(quote))), at: location)
        }
        if isReading, split.isTooLong { note(.words(.tooLong(isQuoted: false)), at: location) }
        guard let keyword = split.words.first, keyword.utf8.count <= Self.maximumKeyword else {
            return
        }
        if keyword.hasPrefix(".") { return direct(keyword, line, split.words) }
        guard isReading else { return }
        if Self.sections.contains(keyword) {
            begin(split.words)
        } else {
            read(split.words, at: location)
        }
    }

    private var isReading: Bool { branches.last?.isTaken ?? true }

    private static let sections: Set = [
        "acme", "backend", "cache", "crt-store", "defaults", "fcgi-app", "frontend", "global",
        "healthcheck", "http-errors", "listen", "log-forward", "log-profile", "mailers", "peers",
        "program", "resolvers", "ring", "traces", "userlist",
    ]

    /// Follows `.if`, `.elif`, `.else` and `.endif`.
    private mutating func direct(_ keyword: String, _ line: ArraySlice<UInt8>, _ words: [String]) {
        switch keyword {
        case ".if":
            let holds = isReading && condition(words)
            branches.append(Branch(isTaken: holds, wasTaken: holds, isReached: isReading))
        case ".elif", ".else":
            guard var branch = branches.popLast() else { return }
            let isOpen = branch.isReached && !branch.wasTaken
            branch.isTaken = isOpen && (keyword == ".else" || condition(words))
            branch.wasTaken = branch.wasTaken || branch.isTaken
            branches.append(branch)
        case ".endif": _ = branches.popLast()
        default: break
        }
    }

    /// Whether a condition holds; one that cannot be decided here does.
    private func condition(_ words: [String]) -> Bool {
        HAProxyCondition.holds(
            words.dropFirst().joined(separator: " "),
            version: version
        ) { [variables, initialVariable] in variables[$0] ?? initialVariable($0) } ?? true
    }

    private mutating func begin(_ words: [String]) {
        endSection()
        let name = words.dropFirst().first ?? ""
        var mode = defaultMode
        if let from = words.firstIndex(of: "from"), words.indices.contains(from + 1) {
            mode = namedModes[words[from + 1]] ?? mode
        }
        if words[0] == "defaults", !words.contains("from") { mode = nil }
        section = Section(keyword: words[0], name: name, mode: mode, firstBind: binds.count)
        store = words[0] == "crt-store" ? (name, loader.places) : nil
    }

    /// Gives the `bind` lines of a section what the whole section decides.
    private mutating func endSection() {
        if section.keyword == "defaults" {
            defaultMode = section.mode
            if !section.name.isEmpty { namedModes[section.name] = section.mode }
        }
        for index in binds.indices.dropFirst(section.firstBind) {
            let isPeers = section.keyword == "peers" || section.keyword == "log-forward"
            binds[index].context = isPeers ? .stream : section.mode ?? .stream
            if binds[index].options.isSSL { binds[index].certificates += section.used }
        }
        section.firstBind = binds.count
    }

    private mutating func read(_ words: [String], at location: Location) {
        let first = words.dropFirst().first ?? ""
        switch (section.keyword, words[0]) {
        case (_, "bind"): bind(words, at: location)
        case (_, "mode"): section.mode = first == "http" ? .http : .stream
        case (_, "setenv"): variables[first] = words.dropFirst(2).first ?? ""
        case (_, "presetenv"):
            if variables[first] == nil, initialVariable(first) == nil {
                variables[first] = words.dropFirst(2).first ?? ""
            }
        case (_, "unsetenv"):
            for name in words.dropFirst() { variables[name] = .some(nil) }
        case (_, "resetenv"): break
        case ("global", _): readGlobal(words, first, at: location)
        case ("crt-store", _): readStore(words, at: location)
        case (_, "ssl-f-use"): use(words, at: location)
        default: break
        }
    }

    private mutating func readGlobal(_ words: [String], _ first: String, at location: Location) {
        switch words[0] {
        case "crt-base": loader.places.certificateBase = first
        case "key-base": loader.places.keyBase = first
        case "ca-base": loader.places.authorityBase = first
        case "issuers-chain-path": loader.places.chainFolder = first
        case "ssl-dh-param-file", "tune.ssl.default-dh-param":
            loader.places.hasParameters = true
        case "ssl-load-extra-del-ext": loader.places.dropsExtension = true
        case "ssl-load-extra-files":
            let kinds = Set(words.dropFirst())
            let isAll = kinds.contains("all")
            loader.places.loadsKeys = isAll || kinds.contains("key")
            loader.places.loadsBundles = isAll || kinds.contains("bundle")
        case "ssl-default-bind-options":
            defaultOptions.append((Array(words.dropFirst()), location))
        case "ssl-default-bind-ciphers":
            defaultCiphers = Setting(value: first, location: location)
        case "default-path": changePath(words, at: location)
        default: break
        }
    }

    private mutating func changePath(_ words: [String], at location: Location) {
        let folder = HAProxyReader.folder(of: location.path)
        switch words.dropFirst().first {
        case "config": loader.places.root = folder
        case "parent": loader.places.root = folder.isEmpty ? ".." : "\(folder)/.."
        case "origin": loader.places.root = words.dropFirst(2).first ?? loader.places.root
        default: break
        }
    }

    /// > Configuration Manual §3.11, crt-store: "load [crt <filename>] [param*]".
    private mutating func readStore(_ words: [String], at location: Location) {
        guard var store else { return }
        defer { self.store = store }
        var values: [String: String] = [:]
        var rest = words.dropFirst()
        switch words[0] {
        case "crt-base": store.places.certificateBase = rest.first
        case "key-base": store.places.keyBase = rest.first
        case "load":
            while let name = rest.popFirst() { values[name] = rest.popFirst() }
            guard let certificate = values["crt"] else { return }
            let path = store.places.path(certificate, below: store.places.certificateBase)
            let key = values["key"].map { name in
                FileReference(
                    written: name,
                    location: location,
                    target: .file(store.places.path(name, below: store.places.keyBase))
                )
            }
            let staple = values["ocsp"].map { store.places.path($0, below: nil) }
            loader.places.loaded[Array(path.utf8)] = HAProxyStored(key: key, staple: staple)
            let names = [certificate] + (values["alias"].map { [$0] } ?? [])
            for name in names { loader.places.stored[Array("@\(store.name)/\(name)".utf8)] = path }
        default: break
        }
    }

    private mutating func use(_ words: [String], at location: Location) {
        var values: [String: String] = [:]
        var rest = words.dropFirst()
        while let name = rest.popFirst() { values[name] = rest.popFirst() }
        guard let certificate = values["crt"] else { return }
        section.used += loader.load(certificate, at: location)
    }

    private mutating func bind(_ words: [String], at location: Location) {
        guard binds.count < Self.maximumBinds else {
            return noteOnce(.inclusion(.tooManySites(maximum: Self.maximumBinds)), at: location)
        }
        guard words.count > 1 else {
            return note(.directive(.wrongNumberOfArguments("bind")), at: location)
        }
        var options = HAProxyBindOptions()
        options.ciphers = defaultCiphers
        for (words, location) in defaultOptions {
            options.take(words, at: location, loader.places)
        }
        options.take(Array(words.dropFirst(2)), at: location, loader.places)
        var bind = HAProxyBind(location: location, options: options)
        bind.listens = words[1].split(separator: ",").map {
            Listen(haproxy: String($0), options, at: location)
        }
        var source = 0
        for (keyword, word) in options.sources {
            let loaded =
                keyword == "crt-list"
                ? listed(word, at: location) : loader.load(word, at: location)
            let isFolder = loader.isFolder(word)
            for var one in loaded {
                one.isDefault = keyword == "default-crt"
                one.source += source
                if isFolder { source += 1 }
                bind.certificates.append(one)
            }
            source += (loaded.last?.source ?? 0) + 1
            bind.sources.append(loader.reference(word, isList: keyword == "crt-list", at: location))
        }
        if loader.certificatesLeft <= 0 {
            noteOnce(.inclusion(.tooManyDirectives), at: location)
        }
        binds.append(bind)
    }

    /// The certificates of a `crt-list`.
    private mutating func listed(_ name: String, at location: Location) -> [HAProxyCertificate] {
        let path = loader.places.path(name, below: nil)
        let key = Array(path.utf8)
        var lines = lists[key] ?? []
        if lists[key] == nil {
            do throws(CertificateError) {
                for (index, line) in try loader.files.lines(of: path).enumerated() {
                    if let read = HAProxyListLine(line) { lines.append((index + 1, read)) }
                }
            } catch {
                let isMissing = error.code == .notFound
                let kind: ConfigurationFault.Kind =
                    isMissing ? .includeMissing(path: path) : .includeUnreadable(path: path, error)
                faults.append(ConfigurationFault(kind: kind, location: location))
            }
            lists[key] = lines
        }
        var loaded: [HAProxyCertificate] = []
        for (source, line) in lines.enumerated() {
            guard loader.certificatesLeft > 0 else { break }
            let place = Location(path: path, line: line.line)
            for var one in loader.load(line.words.certificate, at: place, allowsFolders: false) {
                one.filters = line.words.filters
                one.source = source
                loaded.append(one)
            }
        }
        return loaded
    }

    private mutating func note(_ fault: ServerSyntaxFault, at location: Location) {
        faults.append(ConfigurationFault(kind: .syntax(fault), location: location))
    }

    /// Notes a limit, which every line after it is beyond too.
    private mutating func noteOnce(_ fault: ServerSyntaxFault, at location: Location) {
        guard !faults.contains(where: { $0.kind == .syntax(fault) }) else { return }
        note(fault, at: location)
    }

    /// The configuration with everything that was read.
    func finish() -> ServerConfiguration {
        var loader = loader
        let sites = binds.map { bind in
            var site = bind.site
            site.lacksDHParameters =
                !loader.places.hasParameters
                && !site.certificates.contains {
                    $0.path.map { loader.files.holdsParameters($0) } == true
                }
            return site
        }
        let choices = binds.enumerated().filter(\.element.options.isSSL).map { index, bind in
            let choice = HAProxyChoice(
                site: index,
                certificates: bind.certificates,
                isStrict: bind.options.isStrict,
                version: version
            )
            return (bind.listens.map { $0.words.joined(separator: " ") }, choice)
        }
        return ServerConfiguration(
            dialect: .haproxy,
            sites: sites,
            faults: faults + loader.faults,
            files: loader.files.read.all,
            findListeners: { _ in
                choices.flatMap { listens, choice in
                    listens.map { TLSListener(written: $0, answers: choice.answers) }
                }
            },
            findShadows: { traits in choices.flatMap { $1.shadows(traits) } }
        )
    }
}

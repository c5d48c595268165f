public import CertModel

/// Reads configurations of Apache httpd: whole ones, or fragments such as the files in
/// `sites-available`.
public struct ApacheReader: Sendable {
    /// The files.
    public var files: ConfigurationFiles
    /// The version of Apache that is to read the configuration.
    public var version: ServerVersion
    /// The folder that stands for `ServerRoot`; nil for what the configuration says.
    public var root: String?
    /// The most that is read.
    var limits = ApacheSource.Limits()

    /// Creates a reader.
    public init(
        files: ConfigurationFiles,
        version: ServerVersion = .currentApache,
        root: String? = nil
    ) {
        self.files = files
        self.version = version
        self.root = root
    }

    /// Reads a configuration and everything that it includes.
    ///
    /// - Throws: The error of reading the file itself.
    public func read(_ path: String) throws(CertificateError) -> ServerConfiguration {
        let folder = path.lastIndex(of: "/").map { slash in
            slash == path.startIndex ? "/" : String(path[..<slash])
        }
        var source = ApacheSource(
            files: files,
            version: version,
            naming: ApacheFileNaming(root: root, mainFolder: folder ?? ""),
            limits: limits
        )
        try source.main(path)
        var walk = ApacheWalk(source: source)
        return walk.configuration()
    }
}

/// Collects the virtual hosts of the lines in force.
struct ApacheWalk {
    private var source: ApacheSource
    private var main: ApacheSiteDraft
    private var drafts: [ApacheSiteDraft] = []
    private var listens: [(word: String, location: Location)] = []
    private var managed: [String: Location] = [:]

    init(source: ApacheSource) {
        self.source = source
        main = ApacheSiteDraft(location: Location(path: source.paths.all.first ?? ""))
    }

    mutating func configuration() -> ServerConfiguration {
        var sections: [String] = []
        var draft: ApacheSiteDraft?
        for line in source.lines {
            if line.name.hasPrefix("</") {
                _ = sections.popLast()
                if sections.isEmpty, let done = draft {
                    drafts.append(done)
                    draft = nil
                }
            } else if line.name.hasPrefix("<") {
                if sections.isEmpty { draft = open(line) }
                sections.append(line.name)
            } else if var current = draft {
                // Held once only, so that its lists are not copied for each line.
                draft = nil
                take(line, into: &current, isNested: sections.count > 1)
                draft = current
            } else {
                var current = main
                main = ApacheSiteDraft(location: current.location)
                take(line, into: &current, isNested: !sections.isEmpty)
                main = current
            }
        }
        if let draft { drafts.append(draft) }
        return ServerConfiguration(
            dialect: .apache,
            sites: sites,
            faults: source.faults.all,
            files: source.paths.all,
            findListeners: { $0.apacheListeners() }
        )
    }

    /// The virtual hosts; the main server alone where there are none and it serves TLS.
    private var sites: [Site] {
        var all = drafts
        if all.isEmpty, let engine = main.settings.engine?.location {
            var draft = ApacheSiteDraft(location: engine)
            draft.addresses = listens
            draft.name = main.name
            draft.aliases = main.aliases
            draft.namesAt = main.namesAt
            draft.settings = main.settings
            draft.redirects = main.redirects
            all = [draft]
        }
        return all.map { $0.site(in: main.settings, managed: managed) }
    }

    /// Begins a virtual host; nil for any other section.
    private mutating func open(_ line: ApacheLine) -> ApacheSiteDraft? {
        let words = line.words
        if line.name.hasPrefix("<mdomainset") { manage(words, at: line.location) }
        guard line.name == "<virtualhost" else { return nil }
        var draft = ApacheSiteDraft(location: line.location)
        draft.addresses = words.map { ($0, line.location) }
        return draft
    }

    private mutating func take(
        _ line: ApacheLine,
        into draft: inout ApacheSiteDraft,
        isNested: Bool
    ) {
        let name = line.name
        if name.hasPrefix("re") { draft.redirects.take(name, line.words, isNested: isNested) }
        guard !isNested else { return }
        switch name {
        case "servername", "serveralias": draft.takeName(line, line.words)
        case "listen":
            for word in line.words.prefix(1) {
                listens.append((word.contains(":") ? word : "*:" + word, line.location))
            }
        case "mdomain", "mdmember", "mdmembers": manage(line.words, at: line.location)
        default:
            guard name.hasPrefix("ssl") else { return }
            let naming = source.naming
            if let refused = draft.settings.take(line, line.words, naming) {
                source.note(.directive(.invalidValue(refused)), at: line.location)
            }
        }
    }

    private mutating func manage(_ names: [String], at location: Location) {
        for name in names where name.utf8.count <= 255 { managed[name.lowercased()] = location }
    }
}

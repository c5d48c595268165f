import CertModel

/// Walks through the blocks of a configuration and collects its sites.
struct NginxWalk {
    typealias Placed = NginxIncludes.Placed

    var includes: NginxIncludes
    let version: ServerVersion
    private var drafts: [NginxSiteDraft] = []
    private var removed = UniqueList<RemovedDirective>()
    private var maps = VariableMaps()
    private var blocks: Set<Location> = []
    private var repeatedSitesLeft: Int

    init(includes: NginxIncludes, version: ServerVersion) {
        self.includes = includes
        self.version = version
        repeatedSitesLeft = includes.limits.maximumRepeatedSites
    }

    /// Reads the directives of the main file: a whole configuration, or a fragment of one.
    mutating func read(_ directives: [Placed]) -> ServerConfiguration {
        if isWhole(directives) {
            readWhole(directives)
        } else {
            readFragment(directives)
        }
        noteClashes()
        noteRefusedNames()
        var sites = drafts.map { $0.site(of: version) }
        sites.shareTLS()
        return ServerConfiguration(
            dialect: .nginx,
            sites: sites,
            faults: includes.faults.all,
            removedDirectives: removed.all,
            files: includes.paths,
            findListeners: { $0.nginxListeners() }
        )
    }

    /// Whether the main file is a whole configuration, not a fragment of one.
    ///
    /// A whole one has a block that is allowed at the top only. The file's own directives decide
    /// before those that it includes.
    private func isWhole(_ directives: [Placed]) -> Bool {
        let main = includes.paths.first
        let own = directives.filter { $0.directive.location.path == main }
        if own.contains(where: \.directive.isTopLevelBlock) { return true }
        guard !own.contains(where: \.directive.isServerBlock) else { return false }
        return directives.contains(where: \.directive.isTopLevelBlock)
    }

    private mutating func readWhole(_ directives: [Placed]) {
        for placed in directives {
            let directive = placed.directive
            if let context = Site.Context(rawValue: directive.name), directive.block != nil {
                readLevel(includes.block(of: placed), of: context)
            } else if directive.isOfServers {
                note(directive.notAllowedHere, at: directive.location)
            } else {
                passThrough(placed)
            }
        }
    }

    /// Reads a fragment: the content of `http`, `stream` or `mail`, or else of a server block.
    private mutating func readFragment(_ directives: [Placed]) {
        let isOfServerBlock = !directives.contains { $0.directive.isServerBlock }
        let first = directives.first { $0.directive.namesSite }
        guard isOfServerBlock, let first else { return readLevel(directives, of: nil) }
        let location = first.directive.location
        var draft = NginxSiteDraft(at: location, in: Self.context(of: directives))
        draft.isBlock = false
        readServer(directives, into: &draft)
        drafts.append(draft)
    }

    /// Reads the block around servers, whose settings apply in all of them, even in earlier ones.
    private mutating func readLevel(_ directives: [Placed], of context: Site.Context?) {
        let firstDraft = drafts.count
        var settings = NginxSettings()
        for placed in directives {
            let directive = placed.directive
            switch directive.name {
            case "server":
                readServerBlock(placed, in: context)
            case "map" where directive.block != nil:
                maps.add(directive, entries: includes.block(of: placed).map(\.directive))
            case "listen",
                "server_name" where context != .mail:
                note(directive.notAllowedHere, at: directive.location)
            default:
                take(placed, in: context ?? .http, into: &settings)
            }
        }
        for index in drafts.indices[firstDraft...] {
            drafts[index].settings.inherit(from: settings)
            drafts[index].requests.maps = maps
        }
    }

    private mutating func readServerBlock(_ placed: Placed, in context: Site.Context?) {
        let directive = placed.directive
        guard directive.block != nil else {
            let refusal = NginxRefusal(.directive(.withoutBlock(directive.name)))
            return note(refusal, at: directive.location)
        }
        if !blocks.insert(directive.location).inserted {
            guard repeatedSitesLeft > 0 else {
                let maximum = includes.limits.maximumRepeatedSites
                return includes.note(
                    .inclusion(.tooManySites(maximum: maximum)),
                    at: directive.location
                )
            }
            repeatedSitesLeft -= 1
        }
        if !directive.arguments.isEmpty { note(directive.wrongNumber, at: directive.location) }
        let directives = includes.block(of: placed)
        let context = context ?? Self.context(of: directives)
        var draft = NginxSiteDraft(at: directive.location, in: context)
        readServer(directives, into: &draft)
        drafts.append(draft)
    }

    /// The kind of traffic of a lone server block, by directives that only one kind has.
    private static func context(of directives: [Placed]) -> Site.Context {
        let names = Set(directives.map(\.directive.name))
        if !names.isDisjoint(with: ["proxy_pass", "ssl_preread", "pass"]) { return .stream }
        if !names.isDisjoint(with: ["protocol", "auth_http", "starttls"]) { return .mail }
        return .http
    }

    private mutating func readServer(_ directives: [Placed], into draft: inout NginxSiteDraft) {
        for placed in directives {
            let directive = placed.directive
            do throws(NginxRefusal) {
                switch directive.name {
                case "listen":
                    try readListen(directive, into: &draft)
                case "server_name":
                    try readServerNames(directive, into: &draft)
                case "server":
                    throw directive.notAllowedHere
                default:
                    take(placed, in: draft.context, into: &draft.settings)
                }
            } catch {
                note(error, at: directive.location)
            }
        }
        draft.namesCertificate = !draft.settings.certificates.isEmpty
        guard draft.context == .http, draft.mayServePlainly else { return }
        draft.requests.read(directives, from: &includes)
        draft.requests.serverName = draft.serverNames.first?.written ?? ""
    }

    private mutating func readListen(
        _ directive: NginxDirective,
        into draft: inout NginxSiteDraft
    ) throws(NginxRefusal) {
        let words = try directive.words()
        draft.listens.append(
            Listen(nginx: words, at: directive.location, in: draft.context)
        )
        try draft.listens[draft.listens.count - 1].openSocket(in: draft.context)
        let parameters = NginxListenParameters(context: draft.context, version: version)
        try parameters.check(words.dropFirst())
    }

    private mutating func readServerNames(
        _ directive: NginxDirective,
        into draft: inout NginxSiteDraft
    ) throws(NginxRefusal) {
        let names = try directive.words().map(ServerName.init(nginx:))
        draft.serverNames += names
        draft.serverNamesAt = draft.serverNamesAt ?? directive.location
        if let refusal = names.lazy.compactMap(\.nginxRefusal).first { throw refusal }
    }

    /// Takes a setting; of anything else only the includes are followed.
    private mutating func take(
        _ placed: Placed,
        in context: Site.Context,
        into settings: inout NginxSettings
    ) {
        let directive = placed.directive
        guard NginxSettings.names.contains(directive.name) else {
            noteUnknown(directive)
            settings.takeOther(directive, in: context)
            return passThrough(placed)
        }
        let naming = NginxFileNaming(root: includes.root, hasVariables: context != .mail)
        if directive.name == "ssl" { noteRemoved(directive) }
        do throws(NginxRefusal) {
            try settings.take(directive, naming: naming)
        } catch {
            note(error, at: directive.location)
        }
    }

    /// Notes a name that no module has for a directive: `listen` and `443` with a no-break space
    /// between them.
    private mutating func noteUnknown(_ directive: NginxDirective) {
        guard !directive.name.utf8.allSatisfy({ $0 < 0x80 }) else { return }
        note(NginxRefusal(.directive(.unknown(directive.name))), at: directive.location)
    }

    /// Notes the `ssl` directive, deprecated since nginx 1.15.0 and removed in 1.25.1.
    private mutating func noteRemoved(_ directive: NginxDirective) {
        let removedIn = ServerVersion(1, 25, 1)
        removed.append(
            RemovedDirective(
                name: directive.name,
                location: directive.location,
                removedIn: removedIn,
                isRefused: version >= removedIn,
                replacement: directive.arguments.first?.lowercased() == "on"
                    ? ServerDialect.nginx.listenWithTLS : nil
            )
        )
    }

    /// Looks through a block that does not matter here for files that can't be included, and for
    /// directives of servers that are not allowed in it.
    private mutating func passThrough(_ placed: Placed) {
        let isOfRequests = ["location", "if", "limit_except"].contains(placed.directive.name)
        for inner in includes.block(of: placed) {
            if isOfRequests, inner.directive.isOfServers {
                note(inner.directive.notAllowedHere, at: inner.directive.location)
            } else {
                passThrough(inner)
            }
        }
    }

    /// Notes sockets that a block opens twice, and those that have two default servers.
    private mutating func noteClashes() {
        var defaults: Set<SocketKey> = []
        for draft in drafts {
            var opened: Set<Socket> = []
            for listen in draft.listens {
                guard let socket = listen.socket, let word = listen.words.first else { continue }
                if !opened.insert(socket).inserted {
                    note(NginxRefusal(.address(.duplicate(word))), at: listen.location)
                }
                guard listen.isDefaultServer else { continue }
                let key = SocketKey(socket: socket, context: draft.context)
                if !defaults.insert(key).inserted {
                    note(NginxRefusal(.address(.duplicateDefault(word))), at: listen.location)
                }
            }
        }
    }

    /// Notes names that nginx refuses where several sites share a socket.
    private mutating func noteRefusedNames() {
        let sharing = Dictionary(
            drafts.filter { $0.context == .http }.flatMap { Set($0.sockets) }.map { ($0, 1) },
            uniquingKeysWith: +
        )
        for draft in drafts where draft.context == .http {
            guard draft.sockets.contains(where: { (sharing[$0] ?? 0) > 1 }),
                let name = draft.serverNames.first(where: \.isRefusedAmongOthers)
            else { continue }
            let refusal = NginxRefusal(.serverName(.invalidAmongOthers(name.written)))
            note(refusal, at: draft.serverNamesAt ?? draft.location)
        }
    }

    private mutating func note(_ refusal: NginxRefusal, at location: Location) {
        includes.note(refusal.fault, at: location)
    }
}

extension NginxDirective {
    /// Whether it is a block that only whole configurations have.
    fileprivate var isTopLevelBlock: Bool {
        block != nil && ["http", "stream", "mail", "events"].contains(name)
    }

    /// Whether it is a server block.
    fileprivate var isServerBlock: Bool { name == "server" && block != nil }

    /// Whether it belongs in a server block, or around one.
    fileprivate var isOfServers: Bool {
        isServerBlock || NginxSettings.names.contains(name)
            || name == "listen" || name == "server_name"
    }

    /// Whether it makes the fragment that it is in a site.
    fileprivate var namesSite: Bool { name == "listen" || name == "server_name" }
}

import CertModel

/// Replaces each `include` in a block by the directives of the included files.
///
/// A file is read and parsed once, however many blocks include it. Everything that a hostile
/// configuration could make endless is bounded: files that include themselves, files included by
/// many that are included by many, the number and the octets of files.
struct NginxIncludes {
    let files: ConfigurationFiles
    /// The folder that relative names start from; empty for the current one.
    let root: String
    /// The faults, each once: every block that includes a file finds the same ones in it.
    private(set) var faults = UniqueList<ConfigurationFault>()
    /// The paths of the files read, in the order of reading.
    private(set) var paths: [String] = []
    private var documents: [String: NginxDocument] = [:]
    private var matches: [String: [String]] = [:]
    let limits: Limits
    private var octetsLeft: Int
    private var directivesLeft: Int
    private var inclusionsLeft: Int
    private var entriesLeft: Int

    /// The most that is read.
    struct Limits: Sendable {
        /// The most octets of all files: 256 MiB.
        var maximumOctets = 256 << 20
        /// The most directives, counting those of an included file each time.
        var maximumDirectives = 4_000_000
        /// The most inclusions of files, counting those of an included file each time.
        var maximumInclusions = 500_000
        /// The most entries of folders that patterns may look at: half a second.
        var maximumEntries = 500_000
        /// The most directives that inclusions may add, before `maximumRepeats` are allowed.
        var maximumRepeatedDirectives = 200_000
        /// How many more inclusions may add for each directive that is written.
        ///
        /// Snippets that every site includes need two or three.
        var maximumRepeats = 20
        /// The most sites that blocks may make by being included repeatedly.
        var maximumRepeatedSites = 1_000
        /// The deepest that files may include one another.
        var maximumDepth = 32
    }

    /// A directive, and the files whose inclusion led to it.
    struct Placed {
        let directive: NginxDirective
        /// How many blocks it is in.
        fileprivate let depth: Int
        fileprivate let trail: Trail
    }

    /// A file, and those that included it.
    fileprivate final class Trail: Sendable {
        let path: String
        let outer: Trail?
        let depth: Int

        init(_ path: String, within outer: Trail?) {
            self.path = path
            self.outer = outer
            depth = (outer?.depth ?? 0) + 1
        }

        func holds(_ path: String) -> Bool {
            self.path == path || outer?.holds(path) == true
        }
    }

    init(files: ConfigurationFiles, root: String, limits: Limits) {
        self.files = files
        self.root = root
        self.limits = limits
        octetsLeft = limits.maximumOctets
        directivesLeft = min(limits.maximumRepeatedDirectives, limits.maximumDirectives)
        entriesLeft = limits.maximumEntries
        inclusionsLeft = limits.maximumInclusions
    }

    /// The place of faults of the configuration as a whole.
    private var main: Location { Location(path: paths.first ?? "") }

    /// The directives of the main file.
    ///
    /// - Throws: what reading the file threw.
    mutating func main(_ path: String) throws(CertificateError) -> [Placed] {
        let document = try read(path)
        var directives: [Placed] = []
        let trail = Trail(path, within: nil)
        append(document.directives, depth: 0, along: trail, to: &directives)
        return directives
    }

    /// The directives of a block; none if there is no block.
    mutating func block(of placed: Placed) -> [Placed] {
        var directives: [Placed] = []
        guard let block = placed.directive.block else { return [] }
        guard placed.depth < NginxParser.maximumDepth else {
            let fault = ServerSyntaxFault.Words.nestedTooDeep(maximum: NginxParser.maximumDepth)
            note(.words(fault), at: placed.directive.location)
            return []
        }
        append(block, depth: placed.depth + 1, along: placed.trail, to: &directives)
        return directives
    }

    /// Notes that nginx would refuse what is written at a place.
    mutating func note(_ fault: ServerSyntaxFault, at location: Location) {
        note(.syntax(fault), at: location)
    }

    private mutating func note(_ kind: ConfigurationFault.Kind, at location: Location) {
        faults.append(ConfigurationFault(kind: kind, location: location))
    }

    private mutating func append(
        _ block: [NginxDirective],
        depth: Int,
        along trail: Trail,
        to directives: inout [Placed]
    ) {
        for directive in block {
            guard directivesLeft > 0 else {
                return note(.inclusion(.tooManyDirectives), at: main)
            }
            directivesLeft -= 1
            if directive.name == "include" {
                include(directive, depth: depth, along: trail, to: &directives)
            } else {
                directives.append(Placed(directive: directive, depth: depth, trail: trail))
            }
        }
    }

    private mutating func include(
        _ directive: NginxDirective,
        depth: Int,
        along trail: Trail,
        to directives: inout [Placed]
    ) {
        guard directive.arguments.count == 1, directive.block == nil else {
            let fault = ServerSyntaxFault.Inclusion.notOneFile(directive: directive.name)
            return note(.inclusion(fault), at: directive.location)
        }
        // The lexer has refused a longer word.
        guard directive.arguments[0].utf8.count <= NginxLexer.maximumWord else { return }
        let path = NginxFileNaming.path(of: directive.arguments[0], in: root)
        let isPattern = path.utf8.contains { "*?[".utf8.contains($0) }
        for path in isPattern ? paths(matching: path, of: directive) : [path] {
            guard inclusionsLeft > 0 else {
                let maximum = limits.maximumInclusions
                return note(.inclusion(.tooMany(maximum: maximum)), at: main)
            }
            inclusionsLeft -= 1
            if trail.holds(path) {
                note(.inclusion(.itself(path: path)), at: directive.location)
            } else if trail.depth == limits.maximumDepth {
                note(.inclusion(.nestedTooDeep), at: directive.location)
            } else {
                let inner = included(path, by: directive).directives
                let innerTrail = Trail(path, within: trail)
                append(inner, depth: depth, along: innerTrail, to: &directives)
            }
        }
    }

    private mutating func paths(
        matching pattern: String,
        of directive: NginxDirective
    ) -> [String] {
        if let known = matches[pattern] { return known }
        var found: [String] = []
        do throws(CertificateError) {
            found = try files.matches(pattern, &entriesLeft)
        } catch {
            note(
                .includeUnreadable(path: pattern, error.at(pattern)),
                at: directive.location
            )
        }
        matches[pattern] = found
        return found
    }

    /// A file's directives; none if it can't be read, which is a fault.
    private mutating func included(
        _ path: String,
        by directive: NginxDirective
    ) -> NginxDocument {
        do throws(CertificateError) {
            return try read(path)
        } catch {
            note(
                error.code == .notFound
                    ? .includeMissing(path: path) : .includeUnreadable(path: path, error),
                at: directive.location
            )
            return NginxDocument()
        }
    }

    private mutating func read(_ path: String) throws(CertificateError) -> NginxDocument {
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
        let document = NginxParser.parse(octets, path: path)
        documents[path] = document
        directivesLeft += min(document.count * limits.maximumRepeats, limits.maximumDirectives)
        directivesLeft = min(directivesLeft, limits.maximumDirectives)
        paths.append(path)
        for fault in document.faults { faults.append(fault) }
        return document
    }
}

import CertModel

/// The directives of a block with those of its includes in their places.
///
/// Files are read and parsed once, however many blocks include them. What a hostile configuration
/// could make endless is bounded: files that include themselves, files included by many that are
/// included by many, the number and the octets of files.
struct NginxIncludes {
    let files: ConfigurationFiles
    /// The folder that relative names begin at; empty for the current one.
    let root: String
    /// What is wrong, each once: every block that includes a file finds the same there.
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

    /// What may be read.
    struct Limits: Sendable {
        /// How many octets in all: 256 MiB.
        var octets = 256 << 20
        /// How many directives in all, those of an included file each time.
        var directives = 4_000_000
        /// How many files may be included in all, those included by many each time.
        var inclusions = 500_000
        /// How many entries of folders patterns may look at in all: half a second.
        var entries = 500_000
        /// How many directives files may come to by being included again and again, at first.
        var repeatedDirectives = 200_000
        /// How many more for each directive that is written.
        ///
        /// Snippets that every site includes come to two or three.
        var repeatsOfDirective = 20
        /// How many sites may come of one block that is included again and again, all blocks
        /// together.
        var repeatedSites = 1_000
        /// How deep files may include one another.
        var includes = 32
    }

    /// A directive, and the files that led to it.
    struct Placed {
        let directive: NginxDirective
        /// How many blocks it stands in.
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
        octetsLeft = limits.octets
        directivesLeft = min(limits.repeatedDirectives, limits.directives)
        entriesLeft = limits.entries
        inclusionsLeft = limits.inclusions
    }

    /// Where what concerns the whole configuration is said.
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

    /// The directives of a block; none where it has no block.
    mutating func block(of placed: Placed) -> [Placed] {
        var directives: [Placed] = []
        guard let block = placed.directive.block else { return [] }
        guard placed.depth < NginxParser.deepestBlock else {
            note("blocks are nested too deep", at: placed.directive.location)
            return []
        }
        append(block, depth: placed.depth + 1, along: placed.trail, to: &directives)
        return directives
    }

    /// Notes that something is wrong with what is written at a place.
    mutating func note(_ message: String, at location: Location) {
        faults.append(
            ConfigurationFault(kind: .syntax, location: location, message: message)
        )
    }

    private mutating func append(
        _ block: [NginxDirective],
        depth: Int,
        along trail: Trail,
        to directives: inout [Placed]
    ) {
        for directive in block {
            guard directivesLeft > 0 else {
                return note(
                    "the files come to too many directives by including one another",
                    at: main
                )
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
            return note("\"include\" takes the name of one file", at: directive.location)
        }
        // The lexer has refused a longer word.
        guard directive.arguments[0].utf8.count <= NginxLexer.maximumWord else { return }
        let path = NginxFileNaming.path(of: directive.arguments[0], in: root)
        let isPattern = path.utf8.contains { "*?[".utf8.contains($0) }
        for path in isPattern ? paths(matching: path, of: directive) : [path] {
            guard inclusionsLeft > 0 else {
                return note("more than \(limits.inclusions) inclusions", at: main)
            }
            inclusionsLeft -= 1
            if trail.holds(path) {
                note("\(path.printable) includes itself", at: directive.location)
            } else if trail.depth == limits.includes {
                note("files include one another too deep", at: directive.location)
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
            let error = CertificateError(error.code, source: pattern, reason: error.reason)
            faults.append(
                ConfigurationFault(
                    kind: .includeUnreadable(error),
                    location: directive.location,
                    message: "\(pattern.printable): \(error.reason)"
                )
            )
        }
        matches[pattern] = found
        return found
    }

    /// A file's directives; none, and a fault, where it can't be read.
    private mutating func included(
        _ path: String,
        by directive: NginxDirective
    ) -> NginxDocument {
        do throws(CertificateError) {
            return try read(path)
        } catch {
            let isMissing = error.code == .notFound
            faults.append(
                ConfigurationFault(
                    kind: isMissing ? .includeMissing : .includeUnreadable(error),
                    location: directive.location,
                    message: isMissing
                        ? "\(path.printable) does not exist"
                        : "\(path.printable) can't be read: \(error.reason)"
                )
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
                reason: "the files hold more than \(limits.octets) octets in all"
            )
        }
        octetsLeft -= octets.count
        let document = NginxParser.parse(octets, path: path)
        documents[path] = document
        directivesLeft += min(document.count * limits.repeatsOfDirective, limits.directives)
        directivesLeft = min(directivesLeft, limits.directives)
        paths.append(path)
        for fault in document.faults { faults.append(fault) }
        return document
    }
}

import CertModel

/// Builds a file's tree of directives.
///
/// It does not know what directives mean, except for blocks of Lua, which are in another language.
/// Only the first fault of a file's text is kept: nginx stops there, and most later ones only
/// follow from it.
struct NginxParser {
    private var lexer: NginxLexer
    private let path: String
    private var open: [OpenBlock] = []
    private var directives: [NginxDirective] = []
    private var count = 0

    /// A block that is not closed yet, and the directives before it in the block around it.
    private struct OpenBlock {
        var statement: NginxLexer.Statement
        var before: [NginxDirective]
    }

    /// The deepest that blocks may be nested.
    static let maximumDepth = 100

    private init(_ octets: [UInt8], path: String) {
        lexer = NginxLexer(octets)
        self.path = path
    }

    /// Parses a file.
    static func parse(_ octets: [UInt8], path: String) -> NginxDocument {
        var parser = NginxParser(octets, path: path)
        return parser.parse()
    }

    private mutating func parse() -> NginxDocument {
        while take(lexer.next()) {}
        if !open.isEmpty {
            lexer.note(.endOfBlockMissing)
            while closeBlock() {}
        }
        let faults =
            lexer.fault.map { fault in
                ConfigurationFault(
                    kind: .syntax(.words(fault.kind)),
                    location: Location(path: path, line: fault.line)
                )
            }.map { [$0] } ?? []
        return NginxDocument(directives: directives, faults: faults, count: count)
    }

    /// Takes one token; false at the end.
    private mutating func take(_ token: NginxLexer.Token) -> Bool {
        switch token {
        case .statement(let statement):
            append(statement, block: nil)
        case .blockStart(let statement) where statement.words[0].hasSuffix("_by_lua_block"):
            lexer.skipLuaBlock()
            append(statement, block: [])
        case .blockStart(let statement):
            guard open.count < Self.maximumDepth else {
                lexer.note(.nestedTooDeep(maximum: Self.maximumDepth))
                return false
            }
            open.append(OpenBlock(statement: statement, before: directives))
            directives = []
        case .blockEnd:
            if !closeBlock() { lexer.note(.unexpected("}")) }
        case .end:
            return false
        }
        return true
    }

    /// Closes the innermost block; false if none is open.
    private mutating func closeBlock() -> Bool {
        guard !open.isEmpty else { return false }
        // The directives before it are moved back, not copied: a file may hold any number of blocks.
        let inner = directives
        directives = []
        swap(&directives, &open[open.count - 1].before)
        append(open.removeLast().statement, block: inner)
        return true
    }

    private mutating func append(_ statement: NginxLexer.Statement, block: [NginxDirective]?) {
        count += 1
        directives.append(
            NginxDirective(
                location: Location(path: path, line: statement.line),
                name: statement.words[0],
                arguments: Array(statement.words.dropFirst()),
                block: block
            )
        )
    }
}

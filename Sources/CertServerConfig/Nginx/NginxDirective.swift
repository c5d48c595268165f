import CertModel

/// One directive as written: its words, and its block where it has one.
struct NginxDirective: Sendable {
    /// Where its first word is.
    let location: Location
    /// Its name, the first word.
    let name: String
    /// The other words, after unquoting.
    let arguments: [String]
    /// The directives of its block; nil if it ends with a semicolon.
    let block: [NginxDirective]?
}

/// A file's directives, and the faults of its text.
struct NginxDocument: Sendable {
    var directives: [NginxDirective] = []
    var faults: [ConfigurationFault] = []
    /// How many directives are written, including those inside blocks.
    var count = 0
}

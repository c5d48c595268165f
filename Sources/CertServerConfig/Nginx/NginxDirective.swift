import CertModel

/// One directive as written: its words, and its block where it has one.
struct NginxDirective: Sendable {
    /// Where its first word stands.
    let location: Location
    /// Its name, the first word.
    let name: String
    /// The other words, after unquoting.
    let arguments: [String]
    /// What its block holds; nil where it ends with a semicolon.
    let block: [NginxDirective]?
}

/// A file's directives, and what is wrong with the writing.
struct NginxDocument: Sendable {
    var directives: [NginxDirective] = []
    var faults: [ConfigurationFault] = []
    /// How many directives are written, those inside blocks among them.
    var count = 0
}

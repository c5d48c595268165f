/// Why a server would refuse what is written in its configuration.
///
/// The cases are what languages of configurations have in common; a kind of server that refuses for
/// another reason adds a case.
package enum ServerSyntaxFault: Sendable, Hashable {
    case words(Words)
    case directive(Directive)
    case address(Address)
    case serverName(ServerName)
    case inclusion(Inclusion)
    case tls(TLS)
    case manifest(ManifestFault)

    /// What is wrong with the writing, whatever it means.
    package enum Words: Sendable, Hashable {
        case byteOrderMark
        /// A character, or an end of a block, where it means nothing.
        case unexpected(String)
        /// The file ends within a statement.
        case endOfStatementMissing
        /// The file ends within a block.
        case endOfBlockMissing
        /// The file ends within a block of Lua.
        case endOfLuaMissing
        /// A word is longer than the server reads; `isQuoted` where a closing quote may be missing.
        case tooLong(isQuoted: Bool)
        case commentTooLong(octets: Int)
        case nestedTooDeep(maximum: Int)
    }

    /// What is wrong with a directive.
    package enum Directive: Sendable, Hashable {
        case unknown(String)
        case notTerminated(String)
        case withoutBlock(String)
        case wrongNumberOfArguments(String)
        case notAllowedHere(String)
        case duplicate(String)
        case notOnOrOff(String, value: String)
        case invalidValue(String)
        case invalidParameter(String)
    }

    /// What is wrong with what a site listens on, as it is written.
    package enum Address: Sendable, Hashable {
        case noHost(String)
        case noPort(String)
        case hostNotFound(String)
        case invalidHost(String)
        case invalidPort(String)
        case duplicate(String)
        case duplicateDefault(String)
    }

    /// What is wrong with a name of a site.
    package enum ServerName: Sendable, Hashable {
        case emptyExpression
        case expression(String, ExpressionFault)
        case invalid(String)
        /// It is refused only beside other sites.
        case invalidAmongOthers(String)
    }

    /// What is wrong with how files include one another.
    package enum Inclusion: Sendable, Hashable {
        case notOneFile(directive: String)
        case itself(path: String)
        case nestedTooDeep
        case tooMany(maximum: Int)
        case tooManyDirectives
        case tooManySites(maximum: Int)
    }

    /// What is wrong with the settings for TLS.
    package enum TLS: Sendable, Hashable {
        /// No key is named for a certificate.
        case keyMissing(certificate: String)
        /// Client certificates are to be verified, and no authority is named.
        case clientAuthoritiesMissing
        /// OpenSSL finds no suite in a list of ciphers.
        case cipherListRefused(String)
    }
}

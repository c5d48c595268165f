/// A name that a site is written to answer to.
public struct ServerName: Sendable, Hashable {
    /// The name as written, after the server's own unquoting.
    public internal(set) var written: String
    /// What it means.
    public internal(set) var kind: Kind

    /// What a server's name means.
    public enum Kind: Sendable, Hashable {
        /// One name, in lower case.
        case exact(String)
        /// `*.example.test`: every name below `example.test`, at any depth.
        case leadingWildcard(base: String)
        /// `www.example.*`: every name that begins with `www.example`, with any end.
        case trailingWildcard(base: String)
        /// `.example.test`: `example.test`, and every name below it.
        case withSubdomains(base: String)
        /// Every name that a regular expression matches.
        case regularExpression
        /// A placeholder that no client asks for by name: `_`, or an empty name.
        case catchAll
        /// Something that no client can ask for: `a.test,`, `a.test:8443`, `https://a.test`.
        case impossible
        /// The name of the machine that the server runs on.
        case hostname
    }
}

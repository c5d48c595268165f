/// What one listener of a configuration gives a client that asks for a host.
public struct ServedAnswer: Sendable, Hashable {
    /// The host asked for; nil for a client that sends no name.
    public var host: ReferenceIdentifier?
    /// The listener, its words as written: `443 ssl`.
    public var listen: String
    /// The site that answers.
    public var site: Location
    /// The certificates that the client may be given, one for each kind of key, the one for a client
    /// of today first; none where the handshake is refused.
    public var certificates: [Certificate]
    /// Whether every one of them covers the host; nil for a client that sends no name.
    public var covers: Bool?

    package init(
        host: ReferenceIdentifier?,
        listen: String,
        site: Location,
        certificates: [Certificate],
        covers: Bool?
    ) {
        self.host = host
        self.listen = listen
        self.site = site
        self.certificates = certificates
        self.covers = covers
    }

    /// A certificate that a client may be given.
    public struct Certificate: Sendable, Hashable {
        /// The file and the line of its block.
        public var location: Location
        /// The SHA-256 digest of its DER, 32 octets.
        public var sha256: [UInt8]
        /// The kind of its key.
        public var keyAlgorithm: PublicKey.Algorithm

        package init(location: Location, sha256: [UInt8], keyAlgorithm: PublicKey.Algorithm) {
            self.location = location
            self.sha256 = sha256
            self.keyAlgorithm = keyAlgorithm
        }
    }
}

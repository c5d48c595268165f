/// One request of `batch`: a chain and what it is to be judged by, everything in PEM.
public struct BatchRequest: Sendable {
    /// The request's id, as JSON text.
    public var id = "null"
    /// The certificates as presented, leaf first; each text may hold several.
    public var certificates: [String] = []
    /// Certificates that clients have, although no server presents them.
    public var intermediates: [String] = []
    /// The anchors; nil for the system's.
    public var trustAnchors: [String]?
    /// The leaf's private key.
    public var key: String?
    /// What opens the key.
    public var passphrase: Passphrase?
    /// The hosts to be covered.
    public var hosts: [String] = []
    /// The e-mail addresses to be covered.
    public var emails: [String] = []
    /// The time to judge at; nil for the batch's own.
    public var time: Timestamp?
    /// What the leaf is to be used for.
    public var purpose = Purpose.server
    /// Which rules are asked for.
    public var profile = Profile.web
    /// How many authorities may stand between leaf and anchor; nil without a limit.
    public var maximumIntermediates: Int?
    /// What the leaf's key usage must allow.
    public var keyUsage: KeyUsage = []
    /// What the extended key usage must allow beside the purpose.
    public var extendedKeyUsage: [OID] = []
    /// Which policies the path must be valid for.
    public var policies = PolicyInputs()
    /// The client families that a pass is promised for; nil for the default.
    public var clients: ClientFamilies?
    /// CRLs in PEM; each text may hold several.
    public var revocationLists: [String] = []

    /// Creates an empty request.
    public init() {}
}

/// Why a line is not a request.
public struct BatchRefusal: Error, Sendable {
    /// The request's id where it could be read, as JSON text.
    public var id: String
    /// What is wrong with it.
    public var error: CertificateError

    package init(id: String = "null", _ refusal: RequestRefusal) {
        self.id = id
        error = CertificateError(.badRequest, .request(refusal))
    }

    /// The answer that says so.
    public var answer: BatchAnswer {
        BatchAnswer(id: id, status: .error, error: error)
    }
}

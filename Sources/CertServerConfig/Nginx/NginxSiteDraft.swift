import CertModel

/// One server block as it is read, before it inherits from the blocks around it.
struct NginxSiteDraft {
    let location: Location
    let context: Site.Context
    /// Whether it is a whole block, not a fragment of one.
    var isBlock = true
    var settings = NginxSettings()
    var listens: [Listen] = []
    var serverNames: [ServerName] = []
    /// Where the first name is written.
    var serverNamesAt: Location?
    /// Whether the block itself names a certificate, rather than a block around it.
    var namesCertificate = false
    var requests = RequestRules()

    init(at location: Location, in context: Site.Context) {
        self.location = location
        self.context = context
    }

    /// The site with the settings in force in a version of nginx.
    func site(of version: ServerVersion) -> Site {
        let defaultProtocols = TLSVersion.defaults(of: version)
        return Site(
            location: location,
            context: context,
            listens: listens,
            sockets: sockets,
            serverNames: serverNames,
            serverNamesAt: serverNamesAt,
            isTLS: isTLS,
            certificates: settings.certificates,
            namesCertificate: namesCertificate,
            keys: settings.keys,
            certificateProgram: settings.certificateProgram,
            passwordFile: settings.passwordFile,
            protocols: settings.protocols ?? Setting(value: defaultProtocols, location: nil),
            ciphers: settings.ciphers ?? Setting(value: "HIGH:!aNULL:!MD5", location: nil),
            rejectsHandshake: settings.rejectsHandshake?.value == true,
            stapling: stapling,
            clientVerification: clientVerification,
            mailProtocol: settings.mailProtocol?.value,
            tlsTurnedOnAt: settings.ssl?.value == true ? settings.ssl?.location : nil,
            plainRequests: requests.plainRequests
        )
    }

    /// Whether clients may ask it for pages without TLS on port 80: only then does it matter what it
    /// does with requests.
    var mayServePlainly: Bool {
        listens.isEmpty
            || listens.contains { !$0.turnsTLSOn && $0.socket?.contains(port: 80) == true }
    }

    var sockets: [Socket] {
        let isImplied = listens.isEmpty && isBlock && context == .http
        return isImplied ? [.nginxDefault] : listens.compactMap(\.socket)
    }

    /// Whether it serves TLS for another reason than its sockets.
    private var isTLS: Bool {
        let startsTLS = context == .mail && settings.startsTLS?.value == true
        return startsTLS || !isBlock && listens.isEmpty && !settings.certificates.isEmpty
    }

    private var clientVerification: ClientVerification {
        ClientVerification(
            mode: settings.verifyClient?.value ?? .off,
            authorities: settings.clientAuthorities,
            trusted: settings.trustedAuthorities,
            revocationLists: settings.revocationLists
        )
    }

    private var stapling: Stapling? {
        guard let isOn = settings.stapling, isOn.value, let location = isOn.location else {
            return nil
        }
        return Stapling(
            location: location,
            responder: settings.staplingResponder?.value,
            file: settings.staplingFile
        )
    }
}

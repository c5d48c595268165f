/// A socket, and the kind of traffic on it.
struct SocketKey: Hashable {
    let socket: Socket
    let context: Site.Context
}

extension Site {
    /// One of its sockets with its kind of traffic.
    func key(of socket: Socket?) -> SocketKey? {
        socket.map { SocketKey(socket: $0, context: context) }
    }
}

extension ServerConfiguration {
    /// The default site of each socket, which answers where no site has the name asked for: the
    /// first that is declared the default, else the first.
    ///
    /// It takes time in proportion to the number of sites: ask once, and keep the answer.
    public func defaultSites() -> DefaultSites {
        DefaultSites(sites)
    }
}

/// The default site of each socket.
public struct DefaultSites: Sendable {
    private var indices: [SocketKey: Int] = [:]

    init(_ sites: [Site]) {
        var declared: Set<SocketKey> = []
        for (index, site) in sites.enumerated() {
            let own = Set(site.listens.filter(\.isDefaultServer).map(\.socket))
            for socket in site.sockets {
                let key = SocketKey(socket: socket, context: site.context)
                let isDeclared = own.contains(socket)
                if indices[key] == nil || isDeclared && !declared.contains(key) {
                    indices[key] = index
                }
                if isDeclared { declared.insert(key) }
            }
        }
    }

    /// The index of a socket's default site among the configuration's sites; nil where no site
    /// listens on it.
    public func index(on socket: Socket, in context: Site.Context) -> Int? {
        indices[SocketKey(socket: socket, context: context)]
    }
}

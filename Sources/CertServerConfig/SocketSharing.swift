extension [Site] {
    /// Turns TLS on for every site on a socket on which one of them turns it on, as nginx does:
    /// a connection speaks TLS or not before the client has said which site it wants.
    mutating func shareTLS() {
        let secured = Set(flatMap(\.securedSockets))
        for index in indices {
            for place in self[index].listens.indices {
                guard let key = self[index].key(of: self[index].listens[place].socket) else {
                    continue
                }
                if secured.contains(key) { self[index].listens[place].servesTLS = true }
            }
            let isSecured = self[index].sockets.contains { socket in
                self[index].key(of: socket).map(secured.contains) == true
            }
            let saysSo =
                self[index].sslOn != nil || self[index].listens.contains(where: \.servesTLS)
            if isSecured || saysSo { self[index].isTLS = true }
        }
    }
}

/// A socket, and the kind of traffic on it.
struct SocketKey: Hashable {
    let socket: Socket
    let context: Site.Context
}

extension Site {
    /// The sockets that this site turns TLS on for.
    fileprivate var securedSockets: [SocketKey] {
        let secured = sslOn != nil ? sockets : listens.filter(\.servesTLS).compactMap(\.socket)
        return secured.compactMap(key)
    }

    fileprivate func key(of socket: Socket?) -> SocketKey? {
        socket.map { SocketKey(socket: $0, context: context) }
    }
}

extension ServerConfiguration {
    /// The sites that answer on a socket where no site's name fits: the first that says
    /// `default_server`, else the first.
    ///
    /// It takes time in proportion to the number of sites: ask once, and keep the answer.
    public func defaultSites() -> DefaultSites {
        DefaultSites(sites)
    }
}

/// Which site answers on a socket where no site's name fits.
public struct DefaultSites: Sendable {
    private var places: [SocketKey: Int] = [:]

    init(_ sites: [Site]) {
        var isSaid: Set<SocketKey> = []
        for (place, site) in sites.enumerated() {
            let said = Set(site.listens.filter(\.isDefaultServer).map(\.socket))
            for socket in site.sockets {
                let key = SocketKey(socket: socket, context: site.context)
                let says = said.contains(socket)
                if places[key] == nil || says && !isSaid.contains(key) { places[key] = place }
                if says { isSaid.insert(key) }
            }
        }
    }

    /// The place, among the configuration's sites, of the one that answers; nil where none
    /// listens.
    public func place(on socket: Socket, in context: Site.Context) -> Int? {
        places[SocketKey(socket: socket, context: context)]
    }
}

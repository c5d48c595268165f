extension [Site] {
    /// Turns TLS on for every site on a socket on which one of them turns it on, as nginx does:
    /// a connection speaks TLS or not before the client has said which site it wants.
    mutating func shareTLS() {
        let secured = Set(flatMap(\.securedSockets))
        for index in indices {
            for listen in self[index].listens.indices {
                guard let key = self[index].key(of: self[index].listens[listen].socket) else {
                    continue
                }
                if secured.contains(key) { self[index].listens[listen].servesTLS = true }
            }
            let isOnSecured = self[index].sockets.contains { socket in
                self[index].key(of: socket).map(secured.contains) == true
            }
            let turnsTLSOn =
                self[index].tlsTurnedOnAt != nil
                || self[index].listens.contains(where: \.servesTLS)
            if isOnSecured || turnsTLSOn { self[index].isTLS = true }
        }
    }
}

extension Site {
    /// The sockets that this site turns TLS on for.
    fileprivate var securedSockets: [SocketKey] {
        let secured =
            tlsTurnedOnAt != nil ? sockets : listens.filter(\.servesTLS).compactMap(\.socket)
        return secured.compactMap(key)
    }
}

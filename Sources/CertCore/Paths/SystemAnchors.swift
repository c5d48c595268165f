/// Certificates of the system's own trust store, which its vendor replaces: one that has
/// expired is not reported where it is found in a folder.
enum SystemAnchors {
    private static let store = Locked<TrustStore??>(nil)

    /// Whether the store holds a certificate, octet by octet.
    static func contain(_ certificate: Certificate, _ engine: Engine) -> Bool {
        let store = store.withLock { store in
            if let store { return store }
            let system = try? TrustStore.system()
            store = .some(system)
            return system
        }
        return store?.anchor(equalTo: certificate, engine: engine) != nil
    }
}

extension Finding {
    /// Whether it is about a validity period.
    var isOfTime: Bool { [.expired, .notYetValid, .expiresSoon].contains(id) }
}

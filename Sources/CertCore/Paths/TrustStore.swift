/// The certificates that paths may end in.
///
/// The system's store is read as far as it is asked: an issuer is looked up in the hashed folder,
/// and of a bundle only the certificates of a name that is asked for are decoded.
public final class TrustStore: Sendable {
    private let given: NameTable<Anchor>
    private let folder: HashedFolder?
    /// Whether the anchors are the system's, and not somebody's own.
    private let isSystem: Bool
    /// What of the files and folders given could not be read.
    public let failures: [CertificateError]
    /// Anchors by the DER of the name that was asked for; names without anchors too.
    private let found: Locked<[Octets: [Certificate]]>

    /// How many names are kept before all are dropped.
    private static let maximumFound = 16_384

    /// A store of these certificates alone.
    public convenience init(_ certificates: [Certificate]) {
        self.init(certificates, failures: [])
    }

    private init(_ certificates: [Certificate], failures: [CertificateError]) {
        given = NameTable(certificates.map(Anchor.init)) { $0.subject }
        folder = nil
        isSystem = false
        self.failures = failures
        found = Locked([:])
    }

    private init(folder: HashedFolder?, bundle: [Anchor]) {
        given = NameTable(bundle) { $0.subject }
        self.folder = folder
        isSystem = true
        failures = []
        found = Locked([:])
    }

    /// The system's store, as OpenSSL finds it: `SSL_CERT_FILE` and `SSL_CERT_DIR`, else the
    /// folder and the bundle that OpenSSL was built with, else the bundles of distributions.
    ///
    /// - Throws: `CertificateError` with code `notFound` where the system has no anchors.
    public static func system() throws(CertificateError) -> TrustStore {
        let places = SystemTrust()
        if let folder = HashedFolder(places.folders) {
            let named = places.namedBundle
            return TrustStore(folder: folder, bundle: try named.map(Anchor.all(in:)) ?? [])
        }
        for bundle in places.bundles {
            guard let anchors = try? Anchor.all(in: bundle) else { continue }
            return TrustStore(folder: nil, bundle: anchors)
        }
        throw CertificateError(.notFound, .content(.noAnchors))
    }

    /// The certificates of files and folders, each of which must hold at least one.
    ///
    /// What can't be read beside those is in `failures`, which every report then holds as errors.
    public convenience init(paths: [String]) throws(CertificateError) {
        let all = try Certificate.gather(from: paths)
        self.init(all.items, failures: all.failures)
    }

    /// The anchors of a name, compared by RFC 5280 §7.1.
    ///
    /// - Parameter engine: Hashes names and decodes what a folder holds; to set up another one than
    ///   the caller's, or OpenSSL's default context, is a fourteenth each of checking one file.
    func anchors(named name: DistinguishedName, engine: Engine) -> [Certificate] {
        let key = Octets(name.der)
        if let known = found.withLock({ $0[key] }) { return known }
        // One name may be written in several ways, and stand in the folder as well.
        let matching =
            given(name).compactMap { $0.certificate(by: engine) }
            + (folder?.certificates(named: name, engine: engine) ?? [])
        found.withLock { found in
            if found.count >= Self.maximumFound { found.removeAll() }
            found[key] = matching
        }
        return matching
    }

    /// Whether an anchor is a public root: one of the system's, or of the name of one, as those are
    /// that a public authority made in another form.
    func isPublicRoot(_ anchor: Certificate, engine: Engine) -> Bool {
        if isSystem { return true }
        return Self.publicRoots.map {
            !$0.anchors(named: anchor.subject, engine: engine).isEmpty
        } ?? false
    }

    /// The system's store, looked for when it is first asked about: each request of a batch has a
    /// store of its own.
    private static let publicRoots = try? system()

    /// The anchor that a certificate is to the octet; it alone has the trust stated beside it.
    func anchor(equalTo certificate: Certificate, engine: Engine) -> Certificate? {
        anchors(named: certificate.subject, engine: engine).first { $0 == certificate }
    }
}

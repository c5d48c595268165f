/// The path that a client goes by which takes the first issuer that fits and does not look back.
///
/// > OpenSSL's `build_chain`: trust anchors first, then the presented certificates in their order;
/// > GnuTLS' `_gnutls_sort_clist`; Mbed TLS' `x509_crt_find_parent`.
struct ClientPath {
    typealias Candidate = PathBuilder.Candidate

    /// How a client chooses issuers.
    enum Strategy {
        /// OpenSSL; whether any anchor will do, and not only a self-signed one.
        case openssl(acceptsPartialChains: Bool)
        case gnutls
        case mbedtls
    }

    /// How the walk ended.
    enum End: Equatable {
        case anchor
        /// Nothing fits the last certificate.
        case missingIssuer
        /// The last certificate is self-signed and no anchor.
        case unknownRoot
    }

    private(set) var path: [Candidate]
    private(set) var end = End.missingIssuer
    private let others: [Candidate]
    private let trust: TrustStore
    private let engine: Engine
    private let work: Budget.Share
    private let time: Timestamp

    /// How many certificates a walk passes at most.
    private static let maximumLength = 100

    init(
        _ strategy: Strategy,
        from leaf: Candidate,
        through presented: [Candidate],
        trust: TrustStore,
        engine: Engine,
        work: Budget.Share,
        time: Timestamp
    ) {
        self.work = work
        path = [leaf]
        var others = presented
        if let own = others.firstIndex(where: { $0.certificate == leaf.certificate }) {
            others.remove(at: own)
        }
        (self.others, self.trust, self.engine, self.time) = (others, trust, engine, time)
        switch strategy {
        case .openssl(let isPartial): walkAsOpenSSL(isPartial)
        case .gnutls: walkAsGnuTLS()
        case .mbedtls: walkAsMbedTLS()
        }
    }

    private func anchors(for certificate: Certificate) -> [Candidate] {
        trust.anchors(named: certificate.issuer, engine: engine).map {
            Candidate(certificate: $0, source: .trust, origin: nil)
        }
    }

    /// The first of some candidates that fits and is valid, else the one that ends last.
    private func first(
        among candidates: [Candidate],
        where fits: (Certificate) -> Bool
    ) -> Candidate? {
        var last: Candidate?
        for candidate in candidates where fits(candidate.certificate) {
            let certificate = candidate.certificate
            if certificate.notBefore <= time, time <= certificate.notAfter { return candidate }
            if last.map({ $0.certificate.notAfter < certificate.notAfter }) ?? true {
                last = candidate
            }
        }
        return last
    }
}

extension ClientPath {
    private mutating func walkAsOpenSSL(_ isPartial: Bool) {
        var waiting = others
        var hasAnchor = false
        while path.count < Self.maximumLength, let top = path.last?.certificate {
            if isPartial, !hasAnchor, trust.anchor(equalTo: top, engine: engine) != nil {
                return end = .anchor
            }
            let isSelfSigned = top.isSelfIssued && top.identifies(top)
            let fits = { (issuer: Certificate) in
                top.issuer.matches(issuer.subject) && top.identifies(issuer)
                    && issuer.canHaveSigned(top)
            }
            if let anchor = first(among: anchors(for: top), where: fits) {
                if isSelfSigned {
                    end = hasAnchor || anchor.certificate == top ? .anchor : .unknownRoot
                    return
                }
                hasAnchor = true
                path.append(anchor)
                if isPartial { return end = .anchor }
                continue
            }
            if hasAnchor { return end = .anchor }
            guard !isSelfSigned else { return end = .unknownRoot }
            guard let issuer = first(among: waiting, where: fits) else { return }
            waiting.removeAll { $0.certificate == issuer.certificate }
            path.append(issuer)
        }
    }

    private mutating func walkAsGnuTLS() {
        let list = path + others
        let fits = { (issued: Certificate, issuer: Certificate) in
            issued.issuer.der == issuer.subject.der && issued.identifiesKey(of: issuer)
        }
        var place = 0
        while path.count < list.count {
            let top = list[place].certificate
            let next = list.indices.dropFirst().first {
                $0 != place && fits(top, list[$0].certificate)
            }
            guard let next else { break }
            path.append(list[next])
            place = next
        }
        for (index, candidate) in path.enumerated().dropFirst() {
            let same = trust.anchors(named: candidate.certificate.subject, engine: engine).filter {
                $0.publicKey.sha256 == candidate.certificate.publicKey.sha256
            }
            guard let anchor = same.first(where: { $0 == candidate.certificate }) ?? same.first
            else { continue }
            path.removeSubrange(index...)
            path.append(Candidate(certificate: anchor, source: .trust, origin: nil))
            return end = .anchor
        }
        if path.count > 1, let root = path.last?.certificate, fits(root, root) { path.removeLast() }
        guard let top = path.last?.certificate else { return }
        guard let anchor = first(among: anchors(for: top), where: { fits(top, $0) }) else { return }
        path.append(anchor)
        end = .anchor
    }

    private mutating func walkAsMbedTLS() {
        let list = path + others
        var place = 0
        while path.count < Self.maximumLength, let top = path.last?.certificate {
            let fits = { (issuer: Certificate) in
                top.issuer.matches(issuer.subject)
                    && issuer.known.keyUsage?.contains(.keyCertSign) ?? true
            }
            let isSigner = { [engine, work] in
                engine.verify(top, issuedBy: $0, within: work) == .valid
            }
            if let anchor = first(among: anchors(for: top), where: { fits($0) && isSigner($0) }) {
                path.append(anchor)
                return end = .anchor
            }
            let below = Array(list[(place + 1)...])
            guard let issuer = first(among: below, where: { fits($0) && $0.isCA }),
                let index = below.firstIndex(where: { $0.certificate == issuer.certificate })
            else { return }
            place += 1 + index
            path.append(issuer)
        }
    }
}

extension Certificate {
    /// Whether key identifiers let `issuer` be this one's issuer, where both have one.
    fileprivate func identifiesKey(of issuer: Certificate) -> Bool {
        guard let wanted = known.authorityKeyIdentifier?.keyIdentifier, !wanted.isEmpty,
            let own = issuer.known.subjectKeyIdentifier
        else { return true }
        return wanted == own
    }

    /// Whether its key is of the kind that made a certificate's signature.
    fileprivate func canHaveSigned(_ certificate: Certificate) -> Bool {
        guard let scheme = SignatureScheme(certificate.signatureAlgorithm) else { return true }
        return scheme.keyAlgorithms.contains(publicKey.algorithm)
    }
}

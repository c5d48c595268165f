import CertDecoding

/// Says whether the certificates of a path are revoked (RFC 5280 §6.3).
///
/// One judge serves one leaf: it remembers which CRL issuers it has validated, and how much work
/// hostile lists have cost.
final class RevocationJudge {
    private let store: RevocationStore
    private let time: Timestamp
    /// Whether lists must have the form that RFC 5280 §5 asks of their issuers.
    private let isStrict: Bool
    private let issuers: RevocationIssuers
    private let work: Budget.Share
    /// The places that each list is for.
    private var places: [CertificateRevocationList: RevocationPlaces] = [:]

    /// What it takes to hold a list against a distribution point, and to look up a name, in
    /// nanoseconds: honest paths do so fewer than a hundred times, hostile ones have points, lists
    /// and names by the hundred thousand.
    private static let costOfPoint = 10_000
    private static let costOfName = 1000
    /// What each octet of a name costs more.
    private static let costOfNameOctet = 2
    /// What it takes to compare a list with a delta CRL, but for the names of their places.
    private static let costOfDelta = 1000

    init(
        _ store: RevocationStore,
        at time: Timestamp,
        isStrict: Bool,
        work: Budget.Share,
        issuers: RevocationIssuers
    ) {
        self.store = store
        self.time = time
        self.isStrict = isStrict
        self.work = work
        self.issuers = issuers
    }

    /// What is known of a certificate's revocation (RFC 5280 §6.3.2).
    enum Status {
        case unrevoked
        case revoked(RevokedEntry, by: CertificateRevocationList)
        /// No answer for some reasons, and why each list gave none.
        case undetermined([RevocationMiss], uncovered: RevocationReasons)
    }

    /// The status of the first certificate of a path that ends in an anchor.
    ///
    /// > §6.3.3: "For each distribution point (DP) in the certificate's CRL distribution points
    /// > extension, for each corresponding CRL in the local CRL cache, while ((reasons_mask is not
    /// > all-reasons) and (cert_status is UNREVOKED)) perform the following". "If the revocation
    /// > status has not been determined, repeat the process above with any available CRLs not
    /// > specified in a distribution point but issued by the certificate issuer."
    func status(of path: ArraySlice<Certificate>) -> Status {
        guard let certificate = path.first else { return .unrevoked }
        var state = State()
        let points = certificate.known.crlDistributionPoints ?? []
        for point in points + [.ofIssuer(of: certificate)] {
            let names = DistributionPointNames(point, of: certificate)
            let cost = Self.cost(of: point.fullName) + Self.cost(of: point.crlIssuer)
            for list in names.issuers.flatMap({ store.lists(of: $0).complete }) {
                if let status = state.status { return status }
                guard work.spend(Self.costOfPoint + cost) else {
                    return state.undetermined
                }
                do throws(RevocationMiss) {
                    try process(list, under: names, for: path, certificate, &state)
                } catch { state.note(error) }
            }
        }
        if let status = state.status { return status }
        for delta in store.lists(of: certificate.issuer).deltas where state.misses.isEmpty {
            state.note(RevocationMiss(delta, .baseMissing))
        }
        return state.undetermined
    }

    /// Steps (a) to (l) of §6.3.3 with one complete CRL; (a), the time, comes when it is known
    /// whether a delta CRL makes up for it.
    private func process(
        _ list: CertificateRevocationList,
        under names: DistributionPointNames,
        for path: ArraySlice<Certificate>,
        _ certificate: Certificate,
        _ state: inout State
    ) throws(RevocationMiss) {
        // (b): "Verify the issuer and scope of the complete CRL"; it was found by its issuer.
        let scope = RevocationScope(of: list, places(of: list), for: certificate, under: names)
        if let mismatch = scope.mismatch {
            throw RevocationMiss(list, .outOfScope(mismatch))
        }
        // (d), (e): "Verify that interim_reasons_mask includes one or more reasons that are not
        // included in the reasons_mask."
        let interimReasons = scope.reasons
        guard !state.reasons.isSuperset(of: interimReasons) else { return }
        if let fault = list.faults.first ?? (isStrict ? list.formFault : nil) {
            throw RevocationMiss(list, .faulty(fault))
        }
        // (f), (g): "Obtain and validate the certification path for the issuer of the complete
        // CRL. [...] Validate the signature on the complete CRL".
        let issuer = try issuers.issuer(of: list, for: path, judge: self)
        // (c), (h): the same of the delta CRL.
        let delta = try delta(to: list, signedBy: issuer)
        // (a): "If the current time is after the value of the CRL next update field".
        try requireCurrent(list, updated: delta != nil)
        // (i), (j): "search for the certificate on the delta CRL"; "If (cert_status is UNREVOKED),
        // then search for the certificate on the complete CRL."
        var found = try entry(for: certificate, on: delta)
        if found == nil { found = try entry(for: certificate, on: list) }
        // (k): "If (cert_status is removeFromCRL), then set cert_status to UNREVOKED."
        if let found, found.reason != .removeFromCRL {
            state.revoked = (found, list)
        }
        // (l): "Set the reasons_mask state variable to the union of its previous value and the
        // value of the interim_reasons_mask state variable."
        state.reasons.formUnion(interimReasons)
    }

    private func places(of list: CertificateRevocationList) -> RevocationPlaces {
        if let known = places[list] { return known }
        let made = RevocationPlaces(of: list)
        places[list] = made
        return made
    }

    /// What it takes to look up some names, or to compare them.
    private static func cost(of names: [GeneralName]) -> Int {
        names.reduce(0) { $0 + costOfName + $1.octetCount * costOfNameOctet }
    }

    /// The newest delta CRL that updates a list, is current and has the same signer.
    private func delta(
        to list: CertificateRevocationList,
        signedBy issuer: Certificate
    ) throws(RevocationMiss) -> CertificateRevocationList? {
        let names = Self.cost(of: list.known.issuingDistributionPoint?.fullName ?? [])
        for delta in store.lists(of: list.issuer).deltas {
            guard work.spend(Self.costOfDelta + names) else {
                throw .tooMuch(list)
            }
            guard delta.faults.isEmpty, list.isUpdated(by: delta), whyNotCurrent(delta) == nil
            else { continue }
            // One that was not verified may revoke what the list does not.
            guard let verdict = issuers.verify(delta, issuedBy: issuer) else {
                throw .tooMuch(list)
            }
            if verdict == .valid { return delta }
        }
        return nil
    }

    private func requireCurrent(
        _ list: CertificateRevocationList,
        updated: Bool
    ) throws(RevocationMiss) {
        guard let miss = whyNotCurrent(list), miss.reason.kind != .expired || !updated else {
            return
        }
        throw miss
    }

    private func whyNotCurrent(_ list: CertificateRevocationList) -> RevocationMiss? {
        if list.thisUpdate > time { return RevocationMiss(list, .notYetValid) }
        guard let next = list.nextUpdate, next < time else { return nil }
        return RevocationMiss(list, .expired(since: next, at: time))
    }

    private func entry(
        for certificate: Certificate,
        on list: CertificateRevocationList?
    ) throws(RevocationMiss) -> RevokedEntry? {
        guard let list else { return nil }
        do throws(DERError) { return try list.entry(for: certificate) } catch {
            throw RevocationMiss(list, .faulty(.undecodableEntry(error.reason)))
        }
    }

    /// The state variables of §6.3.2.
    private struct State {
        var reasons: RevocationReasons = []
        var revoked: (entry: RevokedEntry, list: CertificateRevocationList)?
        var misses: [RevocationMiss] = []

        /// > §6.3.3: "If ((reasons_mask is all-reasons) OR (cert_status is not UNREVOKED)), then
        /// > the revocation status has been determined".
        var status: Status? {
            if let revoked { return .revoked(revoked.entry, by: revoked.list) }
            return reasons == .all ? .unrevoked : nil
        }

        var undetermined: Status {
            .undetermined(misses, uncovered: .all.subtracting(reasons))
        }

        /// Keeps of each list what is nearest to an answer.
        mutating func note(_ miss: RevocationMiss) {
            guard let known = misses.firstIndex(where: { $0.list === miss.list }) else {
                if misses.count < 100 { misses.append(miss) }
                return
            }
            if misses[known].reason.kind < miss.reason.kind { misses[known] = miss }
        }
    }
}

extension DistributionPoint {
    /// > §6.3.3: "assume a DP with both the reasons and the cRLIssuer fields omitted and a
    /// > distribution point name of the certificate issuer. That is, the sequence of names in
    /// > fullName is generated from the certificate issuer field as well as the certificate
    /// > issuerAltName extension."
    fileprivate static func ofIssuer(of certificate: Certificate) -> DistributionPoint {
        let names = certificate.known.issuerAlternativeNames ?? []
        return DistributionPoint(
            fullName: [.directory(certificate.issuer)] + names,
            relativeName: nil,
            reasons: nil,
            crlIssuer: []
        )
    }
}

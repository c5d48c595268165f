internal import CertModel

extension English {
    static func message(_ detail: RevocationDetail) -> String {
        switch detail {
        case .revoked(let entry, let list, let role):
            prefix(role) + message(entry, self.list(list))
        case .undetermined(let answer, let role):
            prefix(role) + sentences(answer).joined(separator: "; ")
        }
    }

    private static func message(_ entry: RevokedEntry, _ list: String) -> String {
        switch (entry.reason, entry.invalidityDate) {
        case (.certificateHold, nil):
            "on hold since \(entry.date), according to \(list)"
        case (.certificateHold, let date?):
            "on hold since \(entry.date), its key not to be trusted since \(date), according to"
                + " \(list)"
        case (let reason, nil):
            "revoked on \(entry.date), reason \(reason), according to \(list)"
        case (let reason, let date?):
            "revoked on \(entry.date), reason \(reason), its key not to be trusted since \(date),"
                + " according to \(list)"
        }
    }

    /// What is missing, where it should be, and what is the matter with each CRL; where a CRL is
    /// for this certificate, only the last of these.
    private static func sentences(_ answer: RevocationDetail.Undetermined) -> [String] {
        let misses = answer.misses.prefix(3).map { message($0.reason, of: list($0.list)) }
        let more = answer.missCount > 3 ? ["\(answer.missCount - 3) more don't either"] : []
        guard answer.nearest == .scope else { return misses + more }
        let missing =
            answer.uncovered == .all
            ? "no CRL given says whether it is revoked"
            : "no CRL given says whether it is revoked for"
                + " \(answer.uncovered.names.joined(separator: ", "))"
        let places = answer.wanted.map(\.text.printable)
        let source = places.isEmpty ? [] : ["it should be at \(places.joined(separator: ", "))"]
        return [missing] + source + misses + more
    }

    static func message(_ reason: RevocationMiss.Reason, of list: String) -> String {
        switch reason {
        case .baseMissing: "\(list) adds to a complete CRL, which is missing"
        case .outOfScope(let mismatch): "\(list) does not cover it: \(clause(mismatch))"
        case .faulty(let fault): "\(list) must not be used: \(clause(fault))"
        case .issuerMissing:
            "\(list) can't be verified: no certificate of its issuer is given"
        case .signerWithoutKeyUsage(let signer):
            "\(list) must not be used: the key usage of \(name(signer)) lacks cRLSign"
        case .signerWithoutPath(let signer):
            "\(list) must not be used: it is signed by \(name(signer)), which has no valid path of"
                + " its own"
        case .signatureInvalid(let signer):
            "\(list) has a signature that does not verify with the key of \(name(signer))"
        case .signatureUnusable(let why):
            "\(list) has a signature that can't be verified: \(message(why))"
        case .beyondBudget(let limit):
            "\(list) was not tried: the signatures of this run would take longer than the limit of"
                + " \(limit) ms"
        case .notYetValid: "\(list) is not valid yet"
        case .expired(let end, let now):
            "\(list) is out of date since \(end), \(duration(now.seconds(since: end))) ago"
        }
    }

    /// Why a CRL does not cover a certificate.
    private static func clause(_ mismatch: RevocationScope.Mismatch) -> String {
        switch mismatch {
        case .notIndirect: "it is not marked as indirect, and the certificate has another issuer"
        case .published(.some(let address)):
            "it is for certificates with the distribution point \(address.text.printable)"
        case .published(nil): "it is for certificates with another distribution point"
        case .endEntitiesOnly: "it is only for certificates that are not authorities'"
        case .authoritiesOnly: "it is only for authorities' certificates"
        case .attributeCertificatesOnly: "it is only for attribute certificates"
        }
    }

    /// Why a CRL must not be used.
    ///
    /// What the decoder says follows a colon as it is.
    private static func clause(_ fault: RevocationListFault) -> String {
        switch fault {
        case .repeatedExtension(let name): "its extension \(name) appears twice"
        case .unknownCriticalExtension(let name): "its critical extension \(name) is not known"
        case .undecodableExtension(let name, let technical):
            "its extension \(name) can't be decoded: \(technical)"
        case .undecodableEntry(let technical): "an entry can't be decoded: \(technical)"
        case .unknownCriticalEntryExtension(let oid):
            "the critical extension \(oid) of an entry is not known"
        case .version(let version): "it is of version \(version)"
        case .nextUpdateMissing: "it does not say when the next one is due"
        case .keyIdentifierMissing: "it does not name the key of its issuer"
        case .numberMissing: "it has no number"
        case .numberTooLong: "its number is longer than 20 octets"
        case .criticalExtension(let name): "its extension \(name) is critical"
        case .notCriticalExtension(let name): "its extension \(name) is not critical"
        }
    }

    /// A CRL: by its issuer and date, and by the place that it stands in.
    private static func list(_ list: RevocationListSource) -> String {
        let place = list.location.map { " (\(self.place($0)))" } ?? ""
        return list.isDelta
            ? "the delta CRL of \(name(list.issuer)) of \(list.thisUpdate)\(place)"
            : "the CRL of \(name(list.issuer)) of \(list.thisUpdate)\(place)"
    }
}

/// What to do about it.
extension English {
    static func remedy(_ detail: RevocationDetail) -> String {
        switch detail {
        case .revoked(let entry, _, let role): remedy(isHeld: entry.isHeld, role)
        case .undetermined(let answer, _): remedy(answer)
        }
    }

    private static func remedy(isHeld: Bool, _ role: CertificateRole) -> String {
        switch role {
        case _ where isHeld:
            "Ask the authority to lift the hold, or have another certificate issued."
        case .leaf:
            "Have a certificate issued for a new key, and replace both on the server."
        case .authority, .unneeded:
            "Have the certificate issued by another authority."
        }
    }

    private static func remedy(_ answer: RevocationDetail.Undetermined) -> String {
        let issuer = name(answer.issuer)
        let place = answer.wanted.first?.text.printable
        return switch (answer.nearest, place) {
        case (.scope, let place?):
            "Fetch the current CRL for certificates of \(issuer) from \(place), and give it too."
        case (.scope, nil):
            "Fetch the current CRL for certificates of \(issuer), and give it too."
        case (.expired, let place?): "Fetch the current CRL of \(issuer) from \(place)."
        case (.expired, nil): "Fetch the current CRL of \(issuer)."
        case (.notYetValid, let place?):
            "Check this machine's clock; then fetch the CRL from \(place) again."
        case (.notYetValid, nil): "Check this machine's clock; then fetch the CRL again."
        case (.signature, let place?):
            "Fetch the CRL from \(place) again, and give the certificate of the key that signs it."
        case (.signature, nil):
            "Fetch the CRL again, and give the certificate of the key that signs it."
        case (.unusable, _):
            "Give the certificate of the CRL's issuer where it is missing; else ask the authority"
                + " for a CRL that RFC 5280 allows."
        }
    }
}

extension RevokedEntry {
    fileprivate var isHeld: Bool { reason == .certificateHold }
}

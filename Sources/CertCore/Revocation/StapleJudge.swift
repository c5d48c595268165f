import CertDecoding

/// Judges the OCSP response that a server staples to its certificate (RFC 6066 §8, RFC 6960 §3.2).
struct StapleJudge {
    let engine: Engine
    let work: Budget.Share
    let time: Timestamp

    /// id-kp-OCSPSigning (RFC 6960 §4.2.2.2).
    private static let signingPurpose = "1.3.6.1.5.5.7.3.9"

    /// What is wrong with a response; nil where it vouches for the certificate.
    ///
    /// - Parameter issuer: Who issued the certificate; nil where that is not known, so that neither
    ///   the signature nor whom it answers for can be judged.
    func fault(
        of staple: [UInt8],
        for certificate: Certificate,
        issuedBy issuer: Certificate?
    ) -> StapleFault? {
        let response: OCSPResponse
        do throws(DERError) {
            switch try OCSPOutcome(der: staple) {
            case .unsuccessful(let status): return .unsuccessful(status: status)
            case .response(let basic): response = basic
            }
        } catch {
            return .malformed(reason: "\(error.reason) (octet \(error.offset))")
        }
        let answers = response.answers.filter {
            $0.serialNumber == certificate.serialNumber && isAbout($0, certificate, issuer)
        }
        guard let answer = answers.first else { return .foreign }
        if let issuer, let fault = signatureFault(of: response, issuer) { return fault }
        return fault(of: answer)
    }

    /// > RFC 6960 §3.2: "The certificate identified in a received response corresponds to the
    /// > certificate that was identified in the corresponding request."
    private func isAbout(
        _ answer: OCSPResponse.Answer,
        _ certificate: Certificate,
        _ issuer: Certificate?
    ) -> Bool {
        let digest: (([UInt8]) -> [UInt8])? =
            switch answer.digestAlgorithm.description {
            case "1.3.14.3.2.26": engine.context.sha1
            case "2.16.840.1.101.3.4.2.1": engine.context.sha256
            default: nil
            }
        // Of digests that this program does not make, only the serial number can be compared.
        guard let digest else { return true }
        guard digest(certificate.issuer.der) == answer.issuerName else { return false }
        guard let issuer else { return true }
        return issuer.publicKeyOctets.map(digest) == answer.issuerKey
    }

    /// > RFC 6960 §4.2.2.2: "the certificate … MUST be issued directly by the CA that is identified
    /// > in the request", with the purpose id-kp-OCSPSigning, or the CA itself signs.
    private func signatureFault(
        of response: OCSPResponse,
        _ issuer: Certificate
    ) -> StapleFault? {
        if isSigner(issuer, response.responder) {
            return engine.verify(response, signedBy: issuer, within: work) == .valid
                ? nil : .signatureInvalid
        }
        let carried = response.certificates.compactMap { try? engine.certificate($0) }
        guard let delegate = carried.first(where: { isSigner($0, response.responder) }) else {
            return .unauthorized(signer: response.responder.words)
        }
        guard delegate.issuer.matches(issuer.subject),
            delegate.known.extendedKeyUsage?.contains(where: {
                $0.description == Self.signingPurpose
            }) == true,
            engine.verify(delegate, issuedBy: issuer, within: work) == .valid
        else { return .unauthorized(signer: response.responder.words) }
        guard engine.verify(response, signedBy: delegate, within: work) == .valid else {
            return .signatureInvalid
        }
        return delegate.notBefore <= time && time <= delegate.notAfter
            ? nil : .responderExpired(delegate.notAfter)
    }

    private func isSigner(
        _ certificate: Certificate,
        _ responder: OCSPResponse.Responder
    ) -> Bool {
        switch responder {
        case .name(let name): name.matches(certificate.subject)
        case .key(let digest): certificate.publicKeyOctets.map(engine.context.sha1) == digest
        }
    }

    /// > RFC 6960 §4.2.2.1: "Responses whose nextUpdate value is earlier than the local system time
    /// > value SHOULD be considered unreliable. Responses whose thisUpdate time is later than the
    /// > local system time SHOULD be considered unreliable."
    private func fault(of answer: OCSPResponse.Answer) -> StapleFault? {
        switch answer.status {
        case .revoked(let since): return .revoked(since: since)
        case .unknown: return .unknown
        case .good: break
        }
        if answer.thisUpdate > time { return .notYetValid(answer.thisUpdate) }
        if let end = answer.nextUpdate, end < time { return .expired(since: end, at: time) }
        return nil
    }
}

extension OCSPResponse.Responder {
    /// Who it is, for people.
    fileprivate var words: String {
        switch self {
        case .name(let name): name.isEmpty ? "(empty name)" : name.description
        case .key(let digest): "the key \(digest.hexadecimal)"
        }
    }
}

extension Certificate {
    /// The octets of the public key's BIT STRING, without the count of unused bits: what OCSP
    /// digests.
    fileprivate var publicKeyOctets: [UInt8]? {
        var outer = DERCursor(publicKey.subjectPublicKeyInfo)
        guard var info = try? outer.enter(Tag.sequence, "the public key"),
            (try? info.next(Tag.sequence, "the algorithm")) != nil
        else { return nil }
        return try? info.bitStringBytes("the key")
    }
}

internal import CertModel

/// What live endpoints serve.
extension English {
    static func message(_ detail: ServedDetail) -> String {
        switch detail {
        case .stapleMissing(isDemanded: true):
            "the certificate demands a stapled OCSP response, and the server sent none"
        case .stapleMissing(isDemanded: false):
            "the server sent no stapled OCSP response; the certificate does not demand one"
        case .stapleInvalid(let fault):
            message(fault)
        case .protocolObsolete(let versions, hasCurrent: true):
            "the server accepts \(list(versions)), which current clients have given up"
        case .protocolObsolete(let versions, hasCurrent: false):
            "the server accepts \(list(versions)) and nothing newer: current clients refuse to"
                + " connect"
        case .inconsistent(let difference):
            message(difference)
        case .stale(let served, let onDisk, let file):
            "serves an older certificate (\(mark(served))) than \(place(file)) holds"
                + " (\(mark(onDisk)))"
        case .otherCertificate(let served, let onDisk, isNewer: true, let file):
            "serves a newer certificate (\(mark(served))) than \(place(file)) holds"
                + " (\(mark(onDisk)))"
        case .otherCertificate(let served, let onDisk, isNewer: false, let file):
            "serves another certificate (\(mark(served))) than \(place(file)) holds"
                + " (\(mark(onDisk)))"
        case .otherChain(let difference, let file):
            message(difference, file)
        }
    }

    static func remedy(_ detail: ServedDetail) -> String? {
        switch detail {
        case .stapleMissing(isDemanded: true):
            "Turn on OCSP stapling in the server, or have the certificate issued without"
                + " must-staple."
        case .stapleMissing(isDemanded: false):
            nil
        case .stapleInvalid(let fault):
            remedy(fault)
        case .protocolObsolete:
            "Turn off all versions before TLS 1.2 in the server."
        case .inconsistent:
            "Deploy the same certificates to every address of the host, and reload each server."
        case .stale:
            "Reload the server, and check that the reload succeeded."
        case .otherCertificate(_, _, isNewer: true, _):
            "Compare with the file that was deployed last: this one is out of date."
        case .otherCertificate(_, _, isNewer: false, _):
            "Check which file the server is configured with, which site answers to the name, and"
                + " reload the server."
        case .otherChain:
            "Check which file the server takes its chain from, then reload it."
        }
    }

    private static func message(_ fault: StapleFault) -> String {
        switch fault {
        case .malformed(let reason):
            "the stapled OCSP response can't be decoded: \(reason.printable)"
        case .unsuccessful(let status):
            "the stapled OCSP response is an error of the responder, number \(status)"
        case .foreign:
            "the stapled OCSP response answers for another certificate"
        case .unauthorized(let signer):
            "the stapled OCSP response is signed by \(signer.printable.shortened(to: 120)), which"
                + " the certificate's issuer did not authorize"
        case .signatureInvalid:
            "the signature of the stapled OCSP response does not verify"
        case .responderExpired(let time):
            "the certificate of the responder that signed the stapled OCSP response is not valid"
                + " now: it ends on \(time)"
        case .notYetValid(let time):
            "the stapled OCSP response is not valid before \(time)"
        case .expired(let end, let now):
            "the stapled OCSP response expired \(duration(now.seconds(since: end))) ago, on \(end)"
        case .revoked(let time):
            "the stapled OCSP response says that the certificate was revoked on \(time)"
        case .unknown:
            "the stapled OCSP response says that the responder does not know the certificate"
        }
    }

    private static func remedy(_ fault: StapleFault) -> String {
        switch fault {
        case .malformed, .unsuccessful, .foreign, .unauthorized, .signatureInvalid,
            .responderExpired, .unknown:
            "Have the server fetch the response again from the responder that the certificate"
                + " names, and check any file that it staples from."
        case .notYetValid:
            "Check the clocks of this machine and of the responder."
        case .expired:
            "Check that the server can reach the responder; restart it, or fetch the file that it"
                + " staples from again."
        case .revoked:
            "Have a new certificate issued, with a new key where the old one may be known to"
                + " others."
        }
    }

    private static func message(_ difference: ServedInconsistency) -> String {
        let addresses = difference.oddAddresses.prefix(4).joined(separator: ", ")
        let rest = difference.oddAddresses.count - 4
        let odd = rest > 0 ? "\(addresses) and \(rest) more" : addresses
        let counts = "\(difference.commonCount) of \(difference.total) addresses"
        let what =
            switch difference.kind {
            case .names: "other names"
            case .chain: "another chain"
            case .expiry, .certificate: "another certificate"
            }
        return "\(odd): serves \(what) (\(mark(difference.odd))) than \(counts)"
            + " (\(mark(difference.common)))"
    }

    private static func message(_ difference: ServedChainDifference, _ file: Location) -> String {
        switch difference {
        case .missing(let names):
            "serves the certificate of \(place(file)) without \(list(names.map(name)))"
        case .added(let names):
            "serves the certificate of \(place(file)) with \(list(names.map(name))), which the"
                + " file does not hold"
        case .exchanged(let missing, let added):
            "serves the certificate of \(place(file)) with \(list(added.map(name))) in place of"
                + " \(list(missing.map(name)))"
        case .order:
            "serves the chain of \(place(file)) in another order"
        }
    }

    /// A certificate by the beginning of its digest and its end.
    private static func mark(_ mark: CertificateMark) -> String {
        "\(mark.sha256.prefix(4).hexadecimal), until \(mark.notAfter)"
    }
}

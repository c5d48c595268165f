extension ProbeFailure {
    /// Whether the server took part in a handshake, and may answer to another one.
    var isOfHandshake: Bool {
        switch self {
        case .alert, .handshake, .noCertificate: true
        case .closed(let step, _): step == .handshake
        default: false
        }
    }

    /// The error as reports hold it.
    func error(endpoint: String, address: String? = nil) -> CertificateError {
        CertificateError(code, source: endpoint, .probe(self, address: address))
    }

    private var code: CertificateError.Code {
        switch self {
        case .noAddress, .noUsableAddress: .noAddress
        case .unreachable, .system: .refused
        case .timedOut: .timedOut
        case .notTLS: .notTLS
        case .startTLS: .startTLSRefused
        case .alert, .closed, .handshake, .noCertificate, .endless: .handshakeFailed
        case .interrupted: .interrupted
        }
    }
}

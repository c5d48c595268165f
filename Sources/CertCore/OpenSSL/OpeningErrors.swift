extension CertificateError {
    /// What is encrypted in a way that only OpenSSL's legacy provider knows, where it is missing.
    ///
    /// - Parameter conversion: The command that writes it anew where the provider is installed.
    package static func needsLegacyProvider(_ what: String, conversion: String) -> CertificateError
    {
        .openSSL(
            "\(what) is encrypted with an old cipher that only OpenSSL's legacy provider knows,"
                + " and that is not installed",
            code: .unsupported,
            help: "Install the provider (ossl-modules/legacy.so of libssl3), or convert the file"
                + " where it is: \(conversion)"
        )
    }
}

extension CertificateError {
    /// A passphrase that is not tried because other tries cost too much.
    package static var tooCostlyPassphrase: CertificateError {
        CertificateError(
            .unsupported,
            reason: "its passphrase is not tried: to try those of this run would take longer than"
                + " the limit of \(Budget.maximumReserve / Budget.millisecond) ms",
            help: "Give it in a run of its own, with its own passphrase."
        )
    }
}

extension CertificateError {
    /// A passphrase that is not tried because other tries cost too much.
    package static var tooCostlyPassphrase: CertificateError {
        let limit = Budget.maximumReserve / Budget.millisecond
        return CertificateError(
            .unsupported,
            .key(.passphrasesBeyondBudget(milliseconds: limit))
        )
    }
}

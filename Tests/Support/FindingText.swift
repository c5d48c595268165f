public import CertModel
internal import CertWording

extension Finding {
    /// What was found, in English.
    public var message: String { message(in: .english) }

    /// What to do, in English.
    public var remedy: String? { remedy(in: .english) }
}

extension CertificateError {
    /// What went wrong, in English.
    public var reason: String { message(in: .english) }

    /// The source and what went wrong, in English.
    public var text: String { line(in: .english) }

    /// What to do, in English.
    public var help: String? { remedy(in: .english) }
}

public import CertModel
internal import CertWording

extension Finding {
    /// What was found, in English.
    public var message: String { message(in: .english) }

    /// What to do, in English.
    public var remedy: String? { remedy(in: .english) }
}

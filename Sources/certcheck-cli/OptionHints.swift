internal import CertCore
internal import CertReport

extension CertificateError {
    /// What to do, with the options of this command that do it: the library knows no options.
    func help(in language: Language) -> String? {
        guard let remedy = remedy(in: language), let options = detail.options else {
            return remedy(in: language)
        }
        guard remedy.hasSuffix(".") else { return "\(remedy) (\(options))" }
        return "\(remedy.dropLast()) (\(options))."
    }
}

extension ErrorDetail {
    /// The options that help against an error.
    fileprivate var options: String? {
        switch self {
        case .key(.encrypted), .store(.encrypted): "--passphrase-file, --passphrase-env"
        case .file(.variableMissing): "--passphrase-file"
        case .file(.linkedEntries), .file(.linkedOctets): "--exclude"
        case .content(.keyAlone(.scan)): "--key"
        case .content(.kindsWithoutKey(let kinds)) where kinds.contains(.certificate): "--key"
        case .content(.noAnchors): "--trust"
        case .configuration(.unknownServer): "--kind"
        case .probe(.noAddress, _), .probe(.noUsableAddress, _): "--connect"
        case .probe(.startTLS(_, .unknownDomain), _): "--servername"
        case .more(_, let first): first.options
        default: nil
        }
    }
}

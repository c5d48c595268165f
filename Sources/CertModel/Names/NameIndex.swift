/// The names of a certificate, made ready to be asked for many hosts: certificates with thousands
/// of names meet configurations with thousands of hosts.
package struct NameIndex: Sendable {
    private var exact: Set<Substring> = []
    private var wildcards: Set<Substring> = []
    private var addresses: Set<[UInt8]> = []
    private var unusable: Set<String> = []
    private let commonName: PresentedDNSName?
    private let commonAddress: IPAddress?

    /// The most octets of a malformed name that a host may resemble: twice those of a whole one.
    private static let maximumUnusable = 512

    /// Indexes some names.
    ///
    /// - Parameter commonName: The subject's, which covers no host: people may think that it does.
    package init(_ names: [GeneralName], commonName: String? = nil) {
        self.commonName = commonName.flatMap { PresentedDNSName($0) }
        commonAddress = commonName.flatMap(IPAddress.init(text:))
        for name in names {
            switch name {
            case .dns(let text):
                guard let presented = PresentedDNSName(text) else {
                    // No longer one is near a host, and to hash what is not ASCII costs time.
                    if text.utf8.count <= Self.maximumUnusable {
                        unusable.insert(text.lowercased())
                    }
                    continue
                }
                if presented.isWildcard {
                    wildcards.insert(presented.base)
                } else {
                    exact.insert(presented.base)
                }
            case .ip(let octets):
                addresses.insert(octets)
            default:
                break
            }
        }
    }

    /// Whether any of the names covers a host, the same as asking each of them.
    package func covers(_ host: ReferenceIdentifier) -> Bool {
        switch host {
        case .ip(let address):
            return addresses.contains(address.bytes)
        case .dns(let name):
            if exact.contains(name.ascii[...]) { return true }
            return name.parent.map(wildcards.contains) ?? false
        }
    }

    /// Whether a wildcard covers every name right below another.
    package func coversAll(below name: DNSName) -> Bool { wildcards.contains(name.ascii[...]) }

    /// Why a host that people expect to be covered is not; nil where nothing comes near it.
    func hint(for host: ReferenceIdentifier) -> NameHint? {
        switch host {
        case .ip(let address):
            if address == commonAddress { return .commonName }
            let text = address.description
            let isWritten = exact.contains(text[...]) || unusable.contains(text)
            return isWritten ? .addressAsName(text) : nil
        case .dns(let name):
            return commonName?.covers(name) == true ? .commonName : hint(for: name)
        }
    }

    private func hint(for name: DNSName) -> NameHint? {
        if let fault = unusableName(near: name) { return .unusable(fault) }
        if wildcards.contains(name.ascii[...]) { return .apex(name.ascii) }
        if name.ascii.hasPrefix("www."), let parent = name.parent, exact.contains(parent) {
            return .withoutWWW(String(parent))
        }
        if exact.contains("www.\(name.ascii)"[...]) { return .onlyWWW(name.ascii) }
        var above = name.parent?.parentDomain
        while let ancestor = above {
            if wildcards.contains(ancestor) { return .oneLabel(String(ancestor)) }
            above = ancestor.parentDomain
        }
        return nil
    }

    /// The name that would cover the host, were it not malformed.
    private func unusableName(near name: DNSName) -> String? {
        guard !unusable.isEmpty else { return nil }
        // As `GeneralName.dns` shows a name that was put in as UTF-8.
        let latin = String(String.UnicodeScalarView(name.unicode.utf8.map { Unicode.Scalar($0) }))
        let candidates = [
            name.ascii + ".", name.unicode, latin.lowercased(), name.parent.map { "*.\($0)" },
            name.parent.map { "*.\($0)." },
        ]
        return candidates.compactMap { $0 }.first(where: unusable.contains)
    }
}

/// Why a host that people expect to be covered is not.
package enum NameHint: Sendable, Hashable {
    /// The common name matches, which clients ignore.
    case commonName
    /// The address is listed as a DNS name.
    case addressAsName(String)
    /// A name would match but for its form.
    case unusable(String)
    /// A wildcard covers what is below the host, not the host itself.
    case apex(String)
    /// The name without `www.` is covered.
    case withoutWWW(String)
    /// The name with `www.` is covered.
    case onlyWWW(String)
    /// A wildcard is more than one label above.
    case oneLabel(String)
    /// Another file beside it covers the host.
    case neighbour(String)
}

extension StringProtocol {
    /// What follows the first label of a domain name; nil where there is one label only.
    package var parentDomain: SubSequence? {
        utf8.firstIndex(of: UInt8(ascii: ".")).map { self[utf8.index(after: $0)...] }
    }
}

extension DNSName {
    fileprivate var parent: Substring? { ascii[...].parentDomain }
}

import CertDecoding
import CertManifest

/// Manifests of Kubernetes: what Secrets hold, each value as though it were a file.
extension FileParser {
    /// Parses a manifest, and says whether it is one: text that is not YAML may hold PEM blocks all
    /// the same.
    mutating func parseManifest(_ bytes: [UInt8]) -> Bool {
        let manifest = KubernetesManifest(bytes)
        let isPEM = manifest.error != nil && manifest.holders.isEmpty && PEMScanner.isPEM(bytes)
        guard !isPEM else { return false }
        for holder in manifest.holders { parse(holder) }
        contents.format = .kubernetes
        if let error = manifest.error {
            fail(CertificateError(.malformed, .content(.manifest(error.kind))), line: error.line)
        }
        return true
    }

    private mutating func parse(_ holder: KubernetesHolder) {
        let given = passphrase
        defer { passphrase = given }
        if holder.isSecret, let own = PassphraseSource(of: holder, before: given) {
            passphrase = own
        }
        var chain: Range<Int>?
        var key: Int?
        for entry in holder.entries {
            let octets = entry.octets
            guard entry.isMeant(for: octets) else { continue }
            let (certificates, keys) = (contents.certificateCount, contents.privateKeys.count)
            pinnedLine = entry.line
            contents.format = .pem
            parse(octets)
            contents.settleKeys(from: keys)
            pinnedLine = nil
            let own = certificates..<contents.certificateCount
            if entry.isKey, keys < contents.privateKeys.count { key = keys }
            if entry.isLeaf {
                chain = own
            } else if !own.isEmpty {
                let ownKey = keys < contents.privateKeys.count ? keys : nil
                contents.sections.append(FileContents.Section(certificates: own, key: ownKey))
            }
        }
        guard let chain, !chain.isEmpty else { return }
        contents.sections.append(FileContents.Section(certificates: chain, key: key))
    }
}

extension FileContents {
    /// The certificates of one value of a manifest, which are presented together.
    struct Section {
        /// The certificates, by their positions among all of the file.
        let certificates: Range<Int>
        /// The key that is meant for them, by its position; nil where there is none beside them.
        let key: Int?
    }
}

extension KubernetesHolder.Entry {
    /// Whether it is the certificate that is served, with its chain.
    fileprivate var isLeaf: Bool {
        ["tls.crt", "certificate", "client-certificate-data"].contains(key)
    }

    /// Whether it is the key of the certificate that is served.
    fileprivate var isKey: Bool { ["tls.key", "key", "client-key-data"].contains(key) }

    /// Whether it has to be a certificate or a key, or looks like one: Secrets hold passwords and
    /// whatever else as well.
    fileprivate func isMeant(for octets: [UInt8]) -> Bool {
        if isLeaf || isKey || ["ca.crt", "caCertificate", "caBundle"].contains(key) {
            return !octets.isEmpty
        }
        if JavaKeyStore.isKeyStore(octets) || PersonalInformationExchange.isPFX(octets) {
            return true
        }
        // A short text cannot hold a block.
        return octets.count > 64 && PEMScanner.isPEM(octets)
    }
}

extension PassphraseSource {
    /// What a Secret holds to open its own stores with, tried before what is given; nil where it
    /// holds nothing of the kind.
    fileprivate convenience init?(of secret: KubernetesHolder, before given: PassphraseSource) {
        let own = secret.entries.filter { $0.key.lowercased().contains("pass") }.prefix(4)
        guard !own.isEmpty else { return nil }
        self.init(own.map { Passphrase(firstLineOf: $0.octets[...]) } + (given.known ?? []))
    }
}

internal import CertModel
internal import CertWording

/// The document of `inspect`: every file and everything in it.
extension TextLayout {
    mutating func inspection(_ inspection: Inspection) {
        for file in inspection.files {
            gap()
            self.file(file)
        }
        errors(inspection.errors)
        guard inspection.files.count > 1 || !inspection.errors.isEmpty else { return }
        gap()
        let counts = [counted(inspection.files.count, "file") + " shown", inspection.errors.tally]
        paragraph(counts.compactMap { $0 }.joined(separator: "; "), indent: 0, .bold)
    }

    private mutating func file(_ file: InspectedFile) {
        let path = paint(file.path.shown(upTo: 300), .bold)
        let format = file.format.rawValue.uppercased()
        line("\(path)  \(format), \(counted(file.items.count, "item"))")
        if let promised = file.namedAs {
            line("  named as \(promised.rawValue.uppercased()), and is \(format)")
        }
        for item in file.items {
            gap()
            let place = file.format == .pem ? "  line \(item.line)" : ""
            line("  \(item.index + 1)  \(paint(item.content.title, .bold))\(place)")
            if let name = item.name { itemRow("name", [name.shown()]) }
            self.item(item.content)
        }
        findings(file.findings)
    }

    private mutating func item(_ content: Item.Content) {
        switch content {
        case .certificate(let certificate):
            self.certificate(certificate)
        case .privateKey(let key):
            itemRow("encrypted", [key.isEncrypted ? "yes, a passphrase protects it" : "no"])
            if let publicKey = key.publicKey {
                self.publicKey(publicKey)
            } else {
                itemRow("key", ["not opened"])
            }
        case .publicKey(let key):
            publicKey(key)
        case .request(let request):
            itemRow("subject", [request.subject.description.shownName])
            nameRow(request.subjectAlternativeNames)
            publicKey(request.publicKey)
            let holds = request.isSignatureValid ? "holds" : "does not hold"
            itemRow("signature", ["\(request.signatureAlgorithm.name.shown()), \(holds)"])
        case .revocationList(let list):
            itemRow("issuer", [list.issuer.description.shownName])
            itemRow("number", [list.number?.integerText.shown() ?? "none"])
            itemRow("made", [list.thisUpdate.description])
            itemRow("next", [list.nextUpdate?.description ?? "does not say"])
            itemRow("revokes", [counted(list.revokedCount, "certificate")])
        case .openSSHKey(let key):
            itemRow("key", [key.algorithm.shown()])
            if key.isPrivate {
                itemRow("encrypted", [key.isEncrypted ? "yes, a passphrase protects it" : "no"])
            }
            if let comment = key.comment { itemRow("comment", [comment.shown()]) }
            itemRow("use", ["for SSH: no server reads it for TLS"])
            itemRow("convert", [key.conversion])
        case .parameters(let parameters):
            itemRow("label", [parameters.label.shown()])
            itemRow("for", [parameters.words])
        case .secretKey:
            itemRow("encrypted", ["yes, only its password opens it"])
        }
    }

    /// A lifetime in days, as rules about it count; the shortest in hours too.
    private func lifetimeInWords(_ seconds: Int64) -> String {
        let days = Int(seconds / 86_400)
        return days < 3 ? Language.english.duration(seconds: seconds) : counted(days, "day")
    }

    private mutating func nameRow(_ names: [GeneralName]) {
        itemRow("names", names.isEmpty ? ["none"] : cut(names.lazy.map(\.shown), to: 8))
    }

    private mutating func certificate(_ certificate: Certificate) {
        itemRow("subject", [certificate.subject.description.shownName])
        itemRow("issuer", [certificate.issuer.description.shownName])
        let lifetime = certificate.notAfter.seconds(since: certificate.notBefore)
        let valid = ["\(certificate.notBefore)", "to \(certificate.notAfter)"]
        itemRow("valid", lifetime < 0 ? valid : valid + ["(\(lifetimeInWords(lifetime)))"])
        nameRow(certificate.subjectAlternativeNames)
        publicKey(certificate.publicKey)
        itemRow("signature", [certificate.signatureAlgorithm.name])
        itemRow("serial", [certificate.serialNumberText.shown()])
        known(certificate.known)
        let extensions = certificate.extensions.map(\.shown)
        if !extensions.isEmpty { itemRow("extensions", cut(extensions, to: 12)) }
        for fault in certificate.extensionFaults {
            itemRow("fault", ["\(fault.oid):"] + fault.reason(in: .english).shown(upTo: 300).words)
        }
        if let trust = certificate.statedTrust { statedTrust(trust) }
        if certificate.version != 3 { itemRow("version", [String(certificate.version)]) }
        itemRow("sha256", [certificate.sha256.hexadecimal])
        itemRow("sha1", [certificate.sha1.hexadecimal])
    }

    private mutating func statedTrust(_ trust: Certificate.StatedTrust) {
        let trusted = trust.trusted?.map(KeyPurpose.name(of:)) ?? ["anything"]
        itemRow("trusted for", trusted.isEmpty ? ["nothing"] : cut(trusted, to: 8))
        let rejected = trust.rejected.map(KeyPurpose.name(of:))
        if !rejected.isEmpty { itemRow("rejected for", cut(rejected, to: 8)) }
        if let alias = trust.alias { itemRow("alias", [alias.shown()]) }
    }

    private mutating func publicKey(_ key: PublicKey) {
        itemRow("key", [key.description])
        itemRow("spki sha256", [key.sha256.hexadecimal])
    }

    private mutating func itemRow(_ label: String, _ pieces: [String]) {
        row(label, pieces, indent: 5)
    }
}

/// The decoded extensions; those that are absent have no row.
extension TextLayout {
    fileprivate mutating func known(_ known: Certificate.KnownExtensions) {
        knownRow("authority", known.basicConstraints.map { [$0.words] })
        knownRow("key usage", known.keyUsage?.names)
        knownRow("purposes", known.extendedKeyUsage?.map(KeyPurpose.name(of:)))
        knownRow("key id", known.subjectKeyIdentifier.map { [$0.hexadecimal.shown()] })
        let issuer = known.authorityKeyIdentifier?.keyIdentifier
        knownRow("issuer's id", issuer.map { [$0.hexadecimal.shown()] })
        knownRow("permits", known.nameConstraints?.permitted.map(\.shown))
        knownRow("excludes", known.nameConstraints?.excluded.map(\.shown))
        knownRow("policies", known.policies?.map(\.policy.description))
        knownRow("issuer at", known.shownLocations(of: AccessDescription.caIssuers))
        knownRow("OCSP at", known.shownLocations(of: AccessDescription.ocsp))
        knownRow("CRL at", known.crlDistributionPoints?.addresses.map { $0.shown(upTo: 300) })
        let timestamps = known.signedCertificateTimestamps?.count
        knownRow("CT", timestamps.map { [counted($0, "signed timestamp")] })
        knownRow(
            "TLS features",
            known.tlsFeatures?.map { $0 == 5 ? "must-staple (5)" : String($0) }
        )
    }

    private mutating func knownRow(_ label: String, _ texts: [String]?) {
        guard let texts, !texts.isEmpty else { return }
        row(label, cut(texts, to: 8), indent: 5)
    }
}

extension Certificate.KnownExtensions {
    fileprivate func shownLocations(of method: OID) -> [String] {
        locations(of: method).map { $0.shown(upTo: 300) }
    }
}

extension BasicConstraints {
    fileprivate var words: String {
        guard isCA else { return "no" }
        return pathLength.map { "yes, \(counted($0, "intermediate")) below it at most" } ?? "yes"
    }
}

extension Extension {
    fileprivate var shown: String {
        (name ?? oid.description) + (isCritical ? " (critical)" : "")
    }
}

extension GeneralName {
    fileprivate var shown: String {
        switch self {
        case .dns(let name): displayName(forDomain: name)
        case .ip: text.dropFirst(3).description.shownAddress
        default: text.shown(upTo: 160)
        }
    }
}

extension KeyParameters {
    /// The keys that are made with them, for people.
    fileprivate var words: String {
        switch algorithm {
        case .ec: "EC \(curve?.shown() ?? "\(bits) bits")"
        case .dsa: "DSA \(bits)"
        default: "DH \(bits), \(group.map { "the group \($0.shown())" } ?? "a group of its own")"
        }
    }
}

extension OpenSSHKey {
    /// The command that converts it to what other programs read.
    fileprivate var conversion: String {
        isPrivate
            ? "ssh-keygen -p -m PKCS8 -f COPY"
            : isExported ? "ssh-keygen -i -f FILE" : "ssh-keygen -e -m PKCS8 -f FILE"
    }
}

extension Item.Content {
    /// What it is, for people.
    fileprivate var title: String {
        switch self {
        case .certificate: "certificate"
        case .privateKey: "private key"
        case .publicKey: "public key"
        case .request: "certificate request"
        case .revocationList: "revocation list"
        case .openSSHKey(let key):
            key.isPrivate
                ? "OpenSSH private key"
                : key.isExported ? "SSH public key (RFC 4716)" : "OpenSSH public key"
        case .parameters: "parameters"
        case .secretKey: "secret key"
        }
    }
}

internal import CertModel

/// The document of `inspect`.
extension JSONWriter {
    mutating func fields(of inspection: Inspection) {
        heading(command: "inspect")
        field("files", inspection.files) { writer, file in
            writer.field("path", file.path)
            writer.field("format", file.format.rawValue)
            writer.field("named_as", file.namedAs?.rawValue)
            writer.field("items", file.items) { $0.fields(of: $1) }
            writer.findings(file.findings)
        }
        errors(inspection.errors)
    }

    private mutating func fields(of item: Item) {
        field("kind", item.content.kind)
        field("line", item.line)
        field("index", item.index)
        if let name = item.name { field("name", name) }
        switch item.content {
        case .certificate(let certificate):
            fields(of: certificate)
        case .privateKey(let key):
            field("encrypted", key.isEncrypted)
            field("public_key", key.publicKey) { $0.fields(of: $1) }
        case .publicKey(let key):
            field("public_key", key) { $0.fields(of: $1) }
        case .request(let request):
            field("subject", request.subject.description)
            names("names", request.subjectAlternativeNames)
            field("public_key", request.publicKey) { $0.fields(of: $1) }
            field("signature_algorithm", request.signatureAlgorithm.name)
            field("signature_valid", request.isSignatureValid)
        case .revocationList(let list):
            field("issuer", list.issuer.description)
            field("number", list.number?.integerText)
            field("this_update", list.thisUpdate)
            field("next_update", list.nextUpdate)
            field("revoked_count", list.revokedCount)
        case .openSSHKey(let key):
            field("algorithm", key.algorithm)
            field("encrypted", key.isEncrypted)
            field("comment", key.comment)
        case .parameters(let parameters):
            field("label", parameters.label)
            field("algorithm", parameters.algorithm.description)
            field("bits", parameters.bits)
            field("curve", parameters.curve)
            field("group", parameters.group)
        case .secretKey:
            field("encrypted", true)
        }
    }

    private mutating func fields(of certificate: Certificate) {
        field("subject", certificate.subject.description)
        field("issuer", certificate.issuer.description)
        field("serial", certificate.serialNumberText)
        field("version", certificate.version)
        field("not_before", certificate.notBefore)
        field("not_after", certificate.notAfter)
        names("names", certificate.subjectAlternativeNames)
        field("public_key", certificate.publicKey) { $0.fields(of: $1) }
        field("signature_algorithm", certificate.signatureAlgorithm.name)
        field("is_authority", certificate.isCA)
        field("sha256", certificate.sha256.hexadecimal)
        field("sha1", certificate.sha1.hexadecimal)
        field("extensions", certificate.extensions) { writer, entry in
            writer.field("oid", entry.oid.description)
            writer.field("name", entry.name)
            writer.field("critical", entry.isCritical)
        }
        fields(of: certificate.known)
        furtherFields(of: certificate)
    }

    private mutating func furtherFields(of certificate: Certificate) {
        field("extension_faults", certificate.extensionFaults) { writer, fault in
            writer.field("oid", fault.oid.description)
            writer.field("reason", fault.reason(in: .english))
        }
        field("stated_trust", certificate.statedTrust) { writer, trust in
            writer.field("trusted", trust.trusted?.map(KeyPurpose.name(of:)))
            writer.field("rejected", trust.rejected.map(KeyPurpose.name(of:)))
            writer.field("alias", trust.alias)
        }
    }

    private mutating func names(_ name: String, _ names: [GeneralName]) {
        key(name)
        object { writer in
            writer.field("dns", names.dnsNames)
            writer.field("ip", names.ipAddresses)
            writer.field("email", names.emailAddresses)
            writer.field("uri", names.uris)
            writer.field("other", names.filter(\.isUncommon).map(\.text))
        }
    }

    private mutating func fields(of key: PublicKey) {
        field("algorithm", key.algorithm.description)
        field("bits", key.bits)
        field("curve", key.curve)
        field("spki_sha256", key.sha256.hexadecimal)
    }
}

/// The decoded extensions of a certificate, null where one is absent.
extension JSONWriter {
    fileprivate mutating func fields(of known: Certificate.KnownExtensions) {
        field("key_usage", known.keyUsage?.names)
        field("extended_key_usage", known.extendedKeyUsage?.map(KeyPurpose.name(of:)))
        field("basic_constraints", known.basicConstraints) { writer, constraints in
            writer.field("ca", constraints.isCA)
            writer.field("path_length", constraints.pathLength)
        }
        field("subject_key_identifier", known.subjectKeyIdentifier?.hexadecimal)
        field("authority_key_identifier", known.authorityKeyIdentifier) { writer, identifier in
            writer.field("key_identifier", identifier.keyIdentifier?.hexadecimal)
            writer.field("issuer", identifier.issuer.map(\.text))
            writer.field("serial", identifier.serialNumber?.hexadecimal)
        }
        field("name_constraints", known.nameConstraints) { writer, constraints in
            writer.field("permitted", constraints.permitted.map(\.text))
            writer.field("excluded", constraints.excluded.map(\.text))
        }
        field("issuer_names", known.issuerAlternativeNames?.map(\.text))
        policyFields(of: known)
        addressFields(of: known)
        field("sct_count", known.signedCertificateTimestamps?.count)
        key("tls_features")
        guard let features = known.tlsFeatures else { return null() }
        array(features) { $0.number($1) }
    }

    private mutating func addressFields(of known: Certificate.KnownExtensions) {
        field("aia", known.authorityInformationAccess.isEmpty ? nil : known) { writer, known in
            writer.field("ocsp", known.locations(of: AccessDescription.ocsp))
            writer.field("ca_issuers", known.locations(of: AccessDescription.caIssuers))
        }
        field("crl_distribution_points", known.crlDistributionPoints?.addresses)
        field("freshest_crl", known.freshestCRL?.addresses)
    }

    private mutating func policyFields(of known: Certificate.KnownExtensions) {
        field("policies", known.policies?.map(\.policy.description))
        field("policy_mappings", known.policyMappings ?? []) { writer, mapping in
            writer.field("issuer_domain", mapping.issuerDomainPolicy.description)
            writer.field("subject_domain", mapping.subjectDomainPolicy.description)
        }
        field("policy_constraints", known.policyConstraints) { writer, constraints in
            writer.field("require_explicit_policy", constraints.requireExplicitPolicy)
            writer.field("inhibit_policy_mapping", constraints.inhibitPolicyMapping)
        }
        field("inhibit_any_policy", known.inhibitAnyPolicy)
    }
}

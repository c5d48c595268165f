/// What some clients refuse in one certificate and RFC 5280's path validation does not.
package enum ClientFault: Sendable, Hashable {
    case algorithm(AlgorithmClientFault)
    case encoding(EncodingClientFault)
    case name(NameClientFault)
    case `extension`(ExtensionClientFault)
    case usage(UsageClientFault)
    case keyIdentifier(KeyIdentifierClientFault)
    /// Its private key is public.
    case compromised
}

/// Keys and signatures that a client does not know or does not accept.
package enum AlgorithmClientFault: Sendable, Hashable {
    case curveP521
    /// A curve that clients do not offer in their handshakes.
    case curveNotOffered(PublicKey)
    /// A curve that clients do not know.
    case curveUnknown(PublicKey)
    /// The curve is given by its parameters.
    case explicitCurve
    case compressedPoint
    case ed25519
    case ed448
    /// A key for RSASSA-PSS alone.
    case rsaPSSKey
    case keyCannotSign(PublicKey)
    case rsaExponent(aboveBits: Int)
    case rsaModulus(bits: Int)
    /// The zero before the high bit of the modulus is missing.
    case rsaModulusNegative
    /// The key's algorithm lacks its NULL parameters.
    case rsaWithoutNull
    case sha224(AlgorithmIdentifier)
    case sha3
    case dsa
    /// The salt is not as long as the digest, both in octets.
    case pssSalt(octets: Int, digest: Int)
    /// The mask is made with another digest than the message's.
    case pssMask
    case pssDigestWithoutNull
    case ecdsaParameters
    /// The signed part names another algorithm than the one beside the signature.
    case twoAlgorithms
}

/// Octets that are not DER, and fields that a client does not accept.
package enum EncodingClientFault: Sendable, Hashable {
    case octetsBehind
    /// A length is longer than DER allows.
    case longLength
    /// A BOOLEAN is true and not FF.
    case oddTrue
    /// The same of cA in the basic constraints.
    case oddTrueOfAuthority
    /// A default that is written out.
    case criticalFalse
    case writtenDefaultVersion
    case emptyExtensions
    case serialNumberPadded
    case serialNumberNegative
    case versionUnknown(Int)
    case versionWithExtensions(Int)
    case versionOfLeaf(Int)
    /// It is valid from a time before 1970.
    case timeBefore1970
    case subject(AttributeStringFault)
    case issuer(AttributeStringFault)
}

/// A string of a name that a client does not accept.
package enum AttributeStringFault: Sendable, Hashable {
    case printableString
    case printableAmpersand
    case ia5String
    case utf8String
    case bmpString
    /// Half of a pair of surrogates.
    case bmpStringSurrogate
    case universalString
    /// A number that is not a character.
    case universalStringNumber
    case numericString
    case numericStringContent
    /// A type that names do not have.
    case otherString
}

/// Names for which a client refuses the whole certificate.
package enum NameClientFault: Sendable, Hashable {
    /// One of the subject alternative names.
    case alternative(AlternativeNameFault)
    /// The subject is empty, and the alternative names are not critical.
    case emptySubject
    case emptyAuthority
    case emptyIssuer
    /// The issuer's name is not written as in the issuer's certificate.
    case issuerOctets
    case issuerOctetsOfAnchor
    /// The issuer's name has other spaces or strings.
    case issuerSpaces
}

/// A subject alternative name that a client does not accept.
package enum AlternativeNameFault: Sendable, Hashable {
    case dnsNotASCII(String)
    case emailNotASCII(String)
    case uriNotASCII(String)
    case uriMalformed(String)
    case uriWithoutScheme(String)
    /// An IP address of so many octets.
    case addressLength(Int)
    case emptyDNS
    /// An IPv4 address written as an IPv6 address.
    case mappedAddress
    case x400Address
}

/// Extensions in a form that a client does not accept.
package enum ExtensionClientFault: Sendable, Hashable {
    /// A known extension is critical.
    case critical(OID)
    /// An unknown extension is critical.
    case unknownCritical(OID)
    case repeated
    case malformed(Certificate.ExtensionFault)
    /// A TLS feature other than status_request.
    case tlsFeature
    /// The TLS feature status_request.
    case mustStaple
    /// Authority information access without an address.
    case accessEmpty
    case policyTwice
    case policiesEmpty
    case policyConstraintsEmpty
    /// An extension's identifier has a number of more than so many bits.
    case identifierNumber(aboveBits: Int)
    case constraintsEmpty
    /// The mask of an address range is not a run of ones.
    case constraintsMask
    case constraintsUnknownToGo
    case constraintsUnknownToRustls
    case constraintsUnknownToGnuTLS
    case constraintsCritical
    case constraintsDotAtEnd
}

/// Basic constraints and key usages that a client does not accept.
package enum UsageClientFault: Sendable, Hashable {
    case leafIsCA
    /// A trusted leaf that is its own issuer and may not sign certificates.
    case selfSignedNotCA
    case anchorWithoutConstraintsAndUsage
    case anchorWithoutConstraints
    /// A root of a version that has no basic constraints.
    case anchorVersion(Int)
    case constraintsNotCritical
    case pathLengthOfLeaf
    case pathLength(above: Int)
    case withoutDigitalSignature(KeyUsage)
    /// encipherOnly or decipherOnly.
    case leafEnciphersOnly
    case leafSignsCertificates
    case authorityWithoutKeyUsage
    case pathLengthWithoutCertSign
    /// It is for any purpose, and not for servers by name.
    case anyPurpose
    case ocspSigning
}

/// Key identifiers that contradict the issuer, or are missing.
package enum KeyIdentifierClientFault: Sendable, Hashable {
    /// The issuer's key has another identifier than the one asked for.
    case key(wanted: [UInt8], own: [UInt8])
    /// The issuer's certificate has another serial number, each as hexadecimal.
    case serialNumber(wanted: String, own: String)
    /// The issuer was issued by this name, not by the one asked for.
    case issuer(DistinguishedName)
    /// An issuer without its serial number, or the other way about.
    case issuerWithoutSerialNumber
    case authorityKeyIdentifierMissing
    case subjectKeyIdentifierMissing
}

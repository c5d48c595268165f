internal import CertModel

/// Names and key identifiers that a client does not accept.
extension English {
    static func message(_ fault: NameClientFault) -> String {
        switch fault {
        case .alternative(let fault): message(fault)
        case .emptySubject: "the subject is empty, and the alternative names are not critical"
        case .emptyAuthority: "an authority with an empty name"
        case .emptyIssuer: "the issuer's name is empty"
        case .issuerOctets:
            "the issuer's name is not written as in the issuer's certificate"
        case .issuerOctetsOfAnchor:
            "the issuer's name is not written as in the trust anchor"
        case .issuerSpaces:
            "the issuer's name has other spaces or strings than in the issuer's certificate"
        }
    }

    private static func message(_ fault: AlternativeNameFault) -> String {
        switch fault {
        case .dnsNotASCII(let name):
            "the alternative names include the DNS name \(shown(name)), which is not ASCII"
        case .emailNotASCII(let address):
            "the alternative names include the e-mail address \(shown(address)), which is not ASCII"
        case .uriNotASCII(let uri):
            "the alternative names include the URI \(shown(uri)), which is not ASCII"
        case .uriMalformed(let uri):
            "the alternative names include the URI \(shown(uri)), which is malformed"
        case .uriWithoutScheme(let uri):
            "the alternative names include the URI \(shown(uri)), which has no scheme"
        case .addressLength(let octets):
            "the alternative names include an IP address of \(counted(octets, "octet"))"
        case .emptyDNS: "the alternative names include an empty DNS name"
        case .mappedAddress:
            "the alternative names include an IPv4 address written as an IPv6 address"
        case .x400Address:
            "the alternative names include an X.400 address"
        }
    }

    private static func shown(_ text: String) -> String { text.printable.shortened(to: 200) }

    static func remedy(_ fault: NameClientFault) -> String {
        switch fault {
        case .alternative:
            "Have the certificate issued anew without that name: it makes clients refuse the whole"
                + " certificate."
        case .emptySubject:
            "Have the certificate issued anew with a subject, or with critical alternative names."
        case .emptyAuthority:
            "Have the authority's certificate issued anew with a name."
        case .emptyIssuer:
            "Have the certificate issued by an authority that has a name."
        case .issuerOctets, .issuerOctetsOfAnchor, .issuerSpaces:
            "Have the certificate issued anew with its issuer's name octet by octet as in the"
                + " issuer's own certificate."
        }
    }
}

extension English {
    static func message(_ fault: KeyIdentifierClientFault) -> String {
        switch fault {
        case .key(let wanted, let own) where wanted.isEmpty:
            "the authority key identifier is empty, and the issuer's key has \(own.hexadecimal)"
        case .key(let wanted, let own):
            "the authority key identifier is \(wanted.hexadecimal), and the issuer's key has"
                + " \(own.hexadecimal)"
        case .serialNumber(let wanted, let own):
            "the authority key identifier asks for an issuer with the serial number \(wanted), not"
                + " \(own)"
        case .issuer(let issuer):
            "the authority key identifier asks for an issuer that another authority issued than"
                + " \(name(issuer))"
        case .issuerWithoutSerialNumber:
            "the authority key identifier has an issuer or a serial number, but not both"
        case .authorityKeyIdentifierMissing:
            "no authority key identifier names the issuer's key"
        case .subjectKeyIdentifierMissing:
            "no subject key identifier, which an authority must have"
        }
    }

    static func remedy(_ fault: KeyIdentifierClientFault) -> String {
        switch fault {
        case .key, .serialNumber, .issuer, .issuerWithoutSerialNumber:
            "Present the issuer's certificate that the identifier names, or have the certificate"
                + " issued anew with the identifiers of the issuer that is there."
        case .authorityKeyIdentifierMissing:
            "Have the certificate issued anew with an authority key identifier."
        case .subjectKeyIdentifierMissing:
            "Have the authority's certificate issued anew with a subject key identifier."
        }
    }
}

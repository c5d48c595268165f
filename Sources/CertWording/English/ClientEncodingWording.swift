internal import CertModel

/// Octets that are not DER, and fields that a client does not accept.
extension English {
    static func message(_ fault: EncodingClientFault) -> String {
        switch fault {
        case .octetsBehind: "octets follow the certificate"
        case .longLength: "a length is written longer than DER allows"
        case .oddTrue: "a BOOLEAN is true and not FF"
        case .oddTrueOfAuthority: "cA in the basic constraints is true and not FF"
        case .criticalFalse: "an extension says critical FALSE, which is the default"
        case .writtenDefaultVersion: "the version 1 is written out, which is the default"
        case .emptyExtensions: "the list of extensions is empty"
        case .serialNumberPadded: "the serial number has needless leading octets"
        case .serialNumberNegative: "the serial number is negative"
        case .versionUnknown(let version): "the version is \(version)"
        case .versionWithExtensions(let version): "version \(version) with extensions"
        case .versionOfLeaf(let version): "it is of version \(version)"
        case .timeBefore1970: "it is valid since a time before 1970"
        case .subject(let fault): inSubject(fault)
        case .issuer(let fault): inIssuer(fault)
        }
    }

    private static func inSubject(_ fault: AttributeStringFault) -> String {
        switch fault {
        case .printableString:
            "the subject holds a PrintableString with characters that it does not allow"
        case .printableAmpersand: "the subject holds a PrintableString with an ampersand"
        case .ia5String: "the subject holds an IA5String that is not ASCII"
        case .utf8String: "the subject holds a UTF8String that is not UTF-8"
        case .bmpString: "the subject holds a BMPString of an odd number of octets"
        case .bmpStringSurrogate: "the subject holds a BMPString with half a character"
        case .universalStringNumber:
            "the subject holds a UniversalString with a number that is not a character"
        case .universalString:
            "the subject holds a UniversalString whose length is not a multiple of four"
        case .numericString: "the subject holds a NumericString"
        case .numericStringContent:
            "the subject holds a NumericString with other characters than digits"
        case .otherString: "the subject holds a string of a type that names do not have"
        }
    }

    private static func inIssuer(_ fault: AttributeStringFault) -> String {
        switch fault {
        case .printableString:
            "the issuer's name holds a PrintableString with characters that it does not allow"
        case .printableAmpersand: "the issuer's name holds a PrintableString with an ampersand"
        case .ia5String: "the issuer's name holds an IA5String that is not ASCII"
        case .utf8String: "the issuer's name holds a UTF8String that is not UTF-8"
        case .bmpString: "the issuer's name holds a BMPString of an odd number of octets"
        case .bmpStringSurrogate: "the issuer's name holds a BMPString with half a character"
        case .universalStringNumber:
            "the issuer's name holds a UniversalString with a number that is not a character"
        case .universalString:
            "the issuer's name holds a UniversalString whose length is not a multiple of four"
        case .numericString: "the issuer's name holds a NumericString"
        case .numericStringContent:
            "the issuer's name holds a NumericString with other characters than digits"
        case .otherString: "the issuer's name holds a string of a type that names do not have"
        }
    }

    static func remedy(_ fault: EncodingClientFault) -> String {
        switch fault {
        case .octetsBehind:
            "Remove the octets behind the certificate."
        case .longLength, .oddTrue, .oddTrueOfAuthority, .criticalFalse, .writtenDefaultVersion,
            .emptyExtensions:
            "Have the certificate issued anew, in DER."
        case .serialNumberPadded, .serialNumberNegative:
            "Have the certificate issued anew with a positive serial number in its shortest form."
        case .versionUnknown, .versionWithExtensions, .versionOfLeaf:
            "Have the certificate issued anew in version 3."
        case .timeBefore1970:
            "Have the certificate issued anew with a time of today."
        case .subject, .issuer:
            "Have the certificate issued anew with its names as UTF8String."
        }
    }
}

internal import CertModel

/// The fields of a certificate and their encoding.
extension English {
    static func message(_ fault: ProfileFieldFault) -> String {
        switch fault {
        case .version(let version): "the certificate is of version \(version), not 3"
        case .serialNumber(.zero): "the serial number is zero"
        case .serialNumber(.negative): "the serial number is negative"
        case .serialNumber(.tooLong(let octets)):
            "the serial number is \(octets) octets long, more than 20"
        case .serialNumberShort(let octets):
            "the serial number is \(octets * 8) bits long, too short for 64 random bits"
        case .uniqueIdentifier: "the certificate has a unique identifier beside its names"
        case .validityForm(let field): "\(field.rawValue) is a GeneralizedTime before 2050"
        case .validityOrder(let start, let end):
            "the validity ends (\(end)) before it begins (\(start))"
        case .encoding(let flaw, .certificate):
            "the certificate is not in DER: \(clause(flaw))"
        case .encoding(let flaw, .publicKey):
            "the public key is not in DER: \(clause(flaw))"
        case .encoding(let flaw, .extension(let name)):
            "the extension \(name) is not in DER: \(clause(flaw))"
        case .defaultEncoded(let value): message(value)
        case .lifetimeOverLimit(let days, let limit):
            "issued for \(days) days, where public authorities may issue for \(limit)"
        }
    }

    private static func clause(_ flaw: ProfileFieldFault.EncodingFlaw) -> String {
        switch flaw {
        case .longLength: "a length is longer than needed"
        case .unsortedSet: "a SET is not in order"
        case .boolean: "a BOOLEAN is neither 00 nor FF"
        case .longInteger: "an INTEGER has needless leading octets"
        case .unusedBits: "a BIT STRING has unused bits that are not zero"
        case .trailingZeroBits: "zeros end its bits"
        case .nullWithContent: "a NULL has content"
        case .stringInParts: "a string is in parts"
        }
    }

    private static func message(_ value: ProfileFieldFault.DefaultValue) -> String {
        switch value {
        case .version:
            "version 1 is written out although it is the default, which DER leaves out"
        case .critical:
            "an extension's critical FALSE is written out although it is the default, which DER"
                + " leaves out"
        case .basicConstraintsCA:
            "cA FALSE in basicConstraints is written out although it is the default, which DER"
                + " leaves out"
        case .subtreeMinimum:
            "minimum 0 in nameConstraints is written out although it is the default, which DER"
                + " leaves out"
        }
    }

    static func remedy(_ fault: ProfileFieldFault) -> String {
        switch fault {
        case .version: "Make it version 3."
        case .serialNumber: "Give it a positive serial number of at most 20 octets."
        case .serialNumberShort: "Give it a serial number of at least 64 random bits."
        case .uniqueIdentifier: "Leave out issuerUniqueID and subjectUniqueID."
        case .validityForm: "Use UTCTime for times through 2049."
        case .validityOrder: "Let notAfter be later than notBefore."
        case .encoding: "Encode it in DER."
        case .defaultEncoded: "Leave out the default values."
        case .lifetimeOverLimit(_, let limit): "Issue it for at most \(limit) days."
        }
    }
}

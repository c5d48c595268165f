package import CertModel

/// What came in place of a basic OCSP response.
package enum OCSPOutcome {
    case response(OCSPResponse)
    /// The responder's error, by its number.
    case unsuccessful(Int)
}

extension OCSPOutcome {
    /// The most answers that are read: a staple has one.
    private static let maximumAnswers = 64
    /// The most certificates that are read: a responder sends its own, and perhaps a chain.
    private static let maximumCertificates = 8

    /// Decodes an OCSPResponse.
    ///
    /// > RFC 6960 §4.2.1: "OCSPResponse ::= SEQUENCE { responseStatus OCSPResponseStatus,
    /// > responseBytes [0] EXPLICIT ResponseBytes OPTIONAL }"
    package init(der: [UInt8]) throws(DERError) {
        var outer = DERCursor(der)
        var response = try outer.enter(Tag.sequence, "the response")
        try outer.expectEnd(of: "the response")
        let status = try response.count("responseStatus", tag: Tag.enumerated)
        guard status == 0 else {
            self = .unsuccessful(status)
            return
        }
        var explicit = try response.enter(Tag.constructed(0), "responseBytes")
        var bytes = try explicit.enter(Tag.sequence, "responseBytes")
        let kind = try bytes.oid("responseType")
        let start = response.position
        guard kind.description == "1.3.6.1.5.5.7.48.1.1" else {
            throw DERError(at: start, "responseType is not id-pkix-ocsp-basic")
        }
        self = .response(try OCSPResponse(basic: try bytes.octets(Tag.octetString, "response")))
    }

    /// Reads the elements of a list; nil where it holds more than some number.
    fileprivate static func list<Value>(
        _ cursor: DERCursor,
        atMost limit: Int,
        _ read: (inout DERCursor) throws(DERError) -> Value
    ) throws(DERError) -> [Value] {
        var cursor = cursor
        var values: [Value] = []
        while !cursor.isAtEnd {
            guard values.count < limit else {
                throw DERError(at: cursor.position, "more than \(limit) elements in a list")
            }
            values.append(try read(&cursor))
        }
        return values
    }

    fileprivate static func answers(_ cursor: DERCursor) throws(DERError) -> [OCSPResponse.Answer] {
        try list(cursor, atMost: maximumAnswers) { (cursor) throws(DERError) in
            try OCSPResponse.Answer(&cursor)
        }
    }

    fileprivate static func certificates(_ cursor: DERCursor) throws(DERError) -> [[UInt8]] {
        try list(cursor, atMost: maximumCertificates) { (cursor) throws(DERError) in
            Array(cursor.bytes[try cursor.next(Tag.sequence, "a certificate").whole])
        }
    }
}

extension OCSPResponse {
    /// Decodes a BasicOCSPResponse.
    fileprivate init(basic der: [UInt8]) throws(DERError) {
        var outer = DERCursor(der)
        var basic = try outer.enter(Tag.sequence, "the basic response")
        try outer.expectEnd(of: "the basic response")
        let signed = try basic.next(Tag.sequence, "tbsResponseData")
        let algorithm = try basic.algorithmIdentifier("signatureAlgorithm")
        let signature = try basic.bitStringBytes("signature")
        var certificates: [[UInt8]] = []
        if let carried = try basic.optional(Tag.constructed(0), "certs") {
            var explicit = DERCursor(der, inside: carried)
            certificates = try OCSPOutcome.certificates(explicit.enter(Tag.sequence, "certs"))
        }
        try basic.expectEnd(of: "the basic response")
        var data = DERCursor(der, inside: signed)
        _ = try data.optional(Tag.constructed(0), "version")
        let responder = try Responder(&data)
        _ = try data.time("producedAt")
        let answers = try OCSPOutcome.answers(data.enter(Tag.sequence, "responses"))
        self.init(
            der: der,
            signedRange: signed.whole,
            signatureAlgorithm: algorithm,
            signature: signature,
            responder: responder,
            answers: answers,
            certificates: certificates
        )
    }
}

extension OCSPResponse.Responder {
    fileprivate init(_ data: inout DERCursor) throws(DERError) {
        if let name = try data.optional(Tag.constructed(1), "responderID") {
            var inner = DERCursor(data.bytes, inside: name)
            self = .name(try inner.distinguishedName("responderID"))
        } else {
            var inner = try data.enter(Tag.constructed(2), "responderID")
            self = .key(try inner.octets(Tag.octetString, "responderID"))
        }
    }
}

extension OCSPResponse.Answer {
    fileprivate init(_ cursor: inout DERCursor) throws(DERError) {
        var single = try cursor.enter(Tag.sequence, "a SingleResponse")
        var id = try single.enter(Tag.sequence, "certID")
        let algorithm = try id.algorithmIdentifier("hashAlgorithm").algorithm
        let name = try id.octets(Tag.octetString, "issuerNameHash")
        let key = try id.octets(Tag.octetString, "issuerKeyHash")
        let serial = try id.integerBytes("serialNumber")
        let status = try OCSPResponse.Status(&single)
        let thisUpdate = try single.time("thisUpdate")
        var nextUpdate: Timestamp?
        if let explicit = try single.optional(Tag.constructed(0), "nextUpdate") {
            var inner = DERCursor(single.bytes, inside: explicit)
            nextUpdate = try inner.time("nextUpdate")
        }
        self.init(
            digestAlgorithm: algorithm,
            issuerName: name,
            issuerKey: key,
            serialNumber: serial,
            status: status,
            thisUpdate: thisUpdate,
            nextUpdate: nextUpdate
        )
    }
}

extension OCSPResponse.Status {
    /// > RFC 6960 §4.2.1: "CertStatus ::= CHOICE { good [0] IMPLICIT NULL, revoked [1] IMPLICIT
    /// > RevokedInfo, unknown [2] IMPLICIT UnknownInfo }"
    fileprivate init(_ cursor: inout DERCursor) throws(DERError) {
        let element = try cursor.next("certStatus")
        switch element.tag {
        case Tag.context(0): self = .good
        case Tag.context(2): self = .unknown
        case Tag.constructed(1):
            var info = DERCursor(cursor.bytes, inside: element)
            self = .revoked(try info.time("revocationTime"))
        default: throw DERError(at: element.start, "certStatus is none of its three choices")
        }
    }
}

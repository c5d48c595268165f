import CertDecoding

extension BatchRequest {
    /// The most hosts, and the most e-mail addresses, of one request: a hundred times what the
    /// largest certificates cover.
    public static let maximumNames = 10_000
    /// The most key usages, purposes or policies of one request; no certificate holds as many.
    public static let maximumUsages = 1_000
    /// The most texts with certificates or CRLs in one list of a request.
    public static let maximumTexts = 10_000

    /// What a line asks, or why it asks nothing; the line is empty afterwards.
    ///
    /// A field that is not known is passed over, and of two fields of one name the first counts.
    public static func decode(_ line: BatchLine) -> Result<BatchRequest, BatchRefusal> {
        guard !line.isTooLong else {
            return .failure(
                BatchRefusal(.tooLong(mebibytes: BatchLine.maximumCount >> 20))
            )
        }
        return line.consume { octets in
            var decoder = BatchDecoder(octets)
            do throws(JSONFault) { try decoder.decode() } catch {
                // What is not JSON has no id: the next octets might have made it another one.
                return .failure(BatchRefusal(.notJSON(error.reason)))
            }
            return decoder.refusal.map(Result.failure) ?? .success(decoder.request)
        }
    }
}

/// Reads the fields of a request where they stand.
private struct BatchDecoder {
    private(set) var request = BatchRequest()
    private var reader: JSONReader
    private var seen: Set<String> = []
    /// The first thing that is wrong.
    private var fault: RequestRefusal?

    init(_ octets: [UInt8]) { reader = JSONReader(octets) }

    /// Why it is not a request; nil where it is one.
    var refusal: BatchRefusal? { fault.map { BatchRefusal(id: request.id, $0) } }

    /// Reads the line to its end, whatever is wrong with a field: the id may stand behind it.
    mutating func decode() throws(JSONFault) {
        guard try reader.kind() == .object else {
            _ = try reader.skip()
            try reader.end()
            return refuse(.notAnObject)
        }
        try reader.enterObject()
        while let key = try reader.nextKey() {
            let name = name(key)
            if name.isEmpty || !seen.insert(name).inserted {
                _ = try reader.skip()
            } else {
                try field(name)
            }
        }
        try reader.end()
    }

    /// The name of a field; empty where it is longer than any that is known.
    private func name(_ key: JSONReader.StringToken) -> String {
        // Twenty letters, each of which may be escaped.
        key.content.count <= 120 ? reader.text(of: key) ?? "" : ""
    }

    private mutating func field(_ name: String) throws(JSONFault) {
        if name == "id" {
            request.id = String(decoding: reader.octets[try reader.skip()], as: UTF8.self)
        } else if try reader.kind() == .null {
            try reader.null()
        } else {
            try field(present: name)
        }
    }

    private mutating func field(present name: String) throws(JSONFault) {
        let mostTexts = BatchRequest.maximumTexts
        switch name {
        case "certificates": request.certificates = try texts(name, mostTexts)
        case "intermediates": request.intermediates = try texts(name, mostTexts)
        case "trust_anchors": request.trustAnchors = try texts(name, mostTexts)
        case "crls": request.revocationLists = try texts(name, mostTexts)
        case "key": request.key = try text(name)
        case "passphrase": request.passphrase = try passphrase(name)
        case "hosts": request.hosts = try texts(name, BatchRequest.maximumNames)
        case "emails": request.emails = try texts(name, BatchRequest.maximumNames)
        case "at": request.time = try time(name)
        case "purpose": request.purpose = try choice(name) ?? .server
        case "profile": request.profile = try choice(name) ?? .web
        case "max_intermediates": request.maximumIntermediates = try count(name)
        case "key_usage":
            for usage in try named(name, KeyUsage.init(named:)) {
                request.keyUsage.formUnion(usage)
            }
        case "extended_key_usage": request.extendedKeyUsage = try named(name, KeyPurpose.named)
        case "clients":
            let families = try named(name) { try? ClientFamilies(names: [$0]) }
            if !families.isEmpty { request.clients = families.reduce([]) { $0.union($1) } }
        case "policies": try policies()
        default: _ = try reader.skip()
        }
    }

    private mutating func policies() throws(JSONFault) {
        guard try reader.kind() == .object else { return try mistype("policies") }
        try reader.enterObject()
        while let key = try reader.nextKey() {
            let name = name(key)
            guard !name.isEmpty, seen.insert("policies." + name).inserted,
                try reader.kind() != .null
            else {
                _ = try reader.skip()
                continue
            }
            switch name {
            case "initial":
                let initial = try named("policies.initial", CertificatePolicy.named)
                // RFC 5280 §6.1.1 (c): anyPolicy "if the user is not concerned about certificate
                // policy".
                let isAny = initial.isEmpty || initial.contains(.anyPolicy)
                request.policies.initial = isAny ? nil : Set(initial)
            case "require_explicit": request.policies.requireExplicit = try flag("policies." + name)
            case "inhibit_mapping": request.policies.inhibitMapping = try flag("policies." + name)
            case "inhibit_any": request.policies.inhibitAny = try flag("policies." + name)
            default: _ = try reader.skip()
            }
        }
    }
}

/// Values of one type each; what is of another is passed over and refused by name.
extension BatchDecoder {
    private mutating func refuse(_ fault: @autoclosure () -> RequestRefusal) {
        if self.fault == nil { self.fault = fault() }
    }

    private mutating func mistype(_ field: String) throws(JSONFault) {
        _ = try reader.skip()
        refuse(.wrongType(field: field))
    }

    private mutating func text(_ field: @autoclosure () -> String) throws(JSONFault) -> String? {
        guard try reader.kind() == .string else {
            try mistype(field())
            return nil
        }
        let text = reader.text(of: try reader.string())
        if text == nil { refuse(.halfSurrogate(field: field())) }
        return text
    }

    /// The passphrase, decoded into memory that is wiped.
    private mutating func passphrase(_ field: String) throws(JSONFault) -> Passphrase? {
        guard try reader.kind() == .string else {
            try mistype(field)
            return nil
        }
        let token = try reader.string()
        let reader = reader
        let passphrase = Passphrase(maximumCount: token.content.count) {
            reader.unescape(token, into: $0)
        }
        if passphrase == nil { refuse(.halfSurrogate(field: field)) }
        return passphrase
    }

    private mutating func texts(_ field: String, _ most: Int) throws(JSONFault) -> [String] {
        guard try reader.kind() == .array else {
            try mistype(field)
            return []
        }
        var texts: [String] = []
        var index = 0
        try reader.enterArray()
        while try reader.nextElement() {
            if index < most, fault == nil {
                if let text = try text("\(field).\(index)") { texts.append(text) }
            } else {
                _ = try reader.skip()
            }
            index += 1
        }
        if index > most { refuse(.tooManyEntries(field: field, maximum: most)) }
        return texts
    }

    private mutating func named<Value>(
        _ field: String,
        _ value: (String) -> Value?
    ) throws(JSONFault) -> [Value] {
        var values: [Value] = []
        for text in try texts(field, BatchRequest.maximumUsages) {
            guard let value = value(text) else {
                refuse(.unknown(field: field, text.shortened(to: 400)))
                return []
            }
            values.append(value)
        }
        return values
    }

    private mutating func flag(_ field: String) throws(JSONFault) -> Bool {
        if try reader.kind() == .bool { return try reader.bool() }
        try mistype(field)
        return false
    }

    /// A number that is whole, however it is written.
    private mutating func count(_ field: String) throws(JSONFault) -> Int? {
        guard try reader.kind() == .number else {
            try mistype(field)
            return nil
        }
        let number = try reader.number()
        // No count has as many digits.
        let digits =
            number.count <= 32 ? String(decoding: reader.octets[number], as: UTF8.self) : ""
        guard let count = Int(digits) ?? Double(digits).flatMap(Int.init(exactly:)) else {
            refuse(.wrongType(field: field))
            return nil
        }
        if count < 0 { refuse(.negative(field: field)) }
        return count
    }

    private mutating func time(_ field: String) throws(JSONFault) -> Timestamp? {
        guard let text = try text(field) else { return nil }
        guard let time = Timestamp(rfc3339: text) else {
            refuse(.notATime(field: field))
            return nil
        }
        return time
    }

    private mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ field: String
    ) throws(JSONFault) -> Choice? {
        guard let text = try text(field) else { return nil }
        // Texts are compared by what they mean, which takes long where one has many marks.
        let isShort = Choice.allCases.contains { $0.rawValue.utf8.count >= text.utf8.count }
        guard isShort, let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            refuse(.noneOf(field: field, text.shortened(to: 400), known: known))
            return nil
        }
        return choice
    }
}

internal import CertDecoding

extension Baseline {
    /// The most entries of a baseline: more findings than anybody has read one by one.
    private static let maximumEntries = 100_000

    /// Reads a baseline.
    ///
    /// - Throws: `CertificateError` where the file can't be read, and with code `malformed` where it
    ///   is not a baseline.
    public init(contentsOf path: String) throws(CertificateError) {
        let octets = try FileReader.octets(of: path)
        do throws(CertificateError) { try self.init(octets) } catch { throw error.at(path) }
    }

    /// Decodes a baseline.
    ///
    /// - Throws: `CertificateError` with code `malformed` where it is not one.
    public init(_ octets: [UInt8]) throws(CertificateError) {
        var decoder = BaselineDecoder(octets)
        do throws(JSONFault) { try decoder.decode(atMost: Self.maximumEntries) } catch {
            throw .notABaseline(.notJSON(error.reason))
        }
        if let fault = decoder.fault { throw .notABaseline(fault) }
        self.init(entries: decoder.entries)
    }
}

extension CertificateError {
    fileprivate static func notABaseline(_ fault: BaselineFault) -> CertificateError {
        CertificateError(.malformed, .setting(.baseline(fault)))
    }
}

/// Reads the fields of a baseline where they stand.
private struct BaselineDecoder {
    private(set) var entries: [Baseline.Entry] = []
    /// The first thing that is wrong.
    private(set) var fault: BaselineFault?
    private var reader: JSONReader
    private var isBaseline = false
    private var hasEntries = false

    init(_ octets: [UInt8]) { reader = JSONReader(octets) }

    mutating func decode(atMost maximum: Int) throws(JSONFault) {
        guard try reader.kind() == .object else {
            return refuse(.notAnObject)
        }
        try reader.enterObject()
        while let key = try reader.nextKey() {
            switch name(key) {
            case "kind" where try reader.kind() == .string:
                isBaseline = try text(upTo: 100) == "baseline"
            case "entries" where try reader.kind() == .array:
                hasEntries = true
                try reader.enterArray()
                while try reader.nextElement() { try entry(atMost: maximum) }
            default: _ = try reader.skip()
            }
        }
        try reader.end()
        if !isBaseline { refuse(.otherKind) }
        if !hasEntries { refuse(.noEntries) }
    }

    private mutating func entry(atMost maximum: Int) throws(JSONFault) {
        guard try reader.kind() == .object, entries.count < maximum else {
            refuse(
                entries.count < maximum
                    ? .entryNotAnObject(entries.count + 1) : .tooManyEntries(maximum: maximum)
            )
            _ = try reader.skip()
            return
        }
        var entry = Baseline.Entry(fingerprint: "", id: "", path: "", name: "")
        try reader.enterObject()
        while let key = try reader.nextKey() {
            let name = name(key)
            guard try reader.kind() == .string else {
                let isNull = try reader.kind() == .null
                _ = try reader.skip()
                if !isNull, Self.fields.contains(name) {
                    refuse(.fieldNotAText(name, entry: entries.count + 1))
                }
                continue
            }
            try field(name, of: &entry)
        }
        if entry.fingerprint.isEmpty || entry.id.isEmpty {
            refuse(.entryIncomplete(entries.count + 1))
        }
        entries.append(entry)
    }

    private static let fields = ["fingerprint", "id", "path", "name", "reason", "until"]

    private mutating func field(
        _ name: String,
        of entry: inout Baseline.Entry
    ) throws(JSONFault) {
        switch name {
        case "fingerprint": entry.fingerprint = try text(upTo: 100)
        case "id": entry.id = try text(upTo: 100)
        case "path": entry.path = try text(upTo: 10_000)
        case "name": entry.name = try text(upTo: 10_000)
        case "reason": entry.reason = try text(upTo: 10_000)
        case "until":
            let until = try text(upTo: 100)
            entry.until = Self.moment(until)
            if entry.until == nil, !until.isEmpty {
                refuse(.notATime(entry: entries.count + 1))
            }
        default: _ = try reader.skip()
        }
    }

    /// A moment, or the last second of a day.
    private static func moment(_ text: String) -> Timestamp? {
        Timestamp(rfc3339: text) ?? Timestamp(rfc3339: text + "T23:59:59Z")
    }

    private func name(_ key: JSONReader.StringToken) -> String {
        // Eleven letters, each of which may be escaped.
        key.content.count <= 70 ? reader.text(of: key) ?? "" : ""
    }

    private mutating func text(upTo maximum: Int) throws(JSONFault) -> String {
        let token = try reader.string()
        guard token.content.count <= maximum * 6, let text = reader.text(of: token),
            text.utf8.count <= maximum
        else {
            refuse(.textTooLong(entry: entries.count + 1, maximum: maximum))
            return ""
        }
        return text
    }

    private mutating func refuse(_ fault: BaselineFault) {
        self.fault = self.fault ?? fault
    }
}

internal import CertModel

/// Fields by their Swift values, and the parts that several documents share.
extension JSONWriter {
    mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { string(text) } else { null() }
    }

    mutating func field(_ name: String, _ value: some BinaryInteger) {
        key(name)
        number(value)
    }

    mutating func field(_ name: String, _ value: Int?) {
        key(name)
        if let value { number(value) } else { null() }
    }

    mutating func field(_ name: String, _ value: Bool) {
        key(name)
        bool(value)
    }

    mutating func field(_ name: String, optional value: Bool?) {
        key(name)
        if let value { bool(value) } else { null() }
    }

    mutating func field(_ name: String, _ time: Timestamp?) {
        field(name, time?.description)
    }

    mutating func field(_ name: String, _ texts: [String]?) {
        key(name)
        guard let texts else { return null() }
        array(texts) { $0.string($1) }
    }

    /// Writes a field that is an array of objects; `body` writes the fields of one.
    mutating func field<Element>(
        _ name: String,
        _ elements: [Element],
        _ body: (inout JSONWriter, Element) -> Void
    ) {
        key(name)
        array(elements) { writer, element in writer.object { body(&$0, element) } }
    }

    /// Writes a field that is an object or null; `body` writes the object's fields.
    mutating func field<Value>(
        _ name: String,
        _ value: Value?,
        _ body: (inout JSONWriter, Value) -> Void
    ) {
        key(name)
        guard let value else { return null() }
        object { body(&$0, value) }
    }

    /// The first fields of every document.
    mutating func heading(command: String) {
        field("schema", "certcheck/1")
        field("command", command)
    }

    mutating func findings(_ findings: [Finding]) {
        field("findings", findings) { writer, finding in writer.fields(of: finding) }
    }

    mutating func errors(_ errors: [CertificateError]) {
        field("errors", errors) { $0.fields(of: $1) }
    }

    mutating func fields(of error: CertificateError) {
        field("path", error.source)
        field("code", error.code.description)
        field("reason", error.message(in: .english))
        if let line = error.line { field("line", line) }
        if let help = error.remedy(in: .english) { field("help", help) }
    }

    /// Findings that were accepted, beside those that count.
    mutating func accepted(_ accepted: [AcceptedFinding]) {
        field("accepted", accepted) { writer, accepted in
            writer.fields(of: accepted.finding)
            writer.fields(of: accepted.grounds)
        }
    }

    /// Why something is accepted.
    mutating func fields(of grounds: AcceptanceGrounds) {
        field("accepted_because", grounds.reason)
        field("accepted_until", grounds.until)
    }

    /// An entry of a baseline.
    mutating func fields(of entry: Baseline.Entry) {
        field("fingerprint", entry.fingerprint)
        field("id", entry.id)
        field("path", entry.path)
        field("name", entry.name)
        field("reason", entry.reason)
        field("until", entry.until)
    }

    private mutating func fields(of finding: Finding) {
        field("id", finding.id.rawValue)
        field("severity", finding.severity.rawValue)
        field("message", finding.message(in: .english))
        field("remedy", finding.remedy(in: .english))
        field("locations", finding.locations) { $0.fields(of: $1) }
        key("values")
        object { writer in
            for value in finding.values { writer.value(value) }
        }
        if let clients = finding.clients, finding.severity != .info {
            field("clients", clients.families.map(\.rawValue))
        }
        if let until = finding.acceptedUntil { field("was_accepted_until", until) }
    }

    private mutating func value(_ value: Finding.Value) {
        switch value.content {
        case .text(let text): field(value.name, text)
        case .number(let number): field(value.name, number)
        case .list(let texts): field(value.name, texts)
        }
    }

    mutating func fields(of location: Location) {
        guard let address = location.address else {
            field("path", location.path)
            return field("line", location.line)
        }
        field("endpoint", location.path)
        field("address", address)
        field("certificate", location.line)
    }
}

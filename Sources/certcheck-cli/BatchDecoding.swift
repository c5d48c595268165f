internal import CertCore
internal import FoundationEssentials

extension BatchRequest {
    /// What a line asks, or why it asks nothing.
    static func decode(_ line: LineReader.Line) -> Result<BatchRequest, BatchRefusal> {
        guard case .text(let octets) = line else {
            return .failure(
                BatchRefusal(reason: "the line is longer than \(LineReader.limit >> 20) MiB")
            )
        }
        let fields: Fields
        do { fields = try JSONDecoder().decode(Fields.self, from: Data(octets)) } catch {
            return .failure(
                BatchRefusal(id: id(in: octets), reason: "is no request: \(error.told)")
            )
        }
        do throws(BatchRefusal) { return .success(try fields.request()) } catch {
            return .failure(error)
        }
    }

    /// The id of a line that is otherwise no request.
    private static func id(in octets: [UInt8]) -> String {
        struct Identified: Decodable { let id: JSONValue? }
        let identified = try? JSONDecoder().decode(Identified.self, from: Data(octets))
        return identified?.id?.text ?? "null"
    }

    /// The fields of a request, as they are written.
    private struct Fields: Decodable {
        var id: JSONValue?
        var certificates: [String]?
        var intermediates: [String]?
        var trust_anchors: [String]?
        var key: String?
        var passphrase: String?
        var hosts: [String]?
        var at: String?
        var purpose: String?
        var profile: String?
        var emails: [String]?
        var crls: [String]?
        var max_intermediates: Int?
        var key_usage: [String]?
        var extended_key_usage: [String]?
        var policies: Policies?

        struct Policies: Decodable {
            var initial: [String]?
            var require_explicit: Bool?
            var inhibit_mapping: Bool?
            var inhibit_any: Bool?
        }

        func request() throws(BatchRefusal) -> BatchRequest {
            var request = BatchRequest()
            request.id = id?.text ?? "null"
            request.certificates = certificates ?? []
            request.intermediates = intermediates ?? []
            request.trustAnchors = trust_anchors
            request.key = key
            request.passphrase = passphrase.map { Passphrase($0.utf8) }
            request.hosts = hosts ?? []
            request.emails = emails ?? []
            request.revocationLists = crls ?? []
            request.time = try at.map { text throws(BatchRefusal) in
                guard let time = Timestamp(rfc3339: text) else {
                    throw BatchRefusal(id: request.id, reason: "at: is no RFC 3339 time")
                }
                return time
            }
            request.purpose = try choice(purpose, "purpose", request.id) ?? .server
            request.profile = try choice(profile, "profile", request.id) ?? .web
            try limit(&request)
            return request
        }

        /// What the path and the leaf are to allow.
        private func limit(_ request: inout BatchRequest) throws(BatchRefusal) {
            guard max_intermediates ?? 0 >= 0 else {
                throw BatchRefusal(id: request.id, reason: "max_intermediates: is below 0")
            }
            request.maximumIntermediates = max_intermediates
            let id = request.id
            for usage in try named(key_usage, "key_usage", id, KeyUsage.init(named:)) {
                request.keyUsage.formUnion(usage)
            }
            request.extendedKeyUsage = try named(
                extended_key_usage,
                "extended_key_usage",
                id,
                KeyPurpose.named
            )
            guard let policies else { return }
            let initial = try named(
                policies.initial,
                "policies.initial",
                id,
                CertificatePolicy.named
            )
            // RFC 5280 §6.1.1 (c): anyPolicy "if the user is not concerned about certificate
            // policy".
            let isAny = initial.isEmpty || initial.contains(.anyPolicy)
            request.policies.initial = isAny ? nil : Set(initial)
            request.policies.requireExplicit = policies.require_explicit ?? false
            request.policies.inhibitMapping = policies.inhibit_mapping ?? false
            request.policies.inhibitAny = policies.inhibit_any ?? false
        }

        private func named<Value>(
            _ texts: [String]?,
            _ field: String,
            _ id: String,
            _ value: (String) -> Value?
        ) throws(BatchRefusal) -> [Value] {
            try (texts ?? []).map { text throws(BatchRefusal) in
                guard let value = value(text) else {
                    throw BatchRefusal(id: id, reason: "\(field): '\(text.printable)' is not known")
                }
                return value
            }
        }

        private func choice<Choice: RawRepresentable<String> & CaseIterable>(
            _ text: String?,
            _ field: String,
            _ id: String
        ) throws(BatchRefusal) -> Choice? {
            guard let text else { return nil }
            guard let choice = Choice(rawValue: text) else {
                let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
                throw BatchRefusal(
                    id: id,
                    reason: "\(field): '\(text.printable)' is none of \(known)"
                )
            }
            return choice
        }
    }
}

/// Any JSON value, to be given back as it came.
enum JSONValue: Codable {
    case null
    case bool(Bool)
    case integer(Int64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSONValue].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The value as JSON in one line.
    var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let data = try? encoder.encode(self) else { return "null" }
        return String(decoding: data, as: UTF8.self)
    }
}

extension Error {
    /// What a decoder found wrong, in words that are safe to print and hold nothing of the input.
    fileprivate var told: String {
        guard let error = self as? DecodingError else { return "not JSON" }
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            let path = context.codingPath.map { $0.intValue.map(String.init) ?? $0.stringValue }
            guard !path.isEmpty else { return "no JSON object" }
            return "\(path.joined(separator: ".").printable) has the wrong type"
        case .keyNotFound(let key, _):
            return "\(key.stringValue.printable) is missing"
        default:
            return "not JSON"
        }
    }
}

internal import CertModel

/// Files that are not baselines.
extension English {
    static func message(_ fault: BaselineFault) -> String {
        switch fault {
        case .notJSON(let technical): "is not a baseline: not JSON: \(technical)"
        case .notAnObject: "is not a baseline: it is not a JSON object"
        case .otherKind: "is not a baseline: its kind is not \"baseline\""
        case .noEntries: "is not a baseline: it has no entries"
        case .tooManyEntries(let maximum): "the baseline has more than \(maximum) entries"
        case .entryNotAnObject(let entry): "entry \(entry) of the baseline is not an object"
        case .entryIncomplete(let entry):
            "entry \(entry) of the baseline lacks its fingerprint or its id"
        case .fieldNotAText(let field, let entry):
            "\(field) of entry \(entry) of the baseline is not a text"
        case .textTooLong(let entry, let maximum):
            "a text of entry \(entry) of the baseline is longer than \(maximum) octets"
        case .notATime(let entry):
            "until of entry \(entry) of the baseline is neither a day nor a time of RFC 3339"
        }
    }
}

/// Why a file is not a baseline.
package enum BaselineFault: Sendable, Hashable {
    /// It is not JSON, in the decoder's words.
    case notJSON(String)
    case notAnObject
    /// Its kind is another one.
    case otherKind
    case noEntries
    case tooManyEntries(maximum: Int)
    /// An entry, counted from 1, is not an object.
    case entryNotAnObject(Int)
    /// An entry lacks its fingerprint or its id.
    case entryIncomplete(Int)
    /// A field of an entry is not a text.
    case fieldNotAText(String, entry: Int)
    /// A text of an entry is longer than is read, in octets.
    case textTooLong(entry: Int, maximum: Int)
    /// What an entry is accepted until is neither a day nor a time.
    case notATime(entry: Int)

    var values: [Finding.Value] {
        switch self {
        case .notJSON(let technical): [.text("technical", technical)]
        case .notAnObject, .otherKind, .noEntries: []
        case .tooManyEntries(let maximum): [.number("maximum", Int64(maximum))]
        case .entryNotAnObject(let entry), .entryIncomplete(let entry), .notATime(let entry):
            [.number("entry", Int64(entry))]
        case .fieldNotAText(let field, let entry):
            [.text("field", field), .number("entry", Int64(entry))]
        case .textTooLong(let entry, let maximum):
            [.number("entry", Int64(entry)), .number("maximum", Int64(maximum))]
        }
    }
}

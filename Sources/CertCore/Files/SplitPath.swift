/// A path as its folder, the last slash included, and the name in it.
///
/// Files of one folder can share its text, and most names are short enough to take no memory of
/// their own.
struct SplitPath: Sendable {
    private(set) var folder: String
    let name: String

    init(_ path: String) {
        let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
        let start = slash.map { path.utf8.index(after: $0) } ?? path.startIndex
        folder = String(path[..<start])
        name = String(path[start...])
    }

    /// The whole path.
    var text: String { folder + name }

    /// Whether two files lie in one folder, octet by octet.
    func isBeside(_ other: SplitPath) -> Bool { folder.utf8.elementsEqual(other.folder.utf8) }

    /// Takes over another file's text for the folder, where both lie in the same.
    mutating func shareFolder(with other: SplitPath) {
        if isBeside(other) { folder = other.folder }
    }
}

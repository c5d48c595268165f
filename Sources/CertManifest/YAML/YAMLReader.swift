internal import CertModel

/// Reads YAML 1.2, and with it JSON, as far as manifests are written in it.
///
/// Left out are explicit keys (`? key`); directives, tags and comments are passed over. Work and
/// memory grow with the text alone: what aliases repeat counts as though it were written out.
package struct YAMLReader {
    var cursor: YAMLCursor
    var anchors: [String: YAMLNode] = [:]
    /// How many values were read, repetitions included.
    var count = 0
    var depth = 0

    /// The most values of a text, those that aliases repeat included: a file of 64 MiB of manifests
    /// has less than half as many.
    package static let maximumValues = 4_000_000
    /// The most levels of values within values; Kubernetes' own objects have about twenty.
    package static let maximumDepth = 100

    /// The most anchors of a document that are kept.
    package static let maximumAnchors = 10_000

    private init(_ octets: [UInt8]) { cursor = YAMLCursor(octets) }

    /// The documents of a text.
    package static func documents(_ octets: [UInt8]) throws(YAMLError) -> [YAMLNode] {
        var documents: [YAMLNode] = []
        try forEachDocument(octets) { documents.append($0) }
        return documents
    }

    /// Hands the documents of a text on, one after the other, up to the first error.
    package static func forEachDocument(
        _ octets: [UInt8],
        _ body: (YAMLNode) -> Void
    ) throws(YAMLError) {
        var reader = YAMLReader(octets)
        while let document = try reader.nextDocument() { body(document) }
    }

    private mutating func nextDocument() throws(YAMLError) -> YAMLNode? {
        anchors = [:]
        while true {
            cursor.skipToContent()
            if cursor.isAtEnd { return nil }
            if cursor.isAt(mark: UInt8(ascii: ".")) {
                cursor.advance(3)
            } else if cursor.column == 0, cursor.current == UInt8(ascii: "%") {
                cursor.nextLine()
            } else {
                break
            }
        }
        if cursor.isAt(mark: UInt8(ascii: "-")) { cursor.advance(3) }
        let node = try block(below: -1, isOnNewLine: true)
        cursor.skipToContent()
        guard cursor.isAtEnd || cursor.isAtDocumentMark else { throw malformed }
        return node
    }

    var malformed: YAMLError { error(.malformed) }

    func error(_ kind: ManifestFault) -> YAMLError { YAMLError(line: cursor.line, kind: kind) }

    /// A value that was read, which counts.
    mutating func node(_ line: Int, _ content: YAMLNode.Content) throws(YAMLError) -> YAMLNode {
        count += 1
        guard count <= Self.maximumValues else { throw error(.tooMany) }
        return YAMLNode(line: line, content)
    }

    /// Reads what lies a level deeper.
    mutating func deeper(
        _ body: (inout YAMLReader) throws(YAMLError) -> YAMLNode
    ) throws(YAMLError) -> YAMLNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { throw error(.tooDeep) }
        return try body(&self)
    }

    /// What stands before a value: its anchor; its tag is passed over.
    mutating func properties() -> String? {
        var anchor: String?
        while !cursor.isAtEnd, [UInt8(ascii: "&"), UInt8(ascii: "!")].contains(cursor.current) {
            let isAnchor = cursor.current == UInt8(ascii: "&")
            cursor.advance()
            let name = word()
            if isAnchor { anchor = name }
            cursor.skipBlanks()
        }
        return anchor
    }

    /// The name of an anchor or a tag.
    mutating func word() -> String {
        let start = cursor.position
        while !cursor.isAtEnd, !cursor.current.isBlank, !cursor.current.isLineEnd,
            !cursor.current.isFlowIndicator
        {
            cursor.advance()
        }
        return String(decoding: cursor.octets[start..<cursor.position], as: UTF8.self)
    }

    /// The value that an alias (`*name`) repeats.
    mutating func alias() throws(YAMLError) -> YAMLNode {
        let line = cursor.line
        cursor.advance()
        let name = word()
        guard name.utf8.count <= 128, let target = anchors[name] else { throw malformed }
        count += target.weight
        guard count <= Self.maximumValues else { throw error(.tooMany) }
        return YAMLNode(line: line, target.content)
    }

    mutating func keep(_ node: YAMLNode, as anchor: String?) {
        guard let anchor, anchor.utf8.count <= 128, anchors.count < Self.maximumAnchors else {
            return
        }
        anchors[anchor] = node
    }
}

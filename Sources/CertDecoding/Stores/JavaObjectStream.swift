/// A serialized Java object, read as far as it takes to find where it ends (Java Object
/// Serialization Specification §6.4): of secret keys in a JCEKS store, nothing else bounds them.
struct JavaObjectStream {
    private var reader: BigEndianReader
    /// The classes described, each with the index of the one above it.
    private var classes: [ClassDescription] = []
    /// What was given a handle, in order: the index of a class, nil for everything else.
    private var handles: [Int?] = []

    /// Skips one serialized object.
    ///
    /// - Returns: False where it is damaged, cut short or of a form that no sealed object has.
    static func skipObject(in reader: inout BigEndianReader) -> Bool {
        var stream = JavaObjectStream(reader: reader)
        guard let magic = stream.reader.octets(4), magic.elementsEqual([0xAC, 0xED, 0x00, 0x05]),
            stream.skipContent(depth: 0)
        else { return false }
        reader = stream.reader
        return true
    }

    private init(reader: BigEndianReader) {
        self.reader = reader
    }

    /// A class: how its objects are written, and the class above it.
    private struct ClassDescription {
        /// The type of an array's elements; nil where the class is not an array's.
        let elementType: UInt8?
        /// One type code a field, `B` for an octet, `[` and `L` for objects.
        let fields: [UInt8]
        let hasAnnotation: Bool
        /// Whether it and all classes above it are serializable.
        var isSerializable: Bool
        /// The nearest class above of which objects hold octets.
        ///
        /// Classes without any are skipped, so that each step upwards takes an octet.
        var above: Int?

        var isEmpty: Bool { fields.isEmpty && !hasAnnotation }
    }

    private enum Marker {
        static let null: UInt8 = 0x70
        static let reference: UInt8 = 0x71
        static let classDescription: UInt8 = 0x72
        static let object: UInt8 = 0x73
        static let string: UInt8 = 0x74
        static let array: UInt8 = 0x75
        static let block: UInt8 = 0x77
        static let endOfBlocks: UInt8 = 0x78
    }

    /// The maximum depth of nested objects and classes: a sealed object has two levels.
    private static let maximumDepth = 8
    private static let firstHandle = 0x7E_0000
}

/// Reading: what ends beyond the octets is nil or false.
extension JavaObjectStream {
    private mutating func string() -> ArraySlice<UInt8>? { reader.block(lengthAs: UInt16.self) }

    /// Skips one object, string, array or reference.
    private mutating func skipContent(depth: Int) -> Bool {
        guard depth < Self.maximumDepth, let marker = reader.number(UInt8.self) else {
            return false
        }
        switch marker {
        case Marker.null: return true
        case Marker.reference: return reader.octets(4) != nil
        case Marker.block: return reader.block(lengthAs: UInt8.self) != nil
        case Marker.string:
            handles.append(nil)
            return string() != nil
        case Marker.object:
            guard let description = classDescription(depth: depth + 1) else { return false }
            handles.append(nil)
            return skipFields(of: description, depth: depth)
        case Marker.array:
            guard let description = classDescription(depth: depth + 1),
                let type = classes[description].elementType, let count = reader.number(UInt32.self)
            else { return false }
            handles.append(nil)
            return skipElements(type, Int(count), depth: depth)
        default: return false
        }
    }

    private mutating func skipFields(of description: Int, depth: Int) -> Bool {
        guard classes[description].isSerializable else { return false }
        var lineage = [description]
        while let above = classes[lineage[lineage.count - 1]].above { lineage.append(above) }
        // The topmost class's fields come first.
        return lineage.reversed().allSatisfy { one in
            classes[one].fields.allSatisfy { skipElements($0, 1, depth: depth) }
                && (!classes[one].hasAnnotation || skipAnnotation(depth: depth))
        }
    }

    /// Skips values of one type.
    private mutating func skipElements(_ type: UInt8, _ count: Int, depth: Int) -> Bool {
        guard let width = Self.widths[type] else {
            // Each takes an octet at least: a count that is wrong ends at the end of the stream.
            return type == UInt8(ascii: "[") || type == UInt8(ascii: "L")
                ? (0..<count).allSatisfy { _ in skipContent(depth: depth + 1) } : false
        }
        return reader.octets(count * width) != nil
    }

    private mutating func skipAnnotation(depth: Int) -> Bool {
        while let marker = reader.next {
            if marker == Marker.endOfBlocks {
                _ = reader.octets(1)
                return true
            }
            guard skipContent(depth: depth + 1) else { return false }
        }
        return false
    }

    /// The octets of Java's primitive types.
    private static let widths: [UInt8: Int] = [
        UInt8(ascii: "B"): 1, UInt8(ascii: "Z"): 1, UInt8(ascii: "C"): 2, UInt8(ascii: "S"): 2,
        UInt8(ascii: "I"): 4, UInt8(ascii: "F"): 4, UInt8(ascii: "J"): 8, UInt8(ascii: "D"): 8,
    ]

    /// The index of a class, described here or before.
    private mutating func classDescription(depth: Int) -> Int? {
        guard depth < Self.maximumDepth, let marker = reader.number(UInt8.self) else { return nil }
        if marker == Marker.reference {
            guard let index = reader.number(UInt32.self).map({ Int($0) - Self.firstHandle }),
                handles.indices.contains(index)
            else { return nil }
            return handles[index]
        }
        guard marker == Marker.classDescription, let name = string(), reader.octets(8) != nil else {
            return nil
        }
        let handle = handles.count
        handles.append(nil)
        guard let flags = reader.number(UInt8.self), let fields = fields(depth: depth),
            skipAnnotation(depth: depth)
        else { return nil }
        var description = ClassDescription(
            elementType: name.count > 1 ? name[name.startIndex + 1] : nil,
            fields: fields,
            hasAnnotation: flags & 0x01 != 0,
            isSerializable: flags & 0x02 != 0
        )
        if reader.next == Marker.null {
            _ = reader.octets(1)
        } else {
            guard let index = classDescription(depth: depth + 1) else { return nil }
            let above = classes[index]
            description.isSerializable = description.isSerializable && above.isSerializable
            description.above = above.isEmpty ? above.above : index
        }
        classes.append(description)
        handles[handle] = classes.count - 1
        return classes.count - 1
    }

    /// The types of a class's fields.
    private mutating func fields(depth: Int) -> [UInt8]? {
        guard let count = reader.number(UInt16.self) else { return nil }
        var types: [UInt8] = []
        for _ in 0..<count {
            guard let type = reader.number(UInt8.self), string() != nil else { return nil }
            types.append(type)
            guard Self.widths[type] == nil else { continue }
            // An object's class is named by a string, written out or referred to.
            guard skipContent(depth: depth + 1) else { return nil }
        }
        return types
    }
}

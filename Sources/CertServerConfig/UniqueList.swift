/// Values in the order in which they were added, each once.
package struct UniqueList<Value: Hashable> {
    /// The values.
    package private(set) var all: [Value] = []
    private var seen: Set<Value> = []

    /// Creates an empty list.
    package init() {}

    /// Adds a value unless it is in the list.
    package mutating func append(_ value: Value) {
        if seen.insert(value).inserted { all.append(value) }
    }
}

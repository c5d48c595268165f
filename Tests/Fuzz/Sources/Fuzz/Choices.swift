/// Octets taken for choices, so that what libFuzzer mutates is the structure of an input and not
/// its letters.
struct Choices {
    private var octets: ArraySlice<UInt8>
    /// How many octets may still be written: a few choices can ask for any number.
    private var room: Int
    var text: [UInt8] = []

    init(_ octets: [UInt8], room: Int) {
        self.octets = octets[...]
        self.room = room
    }

    /// Whether there is anything left to choose with.
    var isEmpty: Bool { octets.isEmpty || room <= 0 }

    mutating func number(below count: Int) -> Int { Int(octets.popFirst() ?? 0) % count }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[number(below: elements.count)]
    }

    /// How often something stands: 1 to 32,768 times, small numbers more often.
    mutating func count() -> Int {
        let power = number(below: 32)
        return power < 16 ? 1 + power % 3 : 1 << (power - 16)
    }

    mutating func write(_ some: String, times: Int = 1) {
        let octets = Array(some.utf8)
        let times = min(times, room / max(octets.count, 1))
        guard times > 0 else { return }
        for _ in 0..<times { text += octets }
        room -= times * octets.count
    }
}

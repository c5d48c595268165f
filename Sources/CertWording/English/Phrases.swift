internal import CertModel

/// Parts of sentences that hold a value: numbers, names, places. All are safe to print.
extension English {
    /// A number and its noun: `1 octet`, `2 octets`.
    static func counted(_ count: Int, _ noun: String) -> String {
        "\(count) \(noun)\(count == 1 ? "" : "s")"
    }
}

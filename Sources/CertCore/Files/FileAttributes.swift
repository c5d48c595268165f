/// What the system says of a file beside its content: who may read it, and which file it is.
struct FileAttributes: Sendable {
    /// The permission bits.
    let mode: UInt32
    /// Whether root owns it.
    let isRoots: Bool
    /// Which file it is, whatever path led to it.
    let node: FileNode
    /// Whether it has several names in the file system.
    let hasSeveralNames: Bool

    /// Those of what stands in another file: no one but its owner may read it.
    static let none = FileAttributes(
        mode: 0,
        isRoots: true,
        node: FileNode(device: 0, number: 0),
        hasSeveralNames: false
    )
}

/// What identifies a file: its number and that of its device, in one.
struct FileNode: Hashable, Sendable {
    private let number: UInt64

    init(device: UInt64, number: UInt64) {
        // Numbers of files are small beside 64 bits: the upper ones hold the device.
        self.number = number ^ (device &* 0x9E37_79B9_7F4A_7C15)
    }
}

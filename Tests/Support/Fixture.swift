import Foundation

/// The files of the folder `Fixtures`.
public enum Fixture {
    /// A fixture's path.
    public static func path(_ name: String) -> String {
        Checkout.fixtures.appending(path: name).path(percentEncoded: false)
    }

    /// A fixture's octets.
    public static func octets(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: path(name))))
    }

    /// A fixture's text.
    public static func text(_ name: String) throws -> String {
        String(decoding: try octets(name), as: UTF8.self)
    }

    /// The names in a folder of fixtures, in order.
    public static func names(in folder: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []).sorted()
    }
}

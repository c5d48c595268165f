import Foundation

/// The sanitizer that a run of the tests was built with, by the options that it was given.
public enum Sanitizer {
    /// Whether AddressSanitizer watches the run: it takes several times as long, and keeps memory
    /// that was given back.
    public static var watchesAddresses: Bool { isGiven("ASAN_OPTIONS") }

    /// Whether any sanitizer watches the run.
    public static var isOn: Bool { watchesAddresses || isGiven("TSAN_OPTIONS") }

    private static func isGiven(_ options: String) -> Bool {
        ProcessInfo.processInfo.environment[options] != nil
    }
}

package import CertModel

/// What one kind of server brings: how its configurations are recognized, read and spelt.
package struct ServerLanguage: Sendable {
    /// How the server spells its directives.
    package let dialect: ServerDialect
    /// The version that is assumed where no other is known: the current stable one.
    package let currentVersion: ServerVersion
    /// The programs that print the version of the installed server, with their arguments; the first
    /// one that is installed is asked.
    package let versionCommands: [[String]]
    /// The main configuration's names, from the folder of the configuration or of the installation.
    package let mainFiles: [String]
    /// The files of a folder that has no main configuration, and is one as a whole: patterns for
    /// their names.
    package var folderPatterns: [String] = []
    /// Whether a file is a configuration of this server.
    package let recognizes: @Sendable (_ octets: [UInt8]) -> Bool
    /// Reads a configuration and everything that it includes.
    package let configuration: Reader

    /// Reads the configuration at a path; `root` is the folder that relative names start from, nil
    /// for the server's own rule.
    package typealias Reader =
        @Sendable (
            _ path: String, _ files: ConfigurationFiles, _ version: ServerVersion, _ root: String?
        ) throws(CertificateError) -> ServerConfiguration
}

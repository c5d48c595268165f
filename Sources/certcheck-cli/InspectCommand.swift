internal import ArgumentParser
internal import CertCore
internal import CertReport

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        _superCommandName: "certcheck",
        abstract: "Shows everything that is in the files.",
        discussion: """
            Certificates, keys (never their private half), requests and CRLs, in PEM or DER; \
            `-` is standard input.

            Example:  certcheck inspect fullchain.pem
            """
    )

    @Argument(help: "Files and folders; - is standard input.")
    var paths: [Words]

    @OptionGroup(title: "Passphrases") var passphrase: PassphraseOptions
    @OptionGroup(title: "Output") var form: DocumentFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        let inspection = try orExit {
            Inspector(passphrase: try passphrase.source()).inspect(paths.values)
        }
        try write(output) {
            switch form.format {
            case .json: JSONFormat().render(inspection)
            case .text: Array(textFormat(output).render(inspection).utf8)
            }
        }
        complain(inspection.errors)
        if !inspection.errors.isEmpty { throw ExitCode(3) }
    }
}

struct DomainsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "domains",
        _superCommandName: "certcheck",
        abstract: "Lists the names that certificates cover, one a line.",
        discussion: """
            DNS names and IP addresses of each file's leaf, in the certificate's order, each once.

            Example:  certcheck domains fullchain.pem
            """
    )

    @Argument(help: "Files and folders with certificates.")
    var paths: [Words]

    @OptionGroup(title: "Passphrases") var passphrase: PassphraseOptions
    @OptionGroup(title: "Output") var form: DocumentFormatOptions
    @OptionGroup(title: "Output") var output: OutputOptions

    func run() throws {
        let covered = try orExit {
            Inspector(passphrase: try passphrase.source()).domains(paths.values)
        }
        try write(output) {
            switch form.format {
            case .json: JSONFormat().render(covered)
            case .text: Array(textFormat(output).render(covered).utf8)
            }
        }
        complain(covered.errors)
        if !covered.errors.isEmpty { throw ExitCode(3) }
    }
}

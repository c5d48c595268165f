/// How one kind of server spells what findings are about: its directives, and lines as an
/// administrator types them.
///
/// It holds no sentence and is the same in every language.
package struct ServerDialect: Sendable, Hashable {
    /// The server's name: `nginx`.
    package let product: String
    /// The directive that names a site's certificate: `ssl_certificate`.
    package let certificate: String
    /// The directive that names a site's private key: `ssl_certificate_key`.
    package let certificateKey: String
    /// The directive that names the authorities of client certificates.
    package let clientAuthorities: String
    /// The directive that turns the verification of client certificates on.
    package let clientVerification: String
    /// The directive that holds the list of ciphers: `ssl_ciphers`.
    package let ciphers: String
    /// The directive that turns stapling on: `ssl_stapling`.
    package let stapling: String
    /// The line that turns stapling on.
    package let staplingOn: String
    /// The line that makes a site listen with TLS: `listen 443 ssl;`.
    package let listenWithTLS: String
    /// The line that turns on the versions of TLS that are not obsolete.
    package let currentProtocols: String
    /// The line that redirects every request to HTTPS.
    package let redirectToHTTPS: String
    /// What relative names of files start from: `nginx.conf`, for the folder that it is in.
    package let rootOfNames: String
    /// The command that tests a configuration: `nginx -t`.
    package let configurationTest: String

    package init(
        product: String,
        certificate: String,
        certificateKey: String,
        clientAuthorities: String,
        clientVerification: String,
        ciphers: String,
        stapling: String,
        staplingOn: String,
        listenWithTLS: String,
        currentProtocols: String,
        redirectToHTTPS: String,
        rootOfNames: String,
        configurationTest: String
    ) {
        self.product = product
        self.certificate = certificate
        self.certificateKey = certificateKey
        self.clientAuthorities = clientAuthorities
        self.clientVerification = clientVerification
        self.ciphers = ciphers
        self.stapling = stapling
        self.staplingOn = staplingOn
        self.listenWithTLS = listenWithTLS
        self.currentProtocols = currentProtocols
        self.redirectToHTTPS = redirectToHTTPS
        self.rootOfNames = rootOfNames
        self.configurationTest = configurationTest
    }
}

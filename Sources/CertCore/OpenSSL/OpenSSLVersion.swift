internal import COpenSSL

/// The OpenSSL that this process uses, which may be later than the one it was built with.
package enum OpenSSLVersion {
    /// Its name, version and date, such as `OpenSSL 3.0.19 27 Jan 2026`.
    package static var loaded: String {
        OpenSSL_version(OPENSSL_VERSION).map { String(cString: $0) } ?? "OpenSSL"
    }
}

internal import COpenSSL

/// OpenSSL's configuration file of this machine.
package enum MachineConfiguration {
    /// Keeps OpenSSL from ever reading it in this process.
    ///
    /// Some functions ask the default context whatever they work in, which reads the file; the
    /// first entry into OpenSSL decides. This concerns the whole process, so it is for the command
    /// alone: a program that uses the library has its own OpenSSL to configure.
    package static func ignore() {
        OPENSSL_init_crypto(UInt64(OPENSSL_INIT_NO_LOAD_CONFIG), nil)
    }
}

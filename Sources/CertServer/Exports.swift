@_exported public import CertCore
@_exported public import CertServerConfig

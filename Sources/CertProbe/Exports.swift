@_exported public import CertCore

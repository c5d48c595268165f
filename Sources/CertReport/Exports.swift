@_exported public import CertWording

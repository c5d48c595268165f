@_exported public import CertModel

internal import CertModel

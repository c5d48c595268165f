"""A TLS server that presents exactly the octets that it is given, and records what clients do."""

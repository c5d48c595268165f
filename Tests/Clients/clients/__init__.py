"""The clients, each behind one interface: what it is, and how it is asked."""

"""What a run showed: compared with certcheck and with the last recorded run, and written down."""

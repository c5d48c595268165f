"""What a server saw of one connection."""

from __future__ import annotations

from dataclasses import dataclass

ALERTS = {
    0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 40: "handshake_failure",
    42: "bad_certificate", 43: "unsupported_certificate", 44: "certificate_revoked",
    45: "certificate_expired", 46: "certificate_unknown", 47: "illegal_parameter",
    48: "unknown_ca", 50: "decode_error", 51: "decrypt_error", 70: "protocol_version",
    71: "insufficient_security", 80: "internal_error", 90: "user_canceled",
    113: "bad_certificate_status_response", 116: "certificate_required",
}  # fmt: skip


@dataclass
class Outcome:
    """How far a connection went, and what ended it."""

    hello: bool = False
    finished: bool = False
    request: bool = False
    alert: int | None = None
    note: str = ""

    @property
    def accepted(self) -> bool:
        """Whether the client completed the handshake and asked for something."""
        return self.finished and self.request

    def describe(self) -> str:
        """What was seen, in a few words."""
        if self.accepted:
            return "finished and asked"
        reached = "finished, then " if self.finished else ""
        if self.alert is not None:
            return reached + "alert " + ALERTS.get(self.alert, str(self.alert))
        return reached + (self.note or ("closed" if self.hello else "no hello"))

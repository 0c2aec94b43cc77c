"""Whether what was asked of the engine is met, said in so many words."""


def bound(asked: str, least: float, *measured: float) -> str:
    """At least so many times everywhere: the least of all decides."""
    found = min(measured)
    return f"{asked}, at least {least:g} times: {_said(found >= least)} (least {found:.1f})"


def limit(asked: str, most: float, unit: str, found: float) -> str:
    return f"{asked}, under {most:g} {unit}: {_said(found < most)} ({found:.2f})"


def _said(is_met: bool) -> str:
    return "met" if is_met else "NOT MET"

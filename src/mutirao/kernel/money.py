"""Money: a decimal amount with its currency, never a float."""

from dataclasses import dataclass
from decimal import Decimal

from mutirao.kernel.errors import InvalidError


class CurrencyMismatchError(InvalidError):
    code = "money.currency_mismatch"


@dataclass(frozen=True, slots=True)
class Money:
    amount: Decimal
    currency: str

    def __add__(self, other: "Money") -> "Money":
        if other.currency != self.currency:
            raise CurrencyMismatchError(one=self.currency, other=other.currency)
        return Money(self.amount + other.amount, self.currency)

"""How a lower room names a record of a higher one, without importing it."""

from dataclasses import dataclass

from mutirao.kernel.identifiers import PublicId


@dataclass(frozen=True, slots=True)
class Reference:
    """`kind` is a stable word of the glossary; the registry in `site` resolves it and checks visibility again."""

    kind: str
    public_id: PublicId

    def __str__(self) -> str:
        return f"{self.kind}:{self.public_id}"

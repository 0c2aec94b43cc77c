"""Chaining what has been committed, and finding what was tampered with."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from itertools import islice

from django.db import connection, models, transaction

from mutirao.audit.models import Act, Seal

GENESIS = "0" * 64
_BATCH = 1000
_ADVISORY_LOCK = 0x6D757469  # "muti": one sealer at a time on PostgreSQL; SQLite's IMMEDIATE does it there


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The chain's end: an exported head proves later that nothing before it was changed or cut off."""

    position: int
    hash: str


def head() -> Head:
    last = Seal.objects.order_by("-position").first()
    return Head(position=last.position, hash=last.hash) if last else Head(position=0, hash=GENESIS)


def hash_of(act: Act, *, previous: str) -> str:
    """SHA-256 (hexadecimal) over the previous link and the act's canonical JSON."""
    content = [
        act.pk,
        act.at.astimezone(UTC).isoformat(),
        act.event,
        act.actor,
        act.acting_for,
        act.via,
        act.about_kind,
        act.about_id,
        act.facts,
    ]
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{previous}\n{canonical}".encode()).hexdigest()


def seal_committed() -> int:
    """Chain every committed act that has no seal yet, in batches; returns how many."""
    sealed = 0
    while (batch := _seal_batch()) > 0:
        sealed += batch
    return sealed


@transaction.atomic
def _seal_batch() -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
    end = head()
    position, previous = end.position, end.hash
    seals = []
    for act in unsealed()[:_BATCH]:
        position, previous = position + 1, hash_of(act, previous=previous)
        seals.append(Seal(position=position, act_id=act.pk, hash=previous))
    Seal.objects.bulk_create(seals)
    return len(seals)


def unsealed() -> models.QuerySet[Act]:
    return Act.objects.exclude(pk__in=Seal.objects.values("act_id")).order_by("pk")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something wrong with the chain: `kind` is edited, missing_act, gap, truncated or other_chain."""

    kind: str
    position: int
    act_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    head: Head
    findings: tuple[Finding, ...]
    unsealed: int  # acts after the last seal, which the chain does not protect yet

    @property
    def is_intact(self) -> bool:
        return not self.findings


def verify(*, against: Head | None = None) -> Verification:
    """Walk the whole chain; with an exported head, also find a chain cut short or replaced."""
    findings = list(_broken_links())
    end = head()
    if against is not None:
        findings += _differences(against, end)
    return Verification(head=end, findings=tuple(findings), unsealed=unsealed().count())


def _broken_links() -> Iterator[Finding]:
    previous, expected = GENESIS, 1
    for seal, act in _links():
        if seal.position != expected:
            yield Finding(kind="gap", position=expected)
        if act is None:
            yield Finding(kind="missing_act", position=seal.position, act_id=seal.act_id)
        elif hash_of(act, previous=previous) != seal.hash:
            yield Finding(kind="edited", position=seal.position, act_id=seal.act_id)
        previous, expected = seal.hash, seal.position + 1


def _links() -> Iterator[tuple[Seal, Act | None]]:
    seals = Seal.objects.order_by("position").iterator(chunk_size=_BATCH)
    while batch := list(islice(seals, _BATCH)):
        acts = Act.objects.in_bulk([seal.act_id for seal in batch])
        for seal in batch:
            yield seal, acts.get(seal.act_id)


def _differences(against: Head, end: Head) -> Iterator[Finding]:
    if end.position < against.position:
        yield Finding(kind="truncated", position=end.position)
        return
    if against.position == 0:
        return
    seal = Seal.objects.filter(position=against.position).first()
    if seal is None or seal.hash != against.hash:
        yield Finding(kind="other_chain", position=against.position)

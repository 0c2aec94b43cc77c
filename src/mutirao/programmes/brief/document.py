"""The brief as DOCX, for those who go on writing."""

from typing import Any

from mutirao.design.word_processing import blank_document, saved, write_table
from mutirao.programmes.brief.content import BriefContent


def brief_docx(content: BriefContent) -> bytes:
    document = blank_document(title=content["title"], language=content["language"], footer=content["provenance"])
    _write_head(document, content)
    _write_list(document, content["labels"]["sides"], [_side(side) for side in content["sides"]])
    _write_list(
        document,
        content["labels"]["needs"],
        [(need["title"], f" ({need['about']}). {need['grounds']}") for need in content["needs"]],
        otherwise=content["labels"]["none"],
    )
    _write_activities(document, content)
    clashes = [("", line) for line in content["clashes"]]
    _write_list(document, content["labels"]["clashes"], clashes, otherwise=content["labels"]["no_clashes"])
    _write_benefit(document, content)
    return saved(document)


def _write_head(document: Any, content: BriefContent) -> None:
    if content["demonstration"]:
        document.add_paragraph().add_run(content["demonstration"]).bold = True
    document.add_paragraph(f"{content['labels']['brief']} · {content['state']}")
    document.add_heading(content["title"], level=1)
    if content["summary"]:
        document.add_paragraph(content["summary"])


def _side(side: dict[str, str]) -> tuple[str, str]:
    return side["party"], f" ({side['roles']}): {side['signed']}"


def _write_list(document: Any, heading: str, lines: list[tuple[str, str]], *, otherwise: str = "") -> None:
    """Each line begins with words in bold; `otherwise` stands where there is none."""
    document.add_heading(heading, level=2)
    for strong, rest in lines:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(strong).bold = True
        paragraph.add_run(rest)
    if not lines and otherwise:
        document.add_paragraph(otherwise)


def _write_activities(document: Any, content: BriefContent) -> None:
    labels, totals = content["labels"], content["totals"]
    document.add_heading(labels["activities"], level=2)
    if not content["activities"]:
        document.add_paragraph(labels["none"])
        return
    head = [labels[name] for name in ("activity", "parties", "when", "staff_days", "cost")]
    rows = [
        [f"{one['title']} ({one['kind']})", one["parties"], one["when"], one["staff_days"], one["cost"]]
        for one in content["activities"]
    ]
    write_table(document, head, [*rows, [labels["total"], "", "", totals["staff_days"], totals["cost"]]])


def _write_benefit(document: Any, content: BriefContent) -> None:
    labels, benefit = content["labels"], content["benefit"]
    document.add_heading(labels["benefit"], level=2)
    if benefit["rows"]:
        head = [labels[name] for name in ("group", "interval", "conclusion")]
        write_table(document, head, [[row["group"], row["interval"], row["conclusion"]] for row in benefit["rows"]])
    if benefit["structures"]:
        head = [labels[name] for name in ("structure", "together", "others")]
        write_table(document, head, [[one["label"], one["total"], one["others"]] for one in benefit["structures"]])
    document.add_paragraph(
        f"{benefit['rests_on']} {labels['assumed_gain']}" if benefit["rows"] else benefit["rests_on"]
    )

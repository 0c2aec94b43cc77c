"""The register of agreements: Amara has one with Delta, which everybody may see."""

from tests.contracts.expected import EVERYBODY, NOT_BY_READING, Answer, Answers, Example, Rows, Values, expect, page
from tests.contracts.story import Story


def _agreement(story: Story) -> Values:
    return {"statement_id": story.agreement}


def _terms(story: Story) -> Values:
    return {"terms-read": 0, "terms-source": story.source, "terms-renewal": "none", "terms-begins": "2025"}


def _sign(story: Story) -> Values:
    return {
        "sign-kind": "visit",
        "sign-happened": "2026-01",
        "sign-says": "Trainers came.",
        "sign-language": "en",
        "sign-source": story.source,
    }


def _terms_by_program(story: Story) -> Values:
    return {"read": 0, "source": story.source, "begins": "2025"}


def _sign_by_program(story: Story) -> Values:
    return {"kind": "visit", "happened": "2026-01", "says": "Trainers came.", "source": story.source}


def _keepers(answer: Answer) -> Answers:
    """Officers of its parties who may speak for them, and reviewers."""
    return expect(403, amara_officer=answer, secretariat=answer, administrator=answer)


def _enterers(answer: Answer) -> Answers:
    """Contributors of its parties too."""
    return expect(403, amara=answer, amara_viewer=403, partner=answer, secretariat=answer, administrator=answer)


_FILTERS = ("party=XTA", "state=unknown", "attention=quiet", "attention=ending")

ROWS: Rows = {
    "agreements": page(EVERYBODY, *_FILTERS, "format=csv", "format=json", "on=2030-01-01", "sort=-ends"),
    "agreement": (
        Example(about="an agreement", values=_agreement, get=EVERYBODY),
        Example(about="none", values={"statement_id": "none"}, get=expect(404)),
    ),
    "record_agreement_terms": (Example(values=_agreement, get=NOT_BY_READING, post=_keepers(303), form=_terms),),
    "record_sign_of_life": (Example(values=_agreement, get=NOT_BY_READING, post=_enterers(303), form=_sign),),
    "attach_agreement_text": (
        Example(about="no file sent", values=_agreement, get=NOT_BY_READING, post=_keepers(400), form={}),
    ),
    "api-v1:get_agreements": page(EVERYBODY, *_FILTERS, "on=2030-01-01", "limit=1"),
    "api-v1:get_agreement": (Example(values=_agreement, get=EVERYBODY),),
    "api-v1:get_texts": (Example(values=_agreement, get=EVERYBODY),),
    "api-v1:post_text": (Example(about="no file sent", values=_agreement, post=expect(422)),),
    "api-v1:post_terms": (Example(values=_agreement, post=_keepers(201), form=_terms_by_program),),
    "api-v1:post_sign": (Example(values=_agreement, post=_enterers(201), form=_sign_by_program),),
}

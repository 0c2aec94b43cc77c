"""Every right and every role of the house, as reviewed code.

A role is held in one party and gives rights over that party's records only. Nobody, the administrator
included, sees what another party keeps to itself.
"""

from enum import StrEnum


class Permission(StrEnum):
    DRAFT_NEED = "need.draft"
    CONFIRM_NEED = "need.confirm"
    SET_ABSORPTION = "absorption.set"
    PROPOSE_ACTIVITY = "activity.propose"
    ANSWER_ACTIVITY = "activity.answer"
    COMPOSE_PROGRAMME = "programme.compose"
    SIGN_PROGRAMME = "programme.sign"
    RUN_PLAN = "plan.run"
    UPLOAD_FILE = "file.upload"
    MANAGE_TOKENS = "token.manage"
    MANAGE_MEMBERS = "membership.manage"
    READ_AUDIT = "audit.read"
    IMPORT_FIGURES = "figures.import"
    PROPOSE_STATEMENT = "statement.propose"
    REVIEW_STATEMENT = "statement.review"
    REPLY_TO_STATEMENT = "statement.reply"


class Role(StrEnum):
    VIEWER = "viewer"
    CONTRIBUTOR = "contributor"
    COUNTRY_OFFICER = "country_officer"
    PROGRAMME_OFFICER = "programme_officer"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"


_VIEWER = frozenset({Permission.MANAGE_TOKENS})
_CONTRIBUTOR = _VIEWER | {
    Permission.DRAFT_NEED,
    Permission.RUN_PLAN,
    Permission.UPLOAD_FILE,
    Permission.PROPOSE_STATEMENT,
}

PERMISSIONS_OF_ROLE: dict[Role, frozenset[Permission]] = {
    Role.VIEWER: _VIEWER,
    Role.CONTRIBUTOR: _CONTRIBUTOR,
    # Answers for a country: what it needs, whom it lets in, what it signs.
    Role.COUNTRY_OFFICER: _CONTRIBUTOR
    | {
        Permission.CONFIRM_NEED,
        Permission.SET_ABSORPTION,
        Permission.ANSWER_ACTIVITY,
        Permission.COMPOSE_PROGRAMME,
        Permission.SIGN_PROGRAMME,
        Permission.READ_AUDIT,
        Permission.REPLY_TO_STATEMENT,
    },
    # Answers for one who helps or pays.
    Role.PROGRAMME_OFFICER: (_CONTRIBUTOR - {Permission.DRAFT_NEED})
    | {
        Permission.PROPOSE_ACTIVITY,
        Permission.COMPOSE_PROGRAMME,
        Permission.SIGN_PROGRAMME,
        Permission.READ_AUDIT,
    },
    # Reviews what is proposed for the atlas, never its own, and answers for its network.
    Role.SECRETARIAT: _VIEWER
    | {
        Permission.RUN_PLAN,
        Permission.UPLOAD_FILE,
        Permission.READ_AUDIT,
        Permission.PROPOSE_STATEMENT,
        Permission.REVIEW_STATEMENT,
        Permission.REPLY_TO_STATEMENT,
    },
    # Keeps the site running and the atlas in order; has no say in what countries do.
    Role.ADMINISTRATOR: _VIEWER
    | {
        Permission.MANAGE_MEMBERS,
        Permission.READ_AUDIT,
        Permission.IMPORT_FIGURES,
        Permission.PROPOSE_STATEMENT,
        Permission.REVIEW_STATEMENT,
    },
}

EVERY_PERMISSION = frozenset(Permission)

"""`permissions.md`: what each role may do."""

from mutirao.access.permissions import PERMISSIONS_OF_ROLE, Permission, Role
from reference_pages.markdown import code, table

INTRODUCTION = """# Permissions

A role is held in one party and gives rights over that party's records only. A token gives the rights of its account
that it names, never more. Nobody, the administrator included, sees what another party keeps to itself.

"""


def page() -> str:
    header = ("Permission", *(role.value.replace("_", " ") for role in Role))
    return INTRODUCTION + table(header, [_row(permission) for permission in Permission])


def _row(permission: Permission) -> tuple[str, ...]:
    return code(permission.value), *("yes" if permission in PERMISSIONS_OF_ROLE[role] else "–" for role in Role)

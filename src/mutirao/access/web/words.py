"""Roles, rights, and through what somebody acts, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext_noop

ROLE_NAMES: Mapping[str, str] = {
    "viewer": gettext_noop("Viewer"),
    "contributor": gettext_noop("Contributor"),
    "country_officer": gettext_noop("Country officer"),
    "programme_officer": gettext_noop("Programme officer"),
    "secretariat": gettext_noop("Secretariat"),
    "administrator": gettext_noop("Administrator"),
}
PERMISSION_NAMES: Mapping[str, str] = {
    "need.draft": gettext_noop("Draft needs"),
    "need.confirm": gettext_noop("Confirm needs"),
    "absorption.set": gettext_noop("Say what the agencies can absorb"),
    "activity.propose": gettext_noop("Propose activities"),
    "activity.answer": gettext_noop("Answer proposed activities"),
    "programme.compose": gettext_noop("Compose programmes"),
    "programme.sign": gettext_noop("Sign programmes"),
    "plan.run": gettext_noop("Run plans"),
    "file.upload": gettext_noop("Upload files"),
    "token.manage": gettext_noop("Issue and revoke tokens"),
    "membership.manage": gettext_noop("Grant and end memberships"),
    "audit.read": gettext_noop("Read the audit"),
    "figures.import": gettext_noop("Import figures"),
    "statement.propose": gettext_noop("Propose what the atlas records"),
    "statement.review": gettext_noop("Review what is proposed for the atlas"),
    "statement.reply": gettext_noop("Reply to what is said of the party"),
}
VIA_NAMES: Mapping[str, str] = {
    "session": gettext_noop("a page"),
    "token": gettext_noop("a token"),
    "command": gettext_noop("a command"),
    "job": gettext_noop("long work"),
}
# Actors that are no account, by their pseudonym.
ACTOR_NAMES: Mapping[str, str] = {
    "system": gettext_noop("the site itself"),
    "anonymous": gettext_noop("a visitor"),
}

"""Signing in, one-time codes, and the API's pages about who asks."""

from tests.cast import PASSWORD
from tests.contracts.expected import EVERYBODY, MEMBERS_ONLY, SIGN_IN, Example, Rows, Values, expect, page
from tests.contracts.story import Story

# Whoever has signed in is sent home.
_VISITORS_ONLY = expect(302, anonymous=200)
# Before the keys to an account are changed.
_ASKS_FOR_THE_PASSWORD = expect(302, anonymous=SIGN_IN)
# None of the cast has set up one-time codes.
_WITHOUT_CODES = expect(404, anonymous=SIGN_IN)


_WRONG_PASSWORD = {"login": "amara.officer@example.org", "password": "a wrong guess"}


_NEW_ACCOUNT = {"email": "stranger@example.org", "password1": PASSWORD, "password2": PASSWORD}


def _token(story: Story) -> Values:
    return {"token_id": story.token}


def _membership(story: Story) -> Values:
    """Amara's officer's own; to everybody else it does not exist."""
    return {"membership": story.membership}


ROWS: Rows = {
    "account": page(MEMBERS_ONLY),
    "account_profile": (
        Example(get=expect(405), post=expect(303, anonymous=403), form={"name": "A", "language": "ja"}),
    ),
    "account_act_for": (Example(get=expect(405), post=expect(404, amara_officer=303), form=_membership),),
    "account_issue_token": (
        Example(
            get=expect(405),
            post=expect(200, anonymous=403),
            form={"token_name": "Mine", "days": 7, "scope": []},
        ),
        Example(
            about="wider than anybody's rights",
            post=expect(422, anonymous=403),
            form={"token_name": "Mine", "days": 7, "scope": ["everything"]},
        ),
    ),
    "account_revoke_token": (Example(values=_token, get=expect(405), post=expect(404, amara_officer=303)),),
    "account_login": (
        Example(get=_VISITORS_ONLY, post=_VISITORS_ONLY, form=_WRONG_PASSWORD, queries=("next=/en/countries/",)),
    ),
    "account_logout": (Example(get=expect(200, anonymous=302), post=expect(302)),),
    "account_inactive": page(EVERYBODY),
    "account_signup": (Example(get=_VISITORS_ONLY, post=_VISITORS_ONLY, form=_NEW_ACCOUNT),),
    "account_reauthenticate": page(MEMBERS_ONLY),
    "account_change_password": page(MEMBERS_ONLY),
    # Whoever has a password changes it instead.
    "account_set_password": page(expect(302, anonymous=SIGN_IN)),
    "mfa_index": page(MEMBERS_ONLY),
    "mfa_authenticate": page(expect(302, anonymous=SIGN_IN)),
    "mfa_reauthenticate": page(expect(302, anonymous=SIGN_IN)),
    "mfa_activate_totp": page(_ASKS_FOR_THE_PASSWORD),
    "mfa_deactivate_totp": page(_WITHOUT_CODES),
    "mfa_view_recovery_codes": page(_WITHOUT_CODES),
    "mfa_generate_recovery_codes": page(_ASKS_FOR_THE_PASSWORD),
    "mfa_download_recovery_codes": page(_WITHOUT_CODES),
    "api-v1:openapi-json": page(EVERYBODY),
    "api-v1:api-root": page(expect(404)),
    "api-v1:get_me": page(EVERYBODY),
    "api-v1:get_parties": page(EVERYBODY, "kind=network", "limit=2", "cursor=none"),
    "api-v1:get_party": (
        Example(about="a party", values=lambda story: {"code": story.cast.amara.code}, get=EVERYBODY),
        Example(about="nobody", values={"code": "XXX"}, get=expect(404)),
    ),
}

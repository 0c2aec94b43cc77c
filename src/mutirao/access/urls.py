from django.urls import path

from mutirao.access.web import account

urlpatterns = [
    path("", account.account, name="account"),
    path("profile/", account.profile, name="account_profile"),
    path("party/", account.act_for, name="account_act_for"),
    path("tokens/", account.issue, name="account_issue_token"),
    path("tokens/<slug:token_id>/revoke/", account.revoke, name="account_revoke_token"),
]

"""Identity as a Django app."""

from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Courts, officers, posts, sign-in."""

    name = "zhixing.court.identity"
    label = "identity"
    verbose_name = "法院与人员"

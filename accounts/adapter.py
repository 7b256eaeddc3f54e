"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators until contests open sign-up for schools."""

    def is_open_for_signup(self, request) -> bool:
        return False

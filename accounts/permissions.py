"""Who may do what with accounts and the editor."""


def may_edit(user) -> bool:
    """Whether the editor is open to ``user``."""
    return user.has_perm("wagtailadmin.access_admin")


def may_change_account(user, account) -> bool:
    """Whether ``user``, who keeps accounts, may change this one: superusers keep superusers."""
    return user.is_superuser or not account.is_superuser

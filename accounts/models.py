"""People who sign in."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    """Users are found by e-mail, in lower case."""

    def get_by_natural_key(self, username):
        return self.get(email=self.normalise(username))

    @staticmethod
    def normalise(email: str) -> str:
        return (email or "").strip().lower()

    def create_user(self, email, password=None, **extra):
        """Make an account whose address need not be confirmed: whoever calls this vouches for it."""
        from accounts.domain import vouch_for_email

        if not self.normalise(email):
            raise ValueError("A user needs an e-mail address.")
        user = self.model(email=self.normalise(email), **extra)
        user.set_password(password)
        with transaction.atomic(using=self._db):
            user.save(using=self._db)
            vouch_for_email(user=user)
        return user

    def create_superuser(self, email, password=None, **extra):
        return self.create_user(email, password, is_staff=True, is_superuser=True, **extra)


class User(AbstractBaseUser, PermissionsMixin):
    """A person known by an e-mail address."""

    email = models.EmailField(
        _("e-mail"), unique=True, error_messages={"unique": _("This address is already in use.")}
    )
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    is_staff = models.BooleanField(_("staff of the city"), default=False)
    is_active = models.BooleanField(_("active"), default=True)
    date_joined = models.DateTimeField(_("since"), default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = EMAIL_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["last_name", "first_name", "email"]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    def clean(self):
        super().clean()
        self.email = UserManager.normalise(self.email)

    def get_full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()

    def get_short_name(self) -> str:
        return self.first_name or self.email

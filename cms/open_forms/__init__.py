"""The defence of forms that anybody may send, without an account.

    class ContactForm(OpenForm, forms.Form):
        purpose = "contact"
        per_email = Limit(doubtful=3, most=10, seconds=3600)
        email_field = "email"

    form = ContactForm(request.POST or None, request=request)
    if form.is_valid():
        …                                   # act, then redirect or render
    return render(request, …, status=form.status)

The template includes ``components/error_summary.html`` as ever and, right before the button,
``{% include "components/open_form.html" with form=form only %}``. The page is uncached and links
``css/forms.css``. Tests send ``tests.open_forms.by_a_person(ContactForm)`` with their values.

A form is suspicious when the trap is filled in (a field that people do not see), when it comes back
within seconds, when it was sent already, without a stamp of ours, or when too much has come from the
same network or for the same e-mail address. A suspicious form is not refused: it comes back with all
that was typed and is taken once the browser has done a proof of work, which takes a second, or,
without JavaScript, once half a minute is over. Whatever the reason, the answer is the same one, so a
bot learns nothing. Beyond the hard limit it is refused for a while, in words.

A form that stood open for half a day comes back with what was typed, to be looked through and sent.
What is counted lives in the shared cache only, under keyed digests (``cms.throttling``). A form whose
answers nobody may trace sets ``keeps_nothing``: then nothing of its senders is remembered anywhere.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from cms.open_forms import proof, stamps
from cms.open_forms.stamps import Kind, Stamp
from cms.throttling import Throttle

TRAP, STAMP, PROOF = "homepage", "stamp", "altcha"
"""The hidden fields, named for whoever reads the page's source."""

LEAST_SECONDS = 3
"""Nobody fills in a form faster."""
WAIT_SECONDS = 30
"""How long a suspicious form waits where no proof of work comes."""
LASTS_SECONDS = 12 * 3600
"""A form that was given out longer ago is looked through again."""


@dataclass(frozen=True)
class Limit:
    """How much may come from one source.

    Args:
        doubtful: after so many, further ones are suspicious.
        most: after so many, further ones are refused.
        seconds: within how long, from the first one on.
    """

    doubtful: int
    most: int
    seconds: int


class OpenForm:
    """A mixin before ``forms.Form`` or ``forms.ModelForm``.

    ``purpose`` names the form, ``per_address`` and ``per_email`` limit it (``None``: not at all),
    ``email_field`` names the field whose address is counted.

    Args:
        request: the request that is answered.
    """

    purpose: str
    per_address: Limit | None = Limit(doubtful=10, most=60, seconds=3600)
    per_email: Limit | None = None
    email_field = ""
    keeps_nothing = False

    def __init__(self, *args: Any, request: HttpRequest, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.request = request
        self.next_kind = Kind.FRESH
        self.status = 200
        """With what status the form is answered."""

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        self.sent = stamps.read(self.data.get(STAMP, ""), self.purpose)
        if self.errors:
            self._give_back()
        else:
            self._defend()

    def add_error(self, field: str | None, error: Any) -> None:
        """A refusal found after the form was taken (by the domain) is the form's as well."""
        super().add_error(field, error)
        if self.status == 200:
            self.status = 422

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of the form as it is shown now."""
        return Stamp.new(self.next_kind)

    @property
    def signed_stamp(self) -> str:
        return self.stamp.signed(self.purpose)

    @property
    def is_under_suspicion(self) -> bool:
        return self.next_kind == Kind.CHECK

    @property
    def challenge(self) -> str:
        """What the browser is asked to solve, as JSON."""
        return json.dumps(proof.challenge(self.stamp.number))

    def _give_back(self) -> None:
        """There is something to mend. Whoever had taken the time for it need not take it again."""
        if self.sent and not self._is_hasty(self.sent) and not self._is_spent(self.sent):
            self.next_kind = Kind.KNOWN if self.sent.kind == Kind.FRESH else self.sent.kind
        if self.is_under_suspicion:
            self._let_the_wait_go_on()

    def _let_the_wait_go_on(self) -> None:
        """Whoever sends a waiting form too early does not begin to wait anew."""
        if self.sent and self.sent.kind == Kind.CHECK and not self._is_spent(self.sent):
            self.stamp = Stamp.new(Kind.CHECK, now=self.sent.given_at)

    def _defend(self) -> None:
        if self._exceeds("most"):
            self.add_error(None, _("Too much has been sent from your network or for this e-mail address. "
                                   "Nothing is lost here: send it again in an hour."))  # fmt: skip
            self.status = 429
        elif self.sent and self.sent.age() > LASTS_SECONDS:
            self.add_error(None, _("The form has stood open for a long time. Look through it and send it."))
        elif self._is_suspicious() or not self._spend():
            self._count()
            self.next_kind = Kind.CHECK
            self._let_the_wait_go_on()
            self.add_error(None, _("Nothing has been sent yet: we make sure that a person writes this. "
                                   "See what to do next to the button."))  # fmt: skip
        else:
            self._count()
            self.next_kind = Kind.KNOWN

    def _is_suspicious(self) -> bool:
        if self.sent is None or self._is_spent(self.sent):
            return True
        if self.sent.kind == Kind.CHECK:
            # The trap is not asked again: some extension of a person's browser may fill in everything.
            return self.sent.age() < WAIT_SECONDS and not self._has_worked()
        return bool(self.data.get(TRAP)) or self._is_hasty(self.sent) or self._exceeds("doubtful")

    def _has_worked(self) -> bool:
        return proof.is_solved(self.data.get(PROOF, ""), self.sent.number)

    @staticmethod
    def _is_hasty(stamp: Stamp) -> bool:
        return stamp.kind == Kind.FRESH and stamp.age() < LEAST_SECONDS

    def _spent_key(self, stamp: Stamp) -> str:
        return f"open-form:{self.purpose}:{stamp.number}"

    def _is_spent(self, stamp: Stamp) -> bool:
        return not self.keeps_nothing and cache.get(self._spent_key(stamp)) is not None

    def _spend(self) -> bool:
        """Spend the form, and say whether nobody has spent it at the same moment."""
        return self.keeps_nothing or cache.add(self._spent_key(self.sent), True, timeout=LASTS_SECONDS)

    def _sources(self) -> list[tuple[Limit, str, HttpRequest | str]]:
        """What is counted: the limit, its name, and of whom."""
        if self.keeps_nothing:
            return []
        email = self.cleaned_data.get(self.email_field) or ""
        sources = [(self.per_address, f"{self.purpose}.address", self.request)]
        sources += [(self.per_email, f"{self.purpose}.email", email)] if email else []
        return [source for source in sources if source[0] is not None]

    def _exceeds(self, bound: str) -> bool:
        return any(
            Throttle(name, getattr(limit, bound), limit.seconds).is_exceeded(who)
            for limit, name, who in self._sources()
        )

    def _count(self) -> None:
        for limit, name, who in self._sources():
            Throttle(name, limit.most, limit.seconds).count(who)

"""What a person's browser sends beside the fields of a form that anybody may send."""

from cms.open_forms import STAMP, TRAP, OpenForm
from cms.open_forms.stamps import Kind, Stamp


def by_a_person(form: type[OpenForm], *, seconds: int = 20, kind: Kind = Kind.FRESH) -> dict[str, str]:
    """The hidden fields of a form that was given out so many seconds ago and came back untouched."""
    return {TRAP: "", STAMP: Stamp.new(kind).aged(seconds).signed(form.purpose)}

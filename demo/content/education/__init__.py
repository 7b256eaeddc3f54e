"""The education site."""

from ..schema import Home, Label, SiteContent, Words

SITE = SiteContent(
    key="education",
    name=Label("Освіта", "Education"),
    tagline=Label("", ""),
    home=Home(key="home", uk=Words(title="Освіта", introduction="Освіта")),
    pages=(),
)

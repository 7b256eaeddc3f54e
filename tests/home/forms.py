"""What a browser would send back from a form of the editor."""

from bs4 import BeautifulSoup


def fields_of(html: str, action_part: str = "") -> dict:
    """The fields of the page's largest form (or the one whose action has ``action_part``), as filled in.

    Streams are built by scripts in a browser; here each is sent empty.
    """
    soup = BeautifulSoup(html, "html.parser")
    forms = [form for form in soup.find_all("form") if action_part in (form.get("action") or "")]
    form = max(forms, key=lambda f: len(f.find_all(["input", "select", "textarea"])))
    data: dict = {}
    for tag in form.find_all(["input", "select", "textarea"]):
        name = tag.get("name")
        if not name or tag.get("type") in {"submit", "button", "file"}:
            continue
        if tag.name == "select":
            chosen = [o.get("value", o.text) for o in tag.find_all("option") if o.has_attr("selected")]
            data[name] = chosen if tag.has_attr("multiple") else (chosen or [""])[0]
        elif tag.name == "textarea":
            data[name] = tag.text.removeprefix("\n")
        elif tag.get("type") in {"checkbox", "radio"}:
            if tag.has_attr("checked"):
                data.setdefault(name, []).append(tag.get("value", "on"))
        else:
            data[name] = tag.get("value", "")
    for stream in form.find_all(attrs={"data-block": True}):
        data[f"{stream['id']}-count"] = "0"
    return data

"""How many of which items a half holds."""

from . import ids, library, noise, tokens

LANGUAGES = ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "ja", "zh"]


def names_of(variable, vendor):
    """The forms in which a template names a variable."""
    lower = variable.lower()
    first, *rest = lower.split("_")
    return {"VAR": variable, "var": lower, "camel": first + "".join(part.capitalize() for part in rest), "Vendor": vendor}


def wrapped(half, kind, lang, template, extra, share, group):
    """Adds an item, now and then inside a longer text."""
    wraps = f"wrap.{lang}"
    if half.has(wraps) and half.rng.random() < share:
        template = half.pick(wraps).replace("⟨BODY⟩", template)
    elif half.has(f"para.{lang}") and half.rng.random() < share:
        before, after = half.pick(f"para.{lang}"), half.pick(f"para.{lang}")
        template = half.rng.choice([f"{before}\n\n{template}", f"{template}\n\n{after}", f"{before}\n\n{template}\n\n{after}"])
    for _ in range(4):
        if half.fill(kind, lang, template, group, **extra):
            return


def draw(half, group, kind, lang, count, share=0.3, extra=None):
    if not half.has(group):
        return
    for _ in range(count):
        wrapped(half, kind, lang, half.pick(group), extra or {}, share, group)


def providers(half):
    for cls, vendor, variable, how, alone in tokens.PROVIDERS:
        for index in range(3):
            value = tokens.make(half.rng, how)
            bare = alone and index == 2
            group = "provider.bare" if bare else "provider"
            extra = {**names_of(variable, vendor), "V": (value, f"provider.{cls}")}
            wrapped(half, "secret", "en", half.pick(group), extra, 0.25, group)


def secrets(half):
    providers(half)
    draw(half, "secret.assign", "secret", "en", 230)
    for group in sorted(half.tables):
        if group.startswith("secret.prose."):
            lang = group.rsplit(".", 1)[1]
            draw(half, group, "secret", lang, {"en": 110}.get(lang, 26), 0.25)
    for name, count in (("cli", 130), ("connection", 90), ("url", 40), ("session", 40), ("auth", 50), ("hash", 40), ("sas", 30), ("totp", 30), ("pem", 50), ("file", 70)):
        draw(half, f"secret.{name}", "secret", "en", count)
    if half.bip39:
        draw(half, "secret.seed", "secret", "en", 32)


def people(half):
    for lang in LANGUAGES:
        main = lang == "en"
        draw(half, f"person.prose.{lang}", "person", lang, 90 if main else 30, 0.35)
        draw(half, f"person.mail.{lang}", "person", lang, 40 if main else 12, 0.1)
        draw(half, f"person.form.{lang}", "person", lang, 60 if main else 18, 0.2)
        draw(half, f"person.chat.{lang}", "person", lang, 25 if main else 8, 0.1)
        draw(half, f"person.address.{lang}", "person", lang, 30 if main else 12, 0.2)
        draw(half, f"dob.{lang}", "person", lang, 30 if main else 8, 0.2)
        draw(half, f"health.{lang}", "person", lang, 40 if main else 10, 0.3)
        draw(half, f"travel.{lang}", "person", lang, 50 if main else 10, 0.3)
    draw(half, "person.prose.en", "person", "en", 40, 0.2, {"origin": "other"})
    draw(half, "phone.any", "person", "en", 130, 0.3)
    draw(half, "email.any", "person", "en", 40, 0.3)
    draw(half, "net", "person", "en", 70, 0.3)
    for cls, (maker, words, lang) in ids.IDS.items():
        for _ in range(6):
            extra = {"ID": (maker(half.rng), f"id.{cls}"), "ID.word": half.rng.choice(words)}
            group = f"ids.{lang}" if half.has(f"ids.{lang}") and half.rng.random() < 0.6 else "ids"
            wrapped(half, "person", lang, half.pick(group), extra, 0.25, "ids")


def payment(half):
    draw(half, "pay.card", "payment", "en", 70)
    for lang in LANGUAGES:
        draw(half, f"pay.iban.{lang}", "payment", lang, 40 if lang == "en" else 10)
    draw(half, "pay.bank", "payment", "en", 40)
    draw(half, "pay.crypto", "payment", "en", 36)


def clean(half):
    """What holds nothing: every entry alone, then several in a row as long prompts are, then code of the Python library."""
    fragments = ["clean.trap", "clean.code"]
    for group in sorted(half.tables):
        if not group.startswith("clean."):
            continue
        lang = group.split(".")[2] if group.count(".") == 2 else "en"
        times = {"clean.trap": 5, "clean.code": 4}.get(group, 1)
        for _ in range(times * len(half.table(group))):
            half.fill("clean", lang, half.pick(group), group)
    asks = half.table("clean_ask")
    for _ in range(800):
        lang = half.rng.choice(["en"] * 8 + LANGUAGES)
        parts = []
        for _ in range(half.rng.randint(2, 5)):
            part = half.pick(half.rng.choice([f"clean.prose.{lang}"] * 2 + fragments))
            if part not in parts:
                parts.append(part)
        if half.rng.random() < 0.5:
            parts.insert(half.rng.choice([0, len(parts)]), half.deck.draw("ask", asks))
        half.fill("clean", lang, "\n\n".join(parts), "clean.long")
    for text in library.pieces(half, 260):
        half.add("clean", "en", text, [], group="clean.library")
    noise.noise(half, 300)

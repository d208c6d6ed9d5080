"""Disguises: each technique applied to values that are found when written plainly."""

import base64
import html
import urllib.parse

from . import ids, tokens
from .people import phone_of

FULL = {**{chr(c): chr(c + 0xFEE0) for c in range(0x21, 0x7F)}}
MATH = {**{chr(65 + i): chr(0x1D400 + i) for i in range(26)}, **{chr(97 + i): chr(0x1D41A + i) for i in range(26)}, **{chr(48 + i): chr(0x1D7CE + i) for i in range(10)}}
CYRILLIC = dict(zip("aceopxyiABCEHKMOPTX", "асеорхуіАВСЕНКМОРТХ"))
GREEK = dict(zip("ovABEHIKMNOPTXYZ", "ονΑΒΕΗΙΚΜΝΟΡΤΧΥΖ"))
CIRCLED = {**{str(i): chr(0x2460 + i - 1) for i in range(1, 10)}, "0": "⓪"}
DIGIT_SETS = {"arabic": 0x660, "persian": 0x6F0, "devanagari": 0x966, "bengali": 0x9E6, "thai": 0xE50}
WORDS = "zero one two three four five six seven eight nine".split()


def mapped(table):
    return lambda rng, text: "".join(table.get(char, char) for char in text)


def some(table, share):
    def work(rng, text):
        out, changed = [], 0
        for index, char in enumerate(text):
            if char in table and (rng.random() < share or changed == 0 and index > len(text) // 2):
                out.append(table[char])
                changed += 1
            else:
                out.append(char)
        return "".join(out) if changed else None

    return work


def inserted(marks, every=(2, 6)):
    def work(rng, text):
        out, left = [], rng.randint(*every)
        for char in text[:-1]:
            out.append(char)
            left -= 1
            if left <= 0:
                out.append(rng.choice(marks))
                left = rng.randint(*every)
        return "".join(out) + text[-1]

    return work


def digits_of(rng, text):
    base = rng.choice(list(DIGIT_SETS.values()))
    return "".join(chr(base + int(char)) if char.isdigit() else char for char in text)


def combined(rng, text):
    return "".join(char + rng.choice("\u0301\u0308\u0323\u0332") if char.isalnum() and rng.random() < 0.35 else char for char in text)


def escaped(form):
    return lambda rng, text: "".join(form(ord(char)) if rng.random() < 0.6 else char for char in text)


def concatenated(rng, text):
    mark = rng.choice(['" + "', "' + '", '" . "', '" & "', '" "', '" ..\n  "', '" +\n    "', '", "'])
    size = rng.randint(max(4, len(text) // 4), max(5, len(text) // 2))
    return mark.join(text[i:i + size] for i in range(0, len(text), size))


def wrapped_lines(rng, text):
    size = max(8, len(text) // 2 + rng.randint(-2, 2))
    gap = rng.choice(["\n", "\n    ", "\\\n", " \\\n  "])
    return gap.join(text[i:i + size] for i in range(0, len(text), size))


def quoted_printable(rng, text):
    size = max(6, len(text) // 2)
    return "=\n".join(text[i:i + size] for i in range(0, len(text), size))


def spaced(gap):
    return lambda rng, text: gap.join(text)


def markdown(rng, text):
    return text.replace("_", "\\_").replace("*", "\\*").replace("-", "\\-") if rng.random() < 0.5 and ("_" in text or "-" in text) else f"{text[:len(text) // 2]}**{text[len(text) // 2:]}**" if rng.random() < 0.5 else f"{text[:6]}`{text[6:]}`"


def rot13(rng, text):
    import codecs

    return codecs.encode(text, "rot13")


def spoken_mail(rng, text):
    at, dot = rng.choice([(" at ", " dot "), (" [at] ", " [dot] "), ("(at)", "(dot)"), (" AT ", " DOT "), (" (at) ", "."), ("[at]", "."), (" at ", ".")])
    return text.replace("@", at).replace(".", dot)


def spoken_digits(rng, text):
    gap = rng.choice([" ", "-", ", "])
    return gap.join(WORDS[int(char)] for char in text if char.isdigit())


def mixed_twice(rng, text):
    return urllib.parse.quote(base64.b64encode(text.encode()).decode(), safe="")


ALL = {"token", "card", "iban", "id", "email", "phone"}
NUMBERS = {"card", "iban", "id", "phone"}
TECHNIQUES = {
    "zero-width": (inserted("\u200b\u200c\u200d\u2060\ufeff"), ALL),
    "soft hyphen": (inserted("\u00ad"), ALL),
    "tag characters": (inserted("\U000e0041\U000e0020\U000e0062"), ALL),
    "variation selectors": (inserted("\ufe0f\ufe0e"), ALL),
    "bidi controls": (inserted("\u202a\u202c\u2066\u2069\u200e\u200f"), ALL),
    "fullwidth": (mapped(FULL), ALL),
    "mathematical letters": (mapped(MATH), {"token", "iban", "email"}),
    "circled digits": (mapped(CIRCLED), NUMBERS),
    "other digits": (digits_of, NUMBERS),
    "cyrillic look-alikes": (some(CYRILLIC, 0.4), {"token", "email", "iban"}),
    "greek look-alikes": (some(GREEK, 0.5), {"token", "iban"}),
    "combining marks": (combined, {"token", "card", "email", "iban"}),
    "\\u escapes": (escaped(lambda code: f"\\u{code:04x}"), ALL),
    "\\x escapes": (escaped(lambda code: f"\\x{code:02x}"), {"token", "email", "card"}),
    "percent": (escaped(lambda code: f"%{code:02X}"), ALL),
    "html entities": (escaped(lambda code: f"&#{code};"), ALL),
    "html hex entities": (escaped(lambda code: f"&#x{code:x};"), ALL),
    "quoted-printable": (quoted_printable, {"token", "iban", "email"}),
    "base64": (lambda rng, text: base64.b64encode(text.encode()).decode(), {"token", "card", "iban", "email", "id"}),
    "base64url": (lambda rng, text: base64.urlsafe_b64encode(text.encode()).decode().rstrip("="), {"token", "email"}),
    "base64 twice": (lambda rng, text: base64.b64encode(base64.b64encode(text.encode())).decode(), {"token"}),
    "base64 in percent": (mixed_twice, {"token"}),
    "hex": (lambda rng, text: text.encode().hex(), {"token", "card", "email", "iban"}),
    "concatenation": (concatenated, {"token", "iban", "email"}),
    "wrapped lines": (wrapped_lines, {"token", "iban"}),
    "spaced out": (spaced(" "), {"token", "card", "iban", "email"}),
    "dotted": (spaced("."), {"token", "card"}),
    "dashed": (spaced("-"), {"token", "card"}),
    "markdown": (markdown, {"token", "email", "card"}),
    "reversed": (lambda rng, text: text[::-1], {"token"}),
    "rot13": (rot13, {"token"}),
    "spoken mail": (spoken_mail, {"email"}),
    "digits as words": (spoken_digits, {"card", "phone", "id"}),
    "named entities": (lambda rng, text: html.escape(text).replace("@", "&commat;").replace(".", "&period;").replace("_", "&lowbar;"), {"email"}),
}


def value(half, what, context):
    rng = half.rng
    if what == "token":
        cls, _, _, how, _ = rng.choice([row for row in tokens.PROVIDERS if row[4] and row[0] not in ("aws_session", "google_token", "1password", "cloudflare_origin", "atlassian", "slack_hook", "discord_hook", "teams_hook", "sentry")])
        return tokens.make(rng, how), f"provider.{cls}"
    if what == "card":
        return ids.card_written(rng), "card"
    if what == "iban":
        return ids.iban_written(rng), "iban"
    if what == "id":
        cls = rng.choice(["us_ssn", "uk_nhs", "de_steuer_id", "fr_nir", "es_dni", "it_cf", "nl_bsn", "pl_pesel", "br_cpf", "ch_ahv", "in_aadhaar", "se_pnr"])
        maker, words, _ = ids.IDS[cls]
        context["ID.word"] = rng.choice(words)
        return maker(rng), f"id.{cls}"
    if what == "email":
        from .build import Context
        from .people import email

        return email(Context(half, "en"), "")
    return phone_of(rng, rng.choice(["us", "uk", "de", "fr", "es", "it", "nl", "pl", "in", "br", "au", "jp"])), "phone"


def evasions(half):
    """Every technique on every kind of value it fits."""
    for name, (work, kinds) in TECHNIQUES.items():
        for what in sorted(kinds):
            count = 6 if what == "token" else 3
            made = tries = 0
            while made < count and tries < 30:
                tries += 1
                context = {}
                plain, cls = value(half, what, context)
                shown = work(half.rng, plain)
                if shown is None or shown == plain:
                    continue
                template = half.pick(f"evade.{what}")
                before, after = template.split("⟪V⟫")
                before = before.replace("⟨ID.word⟩", context.get("ID.word", ""))
                if name == "concatenation":
                    quote = "'" if "'" in shown and "\"" not in shown else "\""
                    before, after = f"{before}{quote}", f"{quote}{after}"
                text = before + shown + after
                spans = [(len(before), len(before) + len(shown), cls, False)]
                made += half.add("evasion", "en", text, spans, technique=name, plain=plain)

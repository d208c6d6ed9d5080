#!/usr/bin/env python3
"""Builds the hand-written items: `build.py --out DIR` writes `tune.jsonl` and `held.jsonl`, `--inject` the injections.

The texts in `*.txt` are written by hand. `@ LANG GROUP` starts an item of many lines; after `@@ LANG GROUP` each line is
an item, with `⏎` for a line break. A value to be found is `⟦class:value⟧`, one that may be found `⟦?class:value⟧`.
`{...}` makes a value that must not lie in a repository or needs a check digit (`MAKERS`), and `{hex:...}` and its
like write what they hold in disguise (`DISGUISES`), made values included. An item's half follows from
the hash of its text, so an item never changes sides while it is not edited.
"""

import argparse
import hashlib
import json
import pathlib
import random
import re
import string

HERE = pathlib.Path(__file__).parent
MARK = re.compile(r"⟦(\??)([a-z_0-9.]+):(.*?)⟧", re.S)
HEAD = re.compile(r"@@? [a-z]{2} [a-z.]+$")
MAKE = re.compile(r"\{([a-z_]+)(?::([^{}]*))?\}")
ALPHABETS = {
    "a": string.ascii_lowercase, "A": string.ascii_uppercase, "x": string.digits + "abcdef", "X": string.digits + "ABCDEF",
    "d": string.digits, "n": string.ascii_letters + string.digits, "u": string.ascii_uppercase + string.digits,
    "l": string.ascii_lowercase + string.digits, "w": string.ascii_letters + string.digits + "-_",
    "b": string.ascii_letters + string.digits + "+/", "2": string.ascii_uppercase + "234567",
}


def run(rng, spec):
    """`n40` is 40 letters and digits, `x32` 32 hex digits."""
    return "".join(rng.choice(ALPHABETS[spec[0]]) for _ in range(int(spec[1:])))


def luhn_digit(body):
    total = 0
    for at, char in enumerate(reversed(body)):
        digit = int(char) * (2 if at % 2 == 0 else 1)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def card(rng, spec):
    """A card number with the prefix and the length: `4/16`, grouped by four when `-` or a blank follows."""
    prefix, length, *sep = spec.split("/")
    body = prefix + run(rng, f"d{int(length) - 1 - len(prefix)}")
    number = body + luhn_digit(body)
    if not sep:
        return number
    cuts = (4, 10) if len(number) == 15 else (4, 8, 12)
    return sep[0].join(number[a:b] for a, b in zip((0,) + cuts, cuts + (len(number),)))


def iban(rng, spec):
    """An IBAN: country and the shape of its account, `DE/d18`; a blank after it groups it."""
    country, shape, *sep = spec.split("/")
    account = "".join(run(rng, part) for part in re.findall(r"[a-zA-Z]\d+", shape))
    account = account.upper()
    number = int("".join(str(int(char, 36)) for char in account + country + "00"))
    text = f"{country}{98 - number % 97:02d}{account}"
    return " ".join(text[at:at + 4] for at in range(0, len(text), 4)) if sep else text


def weighted(rng, weights, modulus, make):
    while True:
        body = run(rng, f"d{len(weights)}")
        if body[0] == "0":
            continue
        digit = make(sum(int(c) * w for c, w in zip(body, weights)) % modulus)
        if digit is not None and 0 <= digit <= 9:
            return body + str(digit)


def ident(rng, kind):
    """A national identifier with its check digit."""
    day, month, year = rng.randint(1, 28), rng.randint(1, 12), rng.randint(50, 99)
    if kind == "nl":
        return weighted(rng, (9, 8, 7, 6, 5, 4, 3, 2), 11, lambda rest: rest)
    if kind == "pl":
        body = f"{year:02d}{month:02d}{day:02d}" + run(rng, "d4")
        return body + str(-sum(int(c) * w for c, w in zip(body, (1, 3, 7, 9) * 3)) % 10)
    if kind == "br":
        body = run(rng, "d9")
        for size in (10, 11):
            rest = sum(int(c) * w for c, w in zip(body, range(size, 1, -1))) * 10 % 11
            body += str(rest % 10)
        return f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}"
    if kind == "es":
        body = run(rng, "d8")
        return body + "TRWAGMYFPDXBNJZSQVHLCKE"[int(body) % 23]
    if kind == "fr":
        body = f"{rng.choice('12')}{year:02d}{month:02d}{rng.randint(10, 90)}{run(rng, 'd6')}"
        return body + f"{97 - int(body) % 97:02d}"
    if kind == "se":
        body = f"{year:02d}{month:02d}{day:02d}" + run(rng, "d3")
        return f"{body[:6]}-{body[6:]}{luhn_digit(body)}"
    if kind == "fi":
        body, number = f"{day:02d}{month:02d}{year:02d}", f"{rng.randint(2, 899):03d}"
        return f"{body}-{number}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(body + number) % 31]}"
    if kind == "nhs":
        number = weighted(rng, range(10, 1, -1), 11, lambda rest: (11 - rest) % 11)
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if kind == "ssn":
        return f"{rng.randint(101, 665)}-{rng.randint(11, 99)}-{rng.randint(1000, 9999)}"
    if kind == "nino":
        return f"{rng.choice('ABCEHJ')}{rng.choice('ABCEGHJ')}{run(rng, 'd6')}{rng.choice('ABCD')}"
    if kind == "cn":
        body = rng.choice(["110105", "310112", "440305"]) + f"19{year}{month:02d}{day:02d}" + run(rng, "d3")
        return body + "10X98765432"[sum(int(c) * (2 ** (17 - at) % 11) for at, c in enumerate(body)) % 11]
    if kind == "za":
        body = f"{year:02d}{month:02d}{day:02d}{run(rng, 'd4')}08"
        return body + luhn_digit(body)
    if kind == "ca":
        body = rng.choice("124567") + run(rng, "d7")
        number = body + luhn_digit(body)
        return f"{number[:3]} {number[3:6]} {number[6:]}"
    if kind == "in":
        return verhoeff(rng)
    if kind == "de":
        return steuer(rng)
    return further_ident(rng, kind, day, month, year)


def dot(body, weights):
    return sum(int(char) * weight for char, weight in zip(body, weights))


def further_ident(rng, kind, day, month, year):
    """The identifiers the texts of the second hand (`other-*.txt`) need besides."""
    born = f"{year:02d}{month:02d}{day:02d}"
    if kind == "it":
        odd = (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)
        body = "".join(rng.choice("BCDFGLMNPRSTVZ") for _ in range(6))
        body += f"{year:02d}{'ABCDEHLMPRST'[month - 1]}{day + rng.choice((0, 40)):02d}{rng.choice('ABCDEFGHL')}{rng.randint(100, 950)}"
        worth = [int(char) if char.isdigit() else ord(char) - 65 for char in body]
        return body + chr(65 + sum(odd[value] if at % 2 == 0 else value for at, value in enumerate(worth)) % 26)
    if kind == "pt":
        body = rng.choice("12") + run(rng, "d7")
        rest = 11 - dot(body, range(9, 1, -1)) % 11
        return body + str(rest if rest < 10 else 0)
    if kind == "be":
        body = born + f"{rng.randint(2, 997):03d}"
        return f"{body[:2]}.{body[2:4]}.{body[4:6]}-{body[6:]}.{97 - int(body) % 97:02d}"
    if kind == "dk":
        while True:
            body = f"{day:02d}{month:02d}{year:02d}{rng.randint(0, 3)}" + run(rng, "d3")
            if dot(body, (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)) % 11 == 0:
                return f"{body[:6]}-{body[6:]}"
    if kind == "no":
        while True:
            body = f"{day:02d}{month:02d}{year:02d}{rng.randint(0, 499):03d}"
            first = -dot(body, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
            second = -dot(body + str(first), (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
            if first < 10 and second < 10:
                return f"{body}{first}{second}"
    if kind == "ch":
        body = "756" + run(rng, "d9")
        body += str(-dot(body, (1, 3) * 6) % 10)
        return f"{body[:3]}.{body[3:7]}.{body[7:11]}.{body[11:]}"
    if kind == "at":
        while True:
            serial, date = str(rng.randint(100, 999)), f"{day:02d}{month:02d}{year:02d}"
            check = dot(serial + date, (3, 7, 9, 5, 8, 4, 2, 1, 6)) % 11
            if check < 10:
                return f"{serial}{check} {date}"
    if kind == "cz":
        while True:
            body = f"{year:02d}{month + rng.choice((0, 50)):02d}{day:02d}" + run(rng, "d4")
            if int(body) % 11 == 0:
                return f"{body[:6]}/{body[6:]}"
    if kind == "ro":
        body = f"{rng.choice('12')}{born}{rng.randint(1, 40):02d}{rng.randint(1, 999):03d}"
        rest = dot(body, (2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9)) % 11
        return body + str(rest if rest < 10 else 1)
    if kind == "bg":
        body = born + run(rng, "d3")
        return body + str(dot(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10)
    if kind == "gr":
        body = f"{day:02d}{month:02d}{year:02d}" + run(rng, "d4")
        return body + luhn_digit(body)
    if kind == "tr":
        body = str(rng.randint(1, 9)) + run(rng, "d8")
        body += str((dot(body[::2], (7,) * 5) - dot(body[1::2], (1,) * 4)) % 10)
        return body + str(dot(body, (1,) * 10) % 10)
    if kind == "kr":
        body = born + rng.choice("12") + rng.choice("0123") + run(rng, "d4")
        return f"{body[:6]}-{body[6:]}{(11 - dot(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10}"
    if kind == "jp":
        body = run(rng, "d11")
        rest = dot(body, (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        return body + str(0 if rest <= 1 else 11 - rest)
    if kind == "tw":
        letter, body = rng.choice("ABCDEFGH"), rng.choice("12") + run(rng, "d7")
        code = str(10 + "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(letter))
        return letter + body + str(-dot(code + body, (1, 9, 8, 7, 6, 5, 4, 3, 2, 1)) % 10)
    if kind == "sg":
        body = run(rng, "d7")
        return f"S{body}{'JZIHGFEDCBA'[dot(body, (2, 7, 6, 5, 4, 3, 2)) % 11]}"
    if kind == "tfn":
        while True:
            body = str(rng.randint(100000000, 999999999))
            if dot(body, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0:
                return f"{body[:3]} {body[3:6]} {body[6:]}"
    if kind == "ar":
        while True:
            body = rng.choice(("20", "27")) + str(rng.randint(10, 45)) + run(rng, "d6")
            check = -dot(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
            if check < 10:
                return f"{body[:2]}-{body[2:]}-{check}"
    if kind == "cl":
        body = str(rng.randint(5000000, 26000000))
        check = -dot(body[::-1], (2, 3, 4, 5, 6, 7, 2, 3)) % 11
        return f"{int(body):,}".replace(",", ".") + "-" + ("K" if check == 10 else str(check))
    if kind == "ie":
        body = run(rng, "d7")
        return body + "WABCDEFGHIJKLMNOPQRSTUV"[dot(body, range(8, 1, -1)) % 23]
    if kind == "ee":
        body = rng.choice("34") + born + run(rng, "d3")
        check = dot(body, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
        check = dot(body, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11 if check == 10 else check
        return body + str(check % 10)
    if kind == "il":
        body = "0" + rng.choice("234567") + run(rng, "d6")
        return body + luhn_digit(body)
    if kind == "snils":
        body = str(rng.randint(101, 199)) + run(rng, "d6")
        return f"{body[:3]}-{body[3:6]}-{body[6:]} {dot(body, range(9, 0, -1)) % 101 % 100:02d}"
    if kind == "inn":
        body = rng.choice(("77", "78", "66", "54")) + run(rng, "d8")
        body += str(dot(body, (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10)
        return body + str(dot(body, (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10)
    if kind == "hr":
        body, rest = run(rng, "d10"), 10
        for char in body:
            rest = ((int(char) + rest) % 10 or 10) * 2 % 11
        return body + str((11 - rest) % 10)
    if kind == "nie":
        first, body = rng.choice("012"), run(rng, "d7")
        return f"{'XYZ'[int(first)]}{body}{'TRWAGMYFPDXBNJZSQVHLCKE'[int(first + body) % 23]}"
    if kind == "curp":
        body = "".join(rng.choice("BCGLMR") + rng.choice("AEIOU") + rng.choice("CHLR") + rng.choice("JMRS") for _ in "1")
        body += born + rng.choice("HM") + rng.choice(("DF", "JC", "NL", "PL")) + "".join(rng.choice("BCDLMNRST") for _ in range(3)) + "0"
        worth = ("0123456789ABCDEFGHIJKLMN\u00d1OPQRSTUVWXYZ".index(char) for char in body)
        return body + str(-sum(value * (18 - at) for at, value in enumerate(worth)) % 10)
    if kind == "aba":
        body = f"{rng.randint(1, 12):02d}" + run(rng, "d6")
        return body + str(-dot(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10)
    if kind == "imei":
        body = "35" + run(rng, "d12")
        return body + luhn_digit(body)
    raise KeyError(kind)


def steuer(rng):
    digits = rng.sample(range(1, 10), 9)
    digits.insert(rng.randint(2, 9), rng.choice(digits[3:]))
    product = 10
    for digit in digits:
        total = (digit + product) % 10 or 10
        product = total * 2 % 11
    digits.append((11 - product) % 10)
    return "".join(map(str, digits))


def verhoeff(rng):
    def times(a, b):
        if a < 5 and b < 5:
            return (a + b) % 5
        if a < 5:
            return (a + b - 5) % 5 + 5
        if b < 5:
            return (a - b - 5) % 5 + 5 if a - 5 >= b else (a - b) % 5 + 5
        return (a - b) % 5
    shift = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
    body = str(rng.randint(2, 9)) + run(rng, "d10")
    for digit in "0123456789":
        check = 0
        for at, char in enumerate(reversed(body + digit)):
            value = int(char)
            for _ in range(at % 8):
                value = shift[value]
            check = times(check, value)
        if check == 0:
            return f"{body[:4]} {body[4:8]} {body[8:]}{digit}"
    return body + "0"


def jwt(rng, _):
    import base64
    pack = lambda value: base64.urlsafe_b64encode(json.dumps(value, separators=(",", ":")).encode()).rstrip(b"=").decode()
    return f"{pack({'alg': 'HS256', 'typ': 'JWT'})}.{pack({'sub': run(rng, 'd9'), 'iat': 1718000000 + rng.randint(0, 10**7)})}.{run(rng, 'w43')}"


def wif(rng, _):
    """A private key in the wallet import format."""
    return base58(b"\x80" + bytes(rng.randrange(256) for _ in range(32)) + b"\x01")


def bitcoin(rng, _):
    """An address of the first kind."""
    return "1" + base58(b"\x00" + bytes(rng.randrange(1, 256) for _ in range(20)))


def base58(body):
    body += hashlib.sha256(hashlib.sha256(body).digest()).digest()[:4]
    number, text = int.from_bytes(body, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        text = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"[rest] + text
    return text


def disguised(kind, text):
    """`text` as someone writes it who wants to get it past a filter, or a program that encodes it."""
    import base64
    import urllib.parse
    if kind == "b_sf":
        return base64.b64encode(text.encode()).decode()
    if kind == "b_url":
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
    if kind == "b_tt":
        return base64.b32encode(text.encode()).decode()
    if kind == "hex":
        return text.encode().hex()
    if kind == "hex_c":
        return "".join(f"\\x{byte:02x}" for byte in text.encode())
    if kind == "percent":
        return "".join(f"%{byte:02X}" for byte in text.encode())
    if kind == "percent_some":
        return urllib.parse.quote(text, safe="")
    if kind == "entities":
        return "".join(f"&#{ord(char)};" for char in text)
    if kind == "entities_x":
        return "".join(f"&#x{ord(char):x};" for char in text)
    if kind == "unicode":
        return "".join(f"\\u{ord(char):04x}" for char in text)
    if kind == "zero":
        return "".join(char + ("\u200b" if at % 3 == 1 else "\u2060" if at % 5 == 3 else "") for at, char in enumerate(text))
    if kind == "soft":
        return "\u00ad".join(text[at:at + 4] for at in range(0, len(text), 4))
    if kind == "full":
        return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)
    if kind == "bold":
        return "".join(chr(0x1D7CE + int(char)) if char in string.digits else chr(0x1D400 + ord(char) - 65) if char in string.ascii_uppercase
                       else chr(0x1D41A + ord(char) - 97) if char in string.ascii_lowercase else char for char in text)
    if kind == "homo":
        return text.translate(str.maketrans("aeopcxyABEKMHOPCTX", "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"))
    if kind == "arabic":
        return "".join(chr(0x660 + int(char)) if char in string.digits else char for char in text)
    if kind == "spaced":
        return " ".join(text)
    if kind == "dotted":
        return ".".join(text)
    if kind == "dashed":
        return "-".join(text)
    if kind == "reversed":
        return text[::-1]
    if kind == "wrapped":
        return "\n".join(text[at:at + 16] for at in range(0, len(text), 16))
    if kind == "cont":
        return "\\\n".join(text[at:at + 16] for at in range(0, len(text), 16))
    if kind in ("joined", "joined_php", "joined_list"):
        glue = {"joined": '" + "', "joined_php": "' . '", "joined_list": '", "'}[kind]
        return glue.join(text[at:at + 9] for at in range(0, len(text), 9))
    if kind == "stars":
        return "**".join(text[at:at + 5] for at in range(0, len(text), 5)) + ("**" if (len(text) - 1) // 5 % 2 else "")
    words = {
        "say_en": "zero one two three four five six seven eight nine", "say_de": "null eins zwei drei vier fünf sechs sieben acht neun",
        "say_fr": "zéro un deux trois quatre cinq six sept huit neuf", "say_es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
        "say_zh": "〇 一 二 三 四 五 六 七 八 九",
    }[kind].split()
    return ("" if kind == "say_zh" else " ").join(words[int(char)] if char in string.digits else char for char in text if char not in " -")


DISGUISES = (
    "b_sf b_url b_tt hex hex_c percent percent_some entities entities_x unicode zero soft full bold homo arabic spaced dotted dashed reversed"
    " wrapped cont joined joined_php joined_list stars say_en say_de say_fr say_es say_zh"
).split()
DISGUISE = re.compile(r"\{(" + "|".join(sorted(DISGUISES, key=len, reverse=True)) + r"):([^{}⟦⟧]*)\}")
MAKERS = {
    "wif": wif, "bitcoin": bitcoin, "r": run, "card": card, "iban": iban, "id": ident, "jwt": jwt,
    "uuid": lambda rng, _: "-".join(run(rng, f"x{n}") for n in (8, 4, 4, 4, 12)),
}


def made(text, rng):
    def make(found):
        maker = MAKERS.get(found.group(1))
        return maker(rng, found.group(2) or "") if maker else found.group(0)
    return DISGUISE.sub(lambda found: disguised(found.group(1), found.group(2)), MAKE.sub(make, text))


def texts(path):
    """Each item's language, group and marked text."""
    head, lines, each = None, [], False
    for line in path.read_text(encoding="utf-8").splitlines() + ["@ en end"]:
        if HEAD.match(line):
            if head and not each and lines:
                yield *head, "\n".join(lines).strip("\n")
            mark, lang, group = line.split()
            head, lines, each = (lang, group), [], mark == "@@"
        elif each:
            if line.strip():
                yield *head, line.replace("⏎", "\n")
        else:
            lines.append(line)


def item(number, lang, group, marked):
    key = hashlib.sha256(marked.encode()).hexdigest()
    marked = made(marked, random.Random(key))
    text, spans, at = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[at:found.start()]
        start = len(text.encode())
        text += found.group(3)
        span = {"start": start, "end": len(text.encode()), "class": found.group(2)}
        spans.append(span | {"optional": True} if found.group(1) else span)
        at = found.end()
    text += marked[at:]
    if "⟦" in text or "⟧" in text:
        raise SystemExit(f"a mark is torn: {text[:200]}")
    kind = "clean" if not spans else "secret" if group.startswith("secret") else "pii"
    row = {"id": f"{group}-{number:04d}-{key[:6]}", "text": text, "lang": lang, "kind": kind, "spans": spans, "group": group}
    return ("tune" if int(key[-1], 16) < 8 else "held"), row


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--out", type=pathlib.Path, required=True)
    parser.add_argument("--inject", action="store_true", help="the injections and the tool results that look like them")
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    halves, number = {"tune": [], "held": []}, 0
    for path in sorted(HERE.glob("*.txt")):
        if path.stem.startswith("inject") != given.inject:
            continue
        for lang, group, marked in texts(path):
            half, row = item(number, lang, group, marked)
            halves[half].append(row)
            number += 1
    for half, rows in halves.items():
        with open(given.out / f"{half}.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{half}: {len(rows)} items, {sum(len(row['spans']) for row in rows)} values, {sum(row['kind'] == 'clean' for row in rows)} clean")


if __name__ == "__main__":
    main()

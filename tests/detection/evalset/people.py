"""People: names, birth dates, addresses, phones and mail addresses, from the half's share of the pools."""

import random
import unicodedata

from .build import DATA, groups
from .ids import digits

LATIN = ["en", "de", "fr", "es", "it", "pt", "nl", "pl"]
MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pl": "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
}


def pools(half):
    """Given and family names of a half: every other name of each list, so that no name is in both halves."""
    found = {}
    for path in sorted((DATA / "names").glob("*.txt")):
        lists = groups(path)
        for kind, names in lists.items():
            names = sorted(set(names))
            random.Random(path.stem + kind).shuffle(names)
            found[f"{path.stem}.{kind}"] = names[0::2] if half == "tune" else names[1::2]
    return found


class People:
    """The half's names, drawn evenly."""

    def __init__(self, half):
        self.pools = pools(half.name)
        self.deck = half.deck

    def given(self, lang):
        return self.deck.draw(f"given/{lang}", self.pools[f"{lang}.given"])

    def family(self, lang):
        return self.deck.draw(f"family/{lang}", self.pools[f"{lang}.family"])


def plain(text):
    """Without accents, lower case, letters alone."""
    text = text.replace("ł", "l").replace("Ł", "l").replace("ø", "o").replace("Ø", "o").replace("ß", "ss").replace("ı", "i").replace("đ", "d").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    text = unicodedata.normalize("NFD", text)
    return "".join(char for char in text if char.isascii() and char.isalpha()).lower()


def person(context, number):
    """(given, family, language of the name) of person `number` of this text; the same each time."""
    key = f"person/{number}"
    if key not in context.memo:
        people = context.half.people
        lang = context.lang
        if lang not in [*LATIN, "ja", "zh"]:
            lang = "en"
        if lang == "en" and context.rng.random() < 0.35 or lang in ("de", "fr", "nl") and context.rng.random() < 0.1:
            lang = "other"
        if context.extra.get("origin"):
            lang = context.extra["origin"]
        family = people.family(lang)
        if lang in ("es", "pt") and context.rng.random() < 0.5:
            family += " " + people.family(lang)
        elif lang in ("en", "de", "fr", "pl") and context.rng.random() < 0.06:
            family += "-" + people.family(lang)
        context.memo[key] = ((people.given(lang), family, lang), None)
    return context.memo[key][0]


def name(context, number):
    given, family, lang = person(context, number)
    if lang in ("ja", "zh"):
        gap = " " if lang == "ja" and context.rng.random() < 0.3 else ""
        return family + gap + given, "name"
    if lang == "en" and context.rng.random() < 0.12:
        return f"{given} {context.rng.choice('ABCDEFGHJKLMPRSTW')}. {family}", "name"
    return f"{given} {family}", "name"


def name_reversed(context, number):
    given, family, lang = person(context, number)
    if lang in ("ja", "zh"):
        return family + given, "name"
    return f"{family}, {given}", "name"


def name_initial(context, number):
    given, family, lang = person(context, number)
    if lang in ("ja", "zh"):
        return family + given, "name"
    return f"{given[0]}. {family}", "name"


def first(context, number):
    return person(context, number)[0], "name"


def last(context, number):
    return person(context, number)[1], "name"


def email(context, number):
    rng = context.rng
    if context.lang in ("ja", "zh"):
        local = context.pick("latinname") + rng.choice(["", "_", "."]) + rng.choice([digits(rng, 2), context.pick("latinname")])
    else:
        given, family, _ = person(context, number)
        given, family = plain(given) or "post", plain(family.split(" ")[0]) or "box"
        local = rng.choice([f"{given}.{family}", f"{given[0]}.{family}", f"{given}{family}", f"{family}.{given}", f"{given}_{family}", f"{given}{digits(rng, 2)}",
                            f"{given}-{family}", f"{given[0]}{family}", f"{family}{digits(rng, 4)}", f"{given}.{family}+{context.pick('mailtag')}"])
    return f"{local}@{context.pick('maildomain')}", "email"


def username(context, number):
    given, family, _ = person(context, number)
    given, family = plain(given) or context.pick("latinname"), plain(family.split(" ")[0]) or "box"
    return context.rng.choice([f"{given[0]}{family}", f"{given}.{family}", f"{given}{digits(context.rng, 2)}", f"{family}{given[0]}"]), "username"


def spelled_date(context, year, month, day):
    lang = context.lang
    names = MONTHS.get(lang)
    if lang in ("ja", "zh"):
        return f"{year}年{month}月{day}日"
    if lang == "en":
        word = names.split()[month - 1]
        ordinal = "th" if 10 < day < 20 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
        return context.rng.choice([f"{word} {day}, {year}", f"{day} {word} {year}", f"{day} {word[:3]} {year}", f"{day}{ordinal} {word} {year}", f"{word[:3]} {day}, {year}"])
    if not names:
        return f"{day:02}.{month:02}.{year}"
    word = names.split()[month - 1]
    return {"de": f"{day}. {word} {year}", "es": f"{day} de {word} de {year}", "pt": f"{day} de {word} de {year}"}.get(lang, f"{day} {word} {year}")


def numeric_date(context, year, month, day):
    lang, rng = context.lang, context.rng
    if lang in ("de", "pl") or lang not in [*LATIN, "ja", "zh"]:
        return rng.choice([f"{day:02}.{month:02}.{year}", f"{day}.{month}.{year}", f"{day:02}.{month:02}.{year % 100:02}", f"{year}-{month:02}-{day:02}"])
    if lang == "en":
        return rng.choice([f"{month:02}/{day:02}/{year}", f"{day:02}/{month:02}/{year}", f"{year}-{month:02}-{day:02}", f"{month}/{day}/{year}", f"{month}/{day}/{year % 100:02}", f"{day:02}-{month:02}-{year}"])
    if lang in ("ja", "zh"):
        return rng.choice([f"{year}/{month}/{day}", f"{year}-{month:02}-{day:02}", f"{year}.{month}.{day}"])
    if lang == "nl":
        return rng.choice([f"{day:02}-{month:02}-{year}", f"{day}-{month}-{year}"])
    return rng.choice([f"{day:02}/{month:02}/{year}", f"{day}/{month}/{year}", f"{day:02}-{month:02}-{year}", f"{year}-{month:02}-{day:02}"])


def dob(context, _number):
    rng = context.rng
    year, month, day = rng.randint(1938, 2012), rng.randint(1, 12), rng.randint(1, 28)
    how = spelled_date if rng.random() < 0.35 else numeric_date
    return how(context, year, month, day), "birth_date"


def dob_iso(context, _number):
    rng = context.rng
    return f"{rng.randint(1938, 2012)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}", "birth_date"


def dob_spelled(context, _number):
    rng = context.rng
    return spelled_date(context, rng.randint(1938, 2012), rng.randint(1, 12), rng.randint(1, 28)), "birth_date"


# Region -> notations: N is 2-9, X any digit, Z 1-9 (ITU country codes; national habits).
PHONES = {
    "us": ["(NXX) NXX-XXXX", "NXX-NXX-XXXX", "NXX.NXX.XXXX", "+1 NXX NXX XXXX", "+1 (NXX) NXX-XXXX", "+1NXXNXXXXXX", "1-NXX-NXX-XXXX", "NXX NXX XXXX"],
    "ca": ["(416) NXX-XXXX", "+1 604-NXX-XXXX", "514 NXX-XXXX"],
    "uk": ["020 7XXX XXXX", "+44 20 8XXX XXXX", "07ZXX XXXXXX", "+44 7ZXX XXXXXX", "0161 4XX XXXX", "01ZXX XXXXXX", "+44 (0)113 2XX XXXX", "07ZXX XXX XXX"],
    "ie": ["+353 87 XXX XXXX", "087 XXX XXXX", "01 6XX XXXX"],
    "de": ["0ZXX XXXXXXX", "+49 ZXX XXXXXXX", "030 / XXXXXXXX", "0172-XXXXXXX", "+49 (0)89 XXXXXX-XX", "0049 221 XXXXXXX", "0ZXXX/XXXXX", "+4915ZXXXXXXXX", "089-XX XX XX XX", "(0511) XX XX XX"],
    "at": ["+43 1 XXXXXXX", "0664 XXXXXXX", "+43 660 XXX XX XX", "01/XXX XX XX"],
    "ch": ["+41 44 XXX XX XX", "079 XXX XX XX", "+41 (0)31 XXX XX XX", "044 XXX XX XX"],
    "fr": ["06 XX XX XX XX", "01 4X XX XX XX", "+33 6 XX XX XX XX", "+33 (0)1 XX XX XX XX", "06.XX.XX.XX.XX", "07XXXXXXXX", "+336XXXXXXXX", "04-XX-XX-XX-XX"],
    "be": ["+32 2 XXX XX XX", "0475 XX XX XX", "+32 47X XX XX XX", "02/XXX.XX.XX"],
    "lu": ["+352 621 XXX XXX"],
    "es": ["6XX XXX XXX", "+34 6XX XX XX XX", "91 XXX XX XX", "+34 93 XXX XXXX", "7XX XX XX XX"],
    "mx": ["+52 55 XXXX XXXX", "55 XXXX XXXX", "+52 1 33 XXXX XXXX", "(81) XXXX-XXXX"],
    "ar": ["+54 9 11 XXXX-XXXX", "011 4XXX-XXXX", "+54 351 XXX-XXXX"],
    "cl": ["+56 9 XXXX XXXX", "+56 2 2XXX XXXX"],
    "co": ["+57 3ZX XXX XXXX", "310 XXX XXXX"],
    "it": ["+39 3ZX XXX XXXX", "06 XXXX XXXX", "02 XXXXXXXX", "3ZX XXXXXXX", "+39 055 XXXXXX", "0XX/XXXXXX"],
    "pt": ["+351 91X XXX XXX", "21X XXX XXX", "93X XXX XXX", "+351 21 XXX XX XX"],
    "br": ["(11) 9XXXX-XXXX", "+55 21 9XXXX-XXXX", "(41) 3XXX-XXXX", "11 9XXXX XXXX", "+55 (31) 9XXXX-XXXX"],
    "nl": ["06-XXXXXXXX", "06 XX XX XX XX", "+31 6 XXXXXXXX", "020-XXX XX XX", "+31 (0)30 XXX XX XX", "0ZXX-XXXXXX"],
    "pl": ["+48 XXX XXX XXX", "5XX XXX XXX", "6XX-XXX-XXX", "22 XXX XX XX", "+48 22 XXX XX XX"],
    "cz": ["+420 6XX XXX XXX", "7XX XXX XXX"],
    "se": ["+46 70 XXX XX XX", "070-XXX XX XX", "08-XXX XX XX"],
    "no": ["+47 9XX XX XXX", "4XX XX XXX"],
    "dk": ["+45 XX XX XX XX", "+45 2XXX XXXX"],
    "fi": ["+358 40 XXX XXXX", "050 XXX XXXX"],
    "gr": ["+30 69X XXX XXXX", "210 XXX XXXX"],
    "hu": ["+36 30 XXX XXXX", "06 20 XXX XXXX"],
    "ro": ["+40 7ZX XXX XXX", "07ZX XXX XXX"],
    "ua": ["+380 67 XXX XX XX", "+38 (050) XXX-XX-XX"],
    "ru": ["+7 9ZX XXX-XX-XX", "8 (9ZX) XXX-XX-XX", "+7 (495) XXX-XX-XX"],
    "tr": ["+90 53X XXX XX XX", "0 532 XXX XX XX", "(0212) XXX XX XX"],
    "il": ["+972 54-XXX-XXXX", "05X-XXXXXXX"],
    "ae": ["+971 50 XXX XXXX", "04 XXX XXXX"],
    "sa": ["+966 5X XXX XXXX"],
    "in": ["+91 9XXXX XXXXX", "+91-98XXXXXXXX", "09ZXX XXX XXX", "+91 80 2XXX XXXX", "98XXX XXXXX"],
    "pk": ["+92 30X XXXXXXX", "0321-XXXXXXX"],
    "cn": ["138 XXXX XXXX", "+86 139 XXXX XXXX", "186XXXXXXXX", "010-6XXX XXXX", "+86-21-5XXX-XXXX"],
    "tw": ["09XX-XXX-XXX", "+886 2 2XXX XXXX"],
    "hk": ["+852 9XXX XXXX"],
    "jp": ["090-XXXX-XXXX", "03-XXXX-XXXX", "+81 90-XXXX-XXXX", "080-XXXX-XXXX", "06-6XXX-XXXX", "+81-3-XXXX-XXXX"],
    "kr": ["010-XXXX-XXXX", "+82 10-XXXX-XXXX", "02-XXX-XXXX"],
    "sg": ["+65 9XXX XXXX", "+65 6XXX XXXX"],
    "my": ["+60 12-XXX XXXX", "03-XXXX XXXX"],
    "th": ["+66 8X XXX XXXX", "08X-XXX-XXXX"],
    "vn": ["+84 9X XXX XXXX", "090X XXX XXX"],
    "ph": ["+63 917 XXX XXXX", "0917 XXX XXXX"],
    "id": ["+62 812-XXXX-XXXX", "0812 XXXX XXXX"],
    "au": ["04XX XXX XXX", "+61 4XX XXX XXX", "(02) 9XXX XXXX", "03 9XXX XXXX"],
    "nz": ["+64 21 XXX XXXX", "021 XXX XXXX", "(09) 3XX XXXX"],
    "za": ["+27 82 XXX XXXX", "082 XXX XXXX", "(011) XXX XXXX"],
    "ng": ["+234 803 XXX XXXX", "0803 XXX XXXX"],
    "ke": ["+254 7XX XXXXXX", "07XX XXX XXX"],
    "eg": ["+20 10 XXXX XXXX"],
}
REGIONS = {"en": ["us", "us", "us", "uk", "uk", "ca", "ie", "au", "nz", "in", "za", "ng", "sg", "ke", "ae", "ph", "my", "hk", "pk"], "de": ["de", "de", "de", "at", "ch"],
           "fr": ["fr", "fr", "fr", "be", "ch", "lu"], "es": ["es", "es", "mx", "ar", "cl", "co"], "it": ["it"], "pt": ["pt", "br", "br"], "nl": ["nl", "nl", "be"], "pl": ["pl"],
           "ja": ["jp"], "zh": ["cn", "cn", "tw", "hk"]}


def phone_of(rng, region):
    out = []
    for char in rng.choice(PHONES[region]):
        out.append({"N": "23456789", "X": "0123456789", "Z": "123456789"}.get(char, char))
    made = "".join(rng.choice(piece) for piece in out)
    # 555-01xx and 07700 900xxx are published as fictional.
    return phone_of(rng, region) if "555" in made or "7700 900" in made or "7700900" in made else made


def phone(context, _number):
    regions = REGIONS.get(context.lang) or list(PHONES)
    return phone_of(context.rng, context.rng.choice(regions)), "phone"


def phone_any(context, _number):
    made = phone_of(context.rng, context.rng.choice(list(PHONES)))
    return made, "phone"


def phone_plus(context, _number):
    while True:
        made = phone_of(context.rng, context.rng.choice(list(PHONES)))
        if made.startswith("+"):
            return made, "phone"


def house(rng):
    return rng.choice([str(rng.randint(1, 240)), str(rng.randint(1, 99)), f"{rng.randint(1, 90)}{rng.choice('abcd')}"])


def upper(rng):
    return rng.choice("ABDEFGHJLNPQRSTUWXYZ")


def address_parts(context):
    """(street line, place line) in the habit of the language."""
    rng, lang = context.rng, context.lang if context.lang in [*LATIN, "ja", "zh"] else "en"
    street, place = context.pick(f"street.{lang}"), context.pick(f"place.{lang}")
    d = lambda n: digits(rng, n)
    if lang == "en":
        kind, _, place = place.partition(":")
        flat = rng.random() < 0.2
        if kind == "us":
            line = f"{rng.randint(11, 9899)} {street}" + (rng.choice([f" Apt {rng.randint(1, 40)}{rng.choice('ABC')}", f", Unit {rng.randint(1, 400)}", f" #{rng.randint(1, 99)}", f" Suite {rng.randint(100, 900)}"]) if flat else "")
            return line, place + " " + f"{rng.randint(10001, 99500):05}" + rng.choice(["", "", f"-{d(4)}"])
        if kind == "uk":
            line = (f"Flat {rng.randint(1, 40)}, " if flat else "") + f"{house(rng)} {street}"
            city, area = place.split("|")
            return line, f"{city}{rng.choice([', ', ' '])}{area}{rng.randint(1, 19)} {rng.randint(1, 9)}{upper(rng)}{upper(rng)}"
        if kind == "ca":
            city, letter = place.split("|")
            return f"{rng.randint(11, 4899)} {street}", f"{city} {letter}{rng.randint(1, 9)}{upper(rng)} {rng.randint(1, 9)}{upper(rng)}{rng.randint(1, 9)}"
        if kind == "au":
            return f"{rng.choice(['', f'Unit {rng.randint(1, 30)}/'])}{rng.randint(1, 300)} {street}", f"{place}{rng.choice(['2', '3', '4', '5', '6'])}{d(3)}"
        return f"{street.replace('Street', 'Road')} {rng.randint(1, 90)}", place + d(3)
    if lang == "de":
        return f"{street} {house(rng)}", f"{rng.choice(['', '', '', 'D-'])}{rng.randint(1067, 99998):05} {place}"
    if lang == "fr":
        return f"{rng.randint(1, 180)}{rng.choice(['', '', ' bis', ' ter', ','])} {street}", f"{rng.randint(1000, 95880):05} {place}"
    if lang == "es":
        return f"{street}{rng.choice([', ', ' '])}{rng.choice(['', 'nº ', 'n.º '])}{rng.randint(1, 180)}{rng.choice(['', f', {rng.randint(1, 9)}º {rng.choice(list(chr(65) + chr(66) + chr(67) + chr(68)))}', f', piso {rng.randint(1, 9)}'])}", f"{rng.randint(1001, 52006):05} {place}"
    if lang == "it":
        return f"{street}{rng.choice([', ', ' ', ' n. '])}{house(rng)}", f"{rng.randint(10, 98168):05} {place}"
    if lang == "pt":
        if place.startswith("br:"):
            return f"{street}, {rng.randint(1, 2400)}{rng.choice(['', f', apto {rng.randint(1, 180)}', f' - bloco {rng.choice(list(chr(65) + chr(66)))}'])}", f"{place[3:]}, {d(5)}-{d(3)}"
        return f"{street}, {rng.choice(['n.º ', 'nº ', ''])}{rng.randint(1, 180)}{rng.choice(['', f', {rng.randint(1, 9)}.º Dto', f', {rng.randint(1, 9)}º Esq'])}", f"{rng.randint(1000, 9980)}-{d(3)} {place}"
    if lang == "nl":
        return f"{street} {house(rng)}{rng.choice(['', '', '-II', ' hs', '-A'])}", f"{rng.randint(1011, 9999)}{rng.choice([' ', ''])}{upper(rng)}{upper(rng)} {place}"
    if lang == "pl":
        return f"{rng.choice(['ul. ', 'ul. ', ''])}{street} {rng.randint(1, 180)}{rng.choice(['', f'/{rng.randint(1, 90)}', f' m. {rng.randint(1, 60)}'])}", f"{d(2)}-{d(3)} {place}"
    if lang == "ja":
        return f"{street}{rng.randint(1, 9)}-{rng.randint(1, 30)}-{rng.randint(1, 30)}", place
    return f"{street}{rng.randint(1, 999)}号{rng.choice(['', f'{rng.randint(1, 30)}栋{rng.randint(1, 4)}单元{rng.randint(101, 2803)}室', f'{rng.randint(101, 2803)}室'])}", place


def address(context, _number):
    street, place = address_parts(context)
    if context.lang == "ja":
        mark = context.rng.choice(["", "", f"〒{digits(context.rng, 3)}-{digits(context.rng, 4)} "])
        return mark + place + street, "address"
    if context.lang == "zh":
        return place + street, "address"
    return f"{street}, {place}", "address"


def address_lines(context, _number):
    street, place = address_parts(context)
    if context.lang in ("ja", "zh"):
        return place + street, "address"
    return f"{street}\n{place}", "address"


def street_line(context, number):
    key = f"parts/{number}"
    if key not in context.memo:
        context.memo[key] = (address_parts(context), None)
    return context.memo[key][0][0], "address"


def place_line(context, number):
    street_line(context, number)
    return context.memo[f"parts/{number}"][0][1], "address"


SLOTS = {
    "name": name, "name_reversed": name_reversed, "name_initial": name_initial, "first": first, "last": last, "email": email, "username": username,
    "dob": dob, "dob_iso": dob_iso, "dob_spelled": dob_spelled, "phone": phone, "phone_any": phone_any, "phone_plus": phone_plus,
    "address": address, "address_lines": address_lines, "street": street_line, "place": place_line,
}

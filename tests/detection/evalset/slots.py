"""The slots of templates besides people: secrets of no provider, other personal numbers, and filler that must not be found."""

import base64
import string

from . import ids, tokens
from .people import SLOTS as PEOPLE, phone_of
from .tokens import chars, form

LEET = str.maketrans("aeios", "43105")


def chosen_password(context):
    """A password as a person chooses one."""
    rng = context.rng
    word = lambda: context.pick("password_word")
    mark = rng.choice("!!!#@$*?.%&+-_=")
    style = rng.randrange(12)
    if style == 0:
        return f"{word().capitalize()}{rng.randint(1960, 2026)}{mark}"
    if style == 1:
        return f"{word().capitalize()}{mark}{rng.randint(1, 999)}"
    if style == 2:
        return word().translate(LEET).capitalize() + rng.choice(["", mark]) + str(rng.randint(1, 99))
    if style == 3:
        gap = rng.choice(["-", "-", ".", "_", "", "+"])
        words = [word() for _ in range(rng.choice([3, 4]))]
        if gap == "" or rng.random() < 0.4:
            words = [piece.capitalize() for piece in words]
        return gap.join(words) + rng.choice(["", str(rng.randint(1, 99)), mark])
    if style == 4:
        return f"{mark}{word()}{rng.randint(10, 9999)}{word().capitalize()}"
    if style == 5:
        return f"{word()}{word()}{rng.randint(1, 2030)}"
    if style == 6:
        return "".join(rng.choice("abcdefghijkmnopqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(rng.randint(9, 16)))
    if style in (7, 8):
        while True:
            made = "".join(rng.choice(string.ascii_letters + string.digits + "!@#$%^*-_+=?~.") for _ in range(rng.randint(11, 20)))
            if any(c.isdigit() for c in made) and any(c in "!@#$%^*-_+=?~." for c in made) and made[0].isalnum() and made[-1].isalnum():
                return made
    if style == 9:
        return f"{word().capitalize()}{word().capitalize()}{mark}{rng.randint(1, 99)}"
    if style == 10:
        return f"{rng.choice(['qwe', 'asd', 'zxc', '1qaz', '!qaz', 'qaz'])}{word()}{rng.randint(1, 999)}{mark}"
    return f"{word()}{rng.randint(1, 999)}"


def password(context, _number):
    return chosen_password(context), "password"


def password_plain(context, _number):
    """Without characters that a shell, a URL or a quote would need escaped."""
    while True:
        made = chosen_password(context)
        if all(c.isalnum() or c in "-_.!" for c in made):
            return made, "password"


def passphrase(context, _number):
    return " ".join(context.pick("password_word") for _ in range(context.rng.choice([4, 4, 5, 6]))), "password"


def weak(context, _number):
    return context.rng.choice([context.pick("password_word"), context.pick("password_word") + str(context.rng.randint(1, 99)), str(context.rng.randint(100000, 99999999))]), "password"


def generic(context, _number):
    """A random key of no provider."""
    rng = context.rng
    how = rng.choice(["{b62:24}", "{b62:32}", "{b62:40}", "{hex:32}", "{hex:40}", "{hex:64}", "{b64u:43}", "{b64u:32}", "{b62:16}", "{b62:20}", "{b64u:64}", "{HEX:32}", "{l36:28}", "{U36:25}"])
    made = form(rng, how)
    if rng.random() < 0.15:
        made = base64.b64encode(rng.randbytes(rng.choice([24, 32, 48]))).decode()
    if rng.random() < 0.15:
        made = f"{context.pick('key_prefix')}{rng.choice(['_', '-'])}{made}"
    return made, "generic_key"


def provider(context, number):
    return context.extra["V"], context.extra["V.class"]


def jwt(context, _number):
    return tokens.jwt(context.rng), "jwt"


def cookie(context, _number):
    rng = context.rng
    how = rng.choice(["{b62:32}", "{hex:32}", "{l36:26}", "{hex:64}", "{b64u:43}", "s%3A{b64u:32}.{b62:43}", "eyJ{b62:80}.{b62:6}.{b64u:27}", "{HEX:32}"])
    return form(rng, how), "session"


def password_hash(context, _number):
    return tokens.password_hash(context.rng), "password_hash"


def ntlm(context, _number):
    return chars(context.rng, "hex", 32), "password_hash"


def sas(context, _number):
    return tokens.sas(context.rng), "sas_signature"


def signature(context, _number):
    return chars(context.rng, "hex", 64), "url_signature"


def gcs_signature(context, _number):
    return chars(context.rng, "hex", 512), "url_signature"


def totp(context, _number):
    made = form(context.rng, context.rng.choice(["{A32:32}", "{A32:16}", "{A32:26}", "{A32:52}"]))
    return made, "totp_seed"


def totp_grouped(context, _number):
    made = form(context.rng, "{l32:32}")
    return " ".join(made[i:i + 4] for i in range(0, 32, 4)), "totp_seed"


def storage_key(context, _number):
    return tokens.azure_storage(context.rng), "azure_storage"


def aws_id(context, _number):
    return form(context.rng, "AKIA{A32:16}"), "aws_key_id"


def aws_secret(context, _number):
    return tokens.aws_secret(context.rng), "aws_secret"


def npm_auth(context, _number):
    return tokens.crc_token(context.rng, "npm_"), "npm"


def basic(context, _number):
    text = f"{context.pick('login')}:{chosen_password(context)}"
    return base64.b64encode(text.encode()).decode(), "basic_auth"


def opaque(context, _number):
    return form(context.rng, context.rng.choice(["{b64u:40}", "{hex:40}", "{b62:64}", "{b64u:86}", "{hex:64}", "{b62:32}"])), "bearer"


def fernet(context, _number):
    return base64.urlsafe_b64encode(context.rng.randbytes(32)).decode(), "generic_key"


def wif(context, _number):
    return ids.wif(context.rng), "crypto_key"


def xprv(context, _number):
    return ids.btc_extended(context.rng), "crypto_key"


def hexkey(context, _number):
    return "0x" + chars(context.rng, "hex", 64), "crypto_key"


def pem_body(rng, size, width=64):
    made = base64.b64encode(rng.randbytes(size)).decode()
    return "\n".join(made[i:i + width] for i in range(0, len(made), width))


def pem_of(rng, kind=None):
    kind = kind or rng.choice(["RSA PRIVATE KEY", "PRIVATE KEY", "EC PRIVATE KEY", "OPENSSH PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "DSA PRIVATE KEY"])
    size = {"EC PRIVATE KEY": 121, "OPENSSH PRIVATE KEY": 280}.get(kind, rng.choice([600, 900, 1190]))
    head = {"RSA PRIVATE KEY": "MIIE", "PRIVATE KEY": "MIIEv", "EC PRIVATE KEY": "MHcCAQEE", "OPENSSH PRIVATE KEY": "b3BlbnNzaC1rZXktdjEAAAAA", "ENCRYPTED PRIVATE KEY": "MIIFHDBO", "DSA PRIVATE KEY": "MIIBug"}[kind]
    body = pem_body(rng, size)
    return f"-----BEGIN {kind}-----\n{head}{body[len(head):]}\n-----END {kind}-----"


def pem(context, _number):
    return pem_of(context.rng), "private_key"


def pem_short(context, _number):
    return pem_of(context.rng, context.rng.choice(["EC PRIVATE KEY", "OPENSSH PRIVATE KEY"])), "private_key"


def pem_line(context, _number):
    return pem_of(context.rng, context.rng.choice(["PRIVATE KEY", "RSA PRIVATE KEY", "EC PRIVATE KEY"])).replace("\n", "\\n") + "\\n", "private_key"


def pem_cut(context, _number):
    lines = pem_of(context.rng, "RSA PRIVATE KEY").split("\n")
    return "\n".join(lines[:context.rng.randint(4, 9)]), "private_key"


def pgp(context, _number):
    rng = context.rng
    return f"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n{pem_body(rng, rng.choice([450, 900]))}\n={chars(rng, 'b64', 4)}\n-----END PGP PRIVATE KEY BLOCK-----", "private_key"


def putty(context, _number):
    rng = context.rng
    body = pem_body(rng, 190)
    return f"Private-Lines: 4\n{body}\nPrivate-MAC: {chars(rng, 'hex', 64)}", "private_key"


def seed_phrase(context, _number):
    """A phrase whose last word carries the checksum (BIP 39); the words come from the `mnemonic` package."""
    from hashlib import sha256

    words = context.half.bip39
    size = context.rng.choice([16, 16, 20, 32])
    data = context.rng.randbytes(size)
    bits = int.from_bytes(data, "big") << (size * 8 // 32) | sha256(data).digest()[0] >> (8 - size * 8 // 32)
    count = (size * 8 + size * 8 // 32) // 11
    return " ".join(words[bits >> 11 * (count - 1 - index) & 2047] for index in range(count)), "seed_phrase"


# ---- personal, bank and network values


def identity(context, number):
    return context.extra["ID"], context.extra["ID.class"]


def card(context, _number):
    return ids.card_written(context.rng), "card"


def card_bare(context, _number):
    return ids.card(context.rng), "card"


def iban(context, _number):
    country = {"de": "DE", "fr": "FR", "es": "ES", "it": "IT", "pt": "PT", "nl": "NL", "pl": "PL"}.get(context.lang)
    return ids.iban_written(context.rng, country if country and context.rng.random() < 0.7 else None), "iban"


def bic(context, _number):
    return ids.bic(context.rng), "bic"


def crypto(context, _number):
    return ids.crypto(context.rng), "crypto_address"


def routing(context, _number):
    return ids.routing(context.rng), "us_routing"


def account(context, _number):
    return ids.us_account(context.rng), "bank_account"


def sort_code(context, _number):
    return ids.sort_code(context.rng), "uk_sort_code"


def uk_account(context, _number):
    return ids.digits(context.rng, 8), "bank_account"


def cvv(context, _number):
    return ids.digits(context.rng, 3), "card_code"


def expiry(context, _number):
    return f"{context.rng.randint(1, 12):02}/{context.rng.randint(26, 32)}", "card_expiry"


def mrn(context, _number):
    rng = context.rng
    return rng.choice([ids.digits(rng, 7), ids.digits(rng, 8), f"MRN{ids.digits(rng, 7)}", f"{rng.choice('HMPE')}{ids.digits(rng, 8)}", f"{ids.digits(rng, 3)}-{ids.digits(rng, 2)}-{ids.digits(rng, 4)}", f"00{ids.digits(rng, 6)}"]), "medical_record"


def insurance(context, _number):
    rng, lang = context.rng, context.lang
    if lang == "de":
        return f"{rng.choice('ABCDEFGHKLMNPRSTW')}{ids.digits(rng, 9)}", "health_insurance"
    return rng.choice([f"{chars(rng, 'U', 3)}{ids.digits(rng, 9)}", f"W{ids.digits(rng, 9)}", f"{ids.digits(rng, 9)}-{ids.digits(rng, 2)}", form(rng, "{d:1}{U:1}{U36:1}{d:1}-{U:1}{U36:1}{d:1}-{U:2}{d:2}"), f"{ids.digits(rng, 11)}"]), "health_insurance"


def passport(context, _number):
    rng, lang = context.rng, context.lang
    how = {"de": "C{U36:2}{d:6}", "fr": "{d:2}{U:2}{d:5}", "es": "{U:3}{d:6}", "it": "Y{U:1}{d:7}", "nl": "N{U:1}{U36:6}{d:1}", "pl": "E{U:1}{d:7}", "pt": "{U:2}{d:6}", "ja": "T{U:1}{d:7}", "zh": "E{d:8}"}.get(lang)
    return form(rng, how or rng.choice(["{d:9}", "{U:1}{d:8}", "{U:2}{d:7}", "{U:1}{d:7}"])), "passport"


def licence(context, _number):
    rng, lang = context.rng, context.lang
    if lang == "en":
        uk = f"{chars(rng, 'U', 5)}{ids.digits(rng, 6)}{chars(rng, 'U', 2)}{rng.randint(2, 9)}{chars(rng, 'U', 2)}"
        return rng.choice([uk, form(rng, "{U:1}{d:7}"), form(rng, "{U:1}{d:3}-{d:4}-{d:4}"), form(rng, "{d:8}"), form(rng, "{U:1}{d:12}"), form(rng, "D{d:3}-{d:3}-{d:2}-{d:3}-{d:1}")]), "driving_licence"
    how = {"de": "{U:1}{d:3}{U36:6}{d:1}", "fr": "{d:12}", "es": "{d:8}{U:1}", "it": "U1{U36:7}{U:1}", "pt": "{d:11}", "nl": "{d:10}", "pl": "{d:5}/{d:2}/{d:4}", "ja": "{d:12}", "zh": "{d:12}"}.get(lang, "{U:2}{d:8}")
    return form(rng, how), "driving_licence"


def plate(context, _number):
    rng, lang = context.rng, context.lang
    how = {"de": rng.choice(["M-{U:2} {d:4}", "HH-{U:2} {d:3}", "B {U:2} {d:4}", "KA-{U:1} {d:3}"]), "fr": "{U:2}-{d:3}-{U:2}", "es": "{d:4} {U:3}", "it": "{U:2} {d:3} {U:2}", "pt": "{d:2}-{U:2}-{d:2}",
           "nl": rng.choice(["{U:2}-{d:3}-{U:1}", "{d:1}-{U:3}-{d:2}"]), "pl": "W{U:1} {d:5}", "ja": "品川 {d:3} さ {d:2}-{d:2}", "zh": "京A·{d:5}"}.get(lang)
    made = form(rng, how or rng.choice(["{U:2}{d:2} {U:3}", "{d:1}{U:3}{d:3}", "{U:3}-{d:4}", "{U:3} {d:3}"]))
    return made, "plate"


def public_ip(context, _number):
    rng = context.rng
    while True:
        parts = [rng.randint(2, 222), rng.randint(0, 255), rng.randint(0, 255), rng.randint(1, 254)]
        head = parts[0]
        if head in (10, 100, 127, 169, 172, 192, 198, 203) or parts[:3] == [8, 8, 8] or parts[:3] == [9, 9, 9]:
            continue
        return ".".join(map(str, parts)), "ip"


def public_ip6(context, _number):
    rng = context.rng
    head = rng.choice(["2a02:8108", "2a01:4f8", "2600:1f18", "2a00:23c7", "2003:e5", "2409:8a1e"])
    return rng.choice([f"{head}:{chars(rng, 'hex', 4)}:{chars(rng, 'hex', 4)}:{chars(rng, 'hex', 4)}:{chars(rng, 'hex', 4)}:{chars(rng, 'hex', 4)}:{chars(rng, 'hex', 4)}", f"{head}:{chars(rng, 'hex', 4)}:{rng.randint(1, 9)}::{chars(rng, 'hex', 4)}", f"{head}:{chars(rng, 'hex', 3)}::{rng.randint(1, 99)}"]), "ip"


def mac(context, _number):
    rng = context.rng
    head = rng.choice(["3c22fb", "f0189a", "a483e7", "dc2632", "b827eb", "001b63", "acde48", "7085c2"])
    made = head + chars(rng, "hex", 6)
    pairs = [made[i:i + 2] for i in range(0, 12, 2)]
    return rng.choice([":".join(pairs), "-".join(pairs).upper(), ":".join(pairs).upper(), f"{made[:4]}.{made[4:8]}.{made[8:]}"]), "mac"


def geo(context, _number):
    rng = context.rng
    lat, lon = rng.uniform(-54, 66), rng.uniform(-120, 150)
    ns, ew = "NS"[lat < 0], "EW"[lon < 0]
    degrees = lambda v: f"{int(abs(v))}°{int(abs(v) * 60 % 60):02}'{abs(v) * 3600 % 60:04.1f}\""
    return rng.choice([f"{lat:.5f}, {lon:.5f}", f"{lat:.6f},{lon:.6f}", f"{degrees(lat)}{ns} {degrees(lon)}{ew}", f"{lat:.4f}, {lon:.4f}"]), "geo"


def pin(context, _number):
    return ids.digits(context.rng, context.rng.choice([4, 6, 4])), "password"


def wgkey(context, _number):
    return base64.b64encode(context.rng.randbytes(32)).decode(), "generic_key"


def mbi(context, _number):
    return form(context.rng, "{d:1}{U:1}{U36:1}{d:1}-{U:1}{U36:1}{d:1}-{U:2}{d:2}"), "health_insurance"


LABELLED = {
    "pin": pin, "wgkey": wgkey, "mbi": mbi,
    "V": provider, "ID": identity, "password": password, "password_plain": password_plain, "passphrase": passphrase, "weak": weak, "generic": generic, "jwt": jwt,
    "cookie": cookie, "password_hash": password_hash, "ntlm": ntlm, "sas": sas, "signature": signature, "gcs_signature": gcs_signature, "totp": totp, "totp_grouped": totp_grouped,
    "storage_key": storage_key, "aws_id": aws_id, "aws_secret": aws_secret, "npm_auth": npm_auth, "basic": basic, "opaque": opaque, "fernet": fernet, "wif": wif, "xprv": xprv, "hexkey": hexkey, "pem": pem,
    "pem_short": pem_short, "pem_line": pem_line, "pem_cut": pem_cut, "pgp": pgp, "putty": putty, "seed_phrase": seed_phrase, "card": card, "card_bare": card_bare, "iban": iban,
    "bic": bic, "crypto": crypto, "routing": routing, "account": account, "sort_code": sort_code, "uk_account": uk_account, "cvv": cvv, "expiry": expiry, "mrn": mrn,
    "insurance": insurance, "passport": passport, "licence": licence, "plate": plate, "ip": public_ip, "ip6": public_ip6, "mac": mac, "geo": geo,
}

# ---- filler


def filler(make):
    return lambda context, _number: make(context.rng)


def date(rng):
    return f"{rng.randint(2021, 2026)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"


def clock(rng):
    return f"{rng.randint(0, 23):02}:{rng.randint(0, 59):02}:{rng.randint(0, 59):02}"


def private_ip(rng):
    return rng.choice([f"10.{rng.randint(0, 255)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}", f"192.168.{rng.randint(0, 9)}.{rng.randint(1, 254)}", f"172.{rng.randint(16, 31)}.{rng.randint(0, 255)}.{rng.randint(1, 254)}"])


def ulid(rng):
    return "01" + "".join(rng.choice("0123456789ABCDEFGHJKMNPQRSTVWXYZ") for _ in range(24))


def isbn(rng):
    body = "978" + ids.digits(rng, 9)
    made = body + ids.ean_digit(body)
    return rng.choice([made, f"978-{body[3]}-{body[4:8]}-{body[8:12]}-{made[-1]}"])


# Published examples and hosts, in pieces so that no file holds them as they stand.
FIXED = {
    "npm_host": ["registry.", "npm", "js.org"], "aws_example": ["AKIA", "IOSFODNN7", "EXAMPLE\n", "wJalrXUtnFEMI/K7MDENG/", "bPxRfiCY", "EXAMPLEKEY"],
    "iban_example": ["DE89 3704 ", "0044 0532 0130 00"],
}
FILLER = {
    **{name: filler(lambda r, parts=parts: "".join(parts)) for name, parts in FIXED.items()},
    "date": filler(date), "time": filler(clock), "private_ip": filler(private_ip), "uuid": filler(tokens.uuid), "ulid": filler(ulid), "isbn": filler(isbn),
    "sha": filler(lambda r: chars(r, "hex", 40)), "sha7": filler(lambda r: chars(r, "hex", 7)), "sha256": filler(lambda r: chars(r, "hex", 64)), "md5": filler(lambda r: chars(r, "hex", 32)),
    "integrity": filler(lambda r: "sha512-" + base64.b64encode(r.randbytes(64)).decode()), "gosum": filler(lambda r: "h1:" + base64.b64encode(r.randbytes(32)).decode()),
    "etag": filler(lambda r: f'"{chars(r, "hex", 32)}"'), "int": filler(lambda r: str(r.randint(2, 9999))), "small": filler(lambda r: str(r.randint(2, 12))), "big": filler(lambda r: str(r.randint(10**6, 10**9))),
    "epoch": filler(lambda r: str(r.randint(1_680_000_000, 1_790_000_000))), "millis": filler(lambda r: str(r.randint(1_680_000_000_000, 1_790_000_000_000))), "snowflake": filler(lambda r: str(r.randint(10**17, 13 * 10**17))),
    "version": filler(lambda r: f"{r.randint(0, 24)}.{r.randint(0, 40)}.{r.randint(0, 12)}"), "version4": filler(lambda r: f"{r.randint(1, 130)}.{r.randint(0, 9)}.{r.randint(1000, 6500)}.{r.randint(1, 250)}"),
    "float": filler(lambda r: f"{r.uniform(-1, 1):.8f}"), "money": filler(lambda r: f"{r.randint(10, 99999):,}.{r.randint(0, 99):02}"), "percent": filler(lambda r: f"{r.uniform(0, 100):.1f}%"),
    "mongo_id": filler(lambda r: chars(r, "hex", 24)), "trace": filler(lambda r: chars(r, "hex", 32)), "span_id": filler(lambda r: chars(r, "hex", 16)), "nano": filler(lambda r: str(r.randint(10**18, 2 * 10**18))),
    "tracking": filler(lambda r: r.choice([f"1Z{chars(r, 'U36', 16)}", f"94{ids.digits(r, 20)}", f"{ids.digits(r, 12)}"])), "port": filler(lambda r: str(r.choice([3000, 5432, 8080, 8443, 27017, 6379, 9092]))),
    "request_id": filler(lambda r: r.choice([f"req_{chars(r, 'b62', 24)}", f"msg_01{chars(r, 'b62', 22)}", f"toolu_01{chars(r, 'b62', 22)}", f"chatcmpl-{chars(r, 'b62', 29)}", f"call_{chars(r, 'b62', 24)}", f"cus_{chars(r, 'b62', 14)}", f"pi_3{chars(r, 'b62', 23)}", f"price_1{chars(r, 'b62', 23)}", f"run_{chars(r, 'b62', 24)}", f"evt_1{chars(r, 'b62', 23)}"])),
    "image": filler(lambda r: base64.b64encode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + r.randbytes(r.randint(150, 500))).decode()), "font": filler(lambda r: base64.b64encode(b"wOF2\0\1\0\0" + r.randbytes(r.randint(200, 400))).decode()),
    "aroa": filler(lambda r: "AROA" + chars(r, "A32", 17)), "aws_account": filler(lambda r: ids.digits(r, 12)), "pci": filler(lambda r: f"0000:{chars(r, 'hex', 2)}:{r.randint(0, 31):02x}.{r.randint(0, 7)}"),
    "doc_ip": filler(lambda r: r.choice([f"192.0.2.{r.randint(1, 254)}", f"198.51.100.{r.randint(1, 254)}", f"203.0.113.{r.randint(1, 254)}"])), "ean": filler(lambda r: (lambda b: b + ids.ean_digit(b))("40" + ids.digits(r, 10))),
    "cert": filler(lambda r: f"-----BEGIN CERTIFICATE-----\nMIID{pem_body(r, 600)[4:]}\n-----END CERTIFICATE-----"), "pubkey": filler(lambda r: f"-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A{pem_body(r, 200)}\n-----END PUBLIC KEY-----"),
    "ssh_pub": filler(lambda r: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI" + chars(r, "b64", 43)), "hexdump": filler(lambda r: " ".join(chars(r, "hex", 4) for _ in range(8))),
    "doi": filler(lambda r: f"10.{r.randint(1000, 9999)}/{chars(r, 'l', 6)}.{r.randint(2010, 2026)}.{ids.digits(r, 6)}"), "arxiv": filler(lambda r: f"arXiv:{r.randint(15, 26)}{r.randint(1, 12):02}.{ids.digits(r, 5)}"),
    "cve": filler(lambda r: f"CVE-{r.randint(2015, 2026)}-{r.randint(1000, 49999)}"), "row": filler(lambda r: ",".join(str(r.randint(0, 99999)) for _ in range(6))), "order": filler(lambda r: r.choice([f"ORD-{ids.digits(r, 8)}", f"#{ids.digits(r, 6)}", f"SO{ids.digits(r, 7)}", f"{ids.digits(r, 3)}-{ids.digits(r, 7)}-{ids.digits(r, 7)}"])),
    "docnum": filler(lambda r: r.choice([f"INV-{r.randint(2020, 2026)}-{ids.digits(r, 5)}", f"PO-{ids.digits(r, 7)}", f"RE{ids.digits(r, 6)}"])),
    "pem_public": filler(lambda r: pem_body(r, 200)), "certdata": filler(lambda r: base64.b64encode(b"-----BEGIN CERTIFICATE-----\n" + pem_body(r, 300).encode()).decode()), "wgpub": filler(lambda r: base64.b64encode(r.randbytes(32)).decode()),
    "b64blob": filler(lambda r: base64.b64encode(r.randbytes(r.randint(60, 160))).decode()), "vectors": filler(lambda r: ", ".join(f"{r.uniform(-1, 1):.6f}" for _ in range(r.randint(12, 40)))),
}

SLOTS = {**PEOPLE, **LABELLED, **FILLER}
assert phone_of

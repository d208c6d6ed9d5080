"""National identifiers with right check digits, and bank and payment values."""

import hashlib
import string

from .tokens import B62, bech32, chars

DIGITS = string.digits


def digits(rng, count):
    return "".join(rng.choice(DIGITS) for _ in range(count))


def luhn_digit(body):
    total = 0
    for index, char in enumerate(reversed(body)):
        number = int(char)
        if index % 2 == 0:
            number = number * 2 - 9 if number > 4 else number * 2
        total += number
    return str(-total % 10)


def weighted(body, weights):
    return sum(int(char) * weight for char, weight in zip(body, weights))


def birth(rng, first=1945, last=2006):
    return rng.randint(first, last), rng.randint(1, 12), rng.randint(1, 28)


def us_ssn(rng):
    area = rng.choice([n for n in range(1, 900) if n not in (666, 78, 123, 219, 457)])
    return f"{area:03}-{rng.randint(1, 99):02}-{rng.randint(1, 9999):04}"


def us_itin(rng):
    group = rng.choice([*range(50, 66), *range(70, 89), 90, 91, 92, 94, 95, 96, 97, 98, 99])
    return f"9{digits(rng, 2)}-{group}-{digits(rng, 4)}"


def us_ein(rng):
    return f"{rng.choice(['12', '20', '26', '36', '45', '47', '81', '82', '83', '87'])}-{digits(rng, 7)}"


def uk_nino(rng):
    bad = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"}
    while True:
        head = rng.choice("ABCEGHJKLMNOPRSTWXYZ") + rng.choice("ABCEGHJKLMNPRSTWXYZ")
        if head not in bad:
            break
    body = digits(rng, 6)
    tail = rng.choice("ABCD")
    return rng.choice([f"{head} {body[:2]} {body[2:4]} {body[4:]} {tail}", f"{head}{body}{tail}"])


def uk_nhs(rng):
    while True:
        body = rng.choice("4679") + digits(rng, 8)
        check = 11 - weighted(body, range(10, 1, -1)) % 11
        if check == 11:
            check = 0
        if check < 10:
            made = f"{body}{check}"
            return rng.choice([f"{made[:3]} {made[3:6]} {made[6:]}", made, f"{made[:3]}-{made[3:6]}-{made[6:]}"])


def uk_utr(rng):
    body = digits(rng, 9)
    return "21987654321"[weighted(body, (6, 7, 8, 9, 10, 5, 4, 3, 2)) % 11] + body


def mod11_10(body):
    product = 10
    for char in body:
        total = (int(char) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def de_steuer_id(rng):
    figures = list(DIGITS)
    while True:
        rng.shuffle(figures)
        body = figures[:9]
        body.insert(rng.randrange(1, 10), rng.choice(body))
        text = "".join(body)
        if text[0] != "0" and len(set(text)) == 9 and not any(text[i] == text[i + 1] == text[i + 2] for i in range(8)):
            made = text + mod11_10(text)
            return rng.choice([made, f"{made[:2]} {made[2:5]} {made[5:8]} {made[8:]}"])


def check731(body):
    value = lambda char: int(char) if char.isdigit() else ord(char) - 55
    return str(sum(value(char) * (7, 3, 1)[index % 3] for index, char in enumerate(body)) % 10)


def de_id_card(rng):
    body = rng.choice("LMNPRTVWXY") + "".join(rng.choice("CFGHJKLMNPRTVWXYZ0123456789") for _ in range(8))
    return body + rng.choice(["", check731(body)])


def de_rente(rng):
    year, month, day = birth(rng)
    letter = rng.choice(string.ascii_uppercase)
    head = f"{rng.choice([2, 3, 10, 12, 13, 15, 18, 24, 26, 50, 65]):02}{day:02}{month:02}{year % 100:02}"
    serial = f"{rng.randint(0, 99):02}"
    body = head + f"{ord(letter) - 64:02}" + serial
    total = 0
    for char, weight in zip(body, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)):
        total += sum(map(int, str(int(char) * weight)))
    made = f"{head}{letter}{serial}{total % 10}"
    return rng.choice([made, f"{made[:2]} {made[2:8]} {made[8]} {made[9:]}"])


def fr_nir(rng):
    year, month, _ = birth(rng)
    place = rng.choice([f"{rng.choice([n for n in range(1, 96) if n != 20]):02}", "2A", "2B"])
    body = f"{rng.choice('12')}{year % 100:02}{month:02}{place}{rng.randint(1, 560):03}{rng.randint(1, 300):03}"
    number = int(body.replace("2A", "19").replace("2B", "18"))
    key = 97 - number % 97
    return rng.choice([f"{body}{key:02}", f"{body[0]} {body[1:3]} {body[3:5]} {body[5:7]} {body[7:10]} {body[10:]} {key:02}"])


def es_dni(rng):
    number = rng.randint(1_000_000, 89_999_999)
    letter = "TRWAGMYFPDXBNJZSQVHLCKE"[number % 23]
    body = f"{number:08}"
    return rng.choice([body + letter, f"{body}-{letter}", f"{body[:2]}.{body[2:5]}.{body[5:]}-{letter}"])


def es_nie(rng):
    head, number = rng.randrange(3), rng.randint(0, 9_999_999)
    letter = "TRWAGMYFPDXBNJZSQVHLCKE"[(head * 10**7 + number) % 23]
    return rng.choice([f"{'XYZ'[head]}{number:07}{letter}", f"{'XYZ'[head]}-{number:07}-{letter}"])


ODD = dict(zip(string.digits + string.ascii_uppercase, (1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23)))


def it_cf(rng):
    consonants, vowels = "BCDFGLMNPRSTVZ", "AEIO"
    part = lambda: rng.choice(consonants) + rng.choice(consonants) + rng.choice(consonants + vowels)
    year, month, day = birth(rng)
    day += rng.choice([0, 40])
    body = f"{part()}{part()}{year % 100:02}{'ABCDEHLMPRST'[month - 1]}{day:02}{rng.choice('ABCDEFGHIL')}{rng.randint(100, 999)}"
    even = lambda char: int(char) if char.isdigit() else ord(char) - 65
    total = sum(ODD[char] if index % 2 == 0 else even(char) for index, char in enumerate(body))
    return body + chr(65 + total % 26)


def it_piva(rng):
    body = digits(rng, 7) + f"{rng.randint(1, 100):03}"
    return "IT" * rng.randrange(2) + body + luhn_digit(body)


def nl_bsn(rng):
    while True:
        body = rng.choice("1234") + digits(rng, 7)
        check = weighted(body, range(9, 1, -1)) % 11
        if check < 10:
            made = f"{body}{check}"
            return rng.choice([made, f"{made[:4]}.{made[4:6]}.{made[6:]}"])


def pl_pesel(rng):
    year, month, day = birth(rng, 1945, 2009)
    month += 20 if year >= 2000 else 0
    body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 4)}"
    return body + str(-weighted(body, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)) % 10)


def pl_nip(rng):
    while True:
        body = rng.choice("56789") + digits(rng, 8)
        check = weighted(body, (6, 5, 7, 2, 3, 4, 5, 6, 7)) % 11
        if check < 10:
            made = f"{body}{check}"
            return rng.choice([made, f"{made[:3]}-{made[3:6]}-{made[6:8]}-{made[8:]}"])


def se_pnr(rng):
    year, month, day = birth(rng)
    body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"
    check = luhn_digit(body)
    return f"{rng.choice(['', str(year // 100)])}{body[:6]}-{body[6:]}{check}"


def fi_hetu(rng):
    year, month, day = birth(rng)
    serial = rng.randint(2, 899)
    date = f"{day:02}{month:02}{year % 100:02}"
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(f"{date}{serial:03}") % 31]
    return f"{date}{'-' if year < 2000 else 'A'}{serial:03}{check}"


def no_fnr(rng):
    while True:
        year, month, day = birth(rng, 1945, 1999)
        body = f"{day:02}{month:02}{year % 100:02}{rng.randint(0, 499):03}"
        first = 11 - weighted(body, (3, 7, 6, 1, 8, 9, 4, 5, 2)) % 11
        first = 0 if first == 11 else first
        if first == 10:
            continue
        second = 11 - weighted(f"{body}{first}", (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        second = 0 if second == 11 else second
        if second < 10:
            made = f"{body}{first}{second}"
            return rng.choice([made, f"{made[:6]} {made[6:]}"])


def dk_cpr(rng):
    year, month, day = birth(rng, 1945, 1999)
    return f"{day:02}{month:02}{year % 100:02}-{rng.randint(0, 3)}{digits(rng, 3)}"


def be_nn(rng):
    year, month, day = birth(rng)
    body = f"{year % 100:02}{month:02}{day:02}{rng.randint(1, 997):03}"
    check = 97 - int(("2" if year >= 2000 else "") + body) % 97
    made = f"{body}{check:02}"
    return rng.choice([f"{made[:2]}.{made[2:4]}.{made[4:6]}-{made[6:9]}.{made[9:]}", made])


def ean_digit(body):
    return str(-sum(int(char) * (3 if index % 2 == 0 else 1) for index, char in enumerate(reversed(body))) % 10)


def ch_ahv(rng):
    body = "756" + digits(rng, 9)
    made = body + ean_digit(body)
    return rng.choice([f"{made[:3]}.{made[3:7]}.{made[7:11]}.{made[11:]}", made])


def at_svnr(rng):
    while True:
        year, month, day = birth(rng)
        serial, date = f"{rng.randint(100, 999)}", f"{day:02}{month:02}{year % 100:02}"
        check = (weighted(serial, (3, 7, 9)) + weighted(date, (5, 8, 4, 2, 1, 6))) % 11
        if check < 10:
            return f"{serial}{check}{rng.choice(['', ' '])}{date}"


def pt_nif(rng):
    body = rng.choice("1235") + digits(rng, 7)
    check = 11 - weighted(body, range(9, 1, -1)) % 11
    made = body + str(0 if check > 9 else check)
    return rng.choice([made, f"{made[:3]} {made[3:6]} {made[6:]}"])


def ro_cnp(rng):
    year, month, day = birth(rng)
    sex = rng.choice("12") if year < 2000 else rng.choice("56")
    body = f"{sex}{year % 100:02}{month:02}{day:02}{rng.randint(1, 46):02}{rng.randint(1, 999):03}"
    check = weighted(body, map(int, "279146358279")) % 11
    return body + str(1 if check == 10 else check)


def cz_rc(rng):
    while True:
        year, month, day = birth(rng, 1955, 2003)
        month += rng.choice([0, 50])
        body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"
        check = int(body) % 11
        if check < 10:
            made = f"{body}{check}"
            return f"{made[:6]}/{made[6:]}"


def bg_egn(rng):
    year, month, day = birth(rng)
    month += 40 if year >= 2000 else 0
    body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"
    return body + str(weighted(body, (2, 4, 8, 5, 10, 9, 7, 3, 6)) % 11 % 10)


def hr_oib(rng):
    body = digits(rng, 10)
    return body + mod11_10(body)


def ee_ik(rng):
    year, month, day = birth(rng)
    body = f"{rng.choice('34') if year < 2000 else rng.choice('56')}{year % 100:02}{month:02}{day:02}{digits(rng, 3)}"
    check = weighted(body, (1, 2, 3, 4, 5, 6, 7, 8, 9, 1)) % 11
    if check == 10:
        check = weighted(body, (3, 4, 5, 6, 7, 8, 9, 1, 2, 3)) % 11
    return body + str(0 if check == 10 else check)


def gr_amka(rng):
    year, month, day = birth(rng)
    body = f"{day:02}{month:02}{year % 100:02}{digits(rng, 4)}"
    return body + luhn_digit(body)


def ie_pps(rng):
    body = digits(rng, 7)
    return body + "WABCDEFGHIJKLMNOPQRSTUV"[weighted(body, range(8, 1, -1)) % 23] + rng.choice(["", ""])


def tr_tckn(rng):
    body = rng.choice("123456789") + digits(rng, 8)
    odd, even = sum(map(int, body[0::2])), sum(map(int, body[1::2]))
    ten = (odd * 7 - even) % 10
    return f"{body}{ten}{(sum(map(int, body)) + ten) % 10}"


D = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 4, 0, 6, 7, 8, 9, 5], [2, 3, 4, 0, 1, 7, 8, 9, 5, 6], [3, 4, 0, 1, 2, 8, 9, 5, 6, 7], [4, 0, 1, 2, 3, 9, 5, 6, 7, 8], [5, 9, 8, 7, 6, 0, 4, 3, 2, 1], [6, 5, 9, 8, 7, 1, 0, 4, 3, 2], [7, 6, 5, 9, 8, 2, 1, 0, 4, 3], [8, 7, 6, 5, 9, 3, 2, 1, 0, 4], [9, 8, 7, 6, 5, 4, 3, 2, 1, 0]]
P = [[0, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]]
for _ in range(6):
    P.append([P[-1][P[1][digit]] for digit in range(10)])


def verhoeff_digit(body):
    check = 0
    for index, char in enumerate(reversed(body)):
        check = D[check][P[(index + 1) % 8][int(char)]]
    return str((0, 4, 3, 2, 1, 5, 6, 7, 8, 9)[check])


def in_aadhaar(rng):
    body = rng.choice("23456789") + digits(rng, 10)
    made = body + verhoeff_digit(body)
    return rng.choice([f"{made[:4]} {made[4:8]} {made[8:]}", f"{made[:4]} {made[4:8]} {made[8:]}", f"{made[:4]}-{made[4:8]}-{made[8:]}", made])


def in_pan(rng):
    up = string.ascii_uppercase
    return chars(rng, "U", 3) + rng.choice("PPPPCHFAT") + rng.choice(up) + digits(rng, 4) + rng.choice(up)


def br_check(body, weights):
    rest = weighted(body, weights) % 11
    return str(0 if rest < 2 else 11 - rest)


def br_cpf(rng):
    body = digits(rng, 9)
    body += br_check(body, range(10, 1, -1))
    body += br_check(body, range(11, 1, -1))
    return rng.choice([f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}", f"{body[:3]}.{body[3:6]}.{body[6:9]}-{body[9:]}", body])


def br_cnpj(rng):
    body = digits(rng, 8) + f"000{rng.randint(1, 4)}"
    body += br_check(body, (5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))
    body += br_check(body, (6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2))
    return f"{body[:2]}.{body[2:5]}.{body[5:8]}/{body[8:12]}-{body[12:]}"


def cn_id(rng):
    year, month, day = birth(rng)
    area = rng.choice(["110105", "310104", "440305", "330106", "510107", "420111", "320583", "610113", "120101", "350203"])
    body = f"{area}{year}{month:02}{day:02}{digits(rng, 3)}"
    return body + "10X98765432"[weighted(body, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)) % 11]


def kr_rrn(rng):
    year, month, day = birth(rng)
    body = f"{year % 100:02}{month:02}{day:02}{rng.choice('12') if year < 2000 else rng.choice('34')}{digits(rng, 5)}"
    check = (11 - weighted(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)) % 11) % 10
    return f"{body[:6]}-{body[6:]}{check}"


def jp_mynumber(rng):
    body = digits(rng, 11)
    rest = sum(int(char) * (n + 1 if n <= 6 else n - 5) for n, char in zip(range(11, 0, -1), body)) % 11
    made = body + str(0 if rest <= 1 else 11 - rest)
    return rng.choice([made, f"{made[:4]} {made[4:8]} {made[8:]}", f"{made[:4]}-{made[4:8]}-{made[8:]}"])


def tw_id(rng):
    letter = rng.choice("ABCDEFGHJKLMNPQRSTUVXYWZIO")
    number = "ABCDEFGHJKLMNPQRSTUVXYWZIO".index(letter) + 10
    body = rng.choice("12") + digits(rng, 7)
    total = number // 10 + number % 10 * 9 + weighted(body, range(8, 0, -1))
    return f"{letter}{body}{-total % 10}"


def sg_nric(rng):
    head, body = rng.choice("ST"), digits(rng, 7)
    total = weighted(body, (2, 7, 6, 5, 4, 3, 2)) + (4 if head == "T" else 0)
    return head + body + "JZIHGFEDCBA"[total % 11]


def my_nric(rng):
    year, month, day = birth(rng)
    return f"{year % 100:02}{month:02}{day:02}-{rng.choice(['01', '07', '08', '10', '12', '14'])}-{digits(rng, 4)}"


def th_id(rng):
    body = rng.choice("123458") + digits(rng, 11)
    made = body + str((11 - weighted(body, range(13, 1, -1)) % 11) % 10)
    return rng.choice([f"{made[0]}-{made[1:5]}-{made[5:10]}-{made[10:12]}-{made[12]}", made])


def za_id(rng):
    year, month, day = birth(rng)
    body = f"{year % 100:02}{month:02}{day:02}{digits(rng, 4)}08"
    return body + luhn_digit(body)


def il_id(rng):
    body = rng.choice("0235") + digits(rng, 7)
    return body + luhn_digit_right(body)


def luhn_digit_right(body):
    total = 0
    for index, char in enumerate(body):
        number = int(char) * (index % 2 + 1)
        total += number // 10 + number % 10
    return str(-total % 10)


def mx_curp(rng):
    table = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"
    year, month, day = birth(rng, 1945, 1999)
    consonants = "BCDFGHJKLMNPQRSTVWXYZ"
    body = (rng.choice("ABCDEFGHJLMPRSTV") + rng.choice("AEIOU") + chars(rng, "U", 2) + f"{year % 100:02}{month:02}{day:02}" + rng.choice("HM")
            + rng.choice(["DF", "JC", "NL", "MC", "PL", "VZ", "GT", "OC", "BC", "SR"]) + "".join(rng.choice(consonants) for _ in range(3)) + digits(rng, 1))
    total = sum(table.index(char) * (18 - index) for index, char in enumerate(body))
    return body + str(-total % 10)


def ca_sin(rng):
    body = rng.choice("1234567") + digits(rng, 7)
    made = body + luhn_digit(body)
    return rng.choice([f"{made[:3]} {made[3:6]} {made[6:]}", f"{made[:3]}-{made[3:6]}-{made[6:]}", made])


def au_tfn(rng):
    while True:
        made = rng.choice("123456789") + digits(rng, 8)
        if weighted(made, (1, 4, 3, 7, 5, 8, 6, 9, 10)) % 11 == 0:
            return rng.choice([f"{made[:3]} {made[3:6]} {made[6:]}", made])


def au_medicare(rng):
    body = rng.choice("23456") + digits(rng, 7)
    made = f"{body}{weighted(body, (1, 3, 7, 9, 1, 3, 7, 9)) % 10}{rng.randint(1, 5)}"
    return rng.choice([f"{made[:4]} {made[4:9]} {made[9]}", f"{made[:4]} {made[4:9]} {made[9]}", made])


def nz_ird(rng):
    while True:
        body = f"{rng.randint(10_000_000, 13_500_000):08}"
        check = -weighted(body, (3, 2, 7, 6, 5, 4, 3, 2)) % 11
        if check < 10:
            made = f"{body}{check}"
            return rng.choice([made, f"{made[:3]}-{made[3:6]}-{made[6:]}"])


def ua_rnokpp(rng):
    body = f"{rng.randint(18000, 38000)}{digits(rng, 4)}"
    return body + str(weighted(body, (-1, 5, 7, 9, 4, 6, 10, 5, 7)) % 11 % 10)


def ru_snils(rng):
    body = f"{rng.randint(2_000_000, 199_999_999):09}"
    check = weighted(body, range(9, 0, -1)) % 101 % 100
    return f"{body[:3]}-{body[3:6]}-{body[6:]} {check:02}"


def cl_rut(rng):
    body = str(rng.randint(5_000_000, 25_000_000))
    total = sum(int(char) * (2 + index % 6) for index, char in enumerate(reversed(body)))
    check = "0123456789K0"[(11 - total % 11) % 11] if total % 11 != 1 else "K"
    return rng.choice([f"{int(body):,}".replace(",", ".") + f"-{check}", f"{body}-{check}"])


def ar_cuil(rng):
    while True:
        body = rng.choice(["20", "27", "23", "24"]) + f"{rng.randint(5_000_000, 48_000_000):08}"
        check = 11 - weighted(body, (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
        check = 0 if check == 11 else check
        if check < 10:
            return f"{body[:2]}-{body[2:]}-{check}"


def hu_taj(rng):
    body = digits(rng, 8)
    made = body + str(weighted(body, (3, 7, 3, 7, 3, 7, 3, 7)) % 10)
    return f"{made[:3]} {made[3:6]} {made[6:]}"


# class -> (maker, words a text says it with, language)
IDS = {
    "us_ssn": (us_ssn, ["SSN", "Social Security number", "social security no.", "Social"], "en"),
    "us_itin": (us_itin, ["ITIN", "taxpayer id (ITIN)"], "en"),
    "uk_nino": (uk_nino, ["NI number", "National Insurance number", "NINO", "N.I. no."], "en"),
    "uk_nhs": (uk_nhs, ["NHS number", "NHS no", "NHS No."], "en"),
    "uk_utr": (uk_utr, ["UTR", "Unique Taxpayer Reference"], "en"),
    "de_steuer_id": (de_steuer_id, ["Steuer-ID", "Steuerliche Identifikationsnummer", "IdNr.", "Steueridentifikationsnummer"], "de"),
    "de_id_card": (de_id_card, ["Personalausweisnummer", "Ausweis-Nr.", "Personalausweis Nr."], "de"),
    "de_rente": (de_rente, ["Sozialversicherungsnummer", "Rentenversicherungsnummer", "SV-Nummer"], "de"),
    "at_svnr": (at_svnr, ["SVNR", "Sozialversicherungsnummer (AT)", "SV-Nr."], "de"),
    "ch_ahv": (ch_ahv, ["AHV-Nummer", "AHV-Nr.", "AHVN13"], "de"),
    "fr_nir": (fr_nir, ["numéro de sécurité sociale", "NIR", "n° de sécu", "N° SS"], "fr"),
    "be_nn": (be_nn, ["numéro national", "rijksregisternummer", "NISS", "INSZ"], "fr"),
    "es_dni": (es_dni, ["DNI", "NIF", "documento nacional de identidad"], "es"),
    "es_nie": (es_nie, ["NIE", "NIE del titular"], "es"),
    "mx_curp": (mx_curp, ["CURP", "clave CURP"], "es"),
    "cl_rut": (cl_rut, ["RUT", "RUN"], "es"),
    "ar_cuil": (ar_cuil, ["CUIL", "CUIT"], "es"),
    "it_cf": (it_cf, ["codice fiscale", "C.F.", "cod. fisc."], "it"),
    "pt_nif": (pt_nif, ["NIF", "contribuinte n.º", "número de contribuinte"], "pt"),
    "br_cpf": (br_cpf, ["CPF", "CPF do titular"], "pt"),
    "br_cnpj": (br_cnpj, ["CNPJ", "CNPJ da empresa"], "pt"),
    "nl_bsn": (nl_bsn, ["BSN", "burgerservicenummer"], "nl"),
    "pl_pesel": (pl_pesel, ["PESEL", "numer PESEL"], "pl"),
    "pl_nip": (pl_nip, ["NIP"], "pl"),
    "se_pnr": (se_pnr, ["personnummer", "pers.nr"], "sv"),
    "fi_hetu": (fi_hetu, ["henkilötunnus", "hetu"], "fi"),
    "no_fnr": (no_fnr, ["fødselsnummer", "fnr"], "no"),
    "dk_cpr": (dk_cpr, ["CPR-nummer", "CPR"], "da"),
    "ro_cnp": (ro_cnp, ["CNP", "cod numeric personal"], "ro"),
    "cz_rc": (cz_rc, ["rodné číslo", "r.č."], "cs"),
    "bg_egn": (bg_egn, ["ЕГН", "EGN"], "bg"),
    "hr_oib": (hr_oib, ["OIB"], "hr"),
    "ee_ik": (ee_ik, ["isikukood"], "et"),
    "gr_amka": (gr_amka, ["ΑΜΚΑ", "AMKA"], "el"),
    "ie_pps": (ie_pps, ["PPS number", "PPSN"], "en"),
    "tr_tckn": (tr_tckn, ["T.C. Kimlik No", "TC kimlik numarası"], "tr"),
    "in_aadhaar": (in_aadhaar, ["Aadhaar", "Aadhaar number", "Aadhar card no"], "en"),
    "in_pan": (in_pan, ["PAN", "PAN card"], "en"),
    "cn_id": (cn_id, ["身份证号", "身份证号码", "公民身份号码"], "zh"),
    "kr_rrn": (kr_rrn, ["주민등록번호", "RRN"], "ko"),
    "jp_mynumber": (jp_mynumber, ["マイナンバー", "個人番号"], "ja"),
    "tw_id": (tw_id, ["身分證字號", "身分證號碼"], "zh"),
    "sg_nric": (sg_nric, ["NRIC", "NRIC/FIN"], "en"),
    "my_nric": (my_nric, ["MyKad", "IC number", "No. Kad Pengenalan"], "en"),
    "th_id": (th_id, ["เลขประจำตัวประชาชน", "Thai national ID"], "th"),
    "za_id": (za_id, ["SA ID number", "ID number (South Africa)", "RSA ID"], "en"),
    "il_id": (il_id, ["Teudat Zehut", "Israeli ID", "ת.ז."], "en"),
    "ca_sin": (ca_sin, ["SIN", "Social Insurance Number"], "en"),
    "au_tfn": (au_tfn, ["TFN", "tax file number"], "en"),
    "au_medicare": (au_medicare, ["Medicare number", "Medicare card no."], "en"),
    "nz_ird": (nz_ird, ["IRD number", "IRD no."], "en"),
    "ua_rnokpp": (ua_rnokpp, ["РНОКПП", "ІПН"], "uk"),
    "ru_snils": (ru_snils, ["СНИЛС"], "ru"),
    "hu_taj": (hu_taj, ["TAJ szám", "TAJ-szám"], "hu"),
}

# ---- bank and payment

CARDS = [("4", 16), ("4", 16), ("51", 16), ("53", 16), ("55", 16), ("2223", 16), ("2720", 16), ("34", 15), ("37", 15), ("6011", 16), ("65", 16),
         ("3530", 16), ("36", 14), ("62", 16), ("50", 16), ("6304", 16)]


def card(rng):
    head, length = rng.choice(CARDS)
    body = head + digits(rng, length - len(head) - 1)
    return body + luhn_digit(body)


def card_written(rng):
    """A card in the groups people write, and bare."""
    made = card(rng)
    gap = rng.choice([" ", " ", " ", "-", ""])
    if len(made) == 15:
        return gap.join([made[:4], made[4:10], made[10:]])
    if len(made) == 14:
        return gap.join([made[:4], made[4:10], made[10:]])
    return gap.join(made[i:i + 4] for i in range(0, 16, 4))


# Country -> BBAN structure (SWIFT registry): n digits, a upper letters, c both.
IBANS = {
    "AT": "n16", "BE": "n12", "BG": "a4n6c8", "CH": "n5c12", "CY": "n8c16", "CZ": "n20", "DE": "n18", "DK": "n14", "EE": "n16", "ES": "n20",
    "FI": "n14", "FR": "n10c11n2", "GB": "a4n14", "GI": "a4c15", "GR": "n7c16", "HR": "n17", "HU": "n24", "IE": "a4n14", "IS": "n22", "IT": "a1n10c12",
    "LI": "n5c12", "LT": "n16", "LU": "n3c13", "LV": "a4c13", "MC": "n10c11n2", "MT": "a4n5c18", "NL": "a4n10", "NO": "n11", "PL": "n24", "PT": "n21",
    "RO": "a4c16", "SE": "n20", "SI": "n15", "SK": "n20", "SM": "a1n10c12", "TR": "n6c16", "AE": "n19", "SA": "n2c18", "IL": "n19", "UA": "n6c19",
    "QA": "a4c21", "KW": "a4c22", "BR": "n23a1c1", "RS": "n18", "BA": "n16", "GE": "a2n16", "KZ": "n3c13", "PK": "a4c16",
}
BANKS = ["ABNA", "INGB", "RABO", "TRIO", "BUNQ", "BARC", "NWBK", "MIDL", "LOYD", "HBUK", "AIBK", "BOFI", "REVO", "MONZ", "BTRL", "RNCB", "UNCR", "VALL", "BNBG", "NAIA"]


def iban(rng, country=None):
    country = country or rng.choice(list(IBANS))
    body, at = "", 0
    structure = IBANS[country]
    import re

    for kind, count in re.findall(r"([nac])(\d+)", structure):
        count = int(count)
        if kind == "n":
            body += digits(rng, count)
        elif kind == "a":
            body += rng.choice(BANKS) if count == 4 else chars(rng, "U", count)
        else:
            body += digits(rng, count) if rng.random() < 0.7 else "".join(rng.choice(string.digits + string.ascii_uppercase) for _ in range(count))
    number = "".join(char if char.isdigit() else str(ord(char) - 55) for char in body + country + "00")
    return f"{country}{98 - int(number) % 97:02}{body}"


def iban_written(rng, country=None):
    made = iban(rng, country)
    style = rng.random()
    if style < 0.55:
        return " ".join(made[i:i + 4] for i in range(0, len(made), 4))
    if style < 0.9:
        return made
    if style < 0.95:
        return made.lower()
    return "-".join(made[i:i + 4] for i in range(0, len(made), 4))


def bic(rng):
    heads = ["DEUTDEFF", "COBADEFF", "BNPAFRPP", "SOGEFRPP", "INGBNL2A", "ABNANL2A", "RABONL2U", "BARCGB22", "NWBKGB2L", "UBSWCHZH", "CHASUS33", "BOFAUS3N",
             "UNCRITMM", "BCITITMM", "CAIXESBB", "BBVAESMM", "NDEASESS", "DABADKKK", "GIBAATWW", "KREDBEBB", "PKOPPLPW", "BREXPLPW", "SBINGB2L", "HSBCHKHH"]
    return rng.choice(heads) + rng.choice(["", "", "XXX", digits(rng, 3)])


def routing(rng):
    while True:
        body = f"{rng.choice([*range(1, 13), *range(21, 33)]):02}" + digits(rng, 6)
        check = -weighted(body, (3, 7, 1, 3, 7, 1, 3, 7)) % 10
        made = f"{body}{check}"
        if made not in ("021000021", "011000015"):
            return made


def us_account(rng):
    return rng.choice("123456789") + digits(rng, rng.choice([7, 8, 9, 9, 11]))


def sort_code(rng):
    return f"{rng.choice(['20', '30', '40', '60', '04', '77', '09', '16'])}-{digits(rng, 2)}-{digits(rng, 2)}"


def base58check(payload):
    table = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
    data = payload + hashlib.sha256(hashlib.sha256(payload).digest()).digest()[:4]
    number, out = int.from_bytes(data, "big"), ""
    while number:
        number, rest = divmod(number, 58)
        out = table[rest] + out
    return "1" * (len(data) - len(data.lstrip(b"\0"))) + out


def btc(rng):
    kind = rng.randrange(3)
    if kind == 0:
        return base58check(b"\0" + rng.randbytes(20))
    if kind == 1:
        return base58check(b"\x05" + rng.randbytes(20))
    bits = int.from_bytes(rng.randbytes(20), "big")
    return bech32("bc", [0] + [bits >> (155 - 5 * i) & 31 for i in range(32)])


def eth(rng):
    made = chars(rng, "hex", 40)
    return "0x" + "".join(c.upper() if rng.random() < 0.5 else c for c in made)


def crypto(rng):
    kind = rng.randrange(8)
    if kind < 3:
        return btc(rng)
    if kind < 6:
        return eth(rng)
    if kind == 6:
        return base58check(b"\x41" + rng.randbytes(20))
    return base58check(b"\x30" + rng.randbytes(20))


def wif(rng):
    return base58check(b"\x80" + rng.randbytes(32) + b"\x01")


def btc_extended(rng):
    return base58check(bytes.fromhex("0488ade4") + rng.randbytes(74))


assert luhn_digit("7992739871") == "3" and B62

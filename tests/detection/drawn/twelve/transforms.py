import base64, codecs, gzip, json, zlib
from urllib.parse import quote
import values as X
HOMO = str.maketrans('aceopxyiAEOPCTHKMBXs', 'асеорхуіАЕОРСТНКМВХѕ')
NATO = dict(zip('abcdefghijklmnopqrstuvwxyz', 'Alfa Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform Victor Whiskey X-ray Yankee Zulu'.split()))
DIG = 'zero one two three four five six seven eight nine'.split()
DIGDE = 'null eins zwei drei vier fünf sechs sieben acht neun'.split()
DIGFR = 'zéro un deux trois quatre cinq six sept huit neuf'.split()
DIGES = 'cero uno dos tres cuatro cinco seis siete ocho nueve'.split()
MORSE = dict(zip('abcdefghijklmnopqrstuvwxyz0123456789', '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --.. ----- .---- ..--- ...-- ....- ..... -.... --... ---.. ----.'.split()))
SYM = {'-': 'dash', '_': 'underscore', '.': 'dot', '!': 'exclamation mark', '#': 'hash', '+': 'plus', '*': 'asterisk', '=': 'equals', '%': 'percent', '?': 'question mark', '@': 'at', ' ': 'space', '/': 'slash', ':': 'colon'}
def chunks(r, s, lo=3, hi=7):
    out = []; i = 0
    while i < len(s): k = r.randint(lo, hi); out.append(s[i:i + k]); i += k
    return out
def nato(s): return ' '.join((NATO[c.lower()].upper() if c.isupper() else NATO[c].lower()) if c.lower() in NATO else DIG[int(c)] if c.isdigit() else SYM.get(c, c) for c in s)
def bold(s):
    o = ''
    for c in s:
        if 'A' <= c <= 'Z': o += chr(0x1D400 + ord(c) - 65)
        elif 'a' <= c <= 'z': o += chr(0x1D41A + ord(c) - 97)
        elif c.isdigit(): o += chr(0x1D7CE + int(c))
        else: o += c
    return o
def xxd(s):
    b = s.encode(); o = []
    for i in range(0, len(b), 16):
        k = b[i:i + 16]; h = k.hex()
        o.append('%08x: %-39s  %s' % (i, ' '.join(h[j:j + 4] for j in range(0, len(h), 4)), ''.join(chr(c) if 32 <= c < 127 else '.' for c in k)))
    return '\n'.join(o)
def qp(s): return ''.join('=%02X' % b for b in s.encode())
def insert(r, s, pieces, every=(1, 4)):
    o = ''; n = 0
    for c in s:
        if n == 0 and o: o += r.choice(pieces)
        if n == 0: n = r.randint(*every)
        o += c; n -= 1
    return o
T = {
 'zw': lambda r, s: insert(r, s, ['\u200b', '\u200c', '\u2060', '\ufeff']), 'shy': lambda r, s: insert(r, s, ['\u00ad']), 'homo': lambda r, s: s.translate(HOMO),
 'full': lambda r, s: ''.join(chr(ord(c) + 0xfee0) if '!' <= c <= '~' else c for c in s), 'b64': lambda r, s: X.b64(s.encode()), 'b64u': lambda r, s: X.b64u(s.encode()),
 'b64b64': lambda r, s: X.b64(X.b64(s.encode()).encode()), 'hex': lambda r, s: s.encode().hex(), 'hexsp': lambda r, s: s.encode().hex(' '), 'hexcomma': lambda r, s: ', '.join('0x%02x' % b for b in s.encode()),
 'pct': lambda r, s: ''.join('%%%02X' % b for b in s.encode()), 'pctmin': lambda r, s: quote(s, safe=''), 'htmldec': lambda r, s: ''.join('&#%d;' % ord(c) for c in s), 'htmlhex': lambda r, s: ''.join('&#x%x;' % ord(c) for c in s),
 'uni': lambda r, s: ''.join('\\u%04x' % ord(c) for c in s), 'slashx': lambda r, s: ''.join('\\x%02x' % b for b in s.encode()), 'oct': lambda r, s: ''.join('\\%03o' % b for b in s.encode()),
 'spaced': lambda r, s: ' '.join(s), 'dashed': lambda r, s: '-'.join(s), 'dotted': lambda r, s: '·'.join(s), 'pipes': lambda r, s: '|'.join(s), 'rev': lambda r, s: s[::-1],
 'pyplus': lambda r, s: '" + "'.join(chunks(r, s)), 'phpdot': lambda r, s: "' . '".join(chunks(r, s)), 'vbamp': lambda r, s: '" & "'.join(chunks(r, s)), 'sqlpipe': lambda r, s: "' || '".join(chunks(r, s)), 'bashq': lambda r, s: "''".join(chunks(r, s)),
 'cstr': lambda r, s: '"\n    "'.join(chunks(r, s, 8, 14)), 'jsarr': lambda r, s: "', '".join(chunks(r, s)), 'golines': lambda r, s: '" +\n\t\t"'.join(chunks(r, s, 6, 12)), 'wrap': lambda r, s: '\n'.join(chunks(r, s, 16, 16)), 'wrapbs': lambda r, s: '\\\n'.join(chunks(r, s, 20, 20)), 'mime': lambda r, s: '=\n'.join(chunks(r, s, 24, 24)),
 'md': lambda r, s: ''.join('**%s**' % c if i % 2 else c for i, c in enumerate(chunks(r, s, 2, 5))), 'mdcode': lambda r, s: '` `'.join(chunks(r, s, 3, 6)), 'tags': lambda r, s: '<wbr>'.join(chunks(r, s, 3, 6)), 'span': lambda r, s: '</span><span>'.join(chunks(r, s, 3, 6)), 'htmlcmt': lambda r, s: '<!---->'.join(chunks(r, s, 3, 6)),
 'lines1': lambda r, s: '\n'.join(s), 'nato': lambda r, s: nato(s), 'emoji': lambda r, s: ''.join(c + '\ufe0f\u20e3' if c.isdigit() else c for c in s), 'circled': lambda r, s: ''.join('⓪①②③④⑤⑥⑦⑧⑨'[int(c)] if c.isdigit() else c for c in s),
 'morse': lambda r, s: ' / '.join(' '.join(MORSE[c] for c in w) for w in s.lower().split()), 'asc': lambda r, s: ' '.join(str(ord(c)) for c in s), 'bytes': lambda r, s: ', '.join(str(b) for b in s.encode()), 'chr': lambda r, s: '+'.join('chr(%d)' % ord(c) for c in s), 'xlchar': lambda r, s: '&'.join('CHAR(%d)' % ord(c) for c in s),
 'sqlchar': lambda r, s: ','.join(str(ord(c)) for c in s), 'chars': lambda r, s: "','".join(s), 'rot13': lambda r, s: codecs.encode(s, 'rot13'), 'rot47': lambda r, s: ''.join(chr(33 + (ord(c) - 33 + 47) % 94) if 33 <= ord(c) < 127 else c for c in s),
 'caesar3': lambda r, s: ''.join(chr((ord(c) - b + 3) % 26 + b) if c.isalpha() and c.isascii() and (b := 97 if c.islower() else 65) else c for c in s), 'b32': lambda r, s: base64.b32encode(s.encode()).decode(), 'b58': lambda r, s: X.base(int.from_bytes(s.encode(), 'big'), X.B58), 'b85': lambda r, s: base64.b85encode(s.encode()).decode(),
 'qp': lambda r, s: qp(s), 'gz': lambda r, s: X.b64(gzip.compress(s.encode(), mtime=0)), 'zlib': lambda r, s: X.b64(zlib.compress(s.encode())), 'jesc': lambda r, s: json.dumps(json.dumps(s)[1:-1])[1:-1], 'css': lambda r, s: ''.join('\\%06x' % ord(c) for c in s), 'xxd': lambda r, s: xxd(s), 'bin': lambda r, s: ' '.join('{:08b}'.format(b) for b in s.encode()),
 'u16b64': lambda r, s: X.b64(s.encode('utf-16le')), 'bold': lambda r, s: bold(s), 'bidi': lambda r, s: '\u202e' + s[::-1] + '\u202c', 'digits': lambda r, s: ' '.join(DIG[int(c)] for c in s if c.isdigit()), 'digits_de': lambda r, s: ' '.join(DIGDE[int(c)] for c in s if c.isdigit()), 'digits_fr': lambda r, s: ' '.join(DIGFR[int(c)] for c in s if c.isdigit()), 'digits_es': lambda r, s: ' '.join(DIGES[int(c)] for c in s if c.isdigit()),
 'first': lambda r, s: s[:len(s) // 2], 'second': lambda r, s: s[len(s) // 2:], 'noise': lambda r, s: '_x_'.join(chunks(r, s, 3, 5)), 'interleave': lambda r, s: '~'.join(s), 'nl': lambda r, s: s.replace('\n', '\\n'), 'nlnl': lambda r, s: s.replace('\n', '\\\\n'), 'ind4': lambda r, s: s.replace('\n', '\n    '), 'ind8': lambda r, s: s.replace('\n', '\n        '), 'prompt': lambda r, s: s.replace('\n', '\n> '),
 'dns': lambda r, s: '.'.join(chunks(r, s.encode().hex(), 24, 24)), 'atdot': lambda r, s: s.replace('@', ' [at] ').replace('.', ' [dot] '), 'atdot_de': lambda r, s: s.replace('@', ' (ät) ').replace('.', ' Punkt '), 'upper': lambda r, s: s.upper(), 'jsonarr': lambda r, s: '","'.join(s), 'tag': lambda r, s: ''.join(chr(0xE0000 + ord(c)) for c in s),
 'csvrow': lambda r, s: ';'.join(s), 'sp4': lambda r, s: ' '.join(s[i:i + 4] for i in range(0, len(s), 4)), 'adjacent': lambda r, s: '" "'.join(chunks(r, s)), 'diffwrap': lambda r, s: s.replace('\n', '\n+'), 'diffmin': lambda r, s: s.replace('\n', '\n-'), 'html_nbsp': lambda r, s: '\u00a0'.join(chunks(r, s, 4, 4)),
 'swapcase': lambda r, s: s.swapcase(), 'hexle': lambda r, s: s.encode()[::-1].hex(), 'arabic': lambda r, s: s.translate(str.maketrans('0123456789', '٠١٢٣٤٥٦٧٨٩')), 'xor': lambda r, s: bytes(b ^ 0x2a for b in s.encode()).hex(), 'braille': lambda r, s: ''.join('⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵'[ord(c) - 97] if 'a' <= c <= 'z' else c for c in s.lower()),
}

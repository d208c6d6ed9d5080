#!/usr/bin/env python3
# python3 gen.py --seed N --out FILE --half a|b
import argparse, random, hashlib, json, glob, os, sys, re, base64, html, urllib.parse
from vals import *
from vend import V, VK, VW
sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from spelled import spelled
LANGS_MIX = {'vendor': .53, 'password_prose': .23, 'password_cli': .49, 'generic': .49, 'people': .26, 'payment': .28, 'disguised': .46, 'clean': .42}
COUNT = {'vendor': 330, 'password_prose': 300, 'password_cli': 260, 'generic': 260, 'people': 400, 'payment': 180, 'disguised': 260, 'clean': 1100}
MAJ = ['de', 'fr', 'es', 'it', 'pt', 'nl', 'pl']
CLASS = {'name':'name','first':'name','last':'name','namelf':'name','nameup':'name','nameini':'name','namelow':'name','addr':'address','street':'address','zipcity':'address','addrml':'address','email':'email','phone':'phone','birth':'birth','nid':'national_id','passport':'passport','licence':'licence','plate':'plate','geo':'geo','ip':'ip','mac':'mac','card':'card','iban':'iban','bic':'bic','aba':'us_routing','acct':'bank_account','crypto':'crypto_address','pw':'password','pwsh':'password','pwurl':'password','pwphrase':'password','pin':'password','seed':'seed','jwt':'jwt','pem':'private_key','ppk':'private_key','pwhash':'password_hash','key':'generic_key','key32':'generic_key','keyhex':'generic_key','sess':'session','totp':'totp','bearer':'bearer','sas':'sas_sig','mrn':'health'}
KINDS = set(CLASS) | {'vendor'}
class Ctx:
    def __init__(s, r, lang): s.r, s.lang, s.memo, s.P, s.v = r, lang, {}, {}, {}; s.rep = 0
def split(t):  # -> list of str | ('ph', content)
    out, i = [], 0
    while True:
        j = t.find('⟦', i)
        if j < 0: out.append(t[i:]); return out
        out.append(t[i:j]); d, k = 1, j + 1
        while d:
            c = t[k]; d += (c == '⟦') - (c == '⟧'); k += 1
        out.append(('ph', t[j+1:k-1])); i = k
def top(s, sep):
    d, o, cur = 0, [], ''
    for c in s:
        d += (c == '⟦') - (c == '⟧')
        if c == sep and d == 0: o.append(cur); cur = ''
        else: cur += c
    return o + [cur]
PCS = re.compile(r'^(!?)([a-z]\w*?)(\d*)(\*?)(?::([\w.,+-]*))?$')
TF = re.compile(r'^(?:(\w[\w.]*)=)?(?:([a-z]\w*)>)(.*)$', re.S)
LB = re.compile(r'^([a-z_]+(?:\.[a-z_]+)?)=(.*)$', re.S)
def ev(t, cx):  # -> list of (text, class|None)
    out = []
    for x in split(t):
        if isinstance(x, str):
            if x: out.append((x, None))
            continue
        out += ph(x[1], cx)
    return out
def txt(pieces): return ''.join(a for a, _ in pieces)
def ph(s, cx):
    r = cx.r
    if s.startswith('?'): return ev(r.choice(top(s[1:], '¦')), cx)
    if s.startswith('rep:'):
        n, body = s[4:].split(':', 1); a, b = (n.split('-') + [n])[:2]
        out = []
        for i in range(r.randint(int(a), int(b))):
            c2 = Ctx(r, cx.lang); c2.rep = 1; c2.memo['!i'] = str(i + 1)
            if out: out.append(('\n', None))
            out += ev(body, c2)
        return out
    m = TF.match(s)
    if m and m.group(2) in TRANS:
        inner = m.group(3); p = ev(inner, cx) if '⟦' in inner else ph(inner, cx)
        cl = m.group(1) or next((c for _, c in p if c), None)
        return [(TRANS[m.group(2)](r, txt(p)), cl)]
    m = LB.match(s)
    if m: return [(txt(ev(m.group(2), cx)), m.group(1))]
    m = PCS.match(s)
    if not m: raise ValueError('bad placeholder ' + s)
    un, kind, num, star, arg = m.groups(); full = kind + num; num = '1'; kind = full
    if not (full in FILL or full in KINDS):
        kind = max((k for k in list(FILL) + list(KINDS) if full.startswith(k) and full[len(k):].isdigit()), key=len, default=None)
        if not kind: raise ValueError('unknown ' + s)
        num = full[len(kind):]
    key = kind + num + ':' + (arg or '')
    if kind in FILL:
        if un != '!': raise ValueError('filler needs ! : ' + s)
        if star or kind in ('i',) or key not in cx.memo:
            v = FILL[kind](cx, arg, num)
            if star: return [(v, None)]
            cx.memo[key] = v
        return [(cx.memo[key], None)]
    if star: v, c = value(kind, Ctx(r, cx.lang), arg, num)
    else:
        if key not in cx.memo: cx.memo[key] = value(kind, cx, arg, num)
        v, c = cx.memo[key]
    return [(v, None if un else c)]
def numbirth(p):
    y, m, d, l = p.y, p.m, p.d, p.lang
    return f"{d:02d}.{m:02d}.{y}" if l in ('de','pl','cs','no','fi','ru','uk','tr','ro','da') else f"{d:02d}-{m:02d}-{y}" if l == 'nl' else f"{y}-{m:02d}-{d:02d}" if l in ('sv','hu','ja','zh','ko') else f"{d:02d}/{m:02d}/{y}"
def P(cx, num):
    if num not in cx.P: cx.P[num] = person(cx.r, cx.lang)
    return cx.P[num]
def vend(cx, num, arg):
    if num not in cx.v: cx.v[num] = arg or cx.r.choices(VK, VW)[0]
    return cx.v[num]
def value(k, cx, arg, num):
    r, l = cx.r, cx.lang; c = CLASS.get(k)
    if k == 'vendor':
        n = arg or vend(cx, num, None); return V[n][2](r), 'provider.' + n
    if c == 'name':
        p = P(cx, num); one = p.full == p.last + p.first
        return {'name': p.full, 'first': p.first, 'last': p.last, 'namelf': p.full if one else f"{p.last}, {p.first}", 'nameup': p.full.upper() if l not in ('ja','zh','ko','ar','hi') else p.full, 'nameini': p.full if one else f"{p.first[0]}. {p.last}", 'namelow': p.full.lower()}[k], c
    if k == 'email': return P(cx, num).email, c
    if k == 'birth': 
        p = P(cx, num)
        return (f"{p.y}-{p.m:02d}-{p.d:02d}" if arg == 'iso' else f"{p.y}{p.m:02d}{p.d:02d}" if arg == 'c' else numbirth(p) if cx.rep else birth(r, p)), c
    if k in ('addr', 'street', 'zipcity', 'addrml'):
        if 'A' + num not in cx.memo: cx.memo['A' + num] = addr_parts(r, arg or l)
        a, b = cx.memo['A' + num]
        if l in ('ja', 'zh', 'ko', 'ru', 'uk', 'hu'): full = b + (' ' if l in ('ko', 'ja') else ', ' if l in ('ru', 'uk', 'hu') else '') + a
        else: full = a + ', ' + b
        return {'addr': full, 'street': a, 'zipcity': b, 'addrml': (a + '\n' + b) if l not in ('ja', 'zh') else b + '\n' + a}[k], c
    if k == 'phone': return phone(r, arg or l), c
    if k == 'nid':
        key = 'nidk' + num
        if arg: cx.memo[key] = arg
        if key not in cx.memo: cx.memo[key] = r.choice(NIDL.get(l, NIDL['en']).split())
        return getattr(NID, cx.memo[key])(r, P(cx, num)), c
    if k == 'passport': return passport(r, arg or l), c
    if k == 'licence':
        p = P(cx, num)
        return (licence(r, p) if p.first.isascii() or l in NIDL and l in MAJ + ['en'] else rs(r, 2, U) + dg(r, 7)), c
    if k == 'plate': return plate(r, l), c
    if k == 'geo': return geo(r), c
    if k == 'ip': return ip(r), c
    if k == 'mac': return mac(r), c
    if k == 'card': return card(r, arg), c
    if k == 'iban':
        f = None if arg != 'plain' else 'plain'; cc = arg.upper() if arg and arg != 'plain' else {'de':'DE DE DE DE AT CH','fr':'FR FR FR BE','es':'ES','it':'IT','pt':'PT','nl':'NL NL NL BE','pl':'PL','sv':'SE','da':'DK','no':'NO','fi':'FI','cs':'CZ','hu':'HU','ro':'RO','tr':'TR','el':'GR','en':'GB GB IE DE LT'}.get(l, 'DE').split()
        if isinstance(cc, list): cc = r.choice(cc)
        return iban(r, cc, f), c
    if k == 'bic':
        want = {'de':['DE','AT','CH'],'fr':['FR','BE'],'es':['ES'],'it':['IT'],'pt':['PT'],'nl':['NL','BE'],'pl':['PL'],'en':['GB','IE']}.get(l)
        o = [b for b in BICS if not want or b[4:6] in want]; return r.choice(o), c
    if k == 'aba': return aba(r), c
    if k == 'acct': return bankacct(r, arg or l), c
    if k == 'crypto': return crypto(r), c
    if k == 'pw': return pw(r, l), c
    if k == 'pwsh': return pw(r, l, 'sh'), c
    if k == 'pwurl': return pw(r, l, 'url'), c
    if k == 'pwphrase': return passphrase(r, l), c
    if k == 'pin': return dg(r, int(arg or 4)), c
    if k == 'seed': return seed(r), c
    if k == 'jwt': return jwt(r), c
    if k == 'pem': return pem(r, {'rsa':'RSA PRIVATE KEY','ec':'EC PRIVATE KEY','p8':'PRIVATE KEY','ssh':'OPENSSH PRIVATE KEY'}.get(arg)), c
    if k == 'ppk': return ppk(r), c
    if k == 'pwhash': return pwhash(r), c
    if k == 'key': return generic(r), c
    if k == 'key32': return rs(r, int(arg or 32)), c
    if k == 'keyhex': return hx(r, int(arg or 64)), c
    if k == 'sess': return r.choice([lambda: rs(r, 26, L + D), lambda: hx(r, 32), lambda: 's%3A' + rs(r, 32, B64U) + '.' + rs(r, 43), lambda: b64u(rb(r, 48)), lambda: hx(r, 32).upper(), lambda: rs(r, 32)])(), c
    if k == 'totp': return rs(r, r.choice([16, 32, 32]), B32), c
    if k == 'bearer': return r.choice([lambda: rs(r, 43, B64U), lambda: hx(r, 40), lambda: rs(r, 64), lambda: 'tok_' + rs(r, 36)])(), c
    if k == 'sas': return urllib.parse.quote(b64(rb(r, 32)), safe=''), c
    if k == 'mrn': return r.choice([dg(r, 8), rs(r, 1, 'HPK') + dg(r, 7), dg(r, 3) + '-' + dg(r, 5)]), c
    raise ValueError('unknown kind ' + k)
def words(r, n):
    w = 'queue batch index retry shard cache order invoice report export import worker socket buffer parser schema filter render layout module widget handler payload stream offset replica cursor bucket tenant region metric signal gauge budget anchor vector tensor kernel driver bridge router gateway ledger branch commit merge rebase staging canary rollout'.split()
    return [r.choice(w) for _ in range(n)]
def logline(cx, arg=None, num=None):
    import datetime
    r = cx.r; T = cx.memo.get('!clock') or datetime.datetime(2025, r.randint(1, 12), r.randint(1, 28), r.randint(0, 22), r.randint(0, 59), r.randint(0, 59)); T += datetime.timedelta(milliseconds=r.randint(3, 9000)); cx.memo['!clock'] = T
    t = T.isoformat(timespec='milliseconds') + 'Z'
    w = words(r, 3)
    return r.choice([f"{t} INFO  [{w[0]}] {w[1]} {w[2]} finished in {r.randint(2,900)} ms", f"{t} WARN  {w[0]}-{r.randint(1,9)}: {w[1]} retry {r.randint(1,5)}/5", f"{t} DEBUG {w[0]}.{w[1]} size={r.randint(1,99999)} ok", f"{t} ERROR {w[0]}: timeout after {r.randint(1,60)}s ({w[1]}/{w[2]})", f'{t} level=info msg="{w[0]} {w[1]}" count={r.randint(1,400)}'])
def codeblk(cx, arg=None, num=None):
    r = cx.r; n = int(arg or 8); out = []
    for _ in range(n):
        a, b, c = words(r, 3)
        out.append(r.choice([f"    {a}_{b} = {c}.get('{b}', {r.randint(0,99)})", f"    if {a}.{b} > {r.randint(1,50)}:", f"        {a}.append({b}_{c})", f"    for {a[:3]} in {b}s:", f"        log.debug('{a} %s', {b})", f"    # {a} {b} before {c}", f"    {a} = {b}({c}, timeout={r.randint(1,60)})", f"        return {a} + {b}", ""]))
    return '\n'.join(out)
FILL = {
 'hex': lambda cx, a, n: hx(cx.r, int(a or 8)), 'uuid': lambda cx, a, n: uuid(cx.r), 'sha': lambda cx, a, n: hx(cx.r, 40), 'sha256': lambda cx, a, n: hx(cx.r, 64),
 'b64': lambda cx, a, n: b64(rb(cx.r, int(a or 60))), 'int': lambda cx, a, n: str(cx.r.randint(10 ** (int(a or 4) - 1), 10 ** int(a or 4) - 1)), 'up': lambda cx, a, n: rs(cx.r, int(a or 3), 'ABCDEFGHJKLMNPRSTUVWXYZ'), 'low': lambda cx, a, n: rs(cx.r, int(a or 5), L),
 'n': lambda cx, a, n: str(cx.r.randint(*map(int, (a or '1,9').split(',')))),
 'date': lambda cx, a, n: (lambda r: f"{r.randint(1,28):02d}.{r.randint(1,12):02d}.2025" if cx.lang in ('de','pl','cs','ru','uk','tr','fi','no','da','ro') else f"{r.randint(1,28):02d}-{r.randint(1,12):02d}-2025" if cx.lang == 'nl' else f"2025-{r.randint(1,12):02d}-{r.randint(1,28):02d}" if cx.lang in ('sv','hu','ja','zh','ko','en') else f"{r.randint(1,28):02d}/{r.randint(1,12):02d}/2025")(cx.r),
 'iso': lambda cx, a, n: f"2025-{cx.r.randint(1,12):02d}-{cx.r.randint(1,28):02d}", 'time': lambda cx, a, n: f"{cx.r.randint(7,18):02d}:{cx.r.randint(0,59):02d}", 'ts': lambda cx, a, n: str(cx.r.randint(1700000000, 1765000000)), 'exp': lambda cx, a, n: f"{cx.r.randint(1,12):02d}/{cx.r.randint(26,31)}",
 'isodt': lambda cx, a, n: logline(cx).split(' ')[0].split('.')[0] + 'Z' if cx.memo.get('!clock') else f"2025-{cx.r.randint(1,12):02d}-{cx.r.randint(1,28):02d}T{cx.r.randint(0,23):02d}:{cx.r.randint(0,59):02d}:{cx.r.randint(0,59):02d}Z",
 'ver': lambda cx, a, n: f"{cx.r.randint(0,14)}.{cx.r.randint(0,30)}.{cx.r.randint(0,20)}", 'price': lambda cx, a, n: (f"{cx.r.randint(4,2400)}.{cx.r.randint(0,99):02d}" if cx.lang in ('en','ja','zh') else f"{cx.r.randint(4,2400)},{cx.r.randint(0,99):02d}"),
 'word': lambda cx, a, n: words(cx.r, 1)[0], 'w': lambda cx, a, n: ' '.join(words(cx.r, int(a or 3))), 'log': lambda cx, a, n: '\n'.join(logline(cx) for _ in range(int(a or 6))), 'code': codeblk,
 'i': lambda cx, a, n: cx.memo.get('!i', '1'), 'venv': lambda cx, a, n: V[vend(cx, n, None)][1], 'vname': lambda cx, a, n: V[vend(cx, n, None)][0], 'vkey': lambda cx, a, n: vend(cx, n, None).replace('_', '-'),
 'user': lambda cx, a, n: P(cx, n).user, 'nidl': lambda cx, a, n: (cx.memo.setdefault('nidk' + n, cx.r.choice(NIDL.get(cx.lang, NIDL['en']).split())), NIDLABEL[cx.memo['nidk' + n]])[1],
 'host': lambda cx, a, n: cx.r.choice(['db01','pg-prod','mysql-2','nas','srv-fibu','ldap1','mail2','gw-nord','jump','erp-test','cache-eu','wms','kasse3','backup']) + cx.r.choice(['.moorbach.net','.intra.ellerbek.de','.lan','.corp.tidewell.io','.svc.cluster.local','']),
 'svc': lambda cx, a, n: cx.r.choice('billing payroll crm intranet webshop patients booking archive mailer ledger reports school helpdesk inventory'.split()), 'acc': lambda cx, a, n: cx.r.choice('admin root svc_backup app deploy postgres readonly sa etl monitoring scanner fibu wartung'.split()),
 'imei': lambda cx, a, n: (lambda s: s + luhn(s))('35' + dg(cx.r, 12)), 'ean': lambda cx, a, n: (lambda s: s + str((10 - sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(s)) % 10) % 10))('40' + dg(cx.r, 10)), 'isbn': lambda cx, a, n: (lambda s: f"978-{s[3]}-{s[4:8]}-{s[8:12]}-" + str((10 - sum(int(c) * (3 if i % 2 else 1) for i, c in enumerate(s)) % 10) % 10))('978' + dg(cx.r, 9)),
 'rows': lambda cx, a, n: '\n'.join(','.join([cx.r.choice(['A','B','C','D']) + str(cx.r.randint(100, 999))] + [f"{cx.r.uniform(0,500):.2f}" for _ in range(5)]) for _ in range(int(a or 8))),
}
def jstr(r, s): return '"' + s + '"'
def cuts(r, s, n):
    n = min(n, max(1, len(s) // 2 - 1)); c = sorted(r.sample(range(1, len(s)), n)); return [s[a:b] for a, b in zip([0] + c, c + [len(s)])]
HOM = dict(zip('aeopcxyiABEHKMOPCTX', 'аеорсхуіАВЕНКМОРСТХ'))
def some(r, s, f, p=.4): 
    o = [f(c) if r.random() < p else c for c in s]
    return ''.join(o)
def homog(r, s):
    ix = [i for i, c in enumerate(s) if c in HOM]
    if not ix: return '\u200b'.join(s)
    pick = set(r.sample(ix, max(1, len(ix) * 2 // 3))); return ''.join(HOM[c] if i in pick else c for i, c in enumerate(s))
TRANS = {
 'b64': lambda r, s: b64(s), 'b64u': lambda r, s: b64u(s), 'b64x2': lambda r, s: b64(b64(s)), 'b32': lambda r, s: base64.b32encode(s.encode()).decode(), 'b85': lambda r, s: base64.b85encode(s.encode()).decode(),
 'hex': lambda r, s: s.encode().hex(), 'hexup': lambda r, s: s.encode().hex(' ').upper(), 'hexx': lambda r, s: ''.join('\\x%02x' % b for b in s.encode()), 'oct': lambda r, s: ''.join('\\%03o' % b for b in s.encode()), 'hexc': lambda r, s: ', '.join('0x%02x' % b for b in s.encode()), 'dec': lambda r, s: ', '.join(str(b) for b in s.encode()), 'bin': lambda r, s: ' '.join(f"{b:08b}" for b in s.encode()),
 'pct': lambda r, s: ''.join('%%%02X' % b for b in s.encode()), 'pctmix': lambda r, s: urllib.parse.quote(s, safe=''), 'pct2': lambda r, s: ''.join('%%25%02X' % b for b in s.encode()),
 'ent': lambda r, s: ''.join(f"&#{ord(c)};" for c in s), 'enthex': lambda r, s: ''.join(f"&#x{ord(c):x};" for c in s), 'entmix': lambda r, s: (lambda k: ''.join(f"&#{ord(c)};" if i % 3 == k or not c.isalnum() else c for i, c in enumerate(s)))(r.randrange(3)),
 'uni': lambda r, s: ''.join('\\u%04x' % ord(c) for c in s), 'unimix': lambda r, s: ''.join('\\u%04x' % ord(c) if i % 2 or not c.isascii() else c for i, c in enumerate(s)),
 'zw': lambda r, s: (lambda z: s[0] + ''.join((z if i % 3 == 0 else '') + c for i, c in enumerate(s[1:])))(r.choice(['\u200b', '\u200c', '\u2060', '\ufeff'])), 'zwall': lambda r, s: '\u200b'.join(s), 'shy': lambda r, s: '\u00ad'.join(cuts(r, s, 3)),
 'homog': homog, 'full': lambda r, s: ''.join(chr(ord(c) + 0xfee0) if '!' <= c <= '~' else '\u3000' if c == ' ' else c for c in s), 'mathbold': lambda r, s: ''.join(chr(0x1d7ce + int(c)) if c.isdigit() and c.isascii() else chr(0x1d400 + ord(c) - 65) if 'A' <= c <= 'Z' else chr(0x1d41a + ord(c) - 97) if 'a' <= c <= 'z' else c for c in s),
 'sp': lambda r, s: ' '.join(s), 'dash': lambda r, s: '-'.join(s), 'dots': lambda r, s: '.'.join(s), 'uscore': lambda r, s: '_'.join(s), 'grp': lambda r, s: ' '.join(s[i:i+4] for i in range(0, len(s), 4)), 'slash': lambda r, s: ' / '.join(cuts(r, s, 3)), 'nbsp': lambda r, s: s.replace(' ', '\u00a0') if ' ' in s else '\u00a0'.join(cuts(r, s, 3)),
 'rev': lambda r, s: s[::-1], 'catpy': lambda r, s: ' + '.join(f'"{x}"' for x in cuts(r, s, r.choice([1, 2, 3]))), 'catsq': lambda r, s: ' + '.join(f"'{x}'" for x in cuts(r, s, 2)), 'catdot': lambda r, s: ' . '.join(f"'{x}'" for x in cuts(r, s, 2)), 'catamp': lambda r, s: ' & '.join(f'"{x}"' for x in cuts(r, s, 2)), 'catadj': lambda r, s: ' '.join(f'"{x}"' for x in cuts(r, s, 2)), 'catpipe': lambda r, s: " || ".join(f"'{x}'" for x in cuts(r, s, 2)), 'catsh': lambda r, s: '""'.join(cuts(r, s, 2)), 'catml': lambda r, s: ' \\\n         '.join(f'"{x}"' for x in cuts(r, s, 2)), 'catarr': lambda r, s: ', '.join(f'"{x}"' for x in cuts(r, s, 3)), 'catchars': lambda r, s: ', '.join(f"'{x}'" for x in s), 'catcs': lambda r, s: ' +\n    '.join(f'"{x}"' for x in cuts(r, s, 2)),
 'wrap': lambda r, s: '\n'.join(s[i:i+r_] for r_ in [max(6, len(s) // 2)] for i in range(0, len(s), r_)), 'wrapbs': lambda r, s: '\\\n'.join(s[i:i+r_] for r_ in [max(6, len(s) // 3)] for i in range(0, len(s), r_)), 'wrapqp': lambda r, s: '=\n'.join(s[i:i+r_] for r_ in [max(6, len(s) // 2)] for i in range(0, len(s), r_)), 'wrapind': lambda r, s: '\n    '.join(s[i:i+r_] for r_ in [max(6, len(s) // 2)] for i in range(0, len(s), r_)), 'wrapq': lambda r, s: '\n> '.join(s[i:i+r_] for r_ in [max(6, len(s) // 2)] for i in range(0, len(s), r_)),
 'md': lambda r, s: (lambda c: c[0] + '**' + c[1] + '**' + (c[2] if len(c) > 2 else ''))(cuts(r, s, 2) + ['', '']), 'mdit': lambda r, s: (lambda c: c[0] + '_' + c[1] + '_' + (c[2] if len(c) > 2 else ''))(cuts(r, s, 2) + ['', '']), 'mdtick': lambda r, s: (lambda c: '`' + c[0] + '``' + c[1] + '`')(cuts(r, s, 1) + ['']), 'mdesc': lambda r, s: re.sub(r'([_*\-.!#+@])', r'\\\1', s), 'span': lambda r, s: (lambda c: c[0] + '<span>' + c[1] + '</span>' + (c[2] if len(c) > 2 else ''))(cuts(r, s, 2) + ['', '']), 'wbr': lambda r, s: '<wbr>'.join(cuts(r, s, 3)), 'br': lambda r, s: '<br>'.join(cuts(r, s, 1)),
 'atdot': lambda r, s: s.replace('@', r.choice([' at ', ' [at] ', '(at)', ' AT '])).replace('.', r.choice([' dot ', ' [dot] ', '(dot)', ' punkt '])), 'jsesc': lambda r, s: s.replace('/', '\\/').replace('+', '\\u002b').replace('=', '\\u003d').replace('-', '\\u002d').replace('_', '\\u005f').replace('@', '\\u0040'), 'upper': lambda r, s: s.upper(), 'nato': lambda r, s: '-'.join(s),
 'utf16': lambda r, s: b64(s.encode('utf-16-le')), 'jsnul': lambda r, s: s, 'id': lambda r, s: s, 'nospace': lambda r, s: s.replace(' ', ''), 'url': lambda r, s: urllib.parse.quote(s, safe=''), 'nl': lambda r, s: s.replace('\n', '\\n'), 'indent': lambda r, s: s.replace('\n', '\n    '), 'indent2': lambda r, s: s.replace('\n', '\n  '),
}
def load():
    T, LEAD = [], {}
    here = os.path.dirname(os.path.abspath(__file__))
    for f in sorted(glob.glob(os.path.join(here, 't', '*.txt'))):
        cur = None
        for line in spelled(open(f, encoding='utf-8').read()).split('\n'):
            if re.match(r'@@ [a-z_]+ [a-z]{2}( [a-z ]+)?$', line):
                h = line[3:].split(); cur = {'g': h[0], 'l': h[1], 't': [], 'o': h[2:], 'f': os.path.basename(f)}; T.append(cur)
            elif cur is not None: cur['t'].append(line)
    for t in T: t['t'] = '\n'.join(t['t']).strip('\n')
    for t in T:
        if t['g'] in ('disguised', 'generic', 'vendor', 'password_cli') and t['l'] == 'en' and re.match(r"[A-Za-z][a-z']* [a-z']+ [a-z']+", t['t']) and not re.match(r'(const|static|import|export|echo|char|printf|git|docker|kubectl|var|val|let|my|static|net|helm|az|huggingface|hcloud|vault|twine|sonar|dotnet|rclone|mount|cargo|doctl|tailscale|sentry|ansible|skopeo|rails|private) ', t['t']): t['o'].append('nolead')
        if t['t'].startswith('my '): t['o'].append('nolead')
    seen, out = set(), []
    for t in T:
        if t['t'] and (t['g'], t['t']) not in seen: seen.add((t['g'], t['t'])); out.append(t)
    return out
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0] & 1]
def build(t, r, lang, lead=None):
    cx = Ctx(r, lang); pieces = ev(t['t'], cx)
    if lead:
        lp = ev(lead['t'], cx)
        if r.random() < .25 and '…' not in lead['t'] and 'back' not in t['o']: pieces = pieces + [('\n\n', None)] + lp
        else: pieces = lp + [('\n\n' if r.random() < .8 else '\n', None)] + pieces
    text, spans, pos = '', [], 0
    for s, c in pieces:
        n = len(s.encode())
        if c and s: spans.append({'start': pos, 'end': pos + n, 'class': c})
        text += s; pos += n
    return text, spans
def main():
    ap = argparse.ArgumentParser(); ap.add_argument('--seed', type=int, default=1); ap.add_argument('--out', required=True); ap.add_argument('--half', choices='ab', required=True); a = ap.parse_args()
    r = random.Random(f"{a.seed}/{a.half}"); allT = [t for t in load() if half(t['t']) == a.half]
    leads = {}; 
    for t in allT:
        if t['g'] == 'lead': leads.setdefault(t['l'], []).append(t)
    items = []; seen = set()
    for g, n in COUNT.items():
        T = [t for t in allT if t['g'] == g]
        if not T: continue
        # languages: code templates ("en") may get an employee's question in another language in front
        byl = {}
        for t in T: byl.setdefault(t['l'], []).append(t)
        for q in byl.values(): r.shuffle(q)
        ptr = {k: 0 for k in byl}
        def nxt(k):
            q = byl[k]; t = q[ptr[k] % len(q)]; ptr[k] += 1; return t
        def _code(t): return g != 'clean' or 'code' in t['o']
        codeish = g in ('vendor', 'password_cli', 'generic', 'disguised', 'clean'); enT = [t for t in T if t['l'] == 'en']; cdT = [t for t in enT if _code(t)]
        others = {'MAJ': [k for k in byl if k in MAJ], 'OTH': [k for k in byl if k not in MAJ and k != 'en']}
        cleanby = {}
        for t in allT:
            if t['g'] == 'clean': cleanby.setdefault(t['l'], []).append(t)
        done = 0; tries = 0
        while done < n:
            tries += 1
            x = r.random(); pe = LANGS_MIX[g]; pm = (1 - pe) * .71
            want = 'en' if x < pe else 'MAJ' if x < pe + pm else 'OTH'
            lead = None
            if want == 'en' and enT:
                t = nxt('en'); lang = 'en'
                if codeish and _code(t) and r.random() < .45 and 'nolead' not in t['o'] and leads.get('en'): lead = r.choice(leads['en'])
            else:
                ks = others.get(want) or []; lk = [k for k in leads if (k in MAJ) == (want == 'MAJ') and k != 'en']
                own = sum(len(byl[k]) for k in ks)
                if codeish and enT and lk and (not ks or r.random() < (.3 if g == 'clean' else max(.35, 1 - own / 40))):
                    t = nxt('en'); lang = r.choices(lk, [len(leads[k]) for k in lk])[0]
                    if 'nolead' in t['o'] or not _code(t): lang = 'en'
                    else: lead = r.choice(leads[lang])
                elif ks: lang = r.choices(ks, [min(len(byl[k]), 12) if want == 'MAJ' else len(byl[k]) for k in ks])[0]; t = nxt(lang)
                else: t = nxt('en'); lang = 'en'
            try: text, spans = build(t, r, lang, lead)
            except Exception as e: sys.stderr.write(f"{t['f']}: {e!r}\n{t['t'][:200]}\n"); raise
            # something harmless of the same language before or after: longer texts, and no two alike
            again = text in seen
            if (again and (tries > 2 or r.random() < .5)) or r.random() < .12:
                c = cleanby.get(lang) or []
                if c:
                    ct = '\n\n'.join(build(q, r, lang)[0] for q in r.sample([q for q in c if q is not t], min(len(c) - (t in c), r.choice([1, 1, 1, 2, 3, 5]))))
                    if ct and ct not in text:
                        if r.random() < .5: text = text + '\n\n' + ct
                        else:
                            k = len((ct + '\n\n').encode()); text = ct + '\n\n' + text
                            for sp in spans: sp['start'] += k; sp['end'] += k
            if text in seen:
                if tries < 30: continue
            seen.add(text); tries = 0; done += 1
            if g == 'clean': assert not spans, t['t']
            else: assert spans, t['t']
            items.append({'id': '', 'text': text, 'group': g, 'lang': lang, 'spans': spans})
    r.shuffle(items)
    for i, it in enumerate(items): it['id'] = f"G-{a.half}-{a.seed}-{i:05d}"
    with open(a.out, 'w', encoding='utf-8') as f:
        for it in items: f.write(json.dumps(it, ensure_ascii=False) + '\n')
if __name__ == '__main__': main()

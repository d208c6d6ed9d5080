#!/usr/bin/env python3
"""Secret-scanner / DLP benchmark set 'twelve'.  python3 gen.py --seed N --out FILE --half a|b"""
import argparse, glob, hashlib, json, os, random, re, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
from spelled import spelled
import values as X
from transforms import T
LANGS = 'en de fr es it pt nl pl sv tr ru ja'.split()
# items per half and group
TARGET = {'vendor': 280, 'generic': 150, 'password_prose': 175, 'password_cli': 160, 'disguised': 150, 'people': 165, 'payment': 100}

def load():
    out = []
    for f in sorted(glob.glob(os.path.join(X.HERE, 't', '*.txt'))):
        s = spelled(open(f, encoding='utf-8').read())
        for m in re.finditer(r'^%%% (\S+) (\S+)\n(.*?)(?=^%%% |\Z)', s, re.S | re.M):
            out.append((m.group(1), m.group(2), m.group(3).strip('\n')))
    return out
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[-1] & 1]
PH = re.compile(r'⟦(.*?)⟧', re.S)

class Ctx:
    cyc = {}
    def __init__(s, r, lang): s.r, s.lang, s.mem, s.pers, s.vend = r, lang, {}, {}, {}
    def person(s, i):
        if i not in s.pers: s.pers[i] = X.Person(s.r, s.lang)
        return s.pers[i]
    def vendor(s, i):
        if i not in s.vend:
            q = Ctx.cyc
            if not q.get('l'):
                q['l'] = X.SELF[:]; q['rng'].shuffle(q['l'])
            s.vend[i] = q['l'].pop()
        return s.vend[i]
    def gen(s, name, args, i):
        r, L = s.r, s.lang; a = args[0] if args else None
        n = int(a) if a and a.isdigit() else None
        P = lambda: s.person(i or '_')
        g = {
         'pw': lambda: (X.password(r, L), 'password'), 'pwsh': lambda: (X.password(r, L, '_-.+%', True), 'password'), 'pwa': lambda: (X.password(r, L, '!#%*-_+=', True), 'password'), 'pwurl': lambda: (X.password(r, L, '-_.~', True), 'password'), 'pwal': lambda: (X.rnd(r, r.randint(9, 16), ''), 'password'),
         'pwnat': lambda: (X.native(r, L), 'password'), 'pwodd': lambda: (X.odd(r, L), 'password'),
         'bitlocker': lambda: ('-'.join('%06d' % (r.randint(0, 65535) * 11) for _ in range(8)), 'password'),
         'pwspace': lambda: (' '.join(r.choice(X.EN) for _ in range(r.randint(4, 5))), 'password'), 'pwword': lambda: (X.word(r, L), 'password'), 'pin': lambda: (r.choice('123456789') + X.rs(r, 'd', (n or 4) - 1), 'password'),
         'any': lambda: (lambda k: (X.vend(r, k), 'provider.' + k))(s.vendor(i or '_')), 'env': lambda: (X.V[s.vendor(i or '_')][1], None), 'vname': lambda: (X.V[s.vendor(i or '_')][2], None),
         'v': lambda: (X.vend(r, a), 'provider.' + a), 'name': lambda: (P().full, 'name'), 'first': lambda: (P().first, '?name'), 'last': lambda: (P().last, 'name'), 'user': lambda: (P().user, '?name'), 'mail': lambda: (P().mail, 'email'),
         'phone': lambda: (X.phone(r, L), 'phone'), 'addr': lambda: (X.address(r, L), 'address'), 'birth': lambda: (X.birth(r, L), 'birth'), 'natid': lambda: (X.natid(r, L), 'national_id'), 'passport': lambda: (X.passport(r, L), 'passport'), 'plate': lambda: (X.plate(r, L), 'plate'),
         'kvnr': lambda: (X.kvnr(r), 'health'), 'nhs': lambda: (X.nhs(r), 'health'), 'mbi': lambda: (X.mbi(r), 'health'), 'iban': lambda: (X.iban(r, L, {'c': False, 's': True}.get(a)), 'iban'), 'card': lambda: (X.card(r, {'c': '', 's': ' '}.get(a)), 'card'),
         'bic': lambda: (r.choice(['DEUTDEFF', 'BNPAFRPP', 'INGBNL2A', 'CAIXESBB', 'BCITITMM', 'NDEASESS', 'BREXPLPW', 'TGBATRIS', 'BARCGB22']) + r.choice(['', 'XXX']), 'bic'), 'aba': lambda: (X.aba(r), 'us_routing'), 'acct': lambda: (X.rs(r, 'd', n or 10), 'bank_account'), 'crypto': lambda: (X.crypto(r), 'crypto_address'),
         'ip': lambda: (X.pubip(r), 'ip'), 'privip': lambda: (r.choice(['10.%d.%d.%d', '10.%d.%d.%d']) % tuple(r.randint(1, 250) for _ in range(3)) if r.random() < .5 else '192.168.%d.%d' % (r.randint(0, 60), r.randint(2, 250)), '?ip'), 'mac': lambda: (X.mac(r), 'mac'),
         'geo': lambda: ('%.5f, %.5f' % (r.uniform(38, 60), r.uniform(-4, 25)), 'geo'), 'host': lambda: (r.choice(X.HOSTS), None), 'firm': lambda: (r.choice(X.FIRMS), None),
         'hex': lambda: (X.rs(r, 'h', n), None), 'HEX': lambda: (X.rs(r, 'H', n), None), 'uuid': lambda: (X.pat(r, '{u}'), None), 'b64': lambda: (X.b64(X.rb(r, n)), None), 'b64u': lambda: (X.b64u(X.rb(r, n)), None), 'A': lambda: (X.rs(r, 'A', n), None), 'low': lambda: (X.rs(r, 'l', n), None), 'num': lambda: (r.choice('123456789') + X.rs(r, 'd', n - 1), None), 'b64line': lambda: (X.wrap(X.b64(X.rb(r, n))), None),
         'key': lambda: (r.choice([lambda: X.rs(r, 'h', r.choice([32, 40, 48, 64])), lambda: X.rs(r, 'A', r.randint(24, 44)), lambda: X.b64(X.rb(r, r.choice([24, 32, 48]))), lambda: X.rs(r, 'w', r.randint(28, 43)), lambda: r.choice(['kst', 'hx', 'int', 'svc', 'brm']) + '_' + r.choice(['live', 'prod', 'sk']) + '_' + X.rs(r, 'A', 28)])(), 'generic_key'), 'keyA': lambda: (X.rs(r, 'A', n or 32), 'generic_key'), 'keyh': lambda: (X.rs(r, 'h', n or 40), 'generic_key'), 'keyb': lambda: (X.b64(X.rb(r, n or 32)), 'generic_key'),
         'jwt': lambda: (X.jwt(r), 'jwt'), 'pem': lambda: (X.pem(r, a), 'private_key'), 'pgp': lambda: (X.pgp(r), 'private_key'), 'hash': lambda: (X.pwhash(r, a), 'password_hash'), 'bip': lambda: (('\u3000' if len(args) > 1 and args[1] == 'ja' else ' ').join(X.bip39(r, n or 12, args[1] if len(args) > 1 else 'en')), 'seed'),
         'bipnum': lambda: ('\n'.join('%d. %s' % (j + 1, w) for j, w in enumerate(X.bip39(r, n or 12))), 'seed'), 'bipcomma': lambda: (', '.join(X.bip39(r, n or 12)), 'seed'), 'totp': lambda: (X.rs(r, '3', n or 32), 'totp'), 'totpsp': lambda: (' '.join(X.rs(r, 'abcdefghijklmnopqrstuvwxyz234567', 4) for _ in range(8)), 'totp'), 'sas': lambda: (X.b64(X.rb(r, 32)).replace('+', '%2B').replace('/', '%2F').replace('=', '%3D'), 'sas_sig'),
         'basic': lambda: (X.b64((P().user + ':' + X.password(r, L, '-_.!', True)).encode()), 'basic_auth'), 'sess': lambda: (r.choice([lambda: X.rs(r, 'h', 32), lambda: X.rs(r, 'A', 26).lower(), lambda: 's%3A' + X.rs(r, 'w', 32) + '.' + X.rs(r, 'A', 43), lambda: X.rs(r, 'w', 43)])(), 'session'), 'bearer': lambda: (X.rs(r, 'w', r.randint(40, 64)), 'bearer'), 'wg': lambda: (X.b64(X.rb(r, 32)), 'private_key'), 'keyd': lambda: (X.b64u(X.rb(r, n or 32)), 'private_key'), 'bodyb64': lambda: (X.b64(X.rb(r, n or 200)), 'private_key'),
         'ssid': lambda: (r.choice(['Vodafone-', 'FRITZ!Box 7590 ', 'Livebox-', 'TP-Link_', 'NETGEAR', 'Telia-', 'MOVISTAR_']) + X.rs(r, 'H', 4), None), 'date': lambda: ('%d-%02d-%02d' % (r.randint(2023, 2026), r.randint(1, 12), r.randint(1, 28)), None), 'time': lambda: ('%02d:%02d:%02d' % (r.randint(0, 23), r.randint(0, 59), r.randint(0, 59)), None), 'ver': lambda: ('%d.%d.%d' % (r.randint(0, 18), r.randint(0, 40), r.randint(0, 12)), None), 'port': lambda: (str(r.choice([3306, 5432, 8080, 8443, 6379, 27017, 2222, 1433])), None), 'int': lambda: (str(r.randint(2, n or 99)), None), 'word': lambda: (r.choice(X.EN), None),
         'cvc': lambda: (X.rs(r, 'd', 3), '?card'), 'exp': lambda: ('%02d/%02d' % (r.randint(1, 12), r.randint(27, 31)), '?card'), 'licence': lambda: (X.rs(r, 'C', 5) + X.rs(r, 'd', 6) + X.rs(r, 'C', 2) + X.rs(r, 'd', 1) + X.rs(r, 'C', 2), 'licence'), 'p': lambda: (X.pat(r, '.'.join(args)), 'generic_key'),
        }
        return g[name]()
    def expand(s, spec):
        opt = None; cls = None; i = ''
        if spec[0] == '~': return s.r.choice(spec[1:].split('|')), None, False
        if spec[0] in '?!': opt, spec = spec[0], spec[1:]
        m = re.match(r"^([A-Za-z0-9]+)((?:\.[^#>@]+)?)(?:#(\w+))?((?:>\w+)*)(?:@(\S+))?$", spec)
        if not m: raise SystemExit('bad placeholder ' + spec)
        name, args, i, tr, cls2 = m.groups()
        key = (name, args, i or ('_' if name in ('name', 'first', 'last', 'user', 'mail', 'any', 'env', 'vname') else None))
        if key[2] and key in s.mem: val, cls = s.mem[key]
        else:
            val, cls = s.gen(name, args[1:].split('.') if args else [], i)
            if key[2]: s.mem[key] = (val, cls)
        for t in [t for t in tr.split('>') if t]: val = T[t](s.r, val)
        cls = cls2 or cls; o = False
        if cls and cls[0] == '?': cls, o = cls[1:], True
        if opt == '?': o = True
        if opt == '!': cls = None
        return val, cls, o

def render(tpl, r, lang):
    c = Ctx(r, lang); out = b''; spans = []; pos = 0
    for m in PH.finditer(tpl):
        out += tpl[pos:m.start()].encode(); pos = m.end()
        val, cls, opt = c.expand(m.group(1))
        b = val.encode(); st = len(out); out += b
        if cls:
            sp = {'start': st, 'end': st + len(b), 'class': cls}
            if opt: sp['optional'] = True
            spans.append(sp)
    out += tpl[pos:].encode()
    return out.decode(), spans

def main():
    ap = argparse.ArgumentParser(); ap.add_argument('--seed', type=int, required=True); ap.add_argument('--out', required=True); ap.add_argument('--half', choices='ab', required=True)
    o = ap.parse_args(); byg = {}
    for g, l, t in load():
        if half(t) == o.half: byg.setdefault(g.split('_')[0] if g.startswith('clean') else g, []).append((g, l, t))
    Ctx.cyc = {'rng': random.Random('%d-cyc-%s' % (o.seed, o.half))}
    items = []; seen = set()
    pads = [(l, t) for g, l, t in byg['clean'] if len(t) < 700]
    for bg in sorted(byg, key=lambda b: (b == 'clean', b)):
        ts = byg[bg]; n = TARGET.get(bg) or round(len(items) * 0.35 / 0.65 * 1.01); k, extra = divmod(n, len(ts)); k, extra = (8, 0) if k >= 8 else (4, 0) if k < 4 else (k, extra)
        for ti, (g, l, t) in enumerate(ts):
            for j in range(k + (ti < extra)):
                h = hashlib.sha256(t.encode()).hexdigest()[:10]
                for tries in range(4):
                    r = random.Random('%d-%s-%s-%d-%d' % (o.seed, o.half, h, j, tries)); lang = r.choice(LANGS) if l == '*' else l
                    tt = t
                    if j % 6 == 1 and t not in ('⟦any⟧', '⟦any⟧\n⟦any#2⟧'):  # a longer text: innocent neighbours around it
                        near = [x for l2, x in pads if l2 == lang] if lang != 'en' and r.random() < .5 else []
                        bag = [x for l2, x in pads if l2 == 'en' and x != t]; r.shuffle(bag); near = [x for x in near if x != t]; r.shuffle(near); bag += near; pick = bag.pop
                        tt = r.choice(['\n\n', '\n---\n', '\n\n\n']).join(r.choice([lambda: [pick(), t], lambda: [t, pick()], lambda: [pick(), t, pick()], lambda: [pick(), pick(), t, pick()]])())
                    text, spans = render(tt, r, lang)
                    if text not in seen: break
                if text in seen: continue
                seen.add(text)
                if g.startswith('clean'): assert not spans, (t, spans)
                else: assert any(not s.get('optional') for s in spans), t
                items.append({'id': 'tw-%s-%s-%d' % (o.half, h, j), 'text': text, 'group': g, 'lang': lang, 'spans': spans})
    random.Random('%d-%s' % (o.seed, o.half)).shuffle(items)
    with open(o.out, 'w', encoding='utf-8') as f:
        for it in items: f.write(json.dumps(it, ensure_ascii=False) + '\n')
if __name__ == '__main__': main()

#!/usr/bin/env python3
"""Benchmark of clean texts. gen.py --seed N --out FILE --half a|b [--n 2100]"""
import argparse, base64, collections, glob, hashlib, json, os, random, re, struct, sys, uuid, zlib
from datetime import datetime, timedelta
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
sys.path.append(os.path.dirname(HERE))
sys.dont_write_bytecode = True
from lists import LISTS
from spelled import spelled

# target share of items per kind (relative)
SHARE = dict(code=17, diff=5, testout=3.5, trace=3.5, build=3, gitlog=2, lock=2, manifest=2.5, docker=1.5, tf=1.7,
  k8s=2, ci=1.8, sql=3, api=3.2, shell=5.5, tooljson=4, metrics=2, minified=.8, b64=.8, regex=.9, asm=.5, config=4,
  auth=4.5, authdoc=2.2, logs=2.5, devdoc=2.5,
  mail=5, meeting=2, product=2, marketing=2, policy=1.8, legal=2.2, jobad=1, faq=1.8, sheet=4, schedule=1.5,
  translation=1.5, summary=2, essay=5, question=5, public=3, ids=2.2)
CODEISH = {'code','auth','config','sql','docker','tf','k8s','ci','manifest','api','minified','regex','asm'}
TERM = {'testout','trace','build','gitlog','lock','shell','metrics','logs','diff'}
PROSE = {'mail','product','marketing','policy','legal','faq','summary','essay','meeting','jobad','public','devdoc','authdoc'}
NAME_CAP = 0.11

def load():
    out, seen = [], set()
    for p in sorted(glob.glob(os.path.join(HERE, 'pieces', '*.txt'))):
        cur = None
        for line in spelled(open(p, encoding='utf-8').read()).split('\n'):
            if line.startswith('%%% '):
                f = line[4:].split()
                cur = dict(kind=f[0], lang=f[1], path=None, names=False, body=[], src=os.path.basename(p))
                for x in f[2:]:
                    if x == 'n': cur['names'] = True
                    else: cur['path'] = x
                out.append(cur)
            elif cur is not None: cur['body'].append(line)
    res = []
    for t in out:
        t['text'] = '\n'.join(t['body']).strip('\n')
        if not t['text'] or t['text'] in seen: continue
        if t['kind'] not in SHARE: raise SystemExit('unknown kind %s in %s' % (t['kind'], t['src']))
        seen.add(t['text'])
        h = hashlib.sha256(t['text'].encode()).hexdigest()
        t['h'] = h[:8]; t['half'] = 'ab'[int(h[-1], 16) & 1]
        res.append(t)
    return res

B64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
def isbn(r):
    d = '978' + ''.join(r.choice('0123456789') for _ in range(9))
    c = (10 - sum(int(x) * (1, 3)[i % 2] for i, x in enumerate(d)) % 10) % 10
    return '%s-%s-%s-%s-%d' % (d[:3], d[3], d[4:8], d[8:12], c)
def png(r, n):
    w = n; raw = b''
    for _ in range(n):
        base = [r.randrange(256) for _ in range(3)]
        raw += b'\0' + b''.join(bytes((min(255, max(0, c + r.randrange(-9, 9))) for c in base)) for _ in range(w))
    ch = lambda t, d: struct.pack('>I', len(d)) + t + d + struct.pack('>I', zlib.crc32(t + d))
    return base64.b64encode(b'\x89PNG\r\n\x1a\n' + ch(b'IHDR', struct.pack('>IIBBBBB', w, n, 8, 2, 0, 0, 0)) + ch(b'IDAT', zlib.compress(raw)) + ch(b'IEND', b'')).decode()

class Ren:
    def __init__(s, r):
        s.r, s.v, s.used = r, {}, collections.defaultdict(set)
        s.base = datetime(2023, 1, 1) + timedelta(seconds=r.randrange(0, 86400 * 1000))
        s.run = s.base
    def pick(s, name):
        pool = [x for x in LISTS[name] if x not in s.used[name]]
        if not pool: s.used[name].clear(); pool = LISTS[name]
        x = s.r.choice(pool); s.used[name].add(x); return x
    def val(s, e):
        r = s.r
        if e.startswith('$'): return s.v[e[1:]]
        m = re.match(r'([a-z]\w*)=(.*)$', e, re.S)
        if m and '|' not in e.split('=')[0]:
            s.v[m.group(1)] = s.val(m.group(2)); return s.v[m.group(1)]
        if '|' in e: return r.choice(e.split('|'))
        a = e.split(':'); k = a[0]; b = a[1] if len(a) > 1 else ''
        rs = lambda al, n: ''.join(r.choice(al) for _ in range(int(n)))
        if k == 'hex': return rs('0123456789abcdef', b)
        if k == 'HEX': return rs('0123456789ABCDEF', b)
        if k == 'dig': return rs('123456789', 1) + rs('0123456789', int(b) - 1)
        if k == 'AL': return rs('ABCDEFGHJKLMNPRSTUVWXYZ', b)
        if k == 'low': return rs('bcdfghjklmnpqrstvwxz2456789', b)
        if k == 'b64': return rs(B64, b)
        if k == 'sha512': return 'sha512-' + rs(B64, 86) + '=='
        if k == 'hexoff': s.v['#off'] = s.v.get('#off', 0) + 16; return '%08x' % s.v['#off']
        if k == 'an': return rs(B64[:62], b)
        if k == 'ean':
            d = b + rs('0123456789', 12 - len(b)); return d + str((10 - sum(int(x) * (1, 3)[i % 2] for i, x in enumerate(d)) % 10) % 10)
        if k == 'uuid': return str(uuid.UUID(int=r.getrandbits(128), version=4))
        if k == 'ulid': return '01' + rs('HJ', 1) + rs('0123456789ABCDEFGHJKMNPQRSTVWXYZ', 23)
        if k == 'n':
            lo, hi = b.split('-'); return str(r.randint(int(lo), int(hi)))
        if k == 'm':
            lo, hi = b.split('-'); return '{:,}'.format(r.randint(int(lo), int(hi)))
        if k == 'md':
            lo, hi = b.split('-'); return '{:,}'.format(r.randint(int(lo), int(hi))).replace(',', '.')
        if k == 'f':
            lo, hi = b.split('-'); return '%.*f' % (int(a[2]) if len(a) > 2 else 2, r.uniform(float(lo), float(hi)))
        if k == 'fd':
            lo, hi = b.split('-'); return ('%.*f' % (int(a[2]) if len(a) > 2 else 2, r.uniform(float(lo), float(hi)))).replace('.', ',')
        if k == 'w':  # right-aligned int: w:5:lo-hi
            lo, hi = a[2].split('-'); return str(r.randint(int(lo), int(hi))).rjust(int(b))
        if k == 'ver': return '%d.%d.%d' % (r.randint(0, 9), r.randint(0, 24), r.randint(0, 15))
        if k == 'ip': return '10.%d.%d.%d' % (r.randint(0, 60), r.randint(0, 255), r.randint(2, 250))
        d = s.base + timedelta(days=r.randint(-40, 40), seconds=r.randint(0, 86399))
        if k == 'date': return d.strftime('%Y-%m-%d')
        if k == 'eudate': return d.strftime('%d.%m.%Y')
        if k == 'slashdate': return d.strftime('%d/%m/%Y')
        if k == 'longdate': return d.strftime('%B ') + str(d.day) + d.strftime(', %Y')
        if k == 'year': return str(s.base.year)
        if k == 'time': return d.strftime('%H:%M:%S')
        if k == 'hm': return d.strftime('%H:%M')
        if k == 'lsdate': return d.strftime('%b %e %H:%M')
        if k == 'ts': return d.strftime('%Y-%m-%dT%H:%M:%SZ')
        if k == 'run':   # advancing timestamp
            s.run += timedelta(milliseconds=r.randint(3, 4000)); return s.run.strftime('%Y-%m-%d %H:%M:%S,') + '%03d' % (s.run.microsecond // 1000)
        if k == 'runz':
            s.run += timedelta(milliseconds=r.randint(3, 4000)); return s.run.strftime('%Y-%m-%dT%H:%M:%S.') + '%03dZ' % (s.run.microsecond // 1000)
        if k == 'runt':
            s.run += timedelta(milliseconds=r.randint(300, 9000)); return s.run.strftime('%H:%M:%S')
        if k == 'epoch': return str(int(d.timestamp()))
        if k == 'isbn': return isbn(r)
        if k == 'doi': return '10.%d/%s.%s.%s' % (r.randint(1000, 1199), r.choice(['j', 's', 'jcs', 'acs']), r.choice(['cell', 'energy', 'langcog', 'soil', 'ocemod']), '%d.%02d.%03d' % (r.randint(2008, 2024), r.randint(1, 12), r.randint(1, 399)))
        if k == 'pod': return rs('bcdfghjklmnpqrstvwxz2456789', 10)[:r.choice([9, 10])] + '-' + rs('bcdfghjklmnpqrstvwxz2456789', 5)
        if k == 'png': return png(r, int(b))
        if k == 'seq':
            s.v['#' + b] = s.v.get('#' + b, (int(a[2]) if len(a) > 2 else 1) - 1) + 1; return str(s.v['#' + b])
        if k in LISTS: return s.pick(k)
        raise SystemExit('bad placeholder ~{%s}' % e)
    def line(s, l): return re.sub(r'~\{([^{}~]+)\}', lambda m: s.val(m.group(1)), l)
    def text(s, t):
        out = []
        for l in t.split('\n'):
            m = re.match(r'~\*(\d+)-(\d+) (.*)$', l)
            if m:
                for _ in range(s.r.randint(int(m.group(1)), int(m.group(2)))): out.append(s.line(m.group(3)))
            else: out.append(s.line(l))
        # "~?" lines: dropped half of the time
        return '\n'.join(x[2:].lstrip(' ') if x.startswith('~?') else x for x in out if not (x.startswith('~?') and s.r.random() < .5))

ASK = ["Why does this fail?", "Explain what this does.", "Review this, please.", "Can you simplify this?", "Write tests for this.",
  "Add comments where the logic is not obvious.", "Is there a bug here?", "What is the complexity of this?", "Port this to the current version.",
  "Find the slow part.", "Here is the current state:", "This is what I get:", "Look at this and suggest the smallest fix.", "Turn this into a table."]
ASKT = ["Why does this fail?", "What does this mean?", "This is what I get:", "Here is the current state:", "Look at this and suggest the smallest fix.", "Anything unusual here?", "Summarise this for the ticket.", "What should I do next?"]
ASKP = {'en': ["Summarise in three sentences:", "Make this shorter and friendlier:", "Check the grammar:", "Translate to German:", "Turn this into bullet points:", "What is missing here?", "Rewrite in plain English:"],
 'de': ["Bitte fasse den Text kurz zusammen:", "Korrigiere Rechtschreibung und Stil:", "Übersetze ins Englische:", "Formuliere das freundlicher:"],
 'fr': ["Résume ce texte :", "Corrige les fautes :", "Traduis en anglais :"], 'es': ["Resume este texto:", "Corrige la ortografía:", "Traduce al inglés:"],
 'it': ["Riassumi questo testo:", "Correggi gli errori:"], 'pt': ["Resuma este texto:", "Corrija a gramática:"], 'nl': ["Vat deze tekst samen:", "Controleer de spelling:"],
 'pl': ["Streść ten tekst:", "Popraw błędy:"], 'sv': ["Sammanfatta texten:", "Rätta språket:"], 'cs': ["Shrň tento text:", "Oprav chyby:"],
 'ja': ["次の文章を要約してください。", "自然な日本語に直してください。"], 'zh': ["请总结以下内容：", "请润色下面的文字："], 'ko': ["다음 글을 요약해 주세요.", "맞춤법을 고쳐 주세요."],
 'ru': ["Кратко перескажи текст:", "Исправь ошибки:"], 'tr': ["Bu metni özetle:", "Yazım hatalarını düzelt:"], 'da': ["Sammenfat teksten:"], 'fi': ["Tiivistä teksti:"],
 'uk': ["Стисло перекажи текст:"], 'hu': ["Foglald össze a szöveget:"], 'ro': ["Rezumă textul:"], 'el': ["Συνόψισε το κείμενο:"], 'no': ["Oppsummer teksten:"]}

def fence(p):
    e = (p or '').rsplit('.', 1)[-1] if p and '.' in p else ''
    return {'py': 'python', 'ts': 'ts', 'tsx': 'tsx', 'js': 'js', 'rs': 'rust', 'rb': 'ruby', 'kt': 'kotlin', 'cs': 'csharp'}.get(e, e)

def wrap(r, t, x):
    k, p = t['kind'], t['path']
    if k in CODEISH:
        w = r.choices(['plain', 'catn', 'ask', 'json', 'newdiff', 'file'], [40, 13, 19, 11, 8, 9])[0]
        path = p or 'file.txt'
        if w == 'catn':
            s = r.choice([1, 1, r.randint(2, 400)]); return '\n'.join('%6d\t%s' % (i + s, l) for i, l in enumerate(x.split('\n')))
        if w == 'ask': return '%s\n\n```%s\n%s\n```' % (r.choice(ASK), fence(p), x)
        if w == 'json':
            return r.choice([
              lambda: json.dumps({"type": "tool_result", "tool_use_id": "toolu_" + format(r.getrandbits(100), 'x'), "content": x}),
              lambda: json.dumps({"tool": "write_file", "arguments": {"path": path, "content": x}}, indent=2),
              lambda: json.dumps({"role": "tool", "tool_call_id": "call_" + format(r.getrandbits(90), 'x'), "content": x}, ensure_ascii=False)])()
        if w == 'newdiff':
            ls = x.split('\n')
            return 'diff --git a/%s b/%s\nnew file mode 100644\nindex 0000000..%07x\n--- /dev/null\n+++ b/%s\n@@ -0,0 +1,%d @@\n%s' % (path, path, r.getrandbits(28), path, len(ls), '\n'.join('+' + l for l in ls))
        if w == 'file': return '<file path="%s">\n%s\n</file>' % (path, x)
        return x
    if k in TERM:
        w = r.choices(['plain', 'ask', 'json', 'sh'], [55, 22, 15, 8])[0]
        if w == 'ask': return '%s\n\n```\n%s\n```' % (r.choice(ASKT), x)
        if w == 'json': return r.choice([
              lambda: json.dumps({"type": "tool_result", "tool_use_id": "toolu_" + format(r.getrandbits(100), 'x'), "is_error": k in ('trace', 'build') , "content": [{"type": "text", "text": x}]}),
              lambda: json.dumps({"stdout": x, "stderr": "", "exit_code": r.choice([0, 0, 1]), "duration_ms": r.randint(20, 90000)}, ensure_ascii=False)])()
        if w == 'sh': return x + '\n' + r.choice(['$ ', '[exit code: 0]', '(no further output)', '... truncated'])
        return x
    if k in PROSE and r.random() < .35:
        a = ASKP.get(t['lang'])
        if a: return r.choice(a) + '\n\n' + x
    return x

def main():
    ap = argparse.ArgumentParser()
    ap.add_argument('--seed', type=int, default=1); ap.add_argument('--out', required=True)
    ap.add_argument('--half', choices='ab', required=True); ap.add_argument('--n', type=int, default=2150)
    a = ap.parse_args()
    alltpl = load(); T = [t for t in alltpl if t['half'] == a.half]
    r = random.Random('%d/%s/clean' % (a.seed, a.half))
    bykind = collections.defaultdict(list)
    for t in T: bykind[t['kind']].append(t)
    tot = sum(SHARE[k] for k in bykind)
    plan = []
    for k, ts in bykind.items():
        want = max(len(ts), round(a.n * SHARE[k] / tot))
        want = min(want, 16 * len(ts))
        order = []
        while len(order) < want:
            q = ts[:]; r.shuffle(q); order += q
        plan += order[:want]
    ncap = int(NAME_CAP * a.n); named = 0; seen = set(); items = []
    r.shuffle(plan)
    def emit(t):
        nonlocal named
        if t['names'] and named >= ncap: return False
        for _ in range(6):
            x = wrap(r, t, Ren(r).text(t['text']))
            hx = hashlib.sha256(x.encode()).digest()
            if hx not in seen:
                seen.add(hx); named += t['names']
                items.append(dict(t=t, text=x)); return True
        return False
    for t in plan: emit(t)
    # long agent sessions: several pieces of traffic in one text, all from this half
    pool = [t for t in T if t['kind'] in CODEISH | TERM | {'tooljson'}]
    for _ in range(int(a.n * .04)):
        parts = r.sample(pool, r.choice([3, 4, 5, 6, 8, 12])); out = []
        for t in parts:
            x = Ren(r).text(t['text'])
            if t['kind'] in TERM: out.append(r.choice(["Tool: bash\n", "$ make check\n", "Output:\n", ""]) + x)
            elif t['kind'] in CODEISH: out.append('%s\n\n```%s\n%s\n```' % (r.choice(["Next file:", "Here is `%s`:" % (t['path'] or 'file.txt'), "I changed this to:", "Read %s" % (t['path'] or 'file.txt')]), fence(t['path']), x))
            else: out.append(x)
            if r.random() < .5: out.append(r.choice(["The cause is clear now.", "One more failure remains; I will look at it next.", "Tests pass locally.", "That was not it. I will revert this and try the other branch.", "Done. Anything else?", "Please keep the public interface as it is."]))
        items.append(dict(t=dict(kind='session', lang='en', h='mix' + '.'.join(t['h'] for t in parts)), text='\n\n'.join(out)))
    k = 0
    while len(items) < a.n and k < 20000:
        k += 1; emit(r.choice(T))
    r.shuffle(items)
    with open(a.out, 'w', encoding='utf-8') as f:
        for i, it in enumerate(items):
            t = it['t']
            f.write(json.dumps({"id": "H%s%d-%05d-%s" % (a.half, a.seed, i, t['h']), "text": it['text'], "group": "clean_" + t['kind'], "lang": t['lang'], "spans": []}, ensure_ascii=False) + '\n')
    print(a.half, 'items', len(items), 'templates', len({it['t']['h'] for it in items if it['t']['kind'] != 'session'}), 'of', len(T), 'all', len(alltpl), 'named', named, file=sys.stderr)
if __name__ == '__main__': main()

#!/usr/bin/env python3
"""check.py FILE...: labels on the right bytes, no overlaps, and a hunt for sensitive things that stand unlabelled."""
import json,random,re,sys,collections
import values as v
NAMES={x for o in v.N.values() for l in o for x in l if len(x)>3 and not x.isascii() or len(x)>7}
PAT={'email':r'[\w.+-]+@[\w-]+\.[\w.-]+','ipv4':r'(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])','card':r'(?<![\w.])\d(?:[ -]?\d){12,18}(?![\w])','iban':r'\b[A-Z]{2}\d\d(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b','tok':r'(?:ghp_|glpat-|xox[bp]-|sk-|AKIA|sk_live_|hf_|npm_|AIza)[A-Za-z0-9_-]{12,}','jwt':r'eyJ[\w-]{10,}\.[\w-]+','pem':r'BEGIN [A-Z ]*PRIVATE KEY','urlpw':r'://[^\s/:@]+:[^\s/@]+@','phone':r'(?<![\w.])\+\d\d[\d ()-]{7,}','mac':r'\b(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}\b'}
SAFE=re.compile(r'example\.|noreply|^(10|127|0|192\.168|192\.0\.2|198\.51\.100|203\.0\.113)\.|IOSFODNN7EXAMPLE|0\.0\.0\.0|ff:ff:ff|user:password@|4242 4242 4242|5555 5555|4000 0000|4111 1111|GB82 WEST|^git@')
for fn in sys.argv[1:]:
    D=[json.loads(l) for l in open(fn,encoding='utf-8')];bad=0;un=collections.Counter();ex={}
    lab=[]
    assert len({d['id'] for d in D})==len(D)
    for d in D:
        b=d['text'].encode();prev=0
        if d['group']=='clean': assert not d['spans']
        elif not d['spans']: print('NO SPANS',d['id'],d['text'][:200]);bad+=1
        rest=bytearray(b)
        for s in d['spans']:
            t=b[s['start']:s['end']].decode()
            if s['start']<prev or not t or t!=t.strip(): print('BAD',d['id'],s,repr(t));bad+=1
            prev=s['end'];lab.append((s['class'],t,d['group']))
            rest[s['start']:s['end']]=b'\x01'*(s['end']-s['start'])
        r=rest.decode(errors='replace')
        for k,p in PAT.items():
            for m in re.finditer(p,r):
                x=m.group()
                if '\x01' in x or SAFE.search(x): continue
                if k=='card':
                    n=re.sub(r'\D','',x)
                    if v.luhn_d(n[:-1])!=n[-1]: continue
                un[k,d['group']=='clean']+=1;ex.setdefault((k,d['group']=='clean'),[]).append((d['id'],x,r[max(0,m.start()-30):m.end()+20]))
        for nm in NAMES:
            if nm in r and re.search(r'(?<!\w)'+re.escape(nm)+r'(?!\w)',r): un['name',d['group']=='clean']+=1;ex.setdefault(('name',d['group']=='clean'),[]).append((d['id'],nm))
    print(fn,len(D),'items',len(lab),'labels, bad',bad);print(un)
    for k,e in ex.items(): print(k,e[:6])
    L=[len(d['text'].split('\n')) for d in D];print('lines: max',max(L),'>=10:',sum(x>=10 for x in L),'>=25:',sum(x>=25 for x in L),'one:',sum(x==1 for x in L))
    print(sorted(collections.Counter(c.split('.')[0] for c,_,_ in lab).items()),len({c for c,_,_ in lab if c.startswith('prov')}),'vendors')
    for x in random.Random(7).sample(lab,40): print('   ',x[0],'|',repr(x[1][:90]),'|',x[2])

"""independent re-check of checksums on the labelled text, plus a look for token-like leftovers in clean items"""
import json,re,sys,collections,zlib
def luhn(s): return sum(d if i%2==0 else (2*d-9 if d>4 else 2*d) for i,d in enumerate(map(int,reversed(s))))%10==0
ok=collections.Counter();ko=collections.Counter()
for f in sys.argv[1:]:
    for l in open(f):
        i=json.loads(l);b=i['text'].encode()
        if i['group']!='disguised':
            for s in i['spans']:
                t=b[s['start']:s['end']].decode();c=s['class'];v=None
                if c=='card': v=luhn(re.sub(r'\D','',t))
                elif c=='iban':
                    x=re.sub(r'\s','',t);x=x[4:]+x[:4];v=int(''.join(str(int(q,36)) for q in x))%97==1
                elif c=='us_routing': v=sum(int(a)*w for a,w in zip(t,[3,7,1]*3))%10==0
                elif c.startswith('provider.github_') and t[:4] in('ghp_','ghs_','gho_'):
                    n=zlib.crc32(t[4:34].encode());A='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';e=''
                    while n:n,m=divmod(n,62);e=A[m]+e
                    v=e.rjust(6,'0')==t[34:]
                if v is not None: (ok if v else ko)[c]+=1
        if i['group']=='clean':
            t=i['text']
            for m in re.finditer(r'\b(?:\d[ -]?){13,19}\b',t):
                d=re.sub(r'\D','',m.group())
                if 13<=len(d)<=19 and luhn(d) and not d.startswith(('4242','4111')): print('clean luhn',i['id'],m.group())
            for m in re.finditer(r'\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}\b',t):
                x=re.sub(r'\s','',m.group());x=x[4:]+x[:4]
                if int(''.join(str(int(q,36)) for q in x))%97==1 and 'WEST' not in m.group(): print('clean iban',i['id'],m.group())
            for m in re.finditer(r'(?:ghp_|glpat-|sk_live_|xox[bp]-|AKIA|hvs\.|npm_|sk-ant-)[A-Za-z0-9_-]{12,}',t):
                if 'xxxx' not in m.group() and 'EXAMPLE' not in m.group(): print('clean token',i['id'],m.group())
            for m in re.finditer(r'(?i)(password|passwort|mot de passe|contraseña|hasło|senha|wachtwoord)\W{1,4}(?:is|ist|est|es|to|é)?\s*(\S*[a-zA-Z]\S*\d\S*)',t): print('look:',i['id'],m.group()[:80])
print('ok',dict(ok),'wrong',dict(ko))

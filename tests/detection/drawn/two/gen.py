#!/usr/bin/env python3
"""gen.py --seed N --out FILE --half a|b [--n 3000]
Templates live in t_*.txt. A template's half is a hash of its text."""
import argparse,hashlib,json,os,random,re,sys,glob,html,zlib,urllib.parse,codecs
from vals import *
import vals,bip39
from people import Person,ORG,date as pdate,CC
HERE=os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
from spelled import spelled
NAMES='full first last rev init upper lower'.split()
PCLS={**{a:'name' for a in NAMES},'email':'email','wmail':'email','phone':'phone','addr':'address','addr1':'address','addr2':'address','addrml':'address','birth':'birth','birthiso':'birth','nid':'national_id','passport':'passport','licence':'licence','health':'health','plate':'plate','iban':'iban','bic':'bic','card':'card','ip':'ip','mac':'mac','geo':'geo','lat':'geo','lon':'geo'}
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0]&1]
def load():
    out=[]
    for f in sorted(glob.glob(os.path.join(HERE,'t_*.txt'))):
        hd=None;buf=[]
        def flush():
            if not hd: return
            one,g,l,k=hd; body='\n'.join(buf).strip('\n')
            for t in ([x for x in body.split('\n') if x.strip()] if one else [body]):
                if not t.strip(): continue
                t=t.replace('⏎','\n')
                ls=l.split(','); out.append(dict(g=g,lang=ls[0],langs=ls,k=k,t=t,h=half(t)))
        for line in spelled(open(f,encoding='utf-8').read()).split('\n'):
            m=re.match(r'@@(1?) ([a-z_]+) (\S+) (\S+)$',line)
            if m: flush(); hd=m.groups(); buf=[]
            else: buf.append(line)
        flush()
    return out
HOSTS='db-prod-3.kestrelhr.io,pg.norvik-logistics.com,cache.talldune.dev,api.lumenworks.eu,build.acquaforte.it,mq.brightmoor.co.uk,files.hofmann-bau.de,ldap.vandoornfoods.nl,git.harborstone.net,backup.zielonydom.pl,vpn.quillandco.com,erp.pontealta.com.br,cam4.redwillowclinic.org'.split(',')
SVC='billing,orders,ledger,ingest,mailer,search,checkout,notifier,inventory,scheduler,media,reports,gateway,auth,payroll'.split(',')
CO='Kestrel HR,Norvik Logistics,Tall Dune,Lumenworks,Acquaforte,Brightmoor,Hofmann Bau,Atelier Lune,Oficina Verde,Vandoorn Foods,Zielony Dom,Harborstone,Quill & Co,Redwillow Clinic,Ponte Alta'.split(',')
USR='admin,root,deploy,svc_backup,app,reporting,etl,postgres,sa,ci-bot,operator,readonly,monitoring,jenkins,app_rw'.split(',')
CITY={'en':'Leeds,Portland,Cork,Halifax,Durban','de':'Bremen,Graz,Kassel,Basel','fr':'Rennes,Namur,Lyon,Lausanne','es':'Valencia,Rosario,Bilbao,Cali','it':'Modena,Bari,Trento','pt':'Aveiro,Recife,Faro','nl':'Breda,Gent,Utrecht','pl':'Lublin,Opole,Toruń'}
BENIGN=['please restart the nightly job','the quick brown fox jumps over the lazy dog','Hello, world! This is a test.','build finished with 0 errors','see chapter 4 of the handbook','temperature is 21 degrees','SELECT count(*) FROM orders','release notes for version 4.2.0','content-type: text/plain','lorem ipsum dolor sit amet','meeting room blue, second floor','flour, sugar, butter and eggs']
BEN={'de':['Bitte die Blumen gießen','Das Protokoll folgt morgen'],'fr':['La réunion est reportée','Merci et bonne journée'],'es':['La reunión empieza tarde'],'it':['La riunione è finita'],'pt':['A reunião começa às nove'],'nl':['De vergadering is verplaatst'],'pl':['Spotkanie przełożone na piątek'],'ja':['会議は三時からです'],'zh':['会议三点开始']}
ZW=['\u200b','\u200c','\u200d','\u2060']
HOMO=dict(zip('aceopxyiABCEHKMOPTX','асеорхуіАВСЕНКМОРТХ'))
def dz(r,m,v):
    b=v.encode()
    if m=='b64': return b64(b)
    if m=='b64u': return b64u(b)
    if m=='b64json': return b64(json.dumps({r.choice(['value','data','secret','v','content']):v,'ver':r.randint(1,9)},ensure_ascii=False).encode())
    if m=='b64b64': return b64(b64(b).encode())
    if m=='b64z': return b64(zlib.compress(b))
    if m=='b64wrap':
        s=b64(b); w=max(8,len(s)//3); return '\n'.join(s[i:i+w] for i in range(0,len(s),w))
    if m=='b32': return base64.b32encode(b).decode()
    if m=='hex': return b.hex() if r.random()<.7 else b.hex().upper()
    if m=='hexsp': return b.hex(' ')
    if m=='hexx': return ''.join('\\x%02x'%c for c in b)
    if m=='hex0': return ', '.join('0x%02x'%c for c in b)
    if m=='dec': return ', '.join(str(ord(c)) for c in v)
    if m=='bin': return ' '.join(format(c,'08b') for c in b)
    if m=='oct': return ''.join('\\%03o'%c for c in b)
    if m=='pct': return ''.join('%%%02X'%c for c in b)
    if m=='pctmix':
        s=''.join('%%%02X'%c if (r.random()<.4 or not (48<=c<58 or 65<=c<91 or 97<=c<123)) else chr(c) for c in b); return s
    if m=='pct2': return ''.join('%%25%02X'%c for c in b)
    if m=='ent': return ''.join('&#%d;'%ord(c) for c in v)
    if m=='entx': return ''.join('&#x%x;'%ord(c) for c in v)
    if m=='uni': return ''.join('\\u%04x'%ord(c) for c in v if ord(c)<65536)
    if m=='zw':
        z=r.choice(ZW); n=0;o=''
        for i,c in enumerate(v): o+=c+(z if i<len(v)-1 and (r.random()<.3 or i==len(v)//2) else '')
        return o
    if m=='shy': k=len(v)//2; return v[:k]+'\u00ad'+v[k:]
    if m=='homo':
        o=''.join(HOMO.get(c,c) if r.random()<.6 else c for c in v)
        return o if o!=v else ''.join(HOMO.get(c,c) for c in v)
    if m=='full': return ''.join(chr(ord(c)+0xFEE0) if 33<=ord(c)<127 else ('\u3000' if c==' ' else c) for c in v)
    if m=='mathb': return ''.join(chr(0x1D7CE+ord(c)-48) if c.isdigit() else chr(0x1D400+ord(c)-65) if 'A'<=c<='Z' else chr(0x1D41A+ord(c)-97) if 'a'<=c<='z' else c for c in v)
    if m=='circ': return ''.join({'0':'⓪'}.get(c,chr(0x2460+ord(c)-49)) if c in DG else chr(0x24B6+ord(c)-65) if 'A'<=c<='Z' else chr(0x24D0+ord(c)-97) if 'a'<=c<='z' else c for c in v)
    if m=='arab': return v.translate(str.maketrans(DG,'٠١٢٣٤٥٦٧٨٩'))
    if m=='space': return ' '.join(v.replace(' ',''))
    if m=='dash': return '-'.join(v.replace(' ','').replace('-',''))
    if m=='dotsep': return '.'.join(v.replace(' ',''))
    if m=='under': return '_'.join(v.replace(' ',''))
    if m=='rev': return v[::-1]
    if m=='rot13': return codecs.encode(v,'rot13')
    if m in('cat','catdot','catnl','fcat','arr','charr','percentcat','revcat'):
        n=min(len(v),r.choice([2,3,3,4])); cut=sorted(r.sample(range(1,len(v)),n-1)) if len(v)>n else []
        P=[v[i:j] for i,j in zip([0]+cut,cut+[len(v)])]; q=r.choice('"\'')
        Q=[q+p+q for p in P]
        if m=='cat': return ' + '.join(Q)
        if m=='catdot': return ' . '.join(Q)
        if m=='catnl': return ' +\n    '.join(Q)
        if m=='fcat': return ' '.join(Q)
        if m=='arr': return '['+', '.join(Q)+']'
        if m=='charr': return '['+','.join("'"+c+"'" for c in v)+']'
        if m=='percentcat': return ' || '.join("'"+p+"'" for p in P)
        if m=='revcat': return ' + '.join(q+p[::-1]+q for p in P)
    if m=='wrap':
        w=max(5,len(v)//r.choice([2,3])); return '\n'.join(v[i:i+w] for i in range(0,len(v),w))
    if m=='wrapq':
        w=max(5,len(v)//2+1); return '\n> '.join(v[i:i+w] for i in range(0,len(v),w))
    if m=='wrapbs':
        w=max(5,len(v)//2+1); return '\\\n'.join(v[i:i+w] for i in range(0,len(v),w))
    if m=='wrapc':
        w=max(5,len(v)//2+1); return '\n# '.join(v[i:i+w] for i in range(0,len(v),w))
    if m=='bold':
        i=len(v)//3;j=2*len(v)//3; s=r.choice(['**','__','`','*','~~']); return v[:i]+s+v[i:j]+s+v[j:]
    if m=='tag':
        i=len(v)//2; return v[:i]+r.choice(['<wbr>','<b></b>','<!-- -->','&shy;','</span><span>','&#8203;'])+v[i:]
    if m=='at': return re.sub(r'\.',r.choice([' dot ',' [dot] ',' (.) ','.']),v).replace('@',r.choice([' at ',' [at] ',' (at) ',' AT ']))
    if m=='words':
        w='zero one two three four five six seven eight nine'.split(); return ' '.join(w[int(c)] for c in v if c in DG)
    if m=='wordsde':
        w='null eins zwei drei vier fünf sechs sieben acht neun'.split(); return ' '.join(w[int(c)] for c in v if c in DG)
    raise KeyError(m)
class R:
    def __init__(s,r,lang,twin=False,kind='code'):
        s.r=r;s.lang=lang;s.twin=twin;s.kind=kind;s.c={};s.P={};s.V=None
        s.style=r.randrange(6)
    def person(s,k):
        if k not in s.P: s.P[k]=Person(s.r,s.lang)
        return s.P[k]
    def vend(s,k,slug=None):
        k='V'+k
        if k not in s.c: s.c[k]=s.r.choice([v for v in VEND if v[0] not in('slack_hookpath','discord_hook')])
        return s.c[k]
    def mask(s,cls,spec,val):
        r=s.r;st=s.style
        if cls in('name',): return [ '[NAME]','<name>','XXXX','[redacted]','[PERSON_1]','█████'][st]
        if cls=='email': return ['user@example.com','[email]','name@example.org','<email>','x****@*****.com','[redacted]'][st]
        if cls=='phone': return ['555-0100','[phone]','+1 555 0142','<phone>','XXX-XXX-XXXX','***'][st]
        if cls=='ip': return ['192.0.2.1','127.0.0.1','198.51.100.7','203.0.113.25','0.0.0.0','[ip]'][st]
        if cls=='card': return ['4242 4242 4242 4242','**** **** **** 4242','XXXX-XXXX-XXXX-XXXX','[card]','4111111111111111','[redacted]'][st]
        if cls=='mac': return ['00:00:00:00:00:00','ff:ff:ff:ff:ff:ff','xx:xx:xx:xx:xx:xx','[mac]','00:00:00:00:00:00','[redacted]'][st]
        if cls=='private_key':
            if '\\n' in val: return '-----BEGIN PRIVATE KEY-----\\n...\\n-----END PRIVATE KEY-----'
            ind=re.search(r'\n( *)',val); ind=ind.group(1) if ind else ''
            return '-----BEGIN PUBLIC KEY-----\n'+ind+b64(bytes.fromhex('302a300506032b6570032100')+rb(random.Random(val),32))+'\n'+ind+'-----END PUBLIC KEY-----' if st%2 else '-----BEGIN PRIVATE KEY-----\n'+ind+'<your key here>\n'+ind+'-----END PRIVATE KEY-----'
        if cls in PCLS.values() or cls in('us_routing','bank_account','crypto_address'):
            return ['['+cls+']','<'+cls+'>','XXXXXXXX','[redacted]','(on file)','*********'][st]
        if spec.startswith('V.tok') or spec.startswith('v:'):
            env=s.vend('').__getitem__(2) if spec.startswith('V') else 'API_TOKEN'; pre=re.match(r'^[A-Za-z]{2,9}[_-](?:[a-z]{3,6}[_-])?|^',val).group(0)
            return ['YOUR_'+env,pre+'xxxxxxxxxxxxxxxxxxxx','${'+env+'}','<'+env.lower().replace('_','-')+'>',pre+'********','[REDACTED]'][st]
        if s.kind=='prose': return ['********','[redacted]','<password>','XXXXXXXX','••••••••','(via vault)'][st]
        return ['${SECRET}','REDACTED','<secret>','********','{{ vault.secret }}','<your-secret>'][st]
    def slot(s,spec):
        """-> (text, class|None)"""
        base=spec
        if spec[0]=='?': return s.r.choice(spec[1:].split('|')),None
        if spec in s.c: return s.c[spec]
        x=s._slot(spec); keep='#' in spec or spec in('svc','dom','host') or x[1] or spec.startswith('V.')
        if x[1] and s.twin and not spec.startswith('dz:'): x=(s.mask(x[1],spec,x[0]),None)
        if keep: s.c[spec]=x
        return x
    def value(s,kind):
        """a sensitive value for the disguises"""
        r=s.r;p=s.person('z'+str(r.random()))
        if kind=='v':
            while True:
                v=r.choice(VEND[:-2]); t=v[3](r)
                if len(t)<110: return t,'provider.'+v[0]
        if kind=='pw': return pw(r,s.lang),'password'
        if kind=='key': return gkey(r),'generic_key'
        if kind in PCLS: return p.get(kind),PCLS[kind]
        if kind=='crypto': return crypto(r),'crypto_address'
        raise KeyError(kind)
    def _slot(s,spec):
        r=s.r; base,_,idx=spec.partition('#'); m=re.match(r'^p(\d*)\.(\w+)$',base)
        if m: return s.person(m.group(1)).get(m.group(2)),PCLS[m.group(2)]
        if base in PCLS: return s.person(idx).get(base),PCLS[base]
        if base.startswith('dz:'):
            _,me,*ks=base.split(':'); me=r.choice(me.split(',')); v,c=s.value(r.choice((ks[0] if ks else 'v,pw,key').split(',')))
            if s.twin: return (dz(r,me,r.choice(BENIGN)) if not me.startswith('words') else r.choice(['nowhere to be found','quite long','on the back'])),None
            return dz(r,me,v),c
        if base.startswith('bz:'): return dz(r,r.choice(base[3:].split(',')),r.choice(BENIGN+BEN.get(s.lang,[]))),None
        if base.startswith('V.'):
            v=s.vend(''); a=base[2:]
            if a=='tok': return v[3](r),'provider.'+v[0]
            return {'env':v[2],'name':v[1],'low':v[1].lower().replace(' ','').replace('.','').replace('/',''),'snake':v[2].lower(),'camel':(lambda w:w[0].lower()+''.join(x.capitalize() for x in w[1:]))(v[2].split('_')),'kebab':v[2].lower().replace('_','-')}[a],None
        if base.startswith('v:'):
            v=[x for x in VEND if x[0]==base[2:]][0]; return v[3](r),'provider.'+v[0]
        if base in('pw','pw2','pw3'): return pw(r,s.lang),'password'
        if base in('pwu','pwu2'): return pw(r,s.lang,True),'password'
        if base=='pp': return passphrase(r,s.lang),'password'
        if base in('key','key2','key3'): return gkey(r),'generic_key'
        if base=='hexkey': return rs(r,HX,r.choice([32,40,64])),'generic_key'
        if base=='b64key': return b64(rb(r,32)),'generic_key'
        if base=='jwt': return jwt(r),'jwt'
        if base=='sess': return r.choice([lambda:rs(r,LO+DG,26),lambda:rs(r,HX,32),lambda:rs(r,'0123456789ABCDEF',32),lambda:b64u(rb(r,32)),lambda:'s%3A'+b64u(rb(r,24))+'.'+rs(r,AN,43),lambda:uuid(r)])(),'session'
        if base=='basic': return b64((r.choice(USR)+':'+pw(r)).encode()),'basic_auth'
        if base=='bearer': return r.choice([lambda:rs(r,AN,r.choice([32,40,48])),lambda:b64u(rb(r,r.choice([32,48,64]))),lambda:rs(r,HX,64)])(),'bearer'
        if base=='sig': return urllib.parse.quote(b64(rb(r,32)),safe=''),'sas_sig'
        if base=='awssig': return rs(r,HX,64),'sas_sig'
        if base=='totp': return totp(r),'totp'
        if base=='totpsp': t=totp(r); return ' '.join(t[i:i+4] for i in range(0,len(t),4)).lower(),'totp'
        if base=='seed': return bip39.phrase(r,r.choice([12,12,12,24])),'seed'
        if base=='pk': return privkey(r),'private_key'
        if base=='pkn': return privkey(r).replace('\n','\\n'),'private_key'
        if base.startswith('pki'): return privkey(r).replace('\n','\n'+' '*int(base[3:])),'private_key'
        if base=='pkb64': return b64(privkey(r).encode()),'private_key'
        if base=='jwkd': return b64u(rb(r,32)),'private_key'
        if base=='ppkpriv':
            x=b64(rb(r,36)); return x,'private_key'
        if base=='hash': return pwhash(r),'password_hash'
        if base=='md5h': return rs(r,HX,r.choice([32,40,64])),'password_hash'
        if base=='ntlm': return rs(r,HX,32),'password_hash'
        if base=='crypto': return crypto(r),'crypto_address'
        if base=='routing': return routing(r),'us_routing'
        if base=='acct': return str(r.randint(10**7,10**11)),'bank_account'
        if base=='ukacct': return D2(r,8),'bank_account'
        if base=='sort': return '-'.join(rs(r,DG,2) for _ in range(3)),'bank_account'
        # ---- plain
        a,_,n=base.partition(':')
        if a=='n': return r.choice('123456789')+rs(r,DG,int(n or 4)-1),None
        if a=='r': lo,hi=n.split('-'); return str(r.randint(int(lo),int(hi))),None
        if a=='f': return f'{r.uniform(0.1,float(n or 100)):.2f}',None
        if a=='h': return rs(r,HX,int(n or 40)),None
        if a=='B': return b64(rb(r,int(n or 32))),None
        if a=='uuid': return uuid(r),None
        if a=='dom': return r.choice(ORG),None
        if a=='host': return r.choice(HOSTS),None
        if a=='svc': return r.choice(SVC),None
        if a=='co': return r.choice(CO),None
        if a=='usr': return r.choice(USR),None
        if a=='db': return r.choice(SVC)+r.choice(['','_prod','_db']),None
        if a=='city': return r.choice((CITY.get(s.lang) or CITY['en']).split(',')),None
        if a=='date': return pdate(r,s.lang,CC.get(s.lang,['DE'])[0],(r.choice([2023,2024,2025,2026]),r.randint(1,12),r.randint(1,28))),None
        if a=='iso': return f'{r.choice([2024,2025,2026])}-{r.randint(1,12):02d}-{r.randint(1,28):02d}',None
        if a=='ts': return f'{r.choice([2025,2026])}-{r.randint(1,12):02d}-{r.randint(1,28):02d}T{r.randint(0,23):02d}:{r.randint(0,59):02d}:{r.randint(0,59):02d}Z',None
        if a=='time': return f'{r.randint(7,19)}:{r.randint(0,59):02d}',None
        if a=='amt':
            x=r.uniform(8,4800); return (f'{x:,.2f}' if s.lang in('en','ja','zh','ko') else f'{x:.2f}'.replace('.',',')),None
        if a=='ver': return f'{r.randint(0,14)}.{r.randint(0,40)}.{r.randint(0,30)}',None
        if a=='order': return r.choice(['ORD-','SO','#','R-','TK-','INC'])+rs(r,DG,r.choice([5,6,8])),None
        if a=='sha512': return 'sha512-'+b64(rb(r,64)),None
        if a=='badluhn':
            x=rs(r,'56789',1)+rs(r,DG,14); return x+str((int(luhn(x))+r.randint(1,9))%10),None
        if a=='isbn':
            x='978'+rs(r,DG,9); return x[:3]+'-'+x[3]+'-'+x[4:8]+'-'+x[8:]+'-'+str(-sum(int(c)*(1 if i%2==0 else 3) for i,c in enumerate(x))%10),None
        if a=='ean': 
            x='40'+rs(r,DG,10); return x+str(-sum(int(c)*(1 if i%2==0 else 3) for i,c in enumerate(x))%10),None
        raise KeyError(spec)
def D2(r,n): return rs(r,DG,n)
def render(t,rd,sloppy=False):
    out=[];spans=[];pos=0
    for i,x in enumerate(re.split(r'‹([^›]*)›',t)):
        if i%2: x,c=rd.slot(x)
        else:
            c=None
            if sloppy: x=x.lower()
        b=len(x.encode())
        if c: spans.append({'start':pos,'end':pos+b,'class':c})
        out.append(x); pos+=b
    return ''.join(out),spans
def carrier(r,kind,lang,fills):
    """long clean surroundings, 10 to 55 lines in all"""
    n=r.randint(8,50); rd=R(r,lang); f=lambda t:render(t,rd)[0]
    LOG=['‹ts› INFO  worker-‹r:1-9› picked job ‹n:6›','‹ts› DEBUG cache hit ratio 0.‹n:3›','‹ts› INFO  GET /v1/‹?items|orders|health› 200 ‹n:2›ms','‹ts› WARN  slow query ‹n:4›ms table=‹?parts|routes|stock›','‹ts› INFO  gc pause ‹f:40›ms heap=‹n:3›MB','‹ts› INFO  trace=‹h:16› span=‹h:8› ok','‹ts› ERROR retry ‹r:1-5›/5 after timeout']
    SH=['cd /srv/app','mkdir -p build/‹n:3›','echo "step ‹r:1-40› done"','make -j‹r:2-16› all','tar czf out-‹iso›.tgz dist/','# next: clean up','rm -rf tmp/','if [ -f Makefile ]; then make test; fi','docker compose pull','sleep ‹r:1-30›','git fetch --all --prune','systemctl status nginx --no-pager']
    TXT=['- [x] order ‹?paper|screws|paint|labels›','- [ ] check the ‹?boiler|lift|scanner|gate›','* ‹r:2-60› pieces, shelf ‹r:1-9›','> quoted from the handbook, page ‹n:2›','----','(see appendix ‹r:1-9›)','']+[x['t'] for x in fills]*3
    P=LOG if kind=='log' else SH if kind=='cli' else TXT if kind=='prose' else None
    if P is None:
        PY=['def step_‹r:1-99›(x):','    return x * ‹r:2-90› + ‹r:1-9›','','# --- section ‹r:1-20› ---','log.debug("at %d", ‹n:3›)','rows = [r for r in rows if r.ok]','total += price * qty','assert total >= 0','const n = items.length;','}','  // keep in sync with the schema','import math']
        P=PY
        h='\n'.join(f(r.choice(P)) for _ in range(n//2)); tl='\n'.join(f(r.choice(P)) for _ in range(n-n//2))
        return h+'\n\n# file 2\n',"\n\n# file 3\n"+tl
    if kind=='prose':
        U=[x['t'] for x in fills]; r.shuffle(U); L=[x for x in U]+[r.choice(TXT[:7]) for _ in range(r.randint(8,28))]; r.shuffle(L); n=len(L); k=r.randint(0,n); L=[f(x) for x in L]
        return ('\n'.join(L[:k])+'\n' if k else ''),'\n'+'\n'.join(L[k:])
    k=r.randint(0,n); h='\n'.join(f(r.choice(P)) for _ in range(k)); tl='\n'.join(f(r.choice(P)) for _ in range(n-k))
    return (h+'\n' if h else ''),'\n'+tl
QUOTA=[('vendor',.13),('password_prose',.10),('password_cli',.10),('generic',.09),('people',.16),('payment',.05),('disguised',.09),('clean',.33)]
def shift(spans,d): return [dict(s,start=s['start']+d,end=s['end']+d) for s in spans]
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); ap.add_argument('--n',type=int,default=3000); ap.add_argument('--no-twins',action='store_true')
    a=ap.parse_args(); r=random.Random(f'{a.seed}/{a.half}')
    T=[t for t in load() if t['h']==a.half]
    wraps=[t for t in T if t['g'].startswith('wrap')]; fills=[t for t in T if t['g']=='fill']
    items=[];seen=set()
    def one(t,twin,seed):
        rr=random.Random(seed); lang=rr.choice(t['langs']); rd=R(rr,lang,twin,t['k'])
        prose=t['k']=='prose'
        text,sp=render(t['t'],rd,prose and rr.random()<.12)
        wr=random.Random(seed+'w'); x=wr.random()
        if t['k']=='prose' and x<.22:
            F=[f for f in fills if f['lang']==lang]
            if F:
                wr.shuffle(F); k=wr.choice([1,1,2,3]); fr=lambda z: render(z['t'],R(wr,lang))[0]; pre='\n\n'.join(map(fr,F[:k])); post=fr(F[k%len(F)])
                if wr.random()<.6: text=pre+'\n\n'+text; sp=shift(sp,len((pre+'\n\n').encode()))
                if wr.random()<.6: text+='\n\n'+post
        elif t['k'] in('code','cli','log') and x<.3:
            w=[w for w in wraps if w['g']=='wrap']
            if w:
                h,_,tl=render(wr.choice(w)['t'],R(wr,lang))[0].partition('◆'); text=h+text+tl; sp=shift(sp,len(h.encode()))
        if x>.86:
            h,tl=carrier(wr,t['k'],lang,[f for f in fills if f['lang']==lang]); text=h+text+tl; sp=shift(sp,len(h.encode()))
        return text,sp,lang
    for g,q in QUOTA:
        pool=[t for t in T if t['g']==g]; n=int(a.n*q); order=[]
        if not pool: continue
        while len(order)<n: x=pool[:]; r.shuffle(x); order+=x
        for i,t in enumerate(order[:n]):
            th=hashlib.sha256(t['t'].encode()).hexdigest()[:8]
            for att in range(3):
                sd=f'{a.seed}/{a.half}/{g}/{i}/{att}'
                text,sp,lang=one(t,False,sd)
                if text not in seen: break
            else: continue
            seen.add(text)
            assert g=='clean' or sp,(g,t['t'])
            assert g!='clean' or not sp,t['t']
            items.append(dict(id=f'{a.half}-{g}-{i:04d}-{th}',text=text,group=g,lang=lang,spans=sp))
            # minimal pair: the same template and filling, sensitive values masked or referenced
            if g not in('clean','disguised') and r.random()<.20 and not a.no_twins:
                text,sp,lang=one(t,True,sd); assert not sp
                if text not in seen: seen.add(text); items.append(dict(id=f'{a.half}-clean-{g}-{i:04d}-{th}-pair',text=text,group='clean',lang=lang,spans=[]))
    r.shuffle(items)
    with open(a.out,'w',encoding='utf-8') as f:
        for it in items: f.write(json.dumps(it,ensure_ascii=False)+'\n')
if __name__=='__main__': main()

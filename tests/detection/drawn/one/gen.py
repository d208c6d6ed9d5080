#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""DLP benchmark generator.  gen.py --seed N --out FILE --half a|b [--scale X]
Templates: *.tpl files beside this file.  A record starts with '=== group lang'.
[[slot]] / [[slot:arg]] / [[slot#id]] / [[enc>slot]] are filled; [[?a|b]] is a free choice; [[!x]] is a literal [[x]].
'@rep a-b LINE' repeats LINE, '#i' inside becomes a fresh id.  A slot of the sensitive kind keeps its value per id."""
import argparse, base64, codecs, datetime, glob, gzip, hashlib, html, json, os, random, re, sys
import values as v
HERE=os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
from spelled import spelled
COUNTS={'vendor':380,'password_prose':280,'password_cli':290,'generic':290,'people':380,'payment':210,'disguised':280,'clean':1180}
def load():
    out=[]
    for fn in sorted(glob.glob(os.path.join(HERE,'*.tpl'))):
        for rec in re.split(r'(?m)^=== ',spelled(open(fn,encoding='utf-8').read()))[1:]:
            head,_,body=rec.partition('\n'); g,l=head.split()[:2]
            body=body.strip('\n'); out.append((g,l,body))
    # each record must be unique
    seen=set();res=[]
    for t in out:
        if t[2] in seen: continue
        seen.add(t[2]);res.append(t)
    return res
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0]&1]
SLOT=re.compile(r'\[\[(\?[^\]]*|![^\]]+|[A-Za-z][A-Za-z0-9_>.:,#/+-]*)\]\]')
SVC="billing orders gateway inventory ledger mailer scheduler catalog webhooks reports auth-proxy search ingest notifier thumbs".split()
HOSTS="kestrelworks.net nordhafen-it.de brunnquell.io tessaria.eu oakfold.tech marisma-digital.es pontelungo.it velomax.pl lumenat.fr grachtwerk.nl".split()
WORDN="widget invoice shipment customer session report batch metric catalog window bucket pipeline cursor layout tenant vector".split()
HOMO=dict(zip('aceopxyiABCEHKMOPTXjs','асеорхуіАВСЕНКМОРТХјѕ'))
def chunks(r,s,n=None):
    n=n or r.choice([2,3,4]); L=max(1,-(-len(s)//n)); return [s[i:i+L] for i in range(0,len(s),L)]
def enc(r,k,s):
    b=s.encode()
    if k=='b64': return v.b64(b)
    if k=='b64u': return v.b64u(b)
    if k=='b64b64': return v.b64(v.b64(b).encode())
    if k=='b32': return base64.b32encode(b).decode()
    if k=='gz': return v.b64(gzip.compress(b,mtime=0))
    if k=='hex': return b.hex()
    if k=='HEX': return b.hex().upper()
    if k=='hexsp': return ' '.join('%02x'%x for x in b)
    if k=='hexc': return ', '.join('0x%02x'%x for x in b)
    if k=='dec': return ', '.join(str(x) for x in b)
    if k=='decsp': return ' '.join(str(x) for x in b)
    if k=='bin': return ' '.join('{:08b}'.format(x) for x in b)
    if k=='oct': return ''.join('\\%03o'%x for x in b)
    if k=='pct': return ''.join('%%%02X'%x for x in b)
    if k=='pctmix': return ''.join('%%%02X'%x if r.random()<.5 or not chr(x).isalnum() else chr(x) for x in b)
    if k=='pct2': return ''.join('%%25%02X'%x for x in b)
    if k=='ent': return ''.join('&#%d;'%ord(c) for c in s)
    if k=='entx': return ''.join('&#x%x;'%ord(c) for c in s)
    if k=='uesc': return ''.join('\\u%04x'%ord(c) for c in s)
    if k=='xesc': return ''.join('\\x%02x'%x for x in b)
    if k=='ubr': return ''.join('\\u{%x}'%ord(c) for c in s)
    if k=='zw': return ''.join(c+(r.choice('\u200b\u200c\u200d\u2060\ufeff') if i<len(s)-1 and r.random()<.5 else '') for i,c in enumerate(s[:2]+s[2:]))if len(s)<4 else s[:2]+'\u200b'+''.join(c+(r.choice('\u200b\u200c\u200d\u2060') if r.random()<.4 else '') for c in s[2:-1])+s[-1]
    if k=='shy': return '\u00ad'.join(chunks(r,s,4))
    if k=='homo': return ''.join(HOMO.get(c,c) for c in s)
    if k=='fw': return ''.join(chr(ord(c)+0xfee0) if 33<=ord(c)<=126 else c for c in s)
    if k=='mono': return ''.join(chr(0x1d670+ord(c)-65) if 'A'<=c<='Z' else chr(0x1d68a+ord(c)-97) if 'a'<=c<='z' else chr(0x1d7f6+ord(c)-48) if '0'<=c<='9' else c for c in s)
    if k=='arab': return ''.join(chr(0x660+int(c)) if c in '0123456789' else c for c in s)
    if k=='sp': return ' '.join(s)
    if k=='dash': return '-'.join(s)
    if k=='dot': return '.'.join(s)
    if k=='us': return '_'.join(s)
    if k=='sp4': return '  '.join(s[i:i+4] for i in range(0,len(s),4))
    if k=='rev': return s[::-1]
    if k=='rot13': return codecs.encode(s,'rot13')
    if k=='cat': return '" + "'.join(chunks(r,s))
    if k=='catsq': return "' + '".join(chunks(r,s))
    if k=='catdot': return "' . '".join(chunks(r,s))
    if k=='catamp': return '" & "'.join(chunks(r,s))
    if k=='catlua': return '" .. "'.join(chunks(r,s))
    if k=='catnl': return '"\n    "'.join(chunks(r,s))
    if k=='list': return '", "'.join(chunks(r,s,4))
    if k=='revlist': return '", "'.join(chunks(r,s,4)[::-1])
    if k=='chars': return "', '".join(s)
    if k=='wrap': return '\n'.join(chunks(r,s,3))
    if k=='wrapbs': return '\\\n'.join(chunks(r,s,3))
    if k=='qp': return '=\n'.join(chunks(r,s,3))
    if k=='wrapin': return '\n      '.join(chunks(r,s,3))
    if k=='md': a=chunks(r,s,3); return a[0]+'**'+(a[1] if len(a)>1 else '')+'**'+''.join(a[2:])
    if k=='mdc': return '`'+'``'.join(chunks(r,s,2))+'`' if 0 else '<b></b>'.join(chunks(r,s,3))
    if k=='mdcom': return '<!-- -->'.join(chunks(r,s,2))
    if k=='mdu': a=chunks(r,s,2); return a[0]+'_'+'_'.join([''])+'_'.join(a[1:]) if 0 else '*'+'*'.join(a)
    raise KeyError(k)
class Ctx:
    def __init__(s,r,lang): s.r=r;s.lang=lang;s.p={};s.vd={};s.memo={};s.n=10
    def person(s,i):
        if i not in s.p:
            base=None
            s.p[i]=v.person(s.r,s.lang,s.p[''].cc if '' in s.p and s.r.random()<.8 else None)
        return s.p[i]
    def vendor(s,i):
        if i not in s.vd:
            k=s.r.choice(v.VID)
            while k in s.vd.values(): k=s.r.choice(v.VID)
            s.vd[i]=k
        return s.vd[i]
def dt(r): return datetime.datetime(2022,1,1)+datetime.timedelta(seconds=r.randrange(4*365*86400))
def noise(c,name,arg):
    r=c.r
    if name=='int':
        a,b=(arg or '1-999').split('-');return str(r.randrange(int(a),int(b)+1))
    if name=='hex': return v.hx(r,int(arg or 8))
    if name=='sha1': return v.hx(r,40)
    if name=='sha7': return v.hx(r,7)
    if name=='sha256': return v.hx(r,64)
    if name=='md5': return v.hx(r,32)
    if name=='sha512b64': return v.b64(v.rb(r,64))
    if name=='sha256b64': return v.b64(v.rb(r,32))
    if name=='uuid': return v.uuid(r)
    if name=='ts': return dt(r).strftime(r.choice(['%Y-%m-%dT%H:%M:%SZ','%Y-%m-%d %H:%M:%S']))
    if name=='tsl': return dt(r).strftime('%b %d %H:%M:%S')
    if name=='date':
        d=dt(r);return d.strftime('%d.%m.%Y' if c.lang in('de','pl','cs') else '%d/%m/%Y' if c.lang in('fr','es','it','pt') else '%Y-%m-%d')
    if name=='dateiso': return dt(r).strftime('%Y-%m-%d')
    if name=='time': return dt(r).strftime('%H:%M')
    if name=='year': return str(r.randrange(1995,2026))
    if name=='unix': return str(int(dt(r).timestamp()))
    if name=='host': return r.choice(['db01','db-prod','app3','srv12','vpn','nas','ldap1','backup','mail','ci','sw-core','pg-replica','edge2'])+r.choice(['','-eu','-b'])+'.'+r.choice(HOSTS)
    if name=='sh': return r.choice(['db01','app3','srv12','nas','jump','web-02','bastion','lab-pi','fileserver','edge2'])
    if name=='dom': return r.choice(HOSTS)
    if name=='svc': return r.choice(SVC)
    if name=='word': return r.choice(WORDN)
    if name=='ver': return '%d.%d.%d'%(r.randrange(0,20),r.randrange(0,30),r.randrange(0,20))
    if name=='port': return str(r.choice([3000,5000,8000,8080,8443,9000,9090,5432,6379,3306]))
    if name=='float': return '%.*f'%(r.randrange(1,5),r.uniform(0,float(arg or 100)))
    if name=='ms': return '%dms'%r.randrange(1,2500)
    if name=='tkt': return r.choice(['INC','REQ','OPS-','SEC-','CHG','HD-','PLAT-'])+str(r.randrange(1000,99999))
    if name=='user': return r.choice(['svc_backup','admin','deploy','root','app_rw','reporting','oracle','ci-bot','etl','wwwrun','readonly','svc-monitor'])
    if name=='db': return r.choice(['orders','crm','billing','warehouse','keycloak','grafana','nextcloud','hr_core','inventory'])
    if name=='money': return '%d.%02d'%(r.randrange(3,4000),r.randrange(100))
    if name=='png': return 'iVBORw0KGgoAAAANSUhEUgAA'+v.rs(r,int(arg or 120),v.B64A)+'=='
    if name=='isbn':
        s='978'+r.choice(['0','1','3','2','84','88'])
        s+=v.rs(r,12-len(s),v.DIG);s+=str(-sum(int(x)*(3 if i%2 else 1) for i,x in enumerate(s))%10);return r.choice([s,s[:3]+'-'+s[3]+'-'+s[4:8]+'-'+s[8:12]+'-'+s[12]])
    if name=='part': return r.choice(['XK','BRG','TL','M8','PN','QF'])+'-'+str(r.randrange(100,9999))+'-'+v.rs(r,2,v.UP)
    if name=='pubkey': return 'AAAAC3NzaC1lZDI1NTE5AAAAI'+v.rs(r,43,v.B64A)
    if name=='b64cert': return '\n'.join(['MII'+v.rs(r,61,v.B64A)]+[v.rs(r,64,v.B64A) for _ in range(int(arg or 6))])
    if name=='emoji': return r.choice(['🙂','👍','🙏','😅','🔥',''])
    return None
def sens(c,name,arg,i):
    r=c.r;L=c.lang
    if name in('name','first','last','lastfirst','NAME','init','email','birth','birthiso','nid','passport','licence','plate','health','phone','addr','addr2l','street','zipcity','mrz1','mrz2','hello'):
        p=c.person(i)
        if name=='name': return p.name,'name'
        if name=='first': return re.sub(r' [A-Z]\.$','',p.first),'name'
        if name=='last': return p.last,'name'
        if name=='lastfirst': return (p.name if p.eastern else p.last+', '+p.first),'name'
        if name=='NAME': return (p.name if p.eastern else (p.last+' '+p.first).upper()),'name'
        if name=='init': return (p.name if p.eastern else p.first[0]+'. '+p.last),'name'
        if name=='email': return p.mail,'email'
        if name=='birth': return v.birth(r,p),'birth'
        if name=='birthiso': return p.dob.isoformat(),'birth'
        if name=='nid': return v.nid(r,p,arg),'national_id'
        if name=='passport': return v.passport(r,arg or p.cc),'passport'
        if name=='licence': return v.licence(r,p),'licence'
        if name=='plate': return v.plate(r,arg or p.cc),'plate'
        if name=='health': return r.choice(v.HEALTH.get(L,v.HEALTH['en']).split('|')),'health'
        if name=='phone': return v.phone(r,arg or p.cc),'phone'
        a=v.addr(r,arg or p.cc)
        if name=='addr': return a,'address'
        if name=='addr2l': return a.replace(', ','\n',1) if p.cc!='US' else '\n'.join(a.rsplit(', ',2)[:1]+[', '.join(a.rsplit(', ',2)[1:])]),'address'
        if name=='street': c.memo['_z'+i]=(', '.join(a.split(', ')[1:]) or a);return a.split(', ')[0],'address'
        if name=='zipcity': 
            if '_z'+i not in c.memo: c.memo['_z'+i]=', '.join(a.split(', ')[1:]) or a
            return c.memo['_z'+i],'address'
    if name=='nhs': return v.nhs(r),'national_id'
    if name=='ip': return v.ip(r),'ip'
    if name=='mac': return v.mac(r),'mac'
    if name=='geo': return v.geo(r),'geo'
    if name=='V':
        k=c.vendor(i);return v.V[k][3](r),'provider.'+k
    if name=='tok': return v.V[arg][3](r),'provider.'+arg
    if name=='pw':
        return (v.pw_weak(r,L) if r.random()<.5 else v.pw_gen(r)),'password'
    if name=='pwweak': return v.pw_weak(r,L),'password'
    if name=='pwg': return v.pw_gen(r),'password'
    if name=='pwu': return v.pw_u(r,L),'password'
    if name=='pp': return v.pphrase(r,L),'password'
    if name=='pin': return v.rs(r,r.choice([4,4,6]),v.DIG),'password'
    if name=='key': return v.gkey(r),'generic_key'
    if name=='keyhex': return v.hx(r,int(arg or 64)),'generic_key'
    if name=='keyb64': return v.b64(v.rb(r,int(arg or 32))),'generic_key'
    if name=='pkhex': return v.hx(r,64),'private_key'
    if name=='keyal': return v.rs(r,int(arg or 32)),'generic_key'
    if name=='jwt': return v.jwt(r,arg or r.choice(['HS256','HS256','ES256','RS256'])),'jwt'
    if name=='session': return v.session(r),'session'
    if name=='sid': return v.rs(r,int(arg or 32),v.LOW+v.DIG),'session'
    if name=='basic': return v.b64((r.choice(['svc_api','deploy','admin','reporting'])+':'+v.pw_u(r,L)).encode()),'basic_auth'
    if name=='bearer': return r.choice([v.b64u(v.rb(r,36)),v.rs(r,40),v.hx(r,48)]),'bearer'
    if name=='sas': return v.sas(r),'sas_sig'
    if name=='sighex': return v.hx(r,64),'sas_sig'
    if name=='totp': return v.totp(r),'totp'
    if name=='seed': return (v.seed(r),'seed') if v.BIP else (_ for _ in ()).throw(KeyError('seed'))
    if name=='pem': 
        return v.pem(r,{'rsa':'RSA PRIVATE KEY','pk8':'PRIVATE KEY','ec':'EC PRIVATE KEY','ssh':'OPENSSH PRIVATE KEY','enc':'ENCRYPTED PRIVATE KEY'}.get(arg)),'private_key'
    if name=='pemj': return v.pem(r,{'rsa':'RSA PRIVATE KEY','pk8':'PRIVATE KEY','ec':'EC PRIVATE KEY','ssh':'OPENSSH PRIVATE KEY'}.get(arg)).replace('\n','\\n'),'private_key'
    if name=='pkb64': return v.b64(v.rb(r,int(arg or 48))),'private_key'
    if name=='jwkd': return v.b64u(v.rb(r,int(arg or 32))),'private_key'
    if name=='hash': return v.phash(r),'password_hash'
    if name=='nthash': return v.hx(r,32),'password_hash'
    if name=='card': return v.card(r,arg),'card'
    if name=='cardflat': return re.sub(r'\D','',v.card(r,arg)),'card'
    if name=='iban': return v.iban(r,arg),'iban'
    if name=='ibanflat': return v.iban(r,arg).replace(' ',''),'iban'
    if name=='bic': return r.choice(v.BICS),'bic'
    if name=='aba': return v.aba(r),'us_routing'
    if name=='acct': return v.rs(r,1,'123456789')+v.rs(r,int(arg or r.choice([7,9,10,11]))-1,v.DIG),'bank_account'
    if name=='ukacct': return v.rs(r,8,v.DIG),'bank_account'
    if name=='sort': return '%02d-%02d-%02d'%(r.randrange(20,90),r.randrange(100),r.randrange(100)),'bank_account'
    if name=='crypto': return v.crypto(r,arg),'crypto_address'
    return None
def fill(c,spec):
    if spec[0]=='?': return c.r.choice(spec[1:].split('|')),None
    if spec[0]=='!': return '[['+spec[1:]+']]',None
    if spec in c.memo: return c.memo[spec]
    e=None;s=spec
    if '>' in s: e,s=s.split('>',1)
    s,_,i=s.partition('#'); name,_,arg=s.partition(':'); arg=arg or None
    if e:
        t,cl=fill(c,spec.split('>',1)[1])
        for k in e.split(','): t=enc(c.r,k,t)
        c.memo[spec]=(t,cl);return t,cl
    if name in('Venv','Vdisp','Vhost','Vlc','Vvar'):
        d,en,h,_=v.V[c.vendor(i)]
        return {'Venv':en,'Vdisp':d,'Vhost':h,'Vlc':d.lower().replace(' ','-').replace('.',''),'Vvar':re.sub(r'_(.)',lambda m:m.group(1).upper(),en.lower())}[name],None
    x=noise(c,name,arg)
    if x is not None:
        if i: c.memo[spec]=(x,None)
        return x,None
    x=sens(c,name,arg,i)
    if x is None: raise KeyError('unknown slot '+spec)
    c.memo[spec]=x
    return x
def render(c,body):
    lines=[]
    for ln in body.split('\n'):
        m=re.match(r'@rep (\d+)-(\d+) (.*)$',ln)
        if m:
            for _ in range(c.r.randrange(int(m[1]),int(m[2])+1)):
                c.n+=1; lines.append(m[3].replace('#i','#%d'%c.n))
        else: lines.append(ln)
    body='\n'.join(lines);segs=[];pos=0
    for m in SLOT.finditer(body):
        segs.append((body[pos:m.start()],None));segs.append(fill(c,m[1]));pos=m.end()
    segs.append((body[pos:],None))
    return [s for s in segs if s[0]]
# wrappers: text before and after, and what the content goes through
WRAP=[('','','raw')]*0+[
("Can you help me with this?\n\n```\n","\n```",'raw'),("Here's what I have so far:\n\n","\n\nWhat am I doing wrong?",'raw'),
('{"role": "user", "content": "','"}','json'),('{"messages":[{"role":"system","content":"You are a careful assistant."},{"role":"user","content":"','"}],"temperature":0.2}','json'),
("Tool result (bash):\n<output>\n","\n</output>",'raw'),('{"type":"tool_result","tool_use_id":"toolu_x","content":"','","is_error":false}','json'),
("Please review this change:\n\n","\n\nThanks!",'raw'),("> ","\n\nBitte kurz drüberschauen, danke.",'quote'),("Voici le contenu, peux-tu corriger les fautes ?\n---\n","\n---",'raw'),
("Summarise the following for my manager, three bullet points max.\n\n\"\"\"\n","\n\"\"\"",'raw'),("Read file notes.txt (lines 1-40):\n","",'num'),
("<file path=\"workspace/tmp.txt\">\n","\n</file>",'raw'),("diff --git a/x b/x\n@@ -1,3 +1,9 @@\n+","",'diff'),("¿Puedes traducir esto al inglés?\n\n","",'raw'),
("user: ","\nassistant: Sure, give me a second.\nuser: ok",'raw'),("Translate to plain English please:\n","",'raw'),("stdout:\n    ","\nexit code 0",'indent'),
("w8 I meant this one:\n","",'raw'),("Here is the ticket text copied from the portal.\n\n","\n\n-- end of ticket --",'raw'),
("Pls have a look at this mail I got, is it phishing?\n\n","\n",'raw'),("Schreib das bitte freundlicher:\n\n","",'raw'),("Riassumi per favore:\n\n","",'raw'),("cat <<EOF > note.txt\n","\nEOF",'raw'),('[{"type":"text","text":"','"}]','json'),("| ","",'raw'),("/* ","\n*/",'raw'),("function_call_output:\n","\n(truncated)",'raw'),("<pre>","</pre>",'raw'),("请帮我检查下面的内容：\n\n","",'raw'),("Commit message draft:\n\n","\n\nSigned-off by nobody",'raw'),("Explain line by line:\n~~~\n","\n~~~",'raw'),('{"tool":"write_file","args":{"path":"out.txt","content":"','"}}','json'),("Zapoznaj się z poniższym i napisz odpowiedź:\n\n","",'raw'),
]
def wrap(segs,w):
    a,b,m=w
    if m=='json': segs=[(json.dumps(t,ensure_ascii=False)[1:-1],cl) for t,cl in segs]
    elif m!='raw':
        pre={'quote':'> ','diff':'+','indent':'    '}.get(m)
        if m=='num':
            k=[1];a=a+'  1\t'
            def sub(_): k[0]+=1;return '\n%3d\t'%k[0]
            segs=[(re.sub('\n',sub,t),cl) for t,cl in segs]
        else: segs=[(t.replace('\n','\n'+pre),cl) for t,cl in segs]
    return [(a,None)]+segs+[(b,None)]
STATS={'auto':0}
def finish(segs):
    t='';sp=[]
    for x,cl in segs:
        if cl and x: sp.append([len(t),len(t)+len(x),cl])
        t+=x
    # later mentions of the same value that a template wrote without a slot
    taken=[(a,b) for a,b,_ in sp]
    for a,b,cl in list(sp):
        val=t[a:b]
        if len(val)<6 or cl in('health',): continue
        for m in re.finditer(re.escape(val),t):
            if any(m.start()<y and m.end()>x for x,y in taken): continue
            if re.match(r'\w',t[m.end():m.end()+1]) or (m.start() and re.match(r'\w',t[m.start()-1])): continue
            sp.append([m.start(),m.end(),cl]);taken.append((m.start(),m.end()));STATS['auto']+=1
    sp.sort()
    # byte offsets
    off=[0]
    for ch in t: off.append(off[-1]+len(ch.encode('utf-8','surrogatepass')))
    return t,[{'start':off[a],'end':off[b],'class':cl} for a,b,cl in sp]
def main():
    ap=argparse.ArgumentParser();ap.add_argument('--seed',type=int,required=True);ap.add_argument('--out',required=True);ap.add_argument('--half',choices='ab',required=True);ap.add_argument('--scale',type=float,default=1.0)
    a=ap.parse_args();r=random.Random('%d-%s'%(a.seed,a.half))
    T=[t for t in load() if half(t[2])==a.half]
    if not v.BIP: T=[t for t in T if '[[seed' not in t[2]]
    W=[w for w in WRAP if half(w[0]+w[1])==a.half]
    by={}
    for t in T: by.setdefault(t[0],[]).append(t)
    items=[];seen=set()
    for g in COUNTS:
        L=by.get(g,[]);want=int(COUNTS[g]*a.scale);got=0;tries=0;q=[]
        while got<want and L and tries<want*6:
            tries+=1
            if not q: q=L[:];r.shuffle(q)
            _,lang,body=q.pop()
            c=Ctx(r,lang);segs=render(c,body)
            x=r.random()
            if x<.12 and by.get('clean'):
                # a longer conversation: harmless material around it
                _,l2,b2=r.choice(by['clean']);s2=render(Ctx(r,l2),b2)
                segs=segs+[('\n\n',None)]+s2 if r.random()<.5 else s2+[('\n\n',None)]+segs
            elif x<.21 and by.get('clean'):
                # a whole session: several harmless pieces, the item somewhere among them
                parts=[segs];lim=r.randrange(15,56)
                while True:
                    _,l2,b2=r.choice(by['clean']);s2=render(Ctx(r,l2),b2)
                    n2=sum(t.count('\n') for p_ in parts+[s2] for t,_ in p_)+3*len(parts)
                    if n2>lim+4: break
                    parts.append(s2)
                    if n2>lim-6: break
                parts[0],k=None,r.randrange(len(parts));parts=parts[1:];parts.insert(k,segs)
                sep=r.choice(['\n\n','\n\n---\n\n','\n\n## next\n\n','\n\nuser:\n','\n\n$ \n'])
                segs=[y for j,p_ in enumerate(parts) for y in ([(sep,None)] if j else [])+p_]
            elif x<.42: segs=wrap(segs,r.choice(W))
            t,sp=finish(segs)
            if t in seen: continue
            seen.add(t);got+=1
            items.append({'text':t,'group':g,'lang':lang,'spans':sp})
    r.shuffle(items)
    with open(a.out,'w',encoding='utf-8') as f:
        for k,it in enumerate(items):
            f.write(json.dumps(dict(id='%s%d-%05d'%(a.half,a.seed,k),**it),ensure_ascii=False)+'\n')
    print(len(items),'items; auto-labelled second mentions:',STATS['auto'],file=sys.stderr)
if __name__=='__main__': main()

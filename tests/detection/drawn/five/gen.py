#!/usr/bin/env python3
# -*- coding: utf-8 -*-
# Template language: ~{gen:var|tf|tf}  labelled value; lines "*m-n* ..." repeat; ~[tf| ... ~] block transform per segment
import argparse, random, json, re, hashlib, glob, os, datetime, html, urllib.parse, quopri
import vals as v
HERE=os.path.dirname(os.path.abspath(__file__))
import sys
sys.path.append(os.path.dirname(HERE))
from spelled import spelled
LANGS=['en','de','fr','es','it','pt','nl','pl','ja','zh']
def words(): return "order user cache index batch queue node shard render token session parser buffer stream worker config metric ledger invoice tenant policy router socket handler profile password secret credential customer payment email address scheduler snapshot digest cursor payload replica manifest bundle widget planner codec kernel tensor".split()
W=words()
PUB=["Linus Torvalds <torvalds@linux-foundation.org>","Greg Kroah-Hartman <gregkh@linuxfoundation.org>","Junio C Hamano <gitster@pobox.com>","Guido van Rossum <guido@python.org>","Daniel Stenberg <daniel@haxx.se>","Bram Moolenaar <Bram@vim.org>","dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>","renovate[bot] <29139614+renovate[bot]@users.noreply.github.com>","github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>"]
PKG="react lodash express axios chalk webpack eslint typescript vite zod serde tokio hyper clap rand regex numpy pandas requests urllib3 flask pydantic boto3 jinja2 rails puma nokogiri cobra viper gin testify jackson-databind spring-core guava log4j-core".split()
COMMIT="fix flaky test in|refactor|bump|add retry to|document|remove dead code in|speed up|handle empty|rename|revert change to|support dark mode in|rotate secrets in|hide password field in|add token refresh to".split('|')
def camel(R,n=2): return ''.join([R.choice(W).capitalize() for _ in range(n-1)]+[R.choice(SAFE).capitalize()])
SAFE=[w for w in W if w not in('password','secret','credential','token','session','email','address')]
def snake(R,n=2): return '_'.join([R.choice(W) for _ in range(n-1)]+[R.choice(SAFE)])
def kebab(R,n=2): return '-'.join(R.choice(W) for _ in range(n))
def dt(R): return datetime.datetime(2023,1,1)+datetime.timedelta(seconds=R.randrange(10**8),microseconds=R.randrange(10**6))
NOISE={
'm2':lambda R:'%02d'%R.randrange(60),'hex7':lambda R:v.hx(R,7),'hex8':lambda R:v.hx(R,8),'hex12':lambda R:v.hx(R,12),'hex16':lambda R:v.hx(R,16),'hex32':lambda R:v.hx(R,32),'hex40':lambda R:v.hx(R,40),'hex64':lambda R:v.hx(R,64),'uuid':v.uuid,
'int':lambda R:str(R.randrange(1,10**R.randrange(1,7))),'d2':lambda R:str(R.randrange(10,99)),'d3':lambda R:str(R.randrange(100,999)),'d4':lambda R:str(R.randrange(1000,9999)),'d5':lambda R:str(R.randrange(10000,99999)),'d6':lambda R:str(R.randrange(10**5,10**6)),'d7':lambda R:str(R.randrange(10**6,10**7)),'d8':lambda R:str(R.randrange(10**7,10**8)),
'f':lambda R:'%.2f'%R.uniform(0,1000),'f3':lambda R:'%.3f'%R.uniform(0,10),'f5':lambda R:'%.5f'%R.random(),'pc':lambda R:'%.1f'%R.uniform(0,100),'ver':lambda R:f'{R.randrange(12)}.{R.randrange(40)}.{R.randrange(20)}',
'ts':lambda R:dt(R).strftime('%Y-%m-%dT%H:%M:%SZ'),'tsm':lambda R:dt(R).isoformat(timespec='milliseconds'),'date':lambda R:dt(R).strftime('%Y-%m-%d'),'time':lambda R:dt(R).strftime('%H:%M:%S'),'sys':lambda R:dt(R).strftime('%b %d %H:%M:%S'),'gitd':lambda R:dt(R).strftime('%a %b %d %H:%M:%S %Y +0200'),'clf':lambda R:dt(R).strftime('%d/%b/%Y:%H:%M:%S +0000'),'epoch':lambda R:str(1700000000+R.randrange(10**8)),
'w':lambda R:R.choice(W),'Cm':camel,'sn':snake,'kb':kebab,'UP':lambda R:snake(R).upper(),'cm':lambda R:(lambda s:s[0].lower()+s[1:])(camel(R)),'path':lambda R:'/'.join(['src',R.choice(W),snake(R)])+R.choice(['.py','.ts','.go','.rs','.java','.rb']),
'pkg':lambda R:R.choice(PKG),'sri':lambda R:'sha512-'+v.b64(v.rb(R,64)),'sri256':lambda R:'h1:'+v.b64(v.rb(R,32)),'b64img':lambda R:'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA'+v.b64(v.rb(R,R.randrange(90,600))),'b64l':lambda R:v.b64(v.rb(R,57)),
'priv':lambda R:R.choice([f'10.{R.randrange(256)}.{R.randrange(256)}.{R.randrange(1,255)}',f'192.168.{R.randrange(256)}.{R.randrange(1,255)}']),'doc':lambda R:R.choice(['192.0.2.','198.51.100.','203.0.113.'])+str(R.randrange(1,255)),'port':lambda R:str(R.randrange(1025,65000)),'pub':lambda R:R.choice(PUB),'commit':lambda R:R.choice(COMMIT)+' '+snake(R),
'host':lambda R:R.choice(['web','db','api','node','cache','runner'])+'-'+R.choice(['prod','stg','eu1','use1'])+'-%02d'%R.randrange(1,30),'dom':lambda R:R.choice(['karvanta.io','bluequill.net','norrvik.se','tessera-labs.com','ostermanngruppe.de','brightloop.app']),'sku':lambda R:v.rs(R,v.UP,3)+'-'+v.rs(R,v.D,5)+R.choice('ABX'),'pod':lambda R:kebab(R)+'-'+v.hx(R,9)+'-'+v.rs(R,'bcdfghjklmnpqrstvwxz2456789',5),'meth':lambda R:R.choice(['GET','GET','POST','PUT','DELETE']),'st':lambda R:R.choice(['200','200','201','304','404','500','503']),'lvl':lambda R:R.choice(['INFO','DEBUG','WARN','ERROR','INFO']),'cur':lambda R:R.choice(['EUR','USD','GBP']),'amt':lambda R:'%d.%02d'%(R.randrange(5,9000),R.randrange(100)),'addr0x':lambda R:'0x'+v.hx(R,12),'ua':lambda R:R.choice(['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36','Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X)','curl/8.5.0','okhttp/4.12.0']),'usr':lambda R:R.choice(['deploy','app','svc_report','ci','reporting','etl','admin','root','backup']),'arn':lambda R:'arn:aws:iam::123456789012:role/'+kebab(R),
}
def geo(R): return '%.6f, %.6f'%(R.uniform(36,60),R.uniform(-9,25))
GEN={
'pw':lambda R,l:(v.pw(R,l),'password'),'pws':lambda R,l:(v.pwspec(R,l),'password'),'phrase':lambda R,l:(v.phrase(R,l),'password'),'upw':lambda R,l:(v.rs(R,v.AN,R.randrange(10,22)),'password'),
'gk':lambda R,l:(R.choice([lambda:v.hx(R,32),lambda:v.hx(R,64),lambda:v.rs(R,v.AN,R.randrange(24,48)),lambda:v.b64(v.rb(R,32)),lambda:R.choice(['kv_live_','bq-','nrv_','tok_','int-key-'])+v.rs(R,v.AN,32)])(),'generic_key'),
'jwt':lambda R,l:(v.jwt(R),'jwt'),'bearer':lambda R,l:(R.choice([v.rs(R,v.US,43),v.hx(R,40),v.rs(R,v.AN,64)]),'bearer'),
'sess':lambda R,l:(R.choice([v.hx(R,32),v.rs(R,v.LN,26),'s%3A'+v.rs(R,v.US,32)+'.'+v.rs(R,v.AN,43),v.rs(R,v.AN,40),v.uuid(R)]),'session'),
'basic':lambda R,l:(v.b64(NOISE['usr'](R)+':'+v.pw(R,l)),'basic_auth'),'sas':lambda R,l:(v.b64(v.rb(R,32)).replace('+','%2B').replace('/','%2F').replace('=','%3D'),'sas_sig'),'awssig':lambda R,l:(v.hx(R,64),'sas_sig'),
'totp':lambda R,l:(v.rs(R,v.UP+'234567',R.choice([16,32])),'totp'),'pem':lambda R,l:(v.pem(R),'private_key'),'pemrsa':lambda R,l:(v.pem(R,'RSA PRIVATE KEY'),'private_key'),'pemssh':lambda R,l:(v.pem(R,'OPENSSH PRIVATE KEY'),'private_key'),
'jwkd':lambda R,l:(v.b64u(v.rb(R,32)),'private_key'),'wg':lambda R,l:(v.b64(v.rb(R,32)),'private_key'),'wgpsk':lambda R,l:(v.b64(v.rb(R,32)),'generic_key'),'age':lambda R,l:('AGE-SECRET-KEY-1'+v.rs(R,'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',58),'private_key'),
'hash':lambda R,l:(v.hashpw(R),'password_hash'),'md5h':lambda R,l:(R.choice([v.hx(R,32),v.hx(R,40),v.hx(R,64)]),'password_hash'),
'pass':lambda R,l:({'de':'C01X','fr':v.rs(R,v.D,2)+'AB'}.get(l,R.choice(['','A','X','E']))+v.rs(R,v.D,{'de':5,'fr':5}.get(l,8)),'passport'),'lic':lambda R,l:(v.rs(R,v.UP,1)+v.rs(R,v.D,3)+'-'+v.rs(R,v.D,4)+'-'+v.rs(R,v.D,4) if l=='en' else v.rs(R,v.UP,1)+v.rs(R,v.D,3)+v.rs(R,v.UN,6)+R.choice('123'),'licence'),
'health':lambda R,l:(R.choice(v.HE[l]),'health'),'ip':lambda R,l:(v.pubip(R) if R.random()<.85 else v.ip6(R),'ip'),'ip4':lambda R,l:(v.pubip(R),'ip'),'mac':lambda R,l:(R.choice([':','-',':']).join(v.hx(R,2) for _ in '123456'),'mac'),'geo':lambda R,l:(geo(R),'geo'),'lat':lambda R,l:('%.6f'%R.uniform(36,60),'geo'),'lon':lambda R,l:('%.6f'%R.uniform(1,25),'geo'),
'plate':lambda R,l:({'de':lambda:R.choice(['M','HH','K','GÖ','B'])+'-'+v.rs(R,v.UP,2)+' '+str(R.randrange(100,9999)),'fr':lambda:v.rs(R,'ABCDEFGH',2)+'-'+v.rs(R,v.D,3)+'-'+v.rs(R,'ABCDEFGH',2),'es':lambda:v.rs(R,v.D,4)+' '+v.rs(R,'BCDFGHJKL',3),'it':lambda:v.rs(R,'ABCDEFG',2)+v.rs(R,v.D,3)+v.rs(R,'ABCDEFG',2),'nl':lambda:v.rs(R,'BDFGHJ',2)+'-'+v.rs(R,v.D,3)+'-'+R.choice('BDF'),'pl':lambda:'WA '+v.rs(R,v.D,5)}.get(l,lambda:R.choice([v.rs(R,'ABCDEFGH',2)+v.rs(R,'56789',2)+' '+v.rs(R,'ABCDEFGH',3),v.rs(R,v.D,1)+v.rs(R,v.UP,3)+v.rs(R,v.D,3)]))(),'plate'),
'card':lambda R,l:(v.card(R),'card'),'iban':lambda R,l:(v.iban(R,l),'iban'),'bic':lambda R,l:(v.bic(R),'bic'),'aba':lambda R,l:(v.aba(R),'us_routing'),'acct':lambda R,l:(v.rs(R,v.D,R.randrange(8,13)),'bank_account'),'crypto':lambda R,l:(v.crypto(R),'crypto_address'),
}
PERS={'name','first','last','email','phone','birth','birthiso','nid','addr','street'}
def person(R,l):
    if l=='en' and R.random()<.25: l2=R.choice(LANGS[1:8])
    else: l2=l
    F,L=v.N[l2]; f=R.choice(F); s=R.choice(L)
    if R.random()<.08 and l2 not in('ja','zh'): s=R.choice(v.N['en'][1])
    b=datetime.date(1940,1,1)+datetime.timedelta(days=R.randrange(24000))
    if l2=='ja': full=s+R.choice([' ',''])+f; n8='user'+v.rs(R,v.D,4)
    elif l2=='zh': full=s+f; n8='wx'+v.rs(R,v.D,6)
    else: full=f+' '+s; n8=None
    a,c=asc2(f),asc2(s)
    loc=n8 or R.choice([a+'.'+c,a[0]+c,c+v.rs(R,v.D,2),a+'_'+c,c+'.'+a])
    fm={'en':R.choice(['%m/%d/%Y','%d %b %Y','%B %d, %Y']),'de':'%d.%m.%Y','fr':'%d/%m/%Y','es':'%d/%m/%Y','it':'%d/%m/%Y','pt':'%d/%m/%Y','nl':'%d-%m-%Y','pl':'%d.%m.%Y','ja':'%Y年%m月%d日','zh':'%Y年%m月%d日'}[l]
    return dict(name=(full,'name'),first=(f,'name'),last=(s,'name'),email=(loc+'@'+R.choice(v.DOM),'email'),phone=(v.phone(R,l),'phone'),birth=(b.strftime(fm),'birth'),birthiso=(b.isoformat(),'birth'),nid=(v.nid(R,R.choice(v.NID[l]),b),'national_id'),addr=(v.addr(R,l),'address'))
def asc2(s): return v.asc(s) or 'x'
U16=lambda s:''.join('\\u%04x'%x for ch in s for x in ([ord(ch)] if ord(ch)<65536 else [0xd800+((ord(ch)-65536)>>10),0xdc00+((ord(ch)-65536)&1023)]))
def xxd(s):
    b=s.encode(); return '\n'.join('%08x: %-39s  %s'%(i,' '.join(b[i:i+16].hex()[j:j+4] for j in range(0,2*len(b[i:i+16]),4)),''.join(chr(c) if 32<=c<127 else '.' for c in b[i:i+16])) for i in range(0,len(b),16))
def cat(R,s,j):
    n=R.choice([2,3,3,4]); n=min(n,len(s)); k=[round(i*len(s)/n) for i in range(n+1)]; return j.join(s[k[i]:k[i+1]] for i in range(n))
TF={
'b64':lambda R,s:v.b64(s),'b64u':lambda R,s:v.b64u(s),'b64b64':lambda R,s:v.b64(v.b64(s)),'b64nl':lambda R,s:v.b64(s+'\n'),'hex':lambda R,s:s.encode().hex(),'hexx':lambda R,s:''.join('\\x%02x'%c for c in s.encode()),'hexsp':lambda R,s:s.encode().hex(' '),'pct':lambda R,s:urllib.parse.quote(s,safe=''),'pctall':lambda R,s:''.join('%%%02X'%c for c in s.encode()),'html':lambda R,s:html.escape(s),'htmlnum':lambda R,s:''.join('&#%d;'%ord(c) for c in s),'htmlhex':lambda R,s:''.join('&#x%x;'%ord(c) for c in s),'uni':lambda R,s:U16(s),'unina':lambda R,s:json.dumps(s)[1:-1],'json':lambda R,s:json.dumps(s,ensure_ascii=False)[1:-1],'json2':lambda R,s:json.dumps(json.dumps(s,ensure_ascii=False)[1:-1],ensure_ascii=False)[1:-1],'rev':lambda R,s:s[::-1],'sp':lambda R,s:' '.join(s),'full':lambda R,s:''.join(chr(ord(c)+0xfee0) if 33<=ord(c)<127 else c for c in s),'zw':lambda R,s:''.join(c+('\u200b' if R.random()<.2 else '') for c in s[:-1])+s[-1],'cat':lambda R,s:cat(R,s,'" + "'),'catnl':lambda R,s:cat(R,s,'" +\n        "'),'catdot':lambda R,s:cat(R,s,"' . '"),'catq':lambda R,s:cat(R,s,"' '"),'catpy':lambda R,s:cat(R,s,'"\n    "'),'catcsh':lambda R,s:cat(R,s,'""'),'catj':lambda R,s:cat(R,s,'", "'),'bsl':lambda R,s:cat(R,s,'\\\n'),'wrap':lambda R,s:'\n'.join(s[i:i+40] for i in range(0,len(s),40)),'wrapin':lambda R,s:'\n    '.join(s[i:i+36] for i in range(0,len(s),36)),'gt':lambda R,s:'\n> '.join(s[i:i+48] for i in range(0,len(s),48)),'qp':lambda R,s:''.join('=%02X'%c if c>126 or c in b'=' else chr(c) for c in s.encode()),'qpw':lambda R,s:'=\n'.join(s[i:i+30] for i in range(0,len(s),30)).replace('=','=3D').replace('=3D\n','=\n') ,'xxd':lambda R,s:xxd(s),'dec':lambda R,s:', '.join(str(c) for c in s.encode()),'chars':lambda R,s:', '.join("'%s'"%c for c in s),'u16':lambda R,s:v.b64(s.encode('utf-16le')),'oct':lambda R,s:''.join('\\%03o'%c for c in s.encode()),'up':lambda R,s:s.upper(),'md':lambda R,s:s[:len(s)//2]+'**'+s[len(s)//2:],'indent':lambda R,s:s.replace('\n','\n    '),'nlesc':lambda R,s:s.replace('\n','\\n'),'nosp':lambda R,s:s.replace(' ',''),'last4':lambda R,s:s[-4:],'homo':lambda R,s:s.translate(str.maketrans('aeopcxAEOPCTM','аеорсхАЕОРСТМ')),'mask':lambda R,s:s[:3]+'*'*8,
}
TOK=re.compile(r'~\{([^}]*)\}|~\[(\w+)\||~\]')
LEAK=re.compile('')
class Ctx:
    def __init__(s,R,l): s.R=R; s.l=l; s.m={}
    def val(s,spec):
        R=s.R; parts=spec.split('|'); h=parts[0]; tfs=parts[1:]; g,_,var=h.partition(':')
        if g=='pick': return R.choice(parts[0][5:].split('/')),None
        if g in NOISE:
            k=(g,var)
            if var and k in s.m: x=s.m[k]
            else:
                x=NOISE[g](R)
                if var: s.m[k]=x
            c=None
        elif g in('v','VN','vn','vv') or g.startswith('v.') or g.startswith('VN.'):
            base,_,nm=g.partition('.'); k=('V',var)
            if not nm:
                if var and k in s.m: nm=s.m[k]
                else: nm=R.choice(v.VK)
                if var: s.m[k]=nm
            e=v.V[nm]; kk=('T',nm,var,base)
            if var and kk in s.m: x=s.m[kk]
            else:
                x=e[3](R) if base=='v' else R.choice(e[1]) if base=='VN' else R.choice(e[1]).lower() if base=='vn' else e[2]
                if var: s.m[kk]=x
            c=e[0] if base=='v' else None
        elif g in PERS:
            k=('P',var)
            if var and k in s.m: p=s.m[k]
            else:
                p=person(R,s.l)
                if var: s.m[k]=p
            x,c=p[g]
        else:
            k=(g,var)
            if var and k in s.m: x,c=s.m[k]
            else:
                x,c=GEN[g](R,s.l)
                if var: s.m[k]=(x,c)
        for t in tfs: x=TF[t](R,x)
        return x,c
    def render(s,t):
        st=[[]]; tf=[]; pos=0
        for m in TOK.finditer(t):
            if m.start()>pos: st[-1].append((t[pos:m.start()],None))
            pos=m.end()
            if m.group(1) is not None: st[-1].append(s.val(m.group(1)))
            elif m.group(2): st.append([]); tf.append(m.group(2))
            else:
                b=st.pop(); f=TF[tf.pop()]; st[-1]+=[(f(s.R,x),c) for x,c in b]
        st[-1].append((t[pos:],None)); assert len(st)==1,t
        return st[0]
REP=re.compile(r'^\*(\d+)-(\d+)\*(?: (?! ))?(.*)$')
def render(c,t):
    # join plain line runs so blocks may span lines; repeated lines rendered with own scope
    segs=[]; buf=[]; first=[True]
    def flush():
        if buf:
            if segs: segs.append(('\n',None))
            segs.extend(c.render('\n'.join(buf))); buf.clear()
    for line in t.split('\n'):
        m=REP.match(line)
        if m:
            flush(); base=dict(c.m)
            for j in range(c.R.randint(int(m.group(1)),int(m.group(2)))):
                c.m=dict(base)
                if segs: segs.append(('\n',None))
                segs.extend(c.render(m.group(3).replace('\\n','\n').replace('#I',str(j+1))))
            c.m=base
        else: buf.append(line)
    flush(); return segs
def load():
    T=[]
    for f in sorted(glob.glob(os.path.join(HERE,'t*.txt'))):
        cur=None; one=None
        for line in spelled(open(f,encoding='utf-8').read()).split('\n'):
            m=re.match(r'^=1= (\w+) (\w\w)(?: (.*))?$',line)
            if m: one=m; cur=None; continue
            if line.startswith('=== '): one=None
            if one and line.strip(): T.append(dict(group=one.group(1),lang=one.group(2),flags=(one.group(3) or '').split(),lines=line.replace('⏎','\n').split('\n'))); continue
            m=re.match(r'^=== (\w+) (\w\w)(?: (.*))?$',line)
            if m: cur=dict(group=m.group(1),lang=m.group(2),flags=(m.group(3) or '').split(),lines=[]); T.append(cur)
            elif cur is not None: cur['lines'].append(line)
    for t in T:
        t['text']='\n'.join(t['lines']).strip('\n'); h=hashlib.sha256(t['text'].encode()).digest(); t['half']='ab'[h[0]&1]; t['id']=h.hex()[:8]
        if t['group']=='clean':
            for m in TOK.finditer(t['text']):
                if m.group(1):
                    g=m.group(1).split('|')[0].split(':')[0]; assert g in NOISE or g=='pick' or g[:2] in('VN','vn','vv'),(g,t['text'][:80])
    return [t for t in T if t['text']]
ASK={'en':["Can you summarise this?\n\n","why does this fail?\n\n","Here's the output:\n\n","Please clean this up and return valid output:\n\n","fyi, pasted below\n\n","Translate to German and keep formatting:\n\n","<tool_result>\n","$ cat notes.txt\n"],'de':["Bitte fass das kurz zusammen:\n\n","Kannst du das prüfen?\n\n"],'fr':["Peux-tu résumer ceci ?\n\n","Corrige le texte suivant :\n\n"],'es':["Resume esto, por favor:\n\n","¿Qué falla aquí?\n\n"],'it':["Riassumi per favore:\n\n"],'pt':["Resuma por favor:\n\n"],'nl':["Kun je dit samenvatten?\n\n"],'pl':["Proszę o streszczenie:\n\n"],'ja':["以下を要約してください。\n\n"],'zh':["请总结以下内容：\n\n"]}
SHARE={'clean':.48,'vendor':.10,'password_prose':.05,'password_cli':.08,'generic':.09,'people':.10,'payment':.04,'disguised':.06}
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); ap.add_argument('--n',type=int,default=2600); a=ap.parse_args()
    R=random.Random(f'{a.seed}-{a.half}'); T=[t for t in load() if t['half']==a.half]; by={}
    for t in T: by.setdefault(t['group'],[]).append(t)
    fill=[t for t in by['clean'] if 'sh' in t['flags'] and not re.search(r'~\{pub|torvalds|AKIAIOSF',t['text'])]
    items=[]
    for g,ts in by.items():
        n=round(a.n*SHARE[g]); q=[]
        while len(q)<n: x=ts+[t for t in ts if t['lang']!='en' and R.random()<.45]; R.shuffle(x); q+=x
        items+=q[:n]
    R.shuffle(items)
    with open(a.out,'w',encoding='utf-8') as fo:
        for i,t in enumerate(items):
            segs=render(Ctx(R,t['lang']),t['text']); r=R.random()
            if 'sh' in t['flags'] and r<.45:
                if R.random()<.7: segs=render(Ctx(R,'en'),R.choice(fill)['text'])+[('\n',None)]+segs
                if R.random()<.6: segs=segs+[('\n',None)]+render(Ctx(R,'en'),R.choice(fill)['text'])
            elif 'noask' not in t['flags'] and R.random()<.15: segs=[(R.choice(ASK[t['lang']]),None)]+segs
            r=R.random(); ml=any(c and '\n' in x for x,c in segs)
            if r<.05: segs=[('{"type":"tool_result","tool_use_id":"toolu_'+v.rs(R,v.AN,22)+'","content":"',None)]+[(TF['json'](R,x),c) for x,c in segs]+[('"}',None)]
            elif r<.10 and not ml:
                ls=[[]]
                for x,c in segs:
                    for k,p in enumerate(x.split('\n')):
                        if k: ls.append([])
                        ls[-1].append((p,c))
                segs=[]
                for k,l in enumerate(ls): segs+=[('%6d\t'%(k+1) if not k else '\n%6d\t'%(k+1),None)]+l
            elif r<.13 and not ml: segs=[(x.replace('\n','\n> '),c) for x,c in [('> ',None)]+segs]
            b=0; sp=[]; tx=[]
            for x,c in segs:
                n=len(x.encode())
                if c and n: sp.append({'start':b,'end':b+n,'class':c})
                b+=n; tx.append(x)
            assert t['group']!='clean' or not sp
            fo.write(json.dumps({'id':f'{a.half}{a.seed}-{i:05d}-{t["id"]}','text':''.join(tx),'group':t['group'],'lang':t['lang'],'spans':sp},ensure_ascii=False)+'\n')
if __name__=='__main__': main()

#!/usr/bin/env python3
"""gen.py --seed N --out FILE --half a|b [--n 3000]

t/*.txt: "@@ group kind lang [opt=val]" starts a block template, "@@L ..." makes every following line one template (¶ = newline).
~{gen} labelled value, ~{!gen} unlabelled, ~{f(gen)} disguised, ~{gen#k} remembered, ~{p1.full} person, ~{v1}/~{w1} vendor token,
~[class|literal] labelled literal, ~(a|b) free choice, "~*3-9 line" a line that many persons repeat. Half: sha256 of a template's text.
"""
import argparse,glob,hashlib,json,os,re,sys,random,quopri
import values as v
from values import R
HERE=os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(HERE))
from spelled import spelled
# ---------------------------------------------------------------- templates
def load():
    T=[]
    for fn in sorted(glob.glob(os.path.join(HERE,'t','*.txt'))):
        cur=None
        def flush():
            if cur and cur['body'].strip(): T.append(cur)
        for line in spelled(open(fn,encoding='utf-8').read()).removesuffix('\n').split('\n'):
            m=re.match(r'@@(L?) ([a-z_]+) (\S+) (\S+)((?: \S+=\S+)*)$',line)
            if m:
                flush(); o=dict(x.split('=') for x in m[5].split())
                cur=dict(group=m[2],kind=m[3],lang=m[4],opt=o,body='',L=bool(m[1]),fn=fn)
                if cur['L']: base=cur; cur=None
                else: base=None
                continue
            if line.startswith('@@') and not line.startswith('@@ -'): sys.exit('bad header %s: %s'%(fn,line))
            if cur is None and base:
                if line.strip(): T.append(dict(base,body=line.replace('¶','\n')))
            elif cur is not None: cur['body']+=line+'\n'
        flush()
    for t in T:
        t['body']=t['body'].rstrip('\n') if True else t['body']
        h=hashlib.sha256(t['body'].encode()).hexdigest(); t['h']=h[:6]; t['half']='a' if int(h[8:10],16)%2==0 else 'b'
    return T
# ---------------------------------------------------------------- rendering: list of (text,label|None)
class Ctx:
    def __init__(s,t):
        s.lang=t['lang']; s.loc=t['opt'].get('loc'); s.p={}; s.memo={}; s.v={}
    def ts(s):
        import datetime as D
        if not hasattr(s,'clk'):
            s.clk=D.datetime.fromisoformat(rdate()+'T'+rtime()); s.fm=R.choice(['%Y-%m-%dT%H:%M:%SZ','%Y-%m-%d %H:%M:%S','ms','%Y/%m/%d %H:%M:%S','ms,'])
        s.clk+=D.timedelta(milliseconds=R.choice([R.randint(1,900),R.randint(900,60000)]))
        if s.fm=='ms': return s.clk.strftime('%Y-%m-%dT%H:%M:%S.')+'%03dZ'%(s.clk.microsecond//1000)
        if s.fm=='ms,': return s.clk.strftime('%Y-%m-%d %H:%M:%S,')+'%03d'%(s.clk.microsecond//1000)
        return s.clk.strftime(s.fm)
    def person(s,k,loc=None):
        if k not in s.p: s.p[k]=v.P(s.lang,loc or s.loc)
        return s.p[k]
    def vendor(s,k,name=None,pref=False):
        if k not in s.v:
            for _ in range(20):
                n=v.vpick(pref,name)
                if name or n not in [x[0] for x in s.v.values()]: break
            s.v[k]=(n,v.V[n][3](),R.choice(v.V[n][1]))
        return s.v[k]
FN={}
def tf(f): FN[f.__name__[2:]]=f; return f
@tf
def f_b64(x): return v.b64(x)
@tf
def f_b64u(x): return v.b64u(x)
@tf
def f_b64nl(x): return v.b64(x+'\n')
@tf
def f_b64b64(x): return v.b64(v.b64(x))
@tf
def f_b32(x): import base64; return base64.b32encode(x.encode()).decode()
@tf
def f_b85(x): import base64; return base64.b85encode(x.encode()).decode()
@tf
def f_hex(x): return x.encode().hex()
@tf
def f_hexc(x): return ':'.join('%02x'%b for b in x.encode())
@tf
def f_hexs(x): return ' '.join('%02x'%b for b in x.encode())
@tf
def f_hex0(x): return ', '.join('0x%02x'%b for b in x.encode())
@tf
def f_pct(x): return ''.join('%%%02X'%b for b in x.encode())
@tf
def f_pctp(x):
    import urllib.parse; q=urllib.parse.quote(x,safe='')
    if q==x: q=''.join('%%%02X'%ord(c) if i%3==0 and ord(c)<128 else c for i,c in enumerate(x))
    return q
@tf
def f_pct2(x): import urllib.parse; return urllib.parse.quote(f_pct(x[:6])+x[6:],safe='')
@tf
def f_ent(x): return ''.join('&#%d;'%ord(c) for c in x)
@tf
def f_enthex(x): return ''.join('&#x%x;'%ord(c) for c in x)
@tf
def f_entp(x):
    y=''.join({'&':'&amp;','@':'&#64;','.':'&#46;','<':'&lt;','-':'&#45;',' ':'&nbsp;','_':'&#95;','!':'&#33;'}.get(c,c) for c in x)
    return y if y!=x else x[0]+''.join('&#%d;'%ord(c) if i%4==0 else c for i,c in enumerate(x[1:]))
@tf
def f_uesc(x): return ''.join('\\u%04x'%ord(c) for c in x)
@tf
def f_uescp(x):
    y=''.join('\\u%04x'%ord(c) if ord(c)>126 or c in '@-_<>&+/=!.' else c for c in x)
    return y if y!=x else '\\u%04x'%ord(x[0])+x[1:-1]+'\\u%04x'%ord(x[-1])
@tf
def f_xesc(x): return ''.join('\\x%02x'%b for b in x.encode())
@tf
def f_oct(x): return ''.join('\\%03o'%b for b in x.encode())
@tf
def f_zw(x):
    z=R.choice(['\u200b','\u200c','\u2060','\ufeff','\u00ad']); o=''
    for i,c in enumerate(x): o+=c+(z if i<len(x)-1 and (i%R.choice([2,3,4])==1) else '')
    return o if z in o else x[:1]+z+x[1:]
@tf
def f_zwall(x): return '\u200b'.join(x)
HOM=dict(zip('aceopxyABCEHKMOPTXis','асеорхуАВСЕНКМОРТХіѕ'))
@tf
def f_homo(x):
    return ''.join(HOM[c] if c in HOM and R.random()<.6 else c for c in x)
@tf
def f_fw(x): return ''.join(chr(ord(c)+0xfee0) if 33<=ord(c)<=126 else '\u3000' if c==' ' else c for c in x)
@tf
def f_fwd(x): return ''.join(chr(ord(c)+0xfee0) if c.isdigit() else c for c in x)
@tf
def f_math(x):
    b=R.choice([(0x1d5d4,0x1d5ee,0x1d7ec),(0x1d670,0x1d68a,0x1d7f6),(0x1d400,0x1d41a,0x1d7ce)])
    return ''.join(chr(b[0]+ord(c)-65) if 'A'<=c<='Z' else chr(b[1]+ord(c)-97) if 'a'<=c<='z' else chr(b[2]+ord(c)-48) if c.isdigit() else c for c in x)
@tf
def f_sp(x): return ' '.join(x)
@tf
def f_sp4(x): x=x.replace(' ',''); return ' '.join(x[i:i+4] for i in range(0,len(x),4))
@tf
def f_dash(x): return '-'.join(x)
@tf
def f_dot(x): return '.'.join(x)
@tf
def f_rev(x): return x[::-1]
def cut(x,n=None):
    n=n or R.choice([2,2,3,4]); n=min(n,len(x)); k=sorted(R.sample(range(1,len(x)),n-1)) if len(x)>n else list(range(1,len(x)))
    return [x[a:b] for a,b in zip([0]+k,k+[len(x)])]
@tf
def f_cplus(x): return R.choice(['" + "','"+"']).join(cut(x))
@tf
def f_csq(x): return "' + '".join(cut(x))
@tf
def f_cdot(x): return R.choice(["' . '","'.'"]).join(cut(x))
@tf
def f_cadj(x): return '" "'.join(cut(x))
@tf
def f_cadjnl(x): return '"\n    "'.join(cut(x))
@tf
def f_cplusnl(x): return '" +\n        "'.join(cut(x))
@tf
def f_camp(x): return '" & "'.join(cut(x))
@tf
def f_cpipe(x): return "' || '".join(cut(x))
@tf
def f_clist(x): return '", "'.join(cut(x,R.choice([3,4,5])))
@tf
def f_ctilde(x): return '" <> "'.join(cut(x))
@tf
def f_bs(x): return '\\\n'.join(cut(x,2))
@tf
def f_wrap(x): return R.choice(['\n','\n    ','\r\n',' \n']).join(cut(x,2))
@tf
def f_quotewrap(x): return '\n> '.join(cut(x,2))
@tf
def f_qp(x): return '=\n'.join(cut(x,2))
@tf
def f_qpx(x): return ''.join('=%02X'%b if chr(b) in '@!#$_-.=+/ ' or b>126 else chr(b) for b in x.encode()) if re.search(r'[@!#$_\-.=+/ ]|[^\x00-\x7e]',x) else '=%02X'%ord(x[0])+x[1:]
@tf
def f_md(x): a=cut(x,3); return a[0]+'**'+a[1]+'**'+(a[2] if len(a)>2 else '')
@tf
def f_mdcode(x): a=cut(x,2); return a[0]+'``'+a[1]
@tf
def f_wbr(x): return R.choice(['<wbr>','<b></b>','<!-- -->','</span><span>']).join(cut(x))
@tf
def f_mdesc(x): return re.sub(r'([_*\-.!#+~])',r'\\\1',x) if re.search(r'[_*\-.!#+~]',x) else '\\'+x
@tf
def f_chr(x): return R.choice([' + ','+',' . ']).join('chr(%d)'%ord(c) for c in x)
@tf
def f_codes(x): return ', '.join(str(ord(c)) for c in x)
@tf
def f_psch(x): return '+'.join('[char]%d'%ord(c) for c in x)
@tf
def f_revsp(x): return x[::-1]
@tf
def f_jlist(x): return "','".join(x)
@tf
def f_bin(x): return ' '.join(format(b,'08b') for b in x.encode())
@tf
def f_at(x): return x.replace('@',R.choice([' (at) ','[at]',' at ','(ät)',' [@] '])).replace('.',R.choice(['.',' dot ','[dot]',' (punkt) ','.']))
@tf
def f_words(x):
    W={'en':'zero one two three four five six seven eight nine'.split(),'de':'null eins zwei drei vier fünf sechs sieben acht neun'.split(),'fr':'zéro un deux trois quatre cinq six sept huit neuf'.split(),'es':'cero uno dos tres cuatro cinco seis siete ocho nueve'.split()}
    w=W.get(CUR.lang,W['en']); return ' '.join(w[int(c)] if c.isdigit() else {'+':'plus'}.get(c,'') for c in x if c.isdigit() or c=='+')
@tf
def f_slash(x): return '/'.join(cut(x.replace('/',''),4))
@tf
def f_utf16(x): return v.b64(x.encode('utf-16-le'))
@tf
def f_upper(x): return x.upper()
@tf
def f_lower(x): return x.lower()
@tf
def f_nosp(x): return x.replace(' ','')
@tf
def f_digits(x): return ''.join(c for c in x if c.isdigit())
@tf
def f_jesc(x): return json.dumps(x)[1:-1]
@tf
def f_nl(x): return x.replace('\n','\\n')
@tf
def f_url(x): import urllib.parse; return urllib.parse.quote(x,safe='')
@tf
def f_last4(x): return x[-4:]
@tf
def f_indent(x): return x.replace('\n','\n  ')
@tf
def f_indent4(x): return x.replace('\n','\n    ')
@tf
def f_plus(x): return x.replace('\n','\n+')
CUR=None
def rdate(): return f"{R.randint(2022,2026)}-{R.randint(1,12):02d}-{R.randint(1,28):02d}"
def rtime(): return f"{R.randint(0,23):02d}:{R.randint(0,59):02d}:{R.randint(0,59):02d}"
BW={'en':"release server login the backup window update queue report metrics sprint budget cluster restart pipeline invoice branch review".split()}
def gen(expr,c):
    """returns (text,label) """
    a=expr.split(':',1); g=a[0]; arg=a[1] if len(a)>1 else None
    m=re.match(r'(p\d?|r\d?)\.(\w+)(?:@(\w+))?$',g)
    if m:
        p=c.person(m[1],m[3]); k=m[2]; lab={'full':'name','first':'name','last':'name','lf':'name','lfn':'name','init':'name','upper':'name','UL':'name','lower':'name','phone':'phone','phone2':'phone','dob':'birth','dobiso':'birth','user':None,'workmail':'email','privmail':'email','email':'email','street':'address','zip':'address','city':'address','one':'address','ml':'address','csvaddr':'address','nid':'national_id','iban':'iban','passport':'passport','licence':'licence','plate':'plate','geo':'geo','geodms':'geo','ip':'ip','ip6':'ip','mac':'mac'}[k]
        return p.get(k),lab
    m=re.match(r'(v\d?|w\d?)(?:\.(env|disp|host|name))?$',g)
    if m:
        n,tok,env=c.vendor(m[1],arg,m[1][0]=='w'); d=v.V[n]
        if m[2]=='env': return env,None
        if m[2]=='disp': return d[0],None
        if m[2]=='host': return d[2],None
        if m[2]=='name': return n.split('_')[0],None
        return tok,'provider.'+n
    L=c.lang
    ii=lambda:[int(x) for x in arg.split('-')]
    G={
     'pw':lambda:(v.pw(L),'password'),'pwh':lambda:(v.pw_human(L),'password'),'pwg':lambda:(v.pw_gen(),'password'),'pws':lambda:(v.pws(L),'password'),'pwq':lambda:(v.pwq(L),'password'),'pwu':lambda:(v.pwu(L),'password'),'pwx':lambda:(v.pw_gen(''),'password'),'pp':lambda:(v.pphrase(L),'password'),'pin':lambda:(v.pin(),'password'),
     'gk':lambda:(v.gk(),'generic_key'),'gkhex':lambda:(v.hx(int(arg or 32)),'generic_key'),'gkan':lambda:(v.rs(int(arg or 32)),'generic_key'),'gkb64':lambda:(v.b64(v.rb(int(arg or 32))),'generic_key'),'gkuuid':lambda:(v.uuid(),'generic_key'),'gkp':lambda:(R.choice(v.COW1)[:4]+R.choice(['_live_','_sk_','_','-','_pat_','_prod_'])+v.rs(R.choice([24,32,40])),'generic_key'),
     'jwt':lambda:(v.jwt(),'jwt'),'sess':lambda:(v.sess(),'session'),'sesshex':lambda:(v.hx(int(arg or 32)),'session'),'sessan':lambda:(v.rs(int(arg or 26),v.LO+v.DG),'session'),
     'basic':lambda:(v.b64(R.choice(['admin','svc-deploy','api','jenkins','monitor','deploy','integration'])+':'+v.pw(L)),'basic_auth'),
     'bearer':lambda:(R.choice([v.hx(40),v.rs(43,v.U64),v.rs(64),v.uuid(),v.b64u(v.rb(48))]),'bearer'),
     'sassig':lambda:(v.b64(v.rb(32)).replace('+','%2B').replace('/','%2F').replace('=','%3D'),'sas_sig'),'sigv4':lambda:(v.hx(64),'sas_sig'),'gsig':lambda:(v.hx(512),'sas_sig'),
     'totp':lambda:(v.totp(),'totp'),'seed':lambda:(v.seed(),'seed'),'pem':lambda:(v.pem(),'private_key'),'sshkey':lambda:(v.opensshkey(),'private_key'),'puttypriv':lambda:(v.putty(),'private_key'),'jwkd':lambda:(v.b64u(v.rb(R.choice([32,256]))),'private_key'),'wgkey':lambda:(v.b64(v.rb(32)),'private_key'),'ethpk':lambda:(R.choice(['0x',''])+v.hx(64),'private_key'),
     'pemb64':lambda:(v.b64(v.pem()+'\n'),'private_key'),
     'hash':lambda:(v.pwhash(),'password_hash'),'bcrypt':lambda:(v.bcryp(),'password_hash'),'sha512c':lambda:('$6$'+v.rs(16,'./'+v.AN)+'$'+v.rs(86,'./'+v.AN),'password_hash'),'yesc':lambda:('$y$j9T$'+v.rs(22,'./'+v.AN)+'$'+v.rs(43,'./'+v.AN),'password_hash'),'apr1':lambda:('$apr1$'+v.rs(8,'./'+v.AN)+'$'+v.rs(22,'./'+v.AN),'password_hash'),'ntlm':lambda:(v.hx(32),'password_hash'),'scram':lambda:('SCRAM-SHA-256$4096:'+v.b64(v.rb(16))+'$'+v.b64(v.rb(32))+':'+v.b64(v.rb(32)),'password_hash'),
     'card':lambda:(v.card(),'card'),'cardn':lambda:(v.card(False),'card'),'iban':lambda:(v.iban(arg),'iban'),'ibann':lambda:(v.iban(arg,1),'iban'),'bic':lambda:(v.bic(arg),'bic'),'aba':lambda:(v.aba(),'us_routing'),'acct':lambda:(v.dg(int(arg) if arg else R.choice([8,9,10,12])),'bank_account'),'eth':lambda:(v.eth(),'crypto_address'),'btc':lambda:(v.btc(),'crypto_address'),'crypto':lambda:(v.crypto(),'crypto_address'),'trx':lambda:(v.b58c([0x41]),'crypto_address'),'sol':lambda:(v.b58(v.rb(32)),'crypto_address'),
     'sortcode':lambda:(f"{v.ri(20,60):02d}-{v.ri(10,99):02d}-{v.ri(10,99):02d}",'bank_account'),
     'nid':lambda:(v.nid(arg or R.choice('us gb de fr es it pt nl be pl sv no da fi ch at cs ro bg el hu ie hr ee tr in zh ja ko tw hk sg br ar_ cl mx za he ca au ru uk'.split())),'national_id'),
     'health':lambda:(v.health(arg or L),'health'),'ip':lambda:(v.ip(),'ip'),'ip6':lambda:(v.ip6(),'ip'),'mac':lambda:(v.mac(),'mac'),
     'imei':lambda:((lambda s:s+v.luhn(s))('35'+v.dg(12)),None),
     'sesscs':lambda:('s%3A'+v.rs(32,v.U64)+'.'+v.rs(43),'session'),'k3s':lambda:('K10'+v.hx(64)+'::server:'+v.hx(32),'generic_key'),
     'mrn':lambda:(v.dg(8),'health'),'kubetok':lambda:(v.rs(6,v.LO+v.DG)+'.'+v.rs(16,v.LO+v.DG),'generic_key'),
     'kv':lambda:(R.choice(v.UP)+v.dg(9),'national_id'),
     # composite disguises
     'b64userpw':lambda:(v.b64(R.choice(['admin','deploy','registry','ci'])+':'+v.pw(L)),'basic_auth'),
     'b64json':lambda:(v.b64(json.dumps({"user":R.choice(['svc','app','root']),"password":v.pw(L),"host":"10.2.0.%d"%v.ri(2,200)})),'password'),
     'b64env':lambda:(v.b64("DB_HOST=db.internal\nDB_USER=app\nDB_PASSWORD=%s\n"%v.pws(L)),'password'),
     'b64url':lambda:(v.b64("postgres://app:%s@10.3.1.7:5432/app"%v.pws(L)),'password'),
     'b64person':lambda:(v.b64(json.dumps({"name":c.person('pz').full,"email":c.person('pz').email,"dob":c.person('pz').dobiso},ensure_ascii=False)),'name'),
     'b64vjson':lambda:(lambda n:(v.b64(json.dumps({"env":"prod",R.choice(v.V[n][1]).lower():v.V[n][3]()})),'provider.'+n))(v.vpick(True)),
     # ---- never labelled
     'int':lambda:(str(R.randint(*ii())),None),'hex':lambda:(v.hx(int(arg)),None),'HEX':lambda:(v.HX(int(arg)),None),'uuid':lambda:(v.uuid(),None),'alnum':lambda:(v.rs(int(arg)),None),'ALNUM':lambda:(v.rs(int(arg),v.UP+v.DG),None),'dg':lambda:(v.dg(int(arg)),None),'b64r':lambda:(v.b64(v.rb(int(arg))),None),'b64w':lambda:(v.wrap64(v.rb(int(arg)),76),None),'sri':lambda:('sha512-'+v.b64(v.rb(64)),None),
     'date':lambda:(rdate(),None),'time':lambda:(rtime(),None),'ts':lambda:(c.ts(),None),'ddmm':lambda:(f"{R.randint(1,28):02d}.{R.randint(1,12):02d}.{R.randint(2022,2026)}",None),'slashd':lambda:(f"{R.randint(1,28):02d}/{R.randint(1,12):02d}/{R.randint(2022,2026)}",None),'mdy':lambda:(f"{R.choice(v.MON['en'])[:3]} {R.randint(1,28)}",None),'epoch':lambda:(str(R.randint(1680000000,1790000000)),None),
     'ver':lambda:(f"{R.randint(0,14)}.{R.randint(0,40)}.{R.randint(0,20)}",None),'float':lambda:(f"{R.uniform(0,float(arg or 100)):.{R.choice([1,2,3])}f}",None),
     'pip':lambda:(R.choice(['10.%d.%d.%d'%(v.ri(0,200),v.ri(0,254),v.ri(1,254)),'192.168.%d.%d'%(v.ri(0,30),v.ri(1,254)),'172.%d.%d.%d'%(v.ri(16,31),v.ri(0,20),v.ri(2,200))]),None),'docip':lambda:(R.choice(['192.0.2.','198.51.100.','203.0.113.'])+str(v.ri(1,254)),None),
     'co':lambda:(v.co(),None),'dom':lambda:(v.dom(c.loc or {'en':'us'}.get(L,L)),None),'host':lambda:(R.choice(['db','web','app','cache','mail','gw','k8s-node','build','nas','jump'])+R.choice(['','-prod','-stg','-eu'])+'%02d'%v.ri(1,14),None),'svc':lambda:(R.choice(['billing','orders','checkout','auth','search','inventory','notify','ledger','reports','gateway','ingest']),None),'user':lambda:(R.choice(['root','admin','svc_app','deploy','postgres','backup','jenkins','app','sa','etl','grafana','www']),None),'db':lambda:(R.choice(['orders','crm','billing','app','shop','inventory','hr','analytics']),None),
     'city':lambda:(R.choice(v.CITIES.get(L) or v.CITIES['us'])[0],None),'money':lambda:(f"{R.randint(12,9800)}{',' if L in ('de','fr','es','it','pt','nl','pl','sv','cs','tr','ru') else '.'}{R.randint(0,99):02d}",None),
     'rnd':lambda:(R.choice(['0.','1.','2.'])+v.dg(16),None),'cert':lambda:(v.cert(),None),'certb64':lambda:(v.b64(v.cert()),None),'pub':lambda:(v.pubkey(),None),'fp':lambda:('SHA256:'+v.b64(v.rb(32)).rstrip('='),None),'ulid':lambda:('01'+v.rs(24,'0123456789ABCDEFGHJKMNPQRSTVWXYZ'),None),'img':lambda:('iVBORw0KGgoAAAANSUhEUgAA'+v.b64(v.rb(R.choice([90,240,600]))),None),
     'isbn':lambda:((lambda s:s+str((10-sum(int(x)*(3 if i%2 else 1) for i,x in enumerate(s))%10)%10))('978'+v.dg(9)),None),'ean':lambda:((lambda s:s+str((10-sum(int(x)*(3 if i%2 else 1) for i,x in enumerate(s))%10)%10))('40'+v.dg(10)),None),
     'word':lambda:(R.choice(BW['en']),None),'minjs':lambda:(''.join(R.choice(['!function(e,t){','var n=r(%d);'%v.ri(1,999),'return t.%s=e[%d],'%(v.rs(1,v.LO),v.ri(0,99)),'"%s"'%R.choice(['click','input','px','auto'])+'===a.type&&','(0,i.%s)(o),'%v.rs(2,v.LO),'void 0!==u&&','for(var s=0;s<c.length;s++)','{}'])for _ in range(v.ri(20,60))),None),
    }
    if g not in G: raise KeyError(expr)
    return G[g]()
TOK=re.compile(r'~\{([^{}]*)\}|~\[([a-z_.]+)\|([^\]]*)\]|~\(([^)]*)\)')
def ev(e,c):
    nol=False
    if e.startswith('!'): nol=True; e=e[1:]
    memo=None
    if '#' in e: e,memo=e.rsplit('#',1)
    fs=[]
    while True:
        m=re.match(r'(\w+)\((.*)\)$',e)
        if not m: break
        fs.append(m[1]); e=m[2]
        if '#' in e and memo is None: e,memo=e.rsplit('#',1)
    if memo is not None and ('m',memo) in c.memo: t,l=c.memo[('m',memo)]
    else:
        t,l=gen(e,c)
        if memo is not None: c.memo[('m',memo)]=(t,l)
    for f in reversed(fs): t=FN[f](t)
    return t,(None if nol else l)
def render(body,c):
    out=[]
    lines=[]
    for line in body.split('\n'):
        m=re.match(r'~\*(\d+)-(\d+) (.*)$',line)
        if m:
            for i in range(R.randint(int(m[1]),int(m[2]))): lines.append((m[3],True))
        else: lines.append((line,False))
    for i,(line,rep) in enumerate(lines):
        if rep:
            for k in [k for k in c.p if k[0]=='r']: del c.p[k]
            for k in [k for k in c.v if k in('v9','w9')]: del c.v[k]
        if i: out.append(('\n',None))
        rl(line,c,out)
    return out
def rl(line,c,out):
    pos=0
    for m in TOK.finditer(line):
        out.append((line[pos:m.start()],None)); pos=m.end()
        if m[1] is not None: out.append(ev(m[1],c))
        elif m[2] is not None: out.append((m[3],m[2]))
        else: rl(R.choice(m[4].split('|')),c,out)
    out.append((line[pos:],None))
# ---------------------------------------------------------------- whole-text wraps
ASK={'en':["can you tell me why this fails?","clean this up please","what's wrong here:","Review this for me.","Summarise in 3 bullets:","I get an error with the following, help","turn this into a table","pls fix formatting","translate to German:","is this ok to ship?"],'de':["Kannst du das bitte kürzer formulieren?","Was ist hier falsch?","Bitte korrekturlesen:","Fass das mal zusammen:","Warum läuft das nicht?"],'fr':["Peux-tu reformuler ceci ?","Pourquoi ça ne marche pas :","Résume ce texte :"],'es':["¿Me puedes resumir esto?","¿Por qué falla esto?"],'it':["Mi riassumi questo testo?","Perché non funziona?"],'pt':["Podes resumir isto?","Por que isso não funciona?"],'nl':["Kun je dit samenvatten?","Waarom werkt dit niet?"],'pl':["Możesz to streścić?","Dlaczego to nie działa?"],'ja':["次の文章を要約してください。","これを直して:"],'zh':["帮我看看哪里有问题:","请总结以下内容:"]}
def jesc(segs): return [(json.dumps(t,ensure_ascii=False)[1:-1],l) for t,l in segs]
def wrapit(segs,lang,group):
    k=R.random(); txt=''.join(t for t,_ in segs)
    multi=any('\n' in t for t,l in segs if l)
    if k<.06 and lang in ASK: return [(R.choice(ASK[lang])+'\n\n',None)]+segs
    if k<.09 and lang in ASK: return [(R.choice(ASK[lang])+'\n```\n',None)]+segs+[('\n```',None)]
    if k<.115 and not multi and '\n' in txt:   # numbered file view of an agent
        o=[];n=1
        o.append(('%6d\t'%n,None))
        for t,l in segs:
            if l or '\n' not in t: o.append((t,l)); continue
            ps=t.split('\n')
            for i,p in enumerate(ps):
                if i: n+=1; o.append(('\n%6d\t'%n,None))
                o.append((p,None))
        return o
    if k<.14:
        pre=R.choice(['{"role":"user","content":"','{"type":"tool_result","tool_use_id":"toolu_01%s","content":"'%v.rs(22),'{"stdout":"']); return [(pre,None)]+jesc(segs)+[('"}',None)]
    if k<.155 and not multi:
        o=[('> ',None)]
        for t,l in segs: o.append((t if l else t.replace('\n','\n> '),l))
        return o
    return segs
def finish(segs):
    text='';spans=[];off=0
    for t,l in segs:
        if not t: continue
        b=len(t.encode('utf-8'))
        if l: spans.append({"start":off,"end":off+b,"class":l})
        off+=b; text+=t
    return text,spans
SHARE={'clean':.37,'vendor':.1,'password_prose':.1,'password_cli':.09,'generic':.09,'people':.13,'payment':.06,'disguised':.06}
def main():
    global CUR
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); ap.add_argument('--n',type=int,default=3000); ap.add_argument('--all',action='store_true')
    a=ap.parse_args(); R.seed(f"{a.seed}-{a.half}"); 
    T=[t for t in load() if t['half']==a.half]; by={}
    for t in T: by.setdefault(t['group'],[]).append(t)
    jobs=[]
    for g,ts in by.items():
        n=round(a.n*SHARE[g]); en=[t for t in ts if t['lang']=='en']; ot=[t for t in ts if t['lang']!='en']
        for pool,k in((en,round(n*.6) if ot else n),(ot,(n-round(n*.6)) if en else n)):
            if not pool: continue
            bl=[t for t in pool if not t['L']]; first=R.sample(pool,min(k,len(pool)) if len(pool)<k*.6 else int(k*.6))      # every template once before repeats
            w=[float(t['opt'].get('w',1))*(1 if t['L'] else 7) for t in pool]
            jobs+=first+R.choices(pool,w,k=k-len(first))
    R.shuffle(jobs); seen=set(); nout=0
    with open(a.out,'w',encoding='utf-8') as f:
        for i,t in enumerate(jobs):
            for attempt in range(6):
                CUR=c=Ctx(t)
                try: segs=render(t['body'],c)
                except Exception as e: raise SystemExit(f"{t['fn']}: {t['body'][:200]!r}: {e!r}")
                k=R.random()
                if t['group']=='clean' and (k<.22 or attempt>1) or t['group']!='clean' and k<.1:   # longer context
                    for q in R.sample([x for x in by.get('clean',[]) if x['lang']==t['lang'] and x is not t] or [t],1) if t['group']!='clean' else R.choices([x for x in by['clean'] if x['lang']==t['lang'] and x is not t and x['kind']==t['kind']] or [t],k=R.choice([1,1,2])):
                        if q is t: continue
                        cs=render(q['body'],Ctx(q)); s=[('\n\n' if R.random()<.6 else '\n',None)]
                        segs=(cs+s+segs) if R.random()<.6 else (segs+s+cs)
                elif t['group']!='clean' and k<.2:
                    for q in R.choices([x for x in by[t['group']] if x['lang']==t['lang'] and x['kind']==t['kind'] and x is not t] or [t],k=R.choice([1,1,2,3])):
                        if q is not t: segs=segs+[(R.choice(['\n','\n\n']),None)]+render(q['body'],Ctx(q))
                if t['opt'].get('nowrap')!='1': segs=wrapit(segs,t['lang'],t['group'])
                text,spans=finish(segs)
                if text not in seen: break
            seen.add(text)
            if t['group']=='clean': assert not spans,(t['fn'],t['body'][:120])
            else: assert spans,(t['fn'],t['body'][:120])
            nout+=1
            f.write(json.dumps({"id":f"F{a.half}{a.seed}-{i:05d}-{t['kind']}-{t['h']}","text":text,"group":t['group'],"lang":t['lang'],"spans":spans},ensure_ascii=False)+'\n')
if __name__=='__main__': main()

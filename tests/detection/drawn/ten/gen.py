#!/usr/bin/env python3
"""gen.py --seed N --out FILE --half a|b   (group people / payment / clean)"""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from spelled import spelled
import argparse,json,random,re,hashlib,glob,os,datetime,sys
from pools import *
import vals as V
HERE=os.path.dirname(os.path.abspath(__file__))
PHX=re.compile(r'\[\[([?=#a-z][^\[\]]*?)\]\]',re.S)
HEAD=re.compile(r'^=== (people|payment|clean) (\w+)(?: (\w\w))?\s*$')
def load():
    T=[]
    for f in sorted(glob.glob(HERE+'/t/*.txt')):
        cur=None
        for ln in spelled(open(f,encoding='utf-8').read()).splitlines(keepends=True):
            m=HEAD.match(ln)
            if m: cur=[m[1],m[2],m[3],[],os.path.basename(f)]; T.append(cur)
            elif cur is not None: cur[3].append(ln)
    out=[];seen=set()
    for g,l,loc,b,f in T:
        t=''.join(b).strip('\n')
        if not t.strip() or t in seen: continue
        seen.add(t); out.append((g,l,loc,t,f))
    return out
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0]&1]
MON={'en':'January February March April May June July August September October November December','de':'Januar Februar März April Mai Juni Juli August September Oktober November Dezember','fr':'janvier février mars avril mai juin juillet août septembre octobre novembre décembre','es':'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre','it':'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre','pt':'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro','nl':'januari februari maart april mei juni juli augustus september oktober november december','pl':'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia','ru':'января февраля марта апреля мая июня июля августа сентября октября ноября декабря','uk':'січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня','sv':'januari februari mars april maj juni juli augusti september oktober november december'}
class Ctx:
    def __init__(s,r,lang,loc):
        s.r=r; s.lang=lang; s.loc=loc or r.choice(LANGLOC.get(lang,['us'])); s.m={}; s.P={}; s.used=set()
    def person(s,k,loc=None):
        if k in s.P: return s.P[k]
        r=s.r; g=k[0] if k[0] in 'mw' else r.choice('mw'); lc=loc or s.loc
        nat=lc in NATIVE
        p_local=.93 if nat else .5 if s.lang=='en' else .68
        if loc: p_local=1
        for _ in range(60):
            og=r.choice(LO[lc]) if r.random()<p_local else r.choice(LATIN)
            if loc is None and lc=='us' and r.random()<.12: og='word'
            if s.lang=='en' and og in ROM: og=ROM[og]
            m,f,l,order,sep=O[og]
            fam=r.choice(l); giv=r.choice(f if g=='w' else m)
            if og in('ang','word') and r.random()<.1: giv+=' '+r.choice('ABDEGJKLMPRST')+'.'
            if og=='word' and s.r.random()<.5: giv=r.choice(O['ang'][1 if g=='w' else 0])
            if og=='pol' and g=='w' and fam.endswith('ski'): fam=fam[:-1]+'a'
            if og=='cze' and g=='w': fam=fam[:-1]+'á' if fam.endswith('ý') else fam[:-1]+'ová' if fam.endswith('a') else fam+'ová'
            if og in('rusn','rus') and g=='w':
                if fam[-2:]in('ин','ов','ев'): fam+='а'
            if fam not in s.used and giv not in s.used: break
        s.used.add(fam); s.used.add(giv)
        if og in('vie',) : order='lf'
        if og=='hun' and s.lang!='hu': order='fl'
        if og in('jpn','chn','kor'): order='lf'
        dob=datetime.date(r.choice([r.randint(1938,2003),r.randint(1955,1999)]),r.randint(1,12),r.randint(1,28))
        if og=='jpn': sep=r.choice([' ','','　'])
        s.P[k]=dict(f=giv,l=fam,g=g,o=order,sep=sep,dob=dob,og=og,loc=loc or s.loc)
        return s.P[k]
    def pick(s,key,fn):
        if key not in s.m: s.m[key]=fn()
        return s.m[key]
    def fill(s,t,d=''):
        r=s.r
        def sub(m):
            q=m[1]
            return {'h1':lambda:str(r.randint(1,9)),'h2':lambda:str(r.randint(2,99)),'h3':lambda:str(r.randint(101,499)),'h4':lambda:str(r.randint(1001,9899)),'L':lambda:r.choice('ABCDEFGH'),'l':lambda:r.choice('abc'),'LL':lambda:V.L(r,2)}.get(q,lambda:V.D(r,int(q[1])))()
        return re.sub(r'\{(\w+?)\}',sub,t)
    def mask(s,f): 
        r=s.r; return ''.join(r.choice('0123456789') if c=='X' else r.choice('23456789') if c=='N' else c for c in f)
    def date(s,d,f):
        lg=s.lang
        if f=='iso': return d.isoformat()
        if f=='c': return d.strftime('%Y%m%d')
        if f=='yymmdd': return d.strftime('%y%m%d')
        if f=='us': return d.strftime('%m/%d/%Y')
        if f=='eu': return d.strftime('%d/%m/%Y')
        if f=='dot': return d.strftime('%d.%m.%Y')
        if f=='sh': return d.strftime('%d.%m.%y')
        if f=='cjk': return f'{d.year}年{d.month}月{d.day}日'
        if f=='kr': return f'{d.year}년 {d.month}월 {d.day}일'
        if f=='abc': return d.strftime('%d-%b-%Y')
        if f=='long':
            mo=MON.get(lg,MON['en']).split()[d.month-1]
            return {'en':f'{d.day} {mo} {d.year}' if s.loc!='us' else f'{mo} {d.day}, {d.year}','de':f'{d.day}. {mo} {d.year}','es':f'{d.day} de {mo} de {d.year}','pt':f'{d.day} de {mo} de {d.year}'}.get(lg,f'{d.day} {mo} {d.year}')
        if lg=='en': return s.date(d,r_choice(s.r,['us','us','long','iso']) if s.loc=='us' else r_choice(s.r,['eu','eu','long','abc']))
        if lg in('ja','zh'): return s.date(d,r_choice(s.r,['cjk','iso']))
        if lg=='ko': return s.date(d,r_choice(s.r,['kr','iso']))
        if lg in('de','pl','cs','ru','uk','no','fi','tr','ro','da'): return s.date(d,r_choice(s.r,['dot','dot','sh']))
        if lg=='sv': return s.date(d,'iso')
        return s.date(d,r_choice(s.r,['eu','eu','long']) if lg in MON else 'eu')
def r_choice(r,x): return r.choice(x)
def near(r,n):  # n digits failing luhn
    while 1:
        s=V.D1(r,n)
        if V.luhn(s[:-1])!=s[-1]: return s
def rnd(c,k):
    r=c.r; a=''
    if ':' in k: k,a=k.split(':',1)
    if k=='d': return V.D1(r,int(a or 6))
    if k=='nd': return near(r,int(a or 16))
    if k=='nd4': return V.sp4(near(r,int(a or 16)))
    if k=='hex': return ''.join(r.choice('0123456789abcdef') for _ in range(int(a or 40)))
    if k=='HEX': return rnd(c,'hex:'+a).upper()
    if k=='A': return V.L(r,int(a or 3))
    if k=='uuid': h=rnd(c,'hex:32'); return f'{h[:8]}-{h[8:12]}-4{h[13:16]}-a{h[17:20]}-{h[20:]}'
    if k=='ver': return f'{r.randint(0,14)}.{r.randint(0,30)}.{r.randint(0,19)}'
    if k=='n': lo,hi=(a or '1-99').split('-'); return str(r.randint(int(lo),int(hi)))
    if k=='f': lo,hi=(a or '0-100').split('-'); return '%.2f'%r.uniform(float(lo),float(hi))
    if k=='date': d=datetime.date(2024,1,1)+datetime.timedelta(r.randint(0,900)); return c.date(d,a) if a else d.isoformat()
    if k=='time': return '%02d:%02d'%(r.randint(6,21),r.choice([0,5,10,15,20,30,45,50,55]))
    if k=='ts': return str(r.randint(1710000000,1779999999))
    if k=='b64': 
        al='ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'; return ''.join(r.choice(al) for _ in range(int(a or 40)))
    if k=='ean': b=r.choice(['40','50','87','76','80'])+V.D(r,10); return b+str((10-V.ws(b,[1,3]*6)%10)%10)
    if k=='isbn': b='978'+r.choice('0123')+V.D(r,8); s=b+str((10-V.ws(b,[1,3]*6)%10)%10); return f'{s[:3]}-{s[3]}-{s[4:8]}-{s[8:12]}-{s[12]}'
    if k=='eur': return f'{r.randint(12,4800)}.{r.randint(0,99):02d}'
    raise KeyError(k)
def resolve(c,tok):
    """-> (text,class|None)"""
    r=c.r
    if tok[0]=='?': return r.choice(tok[1:].split('|')),None
    if tok[0]=='=':
        cl,t=tok[1:].split(':',1); return r.choice(t.split('|')),cl
    if tok[0]=='#': return rnd(c,tok[1:]),None
    m=re.match(r'^(ip6|[a-z]+?)(\d*)(?:@(\w\w+))?(?:\.(\w+))?(?::(\w+))?$',tok)
    if not m: raise ValueError(tok)
    k,n,loc,at,ar=m.groups(); key=k+n
    if k in('p','m','w'):
        p=c.person(key,loc); f,l=p['f'],p['l']; full=(f+p['sep']+l) if p['o']=='fl' else (l+p['sep']+f)
        if at is None: return full,'name'
        if at=='e': return c.pick('e'+key,lambda:email(c,p)),'email'
        ini=f[0]+'.'
        v={'f':f,'l':l,'F':f.upper(),'L':l.upper(),'U':full.upper(),'lc':full.lower(),'i':ini+' '+l,'fi':f+' '+l[0]+'.','lf':l+', '+f,'LF':l.upper()+' '+f,'LCF':l.upper()+', '+f.upper(),'sl':V.asc(l).replace(' ','').replace("'",'')+'_'+V.asc(f).replace(' ',''),'ns':V.asc(f).replace(' ','').replace("'",''),'fl':f+' '+l,'sp':' '.join(full.upper()).replace('   ','   '),'mrz':re.sub(r"[^A-Z<]",'',V.asc(l).upper().replace(' ','<').replace('-','<'))+'<<'+re.sub(r"[^A-Z<]",'',V.asc(f).upper().replace(' ','<').replace('-','<'))}[at]
        return v,'name'
    if k=='e': return c.pick(key,lambda:email(c,c.person('p9'+n,loc))),'email'
    pk=next((x+n for x in 'pmw' if x+n in c.P),'p'+(n or '1'))
    if k=='a':
        lc=loc or c.loc
        def mk():
            ss,cs,t1,t2=AD.get(lc,AD['de']); i=r.randrange(len(cs)); return c.fill(r.choice(ss)),c.fill(cs[i]),t1,t2
        st,ci,t1,t2=c.pick(key,mk)
        return (st if at=='s' else ci if at=='c' else (t2 if at=='m' else t1).replace('{s}',st).replace('{c}',ci)),'address'
    if k=='ph':
        lc=loc or c.loc; v=c.pick(key,lambda:c.mask(r.choice(PH.get(lc,PH['us']).split(';'))))
        if at=='d': return c.pick(key+'d',lambda:(lambda fs:re.sub(r'[^+0-9]','',c.mask(r.choice(fs)).replace('(0)','')) if fs else '+'+CC[lc]+V.D1(r,9))([f for f in PH.get(lc,PH['us']).split(';') if f.startswith('+')])),'phone'
        return v,'phone'
    if k=='dob':
        return c.pick(key+'/'+str(ar),lambda:c.date(c.person(pk)['dob'],ar)),'birth'
    if k=='age': return str(2026-c.person(pk)['dob'].year),None
    if k=='id':
        p=c.person(pk); kk=ar or loc or c.loc; fam,giv=(p['l'],p['f']) 
        return c.pick(key+kk,lambda:V.nid(r,kk,p['dob'],p['g'],fam,giv)),'national_id'
    if k=='pp': return c.pick(key,lambda:V.passport(r,loc or c.loc)),'passport'
    if k=='dl': p=c.person(pk); return c.pick(key,lambda:V.licence(r,loc or c.loc,p['l'],p['dob'])),'licence'
    if k=='pl':
        def mk():
            f=r.choice(PL.get(loc or c.loc,PL['de']).split(';')); return re.sub('X','\0',re.sub('(?<![A-Z])L(?![a-z])|(?<=L)L',lambda _:V.L(r,1),f)).replace('\0','#') if 0 else ''.join(V.D1(r,1) if ch=='X' else V.L(r,1) if ch=='L' else ch for ch in f)
        return c.pick(key,mk),'plate'
    if k=='ip': return c.pick(key,lambda:'%d.%d.%d.%d'%(r.choice([24,31,46,62,71,77,79,81,84,86,88,91,93,101,109,151,176,178,188,196,213,217]),r.randint(1,254),r.randint(0,254),r.randint(2,254))),'ip'
    if k=='ip6' or key.startswith('ip6'): return c.pick('ip6',lambda:'2a%02x:%x:%x:%x::%x'%(r.randint(0,16),r.randint(256,65535),r.randint(1,65535),r.randint(1,65535),r.randint(1,65535))),'ip'
    if k=='mac':
        return c.pick(key,lambda:r.choice([':','-',':']).join('%02x'%b for b in bytes([r.choice([0x3c,0xa4,0xf0,0x8c,0x54])])+V.rb(r,5))),'mac'
    if k=='geo': return c.pick(key,lambda:'%.6f, %.6f'%(r.uniform(36,60),r.uniform(-9,25))),'geo'
    if k=='cc':
        v=c.pick(key,lambda:V.card(r)); f=c.pick(key+'f',lambda:r.choice('ssspd'))
        at=at or f; return {'s':V.cardsp(v),'d':V.cardsp(v,'-'),'p':v,'l':v[-4:],'nl':V.cardsp(v,'\n')}[at],(None if at=='l' else 'card')
    if k=='iban':
        v=c.pick(key,lambda:V.iban(r,loc or c.loc)); at=at or c.pick(key+'f',lambda:r.choice('ssp')); return {'s':V.sp4(v),'p':v,'lc':V.sp4(v).lower(),'d':V.sp4(v,'-'),'dot':V.sp4(v,'.')}[at],'iban'
    if k=='bic': return c.pick(key,lambda:V.bic(r,loc or c.loc)),'bic'
    if k=='aba': return c.pick(key,lambda:V.aba(r)),'us_routing'
    if k=='ba': return c.pick(key+str(ar),lambda:V.bank(r,ar or loc or c.loc)),'bank_account'
    if k=='cr': return c.pick(key+str(ar),lambda:V.crypto(r,ar)),'crypto_address'
    raise ValueError(tok)
def email(c,p):
    r=c.r
    if p['og'] in ROM:
        mm,ff,ll,_,_=O[ROM[p['og']]]; f=r.choice(mm); l=r.choice(ll)
    else: f,l=p['f'],p['l']
    cl=lambda x:re.sub(r'[^a-z]','',V.asc(x).lower()) or 'k'
    f,l=cl(f.split()[0]),cl(l); y=p['dob'].year
    loc=r.choice([f+'.'+l,f[0]+l,l+'.'+f,f+l+str(y%100).zfill(2),f+'_'+l+V.D(r,2),l+f[0]+V.D(r,2),f[0]+'.'+l,f+'.'+l+V.D(r,2)])
    dm=r.choice((DOM.get(c.loc,GEN)+','+DOM.get(c.loc,GEN)+','+GEN).split(','))
    if dm in GEN and not loc[-1].isdigit(): loc+=V.D(r,2)
    return loc+'@'+dm
def render(r,tpl):
    g,lang,loc,t,f=tpl; c=Ctx(r,lang,loc); out=[];pos=0;spans=[];b=0
    def emit(s,cl=None):
        nonlocal b
        n=len(s.encode()); out.append(s)
        if cl and s: spans.append({'start':b,'end':b+n,'class':cl})
        b+=n
    for m in PHX.finditer(t):
        emit(t[pos:m.start()]); s,cl=resolve(c,m[1]); emit(s,cl); pos=m.end()
    emit(t[pos:]); return ''.join(out),spans
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); ap.add_argument('--per',type=int,default=0); ap.add_argument('--items',type=int,default=1900)
    a=ap.parse_args(); T=[t for t in load() if half(t[3])==a.half]; items=[];seen=set()
    sens=[t for t in T if t[0]!='clean']; cl=[t for t in T if t[0]=='clean']
    def go(ts,n):
        k=0;got=[]
        for rnd_ in range(60):
            for t in ts:
                if len(got)>=n: return got
                r=random.Random(f'{a.seed}/{rnd_}/'+hashlib.sha256(t[3].encode()).hexdigest())
                try: x,s=render(r,t)
                except Exception as e: sys.exit(f'{t[4]}: {e!r}\n{t[3][:300]}')
                if x in seen: continue
                seen.add(x)
                if t[0]=='clean': assert not s,t[3]
                got.append(dict(text=x,group=t[0],lang=t[1],spans=s,tpl=hashlib.sha256(t[3].encode()).hexdigest()[:8]))
        return got
    ncl=a.items*38//100
    c=go(cl,ncl); s=go(sens,a.items-len(c)); items=s+c
    random.Random(a.seed).shuffle(items)
    with open(a.out,'w',encoding='utf-8') as f:
        for i,x in enumerate(items):
            tp=x.pop('tpl'); f.write(json.dumps({'id':f'K{a.half}{i:05d}-{tp}',**x},ensure_ascii=False)+'\n')
    print(a.half,len(T),'templates',len(items),'items',len(c),'clean')
if __name__=='__main__': main()

#!/usr/bin/env python3
import argparse,base64,glob,hashlib,html,json,os,random,re,string,sys,urllib.parse,zlib
from datetime import date,timedelta
HERE=os.path.dirname(os.path.abspath(__file__)); sys.path[:0]=[HERE,os.path.join(HERE,'..')]
from spelled import spelled
import names,places,ids,crypto,secrets_ as sec
U=string.ascii_uppercase; B62=string.ascii_letters+string.digits
MAIN='en de fr es it pt nl pl ja zh'.split(); SMALL='sv da cs tr ru ko ar hi'.split()
CUR={'US':'$'}
HON={'en':('Mr.','Ms.'),'de':('Herr','Frau'),'fr':('M.','Mme'),'es':('Sr.','Sra.'),'it':('Sig.','Sig.ra'),'pt':('Sr.','Sra.'),'nl':('dhr.','mevr.'),'pl':('pan','pani'),'cs':('pan','paní'),'sv':('herr','fru'),'da':('hr.','fru'),'tr':('Sayın','Sayın'),'ja':('様','様'),'zh':('先生','女士'),'ru':('господин','госпожа'),'ko':('님','님'),'ar':('السيد','السيدة'),'hi':('श्री','श्रीमती')}
PLG=dict(zip('Krzysztof Wojciech Bartłomiej Zbigniew Łukasz Sławomir Grzegorz Mateusz Paweł Mieczysław Dawid Szymon Agnieszka Małgorzata Zofia Katarzyna Bożena Jolanta Grażyna Wioletta Danuta Oliwia Magdalena Róża'.split(),'Krzysztofa Wojciecha Bartłomieja Zbigniewa Łukasza Sławomira Grzegorza Mateusza Pawła Mieczysława Dawida Szymona Agnieszki Małgorzaty Zofii Katarzyny Bożeny Jolanty Grażyny Wioletty Danuty Oliwii Magdaleny Róży'.split()))
CSF={'Kopecký':'Kopecká','Tichý':'Tichá','Vaněk':'Vaňková','Šimek':'Šimková','Hruška':'Hrušková','Říha':'Říhová'}
RUT=dict(zip('абвгдезийклмнопрстуфхцчшщыэюяёжьъ',['a','b','v','g','d','e','z','i','y','k','l','m','n','o','p','r','s','t','u','f','kh','ts','ch','sh','shch','y','e','yu','ya','e','zh','','']))
def tr(s): return ''.join(RUT.get(c,RUT.get(c.lower(),c).capitalize() if c!=c.lower() else c) for c in s)
FIRMDOM='kessler-logistik.de nordlicht-immobilien.de atelierduval.fr habitat-rhone.fr tejadosmora.es viajes-levante.com studiomarconi.it officina-rossi.it lusotrans.pt clinicamar.com.br dewaard-advies.nl bouwgroep-noord.nl budmax.pl kadry24.pl tanaka-seiki.co.jp haoyun-trade.cn brightwell-dental.com harborpoint.io stclements-school.org.uk ferncliffelegal.com oakridgeclinic.org blueacorn.co fjordkraftverk.no solvang-el.dk stavmont.cz anadolulojistik.com.tr severstroy.ru'.split()
FIRMS={'en':'Brightwell Dental|Harborpoint Freight|Ferncliffe Legal LLP|Blue Acorn Insurance','de':'Nordlicht Immobilien GmbH|Kessellogistik AG|Praxis am Stadtpark|Allgäuer Holzbau KG','fr':'Habitat Rhône|Cabinet Atlantique|Transports du Midi SARL','es':'Tejados Levante S.L.|Viajes Costa Sur|Clínica del Mar','it':'Officina Lombarda S.r.l.|Studio Ponte|Trasporti Adriatico','pt':'Lusotrans Lda.|Clínica Maré|Construtora Horizonte Ltda','nl':'Bouwgroep Noord B.V.|Adviesbureau Zuidas|Rederij Waddenzee','pl':'Budmax Sp. z o.o.|Kadry24|Przychodnia Zdrowie','ja':'東洋精機株式会社|みなと不動産|さくらクリニック','zh':'浩运贸易有限公司|蓝海物流|康宁医院'}
class Ctx:
    def __init__(s,r,lang,own):
        s.r=r; s.lang=lang; s.own=own; s.p={}; s.cache={}
    def person(s,key,cc=None):
        if key in s.p: return s.p[key]
        r=s.r; anyc=cc=='any'
        if anyc: cc=r.choice(ANY)
        forced=cc is not None
        cc=cc or s.cc()
        org=places.C[cc]['org']; org={('BE','fr'):'fr',('CA','fr'):'fr',('CH','fr'):'fr',('CH','it'):'it'}.get((cc,s.lang),org)
        if not forced and not s.own and org in names.LATIN and r.random()<.22: org=r.choice([k for k in names.LATIN if k not in('ja_rom_',)])
        if org=='hi': pass
        g={'m':'m','f':'f'}.get(key[0]) or r.choice('mf')
        F=names.N[org][0 if g=='m' else 1]; L=names.N[org][2]
        fi=r.randrange(len(F)); li=r.randrange(len(L)); first,last=F[fi],L[li]
        rom={'ja':'ja_rom','zh':'zh_rom','zh_tw':'zh_rom','ko':'ko_rom','ar':'ar_rom','hi':'in'}.get(org)
        p=dict(cc=cc,org=org,g=g,kana=None)
        if org=='pl' and g=='f' and last.endswith('ki'): last=last[:-1]+'a'
        if org=='cs' and g=='f': last=CSF.get(last) or last+'ová'
        if org=='ru' and g=='f': last+='а'
        p['first'],p['last']=first,last
        if rom:
            R=names.N[rom]; p['first_rom']=R[0 if g=='m' else 1][fi%len(R[0 if g=='m' else 1])]; p['last_rom']=R[2][li%len(R[2])]
        elif org=='ru': p['first_rom'],p['last_rom']=tr(first),tr(last)
        else: p['first_rom'],p['last_rom']=first,last
        if org=='ja': K=names.N['ja_kana']; p['kana']=K[2][li]+r.choice([' ','　'])+K[0 if g=='m' else 1][fi]
        p['dob']=date(1938,1,1)+timedelta(days=r.randint(0,25200))
        s.p[key]=p; return p
    def cc(s):
        if 'cc' not in s.cache: s.cache['cc']=s.r.choice(places.LANG[s.lang])
        return s.cache['cc']
ANY=[c for c in ids.NIDS if c not in('JP','CN','TW','KR','RU','SA','BG') and c in places.C]
def full(p):
    o=p['org']
    if o=='ja': return p['last']+p.get('jsp','')+p['first']
    if o in('zh','zh_tw','ko'): return p['last']+p['first']
    if o=='vi': return p['last']+' '+p['first']
    return p['first']+' '+p['last']
def fill(r,pat): return ''.join(r.choice('0123456789') if c=='#' else r.choice('123456789') if c=='@' else c for c in pat)
def pat(r,p): return ''.join(r.choice('0123456789') if c=='#' else r.choice('123456789') if c=='@' else r.choice('0123456789abcdef') if c=='%' else r.choice('ABCDEFGHJKLMNPQRSTUVWXYZ') if c=='^' else r.choice(string.ascii_lowercase) if c=='~' else r.choice(B62) if c=='*' else c for c in p)
def dword(d,l,r):
    m=places.MONTHS.get(l)
    if l in('ja',): return r.choice([f'{d.year}年{d.month}月{d.day}日',(f'昭和{d.year-1925}年{d.month}月{d.day}日' if d.year<1989 else f'平成{d.year-1988}年{d.month}月{d.day}日') if 1926<d.year<2019 and d.year!=1989 else f'{d.year}年{d.month}月{d.day}日'])
    if l=='zh': return f'{d.year}年{d.month}月{d.day}日'
    if l=='ko': return f'{d.year}년 {d.month}월 {d.day}일'
    w=m[d.month-1]
    if l=='en': return r.choice([f'{w} {d.day}, {d.year}',f'{d.day} {w} {d.year}',f'{d.day}{"th" if 10<d.day<14 else {1:"st",2:"nd",3:"rd"}.get(d.day%10,"th")} of {w} {d.year}',f'{d.day} {w[:3]} {d.year}'])
    if l in('de','da'): return f'{d.day}. {w} {d.year}'
    if l=='cs': return f'{d.day}. {w} {d.year}'
    if l in('es','pt'): return f'{d.day} de {w} de {d.year}'
    if l=='fr': return f'{"1er" if d.day==1 else d.day} {w} {d.year}'
    return f'{d.day} {w} {d.year}'
def dnum(d,l,r,cc=None):
    if l in('ja','zh'): return r.choice([f'{d:%Y/%m/%d}',f'{d:%Y-%m-%d}',dword(d,l,r)])
    if l=='ko': return r.choice([f'{d:%Y.%m.%d}',f'{d:%Y-%m-%d}'])
    if l=='sv': return f'{d:%Y-%m-%d}'
    if l=='en' and cc in('US',): return r.choice([f'{d:%m/%d/%Y}',f'{d.month}/{d.day}/{d:%y}',f'{d:%m-%d-%Y}'])
    return r.choice({'de':[f'{d:%d.%m.%Y}',f'{d.day}.{d.month}.{d.year}',f'{d:%d.%m.%y}'],'pl':[f'{d:%d.%m.%Y}',f'{d:%d.%m.%Y} r.'[:10]],'cs':[f'{d.day}. {d.month}. {d.year}'],'ru':[f'{d:%d.%m.%Y}'],'tr':[f'{d:%d.%m.%Y}'],'nl':[f'{d:%d-%m-%Y}',f'{d:%d/%m/%Y}'],'da':[f'{d:%d-%m-%Y}',f'{d:%d.%m.%Y}'],'hi':[f'{d:%d-%m-%Y}']}.get(l,[f'{d:%d/%m/%Y}',f'{d:%d/%m/%Y}',f'{d:%d-%m-%Y}']))
def slug(s): return re.sub(r'[^a-z0-9]+','',ids.asc(s).lower())
LT=[]
def pf(cx,p,f):
    """-> list of (text,class,optional)"""
    r=cx.r; l=cx.lang; cc=p['cc']; C=places.C[cc]; N='name'
    pl=places.LANG.get(l,[None])
    dl=l
    if f=='full': return [(full(p),N,0)]
    if f=='rom': return [(p['first_rom']+' '+p['last_rom'],N,0)]
    if f=='first': return [(p['first'],N,0)]
    if f=='last': return [(p['last'],N,0)]
    if f=='caps': return [(full(p).upper(),N,0)]
    if f=='lastcaps': return [((p['last'].upper()+' '+p['first']) if p['org'] in names.LATIN+['ru'] else full(p),N,0)]
    if f=='lastfirst': return [((p['last']+', '+p['first']) if p['org'] not in('ja','zh','zh_tw','ko') else full(p),N,0)]
    if f=='initial': return [((p['first'][0]+'. '+p['last']) if p['org'] in names.LATIN+['ru'] else full(p),N,0)]
    if f=='rinitial': return [((p['last']+' '+p['first'][0]+'.') if p['org'] in names.LATIN+['ru'] else full(p),N,0)]
    if f=='abbr': return [((p['first']+' '+p['last'][0]+'.') if p['org'] in names.LATIN+['ru'] else full(p),N,0)]
    if f=='mid': return [((p['first']+' '+r.choice('ABCEGJLMRT')+'. '+p['last']) if p['org'] in names.LATIN else full(p),N,0)]
    if f=='lower': return [(full(p).lower(),N,0)]
    if f=='kana': return [(p['kana'] or full(p),N,0)]
    if f=='patr':
        pa=r.choice([('Сергеевич','Сергеевна'),('Петрович','Петровна'),('Андреевич','Андреевна')])[p['g']=='f']; return [(r.choice([f"{p['last']} {p['first']} {pa}",f"{p['first']} {pa} {p['last']}",f"{p['first']} {pa}"]),N,0)]
    if f in('last_gen','last_dat','last_ins'):
        w=p['last']; m=p['g']=='m'; k=f[-3:]
        if p['org']=='pl': o=w[:-1]+{'gen':'iego','dat':'iemu','ins':'im'}[k] if m else w[:-1]+{'gen':'iej','dat':'iej','ins':'ą'}[k]
        elif p['org']=='ru': o=w+{'gen':'а','dat':'у','ins':'ым'}[k] if m else w[:-1]+'ой'
        elif p['org']=='cs':
            if not m: o=w[:-1]+{'gen':'é','dat':'é','ins':'ou'}[k]
            elif w.endswith('ý'): o=w[:-1]+{'gen':'ého','dat':'ému','ins':'ým'}[k]
            elif w.endswith('a'): o=w[:-1]+{'gen':'y','dat':'ovi','ins':'ou'}[k]
            elif w=='Vaněk': o='Vaňk'+{'gen':'a','dat':'ovi','ins':'em'}[k]
            elif w=='Šimek': o='Šimk'+{'gen':'a','dat':'ovi','ins':'em'}[k]
            else: o=w+{'gen':'a' if w[-1] not in'šř' else 'e','dat':'ovi','ins':'em'}[k]
        else: o=w
        return [(o,N,0)]
    if f=='full_gen': return [(PLG.get(p['first'],p['first'])+' '+pf(cx,p,'last_gen')[0][0],N,0)]
    if f=='hon': return [(HON[l][p['g']=='f'],None,0)]
    if f in('email','wemail'):
        a,b=slug(p['first_rom'].split(' ')[0]),slug(p['last_rom'].split(' ')[-1] if p['org']!='es' else p['last_rom'].split(' ')[0]); yy=f"{p['dob'].year%100:02d}"
        if f not in p: 
            dom=r.choice(C['mail']) if f=='email' else r.choice(FIRMDOM)
            p[f]=r.choice([f'{a}.{b}',f'{a[0]}.{b}',f'{a}{b}{yy}',f'{b}.{a}',f'{a}_{b}',f'{b}{a[0]}',f'{a}.{b}+{r.choice(["shop","news","hr"])}'] if f=='email' else [f'{a}.{b}',f'{a[0]}{b}',f'{b}'])+'@'+dom
        return [(p[f],'email',0)]
    if f=='user': return [(r.choice([slug(p['first_rom'].split(' ')[0])[0]+slug(p['last_rom']),slug(p['first_rom'].split(' ')[0])+'.'+slug(p['last_rom']),slug(p['last_rom'])[:6]+slug(p['first_rom'])[:2]]),N,1)]
    if f in('phone','phone2'): return [(fill(r,r.choice(C['phones'])),'phone',0)]
    if f=='phone_i': return [(fill(r,r.choice([x for x in C['phones'] if x[0]=='+'] or C['phones'])),'phone',0)]
    if f in('addr','street','zipcity','block'):
        if 'ad' not in p:
            n=r.randint(2,189); d=dict(s=r.choice(C['streets']),c=pat(r,re.sub('[XKLHQPTNJDFEGRWAB](?=[ @]|$)',lambda m:m[0],r.choice(C['cities']))) if 0 else fill(r,r.choice(C['cities'])),n=n,n4=r.randint(10,4999),n1=r.randint(1,9),na=f'{n}{r.choice(["","","","a"," b","-"+str(n+2)])}',apt=r.choice(['','',' Apt '+str(r.randint(2,40)),', Unit '+str(r.randint(2,30))]),bis=r.choice([' ',', ',' bis ']),fl=r.choice(['','3.º B, ','1º izq., ']))
            if cc in('JP','CN','TW'):
                ix=r.randrange(min(len(C['streets']),len(C['cities']))); d['s']=C['streets'][ix]; d['c']=fill(r,C['cities'][ix])
            p['ad']=d
        d=p['ad']; one=fill(r,C['fmt']).format(**d)
        if f=='addr': return [(one,'address',0)]
        tail=d['c']
        st=fill(r,C['fmt']).format(**{**d,'c':'\x00'}).replace(', \x00','').replace('、','').replace('\x00, ','').replace('\x00','').replace('،','،').strip(' ,،')
        if cc in('JP',): st=one; tail=''
        if cc in('CN','TW','KR'): st=one; tail=''
        if f=='street': return [(st,'address',0)]
        if f=='zipcity': return [(tail,'address',1)] if tail else [('',None,0)]
        return [(st+('\n'+tail if tail else ''),'address',0)]
    if f=='dob': return [(dnum(p['dob'],l,r,cc),'birth',0)]
    if f=='dob_iso': return [(p['dob'].isoformat(),'birth',0)]
    if f=='dob_w': return [(dword(p['dob'],l,r),'birth',0)]
    if f=='dob_us': return [(f"{p['dob']:%m/%d/%Y}",'birth',0)]
    if f=='dob8': return [(f"{p['dob']:%Y%m%d}",'birth',0)]
    if f=='dobdot': return [(f"{p['dob']:%d.%m.%Y}",'birth',0)]
    if f=='age': return [(str(2025-p['dob'].year),None,0)]
    if f in('nid','nidl'):
        k={'HI':'IN'}.get(cc,cc)
        if 'nid' not in p:
            if k=='EG': p['nid']=('الرقم القومي',f"{2 if p['dob'].year<2000 else 3}{p['dob']:%y%m%d}{r.choice(['01','02','21'])}{ids.D(r,5,'nz')}")
            elif k=='LU':
                s=f"{p['dob']:%Y%m%d}"+ids.D(r,3); p['nid']=('matricule',s+ids.luhn(s)+ids.verhoeff(s))
            else: p['nid']=ids.nid(k,p,r)
        return [(p['nid'][1],'national_id',0)] if f=='nid' else [(p['nid'][0],None,0)]
    if f=='passport':
        if 'pp' not in p: p['pp']=ids.passport({'HI':'IN'}.get(cc,cc),p,r)
        return [(p['pp'],'passport',0)]
    if f=='licence': return [(ids.licence({'HI':'IN'}.get(cc,cc),p,r),'licence',0)]
    if f=='plate': return [(ids.plate({'HI':'IN'}.get(cc,cc),r),'plate',0)]
    if f in('health','healthl'):
        if 'hl' not in p: p['hl']=ids.health({'HI':'IN','SA':'AE','EG':'AE','TW':'CN'}.get(cc,cc),p,r)
        return [(p['hl'][1],'health',0)] if f=='health' else [(p['hl'][0],None,0)]
    if f=='country': return [(cc,None,0)]
    if f=='mrz':
        A3={'US':'USA','GB':'GBR','DE':'D','FR':'FRA','ES':'ESP','IT':'ITA','NL':'NLD','PL':'POL','PT':'PRT','BR':'BRA','JP':'JPN','CN':'CHN','CA':'CAN','AU':'AUS','AT':'AUT','CH':'CHE','BE':'BEL','SE':'SWE','TR':'TUR','IN':'IND','IE':'IRL','MX':'MEX','NO':'NOR','DK':'DNK','FI':'FIN','CZ':'CZE','RO':'ROU','GR':'GRC','HU':'HUN'}.get(cc,'XXX').ljust(3,'<')
        z=lambda s:re.sub('[^A-Z]+','<',ids.asc(s.replace('ä','ae').replace('ö','oe').replace('ü','ue').replace("'",'')).upper()).strip('<')
        nm=(z(p['last_rom'])+'<<'+z(p['first_rom']))[:39]; 
        pp=re.sub('[^A-Z0-9]','',pf(cx,p,'passport')[0][0])[:9]; d9=pp.ljust(9,'<'); b=f"{p['dob']:%y%m%d}"; e=f"{r.randint(26,34)}{r.randint(1,12):02d}{r.randint(1,28):02d}"
        sx=p['g'].upper(); opt='<'*14; l2=d9+ids.mrzck(d9)+A3+b+ids.mrzck(b)+sx+e+ids.mrzck(e)+opt+'<'
        comp=l2[0:10]+l2[13:20]+l2[21:43]
        return [('P<'+A3,None,0),(nm,N,0),('<'*(39-len(nm))+'\n',None,0),(pp,'passport',0),('<'*(9-len(pp))+ids.mrzck(d9)+A3,None,0),(b,'birth',1),(ids.mrzck(b)+sx+e+ids.mrzck(e)+opt+'<'+ids.mrzck(comp),None,0)]
    raise KeyError(f)
DIG={k:{str(i):chr(b+i) for i in range(10)} for k,b in {'fw':0xff10,'arab':0x660,'deva':0x966,'bold':0x1d7ce,'fars':0x6f0}.items()}
HOMO=dict(zip('aceopxyABCEHKMOPTX','асеорхуАВСЕНКМОРТХ'))
WORDS={k:v.split() for k,v in {'en':'zero one two three four five six seven eight nine','de':'null eins zwei drei vier fünf sechs sieben acht neun','fr':'zéro un deux trois quatre cinq six sept huit neuf','es':'cero uno dos tres cuatro cinco seis siete ocho nueve','it':'zero uno due tre quattro cinque sei sette otto nove','pt':'zero um dois três quatro cinco seis sete oito nove','nl':'nul een twee drie vier vijf zes zeven acht negen','pl':'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć','ja':'ゼロ いち に さん よん ご ろく なな はち きゅう','zh':'零 一 二 三 四 五 六 七 八 九'}.items()}
def disg(t,cls,r,lang,k=None):
    digits=sum(c.isdigit() for c in t)
    if k is None or k=='dis':
        if cls=='email': k=r.choice(['at','at2','zw','fw','ent','b64','homo','sp','url','bold'])
        elif cls=='name': k=r.choice(['zw','ent','b64','uesc','sp']) if not t.isascii() and not any('a'<=c<='z' for c in t) else r.choice(['zw','fw','homo','ent','sp','b64','bold','shy','url'])
        elif cls in('crypto_address','passport','address'): k=r.choice(['zw','fw','ent','b64','shy']+(['sp'] if cls=='passport' else []))
        else: k=r.choice(['zw','fw','arab','deva','words','spd','b64','ent','nbsp','bold','dots','words','uesc'])
    if k=='words':
        w=WORDS.get(lang,WORDS['en']); sep='' if lang in('ja','zh') else ' '
        o=[]
        for c in t:
            if c.isdigit() and c.isascii(): o.append(w[int(c)])
            elif c=='+': o.append({'en':'plus','ja':'プラス','zh':'加'}.get(lang,'plus'))
            elif c.isalpha(): o.append(c)
        return sep.join(o)
    zs=['\u200b','\u200c','\u2060','\ufeff']
    if k=='zw': z=r.choice(zs); return z.join(t) if r.random()<.4 else ''.join(c+(z if 0<i+1<len(t) and r.random()<.35 or i==1 else '') for i,c in enumerate(t))
    if k=='shy': return ''.join(c+('\u00ad' if i%3==1 and i+1<len(t) else '') for i,c in enumerate(t))
    if k=='fw': return ''.join(chr(ord(c)+0xfee0) if '!'<=c<='~' else c for c in t)
    if k in('arab','deva'): return ''.join(DIG[k].get(c,c) for c in t)
    if k=='bold': return ''.join(DIG['bold'].get(c) or (chr(0x1d400+ord(c)-65) if 'A'<=c<='Z' else chr(0x1d41a+ord(c)-97) if 'a'<=c<='z' else c) for c in t)
    if k=='sp': return ' '.join(t.replace(' ','  ')) if 0 else ' '.join(c for c in t if c!=' ') if ' ' not in t else '   '.join(' '.join(w) for w in t.split(' '))
    if k=='spd': return ' '.join(c for c in t if c.isalnum() or c=='+')
    if k=='dots': return '.'.join(c for c in t if c.isalnum())
    if k=='nbsp': return '\u00a0'.join(re.findall('.{1,2}',re.sub(r'[^0-9A-Za-z+]','',t)))
    if k=='b64': return base64.b64encode(t.encode()).decode()
    if k=='hex': return t.encode().hex()
    if k=='ent': h=r.random()<.5; return ''.join(f'&#x{ord(c):x};' if h else f'&#{ord(c)};' for c in t)
    if k=='uesc': return ''.join(f'\\u{ord(c):04x}' if ord(c)<65536 else c for c in t)
    if k=='url': return ''.join('%%%02X'%b if r.random()<.6 or b>126 or b<33 else chr(b) for b in t.encode())
    if k=='homo':
        o=''.join(HOMO.get(c,c) if r.random()<.6 else c for c in t); return o if o!=t else ''.join(HOMO.get(c,c) for c in t)
    if k=='at': return t.replace('@',r.choice([' [at] ','(at)',' (at) ','[at]'])).replace('.',r.choice([' [dot] ','(dot)',' (dot) ','[dot]']))
    if k=='at2': return t.replace('@',{'de':' ät ','fr':' arobase ','es':' arroba ','it':' chiocciola ','pt':' arroba ','nl':' apenstaartje ','pl':' małpa '}.get(lang,' at ')).replace('.',{'de':' punkt ','fr':' point ','es':' punto ','it':' punto ','pt':' ponto ','nl':' punt ','pl':' kropka '}.get(lang,' dot '))
    if k=='leet': return t
    if k=='sql': return t.replace("'","''")
    if k=='xml': return html.escape(t,quote=False)
    if k=='q': return t
    raise KeyError(k)
def v2(cx,key):
    r=cx.r; a,_,arg=key.partition(':'); l=cx.lang
    if a=='one':
        return [(r.choice(arg.split('|')),None,0)]
    if a=='#': return [(pat(r,arg),None,0)]
    if a=='n': lo,hi=map(int,arg.split('-')); return [(str(r.randint(lo,hi)),None,0)]
    if a=='L' and arg=='id': return pf(cx,cx.person('p1'),'nidl')
    if a=='L': return [(places.LAB[l][arg],None,0)]
    if a=='date': return [(dnum(date(2023,1,1)+timedelta(days=r.randint(0,1000)),l,r,cx.cc()),None,0)]
    if a=='datew': return [(dword(date(2023,1,1)+timedelta(days=r.randint(0,1000)),l,r),None,0)]
    if a=='iso': return [((date(2023,1,1)+timedelta(days=r.randint(0,1000))).isoformat(),None,0)]
    if a=='time': return [(f'{r.randint(7,20):02d}:{r.randint(0,59):02d}',None,0)]
    if a=='ts': return [((date(2024,1,1)+timedelta(days=r.randint(0,700))).isoformat()+f'T{r.randint(0,23):02d}:{r.randint(0,59):02d}:{r.randint(0,59):02d}.{r.randint(0,999):03d}Z',None,0)]
    if a=='amt':
        x=r.randint(1500,990000); e=x//100; c=f'{x%100:02d}'
        return [(f'{e:,}.{c}' if l in('en','ja','zh','ko') else f'{e:,}'.replace(',','.')+','+c,None,0)]
    if a=='firm': return [(r.choice(FIRMS.get(l,FIRMS['en']).split('|')),None,0)]
    if a=='city': return [(r.choice({'de':['Kassel','Linz','Ulm'],'fr':['Dijon','Brest','Nancy'],'es':['Murcia','Gijón','Cádiz'],'it':['Parma','Bari','Lecce'],'pt':['Braga','Évora','Recife'],'nl':['Breda','Zwolle','Assen'],'pl':['Lublin','Toruń','Opole'],'ja':['仙台','金沢','熊本'],'zh':['苏州','青岛','长沙']}.get(l,['Leeds','Tucson','Halifax'])),None,0)]
    if a=='card': b,s=ids.card(r,brand=arg or None); cx.cache['brand']=b; return [(s,'card',0)]
    if a=='cardraw': b,s=ids.card(r,'raw'); cx.cache['brand']=b; return [(s,'card',0)]
    if a=='cardsp': b,s=ids.card(r,'sp'); cx.cache['brand']=b; return [(s,'card',0)]
    if a=='brand': return [(cx.cache.get('brand','Visa'),None,0)]
    if a=='exp': return [(f'{r.randint(1,12):02d}/{r.choice(["","20"])}{r.randint(26,31)}','card',1)]
    if a=='cvc': return [(ids.D(r,4 if cx.cache.get('brand')=='Amex' else 3),'card',1)]
    if a in('iban','ibang'):
        c=arg or None
        if not c:
            c=cx.cc(); c={'IN':'GB','US':'GB','CA':'GB'}.get(c,c)
            if c not in ids.IBANS: c=r.choice(ids.IBANS)
        if c=='any': c=r.choice(ids.IBANS)
        s=ids.iban(c,r); cx.cache['ibc']=c
        if a=='ibang' or (a=='iban' and r.random()<.45): s=ids.g4(s)
        return [(s,'iban',0)]
    if a=='ibanraw': c=arg or r.choice(ids.IBANS); cx.cache['ibc']=c; return [(ids.iban(c,r),'iban',0)]
    if a=='bic':
        c=arg or cx.cache.get('ibc') or cx.cc(); return [(r.choice(ids.BICS.get(c,'DEUTDEFF BNPAFRPP').split()),'bic',0)]
    if a=='acct': return [(pat(r,arg),'bank_account',0)]
    if a=='sort': x=r.choice(['20','40','60','30','09','11'])+fill(r,'####'); return [(r.choice([f'{x[:2]}-{x[2:4]}-{x[4:]}',f'{x[:2]} {x[2:4]} {x[4:]}']),'bank_account',1)]
    if a=='aba': return [(ids.aba(r),'us_routing',0)]
    if a=='coin': return [(crypto.coin(r,arg or r.choice(crypto.COINS)),'crypto_address',0)]
    if a=='ip': return [(f'{r.choice([24,31,46,62,73,78,80,85,91,93,109,176,178,188,201,212,217])}.{r.randint(1,254)}.{r.randint(0,254)}.{r.randint(1,254)}','ip',0)]
    if a=='ip6': return [(pat(r,r.choice(['2a02:8109:%%%%:%%%%:%%%%:%%%%:%%%%:%%%%','2003:e@:%%%%:%%%%::1@%%'.replace('e@','e6'),'2601:1@2:%%%%:%%%%:%%%%:%%%%:%%%%:%%%%'])),'ip',0)]
    if a=='mac': s=r.choice(['3c:22:fb','A4:83:E7','f0:18:98','DC-A6-32','b8:27:eb']); sep=s[2]; t=[f'{r.randrange(256):02x}' for _ in range(3)]; t=[x.upper() for x in t] if s.upper()==s else t; return [(s+sep+sep.join(t),'mac',0)]
    if a=='geo': return [(r.choice([f'{r.uniform(36,59):.5f}, {r.uniform(-8,28):.5f}',f'{r.uniform(36,59):.6f},{r.uniform(-8,28):.6f}',f'{r.randint(36,59)}°{r.randint(0,59):02d}\'{r.uniform(0,59):.1f}"N {r.randint(0,28)}°{r.randint(0,59):02d}\'{r.uniform(0,59):.1f}"E']),'geo',0)]
    if a=='lit': c,_,t=arg.partition(':'); return [(t,c.rstrip('?'),c.endswith('?'))]
    if a=='sec': return [(sec.make(arg,r),arg,0)]
    if a=='pw': return [(sec.password(r),'password',0)]
    if a=='hash': return [(pat(r,'%'*int(arg)),None,0)]
    if a in('cls',): c,_,t=arg.partition(':'); return [(pat(r,t),c,0)]
    raise KeyError(key)
SL=re.compile(r'‹([^›]+)›')
def render(t,lang,r):
    body=t['body']
    if t.get('pick'):
        ls=[x for x in body.split('\n') if x.strip()]; k=min(len(ls),t['pick']); ls=r.sample(ls,k); body=t.get('sep','\n').join(ls)
    own=bool(re.search('_gen|_dat|_ins|patr|own',body+t['flags']))
    cx=Ctx(r,lang,own); segs=[]; pos=0
    js=r.choice(['','',' ','　'])
    for m in SL.finditer(body):
        segs.append((body[pos:m.start()],None,0)); pos=m.end(); k=m[1]; opt=False; mod=None
        if k.endswith('?'): k=k[:-1]; opt=True
        pm=re.fullmatch(r'([a-z]\d)(?:@(\w+))?\.(\w+)(?:\|(\w+))?',k)
        if pm:
            p=cx.person(pm[1],pm[2]); p.setdefault('jsp',js); out=pf(cx,p,pm[3]); mod=pm[4]
        else:
            if '|' in k and not k.startswith('one:'): k,mod=k.rsplit('|',1)
            out=v2(cx,k)
        for tx,c,o in out:
            if mod and c: tx=disg(tx,c,r,lang,mod)
            elif mod in('xml','sql') : tx=disg(tx,c,r,lang,mod)
            segs.append((tx,c,bool(o or opt)))
    segs.append((body[pos:],None,0))
    txt='';spans=[];off=0
    for tx,c,o in segs:
        b=len(tx.encode())
        if c and tx:
            d={'start':off,'end':off+b,'class':c}
            if o: d['optional']=True
            spans.append(d)
        off+=b; txt+=tx
    return txt,spans
def load():
    T=[]
    for fn in sorted(glob.glob(HERE+'/t_*.txt')):
        for blk in re.split(r'(?m)^=== ',spelled(open(fn,encoding='utf-8').read()))[1:]:
            head,_,body=blk.partition('\n'); h=head.split(); body=body.strip('\n')
            ls=h[1]; langs=MAIN+SMALL if ls=='*' else MAIN if ls=='*m' else [x for x in MAIN+SMALL if x not in('ja','zh','ko','ar','hi','ru')] if ls=='*l' else ls.split(',')
            t=dict(group=h[0],langs=langs,body=body,flags=' '.join(h[2:]),star=ls[0]=='*')
            for x in h[2:]:
                if x.startswith('pick='): t['pick']=int(x[5:])
                if x=='sep=sp': t['sep']=' '
                if x=='sep=none': t['sep']=''
            hh=hashlib.sha256(body.encode()).digest(); t['half']='ab'[hh[-1]&1]; t['id']=hashlib.sha256(body.encode()).hexdigest()[:8]
            T.append(t)
    return T
QUOTA={'clean':590,'people':560,'payment':200,'disguised':150,'vendor':14,'generic':12,'password_prose':16,'password_cli':12}
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out'); ap.add_argument('--half',default='a'); a=ap.parse_args()
    T=[t for t in load() if t['half']==a.half]; out=[]; seen=set()
    def emit(t,lang,i):
        for tryn in range(12):
            r=random.Random(f'{a.seed}/{t["id"]}/{lang}/{i}/{tryn}')
            try: txt,sp=render(t,lang,r)
            except Exception as e: raise SystemExit(f'{t["group"]} {t["langs"]} {t["body"][:80]!r}: {e!r}')
            if txt not in seen:
                seen.add(txt); out.append(dict(text=txt,group=t['group'],lang=lang,spans=sp,t=t['id'])); return 1
        return 0
    rr=random.Random(f'{a.seed}/{a.half}')
    def cell(tl,lang_of,n,cap=8):
        if not tl: return
        tl=tl[:]; rr.shuffle(tl); i=0; fails=0; cnt={}
        while n>0 and i<5000:
            t=tl[i%len(tl)]; i+=1
            if cnt.get(t['id'],0)>=cap: 
                fails+=1
                if fails>len(tl)*2: break
                continue
            if emit(t,lang_of(t,i),i): n-=1; cnt[t['id']]=cnt.get(t['id'],0)+1
            else: cnt[t['id']]=cap
    for g,q in QUOTA.items():
        tg=[t for t in T if t['group']==g or t['group'].startswith(g+'_')]
        if g=='people':
            for l in MAIN+SMALL:
                n=round(q*(.0835 if l in MAIN else .0205))
                sp=[t for t in tg if l in t['langs'] and not t['star']]; st=[t for t in tg if t['star'] and l in t['langs']]
                rr.shuffle(st); k=round(n*.6) if sp else 0; k=min(k,6*len(sp))
                cell(sp,lambda t,i:l,k); cell(st,lambda t,i:l,n-k)
        else:
            cell(tg,lambda t,i:t['langs'][(int(t['id'],16)+i//max(1,len(tg)))%len(t['langs'])],q,10)
    rr.shuffle(out)
    with open(a.out,'w',encoding='utf-8') as f:
        for n,o in enumerate(out):
            t=o.pop('t'); f.write(json.dumps({'id':f'13-{a.half}-{n:04d}-{t}',**o},ensure_ascii=False)+'\n')
if __name__=='__main__': main()

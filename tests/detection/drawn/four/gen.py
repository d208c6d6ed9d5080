# -*- coding: utf-8 -*-
import sys,re,json,random,hashlib,argparse,base64,html,os,datetime,uuid
from vals import *
H=os.path.dirname(os.path.abspath(__file__))
sys.path.append(os.path.dirname(H))
from spelled import spelled
CL={'n':'name','g':'name','s':'name','sg':'name','sc':'name','ini':'name','nk':'name','e':'email','ph':'phone','ad':'address','am':'address','st':'address','tw':'address','dob':'birth','dobn':'birth','dobi':'birth','id':'national_id','pp':'passport','lic':'licence','hn':'health','pl':'plate','acc':'bank_account','sort':'bank_account','iban':'iban','bic':'bic','card':'card','aba':'us_routing','cr':'crypto_address','ip':'ip','ipv':'ip','mac':'mac','geo':'geo'}
UN='t num ref date time amt co city hex uuid idl exp cvv ver pub prod isbn dt al b64 int place iddate usd'.split()
TAG=re.compile(r'\{('+'|'.join(sorted(list(CL)+UN,key=len,reverse=True))+r')(\d?)(?:!([a-z0-9]+))?(?::([\w.]+))?\}')
T={'en':('Mr','Ms'),'de':('Herr','Frau'),'fr':('M.','Mme'),'es':('D.','Dña.'),'it':('Sig.','Sig.ra'),'pt':('Sr.','Sra.'),'nl':('dhr.','mevr.'),'pl':('Pan','Pani'),'ru':('г-н','г-жа'),'uk':('пан','пані'),'tr':('Sayın','Sayın'),'el':('κ.','κα'),'ro':('dl.','dna.'),'cs':('pan','paní'),'da':('hr.','fru'),'sv':('herr','fru'),'hu':('úr','asszony')}
CO={'en':'Marks & Spencer|Johnson Controls|Brightwater Logistics Ltd|Mercedes-Benz|Wells Fargo|Baker Tilly|Harlow Kitchens Inc.|Ben & Jerry’s','de':'Müller Drogerie|Bäckerei Kamps|Sparkasse|Hugo Boss AG|Spedition Nordwind GmbH|Dr. Oetker|Karl Kühne KG','fr':'Leroy Merlin|Boulangerie Paul|Yves Rocher|Transports Garonne SARL|Michel et Augustin|Pierre & Vacances','es':'Adolfo Domínguez|Mercadona|Hijos de Rivera|Transportes Duero S.L.|Carolina Herrera|El Corte Inglés','it':'Giorgio Armani|Luigi Lavazza S.p.A.|Esselunga|Poste Italiane|Officine Brenta S.r.l.|Ermenegildo Zegna','pt':'Jerónimo Martins|Pingo Doce|Casas Bahia|Transportes Minho Lda.|Luiza Magazine','nl':'Albert Heijn|Jan Linders|PostNL|Douwe Egberts|Transportbedrijf Waal B.V.','pl':'Piotr i Paweł|Wedel|Żabka|Emilia Plater Tower|Transport Wisła sp. z o.o.|E. Wedel','ja':'松本清|本田技研工業|三井住友銀行|伊藤園','zh':'李宁|王老吉|老干妈|李锦记|张小泉|永辉超市'}
CITY={'en':'Boston|Leeds|Austin|Charlotte|Lincoln|Perth','de':'Kassel|Münster|Graz|Essen|Halle','fr':'Nantes|Lyon|Saint-Denis|Nancy','es':'Toledo|Santiago|León|Córdoba','it':'Parma|Lecce|San Marino|Bari','pt':'Braga|Recife|São Paulo|Évora','nl':'Delft|Breda|Zwolle','pl':'Łódź|Lublin|Opole','ja':'仙台|金沢|福島','zh':'南京|长沙|中山','ru':'Томск|Киров'}
PUB={'en':'Winston Churchill|Ada Lovelace|Toni Morrison|Abraham Lincoln|Serena Williams|Marie Curie|Isaac Newton|Nelson Mandela|Jane Austen|Barack Obama','de':'Angela Merkel|Johann Wolfgang von Goethe|Clara Schumann|Otto von Bismarck|Thomas Mann|Rosa Luxemburg','fr':'Victor Hugo|Simone Veil|Charles de Gaulle|Marie Curie|Zinédine Zidane|Édith Piaf','es':'Federico García Lorca|Rafael Nadal|Frida Kahlo|Miguel de Cervantes|Simón Bolívar','it':'Dante Alighieri|Giuseppe Verdi|Rita Levi-Montalcini|Sophia Loren|Galileo Galilei','pt':'Fernando Pessoa|Cristiano Ronaldo|Machado de Assis|Amália Rodrigues|Pelé','nl':'Vincent van Gogh|Johan Cruijff|Anne Frank|Willem-Alexander|Rembrandt van Rijn','pl':'Fryderyk Chopin|Maria Skłodowska-Curie|Adam Mickiewicz|Lech Wałęsa|Wisława Szymborska','ja':'夏目漱石|坂本龍馬|大谷翔平|織田信長|宮崎駿','zh':'鲁迅|李白|毛泽东|姚明|孔子'}
PLACE={'en':'Victoria Station|Washington Avenue|Martin Luther King Jr. Boulevard|St. James’s Park|Charles de Gaulle Airport|Lake Louise','de':'Karl-Marx-Allee|Konrad-Adenauer-Platz|Goethestraße|Friedrichshafen|Ludwigsburg|Franz-Josefs-Höhe','fr':'place Victor-Hugo|gare Saint-Lazare|boulevard Voltaire|Fort-Mahon|pont Mirabeau','es':'Plaza de Cristóbal Colón|calle Alcalá|Aeropuerto Adolfo Suárez|Villa Carlos Paz','it':'Piazza Garibaldi|Stadio Giuseppe Meazza|Via Condotti|Corso Vittorio Emanuele','pt':'Aeroporto Francisco Sá Carneiro|Avenida Paulista|Praça do Marquês de Pombal','nl':'Johan Cruijff ArenA|Anne Frankplein|Museumplein|Erasmusbrug','pl':'plac Piłsudskiego|Lotnisko Chopina|ulica Marszałkowska|Most Poniatowskiego','ja':'宮本武蔵駅|日比谷公園|松山城','zh':'中山公园|鲁迅公园|张家界|黄兴路'}
def z(s): return ''.join(c+'\u200b' if i%2 else c for i,c in enumerate(s))
HOM=dict(zip('aceopxyABCEHKMOPTX','асеорхуАВСЕНКМОРТХ'))
W={'en':'zero one two three four five six seven eight nine','de':'null eins zwei drei vier fünf sechs sieben acht neun','fr':'zéro un deux trois quatre cinq six sept huit neuf','es':'cero uno dos tres cuatro cinco seis siete ocho nueve','it':'zero uno due tre quattro cinque sei sette otto nove','pt':'zero um dois três quatro cinco seis sete oito nove','nl':'nul een twee drie vier vijf zes zeven acht negen','pl':'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć','ja':'〇 一 二 三 四 五 六 七 八 九','zh':'零 一 二 三 四 五 六 七 八 九'}
def enc(r,v,k,lang):
    b=v.encode()
    if k=='low': return v.lower()
    if k=='up': return v.upper()
    if k=='b64': return base64.b64encode(b).decode()
    if k=='b64u': return base64.urlsafe_b64encode(b).decode().rstrip('=')
    if k=='b64j': return base64.b64encode(json.dumps({r.choice(['v','value','data','pan','who','acct']):v,'ts':r.randint(1600000000,1790000000)}).encode()).decode()
    if k=='b32': return base64.b32encode(b).decode()
    if k=='b64b64': return base64.b64encode(base64.b64encode(b)).decode()
    if k=='hex': return b.hex()
    if k=='hexs': return ' '.join('%02x'%x for x in b)
    if k=='hexc': return ''.join('\\x%02x'%x for x in b)
    if k=='pct': return ''.join('%%%02X'%x for x in b) if r.random()<.5 else ''.join(chr(x) if chr(x).isalnum() and x<128 else '%%%02X'%x for x in b)
    if k=='ent': return ''.join('&#%d;'%ord(c) for c in v)
    if k=='entx': return ''.join('&#x%x;'%ord(c) for c in v)
    if k=='u': return ''.join('\\u%04x'%ord(c) for c in v)
    if k=='unp': return ''.join('U+%04X '%ord(c) for c in v).strip()
    if k=='zw': return z(v)
    if k=='zw2': return '\u200d'.join(v)
    if k=='shy': return ''.join(c+('\u00ad' if i%3==2 else '') for i,c in enumerate(v)).rstrip('\u00ad')
    if k=='fw': return ''.join(chr(ord(c)+0xfee0) if 33<=ord(c)<127 else c for c in v)
    if k=='sp': return ' '.join(v.replace(' ',''))
    if k=='dot': return '.'.join(v.replace(' ',''))
    if k=='und': return '_'.join(re.findall('.{1,2}',re.sub(r'[\s.-]','',v)))
    if k=='hom': return ''.join(HOM.get(c,c) for c in v)
    if k=='wrap': h=r.randint(len(v)//3,2*len(v)//3); return v[:h]+'\n'+v[h:]
    if k=='wrapq': h=r.randint(len(v)//3,2*len(v)//3); return v[:h]+'=\n'+v[h:]
    if k=='qp': return ''.join(chr(x) if 33<=x<127 and x!=61 else '=%02X'%x for x in b)
    if k=='md': h=len(v)//2; return v[:h]+'**'+v[h:]+'**'
    if k=='bt': return '`'.join(re.findall('.{1,4}',v))
    if k=='cat': return '"'+'" + "'.join(re.findall('.{1,%d}'%r.choice([3,4,6]),v))+'"'
    if k=='catd': return "'"+"' . '".join(re.findall('.{1,5}',v))+"'"
    if k=='cata': return '['+', '.join('"%s"'%x for x in re.findall('.{1,4}',v))+']'
    if k=='rev': return v[::-1]
    if k=='at': return v.replace('@',r.choice([' [at] ',' (at) ',' AT ','(ät)',' at '])).replace('.',r.choice([' [dot] ',' dot ',' (punkt) ','[.]']))
    if k=='word': return ('' if lang in('ja','zh') else ' ').join(W.get(lang,W['en']).split()[int(c)] for c in v if c.isdigit())
    if k=='arab': return ''.join(chr(0x660+int(c)) if c.isdigit() and c.isascii() else c for c in v)
    if k=='circ': return ''.join('⓪①②③④⑤⑥⑦⑧⑨'[int(c)] if c in '0123456789' else c for c in v)
    if k=='bold': return ''.join(chr(0x1d7ce+int(c)) if c in '0123456789' else chr(0x1d400+ord(c)-65) if 'A'<=c<='Z' else chr(0x1d41a+ord(c)-97) if 'a'<=c<='z' else c for c in v)
    if k=='sub': return ''.join('₀₁₂₃₄₅₆₇₈₉'[int(c)] if c in '0123456789' else c for c in v)
    if k=='ords': return '['+', '.join(str(ord(c)) for c in v)+']'
    if k=='rot': return v.translate(str.maketrans(string.ascii_letters,''.join(chr((ord(c)-(65 if c<'a' else 97)+13)%26+(65 if c<'a' else 97)) for c in string.ascii_letters)))
    if k=='slash': return '/'.join(re.findall('.{1,4}',re.sub(r'[\s.-]','',v)))
    if k=='tabs': return '\t'.join(re.findall('.{1,4}',re.sub(r'[\s.-]','',v)))
    if k=='jsesc': return json.dumps(v)[1:-1].replace('/','\\/')
    if k=='nos': return re.sub(r'\s','',v)
    raise KeyError(k)
class Ctx:
    def __init__(c,r,lang):
        l,_,cc=lang.partition('-'); c.r=r; c.lang=l; c.cc=cc or r.choice(CC[l]); c.pp={}; c.cache={}
    def p(c,i):
        if i not in c.pp: p=Person(c.r,c.lang); p.d=rdob(c.r); c.pp[i]=p
        return c.pp[i]
    def val(c,k,i,e,a,ind):
        key=(k,i,a)
        if key in c.cache and k not in('num','hex','uuid','int','b64','al'): v=c.cache[key]
        else: v=c.cache[key]=c.mk(k,i,a,ind)
        return enc(c.r,v,e,c.lang) if e else v
    def mk(c,k,i,a,ind):
        r=c.r;L=c.lang;cc=a if a and len(a)==2 and a.isupper() else c.cc;p=c.p(i)
        ch=r.choice; pk=lambda D:ch(P(D.get(L) or D['en']))
        sp='' if p.pool in('ja','zh','ko') else ' '
        if k=='n': return p.n
        if k=='g': return p.g
        if k=='s': return p.s
        if k=='sg': return p.s.upper()+sp+p.g
        if k=='sc': return p.s+', '+p.g if sp else p.n
        if k=='ini': return p.g[0]+'. '+p.s if sp else p.s
        if k=='nk': return KANA.get(p.s,p.s)
        if k=='t': return T.get(L,T['en'])[p.f] if L in T else ''
        if k=='e': return email(r,p,L)
        if k=='ph': return phone(r,cc)
        if k=='ad': return addr1(r,cc,L)
        if k=='am': return addrm(r,cc,L,ind)
        if k=='st': return street(r,cc,L)
        if k=='tw': return addr(r,cc,L)[1]
        if k=='dob': return fdate(r,p.d,L,cc)
        if k=='dobn': return fdate(r,p.d,L,cc,True)
        if k=='dobi': return p.d.isoformat()
        if k=='id': return nid(r,a or c.cc,p,p.d)
        if k=='idl': return ch(P(IDL[a or c.cc]))
        if k=='pp': return pat(r,ch(P(PASS.get(cc) or PASS['US'])))
        if k=='lic': return licence(r,cc,p,p.d)
        if k=='hn': return health(r,cc)
        if k=='pl': return pat(r,ch(P(PLT.get(cc) or PLT['DE']))) if cc!='GB' else pat(r,'@@%% @@@').replace('I','A')
        if k=='acc': return acct(r,cc)
        if k=='sort': return pat(r,'%0-##-##')
        if k=='iban': return iban(r,cc)
        if k=='bic': return bic(r,cc)
        if k=='card': return card(r)
        if k=='aba': return aba(r)
        if k=='cr': return crypto(r,a)
        if k=='ip': return ch(['84.%d.%d.%d','91.%d.%d.%d','178.%d.%d.%d','62.%d.%d.%d','203.%d.%d.%d'])%(r.randint(116,250),r.randint(1,250),r.randint(2,250))
        if k=='ipv': return '2a02:%x:%x:%x::%x'%tuple(r.randint(256,65000) for _ in range(4))
        if k=='mac': return (ch(':-')).join('%02x'%x for x in [r.choice([0x3c,0xa4,0xdc,0x70])]+[r.randrange(256) for _ in range(5)])
        if k=='geo': return '%.5f, %.5f'%(r.uniform(37,55),r.uniform(-9,25))
        d=rdate(r)
        if k in('date','iddate'): return fdate(r,d,L,cc)
        if k=='dt': return d.isoformat()+'T%02d:%02d:%02dZ'%(r.randrange(24),r.randrange(60),r.randrange(60))
        if k=='time': return '%d:%02d'%(r.randint(7,20),r.choice([0,5,15,20,30,40,45,50]))
        if k=='num': n=int(a or 6); return ch('123456789')+dg(r,n-1)
        if k=='int': return str(r.randint(2,99))
        if k=='ref': return pat(r,ch(['@@-######','#####-@@#','@######','%###/2#','@@@-%##-##']))
        if k in('amt','usd'): x=r.randint(900,990000); return '%d.%02d'%(x//100,x%100) if L in('en','ja','zh') else '%d,%02d'%(x//100,x%100)
        if k=='co': return pk(CO)
        if k=='city': return pk(CITY)
        if k=='pub': return pk(PUB)
        if k=='place': return pk(PLACE)
        if k=='hex': return ''.join(ch('0123456789abcdef') for _ in range(int(a or 40)))
        if k=='uuid': return str(uuid.UUID(int=r.getrandbits(128),version=4))
        if k=='exp': return '%02d/%d'%(r.randint(1,12),r.randint(26,31))
        if k=='cvv': return dg(r,3)
        if k=='ver': return '%d.%d.%d'%(r.randint(0,20),r.randint(0,40),r.randint(0,99))
        if k=='prod': return ch(['Jack Daniel’s','Billy bookcase','Johnnie Walker Black','Dr. Martens 1460','Mac mini','Lola rug 160x230','Charlotte dress','Harley Davidson Fat Boy','Oscar sofa','Nespresso Vertuo','Tom Ford Noir'])
        if k=='isbn':
            s='978'+ch('0123')+dg(r,8); return s+str(-wsum(s,[1,3]*6)%10)
        if k=='al': return ''.join(ch(string.ascii_letters+string.digits) for _ in range(int(a or 12)))
        if k=='b64': return base64.b64encode(bytes(r.randrange(256) for _ in range(int(a or 120)))).decode()
def render(t,lang,r):
    c=Ctx(r,lang); out=bytearray(); sp=[]; pos=0
    for m in TAG.finditer(t):
        out+=t[pos:m.start()].encode(); pos=m.end()
        k,i,e,a=m.groups(); ls=t.rfind('\n',0,m.start())+1; ind=re.match(r'[\s>]*',t[ls:]).group()[:m.start()-ls]
        v=c.val(k,i or '1',e,a,ind).encode()
        if k in CL: sp.append({'start':len(out),'end':len(out)+len(v),'class':CL[k]})
        out+=v
    out+=t[pos:].encode()
    return out.decode(),sp,c.lang
def load():
    T=[]
    for fn in sorted(os.listdir(H)):
        if not fn.endswith('.txt'): continue
        g=fn.split('_')[0]; lang=None; buf=[]
        for ln in spelled(open(os.path.join(H,fn),encoding='utf-8').read()).split('\n')+['%% end']:
            if ln.startswith('%% '):
                if lang and '\n'.join(buf).strip(): T.append((g,lang,'\n'.join(buf).strip('\n')))
                lang=ln[3:].strip(); buf=[]
            else: buf.append(ln)
    from shapes import shapes
    T+=shapes()
    seen=set(); return [t for t in T if not(t in seen or seen.add(t))]
Q={'people':1400,'payment':420,'disguised':380,'clean':1300}
def main():
    a=argparse.ArgumentParser(); a.add_argument('--seed',type=int,default=1); a.add_argument('--out',required=True); a.add_argument('--half',choices='ab',required=True); a=a.parse_args()
    T=[t for t in load() if 'ab'[hashlib.sha256(t[2].encode()).digest()[0]&1]==a.half]
    by={}
    for t in T: by.setdefault(t[0],[]).append(t)
    n=0; out=[]; FILL={}
    from shapes import shapes
    SH=set(shapes())
    for t in by['clean']: FILL.setdefault(t[1][:2],[]).append(t)
    for g,ts in sorted(by.items()):
        q=Q[g]; fix=[t for t in ts if not TAG.search(t[2])]; var=[t for t in ts if TAG.search(t[2])]
        jobs=[(t,0) for t in fix]; k=0
        while len(jobs)<q and var: jobs+=[(t,k) for t in var if not(g=='clean' and t in SH and k>2)]; k+=1
        seen=set()
        for t,k in jobs:
            r=random.Random(f'{a.seed}|{k}|{t[2]}'); tx,sp,l=render(t[2],t[1],r)
            fl=FILL.get(l)
            if fl and g in('clean','people') and k>0 and r.random()<.35:
                for _ in range(r.randint(1,5) if g=='clean' else r.randint(1,3)):
                    x=r.choice(fl); y,sq,_l=render(x[2],x[1],r); sep=r.choice(['\n\n','\n','\n---\n'])
                    if y in tx: continue
                    if r.random()<.5: tx=tx+sep+y
                    else:
                        o=len((y+sep).encode()); tx=y+sep+tx; sp=[dict(z,start=z['start']+o,end=z['end']+o) for z in sp]
            if tx in seen: continue
            seen.add(tx); assert g!='clean' or not sp,t
            th=hashlib.sha256(t[2].encode()).hexdigest()[:8]
            out.append({'id':f'{g}-{th}-{k}','text':tx,'group':g,'lang':l,'spans':sp})
    random.Random(a.seed).shuffle(out)
    with open(a.out,'w',encoding='utf-8') as f:
        for o in out: f.write(json.dumps(o,ensure_ascii=False)+'\n')
if __name__=='__main__': main()

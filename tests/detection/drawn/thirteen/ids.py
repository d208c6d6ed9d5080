import string, unicodedata
from datetime import date
U=string.ascii_uppercase
def D(r,n,first=None): return (str(r.randint(1,9)) if first=='nz' else r.choice('0123456789'))+''.join(r.choice('0123456789') for _ in range(n-1)) if n else ''
def wsum(s,w): return sum(int(c)*x for c,x in zip(s,w))
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0: d*=2; d-=9*(d>9)
        t+=d
    return str(-t%10)
def ean(s): return str(-sum(int(c)*(3 if i%2==0 else 1) for i,c in enumerate(reversed(s)))%10)
def iso1110(s):
    p=10
    for c in s:
        t=(int(c)+p)%10 or 10; p=t*2%11
    return str((11-p)%10)
_vd=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
_vp=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
def verhoeff(s):
    c=0
    for i,ch in enumerate(reversed(s),1): c=_vd[c][_vp[i%8][int(ch)]]
    return str([0,4,3,2,1,5,6,7,8,9][c])
def asc(s):
    s=s.translate(str.maketrans({'ł':'l','Ł':'L','ø':'o','Ø':'O','đ':'d','Đ':'D','ı':'i','ß':'ss','æ':'ae','Æ':'AE'}))
    return ''.join(c for c in unicodedata.normalize('NFD',s) if ord(c)<128)
def cf(p,r):
    L=lambda s:''.join(c for c in asc(s).upper() if c.isalpha())
    cons=lambda s:[c for c in s if c not in'AEIOU']; vow=lambda s:[c for c in s if c in'AEIOU']
    s=L(p['last_rom']); a=(cons(s)+vow(s)+['X']*3)[:3]
    f=L(p['first_rom']); c=cons(f); b=([c[0],c[2],c[3]] if len(c)>3 else (c+vow(f)+['X']*3)[:3])
    d=p['dob']; k=''.join(a+b)+f'{d.year%100:02d}'+'ABCDEHLMPRST'[d.month-1]+f"{d.day+(40 if p['g']=='f' else 0):02d}"+r.choice(['F205','H501','L219','A944','D612','G273','L781'])
    odd=dict(zip('0123456789'+U,[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
    ev=lambda c:int(c) if c.isdigit() else ord(c)-65
    return k+U[sum(odd[c] if i%2==0 else ev(c) for i,c in enumerate(k))%26]
def retry(f):
    while 1:
        x=f()
        if x: return x
def nid(cc,p,r):
    """returns (label, value) or None"""
    d=p['dob']; m=p['g']=='m'; yy=f'{d.year%100:02d}'; ymd=f'{d:%y%m%d}'; dmy=f'{d:%d%m%y}'
    par=lambda n:n if n%2==(1 if m else 0) else (n+1)%10
    ch=r.choice
    if cc=='US': a=ch([i for i in range(1,900) if i!=666]); return ch(['SSN','Social Security Number','Social Security No.']),ch([f'{a:03d}-{r.randint(1,99):02d}-{r.randint(1,9999):04d}']*3+[f'{a:03d} {r.randint(1,99):02d} {r.randint(1,9999):04d}'])
    if cc=='GB':
        while 1:
            a=ch('ABCEGHJKLMNOPRSTWXYZ')+ch('ABCEGHJKLMNPRSTWXYZ')
            if a not in('BG','GB','NK','KN','TN','NT','ZZ'): break
        x=D(r,6); s=ch('ABCD'); return ch(['National Insurance number','NI number','NINO']),ch([a+x+s,f'{a} {x[:2]} {x[2:4]} {x[4:]} {s}'])
    if cc=='CA':
        s=ch('12345679')+D(r,7); s+=luhn(s+'0') if 0 else luhn(s); return 'SIN',ch([f'{s[:3]} {s[3:6]} {s[6:]}',f'{s[:3]}-{s[3:6]}-{s[6:]}'])
    if cc=='AU':
        def f():
            s=D(r,9,'nz'); return s if wsum(s,[1,4,3,7,5,8,6,9,10])%11==0 else None
        s=retry(f); return ch(['TFN','Tax File Number']),ch([f'{s[:3]} {s[3:6]} {s[6:]}',s])
    if cc=='NZ':
        def f():
            s='0'+str(r.randint(11000000,99999999))
            x=-wsum(s,[3,2,7,6,5,4,3,2])%11 if 0 else -wsum(s[:8],[3,2,7,6,5,4,3,2])%11
            return s[:8]+str(x) if x<10 else None
        s=retry(f); s=s[1:]; 
        # eight digit IRD: weights apply on zero padded nine digits
        def g():
            b=str(r.randint(1000000,9999999)); x=-wsum('0'+b,[3,2,7,6,5,4,3,2])%11
            return b+str(x) if x<10 and int(b+str(x))>10000000 else None
        s=retry(g); return 'IRD number',f'{s[:2]}-{s[2:5]}-{s[5:]}'
    if cc=='IE':
        s=D(r,7,'nz'); x=ch(['','A']); t=wsum(s,[8,7,6,5,4,3,2])+(9 if x else 0); return ch(['PPS number','PPSN']),s+'WABCDEFGHIJKLMNOPQRSTUV'[t%23]+x
    if cc=='IN':
        if r.random()<.6: s=ch('23456789')+D(r,10); s+=verhoeff(s); return ch(['Aadhaar','Aadhaar no.']),ch([f'{s[:4]} {s[4:8]} {s[8:]}',s])
        return 'PAN',''.join(ch(U) for _ in range(3))+'P'+asc(p['last_rom'])[0].upper()+f'{r.randint(1,9999):04d}'+ch(U)
    if cc=='ZA': s=ymd+f'{r.randint(5000,9999) if m else r.randint(0,4999):04d}08'; return 'SA ID number',s+luhn(s)
    if cc=='SG':
        s=D(r,7); c=ch('ST'); t=wsum(s,[2,7,6,5,4,3,2])+(4 if c=='T' else 0); return 'NRIC',c+s+'JZIHGFEDCBA'[t%11]
    if cc=='HK':
        c=ch('ACDEGKMPRVYZ'); s=D(r,6); t=36*9+(ord(c)-55)*8+wsum(s,[7,6,5,4,3,2]); x=-t%11; return ch(['HKID','香港身份證號碼']),f"{c}{s}({'A' if x==10 else x})"
    if cc=='DE':
        if r.random()<.7:
            while 1:
                ds=list('0123456789'); r.shuffle(ds); ds=ds[:9]; ds.insert(r.randint(0,9),ch(ds)); s=''.join(ds)
                if s[0]!='0': break
            s+=iso1110(s); return ch(['Steuer-ID','IdNr.','steuerliche Identifikationsnummer']),ch([s,f'{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}'])
        a=f'{r.randint(2,89):02d}'+dmy; l=asc(p['last_rom'])[0].upper(); z=f'{r.randint(0,49) if m else r.randint(50,99):02d}'
        e=a+f'{ord(l)-64:02d}'+z; w=[2,1,2,5,7,1,2,1,2,1,2,1]; t=sum(sum(map(int,str(int(c)*x))) for c,x in zip(e,w))%10
        return ch(['Rentenversicherungsnummer','SV-Nummer']),ch([a+l+z+str(t),f'{a[:2]} {dmy} {l} {z}{t}'])
    if cc=='AT':
        def f():
            a=str(r.randint(100,999)); x=(wsum(a,[3,7,9])+wsum(dmy,[5,8,4,2,1,6]))%11
            return a+str(x) if x<10 else None
        s=retry(f); return ch(['SVNR','Sozialversicherungsnummer']),ch([s+dmy,s+' '+dmy])
    if cc=='CH': s='756'+D(r,9); s+=ean(s); return ch(['AHV-Nr.','AVS','AHV-Nummer']),f'{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}'
    if cc=='FR':
        s=('1' if m else '2')+yy+f'{d.month:02d}'+ch(['13','33','69','75','59','44','67','93'])+f'{r.randint(1,500):03d}{r.randint(1,600):03d}'; k=f'{97-int(s)%97:02d}'
        return ch(['n° de sécurité sociale','NIR','N° SS']),ch([s+k,f'{s[0]} {s[1:3]} {s[3:5]} {s[5:7]} {s[7:10]} {s[10:]} {k}'])
    if cc=='BE':
        n=f'{r.randint(1,498)*2+(1 if m else 0):03d}'; b=ymd+n; k=f'{97-int(("2" if d.year>1999 else "")+b)%97:02d}'
        return ch(['numéro national','rijksregisternummer']),ch([b+k,f'{ymd[:2]}.{ymd[2:4]}.{ymd[4:]}-{n}.{k}'])
    if cc=='ES':
        T='TRWAGMYFPDXBNJZSQVHLCKE'
        if r.random()<.75: s=D(r,8); l=T[int(s)%23]; return ch(['DNI','NIF','D.N.I.']),ch([s+l,s+'-'+l,f'{s[:2]}.{s[2:5]}.{s[5:]}-{l}'])
        c=ch('XYZ'); s=D(r,7); return 'NIE',c+s+T[int(str('XYZ'.index(c))+s)%23]
    if cc=='MX':
        f=asc(p['first_rom']).upper(); ls=[w for w in asc(p['last_rom']).upper().split() if w not in('DE','LA','DEL','Y')]; l=ls[0]; l2=ls[1] if len(ls)>1 else 'X'
        cons=lambda w:next((c for c in w[1:] if c in U and c not in'AEIOU'),'X'); v=next((c for c in l[1:] if c in'AEIOU'),'X')
        s=l[0]+v+l2[0]+f[0]+ymd+('H' if m else 'M')+ch(['DF','JC','NL','PL','VZ','OC'])+cons(l)+cons(l2)+cons(f)+('0' if d.year<2000 else 'A')
        A='0123456789ABCDEFGHIJKLMN*OPQRSTUVWXYZ'; t=sum(A.index(c)*(18-i) for i,c in enumerate(s)); return 'CURP',s+str(-t%10)
    if cc=='AR':
        def f():
            b=('20' if m else '27')+f'{r.randint(14000000,46000000)}'; x=-wsum(b,[5,4,3,2,7,6,5,4,3,2])%11
            return f'{b[:2]}-{b[2:]}-{x}' if x<10 else None
        return 'CUIL',retry(f)
    if cc=='CL':
        n=r.randint(6000000,24000000); x=-sum(int(c)*w for c,w in zip(reversed(str(n)),[2,3,4,5,6,7,2,3]))%11; return 'RUT',f"{n:,}".replace(',','.')+'-'+('K' if x==10 else str(x))
    if cc=='CO': return 'cédula de ciudadanía',ch([f'{r.randint(10000000,99999999):,}'.replace(',','.'),'1.0'+f'{r.randint(10,99)}.{r.randint(100,999)}.{r.randint(100,999)}'])
    if cc=='IT': return ch(['Codice fiscale','C.F.','CF']),cf(p,r)
    if cc=='PT':
        def f():
            s=ch('12')+D(r,7); x=11-wsum(s,[9,8,7,6,5,4,3,2])%11; return s+str(0 if x>9 else x)
        s=f(); return ch(['NIF','Contribuinte n.º']),ch([s,f'{s[:3]} {s[3:6]} {s[6:]}'])
    if cc=='BR':
        s=D(r,9); 
        for n in(10,11): x=wsum(s,range(n,1,-1))*10%11%10; s+=str(x)
        return 'CPF',ch([s,f'{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}',f'{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}'])
    if cc=='NL':
        def f():
            s=D(r,8,'nz'); x=wsum(s,[9,8,7,6,5,4,3,2])%11; return s+str(x) if x<10 else None
        s=retry(f); return ch(['BSN','burgerservicenummer']),ch([s,f'{s[:4]}.{s[4:6]}.{s[6:]}'])
    if cc=='PL':
        s=yy+f'{d.month+(20 if d.year>1999 else 0):02d}{d.day:02d}'+D(r,3)+str(par(r.randint(0,9))); return 'PESEL',s+str(-wsum(s,[1,3,7,9,1,3,7,9,1,3])%10)
    if cc=='JP':
        s=D(r,11,'nz'); t=sum(int(c)*(i+1 if i<6 else i-5) for i,c in enumerate(reversed(s),1)); x=t%11; return ch(['マイナンバー','個人番号']),ch([s+('0' if x<2 else str(11-x)),f"{s[:4]} {s[4:8]} {s[8:]}{'0' if x<2 else 11-x}"])
    if cc=='CN':
        s=ch(['110105','310104','440305','330106','510107','420106','320583'])+f'{d:%Y%m%d}'+D(r,2)+str(par(r.randint(0,9))); t=sum(int(c)*pow(2,17-i) for i,c in enumerate(s)); return ch(['身份证号','身份证号码','公民身份号码']),s+'10X98765432'[t%11]
    if cc=='TW':
        c=ch('ABCDEFGH'); n=10+'ABCDEFGHJKLMNPQRSTUVXYWZIO'.index(c); s=('1' if m else '2')+D(r,7); t=n//10+n%10*9+wsum(s,[8,7,6,5,4,3,2,1]); return '身分證字號',c+s+str(-t%10)
    if cc=='KR':
        s=ymd+str((1 if m else 2)+(2 if d.year>1999 else 0))+f'{r.randint(0,95):02d}'+D(r,3); return '주민등록번호',s[:6]+'-'+s[6:]+str((11-wsum(s,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10)
    if cc=='SE': s=ymd+D(r,2)+str(par(r.randint(0,9))); s+=luhn(s); return ch(['Personnummer','Pnr']),ch([f'{d:%Y%m%d}-{s[6:]}',f'{s[:6]}-{s[6:]}',f'{d:%Y}{s[2:]}'])
    if cc=='DK':
        def f():
            s=dmy+ch('456789' if d.year>1999 else '0123')+D(r,2)
            for x in range(10):
                if x%2==(1 if m else 0) and wsum(s+str(x),[4,3,2,7,6,5,4,3,2,1])%11==0: return s+str(x)
        s=retry(f); return ch(['CPR-nr.','CPR']),ch([s[:6]+'-'+s[6:],s])
    if cc=='NO':
        def f():
            i=r.randint(0,499) if d.year<2000 else r.randint(500,999); i=f'{i:03d}'; i=i[:2]+str(par(int(i[2]))); s=dmy+i
            a=-wsum(s,[3,7,6,1,8,9,4,5,2])%11
            if a>9: return
            b=-wsum(s+str(a),[5,4,3,2,7,6,5,4,3,2])%11; return s+str(a)+str(b) if b<10 else None
        s=retry(f); return 'Fødselsnummer',ch([s,s[:6]+' '+s[6:]])
    if cc=='FI': n=f'{r.randint(1,449)*2+(1 if m else 0):03d}'; return 'Henkilötunnus',dmy+('A' if d.year>1999 else '-')+n+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(dmy+n)%31]
    if cc=='IS': 
        def f():
            s=dmy+str(r.randint(20,99)); x=-wsum(s,[3,2,7,6,5,4,3,2])%11; return s[:6]+'-'+s[6:]+str(x)+('0' if d.year>1999 else '9') if x<10 else None
        return 'Kennitala',retry(f)
    if cc in('CZ','SK'):
        b=yy+f'{d.month+(0 if m else 50):02d}{d.day:02d}'; n=r.randint(0,999); x=int(b+f'{n:03d}')%11
        while x==10: n=r.randint(0,999); x=int(b+f'{n:03d}')%11
        return ch(['rodné číslo','r. č.'] if cc=='CZ' else ['rodné číslo']),b+ch(['/','/',''])+f'{n:03d}{x}'
    if cc=='TR':
        s=D(r,9,'nz'); o=sum(int(c) for c in s[::2]); e=sum(int(c) for c in s[1::2]); a=(o*7-e)%10; return ch(['T.C. Kimlik No','TCKN']),s+str(a)+str((o+e+a)%10)
    if cc=='RU':
        if r.random()<.5:
            s=ch(['77','78','50','66','16'])+D(r,8); a=wsum(s,[7,2,4,10,3,5,9,4,6,8])%11%10; s+=str(a); return 'ИНН',s+str(wsum(s,[3,7,2,4,10,3,5,9,4,6,8])%11%10)
        s=D(r,9,'nz'); t=wsum(s,range(9,0,-1))%101; t=0 if t==100 else t; return 'СНИЛС',f'{s[:3]}-{s[3:6]}-{s[6:]} {t:02d}'
    if cc=='UA':
        s=f'{(d-date(1899,12,31)).days:05d}'+D(r,3)+str(par(r.randint(0,9))); return 'RNOKPP',s+str(wsum(s,[-1,5,7,9,4,6,10,5,7])%11%10)
    if cc=='GR': s=dmy+D(r,3)+str(par(r.randint(0,9))); return 'AMKA',s+luhn(s)
    if cc=='RO': s=str((1 if m else 2)+(4 if d.year>1999 else 0))+ymd+f'{r.randint(1,46):02d}'+f'{r.randint(1,999):03d}'; x=wsum(s,map(int,'279146358279'))%11; return 'CNP',s+('1' if x==10 else str(x))
    if cc=='BG': s=yy+f'{d.month+(40 if d.year>1999 else 0):02d}{d.day:02d}'+D(r,2)+str(r.randint(0,4)*2+(0 if m else 1)); return 'ЕГН',s+str(wsum(s,[2,4,8,5,10,9,7,3,6])%11%10)
    if cc=='HU':
        s=D(r,8,'nz'); return 'TAJ szám',f'{s[:3]} {s[3:6]} {s[6:]}{wsum(s,[3,7]*4)%10}'
    if cc=='HR': s=D(r,10); return 'OIB',s+iso1110(s)
    if cc in('SI','RS'):
        def f():
            s=f'{d:%d%m}'+f'{d.year%1000:03d}'+('50' if cc=='SI' else '71')+f'{r.randint(0,499) if m else r.randint(500,999):03d}'; x=11-wsum(s,[7,6,5,4,3,2]*2)%11
            return s+str(0 if x==11 else x) if x!=10 else None
        return ('EMŠO' if cc=='SI' else 'JMBG'),retry(f)
    if cc in('EE','LT'):
        s=str((3 if m else 4)+(2 if d.year>1999 else 0))+ymd+D(r,3); x=wsum(s,[1,2,3,4,5,6,7,8,9,1])%11
        if x==10: x=wsum(s,[3,4,5,6,7,8,9,1,2,3])%11%10
        return ('Isikukood' if cc=='EE' else 'Asmens kodas'),s+str(x)
    if cc=='LV':
        def f():
            s=dmy+('2' if d.year>1999 else '1')+D(r,3); x=(1101-wsum(s,[1,6,3,7,9,10,5,8,4,2]))%11; return s[:6]+'-'+s[6:]+str(x) if x<10 else None
        return 'Personas kods',retry(f)
    if cc=='IL': s='0'+D(r,7,'nz') if r.random()<.5 else ch('23')+D(r,7); return 'Teudat Zehut',s+luhn(s)
    if cc=='MY': return 'MyKad',f'{ymd}-{ch(["10","14","07","01"])}-{D(r,3)}{par(r.randint(0,9))}'
    if cc=='TH': s=ch('1345')+D(r,11); x=(11-wsum(s,range(13,1,-1))%11)%10; return 'Thai national ID',f'{s[0]}-{s[1:5]}-{s[5:10]}-{s[10:]}-{x}'
    if cc=='AE': s='784'+f'{d.year}'+D(r,7); s+=luhn(s); return ch(['Emirates ID','رقم الهوية']),f'{s[:3]}-{s[3:7]}-{s[7:14]}-{s[14]}'
    if cc=='SA': s='1'+D(r,8); return ch(['رقم الهوية الوطنية']),s+luhn(s)
    if cc=='VN': return 'CCCD','0'+f'{r.randint(1,96):02d}{(0 if m else 1)+(2 if d.year>1999 else 0)}{yy}'+D(r,6)
    if cc=='NG': return 'NIN',D(r,11,'nz')
    raise KeyError(cc)
NIDS='US GB CA AU NZ IE IN ZA SG HK DE AT CH FR BE ES MX AR CL CO IT PT BR NL PL JP CN TW KR SE DK NO FI IS CZ SK TR RU UA GR RO BG HU HR SI RS EE LT LV IL MY TH AE SA'.split()
# ---- payment
BANK={'DE':['37040044','10050000','70150000','20041177','50010517','43060967','12030000'],'AT':['20111','12000','32000','60000'],'CH':['00762','09000','00230','00700']}
BICS={'DE':'COBADEFFXXX DEUTDEFF GENODEM1GLS INGDDEFFXXX HASPDEHH BYLADEM1001','AT':'GIBAATWWXXX BKAUATWW RLNWATWW','CH':'UBSWCHZH80A POFICHBEXXX RAIFCH22','FR':'BNPAFRPP SOGEFRPP AGRIFRPP882 CMCIFR2A','ES':'BSCHESMM CAIXESBBXXX BBVAESMM','IT':'BCITITMM UNCRITM1 BPMOIT22XXX','PT':'CGDIPTPL BCOMPTPL','NL':'INGBNL2A RABONL2U ABNANL2A TRIONL2U','BE':'GEBABEBB KREDBEBB','PL':'BPKOPLPW BREXPLPWMBK INGBPLPW','GB':'BARCGB22 MIDLGB22 NWBKGB2L','IE':'AIBKIE2D BOFIIE2D','US':'CHASUS33 BOFAUS3NXXX','SE':'SWEDSESS HANDSESS','DK':'DABADKKK NDEADKKK','CZ':'KOMBCZPP CEKOCZPP','TR':'TGBATRIS AKBKTRIS','NO':'DNBANOKK','FI':'NDEAFIHH','JP':'MHCBJPJT SMBCJPJT','CN':'ICBKCNBJ BKCHCNBJ','LU':'BCEELULL','RO':'BTRLRO22','GR':'ETHNGRAA','HU':'OTPVHUHB','KR':'CZNBKRSE','AE':'EBILAEAD','IN':'HDFCINBB SBININBB','RU':'SABRRUMM','EE':'HABAEE2X'}
def mkiban(cc,b):
    n=int(''.join(str(int(c,36)) for c in b+cc+'00')); return cc+f'{98-n%97:02d}'+b
def iban(cc,r):
    d=lambda n:D(r,n)
    if cc=='DE': b=r.choice(BANK['DE'])+d(10)
    elif cc=='AT': b=r.choice(BANK['AT'])+d(11)
    elif cc in('CH','LI'): b=r.choice(BANK['CH'])+d(12)
    elif cc=='FR': x=r.choice(['30004','30003','20041','10278'])+d(5)+d(11); b=x+f'{97-(89*int(x[:5])+15*int(x[5:10])+3*int(x[10:]))%97:02d}'
    elif cc=='ES':
        e=r.choice(['2100','0049','0182','1465'])+d(4); a=d(10); c=lambda s:(lambda x:str({10:1,11:0}.get(x,x)))(11-wsum(s,[1,2,4,8,5,10,9,7,3,6])%11); b=e+c('00'+e)+c(a)+a
    elif cc=='IT':
        x=r.choice(['03069','02008','05387','36081'])+d(5)+d(12); od=[1,0,5,7,9,13,15,17,19,21]; b=U[sum(od[int(c)] if i%2==0 else int(c) for i,c in enumerate(x))%26]+x
    elif cc=='PT': x=r.choice(['0035','0033','0010'])+d(4)+d(11); b=x+f'{98-int(x+"00")%97:02d}'
    elif cc=='NL':
        def f():
            a=D(r,10); return a if a[0]=='0' and wsum(a,range(10,0,-1))%11==0 else None
        b=r.choice(['INGB','RABO','ABNA','TRIO','BUNQ'])+retry(f)
    elif cc=='BE': x=r.choice(['001','363','734','068'])+d(7); k=int(x)%97 or 97; b=x+f'{k:02d}'
    elif cc=='PL': x=r.choice(['1020555','1140200','1050142','2490000']); b=x+str(-wsum(x,[3,9,7,1,3,9,7])%10)+d(16)
    elif cc=='GB': b=r.choice(['BARC','NWBK','MIDL','LOYD'])+r.choice(['20','60','40','30'])+d(4)+d(8)
    elif cc=='IE': b=r.choice(['AIBK','BOFI'])+r.choice(['93','90'])+d(4)+d(8)
    elif cc=='SE': b=r.choice(['500','600','800'])+d(17)
    elif cc=='DK': b=d(14)
    elif cc=='NO':
        def f():
            a=D(r,10,'nz'); x=-wsum(a,[5,4,3,2,7,6,5,4,3,2])%11; return a+str(x) if x<10 else None
        b=retry(f)
    elif cc=='FI': x=r.choice(['1','5','8'])+d(12); b=x+luhn(x)
    elif cc in('CZ','SK'): b=r.choice(['0100','0300','0800'])+'000000'+d(10)
    elif cc=='HU': b=d(24)
    elif cc=='RO': b=r.choice(['BTRL','RNCB','INGB'])+''.join(r.choice(U+'0123456789') for _ in range(4))+d(12)
    elif cc=='GR': b='011'+d(4)+d(16)
    elif cc=='LU': b='001'+d(13)
    elif cc=='TR': b='00062'+'0'+d(16)
    elif cc=='BG': b=r.choice(['UNCR','STSA'])+d(4)+'10'+d(8)
    elif cc=='HR': b='2360000'+d(10)
    elif cc=='EE': b='22'+d(14)
    elif cc=='LT': b='73000'+d(11)
    elif cc=='LV': b='HABA'+d(13)
    elif cc=='SA': b='80'+d(18)
    elif cc=='AE': b='026'+d(16)
    elif cc=='IL': b='010'+d(3)+d(13)
    elif cc=='MT': b='VALL22013'+d(18)
    else: return None
    return mkiban(cc,b)
IBANS='DE AT CH LI FR ES IT PT NL BE PL GB IE SE DK NO FI CZ SK HU RO GR LU TR BG HR EE LT LV SA AE IL MT'.split()
def g4(s): return ' '.join(s[i:i+4] for i in range(0,len(s),4))
CARDS=[('Visa',['4'],16),('Visa',['45','49','40','47'],16),('Mastercard',['51','52','53','54','55'],16),('Mastercard',['2221','2520','2720','2699'],16),('Amex',['34','37'],15),('Discover',['6011','65','644'],16),('Diners',['36','305','38'],14),('JCB',['3528','3566','3589'],16),('UnionPay',['6221','6228','6259','6212'],16),('Maestro',['6759','6304','5018'],16),('Visa',['4'],13) ,('Mir',['2200','2204'],16),('RuPay',['6521','6082'],16),('Troy',['9792'],16)]
def card(r,style=None,brand=None):
    b,pre,n=r.choice([c for c in CARDS if not brand or c[0]==brand] if r.random()<.5 or brand else CARDS[:5])
    if n==13: n=16
    s=r.choice(pre); s+=D(r,n-len(s)-1); s+=luhn(s)
    style=style or r.choice(['sp','sp','raw','dash'])
    sep={'sp':' ','raw':'','dash':'-'}[style]
    g=[s[:4],s[4:10],s[10:]] if n in(14,15) else [s[i:i+4] for i in range(0,n,4)]
    return b,sep.join(g)
def aba(r):
    s=r.choice(['02','11','12','26','07','31','06'])+D(r,6); x=-wsum(s,[3,7,1,3,7,1,3,7])%10; return s+str(x)
def mrzck(s): return str(sum((int(c,36) if c.isalnum() else 0)*w for c,w in zip(s,[7,3,1]*20))%10)
def health(cc,p,r):
    d=p['dob']
    if cc=='GB':
        def f():
            s=D(r,9,'nz'); x=11-wsum(s,range(10,1,-1))%11; x=0 if x==11 else x; return s+str(x) if x<10 else None
        s=retry(f); return 'NHS number',r.choice([f'{s[:3]} {s[3:6]} {s[6:]}',s])
    if cc=='DE':
        l=r.choice(U); s=D(r,8); e=f'{ord(l)-64:02d}'+s; t=sum(sum(map(int,str(int(c)*(1+i%2)))) for i,c in enumerate(e))%10; return r.choice(['KVNR','Versichertennr.','Krankenversichertennummer']),l+s+str(t)
    if cc=='AU':
        s=r.choice('23456')+D(r,7); return 'Medicare',f'{s[:4]} {s[4:]}{wsum(s,[1,3,7,9,1,3,7,9])%10} {r.randint(1,4)}'.replace(s[4:]+str(wsum(s,[1,3,7,9]*2)%10),s[4:]+str(wsum(s,[1,3,7,9]*2)%10)+'1')
    if cc=='US':
        A='ACDEFGHJKMNPQRTUVWXY'; c=r.choice; AN=A+'0123456789'
        s=c('123456789')+c(A)+c(AN)+D(r,1)+c(A)+c(AN)+D(r,1)+c(A)+c(A)+D(r,2); return 'Medicare ID (MBI)',r.choice([s,f'{s[:4]}-{s[4:7]}-{s[7:]}'])
    if cc=='CA':
        s=D(r,9,'nz'); s+=luhn(s); return 'OHIP',f'{s[:4]}-{s[4:7]}-{s[7:]}-{r.choice("ABCDGHJK")}{r.choice("ABCDGHJK")}'
    L={'en':['Member ID','MRN','Patient no.'],'de':['Patientennr.','Versichertennr.'],'AT':['Patienten-ID'],'FR':['N° patient','N° adhérent mutuelle'],'ES':['Nº historia clínica','CIP'],'IT':['N. tessera sanitaria','Cartella clinica n.'],'PT':['N.º de utente'],'BR':['Cartão SUS'],'NL':['Polisnummer zorgverzekering','Patiëntnummer'],'PL':['Nr karty pacjenta'],'JP':['被保険者番号','カルテ番号'],'CN':['病历号','医保卡号'],'SE':['Patientnr'],'DK':['Patientnr.'],'CZ':['číslo pojištěnce'],'TR':['Hasta no','Protokol no'],'RU':['полис ОМС','№ карты пациента'],'KR':['환자번호'],'AE':['رقم الملف الطبي'],'IN':['UHID']}.get(cc,['Patient ID'])
    l=r.choice(L)
    if l=='N. tessera sanitaria': return l,'80380'+'0003'+D(r,11)
    if l=='N.º de utente': return l,D(r,9,'nz')
    if cc=='BR':
        def f():
            s='7'+D(r,13); x=-wsum(s,range(15,1,-1))%11; return s+str(x) if x<10 else None
        s=retry(f); return l,f'{s[:3]} {s[3:7]} {s[7:11]} {s[11:]}'
    if l=='полис ОМС': s=D(r,15,'nz'); return l,s+luhn(s)
    return l,r.choice([D(r,8,'nz'),f'{r.choice("PMKHA")}{D(r,7)}',f'{r.choice("PMKH")}-{D(r,3)}-{D(r,5)}',D(r,6,'nz')])
PASS={'DE':'CFGHJKLMNPRTVWXYZ','x':''}
def passport(cc,p,r):
    if cc=='DE': return r.choice('CFGHJK')+''.join(r.choice('CFGHJKLMNPRTVWXYZ0123456789') for _ in range(8))
    pat={'US':'X########','GB':'#########','FR':'##XX#####','ES':'XXX######','IT':'XX#######','NL':'XX#####X#','PL':'XX#######','JP':'XX#######','CN':'E########','TW':'3########','PT':'XX######','BR':'XX######','AT':'X#######','CH':'X#######','BE':'XX######','CA':'XX######','AU':'PX#######','IN':'X#######','KR':'M########','RU':'## #######','TR':'U########','SE':'########','DK':'#########','CZ':'########','IE':'XX#######','MX':'X########','ZA':'A########'}.get(cc,'X########')
    return ''.join(r.choice('123456789') if c=='#' else r.choice('BCEGHKLMNPRSTVXYZ') if c=='X' else c for c in pat)
def licence(cc,p,r):
    if cc=='GB':
        l=''.join(c for c in asc(p['last_rom']).upper() if c.isalpha()); d=p['dob']; f=asc(p['first_rom']).upper()[0]
        return (l+'99999')[:5]+str(d.year//10%10)+f"{d.month+(50 if p['g']=='f' else 0):02d}{d.day:02d}"+str(d.year%10)+f+'9'+str(r.randint(2,9))+r.choice(U)+r.choice(U)
    pat={'US':'X#######','DE':'X###XXX##X#','FR':'##XX#####','IT':'XX#######X','NL':'##########','PL':'#####/##/####','BR':'###########','JP':'############','CA':'X####-#####-#####','AU':'########','IN':'MH## 20#########','RU':'## ## ######','ES':'########X'}.get(cc,'X########')
    return ''.join(r.choice('0123456789') if c=='#' else r.choice('BCEGHKLMNPRSTVXYZ') if c=='X' else c for c in pat)
PLATES={'DE':['M-AB ###','B XY ####','HH-KL ##','K-TZ ###E'],'AT':['W-#####X','G ###XX'],'CH':['ZH ######','BE ######'],'FR':['XX-###-XX'],'ES':['####BDX'],'IT':['XX###XX'],'PT':['##-XX-##','XX-##-XX'],'BR':['XXX#X##','XXX-####'],'NL':['X-###-XX','##-XXX-#'],'BE':['1-XXX-###'],'PL':['WA #####','KR #X###','GD ###XX'],'GB':['XX## XXX','XX##XXX'],'IE':['##1-D-#####'],'US':['XXX-####','#XXX###'],'CA':['XXXX ###'],'AU':['XX ## XX','XXX ###'],'JP':['品川 300 あ ##-##','横浜 530 さ ##-##'],'CN':['京A·X####','沪B#####','粤B·#X###'],'TW':['XXX-####'],'SE':['XXX ###','XXX ##X'],'DK':['XX ## ###'],'CZ':['#X# ####'],'TR':['34 XX ###','06 XXX ##'],'RU':['А###ВС77','Е###КХ 178'],'KR':['12가 ####','##나 ####'],'IN':['MH 12 XX ####','DL3CXX####'],'AE':['Dubai X #####']}
def plate(cc,r):
    return ''.join(r.choice('123456789') if c=='#' else r.choice('BCDFGHJKLMNPRSTVWXZ') if c=='X' else c for c in r.choice(PLATES.get(cc,['XXX-###'])))

import random,hashlib,unicodedata,datetime
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0: d=d*2; d-=9*(d>9)
        t+=d
    return str((10-t%10)%10)
def D(r,n): return ''.join(r.choice('0123456789') for _ in range(n))
def D1(r,n): return r.choice('123456789')+D(r,n-1)
def L(r,n): return ''.join(r.choice('ABCDEFGHJKLMNPRSTUVWXYZ') for _ in range(n))
def asc(s):
    s=s.replace('ß','ss').replace('ø','o').replace('Ø','O').replace('ł','l').replace('Ł','L').replace('đ','d').replace('Đ','D').replace('æ','ae').replace('ı','i').replace('ð','d').replace('þ','th').replace('Þ','Th')
    return ''.join(c for c in unicodedata.normalize('NFKD',s) if c.isascii())
ws=lambda s,w:sum(int(c)*k for c,k in zip(s,w))
V_D=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
V_P=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
V_I=[0,4,3,2,1,5,6,7,8,9]
def verh(s):
    c=0
    for i,d in enumerate(reversed(s)): c=V_D[c][V_P[(i+1)%8][int(d)]]
    return str(V_I[c])
def iso7064_11_10(s):
    p=10
    for c in s:
        t=(int(c)+p)%10 or 10
        p=t*2%11
    return str((11-p)%10)
IDLOC={}
def nid(r,k,dob,g,fam='',giv=''):
    y,m,d=dob.year,dob.month,dob.day; yy='%02d'%(y%100); mm='%02d'%m; dd='%02d'%d
    if k=='us': return r.choice(['%03d-%02d-%s','%03d-%02d-%s','%03d %02d %s','%03d%02d%s'])%(r.choice([x for x in range(101,772) if x!=666]),r.randint(10,99),D1(r,4))
    if k in('gb','nino'):
        s=r.choice(['AB','CE','JG','PW','SK','NR','LH','TY','YM'])+D(r,6)+r.choice('ABCD'); return s if r.random()<.5 else ' '.join([s[:2],s[2:4],s[4:6],s[6:8],s[8]])
    if k=='nhs':
        while 1:
            b='4'+D(r,8); c=11-ws(b,range(10,1,-1))%11
            if c!=10: b+=str(c%11); return r.choice([b,b[:3]+' '+b[3:6]+' '+b[6:],b[:3]+'-'+b[3:6]+'-'+b[6:]])
    if k in('de','at_x'):
        while 1:
            ds=r.sample('0123456789',9); s=ds+[r.choice(ds)]; r.shuffle(s); s=''.join(s)
            if s[0]!='0': break
        s+=iso7064_11_10(s); return r.choice([s,s[:2]+' '+s[2:5]+' '+s[5:8]+' '+s[8:]])
    if k=='rvnr':
        a=r.choice(['12','15','65','53','24']); l=(asc(fam).upper().replace("'",'') or 'K')[0]; ser='%02d'%r.randint(2,49)
        b=a+dd+mm+yy+'%02d'%(ord(l)-64)+ser; t=0
        for c,w in zip(b,[2,1,2,5,7,1,2,1,2,1,2,1]): q=int(c)*w; t+=q//10+q%10
        s=a+dd+mm+yy+l+ser+str(t%10); return r.choice([s,s[:2]+' '+s[2:8]+' '+s[8]+' '+s[9:]])
    if k=='kvnr':
        l=L(r,1); b='%02d'%(ord(l)-64)+D(r,8); t=0
        for i,c in enumerate(b): q=int(c)*(1+i%2); t+=q//10+q%10
        return l+b[2:]+str(t%10)
    if k=='at':
        while 1:
            b=str(r.randint(100,999)); c=ws(b+dd+mm+yy,[3,7,9,5,8,4,2,1,6])%11
            if c<10: return b+str(c)+' '+dd+mm+yy
    if k=='ch':
        b='756'+D(r,9); c=(10-ws(b,[1,3]*6)%10)%10; b+=str(c); return '%s.%s.%s.%s'%(b[:3],b[3:7],b[7:11],b[11:])
    if k in('fr',):
        b=('2' if g=='w' else '1')+yy+mm+r.choice(['35','13','59','75','67','29','93'])+D1(r,3)+D1(r,3); c='%02d'%(97-int(b)%97)
        return b+c if r.random()<.4 else ' '.join([b[0],b[1:3],b[3:5],b[5:7],b[7:10],b[10:],c])
    if k=='be':
        n=r.randint(1,498)*2+(g!='w'); b=yy+mm+dd+'%03d'%n; c=97-int(('2' if y>=2000 else '')+b)%97; return '%s.%s.%s-%03d.%02d'%(yy,mm,dd,n,c)
    if k=='es':
        n=r.randint(10**7,99999999) ; s='TRWAGMYFPDXBNJZSQVHLCKE'[n%23]; return r.choice(['%08d%s','%08d-%s','%08d %s'])%(n,s) if r.random()<.7 else nid(r,'nie',dob,g)
    if k=='nie':
        p=r.randint(0,2); n=D(r,7); return 'XYZ'[p]+n+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str(p)+n)%23]
    if k=='it':
        def cv(s): s=asc(s).upper(); s=''.join(c for c in s if c.isalpha()); return ''.join(c for c in s if c not in 'AEIOU'),''.join(c for c in s if c in 'AEIOU')
        c,v=cv(fam); a=(c+v+'XXX')[:3]; c,v=cv(giv); c=c[0]+c[2]+c[3] if len(c)>3 else c; b=(c+v+'XXX')[:3]
        s=a+b+yy+'ABCDEHLMPRST'[m-1]+'%02d'%(d+40*(g=='w'))+r.choice(['H501','F205','L219','F839','G273','D612','B354','H223'])
        od=dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(od[ch] if i%2==0 else (int(ch) if ch.isdigit() else ord(ch)-65) for i,ch in enumerate(s)); return s+chr(65+t%26)
    if k=='pt':
        b=r.choice('12')+D(r,7); c=11-ws(b,range(9,1,-1))%11; s=b+str(0 if c>9 else c); return r.choice([s,s[:3]+' '+s[3:6]+' '+s[6:]])
    if k=='nl':
        while 1:
            b=D1(r,8); c=ws(b,range(9,1,-1))%11
            if c<10: s=b+str(c); return r.choice([s,s,s[:4]+'.'+s[4:6]+'.'+s[6:]])
    if k=='pl':
        b=yy+'%02d'%(m+20*(y>=2000))+dd+D(r,3)+str(r.randint(0,4)*2+(g!='w')); return b+str((10-ws(b,[1,3,7,9]*3)%10)%10)
    if k=='se':
        b=yy+mm+dd+D(r,2)+str(r.randint(0,4)*2+(g!='w')); s=b+luhn(b); return (str(y)[:2] if r.random()<.6 else '')+s[:6]+'-'+s[6:]
    if k=='dk': return dd+mm+yy+r.choice(['-','-',''])+r.choice('0123')+D(r,2)+str(r.randint(0,4)*2+(g!='w'))
    if k=='no':
        while 1:
            b=dd+mm+yy+'%03d'%r.randint(0,499) if y<2000 else dd+mm+yy+'%03d'%r.randint(500,999)
            a=(11-ws(b,[3,7,6,1,8,9,4,5,2])%11)%11
            if a==10: continue
            c=(11-ws(b+str(a),[5,4,3,2,7,6,5,4,3,2])%11)%11
            if c<10: s=b+str(a)+str(c); return r.choice([s,s[:6]+' '+s[6:]])
    if k=='fi':
        n='%03d'%(r.randint(2,449)*2+(g!='w')); b=dd+mm+yy; return b+('A' if y>=2000 else '-')+n+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(b+n)%31]
    if k in('cz','sk'):
        while 1:
            b=yy+'%02d'%(m+50*(g=='w'))+dd+D(r,3); c=int(b)%11
            if c<10: return b[:6]+'/'+b[6:]+str(c)
    if k=='hu':
        b=D1(r,8); return '%s %s %s'%(b[:3],b[3:6],b[6:8]+str((ws(b,[3,7]*4))%10))
    if k=='ro':
        b=str((1 if y<2000 else 5)+(g=='w'))+yy+mm+dd+r.choice(['12','22','40','35'])+'%03d'%r.randint(1,999); c=ws(b,[2,7,9,1,4,6,3,5,8,2,7,9])%11; return b+('1' if c==10 else str(c))
    if k=='tr':
        b=D1(r,9); x=[int(c) for c in b]; t=(sum(x[0::2])*7-sum(x[1::2]))%10; return b+str(t)+str((sum(x)+t)%10)
    if k=='gr': b=dd+mm+yy+D(r,4); return b+luhn(b)
    if k=='ru':
        b=D1(r,9); s=ws(b,range(9,0,-1))%101%100; return '%s-%s-%s %02d'%(b[:3],b[3:6],b[6:],s)
    if k=='inn':
        b=r.choice(['77','66','36','54'])+D(r,8); a=ws(b,[7,2,4,10,3,5,9,4,6,8])%11%10; b+=str(a); return b+str(ws(b,[3,7,2,4,10,3,5,9,4,6,8])%11%10)
    if k=='ua':
        b='%05d'%((datetime.date(y,m,d)-datetime.date(1899,12,31)).days)+D(r,3)+str(r.randint(0,4)*2+(g!='w')); return b+str(ws(b,[-1,5,7,9,4,6,10,5,7])%11%10)
    if k=='jp':
        b=D1(r,11); q=sum(int(c)*w for c,w in zip(reversed(b),[2,3,4,5,6,7,2,3,4,5,6])); s=b+str(0 if q%11<=1 else 11-q%11); return r.choice([s,s[:4]+' '+s[4:8]+' '+s[8:],s[:4]+'-'+s[4:8]+'-'+s[8:]])
    if k=='cn':
        b=r.choice(['330106','510107','320508','110105','440305','420111'])+'%04d'%y+mm+dd+D(r,2)+str(r.randint(0,4)*2+(g!='w')); return b+'10X98765432'[ws(b,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])%11]
    if k=='tw':
        l=r.choice('ABCDEFGH'); n=10+ord(l)-65; b=('2' if g=='w' else '1')+D(r,7); t=n//10+n%10*9+ws(b,range(8,0,-1)); return l+b+str((10-t%10)%10)
    if k=='kr':
        b=yy+mm+dd+str((1 if y<2000 else 3)+(g=='w'))+D(r,5); return b[:6]+'-'+b[6:]+str((11-ws(b,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10)
    if k in('in','hi'):
        b=r.choice('23456789')+D(r,10); s=b+verh(b); return r.choice([s,s[:4]+' '+s[4:8]+' '+s[8:],s[:4]+'-'+s[4:8]+'-'+s[8:]])
    if k=='pan': return L(r,3)+'P'+((asc(fam).upper() or 'K')[0])+D(r,4)+L(r,1)
    if k=='vn': return '0'+r.choice(['01','79','48','31'])+str((0 if y<2000 else 2)+(g=='w'))+yy+D(r,6)
    if k=='id': return r.choice(['3404','3275','5171','1271'])+'0'+r.choice('1234')+'%02d'%(d+40*(g=='w'))+mm+yy+'000'+r.choice('123456')
    if k=='br':
        b=D1(r,9)
        for _ in '12': c=11-ws(b,range(len(b)+1,1,-1))%11; b+=str(0 if c>9 else c)
        return r.choice(['%s.%s.%s-%s'%(b[:3],b[3:6],b[6:9],b[9:]),b])
    if k=='mx':
        f=asc(fam).upper().replace("'",'').replace(' ','')+'XX'; v=[c for c in f[1:] if c in 'AEIOU']; co=lambda s:([c for c in s[1:] if c.isalpha() and c not in 'AEIOU'] or ['X'])[0]
        gn=asc(giv).upper() or 'XX'
        s=f[0]+(v or ['X'])[0]+r.choice('LMRGT')+gn[0]+yy+mm+dd+('M' if g=='w' else 'H')+r.choice(['DF','JC','NL','PL'])+co(f)+r.choice('RNLS')+co(gn)+('0' if y<2000 else 'A')
        al='0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'; return s+str((10-sum(al.index(c)*(18-i) for i,c in enumerate(s))%10)%10)
    if k=='cl':
        n=r.randint(7000000,24000000); t=0
        for i,c in enumerate(reversed(str(n))): t+=int(c)*(2+i%6)
        c=11-t%11; c='0' if c==11 else 'K' if c==10 else str(c); return f'{n:,}'.replace(',','.')+'-'+c
    if k=='ar': return f'{r.randint(12000000,46000000):,}'.replace(',','.')
    if k=='co': return f'{r.randint(10000000,1100000000):,}'.replace(',','.')
    if k=='ca': b=r.choice('1234567')+D(r,7); s=b+luhn(b); return r.choice([s[:3]+' '+s[3:6]+' '+s[6:],s[:3]+'-'+s[3:6]+'-'+s[6:]])
    if k=='au':
        while 1:
            b=D1(r,8); 
            for c in '0123456789':
                if ws(b+c,[1,4,3,7,5,8,6,9,10])%11==0: s=b+c; return s[:3]+' '+s[3:6]+' '+s[6:]
    if k=='nz':
        while 1:
            b=str(r.randint(10000000,13900000)); c=-ws('0'[:0]+b,[3,2,7,6,5,4,3,2])%11
            if c<10: return b[:2]+'-'+b[2:5]+'-'+b[5:]+str(c)
    if k=='ie':
        b=D1(r,7); return b+'WABCDEFGHIJKLMNOPQRSTUV'[(ws(b,range(8,1,-1))+9)%23]+'A'
    if k=='za': b=yy+mm+dd+('%04d'%(r.randint(0,4999)+5000*(g!='w')))+'08'; return b+luhn(b)
    if k=='ng': return D1(r,11)
    if k=='sg':
        p='S' if y<2000 else 'T'; b=yy+D(r,5); return p+b+'JZIHGFEDCBA'[(ws(b,[2,7,6,5,4,3,2])+(4 if p=='T' else 0))%11]
    if k=='il': b=r.choice('0235')+D(r,7); t=sum((lambda q:q//10+q%10)(int(c)*(1+i%2)) for i,c in enumerate(b)); return b+str((10-t%10)%10)
    if k=='hr': b=D1(r,10); return b+iso7064_11_10(b)
    if k=='bg': b=yy+'%02d'%(m+40*(y>=2000))+dd+D(r,3); return b+str(ws(b,[2,4,8,5,10,9,7,3,6])%11%10)
    if k=='ee':
        b=str((3 if y<2000 else 5)+(g=='w'))+yy+mm+dd+D(r,3); c=ws(b,[1,2,3,4,5,6,7,8,9,1])%11
        if c==10: c=ws(b,[3,4,5,6,7,8,9,1,2,3])%11%10
        return b+str(c)
    if k=='th': b=r.choice('135')+D(r,11); c=str((11-ws(b,range(13,1,-1))%11)%10); return '%s-%s-%s-%s-%s'%(b[0],b[1:5],b[5:10],b[10:],c)
    if k=='sa': b='1'+D(r,8); return b+luhn(b)
    if k=='hk': 
        l=L(r,1); b=D(r,6); t=(36*9+(ord(l)-55)*8+ws(b,range(7,1,-1))); c=(11-t%11)%11; return f'{l}{b}({"A" if c==10 else c})'
    raise KeyError(k)
def passport(r,k):
    if k=='us': return r.choice([D1(r,9),'A'+D(r,8)])
    if k in('de','at'): return r.choice('CFGHJK')+''.join(r.choice('CFGHJKLMNPRTVWXYZ0123456789') for _ in range(8))
    if k=='fr': return D(r,2)+L(r,2)+D(r,5)
    if k in('it',): return 'Y'+L(r,1)+D(r,7)
    if k in('in','hi'): return r.choice('KLMNPRSTZ')+D1(r,7)
    if k in('cn',): return 'E'+r.choice('ABCDEFGHJ')+D(r,7)
    if k=='jp': return 'T'+r.choice('RSTZ')+D(r,7)
    if k=='kr': return 'M'+D(r,8)
    if k=='nl': return r.choice(['NX','NP','NU','BN'])+''.join(r.choice('BCDFGHJKLMPRTV0123456789') for _ in range(6))+D(r,1)
    if k=='pl': return r.choice(['EA','EB','FC','FG'])+D1(r,7)
    if k in('es',): return L(r,3)+D(r,6)
    if k in('br','pt'): return r.choice(['FX','GA','CB','CD'])+D(r,6)
    if k in('ru',): return r.choice(['65 ','71 ','75 '])+D1(r,7)
    if k in('ng',): return r.choice('AB')+D(r,8)
    if k in('gb','ie','nz','ca','za'): return {'gb':D1(r,9),'ie':'P'+L(r,1)+D(r,7),'nz':'L'+L(r,1)+D(r,6),'ca':L(r,2)+D(r,6),'za':'M'+D(r,8)}[k]
    return L(r,2)+D1(r,7)
def licence(r,k,fam,dob):
    if k=='gb':
        f=(''.join(c for c in asc(fam).upper() if c.isalpha())+'99999')[:5]; y='%02d'%(dob.year%100); return f+y[0]+'%02d%02d'%(dob.month,dob.day)+y[1]+L(r,1)+'9'+D(r,1)+L(r,2)
    if k=='us': return r.choice([L(r,1)+D(r,7),L(r,1)+D(r,12),D1(r,8),L(r,1)+'%s-%s-%s-%s'%(D(r,3),D(r,3),D(r,2),D(r,3))])
    if k=='de': return r.choice('BCJN')+''.join(r.choice('0123456789ACDEHLRU') for _ in range(9))+r.choice('1234')
    if k=='fr': return D(r,2)+'%02d'%r.randint(1,12)+D(r,8)
    if k=='it': return r.choice(['U1','RE','NA'])+D(r,7)+L(r,1)
    if k in('in','hi'): return 'MH12 20'+D(r,2)+'00'+D(r,5)
    if k=='pl': return D(r,5)+'/'+D(r,2)+'/'+D(r,4)
    if k=='nl': return D1(r,10)
    if k=='es': return D1(r,8)+'TRWAGMYFPDXBNJZSQVHLCKE'[r.randint(0,22)]
    if k=='jp': return D(r,12)
    if k=='ru': return '99 '+D(r,2)+' '+D(r,6)
    return L(r,2)+D1(r,7)
# payment
IB={'de':'8n10n','at':'16n','ch':'5n12c','fr':'10n11n2n','be':'12n','es':'20n','it':'L10n12n','pt':'21n','nl':'4L10n','pl':'24n','gb':'4L14n','ie':'4L14n','se':'20n','dk':'14n','no':'11n','fi':'14n','cz':'20n','sk':'20n','hu':'24n','ro':'4L16n','tr':'5n017n','gr':'7n16n','lu':'3n13n','lt':'16n','ua':'6n19n','sa':'2n18n','ae':'3n16n','hr':'17n','il':'19n','br':'23n1L1n','ee':'16n','mt':'4L5n18n','cy':'8n16n'}
BK={'nl':['ABNA','RABO','INGB','TRIO'],'gb':['NWBK','BARC','LOYD','MIDL','MONZ'],'ie':['AIBK','BOFI'],'ro':['BTRL','RNCB'],'mt':['VALL']}
import re
def iban(r,k):
    if k not in IB: k=r.choice(['de','fr','nl','gb','ie','lt'])
    b=''
    f=IB[k]
    if k in BK: b=r.choice(BK[k]); f=f[2:]
    if k=='tr': b='00062'+'0'+D(r,16)
    elif k=='no':
        while 1:
            q=D1(r,10); c=(11-ws(q,[5,4,3,2,7,6,5,4,3,2])%11)%11
            if c<10: b=q+str(c); break
    elif k=='be': q=D1(r,10); b=q+'%02d'%(int(q)%97 or 97)
    elif k=='fr':
        q=r.choice(['30004','20041','10278','14445'])+D(r,5)+D(r,11); b=q+'%02d'%(97-(89*int(q[:5])+15*int(q[5:10])+3*int(q[10:]))%97)
    elif k=='es':
        bk=r.choice(['0049','2100','0182','3058'])+D(r,4); ac=D(r,10); cc=lambda s:(lambda q:{10:'1',11:'0'}.get(q,str(q)))(11-ws(s,[1,2,4,8,5,10,9,7,3,6])%11); b=bk+cc('00'+bk)+cc(ac)+ac
    else:
        for n,t in re.findall(r'(\d*?)([nLc])',f): n=int(n or 1); b+=D(r,n) if t=='n' else L(r,n) if t=='L' else D(r,n)
    cc=k.upper(); num=''.join(str(int(c,36)) for c in b+cc+'00'); s=cc+'%02d'%(98-int(num)%97)+b
    return s
def sp4(s,c=' '): return c.join(s[i:i+4] for i in range(0,len(s),4))
def card(r):
    p,n=r.choice([('4',16),('4',16),('5'+r.choice('12345'),16),('5'+r.choice('12345'),16),('37',15),('34',15),('6011',16),('2221',16),('3528',16),('62',16),('36',14),('6759',16),('2720',16)])
    b=p+D(r,n-1-len(p)); return b+luhn(b)
def cardsp(s,c=' '): return c.join([s[:4],s[4:10],s[10:]]) if len(s) in(14,15) else sp4(s,c)
def bic(r,k):
    B={'de':['NOLADE21','DEUTDEFF','GENODEF1','SSKMDEMM','COBADEFF'],'fr':['AGRIFRPP','CMCIFRPP','SOGEFRPP','PSSTFRPP'],'nl':['ABNANL2A','RABONL2U','INGBNL2A','TRIONL2U'],'it':['UNCRITMM','BCITITMM'],'es':['CAIXESBB','BBVAESMM','BSCHESMM'],'pl':['BREXPLPW','PKOPPLPW'],'gb':['NWBKGB2L','BARCGB22'],'at':['RLNWATWW','GIBAATWW'],'ch':['POFICHBE','UBSWCHZH'],'be':['GKCCBEBB','KREDBEBB'],'ie':['AIBKIE2D','BOFIIE2D'],'us':['CHASUS33','BOFAUS3N'],'pt':['CGDIPTPL'],'se':['SWEDSESS'],'cz':['KOMBCZPP'],'lt':['REVOLT21']}
    s=r.choice(B.get(k,B['lt'])); return s+r.choice(['','XXX',''])
def aba(r):
    b=r.choice(['0210','1110','0260','3222','0719','0610','1210','2542'])+D(r,4); return b+str((10-ws(b,[3,7,1]*3)%10)%10)
def bank(r,k):
    if k=='gb': return r.choice(['%s-%s-%s %s','%s-%s-%s / %s'])%(r.choice(['20','40','60','09','30']),D(r,2),D(r,2),D(r,8))
    if k=='acct8': return D1(r,8)
    if k=='us': return D1(r,r.choice([9,10,12]))
    if k=='sort': return '-'.join([r.choice(['20','40','60','30','77']),D(r,2),D(r,2)])
    if k=='au': return '%s-%s %s'%(r.choice(['062','083','732']),D(r,3),D1(r,8))
    if k=='nz': return '%s-%s-%s-00'%(r.choice(['12','03','38']),D(r,4),D(r,7))
    if k=='ca': return '%s-%s-%s'%(D(r,5),r.choice(['001','004','010']),D1(r,7))
    if k in('in','hi'): return D1(r,r.choice([11,12,14,15]))
    if k=='za' : return D1(r,10)
    if k=='ng': return D1(r,10)
    if k=='cz': return r.choice(['%s-'%D1(r,3),''])+D1(r,10)+'/'+r.choice(['0800','0100','2010','5500'])
    if k=='pl': s=iban(r,'pl')[2:]; return s[:2]+' '+sp4(s[2:])
    if k=='se': return r.choice(['8327-9, %s %s %s','6%s-%s%s'])%(D(r,3),D(r,3),D(r,3))
    if k=='dk': return D1(r,4)+' '+D(r,10)
    if k=='no': s=iban(r,'no')[4:]; return s[:4]+'.'+s[4:6]+'.'+s[6:]
    if k=='hu': return '-'.join([r.choice(['11773','10401','12010'])+D(r,3),D(r,8),D(r,8)])
    if k=='mx': 
        b=r.choice(['012','072','002','014'])+D(r,14); return b+str((10-sum(int(c)*w%10 for c,w in zip(b,[3,7,1]*6))%10)%10)
    if k=='br': return 'ag. %s c/c %s-%s'%(D(r,4),D1(r,5),D(r,1))
    if k=='ar': return D1(r,22)
    if k=='jp': return D(r,7)
    if k=='cn': b='62'+r.choice(['2202','2848','1661','1226'])+D(r,12); return b+luhn(b)
    if k=='ru': return '40817810'+D(r,12)
    if k=='kr': return '%s-%s-%s'%(D(r,3),D(r,6),D(r,5))
    if k=='vn': return D1(r,13)
    if k=='id': return D1(r,10)
    if k=='es': return iban(r,'es')[4:]
    if k=='de': return D1(r,r.choice([7,8,10]))
    if k=='il': return '12-%s-%s'%(D(r,3),D(r,6))
    return D1(r,10)
B58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b,al=B58):
    n=int.from_bytes(b,'big'); s=''
    while n: n,m=divmod(n,58); s=al[m]+s
    return al[0]*(len(b)-len(b.lstrip(b'\0')))+s
def b58c(b,al=B58): return b58(b+hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4],al)
def rb(r,n): return bytes(r.randrange(256) for _ in range(n))
def bech(hrp,ver,prog):
    C='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    acc=bits=0; d=[ver]
    for x in prog:
        acc=acc<<8|x; bits+=8
        while bits>=5: bits-=5; d.append(acc>>bits&31)
    if bits: d.append(acc<<(5-bits)&31)
    def pm(v):
        c=1
        for x in v:
            t=c>>25; c=(c&0x1ffffff)<<5^x
            for i,g in enumerate([0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3]): c^=g if t>>i&1 else 0
        return c
    h=[ord(x)>>5 for x in hrp]+[0]+[ord(x)&31 for x in hrp]; k=1 if ver==0 else 0x2bc830a3
    p=pm(h+d+[0]*6)^k
    return hrp+'1'+''.join(C[x] for x in d+[p>>5*(5-i)&31 for i in range(6)])
def keccak(data):
    M=(1<<64)-1; rol=lambda x,n:((x<<n|x>>(64-n))&M) if n else x
    R=1; S=[[0]*5 for _ in range(5)]
    def perm():
        R=1
        for _ in range(24):
            C=[S[x][0]^S[x][1]^S[x][2]^S[x][3]^S[x][4] for x in range(5)]
            for x in range(5):
                d=C[x-1]^rol(C[(x+1)%5],1)
                for y in range(5): S[x][y]^=d
            x,y=1,0; cur=S[x][y]
            for t in range(24):
                x,y=y,(2*x+3*y)%5; cur,S[x][y]=S[x][y],rol(cur,(t+1)*(t+2)//2%64)
            for y in range(5):
                T=[S[x][y] for x in range(5)]
                for x in range(5): S[x][y]=T[x]^(~T[(x+1)%5]&M&T[(x+2)%5])
            for j in range(7):
                R=(R<<1^(R>>7)*0x71)%256
                if R&2: S[0][0]^=1<<((1<<j)-1)
    p=bytearray(data)+b'\x01'; p+=b'\0'*(-len(p)%136); p[-1]|=0x80
    for o in range(0,len(p),136):
        for i in range(17): S[i%5][i//5]^=int.from_bytes(p[o+8*i:o+8*i+8],'little')
        perm()
    return b''.join(S[i%5][i//5].to_bytes(8,'little') for i in range(4))
assert keccak(b'').hex().startswith('c5d2460186f7233c')
def crypto(r,k):
    if k=='btc': return r.choice([lambda:b58c(b'\0'+rb(r,20)),lambda:b58c(b'\5'+rb(r,20)),lambda:bech('bc',0,rb(r,20)),lambda:bech('bc',1,rb(r,32))])()
    if k=='eth':
        h=rb(r,20).hex(); q=keccak(h.encode()).hex(); return '0x'+''.join(c.upper() if int(x,16)>7 else c for c,x in zip(h,q))
    if k=='trx': return b58c(b'\x41'+rb(r,20))
    if k=='ltc': return r.choice([lambda:b58c(b'\x30'+rb(r,20)),lambda:bech('ltc',0,rb(r,20))])()
    if k=='doge': return b58c(b'\x1e'+rb(r,20))
    if k=='sol': return b58(bytes([r.randrange(1,256)])+rb(r,31))
    if k=='xrp': return b58c(b'\0'+rb(r,20),'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz')
    return crypto(r,r.choice(['btc','eth','trx','ltc']))

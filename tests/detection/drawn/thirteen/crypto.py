import hashlib
A58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b):
    n=int.from_bytes(b,'big'); s=''
    while n: n,r=divmod(n,58); s=A58[r]+s
    return '1'*(len(b)-len(b.lstrip(b'\0')))+s
def b58check(b): return b58(b+hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4])
CH='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
def _pm(v):
    c=1
    for x in v:
        t=c>>25; c=(c&0x1ffffff)<<5^x
        for i,g in enumerate((0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3)):
            if t>>i&1: c^=g
    return c
def segwit(hrp,ver,prog):
    acc=bits=0; d=[ver]
    for b in prog:
        acc=acc<<8|b; bits+=8
        while bits>=5: bits-=5; d.append(acc>>bits&31)
    if bits: d.append(acc<<(5-bits)&31)
    hx=[ord(c)>>5 for c in hrp]+[0]+[ord(c)&31 for c in hrp]
    p=_pm(hx+d+[0]*6)^(1 if ver==0 else 0x2bc830a3)
    return hrp+'1'+''.join(CH[x] for x in d+[p>>5*(5-i)&31 for i in range(6)])
M=(1<<64)-1
def keccak256(data):
    rate=136; st=[[0]*5 for _ in range(5)]
    p=bytearray(data)+b'\x01'+b'\0'*((-len(data)-1)%rate); p[-1]|=0x80
    rot=lambda v,n:((v<<n)|(v>>(64-n)))&M if n else v
    for o in range(0,len(p),rate):
        for i in range(rate//8): st[i%5][i//5]^=int.from_bytes(p[o+8*i:o+8*i+8],'little')
        lf=1
        for _ in range(24):
            C=[st[x][0]^st[x][1]^st[x][2]^st[x][3]^st[x][4] for x in range(5)]
            D=[C[(x-1)%5]^rot(C[(x+1)%5],1) for x in range(5)]
            for x in range(5):
                for y in range(5): st[x][y]^=D[x]
            x,y=1,0; cur=st[1][0]
            for t in range(24):
                x,y=y,(2*x+3*y)%5; cur,st[x][y]=st[x][y],rot(cur,((t+1)*(t+2)//2)%64)
            for y in range(5):
                T=[st[x][y] for x in range(5)]
                for x in range(5): st[x][y]=T[x]^(~T[(x+1)%5]&M&T[(x+2)%5])
            for j in range(7):
                if lf&1: st[0][0]^=1<<((1<<j)-1)
                lf=(lf<<1)^((lf>>7)*0x171)
    return b''.join(st[i%5][i//5].to_bytes(8,'little') for i in range(4))
assert keccak256(b'').hex().startswith('c5d2460186f7233c')
def eth(rb,ck=True):
    h=rb.hex()
    if not ck: return '0x'+h
    k=keccak256(h.encode()).hex()
    return '0x'+''.join(c.upper() if c.isalpha() and int(k[i],16)>7 else c for i,c in enumerate(h))
def xmr(rb64,pre=0x12):
    b=bytes([pre])+rb64; b+=keccak256(b)[:4]; s=''
    for o in range(0,len(b),8):
        blk=b[o:o+8]; n=int.from_bytes(blk,'big'); ln={8:11,5:7}[len(blk)]; t=''
        for _ in range(ln): n,r=divmod(n,58); t=A58[r]+t
        s+=t
    return s
def coin(r,k):
    rb=lambda n:bytes(r.randrange(256) for _ in range(n))
    if k=='btc': return r.choice([lambda:b58check(b'\0'+rb(20)),lambda:b58check(b'\5'+rb(20)),lambda:segwit('bc',0,rb(20)),lambda:segwit('bc',0,rb(32)),lambda:segwit('bc',1,rb(32))])()
    if k=='btc1': return b58check(b'\0'+rb(20))
    if k=='btcq': return segwit('bc',0,rb(20))
    if k=='btcp': return segwit('bc',1,rb(32))
    if k=='eth': return eth(rb(20),r.random()<.7)
    if k=='trx': return b58check(b'\x41'+rb(20))
    if k=='sol': return b58(rb(32))
    if k=='xmr': return xmr(rb(64),r.choice([0x12,0x2a]))
    if k=='ltc': return r.choice([lambda:b58check(b'\x30'+rb(20)),lambda:segwit('ltc',0,rb(20))])()
    if k=='doge': return b58check(b'\x1e'+rb(20))
COINS=['btc','btc1','btcq','btcp','eth','trx','sol','xmr','ltc','doge']

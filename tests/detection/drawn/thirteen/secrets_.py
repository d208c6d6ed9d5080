import zlib,string,base64,json
B62=string.digits+string.ascii_uppercase+string.ascii_lowercase
def rs(r,n,a=B62): return ''.join(r.choice(a) for _ in range(n))
def b62(n,w):
    s=''
    while n: n,x=divmod(n,62); s=B62[x]+s
    return s.rjust(w,'0')
def password(r):
    w=['Sommer','Praxis','Winter','Teckel','Marseille','Hund','Kantoor','Welcome','Verano','Roma','Gracie','Lakers','Bibi','Fussball','Krokus','Azulejo','Haslo','Butterfly']
    return r.choice([lambda:r.choice(w)+str(r.randint(2019,2026))+r.choice(['!','#','','?']),lambda:r.choice(w)+str(r.randint(1,99))+r.choice(['!!','$','*'])+r.choice(w).lower(),lambda:rs(r,12,B62+'!$%&#+'),lambda:r.choice(w).lower()+'-'+r.choice(w).lower()+'-'+str(r.randint(10,99)),lambda:r.choice(w).replace('a','@').replace('e','3').replace('o','0')+rs(r,3,string.digits)+'!'])()
def gh(r):
    p='ghp_'; b=rs(r,30); return p+b+b62(zlib.crc32(b.encode()),6)
def b64u(b): return base64.urlsafe_b64encode(b).decode().rstrip('=')
def make(k,r):
    if k=='provider.github': return gh(r)
    if k=='provider.stripe': return r.choice(['sk_live_','rk_live_'])+'51'+rs(r,97) if r.random()<.6 else 'sk_live_'+rs(r,24)
    if k=='provider.aws': return r.choice(['AKIA','ASIA'])+rs(r,16,'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')
    if k=='provider.aws_secret': return rs(r,40,B62+'+/')
    if k=='provider.slack': return f'xoxb-{rs(r,12,"123456789")}-{rs(r,13,"123456789")}-{rs(r,24)}'
    if k=='provider.sendgrid': return 'SG.'+rs(r,22,B62+'-_')+'.'+rs(r,43,B62+'-_')
    if k=='provider.twilio': return 'SK'+rs(r,32,'0123456789abcdef')
    if k=='provider.google': return 'AIza'+rs(r,35,B62+'-_')
    if k=='generic_key': return r.choice([lambda:rs(r,32,'0123456789abcdef'),lambda:rs(r,40),lambda:rs(r,43,B62+'-_')])()
    if k=='jwt': return '.'.join([b64u(json.dumps({'alg':'HS256','typ':'JWT'},separators=(',',':')).encode()),b64u(json.dumps({'sub':str(r.randint(1000,99999)),'iat':r.randint(1700000000,1760000000)},separators=(',',':')).encode()),rs(r,43,B62+'-_')])
    if k=='session': return rs(r,26,string.ascii_lowercase+string.digits)
    raise KeyError(k)

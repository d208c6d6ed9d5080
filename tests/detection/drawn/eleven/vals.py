# value generators; every function takes (r, arg, env) and returns str
import zlib, hashlib, base64, json, hmac, datetime
B62='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
LOW='abcdefghijklmnopqrstuvwxyz'; DIG='0123456789'; HEX='0123456789abcdef'
B64U=B62+'-_'; B64=B62+'+/'
def rs(r,al,n): return ''.join(r.choice(al) for _ in range(n))
def b62crc(s,n=6):
    c=zlib.crc32(s.encode())&0xffffffff; o=''
    while c: o=B62[c%62]+o; c//=62
    return o.rjust(n,'0')
def b64(b): return base64.b64encode(b).decode()
def b64u(b): return base64.urlsafe_b64encode(b).decode().rstrip('=')
def rb(r,n): return bytes(r.randrange(256) for _ in range(n))
def jwt(r):
    h={"alg":r.choice(["HS256","RS256","ES256"]),"typ":"JWT"}
    p={"sub":rs(r,DIG,7),"iss":r.choice(["https://auth.nordbahn-it.de","https://login.pakkly.io","https://id.verdemar.es"]),"iat":1764000000+r.randrange(900000),"exp":1765000000+r.randrange(900000),"scope":r.choice(["admin","orders:read","openid profile"])}
    if r.random()<.5: h["kid"]=rs(r,HEX,8)
    sep=(',',':')
    n={"HS256":32,"ES256":64,"RS256":256}[h["alg"]]
    return b64u(json.dumps(h,separators=sep).encode())+'.'+b64u(json.dumps(p,separators=sep).encode())+'.'+b64u(rb(r,n))
def uuid(r): 
    h=rs(r,HEX,32); return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-{r.choice('89ab')}{h[17:20]}-{h[20:]}"
V={
'github':lambda r:(lambda p,b:p+b+b62crc(b))(r.choice(['ghp_','gho_','ghs_','ghp_']),rs(r,B62,30)),
'github_pat':lambda r:'github_pat_11'+rs(r,B62.upper(),20)+'_'+rs(r,B62,59),
'gitlab':lambda r:r.choice(['glpat-','gldt-','glptt-'])[0:6]+rs(r,B64U,20),
'slack':lambda r:'xoxb-'+str(r.randrange(10**11,10**12))+'-'+str(r.randrange(10**12,10**13))+'-'+rs(r,B62,24),
'slack_user':lambda r:'xoxp-'+str(r.randrange(10**11,10**12))+'-'+str(r.randrange(10**11,10**12))+'-'+str(r.randrange(10**12,10**13))+'-'+rs(r,HEX,32),
'slack_webhook':lambda r:'https://hooks.slack.com/services/T'+rs(r,DIG+LOW.upper(),10)+'/B'+rs(r,DIG+LOW.upper(),10)+'/'+rs(r,B62,24),
'stripe':lambda r:r.choice(['sk_live_51','rk_live_51'])+rs(r,B62,97),
'stripe_webhook':lambda r:'whsec_'+rs(r,B62,32),
'aws':lambda r:r.choice(['AKIA','AKIA','ASIA'])+rs(r,'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',16),
'aws_secret':lambda r:rs(r,B64,40),
'google':lambda r:'AIzaSy'+rs(r,B64U,33),
'google_oauth':lambda r:'GOCSPX-'+rs(r,B64U,28),
'gcp_access':lambda r:'ya29.a0'+rs(r,B64U,180),
'openai':lambda r:'sk-proj-'+rs(r,B64U,74)+'T3BlbkFJ'+rs(r,B64U,74),
'anthropic':lambda r:'sk-ant-api03-'+rs(r,B64U,93)+'AA',
'huggingface':lambda r:'hf_'+rs(r,B62[10:],34),
'npm':lambda r:(lambda b:'npm_'+b+b62crc(b))(rs(r,B62,30)),
'pypi':lambda r:'pypi-AgEIcHlwaS5vcmcC'+rs(r,B64U,150),
'sendgrid':lambda r:'SG.'+rs(r,B64U,22)+'.'+rs(r,B64U,43),
'twilio':lambda r:'SK'+rs(r,HEX,32),
'mailgun':lambda r:'key-'+rs(r,HEX,32),
'mailchimp':lambda r:rs(r,HEX,32)+'-us'+str(r.randrange(1,22)),
'datadog':lambda r:rs(r,HEX,32),
'newrelic':lambda r:'NRAK-'+rs(r,DIG+LOW.upper(),27),
'grafana':lambda r:(lambda b:'glsa_'+b+'_'+'%08x'%(zlib.crc32(('glsa_'+b).encode())))(rs(r,B62,32)),
'digitalocean':lambda r:'dop_v1_'+rs(r,HEX,64),
'heroku':lambda r:'HRKU-AA'+rs(r,B64U,58),
'shopify':lambda r:'shpat_'+rs(r,HEX,32),
'square':lambda r:'EAAAl'+rs(r,B64U,59),
'linear':lambda r:'lin_api_'+rs(r,B62,40),
'notion':lambda r:'ntn_'+rs(r,DIG,11)+rs(r,B62,35),
'airtable':lambda r:'pat'+rs(r,B62,14)+'.'+rs(r,HEX,64),
'figma':lambda r:'figd_'+rs(r,B64U,40),
'discord':lambda r:b64u(str(r.randrange(10**17,10**18)).encode())+'.G'+rs(r,B64U,5)+'.'+rs(r,B64U,38),
'telegram':lambda r:str(r.randrange(5*10**9,8*10**9))+':AA'+rs(r,B64U,33),
'docker':lambda r:'dckr_pat_'+rs(r,B64U,27),
'terraform':lambda r:rs(r,B62,14)+'.atlasv1.'+rs(r,B62,67),
'vault':lambda r:'hvs.CAESI'+rs(r,B64U,90),
'doppler':lambda r:'dp.st.prd.'+rs(r,B62,43),
'databricks':lambda r:'dapi'+rs(r,HEX,32)+r.choice(['','-2']),
'supabase':lambda r:'sbp_'+rs(r,HEX,40),
'netlify':lambda r:'nfp_'+rs(r,B62,36),
'groq':lambda r:'gsk_'+rs(r,B62,20)+'WGdyb3FY'+rs(r,B62,24),
'replicate':lambda r:'r8_'+rs(r,B62,37),
'perplexity':lambda r:'pplx-'+rs(r,B62,48),
'xai':lambda r:'xai-'+rs(r,B62,80),
'postman':lambda r:'PMAK-'+rs(r,HEX,24)+'-'+rs(r,HEX,34),
'circleci':lambda r:'CCIPAT_'+rs(r,B62,22)+'_'+rs(r,HEX,40),
'buildkite':lambda r:'bkua_'+rs(r,HEX,40),
'sonarqube':lambda r:r.choice(['squ_','sqp_'])+rs(r,HEX,40),
'rubygems':lambda r:'rubygems_'+rs(r,HEX,48),
'atlassian':lambda r:(lambda b:b+'%08X'%zlib.crc32(b.encode()))('ATATT3xFfGF0'+rs(r,B64U,171)+'='),
'planetscale':lambda r:'pscale_tkn_'+rs(r,B64U,43),
'hubspot':lambda r:'pat-eu1-'+uuid(r),
'brevo':lambda r:'xkeysib-'+rs(r,HEX,64)+'-'+rs(r,B62,16),
'openrouter':lambda r:'sk-or-v1-'+rs(r,HEX,64),
'langsmith':lambda r:'lsv2_pt_'+rs(r,HEX,32)+'_'+rs(r,HEX,10),
'langfuse':lambda r:'sk-lf-'+uuid(r),
'pinecone':lambda r:'pcsk_'+rs(r,B62,6)+'_'+rs(r,B62,63),
'tavily':lambda r:'tvly-dev-'+rs(r,B62,32),
'deepseek':lambda r:'sk-'+rs(r,HEX,32),
'elevenlabs':lambda r:'sk_'+rs(r,HEX,48),
'resend':lambda r:'re_'+rs(r,B62,8)+'_'+rs(r,B62,24),
'posthog':lambda r:'phx_'+rs(r,B62,43),
'azure_client':lambda r:rs(r,B62,3)+'8Q~'+rs(r,B64U+'.~',34),
'azure_storage':lambda r:b64(rb(r,64)),
'contentful':lambda r:'CFPAT-'+rs(r,B64U,43),
'launchdarkly':lambda r:'sdk-'+uuid(r),
'typeform':lambda r:'tfp_'+rs(r,B62,40)+'_'+rs(r,B62,14),
'plaid':lambda r:'access-production-'+uuid(r),
'sentry':lambda r:'sntryu_'+rs(r,HEX,64),
'flyio':lambda r:'FlyV1 fm2_lJPECAAAAAAA'+rs(r,B64,120),
'pulumi':lambda r:'pul-'+rs(r,HEX,40),
'okta':lambda r:'00'+rs(r,B64U,40),
}
WEAK=['sommer','Bella','dragon','Liverpool','qwertz','azerty','Juventus','papillon','Kasia','tulipan','Benfica','monkey','Schalke','chocolat','pepito','feyenoord','Warszawa','Rex','Mittwoch','Winter','passw0rt','Motdepasse','tajne','zomer','Estrela','Fluffy','Herbst','Octopus','caramelo','Zwickau']
PH=['lampe','otter','granit','piano','rusty','harbor','velvet','cactus','bison','tango','ladder','pepper','ocean','marble','falcon','zebra','nuage','citron','baleine','jardin','kaffee','ziegel','fenster','wolke','puerta','molino','gatto','treno','janela','fiets','regen','okno','ziemia']
def pw(r,arg=''):
    k=arg or r.choice(['h','h','h','g','g','p','l','s'])
    if k=='h':
        w=r.choice(WEAK); return w+r.choice(['','_','-','.','@','#'])+r.choice([str(r.randrange(1,99)),str(r.randrange(1960,2027)),str(r.randrange(100,9999))])+r.choice(['','!','!!','?','$','*'])
    if k=='g': 
        while 1:
            s=rs(r,B62+'!#%+*-_.@=?',r.randrange(12,22))
            if any(c in DIG for c in s) and any(c in LOW for c in s) and s[0] in B62 and s[-1] not in '.?=': return s
    if k=='p': return r.choice(['-','.','_']).join(r.sample(PH,r.choice([3,4,4,5])))
    if k=='l': 
        w=r.choice(PH).capitalize(); return w.replace('a','@').replace('o','0').replace('e','3')+str(r.randrange(10,9999))+r.choice('!?$&')
    if k=='s': # safe chars
        return rs(r,B62,r.randrange(14,28))
    if k=='pin': return str(r.randrange(1000,999999)).zfill(4)
def key(r,arg=''):
    k=arg or r.choice(['hex32','hex64','b64','b62','pre'])
    if k.startswith('hex'): return rs(r,HEX,int(k[3:] or 32))
    if k=='b64': return b64(rb(r,r.choice([24,32,48])))
    if k=='b62': return rs(r,B62,r.choice([24,32,40,48]))
    if k=='pre': return r.choice(['nbk_live_','vmk_','pk1_prod_','tok_srv_','wms-','crm_'])+rs(r,B62,r.choice([24,32,40]))
    return k+rs(r,B62,32)
def pem(r,arg=''):
    t=arg or r.choice(['RSA','EC','PK','SSH'])
    lab={'RSA':'RSA PRIVATE KEY','EC':'EC PRIVATE KEY','PK':'PRIVATE KEY','SSH':'OPENSSH PRIVATE KEY'}[t]
    n={'RSA':600,'EC':118,'PK':138,'SSH':280}[t]
    pre={'RSA':b'\x30\x82\x02\x5c\x02\x01\x00\x02\x81\x81\x00','EC':b'\x30\x77\x02\x01\x01\x04\x20','PK':bytes.fromhex('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420'),'SSH':b'openssh-key-v1\0\0\0\0\x04none\0\0\0\x04none\0\0\0\0\0\0\0\x01\0\0\0\x33\0\0\0\x0bssh-ed25519\0\0\0\x20'}[t]
    s=b64(pre+rb(r,n)); w=70 if t=='SSH' else 64
    return f'-----BEGIN {lab}-----\n'+'\n'.join(s[i:i+w] for i in range(0,len(s),w))+f'\n-----END {lab}-----'
def phash(r,arg=''):
    k=arg or r.choice(['bcrypt','sha512','argon','pbkdf','scram'])
    if k=='bcrypt': return '$2b$12$'+rs(r,'./'+B62,53)
    if k=='sha512': return '$6$'+rs(r,'./'+B62,16)+'$'+rs(r,'./'+B62,86)
    if k=='yescrypt': return '$y$j9T$'+rs(r,'./'+B62,22)+'$'+rs(r,'./'+B62,43)
    if k=='argon': return '$argon2id$v=19$m=65536,t=3,p=4$'+rs(r,B64,22)+'$'+rs(r,B64,43)
    if k=='pbkdf': return 'pbkdf2_sha256$720000$'+rs(r,B62,22)+'$'+b64(rb(r,32))
    if k=='scram': return 'SCRAM-SHA-256$4096:'+b64(rb(r,16))+'$'+b64(rb(r,32))+':'+b64(rb(r,32))
    if k=='mysql': return '*'+rs(r,HEX.upper(),40)
# ---- people
N={
'en':('Oliver|Harriet|Dexter|Imogen|Callum|Saoirse|Tamika|Duane|Priscilla|Winston|Leilani|Rory|Beverley|Gareth|Shanice|Colleen|Will|Hope|Grant|Faith|Nnamdi|Aoife|Trevor|Marlene','Ackroyd|Thistlewood|Baptiste|O\'Dowd|Featherstone|Okonjo|Pemberton|McAllister|Rivers|Cheeseman|Vance|Lockwood|Abernathy|Tuttle|Grimshaw|Underhill|Stone|Fairweather|Blackwood|Nakamura|Sandhu|Achebe|Winterbottom|Pruitt'),
'de':('Annegret|Torben|Jörg|Heike|Lukas|Mechthild|Ömer|Svenja|Ansgar|Gisela|Malte|Friederike|Bülent|Uwe|Käthe|Tilo|Rosemarie|Hannes|Yasemin|Volker','Brückner|Oberhuber|Kowalczyk|Schäfer-Lindt|von Trotha|Zwerger|Nußbaum|Klinkhammer|Yıldırım|Petersen|Maiwald|Grünewald|Stiefel|Hauptmann|Wunderlich|Kreuzer|Hölzl|Finkbeiner|Rademacher|Sommer'),
'fr':('Maëlle|Thibault|Océane|Gaëtan|Solène|Aurélien|Fatoumata|Yannick|Clémence|Rémi|Bérénice|Mehdi|Capucine|Loïc|Ghislaine|Anselme','Lefèvre|Dubreuil|de La Tour|Ngouabi|Charpentier|Le Goff|Bensaïd|Marchandeau|Quéméneur|Fontaine|Rousselot|Belhadj|Poirier|Delacroix-Petit|Vasseur|Hautbois'),
'es':('Iñaki|Rocío|Macarena|Ximena|Álvaro|Dolores|Nuria|Eusebio|Leticia|Gonzalo|Begoña|Joaquín|Milagros|Íñigo|Yolanda|Ramiro','Echevarría Sanz|Peñalosa|Quintanilla Ruiz|Del Olmo|Ordóñez|Villacampa|Zubizarreta|Cabello Nieto|Montalbán|Gallardo Prieto|Ibarra|Salcedo Muñoz|Buenaventura|Cisneros|Toledano|Núñez Feria'),
'it':('Fiammetta|Rocco|Ginevra|Ettore|Ludovica|Calogero|Beatrice|Gaspare|Noemi|Tommaso|Ornella|Saverio|Immacolata|Duccio','Bevilacqua|De Santis|Squarcialupi|Lo Presti|Ferragamoli|D\'Ambrosio|Passalacqua|Mastrangelo|Zanetti|Caruana|Boccafogli|Pellegrino|Scognamiglio|Quattrocchi'),
'pt':('Joana|Tiago|Conceição|Inês|Vasco|Thaís|Gonçalo|Iracema|Caetano|Luzia|Wesley|Rute|Davi|Benedita','Figueiredo|do Carmo|Vasconcelos|Guimarães|Taveira|Nogueira Pinto|dos Anjos|Sequeira|Albuquerque|Quaresma|Brandão|Leitão|Mascarenhas|Falcão'),
'nl':('Maarten|Fleur|Joost|Wietske|Sjoerd|Hatice|Anneke|Daan|Roelof|Femke|Ruud|Ingeborg','van der Meulen|Dijkstra|ter Horst|Hoogland|Verschueren|van \'t Hof|Kuipers|Yildiz|de Graaf|Wiersma|Zonneveld|Bakker-Smit'),
'pl':('Grażyna|Zbigniew|Małgorzata|Wojciech|Agnieszka|Łukasz|Jadwiga|Sławomir|Bożena|Krzysztof|Elżbieta|Mieszko','Wiśniewska|Gołąb|Kościelniak|Brzęczek|Szczepańska|Mazur|Trzaskowicz|Żurawski|Pawlikowska|Dąbek|Niedźwiecki|Ślązak'),
'sv':('Åsa|Björn|Linnéa|Göran|Maj-Britt|Elias|Ronja|Sixten','Hägglund|Sjöberg|af Klint|Lindqvist|Öberg|Nyström|Rosengren|Ek'),
'cs':('Zdeněk|Růžena|Bohumil|Markéta|Vojtěch|Šárka','Kovaříková|Novotný|Hřebíček|Dvořáčková|Sýkora|Vlček'),
'tr':('Emine|Kaan|Nilüfer|Serkan|Gülşah|Tuğrul','Karadağ|Öztürk|Çelikkol|Şimşek|Aydoğan|Büyükgöz'),
'ru':('Светлана|Тимофей|Галина|Руслан|Ксения|Аркадий','Мельниченко|Орешкин|Соболь|Галиуллин|Черных|Дроздович'),
'ja':('佐々木|長谷川|五十嵐|宮本|小野寺|東海林|渡邊|桐谷','美咲|健太郎|由紀子|大輔|さくら|翔|恵理|雅人'),
'zh':('欧阳|陈|黎|诸葛|邓|薛|蒋|顾','志强|雨桐|建华|晓梅|子涵|国栋|丽娟|思远'),
'ko':('김|박|남궁|최|윤|서','지훈|수아|은정|태현|미경|도윤'),
'x':('Chidinma|Arjun|Nguyễn Thị|Thandiwe|Siddharth|Ioana|Farrukh|Dimitra|Kwabena|Lakshmi|Zoltán|Mihaela|Yohannes|Noor|Eszter|Abdulrahman','Okwuosa|Venkataraman|Phương|Dlamini|Raghunathan|Popescu|Tursunov|Papadimitriou|Asante|Iyer|Szabó|Ionescu|Tesfaye|al-Khatib|Fehérvári|Bint Rashid'),
}
class Name(str): pass
def name(r,arg='en'):
    lang=arg or 'en'
    if lang not in N: lang='en'
    if lang in('en','de','fr','nl') and r.random()<.15: lang='x'
    a,b=N[lang]; f=r.choice(a.split('|')); l=r.choice(b.split('|'))
    if lang in('ja','ko','zh'): s=Name(f+(r.choice(['',' ']) if lang=='ja' else '')+l); s.f=l; s.l=f
    else: s=Name(f+' '+l); s.f=f; s.l=l
    s.c=lang
    return s
import unicodedata
TR={'ß':'ss','ł':'l','Ł':'L','ı':'i','ø':'o','đ':'d'}
def ascii_(s):
    s=''.join(TR.get(c,c) for c in s)
    s=unicodedata.normalize('NFD',s); s=''.join(c for c in s if c.isascii() and (c.isalnum() or c=='-' ))
    return s.lower()
DOM=['brueckner-logistik.de','pakkly.io','verdemar.es','tuinhuys.nl','atelier-morvan.fr','lindqvist.se','gmail.com','outlook.com','posteo.de','orange.fr','libero.it','wp.pl','sapo.pt','hotmail.co.uk','proton.me','yahoo.co.jp','northgate-dental.co.uk','kestrelfreight.com','web.de','icloud.com']
def email(r,arg,env):
    n=None; dom=r.choice(DOM)
    if arg:
        a=arg.split('@')
        if a[0] and a[0] in env: n=env[a[0]]
        if len(a)>1 and a[1]: dom=a[1]
    if n is None: n=name(r,r.choice(['en','de','fr','es','it','nl','pl']))
    f=ascii_(n.f) ; l=ascii_(n.l)
    if not f or not l: f,l=r.choice([('m','suzuki'),('kei','mori'),('li','wang88'),('jpark','seo'),('sveta','orl')])
    return r.choice([f+'.'+l,f[0]+'.'+l,f+l,l+'.'+f,f+'_'+l+str(r.randrange(50,99)) if '.' in dom and dom in DOM[6:] else f+'.'+l])+'@'+dom
def tel(r,arg='en'):
    d=lambda n:rs(r,DIG,n); nz=lambda n:rs(r,'23456789',1)+d(n-1)
    us=lambda:(lambda a:r.choice([f'({a[0]}) {a[1]}-{a[2]}',f'{a[0]}-{a[1]}-{a[2]}',f'+1 {a[0]} {a[1]} {a[2]}',f'+1{a[0]}{a[1]}{a[2]}',f'{a[0]}.{a[1]}.{a[2]}']))((r.choice(['312','415','646','713','206','503','617']),str(r.randrange(220,500)),d(4)))
    m={'us':us,'en':lambda:r.choice([us,lambda:f'07{r.choice("4578")}{d(2)} {d(6)}',lambda:f'+44 7{r.choice("4578")}{d(2)} {d(3)} {d(3)}',lambda:f'020 7{d(3)} {d(4)}'])(),
    'de':lambda:r.choice([f'0{r.choice(["151","160","172","176"])} {d(8)}',f'+49 {r.choice(["30","89","40","221"])} {nz(7)}',f'0{r.choice(["30","89","711"])}/{nz(4)} {d(3)}',f'+49 (0) 17{r.choice("0269")}-{d(7)}']),
    'fr':lambda:r.choice([f'06 {d(2)} {d(2)} {d(2)} {d(2)}',f'+33 6 {d(2)} {d(2)} {d(2)} {d(2)}',f'07.{d(2)}.{d(2)}.{d(2)}.{d(2)}',f'01{d(8)}']),
    'es':lambda:r.choice([f'6{d(2)} {d(3)} {d(3)}',f'+34 6{d(2)} {d(2)} {d(2)} {d(2)}',f'91 {d(3)} {d(2)} {d(2)}']),
    'it':lambda:r.choice([f'3{r.choice("2348")}{r.choice("0789")} {d(7)}',f'+39 3{r.choice("2348")}8 {d(3)} {d(4)}',f'06 {d(4)} {d(4)}']),
    'pt':lambda:r.choice([f'9{r.choice("136")}{d(1)} {d(3)} {d(3)}',f'+351 91{d(1)} {d(3)} {d(3)}',f'+55 11 9{nz(4)}-{d(4)}']),
    'nl':lambda:r.choice([f'06-{nz(8)}',f'+31 6 {nz(8)}',f'020 {nz(3)} {d(4)}']),
    'pl':lambda:r.choice([f'+48 {r.choice("567")}{d(2)} {d(3)} {d(3)}',f'{r.choice("567")}{d(2)}-{d(3)}-{d(3)}',f'22 {nz(3)} {d(2)} {d(2)}']),
    'sv':lambda:r.choice([f'070-{d(3)} {d(2)} {d(2)}',f'+46 73 {d(3)} {d(2)} {d(2)}']),
    'cs':lambda:f'+420 {r.choice(["602","724","777"])} {d(3)} {d(3)}','tr':lambda:f'0 (5{r.choice("345")}{d(1)}) {d(3)} {d(2)} {d(2)}',
    'ru':lambda:f'+7 (9{d(2)}) {d(3)}-{d(2)}-{d(2)}','ja':lambda:f'0{r.choice("789")}0-{nz(4)}-{d(4)}','zh':lambda:f'1{r.choice(["38","39","86","77"])}{d(8)}','ko':lambda:f'010-{nz(4)}-{d(4)}'}
    return m.get(arg,m['en'])()
ST={'en':(['Hawthorn','Priory','Quarry','Elm Tree','Station','Mafeking'],['Road','Lane','Close','Terrace'],[('Stockport','SK4 {}{}'),('Hebden Bridge','HX7 {}{}'),('Norwich','NR2 {}{}')]),
'de':(['Lindenallee','Gerberstraße','Am Alten Speicher','Kastanienweg','Bgm.-Smidt-Str.','Zeisigweg'],None,['04109 Leipzig','28195 Bremen','72070 Tübingen','A-8010 Graz','79098 Freiburg']),
'fr':(['rue des Tanneurs','avenue Jean-Jaurès','impasse du Moulin','allée des Glycines','chemin des Crêtes'],None,['35000 Rennes','69003 Lyon','13600 La Ciotat','67000 Strasbourg']),
'es':(['Calle Olmo','Avda. de la Constitución','C/ San Bartolomé','Paseo del Río'],None,['28012 Madrid','48005 Bilbao','41003 Sevilla']),
'it':(['Via dei Mille','Corso Garibaldi','Vicolo Stretto','Viale delle Rose'],None,['40121 Bologna','80134 Napoli','10121 Torino']),
'pt':(['Rua das Amoreiras','Travessa do Poço','Av. da Liberdade'],None,['1250-096 Lisboa','4050-430 Porto','3000-150 Coimbra']),
'nl':(['Oudegracht','Lange Nieuwstraat','Veerdijk','Anemoonlaan'],None,['3511 AB Utrecht','2011 RN Haarlem','9712 HK Groningen']),
'pl':(['ul. Kościuszki','ul. Polna','al. Niepodległości','os. Słoneczne'],None,['30-105 Kraków','60-813 Poznań','80-244 Gdańsk'])}
def addr(r,arg='en'):
    n=r.randrange(2,140); c=r.choice(['',' ','\n']) if 0 else ', '
    if arg=='us': return f"{r.randrange(100,9900)} {r.choice(['Sycamore','Old Mill','Juniper','W 43rd','Kingfisher'])} {r.choice(['St','Ave','Dr','Ct'])}{r.choice(['',' Apt 4B',' #12'])}, {r.choice(['Boise, ID 83702','Dayton, OH 45402','Tucson, AZ 85701','Peoria, IL 61602'])}"
    if arg=='ja': return f'東京都世田谷区桜丘{r.randrange(1,6)}丁目{n%20+1}-{r.randrange(1,30)}'
    if arg=='zh': return f'杭州市西湖区文三路{n}号{r.randrange(1,9)}幢{r.randrange(101,1204)}室'
    if arg=='ru': return f'г. Самара, ул. Садовая, д. {n}, кв. {r.randrange(1,90)}'
    if arg in('en',''):
        s,t,p=ST['en']; tn,pc=r.choice(p); return f"{n} {r.choice(s)} {r.choice(t)}, {tn} {pc.format(r.randrange(1,9),rs(r,'ABDEFGHJLNPQRSTUWXYZ',2))}"
    if arg not in ST: return f"{r.choice(['Storgatan','Nádražní','Cumhuriyet Cad.'])} {n}, {r.choice(['582 23 Linköping','702 00 Ostrava','35210 İzmir'])}"
    s,t,p=ST[arg]
    if arg=='fr': return f'{n} {r.choice(s)}, {r.choice(p)}'
    if arg in('es','it','pt'): return f'{r.choice(s)}, {n}, {r.choice(p)}'
    return f'{r.choice(s)} {n}{r.choice(["","a"]) if arg=="de" else ""}, {r.choice(p)}'
def dob(r,arg='en'):
    y=r.randrange(1941,2008); m=r.randrange(1,13); d=r.randrange(1,29)
    if arg=='iso': return f'{y}-{m:02}-{d:02}'
    if arg in('de','pl','cs','ru','tr'): return f'{d:02}.{m:02}.{y}'
    if arg in('fr','es','it','pt'): return f'{d:02}/{m:02}/{y}'
    if arg=='nl': return f'{d:02}-{m:02}-{y}'
    if arg in('ja','zh'): return f'{y}年{m}月{d}日'
    if arg=='us': return f'{m:02}/{d:02}/{y}'
    if arg=='en': return f'{d} {["Jan","Feb","March","April","May","June","July","Aug","Sept","Oct","Nov","Dec"][m-1]} {y}'
    return f'{y}-{m:02}-{d:02}'
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        x=int(c)
        if i%2==0: x*=2; x-=9*(x>9)
        t+=x
    return str(-t%10)
def nid(r,arg='us'):
    d=lambda n:rs(r,DIG,n); y=r.randrange(1945,2004); m=r.randrange(1,13); dd=r.randrange(1,29); yy=y%100
    if arg in('us','en'): return f'{r.choice([r.randrange(1,665),r.randrange(667,899)]):03}-{r.randrange(1,99):02}-{r.randrange(1,9999):04}'
    if arg=='uk': return f"{rs(r,'ABCEGHJKLMPRSTWX',1)}{rs(r,'ABCEHJKLMPRSTWX',1)} {d(2)} {d(2)} {d(2)} {r.choice('ABCD')}"
    if arg=='de': # Steuer-ID
        p=list(DIG); r.shuffle(p); p=p[:9]; p.insert(r.randrange(2,9),r.choice(p)); 
        if p[0]=='0': p[0],p[1]=p[1],p[0]
        if p[0]=='0': return nid(r,'de')
        s=''.join(p); pr=10
        for c in s:
            t=(int(c)+pr)%10 or 10; pr=t*2%11
        c=(11-pr)%10; s+=str(c); return r.choice([s,f'{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}'])
    if arg=='fr':
        s=f'{r.choice("12")}{yy:02}{m:02}{r.choice(["35","69","75","13","59"])}{r.randrange(1,400):03}{r.randrange(1,400):03}'; k=97-int(s)%97
        return f'{s[0]} {s[1:3]} {s[3:5]} {s[5:7]} {s[7:10]} {s[10:]} {k:02}'
    if arg=='es': n=r.randrange(10**7,10**8); return f'{n}{"TRWAGMYFPDXBNJZSQVHLCKE"[n%23]}'
    if arg=='it':
        L=rs(r,'BCDFGLMNPRSTVZ',6)+f'{yy:02}'+'ABCDEHLMPRST'[m-1]+f'{dd+r.choice([0,40]):02}'+r.choice(['H501','F205','L219','F839'])
        odd=dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(odd[c] if i%2==0 else (int(c) if c.isdigit() else ord(c)-65) for i,c in enumerate(L)); return L+chr(65+t%26)
    if arg=='pt': s=r.choice('12')+d(7); c=11-sum(int(x)*(9-i) for i,x in enumerate(s))%11; return s+str(0 if c>9 else c)
    if arg=='br':
        s=d(9)
        for n in(10,11): 
            c=sum(int(x)*(n-i) for i,x in enumerate(s))*10%11%10; s+=str(c)
        return f'{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}'
    if arg=='nl':
        while 1:
            s=r.choice('1234')+d(7); c=sum(int(x)*(9-i) for i,x in enumerate(s))%11
            if c<10: return s+str(c)
    if arg=='pl':
        s=f'{yy:02}{m+(20 if y>=2000 else 0):02}{dd:02}{d(4)}'; c=-sum(int(x)*w for x,w in zip(s,[1,3,7,9]*3))%10; return s+str(c)
    if arg=='sv': s=f'{yy:02}{m:02}{dd:02}{d(3)}'; return f'{y}{m:02}{dd:02}-{s[6:]}{luhn(s)}'
    if arg=='cs': 
        while 1:
            s=f'{yy:02}{m+r.choice([0,50]):02}{dd:02}{d(3)}'; c=int(s)%11
            if y>=1954 and c<10: return f'{s[:6]}/{s[6:]}{c}'
            y=r.randrange(1955,2000); yy=y%100
    if arg=='tr': 
        s=r.choice('1234567')+d(8); o=sum(map(int,s[0::2])); e=sum(map(int,s[1::2])); c=(o*7-e)%10; s+=str(c); return s+str(sum(map(int,s))%10)
    if arg=='ch':
        s='756'+d(9); t=sum(int(x)*(1 if i%2==0 else 3) for i,x in enumerate(s)); s+=str(-t%10); return f'{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}'
    if arg=='fi': s=f'{dd:02}{m:02}{yy:02}'; n=r.randrange(2,899); return f"{s}{'-' if y<2000 else 'A'}{n:03}{'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(s+'%03d'%n)%31]}"
    if arg=='zh':
        s=r.choice(['330106','110105','440305','510104'])+f'{y}{m:02}{dd:02}'+d(3); w=[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]; return s+'10X98765432'[sum(int(a)*b for a,b in zip(s,w))%11]
    if arg=='ko': 
        s=f'{yy:02}{m:02}{dd:02}'+r.choice('12' if y<2000 else '34')+d(5); c=(11-sum(int(a)*b for a,b in zip(s,[2,3,4,5,6,7,8,9,2,3,4,5]))%11)%10; return f'{s[:6]}-{s[6:]}{c}'
    if arg=='ja': s=d(11); t=sum(int(x)*q for x,q in zip(reversed(s),[2,3,4,5,6,7,2,3,4,5,6]))%11; return s+str(0 if t<=1 else 11-t)
    if arg=='nhs':
        while 1:
            s=r.choice('4679')+d(8); c=11-sum(int(x)*(10-i) for i,x in enumerate(s))%11
            if c!=10: s+=str(c%11); return f'{s[:3]} {s[3:6]} {s[6:]}'
    raise KeyError(arg)
def kvnr(r):
    L=rs(r,'ABCDEFGHKLMNPRSTVWXZ',1); s='%02d'%(ord(L)-64)+rs(r,DIG,8); t=0
    for i,c in enumerate(s):
        x=int(c)*(1 if i%2==0 else 2); t+=x//10+x%10
    return L+s[2:]+str(t%10)
def card(r,arg=''):
    p=r.choice(['4','4','51','53','55','2221','37']); n=14 if p=='37' else 15
    s=p+rs(r,DIG,n-len(p)); s+=luhn(s)
    if len(s)==15: return r.choice([s,f'{s[:4]} {s[4:10]} {s[10:]}'])
    return r.choice([s,' '.join(s[i:i+4] for i in(0,4,8,12)),'-'.join(s[i:i+4] for i in(0,4,8,12))])
def iban(r,arg='de'):
    d=lambda n:rs(r,DIG,n)
    b={'de':lambda:r.choice(['37040044','10050000','50010517','70150000'])+d(10),'fr':lambda:None,'nl':lambda:r.choice(['INGB','RABO','ABNA'])+'0'+d(9),'es':lambda:None,'pl':lambda:'10201026'+d(16),'gb':lambda:r.choice(['BARC','NWBK','LOYD'])+'20'+d(12),'at':lambda:'20111'+d(11),'ch':lambda:'00762'+d(12),'be':lambda:(lambda s:s+'%02d'%(int(s)%97 or 97))('539'+d(7))}
    cc=arg if arg in b else 'de'
    if cc=='fr':
        s='30004'+'00' +d(3)+d(11); k=97-(89*int(s[:5])+15*int(s[5:10])+3*int(s[10:]))%97; bb=s+'%02d'%k
    elif cc=='es':
        e=r.choice(['2100','0049','0182'])+d(4); a=d(10); w=[1,2,4,8,5,10,9,7,3,6]
        c=lambda s:{10:1,11:0}.get(11-sum(int(x)*y for x,y in zip(s,w))%11,11-sum(int(x)*y for x,y in zip(s,w))%11)
        bb=e+str(c('00'+e))+str(c(a))+a
    else: bb=b[cc]()
    C=cc.upper(); n=int(''.join(str(int(x,36)) for x in bb+C+'00')); s=f'{C}{98-n%97:02}{bb}'
    return r.choice([s,' '.join(s[i:i+4] for i in range(0,len(s),4))])
def aba(r):
    s=r.choice(['0210','1210','0719','0310'])+rs(r,DIG,4); c=-sum(int(x)*w for x,w in zip(s,[3,7,1]*3))%10; return s+str(c)
def btc(r):
    if r.random()<.5: return '0x'+rs(r,HEX,40)
    A='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'; b=b'\0'+rb(r,20); b+=hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4]
    n=int.from_bytes(b,'big'); o=''
    while n: o=A[n%58]+o; n//=58
    return '1'+o
def plate(r,arg='de'):
    L='ABCDEFGHJKLMNPRSTVWXYZ'
    return {'de':f"{r.choice(['HH','B','M','KA','LÖ','OHZ'])}-{rs(r,L,2)} {r.randrange(10,9999)}",'en':f'{rs(r,L,2)}{r.choice(["19","21","68","73"])} {rs(r,L,3)}','fr':f'{rs(r,L,2)}-{rs(r,DIG,3)}-{rs(r,L,2)}','es':f'{rs(r,DIG,4)} {rs(r,"BCDFGHJKLMNPRSTVWXYZ",3)}','nl':f'{rs(r,L,2)}-{rs(r,DIG,3)}-{rs(r,L,1)}','pl':f'KR {rs(r,DIG,4)}{rs(r,L,1)}','it':f'{rs(r,L,2)} {rs(r,DIG,3)} {rs(r,L,2)}'}.get(arg,'B-XK 4417')
def ip(r,arg=''):
    if arg=='6': return f'2a0{r.choice("1234")}:{rs(r,HEX,4)}:{rs(r,HEX,3)}:{rs(r,HEX,4)}::{rs(r,HEX,4)}'
    return f'{r.choice([77,78,81,84,86,89,91,92,109,176,178,188,213,217])}.{r.randrange(1,255)}.{r.randrange(1,255)}.{r.randrange(1,255)}'
S={ # sensitive: name -> (class, fn)
'pw':('password',lambda r,a,e:pw(r,a)),'key':('generic_key',lambda r,a,e:key(r,a)),'jwt':('jwt',lambda r,a,e:jwt(r)),
'sess':('session',lambda r,a,e:{'':lambda:rs(r,B62,r.choice([26,32,40])),'hex':lambda:rs(r,HEX,32),'php':lambda:rs(r,DIG+LOW,26),'conn':lambda:'s%3A'+rs(r,B64U,32)+'.'+rs(r,B62,43)}[a]()),
'basic':('basic_auth',lambda r,a,e:b64((r.choice(['deploy','svc-report','admin','monitor','api'])+':'+pw(r)).encode())),
'bearer':('bearer',lambda r,a,e:rs(r,B64U,r.choice([40,48,64]))),'sig':('sas_sig',lambda r,a,e:b64(rb(r,32)).replace('+','%2B').replace('/','%2F').replace('=','%3D')),
'totp':('totp',lambda r,a,e:rs(r,'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567',r.choice([16,32]))),
'pem':('private_key',lambda r,a,e:pem(r,a)),'jwkd':('private_key',lambda r,a,e:b64u(rb(r,32))),'hash':('password_hash',lambda r,a,e:phash(r,a)),
'name':('name',lambda r,a,e:name(r,a)),'addr':('address',lambda r,a,e:addr(r,a)),'email':('email',email),'tel':('phone',lambda r,a,e:tel(r,a)),
'dob':('birth',lambda r,a,e:dob(r,a)),'nid':('national_id',lambda r,a,e:nid(r,a)),
'pass':('passport',lambda r,a,e:r.choice(['C'+rs(r,'CFGHJKLMNPRTVWXYZ0123456789',8),rs(r,DIG,9),rs(r,LOW.upper(),2)+rs(r,DIG,7)])),
'lic':('licence',lambda r,a,e:rs(r,LOW.upper(),1)+rs(r,DIG,3)+'-'+rs(r,DIG,4)+'-'+rs(r,DIG,4) if a!='de' else 'B'+rs(r,DIG,2)+rs(r,'0123456789ABCDEFGHK',7)+'1'),
'kvnr':('health',lambda r,a,e:kvnr(r)),'ip':('ip',lambda r,a,e:ip(r,a)),'mac':('mac',lambda r,a,e:':'.join([r.choice(['3c','a4','f0','8c'])]+[rs(r,HEX,2) for _ in range(5)])),
'geo':('geo',lambda r,a,e:f'{r.uniform(42,54):.5f}, {r.uniform(-4,19):.5f}'),'plate':('plate',lambda r,a,e:plate(r,a)),
'card':('card',lambda r,a,e:card(r)),'iban':('iban',lambda r,a,e:iban(r,a)),'bic':('bic',lambda r,a,e:r.choice(['COBADEFFXXX','INGBNL2A','BNPAFRPPXXX','CAIXESBBXXX','BREXPLPWXXX','BARCGB22'])),
'aba':('us_routing',lambda r,a,e:aba(r)),'acct':('bank_account',lambda r,a,e:rs(r,'123456789',1)+rs(r,DIG,r.choice([7,9,11]))),'crypto':('crypto_address',lambda r,a,e:btc(r)),
}
# disguises
def dz(s,k,r):
    if k=='b64': return b64(s.encode())
    if k=='hex': return s.encode().hex()
    if k=='pct': return ''.join('%%%02X'%b for b in s.encode())
    if k=='ent': return ''.join(f'&#{ord(c)};' for c in s)
    if k=='entx': return ''.join(f'&#x{ord(c):x};' for c in s)
    if k=='uni': return ''.join(f'\\u{ord(c):04x}' for c in s)
    if k=='zw': return '\u200b'.join(s)
    if k=='fw': return ''.join(chr(ord(c)+0xfee0) if 33<=ord(c)<127 else c for c in s)
    if k=='homo':
        t=s.translate(str.maketrans('aeopcxyABEKMHOPCTX','аеорсхуАВЕКМНОРСТХ')); return t
    if k=='sp': return ' '.join(s)
    if k=='dash': return '-'.join(s)
    if k=='rev': return s[::-1]
    if k=='cat':
        n=max(4,len(s)//3); return '" + "'.join(s[i:i+n] for i in range(0,len(s),n))
    if k=='catpy':
        n=max(4,len(s)//3); return "'\n    '".join(s[i:i+n] for i in range(0,len(s),n))
    if k=='wrap':
        n=max(6,len(s)//2+1); return '\\\n'.join(s[i:i+n] for i in range(0,len(s),n))
    if k=='wrapnl':
        n=max(6,len(s)//2+1); return '\n'.join(s[i:i+n] for i in range(0,len(s),n))
    if k=='md':
        n=max(3,len(s)//3); return '**'+'**`'.join([s[:n],s[n:]])+'`'
    if k=='oct': return ''.join('\\%03o'%b for b in s.encode())
    if k=='chr': return ', '.join(str(b) for b in s.encode())
    if k=='xhex': return ''.join('\\x%02x'%b for b in s.encode())
    raise KeyError(k)
# clean values
def c_date(r,a): 
    d=datetime.date(2023,1,1)+datetime.timedelta(days=r.randrange(1200))
    return {'':d.isoformat(),'de':d.strftime('%d.%m.%Y'),'us':d.strftime('%m/%d/%Y'),'fr':d.strftime('%d/%m/%Y'),'en':f'{d.day} {d.strftime("%B %Y")}','y':str(d.year)}[a]
def c_isbn(r):
    s='978'+r.choice(['0','3','2','1'])+rs(r,DIG,8); return s+str(-sum(int(x)*(1,3)[i%2] for i,x in enumerate(s))%10)
C={
'h':lambda r,a:rs(r,HEX,int(a or 8)),'H':lambda r,a:rs(r,HEX.upper(),int(a or 8)),'n':lambda r,a:rs(r,'123456789',1)+rs(r,DIG,int(a or 5)-1),
'i':lambda r,a:str(r.randint(*map(int,a.split('-')))) if a else str(r.randrange(1,100)),
'f':lambda r,a:(lambda lo,hi:f'{r.uniform(float(lo),float(hi)):.{len(hi.split(".")[1]) if "." in hi else 1}f}')(*(a or '0.1-99.99').split('-')),
'd':c_date,'t':lambda r,a:f'{r.randrange(24):02}:{r.randrange(60):02}:{r.randrange(60):02}','hm':lambda r,a:f'{r.randrange(7,20):02}:{r.choice(["00","15","30","45"])}',
'ts':lambda r,a:c_date(r,'')+'T'+C['t'](r,'')+r.choice(['Z','Z','.%03dZ'%r.randrange(1000)]),'u':lambda r,a:uuid(r),'v':lambda r,a:f'{r.randrange(1,9)}.{r.randrange(30)}.{r.randrange(20)}',
'b':lambda r,a:rs(r,B64,int(a)),'sri':lambda r,a:'sha512-'+b64(rb(r,64)),'h1':lambda r,a:'h1:'+b64(rb(r,32)),'isbn':lambda r,a:c_isbn(r),
'p':lambda r,a:r.choice(a.split('|')),'L':lambda r,a:rs(r,LOW,int(a)),'U':lambda r,a:rs(r,'ABCDEFGHJKLMNPQRSTUVWXYZ',int(a)),'a':lambda r,a:rs(r,'bcdfghjklmnpqrstvwxz2456789',int(a)),
'pod':lambda r,a:rs(r,'bcdf456789',9)+'-'+rs(r,'bcdfghjklmnpqrstvwxz2456789',5),'svg':lambda r,a:b64(rb(r,int(a or 180))),
'ip':lambda r,a:r.choice(['192.0.2.','198.51.100.','203.0.113.'])+str(r.randrange(1,254)),'month':lambda r,a:r.choice('January March April June September October'.split()),
}
S['wg']=('private_key',lambda r,a,e:b64(rb(r,32)))
S['sessaws']=('provider.aws_session',lambda r,a,e:'IQoJb3JpZ2luX2VjE'+rs(r,B64,300)+'==')
S['lit43']=('password',lambda r,a,e:rs(r,B64,43))
S['tok86']=('generic_key',lambda r,a,e:rs(r,B64U,86)+'==')

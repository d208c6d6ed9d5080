#!/usr/bin/env python3
import argparse, base64, binascii, hashlib, html, json, os, random, re, string, zlib, uuid, urllib.parse, hmac
HERE=os.path.dirname(os.path.abspath(__file__))
import io, sys
sys.path.append(os.path.dirname(HERE))
from spelled import spelled
L=string.ascii_lowercase; U=string.ascii_uppercase; D=string.digits; AN=string.ascii_letters+D
HX='0123456789abcdef'; B32=U+'234567'; B64=AN+'+/'; URL=AN+'-_'
def A(r,n,a=AN): return ''.join(r.choice(a) for _ in range(n))
def h(r,n): return A(r,n,HX)
def uid(r): return str(uuid.UUID(int=r.getrandbits(128),version=4))
def b64(b): return base64.b64encode(b if isinstance(b,bytes) else b.encode()).decode()
def b64u(b): return base64.urlsafe_b64encode(b if isinstance(b,bytes) else b.encode()).decode().rstrip('=')
def rb(r,n): return bytes(r.getrandbits(8) for _ in range(n))
def b62(n,w):
    a=D+U+L; s=''
    while n: n,m=divmod(n,62); s=a[m]+s
    return s.rjust(w,'0')
def crc(p): return lambda r:(lambda x:p+x+b62(zlib.crc32(x.encode()),6))(A(r,30))
def f(p,n,a=AN,s=''): return lambda r:p+A(r,n,a)+s
def jwt(r,extra=None):
    hd={"alg":r.choice(["HS256","RS256","ES256"]),"typ":"JWT"}
    if r.random()<.4: hd["kid"]=A(r,8)
    t=r.randint(1690000000,1760000000)
    pl={"sub":str(r.randint(1000,999999)),"iat":t,"exp":t+r.choice([3600,86400,900])}
    if extra: pl.update(extra)
    elif r.random()<.5: pl["scope"]=r.choice(["read write","admin","orders:read","openid profile"])
    n={"HS256":32,"RS256":256,"ES256":64}[hd["alg"]]
    c=lambda o: b64u(json.dumps(o,separators=(',',':')))
    return c(hd)+'.'+c(pl)+'.'+b64u(rb(r,n))
def atl(r): # payload + '=' + 8 hex crc
    p='ATATT3xFfGF0'+A(r,171,URL); return p+'='+'%08X'%zlib.crc32(p.encode())
def grafana(r):
    p='glsa_'+A(r,32); return p+'_%08x'%zlib.crc32(p.encode())
def glr(r): # gitlab routable
    x=b64u(rb(r,r.choice([24,27])))[:36]; return 'glpat-'+x+'.01.'+A(r,2,HX)+A(r,7,D+L)
VEN=[
('github','GITHUB_TOKEN',crc('ghp_')),('github','GH_TOKEN',crc('gho_')),('github','GH_APP_TOKEN',crc('ghs_')),('github','GH_PAT',lambda r:'github_pat_'+A(r,22)+'_'+A(r,59)),
('gitlab','GITLAB_TOKEN',f('glpat-',20,URL)),('gitlab','GITLAB_TOKEN',glr),('gitlab','CI_DEPLOY_TOKEN',f('gldt-',20,URL)),('gitlab','RUNNER_TOKEN',f('glrt-',20,URL)),
('aws','AWS_ACCESS_KEY_ID',f('AKIA',16,B32)),('aws','AWS_SECRET_ACCESS_KEY',f('',40,B64)),
('gcp','GOOGLE_API_KEY',f('AIza',35,URL)),('google','GOOGLE_CLIENT_SECRET',f('GOCSPX-',28,URL)),('google','GOOGLE_OAUTH_TOKEN',f('ya29.a0',180,URL)),
('azure','AZURE_STORAGE_KEY',lambda r:b64(rb(r,64))),('azure','AZURE_CLIENT_SECRET',lambda r:A(r,3)+'8Q~'+A(r,34,AN+'_-.~')),('azure_devops','AZURE_DEVOPS_EXT_PAT',f('',52,L+'234567')),
('openai','OPENAI_API_KEY',lambda r:'sk-proj-'+A(r,74,URL)+'T3BlbkFJ'+A(r,74,URL)),('openai','OPENAI_API_KEY',lambda r:'sk-'+A(r,20)+'T3BlbkFJ'+A(r,20)),('openai','OPENAI_KEY',lambda r:'sk-svcacct-'+A(r,74,URL)+'T3BlbkFJ'+A(r,74,URL)),
('anthropic','ANTHROPIC_API_KEY',f('sk-ant-api03-',93,URL,'AA')),('anthropic','CLAUDE_CODE_OAUTH_TOKEN',f('sk-ant-oat01-',93,URL,'AA')),
('huggingface','HF_TOKEN',f('hf_',34,string.ascii_letters)),('groq','GROQ_API_KEY',lambda r:'gsk_'+A(r,20)+'WGdyb3FY'+A(r,24)),('replicate','REPLICATE_API_TOKEN',f('r8_',37)),('perplexity','PERPLEXITY_API_KEY',f('pplx-',48)),
('xai','XAI_API_KEY',f('xai-',80)),('mistral','MISTRAL_API_KEY',f('',32)),('cohere','COHERE_API_KEY',f('',40)),('deepseek','DEEPSEEK_API_KEY',f('sk-',32,HX)),('openrouter','OPENROUTER_API_KEY',f('sk-or-v1-',64,HX)),
('langsmith','LANGCHAIN_API_KEY',lambda r:'lsv2_pt_'+h(r,32)+'_'+h(r,10)),('pinecone','PINECONE_API_KEY',lambda r:'pcsk_'+A(r,5)+'_'+A(r,63)),('wandb','WANDB_API_KEY',f('',40,HX)),('tavily','TAVILY_API_KEY',f('tvly-dev-',32)),
('nvidia','NVIDIA_API_KEY',f('nvapi-',64,URL)),('elevenlabs','ELEVENLABS_API_KEY',f('sk_',48,HX)),('deepgram','DEEPGRAM_API_KEY',f('',40,HX)),('fireworks','FIREWORKS_API_KEY',f('fw_',24)),('together','TOGETHER_API_KEY',f('tgp_v1_',43,URL)),('voyage','VOYAGE_API_KEY',f('pa-',43,URL)),('jina','JINA_API_KEY',lambda r:'jina_'+h(r,32)+A(r,28,URL)),('firecrawl','FIRECRAWL_API_KEY',f('fc-',32,HX)),('e2b','E2B_API_KEY',f('e2b_',40,HX)),('runpod','RUNPOD_API_KEY',f('rpa_',40,U+D)),('cerebras','CEREBRAS_API_KEY',f('csk-',48,L+D)),
('slack','SLACK_BOT_TOKEN',lambda r:'xoxb-%s-%s-%s'%(A(r,12,'123456789'),A(r,13,'123456789'),A(r,24))),('slack','SLACK_USER_TOKEN',lambda r:'xoxp-%s-%s-%s-%s'%(A(r,12,'123456789'),A(r,12,'123456789'),A(r,13,'123456789'),h(r,32))),('slack','SLACK_APP_TOKEN',lambda r:'xapp-1-A%s-%s-%s'%(A(r,10,U+D),A(r,13,'123456789'),h(r,64))),('slack','SLACK_WEBHOOK_URL',lambda r:'https://hooks.slack.com/services/T%s/B%s/%s'%(A(r,10,U+D),A(r,10,U+D),A(r,24))),
('discord','DISCORD_TOKEN',lambda r:b64u(A(r,18,'123456789'))+'.G'+A(r,5,URL)+'.'+A(r,38,URL)),('discord','DISCORD_WEBHOOK',lambda r:'https://discord.com/api/webhooks/%s/%s'%(A(r,19,'123456789'),A(r,68,URL))),('telegram','TELEGRAM_BOT_TOKEN',lambda r:A(r,10,'123456789')+':AA'+A(r,33,URL)),
('stripe','STRIPE_SECRET_KEY',lambda r:'sk_live_51'+A(r,97)),('stripe','STRIPE_SECRET_KEY',f('sk_live_',24)),('stripe','STRIPE_RESTRICTED_KEY',f('rk_live_51',97)),('stripe','STRIPE_WEBHOOK_SECRET',f('whsec_',32)),
('sendgrid','SENDGRID_API_KEY',lambda r:'SG.'+A(r,22,URL)+'.'+A(r,43,URL)),('mailgun','MAILGUN_API_KEY',lambda r:h(r,32)+'-'+h(r,8)+'-'+h(r,8)),('mailchimp','MAILCHIMP_API_KEY',lambda r:h(r,32)+'-us'+str(r.randint(1,21))),('brevo','BREVO_API_KEY',lambda r:'xkeysib-'+h(r,64)+'-'+A(r,16)),('resend','RESEND_API_KEY',lambda r:'re_'+A(r,8)+'_'+A(r,24)),('postmark','POSTMARK_SERVER_TOKEN',uid),('twilio','TWILIO_API_KEY',f('SK',32,HX)),('twilio','TWILIO_AUTH_TOKEN',f('',32,HX)),('klaviyo','KLAVIYO_API_KEY',f('pk_',34,HX)),('hubspot','HUBSPOT_TOKEN',lambda r:'pat-'+r.choice(['na1','eu1'])+'-'+uid(r)),
('digitalocean','DIGITALOCEAN_TOKEN',f('dop_v1_',64,HX)),('shopify','SHOPIFY_ACCESS_TOKEN',f('shpat_',32,HX)),('shopify','SHOPIFY_API_SECRET',f('shpss_',32,HX)),('square','SQUARE_ACCESS_TOKEN',f('EAAA',60,URL)),('square','SQUARE_SECRET',f('sq0csp-',43,URL)),('notion','NOTION_TOKEN',lambda r:'ntn_'+A(r,11,D)+A(r,35)),('notion','NOTION_API_KEY',f('secret_',43)),('linear','LINEAR_API_KEY',f('lin_api_',40)),('figma','FIGMA_TOKEN',f('figd_',40,URL)),('atlassian','JIRA_API_TOKEN',atl),('bitbucket','BITBUCKET_APP_PASSWORD',f('ATBB',32)),
('databricks','DATABRICKS_TOKEN',lambda r:'dapi'+h(r,32)+r.choice(['','-2'])),('dockerhub','DOCKERHUB_TOKEN',f('dckr_pat_',27,URL)),('doppler','DOPPLER_TOKEN',f('dp.pt.',43)),('doppler','DOPPLER_TOKEN',lambda r:'dp.st.prd.'+A(r,43)),('fly','FLY_API_TOKEN',lambda r:'FlyV1 fm2_'+b64(rb(r,90))),('grafana','GRAFANA_TOKEN',grafana),('grafana','GRAFANA_CLOUD_TOKEN',lambda r:'glc_'+b64(json.dumps({"o":str(r.randint(10000,999999)),"n":"stack-metrics","k":A(r,24),"m":{"r":"eu"}},separators=(',',':')))),('heroku','HEROKU_API_KEY',f('HRKU-AA',58,URL)),('vault','VAULT_TOKEN',f('hvs.CAESI',86,URL)),('terraform','TFE_TOKEN',lambda r:A(r,14)+'.atlasv1.'+A(r,67)),('newrelic','NEW_RELIC_API_KEY',f('NRAK-',27,U+D)),('newrelic','NEW_RELIC_LICENSE_KEY',lambda r:'eu01xx'+h(r,30)+'NRAL'),('okta','OKTA_API_TOKEN',f('00',40,URL)),('postman','POSTMAN_API_KEY',lambda r:'PMAK-'+h(r,24)+'-'+h(r,34)),('planetscale','PLANETSCALE_TOKEN',f('pscale_tkn_',43,URL)),('planetscale','PLANETSCALE_PASSWORD',f('pscale_pw_',43,URL)),('pulumi','PULUMI_ACCESS_TOKEN',f('pul-',40,HX)),('rubygems','GEM_HOST_API_KEY',f('rubygems_',48,HX)),('npm','NPM_TOKEN',crc('npm_')),('pypi','TWINE_API_TOKEN',lambda r:'pypi-AgEIcHlwaS5vcmc'+A(r,150,URL)),('cratesio','CARGO_REGISTRY_TOKEN',f('cio',32)),('nuget','NUGET_API_KEY',f('oy2',43,L+D)),('clojars','CLOJARS_PASSWORD',f('CLOJARS_',60,HX)),
('sentry','SENTRY_AUTH_TOKEN',lambda r:'sntrys_'+b64u('{"iat":17%s,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"%s"}'%(A(r,8,D),A(r,6,L)))+'_'+A(r,43)),('sentry','SENTRY_USER_TOKEN',f('sntryu_',64,HX)),('snyk','SNYK_TOKEN',uid),('sonar','SONAR_TOKEN',f('sqp_',40,HX)),('supabase','SUPABASE_ACCESS_TOKEN',f('sbp_',40,HX)),('supabase','SUPABASE_SECRET_KEY',lambda r:'sb_secret_'+A(r,22,URL)+'_'+A(r,8,URL)),('vercel','VERCEL_TOKEN',f('',24)),('netlify','NETLIFY_AUTH_TOKEN',f('nfp_',36)),('airtable','AIRTABLE_TOKEN',lambda r:'pat'+A(r,14)+'.'+h(r,64)),('asana','ASANA_TOKEN',lambda r:'2/%s/%s:%s'%(A(r,16,'123456789'),A(r,16,'123456789'),h(r,32))),('contentful','CONTENTFUL_MGMT_TOKEN',f('CFPAT-',43,URL)),('cloudflare','CLOUDFLARE_API_TOKEN',f('',40,URL)),('cloudflare','CF_ORIGIN_CA_KEY',lambda r:'v1.0-'+h(r,24)+'-'+h(r,146)),('datadog','DD_API_KEY',f('',32,HX)),('datadog','DD_APP_KEY',f('',40,HX)),('dynatrace','DT_API_TOKEN',lambda r:'dt0c01.'+A(r,24,B32)+'.'+A(r,64,B32)),('easypost','EASYPOST_API_KEY',f('EZAK',54)),('flutterwave','FLW_SECRET_KEY',lambda r:'FLWSECK-'+h(r,32)+'-X'),('mapbox','MAPBOX_SECRET',lambda r:'sk.'+b64u('{"u":"%s","a":"cl%s"}'%(A(r,8,L),A(r,23,L+D)))+'.'+A(r,22,URL)),('algolia','ALGOLIA_ADMIN_KEY',f('',32,HX)),('sourcegraph','SRC_ACCESS_TOKEN',lambda r:'sgp_'+h(r,16)+'_'+h(r,40)),('tailscale','TS_AUTHKEY',lambda r:'tskey-auth-k'+A(r,11)+'CNTRL-'+A(r,32)),('typeform','TYPEFORM_TOKEN',lambda r:'tfp_'+A(r,44,URL)+'_'+A(r,14)),('buildkite','BUILDKITE_API_TOKEN',f('bkua_',40,HX)),('circleci','CIRCLE_TOKEN',lambda r:'CCIPAT_'+A(r,22)+'_'+h(r,40)),('jfrog','ARTIFACTORY_API_KEY',f('AKCp8',68)),('shippo','SHIPPO_TOKEN',f('shippo_live_',40,HX)),('plaid','PLAID_ACCESS_TOKEN',lambda r:'access-production-'+uid(r)),('alibaba','ALIBABA_CLOUD_ACCESS_KEY_ID',f('LTAI5t',18)),('tencent','TENCENTCLOUD_SECRET_ID',f('AKID',32)),('yandex','YC_API_KEY',f('AQVN',36,URL)),('prefect','PREFECT_API_KEY',f('pnu_',36)),('infracost','INFRACOST_API_KEY',f('ico-',32)),('onepassword','OP_SERVICE_ACCOUNT_TOKEN',lambda r:'ops_'+b64u('{"signInAddress":"my.1password.eu","userAuth":{"method":"SRPg-4096"},"secretKey":"A3-%s"}'%A(r,30,U+D)+A(r,160))),('age','SOPS_AGE_KEY',lambda r:'AGE-SECRET-KEY-1'+A(r,58,'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')),('facebook','FB_ACCESS_TOKEN',f('EAAG',170)),('launchdarkly','LD_SDK_KEY',lambda r:'sdk-'+uid(r)),('neon','NEON_API_KEY',f('napi_',64,L+D)),('aiven','AIVEN_PASSWORD',f('AVNS_',19,URL)),('render','RENDER_API_KEY',f('rnd_',28)),('clerk','CLERK_SECRET_KEY',f('sk_live_',42)),('paddle','PADDLE_API_KEY',lambda r:'pdl_live_apikey_01'+A(r,24,L+D)+'_'+A(r,22)+'_'+A(r,3)),('posthog','POSTHOG_PERSONAL_KEY',f('phx_',43)),('mongodb_atlas','ATLAS_PRIVATE_KEY',uid),('scaleway','SCW_SECRET_KEY',uid),('linode','LINODE_TOKEN',f('',64,HX)),('hetzner','HCLOUD_TOKEN',f('',64)),('pagerduty','PD_API_KEY',f('u+',18,URL)),('dropbox','DROPBOX_TOKEN',f('sl.B',135,URL)),('zapier','ZAPIER_HOOK',lambda r:'https://hooks.zapier.com/hooks/catch/%s/%s/'%(A(r,8,'123456789'),A(r,7,L+D))),('confluent','CONFLUENT_API_SECRET',f('cflt',60,B64)),('twitch','TWITCH_CLIENT_SECRET',f('',30,L+D)),('twitter','TWITTER_BEARER',lambda r:'A'*22+A(r,30)+'%3D'+A(r,50)),('readme','README_API_KEY',f('rdme_',70,L+D)),
]
# ---- words
W={'en':'summer winter dragon monkey coffee sunshine baseball tiger shadow purple orange rocket ocean biscuit maverick london arsenal chelsea charlie buster pepper guitar lucky banana pirate hunter falcon marble copper thunder cactus waffle puffin'.split(),
'de':'sommer winter herbst fruehling hamburg berlin muenchen schalke bienchen katze drache schatzi werkstatt kaffee sonne brezel fussball bayern gartenzaun kuckuck zwiebel schnitzel lebkuchen'.split(),
'fr':'soleil marseille bonjour doudou chocolat printemps ete hiver paris lyon papillon fromage bretagne citron loulou caramel baguette orage lavande'.split(),
'es':'verano invierno madrid barcelona sol luna perrito estrella naranja valencia gatito sevilla tortilla montana fuego corazon limon'.split(),
'it':'estate inverno juventus napoli roma gattino pizza amore cioccolato stella vespa azzurro montagna fragola milano zanzara'.split(),
'pt':'verao inverno benfica lisboa porto saudade gatinho praia sol flamengo cachorro estrela feijoada abacaxi laranja'.split(),
'nl':'zomer winter amsterdam ajax fiets tulp koekje kaas poes feyenoord stroopwafel regenboog molen'.split(),
'pl':'lato zima krakow warszawa kotek misiek slonce legia haslo pierogi wiosna bocian truskawka'.split(),
'sv':'sommar vinter stockholm fika kanelbulle alg hammarby midsommar blabar snogubbe'.split(),
'cs':'leto zima praha slavia kocicka pivo knedlik jablko sparta krtecek'.split(),
'tr':'yaz istanbul galatasaray fenerbahce kedi ankara gunes karpuz boncuk besiktas'.split(),
'ru':'leto zima moskva zenit solnyshko kotik privet spartak malina qazwsx'.split(),
'ja':'sakura tokyo neko natsu yuki osaka tanuki kirin fujisan'.split(),'zh':'woaini beijing chunjie longnian nihao xiongmao shanghai dalian'.split()}
ADJ='quiet brave rusty lemon frozen golden tiny crooked velvet hollow broken sleepy amber copper misty clever'.split()
NOUN='otter lantern teapot harbor pencil walnut saddle glacier magnet orchid trumpet kettle anvil cobweb pickle badger canyon ladder mitten thimble radish umbrella'.split()
FN={'en':'Gemma Callum Odette Priya Tobias Aaliyah Declan Siobhan Marcus Winnie Kwame Leroy Nadine Ffion Hamish Jolene'.split(),'de':'Katrin Jürgen Heike Torsten Annegret Ulf Mareike Özlem Detlef Swantje Björn Gesine Ansgar'.split(),'fr':'Élodie Thibault Maëlle Gaëtan Solène Régis Anaïs Bastien Ghislaine Loïc'.split(),'es':'Maite Íñigo Rocío Begoña Nuria Gonzalo Yolanda Ximena Álvaro Chema'.split(),'it':'Giulia Ettore Ludovica Nicolò Ornella Gianluca Fiorella Dario'.split(),'pt':'Inês Gonçalo Thaís Rui Beatriz João Luísa Anderson'.split(),'nl':'Femke Joost Sanne Wouter Maaike Sjoerd Anouk Thijs'.split(),'pl':'Agnieszka Zbigniew Małgosia Wojtek Grażyna Łukasz Jadwiga'.split(),'sv':'Åsa Göran Linnéa Björn Malin Östen Ebba'.split(),'cs':'Zdeňka Ondřej Jiřina Vojtěch Šárka Bohumil'.split(),'tr':'Çağla Serkan Ayşegül Ömer Gülşen Emre'.split(),'ru':'Наталья Артём Светлана Игорь Лариса Вадим'.split(),'ja':['陽菜','健太','美咲','直樹'],'zh':['晓峰','雨桐','建国','丽娜']}
SN={'en':'Okonkwo Hartley Pemberton Achterberg Fairweather Quigley Mbeki-Jones Braithwaite Nakagawa Lund'.split(),'de':'Wiedenhöft Schröer Grünewald Kaczmarek Yıldız Obermaier Freifrau Pfannkuch Böttcher'.split(),'fr':"Lefebvre-Picard Deschamps Kervadec Aït-Ouali Poirrier Bonnefoy d'Argent".split(),'es':'Etxebarria Villaverde Carrasquilla Núñez Montoro Peñalver'.split(),'it':'Bellomo Dell\'Acqua Zanetti Fumagalli Spinelli Lo Cascio'.split(),'pt':'Figueiredo Vasconcelos Sá Brandão Quaresma Meireles'.split(),'nl':'Hoekstra Veenstra Terpstra Klinkhamer Dijkgraaf'.split(),'pl':'Wróblewska Szczepański Gołąb Krzemień Żuraw'.split(),'sv':'Sjöstrand Lindqvist Bergåker Hällgren'.split(),'cs':'Dvořáčková Hrubeš Kučera Říha'.split(),'tr':'Karadağ Öztürk Şimşek Yılmazer'.split(),'ru':'Кузьмина Жаров Лебедева Щукин'.split(),'ja':['小笠原','橋口','長谷部'],'zh':['欧阳','诸葛','韦','邵']}
PLACES='gateway billing orders inventory ledger courier kiosk portal warehouse payroll checkout telemetry scheduler fleet tickets archive'.split()
DOM='nordhafen-logistik.de kestrelfreight.co.uk luminacare.fr ferreteria-ortiz.es vantagepoint-labs.io rijnbouw.nl stalowamedia.pl tresmontes.pt bluefern.dev skanehus.se havran-it.cz altinova.com.tr officinagroup.it polaris-retail.com deltaworks.net'.split()
SYS='the NAS|the router|the Jira admin account|the printer|the staging box|the VPN|the payroll portal|the guest wifi|the old ERP|the backup drive|Netflix|the label printer PC|the CCTV recorder|the church laptop|the booking system|the shared mailbox|the Grafana login|the Windows admin account|the alarm panel|the Zoom account|the test VM|the supplier portal|the iLO of rack 4|the family tablet'.split('|')
SYM='!?#$%&*+-_.=@'
class Ctx:
    def __init__(s,r,lang): s.r=r; s.lang=lang if lang in W else 'en'; s.mem={}; s.v={}
    def ven(s,k='1'):
        if k not in s.v: s.v[k]=s.r.choice(VEN)
        return s.v[k]
def cap(w): return w[:1].upper()+w[1:]
def leet(r,w):
    m={'a':'@4','e':'3','i':'1!','o':'0','s':'$5','t':'7'}
    return ''.join(r.choice(m[c]) if c in m and r.random()<.6 else c for c in w)
def pw_weak(c):
    r=c.r; w=r.choice(W[c.lang] if r.random()<.8 else W['en']); y=r.choice([str(r.randint(1958,2026)),str(r.randint(1,99)).zfill(2),'123','1234','007','4711','99'])
    k=r.random()
    if k<.3: return cap(w)+y+r.choice('!!!?.#$*')
    if k<.42: return cap(w)+r.choice('!-_.@#')+y
    if k<.52: return w+y
    if k<.62: return cap(w)+y
    if k<.72: return cap(leet(r,w))+y+r.choice(['','!','?'])
    if k<.8: return cap(w)+cap(r.choice(W['en']))+y
    if k<.86: return r.choice(['Welcome','Willkommen','Passw0rd','P@ssw0rd','Admin','Letmein','Hallo','Test','Start','Init','Temp','Azerty','Qwerty'])+r.choice(['','-','_'])+y+r.choice('!#.?')
    if k<.9: return r.choice(['qwertz','1qaz2wsx','zaq12wsx','asdf','q1w2e3r4','qazxsw','yxcvbn'])+r.choice(['','!','#','2024','99','XX'])+str(r.randint(0,99))
    return cap(w)+'&'+cap(r.choice(W[c.lang]))+r.choice('!?')+y
def pw_strong(c,sym='!?#$%&*+-_.=@^~'):
    r=c.r
    while 1:
        p=A(r,r.choice([8,10,12,12,14,16,16,20,24]),AN+sym+sym[:5])
        if any(x in sym for x in p[1:-1]) and any(x.isdigit() for x in p) and p[0].isalnum() and p[-1] not in '.?!': return p
def pw_pass(c):
    r=c.r; n=r.choice([3,4,4,5]); ws=[r.choice(ADJ+NOUN) for _ in range(n)] if r.random()<.6 else [r.choice(W[c.lang]) for _ in range(n)]
    if r.random()<.3: ws=[cap(x) for x in ws]
    s=r.choice('--..__')+''; t=s.join(ws)
    return t+(str(r.randint(1,99)) if r.random()<.4 else '')
def pw_phrase(c): # with spaces
    r=c.r; return ' '.join(r.choice(ADJ+NOUN) for _ in range(r.choice([4,5,6])))
def pw_apple(c): return '-'.join(A(c.r,6,L+D+U[:4]) for _ in range(3))
def pw_q(c): return A(c.r,c.r.choice([10,12,16,20,24]),AN)
def pw(c):
    k=c.r.random()
    return pw_weak(c) if k<.55 else pw_strong(c) if k<.78 else pw_pass(c) if k<.88 else pw_apple(c) if k<.93 else pw_q(c)
def shell_safe(p): return re.fullmatch(r"[A-Za-z0-9._@%+=:,^~-]+",p) is not None
def pws(c): # bare on a shell command line
    while 1:
        p=pw(c) if c.r.random()<.8 else pw_strong(c,'._@%+=-')
        if shell_safe(p) and '@' not in p and ':' not in p and '%' not in p: return p
def pwsq(c):
    while 1:
        p=pw(c)
        if "'" not in p and '"' not in p and '\\' not in p: return p
def pwurl(c): 
    p=pw(c); return urllib.parse.quote(p,safe='!*-_.~')
def pin(c,n=4):
    while 1:
        p=A(c.r,int(n),D)
        if len(set(p))>1: return p
def fname(c): return c.r.choice(FN[c.lang])
def full(c):
    if c.lang in('ja','zh'): return c.r.choice(SN[c.lang])+c.r.choice(FN[c.lang])
    return c.r.choice(FN[c.lang])+' '+c.r.choice(SN[c.lang])
def asc(s):
    import unicodedata
    s=unicodedata.normalize('NFKD',s.replace('ł','l').replace('ø','o').replace('ı','i').replace('Ł','L')).encode('ascii','ignore').decode(); return re.sub('[^A-Za-z]','',s).lower()
def email(c):
    l=c.lang if c.lang not in('ru','ja','zh') else 'en'; r=c.r; a=asc(r.choice(FN[l])); b=asc(r.choice(SN[l]))
    return r.choice([a+'.'+b,a[0]+b,a+b+str(r.randint(1,99)),b])+'@'+r.choice(DOM)
def phone(c):
    r=c.r; d=lambda n:A(r,n,'23456789')
    return r.choice(['+49 1'+d(2)+' '+d(7),'+44 7'+d(3)+' '+d(6),'+33 6 '+' '.join(d(2) for _ in range(4)),'+34 6'+d(2)+' '+d(3)+' '+d(3),'+48 5'+d(2)+' '+d(3)+' '+d(3),'('+d(3)+') '+d(3)+'-'+d(4)])
def luhn(s):
    t=0
    for i,ch in enumerate(reversed(s)):
        n=int(ch); 
        if i%2==0: n*=2; n-=9*(n>9)
        t+=n
    return s+str(-t%10)
def card(c):
    r=c.r; p=r.choice(['4','51','53','55','2221','37']); n=14 if p=='37' else 15; s=luhn(p+A(r,n-len(p),D))
    return s if r.random()<.4 or len(s)==15 else ' '.join(s[i:i+4] for i in range(0,16,4))
def iban(c):
    r=c.r; cc=r.choice(['DE','NL','PL','ES']); b={'DE':lambda:A(r,18,D),'NL':lambda:'INGB'+A(r,10,D),'PL':lambda:A(r,24,D),'ES':lambda:A(r,20,D)}[cc]()
    n=int(''.join(str(int(x,36)) for x in b+cc+'00')); s=cc+'%02d'%(98-n%97)+b
    return ' '.join(s[i:i+4] for i in range(0,len(s),4)) if r.random()<.5 else s
def ssn(c):
    r=c.r; return '%03d-%02d-%04d'%(r.randint(100,660),r.randint(1,99),r.randint(1001,9998))
def pesel(c):
    r=c.r; s='%02d%02d%02d'%(r.randint(50,99),r.randint(1,12),r.randint(1,28))+A(r,4,D); return s+str(-sum(int(x)*w for x,w in zip(s,[1,3,7,9]*3))%10)
def date(c): 
    r=c.r; return '%04d-%02d-%02d'%(r.randint(2022,2026),r.randint(1,12),r.randint(1,28))
def clock(c): return '%02d:%02d'%(c.r.randint(7,21),c.r.randint(0,59))
def pem(c,kind='rsa'):
    r=c.r; nm={'rsa':('RSA PRIVATE KEY','MIIEpAIBAAKCAQEA',1600),'pkcs8':('PRIVATE KEY','MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQ',1600),'ec':('EC PRIVATE KEY','MHcCAQEEI',160),'openssh':('OPENSSH PRIVATE KEY','b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZWQyNTUxOQAAACA',360),'enc':('ENCRYPTED PRIVATE KEY','MIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI',1700)}[kind]
    n=nm[2]-nm[2]%4; s=nm[1]+A(r,n-len(nm[1])-1,B64)+'='; return '-----BEGIN %s-----\n'%nm[0]+'\n'.join(s[i:i+64] for i in range(0,len(s),64))+'\n-----END %s-----'%nm[0]
def pem1(c,kind='pkcs8'): return pem(c,kind).replace('\n','\\n')+'\\n'
def bcrypt(c): return '$2%s$%02d$'%(c.r.choice('aby'),c.r.choice([10,12]))+A(c.r,53,AN+'./')
def pwhash(c):
    r=c.r; k=r.randint(0,7)
    return [lambda:bcrypt(c),lambda:'$6$%s$%s'%(A(r,16,AN+'./'),A(r,86,AN+'./')),lambda:'$y$j9T$%s$%s'%(A(r,22,AN+'./'),A(r,43,AN+'./')),lambda:'$argon2id$v=19$m=65536,t=3,p=4$%s$%s'%(b64(rb(r,16)).rstrip('='),b64(rb(r,32)).rstrip('=')),lambda:'pbkdf2_sha256$600000$%s$%s'%(A(r,22),b64(rb(r,32))),lambda:'$apr1$%s$%s'%(A(r,8,AN),A(r,22,AN+'./')),lambda:'{SSHA}'+b64(rb(r,24)),lambda:'$5$%s$%s'%(A(r,8,AN),A(r,43,AN+'./'))][k]()
def scram(c): r=c.r; return 'SCRAM-SHA-256$4096:%s$%s:%s'%(b64(rb(r,16)),b64(rb(r,32)),b64(rb(r,32)))
def gkey(c):
    r=c.r; k=r.randint(0,8)
    return [lambda:h(r,32),lambda:h(r,64),lambda:A(r,r.choice([24,32,40,48])),lambda:b64(rb(r,r.choice([24,32,48]))),lambda:uid(r),lambda:A(r,r.choice([27,32,43]),URL[:-2]+'_'),lambda:'-'.join(A(r,5,U+D) for _ in range(5)),lambda:r.choice(['nhk','kf','vpl','rbx','ptl','crm'])+'_'+r.choice(['live','prod','sk','int'])+'_'+A(r,r.choice([24,32])),lambda:A(r,r.choice([20,26,32]),L+D)][k]()
def phex(c):
    r=c.r; return h(r,r.choice([24,26,32]))
def sess(c):
    r=c.r; return r.choice([lambda:h(r,32),lambda:A(r,26,L+D),lambda:b64u(rb(r,24)),lambda:'s%3A'+A(r,32,URL)+'.'+A(r,43).replace('+','%2B'),lambda:h(r,32).upper()])()
def totp(c): 
    s=A(c.r,c.r.choice([16,32,32]),B32); return s
def totpsp(c): return ' '.join(A(c.r,4,L+'234567') for _ in range(8))
def jwk(c): r=c.r; return b64u(rb(r,32))
def nums(c,a,b): return str(c.r.randint(int(a),int(b)))
def spell(c,p):
    r=c.r; nato=dict(zip(L,'alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey xray yankee zulu'.split()))
    return ' '.join(('capital '+nato[x.lower()] if x.isupper() else nato[x] if x in nato else {'!':'exclamation mark','-':'dash','_':'underscore','.':'dot','#':'hash','@':'at','?':'question mark','*':'star'}.get(x,x)) for x in p)
# ---- disguises: value -> run
def dis(c,kind,v):
    r=c.r
    if kind=='b64': return b64(v)
    if kind=='b64x2': return b64(b64(v))
    if kind=='b64nl': 
        s=b64(v); return s[:len(s)//2]+'\n'+s[len(s)//2:]
    if kind=='hexd': return v.encode().hex()
    if kind=='hexsp': return v.encode().hex(' ')
    if kind=='hexc': return ', '.join('0x%02x'%b for b in v.encode())
    if kind=='hexesc': return ''.join('\\x%02x'%b for b in v.encode())
    if kind=='dec': return ', '.join(str(b) for b in v.encode())
    if kind=='oct': return ''.join('\\%03o'%b for b in v.encode())
    if kind=='bin': return ' '.join(format(b,'08b') for b in v.encode())
    if kind=='pct': return ''.join('%%%02X'%b for b in v.encode())
    if kind=='pctp': return ''.join('%%%02X'%b if r.random()<.45 or not chr(b).isalnum() else chr(b) for b in v.encode())
    if kind=='ent': return ''.join('&#%d;'%ord(x) for x in v)
    if kind=='enth': return ''.join('&#x%x;'%ord(x) if r.random()<.7 else html.escape(x) for x in v)
    if kind=='uni': return ''.join('\\u%04x'%ord(x) for x in v)
    if kind=='zw': return ''.join(x+(r.choice('\u200b\u200c\u200d\u2060') if i%3==1 and i<len(v)-1 else '') for i,x in enumerate(v))
    if kind=='shy': return v[:4]+'\u00ad'+v[4:9]+'\u00ad'+v[9:]
    if kind=='homo': 
        m=dict(zip('aceopxyABCEHKMOPTX','асеорхуАВСЕНКМОРТХ')); return ''.join(m.get(x,x) if r.random()<.6 else x for x in v)
    if kind=='fw': return ''.join(chr(ord(x)+0xfee0) if 33<=ord(x)<=126 else x for x in v)
    if kind in('sp','dash'): v=v.replace(' ','')
    if kind=='sp': return ' '.join(v)
    if kind=='dash': return '-'.join(v)
    if kind=='sp4': return ' '.join(v[i:i+4] for i in range(0,len(v),4))
    if kind=='rev': return v[::-1]
    if kind=='rot13': import codecs; return codecs.encode(v,'rot13')
    if kind=='wrap': n=max(6,len(v)//2); return '\n'.join(v[i:i+n] for i in range(0,len(v),n))
    if kind=='wrapq': n=max(6,len(v)//3); return '\n> '.join(v[i:i+n] for i in range(0,len(v),n))
    if kind=='wrapbs': n=max(6,len(v)//3); return '\\\n'.join(v[i:i+n] for i in range(0,len(v),n))
    if kind=='md': n=len(v)//2; return v[:n//2]+'**'+v[n//2:n]+'**'+v[n:]
    if kind=='tick': n=len(v)//2; return v[:n]+'` `'+v[n:]
    if kind=='mdesc': return re.sub(r'([_*.\-!#+])',r'\\\1',v)
    if kind=='qp': return ''.join('=%02X'%ord(x) if not x.isalnum() or r.random()<.2 else x for x in v)
    if kind=='b32': return base64.b32encode(v.encode()).decode()
    if kind=='gz': return b64(zlib.compress(v.encode()))
    if kind=='bold': return ''.join(chr(0x1d5d4+ord(x)-65) if 'A'<=x<='Z' else chr(0x1d5ee+ord(x)-97) if 'a'<=x<='z' else chr(0x1d7ec+ord(x)-48) if x.isdigit() else x for x in v)
    j={'cat':'" + "','catnl':'"\n    + "','catsq':"' + '",'catphp':"' . '",'catpy':'"\n    "','catvb':'" & "','catc':'" "','catlist':'", "'}
    if kind in j:
        n=r.choice([2,3,4]); cut=sorted(r.sample(range(2,len(v)-1),n-1)) ; ps=[v[i:k] for i,k in zip([0]+cut,cut+[len(v)])]
        return j[kind].join(ps)
    raise KeyError(kind)
def basic(c): return b64(c.r.choice(['admin','svc-sync','deploy','api','ci','robot$pull'])+':'+pw(c))
def b64json(c): return b64(json.dumps({"auths":{"registry."+c.r.choice(DOM):{"username":"ci","password":pw_q(c)}}}))
def sas(c): return urllib.parse.quote(b64(rb(c.r,32)),safe='')
G=dict(pw=pw,pw_weak=pw_weak,pw_strong=pw_strong,pw_pass=pw_pass,pw_phrase=pw_phrase,pw_apple=pw_apple,pw_q=pw_q,pws=pws,pwsq=pwsq,pwurl=pwurl,pin=pin,first=fname,full=full,email=email,phone=phone,card=card,iban=iban,ssn=ssn,pesel=pesel,date=date,clock=clock,pem=pem,pem1=pem1,bcrypt=bcrypt,pwhash=pwhash,scram=scram,gkey=gkey,phex=phex,sess=sess,totp=totp,totpsp=totpsp,jwk=jwk,num=nums,basic=basic,b64json=b64json,sas=sas,
 jwt=lambda c:jwt(c.r),hex=lambda c,n:h(c.r,int(n)),HEX=lambda c,n:h(c.r,int(n)).upper(),an=lambda c,n:A(c.r,int(n)),url=lambda c,n:A(c.r,int(n),URL),b64r=lambda c,n:b64(rb(c.r,int(n))),up=lambda c,n:A(c.r,int(n),U+D),dig=lambda c,n:A(c.r,int(n),'123456789'),low=lambda c,n:A(c.r,int(n),L),uuid=lambda c:uid(c.r),
 venv=lambda c,k='1':c.ven(k)[1],vname=lambda c,k='1':c.ven(k)[0],vlow=lambda c,k='1':c.ven(k)[1].lower(),vcam=lambda c,k='1':(lambda p:p[0].lower()+''.join(x.title() for x in p[1:]))(c.ven(k)[1].split('_')),vkeb=lambda c,k='1':c.ven(k)[1].lower().replace('_','-'),
 svc=lambda c:c.r.choice(PLACES),dom=lambda c:c.r.choice(DOM),host=lambda c:c.r.choice(PLACES)+c.r.choice(['-db01','-prod','01','-eu2','.internal','-stg','-nas'])+'.'+c.r.choice(DOM),sys=lambda c:c.r.choice(SYS),user=lambda c:c.r.choice(['svc_','app_','','etl_','adm_'])+c.r.choice(PLACES),word=lambda c:c.r.choice(W[c.lang]),noun=lambda c:c.r.choice(NOUN),adj=lambda c:c.r.choice(ADJ),db=lambda c:c.r.choice(PLACES)+c.r.choice(['','_prod','db','_v2']),
 ver=lambda c:'%d.%d.%d'%(c.r.randint(0,24),c.r.randint(0,30),c.r.randint(0,40)),
 awsid=lambda c:'AKIA'+A(c.r,16,B32),asia=lambda c:'ASIA'+A(c.r,16,B32),awssec=lambda c:A(c.r,40,B64))
VEND={}
for n,e,g in VEN: VEND.setdefault(n,[]).append(g)
CL=dict(P='password',G='generic_key',J='jwt',S='session',B='basic_auth',R='bearer',X='sas_sig',T='totp',K='private_key',H='password_hash',N='name',A='address',E='email',F='phone',DB='birth',I='national_id',C='card',IB='iban')
DIS='b64 b64x2 b64nl hexd hexsp hexc hexesc dec oct bin pct pctp ent enth uni zw shy homo fw sp dash sp4 rev rot13 wrap wrapq wrapbs md tick mdesc qp b32 gz bold cat catnl catsq catphp catpy catvb catc catlist'.split()
def ev(c,ex):
    t=ex.split()
    if not t: raise ValueError('empty')
    if t[0] in DIS or t[0]=='spell':
        v=ev(c,' '.join(t[1:]))
        return spell(c,v) if t[0]=='spell' else dis(c,t[0],v)
    if t[0]=='cat_': return ''.join(ev(c,x.replace('/',' ')) if x[0]!='=' else x[1:] for x in t[1:])
    if t[0].startswith('v:'): return c.r.choice(VEND[t[0][2:]])(c.r)
    if t[0] in c.mem: return c.mem[t[0]]
    return G[t[0]](c,*t[1:])
SLOT=re.compile(r'@\[(\S+?)(?: ([^\]#]+?))?(?: ?#(\w+))?\]'); ALT=re.compile(r'@\(([^()]*?)\)')
def render(tpl,c):
    while 1:
        m=ALT.search(tpl)
        if not m: break
        tpl=tpl[:m.start()]+c.r.choice(m.group(1).split('~'))+tpl[m.end():]
    segs=[]; pos=0
    for m in SLOT.finditer(tpl):
        if m.start()>pos: segs.append((tpl[pos:m.start()],None))
        pos=m.end(); cl,ex,mid=m.groups()
        if cl.startswith('V'):
            k=cl[1:] or '1'
            ky='V'+k
            if ky not in c.mem: c.mem[ky]=c.ven(k)[2](c.r)
            v=c.mem[ky]; v=dis(c,ex,v) if ex else v
            segs.append((v,'provider.'+c.ven(k)[0])); continue
        if mid and ('#'+mid) in c.mem and not ex: v=c.mem['#'+mid]
        else:
            v=ev(c,ex)
            if mid: c.mem['#'+mid]=v; c.mem[mid]=v
        if cl=='-': segs.append((v,None))
        else: segs.append((v,CL.get(cl,cl)))
    if pos<len(tpl): segs.append((tpl[pos:],None))
    return segs
FILL={'en':['ok thanks','Let me know if it works.','I will be out on Thursday, back Friday.','Can you also look at the printer on the second floor?','no rush','The meeting moved to the big room by the way.','Sorry for the late reply.','cheers','brb, coffee','Please confirm once done.'],
'de':['ok danke','Sag Bescheid, ob es klappt.','Bin Donnerstag nicht da.','Sorry für die späte Antwort.','Passt so?','Der Drucker im 2. OG spinnt übrigens wieder.','Viele Grüße','bis später'],
'fr':['merci !','Dis-moi si ça marche.','Je suis absent jeudi.','Désolé pour la réponse tardive.','Bonne journée','La réunion est décalée à 15h.'],
'es':['gracias!','Avísame si funciona.','El jueves no estoy.','Perdón por la tardanza.','Un saludo','La reunión se pasa al viernes.'],
'it':['grazie!','Fammi sapere se funziona.','Giovedì non ci sono.','Scusa il ritardo.','A dopo'],'pt':['obrigado!','Avisa se funcionar.','Quinta não estou.','Desculpa a demora.','Abraço'],
'nl':['dank je','Laat even weten of het lukt.','Donderdag ben ik er niet.','Groetjes'],'pl':['dzięki','Daj znać, czy działa.','W czwartek mnie nie ma.','Pozdrawiam'],'sv':['tack','Säg till om det funkar.','Jag är borta på torsdag.','Hälsningar'],'cs':['díky','Dej vědět, jestli to jde.','Ve čtvrtek nejsem.','Hezký den'],'tr':['teşekkürler','Olursa haber ver.','Perşembe yokum.','Selamlar'],'ru':['спасибо','Напиши, если получится.','В четверг меня не будет.','Хорошего дня'],'ja':['よろしくお願いします。','木曜日は不在です。','ありがとうございます。'],'zh':['谢谢','周四我不在。','弄好了告诉我一声。']}
PREQ=['Summarize this thread for me:\n\n','Please translate the following to English.\n\n','Can you reply politely to this?\n\n','Extract the action items:\n---\n','fix the grammar pls:\n\n','Here is what I got, what do I do next?\n\n']
def wrap(segs,group,lang,c):
    r=c.r; k=r.random()
    if group in('password_prose','clean_prose') and lang in FILL:
        fl=FILL[lang]
        if k<.22: segs=segs+[('\n'+r.choice(fl),None)]
        elif k<.36: segs=[(r.choice(fl)+'\n',None)]+segs+[('\n'+r.choice(fl),None)]
        elif k<.44: segs=[(r.choice(PREQ),None)]+segs
        elif k<.50: segs=[(s.replace('\n','\n> '),cl) for s,cl in [('> ',None)]+segs]
        elif k<.55: segs=[('\n'.join(r.sample(fl,min(3,len(fl))))+'\n\n',None)]+segs+[('\n\n'+'\n'.join(r.sample(fl,min(3,len(fl)))),None)]
        elif k<.58: # json chat message
            segs=[('{"channel":"%s","ts":"17%s.%s","text":"'%(r.choice(['general','it-help','ops','family','office']),A(r,8,D),A(r,6,D)),None)]+[(json.dumps(s,ensure_ascii=r.random()<.0)[1:-1],cl) for s,cl in segs]+[('"}',None)]
    elif group in('password_cli','clean_cli') and not re.match(r'(CREATE|ALTER|SET |INSERT|ACL|//|<|\[|spring|services|network|define|requirepass|p =|conn|const|await|if \(|\$|Username|root  |db\.|#!|\+ |New-|Set-|passwd:|set DB|rem |setx|net |cmdkey|schtasks|sc |wmic|psexec|runas)',''.join(x for x,_ in segs)):
        if k<.15: segs=[('```bash\n',None)]+segs+[('\n```',None)]
        elif k<.27: segs=[('$ ',None)]+segs
        elif k<.35: segs=[(r.choice(['I ran this and it hangs, why?\n\n','does this look right?\n','this fails with exit code 1:\n\n','Runbook step 4:\n\n    ']),None)]+segs
        elif k<.43: segs=[('{"type":"tool_use","name":"bash","input":{"command":"',None)]+[(json.dumps(s,ensure_ascii=False)[1:-1],cl) for s,cl in segs]+[('","timeout":%d}}'%r.choice([30,60,120]),None)]
        elif k<.50: segs=[('  %d  cd /srv/%s\n  %d  ls -la\n  %d  '%(r.randint(100,400),r.choice(PLACES),r.randint(401,500),r.randint(501,900)),None)]+segs
        elif k<.55: segs=[('#!/bin/sh\nset -eu\n# %s job\ncd "$(dirname "$0")"\n\n'%r.choice(PLACES),None)]+segs+[('\necho "done: $?"\n',None)]
        elif k<.59: segs=[('%02d %d * * * root '%(r.randint(0,59),r.randint(0,23)),None)]+segs if '\n' not in ''.join(s for s,_ in segs) else segs
    return segs
GN=dict(v='vendor',p='password_prose',c='password_cli',g='generic',d='disguised',k='clean',kp='clean_prose',kc='clean_cli',o='people',y='payment')
QUOTA=dict(vendor=480,password_prose=640,password_cli=400,generic=360,people=40,payment=30,disguised=300,clean=1250)
def load():
    out=[]
    for fn in sorted(os.listdir(HERE)):
        if not fn.startswith('t_') or not fn.endswith('.txt'): continue
        cur=None
        for line in io.StringIO(spelled(open(os.path.join(HERE,fn),encoding='utf-8').read())):
            if line.startswith('%%% '):
                p=line.split(); cur=[p[1],p[2],[]]; out.append(cur)
            elif cur: cur[2].append(line)
    return [(GN[a],b,''.join(t).strip('\n')) for a,b,t in out if ''.join(t).strip()]
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0]&1]
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); a=ap.parse_args()
    T=[t for t in load() if half(t[2])==a.half]; by={}
    for i,t in enumerate(T): by.setdefault(t[0].split('_')[0] if t[0].startswith('clean') else t[0],[]).append(t)
    rows=[]; seen=set()
    for g,ts in sorted(by.items()):
        q=QUOTA[g]; n=0; tries=0
        while n<q and tries<q*4:
            gr,lang,tpl=ts[tries%len(ts)]; tries+=1
            c=Ctx(random.Random('%d|%s|%d|%s'%(a.seed,a.half,tries,hashlib.md5(tpl.encode()).hexdigest())),lang)
            segs=wrap(render(tpl,c),gr,lang,c)
            sib=[t for t in by['clean'] if (t[0]=='clean_prose' and t[1]==lang)] if gr in('password_prose','clean_prose') else [t for t in by['clean'] if t[0]=='clean']
            if sib and gr not in('people','payment','disguised') and c.r.random()<(.3 if g=='clean' else .14):
                sep=c.r.choice(['\n','\n\n','\n---\n'])
                for _ in range(c.r.choice([1,1,2,3,5])):
                    e=render(c.r.choice(sib)[2],Ctx(c.r,lang)); segs=segs+[(sep,None)]+e if c.r.random()<.5 else e+[(sep,None)]+segs
            text='';spans=[];b=0
            for s,cl in segs:
                nb=len(s.encode())
                if cl and s: spans.append({"start":b,"end":b+nb,"class":cl})
                b+=nb; text+=s
            if text in seen: continue
            seen.add(text); n+=1
            rows.append({"id":'C-%s-%s%d-%04d'%(g,a.half,a.seed,n),"text":text,"group":g,"lang":lang,"spans":spans,"tpl":hashlib.sha256(tpl.encode()).hexdigest()[:10]})
    random.Random(a.seed).shuffle(rows)
    with open(a.out,'w',encoding='utf-8') as fo:
        for x in rows: fo.write(json.dumps(x,ensure_ascii=False)+'\n')
    print(len(rows),'items',len(T),'templates')
if __name__=='__main__': main()

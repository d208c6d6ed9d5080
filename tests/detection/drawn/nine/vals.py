# value makers. every maker: f(R, ctx) -> string ; ctx has .lang
import base64, binascii, hashlib, hmac, json, string, struct, urllib.parse, uuid, zlib
AL=string.ascii_letters; DG=string.digits; AN=AL+DG; UP=string.ascii_uppercase; LO=string.ascii_lowercase
HX='0123456789abcdef'; B64=AN+'+/'; B64U=AN+'-_'; B32='ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
def r(R,n,a=AN): return ''.join(R.choice(a) for _ in range(n))
def hx(R,n): return r(R,n,HX)
def rb(R,n): return bytes(R.randrange(256) for _ in range(n))
def b64(b): return base64.b64encode(b if isinstance(b,bytes) else b.encode()).decode()
def b64u(b): return base64.urlsafe_b64encode(b if isinstance(b,bytes) else b.encode()).decode().rstrip('=')
def uid(R): return str(uuid.UUID(bytes=rb(R,16),version=4))
B62='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
def b62(n,w):
    s=''
    while n: n,m=divmod(n,62); s=B62[m]+s
    return s.rjust(w,'0')
def ghtok(p):
    def f(R):
        s=r(R,30); return p+s+b62(zlib.crc32(s.encode()),6)
    return f
def jwt(R,claims=None,iss=None):
    h={"alg":R.choice(["HS256","RS256","ES256","HS512"]),"typ":"JWT"}
    c=claims or {"sub":str(R.randrange(10**5,10**9)),"iss":iss or "https://"+host(R),"iat":1760000000+R.randrange(10**7),"exp":1779000000+R.randrange(10**7),"scope":R.choice(["read","admin","orders:write","user"])}
    a=b64u(json.dumps(h,separators=(',',':')))+'.'+b64u(json.dumps(c,separators=(',',':')))
    n={"HS256":32,"RS256":256,"ES256":64,"HS512":64}[h["alg"]]
    return a+'.'+b64u(rb(R,n))
# ---------- vendors: name -> ([env names], maker)
V={
'github':(['GITHUB_TOKEN','GH_TOKEN','GH_PAT'],ghtok('ghp_')),
'github_oauth':(['GH_OAUTH','GITHUB_TOKEN'],ghtok('gho_')),
'github_app':(['GITHUB_APP_TOKEN'],ghtok('ghs_')),
'github_fine':(['GITHUB_PAT','GH_TOKEN'],lambda R:'github_pat_'+r(R,22,UP+DG)+'_'+r(R,59)),
'npm':(['NPM_TOKEN','NODE_AUTH_TOKEN'],ghtok('npm_')),
'pypi':(['PYPI_TOKEN','TWINE_PASSWORD','UV_PUBLISH_TOKEN'],lambda R:'pypi-'+b64u(b'\x02\x01\x08pypi\x2eorg\x02$'+uid(R).encode()+b'\x00\x02\x2a[3,"'+uid(R).encode()+b'"]\x00\x00\x06 '+rb(R,32))),
'gitlab':(['GITLAB_TOKEN','CI_PUSH_TOKEN','GL_TOKEN'],lambda R:'glpat-'+r(R,20,AN+'-_')),
'gitlab_deploy':(['CI_DEPLOY_PASSWORD'],lambda R:'gldt-'+r(R,20)),
'gitlab_runner':(['RUNNER_TOKEN'],lambda R:'glrt-'+r(R,20)),
'aws':(['AWS_SECRET_ACCESS_KEY'],lambda R:r(R,40,B64)),
'slack':(['SLACK_BOT_TOKEN','SLACK_TOKEN'],lambda R:'xoxb-%s-%s-%s'%(r(R,12,DG),r(R,13,DG),r(R,24))),
'slack_user':(['SLACK_USER_TOKEN'],lambda R:'xoxp-%s-%s-%s-%s'%(r(R,12,DG),r(R,12,DG),r(R,13,DG),hx(R,32))),
'slack_app':(['SLACK_APP_TOKEN'],lambda R:'xapp-1-A0%s-%s-%s'%(r(R,9,UP+DG),r(R,13,DG),hx(R,64))),
'slack_webhook':(['SLACK_WEBHOOK_URL'],lambda R:'https://hooks.slack.com/services/T0%s/B0%s/%s'%(r(R,9,UP+DG),r(R,9,UP+DG),r(R,24))),
'stripe':(['STRIPE_SECRET_KEY','STRIPE_API_KEY'],lambda R:R.choice(['sk_live_','rk_live_'])+'51'+r(R,97)),
'stripe_webhook':(['STRIPE_WEBHOOK_SECRET'],lambda R:'whsec_'+r(R,32)),
'openai':(['OPENAI_API_KEY'],lambda R:'sk-proj-'+r(R,74,B64U)+'T3BlbkFJ'+r(R,74,B64U)),
'openai_svc':(['OPENAI_API_KEY'],lambda R:'sk-svcacct-'+r(R,74,B64U)+'T3BlbkFJ'+r(R,74,B64U)),
'anthropic':(['ANTHROPIC_API_KEY','CLAUDE_API_KEY'],lambda R:'sk-ant-api03-'+r(R,93,B64U)+'AA'),
'google':(['GOOGLE_API_KEY','GMAPS_KEY','GEMINI_API_KEY'],lambda R:'AIzaSy'+r(R,33,B64U)),
'google_oauth':(['GOOGLE_CLIENT_SECRET'],lambda R:'GOCSPX-'+r(R,28,B64U)),
'google_access':(['GOOGLE_ACCESS_TOKEN'],lambda R:'ya29.a0A'+r(R,190,B64U)),
'sendgrid':(['SENDGRID_API_KEY'],lambda R:'SG.'+r(R,22,B64U)+'.'+r(R,43,B64U)),
'twilio':(['TWILIO_API_KEY_SECRET','TWILIO_AUTH_TOKEN'],lambda R:hx(R,32)),
'mailgun':(['MAILGUN_API_KEY'],lambda R:'key-'+hx(R,32)),
'mailchimp':(['MAILCHIMP_API_KEY'],lambda R:hx(R,32)+'-us'+str(R.randint(1,21))),
'discord':(['DISCORD_TOKEN','BOT_TOKEN'],lambda R:b64u(str(R.randrange(10**17,10**18)))+'.G'+r(R,5,B64U)+'.'+r(R,38,B64U)),
'discord_webhook':(['DISCORD_WEBHOOK'],lambda R:'https://discord.com/api/webhooks/%d/%s'%(R.randrange(10**18,12*10**17) if False else R.randrange(10**18,2*10**18),r(R,68,B64U))),
'telegram':(['TELEGRAM_BOT_TOKEN','TG_TOKEN'],lambda R:'%d:AA%s'%(R.randrange(10**9,8*10**9),r(R,33,B64U))),
'huggingface':(['HF_TOKEN','HUGGINGFACEHUB_API_TOKEN'],lambda R:'hf_'+r(R,34,AL)),
'replicate':(['REPLICATE_API_TOKEN'],lambda R:'r8_'+r(R,37)),
'digitalocean':(['DIGITALOCEAN_TOKEN','DO_PAT'],lambda R:'dop_v1_'+hx(R,64)),
'heroku':(['HEROKU_API_KEY'],lambda R:'HRKU-AA'+r(R,58,B64U)),
'cloudflare':(['CLOUDFLARE_API_TOKEN','CF_API_TOKEN'],lambda R:r(R,40,B64U)),
'cloudflare_origin':(['CF_ORIGIN_CA_KEY'],lambda R:'v1.0-'+hx(R,24)+'-'+hx(R,146)),
'datadog':(['DD_API_KEY','DATADOG_API_KEY'],lambda R:hx(R,32)),
'newrelic':(['NEW_RELIC_API_KEY'],lambda R:'NRAK-'+r(R,27,UP+DG)),
'newrelic_license':(['NEW_RELIC_LICENSE_KEY'],lambda R:'eu01xx'+hx(R,30)+'NRAL'),
'sentry':(['SENTRY_AUTH_TOKEN'],lambda R:'sntrys_'+b64(json.dumps({"iat":1760000000.5+R.randrange(10**6),"url":"https://sentry.io","region_url":"https://de.sentry.io","org":R.choice(["lumenta","brokvar","ostrea"])}))+'_'+r(R,43,B64)),
'sentry_user':(['SENTRY_TOKEN'],lambda R:'sntryu_'+hx(R,64)),
'grafana':(['GRAFANA_TOKEN','GRAFANA_SA_TOKEN'],lambda R:(lambda s:'glsa_'+s+'_'+'%08x'%zlib.crc32(s.encode()))(r(R,32))),
'linear':(['LINEAR_API_KEY'],lambda R:'lin_api_'+r(R,40)),
'notion':(['NOTION_TOKEN'],lambda R:'ntn_'+r(R,11,DG)+r(R,35)),
'airtable':(['AIRTABLE_PAT'],lambda R:'pat'+r(R,14)+'.'+hx(R,64)),
'figma':(['FIGMA_TOKEN'],lambda R:'figd_'+r(R,40,B64U)),
'shopify':(['SHOPIFY_ACCESS_TOKEN'],lambda R:'shpat_'+hx(R,32)),
'shopify_secret':(['SHOPIFY_API_SECRET'],lambda R:'shpss_'+hx(R,32)),
'square':(['SQUARE_ACCESS_TOKEN'],lambda R:'EAAA'+r(R,60,B64U)),
'atlassian':(['JIRA_API_TOKEN','CONFLUENCE_TOKEN'],lambda R:(lambda s:s+'='+'%08X'%zlib.crc32(s.encode()))('ATATT3xFfGF0'+r(R,171,B64U))),
'bitbucket':(['BITBUCKET_APP_PASSWORD'],lambda R:'ATBB'+r(R,24)+hx(R,8).upper()),
'vault':(['VAULT_TOKEN'],lambda R:'hvs.CAES'+r(R,91,B64U)),
'terraform':(['TFE_TOKEN','TF_TOKEN_app_terraform_io'],lambda R:r(R,14)+'.atlasv1.'+r(R,67,B64U)),
'pulumi':(['PULUMI_ACCESS_TOKEN'],lambda R:'pul-'+hx(R,40)),
'doppler':(['DOPPLER_TOKEN'],lambda R:R.choice(['dp.pt.'+r(R,43),'dp.st.prd.'+r(R,43)])),
'databricks':(['DATABRICKS_TOKEN'],lambda R:'dapi'+hx(R,32)),
'planetscale':(['PLANETSCALE_TOKEN'],lambda R:R.choice(['pscale_tkn_','pscale_pw_'])+r(R,43,B64U)),
'supabase':(['SUPABASE_ACCESS_TOKEN'],lambda R:'sbp_'+hx(R,40)),
'supabase_secret':(['SUPABASE_SECRET_KEY'],lambda R:'sb_secret_'+r(R,22,B64U)+'_'+r(R,8,B64U)),
'neon':(['NEON_API_KEY'],lambda R:'napi_'+r(R,64,LO+DG)),
'vercel':(['VERCEL_TOKEN'],lambda R:r(R,24)),
'netlify':(['NETLIFY_AUTH_TOKEN'],lambda R:'nfp_'+r(R,36)),
'fly':(['FLY_API_TOKEN'],lambda R:'FlyV1 fm2_'+b64(rb(R,180))),
'render':(['RENDER_API_KEY'],lambda R:'rnd_'+r(R,28)),
'postman':(['POSTMAN_API_KEY'],lambda R:'PMAK-'+hx(R,24)+'-'+hx(R,34)),
'rubygems':(['GEM_HOST_API_KEY'],lambda R:'rubygems_'+hx(R,48)),
'crates':(['CARGO_REGISTRY_TOKEN'],lambda R:'cio'+r(R,32)),
'docker':(['DOCKERHUB_TOKEN','DOCKER_PAT'],lambda R:'dckr_pat_'+r(R,27,B64U)),
'artif\x61ctory':(['ARTIFACTORY_API_KEY','JFROG_TOKEN'],lambda R:'AKCp8'+r(R,68)),
'nuget':(['NUGET_API_KEY'],lambda R:'oy2'+r(R,43,LO+'234567')),
'age':(['SOPS_AGE_KEY'],lambda R:'AGE-SECRET-KEY-1'+r(R,58,'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L')),
'tailscale':(['TS_AUTHKEY'],lambda R:'tskey-auth-k'+r(R,11)+'CNTRL-'+r(R,32)),
'ngrok':(['NGROK_AUTHTOKEN'],lambda R:'2'+r(R,26)+'_'+r(R,21)),
'buildkite':(['BUILDKITE_API_TOKEN'],lambda R:'bkua_'+hx(R,40)),
'circleci':(['CIRCLE_TOKEN'],lambda R:'CCIPAT_'+r(R,22)+'_'+hx(R,40)),
'sonarqube':(['SONAR_TOKEN'],lambda R:R.choice(['squ_','sqp_','sqa_'])+hx(R,40)),
'snyk':(['SNYK_TOKEN'],lambda R:uid(R)),
'contentful':(['CONTENTFUL_MANAGEMENT_TOKEN'],lambda R:'CFPAT-'+r(R,43,B64U)),
'dynatrace':(['DT_API_TOKEN'],lambda R:'dt0c01.'+r(R,24,UP+'234567')+'.'+r(R,64,UP+'234567')),
'pinecone':(['PINECONE_API_KEY'],lambda R:'pcsk_'+r(R,5)+'_'+r(R,63)),
'groq':(['GROQ_API_KEY'],lambda R:'gsk_'+r(R,20)+'WGdyb3FY'+r(R,24)),
'perplexity':(['PPLX_API_KEY'],lambda R:'pplx-'+r(R,48)),
'xai':(['XAI_API_KEY'],lambda R:'xai-'+r(R,80)),
'openrouter':(['OPENROUTER_API_KEY'],lambda R:'sk-or-v1-'+hx(R,64)),
'deepseek':(['DEEPSEEK_API_KEY'],lambda R:'sk-'+hx(R,32)),
'mistral':(['MISTRAL_API_KEY'],lambda R:r(R,32)),
'langsmith':(['LANGSMITH_API_KEY','LANGCHAIN_API_KEY'],lambda R:'lsv2_pt_'+hx(R,32)+'_'+hx(R,10)),
'wandb':(['WANDB_API_KEY'],lambda R:hx(R,40)),
'elevenlabs':(['ELEVENLABS_API_KEY'],lambda R:'sk_'+hx(R,48)),
'firecrawl':(['FIRECRAWL_API_KEY'],lambda R:'fc-'+hx(R,32)),
'tavily':(['TAVILY_API_KEY'],lambda R:'tvly-dev-'+r(R,32)),
'resend':(['RESEND_API_KEY'],lambda R:'re_'+r(R,8)+'_'+r(R,24)),
'postmark':(['POSTMARK_SERVER_TOKEN'],lambda R:uid(R)),
'brevo':(['BREVO_API_KEY'],lambda R:'xkeysib-'+hx(R,64)+'-'+r(R,16)),
'mapbox':(['MAPBOX_SECRET_TOKEN'],lambda R:'sk.'+b64u(json.dumps({"u":R.choice(["trailcrate","fjordmaps"]),"a":"cm"+r(R,23,LO+DG)},separators=(',',':')))+'.'+r(R,22,B64U)),
'algolia':(['ALGOLIA_ADMIN_KEY'],lambda R:hx(R,32)),
'razorpay':(['RAZORPAY_KEY_SECRET'],lambda R:r(R,24)),
'paystack':(['PAYSTACK_SECRET_KEY'],lambda R:'sk_live_'+hx(R,40)),
'mollie':(['MOLLIE_API_KEY'],lambda R:'live_'+r(R,30)),
'plaid':(['PLAID_ACCESS_TOKEN'],lambda R:'access-production-'+uid(R)),
'easypost':(['EASYPOST_API_KEY'],lambda R:'EZAK'+r(R,54)),
'shippo':(['SHIPPO_TOKEN'],lambda R:'shippo_live_'+hx(R,40)),
'duffel':(['DUFFEL_ACCESS_TOKEN'],lambda R:'duffel_live_'+r(R,43,B64U)),
'asana':(['ASANA_PAT'],lambda R:'2/'+r(R,16,DG)+'/'+r(R,16,DG)+':'+hx(R,32)),
'hubspot':(['HUBSPOT_TOKEN'],lambda R:R.choice(['pat-eu1-','pat-na1-'])+uid(R)),
'okta':(['OKTA_API_TOKEN'],lambda R:'00'+r(R,40,B64U)),
'azure_storage':(['AZURE_STORAGE_KEY'],lambda R:b64(rb(R,64))),
'azure_ad':(['AZURE_CLIENT_SECRET','ARM_CLIENT_SECRET'],lambda R:r(R,3)+R.choice('78')+'Q~'+r(R,34,AN+'-_.')),
'dropbox':(['DROPBOX_TOKEN'],lambda R:'sl.u.AF'+r(R,130,B64U)),
'typeform':(['TYPEFORM_TOKEN'],lambda R:'tfp_'+r(R,44)+'_'+r(R,14)),
'prefect':(['PREFECT_API_KEY'],lambda R:'pnu_'+r(R,36)),
'twitter':(['TWITTER_BEARER'],lambda R:'AAAAAAAAAAAAAAAAAAAAA'+r(R,12)+'%3D'+r(R,48)),
'facebook':(['FB_PAGE_TOKEN'],lambda R:'EAA'+r(R,180)),
'alibaba':(['ALICLOUD_ACCESS_KEY'],lambda R:'LTAI5t'+r(R,18)),
'yandex':(['YC_API_KEY'],lambda R:'AQVN'+r(R,36,B64U)),
'posthog':(['POSTHOG_PERSONAL_KEY'],lambda R:'phx_'+r(R,43)),
'launchdarkly':(['LD_SDK_KEY'],lambda R:'sdk-'+uid(R)),
'infracost':(['INFRACOST_API_KEY'],lambda R:'ico-'+r(R,32)),
'octopus':(['OCTOPUS_API_KEY'],lambda R:'API-'+r(R,31,UP+DG)),
'jenkins':(['JENKINS_API_TOKEN'],lambda R:'11'+hx(R,32)),
'gitea':(['GITEA_TOKEN'],lambda R:hx(R,40)),
'scaleway':(['SCW_SECRET_KEY'],lambda R:uid(R)),
'hetzner':(['HCLOUD_TOKEN'],lambda R:r(R,64)),
'linode':(['LINODE_TOKEN'],lambda R:hx(R,64)),
'vultr':(['VULTR_API_KEY'],lambda R:r(R,36,UP+DG)),
'onepassword':(['OP_SERVICE_ACCOUNT_TOKEN'],lambda R:'ops_'+b64u(json.dumps({"signInAddress":"my.1password.com","userAuth":{"method":"SRPg-4096","alg":"PBES2g-HS256","iterations":650000,"salt":r(R,22,B64U)},"email":r(R,13,LO+'234567')+"@1passwordserviceaccounts.com","srpX":hx(R,64)},separators=(',',':')))),
'openaws_id':(['AWS_ACCESS_KEY_ID'],lambda R:'AKIA'+r(R,16,'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')),
}
V['aws_id']=V.pop('openaws_id')
VENV={k:v[0] for k,v in V.items()}
PRETTY={'github':'GitHub','github_fine':'GitHub','gitlab':'GitLab','aws':'AWS','npm':'npm','pypi':'PyPI','openai':'OpenAI','anthropic':'Anthropic'}
NOPREFIX={'twilio','datadog','cloudflare','vercel','snyk','mistral','wandb','postmark','algolia','razorpay','azure_storage','gitea','scaleway','hetzner','linode','vultr','aws'}
# ---------- words
W={
'en':'bramble sunset kettle orchard falcon pumpkin copper harbour lantern willow biscuit thunder meadow pebble otter saffron maple rocket tiger marble penguin button velvet coffee banana dragon summer winter spring autumn liverpool chelsea charlie bailey daisy molly welcome family garden window monday'.split(),
'de':'Sommer Winter Herbst Fruehling Kaffee Schnitzel Blume Katze Hund Sonne Regen Apfel Birne Garten Fenster Lampe Schrank Tiger Drache Kirsche Hafen Leuchtturm Mohn Igel Dackel Werkstatt Anker Zimt Brezel Passwort Willkommen Schalke Bayern Dortmund Luca Emma Mausi Geheim'.split(),
'fr':'soleil chocolat fromage maison bonjour papillon etoile montagne riviere camion tomate citron orange marseille bretagne doudou minou chaton printemps automne lundi bureau accueil tournesol pamplemousse'.split(),
'es':'verano invierno primavera estrella caballo gato perro manzana playa montana cocina ventana madrid barcelona betis azul verde naranja bienvenido familia princesa tomate camion girasol lunes'.split(),
'it':'estate inverno primavera stella cavallo gatto cane mela spiaggia montagna cucina finestra roma milano juventus napoli amore ciao azzurro girasole benvenuto famiglia lunedi pizza'.split(),
'pt':'verao inverno estrela cavalo gato cachorro praia montanha cozinha janela lisboa benfica flamengo saudade amor azul verde bemvindo familia girassol cafe pastel segunda'.split(),
'nl':'zomer winter lente herfst kaas fiets tulp molen koffie hond poes appel tuin raam ajax feyenoord welkom familie oranje dinsdag stroopwafel vlinder klomp regenboog'.split(),
'pl':'lato zima wiosna jesien kawa kotek piesek jablko ogrod okno warszawa krakow legia kochanie witaj rodzina slonko motyl poniedzialek pierogi bocian zamek'.split(),
'x':'leto zima kahve papatya yildiz kedi fener besiktas praha pivo kocka sluncsko sommar vinter kanelbulle hund blomma fisk suomi sauna kissa mansikka kesa balaton kutya virag primavara soare pisica galatasaray istanbul sakura neko taiyo hanabi zolotko solnce kotik moskva spartak'.split(),
}
def words(ctx): return W.get(ctx.lang) or W['x']
LEET={'a':'@4','e':'3','i':'1!','o':'0','s':'$5'}
def leet(R,w): return ''.join(R.choice(LEET[c]) if c in LEET and R.random()<.6 else c for c in w)
def cap(w): return w[:1].upper()+w[1:]
def sp(R): return R.choice('!!!!?#$.*+&%@')
def yr(R): return R.choice([str(R.randint(2017,2026)),str(R.randint(2017,2026)),str(R.randint(1968,2012)),str(R.randint(17,26))])
def pw(R,ctx):
    w=words(ctx); k=R.randrange(17); a=R.choice(w); b=R.choice(w)
    if k==0: return cap(a)+yr(R)+sp(R)
    if k==1: return cap(a)+yr(R)
    if k==2: return cap(a)+sp(R)+yr(R)
    if k==3: return cap(a)+cap(b)+str(R.randrange(10,999))
    if k==4: return cap(a)+'-'+cap(b)+'-'+str(R.randrange(10,9999))
    if k==5: return a.lower()+b.lower()+str(R.randrange(1,100))
    if k==6: return leet(R,a.lower())+cap(b)+sp(R)+str(R.randrange(1,99))
    if k==7: return cap(leet(R,a.lower()))+str(R.randrange(1,2026))+sp(R)
    if k==8: return a.lower()+'.'+b.lower()+'.'+R.choice(w).lower()
    if k==9: return '_'.join([cap(a),b.lower(),str(R.randrange(100))])
    if k==10: return r(R,2,UP)+r(R,4,LO)+sp(R)+r(R,4,DG)
    if k==11: return pwg(R,ctx)
    if k==12: return str(R.randrange(10,99))+cap(a)+cap(b)+sp(R)*R.randint(1,2)
    if k==13: return a.lower()+str(R.randrange(10,9999))
    if k==14: return cap(a)+r(R,2,LO)+R.choice('#-_!')+r(R,3)
    if k==15: return '-'.join([a.lower(),b.lower(),R.choice(w).lower(),R.choice(w).lower()])
    return ''.join(R.choice(['Ta','ko','mi','ru','Ve','lo','bra','Zu','ne','fi','pa','Sy']) for _ in range(4))+r(R,2,DG)
def pwg(R,ctx):
    k=R.randrange(6)
    if k==0: return r(R,R.choice([12,14,16,20]))
    if k==1: return r(R,R.choice([10,12,16]),AN+'!#$%&*+-_=?@^')
    if k==2: return '-'.join(r(R,6,AN) for _ in range(3))
    if k==3: return r(R,R.choice([16,20,24]),AN+'-_.~!')
    if k==4: return r(R,1,UP)+r(R,3,LO)+r(R,4,DG)+R.choice('!$%&')+r(R,4)
    return r(R,R.choice([8,10,12]),'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789')
def pws(R,ctx): # url / shell safe
    if R.random()<.5: return r(R,R.choice([12,16,18,24]))
    w=words(ctx); return R.choice([cap(R.choice(w))+R.choice(['_','-','.',''])+cap(R.choice(w))+str(R.randrange(10,2026)),cap(R.choice(w))+yr(R),R.choice(w).lower()+R.choice(w).lower()+str(R.randrange(100)),r(R,8)+R.choice('-_.')+r(R,6)])
def pww(R,ctx): # weak
    w=words(ctx); a=R.choice(w)
    return R.choice([lambda:a.lower()+str(R.randrange(1,99)),lambda:a.lower()+yr(R),lambda:cap(a)+'1',lambda:cap(a)+'123',lambda:a.lower()+'123!',lambda:cap(a)+'01',lambda:a.lower()*2,lambda:R.choice(['qwertz','qwerty','azerty','asdf'])+str(R.randrange(10,9999)),lambda:a.lower()+'!'+str(R.randrange(10))])()
def pword(R,ctx): # a bare word, no digits
    w=words(ctx); return R.choice([R.choice(w).lower(),cap(R.choice(w)),R.choice(w).lower()+R.choice(w).lower(),cap(R.choice(w))+cap(R.choice(w))])
def phr(R,ctx):
    w=words(ctx); s=' '.join(R.choice(w).lower() for _ in range(R.choice([3,4,4,5,6])))
    return R.choice([s,s,cap(s),s+' '+str(R.randrange(100))])
def digits(n): return lambda R,ctx: r(R,1,'123456789')+r(R,n-1,DG)
def door(R,ctx): return R.choice([r(R,4,DG)+'#',r(R,4,DG),r(R,5,DG),r(R,6,DG)+'*','*'+r(R,4,DG)+'#','A'+r(R,4,DG),r(R,3,DG)+'B',r(R,2,DG)+'A'+r(R,2,DG)])
def wpa(R,ctx): return R.choice([lambda:' '.join(r(R,4,DG) for _ in range(5)),lambda:r(R,20,DG),lambda:hx(R,26).upper(),lambda:r(R,16,DG),lambda:r(R,12,'abcdefghjkmnpqrstuvwxyz23456789'),lambda:r(R,8,UP+DG),lambda:r(R,4,LO+DG)+'-'+r(R,4,LO+DG)+'-'+r(R,4,LO+DG)])()
def wpas(R,ctx): return R.choice([lambda:r(R,20,DG),lambda:hx(R,26).upper(),lambda:r(R,16,DG),lambda:r(R,12,'abcdefghjkmnpqrstuvwxyz23456789'),lambda:r(R,10,UP+DG)])()
def appspw(R,ctx): return ' '.join(r(R,4,LO) for _ in range(4))
def bitlocker(R,ctx): return '-'.join('%06d'%(R.randrange(65536)*11) for _ in range(8))
def backup(R,ctx): return R.choice([lambda:r(R,4,DG)+' '+r(R,4,DG),lambda:hx(R,5)+'-'+hx(R,5),lambda:r(R,8,DG),lambda:r(R,10,LO+DG)])()
# ---------- pem etc
def wrapn(s,n): return '\n'.join(s[i:i+n] for i in range(0,len(s),n))
def pem(R,ctx):
    k=R.randrange(5)
    if k==0: return '-----BEGIN RSA PRIVATE KEY-----\n'+wrapn('MIIEpAIBAAKCAQEA'+b64(rb(R,1180))[:1572]+'==',64)+'\n-----END RSA PRIVATE KEY-----'
    if k==1: return '-----BEGIN PRIVATE KEY-----\n'+wrapn(b64(bytes.fromhex('308187020100301306072a8648ce3d020106082a8648ce3d030107046d306b0201010420')+rb(R,32)+bytes.fromhex('a14403420004')+rb(R,64)),64)+'\n-----END PRIVATE KEY-----'
    if k==2: return '-----BEGIN EC PRIVATE KEY-----\n'+wrapn(b64(bytes.fromhex('30770201010420')+rb(R,32)+bytes.fromhex('a00a06082a8648ce3d030107a14403420004')+rb(R,64)),64)+'\n-----END EC PRIVATE KEY-----'
    if k==3: return sshk(R,ctx)
    return '-----BEGIN PRIVATE KEY-----\n'+b64(bytes.fromhex('302e020100300506032b657004220420')+rb(R,32))+'\n-----END PRIVATE KEY-----'
def s_(b): return struct.pack('>I',len(b))+b
def sshk(R,ctx):
    pub=rb(R,32); pb=s_(b'ssh-ed25519')+s_(pub); c=rb(R,4)
    pr=c+c+s_(b'ssh-ed25519')+s_(pub)+s_(rb(R,32)+pub)+s_(b'deploy@ci')
    pr+=bytes(range(1,1+(-len(pr))%8))
    return '-----BEGIN OPENSSH PRIVATE KEY-----\n'+wrapn(b64(b'openssh-key-v1\0'+s_(b'none')+s_(b'none')+s_(b'')+struct.pack('>I',1)+s_(pb)+s_(pr)),70)+'\n-----END OPENSSH PRIVATE KEY-----'
def ed1(R,ctx): return b64(rb(R,32))
def pem1(R,ctx): return pem(R,ctx).replace('\n','\\n')+'\\n'
def pgp(R,ctx): return '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n'+wrapn('lQdGB'+b64(rb(R,700))[:-5],64)+'\n=' + b64(rb(R,3))+'\n-----END PGP PRIVATE KEY BLOCK-----'
def ppk(R,ctx):
    return 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: eddsa-key-202%d0611\nPublic-Lines: 2\n%s\nPrivate-Lines: 1\n%s\nPrivate-MAC: %s'%(R.randint(2,6),wrapn(b64(s_(b'ssh-ed25519')+s_(rb(R,32))),64),b64(rb(R,33)),hx(R,64))
I64='./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
HASH={
'bcrypt':lambda R:R.choice(['$2b$12$','$2y$10$','$2a$10$'])+r(R,53,I64),
'shac':lambda R:'$6$'+R.choice(['','rounds=656000$'])+r(R,16,I64)+'$'+r(R,86,I64),
'sha256c':lambda R:'$5$'+r(R,16,I64)+'$'+r(R,43,I64),
'mdc':lambda R:'$1$'+r(R,8,I64)+'$'+r(R,22,I64),
'apr':lambda R:'$apr1$'+r(R,8,I64)+'$'+r(R,22,I64),
'yescrypt':lambda R:'$y$j9T$'+r(R,22,I64)+'$'+r(R,43,I64),
'argon2':lambda R:'$argon2id$v=19$m=65536,t=3,p=4$'+b64(rb(R,16)).rstrip('=')+'$'+b64(rb(R,32)).rstrip('='),
'django':lambda R:'pbkdf2_sha256$%d$%s$%s'%(R.choice([260000,600000,870000]),r(R,22),b64(rb(R,32))),
'ssha':lambda R:'{SSHA}'+b64(rb(R,24)),
'mysql':lambda R:'*'+hx(R,40).upper(),
'scram':lambda R:'SCRAM-SHA-256$4096:%s$%s:%s'%(b64(rb(R,16)),b64(rb(R,32)),b64(rb(R,32))),
'phpass':lambda R:'$P$B'+r(R,30,I64),
'werk':lambda R:'scrypt:32768:8:1$%s$%s'%(r(R,16),hx(R,128)),
'cisco8':lambda R:'$8$'+r(R,14,I64)+'$'+r(R,43,I64),
'ciscon':lambda R:'$9$'+r(R,14,I64)+'$'+r(R,43,I64),
}
def phash(R,ctx): return HASH[R.choice(['bcrypt','shac','argon2','django','scram','phpass','werk','yescrypt','mdc'])](R)
# ---------- fillers
A1='nor vel bro lum ost kar tri sol mer pal hal fen gra bel dor sten wal tor cor mar ver lin'.split()
A2='dex tek via nova mann berg vik tra lia gate sys data care bau logis farm med print wares land works'.split()
TLD={'de':['de','de','eu','com'],'fr':['fr','fr','com'],'es':['es','com'],'it':['it','it','com'],'pt':['pt','com.br'],'nl':['nl','nl','be'],'pl':['pl','pl','eu']}
def firm(R,ctx=None): return cap(R.choice(A1)+R.choice(A2))
def dom(R,ctx=None):
    t=TLD.get(getattr(ctx,'lang','en'),['com','net','io','eu','co.uk'])
    return R.choice(A1)+R.choice(A2)+R.choice(['','','-group','-it'])+'.'+R.choice(t)
def host(R,ctx=None): return R.choice(['db','db01','app','api','srv2','intra','git','files','mail','vpn','stage','prod-db','backup','erp','reports','legacy','ldap','redis','mq','web03'])+R.choice(['.','.','.int.'])+dom(R,ctx)
def shost(R,ctx=None): return R.choice(['db','app','srv','nas','web','fs','dc','bkp','pi','esx','mon','jump','sql'])+R.choice(['01','02','3','-prod','-test','-stage','-b',''])
def user(R,ctx=None): return R.choice(['admin','root','deploy','svc_backup','app','appuser','reporting','postgres','sa','scanner','etl','monitor','web','ftpuser','service','dbadmin','svc-sql','readonly','jenkins','kasse1','office','support','backup','erp_ro','portal','wpadmin','sysop','praktikant','lager'])
def dbn(R,ctx=None): return R.choice(['shop','crm','orders','billing','wiki','inventory','erp','analytics','members','app_production','warehouse','booking','cms','tickets','fleet','lab'])
def date(R,ctx=None): return '20%02d-%02d-%02d'%(R.randint(23,26),R.randint(1,12),R.randint(1,28))
def dde(R,ctx=None): return '%02d.%02d.20%02d'%(R.randint(1,28),R.randint(1,12),R.randint(23,26))
def dfr(R,ctx=None): return '%02d/%02d/20%02d'%(R.randint(1,28),R.randint(1,12),R.randint(23,26))
def tm(R,ctx=None): return '%02d:%02d'%(R.randint(7,20),R.randint(0,59))
def tms(R,ctx=None): return '%02d:%02d:%02d'%(R.randint(0,23),R.randint(0,59),R.randint(0,59))
def num(n): return lambda R,ctx=None: r(R,1,'123456789')+r(R,n-1,DG)
def ssid(R,ctx=None): return R.choice(['FRITZ!Box 7590 '+r(R,2,UP),'Livebox-'+hx(R,4).upper(),'VodafoneMobileWiFi-'+r(R,4,DG),'Ziggo'+r(R,7,DG),'TIM-'+r(R,8,DG),'MEO-'+hx(R,6).upper(),firm(R)+'-Guest',firm(R)+' Office','BT-'+r(R,6,UP+DG),'o2-WLAN'+r(R,2,DG),'Orange-'+hx(R,4).upper(),'TP-Link_'+hx(R,4).upper(),'UPC'+r(R,7,DG),'NETGEAR'+r(R,2,DG),'FunBox2-'+hx(R,4).upper()])
def ver(R,ctx=None): return '%d.%d.%d'%(R.randint(0,9),R.randint(0,30),R.randint(0,20))
def city(R,ctx=None): return R.choice({'de':['Kassel','Ulm','Bremen','Graz','Jena'],'fr':['Nantes','Lyon','Rennes','Dijon'],'es':['Burgos','Vigo','Sevilla','Murcia'],'it':['Parma','Bari','Lecce','Trento'],'pt':['Braga','Faro','Recife','Porto'],'nl':['Zwolle','Breda','Gent','Delft'],'pl':['Gdynia','Lublin','Opole','Radom']}.get(getattr(ctx,'lang','en'),['Leeds','Bergen','Austin','Cork','Boise','Perth']))
NAMES={'de':'Henrike Böttcher|Ulf Wrobel|Sevda Karaca|Jannis Kühnel|Gerlinde Pfaffenzeller|Thies Hinrichsen|Aylin Demirtas|Ottmar Sauerwein','fr':'Solène Kerbrat|Yannick Delaunoy|Maïwenn Le Goff|Bachir Ouazzani|Clotilde de Brissac|Thibault Roussillon','es':'Nerea Etxeberria|Iker Zabaleta|Rocío Villalobos Peña|Joaquim Puigdevall|Ximena Oyarzún','it':'Ludovica Scarpellini|Ettore Zambon|Giada Pirrotta|Nicolò Dallapiccola|Assunta Lo Cascio','pt':'Thaís Vasconcelos|Duarte Figueira|Iara Nogueira|Belmiro Sequeira','nl':'Sietske van der Wal|Joris Kloosterman|Fenna Hoekstra|Bram de Ruijter|Naïma El Idrissi','pl':'Grażyna Wójtowicz|Zbigniew Pęczak|Kinga Szymczyk|Bartłomiej Żurek','en':'Niamh O’Sullivan|Tunde Adeyemi|Priya Raghunathan|Gareth Pugh|Marisol Quintero|Owen Blackwood|Shauna McAteer|Dmitri Halvorsen'}
def name(R,ctx): return R.choice(NAMES.get(ctx.lang,NAMES['en']).split('|'))
FN={'de':'Henrike Ulf Sevda Jannis Gerlinde Thies Aylin Anke Torben Steffi','fr':'Solène Yannick Maïwenn Bachir Clotilde Thibault Manon','es':'Nerea Iker Rocío Quim Ximena Paqui','it':'Ludovica Ettore Giada Nicolò Assunta','pt':'Thaís Duarte Iara Belmiro Joana','nl':'Sietske Joris Fenna Bram Naïma','pl':'Grażyna Zbyszek Kinga Bartek Ola','en':'Niamh Tunde Priya Gareth Marisol Owen Shauna Dmitri Becca'}
def fn(R,ctx): return R.choice(FN.get(ctx.lang,FN['en']).split())
def sess(R,ctx): return R.choice([r(R,26,LO+DG),hx(R,32),r(R,32,LO+DG),hx(R,32).upper(),r(R,43,B64U)])
def connsid(R,ctx): return 's%3A'+r(R,32,B64U)+'.'+urllib.parse.quote(b64(rb(R,32)).rstrip('='),safe='')
def laravel(R,ctx): return urllib.parse.quote(b64(json.dumps({"iv":b64(rb(R,16)),"value":b64(rb(R,60)),"mac":hx(R,64),"tag":""})),safe='')
def flasks(R,ctx): return b64u(json.dumps({"_fresh":True,"_user_id":str(R.randint(1,9999))}))+'.'+b64u(rb(R,4))+'.'+b64u(rb(R,20))
def basic(R,ctx): return b64(user(R)+':'+pw(R,ctx))
def gk(R,ctx): return R.choice([lambda:hx(R,32),lambda:hx(R,40),lambda:hx(R,64),lambda:r(R,32),lambda:r(R,40),lambda:b64(rb(R,32)),lambda:b64u(rb(R,32)),lambda:r(R,24)+'-'+r(R,8)])()
def gks(R,ctx): return R.choice([lambda:hx(R,32),lambda:hx(R,48),lambda:r(R,32),lambda:r(R,40),lambda:b64u(rb(R,24))])()
def gpre(R,ctx): return R.choice(['nbx','prt','krn','acme','tlx','wrk','int','lgr','fx'])+R.choice(['_live_','_sk_','-key-','_prod_','.v1.','_'])+r(R,R.choice([24,32,40]))
def sas(R,ctx): return urllib.parse.quote(b64(rb(R,32)),safe='')
def hexsig(R,ctx): return hx(R,64)
def totp(R,ctx): return r(R,R.choice([16,32,32]),B32)
def totps(R,ctx): return ' '.join(r(R,4,LO+'234567') for _ in range(R.choice([4,8])))
def lic(R,ctx): return '-'.join(r(R,5,'BCDFGHJKMPQRTVWXY2346789') for _ in range(5))
S={ # sensitive kinds: name -> (class, maker)
'pw':('password',pw),'pwg':('password',pwg),'pws':('password',pws),'pww':('password',pww),'pword':('password',pword),'phr':('password',phr),
'pin':('password',digits(4)),'pinv':('password',digits(5)),'pins':('password',digits(6)),'puk':('password',digits(8)),'door':('password',door),'wpa':('password',wpa),'wpas':('password',wpas),'appspw':('password',appspw),
'backup':('password',backup),'bitlocker':('generic_key',bitlocker),'lic':('generic_key',lic),
'pem':('private_key',pem),'pemo':('private_key',pem1),'sshk':('private_key',sshk),'ed':('private_key',ed1),'pgp':('private_key',pgp),'ppk':('private_key',ppk),
'dee':('private_key',lambda R,c:b64u(rb(R,32))),'hash':('password_hash',phash),'ntlm':('password_hash',lambda R,c:hx(R,32)),
'jwt':('jwt',lambda R,c:jwt(R)),'sess':('session',sess),'connsid':('session',connsid),'laravel':('session',laravel),'flasks':('session',flasks),
'basic':('basic_auth',basic),'bear':('bearer',lambda R,c:R.choice([r(R,40),r(R,64,B64U),hx(R,40),b64u(rb(R,48))])),
'gk':('generic_key',gk),'gks':('generic_key',gks),'gpre':('generic_key',gpre),'hex':('generic_key',lambda R,c:hx(R,32)),'hexl':('generic_key',lambda R,c:hx(R,64)),'key':('generic_key',lambda R,c:b64(rb(R,32))),
'guid':('generic_key',lambda R,c:uid(R)),'an':('generic_key',lambda R,c:r(R,32)),'ans':('generic_key',lambda R,c:r(R,20)),
'sas':('sas_sig',sas),'sig':('sas_sig',hexsig),'totp':('totp',totp),'totps':('totp',totps),
'swarm':('generic_key',lambda R,c:'SWMTKN-1-'+r(R,50,LO+DG)+'-'+r(R,25,LO+DG)),'name':('name',name),'fn':('name',fn),
}
for k,f in HASH.items(): S['h_'+k]=('password_hash',(lambda f:lambda R,c:f(R))(f))
for k,(e,f) in V.items(): S['v_'+k]=('provider.'+k,(lambda f:lambda R,c:f(R))(f))
F={'firm':firm,'dom':dom,'host':host,'shost':shost,'user':user,'db':dbn,'date':date,'dde':dde,'dfr':dfr,'tm':tm,'tms':tms,'ssid':ssid,'ver':ver,'city':city,
'n1':num(1),'n2':num(2),'n3':num(3),'n4':num(4),'n5':num(5),'n6':num(6),'n8':num(8),'n9':num(9),'n10':num(10),
'sha':lambda R,c=None:hx(R,40),'shas':lambda R,c=None:hx(R,7),'sha256':lambda R,c=None:hx(R,64),'md5':lambda R,c=None:hx(R,32),'uuid':lambda R,c=None:uid(R),
'word':lambda R,c:R.choice(words(c)).lower(),'Word':lambda R,c:cap(R.choice(words(c))),
'azacc':lambda R,c=None:R.choice(A1)+R.choice(A2)+'stor'+str(R.randint(1,9)),
'lan':lambda R,c=None:R.choice(['192.168.%d.%d'%(R.choice([0,1,2,10,178,188]),R.randint(2,250)),'10.%d.%d.%d'%(R.randint(0,40),R.randint(0,40),R.randint(2,250))]),
'port':lambda R,c=None:str(R.choice([5432,3306,6379,1433,8080,8443,22,2222,27017,5672,1521,389])),
'pubkey':lambda R,c=None:'AAAAC3NzaC1lZDI1NTE5AAAAI'+b64(rb(R,32))[:43],
'sri':lambda R,c=None:'sha512-'+b64(rb(R,64)),
}
# ---------- disguises: f(R, value) -> text
def _homo(R,s):
    m=dict(zip('aceopxyABCEHKMOPTX','асеорхуАВСЕНКМОРТХ')); o=''.join(m[c] if c in m and R.random()<.7 else c for c in s)
    return o
def _parts(R,s,n=None):
    n=n or R.choice([2,3,3,4]); n=min(n,max(2,len(s)//2)); cuts=sorted(R.sample(range(1,len(s)),n-1)) if len(s)>n else [1]
    c=[0]+cuts+[len(s)]; return [s[c[i]:c[i+1]] for i in range(len(c)-1)]
def q(s,ch): return s.replace('\\','\\\\').replace(ch,'\\'+ch)
D={
'b64':lambda R,s:b64(s),'b64u':lambda R,s:b64u(s),'b64b64':lambda R,s:b64(b64(s)),'b64n':lambda R,s:b64(s+'\n'),'b64le':lambda R,s:b64(s.encode('utf-16-le')),
'hex':lambda R,s:s.encode().hex(),'HEX':lambda R,s:s.encode().hex().upper(),'hexsp':lambda R,s:s.encode().hex(' '),'hexc':lambda R,s:', '.join('0x%02x'%b for b in s.encode()),'hexcol':lambda R,s:s.encode().hex(':'),
'b32':lambda R,s:base64.b32encode(s.encode()).decode(),'b85':lambda R,s:base64.b85encode(s.encode()).decode(),'a85':lambda R,s:base64.a85encode(s.encode()).decode(),
'pct':lambda R,s:''.join('%%%02X'%b for b in s.encode()),'pctp':lambda R,s:''.join('%%%02x'%ord(c) if not c.isalnum() or R.random()<.35 else c for c in s),'pct2':lambda R,s:''.join('%%25%02X'%b for b in s.encode()),
'ent':lambda R,s:''.join('&#%d;'%ord(c) for c in s),'entx':lambda R,s:''.join('&#x%x;'%ord(c) for c in s),'entp':lambda R,s:''.join('&#%d;'%ord(c) if not c.isalnum() or R.random()<.4 else c for c in s),
'u':lambda R,s:''.join('\\u%04x'%ord(c) for c in s),'up':lambda R,s:''.join('\\u%04x'%ord(c) if R.random()<.4 else c for c in s),'x':lambda R,s:''.join('\\x%02x'%b for b in s.encode()),'oct':lambda R,s:''.join('\\%03o'%b for b in s.encode()),'ucss':lambda R,s:''.join('\\%06x'%ord(c) for c in s),
'ubr':lambda R,s:''.join('\\u{%x}'%ord(c) for c in s),
'zw':lambda R,s:''.join(c+(R.choice('\u200b\u200c\u2060\u200b') if i<len(s)-1 and R.random()<.5 else '') for i,c in enumerate(s)),
'zw1':lambda R,s:s[:len(s)//2]+'\u200b'+s[len(s)//2:],'shy':lambda R,s:'\u00ad'.join(_parts(R,s)),
'homo':_homo,'full':lambda R,s:''.join(chr(ord(c)+0xfee0) if '!'<=c<='~' else c for c in s),
'mono':lambda R,s:''.join(chr(0x1d670+ord(c)-65) if 'A'<=c<='Z' else chr(0x1d68a+ord(c)-97) if 'a'<=c<='z' else chr(0x1d7f6+ord(c)-48) if c.isdigit() else c for c in s),
'sp':lambda R,s:' '.join(s),'dash':lambda R,s:'-'.join(s),'dot':lambda R,s:' . '.join(s),'comma':lambda R,s:', '.join(s),'pipe':lambda R,s:'|'.join(s),'nl1':lambda R,s:'\n'.join(s),'sp4':lambda R,s:' '.join(s[i:i+4] for i in range(0,len(s),4)),
'rev':lambda R,s:s[::-1],'rot13':lambda R,s:s.translate(str.maketrans(UP+LO,UP[13:]+UP[:13]+LO[13:]+LO[:13])),
'py':lambda R,s:'" + "'.join(q(p,'"') for p in _parts(R,s)),'js':lambda R,s:"' + '".join(q(p,"'") for p in _parts(R,s)),'php':lambda R,s:"' . '".join(q(p,"'") for p in _parts(R,s)),'vb':lambda R,s:'" & "'.join(p.replace('"','""') for p in _parts(R,s)),
'pyimp':lambda R,s:'"\n        "'.join(q(p,'"') for p in _parts(R,s)),'sql':lambda R,s:"' || '".join(p.replace("'","''") for p in _parts(R,s)),'sh':lambda R,s:"''".join(p.replace("'","") for p in _parts(R,s)),'shbs':lambda R,s:'\\\n'.join(_parts(R,s,2)),'javac':lambda R,s:'"\n            + "'.join(q(p,'"') for p in _parts(R,s)),'lua':lambda R,s:'" .. "'.join(q(p,'"') for p in _parts(R,s)),
'arr':lambda R,s:"', '".join(q(p,"'") for p in _parts(R,s)),'chars':lambda R,s:"','".join(q(c,"'") for c in s),'codes':lambda R,s:', '.join(str(ord(c)) for c in s),'codes_sp':lambda R,s:' '.join(str(ord(c)) for c in s),'chr':lambda R,s:'+'.join('Chr(%d)'%ord(c) for c in s),'vbchr':lambda R,s:' & '.join('Chr(%d)'%ord(c) for c in s),'bin':lambda R,s:' '.join('{:08b}'.format(b) for b in s.encode()),
'wrap':lambda R,s:wrapn(s,max(4,len(s)//R.choice([2,3]) +1)),'wrap2':lambda R,s:wrapn(s,max(4,len(s)//2+1)).replace('\n','\n  '),'qp':lambda R,s:wrapn(s,max(5,len(s)//2)).replace('\n','=\n'),'qpe':lambda R,s:''.join('=%02X'%b if not chr(b).isalnum() else chr(b) for b in s.encode()),'gt':lambda R,s:wrapn(s,max(4,len(s)//2+1)).replace('\n','\n> '),'hyph':lambda R,s:wrapn(s,max(4,len(s)//2+1)).replace('\n','-\n'),
'md':lambda R,s:(lambda p:p[0]+'**'+p[1]+'**'+''.join(p[2:]))(_parts(R,s,3)),'mdi':lambda R,s:(lambda p:p[0]+'_'+p[1]+'_'+''.join(p[2:]))(_parts(R,s,3)),'mdc':lambda R,s:'``'.join(_parts(R,s,2)) if False else '`'+'``'.join(_parts(R,s,2))+'`','htm':lambda R,s:(lambda p:p[0]+'<b>'+p[1]+'</b>'+''.join(p[2:]))(_parts(R,s,3)),'htmsp':lambda R,s:'</span><span>'.join(_parts(R,s)),'wbr':lambda R,s:'<wbr>'.join(_parts(R,s)),'cmt':lambda R,s:'/**/'.join(_parts(R,s)),'ell':lambda R,s:' … '.join(_parts(R,s,2)),'xor':lambda R,s:b64(bytes(b^0x5f for b in s.encode())),'wxor':lambda R,s:'{xor}'+b64(bytes(b^0x5f for b in s.encode())),'c7':lambda R,s:cisco7(R,s),
}
C7='dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87'
def cisco7(R,s):
    n=R.randrange(15); return '%02d'%n+''.join('%02X'%(ord(c)^ord(C7[(n+i)%len(C7)])) for i,c in enumerate(s))

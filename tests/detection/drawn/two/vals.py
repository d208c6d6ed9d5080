"""Value makers. Every maker takes an rng."""
import base64,hashlib,hmac,json,re,zlib,string,unicodedata,struct
import bip39
UP=string.ascii_uppercase;LO=string.ascii_lowercase;DG=string.digits
B62=DG+UP+LO;AN=UP+LO+DG;HX='0123456789abcdef';B64=AN+'+/';B64U=AN+'-_'
B58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def rs(r,al,n): return ''.join(r.choice(al) for _ in range(n))
def rb(r,n): return bytes(r.randrange(256) for _ in range(n))
def b64(b): return base64.b64encode(b).decode()
def b64u(b): return base64.urlsafe_b64encode(b).decode().rstrip('=')
def uuid(r):
    h=rs(r,HX,32); return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-{r.choice('89ab')}{h[17:20]}-{h[20:]}"
_cl={'A':AN,'U':UP+DG,'L':LO+DG,'H':HX,'D':DG,'W':AN+'-_','B':B64,'a':UP+LO,'u':UP,'l':LO,'X':'0123456789ABCDEF','T':UP+'234567'}
def pat(r,p):
    """%A20 style pattern: class letter + count"""
    def f(m):
        if m.group(1)=='G': return uuid(r)
        return rs(r,_cl[m.group(1)],int(m.group(2) or 1))
    return re.sub(r'%([A-Za-z])(\d*)',f,p)
def b62(n,w):
    s=''
    while n: n,m=divmod(n,62); s=B62[m]+s
    return s.rjust(w,'0')
def ghtok(r,pre):
    b=rs(r,AN,30); return pre+b+b62(zlib.crc32(b.encode()),6)
def jwt(r,sub=None):
    h={'alg':r.choice(['HS256','RS256','ES256']),'typ':'JWT'}
    if r.random()<.3: h['kid']=rs(r,HX,12)
    p={'sub':sub or rs(r,HX,16),'iat':1700000000+r.randrange(60000000),'exp':1790000000+r.randrange(9000000)}
    if r.random()<.5: p['iss']='https://login.'+r.choice(['kestrelhr','norvik','talldune'])+'.io/'
    if r.random()<.5: p['scope']='orders:read orders:write'
    s={'HS256':32,'RS256':256,'ES256':64}[h['alg']]
    j=lambda o:b64u(json.dumps(o,separators=(',',':')).encode())
    return j(h)+'.'+j(p)+'.'+b64u(rb(r,s))
def J(r,o): return b64u(json.dumps(o,separators=(',',':')).encode())
# (slug, display, ENV, maker)
VEND=[]
def V(slug,disp,env,p): VEND.append((slug,disp,env,p if callable(p) else (lambda r,p=p:pat(r,p))))
V('aws_access_key','AWS','AWS_ACCESS_KEY_ID','AKIA%T16'); V('aws_sts','AWS','AWS_ACCESS_KEY_ID','ASIA%T16')
V('aws_secret','AWS','AWS_SECRET_ACCESS_KEY','%B40')
V('github_pat','GitHub','GITHUB_TOKEN',lambda r:ghtok(r,'ghp_')); V('github_app','GitHub','GH_APP_TOKEN',lambda r:ghtok(r,'ghs_')); V('github_oauth','GitHub','GITHUB_OAUTH_TOKEN',lambda r:ghtok(r,'gho_'))
V('github_fine','GitHub','GH_TOKEN','github_pat_11%U8%W0%A12_%A59'.replace('%W0','0'))
V('gitlab_pat','GitLab','GITLAB_TOKEN','glpat-%W20'); V('gitlab_runner','GitLab','RUNNER_TOKEN','glrt-%W20'); V('gitlab_deploy','GitLab','CI_DEPLOY_PASSWORD','gldt-%W20')
V('npm','npm','NPM_TOKEN',lambda r:ghtok(r,'npm_'))
V('pypi','PyPI','TWINE_PASSWORD',lambda r:'pypi-AgEIcHlwaS5vcmcCJ'+rs(r,B64U,r.choice([131,145,157])))
V('rubygems','RubyGems','GEM_HOST_API_KEY','rubygems_%H48'); V('crates','crates.io','CARGO_REGISTRY_TOKEN','cio%A32'); V('nuget','NuGet','NUGET_API_KEY','oy2%L43')
V('docker','Docker Hub','DOCKERHUB_TOKEN','dckr_pat_%W27')
V('slack_bot','Slack','SLACK_BOT_TOKEN','xoxb-%D12-%D13-%A24'); V('slack_user','Slack','SLACK_USER_TOKEN','xoxp-%D12-%D12-%D13-%H32'); V('slack_app','Slack','SLACK_APP_TOKEN','xapp-1-A0%U9-%D13-%H64')
V('stripe','Stripe','STRIPE_SECRET_KEY',lambda r:'sk_live_51'+rs(r,AN,97)); V('stripe_short','Stripe','STRIPE_API_KEY','sk_live_%A24'); V('stripe_restricted','Stripe','STRIPE_RESTRICTED_KEY','rk_live_51%A97'); V('stripe_webhook','Stripe','STRIPE_WEBHOOK_SECRET','whsec_%A32')
V('openai','OpenAI','OPENAI_API_KEY',lambda r:'sk-proj-'+rs(r,B64U,74)+'T3BlbkFJ'+rs(r,B64U,74)); V('openai_svc','OpenAI','OPENAI_API_KEY',lambda r:'sk-svcacct-'+rs(r,B64U,74)+'T3BlbkFJ'+rs(r,B64U,74)); V('openai_legacy','OpenAI','OPENAI_API_KEY','sk-%A20T3BlbkFJ%A20')
V('anthropic','Anthropic','ANTHROPIC_API_KEY','sk-ant-api03-%W93AA'); V('anthropic_admin','Anthropic','ANTHROPIC_ADMIN_KEY','sk-ant-admin01-%W93AA')
V('google','Google','GOOGLE_API_KEY','AIza%W35'.replace('AIza','AIzaSy').replace('%W35','%W33')); V('google_oauth','Google','GOOGLE_CLIENT_SECRET','GOCSPX-%W28'); V('google_access','Google','GCP_ACCESS_TOKEN','ya29.a0A%W160'); V('google_refresh','Google','GOOGLE_REFRESH_TOKEN','1//0%D1%W60')
V('huggingface','Hugging Face','HF_TOKEN','hf_%a34'); V('groq','Groq','GROQ_API_KEY','gsk_%A20WGdyb3FY%A24'); V('replicate','Replicate','REPLICATE_API_TOKEN','r8_%A37'); V('xai','xAI','XAI_API_KEY','xai-%A80'); V('deepseek','DeepSeek','DEEPSEEK_API_KEY','sk-%H32'); V('openrouter','OpenRouter','OPENROUTER_API_KEY','sk-or-v1-%H64'); V('perplexity','Perplexity','PERPLEXITY_API_KEY','pplx-%A48'); V('fireworks','Fireworks','FIREWORKS_API_KEY','fw_%A24'); V('elevenlabs','ElevenLabs','ELEVENLABS_API_KEY','sk_%H48'); V('langsmith','LangSmith','LANGSMITH_API_KEY','lsv2_pt_%H32_%H10'); V('pinecone','Pinecone','PINECONE_API_KEY','pcsk_%A5_%A63'); V('mistral','Mistral','MISTRAL_API_KEY','%A32'); V('cohere','Cohere','COHERE_API_KEY','%A40')
V('sendgrid','SendGrid','SENDGRID_API_KEY','SG.%W22.%W43'); V('twilio_key','Twilio','TWILIO_API_KEY','SK%H32'); V('twilio_token','Twilio','TWILIO_AUTH_TOKEN','%H32'); V('mailgun','Mailgun','MAILGUN_API_KEY','key-%H32'); V('mailgun_new','Mailgun','MAILGUN_API_KEY','%H32-%H8-%H8'); V('mailchimp','Mailchimp','MAILCHIMP_API_KEY',lambda r:rs(r,HX,32)+'-us'+str(r.randint(1,21))); V('brevo','Brevo','BREVO_API_KEY','xkeysib-%H64-%A16'); V('resend','Resend','RESEND_API_KEY','re_%A8_%A24'); V('postmark','Postmark','POSTMARK_SERVER_TOKEN','%G')
V('telegram','Telegram','TELEGRAM_BOT_TOKEN',lambda r:str(r.randint(10**9,8*10**9))+':AA'+rs(r,B64U,33)); V('discord','Discord','DISCORD_TOKEN',lambda r:b64u(str(r.randint(10**17,10**18-1)).encode())+'.'+'G'+rs(r,B64U,5)+'.'+rs(r,B64U,38))
V('digitalocean','DigitalOcean','DIGITALOCEAN_TOKEN','dop_v1_%H64'); V('cloudflare','Cloudflare','CLOUDFLARE_API_TOKEN','%W40'); V('heroku','Heroku','HEROKU_API_KEY','HRKU-AA%W58'); V('fly','Fly.io','FLY_API_TOKEN','FlyV1 fm2_lJPECAAAAAAA%B120=='); V('render','Render','RENDER_API_KEY','rnd_%A28'); V('netlify','Netlify','NETLIFY_AUTH_TOKEN','nfp_%A36'); V('vercel','Vercel','VERCEL_TOKEN','%A24'); V('linode','Linode','LINODE_TOKEN','%H64'); V('supabase','Supabase','SUPABASE_ACCESS_TOKEN','sbp_%H40'); V('planetscale','PlanetScale','PLANETSCALE_TOKEN','pscale_tkn_%W43'); V('neon','Neon','NEON_API_KEY','napi_%L64')
V('vault','HashiCorp Vault','VAULT_TOKEN','hvs.CAESI%W86'); V('terraform','Terraform Cloud','TFE_TOKEN','%A14.atlasv1.%A67'); V('pulumi','Pulumi','PULUMI_ACCESS_TOKEN','pul-%H40'); V('doppler','Doppler','DOPPLER_TOKEN','dp.st.prd.%A43'); V('databricks','Databricks','DATABRICKS_TOKEN','dapi%H32'); V('snowflake','Snowflake','SNOWFLAKE_PAT',lambda r:'eyJraWQiOi'+rs(r,B64U,60)+'.'+'eyJwIjoi'+rs(r,B64U,60)+'.'+rs(r,B64U,86))
VEND.pop() # shape not certain
V('datadog','Datadog','DD_API_KEY','%H32'); V('datadog_app','Datadog','DD_APP_KEY','%H40'); V('newrelic','New Relic','NEW_RELIC_API_KEY','NRAK-%U27'); V('sentry_user','Sentry','SENTRY_AUTH_TOKEN','sntryu_%H64'); V('sentry_org','Sentry','SENTRY_AUTH_TOKEN',lambda r:'sntrys_'+b64(json.dumps({"iat":1700000000+r.randrange(9**7)+.5,"url":"https://sentry.io","region_url":"https://us.sentry.io","org":"lumenworks"}).encode())+'_'+rs(r,B64,43))
V('grafana','Grafana','GRAFANA_TOKEN',lambda r:(lambda b:'glsa_'+b+'_%08x'%zlib.crc32(b.encode()))(rs(r,AN,32))); V('honeycomb','Honeycomb','HONEYCOMB_API_KEY','hcaik_01%L58'); V('dynatrace','Dynatrace','DT_API_TOKEN','dt0c01.%T24.%T64'); V('posthog','PostHog','POSTHOG_PERSONAL_KEY','phx_%A43'); V('launchdarkly','LaunchDarkly','LD_SDK_KEY','sdk-%G'); V('splunk_hec','Splunk','SPLUNK_HEC_TOKEN','%G'); V('pagerduty','PagerDuty','PAGERDUTY_TOKEN','u+%W18')
V('linear','Linear','LINEAR_API_KEY','lin_api_%A40'); V('notion','Notion','NOTION_TOKEN','ntn_%D11%A35'); V('airtable','Airtable','AIRTABLE_TOKEN','pat%A14.%H64'); V('figma','Figma','FIGMA_TOKEN','figd_%W40'); V('dropbox','Dropbox','DROPBOX_TOKEN','sl.B%W134'); V('atlassian','Atlassian','JIRA_API_TOKEN','ATATT3xFfGF0%W171=%X8'); V('bitbucket','Bitbucket','BITBUCKET_APP_PASSWORD','ATBB%A24%X8'); V('asana','Asana','ASANA_PAT','2/%D16/%D16:%H32'); V('clickup','ClickUp','CLICKUP_TOKEN','pk_%D8_%U32'); V('hubspot','HubSpot','HUBSPOT_TOKEN','pat-eu1-%G'); V('typeform','Typeform','TYPEFORM_TOKEN','tfp_%A44_%A14'); V('contentful','Contentful','CONTENTFUL_MGMT_TOKEN','CFPAT-%W43'); V('postman','Postman','POSTMAN_API_KEY','PMAK-%H24-%H34'); V('algolia','Algolia','ALGOLIA_ADMIN_KEY','%H32'); V('mapbox','Mapbox','MAPBOX_TOKEN',lambda r:'sk.eyJ1Ijoi'+rs(r,AN,68)+'.'+rs(r,B64U,22))
V('shopify','Shopify','SHOPIFY_ACCESS_TOKEN','shpat_%H32'); V('shopify_secret','Shopify','SHOPIFY_SHARED_SECRET','shpss_%H32'); V('square','Square','SQUARE_ACCESS_TOKEN','EAAAl%W59'); V('paypal','PayPal','PAYPAL_CLIENT_SECRET','E%W79'); V('braintree','Braintree','BRAINTREE_ACCESS_TOKEN','access_token$production$%L16$%H32'); V('razorpay','Razorpay','RAZORPAY_KEY_SECRET','%A24'); V('flutterwave','Flutterwave','FLW_SECRET','FLWSECK-%H32-X'); V('adyen','Adyen','ADYEN_API_KEY','AQE%B120'); V('easypost','EasyPost','EASYPOST_API_KEY','EZAK%A54'); V('shippo','Shippo','SHIPPO_TOKEN','shippo_live_%H40'); V('duffel','Duffel','DUFFEL_TOKEN','duffel_live_%W43'); V('lob','Lob','LOB_API_KEY','live_%H35')
V('azure_devops','Azure DevOps','AZDO_PAT','%A76AZDO%A4'); V('azure_ad','Azure','AZURE_CLIENT_SECRET','%A3'+'8Q~%W34'); V('azure_storage','Azure','AZURE_STORAGE_KEY','%B86=='); V('azure_openai','Azure OpenAI','AZURE_OPENAI_API_KEY','%H32'); V('alibaba','Alibaba Cloud','ALICLOUD_ACCESS_KEY','LTAI5t%A18'); V('tencent','Tencent Cloud','TENCENT_SECRET_ID','AKID%A32'); V('yandex','Yandex Cloud','YC_API_KEY','AQVN%W36')
V('artif' 'actory','Artifactory','ARTIFACTORY_API_KEY','AKCp8%A68'); V('sonar','SonarQube','SONAR_TOKEN','sqp_%H40'); V('snyk','Snyk','SNYK_TOKEN','%G'); V('buildkite','Buildkite','BUILDKITE_TOKEN','bkua_%H40'); V('circleci','CircleCI','CIRCLE_TOKEN','CCIPAT_%A22_%H40'); V('tailscale','Tailscale','TS_AUTHKEY','tskey-auth-k%A10CNTRL-%A32'); V('openshift','OpenShift','OC_TOKEN','sha256~%W43'); V('age','age','AGE_SECRET_KEY',lambda r:'AGE-SECRET-KEY-1'+rs(r,'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L',58)); V('onepassword','1Password','OP_SERVICE_ACCOUNT_TOKEN',lambda r:'ops_'+b64u(json.dumps({"signInAddress":"lumenworks.1password.com","userAuth":{"method":"SRPg-4096","alg":"PBES2g-HS256","iterations":650000,"salt":rs(r,AN,22)},"email":rs(r,LO+DG,13)+"@1passwordserviceaccounts.com","srpX":rs(r,HX,64),"secretKey":pat(r,'A3-%U6-%U6-%U5-%U5-%U5-%U5')}).encode())); V('okta','Okta','OKTA_API_TOKEN','00%W40'); V('facebook','Meta','FB_PAGE_TOKEN','EAA%A170'); V('twitter','X/Twitter','TWITTER_BEARER','AAAAAAAAAAAAAAAAAAAAA%A55%%3D%A40'.replace('%%3D','\x00')); 
_tw=VEND.pop(); VEND.append((_tw[0],_tw[1],_tw[2],lambda r:_tw[3](r).replace('\x00','%3D')))
V('prefect','Prefect','PREFECT_API_KEY','pnu_%A36'); V('harness','Harness','HARNESS_PAT','pat.%W22.%H24.%A20'); V('infracost','Infracost','INFRACOST_API_KEY','ico-%A32'); V('readme','ReadMe','README_API_KEY','rdme_%L70'); V('frameio','Frame.io','FRAMEIO_TOKEN','fio-u-%W64'); V('deno','Deno Deploy','DENO_DEPLOY_TOKEN','ddp_%A36')
V('slack_hookpath','Slack','SLACK_WEBHOOK_PATH','T0%U9/B0%U9/%A24'); V('discord_hook','Discord','DISCORD_WEBHOOK_TOKEN','%W68')
# ---------- passwords
WD={'en':'copper harbor Marmalade tractor pebble Saffron lantern winter Biscuit falcon thunder Meadow orbit pickle Juniper velvet rocket Badger umbrella Tugboat crimson waffle'.split(),
'de':'Sommer Kaffee Blumentopf Regenschirm Hausboot Eisvogel Herbst Krokodil Brezel Waldweg Lieblings Schraube Dackel Zimt'.split(),
'fr':'Soleil chocolat Bretagne papillon Fromage ecureuil bonjour Marmotte Printemps croissant baguette Loulou chouette'.split(),
'es':'Sevilla naranja Verano caballo Girasol paella tortuga Madrid murcielago abuela Lluvia Pelota zapato'.split(),
'it':'Gelato Vesuvio farfalla Estate Cappuccino gattino Bologna amore Limone Zucchina pinguino Tramonto'.split(),
'pt':'Saudade pastel Lisboa Benfica sardinha Janela cachorro Verao abacaxi Coracao bolacha tartaruga'.split(),
'nl':'Fietsbel stroopwafel Zonnig Konijn regenjas Tulpen kaasje Molen Hagelslag Winter pindakaas'.split(),
'pl':'Kotek pierogi Warszawa Bursztyn zubr Wiosna truskawka Mazury ogorek Burza kluski Jesien'.split()}
PN='Luna Max Bella Rocky Minou Felix Pongo Simba Oliver Emma Lotte Kuba Ines Marco'.split()
def pw(r,lang='en',safe=False):
    w=WD.get(lang) or WD['en']; y=str(r.choice([r.randint(1962,2008),r.randint(2018,2026)])); k=r.randrange(14)
    sy='!' if safe else r.choice('!!!@#$%&*?')
    if k==0: s=r.choice(w).capitalize()+y+sy
    elif k==1: s=r.choice(w)+r.choice(['-','_','.'])+r.choice(w).capitalize()+r.choice(['-','_'])+str(r.randint(2,99))
    elif k==2: s=r.choice(PN).lower()+str(r.randint(10,9999))
    elif k==3: s=r.choice(PN)+r.choice(['&','+','u','_'] if not safe else ['_','u'])+r.choice(PN)+y
    elif k==4: s=''.join({'a':'@','o':'0','e':'3','i':'1','s':'$'}.get(c,c) if r.random()<.6 else c for c in r.choice(w))+str(r.randint(1,999)); s=s.replace('@','4').replace('$','5') if safe else s
    elif k==5: s='-'.join(r.choice(w).lower() for _ in range(4))
    elif k==6: s=r.choice(['Qwertz','qwerty','Qwer','asdf','1q2w3e4r','Azerty','zaq1'])+str(r.randint(10,9999))+sy
    elif k==7: s=rs(r,AN,r.randint(10,16))
    elif k==8: s=rs(r,AN+('-_' if safe else '!#$%*+-_=?@^'),r.randint(14,24)); s='k'+s[1:-1]+'7'
    elif k==9: s=rs(r,LO,6)+'-'+rs(r,AN,6)+'-'+rs(r,LO,6)
    elif k==10: s=r.choice(['Welcome','Start','Init','Temp','Admin','Passw0rd','Root','Office','Guest'])+str(r.randint(10,2099))+sy
    elif k==11: s=r.choice(w).capitalize()+r.choice(w).capitalize()+str(r.randint(0,99))+sy
    elif k==12: s=rs(r,AN,4)+sy+rs(r,AN,5)+('_' if safe else r.choice('#+%=^'))+rs(r,AN,4)
    else: s=r.choice(PN)+'.'+r.choice(w).lower()+r.choice(['.','#' if not safe else '_'])+str(r.randint(1,31))
    return s
def passphrase(r,lang='en'):
    w=[x.lower() for x in (WD.get(lang) or WD['en'])]; return ' '.join(r.sample(w,r.choice([4,4,5])))
# ---------- keys
def _prime(r,b):
    while True:
        n=r.getrandbits(b)|(3<<(b-2))|1
        if any(n%p==0 for p in (3,5,7,11,13,17,19,23,29,31,37,41,43)): continue
        if pow(2,n-1,n)==1 and pow(3,n-1,n)==1 and n%65537!=1: return n
def _der(t,b):
    l=len(b)
    h=bytes([l]) if l<128 else (lambda x:bytes([128|len(x)])+x)(l.to_bytes((l.bit_length()+7)//8,'big'))
    return bytes([t])+h+b
def _int(n): return _der(2,n.to_bytes(n.bit_length()//8+1,'big'))
def pem(lbl,b,w=64):
    s=b64(b); return f'-----BEGIN {lbl}-----\n'+'\n'.join(s[i:i+w] for i in range(0,len(s),w))+f'\n-----END {lbl}-----'
def rsa(r):
    p,q=_prime(r,512),_prime(r,512); e=65537; d=pow(e,-1,(p-1)*(q-1))
    return _der(48,b''.join(map(_int,[0,p*q,e,d,p,q,d%(p-1),d%(q-1),pow(q,-1,p)])))
_rsac={}
def privkey(r):
    k=r.randrange(6)
    if k in(0,1):
        i=r.randrange(12)
        if i not in _rsac:
            import random; _rsac[i]=rsa(random.Random(repr(('rsa',i))))
        b=_rsac[i]
        if k==0: return pem('RSA PRIVATE KEY',b)
        return pem('PRIVATE KEY',_der(48,_int(0)+bytes.fromhex('300d06092a864886f70d0101010500')+_der(4,b)))
    if k==2: return pem('EC PRIVATE KEY',bytes.fromhex('30310201010420')+rb(r,32)+bytes.fromhex('a00a06082a8648ce3d030107'))
    if k==3: return pem('PRIVATE KEY',bytes.fromhex('302e020100300506032b657004220420')+rb(r,32))
    if k==4:
        S=lambda b:struct.pack('>I',len(b))+b
        pub=rb(r,32);c=rb(r,4);pk=S(b'ssh-ed25519')+S(pub)
        pr=c+c+S(b'ssh-ed25519')+S(pub)+S(rb(r,32)+pub)+S(b'deploy@ci'); pr+=bytes(range(1,1+(-len(pr))%8))
        return pem('OPENSSH PRIVATE KEY',b'openssh-key-v1\0'+S(b'none')+S(b'none')+S(b'')+struct.pack('>I',1)+S(pk)+S(pr),70)
    s=b64(rb(r,640)); return '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIIFHDBOBgkqhkiG9w0BBQ0wQTApBgkqhkiG9w0BBQwwHAQI'+s[:16]+'\n'+'\n'.join(s[i:i+64] for i in range(16,len(s),64))+'\n-----END ENCRYPTED PRIVATE KEY-----'
def pwhash(r):
    k=r.randrange(8)
    if k==0: return '$2'+r.choice('aby')+'$'+r.choice(['10','12'])+'$'+rs(r,'./'+AN,53)
    if k==1: return '$6$'+rs(r,'./'+AN,16)+'$'+rs(r,'./'+AN,86)
    if k==2: return '$argon2id$v=19$m=65536,t=3,p=4$'+b64(rb(r,16)).rstrip('=')+'$'+b64(rb(r,32)).rstrip('=')
    if k==3: return '$1$'+rs(r,'./'+AN,8)+'$'+rs(r,'./'+AN,22)
    if k==4: return 'pbkdf2_sha256$'+r.choice(['600000','870000'])+'$'+rs(r,AN,22)+'$'+b64(rb(r,32))
    if k==5: return '{SSHA}'+b64(rb(r,28))
    if k==6: return '$y$j9T$'+rs(r,'./'+AN,22)+'$'+rs(r,'./'+AN,43)
    return '$apr1$'+rs(r,'./'+AN,8)+'$'+rs(r,'./'+AN,22)
def gkey(r):
    k=r.randrange(9)
    return [lambda:rs(r,HX,r.choice([32,40,48,64])),lambda:rs(r,AN,r.choice([24,32,40,48])),lambda:b64(rb(r,r.choice([24,32,48]))),lambda:b64u(rb(r,r.choice([24,32,36]))),lambda:r.choice(['nk','tdn','kst','lw','acq'])+'_'+r.choice(['live','prod','sk','svc'])+'_'+rs(r,AN,r.choice([24,32])),lambda:uuid(r),lambda:rs(r,UP+DG,r.choice([20,28])),lambda:rs(r,LO+DG,r.choice([25,36])),lambda:'-'.join(rs(r,UP+DG,5) for _ in range(5))][k]()
def totp(r): return rs(r,UP+'234567',r.choice([16,32,32]))
# ---------- payment
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c); d=d*2 if i%2==0 else d; t+=d-9 if d>9 else d
    return str(-t%10)
def card(r,sep=None):
    pre,n=r.choice([('4',16)]*5+[('51',16),('53',16),('55',16),('2221',16),('2720',16),('34',15),('37',15),('6011',16),('3530',16),('3056',14),('6212',16),('5018',16)])
    while True:
        s=pre+rs(r,DG,n-1-len(pre)); s+=luhn(s)
        if len(set(s))>5: break
    sep=r.choice(['',' ',' ','-']) if sep is None else sep
    if n==15: return sep.join([s[:4],s[4:10],s[10:]])
    if n==14: return sep.join([s[:4],s[4:10],s[10:]])
    return sep.join(s[i:i+4] for i in range(0,n,4))
IB={'DE':'D18','AT':'D16','CH':'D17','FR':None,'BE':None,'ES':None,'IT':None,'PT':None,'NL':'u4D10','PL':'D24','GB':'u4D14','IE':'u4D14','SE':'D20','DK':'D14','NO':None,'FI':'D14','CZ':'D20','HU':'D24','RO':'u4A16','GR':'D23','TR':'D22','LU':'D16','HR':'D17','BG':'u4D14','LT':'D16','EE':'D16'}
NLB='ABNA INGB RABO TRIO SNSB BUNQ ASNB'.split();GBB='BARC LOYD MIDL NWBK HBUK MONZ'.split()
def iban(r,cc=None,fmt=None):
    cc=cc if cc in IB else r.choice(list(IB))
    if cc=='NL': b=r.choice(NLB)+rs(r,DG,10)
    elif cc=='GB': b=r.choice(GBB)+rs(r,DG,14)
    elif cc=='IE': b=r.choice(['AIBK','BOFI','IPBS'])+rs(r,DG,14)
    elif cc=='RO': b=r.choice(['BTRL','RNCB','INGB'])+rs(r,UP+DG,16)
    elif cc=='BG': b=r.choice(['UNCR','STSA','BPBI'])+rs(r,DG,14)
    elif cc=='BE': x=rs(r,DG,10); b=x+'%02d'%(int(x)%97 or 97)
    elif cc=='FR': x=rs(r,DG,21); b=x+'%02d'%(97-(89*int(x[:5])+15*int(x[5:10])+3*int(x[10:]))%97)
    elif cc=='ES':
        x=rs(r,DG,8);y=rs(r,DG,10);w=[1,2,4,8,5,10,9,7,3,6]
        c=lambda z:(lambda v:{10:1,11:0}.get(v,v))(11-sum(int(a)*q for a,q in zip(z,w))%11)
        b=x+str(c('00'+x))+str(c(y))+y
    elif cc=='IT':
        x=rs(r,DG,22); od=[1,0,5,7,9,13,15,17,19,21]
        t=sum(od[int(c)] if i%2==0 else int(c) for i,c in enumerate(x)); b=UP[t%26]+x
    elif cc=='PT': x=rs(r,DG,19); b=x+'%02d'%(98-int(x+'00')%97)
    elif cc=='NO':
        while True:
            x=rs(r,DG,10); c=-sum(int(a)*q for a,q in zip(x,[5,4,3,2,7,6,5,4,3,2]))%11
            if c<10: break
        b=x+str(c)
    else: b=pat(r,re.sub(r'([uDA])',r'%\1',IB[cc]))
    n=''.join(str(int(c,36)) for c in b+cc+'00'); s=cc+'%02d'%(98-int(n)%97)+b
    f=r.randrange(3) if fmt is None else fmt
    return s if f==0 else ' '.join(s[i:i+4] for i in range(0,len(s),4))
def bic(r,cc=None): return rs(r,UP,4)+(cc or r.choice(list(IB)))+r.choice(UP)+r.choice(UP+'23456789')+r.choice(['','','XXX',rs(r,DG,3)])
def routing(r):
    s='%02d'%r.choice([1,2,3,4,5,6,7,8,9,10,11,12,21,26,31,32])+rs(r,DG,6); w=[3,7,1]*3
    return s+str(-sum(int(a)*b for a,b in zip(s,w))%10)
def b58c(b,al=B58):
    b+=hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4]; return b58(b,al)
def b58(b,al=B58):
    n=int.from_bytes(b,'big'); s=''
    while n: n,m=divmod(n,58); s=al[m]+s
    return al[0]*(len(b)-len(b.lstrip(b'\0')))+s
def bech32(hrp,data):
    C='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    def pm(v):
        c=1
        for x in v:
            t=c>>25; c=(c&0x1ffffff)<<5^x
            for i,g in enumerate([0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3]):
                if t>>i&1: c^=g
        return c
    n=int.from_bytes(data,'big');L=len(data)*8;pad=-L%5;n<<=pad;d=[0]+[(n>>s)&31 for s in range(L+pad-5,-1,-5)]
    e=[ord(c)>>5 for c in hrp]+[0]+[ord(c)&31 for c in hrp]
    p=pm(e+d+[0]*6)^1
    return hrp+'1'+''.join(C[x] for x in d+[(p>>5*(5-i))&31 for i in range(6)])
def crypto(r):
    k=r.randrange(7)
    return [lambda:b58c(b'\0'+rb(r,20)),lambda:b58c(b'\5'+rb(r,20)),lambda:bech32('bc',rb(r,20)),lambda:'0x'+rs(r,HX,40),lambda:bech32('ltc',rb(r,20)),lambda:b58c(b'\x41'+rb(r,20)),lambda:b58(rb(r,32))][k]()
# ---------- ids
def _d(r,n): return rs(r,DG,n)
def dob(r): return (r.randint(1941,2006),r.randint(1,12),r.randint(1,28))
def verhoeff(s):
    d=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
    p=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4]]
    for i in range(2,8): p.append([p[i-1][p[1][j]] for j in range(10)])
    inv=[0,4,3,2,1,5,6,7,8,9]; c=0
    for i,ch in enumerate(reversed(s)): c=d[c][p[(i+1)%8][int(ch)]]
    return s+str(inv[c])
def _w(s,w): return sum(int(a)*b for a,b in zip(s,w))
def _iso7064_11_10(s):
    p=10
    for c in s:
        x=(p+int(c))%10 or 10; p=x*2%11
    return str((11-p)%10)
def nid(r,cc,D=None,last='Rossi',first='Maria'):
    y,m,d=D or dob(r); yy=y%100; ymd='%02d%02d%02d'%(yy,m,d); dmy='%02d%02d%02d'%(d,m,yy)
    while True:
        x=_nid(r,cc,y,m,d,yy,ymd,dmy,last,first)
        if x: return x
def _nid(r,cc,y,m,d,yy,ymd,dmy,last,first):
    if cc=='US':
        a=r.randint(1,899)
        if a==666: return
        return '%03d-%02d-%04d'%(a,r.randint(1,99),r.randint(1,9999))
    if cc=='GB':
        p=r.choice('ABCEGHJKLMNPRSTWXYZ')+r.choice('ABCEGHJKLMNPRSTWXYZ')
        if p in('BG','GB','KN','NK','NT','TN','ZZ'): return
        n=_d(r,6); return (p+n+r.choice('ABCD')) if r.random()<.5 else f'{p} {n[:2]} {n[2:4]} {n[4:]} '+r.choice('ABCD')
    if cc=='CA': s=r.choice('1234567')+_d(r,7); s+=luhn(s); return s[:3]+r.choice([' ','-'])+s[3:6]+' '+s[6:] if 0 else ' '.join([s[:3],s[3:6],s[6:]])
    if cc=='AU':
        s=r.choice('123456789')+_d(r,8); return ' '.join([s[:3],s[3:6],s[6:]]) if _w(s,[1,4,3,7,5,8,6,9,10])%11==0 else None
    if cc=='NZ':
        s='0'+str(r.randint(10000000,49999999)) if 0 else str(r.randint(10000000,99999999))
        c=-_w(s,[3,2,7,6,5,4,3,2])%11
        return f'{s[:2]}-{s[2:5]}-{s[5:]}{c}' if c<10 else None
    if cc=='IE':
        s=_d(r,7);e=r.choice('AW'); e='A'; t=_w(s,[8,7,6,5,4,3,2])+9*1; return s+'WABCDEFGHIJKLMNOPQRSTUV'[t%23]+e
    if cc=='ZA': s=ymd+_d(r,4)+'08'; return s+luhn(s)
    if cc=='IN': s=verhoeff(r.choice('23456789')+_d(r,10)); return ' '.join([s[:4],s[4:8],s[8:]])
    if cc=='SG':
        s=_d(r,7); return 'S'+s+'JZIHGFEDCBA'[_w(s,[2,7,6,5,4,3,2])%11]
    if cc=='DE':
        ds=r.sample('123456789',9); ds.append(r.choice(ds)); r.shuffle(ds)
        if ds[0]=='0': return
        s=''.join(ds); s+=_iso7064_11_10(s); return s if r.random()<.5 else f'{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}'
    if cc=='AT':
        s=r.choice('123456789')+_d(r,2); c=_w(s+dmy,[3,7,9,5,8,4,2,1,6])%11
        return f'{s}{c} {dmy}' if c<10 else None
    if cc=='CH':
        s='756'+_d(r,9); c=-sum(int(x)*(1 if i%2==0 else 3) for i,x in enumerate(s))%10; s+=str(c); return f'{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}'
    if cc=='FR':
        s=r.choice('12')+'%02d%02d'%(yy,m)+'%02d'%r.choice([13,31,33,35,44,59,67,69,75,92])+'%03d'%r.randint(1,600)+'%03d'%r.randint(1,600); k='%02d'%(97-int(s)%97)
        return s+k if r.random()<.4 else f'{s[0]} {s[1:3]} {s[3:5]} {s[5:7]} {s[7:10]} {s[10:]} {k}'
    if cc=='BE':
        s=ymd+'%03d'%r.randint(1,997); k='%02d'%(97-int(('2' if y>=2000 else '')+s)%97); return f'{s[:2]}.{s[2:4]}.{s[4:6]}-{s[6:]}.{k}'
    if cc=='ES':
        L='TRWAGMYFPDXBNJZSQVHLCKE'
        if r.random()<.3: p=r.randrange(3);n=_d(r,7); return 'XYZ'[p]+n+L[int(str(p)+n)%23]
        n=_d(r,8); return n+r.choice(['','-'])+L[int(n)%23]
    if cc=='IT':
        def cons(s,isf):
            s=[c for c in fold(s).upper() if c in UP]; c=[x for x in s if x not in 'AEIOU'];v=[x for x in s if x in 'AEIOU']
            if isf and len(c)>3: c=[c[0],c[2],c[3]]
            return ''.join((c+v+['X']*3)[:3])
        s=cons(last,0)+cons(first,1)+'%02d'%yy+'ABCDEHLMPRST'[m-1]+'%02d'%(d+(40 if r.random()<.5 else 0))+r.choice(['F205','H501','F839','L219','A944','D612','G273'])
        od=dict(zip(DG+UP,[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(od[c] if i%2==0 else (int(c) if c in DG else UP.index(c)) for i,c in enumerate(s)); return s+UP[t%26]
    if cc=='PT':
        s=r.choice('12')+_d(r,7); c=11-_w(s,range(9,1,-1))%11; c=0 if c>9 else c; s+=str(c); return r.choice([s,f'{s[:3]} {s[3:6]} {s[6:]}'])
    if cc=='BR':
        s=_d(r,9); 
        for n in (10,11): c=11-_w(s,range(n,1,-1))%11; s+=str(0 if c>9 else c)
        return r.choice([s,f'{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}'])
    if cc=='NL':
        s=r.choice('12')+_d(r,7); c=_w(s,range(9,1,-1))%11; return s+str(c) if c<10 else None
    if cc=='PL':
        mm=m+(20 if y>=2000 else 0); s='%02d%02d%02d'%(yy,mm,d)+_d(r,4); return s+str(-_w(s,[1,3,7,9,1,3,7,9,1,3])%10)
    if cc=='SE': s=ymd+_d(r,3); s+=luhn(s); return r.choice([str(y)[:2],''])+s[:6]+'-'+s[6:]
    if cc=='NO':
        s=dmy+'%03d'%(r.randint(0,499) if y<2000 else r.randint(500,999)); k=11-_w(s,[3,7,6,1,8,9,4,5,2])%11; k=0 if k==11 else k
        if k==10: return
        s+=str(k); k=11-_w(s,[5,4,3,2,7,6,5,4,3,2])%11; k=0 if k==11 else k
        if k==10: return
        return s[:6]+r.choice(['',' '])+s[6:]+str(k)
    if cc=='DK':
        s=dmy+r.choice('0123' if y<2000 else '4567')+_d(r,2); c=-_w(s,[4,3,2,7,6,5,4,3,2])%11
        return s[:6]+'-'+s[6:]+str(c) if c<10 else None
    if cc=='FI': n='%03d'%r.randint(2,899); return dmy+('A' if y>=2000 else '-')+n+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(dmy+n)%31]
    if cc in('CZ','SK'):
        mm=m+(50 if r.random()<.5 else 0); s='%02d%02d%02d'%(yy,mm,d)+_d(r,3)
        if y<1954 : return s[:6]+'/'+s[6:]
        c=int(s)%11
        return s[:6]+'/'+s[6:]+str(c) if c<10 else None
    if cc=='RO':
        s=str((5 if y>=2000 else 1)+r.randrange(2))+ymd+'%02d'%r.choice([1,12,13,22,35,40,41])+'%03d'%r.randint(1,999); c=_w(s,[2,7,9,1,4,6,3,5,8,2,7,9])%11; return s+str(1 if c==10 else c)
    if cc=='BG':
        mm=m+(40 if y>=2000 else 0); s='%02d%02d%02d'%(yy,mm,d)+_d(r,3); return s+str(_w(s,[2,4,8,5,10,9,7,3,6])%11%10)
    if cc=='HR': s=_d(r,10); return s+_iso7064_11_10(s)
    if cc in('EE','LT'):
        s=str((5 if y>=2000 else 3)+r.randrange(2))+ymd+_d(r,3); c=_w(s,[1,2,3,4,5,6,7,8,9,1])%11
        if c==10: c=_w(s,[3,4,5,6,7,8,9,1,2,3])%11%10
        return s+str(c)
    if cc=='HU':
        s='8'+_d(r,8); c=_w(s,range(1,10))%11; return s+str(c) if c<10 else None
    if cc=='GR': s=dmy+_d(r,4); return s+luhn(s)
    if cc=='TR':
        s=r.choice('123456789')+_d(r,8); a=[int(c) for c in s]; x=(sum(a[0::2])*7-sum(a[1::2]))%10; return s+str(x)+str((sum(a)+x)%10)
    if cc=='CL':
        n=str(r.randint(5000000,25999999)); t=11-sum(int(c)*(2+i%6) for i,c in enumerate(reversed(n)))%11; return f'{int(n):,}'.replace(',','.')+'-'+('K' if t==10 else '0' if t==11 else str(t))
    if cc=='AR':
        s=r.choice(['20','27','23'])+_d(r,8); c=11-_w(s,[5,4,3,2,7,6,5,4,3,2])%11
        if c==10: return
        return f'{s[:2]}-{s[2:]}-{0 if c==11 else c}'
    if cc=='MX':
        A='0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ'; s=rs(r,'BCGLMPRST',1)+r.choice('AEIO')+rs(r,'BCGLMRS',2)+ymd+r.choice('HM')+r.choice(['DF','JC','NL','PL','VZ'])+rs(r,'BCDGLMNRST',3)+('A' if y>=2000 else '0'); return s+str(-sum(A.index(c)*(18-i) for i,c in enumerate(s))%10)
    if cc=='CO': s=str(r.randint(10**8*9//10,1199999999)); return f'{int(s):,}'.replace(',','.')
    if cc=='CN':
        s=r.choice(['110105','310104','440305','330106','510107'])+'%d%02d%02d'%(y,m,d)+'%03d'%r.randint(1,999); return s+'10X98765432'[_w(s,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])%11]
    if cc=='JP':
        s=_d(r,11); q=_w(s,[6,5,4,3,2,7,6,5,4,3,2])%11; s+=str(0 if q<=1 else 11-q); return r.choice([s,f'{s[:4]} {s[4:8]} {s[8:]}',f'{s[:4]}-{s[4:8]}-{s[8:]}'])
    if cc=='KR':
        s=ymd+str((1 if y<2000 else 3)+r.randrange(2))+_d(r,5); return s[:6]+'-'+s[6:]+str((11-_w(s,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10)
    if cc=='RU':
        s=_d(r,9);n=_w(s,range(9,0,-1))%101%100; return f'{s[:3]}-{s[3:6]}-{s[6:]} {n:02d}'
    if cc=='UA':
        import datetime; s='%05d'%(datetime.date(y,m,d)-datetime.date(1899,12,31)).days+_d(r,4); return s+str(_w(s,[-1,5,7,9,4,6,10,5,7])%11%10)
    if cc=='IL': s=_d(r,8); return s+luhn(s)
    if cc=='TH':
        s=r.choice('1235')+_d(r,11); s+=str((11-_w(s,range(13,1,-1))%11)%10); return f'{s[0]}-{s[1:5]}-{s[5:10]}-{s[10:12]}-{s[12]}'
NIDCC='US GB CA AU NZ IE ZA IN SG DE AT CH FR BE ES IT PT BR NL PL SE NO DK FI CZ SK RO BG HR EE LT HU GR TR CL AR MX CO CN JP KR RU UA IL TH'.split()
def fold(s):
    s=s.translate(str.maketrans({'ł':'l','Ł':'L','ß':'ss','ø':'o','Ø':'O','æ':'ae','ı':'i','đ':'d','þ':'th','ð':'d','œ':'oe'}))
    return ''.join(c for c in unicodedata.normalize('NFD',s) if not unicodedata.combining(c))

# -*- coding: utf-8 -*-
"""Value makers. Everything is fictional and drawn from the item's random generator."""
import base64, binascii, hashlib, hmac, json, struct, zlib, string, datetime, os, unicodedata
B62='0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
ALNUM=string.ascii_letters+string.digits
HEX='0123456789abcdef'
UP=string.ascii_uppercase
LOW=string.ascii_lowercase
DIG=string.digits
URLS=ALNUM+'-_'
def rs(r,n,a=ALNUM): return ''.join(r.choice(a) for _ in range(n))
def rb(r,n): return bytes(r.getrandbits(8) for _ in range(n))
def b64(b): return base64.b64encode(b).decode()
def b64u(b): return base64.urlsafe_b64encode(b).decode().rstrip('=')
def hx(r,n): return rs(r,n,HEX)
def uuid(r):
    h=hx(r,32); h=h[:12]+'4'+h[13:16]+r.choice('89ab')+h[17:]
    return '-'.join([h[:8],h[8:12],h[12:16],h[16:20],h[20:]])
def b62(n,w):
    s=''
    while n: s=B62[n%62]+s; n//=62
    return s.rjust(w,'0')
def ghtok(p):
    def f(r):
        a=rs(r,30,B62); return p+a+b62(zlib.crc32(a.encode()),6)
    return f
def jwt(r,alg='HS256',claims=None):
    h={'alg':alg,'typ':'JWT'}
    if r.random()<.3: h['kid']=hx(r,8)
    t=1690000000+r.randrange(90000000)
    c=claims or {'sub':str(r.randrange(10**6)),'iat':t,'exp':t+r.choice([900,3600,86400]),'aud':r.choice(['api','portal','orders-svc','mobile']),'scope':r.choice(['read','read write','admin','openid profile'])}
    if r.random()<.4: c['jti']=uuid(r)
    sig=rb(r,{'HS256':32,'RS256':256,'ES256':64}[alg])
    return '.'.join([b64u(json.dumps(h,separators=(',',':')).encode()),b64u(json.dumps(c,separators=(',',':')).encode()),b64u(sig)])
CH='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
def polymod(v):
    G=[0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3];c=1
    for x in v:
        b=c>>25;c=(c&0x1ffffff)<<5^x
        for i in range(5): c^=G[i] if (b>>i)&1 else 0
    return c
def conv(b,f,t):
    acc=bits=0;o=[]
    for x in b:
        acc=(acc<<f)|x;bits+=f
        while bits>=t: bits-=t;o.append((acc>>bits)&((1<<t)-1))
    if bits:o.append((acc<<(t-bits))&((1<<t)-1))
    return o
def bech(hrp,data,const=1):
    v=[ord(x)>>5 for x in hrp]+[0]+[ord(x)&31 for x in hrp]
    p=polymod(v+data+[0]*6)^const
    return hrp+'1'+''.join(CH[d] for d in data+[(p>>5*(5-i))&31 for i in range(6)])
B58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b,al=B58):
    n=int.from_bytes(b,'big');s=''
    while n: s=al[n%58]+s;n//=58
    for x in b:
        if x: break
        s=al[0]+s
    return s
def b58c(b,al=B58):
    return b58(b+hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4],al)
def crypto(r,k=None):
    k=k or r.choice('btc1 btc3 bc1 bc1p eth eth ltc trx sol xrp doge'.split())
    h=rb(r,20)
    if k=='btc1': return b58c(b'\0'+h)
    if k=='btc3': return b58c(b'\5'+h)
    if k=='bc1': return bech('bc',[0]+conv(h,8,5))
    if k=='bc1p': return bech('bc',[1]+conv(rb(r,32),8,5),0x2bc830a3)
    if k=='ltc': return bech('ltc',[0]+conv(h,8,5))
    if k=='trx': return b58c(b'\x41'+h)
    if k=='doge': return b58c(b'\x1e'+h)
    if k=='sol': return b58(rb(r,32))
    if k=='xrp': return b58c(b'\0'+h,'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz')
    return '0x'+h.hex()
V={}
def v(id,disp,env,host,f): V[id]=(disp,env,host,f)
def P(prefix,n,a=ALNUM): return lambda r: prefix+rs(r,n,a)
def J(*parts):
    def f(r): return ''.join(p if isinstance(p,str) else rs(r,p[0],p[1]) for p in parts)
    return f
B64A=ALNUM+'+/'
v('aws','AWS','AWS_SECRET_ACCESS_KEY','s3.eu-central-1.amazonaws.com',P('',40,B64A))
v('aws_key_id','AWS','AWS_ACCESS_KEY_ID','sts.amazonaws.com',P('AKIA',16,UP+'234567'))
v('aws_session','AWS','AWS_SESSION_TOKEN','sts.amazonaws.com',lambda r:'IQoJb3JpZ2luX2Vj'+rs(r,r.randrange(300,420),B64A)+'==')
v('github','GitHub','GITHUB_TOKEN','api.github.com',ghtok('ghp_'))
v('github_fine','GitHub','GH_PAT','api.github.com',lambda r:'github_pat_11'+rs(r,20,UP+DIG)+'_'+rs(r,59))
v('github_oauth','GitHub OAuth','GH_OAUTH_TOKEN','api.github.com',ghtok('gho_'))
v('github_app','GitHub App','GH_INSTALLATION_TOKEN','api.github.com',ghtok('ghs_'))
v('gitlab','GitLab','GITLAB_TOKEN','gitlab.com/api/v4',P('glpat-',20,URLS))
v('gitlab_runner','GitLab Runner','CI_RUNNER_TOKEN','gitlab.com/api/v4/runners',P('glrt-',20,URLS))
v('gitlab_deploy','GitLab','CI_DEPLOY_PASSWORD','registry.gitlab.com',P('gldt-',20,URLS))
v('slack','Slack','SLACK_BOT_TOKEN','slack.com/api',J('xoxb-',(12,DIG),'-',(13,DIG),'-',(24,ALNUM)))
v('slack_user','Slack','SLACK_USER_TOKEN','slack.com/api',J('xoxp-',(12,DIG),'-',(12,DIG),'-',(13,DIG),'-',(32,HEX)))
v('slack_app','Slack','SLACK_APP_TOKEN','slack.com/api',J('xapp-1-A',(10,UP+DIG),'-',(13,DIG),'-',(64,HEX)))
v('slack_webhook','Slack','SLACK_WEBHOOK_URL','hooks.slack.com',J('https://hooks.slack.com/services/T',(10,UP+DIG),'/B',(10,UP+DIG),'/',(24,ALNUM)))
v('stripe','Stripe','STRIPE_SECRET_KEY','api.stripe.com/v1',J('sk_live_51',(14,ALNUM),(83,ALNUM)))
v('stripe_restricted','Stripe','STRIPE_RK','api.stripe.com/v1',J('rk_live_51',(14,ALNUM),(83,ALNUM)))
v('stripe_old','Stripe','STRIPE_API_KEY','api.stripe.com/v1',P('sk_live_',24))
v('stripe_webhook','Stripe','STRIPE_WEBHOOK_SECRET','api.stripe.com/v1',P('whsec_',32))
v('openai','OpenAI','OPENAI_API_KEY','api.openai.com/v1',J('sk-proj-',(74,URLS),'T3BlbkFJ',(74,URLS)))
v('openai_svc','OpenAI','OPENAI_SERVICE_KEY','api.openai.com/v1',J('sk-svcacct-',(74,URLS),'T3BlbkFJ',(74,URLS)))
v('openai_old','OpenAI','OPENAI_KEY','api.openai.com/v1',J('sk-',(20,ALNUM),'T3BlbkFJ',(20,ALNUM)))
v('anthropic','Anthropic','ANTHROPIC_API_KEY','api.anthropic.com/v1',J('sk-ant-api03-',(93,URLS),'AA'))
v('google_api','Google','GOOGLE_API_KEY','maps.googleapis.com/maps/api',P('AIzaSy',33,URLS))
v('google_oauth','Google','GOOGLE_CLIENT_SECRET','oauth2.googleapis.com',P('GOCSPX-',28,URLS))
v('google_access','Google','GCP_ACCESS_TOKEN','storage.googleapis.com',P('ya29.a0A',150,URLS))
v('google_refresh','Google','GOOGLE_REFRESH_TOKEN','oauth2.googleapis.com',P('1//0',98,URLS))
v('huggingface','Hugging Face','HF_TOKEN','huggingface.co/api',P('hf_',34,string.ascii_letters))
v('npm','npm','NPM_TOKEN','registry.' 'npmjs.org',ghtok('npm_'))
v('pypi','PyPI','TWINE_PASSWORD','upload.pypi' '.org/legacy',lambda r:'pypi-AgEIcHlwaS5vcmc'+rs(r,150,URLS))
v('rubygems','RubyGems','GEM_HOST_API_KEY','rubygems.org/api/v1',P('rubygems_',48,HEX))
v('nuget','NuGet','NUGET_API_KEY','api.nuget.org/v3',P('oy2',43,LOW+'234567'))
v('crates','crates.io','CARGO_REGISTRY_TOKEN','crates.io/api/v1',P('cio',32))
v('docker','Docker Hub','DOCKERHUB_TOKEN','hub.docker.com/v2',P('dckr_pat_',27,URLS))
v('sendgrid','SendGrid','SENDGRID_API_KEY','api.sendgrid.com/v3',J('SG.',(22,URLS),'.',(43,URLS)))
v('mailgun','Mailgun','MAILGUN_API_KEY','api.eu.mailgun.net/v3',P('key-',32,HEX))
v('mailgun2','Mailgun','MAILGUN_KEY','api.mailgun.net/v3',J((32,HEX),'-',(8,HEX),'-',(8,HEX)))
v('mailchimp','Mailchimp','MAILCHIMP_API_KEY','us14.api.mailchimp.com/3.0',lambda r:hx(r,32)+'-us%d'%r.randrange(1,22))
v('twilio','Twilio','TWILIO_AUTH_TOKEN','api.twilio.com/2010-04-01',P('',32,HEX))
v('twilio_key','Twilio','TWILIO_API_KEY','api.twilio.com/2010-04-01',P('SK',32,HEX))
v('digitalocean','DigitalOcean','DIGITALOCEAN_ACCESS_TOKEN','api.digitalocean.com/v2',P('dop_v1_',64,HEX))
v('heroku','Heroku','HEROKU_API_KEY','api.heroku.com',P('HRKU-AA',58,URLS))
v('netlify','Netlify','NETLIFY_AUTH_TOKEN','api.netlify.com/api/v1',P('nfp_',36))
v('vercel','Vercel','VERCEL_TOKEN','api.vercel.com',P('',24))
v('cloudflare','Cloudflare','CLOUDFLARE_API_TOKEN','api.cloudflare.com/client/v4',P('',40,URLS))
v('cloudflare_ca','Cloudflare','CF_ORIGIN_CA_KEY','api.cloudflare.com/client/v4',J('v1.0-',(24,HEX),'-',(146,HEX)))
v('databricks','Databricks','DATABRICKS_TOKEN','adb-4418820.11.azuredatabricks.net/api/2.0',P('dapi',32,HEX))
v('datadog','Datadog','DD_API_KEY','api.datadoghq.eu/api/v1',P('',32,HEX))
v('datadog_app','Datadog','DD_APP_KEY','api.datadoghq.eu/api/v1',P('',40,HEX))
v('newrelic','New Relic','NEW_RELIC_API_KEY','api.newrelic.com/graphql',P('NRAK-',27,UP+DIG))
v('newrelic_lic','New Relic','NEW_RELIC_LICENSE_KEY','log-api.eu.newrelic.com',lambda r:'eu01xx'+hx(r,30)+'NRAL')
def glsa(r):
    a='glsa_'+rs(r,32); return a+'_%08x'%zlib.crc32(a.encode())
v('grafana','Grafana','GRAFANA_TOKEN','grafana.net/api',glsa)
v('grafana_cloud','Grafana Cloud','GRAFANA_CLOUD_API_KEY','grafana.com/api',lambda r:'glc_'+b64(json.dumps({'o':str(r.randrange(10**6)),'n':'stack-'+rs(r,5,LOW),'k':rs(r,24),'m':{'r':'eu'}},separators=(',',':')).encode()))
v('sentry','Sentry','SENTRY_AUTH_TOKEN','sentry.io/api/0',P('sntryu_',64,HEX))
v('sentry_org','Sentry','SENTRY_ORG_TOKEN','sentry.io/api/0',lambda r:'sntrys_'+b64(json.dumps({'iat':1.7e9+r.randrange(10**7),'url':'https://sentry.io','region_url':'https://de.sentry.io','org':rs(r,6,LOW)}).encode()).rstrip('=')+'_'+rs(r,43,B64A))
v('pagerduty','PagerDuty','PAGERDUTY_TOKEN','api.pagerduty.com',P('u+',18,URLS))
v('linear','Linear','LINEAR_API_KEY','api.linear.app/graphql',P('lin_api_',40))
v('notion','Notion','NOTION_TOKEN','api.notion.com/v1',J('ntn_',(11,DIG),(35,ALNUM)))
v('airtable','Airtable','AIRTABLE_PAT','api.airtable.com/v0',J('pat',(14,ALNUM),'.',(64,HEX)))
v('figma','Figma','FIGMA_TOKEN','api.figma.com/v1',P('figd_',40,URLS))
v('shopify','Shopify','SHOPIFY_ACCESS_TOKEN','kornblume-shop.myshopify.com/admin/api',P('shpat_',32,HEX))
v('shopify_secret','Shopify','SHOPIFY_API_SECRET','kornblume-shop.myshopify.com/admin',P('shpss_',32,HEX))
v('square','Square','SQUARE_ACCESS_TOKEN','connect.squareup.com/v2',P('EAAA',60,URLS))
v('square_secret','Square','SQUARE_APP_SECRET','connect.squareup.com/oauth2',P('sq0csp-',43,URLS))
v('braintree','Braintree','BRAINTREE_ACCESS_TOKEN','payments.braintree-api.com',J('access_token$production$',(16,LOW+DIG),'$',(32,HEX)))
v('adyen','Adyen','ADYEN_API_KEY','checkout-live.adyen.com',J('AQE',(90,B64A),'-',(43,B64A),'=-',(16,ALNUM)))
v('plaid','Plaid','PLAID_ACCESS_TOKEN','production.plaid.com',lambda r:'access-production-'+uuid(r))
v('telegram','Telegram','TELEGRAM_BOT_TOKEN','api.telegram.org',lambda r:str(r.randrange(10**9,8*10**9))+':AA'+rs(r,33,URLS))
v('discord','Discord','DISCORD_TOKEN','discord.com/api/v10',lambda r:b64(str(r.randrange(10**17,10**18)).encode()).rstrip('=')+'.G'+rs(r,5,URLS)+'.'+rs(r,38,URLS))
v('discord_webhook','Discord','DISCORD_WEBHOOK','discord.com/api/webhooks',lambda r:'https://discord.com/api/webhooks/%d/'%r.randrange(10**18,12*10**17+10**18)+rs(r,68,URLS))
v('facebook','Meta','FB_PAGE_TOKEN','graph.facebook.com/v19.0',P('EAAG',170))
v('twitter','X','TWITTER_BEARER_TOKEN','api.twitter.com/2',lambda r:'A'*21+rs(r,12)+'%2B'+rs(r,20)+'%3D'+rs(r,42))
def atl(r):
    a='ATATT3xFfGF0'+rs(r,171,URLS); return a+'=%08X'%zlib.crc32(a.encode())
v('atlassian','Atlassian','JIRA_API_TOKEN','hollerbach.atlassian.net/rest/api/3',atl)
v('bitbucket','Bitbucket','BITBUCKET_APP_PASSWORD','api.bitbucket.org/2.0',lambda r:'ATBB'+rs(r,24)+'%08X'%r.getrandbits(32))
v('vault','HashiCorp Vault','VAULT_TOKEN','vault.corp.net:8200/v1',P('hvs.CAESI',86,URLS))
v('vault_short','HashiCorp Vault','VAULT_ROOT_TOKEN','vault.corp.net:8200/v1',P('hvs.',24))
v('terraform_cloud','Terraform Cloud','TFE_TOKEN','app.terraform.io/api/v2',J((14,ALNUM),'.atlasv1.',(67,ALNUM)))
v('doppler','Doppler','DOPPLER_TOKEN','api.doppler.com/v3',P('dp.pt.',43))
v('postman','Postman','POSTMAN_API_KEY','api.getpostman.com',J('PMAK-',(24,HEX),'-',(34,HEX)))
v('pulumi','Pulumi','PULUMI_ACCESS_TOKEN','api.pulumi.com',P('pul-',40,HEX))
v('planetscale','PlanetScale','PLANETSCALE_TOKEN','api.planetscale.com/v1',P('pscale_tkn_',43,URLS))
v('planetscale_pw','PlanetScale','PLANETSCALE_PASSWORD','aws.connect.psdb.cloud',P('pscale_pw_',43))
v('supabase','Supabase','SUPABASE_ACCESS_TOKEN','api.supabase.com/v1',P('sbp_',40,HEX))
v('fly','Fly.io','FLY_API_TOKEN','api.machines.dev/v1',lambda r:'FlyV1 fm2_'+rs(r,180,B64A)+'==')
v('render','Render','RENDER_API_KEY','api.render.com/v1',P('rnd_',28))
v('cohere','Cohere','COHERE_API_KEY','api.cohere.com/v2',P('',40))
v('mistral','Mistral','MISTRAL_API_KEY','api.mistral.ai/v1',P('',32))
v('groq','Groq','GROQ_API_KEY','api.groq.com/openai/v1',P('gsk_',52))
v('perplexity','Perplexity','PERPLEXITY_API_KEY','api.perplexity.ai',P('pplx-',48))
v('replicate','Replicate','REPLICATE_API_TOKEN','api.replicate.com/v1',P('r8_',37))
v('xai','xAI','XAI_API_KEY','api.x.ai/v1',P('xai-',80))
v('elevenlabs','ElevenLabs','ELEVENLABS_API_KEY','api.elevenlabs.io/v1',P('sk_',48,HEX))
v('deepseek','DeepSeek','DEEPSEEK_API_KEY','api.deepseek.com',P('sk-',32,HEX))
v('openrouter','OpenRouter','OPENROUTER_API_KEY','openrouter.ai/api/v1',P('sk-or-v1-',64,HEX))
v('pinecone','Pinecone','PINECONE_API_KEY','api.pinecone.io',J('pcsk_',(6,ALNUM),'_',(63,ALNUM)))
v('langsmith','LangSmith','LANGSMITH_API_KEY','api.smith.langchain.com',J('lsv2_pt_',(32,HEX),'_',(10,HEX)))
v('wandb','Weights & Biases','WANDB_API_KEY','api.wandb.ai',P('',40,HEX))
v('nvidia','NVIDIA','NVIDIA_API_KEY','integrate.api.nvidia.com/v1',P('nvapi-',64,URLS))
v('fastly','Fastly','FASTLY_API_TOKEN','api.fastly.com',P('',32,URLS))
v('tailscale','Tailscale','TS_AUTHKEY','api.tailscale.com/api/v2',J('tskey-auth-k',(11,ALNUM),'CNTRL-',(32,ALNUM)))
v('sonar','SonarQube','SONAR_TOKEN','sonarcloud.io/api',P('sqp_',40,HEX))
v('sonar_user','SonarQube','SONAR_USER_TOKEN','sonarcloud.io/api',P('squ_',40,HEX))
v('snyk','Snyk','SNYK_TOKEN','api.snyk.io/v1',uuid)
v('jfrog','JFrog','ARTIFACTORY_API_KEY','tessin.jfrog.io/artif' 'actory',P('AKCp',69))
v('mapbox','Mapbox','MAPBOX_SECRET_TOKEN','api.mapbox.com',lambda r:'sk.'+b64u(json.dumps({'u':rs(r,8,LOW),'a':'cl'+rs(r,23,LOW+DIG)},separators=(',',':')).encode())+'.'+rs(r,22,URLS))
v('algolia','Algolia','ALGOLIA_ADMIN_KEY','algolia.net/1/indexes',P('',32,HEX))
v('contentful','Contentful','CONTENTFUL_MGMT_TOKEN','api.contentful.com',P('CFPAT-',43,URLS))
v('dynatrace','Dynatrace','DT_API_TOKEN','live.dynatrace.com/api/v2',J('dt0c01.',(24,UP+'234567'),'.',(64,UP+'234567')))
v('okta','Okta','OKTA_API_TOKEN','okta.com/api/v1',P('00',40,URLS))
v('auth0','Auth0','AUTH0_CLIENT_SECRET','eu.auth0.com/oauth/token',P('',64,URLS))
v('launchdarkly','LaunchDarkly','LAUNCHDARKLY_SDK_KEY','app.launchdarkly.com/api/v2',lambda r:'sdk-'+uuid(r))
v('hubspot','HubSpot','HUBSPOT_ACCESS_TOKEN','api.hubapi.com/crm/v3',lambda r:'pat-eu1-'+uuid(r))
v('salesforce','Salesforce','SF_ACCESS_TOKEN','my.salesforce.com/services/data',J('00D',(12,ALNUM),'!AQ',(94,ALNUM+'._')))
v('asana','Asana','ASANA_PAT','app.asana.com/api/1.0',J('2/',(16,DIG),'/',(16,DIG),':',(32,HEX)))
v('clickup','ClickUp','CLICKUP_TOKEN','api.clickup.com/api/v2',J('pk_',(8,DIG),'_',(32,UP+DIG)))
v('dropbox','Dropbox','DROPBOX_TOKEN','api.dropboxapi.com/2',P('sl.u.',140,URLS))
v('onepassword','1Password','OP_SERVICE_ACCOUNT_TOKEN','my.1password.eu',lambda r:'ops_'+b64u(json.dumps({'signInAddress':'my.1password.eu','userAuth':{'method':'SRPg-4096'},'srpX':hx(r,64),'secretKey':'A3-'+rs(r,6,UP)}).encode()))
v('age','age','SOPS_AGE_KEY','sops.local',lambda r:bech('age-secret-key-',conv(rb(r,32),8,5)).upper())
v('typeform','Typeform','TYPEFORM_TOKEN','api.typeform.com',J('tfp_',(44,URLS),'_',(14,ALNUM)))
v('easypost','EasyPost','EASYPOST_API_KEY','api.easypost.com/v2',P('EZAK',54))
v('shippo','Shippo','SHIPPO_TOKEN','api.goshippo.com',P('shippo_live_',40,HEX))
v('duffel','Duffel','DUFFEL_TOKEN','api.duffel.com',P('duffel_live_',43,URLS))
v('flutterwave','Flutterwave','FLW_SECRET_KEY','api.flutterwave.com/v3',J('FLWSECK-',(32,HEX),'-X'))
v('razorpay','Razorpay','RAZORPAY_KEY_SECRET','api.razorpay.com/v1',P('',24))
v('lob','Lob','LOB_API_KEY','api.lob.com/v1',P('live_',35,HEX))
v('brevo','Brevo','BREVO_API_KEY','api.brevo.com/v3',J('xkeysib-',(64,HEX),'-',(16,ALNUM)))
v('postmark','Postmark','POSTMARK_SERVER_TOKEN','api.postmarkapp.com',uuid)
v('resend','Resend','RESEND_API_KEY','api.resend.com',J('re_',(8,ALNUM),'_',(24,ALNUM)))
v('alibaba','Alibaba Cloud','ALIBABA_ACCESS_KEY_ID','ecs.aliyuncs.com',P('LTAI5t',18))
v('tencent','Tencent Cloud','TENCENTCLOUD_SECRET_ID','cvm.tencentcloudapi.com',P('AKID',32))
v('yandex','Yandex Cloud','YC_API_KEY','llm.api.cloud.yandex.net',P('AQVN',36,URLS))
v('ibm','IBM Cloud','IBMCLOUD_API_KEY','iam.cloud.ibm.com',P('',44,URLS))
v('azure_storage','Azure Storage','AZURE_STORAGE_KEY','blob.core.windows.net',lambda r:b64(rb(r,64)))
def azst(r):
    return rs(r,76)+'+AStc'+rs(r,5)+'=='
v('azure_storage2','Azure Storage','AZ_ACCOUNT_KEY','blob.core.windows.net',lambda r:rs(r,76)+'+ASt'+rs(r,6)+'==')
v('azure_ad','Azure','AZURE_CLIENT_SECRET','login.microsoftonline.com',J((3,ALNUM),'8Q~',(34,ALNUM+'-_.~')))
v('azure_devops','Azure DevOps','AZURE_DEVOPS_EXT_PAT','dev.azure.com',J((76,ALNUM),'AZDO',(4,ALNUM)))
v('azure_openai','Azure OpenAI','AZURE_OPENAI_API_KEY','openai.azure.com',P('',32,HEX))
v('infracost','Infracost','INFRACOST_API_KEY','pricing.api.infracost.io',P('ico-',32))
v('prefect','Prefect','PREFECT_API_KEY','api.prefect.cloud',P('pnu_',36))
v('buildkite','Buildkite','BUILDKITE_API_TOKEN','api.buildkite.com/v2',P('bkua_',40,HEX))
v('circleci','CircleCI','CIRCLE_TOKEN','circleci.com/api/v2',J('CCIPAT_',(22,ALNUM),'_',(40,HEX)))
v('readme','ReadMe','RDME_API_KEY','dash.readme.com/api/v1',P('rdme_xn8s9h',63,HEX))
v('neon','Neon','NEON_API_KEY','console.neon.tech/api/v2',P('napi_',64,LOW+DIG))
v('mongodb_atlas','MongoDB Atlas','ATLAS_SA_SECRET','cloud.mongodb.com/api/atlas/v2',P('mdb_sa_sk_',40,URLS))
v('teams_webhook','Microsoft Teams','TEAMS_WEBHOOK','webhook.office.com',lambda r:'https://halvorsen.webhook.office.com/webhookb2/%s@%s/IncomingWebhook/%s/%s'%(uuid(r),uuid(r),hx(r,32),uuid(r)))
v('zapier_webhook','Zapier','ZAPIER_HOOK','hooks.zapier.com',lambda r:'https://hooks.zapier.com/hooks/catch/%d/%s/'%(r.randrange(10**6,10**8),rs(r,7,LOW+DIG)))
v('lark','Lark','LARK_WEBHOOK','open.larksuite.com',lambda r:'https://open.larksuite.com/open-apis/bot/v2/hook/'+uuid(r))
v('tines','Rootly','ROOTLY_TOKEN','api.rootly.com',P('rootly_',64,HEX))
v('scaleway','Scaleway','SCW_SECRET_KEY','api.scaleway.com',uuid)
v('hetzner','Hetzner','HCLOUD_TOKEN','api.hetzner.cloud/v1',P('',64))
v('ovh','OVH','OVH_APPLICATION_SECRET','eu.api.ovh.com/1.0',P('',32,HEX))
v('linode','Linode','LINODE_TOKEN','api.linode.com/v4',P('',64,HEX))
v('zendesk','Zendesk','ZENDESK_API_TOKEN','zendesk.com/api/v2',P('',40))
v('intercom','Intercom','INTERCOM_TOKEN','api.intercom.io',lambda r:'dG9rO'+rs(r,54)+'=')
v('deepl','DeepL','DEEPL_AUTH_KEY','api-free.deepl.com/v2',lambda r:uuid(r)+':fx')
v('firebase_fcm','Firebase','FCM_SERVER_KEY','fcm.googleapis.com',J('AAAA',(7,URLS),':APA91b',(134,URLS)))
v('sumologic','Sumo Logic','SUMO_ACCESS_ID','api.eu.sumologic.com',P('su',12))
v('elastic','Elastic Cloud','ELASTIC_API_KEY','es.eu-west-1.aws.found.io',lambda r:b64((rs(r,20,URLS)+':'+rs(r,22,URLS)).encode()))
v('confluent','Confluent','CONFLUENT_API_SECRET','api.confluent.cloud',P('',64,B64A))
v('coinbase','Coinbase','COINBASE_API_SECRET','api.coinbase.com',P('',32))
v('monday','monday.com','MONDAY_TOKEN','api.monday.com/v2',lambda r:jwt(r,claims={'tid':r.randrange(10**8),'aai':11,'uid':r.randrange(10**7),'iad':'2024-03-02T10:11:12.000Z','per':'me:write','rgn':'euc1'}))
VID=sorted(V)
# ---------------- people
N={}
def n(o,m,f,l): N[o]=(m.split(),f.split(),[x.strip() for x in l.split(',')])
n('en',"Gareth Colin Tristan Alasdair Mark Will Dale Clifford Rupert Leighton Angus Desmond Chip Wade Percival Malachy Barnaby Ellis Roland Kit","Joy Grace Hope Philippa Imogen Bronwen Siobhán Niamh Harriet Opal Fern Tamsin Rosalind Dawn Ivy Marguerite Faith Aoife Elspeth Summer","Church, Fields, Winterbottom, O'Sullivan, Featherstonehaugh, MacAulay, Pye, Cholmondeley, Penhaligon, Llewellyn, Ó Briain, Small, Rivers, Marsh, Blackadder, Ni Chonaill, Baker-Hythe, Young, Gotobed, Sixsmith, Thwaite, de Courcy, Peacock, Bishop, Quayle, Early, Drinkwater")
n('de',"Jürgen Götz Heiko Torsten Ansgar Rüdiger Matthäus Florian Dietmar Karl-Heinz Björn Emil Lothar Sönke Kilian","Annegret Käthe Heike Ulrike Mechthild Jördis Sieglinde Ann-Kathrin Traudl Franziska Gesa Liesl Wiebke Ursula","Groß, Müllerschön, Freiherr von Ketteler, Öztürk, Schäuffele, Wölfle, Klein, Koch, Weiß, zu Guttenfels, Hirschbiegel, Rößler, Krähenbühl, Vogelsang, Petersen-Lund, Zwiebelhofer, Lang, Schreiner, Hülsmann, Nachtigall, van der Meulen, Jäggi, Brezinsky, Pfannkuch, Ebbinghaus")
n('fr',"Loïc Thibault Gaëtan Jean-Baptiste Anatole Côme Yannick Ferréol Aurélien Didier Maël Armand","Anaïs Maëlle Béatrice Solène Clémence Marie-Thérèse Ségolène Océane Noémie Héloïse Odile Aïcha","Lefèvre, de La Rochebrochard, N'Diaye, Benchekroun, Petit, Le Goff, Kerguélen, Château, Dupuis-Marchetti, Boulanger, Saint-Jalmes, Québaud, d'Aubigny, Hélias, Tran-Ngoc, Pommier, Roux, Œuvrard, Guéguen, L'Hostis, Blanc, Chrétien")
n('es',"Íñigo Joaquín Germán Ángel Ramón Xoán Martí Eusebio Nicolás Álvaro Rubén Fermín","Consuelo Ángela Begoña Montserrat Rocío Itziar Lucía Pilar Nuria Ximena Soledad Yolanda","Ibáñez Ortuño, Peña Castaño, de la Fuente Rubio, Etxeberria Zulaika, Muñoz Cabello, Bueno Rey, Iglesias Calvo, Puig i Ferrer, Quiñones Vela, Del Río Montes, Güell Sastre, Mármol Núñez, Zapatero Luna, Olmedo Vaca, Cuéllar Ponce, Leal Moreno, Nuño Barrientos, Pozo Delgado")
n('it',"Niccolò Ettore Gianluigi Rocco Pasquale Ubaldo Giosuè Vito Dario Salvatore Ermanno","Concetta Allegra Gioia Ludovica Letizia Immacolata Fiorella Noemi Vittoria Serena Agnese","D'Agostino, Degli Esposti, Lo Presti, Quattrocchi, Bevilacqua, Dell'Acqua, Pappalardo, De Santis, Niccolini, Squarcialupi, Mangiagalli, Fumagalli, Tramontin, Colombo, Sartori, Mezzanotte, Gentile, Abbadessa, Nicolò-Serra, Zanobini")
n('pt',"João Tomé Gonçalo Zeferino Estêvão Luís Inácio Nuno Wellington Caetano","Conceição Inês Glória Anabela Jussara Fátima Leonor Mafalda Rosângela Luzia","Magalhães Pinto, dos Santos Leitão, Conceição Nóbrega, Guimarães, Cordeiro Pombo, Vasconcelos e Sá, Araújo Bastos, Leão, Carneiro, Figueirôa, do Nascimento, Mourão, Queirós, Falcão Brandão, Teixeira Lobo, Pereira Coelho")
n('nl',"Joost Siebe Wouter Tjeerd Maarten Gijs Koen Ruben Hidde Bartholomeus","Fleur Marijke Femke Annelies Jikke Sanne Willemijn Geertruida Noor Liselotte","van der Heijden, de Groot, in 't Veld, Oude Nijhuis, ter Braak, van 't Hof, Kuijpers, Naaktgeboren, Yıldız, Hoekstra, den Hartog, Wijngaarden, Vos, Schaap, van den Eijnden, Zonneveld, Bouwmeester, de Wit")
n('pl',"Łukasz Zbigniew Grzegorz Mieczysław Stanisław Bożydar Wojciech Jędrzej Kazimierz","Małgorzata Grażyna Bożena Świętosława Żaneta Agnieszka Jolanta Halina Czesława","Wiśniewska-Król, Brzęczyszczykiewicz, Gołąb, Mróz, Żółkiewicz, Szczęsny, Dąbek, Wróbel, Chrząszcz, Kuśmierczyk, Świerczek, Ząbek, Kot, Przybylak, Niedźwiedź, Łoś")
n('sv',"Göran Håkan Åke Torbjörn Sixten Mats","Åsa Görel Märta Lovisa Kerstin Ylva","Sjöberg, Ångström-Lind, Björklund, af Ekenstam, Hägg, Lindqvist, Käll, Norrgård, Stål")
n('da',"Søren Jeppe Åge Troels Bjarke","Bodil Karen-Margrethe Dorthe Signe Mette","Sørensen, Nørgaard, Kjærsgaard, Skov, Østergaard, Bæk, Thygesen, Ravn")
n('nb',"Øyvind Sindre Bjørnar Håvard","Ragnhild Åshild Solveig Tuva","Haugen, Bjørnstad, Ødegård, Li, Kvåle, Skjelbred")
n('fi',"Väinö Jyrki Pertti Aarne","Päivi Kyllikki Tuulikki Äiti-Maria Hilkka","Hämäläinen, Mäkelä, Yli-Sirniö, Pöysti, Kivi, Rautio")
n('cs',"Bořivoj Zdeněk Jiří Řehoř Oldřich","Božena Ludmila Květa Šárka Zdeňka","Dvořáček, Příhoda, Nejezchleba, Čapková, Šťastný, Kadlec, Vrána")
n('hu',"Ödön Zoltán Gergő Béla Szabolcs","Ágnes Erzsébet Orsolya Tünde Ilona","Szűcs, Kővári, Nagy, Hegedűs, Fekete, Pálfalvi")
n('ro',"Răzvan Ștefan Mircea Costel","Ileana Brândușa Mădălina Ioana","Țurcanu, Brătescu, Popa, Ciobanu, Mătăsaru")
n('tr',"Özgür Çağrı Tuncay İlker Umut","Gülşen Şebnem Nilüfer Deniz Işıl","Yılmazer, Çelikbaş, Öz, Karagözoğlu, Şahin, Demirkıran")
n('el',"Stavros Themistoklis Fotis Lefteris","Kalliopi Evgenia Despina Chrysoula","Papastergiou, Kouroupetroglou, Vlachos, Hatzis, Mavros")
n('ru',"Всеволод Геннадий Тимур Аркадий Лев","Любовь Надежда Зинаида Лейла Пелагея","Подгорный, Щербаненко, Заяц, Белых, Мамедов, Чернозуб, Ли")
n('uk',"Остап Ярослав Тарас Микита","Оксана Соломія Люба Їванна","Ковальчук, Шевчук-Гнат, Непийвода, Жук, Яценко")
n('ruL',"Vsevolod Gennady Timur Arkadiy","Lyubov Nadezhda Zinaida Pelageya","Podgorny, Shcherbanenko, Belykh, Mamedov, Chernozub")
n('ar',"Khalid Abdulrahman Yousef Tariq Bilal","Nour Maryam Amal Hiba Zaynab","al-Qahtani, Ben Youssef, El Khoury, Abu Rabia, Haddad, bin Laith, El-Sayed")
n('in',"Venkatesh Jaspreet Arjun Sunil Prabhakaran","Deepika Lakshmi Harsha Anjali Gurleen","Subramanian, Chattopadhyay, Singh Gill, Patil, Iyer, Kulkarni, D'Souza, Kaur")
n('vi',"Đức Quang Tuấn Minh","Hạnh Thuỷ Ngọc Mai","Nguyễn, Đặng, Lê, Võ, Phùng")
n('af',"Chukwuemeka Oluwaseun Kwabena Tendai Sipho","Ngozi Adaeze Thandiwe Blessing Precious Wanjiru","Okonkwo, Adeyẹmi, Mensah, Nkosi, Wambui, Sunday, Goodluck, Mwangi, Dlamini")
n('he',"Yehuda Amnon Noam Gilad","Ya'el Tzipora Shira Rivka","Ben-Ami, Goldfarb, Peretz, Zilberman, Har-Zahav")
n('zhL',"Wei Jianguo Xiaolong Haoran","Mei Xiuying Lihua Yuxin","Zhang, Ouyang, Xu, Qiu, Long, Song")
JA=(("健一 大輔 翔太 浩二 誠".split(),"美咲 陽子 恵 さくら 由紀子".split(),"小鳥遊 佐々木 五十嵐 渡邊 長谷川 東海林 一 林 森".split()))
ZH=(("伟 建国 浩然 志强 子轩".split(),"秀英 雨欣 丽华 梅 静怡".split(),"欧阳 张 司马 邱 龙 宋 高 温".split()))
KO=(("민준 성호 지훈 동현".split(),"서연 지우 은정 하늘".split(),"김 남궁 이 박 제갈 황보".split()))
def asc(s):
    t={'ß':'ss','ä':'ae','ö':'oe','ü':'ue','Ä':'Ae','Ö':'Oe','Ü':'Ue','ø':'o','Ø':'O','å':'a','Å':'A','ł':'l','Ł':'L','æ':'ae','Æ':'Ae','œ':'oe','Œ':'Oe','ı':'i','İ':'I','đ':'d','Đ':'D','ð':'d'}
    s=''.join(t.get(c,c) for c in s)
    s=unicodedata.normalize('NFD',s)
    return ''.join(c for c in s if c.isascii())
LANG_ORIG={'en':['en']*6+['af','in','ar','he','zhL','vi','el','fr','es','pl'],'de':['de']*7+['tr','pl','ar','cs'],'fr':['fr']*7+['ar','af','vi','pt'],'es':['es']*8+['ar','ro'],'it':['it']*8+['ro','ar'],'pt':['pt']*8+['af','it'],'nl':['nl']*7+['tr','ar'],'pl':['pl'],'uk':['uk'],'ru':['ru'],'ja':['ja'],'zh':['zh'],'ko':['ko']}
LANG_CC={'en':['US','US','GB','GB','IE','AU','CA','IN','ZA','SG','NZ'],'de':['DE','DE','DE','AT','CH'],'fr':['FR','FR','BE','CH','CA'],'es':['ES','ES','MX','AR','CL'],'it':['IT'],'pt':['PT','BR'],'nl':['NL','NL','BE'],'pl':['PL'],'sv':['SE'],'da':['DK'],'nb':['NO'],'fi':['FI'],'cs':['CZ'],'hu':['HU'],'ro':['RO'],'tr':['TR'],'ru':['RU'],'uk':['UA'],'ja':['JP'],'zh':['CN','TW','HK'],'ko':['KR'],'el':['GR']}
MAILD={'en':"brindlepost.net larkmail.co.uk hillcroftbroadband.com quillmail.io oakmere-estates.co.uk tidewaterlegal.com",'de':"posthalter-mail.de gmy-post.de webbriefkasten.de huelsta-logistik.de praxis-amlindenplatz.de",'fr':"courriel-libre-net.fr laposteweb.fr cabinet-morvan.fr voilamail.fr",'es':"correonet.es buzonlibre.com.es talleres-ordun.es",'it':"postalibera.it studiobellacorte.it liberomail-net.it",'pt':"correiolivre.pt caixamail.com.br oficina-algarve.pt",'nl':"postduifmail.nl kpnmailnet.nl dekruidtuin.nl",'pl':"skrzynka-net.pl pocztowka.com.pl firma-jantar.pl"}
class Person: pass
def person(r,lang,cc=None):
    p=Person(); p.lang=lang; p.cc=cc or r.choice(LANG_CC.get(lang,['GB']))
    o=r.choice(LANG_ORIG.get(lang,[lang] if lang in N else ['en'])); p.o=o
    p.sex=r.choice('mf')
    p.eastern=False
    if o in('ja','zh','ko'):
        m,f,l={'ja':JA,'zh':ZH,'ko':KO}[o]
        p.first=r.choice(m if p.sex=='m' else f);p.last=r.choice(l)
        p.name=p.last+(r.choice([' ','']) if o=='ja' else '')+p.first
        p.eastern=True; lp=rs(r,1,LOW)+r.choice(['tanaka','sato','ito','zhou','lin','kimura','park','cho'])
        p.mail=lp+str(r.randrange(60,99))+'@'+r.choice(['kaede-net.jp','hikarimail.jp'] if o=='ja' else ['xinyoumail.cn','lantian-post.cn'] if o=='zh' else ['haneulmail.kr'])
        p.asc=('Sora','Kimura'); 
    else:
        m,f,l=N[o]; p.first=r.choice(m if p.sex=='m' else f); p.last=r.choice(l)
        if r.random()<.08 and o in('en','de','fr','nl') : p.first+=' '+r.choice(UP)+'.'
        p.name=p.first+' '+p.last
        if o=='hu' and lang=='hu': p.name=p.last+' '+p.first
        if o in('ru','uk'): a,b=r.choice(['vsevolod','oksana','timur','l']),r.choice(['podgorny','kovalchuk','zayats'])
        else: a,b=asc(p.first).lower(),asc(p.last).lower()
        a=a.split(' ')[0].replace("'",''); b=b.replace("'",'').replace(' ',r.choice(['','-','.']))
        a=a.replace('.','');b=b.strip('-.')
        lp=r.choice([a+'.'+b,a[:1]+'.'+b,b+a[:1],a+'_'+b,a+str(r.randrange(60,99)),b+'.'+a,a+b])
        p.mail=lp+'@'+r.choice(MAILD.get(lang,MAILD['en']).split())
        p.asc=(asc(p.first) or 'Timur',asc(p.last) or 'Zayats')
    y=r.randrange(1938,2006);p.dob=datetime.date(y,r.randrange(1,13),r.randrange(1,29))
    return p
MON={'en':'January February March April May June July August September October November December','de':'Januar Februar März April Mai Juni Juli August September Oktober November Dezember','fr':'janvier février mars avril mai juin juillet août septembre octobre novembre décembre','es':'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre','it':'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre','pt':'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro','nl':'januari februari maart april mei juni juli augustus september oktober november december','pl':'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia'}
def birth(r,p):
    d=p.dob;l=p.lang
    if l in('ja','zh'): return r.choice(['%d年%d月%d日'%(d.year,d.month,d.day),'%d/%02d/%02d'%(d.year,d.month,d.day)])
    if l=='ko': return '%d년 %d월 %d일'%(d.year,d.month,d.day)
    if p.cc=='US': return r.choice(['%02d/%02d/%d'%(d.month,d.day,d.year),'%d/%d/%02d'%(d.month,d.day,d.year%100),'%s %d, %d'%(MON['en'].split()[d.month-1],d.day,d.year)])
    m=MON.get(l)
    o=['%02d.%02d.%d','%d.%d.%d'] if l in('de','pl','cs','ru','uk','fi','nb','tr','ro') else ['%02d/%02d/%d','%d-%d-%d'] if l!='sv' and l!='hu' else None
    if o is None: return d.isoformat()
    c=[x%(d.day,d.month,d.year) for x in o]
    if m:
        mm=m.split()[d.month-1]
        c.append({'de':'%d. %s %d','es':'%d de %s de %d','pt':'%d de %s de %d'}.get(l,'%d %s %d')%(d.day,mm,d.year))
    return r.choice(c)
def fmt(r,s): return ''.join(r.choice(DIG) if c=='#' else r.choice('123456789') if c=='+' and 0 else r.choice('23456789') if c=='%' else r.choice(UP) if c=='@' else c for c in s)
PH={'US':['(%##) 555-####'.replace('555','%#%'),'+1 %## %## ####','%##-%##-####','+1-%##-%##-####','%##.%##.####','1%##%##%###'],'CA':['(604) %##-####','+1 514 %## ####','416.%##.####'],'GB':['07%## ######','+44 7%## ######','(01%##) ######','020 7### ####','+44 (0)20 8### ####'],'IE':['08% ### ####','+353 8% ### ####','(01) %## ####'],'AU':['04%# ### ###','+61 4%# ### ###','(03) 9%## ####'],'NZ':['021 %## ####','+64 27 %## ####'],'IN':['+91 9%### #####','098%## #####'],'ZA':['08% ### ####','+27 8% ### ####'],'SG':['+65 9%## ####','8%## ####'],
'DE':['0%7%/%######','+49 1%% %#######','0%#%1 / % ## ## ##','(0%#%) %####-##','+49 (0)89 %######','01%%-%#######','0049 30 %#######'],'AT':['0664 %## ####','+43 1 %## ## ##','+43 676 %######'],'CH':['07% %## ## ##','+41 44 %## ## ##','041 %## ## ##'],'FR':['06 %# ## ## ##','06.%#.##.##.##','+33 6 %# ## ## ##','01%#######','+33 (0)1 %# ## ## ##','07-%#-##-##-##'],'BE':['04%# ## ## ##','+32 2 %## ## ##','0%#/%#.##.##'],'ES':['6%# ### ###','+34 6%# ## ## ##','9% ### ## ##','6%#######'],'MX':['+52 55 %### ####','(55) %### ####','33 %### ####'],'AR':['+54 9 11 %### ####','(011) 4%##-####'],'CL':['+56 9 %### ####','9 %### ####'],'IT':['3%# ### ####','+39 3%# #######','06 %### ####','02/%#######','3%# ## ## ###'],'PT':['9%# ### ###','+351 9%# ### ###','21 %## ## ##'],'BR':['(11) 9%###-####','+55 21 9%### ####','(51) 3%##-####'],'NL':['06-%#######','06 %# ## ## ##','+31 6 %#######','020-%######','0%0 - %## ## ##'],'PL':['6%# ### ###','+48 5%# ### ###','22 %## ## ##','6%#-###-###'],'SE':['07%-%## ## ##','+46 70 %## ## ##'],'DK':['%# ## ## ##','+45 %### ####'],'NO':['4%# ## ###','+47 9%# ## ###'],'FI':['040 %## ####','+358 50 %## ####'],'CZ':['+420 6%# ### ###','7%# ### ###'],'HU':['+36 30 %## ####','06 20 %## ####'],'RO':['07%# ### ###','+40 7%# ### ###'],'TR':['0 5%# %## ## ##','+90 5%# %## ####'],'RU':['+7 (9%#) %##-##-##','8 9%# %## ## ##'],'UA':['+380 %# %## ## ##','067 %## ## ##'],'JP':['090-%###-####','03-%###-####','+81 80 %### ####'],'CN':['13% %### ####','+86 15%%#######'],'TW':['09%#-###-###'],'HK':['+852 9%## ####'],'KR':['010-%###-####','+82 10 %### ####'],'GR':['69%# ### ###','+30 69########']}
def phone(r,cc): return fmt(r,r.choice(PH[cc]))
AD={'US':("%(n)s %(s)s{x}, %(c)s","Birch Hollow Rd|Sycamore Ave|W 4th Street|Old Mill Ln|County Road 12|NE Larkspur Ct|Pine Bluff Dr|Tanager Way|S Halsted Blvd","Duluth, MN 558##|Yakima, WA 989##|Macon, GA 312##|Boise, ID 837##|Toledo, OH 436##|Tempe, AZ 852##|Bangor, ME 044##|El Paso, TX 799##"),
'CA':("%(n)s %(s)s, %(c)s","Maple Grove Cres|Rue Saint-Hubert|Kingsway|Bloor St W","Halifax, NS B3H #@#|Gatineau, QC J8X #@#|Burnaby, BC V5H #@#"),
'GB':("%(n)s %(s)s, %(c)s","Cobbler's Yard|Station Road|Mill Lane|Glebe Close|St Aldate's Walk|The Old Vicarage, Church Hill|Lower Bristol Road|Tŷ Gwyn, Heol y Parc","Stroud GL5 #@@|Leeds LS6 #@@|Norwich NR2 #@@|Cardiff CF11 #@@|Edinburgh EH7 #@@|Hexham NE46 #@@|London SE15 #@@|Truro TR1 #@@"),
'IE':("%(n)s %(s)s, %(c)s","Shandon Street|Bóthar na Trá|Harcourt Terrace","Cork T23 @###|Galway H91 @###|Dublin 2, D02 @###"),'AU':("%(n)s %(s)s, %(c)s","Wattle Street|Kookaburra Parade|Unit 4/22 Esplanade","Fitzroy VIC 3065|Fremantle WA 6160|Toowoomba QLD 4350"),'NZ':("%(n)s %(s)s, %(c)s","Rimu Road|Tinakori Road","Wellington 6011|Dunedin 9016"),'IN':("%(n)s, %(s)s, %(c)s","MG Road, 2nd Cross|Anna Salai|Sector 14, Block C","Bengaluru 5600##|Chennai 6000##|Gurugram 1220##"),'ZA':("%(n)s %(s)s, %(c)s","Kloof Street|Jan Smuts Avenue","Cape Town 8001|Randburg 2194"),'SG':("Blk %(n)s %(s)s, %(c)s","Toa Payoh Lor 4 #08-112|Tampines St 81 #03-45","Singapore 5208##|Singapore 3102##"),
'DE':("%(s)s %(n)s, %(c)s","Lindenstraße|Am Alten Markt|Bgm.-Röhl-Str.|Hölderlinweg|Kastanienallee|An der Mühle|Hauptstr.|Große Bergstraße|Ludwig-Thoma-Ring|Unter den Eichen","##### Augsburg|##### Göttingen|##### Lübeck|##### Bad Tölz|##### Halle (Saale)|##### Köln|##### Neuruppin|##### Plön"),
'AT':("%(s)s %(n)s, %(c)s","Mariahilfer Straße|Kirchengasse|Untere Dorfstraße","1070 Wien|8010 Graz|6850 Dornbirn|4600 Wels"),'CH':("%(s)s %(n)s, %(c)s","Seefeldstrasse|Chemin des Vignes|Bahnhofplatz|Via Cantonale","8008 Zürich|1012 Lausanne|3011 Bern|6900 Lugano"),
'FR':("%(n)s %(s)s, %(c)s","rue des Lilas|avenue du Général-Leclerc|bis, allée des Ormes|impasse du Four|chemin de la Grande-Côte|boulevard Saint-Michel|place de l'Église","35#00 Rennes|69007 Lyon|44#00 Nantes|64#00 Pau|29200 Brest|67000 Strasbourg|13006 Marseille"),
'BE':("%(s)s %(n)s, %(c)s","Rue du Moulin|Kerkstraat|Chaussée de Wavre","5000 Namur|9000 Gent|1050 Ixelles"),
'ES':("C/ %(s)s, %(n)s, 3.º B, %(c)s","Mayor|del Olivar|Doctor Fleming|Pintor Sorolla|San Roque|Alcalde Móstoles","280## Madrid|460## València|480## Bilbao|410## Sevilla|150## A Coruña"),'MX':("Calle %(s)s %(n)s, Col. Roma, %(c)s","Orizaba|Durango|Álvaro Obregón","067## CDMX|441## Guadalajara, Jal."),'AR':("Av. %(s)s %(n)s, %(c)s","Corrientes|Rivadavia|San Martín","C10##AAB Buenos Aires|X5000 Córdoba"),'CL':("%(s)s %(n)s, depto. 41, %(c)s","Av. Irarrázaval|Los Leones","Ñuñoa, Santiago|Viña del Mar"),
'IT':("Via %(s)s %(n)s, %(c)s","dei Mille|Garibaldi|XX Settembre|del Corso|Monte Nevoso|San Gennaro","20### Milano (MI)|00### Roma (RM)|80### Napoli (NA)|40### Bologna (BO)|37### Verona (VR)"),
'PT':("Rua %(s)s, n.º %(n)s, 2.º Esq., %(c)s","da Bica|das Flores|Dr. Sousa Martins|do Salitre","1200-### Lisboa|4050-### Porto|8000-### Faro"),'BR':("Rua %(s)s, %(n)s, apto 52, %(c)s","das Palmeiras|Barão de Itapetininga|Padre Anchieta","01310-### São Paulo - SP|80420-### Curitiba - PR|40015-### Salvador - BA"),
'NL':("%(s)s %(n)s, %(c)s","Prinsengracht|Dorpsstraat|Burg. de Vlugtlaan|Korte Nieuwstraat|Laan van Meerdervoort","10## @@ Amsterdam|35## @@ Utrecht|97## @@ Groningen|62## @@ Maastricht"),
'PL':("ul. %(s)s %(n)s/7, %(c)s","Długa|Mickiewicza|Świętej Anny|Bolesława Chrobrego|3 Maja","00-### Warszawa|31-### Kraków|50-### Wrocław|80-### Gdańsk"),
'SE':("%(s)s %(n)s, %(c)s","Storgatan|Björkvägen","114 ## Stockholm|903 ## Umeå"),'DK':("%(s)s %(n)s, 2. tv., %(c)s","Nørregade|Søndre Allé","2100 København Ø|8000 Aarhus C"),'NO':("%(s)s %(n)s, %(c)s","Kirkeveien|Øvre Slottsgate","0157 Oslo|5003 Bergen"),'FI':("%(s)s %(n)s A 4, %(c)s","Mäkelänkatu|Hämeentie","00510 Helsinki|33100 Tampere"),'CZ':("%(s)s %(n)s, %(c)s","Štefánikova|Na Příkopech","602 00 Brno|150 00 Praha 5"),'HU':("%(c)s, %(s)s %(n)s.","Kossuth Lajos utca|Bartók Béla út","1114 Budapest|6720 Szeged"),'RO':("Str. %(s)s nr. %(n)s, %(c)s","Mihai Eminescu|Căii Ferate","400### Cluj-Napoca|010### București"),'TR':("%(s)s No: %(n)s D: 5, %(c)s","Çiçek Sok.|İstiklal Cad.","34433 Beyoğlu/İstanbul|35220 Konak/İzmir"),'RU':("%(c)s, %(s)s, д. %(n)s, кв. 14","ул. Лесная|пр-т Мира","1270## Москва|6300## Новосибирск"),'UA':("%(s)s, %(n)s, кв. 8, %(c)s","вул. Шевченка|вул. Садова","790## Львів|010## Київ"),'GR':("%(s)s %(n)s, %(c)s","Οδός Ερμού|Λεωφόρος Συγγρού","105 63 Αθήνα|546 24 Θεσσαλονίκη"),
'JP':("%(c)s%(s)s%(n)s-3","本町|桜ヶ丘|北山","〒15#-00## 東京都渋谷区|〒60#-80## 京都市左京区|〒06#-00## 札幌市中央区"),'CN':("%(c)s%(s)s%(n)s号3单元502室","建设路|中山北路|文化街","上海市静安区|成都市武侯区|广州市越秀区"),'TW':("%(c)s%(s)s%(n)s號4樓","忠孝東路|民生路","台北市大安區|高雄市三民區"),'HK':("%(c)s%(s)s%(n)s號12樓B室","彌敦道|軒尼詩道","九龍旺角|香港灣仔"),'KR':("%(c)s %(s)s %(n)s, 101동 1203호","테헤란로|백제대로","서울특별시 강남구|전주시 완산구")}
def addr(r,cc):
    f,s,c=AD[cc]; s=r.choice(s.split('|'));c=fmt(r,r.choice(c.split('|')));nn=str(r.randrange(1,190))
    x=''
    if cc=='US': x=r.choice(['',', Apt %d'%r.randrange(1,40),' #%d'%r.randrange(1,40),''])
    full=f.replace('{x}',x)%{'n':nn,'s':s,'c':c}
    return full
def luhn_d(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0: d*=2; d-=9*(d>9)
        t+=d
    return str(-t%10)
def w(s,ws): return sum(int(a)*b for a,b in zip(s,ws))
VD=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
VP=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
def nid(r,p,cc=None):
    cc=cc or p.cc;d=p.dob;f=p.sex=='f';yy='%02d'%(d.year%100);mm='%02d'%d.month;dd='%02d'%d.day
    D=lambda n:rs(r,n,DIG)
    if cc=='US':
        a=r.choice([x for x in range(1,900) if x!=666]);return r.choice(['%03d-%02d-%04d','%03d-%02d-%04d','%03d %02d %04d'])%(a,r.randrange(1,100),r.randrange(1,10000))
    if cc=='GB':
        s=rs(r,1,'ABCEHJKLMPRSTWXY')+rs(r,1,'CEHJKLMPRSTWXYZ')
        n_=D(6);x=r.choice('ABCD');return r.choice([s+n_+x,'%s %s %s %s %s'%(s,n_[:2],n_[2:4],n_[4:],x)])
    if cc=='IE':
        n_=D(7);t=w(n_,range(8,1,-1));s='WABCDEFGHIJKLMNOPQRSTUV';k=r.choice('AB');return n_+s[(t+9*(ord(k)-64))%23]+k
    if cc=='AU':
        while 1:
            n_=r.choice('123456789')+D(8)
            if w(n_,[1,4,3,7,5,8,6,9,10])%11==0: return n_[:3]+' '+n_[3:6]+' '+n_[6:]
    if cc=='NZ':
        while 1:
            n_=str(r.randrange(10000000,49999999));c=-w('0'+n_[:-0 or None][:7] if 0 else n_.zfill(8),[3,2,7,6,5,4,3,2])%11
            if c<10: n_+=str(c);return '%s-%s-%s'%(n_[:3],n_[3:6],n_[6:])
    if cc=='CA': n_=r.choice('1245679')+D(7);n_+=luhn_d(n_);return r.choice(['%s-%s-%s','%s %s %s'])%(n_[:3],n_[3:6],n_[6:])
    if cc=='IN':
        n_=r.choice('23456789')+D(10);c=0
        for i,x in enumerate(reversed('0'+n_ if 0 else n_)): c=VD[c][VP[(i+1)%8][int(x)]]
        n_+=str([0,4,3,2,1,5,6,7,8,9][c]);return '%s %s %s'%(n_[:4],n_[4:8],n_[8:])
    if cc=='ZA': n_=yy+mm+dd+('%04d'%r.randrange(0 if f else 5000,5000 if f else 10000))+'08';return n_+luhn_d(n_)
    if cc=='SG':
        n_=D(7);t=w(n_,[2,7,6,5,4,3,2]);return 'S'+n_+'JZIHGFEDCBA'[t%11]
    if cc=='DE':
        ds=list(DIG);r.shuffle(ds);n_=ds[:10]; 
        i=r.randrange(1,9); n_[9]=n_[i-1] if n_[0]!='0' else n_[9]
        if n_[0]=='0': n_[0],n_[4]=n_[4],n_[0]; n_[9]=n_[3]
        n_=''.join(n_);pr=10
        for x in n_:
            s=(int(x)+pr)%10 or 10;pr=s*2%11
        n_+=str((11-pr)%10);return r.choice([n_,'%s %s %s %s'%(n_[:2],n_[2:5],n_[5:8],n_[8:])])
    if cc=='AT':
        while 1:
            a=str(r.randrange(100,1000));b=dd+mm+yy;c=(w(a,[3,7,9])+w(b,[5,8,4,2,1,6]))%11
            if c<10:return a+str(c)+' '+b
    if cc=='CH':
        n_='756'+D(9);c=-sum(int(x)*(3 if i%2 else 1) for i,x in enumerate(n_))%10;n_+=str(c);return '%s.%s.%s.%s'%(n_[:3],n_[3:7],n_[7:11],n_[11:])
    if cc=='FR':
        n_=('2' if f else '1')+yy+mm+'%02d'%r.choice([13,29,31,35,44,59,64,67,69,75,92])+'%03d'%r.randrange(1,400)+'%03d'%r.randrange(1,990);k='%02d'%(97-int(n_)%97)
        return r.choice([n_+k,'%s %s %s %s %s %s %s'%(n_[0],n_[1:3],n_[3:5],n_[5:7],n_[7:10],n_[10:],k)])
    if cc=='BE':
        s='%03d'%(r.randrange(1,499)*2-(0 if f else 1));b=yy+mm+dd+s;k=97-int(('2' if d.year>=2000 else '')+b)%97
        return '%s.%s.%s-%s.%02d'%(yy,mm,dd,s,k)
    if cc=='ES':
        if r.random()<.25: a=r.randrange(3);n_=D(7);return 'XYZ'[a]+n_+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str(a)+n_)%23]
        n_=r.randrange(10**7,99999999);return r.choice(['%d%s','%d-%s'])%(n_,'TRWAGMYFPDXBNJZSQVHLCKE'[n_%23])
    if cc=='MX':
        b=rs(r,1,'BCDGHLMPRS')+rs(r,1,'AEIOU')+rs(r,2,'BCDGLMPRS')+yy+mm+dd+('M' if f else 'H')+r.choice(['DF','JC','NL','PL'])+rs(r,3,'BCDGLMNPRS')+('A' if d.year>=2000 else '0')
        al='0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';return b+str(-sum(al.index(c)*(18-i) for i,c in enumerate(b))%10)
    if cc=='AR':
        while 1:
            n_=('27' if f else '20')+str(r.randrange(10000000,45000000));c=-w(n_,[5,4,3,2,7,6,5,4,3,2])%11
            if c<10:return '%s-%s-%d'%(n_[:2],n_[2:],c)
    if cc=='CL':
        n_=str(r.randrange(5000000,24000000));c=-sum(int(x)*(2+i%6) for i,x in enumerate(reversed(n_)))%11
        return '{:,}'.format(int(n_)).replace(',','.')+'-'+('K' if c==10 else str(c))
    if cc=='IT':
        def con(s): return [c for c in asc(s).upper() if c in 'BCDFGHJKLMNPQRSTVWXYZ']
        def vow(s): return [c for c in asc(s).upper() if c in 'AEIOU']
        a=(con(p.asc[1])+vow(p.asc[1])+list('XXX'))[:3];cf=con(p.asc[0]);b=[cf[0],cf[2],cf[3]] if len(cf)>3 else (cf+vow(p.asc[0])+list('XXX'))[:3]
        s=''.join(a+b)+yy+'ABCDEHLMPRST'[d.month-1]+'%02d'%(d.day+(40 if f else 0))+r.choice(['H501','F205','F839','A944','L781','G273'])
        odd=dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(odd[c] if i%2==0 else (int(c) if c.isdigit() else ord(c)-65) for i,c in enumerate(s));return s+chr(65+t%26)
    if cc=='PT':
        n_=r.choice('12')+D(7);c=11-w(n_,range(9,1,-1))%11;n_+=str(0 if c>9 else c);return r.choice([n_,n_[:3]+' '+n_[3:6]+' '+n_[6:]])
    if cc=='BR':
        n_=D(9)
        for k in(10,11): c=11-w(n_,range(k,1,-1))%11;n_+=str(0 if c>9 else c)
        return r.choice(['%s.%s.%s-%s'%(n_[:3],n_[3:6],n_[6:9],n_[9:]),n_])
    if cc=='NL':
        while 1:
            n_=r.choice('123456789')+D(7);c=w(n_,range(9,1,-1))%11
            if c<10:return n_+str(c)
    if cc=='PL':
        m2=d.month+(20 if d.year>=2000 else 0);n_=yy+'%02d'%m2+dd+D(3)+r.choice('02468' if f else '13579');return n_+str(-w(n_,[1,3,7,9,1,3,7,9,1,3])%10)
    if cc=='SE':
        b=yy+mm+dd+D(2)+r.choice('02468' if f else '13579');s=luhn_d(b);b+=s;return r.choice([b[:6]+'-'+b[6:],str(d.year)[:2]+b[:6]+'-'+b[6:]])
    if cc=='DK': return dd+mm+yy+'-'+r.choice('0123')+D(2)+r.choice('02468' if f else '13579')
    if cc=='NO':
        while 1:
            n_=dd+mm+yy+'%03d'%r.randrange(0,500);a=-w(n_,[3,7,6,1,8,9,4,5,2])%11
            if a>9: continue
            n_+=str(a);b=-w(n_,[5,4,3,2,7,6,5,4,3,2])%11
            if b<10:return n_[:6]+' '+n_[6:]+str(b)
    if cc=='FI':
        z='%03d'%r.randrange(2,900);k='0123456789ABCDEFHJKLMNPRSTUVWXY'[int(dd+mm+yy+z)%31];return dd+mm+yy+('A' if d.year>=2000 else '-')+z+k
    if cc=='CZ':
        while 1:
            b=yy+'%02d'%(d.month+(50 if f else 0))+dd;x=D(4)
            if int(b+x)%11==0:return b+'/'+x
    if cc=='HU': n_=D(8);return (n_+str(sum(int(c)*(3 if i%2==0 else 7) for i,c in enumerate(n_))%10))
    if cc=='RO':
        n_=str((5 if d.year>=2000 else 1)+(1 if f else 0))+yy+mm+dd+'%02d'%r.randrange(1,47)+'%03d'%r.randrange(1,999);c=w(n_,[2,7,9,1,4,6,3,5,8,2,7,9])%11;return n_+str(1 if c==10 else c)
    if cc=='TR':
        n_=r.choice('123456789')+D(8);x=[int(c) for c in n_];a=(sum(x[0::2])*7-sum(x[1:8:2]))%10;b=(sum(x)+a)%10;return n_+str(a)+str(b)
    if cc=='RU':
        n_=D(9);c=w(n_,range(9,0,-1))%101%100;return '%s-%s-%s %02d'%(n_[:3],n_[3:6],n_[6:],c)
    if cc=='UA':
        n_='%05d'%((d-datetime.date(1899,12,31)).days)+D(3)+r.choice('02468' if f else '13579');return n_+str((w(n_,[-1,5,7,9,4,6,10,5,7])%11)%10)
    if cc=='GR': n_=dd+mm+yy+D(4);return n_+luhn_d(n_)
    if cc=='JP':
        n_=D(11);t=sum(int(x)*(i+2 if i<6 else i-4) for i,x in enumerate(reversed(n_)));c=11-t%11;n_+=str(0 if c>9 else c);return r.choice([n_,'%s %s %s'%(n_[:4],n_[4:8],n_[8:])])
    if cc=='CN':
        n_=r.choice(['310106','510107','440104','110105'])+str(d.year)+mm+dd+'%03d'%(r.randrange(0,499)*2+(0 if f else 1));return n_+'10X98765432'[w(n_,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])%11]
    if cc=='TW':
        n_=('2' if f else '1')+D(7);L=r.choice('ABCDEFGH');k=10+'ABCDEFGH'.index(L);t=k//10+k%10*9+w(n_,[8,7,6,5,4,3,2,1]);return L+n_+str(-t%10)
    if cc=='HK':
        L=r.choice('ABCDEGHKZ');n_=D(6);t=36*9+(ord(L)-55)*8+w(n_,[7,6,5,4,3,2]);c=-t%11;return '%s%s(%s)'%(L,n_,'A' if c==10 else c)
    if cc=='KR':
        n_=yy+mm+dd+('4' if f else '3') +D(5) if d.year>=2000 else yy+mm+dd+('2' if f else '1')+D(5);return n_[:6]+'-'+n_[6:]+str((11-w(n_,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10)
    raise KeyError(cc)
def nhs(r):
    while 1:
        n_='4'+rs(r,8,DIG);c=11-w(n_,range(10,1,-1))%11
        if c==11:c=0
        if c<10:n_+=str(c);return n_[:3]+' '+n_[3:6]+' '+n_[6:]
def passport(r,cc):
    m={'DE':'C%s','FR':'##@@#####','US':'@########','GB':'#########','IT':'YA#######','ES':'PA@######','NL':'NX%s','PL':'EH#######','PT':'CA######','BR':'FZ######','CH':'X#######','AT':'U#######','IN':'@#######','CN':'E########','JP':'TR#######','AU':'PA#######','CA':'AB######','IE':'PX#######','BE':'EM######','RU':'71 #######','MX':'G########'}.get(cc,'@@#######')
    if cc=='DE': return 'C'+rs(r,8,'CFGHJKLMNPRTVWXYZ0123456789')[:7]+rs(r,1,DIG)
    if cc=='NL': return 'NX'+rs(r,6,'BCDFGHKLPRT0123456789')[:6]+rs(r,1,DIG)
    return fmt(r,m)
def licence(r,p):
    cc=p.cc;d=p.dob
    if cc=='GB':
        l=''.join(c for c in p.asc[1].upper() if c.isalpha());l=(l+'99999')[:5];m='%02d'%(d.month+(50 if p.sex=='f' else 0))
        return l+str(d.year)[2]+m+'%02d'%d.day+str(d.year)[3]+p.asc[0][0].upper()+'9'+rs(r,1,DIG)+rs(r,2,UP)
    return fmt(r,{'DE':'B0##%s','US':'@#######','FR':'##@@#####','IT':'U1@##@###@','ES':'########@','NL':'5#########','PL':'#####/##/####','AU':'0########','IE':'#########','CA':'@####-#####-#####','BR':'###########','CH':'############','AT':'########'}.get(cc,'@@########').replace('%s','@@@@@#'[:5]+'#'))
PL_={'DE':['M-@@ ####','B @@ ###','HH-@ ###','KA @@ 12#'],'GB':['@@7# @@@','@@2#@@@'],'FR':['@@-###-@@'],'ES':['#### BCD','####-JKL'],'IT':['@@ ###@@','F@###@@'],'PT':['##-@@-##','@@-##-@@'],'BR':['@@@#@##','@@@-####'],'NL':['##-@@@-#','@-###-@@','@@-##-@@'],'PL':['WA #####','KR #@@##','DW ####@'],'US':['@@@-####','#@@@###'],'AT':['W-#####@'],'CH':['ZH ######','BE ######'],'BE':['1-@@@-###'],'SE':['@@@ ##@'],'CZ':['#@# ####'],'IE':['22#-D-####'],'RU':['А###ВС 77'],'JP':['品川 3#0 さ ##-##'],'CN':['沪A#####'],'IN':['KA 0# @@ ####'],'AU':['1@@ #@@'],'ZA':['@@ ## @@ GP'],'MX':['@@@-##-##']}
def plate(r,cc): return fmt(r,r.choice(PL_.get(cc,['@@ ### @@','@@-##-##'])))
HEALTH={'en':"type 2 diabetes|bipolar disorder|HIV positive|stage III colon cancer|severe depression with suicidal ideation|multiple sclerosis|ulcerative colitis|opioid dependence|early-onset Parkinson's|epilepsy|PTSD|pre-eclampsia",'de':"Diabetes mellitus Typ 2|schwere depressive Episode (F32.2)|Morbus Crohn|HIV-Infektion|Mammakarzinom links|Bandscheibenvorfall L5/S1|Epilepsie|Alkoholabhängigkeit|rheumatoide Arthritis",'fr':"diabète de type 2|sclérose en plaques|trouble bipolaire|cancer du sein|séropositivité VIH|dépression sévère|maladie de Crohn|épilepsie",'es':"diabetes tipo 2|trastorno bipolar|esclerosis múltiple|cáncer de próstata|VIH positivo|epilepsia|depresión mayor",'it':"diabete di tipo 2|sclerosi multipla|disturbo bipolare|carcinoma mammario|epilessia|positività HIV",'pt':"diabetes tipo 2|esclerose múltipla|transtorno bipolar|câncer de mama|epilepsia|infeção por VIH",'nl':"diabetes type 2|multiple sclerose|bipolaire stoornis|borstkanker|epilepsie|hiv-positief",'pl':"cukrzyca typu 2|stwardnienie rozsiane|choroba afektywna dwubiegunowa|rak piersi|padaczka|depresja nawracająca",'ja':"2型糖尿病|うつ病|乳がん|てんかん",'zh':"2型糖尿病|重度抑郁症|乙型肝炎|癫痫",'sv':"diabetes typ 2|svår depression",'da':"type 2-diabetes|epilepsi",'cs':"cukrovka 2. typu|epilepsie",'tr':"tip 2 diyabet|epilepsi",'ru':"сахарный диабет 2 типа|эпилепсия",'uk':"цукровий діабет 2 типу",'ro':"diabet zaharat tip 2",'hu':"2-es típusú cukorbetegség",'fi':"tyypin 2 diabetes",'nb':"diabetes type 2",'ko':"제2형 당뇨병"}
def ip(r):
    if r.random()<.15: return '2a02:%x:%x:%x::%x'%(r.randrange(0x800,0xffff),r.randrange(1,65535),r.randrange(1,65535),r.randrange(1,65535))
    return '%d.%d.%d.%d'%(r.choice([5,31,37,46,62,77,81,84,91,93,109,151,178,185,188,213,217]),r.randrange(1,255),r.randrange(1,255),r.randrange(1,254))
def mac(r):
    b=r.choice(['3c:5a:b4','f0:18:98','a4:83:e7','dc:a6:32','00:1b:63','b8:27:eb']).split(':')+['%02x'%r.randrange(256) for _ in range(3)]
    s=r.choice([':',':','-']).join(b);return r.choice([s,s.upper()])
def geo(r):
    a=r.uniform(36,59);o=r.uniform(-9,24)
    return r.choice(['%.5f, %.5f'%(a,o),'%.6f,%.6f'%(a,o),'%.4f° N, %.4f° E'%(a,abs(o))])
# ------------- payment
def card(r,k=None):
    k=k or r.choice(['v','v','v','m','m','a','d','j','u','i'])
    while 1:
        p,L={'v':(r.choice(['4539','4929','4716','4485','4024','4532','4916','4147','4003']),16),'m':(r.choice(['5'+r.choice('12345')+rs(r,2,DIG),'2'+r.choice(['315','412','587'])]),16),'a':(r.choice(['34','37'])+rs(r,2,DIG),15),'d':('6011',16),'j':('35'+r.choice(['30','41','66']),16),'u':('6217',19 if r.random()<.5 else 16),'i':('3022',14)}[k]
        s=p+rs(r,L-1-len(p),DIG);s+=luhn_d(s)
        if len(set(s))>5: break
    if k=='a': g=[s[:4],s[4:10],s[10:]]
    elif k=='i': g=[s[:4],s[4:10],s[10:]]
    else: g=[s[i:i+4] for i in range(0,len(s),4)]
    return r.choice([s,' '.join(g),' '.join(g),'-'.join(g)])
def iban(r,cc=None):
    cc=cc or r.choice('DE DE FR ES IT NL BE PL PT AT CH GB IE SE DK NO FI CZ HU RO LU GR'.split())
    D=lambda n:rs(r,n,DIG)
    if cc=='DE': b=r.choice(['37040044','10070024','50010517','76020070','20041133','70150000'])+D(10)
    elif cc=='FR':
        a,c,e=D(5),D(5),D(11);b=a+c+e;b+='%02d'%(97-(89*int(a)+15*int(c)+3*int(e))%97)
    elif cc=='ES':
        a,c,e=r.choice(['2100','0049','0182']),D(4),D(10)
        def dc(s):
            x=11-w(s.zfill(10),[1,2,4,8,5,10,9,7,3,6])%11;return {10:'1',11:'0'}.get(x,str(x))
        b=a+c+dc(a+c)+dc(e)+e
    elif cc=='BE': a=D(10);b=a+'%02d'%(int(a)%97 or 97)
    elif cc=='PT': a='0035'+D(4)+D(11);b=a+'%02d'%(98-int(a+'00')%97)
    elif cc=='IT':
        s=r.choice(['03069','02008','05034'])+D(5)+D(12);odd=[1,0,5,7,9,13,15,17,19,21]
        t=sum(odd[int(c)] if i%2==0 else int(c) for i,c in enumerate(s));b=chr(65+t%26)+s
    elif cc=='NL': b=r.choice(['INGB','RABO','ABNA','SNSB','TRIO'])+'0'+D(9)
    elif cc=='GB': b=r.choice(['BARC','NWBK','LOYD','MIDL'])+D(14)
    elif cc=='IE': b=r.choice(['AIBK','BOFI'])+D(14)
    elif cc=='RO': b=r.choice(['BTRL','RNCB'])+rs(r,16,UP+DIG)
    elif cc=='LU': b='001'+D(13)
    elif cc=='CH': b='00'+D(15)
    else: b=D({'PL':24,'AT':16,'SE':20,'DK':14,'NO':11,'FI':14,'CZ':20,'HU':24,'GR':23}[cc])
    nn=int(''.join(str(int(c,36)) for c in b+cc+'00'));s=cc+'%02d'%(98-nn%97)+b
    return r.choice([s,' '.join(s[i:i+4] for i in range(0,len(s),4))])
BICS="DEUTDEFF COBADEFFXXX BNPAFRPP SOGEFRPPXXX INGBNL2A RABONL2U BCITITMM UNCRITMMXXX CAIXESBB BSCHESMM BREXPLPW KREDBEBB BARCGB22 LOYDGB2L UBSWCHZH80A RZBAATWW CGDIPTPL NDEASESS DABADKKK DNBANOKK OKOYFIHH CHASUS33 BOFAUS3N PKOPPLPW GENODEF1M04 HYVEDEMM".split()
def aba(r):
    while 1:
        s=r.choice(['011','021','026','031','044','053','061','071','081','091','111','121','122','322'])+rs(r,5,DIG);c=-w(s,[3,7,1,3,7,1,3,7])%10
        return s+str(c)
# ------------- passwords
PWW={'en':"Liverpool Dragon Summer Buster Pumpkin Monday Chelsea Biscuit Thunder Yankees Rocket Sparky Winter Goldfish",'de':"Sommer Schalke Hund Kaffee Drachen Hamburg Mausi Winter Feuerwehr Katze",'fr':"Soleil Chouchou Marseille Vacances Doudou Printemps Bretagne",'es':"Verano Madrid Estrella Gatito Barcelona Primavera",'it':"Estate Juventus Amore Napoli Pulcino",'pt':"Benfica Verao Gatinho Lisboa Flamengo",'nl':"Zomer Ajax Welkom Fiets Oranje",'pl':"Lato Legia Misiaczek Krakow Zima"}
WORDS="copper lantern orbit velvet thistle gravel penguin harbor mustard quartz walnut ribbon falcon meadow tractor puzzle saffron glacier butter canyon trumpet marble willow pepper anchor dune".split()
WORDSL={'de':"Apfel Wolke Laterne Gleis Hammer Zimt Dachs Fenster Regen Kupfer".split(),'fr':"pomme nuage marteau cannelle fenêtre hibou cuivre rivière".split(),'es':"manzana nube martillo canela ventana cobre río zorro".split(),'it':"mela nuvola martello cannella finestra rame gufo".split(),'pt':"maçã nuvem martelo canela janela cobre raposa".split(),'nl':"appel wolk hamer kaneel venster koper das regen".split(),'pl':"jabłko chmura młotek cynamon okno miedź sowa".split()}
NONASC={'de':'Käsekuchen Grünkohl Fußball Öltanker'.split(),'fr':'Été Forêt Crêpe'.split(),'es':'Piñata Muñeca Camión'.split(),'pt':'Coração Feijão'.split(),'pl':'Żubr Wędka Źrebak'.split(),'sv':'Blåbär'.split(),'da':'Rødgrød'.split()}
def pw_weak(r,l):
    if l in NONASC and r.random()<.15: return r.choice(NONASC[l])+r.choice(['','-','_'])+str(r.randrange(1,9999))+r.choice(['','!'])
    a=r.choice(PWW.get(l,PWW['en']).split())
    return r.choice([a+str(r.randrange(1950,2026)),a+str(r.randrange(1,99))+'!',a.lower()+str(r.randrange(100,9999)),a+'@'+str(r.randrange(10,99)),a+'_'+str(r.randrange(2018,2026)),a[:1].lower()+a[1:]+r.choice(['123!','#1','2024$','007']),a+a.lower()[:3]+str(r.randrange(10,99)),a.replace('a','@').replace('o','0').replace('e','3')+str(r.randrange(10,99))])
def fixend(r,s):
    return s[:-1]+r.choice(ALNUM) if not (s[-1].isalnum() or s[-1] in '!#$') else s
def pw_gen(r,l=None):
    k=r.randrange(5)
    if k==0: return rs(r,r.choice([12,14,16,20]))
    if k==1: return fixend(r,rs(r,1)+rs(r,r.randrange(10,22),ALNUM+ALNUM+'!#$%&*+-=?@^_~')+rs(r,1))
    if k==2: return '-'.join(rs(r,6) for _ in range(3))
    if k==3: return ''.join(r.choice('bcdfghjklmnprstvwz')+r.choice('aeiou') for _ in range(4)).capitalize()+str(r.randrange(10,99))+r.choice('!#$')
    return rs(r,2,UP)+rs(r,2,LOW)+rs(r,3,DIG)+r.choice('!?*#%')+rs(r,5)
def pw_u(r,l):
    if r.random()<.5:
        return r.choice(PWW.get(l,PWW['en']).split())+r.choice(['','_','-','.','!'])+str(r.randrange(10,9999))
    return r.choice([rs(r,r.choice([10,14,18,24])),rs(r,4)+'-'+rs(r,5)+'_'+rs(r,5),rs(r,9)+'~'+rs(r,3)])
def pphrase(r,l):
    ws=WORDSL.get(l,WORDS);k=[r.choice(ws) for _ in range(4)]
    return r.choice([' ','-','.'] if l!='xx' else ['-']).join(k) if r.random()<.8 else ' '.join(k)+' '+str(r.randrange(10,99))
def pem(r,kind=None):
    kind=kind or r.choice(['RSA PRIVATE KEY','PRIVATE KEY','EC PRIVATE KEY','OPENSSH PRIVATE KEY','ENCRYPTED PRIVATE KEY'])
    if kind=='OPENSSH PRIVATE KEY': b=b'openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1\0\0\0\x33\0\0\0\x0bssh-ed25519\0\0\0 '+rb(r,200);W=70
    elif kind=='EC PRIVATE KEY': b=bytes.fromhex('30770201010420')+rb(r,32)+bytes.fromhex('a00a06082a8648ce3d030107a14403420004')+rb(r,64);W=64
    else:
        n_=r.choice([600,1188]);b=bytes.fromhex('3082%04x020100'%n_)+(bytes.fromhex('300d06092a864886f70d01010105000482%04x'%(n_-22)) if kind=='PRIVATE KEY' else bytes.fromhex('0282010100'))+rb(r,n_-20);W=64
    s=b64(b);return '-----BEGIN %s-----\n%s\n-----END %s-----'%(kind,'\n'.join(s[i:i+W] for i in range(0,len(s),W)),kind)
def phash(r):
    BA='./'+DIG+UP+LOW
    k=r.randrange(9)
    if k<2: return '$2%s$%s$'%(r.choice('aby'),r.choice(['10','12']))+rs(r,53,BA)
    if k==2: return '$6$'+r.choice(['','rounds=656000$'])+rs(r,16,BA)+'$'+rs(r,86,BA)
    if k==3: return '$argon2id$v=19$m=65536,t=3,p=4$'+rs(r,22,B64A)+'$'+rs(r,43,B64A)
    if k==4: return 'pbkdf2_sha256$600000$'+rs(r,22)+'$'+b64(rb(r,32))
    if k==5: return '$y$j9T$'+rs(r,22,BA)+'$'+rs(r,43,BA)
    if k==6: return '$apr1$'+rs(r,8,BA)+'$'+rs(r,22,BA)
    if k==7: return '{SSHA}'+b64(rb(r,24))
    return '$5$'+rs(r,16,BA)+'$'+rs(r,43,BA)
def gkey(r):
    k=r.randrange(7)
    if k==0: return hx(r,r.choice([32,40,64]))
    if k==1: return rs(r,r.choice([24,32,40,48]))
    if k==2: return b64(rb(r,r.choice([24,32,48])))
    if k==3: return b64u(rb(r,r.choice([32,33])))
    if k==4: return r.choice(['kwk','orx','plt','mvs','int','bzn'])+r.choice(['_live_','_prod_','-','_sk_'])+rs(r,r.choice([24,32]))
    if k==5: return uuid(r)
    return rs(r,5,UP+DIG)+'-'+'-'.join(rs(r,5,UP+DIG) for _ in range(4))
def session(r): return r.choice([lambda:rs(r,26,LOW+DIG),lambda:rs(r,32,UP+DIG)+'.node'+str(r.randrange(1,9)),lambda:'s%3A'+rs(r,32,URLS)+'.'+rs(r,43),lambda:hx(r,64),lambda:rs(r,24,LOW+DIG),lambda:b64u(rb(r,48)),lambda:'.eJw'+rs(r,60,URLS)+'.Z'+rs(r,5)+'.'+rs(r,27,URLS)])()
def totp(r):return rs(r,r.choice([16,32,32,52]),UP+'234567')
def sas(r):
    from urllib.parse import quote
    return quote(b64(rb(r,32)),safe='')
try:
    BIP=open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'bip39.txt')).read().split()
    if len(BIP)!=2048: BIP=None
except OSError: BIP=None
def seed(r):
    n_=r.choice([16,16,32]);e=rb(r,n_);cs=n_//4
    bits=bin(int.from_bytes(e,'big'))[2:].zfill(n_*8)+bin(hashlib.sha256(e).digest()[0])[2:].zfill(8)[:cs]
    return ' '.join(BIP[int(bits[i:i+11],2)] for i in range(0,len(bits),11))

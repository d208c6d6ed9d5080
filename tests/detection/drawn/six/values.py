import random,hashlib,zlib,base64,json,string,datetime,os,hmac
from names import *
HERE=os.path.dirname(os.path.abspath(__file__))
R=random.Random(1)
B62=string.digits+string.ascii_uppercase+string.ascii_lowercase
AN=string.ascii_letters+string.digits
UP=string.ascii_uppercase; LO=string.ascii_lowercase; DG=string.digits
def rs(n,a=AN): return ''.join(R.choice(a) for _ in range(n))
def hx(n): return rs(n,'0123456789abcdef')
def HX(n): return rs(n,'0123456789ABCDEF')
def dg(n): return rs(n,DG)
def rb(n): return bytes(R.randrange(256) for _ in range(n))
def b64(b): return base64.b64encode(b if isinstance(b,bytes) else b.encode()).decode()
def b64u(b): return base64.urlsafe_b64encode(b if isinstance(b,bytes) else b.encode()).decode().rstrip('=')
U64=AN+'-_'
def uuid():
    h=hx(32); return f"{h[:8]}-{h[8:12]}-4{h[13:16]}-{R.choice('89ab')}{h[17:20]}-{h[20:]}"
def b62crc(s,alpha=B62,n=6):
    c=zlib.crc32(s.encode())&0xffffffff; o=''
    while c: o=alpha[c%62]+o; c//=62
    return o.rjust(n,alpha[0])
def ghtok(p):
    s=rs(30); return p+s+b62crc(s)
def ri(a,b): return R.randint(a,b)
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0:
            d*=2
            if d>9:d-=9
        t+=d
    return str((10-t%10)%10)
def jwt(claims=None):
    now=1700000000+ri(0,50000000)
    h={"alg":R.choice(["HS256","RS256","HS256","ES256"]),"typ":"JWT"}
    if h["alg"]!="HS256" and R.random()<.6: h["kid"]=hx(16)
    c=claims or {"sub":str(ri(1000,999999)),"iat":now,"exp":now+3600,"iss":"https://auth."+dom(),"scope":R.choice(["read write","admin","orders:read","openid"])}
    sig=rb(32 if h["alg"]=="HS256" else 64 if h["alg"]=="ES256" else 256)
    j=lambda o:b64u(json.dumps(o,separators=(',',':')))
    return j(h)+'.'+j(c)+'.'+b64u(sig)
def dom(cc=None):
    w=R.choice(COW1)+R.choice(['','','-'])+R.choice(COW2)
    t={'us':['com','io','com','net'],'gb':['co.uk','com'],'de':['de','de','com'],'at':['at'],'ch':['ch'],'fr':['fr'],'es':['es'],'it':['it'],'pt':['pt'],'br':['com.br'],'nl':['nl'],'pl':['pl'],'ja':['co.jp'],'zh':['cn','com.cn'],'sv':['se'],'da':['dk'],'no':['no'],'fi':['fi'],'cs':['cz'],'ro':['ro'],'hu':['hu'],'tr':['com.tr'],'ru':['ru'],'uk':['com.ua'],'ko':['co.kr'],'el':['gr'],'in':['in'],'ie':['ie'],'au':['com.au'],'ca':['ca'],'be':['be'],'mx':['com.mx'],'za':['co.za']}
    return w+'.'+R.choice(t.get(cc or 'us',['com']))
def co(): return (R.choice(COW1)+R.choice(['',' '])+R.choice(COW2)).title()+R.choice(['',' GmbH',' Ltd',' Inc.',' SA',' BV',' AG',''])
# ---------- vendors
V={}
def ven(name,disp,env,host,f,pref=1): V[name]=(disp,env.split(),host,f,pref)
def al(a): return lambda n:rs(n,a)
ven('github','GitHub','GITHUB_TOKEN GH_TOKEN GH_PAT','api.github.com',lambda:ghtok(R.choice(['ghp_','ghp_','gho_','ghs_','ghu_'])))
ven('github_fine','GitHub','GITHUB_PAT GH_TOKEN','api.github.com',lambda:'github_pat_'+rs(22,UP+DG)+'_'+rs(59))
ven('gitlab','GitLab','GITLAB_TOKEN CI_PUSH_TOKEN','gitlab.com/api/v4',lambda:R.choice(['glpat-'+rs(20,U64)]*4+['gldt-'+rs(20,U64),'glrt-'+rs(20,U64),'glptt-'+hx(40)]))
ven('aws','AWS','AWS_ACCESS_KEY_ID','sts.amazonaws.com',lambda:R.choice(['AKIA']*4+['ASIA'])+rs(16,UP+'234567'))
ven('aws_secret','AWS','AWS_SECRET_ACCESS_KEY','s3.eu-central-1.amazonaws.com',lambda:rs(40,AN+'/+'),0)
ven('openai','OpenAI','OPENAI_API_KEY OPENAI_KEY','api.openai.com',lambda:R.choice(['sk-proj-','sk-proj-','sk-svcacct-'])+rs(74,U64)+'T3BlbkFJ'+rs(74,U64))
ven('anthropic','Anthropic','ANTHROPIC_API_KEY CLAUDE_KEY','api.anthropic.com',lambda:R.choice(['sk-ant-api03-','sk-ant-api03-','sk-ant-admin01-'])+rs(93,U64)+'AA')
ven('google','Google','GOOGLE_API_KEY GOOGLE_MAPS_KEY GEMINI_API_KEY','maps.googleapis.com',lambda:'AIzaSy'+rs(33,U64))
ven('google_oauth','Google OAuth','GOOGLE_CLIENT_SECRET','oauth2.googleapis.com',lambda:'GOCSPX-'+rs(28,U64))
ven('google_access','Google','GCP_ACCESS_TOKEN','www.googleapis.com',lambda:'ya29.a0'+rs(160,U64))
ven('stripe','Stripe','STRIPE_SECRET_KEY STRIPE_KEY','api.stripe.com',lambda:R.choice(['sk_live_'+rs(24),'sk_live_51'+rs(97),'rk_live_51'+rs(97)]))
ven('stripe_webhook','Stripe webhook','STRIPE_WEBHOOK_SECRET','api.stripe.com',lambda:'whsec_'+rs(32))
ven('slack','Slack','SLACK_BOT_TOKEN SLACK_TOKEN','slack.com/api',lambda:R.choice([f"xoxb-{dg(12)}-{dg(13)}-{rs(24)}",f"xoxb-{dg(12)}-{dg(13)}-{rs(24)}",f"xoxp-{dg(12)}-{dg(12)}-{dg(13)}-{hx(32)}",f"xapp-1-A0{rs(9,UP+DG)}-{dg(13)}-{hx(64)}"]))
ven('slack_webhook','Slack','SLACK_WEBHOOK_URL SLACK_WEBHOOK','hooks.slack.com',lambda:f"https://hooks.slack.com/services/T{rs(10,UP+DG)}/B{rs(10,UP+DG)}/{rs(24)}")
ven('discord','Discord','DISCORD_TOKEN DISCORD_BOT_TOKEN','discord.com/api/v10',lambda:b64u(str(ri(10**17,2*10**18)))+'.G'+rs(5,U64)+'.'+rs(38,U64))
ven('discord_webhook','Discord','DISCORD_WEBHOOK','discord.com',lambda:f"https://discord.com/api/webhooks/{ri(10**18,13*10**17)}/{rs(68,U64)}")
ven('telegram','Telegram','TELEGRAM_BOT_TOKEN TG_TOKEN','api.telegram.org',lambda:f"{ri(5*10**9,8*10**9)}:AA{rs(33,U64)}")
ven('sendgrid','SendGrid','SENDGRID_API_KEY','api.sendgrid.com',lambda:f"SG.{rs(22,U64)}.{rs(43,U64)}")
ven('twilio','Twilio','TWILIO_AUTH_TOKEN','api.twilio.com',lambda:hx(32),0)
ven('twilio_key','Twilio','TWILIO_API_KEY_SID','api.twilio.com',lambda:'SK'+hx(32))
ven('mailgun','Mailgun','MAILGUN_API_KEY','api.mailgun.net',lambda:R.choice(['key-'+hx(32),hx(32)+'-'+hx(8)+'-'+hx(8)]))
ven('mailchimp','Mailchimp','MAILCHIMP_API_KEY','us6.api.mailchimp.com',lambda:hx(32)+'-us'+str(ri(1,21)))
ven('brevo','Brevo','BREVO_API_KEY SENDINBLUE_KEY','api.brevo.com',lambda:'xkeysib-'+hx(64)+'-'+rs(16))
ven('resend','Resend','RESEND_API_KEY','api.resend.com',lambda:'re_'+rs(8)+'_'+rs(24))
ven('postmark','Postmark','POSTMARK_SERVER_TOKEN','api.postmarkapp.com',uuid,0)
ven('npm','npm','NPM_TOKEN NODE_AUTH_TOKEN','registry.' 'npmjs.org',lambda:ghtok('npm_'))
ven('pypi','PyPI','TWINE_PASSWORD PYPI_TOKEN','upload.pypi' '.org/legacy',lambda:'pypi-AgEIcHlwaS5vcmc'+rs(ri(140,170),U64))
ven('rubygems','RubyGems','GEM_HOST_API_KEY','rubygems.org',lambda:'rubygems_'+hx(48))
ven('cratesio','crates.io','CARGO_REGISTRY_TOKEN','crates.io',lambda:'cio'+rs(32))
ven('nuget','NuGet','NUGET_API_KEY','api.nuget.org',lambda:'oy2'+rs(43,LO+'234567'))
ven('docker','Docker Hub','DOCKERHUB_TOKEN DOCKER_PAT','hub.docker.com',lambda:'dckr_pat_'+rs(27,U64))
ven('digitalocean','DigitalOcean','DO_TOKEN DIGITALOCEAN_ACCESS_TOKEN','api.digitalocean.com',lambda:R.choice(['dop_v1_','doo_v1_','dop_v1_'])+hx(64))
ven('heroku','Heroku','HEROKU_API_KEY','api.heroku.com',lambda:R.choice(['HRKU-AA'+rs(58,U64),'HRKU-'+uuid()]))
ven('hetzner','Hetzner','HCLOUD_TOKEN','api.hetzner.cloud',lambda:rs(64),0)
ven('linode','Linode','LINODE_TOKEN','api.linode.com',lambda:hx(64),0)
ven('vultr','Vultr','VULTR_API_KEY','api.vultr.com',lambda:rs(36,UP+DG),0)
ven('scaleway','Scaleway','SCW_SECRET_KEY','api.scaleway.com',uuid,0)
ven('cloudflare','Cloudflare','CLOUDFLARE_API_TOKEN CF_API_TOKEN','api.cloudflare.com',lambda:rs(40,U64),0)
ven('cloudflare_origin','Cloudflare','CF_ORIGIN_CA_KEY','api.cloudflare.com',lambda:'v1.0-'+hx(24)+'-'+hx(146))
ven('fly','Fly.io','FLY_API_TOKEN','api.machines.dev',lambda:'fm2_'+b64(rb(150)))
ven('vercel','Vercel','VERCEL_TOKEN','api.vercel.com',lambda:rs(24),0)
ven('netlify','Netlify','NETLIFY_AUTH_TOKEN','api.netlify.com',lambda:'nfp_'+rs(36))
ven('shopify','Shopify','SHOPIFY_ACCESS_TOKEN','myshopify.com/admin',lambda:R.choice(['shpat_','shpss_','shpca_'])+hx(32))
ven('square','Square','SQUARE_ACCESS_TOKEN','connect.squareup.com',lambda:R.choice(['EAAA'+rs(60,U64),'sq0csp-'+rs(43,U64)]))
ven('paypal','PayPal','PAYPAL_CLIENT_SECRET','api-m.paypal.com',lambda:'E'+rs(79,U64),0)
ven('adyen','Adyen','ADYEN_API_KEY','checkout-live.adyen.com',lambda:'AQE'+rs(90,AN+'+/')+'=-'+rs(44,AN+'+/')+'=-'+rs(16),1)
ven('mollie','Mollie','MOLLIE_API_KEY','api.mollie.com',lambda:'live_'+rs(30))
ven('razorpay','Razorpay','RAZORPAY_KEY_ID','api.razorpay.com',lambda:'rzp_live_'+rs(14))
ven('flutterwave','Flutterwave','FLW_SECRET_KEY','api.flutterwave.com',lambda:'FLWSECK-'+hx(32)+'-X')
ven('paystack','Paystack','PAYSTACK_SECRET_KEY','api.paystack.co',lambda:'sk_live_'+hx(40))
ven('plaid','Plaid','PLAID_ACCESS_TOKEN','production.plaid.com',lambda:'access-production-'+uuid())
ven('shippo','Shippo','SHIPPO_TOKEN','api.goshippo.com',lambda:'shippo_live_'+hx(40))
ven('easypost','EasyPost','EASYPOST_API_KEY','api.easypost.com',lambda:'EZAK'+rs(54))
ven('duffel','Duffel','DUFFEL_TOKEN','api.duffel.com',lambda:'duffel_live_'+rs(43,U64))
ven('lob','Lob','LOB_API_KEY','api.lob.com',lambda:'live_'+hx(35))
ven('huggingface','Hugging Face','HF_TOKEN HUGGINGFACE_TOKEN','huggingface.co/api',lambda:'hf_'+rs(34,string.ascii_letters))
ven('replicate','Replicate','REPLICATE_API_TOKEN','api.replicate.com',lambda:'r8_'+rs(37))
ven('groq','Groq','GROQ_API_KEY','api.groq.com',lambda:'gsk_'+rs(20)+'WGdyb3FY'+rs(24))
ven('perplexity','Perplexity','PPLX_API_KEY PERPLEXITY_API_KEY','api.perplexity.ai',lambda:'pplx-'+rs(48))
ven('xai','xAI','XAI_API_KEY','api.x.ai',lambda:'xai-'+rs(80))
ven('mistral','Mistral','MISTRAL_API_KEY','api.mistral.ai',lambda:rs(32),0)
ven('cohere','Cohere','COHERE_API_KEY CO_API_KEY','api.cohere.com',lambda:rs(40),0)
ven('deepseek','DeepSeek','DEEPSEEK_API_KEY','api.deepseek.com',lambda:'sk-'+hx(32))
ven('openrouter','OpenRouter','OPENROUTER_API_KEY','openrouter.ai/api/v1',lambda:'sk-or-v1-'+hx(64))
ven('together','Together','TOGETHER_API_KEY','api.together.xyz',lambda:'tgp_v1_'+rs(43,U64))
ven('fireworks','Fireworks','FIREWORKS_API_KEY','api.fireworks.ai',lambda:'fw_'+rs(24))
ven('elevenlabs','ElevenLabs','ELEVENLABS_API_KEY','api.elevenlabs.io',lambda:'sk_'+hx(48))
ven('deepgram','Deepgram','DEEPGRAM_API_KEY','api.deepgram.com',lambda:hx(40),0)
ven('pinecone','Pinecone','PINECONE_API_KEY','api.pinecone.io',lambda:'pcsk_'+rs(6)+'_'+rs(63))
ven('langsmith','LangSmith','LANGSMITH_API_KEY LANGCHAIN_API_KEY','api.smith.langchain.com',lambda:'lsv2_'+R.choice(['pt','sk'])+'_'+hx(32)+'_'+hx(10))
ven('wandb','W&B','WANDB_API_KEY','api.wandb.ai',lambda:hx(40),0)
ven('azure_storage','Azure Storage','AZURE_STORAGE_KEY','blob.core.windows.net',lambda:rs(76,AN+'+/')+'+ASt'+rs(6)+'==')
ven('azure_ad','Azure','AZURE_CLIENT_SECRET ARM_CLIENT_SECRET','login.microsoftonline.com',lambda:rs(3,AN)+R.choice('78')+'Q~'+rs(34,AN+'-_.~'))
ven('azure_openai','Azure OpenAI','AZURE_OPENAI_API_KEY','openai.azure.com',lambda:rs(52)+'JQQJ99B'+rs(1,UP)+'ACYeBjFXJ3w3AAABACOG'+rs(4),1)
ven('azure_devops','Azure DevOps','AZURE_DEVOPS_PAT AZDO_PAT','dev.azure.com',lambda:rs(76)+'AZDO'+rs(4))
ven('atlassian','Jira','JIRA_API_TOKEN ATLASSIAN_TOKEN CONFLUENCE_TOKEN','atlassian.net',lambda:'ATATT3xFfGF0'+rs(171,U64)+'='+HX(8))
ven('bitbucket','Bitbucket','BITBUCKET_APP_PASSWORD','api.bitbucket.org',lambda:'ATBB'+rs(24)+HX(8))
ven('linear','Linear','LINEAR_API_KEY','api.linear.app',lambda:'lin_api_'+rs(40))
ven('notion','Notion','NOTION_TOKEN NOTION_API_KEY','api.notion.com',lambda:R.choice(['ntn_'+dg(11)+rs(35),'secret_'+rs(43)]))
ven('figma','Figma','FIGMA_TOKEN','api.figma.com',lambda:'figd_'+rs(40,U64))
ven('airtable','Airtable','AIRTABLE_TOKEN','api.airtable.com',lambda:'pat'+rs(14)+'.'+hx(64))
ven('asana','Asana','ASANA_PAT','app.asana.com/api',lambda:'2/'+dg(16)+'/'+dg(16)+':'+hx(32))
ven('trello','Trello','TRELLO_TOKEN','api.trello.com',lambda:'ATTA'+hx(64)+HX(8))
ven('clickup','ClickUp','CLICKUP_TOKEN','api.clickup.com',lambda:'pk_'+dg(8)+'_'+rs(32,UP+DG))
ven('typeform','Typeform','TYPEFORM_TOKEN','api.typeform.com',lambda:'tfp_'+rs(44)+'_'+rs(14))
ven('hubspot','HubSpot','HUBSPOT_TOKEN','api.hubapi.com',lambda:R.choice(['pat-na1-','pat-eu1-'])+uuid())
ven('intercom','Intercom','INTERCOM_TOKEN','api.intercom.io',lambda:'dG9rO'+b64(rb(42)))
ven('klaviyo','Klaviyo','KLAVIYO_PRIVATE_KEY','a.klaviyo.com',lambda:'pk_'+hx(34))
ven('salesforce','Salesforce','SF_ACCESS_TOKEN','my.salesforce.com',lambda:'00D'+rs(12)+'!AQEAQ'+rs(91,AN+'._'))
ven('okta','Okta','OKTA_API_TOKEN','okta.com/api/v1',lambda:'00'+rs(40,U64),0)
ven('vault','Vault','VAULT_TOKEN','vault:8200',lambda:R.choice(['hvs.CAESI'+rs(86,U64),'hvs.'+rs(24),'hvb.AAAAAQ'+rs(140,U64)]))
ven('terraform','Terraform Cloud','TFE_TOKEN TF_TOKEN_app_terraform_io','app.terraform.io',lambda:rs(14)+'.atlasv1.'+rs(67))
ven('pulumi','Pulumi','PULUMI_ACCESS_TOKEN','api.pulumi.com',lambda:'pul-'+hx(40))
ven('doppler','Doppler','DOPPLER_TOKEN','api.doppler.com',lambda:R.choice(['dp.pt.'+rs(43),'dp.st.prd.'+rs(43)]))
def _glsa():
    s=rs(32); return 'glsa_'+s+'_'+'%08x'%(zlib.crc32(s.encode())&0xffffffff)
ven('grafana','Grafana','GRAFANA_TOKEN','grafana',_glsa)
ven('grafana_cloud','Grafana Cloud','GRAFANA_CLOUD_API_KEY','grafana.net',lambda:'glc_'+b64(json.dumps({"o":str(ri(100000,999999)),"n":"agent-"+R.choice(['prod','k8s']),"k":rs(24),"m":{"r":"prod-eu-west-2"}},separators=(',',':'))))
ven('newrelic','New Relic','NEW_RELIC_API_KEY','api.newrelic.com',lambda:R.choice(['NRAK-'+rs(27,UP+DG),hx(36)+'FFFFNRAL']))
ven('datadog','Datadog','DD_API_KEY DATADOG_API_KEY','api.datadoghq.eu',lambda:hx(32),0)
ven('datadog_app','Datadog','DD_APP_KEY','api.datadoghq.eu',lambda:hx(40),0)
ven('sentry','Sentry','SENTRY_AUTH_TOKEN','sentry.io/api/0',lambda:R.choice(['sntryu_'+hx(64),'sntrys_'+b64(json.dumps({"iat":1700000000.1+ri(0,9999999),"url":"https://sentry.io","region_url":"https://de.sentry.io","org":R.choice(COW1)}))+'_'+rs(43,AN+'+/')]))
ven('pagerduty','PagerDuty','PAGERDUTY_TOKEN','api.pagerduty.com',lambda:'u+'+rs(18,U64))
ven('pagerduty_routing','PagerDuty','PD_ROUTING_KEY','events.pagerduty.com',lambda:'R0'+rs(30,UP+DG),0)
ven('opsgenie','Opsgenie','OPSGENIE_API_KEY','api.opsgenie.com',uuid,0)
ven('snyk','Snyk','SNYK_TOKEN','api.snyk.io',uuid,0)
ven('sonar','SonarQube','SONAR_TOKEN','sonarcloud.io',lambda:R.choice(['squ_','sqp_','sqa_'])+hx(40))
ven('postman','Postman','POSTMAN_API_KEY','api.getpostman.com',lambda:'PMAK-'+hx(24)+'-'+hx(34))
ven('supabase','Supabase','SUPABASE_ACCESS_TOKEN SUPABASE_SECRET_KEY','supabase.co',lambda:R.choice(['sbp_'+hx(40),'sb_secret_'+rs(22,U64)+'_'+rs(8,U64)]))
ven('planetscale','PlanetScale','DATABASE_PASSWORD','connect.psdb.cloud',lambda:R.choice(['pscale_pw_','pscale_tkn_'])+rs(43,U64))
ven('contentful','Contentful','CONTENTFUL_MGMT_TOKEN','api.contentful.com',lambda:'CFPAT-'+rs(43,U64))
ven('algolia','Algolia','ALGOLIA_ADMIN_KEY','algolia.net',lambda:hx(32),0)
ven('mapbox','Mapbox','MAPBOX_SECRET_TOKEN','api.mapbox.com',lambda:'sk.'+b64u(json.dumps({"u":R.choice(COW1)+"maps","a":"cl"+rs(23,LO+DG)},separators=(',',':')))+'.'+rs(22,U64))
ven('dropbox','Dropbox','DROPBOX_TOKEN','api.dropboxapi.com',lambda:'sl.u.'+rs(130,U64))
ven('alibaba','Alibaba Cloud','ALIYUN_ACCESS_KEY_ID','ecs.aliyuncs.com',lambda:'LTAI5t'+rs(18))
ven('tencent','Tencent Cloud','TENCENTCLOUD_SECRET_ID','cvm.tencentcloudapi.com',lambda:'AKID'+rs(32))
ven('yandex','Yandex Cloud','YC_API_KEY','api.cloud.yandex.net',lambda:'AQVN'+rs(36,U64))
ven('tailscale','Tailscale','TS_AUTHKEY TAILSCALE_AUTHKEY','api.tailscale.com',lambda:'tskey-'+R.choice(['auth','api','client'])+'-k'+rs(10)+'CNTRL-'+rs(32))
ven('ngrok','ngrok','NGROK_AUTHTOKEN','api.ngrok.com',lambda:'2'+rs(26)+'_'+rs(21),0)
ven('databricks','Databricks','DATABRICKS_TOKEN','azuredatabricks.net',lambda:'dapi'+hx(32)+R.choice(['','-2']))
ven('launchdarkly','LaunchDarkly','LAUNCHDARKLY_SDK_KEY','app.launchdarkly.com',lambda:R.choice(['sdk-','api-'])+uuid())
ven('buildkite','Buildkite','BUILDKITE_API_TOKEN','api.buildkite.com',lambda:'bkua_'+hx(40))
ven('circleci','CircleCI','CIRCLECI_TOKEN','circleci.com/api/v2',lambda:'CCIPAT_'+rs(22)+'_'+hx(40))
ven('jfrog','Artifactory','ARTIFACTORY_API_KEY JFROG_TOKEN','jfrog.io',lambda:R.choice(['AKCp8'+rs(68),b64('reftkn:01:%010d:'%ri(1700000000,1790000000)+rs(28))]))
ven('sourcegraph','Sourcegraph','SRC_ACCESS_TOKEN','sourcegraph.com',lambda:'sgp_'+hx(16)+'_'+hx(40))
ven('prefect','Prefect','PREFECT_API_KEY','api.prefect.cloud',lambda:'pnu_'+rs(36))
ven('readme','ReadMe','README_API_KEY','dash.readme.com',lambda:'rdme_xn8s9h'+hx(64))
ven('dynatrace','Dynatrace','DT_API_TOKEN','live.dynatrace.com',lambda:'dt0c01.'+rs(24,UP+'234567')+'.'+rs(64,UP+'234567'))
ven('infracost','Infracost','INFRACOST_API_KEY','pricing.api.infracost.io',lambda:'ico-'+rs(32))
ven('clojars','Clojars','CLOJARS_PASSWORD','repo.clojars.org',lambda:'CLOJARS_'+hx(60))
ven('adafruit','Adafruit IO','ADAFRUIT_IO_KEY','io.adafruit.com',lambda:'aio_'+rs(28))
ven('facebook','Facebook','FB_PAGE_TOKEN META_ACCESS_TOKEN','graph.facebook.com',lambda:'EAA'+rs(ri(150,190)))
ven('twitter','Twitter','TWITTER_BEARER_TOKEN','api.twitter.com',lambda:'AAAAAAAAAAAAAAAAAAAAA'+rs(24)+'%3D'+rs(50))
ven('riot','Riot','RIOT_API_KEY','euw1.api.riotgames.com',lambda:'RGAPI-'+uuid())
ven('onepassword','1Password','OP_SERVICE_ACCOUNT_TOKEN','my.1password.com',lambda:'ops_eyJ'+rs(ri(260,300)))
ven('docusign','DocuSign','DOCUSIGN_SECRET_KEY','account.docusign.com',uuid,0)
ven('zendesk','Zendesk','ZENDESK_API_TOKEN','zendesk.com/api/v2',lambda:rs(40),0)
ven('segment','Segment','SEGMENT_WRITE_KEY','api.segment.io',lambda:rs(32),0)
ven('newrelic_ingest','New Relic','NEW_RELIC_INSERT_KEY','insights-collector.newrelic.com',lambda:'NRII-'+rs(32,U64))
ven('gcp_oauth_refresh','Google','GOOGLE_REFRESH_TOKEN','oauth2.googleapis.com',lambda:'1//0'+rs(1,'349')+rs(2)+'CgYIARAAG'+rs(2)+'SNw'+rs(80,U64))
ven('gitea','Gitea','GITEA_TOKEN','git/api/v1',lambda:hx(40),0)
COMMON=['github','aws','openai','anthropic','google','stripe','slack','slack_webhook','gitlab','npm','sendgrid','huggingface','telegram','aws_secret','github_fine','discord','azure_ad','twilio','datadog','docker','cloudflare','sentry','vault','supabase','groq','openrouter','azure_storage','digitalocean','atlassian','mailgun']
def vpick(pref=False,name=None):
    if name: return name
    while 1:
        n=R.choice(COMMON) if R.random()<.35 else R.choice(list(V))
        if not pref or V[n][4]: return n
# ---------- passwords
PW_W={'en':S("Summer Winter Welcome Dragon Monkey Liverpool Buster Charlie Sunshine Football Pepper Secret Coffee Tigger Autumn Rainbow Shadow Bella Mustang Arsenal princess letmein"),
'de':S("Sommer Winter Passwort Hallo Schatzi Bayern Schalke Fluffi Mausi Herbst Urlaub Kaffee Geheim Ostsee Kennwort Willkommen Berlin Frühling Zwiebel"),
'fr':S("Soleil Bonjour Doudou Chocolat Marseille Ete Loulou Motdepasse Printemps Bisous Azerty Minou Bretagne"),'es':S("Verano Hola Contraseña Barcelona Estrella Madrid Teamo Primavera Gatito Bienvenido Betis"),
'it':S("Estate Ciao Juventus Amore Napoli Inverno Pippo Segreto Benvenuto Forzainter Cucciolo"),'pt':S("Verao Benfica Flamengo Senha Amor Saudade Bemvindo Inverno Lisboa Corinthians"),
'nl':S("Zomer Welkom Ajax Wachtwoord Poesje Feyenoord Herfst Kaas Lente"),'pl':S("Lato Haslo Wiosna Kotek Polska Misiek Legia Zima Witaj Kasia"),
'ru':S("Parol Leto Zenit privet Spartak"),'cs':S("Heslo Leto Slavia Ahoj Brno"),'sv':S("Sommar Hemlis Losenord Djurgarden Vinter"),'tr':S("Sifre Galatasaray Fener Istanbul Merhaba")}
PH=S("copper anvil lantern gravel otter plinth mango velvet stapler harbour thistle bucket glacier walnut comet saddle ribbon turnip quarry falcon pickle mortar drizzle kettle badger cactus")
PHD=S("Gurke Laterne Fahrrad Wolke Teppich Ameise Kupfer Nudel Hafen Socke Birke Trompete")
def pw_human(lang='en'):
    w=R.choice(PW_W.get(lang) or PW_W['en']); y=str(R.choice([2019,2021,2022,2023,2024,2025,2025,2026]))
    k=R.random()
    if k<.3: return w+y+R.choice(['!','','!!','#','?','$'])
    if k<.45: return w+R.choice(['','.','_','-','@'])+dg(ri(1,4))+R.choice(['','!','*'])
    if k<.53: return w.replace('a','@').replace('o','0').replace('e','3').replace('i','1')+dg(2)
    if k<.6: return R.choice(['qwertz','1qaz2wsx','asdf1234','Qwer!234','zaq12wsx','azerty','q1w2e3r4','!QAZ2wsx','abc123','passw0rd','P@ssw0rd','Pa$$w0rd1','iloveyou','Admin123','admin@123','root123','toor','hunter2','letmein','trustno1','test1234','Start123!','Init1234'])+R.choice(['','','','1','!','99'])
    if k<.7: return w.lower()+R.choice(PH)+dg(2)
    if k<.8: return R.choice(PH).title()+R.choice('-_.!')+R.choice(PH).title()+dg(2)
    if k<.88: return w[:1].lower()+w[1:].upper()+R.choice('#!%&')+dg(3)
    return R.choice(COW1).title()+R.choice(['','-','_'])+R.choice(['VPN','Wifi','DB','Admin','Prod','2024','IT','FTP'])+R.choice(['!','#','@',''])+dg(ri(2,4))
def pw_gen(sp='!#%*+-=?@_.:^&~'):
    n=R.choice([10,12,14,16,16,20,20,24,32])
    if R.random()<.35: sp=''
    if R.random()<.12: return '-'.join(rs(6) for _ in range(3))
    while 1:
        s=rs(n,AN+sp*2)
        if any(c.isdigit() for c in s) and any(c.islower() for c in s) and any(c.isupper() for c in s) and s[0] not in '-.:=?~^&' and s[-1] not in '.:?!,-=': return s
def pw(lang='en'):
    k=R.random()
    return pw_human(lang) if k<.62 else pw_gen()
def asc(s): return s.replace('ñ','n').replace('ü','u').replace('é','e')
def pws(lang='en'):   # shell/yaml-safe
    while 1:
        s=asc(pw(lang)) if R.random()<.9 else pw_gen('')
        if not any(c in "'\"$`\\&;#!*?<>|()[]{}~^ :@%," for c in s) : return s
def pwq(lang='en'):  # ok within single or double quotes w/o interpolation
    while 1:
        s=pw(lang)
        if not any(c in "'\"$`\\!|{}" for c in s): return s
def pwu(lang='en'):
    while 1:
        s=asc(pw(lang))
        if R.random()<.3: s=s.replace('!','%21').replace('#','%23').replace('@','%40')
        if not any(c in "'\"$`\\&;#!*?<>|()[]{}~^ :@/=+," for c in s): return s
def pphrase(lang='en'):
    w=PHD if lang=='de' else PH
    n=ri(4,6); s=R.choice([' ',' ','-','-','.','_'])
    return s.join(R.choice(w) for _ in range(n))+R.choice(['','',' '+dg(2) if s==' ' else s+dg(2)])
def pin(): return dg(R.choice([4,4,6]))
# ---------- crypto
_WL=None
def seed():
    global _WL
    if _WL is None: _WL=open(os.path.join(HERE,'..','one','bip39.txt')).read().split()
    n=R.choice([16,16,16,32]); e=rb(n); h=hashlib.sha256(e).digest()
    b=bin(int.from_bytes(e,'big'))[2:].zfill(n*8)+bin(h[0])[2:].zfill(8)[:n*8//32]
    return ' '.join(_WL[int(b[i:i+11],2)] for i in range(0,len(b),11))
B58='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
def b58(b):
    n=int.from_bytes(b,'big'); o=''
    while n: n,r=divmod(n,58); o=B58[r]+o
    return '1'*(len(b)-len(b.lstrip(b'\0')))+o
def b58c(v,n=20):
    p=bytes(v)+rb(n); return b58(p+hashlib.sha256(hashlib.sha256(p).digest()).digest()[:4])
def _pm(v):
    G=[0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3]; c=1
    for x in v:
        b=c>>25; c=(c&0x1ffffff)<<5^x
        for i in range(5): c^=G[i] if (b>>i)&1 else 0
    return c
def bech(hrp,ver,data,const=None):
    A='qpzry9x8gf2tvdw0s3jn54khce6mua7l'; bits=''.join(bin(x)[2:].zfill(8) for x in data); bits+='0'*(-len(bits)%5)
    d=([ver] if ver is not None else [])+[int(bits[i:i+5],2) for i in range(0,len(bits),5)]
    c=const or (0x2bc830a3 if ver else 1)
    e=[ord(x)>>5 for x in hrp]+[0]+[ord(x)&31 for x in hrp]
    p=_pm(e+d+[0]*6)^c
    return hrp+'1'+''.join(A[x] for x in d+[(p>>5*(5-i))&31 for i in range(6)])
def keccak(data):
    RC=[];r=1
    M=(1<<64)-1
    rot=lambda x,n:((x<<(n%64))|(x>>(64-n%64)))&M
    A=[[0]*5 for _ in range(5)]
    p=bytearray(data)+b'\x01'; p+=b'\0'*(-len(p)%136); p[-1]|=0x80
    def f(A):
        R_=1
        for rnd in range(24):
            C=[A[x][0]^A[x][1]^A[x][2]^A[x][3]^A[x][4] for x in range(5)]
            D=[C[(x-1)%5]^rot(C[(x+1)%5],1) for x in range(5)]
            A=[[A[x][y]^D[x] for y in range(5)] for x in range(5)]
            x,y=1,0; cur=A[x][y]
            for t in range(24):
                x,y=y,(2*x+3*y)%5
                cur,A[x][y]=A[x][y],rot(cur,(t+1)*(t+2)//2)
            for y in range(5):
                T=[A[x][y] for x in range(5)]
                for x in range(5): A[x][y]=T[x]^((~T[(x+1)%5])&T[(x+2)%5])
            for j in range(7):
                R_=((R_<<1)^((R_>>7)*0x71))%256
                if R_&2: A[0][0]^=1<<((1<<j)-1)
        return A
    for o in range(0,len(p),136):
        for i in range(17): A[i%5][i//5]^=int.from_bytes(p[o+8*i:o+8*i+8],'little')
        A=f(A)
    return b''.join(A[i%5][i//5].to_bytes(8,'little') for i in range(4))
assert keccak(b'').hex()=='c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470'
def eth():
    a=hx(40); h=keccak(a.encode()).hex()
    return '0x'+''.join(c.upper() if int(h[i],16)>7 else c for i,c in enumerate(a))
def btc(): return R.choice([lambda:b58c([0]),lambda:b58c([5]),lambda:bech('bc',0,rb(20)),lambda:bech('bc',0,rb(20)),lambda:bech('bc',1,rb(32))])()
def crypto(): return R.choice([btc,btc,btc,eth,eth,eth,lambda:b58c([0x30]),lambda:b58c([0x41]),lambda:b58(rb(32)),lambda:b58c([0x1e]),lambda:bech('ltc',0,rb(20))])()
# ---------- payment
def card(fmt=True):
    k=R.random()
    if k<.45: p,l=R.choice(['4'+dg(5)]),16
    elif k<.78: p,l=R.choice(['51','52','53','54','55','2223','2456','5412'])+dg(3),16
    elif k<.9: p,l=R.choice(['34','37'])+dg(3),15
    elif k<.95: p,l='6011'+dg(2),16
    else: p,l=R.choice(['3528','3566','6759'])+dg(2),16
    s=p+dg(l-1-len(p)); s+=luhn(s)
    if not fmt: return s
    k=R.random()
    if k<.35: return s
    sep='-' if k>.88 else ' '
    if l==15: return s[:4]+sep+s[4:10]+sep+s[10:]
    return sep.join(s[i:i+4] for i in range(0,16,4))
def m97(s): return int(''.join(str(int(c,36)) for c in s))%97
def mkiban(cc,b): return cc+'%02d'%(98-m97(b+cc+'00'))+b
def iban(cc=None,fmt=None):
    cc=cc or R.choice(['DE','DE','DE','FR','ES','IT','NL','PT','PL','GB','CH','AT','BE','SE','DK','IE','FI','CZ','TR','NO','LU','RO'])
    if cc=='DE': b=R.choice(['37040044','10050000','20041155','50010517','12030000','70150000','37050198','43060967','10011001','20050550'])+dg(10)
    elif cc=='FR':
        bk,g,a=R.choice(['30002','20041','30004','14508','10278','30003']),dg(5),dg(11)
        b=bk+g+a+'%02d'%(97-(89*int(bk)+15*int(g)+3*int(a))%97)
    elif cc=='ES':
        e,o,a=R.choice(['2100','0049','0182','1465','2085']),dg(4),dg(10)
        w=[1,2,4,8,5,10,9,7,3,6]
        def d(x):
            r=11-sum(int(c)*k for c,k in zip(x,w))%11
            return str({10:1,11:0}.get(r,r))
        b=e+o+d('00'+e+o)+d(a)+a
    elif cc=='IT':
        s=R.choice(['05428','03069','02008','01030','36772'])+dg(5)+dg(12)
        odd=[1,0,5,7,9,13,15,17,19,21]
        t=sum(odd[int(c)] if i%2==0 else int(c) for i,c in enumerate(s)); b=UP[t%26]+s
    elif cc=='NL':
        while 1:
            a=dg(9); t=sum(int(c)*(10-i) for i,c in enumerate(a)); c=(11-t%11)%11
            if c<10: break
        b=R.choice(['INGB','RABO','ABNA','KNAB','BUNQ','TRIO'])+a+str(c)
    elif cc=='PT':
        s=R.choice(['0035','0033','0007','0018'])+dg(4)+dg(11); b=s+'%02d'%(98-int(s+'00')%97)
    elif cc=='BE':
        s=dg(10); b=s+'%02d'%(int(s)%97 or 97)
    else:
        L={'PL':'d24','GB':'AAAAd14','CH':'d17','AT':'d16','SE':'d20','DK':'d14','IE':'AAAAd14','FI':'d14','CZ':'d20','TR':'d22','NO':'d11','LU':'d16','RO':'AAAAd16'}[cc]
        b=''
        if L.startswith('AAAA'): b=R.choice({'GB':['BARC','LOYD','NWBK','HBUK','MIDL'],'IE':['AIBK','BOFI'],'RO':['BTRL','RNCB']}[cc]); L=L[4:]
        n=int(L[1:])
        if cc=='TR': b='000'+R.choice(['62','64','10'])+'0'+dg(16)
        elif cc=='CH': b=R.choice(['00762','09000','00700','80808'])+dg(12)
        else: b+=dg(n)
    s=mkiban(cc,b)
    f=R.random() if fmt is None else fmt
    return ' '.join(s[i:i+4] for i in range(0,len(s),4)) if f<.6 else s
BICS={'DE':['COBADEFFXXX','GENODEF1M04','SSKMDEMMXXX','INGDDEFFXXX','BYLADEM1001','COLSDE33'],'FR':['CRLYFRPP','BNPAFRPPXXX','AGRIFRPP882'],'ES':['CAIXESBBXXX','BSCHESMM'],'IT':['BPMOIT22XXX','BCITITMM'],'NL':['INGBNL2A','RABONL2U'],'GB':['BARCGB22','LOYDGB2L'],'CH':['POFICHBEXXX','UBSWCHZH80A'],'AT':['GIBAATWWXXX','RLNWATWW'],'PL':['BREXPLPWMBK'],'PT':['CGDIPTPL'],'US':['CHASUS33','BOFAUS3N']}
def bic(cc=None): return R.choice(BICS.get(cc) or sum(BICS.values(),[]))
def aba():
    s=R.choice(['01','02','03','05','06','07','08','09','10','11','12','21','26','31','32'])+dg(6)
    w=[3,7,1,3,7,1,3,7]; return s+str((10-sum(int(c)*k for c,k in zip(s,w))%10)%10)
# ---------- national ids
def bd(lo=1945,hi=2004): return datetime.date(ri(lo,hi),ri(1,12),ri(1,28))
def _1110(s):
    p=10
    for c in s:
        x=(int(c)+p)%10 or 10; p=(2*x)%11
    return str((11-p)%10)
def cf(first,last,d,sex):
    import unicodedata
    n=lambda s:''.join(c for c in unicodedata.normalize('NFD',s.upper()) if c in UP)
    con=lambda s:[c for c in s if c not in 'AEIOU']; vow=lambda s:[c for c in s if c in 'AEIOU']
    l=n(last);f=n(first);a=''.join((con(l)+vow(l)+list('XXX'))[:3])
    c=con(f); c=[c[0],c[2],c[3]] if len(c)>3 else (c+vow(f)+list('XXX'))[:3]
    s=a+''.join(c)+'%02d'%(d.year%100)+'ABCDEHLMPRST'[d.month-1]+'%02d'%(d.day+(40 if sex=='f' else 0))+R.choice(['H501','F205','F839','L219','D612','A944','G273','A662','C351','L736','B157','Z129','Z330'])
    odd=dict(zip(DG+UP,[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
    t=sum(odd[x] if i%2==0 else (int(x) if x.isdigit() else UP.index(x)) for i,x in enumerate(s))
    return s+UP[t%26]
def verhoeff(s):
    D=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
    P=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
    inv=[0,4,3,2,1,5,6,7,8,9]; c=0
    for i,x in enumerate(reversed(s)): c=D[c][P[(i+1)%8][int(x)]]
    return str(inv[c])
def wsum(s,w): return sum(int(c)*k for c,k in zip(s,w))
def nid(cc,d=None,sex='f',p=None):
    d=d or bd(); ymd=d.strftime('%y%m%d'); dmy=d.strftime('%d%m%y')
    f=sex=='f'
    while 1:
        r=_nid(cc,d,ymd,dmy,f,p)
        if r: return r
def _nid(cc,d,ymd,dmy,f,p):
    if cc=='us': return f"{R.choice([ri(1,665),ri(667,899)]):03d}-{ri(1,99):02d}-{ri(1,9999):04d}"
    if cc=='gb':
        while 1:
            a=R.choice('ABCEGHJKLMNOPRSTWXYZ')+R.choice('ABCEGHJKLMNPRSTWXYZ')
            if a not in('BG','GB','NK','KN','TN','NT','ZZ'): break
        n=dg(6); c=R.choice('ABCD'); return R.choice([f"{a} {n[:2]} {n[2:4]} {n[4:]} {c}",a+n+c])
    if cc=='nhs':
        s=R.choice('4679')+dg(8); c=11-wsum(s,range(10,1,-1))%11; c=0 if c==11 else c
        return None if c==10 else f"{s[:3]} {s[3:6]} {s[6:]}{c}"
    if cc=='de':
        ds=R.sample(DG,9); ds.append(R.choice(ds)); R.shuffle(ds)
        if ds[0]=='0' : return None
        s=''.join(ds); s+=_1110(s); return R.choice([s,f"{s[:2]} {s[2:5]} {s[5:8]} {s[8:]}"])
    if cc=='desv':
        L=R.choice(UP); s=R.choice(['12','53','65','15','10','23'])+dmy+'%02d'%(ord(L)-64)+dg(2)
        t=sum(sum(map(int,str(int(c)*k))) for c,k in zip(s,[2,1,2,5,7,1,2,1,2,1,2,1]))
        return f"{s[:2]} {s[2:8]} {L} {s[10:]}{t%10}"
    if cc=='fr':
        s=('2' if f else '1')+d.strftime('%y%m')+R.choice(['44','69','75','35','13','31','59','33','67'])+f"{ri(1,400):03d}{ri(1,600):03d}"
        k='%02d'%(97-int(s)%97); return R.choice([s+k,f"{s[0]} {s[1:3]} {s[3:5]} {s[5:7]} {s[7:10]} {s[10:]} {k}"])
    if cc=='es':
        if R.random()<.15:
            x=R.choice('XYZ');n=dg(7);return x+n+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str('XYZ'.index(x))+n)%23]
        n=ri(10000000,79999999); l='TRWAGMYFPDXBNJZSQVHLCKE'[n%23]; return R.choice([f"{n}{l}",f"{n}-{l}"])
    if cc=='it': return cf(p[0] if p else 'Anna',p[1] if p else 'Rota',d,'f' if f else 'm')
    if cc=='pt':
        s=R.choice('12')+dg(7); c=11-wsum(s,range(9,1,-1))%11; s+=str(0 if c>9 else c); return R.choice([s,f"{s[:3]} {s[3:6]} {s[6:]}"])
    if cc=='nl':
        s=R.choice('12')+dg(7); c=wsum(s,range(9,1,-1))%11; return None if c==10 else s+str(c)
    if cc=='be':
        s=ymd+'%03d'%(ri(1,498)*2-(0 if f else 1)); c=97-int(('2' if d.year>1999 else '')+s)%97
        return f"{ymd[:2]}.{ymd[2:4]}.{ymd[4:]}-{s[6:]}.{c:02d}"
    if cc=='pl':
        s=f"{d.year%100:02d}{d.month+(20 if d.year>1999 else 0):02d}{d.day:02d}"+dg(3)+R.choice('02468' if f else '13579')
        return s+str((10-wsum(s,[1,3,7,9,1,3,7,9,1,3])%10)%10)
    if cc=='sv':
        s=ymd+dg(2)+R.choice('02468' if f else '13579'); c=luhn(s); return R.choice([ymd+'-'+s[6:]+c,d.strftime('%Y%m%d')+'-'+s[6:]+c])
    if cc=='no':
        s=dmy+('%03d'%ri(0,499) if d.year<2000 else '%03d'%ri(500,999))
        a=(11-wsum(s,[3,7,6,1,8,9,4,5,2])%11)%11
        if a==10: return None
        s+=str(a); b=(11-wsum(s,[5,4,3,2,7,6,5,4,3,2])%11)%11
        return None if b==10 else s[:6]+R.choice(['',' '])+s[6:]+str(b)
    if cc=='da':
        s=dmy+('%03d'%ri(0,399) if d.year<2000 else '%03d'%ri(400,999)); c=(11-wsum(s,[4,3,2,7,6,5,4,3,2])%11)%11
        return None if c==10 else dmy+'-'+s[6:]+str(c)
    if cc=='fi':
        n='%03d'%ri(2,899); return dmy+('A' if d.year>1999 else '-')+n+"0123456789ABCDEFHJKLMNPRSTUVWXY"[int(dmy+n)%31]
    if cc=='ch':
        s='756'+dg(9); c=(10-sum(int(x)*(3 if i%2 else 1) for i,x in enumerate(s))%10)%10; s+=str(c); return f"{s[:3]}.{s[3:7]}.{s[7:11]}.{s[11:]}"
    if cc=='at':
        n=str(ri(100,999)); c=(wsum(n,[3,7,9])+wsum(dmy,[5,8,4,2,1,6]))%11
        return None if c==10 else f"{n}{c} {dmy}"
    if cc=='cs':
        s=f"{d.year%100:02d}{d.month+(50 if f else 0):02d}{d.day:02d}"; x=dg(3)
        c=int(s+x)%11
        if d.year<1954: return s+'/'+x
        return None if c==10 else s+'/'+x+str(c)
    if cc=='ro':
        s=str((2 if f else 1) if d.year<2000 else (6 if f else 5))+ymd+f"{ri(1,46):02d}{ri(1,999):03d}"; c=wsum(s,map(int,'279146358279'))%11; return s+str(1 if c==10 else c)
    if cc=='bg':
        s=f"{d.year%100:02d}{d.month+(40 if d.year>1999 else 0):02d}{d.day:02d}"+dg(3); return s+str(wsum(s,[2,4,8,5,10,9,7,3,6])%11%10)
    if cc=='el':
        if R.random()<.5: s=dmy+dg(4); return s+luhn(s)
        s=R.choice('01')+dg(7); return s+str(sum(int(c)<<(8-i) for i,c in enumerate(s))%11%10)
    if cc=='hu': s=dg(8); s+=str(wsum(s,[3,7]*4)%10); return f"{s[:3]} {s[3:6]} {s[6:]}"
    if cc=='ie': s=dg(7); return s+'WABCDEFGHIJKLMNOPQRSTUV'[wsum(s,range(8,1,-1))%23]+R.choice(['','','A'][:2])
    if cc=='hr': s=dg(10); return s+_1110(s)
    if cc=='ee':
        s=str((4 if f else 3) if d.year<2000 else (6 if f else 5))+ymd+dg(3); c=wsum(s,[1,2,3,4,5,6,7,8,9,1])%11
        if c==10: c=wsum(s,[3,4,5,6,7,8,9,1,2,3])%11%10
        return s+str(c)
    if cc=='tr':
        s=str(ri(1,9))+dg(8); x=list(map(int,s)); a=(sum(x[::2])*7-sum(x[1::2]))%10; return s+str(a)+str((sum(x)+a)%10)
    if cc=='in': s=str(ri(2,9))+dg(10); s+=verhoeff(s); return f"{s[:4]} {s[4:8]} {s[8:]}"
    if cc=='pan': return rs(3,UP)+'P'+rs(1,UP)+dg(4)+rs(1,UP)
    if cc=='zh':
        s=R.choice(['110105','310104','440305','510107','320102','420106','330106'])+d.strftime('%Y%m%d')+dg(2)+R.choice('02468' if f else '13579')
        return s+'10X98765432'[wsum(s,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2])%11]
    if cc=='ja':
        s=dg(11); q=[(i+1) if i<=6 else i-5 for i in range(1,12)]; r=sum(int(s[11-i])*q[i-1] for i in range(1,12))%11
        s+=str(0 if r<=1 else 11-r); return R.choice([s,f"{s[:4]} {s[4:8]} {s[8:]}"])
    if cc=='ko':
        s=ymd+str((2 if f else 1) if d.year<2000 else (4 if f else 3))+dg(5); return s[:6]+'-'+s[6:]+str((11-wsum(s,[2,3,4,5,6,7,8,9,2,3,4,5])%11)%10)
    if cc=='tw':
        m=dict(zip('ABCDEFGHJKLMNPQRSTUVXYWZIO',range(10,36))); L=R.choice('ABCDEFHJKMNPQT'); s=('2' if f else '1')+dg(7)
        t=m[L]//10+m[L]%10*9+wsum(s,[8,7,6,5,4,3,2,1]); return L+s+str((10-t%10)%10)
    if cc=='hk':
        L=R.choice('ABCDEFGHKPRVYZ'); s=dg(6); c=(11-(36*9+(ord(L)-55)*8+wsum(s,[7,6,5,4,3,2]))%11)%11; return f"{L}{s}({'A' if c==10 else c})"
    if cc=='sg':
        L=R.choice('ST'); s=dg(7); return L+s+'JZIHGFEDCBA'[(wsum(s,[2,7,6,5,4,3,2])+(4 if L=='T' else 0))%11]
    if cc=='my': return f"{ymd}-{R.choice(['01','07','10','14'])}-{dg(4)}"
    if cc=='th': s=R.choice('1235')+dg(11); s+=str((11-wsum(s,range(13,1,-1))%11)%10); return f"{s[0]}-{s[1:5]}-{s[5:10]}-{s[10:12]}-{s[12]}"
    if cc=='id': return R.choice(['317301','327304','357801'])+f"{d.day+(40 if f else 0):02d}{d:%m%y}"+'000'+str(ri(1,9))
    if cc=='br':
        s=dg(9)
        for _ in 0,1:
            r=wsum(s,range(len(s)+1,1,-1))*10%11%10; s+=str(r)
        return R.choice([s,f"{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}",f"{s[:3]}.{s[3:6]}.{s[6:9]}-{s[9:]}"])
    if cc=='ar_':
        s=('27' if f else '20')+str(ri(12000000,46000000)); c=11-wsum(s,[5,4,3,2,7,6,5,4,3,2])%11
        return None if c==10 else f"{s[:2]}-{s[2:]}-{0 if c==11 else c}"
    if cc=='cl':
        n=ri(6000000,25000000); t=sum(int(c)*(2+i%6) for i,c in enumerate(reversed(str(n)))); c='0123456789K0'[11-t%11]; return f"{n:,}".replace(',','.')+'-'+c
    if cc=='mx':
        s=rs(1,UP)+R.choice('AEIOU')+rs(2,UP)+ymd+('M' if f else 'H')+R.choice(['DF','JC','NL','PL','VZ'])+rs(3,'BCDFGHJKLMNPQRSTVWXYZ')+('0' if d.year<2000 else 'A')
        A="0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ"; t=sum(A.index(c)*(18-i) for i,c in enumerate(s)); return s+str((10-t%10)%10)
    if cc=='za': s=ymd+('%04d'%(ri(0,4999) if f else ri(5000,9999)))+'08'; return s+luhn(s)
    if cc=='he': s=R.choice('023')+dg(7); return s+luhn(s)
    if cc=='ca': s=R.choice('1245679')+dg(7); s+=luhn(s); return f"{s[:3]} {s[3:6]} {s[6:]}"
    if cc=='au':
        s=str(ri(1,9))+dg(8); return f"{s[:3]} {s[3:6]} {s[6:]}" if wsum(s,[1,4,3,7,5,8,6,9,10])%11==0 else None
    if cc=='ru':
        s=dg(9)
        if int(s)<1001999: return None
        c=wsum(s,range(9,0,-1))%101%100; return f"{s[:3]}-{s[3:6]}-{s[6:]} {c:02d}"
    if cc=='inn':
        s=R.choice(['77','66','63','50'])+dg(8); s+=str(wsum(s,[7,2,4,10,3,5,9,4,6,8])%11%10); return s+str(wsum(s,[3,7,2,4,10,3,5,9,4,6,8])%11%10)
    if cc=='uk':
        s=str((d-datetime.date(1899,12,31)).days).zfill(5)+dg(3)+R.choice('02468' if f else '13579'); return s+str(wsum(s,[-1,5,7,9,4,6,10,5,7])%11%10)
    if cc=='co': return f"{ri(10000000,99999999)}"
    return nid('us')
# ---------- phone/addr/person
def mask(m): return ''.join(R.choice('0123456789') if c=='#' else c for c in m)
PHF={'us':['({A}) {B}-####','{A}-{B}-####','+1 {A} {B} ####','{A}.{B}.####','1-{A}-{B}-####','+1{A}{B}####'],
'gb':['07### ######','07###-######','+44 7### ######','0161 4## ####','(0117) 9## ####','+44 (0)7### ### ###','020 7### ####'],
'de':['0151 #### ####','0176/########','+49 171 #######','0221-######','+49 (0)30 ######-##','(05541) ####','0049 160 ########','040 / 22 ## ## #','089 - 4## ## ##'],
'at':['+43 664 #######','0316/8#####'],'ch':['+41 79 ### ## ##','044 ### ## ##'],'fr':['06 ## ## ## ##','07.##.##.##.##','+33 6 ## ## ## ##','02 40 ## ## ##','06########','0033 6 ## ## ## ##'],
'es':['6## ### ###','+34 6## ## ## ##','91 ### ## ##','6## ## ## ##'],'it':['3## #######','+39 34# ### ####','06 ########','39#-#######'],'pt':['91# ### ###','+351 96# ### ###','253 ### ###'],
'br':['(41) 9####-####','+55 11 9####-####','(81) 3###-####'],'nl':['06-########','06 #### ####','+31 6 ########','030-2######'],'pl':['5## ### ###','+48 60# ### ###','12 4## ## ##','60#-###-###'],
'ja':['090-####-####','080-####-####','03-####-####','+81 90-####-####'],'zh':['138########','+86 139 #### ####','186-####-####','010-6#######'],
'sv':['070-### ## ##','+46 73 ### ## ##'],'da':['## ## ## ##','+45 ## ## ## ##'],'no':['9## ## ###','+47 4## ## ###'],'fi':['040 ### ####','+358 50 ### ####'],'cs':['+420 60# ### ###','77# ### ###'],'ro':['07## ### ###','+40 72# ### ###'],'hu':['+36 30 ### ####','06 20 ### ####'],
'tr':['0532 ### ## ##','+90 555 ### ## ##'],'ru':['+7 9## ###-##-##','8 (9##) ###-##-##'],'uk':['+380 67 ### ## ##','050 ### ## ##'],'ko':['010-####-####','+82 10-####-####'],'el':['69# ### ####','+30 69# ### ####'],'in':['+91 98### #####','98########'],'ie':['087 ### ####','+353 86 ### ####'],'au':['04## ### ###','+61 4## ### ###'],'ca':['({A}) {B}-####','{A}-{B}-####'],'be':['0475 ## ## ##','+32 486 ## ## ##'],'mx':['+52 33 #### ####','55 #### ####'],'za':['082 ### ####','+27 83 ### ####'],'he':['054-### ####']}
def phone(cc):
    m=R.choice(PHF.get(cc) or PHF['us'])
    A=R.choice(['614','918','360','478','508','559','928','225','718','312','503','416','902'] if cc!='ca' else ['416','902','250','306'])
    return mask(m.replace('{A}',A).replace('{B}',str(ri(220,549)) ))
CJ={'ja':[("〒980-00##","宮城県仙台市青葉区一番町#-#-##"),("〒604-80##","京都府京都市中京区御池通#丁目##"),("〒154-00##","東京都世田谷区三軒茶屋#-##-#"),("〒530-00##","大阪府大阪市北区梅田#-#-# グランハイツ#0#")],
'zh':[("1000##","北京市朝阳区建国路##号院#号楼#0#室"),("2000##","上海市徐汇区漕溪北路##弄#号"),("5100##","广州市天河区体育西路1##号"),("6100##","成都市武侯区科华北路##号#单元#0#")],
'ko':[("06###","서울특별시 강남구 테헤란로 ##길 #"),("48###","부산광역시 해운대구 해운대로 ###")]}
GEO={'us':(39.7,-84.2),'gb':(53.4,-2.2),'de':(50.9,6.95),'fr':(47.2,-1.55),'es':(41.65,-4.72),'it':(45.7,9.67),'pt':(41.55,-8.42),'nl':(52.09,5.12),'pl':(50.06,19.94),'ja':(38.26,140.87),'zh':(39.9,116.4),'sv':(59.61,16.55)}
MON={'en':S("January February March April May June July August September October November December"),'de':S("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),'fr':S("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),'es':S("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),'it':S("gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre"),'pt':S("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),'nl':S("januari februari maart april mei juni juli augustus september oktober november december"),'pl':S("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia")}
LANGLOC={'en':['us']*9+['gb']*6+['ie','au','ca','in','us'],'de':['de']*8+['at','ch'],'fr':['fr']*8+['be'],'es':['es']*6+['mx','mx'],'it':['it'],'pt':['pt','br'],'nl':['nl']*6+['be']}
def pick_loc(lang): return R.choice(LANGLOC.get(lang,[lang]))
def fold(s):
    import unicodedata
    for a,b in [('ä','ae'),('ö','oe'),('ü','ue'),('ß','ss'),('ł','l'),('ø','o'),('æ','ae'),('ı','i'),('đ','d'),('å','a')]: s=s.replace(a,b)
    return ''.join(c for c in unicodedata.normalize('NFD',s.lower()) if c.isascii() and c.isalnum())
TRN={'ja':S("tanaka.h m.sato hasegawa yuki.mori k-goto sasaki.ken"),'zh':S("wangwei.l zhaoqi chen.yt linxy huangjj"),'ko':S("kimjs lee.hn parkms jung.dh"),'ru':S("sokolenko.d olga.zh moroz.s belousov"),'uk':S("taras.k shevchuk.o o.melnyk"),'el':S("papadop.g mavros.s eleni.k")}
class P:
    def __init__(s,lang,loc=None):
        s.lang=lang; s.loc=loc or pick_loc(lang)
        src=R.choice(MIX.get(s.loc,[s.loc])); src=src if src in N else 'us'
        s.src=src; s.sex=R.choice('fm'); F,M,L=N[src]
        s.first=R.choice(F if s.sex=='f' else M); s.last=R.choice(L)
        if src in('ru',) and s.sex=='f' and s.last[-2:] in('ёв','ов'): s.last+='а'
        if src=='ru' and s.sex=='f': pass
        if src=='pl' and s.sex=='f': s.last=s.last[:-1]+'a' if s.last.endswith(('ski','cki')) else s.last
        if src=='cs' and s.sex=='f': s.last={'Šťastný':'Šťastná','Novotný':'Novotná','Svoboda':'Svobodová','Kučera':'Kučerová','Zelenka':'Zelenková','Procházka':'Procházková','Němec':'Němcová','Řezníček':'Řezníčková','Dvořák':'Dvořáková'}.get(s.last,s.last+'ová')
        s.first=s.first.replace('\u00a0',' '); s.last=s.last.replace('\u00a0',' ').replace('St.Clair','St. Clair')
        s.cjk=src in('ja','zh','ko')
        if s.cjk: s.full=s.last+(' ' if src=='ja' and R.random()<.5 else '')+s.first
        elif src in('hu','vn'): s.full=s.last+' '+s.first
        else:
            s.full=s.first+' '+s.last
            if src=='us' and R.random()<.12: s.full=s.first+' '+R.choice(UP)+'. '+s.last
        s.d=bd(); s.phone=phone(s.loc); s._a=None; s.c={}
        dd=s.d; l=s.lang
        if s.loc=='us': s.dob=R.choice([dd.strftime('%m/%d/%Y'),f"{dd.month}/{dd.day}/{dd.year}",f"{MON['en'][dd.month-1]} {dd.day}, {dd.year}"])
        elif l=='en': s.dob=R.choice([dd.strftime('%d/%m/%Y'),f"{dd.day} {MON['en'][dd.month-1]} {dd.year}",dd.strftime('%d-%m-%Y')])
        elif l=='de': s.dob=R.choice([dd.strftime('%d.%m.%Y')]*2+[f"{dd.day}. {MON['de'][dd.month-1]} {dd.year}",f"{dd.day}.{dd.month}.{dd.year%100:02d}"])
        elif l in('fr','it','nl','pl'): s.dob=R.choice([dd.strftime('%d/%m/%Y' if l!='pl' else '%d.%m.%Y'),f"{dd.day} {MON[l][dd.month-1]} {dd.year}"])
        elif l in('es','pt'): s.dob=R.choice([dd.strftime('%d/%m/%Y'),f"{dd.day} de {MON[l][dd.month-1]} de {dd.year}"])
        elif l in('ja','zh'): s.dob=R.choice([f"{dd.year}年{dd.month}月{dd.day}日",dd.strftime('%Y-%m-%d')])
        elif l=='ko': s.dob=f"{dd.year}년 {dd.month}월 {dd.day}일"
        elif l in('sv','hu'): s.dob=dd.strftime('%Y-%m-%d')
        else: s.dob=dd.strftime('%d.%m.%Y')
        s.dobiso=dd.isoformat()
        f,la=fold(s.first),fold(s.last)
        if not f or not la: h=R.choice(TRN.get(src) or TRN['zh']); s.user=h.replace('.','')
        else:
            h=R.choice([f+'.'+la]*4+[f[0]+la,f[0]+'.'+la,la+'.'+f,f,la]); s.user=(f[0]+la)[:12]
        s.workmail=h+'@'+dom(s.loc)
        free={'de':['gmx.de','web.de','t-online.de'],'fr':['orange.fr','free.fr','laposte.net'],'it':['libero.it','virgilio.it'],'nl':['ziggo.nl','kpnmail.nl'],'pl':['wp.pl','onet.pl','o2.pl'],'pt':['sapo.pt'],'br':['uol.com.br','bol.com.br'],'gb':['btinternet.com'],'ru':['yandex.ru','mail.ru'],'cs':['seznam.cz'],'zh':['qq.com','163.com'],'ja':['nifty.com'],'ko':['naver.com']}.get(s.loc,['yahoo.com'])+['gmail.com','gmail.com','outlook.com','hotmail.com']
        s.privmail=R.choice([h+str(s.d.year%100)+dg(2),h.replace('.','_')+dg(3),h.replace('.','')+dg(4)])+'@'+R.choice(free)
        s.email=s.workmail if R.random()<.5 else s.privmail
    def addr(s):
        if s._a: return s._a
        L=s.loc
        if L in CJ:
            z,a=R.choice(CJ[L]); z=mask(z); a=''.join(str(ri(1,9)) if c=='#' else c for c in a); s._a=(a,z,'',None,None)
            s.one=(z+' '+a) if L=='ja' else a; s.ml=z+'\n'+a; s.street=a; s.zip=z; s.city=a[:3]; return s._a
        sk={'at':'de','ch':'de','be':'fr','mx':'es','ca':'us','au':'gb','ie':'gb','in':'gb','za':'gb'}.get(L,L)
        if sk not in STREETS: sk='us'
        st=R.choice(STREETS[sk]).replace('\u00a0',' '); n=R.choice([ri(1,30),ri(1,99),ri(1,240)])
        cl=CITIES.get(L) or CITIES[sk]; c=R.choice(cl); z=mask(c[-1] if len(c)==2 else c[2])
        if sk=='us':
            st=f"{ri(10,9899)} {st} {R.choice(['St','Ave','Rd','Dr','Lane','Blvd','Ct','Street','Way'])}"+R.choice(['','','',f", Apt {ri(1,40)}{R.choice('ABC')}",f" #{ri(2,310)}"])
            s.street,s.city,s.zip=st,c[0],z; s.one=f"{st}, {c[0]}, {c[1]} {z}"; s.ml=f"{st}\n{c[0]}, {c[1]} {z}"
        elif sk=='gb' and L in('gb','in','ie','au','za'):
            st=R.choice(['','','Flat %d, '%ri(1,20)])+f"{n} {st} {R.choice(['Road','Street','Lane','Close','Terrace','Rd'])}"
            if L=='au': s.street,s.city,s.zip=st,c[0],z; s.one=f"{st}, {c[0]} {c[1]} {z}"; s.ml=f"{st}\n{c[0]} {c[1]} {z}"
            else:
                z=mask(c[1]).rstrip(); 
                if L!='ie': z=z+f" {ri(1,9)}{rs(2,'ABDEFGHJLNPQRSTUWXYZ')}"
                s.street,s.city,s.zip=st,c[0],z; s.one=f"{st}, {c[0]} {z}" if R.random()<.5 else f"{st}, {c[0]}, {z}"; s.ml=f"{st}\n{c[0]}\n{z}"
        else:
            if sk in('fr',): st=f"{n}{R.choice(['','',' bis'])}{R.choice([' ',', '])}{st}"
            elif sk in('es',): st=f"{st} {n}"+R.choice([', ',f", {ri(1,7)}º {R.choice('ABCD')}, "])[:-2]
            elif sk in('it','pt'): st=f"{st}{R.choice([', ',' '])}{n}"+(R.choice(['',f", {ri(1,6)}º {R.choice(['Esq','Dto'])}"]) if sk=='pt' else '')
            elif sk=='br': st=f"{st}, {n}"+R.choice(['',f" - Apto {ri(11,154)}",''])
            elif sk=='pl': st=f"{st} {n}"+R.choice(['',f"/{ri(1,60)}",f" m. {ri(1,40)}"])
            elif sk in('ru','uk'): st=f"{st}, {R.choice(['д. ','']) if sk=='ru' else ''}{n}"+R.choice(['',f", кв. {ri(1,120)}"])
            else: st=f"{st} {n}"+R.choice(['','','',R.choice('abc')])
            ct=c[0]; s.street,s.city,s.zip=st,ct,z
            zc=f"{z} {ct}"
            if sk=='br': s.one=f"{st}, {ct}, {z}"; s.ml=f"{st}\n{ct}\n{z}"
            elif sk in('ru','uk'): s.one=f"{z}, г. {ct}, {st}" if sk=='ru' else f"{z}, м. {ct}, {st}"; s.ml=f"{st}\n{ct}, {z}"
            else: s.one=f"{st}, {zc}"; s.ml=f"{st}\n{zc}"
        s._a=1; return 1
    def get(s,k):
        if k in s.c: return s.c[k]
        s.c[k]=s._get(k); return s.c[k]
    def _get(s,k):
        L=s.loc
        if k in('full','first','last','phone','dob','dobiso','user','workmail','privmail','email'): return getattr(s,k)
        if k in('street','zip','city','one','ml'): s.addr(); return getattr(s,k)
        if k=='csvaddr': s.addr(); return s.street.replace(',','')+';'+s.zip+';'+s.city
        if k=='lf': return s.last+('' if s.cjk else ', ')+s.first
        if k=='lfn': return s.last+('' if s.cjk else ' ')+s.first
        if k=='init': return s.last+s.first[:1] if s.cjk else s.first[0]+'. '+s.last
        if k=='upper': return s.full.upper()
        if k=='UL': return s.first+' '+s.last.upper()
        if k=='lower': return s.full.lower()
        if k=='phone2': return phone(L)
        if k=='nid':
            cc={'ie':'ie','ca':'ca','au':'au','in':'in','za':'za','at':'at','ch':'ch','be':'be','mx':'mx','br':'br'}.get(L,L)
            return nid(cc,s.d,s.sex,(s.first,s.last))
        if k=='iban':
            return iban({'us':'GB','gb':'GB','sv':'SE','da':'DK','cs':'CZ','ja':'DE','zh':'DE','br':'PT','mx':'ES','ca':'GB','au':'IE','in':'GB','ie':'IE'}.get(L,L.upper()) if L.upper() in('DE','FR','ES','IT','NL','PT','PL','GB','CH','AT','BE','FI','TR','NO','RO','IE') or L in('us','sv','da','cs','br','mx','ja','zh','ca','au','in') else 'DE')
        if k=='passport':
            return {'de':lambda:R.choice('CFGHJK')+rs(8,'CFGHJKLMNPRTVWXYZ0123456789'),'us':lambda:R.choice(['A'+dg(8),dg(9)]),'gb':lambda:dg(9),'fr':lambda:dg(2)+rs(2,UP)+dg(5),'es':lambda:rs(3,UP)+dg(6),'it':lambda:'Y'+rs(1,'ABC')+dg(7),'nl':lambda:'N'+rs(1,'XWPTR')+rs(6,'BCDFGHJKLNPRSTVWXZ0123456789')+dg(1),'pl':lambda:'E'+rs(1,UP)+dg(7),'pt':lambda:'C'+rs(1,UP)+dg(6),'br':lambda:'F'+rs(1,UP)+dg(6),'ja':lambda:'T'+rs(1,'RSTZ')+dg(7),'zh':lambda:'E'+rs(1,'ABCDEFGHJ')+dg(7),'in':lambda:R.choice('NPRSTUVZ')+dg(7)}.get(L,lambda:rs(2,UP)+dg(7))()
        if k=='licence':
            la=fold(s.last).upper()
            if L=='gb': return (la+'99999')[:5]+str(s.d.year)[2]+f"{s.d.month+(50 if s.sex=='f' else 0):02d}{s.d.day:02d}"+str(s.d.year)[3]+(fold(s.first)[:1].upper() or 'A')+'9'+dg(1)+rs(2,UP)
            return {'us':lambda:R.choice([rs(1,UP)+dg(7),rs(1,UP)+dg(12),rs(2,UP)+dg(6)]),'de':lambda:rs(1,'BCDFGJKN')+dg(3)+rs(1,UP)+dg(2)+rs(1,UP)+dg(3),'fr':lambda:dg(2)+rs(2,UP)+dg(5),'it':lambda:'U1'+rs(7,UP+DG)+rs(1,UP),'nl':lambda:dg(10),'pl':lambda:f"{dg(5)}/{ri(5,24):02d}/{dg(4)}"}.get(L,lambda:rs(1,UP)+dg(8))()
        if k=='plate':
            return {'us':lambda:R.choice([dg(1)+rs(3,UP)+dg(3),rs(3,UP)+' '+dg(4),rs(3,UP)+'-'+dg(4)]),'gb':lambda:rs(2,'ABCDEFGHJKLMNPRSTVWY')+R.choice(['19','21','68','72','24','70'])+' '+rs(3,'ABCDEFGHJKLMNPRSTVWXYZ'),'de':lambda:R.choice(['K','HH','B','M','GÖ','TÜ','FL','KS','L'])+R.choice(['-',' '])+rs(2,'ABCDEFGHJKLMNPRSTUVWXYZ')+' '+str(ri(12,9899)),'fr':lambda:f"{rs(2,'ABCDEFGHJKLMNPQRSTVWXYZ')}-{dg(3)}-{rs(2,'ABCDEFGHJKLMNPQRSTVWXYZ')}",'es':lambda:dg(4)+' '+rs(3,'BCDFGHJKLMNPRSTVWXYZ'),'it':lambda:rs(2,'ABCDEFGHJKLMNPRSTVWXYZ')+' '+dg(3)+' '+rs(2,'ABCDEFGHJKLMNPRSTVWXYZ'),'pt':lambda:rs(2,UP)+'-'+dg(2)+'-'+rs(2,UP),'br':lambda:rs(3,UP)+dg(1)+rs(1,'ABCDEFGHIJ')+dg(2),'nl':lambda:R.choice([f"{rs(1,'GHJKLNPRSTXZ')}-{dg(3)}-{rs(2,'BDFGHJKLNPRSTVXZ')}",f"{dg(2)}-{rs(3,'BDFGHJKLNPRSTVXZ')}-{dg(1)}"]),'pl':lambda:R.choice(['KR','WA','GD','RZ','EL'])+' '+dg(5),'sv':lambda:rs(3,'ABCDEFGHJKLMNOPRSTUWXYZ')+' '+dg(3)}.get(L,lambda:rs(3,UP)+' '+dg(3))()
        if k=='geo':
            a,b=GEO.get(L,GEO['de']); return f"{a+R.uniform(-.6,.6):.{R.choice([5,6,6])}f}{R.choice([', ',','])}{b+R.uniform(-.6,.6):.5f}"
        if k=='geodms':
            a,b=GEO.get(L,GEO['de']); return f"{int(a)}°{ri(1,59):02d}'{ri(1,59):02d}.{ri(0,9)}\"N {abs(int(b))}°{ri(1,59):02d}'{ri(1,59):02d}.{ri(0,9)}\"{'E' if b>0 else 'W'}"
        if k=='ip': return ip()
        if k=='ip6': return ip6()
        if k=='mac': return mac()
        raise KeyError(k)
def ip(): return f"{R.choice([31,37,46,62,78,79,80,81,82,84,85,87,88,90,91,92,93,94,95,109,151,176,178,188,212,213,217,24,50,66,67,68,69,70,71,72,73,74,75,76,96,97,98,99,107,108,173,174])}.{ri(1,254)}.{ri(0,255)}.{ri(1,254)}"
def ip6(): return f"{R.choice(['2a02:8109','2003:e7','2a01:e0a','2601:647','2a00:23c6','2001:16b8'])}:{hx(4).lstrip('0') or '1'}:{hx(4).lstrip('0') or '2'}:{hx(4).lstrip('0') or '3'}:{hx(4).lstrip('0') or 'a'}:{hx(4).lstrip('0') or 'b'}:{hx(4).lstrip('0') or 'c'}" if R.random()<.8 else f"{R.choice(['2a02:8109:9a40','2601:647:4d00','2003:e7:bf1c'])}::{hx(4).lstrip('0') or '1'}:{hx(3).lstrip('0') or '1'}"
def mac():
    o=R.choice(['3c:22:fb','a4:83:e7','f0:18:98','dc:a6:32','b8:27:eb','9c:b6:d0','00:1b:63','48:51:b7','e4:5f:01','7c:d1:c3'])
    m=o+':'+':'.join(hx(2) for _ in range(3)); k=R.random()
    return m if k<.5 else m.upper() if k<.7 else m.upper().replace(':','-') if k<.9 else m.replace(':','')[:4]+'.'+m.replace(':','')[4:8]+'.'+m.replace(':','')[8:]
HEALTH={'en':S("type_2_diabetes major_depressive_disorder HIV-positive Crohn's_disease chronic_migraine epilepsy stage_II_breast_cancer bipolar_disorder_(F31.1) hypertension asthma generalized_anxiety_disorder atrial_fibrillation hepatitis_C multiple_sclerosis alcohol_dependence miscarriage_at_9_weeks ADHD rheumatoid_arthritis"),
'de':S("Diabetes_mellitus_Typ_2 mittelgradige_depressive_Episode_(F32.1) Morbus_Crohn Epilepsie Mammakarzinom arterielle_Hypertonie Bandscheibenvorfall_L4/L5 Multiple_Sklerose Alkoholabhängigkeit Burnout Asthma_bronchiale HIV-Infektion Schlafapnoe"),
'fr':S("diabète_de_type_2 épisode_dépressif_majeur maladie_de_Crohn épilepsie cancer_du_sein hypertension_artérielle sclérose_en_plaques séropositivité_VIH asthme_sévère"),
'es':S("diabetes_tipo_2 trastorno_depresivo_mayor epilepsia hipertensión_arterial cáncer_de_colon VIH_positivo esclerosis_múltiple asma"),
'it':S("diabete_mellito_tipo_2 depressione_maggiore epilessia ipertensione_arteriosa carcinoma_mammario sclerosi_multipla celiachia"),
'pt':S("diabetes_tipo_2 depressão_major epilepsia hipertensão_arterial cancro_da_mama asma_brônquica"),
'nl':S("diabetes_type_2 depressieve_stoornis epilepsie hoge_bloeddruk borstkanker burn-out ziekte_van_Crohn"),
'pl':S("cukrzyca_typu_2 epizod_depresyjny_umiarkowany padaczka nadciśnienie_tętnicze stwardnienie_rozsiane astma"),
'ja':S("2型糖尿病 うつ病 高血圧症 乳がん てんかん"),'zh':S("2型糖尿病 抑郁症 高血压 乙肝 哮喘"),'sv':S("typ_2-diabetes utmattningssyndrom epilepsi"),'tr':S("tip_2_diyabet hipertansiyon epilepsi"),'cs':S("diabetes_2._typu epilepsie hypertenze"),'ru':S("сахарный_диабет_2_типа гипертония эпилепсия"),'ko':S("제2형_당뇨병 우울증 고혈압")}
def health(lang): return R.choice(HEALTH.get(lang) or HEALTH['en']).replace('_',' ')
# ---------- keys
def wrap64(b,n=64):
    s=b64(b); return '\n'.join(s[i:i+n] for i in range(0,len(s),n))
def pem():
    k=R.random()
    if k<.3: return '-----BEGIN RSA PRIVATE KEY-----\n'+wrap64(b'\x30\x82\x04\xa4\x02\x01\x00\x02\x82\x01\x01\x00'+rb(R.choice([480,600,1180])))+'\n-----END RSA PRIVATE KEY-----'
    if k<.55: return '-----BEGIN PRIVATE KEY-----\n'+wrap64(b'\x30\x82\x04\xbd\x02\x01\x00\x30\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04\x82\x04\xa7'+rb(R.choice([480,1180])))+'\n-----END PRIVATE KEY-----'
    if k<.8: return opensshkey()
    if k<.9: return '-----BEGIN EC PRIVATE KEY-----\n'+wrap64(b'\x30\x77\x02\x01\x01\x04\x20'+rb(32)+b'\xa0\x0a\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07\xa1\x44\x03\x42\x00\x04'+rb(64))+'\n-----END EC PRIVATE KEY-----'
    if k<.95: return '-----BEGIN ENCRYPTED PRIVATE KEY-----\n'+wrap64(b'\x30\x82\x05\x2d\x30\x57\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x05\x0d'+rb(600))+'\n-----END ENCRYPTED PRIVATE KEY-----'
    return '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nlQdGBG'+rs(58,AN+'+/')+'\n'+wrap64(rb(430))+'\n='+rs(4,AN+'+/')+'\n-----END PGP PRIVATE KEY BLOCK-----'
def opensshkey():
    pub=rb(32); st=lambda b:len(b).to_bytes(4,'big')+b
    pk=st(b'ssh-ed25519')+st(pub); ck=rb(4); priv=ck+ck+st(b'ssh-ed25519')+st(pub)+st(rb(32)+pub)+st(b'deploy@'+R.choice(COW1).encode())
    priv+=bytes(range(1,1+(-len(priv)%8)))
    return '-----BEGIN OPENSSH PRIVATE KEY-----\n'+wrap64(b'openssh-key-v1\0'+st(b'none')+st(b'none')+st(b'')+(1).to_bytes(4,'big')+st(pk)+st(priv),70)+'\n-----END OPENSSH PRIVATE KEY-----'
def pubkey(): 
    st=lambda b:len(b).to_bytes(4,'big')+b
    return 'ssh-ed25519 '+b64(st(b'ssh-ed25519')+st(rb(32)))
def cert(): return '-----BEGIN CERTIFICATE-----\n'+wrap64(b'\x30\x82\x03\x11\x30\x82\x01\xf9\xa0\x03\x02\x01\x02\x02\x14'+rb(560))+'\n-----END CERTIFICATE-----'
def putty(): return 'Private-Lines: 1\n'+b64(rb(36))+'\nPrivate-MAC: '+hx(64)
def bcryp(): return R.choice(['$2b$','$2y$','$2a$'])+R.choice(['10','12','12'])+'$'+rs(53,'./'+AN)
def pwhash():
    k=R.random(); I='./'+AN
    if k<.35: return bcryp()
    if k<.5: return '$6$'+rs(R.choice([8,16]),I)+'$'+rs(86,I)
    if k<.6: return '$argon2id$v=19$m=65536,t=3,p=4$'+b64(rb(16)).rstrip('=')+'$'+b64(rb(32)).rstrip('=')
    if k<.7: return 'pbkdf2_sha256$'+R.choice(['260000','600000','720000'])+'$'+rs(22)+'$'+b64(rb(32))
    if k<.78: return '$apr1$'+rs(8,I)+'$'+rs(22,I)
    if k<.86: return '$y$j9T$'+rs(22,I)+'$'+rs(43,I)
    if k<.92: return '{SSHA}'+b64(rb(24))
    if k<.96: return '$1$'+rs(8,I)+'$'+rs(22,I)
    return '*'+HX(40)
def totp(): return rs(R.choice([16,32,32]),UP+'234567')
def sess():
    return R.choice([lambda:rs(26,LO+DG),lambda:rs(32,LO+DG),lambda:'s%3A'+rs(32,U64)+'.'+rs(43,AN),lambda:hx(32),lambda:b64u(json.dumps({"uid":ri(100,9999)}))+'.'+rs(6,U64)+'.'+rs(27,U64),lambda:HX(32),lambda:rs(43,U64)])()
def gk(): return R.choice([lambda:hx(32),lambda:hx(40),lambda:hx(64),lambda:rs(32),lambda:rs(40),lambda:b64(rb(32)),lambda:b64(rb(24)),lambda:rs(24,U64).strip('-_')+'x',lambda:uuid(),lambda:rs(48)])()

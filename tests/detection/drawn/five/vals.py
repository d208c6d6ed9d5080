# -*- coding: utf-8 -*-
import base64, hashlib, hmac, zlib, binascii, string, json, datetime, html, urllib.parse
A=string.ascii_letters; AN=A+string.digits; HX='0123456789abcdef'; UP=string.ascii_uppercase; D=string.digits
LN=string.ascii_lowercase+D; UN=UP+D; US=AN+'_-'
def rs(R,cs,n): return ''.join(R.choice(cs) for _ in range(n))
def hx(R,n): return rs(R,HX,n)
def b62(n,l):
    s=''
    while n: s=(D+UP+string.ascii_lowercase)[n%62]+s; n//=62
    return s.rjust(l,'0')
def gh(R,p):
    b=rs(R,AN,30); return p+b+b62(zlib.crc32(b.encode()),6)
def uuid(R):
    h=hx(R,32); return f'{h[:8]}-{h[8:12]}-4{h[13:16]}-{R.choice("89ab")}{h[17:20]}-{h[20:]}'
def b64(b): return base64.b64encode(b if isinstance(b,bytes) else b.encode()).decode()
def b64u(b): return base64.urlsafe_b64encode(b if isinstance(b,bytes) else b.encode()).decode().rstrip('=')
def rb(R,n): return bytes(R.randrange(256) for _ in range(n))
def jwt(R,h=None,p=None):
    h=h or R.choice([{"alg":"HS256","typ":"JWT"},{"alg":"RS256","typ":"JWT","kid":hx(R,16)},{"typ":"JWT","alg":"ES256"}])
    p=p or {"sub":uuid(R),"iss":R.choice(["https://sso.karvanta.io","auth.bluequill.net","https://login.norrvik.se"]),"iat":1700000000+R.randrange(9**8),"exp":1790000000+R.randrange(9**7),"scope":R.choice(["openid profile","admin","read:all write:all"])}
    return '.'.join([b64u(json.dumps(h,separators=(',',':'))),b64u(json.dumps(p,separators=(',',':'))),b64u(rb(R,R.choice([32,256,64]) if h['alg']!='HS256' else 32))])
def grafana(R):
    b='glsa_'+rs(R,AN,32); return b+'_'+'%08x'%zlib.crc32(b.encode())
def atatt(R):
    b='ATATT3xFfGF0'+rs(R,US,170); return b+'='+'%08X'%zlib.crc32(b.encode())
V={ # name:(class,ENV,label,gen)
'github':('github.PAT',['GITHUB_TOKEN','GH_TOKEN','GITHUB_PAT'],'GitHub',lambda R:gh(R,'ghp_')),
'githubf':('github.FINE_GRAINED_PAT',['GITHUB_TOKEN','GH_PAT'],'GitHub',lambda R:'github_pat_11'+rs(R,UN,20)+'_'+rs(R,AN,59)),
'githubo':('github.OAUTH',['GH_OAUTH_TOKEN'],'GitHub',lambda R:gh(R,R.choice(['gho_','ghs_','ghu_']))),
'npm':('npm.TOKEN',['NPM_TOKEN','NODE_AUTH_TOKEN'],'npm',lambda R:gh(R,'npm_')),
'gitlab':('gitlab.PAT',['GITLAB_TOKEN','CI_PUSH_TOKEN'],'GitLab',lambda R:'glpat-'+rs(R,US,20)),
'gitlabr':('gitlab.RUNNER',['RUNNER_TOKEN'],'GitLab',lambda R:'glrt-'+rs(R,US,20)),
'awsid':('aws.ACCESS_KEY_ID',['AWS_ACCESS_KEY_ID'],'AWS',lambda R:R.choice(['AKIA','ASIA'])+rs(R,UP+'234567',16)),
'awssec':('aws.SECRET_ACCESS_KEY',['AWS_SECRET_ACCESS_KEY'],'AWS',lambda R:b64(rb(R,30))),
'awsses':('aws.SESSION_TOKEN',['AWS_SESSION_TOKEN'],'AWS',lambda R:'IQoJb3JpZ2luX2Vj'+b64(rb(R,R.randrange(180,300)))),
'slackb':('slack.BOT_TOKEN',['SLACK_BOT_TOKEN'],'Slack',lambda R:f'xoxb-{R.randrange(10**11,10**12)}-{R.randrange(10**12,10**13)}-'+rs(R,AN,24)),
'slackapp':('slack.APP_TOKEN',['SLACK_APP_TOKEN'],'Slack',lambda R:f'xapp-1-A0{rs(R,UN,9)}-{R.randrange(10**12,10**13)}-'+hx(R,64)),
'slackwh':('slack.WEBHOOK',['SLACK_WEBHOOK_URL'],'Slack',lambda R:'https://hooks.slack.com/services/T0'+rs(R,UN,9)+'/B0'+rs(R,UN,9)+'/'+rs(R,AN,24)),
'discwh':('discord.WEBHOOK',['DISCORD_WEBHOOK'],'Discord',lambda R:f'https://discord.com/api/webhooks/{R.randrange(10**18,13*10**17+10**18)}/'+rs(R,US,68)),
'discord':('discord.BOT_TOKEN',['DISCORD_TOKEN'],'Discord',lambda R:b64(str(R.randrange(10**17,10**18))).rstrip('=')+'.G'+rs(R,AN,5)+'.'+rs(R,US,38)),
'telegram':('telegram.BOT_TOKEN',['TELEGRAM_BOT_TOKEN','TG_TOKEN'],'Telegram',lambda R:f'{R.randrange(10**8,8*10**9)}:AA'+rs(R,US,33)),
'stripe':('stripe.SECRET_KEY',['STRIPE_SECRET_KEY','STRIPE_API_KEY'],'Stripe',lambda R:'sk_live_51'+rs(R,AN,97)),
'striper':('stripe.RESTRICTED_KEY',['STRIPE_RESTRICTED_KEY'],'Stripe',lambda R:'rk_live_51'+rs(R,AN,97)),
'stripew':('stripe.WEBHOOK_SECRET',['STRIPE_WEBHOOK_SECRET'],'Stripe',lambda R:'whsec_'+rs(R,AN,32)),
'twilio':('twilio.AUTH_TOKEN',['TWILIO_AUTH_TOKEN'],'Twilio',lambda R:hx(R,32)),
'twiliok':('twilio.API_KEY',['TWILIO_API_KEY'],'Twilio',lambda R:'SK'+hx(R,32)),
'sendgrid':('sendgrid.API_KEY',['SENDGRID_API_KEY'],'SendGrid',lambda R:'SG.'+rs(R,US,22)+'.'+rs(R,US,43)),
'gapi':('google.API_KEY',['GOOGLE_API_KEY','GEMINI_API_KEY','MAPS_API_KEY'],'Google',lambda R:'AIza'+rs(R,US,35)),
'goauth':('google.OAUTH_CLIENT_SECRET',['GOOGLE_CLIENT_SECRET'],'Google',lambda R:'GOCSPX-'+rs(R,US,28)),
'gya29':('google.ACCESS_TOKEN',['GCLOUD_ACCESS_TOKEN'],'Google',lambda R:'ya29.a0'+rs(R,US,200)),
'gref':('google.REFRESH_TOKEN',['GOOGLE_REFRESH_TOKEN'],'Google',lambda R:'1//0'+rs(R,AN,1)+rs(R,US,98)),
'openai':('openai.API_KEY',['OPENAI_API_KEY'],'OpenAI',lambda R:R.choice(['sk-proj-','sk-svcacct-'])+rs(R,US,74)+'T3BlbkFJ'+rs(R,US,74)),
'anthropic':('anthropic.API_KEY',['ANTHROPIC_API_KEY'],'Anthropic',lambda R:'sk-ant-api03-'+rs(R,US,93)+'AA'),
'openrouter':('openrouter.API_KEY',['OPENROUTER_API_KEY'],'OpenRouter',lambda R:'sk-or-v1-'+hx(R,64)),
'hf':('huggingface.TOKEN',['HF_TOKEN','HUGGING_FACE_HUB_TOKEN'],'Hugging Face',lambda R:'hf_'+rs(R,A,34)),
'replicate':('replicate.TOKEN',['REPLICATE_API_TOKEN'],'Replicate',lambda R:'r8_'+rs(R,AN,37)),
'groq':('groq.API_KEY',['GROQ_API_KEY'],'Groq',lambda R:'gsk_'+rs(R,AN,20)+'WGdyb3FY'+rs(R,AN,24)),
'xai':('xai.API_KEY',['XAI_API_KEY'],'xAI',lambda R:'xai-'+rs(R,AN,80)),
'pplx':('perplexity.API_KEY',['PERPLEXITY_API_KEY'],'Perplexity',lambda R:'pplx-'+rs(R,AN,48)),
'langsmith':('langsmith.API_KEY',['LANGSMITH_API_KEY'],'LangSmith',lambda R:'lsv2_pt_'+hx(R,32)+'_'+hx(R,10)),
'pinecone':('pinecone.API_KEY',['PINECONE_API_KEY'],'Pinecone',lambda R:'pcsk_'+rs(R,AN,5)+'_'+rs(R,AN,63)),
'mailgun':('mailgun.API_KEY',['MAILGUN_API_KEY'],'Mailgun',lambda R:'key-'+hx(R,32)),
'mailchimp':('mailchimp.API_KEY',['MAILCHIMP_API_KEY'],'Mailchimp',lambda R:hx(R,32)+'-us%d'%R.randrange(1,22)),
'brevo':('brevo.API_KEY',['BREVO_API_KEY'],'Brevo',lambda R:'xkeysib-'+hx(R,64)+'-'+rs(R,AN,16)),
'resend':('resend.API_KEY',['RESEND_API_KEY'],'Resend',lambda R:'re_'+rs(R,AN,8)+'_'+rs(R,AN,24)),
'postmark':('postmark.SERVER_TOKEN',['POSTMARK_SERVER_TOKEN'],'Postmark',uuid),
'do':('digitalocean.PAT',['DIGITALOCEAN_TOKEN','DO_PAT'],'DigitalOcean',lambda R:'dop_v1_'+hx(R,64)),
'heroku':('heroku.API_KEY',['HEROKU_API_KEY'],'Heroku',lambda R:'HRKU-AA'+rs(R,US,58)),
'shopify':('shopify.ADMIN_TOKEN',['SHOPIFY_ADMIN_TOKEN'],'Shopify',lambda R:'shpat_'+hx(R,32)),
'shopifys':('shopify.SHARED_SECRET',['SHOPIFY_API_SECRET'],'Shopify',lambda R:'shpss_'+hx(R,32)),
'square':('square.ACCESS_TOKEN',['SQUARE_ACCESS_TOKEN'],'Square',lambda R:'EAAA'+rs(R,US,60)),
'pypi':('pypi.TOKEN',['TWINE_PASSWORD','PYPI_TOKEN'],'PyPI',lambda R:'pypi-AgEIcHlwaS5vcmc'+rs(R,US,150)),
'docker':('docker.PAT',['DOCKERHUB_TOKEN','DOCKER_PAT'],'Docker Hub',lambda R:'dckr_pat_'+rs(R,US,27)),
'dbx':('databricks.TOKEN',['DATABRICKS_TOKEN'],'Databricks',lambda R:'dapi'+hx(R,32)),
'dd':('datadog.API_KEY',['DD_API_KEY','DATADOG_API_KEY'],'Datadog',lambda R:hx(R,32)),
'ddapp':('datadog.APP_KEY',['DD_APP_KEY'],'Datadog',lambda R:hx(R,40)),
'nr':('newrelic.USER_KEY',['NEW_RELIC_API_KEY'],'New Relic',lambda R:'NRAK-'+rs(R,UN,27)),
'nrl':('newrelic.LICENSE_KEY',['NEW_RELIC_LICENSE_KEY'],'New Relic',lambda R:hx(R,36)+'NRAL'),
'grafana':('grafana.SERVICE_ACCOUNT',['GRAFANA_TOKEN'],'Grafana',grafana),
'sentry':('sentry.USER_TOKEN',['SENTRY_AUTH_TOKEN'],'Sentry',lambda R:'sntryu_'+hx(R,64)),
'linear':('linear.API_KEY',['LINEAR_API_KEY'],'Linear',lambda R:'lin_api_'+rs(R,AN,40)),
'notion':('notion.TOKEN',['NOTION_TOKEN'],'Notion',lambda R:'ntn_'+rs(R,D,11)+rs(R,AN,35)),
'figma':('figma.PAT',['FIGMA_TOKEN'],'Figma',lambda R:'figd_'+rs(R,US,40)),
'airtable':('airtable.PAT',['AIRTABLE_TOKEN'],'Airtable',lambda R:'pat'+rs(R,AN,14)+'.'+hx(R,64)),
'atlassian':('atlassian.API_TOKEN',['JIRA_API_TOKEN','CONFLUENCE_TOKEN'],'Atlassian',atatt),
'bitbucket':('bitbucket.APP_PASSWORD',['BITBUCKET_APP_PASSWORD'],'Bitbucket',lambda R:'ATBB'+rs(R,AN,24)+hx(R,8).upper()),
'cf':('cloudflare.API_TOKEN',['CLOUDFLARE_API_TOKEN','CF_API_TOKEN'],'Cloudflare',lambda R:rs(R,US,40)),
'vault':('hashicorp.VAULT_TOKEN',['VAULT_TOKEN'],'Vault',lambda R:'hvs.'+rs(R,US,90+R.randrange(6))),
'tfc':('hashicorp.TFC_TOKEN',['TFE_TOKEN','TF_TOKEN_app_terraform_io'],'Terraform Cloud',lambda R:rs(R,AN,14)+'.atlasv1.'+rs(R,AN,67)),
'pulumi':('pulumi.TOKEN',['PULUMI_ACCESS_TOKEN'],'Pulumi',lambda R:'pul-'+hx(R,40)),
'doppler':('doppler.TOKEN',['DOPPLER_TOKEN'],'Doppler',lambda R:R.choice(['dp.pt.','dp.st.prd.'])+rs(R,AN,43)),
'postman':('postman.API_KEY',['POSTMAN_API_KEY'],'Postman',lambda R:'PMAK-'+hx(R,24)+'-'+hx(R,34)),
'snyk':('snyk.TOKEN',['SNYK_TOKEN'],'Snyk',uuid),
'sonar':('sonarqube.TOKEN',['SONAR_TOKEN'],'SonarQube',lambda R:R.choice(['squ_','sqp_'])+hx(R,40)),
'circle':('circleci.PAT',['CIRCLECI_TOKEN'],'CircleCI',lambda R:'CCIPAT_'+rs(R,AN,22)+'_'+hx(R,40)),
'buildkite':('buildkite.TOKEN',['BUILDKITE_API_TOKEN'],'Buildkite',lambda R:'bkua_'+hx(R,40)),
'rubygems':('rubygems.API_KEY',['GEM_HOST_API_KEY'],'RubyGems',lambda R:'rubygems_'+hx(R,48)),
'crates':('crates.TOKEN',['CARGO_REGISTRY_TOKEN'],'crates.io',lambda R:'cio'+rs(R,AN,32)),
'nuget':('nuget.API_KEY',['NUGET_API_KEY'],'NuGet',lambda R:'oy2'+rs(R,LN,43)),
'pscale':('planetscale.TOKEN',['PLANETSCALE_SERVICE_TOKEN'],'PlanetScale',lambda R:'pscale_tkn_'+rs(R,US,43)),
'supabase':('supabase.PAT',['SUPABASE_ACCESS_TOKEN'],'Supabase',lambda R:'sbp_'+hx(R,40)),
'supas':('supabase.SECRET_KEY',['SUPABASE_SECRET_KEY'],'Supabase',lambda R:'sb_secret_'+rs(R,US,22)+'_'+rs(R,US,8)),
'neon':('neon.API_KEY',['NEON_API_KEY'],'Neon',lambda R:'napi_'+rs(R,LN,64)),
'render':('render.API_KEY',['RENDER_API_KEY'],'Render',lambda R:'rnd_'+rs(R,AN,32)),
'netlify':('netlify.PAT',['NETLIFY_AUTH_TOKEN'],'Netlify',lambda R:'nfp_'+rs(R,AN,36)),
'vercel':('vercel.TOKEN',['VERCEL_TOKEN'],'Vercel',lambda R:rs(R,AN,24)),
'azst':('azure.STORAGE_KEY',['AZURE_STORAGE_KEY'],'Azure Storage',lambda R:b64(rb(R,64))),
'azad':('azure.CLIENT_SECRET',['AZURE_CLIENT_SECRET','ARM_CLIENT_SECRET'],'Azure',lambda R:rs(R,AN,3)+'8Q~'+rs(R,AN+'_-~.',34)),
'azdo':('azure.DEVOPS_PAT',['AZURE_DEVOPS_EXT_PAT'],'Azure DevOps',lambda R:rs(R,AN,76)+'AZDO'+rs(R,AN,4)),
'azoai':('azure.OPENAI_KEY',['AZURE_OPENAI_API_KEY'],'Azure OpenAI',lambda R:rs(R,AN,52)+'JQQJ99'+rs(R,UN,2)+'AC'+rs(R,UN,22)),
'tailscale':('tailscale.AUTH_KEY',['TS_AUTHKEY'],'Tailscale',lambda R:'tskey-auth-k'+rs(R,AN,10)+'CNTRL-'+rs(R,AN,32)),
'okta':('okta.API_TOKEN',['OKTA_API_TOKEN'],'Okta',lambda R:'00'+rs(R,US,40)),
'algolia':('algolia.ADMIN_KEY',['ALGOLIA_ADMIN_KEY'],'Algolia',lambda R:hx(R,32)),
'mapbox':('mapbox.SECRET_TOKEN',['MAPBOX_SECRET_TOKEN'],'Mapbox',lambda R:'sk.'+b64u('{"u":"'+rs(R,LN,8)+'","a":"cl'+rs(R,LN,23)+'"}')+'.'+rs(R,US,22)),
'fb':('facebook.ACCESS_TOKEN',['FB_ACCESS_TOKEN','META_TOKEN'],'Facebook',lambda R:'EAA'+rs(R,AN,160)),
'hubspot':('hubspot.PRIVATE_APP',['HUBSPOT_TOKEN'],'HubSpot',lambda R:'pat-'+R.choice(['na1','eu1'])+'-'+uuid(R)),
'dropbox':('dropbox.ACCESS_TOKEN',['DROPBOX_TOKEN'],'Dropbox',lambda R:'sl.u.A'+rs(R,US,140)),
'plaid':('plaid.ACCESS_TOKEN',['PLAID_ACCESS_TOKEN'],'Plaid',lambda R:'access-production-'+uuid(R)),
'razorpay':('razorpay.KEY_ID',['RAZORPAY_KEY_ID'],'Razorpay',lambda R:'rzp_live_'+rs(R,AN,14)),
'flw':('flutterwave.SECRET_KEY',['FLW_SECRET_KEY'],'Flutterwave',lambda R:'FLWSECK-'+hx(R,32)+'-X'),
'typeform':('typeform.PAT',['TYPEFORM_TOKEN'],'Typeform',lambda R:'tfp_'+rs(R,US,44)+'_'+rs(R,AN,14)),
'contentful':('contentful.PAT',['CONTENTFUL_MANAGEMENT_TOKEN'],'Contentful',lambda R:'CFPAT-'+rs(R,US,43)),
'ld':('launchdarkly.SDK_KEY',['LAUNCHDARKLY_SDK_KEY'],'LaunchDarkly',lambda R:'sdk-'+uuid(R)),
'posthog':('posthog.PERSONAL_KEY',['POSTHOG_PERSONAL_API_KEY'],'PostHog',lambda R:'phx_'+rs(R,AN,43)),
'dynatrace':('dynatrace.API_TOKEN',['DT_API_TOKEN'],'Dynatrace',lambda R:'dt0c01.'+rs(R,UP+'234567',24)+'.'+rs(R,UP+'234567',64)),
'shippo':('shippo.TOKEN',['SHIPPO_TOKEN'],'Shippo',lambda R:'shippo_live_'+hx(R,40)),
'easypost':('easypost.API_KEY',['EASYPOST_API_KEY'],'EasyPost',lambda R:'EZAK'+hx(R,32)+rs(R,AN,22)),
'alibaba':('alibaba.ACCESS_KEY_ID',['ALIBABA_CLOUD_ACCESS_KEY_ID'],'Alibaba Cloud',lambda R:'LTAI5t'+rs(R,AN,18)),
'tencent':('tencent.SECRET_ID',['TENCENTCLOUD_SECRET_ID'],'Tencent Cloud',lambda R:'AKID'+rs(R,AN,32)),
'artif'+'actory':('jfrog.API_KEY',['ARTIFACTORY_API_KEY'],'Artifactory',lambda R:'AKCp8'+rs(R,AN,68)),
'fly':('flyio.TOKEN',['FLY_API_TOKEN'],'Fly.io',lambda R:'fm2_lJPE'+b64(rb(R,120))),
}
VK=list(V)
# ---------- people
N={
'en':("James Olivia Noah Grace Will Hope Mark Joy Frank Rose Chidi Ngozi Priyanka Arjun Siobhán Declan Tamsin Rhys Keisha DeShawn Mei-Ling Tariq Yusuf Fatima Svetlana Oluwaseun Anjali Caitlin Bronwyn Gareth Latoya Marisol Kwame Dmitri Hanh Imogen Barnaby Philippa Rajesh Zainab".split(),
"Okafor Whitcombe Stone Price Long Best Nakamura O'Sullivan McAllister Ramaswamy Featherstonehaugh Patel-Hughes Adeyemi Castellanos Vandermeer Bhattacharya Nguyen Kowalczyk Ashworth Blackwood Day Winter Law Quigley Mbeki Abernathy Thistlewood Grewal Siddiqui Pemberton Llewellyn Osei Fairweather Delgado Zhao Hargreaves Tuttle Bloodworth Iyer MacGillivray".split()),
'de':("Anneliese Jürgen Thorben Gesine Uwe Björn Käthe Wolfgang Heike Sören Ayşe Mehmet Friederike Dörte Lutz Annika Rüdiger Silke Matthias Hannelore Jörg Ulrike Kai Swantje Detlef".split(),
"Müller-Lüdenscheidt Schäfer Großkreutz Koch Vogel Brandstätter Weiß Yıldız Kaltenbrunner Oberhuber Zimmermann Petersen von~Stetten Rößler Klöckner Hufnagel Achternbusch Sauerwein Jäger Kleinschmidt Wohlgemuth Demirtaş Nowak Hinrichs Lichtenberg zu~Rhein".split()),
'fr':("Éloïse Thibault Aurélie Jean-Baptiste Solène Maëlys Gaël Mamadou Inès Clément Océane Raphaël Anne-Sophie Bérengère Yannick Fatoumata Corentin Ghislaine Loïc Noémie".split(),
"Lefèvre de~La~Tour Boulanger Petitjean N'Diaye Benhaddou Le~Goff Charpentier Desrosiers Morvan Traoré Guérin Delacroix-Martin Hénault Lemoine Chevallier Prud'homme Barbier Quéméneur Fontaine".split()),
'es':("Íñigo María~José Begoña Joaquín Xóchitl Lucía Andrés Itziar Nahuel Guadalupe Ramón Concepción Álvaro Montserrat Rocío Fermín Jimena Ángel Soledad Facundo".split(),
"Echeverría~Muñoz Gutiérrez Ibáñez~Rey de~la~Fuente Quispe~Mamani Peñalver Zubizarreta Ordóñez Cruz Villaseñor Castaño Iglesias~Mora Núñez Etxeberria Bustamante Del~Río Caballero Arrieta Salvatierra".split()),
'it':("Giuseppina Niccolò Ludovica Gaetano Ilaria Ruggero Mariangela Pasquale Beatrice Salvatore Donatella Edoardo Concetta Loris Fiorella Tommaso".split(),
"D'Angelo De~Santis Bevilacqua Mastroianni Lo~Cascio Quattrocchi Pellegrini Zanardi Della~Valle Sartori Mancuso Brambilla Ferrero Santoro Colombo Gallo".split()),
'pt':("João Conceição Thiago Luíza Anselmo Inês Vasco Marlene Gonçalo Raimunda Davi Jacinta Rui Iracema Caetano Teresinha".split(),
"da~Silva~Azevedo Gonçalves Magalhães Sequeira dos~Santos Figueiredo Nogueira Brandão Leitão Pacheco~Reis Cardoso Vasconcelos Fagundes Coutinho Simões Carvalho".split()),
'nl':("Sjoerd Marijke Thijs Femke Joost Wietske Bram Aaltje Daan Fenna Ruud Mireille Jelle Sietske Koen Roos".split(),
"van~der~Heijden de~Vries Jansen~van~Rensburg Bakker Hoekstra van~'t~Hof Ouwehand Terpstra Wiersma Dijkgraaf ten~Brinke Kuipers Schouten El~Amrani Zonneveld Vermeulen".split()),
'pl':("Małgorzata Zbigniew Agnieszka Łukasz Grażyna Bożena Wojciech Świętosława Kacper Jadwiga Stanisław Żaneta Paweł Danuta Mieczysław Olga".split(),
"Wiśniewska Brzęczyszczykiewicz Dąbrowski Wójcik Szczepańska Górski Żuraw Kaźmierczak Błaszczyk Nowak-Zielińska Ostrowski Pająk Sikora Zając Krawczyk Wrona".split()),
'ja':("健太 さくら 美咲 大輔 陽子 翔 直樹 由美子 拓海 恵 浩二 千尋".split(),"佐藤 高橋 渡辺 小野寺 五十嵐 長谷川 森 藤原 東海林 桜井 金子 西園寺".split()),
'zh':("伟 芳 秀英 子涵 建国 晓明 雪梅 志强 欣怡 宇航 丽华 文博".split(),"王 李 欧阳 司马 赵 陈 诸葛 黄 周 徐 慕容 林".split())}
for k in N: N[k]=tuple([x.replace('~',' ') for x in l] for l in N[k])
DOM="karvanta.io bluequill.net norrvik.se mailbox.tessera-labs.com web-postamt.de posteo.de orange.fr laposte.net telefonica.net libero.it sapo.pt ziggo.nl wp.pl gmail.com outlook.com yahoo.co.jp qq.com 163.com proton.me icloud.com hartwell-finch.co.uk ostermanngruppe.de brightloop.app".split()
import unicodedata
def asc(s):
    for a,b in [('ß','ss'),('ł','l'),('Ł','L'),('ı','i'),('ø','o')]: s=s.replace(a,b)
    s=unicodedata.normalize('NFD',s).encode('ascii','ignore').decode().lower()
    return ''.join(c for c in s if c in LN)
def luhn(s):
    t=0
    for i,c in enumerate(reversed(s)):
        d=int(c)
        if i%2==0: d*=2; d=d-9 if d>9 else d
        t+=d
    return str(-t%10)
def verh(num):
    d=[[0,1,2,3,4,5,6,7,8,9],[1,2,3,4,0,6,7,8,9,5],[2,3,4,0,1,7,8,9,5,6],[3,4,0,1,2,8,9,5,6,7],[4,0,1,2,3,9,5,6,7,8],[5,9,8,7,6,0,4,3,2,1],[6,5,9,8,7,1,0,4,3,2],[7,6,5,9,8,2,1,0,4,3],[8,7,6,5,9,3,2,1,0,4],[9,8,7,6,5,4,3,2,1,0]]
    p=[[0,1,2,3,4,5,6,7,8,9],[1,5,7,6,2,8,3,0,9,4],[5,8,0,3,7,9,6,1,4,2],[8,9,1,6,0,4,3,5,2,7],[9,4,5,3,1,2,6,8,7,0],[4,2,8,6,5,7,3,9,0,1],[2,7,9,3,8,0,6,4,1,5],[7,0,4,6,9,1,3,2,5,8]]
    inv=[0,4,3,2,1,5,6,7,8,9]; c=0
    for i,x in enumerate(reversed(num)): c=d[c][p[(i+1)%8][int(x)]]
    return str(inv[c])
def nid(R,c,b):
    y,m,dd=b.year,b.month,b.day; yy='%02d'%(y%100); mm='%02d'%m; d2='%02d'%dd
    dg=lambda n:rs(R,D,n)
    if c=='us': return f'{R.choice([x for x in range(101,772) if x!=666])}-{R.randrange(10,99)}-{R.randrange(1000,9999)}'
    if c=='uk':
        s=R.choice('ABCEGHJKLMNPRSTWXYZ')+R.choice('ABCEGHJKLMNPRSTWXYZ'); 
        if s in('GB','NK','TN','ZZ','BG','KN','NT'): s='JH'
        n=dg(6); return R.choice([f'{s} {n[:2]} {n[2:4]} {n[4:]} {R.choice("ABCD")}',s+n+R.choice('ABCD')])
    if c=='de':
        ds=list('123456789'); R.shuffle(ds); x=[str(ds[0])]+ds[1:9]; x=ds[:9]+[R.choice(ds[:9])]; h=x[0]; t=x[1:]; R.shuffle(t); x=''.join([h]+t)
        p=10
        for ch in x:
            s=(int(ch)+p)%10 or 10; p=s*2%11
        k=11-p; x+=str(0 if k==10 else k); return R.choice([x,f'{x[:2]} {x[2:5]} {x[5:8]} {x[8:]}'])
    if c=='fr':
        x=R.choice('12')+yy+mm+'%02d'%R.choice([13,29,31,33,35,44,59,67,69,75,92])+'%03d'%R.randrange(1,500)+'%03d'%R.randrange(1,400); k='%02d'%(97-int(x)%97)
        return R.choice([x+k,f'{x[0]} {x[1:3]} {x[3:5]} {x[5:7]} {x[7:10]} {x[10:]} {k}'])
    if c=='es':
        if R.random()<.25:
            n=dg(7); p=R.choice('XYZ'); return p+n+'TRWAGMYFPDXBNJZSQVHLCKE'[int(str('XYZ'.index(p))+n)%23]
        n=str(R.randrange(10**7,10**8)); return n+R.choice(['','-'])+'TRWAGMYFPDXBNJZSQVHLCKE'[int(n)%23]
    if c=='it':
        s=rs(R,'BCDFGLMNPRSTV',6)+yy+'ABCDEHLMPRST'[m-1]+'%02d'%(dd+R.choice([0,40]))+R.choice('ABCDEFGHL')+'%03d'%R.randrange(100,999)
        od=dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',[1,0,5,7,9,13,15,17,19,21,1,0,5,7,9,13,15,17,19,21,2,4,18,20,11,3,6,8,12,14,16,10,22,25,24,23]))
        t=sum(od[ch] if i%2==0 else (int(ch) if ch.isdigit() else ord(ch)-65) for i,ch in enumerate(s)); return s+chr(65+t%26)
    if c=='pt':
        x=R.choice('12')+dg(7); t=11-sum(int(a)*w for a,w in zip(x,range(9,1,-1)))%11; return x+str(0 if t>9 else t)
    if c=='nl':
        while 1:
            x=R.choice('12')+dg(7); t=sum(int(a)*w for a,w in zip(x,range(9,1,-1)))%11
            if t<10: return x+str(t)
    if c=='pl':
        x=yy+'%02d'%(m+(20 if y>=2000 else 0))+d2+dg(4); return x+str(-sum(int(a)*w for a,w in zip(x,[1,3,7,9,1,3,7,9,1,3]))%10)
    if c=='br':
        x=dg(9)
        for _ in '12': t=sum(int(a)*w for a,w in zip(x,range(len(x)+1,1,-1)))*10%11%10; x+=str(t)
        return R.choice([x,f'{x[:3]}.{x[3:6]}.{x[6:9]}-{x[9:]}'])
    if c=='be':
        x=yy+mm+d2+'%03d'%R.randrange(1,997); k='%02d'%(97-int(('2' if y>=2000 else '')+x)%97); return f'{yy}.{mm}.{d2}-{x[6:]}.{k}'
    if c=='se': x=yy+mm+d2+dg(3); return f'{y//100}{x[:6]}-{x[6:]}{luhn(x+"0")}'
    if c=='ch': x='756'+dg(9); k=-sum(int(a)*(1 if i%2==0 else 3) for i,a in enumerate(x))%10; x+=str(k); return f'{x[:3]}.{x[3:7]}.{x[7:11]}.{x[11:]}'
    if c=='at':
        while 1:
            s=str(R.randrange(100,999)); z=d2+mm+yy; k=sum(int(a)*w for a,w in zip(s+z,[3,7,9,5,8,4,2,1,6]))%11
            if k<10: return f'{s}{k} {z}'
    if c=='dk': return f'{d2}{mm}{yy}-{dg(4)}'
    if c=='fi': x=d2+mm+yy; n='%03d'%R.randrange(2,899); return x+('A' if y>=2000 else '-')+n+'0123456789ABCDEFHJKLMNPRSTUVWXY'[int(x+n)%31]
    if c=='no':
        while 1:
            x=d2+mm+yy+'%03d'%R.randrange(0,499); k1=-sum(int(a)*w for a,w in zip(x,[3,7,6,1,8,9,4,5,2]))%11
            if k1==10: continue
            x+=str(k1); k2=-sum(int(a)*w for a,w in zip(x,[5,4,3,2,7,6,5,4,3,2]))%11
            if k2<10: return x+str(k2)
    if c=='in': x=R.choice('23456789')+dg(10); x+=verh(x); return f'{x[:4]} {x[4:8]} {x[8:]}'
    if c=='inpan': return rs(R,UP,3)+'P'+rs(R,UP,1)+dg(4)+rs(R,UP,1)
    if c=='ca': x=R.choice('1245679')+dg(7); x+=luhn(x+'0'); return R.choice([f'{x[:3]}-{x[3:6]}-{x[6:]}',f'{x[:3]} {x[3:6]} {x[6:]}'])
    if c=='au':
        while 1:
            x=R.choice('123456789')+dg(8)
            if sum(int(a)*w for a,w in zip(x,[1,4,3,7,5,8,6,9,10]))%11==0: return f'{x[:3]} {x[3:6]} {x[6:]}'
    if c=='zh': x=R.choice(['110105','310104','440305','510107','330106'])+f'{y}{mm}{d2}'+dg(3); return x+'10X98765432'[sum(int(a)*w for a,w in zip(x,[7,9,10,5,8,4,2,1,6,3,7,9,10,5,8,4,2]))%11]
    if c=='ja':
        x=dg(11); t=sum(int(a)*(i+1 if i<=6 else i-5) for i,a in enumerate(reversed(x),1))%11; x+=str(0 if t<=1 else 11-t); return f'{x[:4]} {x[4:8]} {x[8:]}'
    if c=='kr': x=yy+mm+d2+R.choice('1234'[:2] if y<2000 else '34')+dg(5); return x[:6]+'-'+x[6:]+str((11-sum(int(a)*w for a,w in zip(x,[2,3,4,5,6,7,8,9,2,3,4,5]))%11)%10)
    if c=='za': x=yy+mm+d2+dg(4)+'08'; return x+luhn(x+'0')
    if c=='tr':
        x=[R.randrange(1,10)]+[R.randrange(10) for _ in range(8)]; a=(sum(x[0:9:2])*7-sum(x[1:8:2]))%10; x.append(a); x.append(sum(x)%10); return ''.join(map(str,x))
    if c=='il': x=dg(8); t=sum((lambda q:q-9 if q>9 else q)(int(a)*(1+i%2)) for i,a in enumerate(x)); return x+str(-t%10)
NID={'en':['us','us','us','uk','uk','ca','au','in','inpan','za','il','tr','kr','se','dk','fi','no'],'de':['de','de','at','ch'],'fr':['fr','fr','be'],'es':['es'],'it':['it'],'pt':['pt','br'],'nl':['nl','nl','be'],'pl':['pl'],'ja':['ja'],'zh':['zh']}
ST={'en':["Alder Row","Cobbler's Lane","Maple Hollow Dr","E 14th St","St. Brannock's Road","Old Mill Rd","Kestrel Way","N Ashland Ave"],
'de':["Lindenallee","Am Alten Markt","Goethestraße","Unterer Graben","Bahnhofstr.","Kieler Weg"],'fr':["rue des Tanneurs","avenue Jean-Jaurès","chemin du Moulin","bd Voltaire","impasse des Lilas"],
'es':["Calle Mayor","Avda. de la Constitución","C/ San Bernardo","Paseo de Gracia","Plaza de los Fueros"],'it':["Via Garibaldi","Corso Vittorio Emanuele II","Piazza San Marco","Viale dei Mille"],
'pt':["Rua das Flores","Avenida da Liberdade","Travessa do Carmo","Rua Dr. António Cândido"],'nl':["Keizersgracht","Dorpsstraat","Prins Hendrikkade","Molenweg"],'pl':["ul. Długa","ul. Piłsudskiego","al. Jerozolimskie","os. Słoneczne"]}
def addr(R,l):
    n=R.randrange(1,180); p=R.choice
    if l=='en':
        return p([f'{n} {p(ST[l])}, {p(["Springfield, IL","Tacoma, WA","Albuquerque, NM","Worcester, MA","Plano, TX"])} {R.randrange(10000,99000)}',
          f'{n} {p(ST[l])}, {p(["Leeds LS6","Bristol BS3","Norwich NR2","Cardiff CF24"])} {R.randrange(1,9)}{rs(R,"ABDEFGHJ",2)}',f'Apt {R.randrange(1,40)}{p("ABC")}, {n*11} {p(ST[l])}, {p(["Columbus, OH","Oakland, CA"])} {R.randrange(10000,99000)}'])
    if l=='de': return f'{p(ST[l])} {n}{p(["","a","b",""])}, {R.randrange(10115,99000)} {p(["Münster","Köln","Görlitz","Freiburg","Lübeck","Hof"])}'
    if l=='fr': return f'{n}{p([""," bis"])} {p(ST[l])}, {R.randrange(10,95)}{p(["000","200","130"])} {p(["Rennes","Saint-Étienne","Nîmes","Besançon","Lille"])}'
    if l=='es': return f'{p(ST[l])} {n}, {R.randrange(1,9)}º {p(["B","izq.","2ª"])}, {R.randrange(10,52)}{R.randrange(100,999)} {p(["Zaragoza","Málaga","Gijón","Logroño"])}'
    if l=='it': return f'{p(ST[l])} {n}, {R.randrange(10,98)}{R.randrange(100,199)} {p(["Torino (TO)","Bari (BA)","Verona (VR)","Lecce (LE)"])}'
    if l=='pt': return f'{p(ST[l])}, {n}, {R.randrange(1,7)}.º Esq., {R.randrange(1000,4999)}-{R.randrange(100,999)} {p(["Lisboa","Braga","Porto","Évora"])}'
    if l=='nl': return f'{p(ST[l])} {n}{p(["","-2","B"])}, {R.randrange(1011,9800)} {rs(R,"ABCDEGHJKL",2)} {p(["Groningen","Utrecht","Leiden","Zwolle"])}'
    if l=='pl': return f'{p(ST[l])} {n}/{R.randrange(1,60)}, {R.randrange(10,99)}-{R.randrange(100,999)} {p(["Łódź","Kraków","Wrocław","Gdańsk"])}'
    if l=='ja': return p(['東京都世田谷区三軒茶屋','大阪府堺市北区長曽根町','北海道札幌市中央区南一条西'])+f'{R.randrange(1,6)}-{R.randrange(1,30)}-{R.randrange(1,20)}'
    return p(['北京市朝阳区建国路','上海市徐汇区衡山路','广东省深圳市南山区科技园路'])+f'{n}号{R.randrange(1,20)}栋{R.randrange(101,2909)}室'
def phone(R,l):
    d=lambda n:rs(R,D,n); p=R.choice; e=lambda:str(R.randrange(2,10))
    if l=='en': a=p(['312','415','646','718','206','512','617']); x=e()+d(2); x='7'+d(2) if x in('555',) else x; y=d(4); return p([f'({a}) {x}-{y}',f'+1 {a} {x} {y}',f'{a}-{x}-{y}',f'+1{a}{x}{y}',f'07{e()}{d(2)} {d(6)}',f'+44 20 7{d(3)} {d(4)}'])
    f={'de':[f'+49 17{p("0126")} {d(7)}',f'0{p(["221","30","89","40"])}/{e()}{d(6)}',f'0151-{e()}{d(7)}'],'fr':[f'0{p("67")} {d(2)} {d(2)} {d(2)} {d(2)}',f'+33 6 {d(2)} {d(2)} {d(2)} {d(2)}',f'01.4{d(1)}.{d(2)}.{d(2)}.{d(2)}'],
    'es':[f'6{d(2)} {d(3)} {d(3)}',f'+34 6{d(8)}',f'91 {e()}{d(2)} {d(2)} {d(2)}'],'it':[f'+39 34{d(1)} {e()}{d(6)}',f'33{d(1)}-{e()}{d(6)}',f'011 {e()}{d(6)}'],'pt':[f'+351 91{d(1)} {d(3)} {d(3)}',f'96{d(1)}{d(6)}',f'(11) 9{e()}{d(3)}-{d(4)}'],
    'nl':[f'06-{e()}{d(7)}',f'+31 6 {e()}{d(7)}',f'020 {e()}{d(2)} {d(4)}'],'pl':[f'+48 5{d(2)} {d(3)} {d(3)}',f'6{d(2)}-{d(3)}-{d(3)}',f'22 {e()}{d(2)} {d(2)} {d(2)}'],'ja':[f'090-{e()}{d(3)}-{d(4)}',f'03-{e()}{d(3)}-{d(4)}'],'zh':[f'13{d(9)}',f'+86 186 {d(4)} {d(4)}',f'010-{e()}{d(7)}']}
    return p(f[l])
CTRY={'DE':18,'FR':23,'ES':20,'IT':0,'NL':0,'GB':0,'AT':16,'BE':12,'CH':17,'PL':24,'PT':21,'SE':20,'DK':14,'IE':0}
def iban(R,l):
    c={'de':['DE','AT','CH'],'fr':['FR','BE'],'es':['ES'],'it':['IT'],'nl':['NL'],'pt':['PT'],'pl':['PL']}.get(l,['GB','IE','DE','SE','DK','FR']); c=R.choice(c)
    d=lambda n:rs(R,D,n)
    if c=='BE': x=d(10); b=x+'%02d'%(int(x)%97 or 97)
    elif c=='IT': b='X'+d(22)
    elif c=='NL': b=R.choice(['ABNA','INGB','RABO'])+d(10)
    elif c=='GB': b=R.choice(['NWBK','BARC','LOYD'])+d(14)
    elif c=='IE': b='AIBK'+d(14)
    elif c=='FR': b=d(10)+d(11); b=b+'%02d'%(97-(89*int(b[:5])+15*int(b[5:10])+3*int(b[10:]))%97)
    else: b=d(CTRY[c])
    n=''.join(str(int(ch,36)) for ch in b+c+'00'); x=c+'%02d'%(98-int(n)%97)+b
    return x if R.random()<.5 else ' '.join(x[i:i+4] for i in range(0,len(x),4))
def card(R):
    k=R.randrange(4)
    x={0:'4'+rs(R,D,14),1:'5'+R.choice('12345')+rs(R,D,13),2:'3'+R.choice('47')+rs(R,D,12),3:'4'+rs(R,D,14)}[k]; x+=luhn(x+'0')
    if R.random()<.45: return x
    s=R.choice(' -'); return s.join([x[:4],x[4:10],x[10:]]) if k==2 else s.join(x[i:i+4] for i in range(0,16,4))
def aba(R):
    x=R.choice(['02','03','06','07','10','11','12'])+rs(R,D,6); return x+str(-sum(int(a)*w for a,w in zip(x,[3,7,1,3,7,1,3,7]))%10)
def bic(R): return rs(R,'BCDGHKLMNPRSTVAEIO',4)+R.choice(['DE','FR','NL','ES','IT','PL','GB'])+R.choice(['FF','2L','MM','PP','33'])+R.choice(['','XXX',rs(R,D,3)])
def b58c(R,v):
    b=bytes([v])+rb(R,20); b+=hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4]; n=int.from_bytes(b,'big'); s=''
    al='123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
    while n: s=al[n%58]+s; n//=58
    return '1'*(len(b)-len(b.lstrip(b'\0')))+s
def bech(R):
    C='qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    def pm(v):
        c=1
        for x in v:
            t=c>>25; c=(c&0x1ffffff)<<5^x
            for i,g in enumerate([0x3b6a57b2,0x26508e6d,0x1ea119fa,0x3d4233dd,0x2a1462b3]):
                if t>>i&1: c^=g
        return c
    acc=0;bits=0;d=[0]
    for x in rb(R,20):
        acc=acc<<8|x;bits+=8
        while bits>=5: bits-=5; d.append(acc>>bits&31)
    e=[3,3,0,2,3]; p=pm(e+d+[0]*6)^1; return 'bc1'+''.join(C[x] for x in d+[p>>5*(5-i)&31 for i in range(6)])
def crypto(R): return R.choice([lambda:bech(R),lambda:b58c(R,0),lambda:'0x'+hx(R,40),lambda:b58c(R,5)])()
def der(R,n): return b'0\x82'+(n-4).to_bytes(2,'big')+b'\x02\x01\x00'+rb(R,n-7)
def pem(R,kind=None):
    kind=kind or R.choice(['RSA PRIVATE KEY','PRIVATE KEY','EC PRIVATE KEY','OPENSSH PRIVATE KEY'])
    if kind[:2]=='OP': b=b'openssh-key-v1\0\0\0\0\4none\0\0\0\4none\0\0\0\0\0\0\0\1\0\0\0\x33\0\0\0\x0bssh-ed25519\0\0\0 '+rb(R,220)
    elif kind[:2]=='EC': b=b'0w\x02\x01\x01\x04 '+rb(R,114)
    else: b=der(R,R.choice([1190,609]))
    s=b64(b); w=70 if kind[:2]=='OP' else 64
    return f'-----BEGIN {kind}-----\n'+'\n'.join(s[i:i+w] for i in range(0,len(s),w))+f'\n-----END {kind}-----'
PW={'en':"dragon Sunshine football Monkey Welcome Summer Winter Liverpool tigger Biscuit Pepper Falcon coffee Rainbow Shadow Arsenal".split(),'de':"Sommer Geheim Schatz Dortmund Katze Kaffee Hamburg Sonnenschein Frühling Passwort".split(),'fr':"Soleil bonjour Marseille Chocolat Doudou Printemps Bretagne".split(),'es':"Madrid tequiero Estrella Verano Mariposa Gatito".split(),'it':"Juventus amore Ciao Napoli Estate Farfalla".split(),'pt':"Benfica saudade Futebol Verao Coracao".split(),'nl':"Welkom Ajax Zomer fiets Amsterdam hond".split(),'pl':"Polska kochanie Misiek Wiosna Zima haslo".split(),'ja':"sakura Tokyo arigato Nihon".split(),'zh':"woaini Beijing xiaomao Panda".split()}
WALK="qwerty1 1q2w3e4r zaq12wsx asdfgh99 Qwertz123 azerty77 1qaz2wsx! q1w2e3r4t5".split()
def pw(R,l='en'):
    k=R.randrange(9); w=R.choice(PW[l]); 
    if l!='de' or R.random()<.7: pass
    if k<2: s=w+R.choice(['','!','_','.','@'])+str(R.choice([R.randrange(1950,2027),R.randrange(1,1000)]))+R.choice(['','!','!!','?','*'])
    elif k==2: s=w.replace('o','0').replace('a','4').replace('e','3').replace('i','1')+rs(R,D,2)+R.choice(['!','','%'])
    elif k==3: s=R.choice(WALK)+rs(R,D,R.randrange(0,3))
    elif k==4: s='-'.join(R.choice(PW[R.choice(['en','de','it'])]).lower() for _ in range(R.randrange(3,5)))+R.choice(['','-'+rs(R,D,2)])
    elif k==5: s=rs(R,AN+'!%*+-_.?^',R.randrange(10,21))
    elif k==6: s=rs(R,AN,R.randrange(12,33))
    elif k==7: s=R.choice(PW[l])+R.choice(PW['en'])+rs(R,D,R.randrange(1,5))
    else: s=rs(R,AN,4)+'-'+rs(R,AN,4)+'-'+rs(R,AN,4)
    if s[0] in '-!%*+.?^_' : s='K'+s[1:]
    if s[-1] in '-.': s=s[:-1]+'7'
    return s
def pwspec(R,l='en'): return R.choice(PW[l])+R.choice(['@','#','/',':','&','?','+ '[0]])+rs(R,AN,R.randrange(3,8))+R.choice(['!','#','@','=','$'])+rs(R,D,2)
def phrase(R,l='en'): return ' '.join(R.choice(PW[l]+PW['en']).lower() for _ in range(R.randrange(4,7)))
def pubip(R):
    while 1:
        a=R.choice([5,31,37,46,62,77,78,81,82,84,85,86,88,89,91,93,94,95,109,151,176,178,185,188,193,212,213,217,24,67,68,71,73,98])
        return f'{a}.{R.randrange(1,255)}.{R.randrange(256)}.{R.randrange(1,255)}'
def ip6(R): return R.choice(['2a02','2003','2a01','2601','2a04'])+':'+':'.join('%x'%R.randrange(1,65536) for _ in range(7))
def hashpw(R):
    B='./'+AN
    return R.choice([lambda:'$2'+R.choice('aby')+'$1'+R.choice('02')+'$'+rs(R,B,53),lambda:'$6$'+rs(R,B,16)+'$'+rs(R,B,86),lambda:'$argon2id$v=19$m=65536,t=3,p=4$'+b64(rb(R,16)).rstrip('=')+'$'+b64(rb(R,32)).rstrip('='),lambda:'pbkdf2_sha256$600000$'+rs(R,AN,22)+'$'+b64(rb(R,32)),lambda:'$y$j9T$'+rs(R,B,22)+'$'+rs(R,B,43),lambda:'$apr1$'+rs(R,B,8)+'$'+rs(R,B,22),lambda:'{SSHA}'+b64(rb(R,24)),lambda:'SCRAM-SHA-256$4096:'+b64(rb(R,16))+'$'+b64(rb(R,32))+':'+b64(rb(R,32))])()
HE={'en':["type 2 diabetes mellitus","HIV-positive","major depressive disorder","stage II breast carcinoma","epilepsy","atrial fibrillation","bipolar disorder","Crohn's disease","hepatitis C","early pregnancy, 9 weeks"],'de':["Diabetes mellitus Typ 2","Depression, mittelgradig","Bandscheibenvorfall L5/S1","Multiple Sklerose","Alkoholabhängigkeit"],'fr':["diabète de type 2","cancer du sein","dépression sévère","sclérose en plaques"],'es':["diabetes tipo 2","trastorno bipolar","VIH positivo","cáncer de colon"],'it':["diabete mellito tipo 2","sclerosi multipla","depressione maggiore"],'pt':["hipertensão arterial","depressão grave","hepatite B"],'nl':["borstkanker","depressie","diabetes type 2"],'pl':["cukrzyca typu 2","depresja","nowotwór piersi"],'ja':["2型糖尿病","うつ病","乳がん"],'zh':["二型糖尿病","抑郁症","乙型肝炎"]}

import base64, hashlib, hmac, json, os, struct, zlib, string, uuid as _uuid
HERE = os.path.dirname(os.path.abspath(__file__))
A = string.ascii_letters + string.digits
CH = {'A': A, 'h': '0123456789abcdef', 'H': '0123456789ABCDEF', 'l': string.ascii_lowercase + string.digits,
      'U': string.ascii_uppercase + string.digits, 'w': A + '_-', 'd': string.digits, 'L': string.ascii_lowercase,
      'C': string.ascii_uppercase, 'b': A + '+/', '3': string.ascii_uppercase + '234567', 'x': A + '_', 'T': string.ascii_letters}
B62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
B58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
import re

def rs(r, cs, n):
    cs = CH.get(cs, cs)
    s = ''.join(r.choice(cs) for _ in range(n))
    if s and s[-1] in '-_': s = s[:-1] + r.choice(A)
    return s

def pat(r, p):
    def f(m):
        if m.group(1) == 'u': return str(_uuid.UUID(int=r.getrandbits(128), version=4))
        lo = int(m.group(2)); hi = int(m.group(3) or lo)
        return rs(r, m.group(1), r.randint(lo, hi))
    return re.sub(r'\{([A-Za-z3])(?:(\d+)(?:-(\d+))?)?\}', f, p)

def rb(r, n): return bytes(r.getrandbits(8) for _ in range(n))
def b64(b): return base64.b64encode(b).decode()
def b64u(b): return base64.urlsafe_b64encode(b).decode().rstrip('=')

def base(n, alpha, w=0):
    s = ''
    while n: n, k = divmod(n, len(alpha)); s = alpha[k] + s
    return s.rjust(w, alpha[0])

def crc62(r, prefix):
    p = rs(r, 'A', 30)
    return prefix + p + base(zlib.crc32(p.encode()), B62, 6)

def github(r): return crc62(r, r.choice(['ghp_', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_']))
def github_pat(r): return 'github_pat_11A' + rs(r, 'U', 20).replace('-', 'A')[:8] + '0' + rs(r, 'A', 12) + '_' + (lambda p: p + base(zlib.crc32(p.encode()), B62, 6))(rs(r, 'A', 53))
def npm(r): return crc62(r, 'npm_')
def gitlab_new(r):
    p = 'glpat-' + b64u(rb(r, 16) + b'o:%d\nu:%s' % (r.randint(1, 9), rs(r, 'l', 5).encode()))
    s = p + '.01.' + base(len(p) - 6, string.digits + string.ascii_lowercase, 2)
    return s + base(zlib.crc32(s.encode()), string.digits + string.ascii_lowercase, 7)
def gitlab(r): return gitlab_new(r) if r.random() < .35 else pat(r, r.choice(['glpat-{w20}', 'glpat-{w20}', 'gldt-{w20}', 'glrt-{w20}', 'glptt-{h40}', 'glcbt-{h2}_{w20}', 'GR1348941{w20}']))
def grafana(r):
    s = rs(r, 'A', 32)
    return 'glsa_' + s + '_' + struct.pack('<I', zlib.crc32(('sa_' + s).encode())).hex()
def discord(r): return b64u(str(r.randint(10**17, 12 * 10**17)).encode()) + '.G' + rs(r, 'w', 5) + '.' + rs(r, 'w', 38)
def pypi(r): return 'pypi-AgEIcHlwaS5vcmcC' + b64u(str(_uuid.UUID(int=r.getrandbits(128), version=4)).encode()) + 'AAIqWzMsI' + rs(r, 'w', 22) + 'AAAYg' + rs(r, 'w', 44)
def jwt_raw(r, hdr, pl, n=32): return '.'.join([b64u(json.dumps(hdr, separators=(',', ':')).encode()), b64u(json.dumps(pl, separators=(',', ':')).encode()), b64u(rb(r, n))])
def sentry(r):
    j = {"iat": r.randint(17 * 10**8, 177 * 10**7) + .5, "url": "https://sentry.io", "region_url": "https://us.sentry.io", "org": r.choice(["kestrel-ops", "nordbad", "vilta"])}
    return 'sntrys_' + b64(json.dumps(j, separators=(',', ':')).encode()) + '_' + rs(r, 'b', 43)
def op_sa(r):
    j = {"signInAddress": "my.1password.com", "userAuth": {"method": "SRPg-4096", "alg": "PBES2g-HS256", "iterations": 650000, "salt": b64u(rb(r, 16))}, "email": rs(r, 'l', 13) + "@1passwordserviceaccounts.com", "srpX": rb(r, 32).hex(), "secretKey": "A3-" + '-'.join(rs(r, 'U', n) for n in (6, 6, 5, 5, 5, 5)), "deviceUuid": rs(r, 'l', 26)}
    return 'ops_' + b64u(json.dumps(j).encode())
def grafana_cloud(r): return 'glc_' + b64(json.dumps({"o": str(r.randint(100000, 999999)), "n": "ci-push-%d" % r.randint(1, 99), "k": rs(r, 'A', 24), "m": {"r": "prod-eu-west-2"}}, separators=(',', ':')).encode())
def mapbox(r): return 'sk.eyJ1Ijoi' + b64u(json.dumps({"u": "x", "a": rs(r, 'l', 25)}).encode())[4:56] + '.' + rs(r, 'w', 22)
def vault(r): return 'hvs.CAESI' + rs(r, 'w', 86)
def bech32(hrp, data):
    cs = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'
    def pm(v):
        c = 1
        for x in v:
            b = c >> 25; c = (c & 0x1ffffff) << 5 ^ x
            for i, g in enumerate([0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]):
                c ^= g if (b >> i) & 1 else 0
        return c
    acc = bits = 0; d = []
    for x in data:
        acc = acc << 8 | x; bits += 8
        while bits >= 5: bits -= 5; d.append(acc >> bits & 31)
    if bits: d.append(acc << (5 - bits) & 31)
    if hrp == 'bc': d = [0] + d
    e = [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp]
    p = pm(e + d + [0] * 6) ^ 1
    return hrp + '1' + ''.join(cs[x] for x in d + [p >> 5 * (5 - i) & 31 for i in range(6)])
def age(r): return bech32('age-secret-key-', rb(r, 32)).upper()
def azure_devops(r): return pat(r, '{A52}JQQJ99B' + r.choice('CDEFGHIJKLAB') + 'ACAAAAA{A7}ASAZDO{A4}')
def azure_openai(r): return pat(r, '{A52}JQQJ99B' + r.choice('CDEFGHIJKLAB') + 'ACYeBjFXJ3w3AAABACOG{A4}')
def telegram(r): return pat(r, '%d:AA{w33}' % r.randint(5 * 10**9, 8 * 10**9))
def intercom(r): return b64(('tok:%s_%s_%s_%s:1:0' % (rs(r, 'h', 8), rs(r, 'h', 4), rs(r, 'h', 4), rs(r, 'h', 20))).encode())
def shorttok(r): return rs(r, 'A', 24)

# name: (pattern or function, env name, shown name, self identifying)
V = {}
def v(n, p, env, shown, sid=1): V[n] = (p, env, shown, sid)
v('aws', ['AKIA{316}', 'AKIA{316}', 'ASIA{316}'], 'AWS_ACCESS_KEY_ID', 'AWS', 1)
v('aws_secret', '{b40}', 'AWS_SECRET_ACCESS_KEY', 'AWS secret', 0)
v('aws_session', 'IQoJb3JpZ2luX2VjE{b2}//////////wEaC{b220-300}==', 'AWS_SESSION_TOKEN', 'AWS session', 1)
v('aws_bedrock', 'ABSKQmVkcm9ja0FQSUtleS{A94}==', 'AWS_BEARER_TOKEN_BEDROCK', 'Bedrock', 1)
v('github', github, 'GITHUB_TOKEN', 'GitHub'); v('github_pat', github_pat, 'GH_TOKEN', 'GitHub fine-grained')
v('gitlab', gitlab, 'GITLAB_TOKEN', 'GitLab')
v('slack', ['xoxb-{d12}-{d13}-{A24}', 'xoxp-{d12}-{d12}-{d13}-{h32}', 'xapp-1-A{U10}-{d13}-{h64}', 'xoxe.xoxp-1-{A146}'], 'SLACK_BOT_TOKEN', 'Slack')
v('slack_webhook', 'https://hooks.slack.com/services/T{U10}/B{U10}/{A24}', 'SLACK_WEBHOOK_URL', 'Slack webhook')
v('stripe', ['sk_live_51{A97}', 'rk_live_51{A97}', 'sk_live_{A24}', 'sk_test_51{A97}'], 'STRIPE_SECRET_KEY', 'Stripe')
v('stripe_webhook', 'whsec_{A32}', 'STRIPE_WEBHOOK_SECRET', 'Stripe webhook')
v('openai', ['sk-proj-{w74}T3BlbkFJ{w74}', 'sk-svcacct-{w74}T3BlbkFJ{w74}', 'sk-{A20}T3BlbkFJ{A20}', 'sk-admin-{w74}T3BlbkFJ{w74}'], 'OPENAI_API_KEY', 'OpenAI')
v('anthropic', ['sk-ant-api03-{w93}AA', 'sk-ant-admin01-{w93}AA', 'sk-ant-oat01-{w93}AA'], 'ANTHROPIC_API_KEY', 'Anthropic')
v('google_api', 'AIzaSy{w33}', 'GOOGLE_API_KEY', 'Google API')
v('google_oauth', ['GOCSPX-{w28}'], 'GOOGLE_CLIENT_SECRET', 'Google OAuth')
v('google_access', ['ya29.a0{w180-210}'], 'GOOGLE_ACCESS_TOKEN', 'Google access token')
v('google_refresh', '1//0{d1}{w97}', 'GOOGLE_REFRESH_TOKEN', 'Google refresh token')
v('azure_ad', '{A3}8Q~{w33}{A1}', 'AZURE_CLIENT_SECRET', 'Entra ID')
v('azure_storage', '{b76}+ASt{A6}==', 'AZURE_STORAGE_KEY', 'Azure Storage')
v('azure_devops', azure_devops, 'AZURE_DEVOPS_EXT_PAT', 'Azure DevOps')
v('azure_openai', azure_openai, 'AZURE_OPENAI_API_KEY', 'Azure OpenAI')
v('digitalocean', ['dop_v1_{h64}', 'doo_v1_{h64}'], 'DIGITALOCEAN_TOKEN', 'DigitalOcean')
v('heroku', 'HRKU-AA{w58}', 'HEROKU_API_KEY', 'Heroku')
v('npm', npm, 'NPM_TOKEN', 'npm'); v('pypi', pypi, 'TWINE_PASSWORD', 'PyPI')
v('sendgrid', 'SG.{w22}.{w43}', 'SENDGRID_API_KEY', 'SendGrid')
v('mailgun', ['{h32}-{h8}-{h8}'], 'MAILGUN_API_KEY', 'Mailgun', 0)
v('mailchimp', '{h32}-us{d1}', 'MAILCHIMP_API_KEY', 'Mailchimp')
v('mandrill', 'md-{w22}', 'MANDRILL_API_KEY', 'Mandrill')
v('twilio', 'SK{h32}', 'TWILIO_API_KEY', 'Twilio')
v('twilio_auth', '{h32}', 'TWILIO_AUTH_TOKEN', 'Twilio auth', 0)
v('discord', discord, 'DISCORD_TOKEN', 'Discord')
v('discord_webhook', 'https://discord.com/api/webhooks/{d19}/{w68}', 'DISCORD_WEBHOOK', 'Discord webhook')
v('telegram', telegram, 'TELEGRAM_BOT_TOKEN', 'Telegram')
v('shopify', ['shpat_{h32}', 'shpss_{h32}', 'shpca_{h32}'], 'SHOPIFY_ACCESS_TOKEN', 'Shopify')
v('square', ['EAAAl{w59}', 'sq0csp-{w43}'], 'SQUARE_ACCESS_TOKEN', 'Square')
v('paypal', 'E{w79}', 'PAYPAL_CLIENT_SECRET', 'PayPal', 0)
v('braintree', 'access_token$production${l16}${h32}', 'BRAINTREE_ACCESS_TOKEN', 'Braintree')
v('datadog', '{h32}', 'DD_API_KEY', 'Datadog', 0); v('datadog_app', '{h40}', 'DD_APP_KEY', 'Datadog app', 0)
v('newrelic', ['NRAK-{U27}', '{h32}FFFFNRAL'], 'NEW_RELIC_API_KEY', 'New Relic')
v('grafana', grafana, 'GRAFANA_TOKEN', 'Grafana'); v('grafana_cloud', grafana_cloud, 'GCLOUD_RW_API_KEY', 'Grafana Cloud')
v('sentry', [sentry, 'sntryu_{h64}'], 'SENTRY_AUTH_TOKEN', 'Sentry')
v('honeycomb', 'hcaik_01{l56}', 'HONEYCOMB_API_KEY', 'Honeycomb')
v('pagerduty', 'u+{w18}', 'PAGERDUTY_TOKEN', 'PagerDuty', 0)
v('atlassian', 'ATATT3xFfGF0{w171}={H8}', 'JIRA_API_TOKEN', 'Jira'); v('bitbucket', 'ATBB{A24}{H8}', 'BITBUCKET_APP_PASSWORD', 'Bitbucket')
v('trello', 'ATTA{h64}{H8}', 'TRELLO_TOKEN', 'Trello')
v('asana', '2/12{d14}/12{d14}:{h32}', 'ASANA_TOKEN', 'Asana')
v('linear', 'lin_api_{A40}', 'LINEAR_API_KEY', 'Linear'); v('notion', ['ntn_{d11}{A35}', 'secret_{A43}'], 'NOTION_TOKEN', 'Notion')
v('airtable', 'pat{A14}.{h64}', 'AIRTABLE_PAT', 'Airtable'); v('figma', 'figd_{w40}', 'FIGMA_TOKEN', 'Figma')
v('dropbox', 'sl.u.AF{w180-220}', 'DROPBOX_TOKEN', 'Dropbox')
v('cloudflare', '{w40}', 'CLOUDFLARE_API_TOKEN', 'Cloudflare', 0); v('cloudflare_ca', 'v1.0-{h24}-{h146}', 'CF_ORIGIN_CA_KEY', 'Cloudflare Origin CA')
v('fastly', '{w32}', 'FASTLY_API_TOKEN', 'Fastly', 0); v('netlify', 'nfp_{A36}', 'NETLIFY_AUTH_TOKEN', 'Netlify')
v('vercel', '{A24}', 'VERCEL_TOKEN', 'Vercel', 0); v('vercel_blob', 'vercel_blob_rw_{A16}_{A30}', 'BLOB_READ_WRITE_TOKEN', 'Vercel Blob')
v('supabase', ['sbp_{h40}', 'sb_secret_{w22}_{w8}'], 'SUPABASE_ACCESS_TOKEN', 'Supabase')
v('planetscale', ['pscale_tkn_{w43}', 'pscale_pw_{w43}'], 'PLANETSCALE_TOKEN', 'PlanetScale'); v('neon', 'napi_{l64}', 'NEON_API_KEY', 'Neon')
v('mongodb_atlas', 'mdb_sa_sk_{w40}', 'MONGODB_ATLAS_CLIENT_SECRET', 'MongoDB Atlas')
v('databricks', 'dapi{h32}', 'DATABRICKS_TOKEN', 'Databricks')
v('huggingface', 'hf_{T34}', 'HF_TOKEN', 'Hugging Face'); v('replicate', 'r8_{A37}', 'REPLICATE_API_TOKEN', 'Replicate')
v('cohere', '{A40}', 'COHERE_API_KEY', 'Cohere', 0); v('mistral', '{A32}', 'MISTRAL_API_KEY', 'Mistral', 0)
v('groq', 'gsk_{A52}', 'GROQ_API_KEY', 'Groq'); v('perplexity', 'pplx-{A48}', 'PERPLEXITY_API_KEY', 'Perplexity'); v('xai', 'xai-{A80}', 'XAI_API_KEY', 'xAI')
v('deepseek', 'sk-{h32}', 'DEEPSEEK_API_KEY', 'DeepSeek'); v('openrouter', 'sk-or-v1-{h64}', 'OPENROUTER_API_KEY', 'OpenRouter')
v('fireworks', 'fw_{A22}', 'FIREWORKS_API_KEY', 'Fireworks'); v('together', 'tgp_v1_{w43}', 'TOGETHER_API_KEY', 'Together')
v('elevenlabs', 'sk_{h48}', 'ELEVENLABS_API_KEY', 'ElevenLabs'); v('langsmith', 'lsv2_pt_{h32}_{h10}', 'LANGSMITH_API_KEY', 'LangSmith')
v('pinecone', 'pcsk_{A6}_{A63}', 'PINECONE_API_KEY', 'Pinecone'); v('nvidia', 'nvapi-{w64}', 'NVIDIA_API_KEY', 'NVIDIA')
v('jina', 'jina_{h32}{A28}', 'JINA_API_KEY', 'Jina'); v('voyage', 'pa-{w43}', 'VOYAGE_API_KEY', 'Voyage'); v('tavily', ['tvly-{A32}', 'tvly-dev-{A32}'], 'TAVILY_API_KEY', 'Tavily')
v('firecrawl', 'fc-{h32}', 'FIRECRAWL_API_KEY', 'Firecrawl'); v('cerebras', 'csk-{l48}', 'CEREBRAS_API_KEY', 'Cerebras')
v('wandb', '{h40}', 'WANDB_API_KEY', 'Weights & Biases', 0); v('deepgram', '{h40}', 'DEEPGRAM_API_KEY', 'Deepgram', 0)
v('docker', ['dckr_pat_{w27}', 'dckr_oat_{w32}'], 'DOCKERHUB_TOKEN', 'Docker Hub')
v('terraform', '{A14}.atlasv1.{w67}', 'TF_TOKEN_app_terraform_io', 'Terraform Cloud'); v('vault', vault, 'VAULT_TOKEN', 'Vault')
v('doppler', ['dp.pt.{A43}', 'dp.st.prd.{A43}'], 'DOPPLER_TOKEN', 'Doppler'); v('onepassword', op_sa, 'OP_SERVICE_ACCOUNT_TOKEN', '1Password')
v('pulumi', 'pul-{h40}', 'PULUMI_ACCESS_TOKEN', 'Pulumi'); v('flyio', 'FlyV1 fm2_lJPE{b280-340}', 'FLY_API_TOKEN', 'Fly.io')
v('rubygems', 'rubygems_{h48}', 'GEM_HOST_API_KEY', 'RubyGems'); v('crates', 'cio{A32}', 'CARGO_REGISTRY_TOKEN', 'crates.io'); v('nuget', 'oy2{l43}', 'NUGET_API_KEY', 'NuGet'); v('clojars', 'CLOJARS_{h60}', 'CLOJARS_PASSWORD', 'Clojars')
v('jfrog', ['AKCp{A69}', 'cmVmdGtu{A56}'], 'JFROG_API_KEY', 'JFrog'); v('sonar', ['squ_{h40}', 'sqp_{h40}', 'sqa_{h40}'], 'SONAR_TOKEN', 'SonarQube')
v('circleci', 'CCIPAT_{A22}_{h40}', 'CIRCLECI_TOKEN', 'CircleCI'); v('buildkite', 'bkua_{h40}', 'BUILDKITE_API_TOKEN', 'Buildkite'); v('jenkins', '11{h32}', 'JENKINS_API_TOKEN', 'Jenkins', 0)
v('postman', 'PMAK-{h24}-{h34}', 'POSTMAN_API_KEY', 'Postman'); v('launchdarkly', ['sdk-{u}', 'api-{u}'], 'LD_SDK_KEY', 'LaunchDarkly'); v('algolia', '{h32}', 'ALGOLIA_ADMIN_KEY', 'Algolia', 0)
v('mapbox', mapbox, 'MAPBOX_SECRET_TOKEN', 'Mapbox'); v('okta', '00{w40}', 'OKTA_API_TOKEN', 'Okta', 0)
v('facebook', 'EAA{A8}ZB{A160-180}', 'FB_PAGE_TOKEN', 'Facebook'); v('twitter', 'AAAAAAAAAAAAAAAAAAAAA{A15}AEAAAAA{A14}%3D{A50}', 'TWITTER_BEARER', 'X/Twitter')
v('twitch', '{l30}', 'TWITCH_CLIENT_SECRET', 'Twitch', 0); v('spotify', '{h32}', 'SPOTIFY_CLIENT_SECRET', 'Spotify', 0); v('hubspot', ['pat-na1-{u}', 'pat-eu1-{u}'], 'HUBSPOT_TOKEN', 'HubSpot')
v('salesforce', '00D{A12}!AQ{w90}', 'SF_ACCESS_TOKEN', 'Salesforce'); v('zendesk', '{A40}', 'ZENDESK_API_TOKEN', 'Zendesk', 0); v('intercom', intercom, 'INTERCOM_TOKEN', 'Intercom')
v('klaviyo', 'pk_{h34}', 'KLAVIYO_PRIVATE_KEY', 'Klaviyo'); v('brevo', ['xkeysib-{h64}-{A16}', 'xsmtpsib-{h64}-{A16}'], 'BREVO_API_KEY', 'Brevo'); v('postmark', '{u}', 'POSTMARK_SERVER_TOKEN', 'Postmark', 0)
v('resend', 're_{A8}_{A24}', 'RESEND_API_KEY', 'Resend'); v('mailersend', 'mlsn.{h64}', 'MAILERSEND_API_KEY', 'MailerSend'); v('plaid', 'access-production-{u}', 'PLAID_ACCESS_TOKEN', 'Plaid')
v('flutterwave', 'FLWSECK-{h32}-X', 'FLW_SECRET_KEY', 'Flutterwave'); v('paystack', 'sk_live_{h40}', 'PAYSTACK_SECRET', 'Paystack'); v('mollie', 'live_{A30}', 'MOLLIE_API_KEY', 'Mollie')
v('razorpay', 'rzp_live_{A14}', 'RAZORPAY_KEY_ID', 'Razorpay')
v('shippo', 'shippo_live_{h40}', 'SHIPPO_TOKEN', 'Shippo'); v('easypost', 'EZAK{A54}', 'EASYPOST_API_KEY', 'EasyPost'); v('duffel', 'duffel_live_{w43}', 'DUFFEL_TOKEN', 'Duffel')
v('typeform', 'tfp_{A44}_{A14}', 'TYPEFORM_TOKEN', 'Typeform'); v('contentful', 'CFPAT-{w43}', 'CONTENTFUL_MGMT_TOKEN', 'Contentful'); v('readme', 'rdme_xn8s9h{l70}', 'README_API_KEY', 'ReadMe')
v('adafruit', 'aio_{A28}', 'ADAFRUIT_IO_KEY', 'Adafruit IO'); v('alibaba', 'LTAI5t{A18}', 'ALIBABA_CLOUD_ACCESS_KEY_ID', 'Alibaba Cloud'); v('tencent', 'AKID{A32}', 'TENCENTCLOUD_SECRET_ID', 'Tencent Cloud')
v('ibm', '{w44}', 'IBMCLOUD_API_KEY', 'IBM Cloud', 0); v('hetzner', '{A64}', 'HCLOUD_TOKEN', 'Hetzner', 0); v('linode', '{h64}', 'LINODE_TOKEN', 'Linode', 0); v('vultr', '{U36}', 'VULTR_API_KEY', 'Vultr', 0); v('scaleway', 'SCW{U17}', 'SCW_ACCESS_KEY', 'Scaleway')
v('yandex', ['AQVN{w35}', 'y0__x{A54}'], 'YC_API_KEY', 'Yandex Cloud'); v('vk', 'vk1.a.{w198}', 'VK_TOKEN', 'VK'); v('dynatrace', 'dt0c01.{324}.{364}', 'DT_API_TOKEN', 'Dynatrace')
v('tailscale', ['tskey-auth-k{A11}CNTRL-{A32}', 'tskey-api-k{A11}CNTRL-{A32}'], 'TS_AUTHKEY', 'Tailscale'); v('ngrok', '2{A26}_{A21}', 'NGROK_AUTHTOKEN', 'ngrok', 0)
v('posthog', 'phx_{A47}', 'POSTHOG_PERSONAL_KEY', 'PostHog'); v('sourcegraph', 'sgp_{h16}_{h40}', 'SRC_ACCESS_TOKEN', 'Sourcegraph'); v('infracost', 'ico-{A32}', 'INFRACOST_API_KEY', 'Infracost')
v('prefect', 'pnu_{A36}', 'PREFECT_API_KEY', 'Prefect'); v('frameio', 'fio-u-{w64}', 'FRAMEIO_TOKEN', 'Frame.io'); v('clickup', 'pk_{d8}_{U32}', 'CLICKUP_TOKEN', 'ClickUp'); v('zoho', '1000.{h32}.{h32}', 'ZOHO_REFRESH_TOKEN', 'Zoho')
v('openshift', 'sha256~{w43}', 'OC_TOKEN', 'OpenShift'); v('age', age, 'SOPS_AGE_KEY', 'age'); v('apify', 'apify_api_{A36}', 'APIFY_TOKEN', 'Apify'); v('langfuse', 'sk-lf-{u}', 'LANGFUSE_SECRET_KEY', 'Langfuse')
v('lob', 'live_{h35}', 'LOB_API_KEY', 'Lob'); v('codecov', '{u}', 'CODECOV_TOKEN', 'Codecov', 0); v('snyk', '{u}', 'SNYK_TOKEN', 'Snyk', 0); v('auth0', '{w64}', 'AUTH0_CLIENT_SECRET', 'Auth0', 0)
v('splunk', '{u}', 'SPLUNK_HEC_TOKEN', 'Splunk', 0); v('rollbar', '{h32}', 'ROLLBAR_TOKEN', 'Rollbar', 0); v('harness', 'pat.{w22}.{h24}.{A20}', 'HARNESS_API_KEY', 'Harness'); v('e2b', 'e2b_{h40}', 'E2B_API_KEY', 'E2B')
v('alibaba_secret', '{A30}', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET', 'Alibaba secret', 0); v('adyen', 'AQE{A2}hmfxK{b80-100}-{b43}=-{A16}', 'ADYEN_API_KEY', 'Adyen')
v('teams_webhook', 'https://kestrelops.webhook.office.com/webhookb2/{u}@{u}/IncomingWebhook/{h32}/{u}', 'TEAMS_WEBHOOK_URL', 'Teams webhook')
v('mailbox_tomtom', '{A32}', 'TOMTOM_KEY', 'TomTom', 0); V.pop('mailbox_tomtom')
SELF = sorted(k for k in V if V[k][3])
assert len(SELF) >= 100

def vend(r, n):
    p = V[n][0]
    if isinstance(p, list): p = r.choice(p)
    return p(r) if callable(p) else pat(r, p)

# ---------------------------------------------------------------- persons
NAMES = {
 'en': ('Harriet Callum Imogen Rhys Tabitha Desmond Marcy Elwood Fern Gareth Lorna Quentin Maisie Alfie Noreen', 'Whitcombe Ashdown Penhale Garrity Lockyer Braithwaite Mossman Trelawny Hargrave Oakes Kettlewell Farnsworth Bramley Dunmore'),
 'de': ('Annelie Gero Wiebke Torben Ortrun Falk Henrike Ulf Mechthild Jannis Sieglinde Korbinian Leni', 'Brettschneider Wohlers Kühnapfel Dörrfuß Haselmeyer Stiebritz Oltmanns Zangerl Pfeiffer Grothe Lindenbaum Quast'),
 'fr': ('Solène Baptiste Maëlys Thibault Océane Corentin Ghislaine Yannick Apolline Rémi Bérengère', 'Lecourtois Vasseur Delaunay-Roche Marchandise Quéméner Thévenot Castaing Boudreault Pélissier Garrigue'),
 'es': ('Itziar Gonzalo Nuria Xavier Rocío Aitana Fermín Leire Joaquín Maribel Lautaro', 'Echeverría Valdivieso Zamorano Cifuentes Barrientos Olmedo Quiroga Santisteban Ugarte Montalbán'),
 'it': ('Ginevra Tommaso Ilaria Ruggero Fiorella Niccolò Mirella Edoardo Loredana Settimio', 'Bevilacqua Tagliaferri Montanari Quaranta Zanetello Del Vecchio Sorrentino Pennacchio Brambilla'),
 'pt': ('Beatriz Afonso Leonor Thiago Iracema Duarte Conceição Rúben Jandira Vasco', 'Vasconcelos Figueiredo Quintanilha Sarmento Albuquerque Teixeira Bragança Nogueira Pestana'),
 'nl': ('Femke Joost Lieke Sjoerd Marloes Bram Anneke Thijs Wietske Ruben', 'van der Heijden Kuipers Dijkstra Oosterhuis de Bruin Vermeulen Hoekstra ten Brink Wiersma'),
 'pl': ('Bożena Zbigniew Małgorzata Przemysław Jagoda Wojciech Halina Krystian Żaneta Tadeusz', 'Wyszomirski Kaczorowska Lewandowicz Gołębiewski Szczepańska Mroczek Jaworska Dudziak Pietrzyk'),
 'sv': ('Ingegerd Måns Tuva Elof Birgitta Sixten Ylva Kjell Märta Rasmus', 'Sandqvist Lindholm Åkerström Björnlund Ekdahl Norrby Wallgren Hedström Sjöblom'),
 'tr': ('Çağla Emre Gülşen Barış Şule Tolga Nilüfer Kaan İpek Serkan', 'Yıldırımoğlu Karabulut Özgür Aksoylu Demirtaş Çetinkaya Sarıgül Erdoğmuş Tunçbilek'),
 'ru': ('Зинаида Аркадий Лариса Геннадий Полина Тимур Ульяна Вячеслав Раиса Матвей', 'Колокольцев Берестова Щукин Жаворонков Тихонравова Лобанов Чернышёв Огородникова'),
 'ja': ('美咲 大輔 陽菜 健太郎 千尋 翔太 由美子 拓海 さくら 浩二', '長谷川 小野寺 五十嵐 渡部 榊原 三浦 西園寺 柏木 大久保 片桐'),
 'ar': ('Layla Yousef Hanan Tariq Zeinab Idris Samira Bilal', 'Al-Khatib Haddad Benkirane Mansouri El Amrani Shaheen Qabbani'),
 'in': ('Anjali Rohit Lakshmi Vikram Deepa Harsh Kavitha Farhan', 'Raghunathan Deshpande Mukherjee Chaudhry Iyer Balasubramaniam Thakkar'),
 'zh': ('Xiaoling Wenjie Meifeng Zihao Yutong Haoran', 'Ouyang Zhang Liang Xu Shen Tan Guo'),
 'vi': ('Thị Hương Quốc Bảo Minh Châu Đức Anh', 'Nguyễn Trần Phạm Đặng'),
 'af': ('Chidinma Kwabena Folasade Thabo Wanjiru Ousmane Nyasha Temesgen', 'Okonkwo Mensah Adeyemi Dlamini Kamau Diallo Chikwanha Haile'),
 'ee': ('Zsófia Bence Katarína Radovan Milena Dragiša Eleni Stavros Oksana Bohdan', 'Szentgyörgyi Horváthová Petrović Papadimitriou Kovalenko Novotný Jankulovski Tkachuk'),
 'ko': ('Ji-woo Min-seo Hyun-jin Soo-ah', 'Park Seong Namgung Yoon'),
 'fi': ('Aino Väinö Kaisa Ilkka', 'Hämäläinen Tuomisto Kekkonen Rautio'),
}
ORI = list(NAMES)
TR = str.maketrans({'ä': 'ae', 'ö': 'oe', 'ü': 'ue', 'ß': 'ss', 'å': 'a', 'ø': 'o', 'ł': 'l', 'ı': 'i', 'İ': 'I', 'ğ': 'g', 'ş': 's', 'Ş': 'S', 'đ': 'd', 'Đ': 'D'})
CYR = dict(zip('абвгдеёжзийклмнопрстуфхцчшщъыьэюя', 'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'.replace('_', '').split(' ')))
ROM = dict(zip('美咲 大輔 陽菜 健太郎 千尋 翔太 由美子 拓海 さくら 浩二 長谷川 小野寺 五十嵐 渡部 榊原 三浦 西園寺 柏木 大久保 片桐'.split(), 'misaki daisuke hina kentaro chihiro shota yumiko takumi sakura koji hasegawa onodera igarashi watabe sakakibara miura saionji kashiwagi okubo katagiri'.split()))
import unicodedata
def ascii_(s):
    if s in ROM: return ROM[s]
    s = s.lower()
    s = ''.join(CYR.get(c, c) for c in s).translate(TR)
    s = unicodedata.normalize('NFD', s)
    return ''.join(c for c in s if c.isascii() and (c.isalnum() or c == '-'))
def splitsur(s):
    parts = s.split(); out = []; i = 0
    while i < len(parts):
        if parts[i] in ('van', 'de', 'ten', 'Del', 'El'):
            j = i + 1
            while parts[j] in ('der',): j += 1
            out.append(' '.join(parts[i:j + 1])); i = j + 1
        else: out.append(parts[i]); i += 1
    return out
class Person:
    def __init__(s, r, lang):
        o = lang if r.random() < .6 and lang in NAMES else r.choice(ORI)
        if o in ('ru',) and lang != 'ru': o = 'ee'
        if o == 'ja' and lang != 'ja': o = 'ko'
        f, l = NAMES[o]
        s.first = r.choice(f.split()); s.last = r.choice(splitsur(l)); s.o = o
        s.full = (s.last + ' ' + s.first) if o == 'ja' else s.first + ' ' + s.last
        s.user = r.choice([ascii_(s.first)[:1] + ascii_(s.last.split()[-1]), ascii_(s.first) + '.' + ascii_(s.last.split()[-1]), ascii_(s.first), ascii_(s.last.split()[-1])[:3] + '%02d' % r.randint(1, 99)])
        s.mail = r.choice(['%s.%s', '%s_%s', '%s%s', '%s-%s']) % (ascii_(s.first), ascii_(s.last.split()[-1])) + r.choice(['', '', '%d' % r.randint(1, 99)]) + '@' + r.choice(MAILD)
MAILD = 'gmail.com outlook.com proton.me gmx.de orange.fr libero.it yandex.ru wp.pl web.de kestrelops.io nordbad-energi.se vilta-med.fr brumont.be hexalogix.nl taiyo-denki.co.jp olivares-legal.es posta.com.tr sapo.pt stahlwerk-ruhmann.de quillfeather.co.uk'.split()
HOSTS = 'db-prod-02 kestrel-pg01 nas.brumont.lan vpn.stahlwerk-ruhmann.de erp.hexalogix.nl mail.nordbad-energi.se git.kestrelops.io srv-file03 sql01.vilta.local cache-eu1.kestrelops.io ldap.quillfeather.co.uk jump.olivares-legal.es mx2.taiyo-denki.co.jp build-07.internal backup.brumont.be'.split()
FIRMS = ['Kestrel Ops', 'Brumont', 'Nordbad Energi', 'Vilta Médical', 'Hexalogix', 'Stahlwerk Ruhmann', 'Quillfeather Press', 'Olivares Legal', 'Taiyo Denki', 'Fjellbrygg', 'Mirepoix Foods', 'Sunder & Vale']
WORDS = {
 'en': 'Pumpkin Thunder Biscuit Harbour Raccoon Tractor Marigold Umbrella Gandalf Sausage Liverpool Mustang Penguin Cheddar Blizzard',
 'de': 'Kartoffel Schnitzel Gartenzwerg Bodensee Hamster Fliegenpilz Zugspitze Lebkuchen Rasenmäher Werder Nordlicht Pusteblume',
 'fr': 'Croissant Baguette Tournesol Marmotte Fromage Papillon Citrouille Marseille Coquelicot Nounours Chaussette',
 'es': 'Mariposa Tortilla Girasol Chocolate Sevilla Caracol Naranja Manzanilla Atleti Pirata Lagartija',
 'it': 'Farfalla Lasagna Juventus Girasole Pistacchio Limoncello Pulcinella Gatto Vesuvio Tartaruga',
 'pt': 'Benfica Sardinha Abacaxi Borboleta Saudade Flamengo Caipirinha Pastel Coimbra Girassol',
 'nl': 'Stroopwafel Molentje Fietsbel Hagelslag Tulpen Pannenkoek Ajax Kikker Waddenzee Knuffel',
 'pl': 'Pierogi Kotek Truskawka Wiosna Zubrowka Krakow Bocian Sloneczko Pierniki Jezyk',
 'sv': 'Kanelbulle Midsommar Hammarby Smultron Lingon Fjällräv Sommarstuga Knäckebröd Pippi Ekorren',
 'tr': 'Galatasaray Karpuz Kelebek Istanbul Baklava Fenerbahce Papatya Menekse Simit Karadeniz',
 'ru': 'Zenit Snegurochka Matreshka Barsik Kalinka Berezka Spartak ghbdtn gfhjkm Solnyshko Pelmeni',
 'ja': 'sakura momiji Tanuki hanabi Doraemon hinata Kitsune ramune Fujisan nekochan',
}
def rnd(r, n, sy): 
    s = ''.join(r.choice(A + sy) for _ in range(n - 1)) + r.choice(A)
    return r.choice(string.ascii_letters) + s[1:]
def word(r, lang): return r.choice(WORDS.get(lang, WORDS['en']).split())
def password(r, lang, sy='!#%*-_.+=?', asc=False):
    k = r.random(); w = word(r, lang)
    if asc: w = ascii_(w).capitalize()
    e = r.choice([c for c in sy if c in '!#*+%=-_'] or ['_'])
    if k < .22: p = w + str(r.randint(10, 2026)) + r.choice(['', e, e])
    elif k < .34: p = w.translate(str.maketrans('aeiosAEIO', '431054310'[:9])) + r.choice(['', e]) + str(r.randint(1, 999))
    elif k < .44: p = str(r.randint(1, 99)) + w + e + w[:1].lower() + rs(r, 'd', 2)
    elif k < .52: p = w + e + word(r, r.choice([lang, 'en']))[:6].lower() + e + str(r.randint(1, 99))
    elif k < .58: p = '-'.join(r.choice(EN)[:7] for _ in range(4)) + r.choice(['', '-%d' % r.randint(2, 99)])
    elif k < .63: p = r.choice(['qwertz', 'Qwerty', '1qaz2wsx', 'zaq1', 'asdf', 'yxcvbnm', 'azerty']) + r.choice(['', w[:5]]) + rs(r, 'd', 3) + e
    elif k < .68: p = r.choice(['Summer', 'Winter', 'Sommer', 'Printemps', 'Verano', 'Lente', 'Primavera', 'Hösten' if not asc else 'Host', 'Spring', 'Herbst']) + str(r.randint(2019, 2026)) + e
    elif k < .72: p = r.choice(['Welcome', 'Passw0rd', 'Admin', 'Changeme', 'P@ssw0rd' if '@' in sy else 'Pa55word', 'Start', 'Init']) + rs(r, 'd', 3) + e
    elif k < .86: p = rnd(r, r.randint(12, 20), sy)
    else: p = rnd(r, r.randint(14, 32), '')
    return p
EN = open(os.path.join(HERE, '../one/bip39.txt')).read().split()
WL = {l: open(os.path.join(HERE, f), encoding='utf-8').read().split() for l, f in (('en', '../one/bip39.txt'), ('es', 'spanish.txt'), ('fr', 'french.txt'), ('ja', 'japanese.txt'))}
def bip39(r, n=12, lang='en'):
    wl = WL[lang]; ent = rb(r, n * 4 // 3)
    bits = ''.join('{:08b}'.format(x) for x in ent) + '{:08b}'.format(hashlib.sha256(ent).digest()[0])[:n // 3]
    return [wl[int(bits[i * 11:i * 11 + 11], 2)] for i in range(n)]
# ---------------------------------------------------------------- ids
def luhn(s):
    t = 0
    for i, c in enumerate(reversed(s)):
        d = int(c) * (2 if i % 2 == 0 else 1); t += d - 9 if d > 9 else d
    return str(-t % 10)
def card(r, sep=None):
    k = r.random()
    if k < .45: s = '4' + r.choice(['539', '916', '556', '024']) + rs(r, 'd', 11)
    elif k < .85: s = r.choice(['5204', '5356', '5457', '2223', '5178']) + rs(r, 'd', 11)
    else: s = r.choice(['3712', '3783', '3499']) + rs(r, 'd', 10)
    s += luhn(s)
    sep = r.choice([' ', ' ', '', '-']) if sep is None else sep
    if len(s) == 15: return sep.join([s[:4], s[4:10], s[10:]])
    return sep.join(s[i:i + 4] for i in range(0, 16, 4))
def num(s): return int(''.join(str(int(c, 36)) for c in s))
def iban(r, lang, sp=None):
    cc, b = {'de': ('DE', r.choice(['37040044', '50010517', '10070024', '70150000']) + rs(r, 'd', 10)), 'fr': ('FR', None), 'es': ('ES', None), 'it': ('IT', None), 'pt': ('PT', None),
             'nl': ('NL', None), 'pl': ('PL', '10201026' + rs(r, 'd', 16)), 'sv': ('SE', '500' + '0000' + rs(r, 'd', 13)), 'tr': ('TR', '000640' + rs(r, 'd', 16))}.get(lang, ('GB', r.choice(['NWBK', 'BARC', 'LOYD']) + rs(r, 'd', 14)))
    if cc == 'FR':
        x = '30004' + '00' + rs(r, 'd', 3) + '000' + rs(r, 'd', 8); b = x + '%02d' % (97 - int(x + '00') % 97)
    if cc == 'ES':
        def dc(s): 
            k = 11 - sum(int(a) * w for a, w in zip(s, (1, 2, 4, 8, 5, 10, 9, 7, 3, 6))) % 11
            return {10: '1', 11: '0'}.get(k, str(k))
        bk, of, ac = '2100', rs(r, 'd', 4), rs(r, 'd', 10); b = bk + of + dc('00' + bk + of) + dc(ac) + ac
    if cc == 'IT':
        x = '03069' + '0' + rs(r, 'd', 4) + '1000' + rs(r, 'd', 8); b = chr(65 + sum(ODD[c] if i % 2 == 0 else int(c) for i, c in enumerate(x)) % 26) + x
    if cc == 'PT':
        x = '0035' + rs(r, 'd', 15); b = x + '%02d' % (98 - int(x + '00') % 97)
    if cc == 'NL':
        while 1:
            a = '0' + rs(r, 'd', 9)
            if sum(int(c) * (10 - i) for i, c in enumerate(a)) % 11 == 0: break
        b = r.choice(['INGB', 'RABO', 'ABNA']) + a
    chk = '%02d' % (98 - num(b + cc + '00') % 97)
    s = cc + chk + b
    sp = r.random() < .7 if sp is None else sp
    return ' '.join(s[i:i + 4] for i in range(0, len(s), 4)) if sp else s
ODD = dict(zip('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23]))
def natid(r, lang):
    y, m, d = r.randint(1945, 2004), r.randint(1, 12), r.randint(1, 28)
    if lang == 'de':
        while 1:
            ds = r.sample('0123456789', 9); ds.insert(r.randint(0, 9), r.choice(ds)); s = ''.join(ds)
            if s[0] != '0' and not any(s[i] == s[i + 1] for i in range(9)): break
        p = 10
        for c in s: p = ((int(c) + p) % 10 or 10) * 2 % 11
        s += str((11 - p) % 10)
        return r.choice([s, s[:2] + ' ' + s[2:5] + ' ' + s[5:8] + ' ' + s[8:]])
    if lang == 'fr':
        s = r.choice('12') + '%02d%02d' % (y % 100, m) + '%02d' % r.choice([75, 13, 69, 33, 59]) + '%03d' % r.randint(1, 400) + '%03d' % r.randint(1, 500)
        k = '%02d' % (97 - int(s) % 97)
        return r.choice([s + k, ' '.join([s[0], s[1:3], s[3:5], s[5:7], s[7:10], s[10:], k])])
    if lang == 'es':
        n = r.randint(10**7, 99999999); return str(n) + r.choice(['', '-']) + 'TRWAGMYFPDXBNJZSQVHLCKE'[n % 23]
    if lang == 'it':
        s = rs(r, 'BCDFGLMNPRST', 6) + '%02d' % (y % 100) + 'ABCDEHLMPRST'[m - 1] + '%02d' % (d + r.choice([0, 40])) + r.choice(['H501', 'F205', 'L219', 'F839', 'G273'])
        t = sum(ODD[c] if i % 2 == 0 else (int(c) if c.isdigit() else ord(c) - 65) for i, c in enumerate(s)); return s + chr(65 + t % 26)
    if lang == 'pt':
        s = r.choice('12') + rs(r, 'd', 7); k = 11 - sum(int(c) * (9 - i) for i, c in enumerate(s)) % 11; s += str(0 if k > 9 else k)
        return r.choice([s, s[:3] + ' ' + s[3:6] + ' ' + s[6:]])
    if lang == 'nl':
        while 1:
            s = r.choice('12') + rs(r, 'd', 8)
            if (sum(int(c) * (9 - i) for i, c in enumerate(s[:8])) - int(s[8])) % 11 == 0: return s
    if lang == 'pl':
        s = '%02d%02d%02d' % (y % 100, m + (20 if y >= 2000 else 0), d) + rs(r, 'd', 4); return s + str(-sum(int(c) * w for c, w in zip(s, (1, 3, 7, 9, 1, 3, 7, 9, 1, 3))) % 10)
    if lang == 'sv':
        s = '%02d%02d%02d' % (y % 100, m, d) + rs(r, 'd', 3); s += luhn(s)
        return r.choice(['', str(y // 100)]) + s[:6] + '-' + s[6:]
    if lang == 'tr':
        s = r.choice('123456789') + rs(r, 'd', 8); q = list(map(int, s)); a = (sum(q[0::2]) * 7 - sum(q[1::2])) % 10; return s + str(a) + str((sum(q) + a) % 10)
    if lang == 'ru':
        s = '1' + rs(r, 'd', 8); t = sum(int(c) * (9 - i) for i, c in enumerate(s)) % 101; t = 0 if t == 100 else t
        return s[:3] + '-' + s[3:6] + '-' + s[6:] + r.choice([' ', '-']) + '%02d' % t
    if lang == 'ja':
        s = r.choice('123456789') + rs(r, 'd', 10); t = sum(int(c) * (i + 2 if i < 6 else i - 4) for i, c in enumerate(reversed(s))) % 11; s += str(0 if t <= 1 else 11 - t)
        return r.choice([s, s[:4] + ' ' + s[4:8] + ' ' + s[8:]])
    if r.random() < .3:
        return r.choice('ABCEGHJKLMNPRSTWXY') + r.choice('ABCEGHJKLMNPRSTWXZ') + ' %02d %02d %02d ' % (r.randint(0, 99), r.randint(0, 99), r.randint(0, 99)) + r.choice('ABCD') if 0 else 'J' + r.choice('GKLN') + ' %02d %02d %02d ' % (r.randint(0, 99), r.randint(0, 99), r.randint(0, 99)) + r.choice('ABCD')
    return '%03d-%02d-%04d' % (r.choice([r.randint(1, 665), r.randint(667, 772)]), r.randint(1, 99), r.randint(1, 9999))
def kvnr(r):
    c = r.choice(string.ascii_uppercase); s = rs(r, 'd', 8); t = 0
    for i, ch in enumerate('%02d' % (ord(c) - 64) + s):
        x = int(ch) * (1 + i % 2); t += x // 10 + x % 10
    return c + s + str(t % 10)
def nhs(r):
    while 1:
        s = r.choice('4679') + rs(r, 'd', 8); k = 11 - sum(int(c) * (10 - i) for i, c in enumerate(s)) % 11
        if k != 10: s += str(k % 11); return r.choice([s, s[:3] + ' ' + s[3:6] + ' ' + s[6:]])
def mbi(r):
    AL = 'ACDEFGHJKMNPQRTUVWXY'; AN = AL + '0123456789'
    return ''.join(r.choice(x) for x in ('123456789', AL, AN, '0123456789', '-', AL, AN, '0123456789', '-', AL, AL, '0123456789', '0123456789'))
def aba(r):
    while 1:
        s = r.choice(['02', '03', '06', '07', '11', '12', '26', '32']) + rs(r, 'd', 7); d = list(map(int, s))
        if (3 * (d[0] + d[3] + d[6]) + 7 * (d[1] + d[4] + d[7]) + d[2] + d[5] + d[8]) % 10 == 0: return s
def b58c(b):
    b += hashlib.sha256(hashlib.sha256(b).digest()).digest()[:4]
    return '1' * (len(b) - len(b.lstrip(b'\0'))) + base(int.from_bytes(b, 'big'), B58)
def crypto(r): return r.choice([lambda: b58c(b'\0' + rb(r, 20)), lambda: bech32('bc', rb(r, 20)), lambda: '0x' + rb(r, 20).hex()])()
def phone(r, lang):
    d = lambda n: rs(r, 'd', n); n = lambda: r.choice('23456789')
    return r.choice({
     'de': ['+49 15%s %s' % (r.choice('127'), d(8)), '0%s/%s%s' % (r.choice(['30', '221', '711', '40']), n(), d(6)), '+49 (0)17%s-%s' % (r.choice('01569'), d(7))],
     'fr': ['06 %s %s %s %s' % (d(2), d(2), d(2), d(2)), '+33 7 %s %s %s %s' % (d(2), d(2), d(2), d(2)), '01.4%s.%s.%s.%s' % (d(1), d(2), d(2), d(2))],
     'es': ['6%s %s %s' % (d(2), d(3), d(3)), '+34 6%s %s %s %s' % (d(2), d(2), d(2), d(2))], 'it': ['+39 3%s%s %s' % (r.choice('2348'), d(1), d(7)), '02 %s%s' % (n(), d(7))],
     'pt': ['+351 91%s %s %s' % (d(1), d(3), d(3)), '(11) 9%s-%s' % (n() + d(3), d(4))], 'nl': ['06-%s%s' % (n(), d(7)), '+31 6 %s %s' % (n() + d(3), d(4))],
     'pl': ['+48 6%s %s %s' % (d(2), d(3), d(3)), '50%s-%s-%s' % (d(1), d(3), d(3))], 'sv': ['070-%s %s %s' % (d(3), d(2), d(2)), '+46 73 %s %s %s' % (d(3), d(2), d(2))],
     'tr': ['0532 %s %s %s' % (d(3), d(2), d(2)), '+90 54%s %s %s %s' % (d(1), d(3), d(2), d(2))], 'ru': ['+7 (9%s) %s-%s-%s' % (d(2), d(3), d(2), d(2)), '8 91%s %s %s %s' % (d(1), d(3), d(2), d(2))],
     'ja': ['090-%s-%s' % (n() + d(3), d(4)), '03-%s-%s' % (r.choice('356') + d(3), d(4))]}.get(lang, ['(%s%s) %s-%s' % (n(), r.choice(['12', '17', '46']), n() + d(2), d(4)), '+1 %s%s-%s-%s' % (n(), r.choice(['03', '14', '28']), n() + d(2), d(4)), '07%s %s' % (r.choice('4579') + d(2), d(6)), '+44 20 7%s %s' % (d(3), d(4))]))
def address(r, lang):
    n = r.randint(2, 178); d = lambda k: rs(r, 'd', k)
    return {
     'de': lambda: '%s %d%s, %s' % (r.choice(['Am Kirschgarten', 'Lerchenweg', 'Alte Poststraße', 'Hinter der Mühle', 'Rosa-Luxemburg-Str.']), n, r.choice(['', '', 'a', ' b']), r.choice(['50674 Köln', '22303 Hamburg', '04229 Leipzig', '79102 Freiburg'])),
     'fr': lambda: '%d%s %s, %s' % (n, r.choice(['', ' bis']), r.choice(['rue des Tanneurs', 'avenue Jean-Moulin', 'impasse du Lavoir', 'quai de la Fosse']), r.choice(['44000 Nantes', '69003 Lyon', '31400 Toulouse', '35700 Rennes'])),
     'es': lambda: '%s %d, %s, %s' % (r.choice(['C/ Alcalde Muñoz', 'Calle del Olivo', 'Avda. de la Marina', 'Plaza San Telmo']), n, r.choice(['2º B', '4º izda.', 'bajo C']), r.choice(['41002 Sevilla', '48009 Bilbao', '46005 Valencia'])),
     'it': lambda: '%s %d, %s' % (r.choice(['Via dei Glicini', 'Corso Garibaldi', 'Vicolo del Forno', 'Viale Trento']), n, r.choice(['40121 Bologna BO', '10128 Torino TO', '80138 Napoli NA'])),
     'pt': lambda: '%s, %d, %s, %s' % (r.choice(['Rua das Flores', 'Travessa do Carmo', 'Av. da Boavista']), n, r.choice(['2.º Dto', '3.º Esq', 'R/C']), r.choice(['4050-265 Porto', '1200-195 Lisboa', '3000-174 Coimbra'])),
     'nl': lambda: '%s %d%s, %s' % (r.choice(['Oudegracht', 'Prinses Irenelaan', 'Kanaalweg', 'Zonnebloemstraat']), n, r.choice(['', '-2', 'A']), r.choice(['3511 AP Utrecht', '9712 HM Groningen', '5611 ZX Eindhoven'])),
     'pl': lambda: 'ul. %s %d/%d, %s' % (r.choice(['Kwiatowa', 'Długa', 'Piotrkowska', 'Mickiewicza']), n, r.randint(1, 40), r.choice(['30-147 Kraków', '61-701 Poznań', '80-831 Gdańsk'])),
     'sv': lambda: '%s %d, %s' % (r.choice(['Storgatan', 'Björkvägen', 'Kungsholmsgatan', 'Ringvägen']), n, r.choice(['112 27 Stockholm', '413 01 Göteborg', '903 26 Umeå'])),
     'tr': lambda: '%s No: %d D: %d, %s' % (r.choice(['Moda Cad.', 'Gül Sok.', 'Atatürk Bulvarı']), n, r.randint(1, 20), r.choice(['34710 Kadıköy/İstanbul', '35220 Konak/İzmir', '06420 Çankaya/Ankara'])),
     'ru': lambda: 'ул. %s, д. %d, кв. %d, %s' % (r.choice(['Садовая', 'Гагарина', 'Лесная', 'Мира']), n, r.randint(1, 120), r.choice(['г. Казань', 'г. Пермь', 'г. Томск'])),
     'ja': lambda: '〒%s-%s %s%d-%d-%d' % (d(3), d(4), r.choice(['東京都世田谷区桜丘', '大阪府豊中市本町', '福岡市中央区薬院', '札幌市北区北七条西']), r.randint(1, 5), r.randint(1, 30), r.randint(1, 20)),
    }.get(lang, lambda: r.choice(['%d %s, %s' % (n, r.choice(['Larkspur Lane', 'Old Mill Road', 'Tanglewood Dr', 'Quarry Street']), r.choice(['Asheville, NC 28801', 'Duluth, MN 55804', 'Bath BA1 5QT', 'Leeds LS6 2HG']))]))()
def birth(r, lang):
    y, m, d = r.randint(1944, 2012), r.randint(1, 12), r.randint(1, 28)
    if lang == 'en': return r.choice(['%02d/%02d/%d' % (m, d, y), '%d %s %d' % (d, 'January February March April May June July August September October November December'.split()[m - 1], y), '%d-%02d-%02d' % (y, m, d)])
    if lang in ('sv', 'ja'): return '%d-%02d-%02d' % (y, m, d) if lang == 'sv' else '%d年%d月%d日' % (y, m, d)
    if lang in ('de', 'pl', 'ru', 'tr'): return '%02d.%02d.%d' % (d, m, y)
    if lang == 'nl': return '%02d-%02d-%d' % (d, m, y)
    return '%02d/%02d/%d' % (d, m, y)
def plate(r, lang):
    C = lambda n: rs(r, 'BCDFGHJKLMNPRSTVWX', n); d = lambda n: rs(r, 'd', n)
    return {'de': r.choice(['K', 'HH', 'FR', 'L']) + '-' + C(2) + ' ' + str(r.randint(10, 9999)), 'fr': C(2) + '-' + d(3) + '-' + C(2), 'es': d(4) + ' ' + C(3), 'it': C(2) + ' ' + d(3) + ' ' + C(2), 'pl': 'KR ' + d(4) + C(1), 'nl': C(2) + '-' + d(3) + '-' + C(1), 'sv': C(3) + ' ' + d(3), 'tr': '34 ' + C(2) + ' ' + d(4), 'pt': C(2) + '-' + d(2) + '-' + C(2)}.get(lang, C(2) + '7' + d(1) + ' ' + C(3))
def passport(r, lang):
    return {'de': 'C' + rs(r, 'CFGHJKLMNPRTVWXYZ0123456789', 8), 'fr': rs(r, 'd', 2) + rs(r, 'C', 2) + rs(r, 'd', 5), 'it': 'Y' + rs(r, 'C', 1) + rs(r, 'd', 7), 'es': rs(r, 'C', 3) + rs(r, 'd', 6), 'ru': rs(r, 'd', 2) + ' ' + rs(r, 'd', 2) + ' ' + rs(r, 'd', 6), 'ja': 'T' + rs(r, 'C', 1) + rs(r, 'd', 7), 'tr': 'U' + rs(r, 'd', 8)}.get(lang, rs(r, 'C', 1) + rs(r, 'd', 8))
def pubip(r): return '%d.%d.%d.%d' % (r.choice([77, 81, 85, 88, 91, 93, 109, 178, 212, 217]), r.randint(1, 254), r.randint(1, 254), r.randint(2, 254))
def mac(r): return ':'.join('%02x' % x for x in [r.choice([0x3c, 0xa4, 0x5c, 0xf0])] + list(rb(r, 5)))
# ---------------------------------------------------------------- key material
def wrap(s, n=64): return '\n'.join(s[i:i + n] for i in range(0, len(s), n))
def pem(r, kind=None):
    kind = kind or r.choice(['rsa', 'pkcs8', 'ec', 'ossh', 'ed', 'enc'])
    if kind == 'rsa': l, b = 'RSA PRIVATE KEY', bytes.fromhex('308204a40201000282010100') + bytes([r.randint(0x80, 255)]) + rb(r, 1179)
    elif kind == 'pkcs8': l, b = 'PRIVATE KEY', bytes.fromhex('308204bd020100300d06092a864886f70d0101010500048204a7308204a30201000282010100') + bytes([r.randint(0x80, 255)]) + rb(r, 1180)
    elif kind == 'ec': l, b = 'EC PRIVATE KEY', bytes.fromhex('30770201010420') + rb(r, 32) + bytes.fromhex('a00a06082a8648ce3d030107a14403420004') + rb(r, 64)
    elif kind == 'ed': l, b = 'PRIVATE KEY', bytes.fromhex('302e020100300506032b657004220420') + rb(r, 32)
    elif kind == 'enc': l, b = 'ENCRYPTED PRIVATE KEY', bytes.fromhex('3082052d305706092a864886f70d01050d304a302906092a864886f70d01050c301c0408') + rb(r, 1200)
    else:
        pub = rb(r, 32); sk = rb(r, 32) + pub; S = lambda x: struct.pack('>I', len(x)) + x; c = rb(r, 4)
        pb = S(b'ssh-ed25519') + S(pub); pr = c + c + S(b'ssh-ed25519') + S(pub) + S(sk) + S(r.choice([b'deploy@build-07', b'root@nas', b'ci'])); pr += bytes(range(1, 1 + -len(pr) % 8))
        b = b'openssh-key-v1\0' + S(b'none') + S(b'none') + S(b'') + struct.pack('>I', 1) + S(pb) + S(pr); l = 'OPENSSH PRIVATE KEY'
        return '-----BEGIN %s-----\n%s\n-----END %s-----' % (l, wrap(b64(b), 70), l)
    return '-----BEGIN %s-----\n%s\n-----END %s-----' % (l, wrap(b64(b)), l)
def pgp(r): 
    b = bytes.fromhex('9507') + rb(r, 900); c = 0xB704CE
    for x in b:
        c ^= x << 16
        for _ in range(8):
            c <<= 1
            if c & 0x1000000: c ^= 0x1864CFB
    return '-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n' + wrap(b64(b)) + '\n=' + b64((c & 0xffffff).to_bytes(3, 'big')) + '\n-----END PGP PRIVATE KEY BLOCK-----'
def jwt(r, lang='en'):
    now = r.randint(172 * 10**7, 177 * 10**7)
    return jwt_raw(r, {"alg": r.choice(["HS256", "HS512"]), "typ": "JWT"}, r.choice([{"sub": str(r.randint(1000, 99999)), "iat": now, "exp": now + 3600}, {"iss": "https://login.kestrelops.io", "aud": "api", "uid": rs(r, 'h', 24), "role": "admin", "exp": now}, {"sub": rs(r, 'l', 20), "scope": "read:orders write:orders", "iat": now, "jti": rs(r, 'h', 16)}])) if r.random() < .6 else jwt_raw(r, {"alg": "RS256", "kid": rs(r, 'h', 16), "typ": "JWT"}, {"iss": "kubernetes/serviceaccount", "sub": "system:serviceaccount:default:" + r.choice(["deployer", "prometheus", "argocd"]), "exp": now}, 256)
BC = './' + A
def pwhash(r, kind=None):
    kind = kind or r.choice(['bcrypt', 'sha512', 'argon', 'pbkdf2', 'yes', 'phpass', 'ssha', 'md5c'])
    return {'bcrypt': lambda: '$2%s$%s$%s' % (r.choice('aby'), r.choice(['10', '12']), rs(r, BC, 53)), 'sha512': lambda: '$6$%s$%s' % (rs(r, BC, 16), rs(r, BC, 86)),
      'argon': lambda: '$argon2id$v=19$m=65536,t=3,p=4$%s$%s' % (b64(rb(r, 16)).rstrip('='), b64(rb(r, 32)).rstrip('=')), 'pbkdf2': lambda: 'pbkdf2_sha256$%d$%s$%s' % (r.choice([600000, 870000]), rs(r, 'A', 22), b64(rb(r, 32))),
      'yes': lambda: '$y$j9T$%s$%s' % (rs(r, BC, 22), rs(r, BC, 43)), 'phpass': lambda: '$P$B' + rs(r, BC, 30), 'ssha': lambda: '{SSHA}' + b64(rb(r, 28)), 'md5c': lambda: '$apr1$%s$%s' % (rs(r, BC, 8), rs(r, BC, 22)),
      'ntlm': lambda: rb(r, 16).hex(), 'mysql': lambda: '*' + rb(r, 20).hex().upper()}[kind]()
NAT = {
 'en': 'ilovemydog MyCatIsFat letmeinplease TheBeatles69 dragonslayer correcthorse purple monkey|blue door open up|goaway!!', 'de': 'MeinHundHeißtWaldi ichliebedich73 sommerwiese hasenbraten ÖlUndEssig!|Omas Apfelkuchen 1954|Donaudampfschiff', 'fr': "jadorelesfrites MonChatÀMoi vivelesvacances cestlété2024|l'été en pente douce|Chouquette&Filou",
 'es': 'tequieromucho ElPerroDeSanRoque mañanamás2023 ÑoquisDeLunes|la vida es sueño 1635|vamosRayo', 'it': 'forzaRoma1927 seiBellissima cheBellaGiornata nonTeLaDico!|nel mezzo del cammin|PerchéNo?42', 'pt': 'euamominhafilha coraçãovalente PãoDeQueijo7 saudadesDoPorto|o mar quando quebra|nãoseinão!', 'nl': 'ikhouvanjou mijnOmaBakt lekkerfietsen1 GeenIdee2023!|de poes zit op de mat|kaasmetmosterd',
 'pl': 'kochamcie12 MojPiesAzor wlazłKotek zaŻółćGęśl!|Wlazł kotek na płotek|pomidorowa1984', 'sv': 'jagälskardig MinHundFido smörgåstårta godmorgon123|små grodorna är lustiga|SurströmmingÄrGott1', 'tr': 'seniseviyorum annemincami KediŞekeri34 çokgüzel1907|bir berber bir berbere|denizYıldızı9', 'ru': 'зимаблизко мояКошка2019 любимаяБабушка пароль_дача77|жили у бабуси два гуся|ЯлюблюОливье!', 'ja': 'わたしのねこ はなびたいかい2023 ひらけごま さくらさくら1|あさごはんはパン|ramenだいすき88'}
def native(r, lang):
    a, *b = NAT.get(lang, NAT['en']).split('|'); return r.choice(a.split() + b) + r.choice(['', '', str(r.randint(1, 99))])
def odd(r, lang):
    return r.choice([lambda: rs(r, 'd', 8), lambda: '%02d%02d%d' % (r.randint(1, 28), r.randint(1, 12), r.randint(1955, 2015)), lambda: rs(r, 'L', 8), lambda: native(r, lang), lambda: native(r, lang), lambda: rs(r, 'h', 16), lambda: ascii_(word(r, lang)) * 2, lambda: rs(r, 'C', 4) + '-' + rs(r, 'd', 4)])()

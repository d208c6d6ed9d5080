"""Token formats of providers, with the checksum where the format has one (sources: /docs/detection.md)."""

import base64
import binascii
import hashlib
import hmac
import json
import random
import re
import string

B62 = string.digits + string.ascii_uppercase + string.ascii_lowercase
ALPHABETS = {
    "b62": B62,
    "b64u": B62 + "-_",
    "b64": B62 + "+/",
    "hex": "0123456789abcdef",
    "HEX": "0123456789ABCDEF",
    "d": string.digits,
    "a": string.ascii_letters,
    "l": string.ascii_lowercase,
    "U": string.ascii_uppercase,
    "l36": string.ascii_lowercase + string.digits,
    "U36": string.ascii_uppercase + string.digits,
    "A32": string.ascii_uppercase + "234567",
    "l32": string.ascii_lowercase + "234567",
    "bech": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L",
    "b58": "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz",
}
PART = re.compile(r"\{(\w+):(\d+)(?:-(\d+))?\}")


def chars(rng, alphabet, length):
    return "".join(rng.choice(ALPHABETS[alphabet]) for _ in range(length))


def form(rng, pattern):
    """Fills `{alphabet:n}` and `{alphabet:n-m}`."""

    def part(found):
        least, most = int(found.group(2)), int(found.group(3) or found.group(2))
        return chars(rng, found.group(1), rng.randint(least, most))

    return PART.sub(part, pattern)


def uuid(rng):
    hexes = chars(rng, "hex", 32)
    return f"{hexes[:8]}-{hexes[8:12]}-4{hexes[13:16]}-{rng.choice('89ab')}{hexes[17:20]}-{hexes[20:]}"


def base62(number, width):
    out = ""
    while number:
        number, rest = divmod(number, 62)
        out = B62[rest] + out
    return out.rjust(width, "0")


def crc_token(rng, prefix):
    """GitHub's and npm's rule: the last six are the CRC32 of the thirty before, in base 62."""
    body = chars(rng, "b62", 30)
    return f"{prefix}{body}{base62(binascii.crc32(body.encode()), 6)}"


def grafana(rng):
    body = f"glsa_{chars(rng, 'b62', 32)}"
    return f"{body}_{binascii.crc32(body.encode()):08x}"


def discord(rng):
    snowflake = str(rng.randint(3 * 10**17, 13 * 10**17))
    head = base64.b64encode(snowflake.encode()).decode().rstrip("=")
    return f"{head}.{chars(rng, 'b64u', 6)}.{chars(rng, 'b64u', 38)}"


def azure_storage(rng):
    return base64.b64encode(rng.randbytes(64)).decode()


def b64(rng, size):
    return base64.b64encode(rng.randbytes(size)).decode()


def b64u(data):
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def jwt(rng, subject=None):
    """A signed JSON web token of one of the usual makes."""
    alg = rng.choice(["HS256", "HS256", "RS256", "ES256", "HS512"])
    header = rng.choice([{"alg": alg, "typ": "JWT"}, {"typ": "JWT", "alg": alg}, {"alg": alg, "kid": chars(rng, "hex", 16), "typ": "JWT"}])
    issued = rng.randint(1_690_000_000, 1_765_000_000)
    claims = {"sub": subject or str(rng.randint(1000, 10**9)), "iat": issued, "exp": issued + 3600}
    if rng.random() < 0.6:
        claims["iss"] = f"https://auth.{chars(rng, 'l', 8)}.io/"
    if rng.random() < 0.5:
        claims["scope"] = rng.choice(["read:all write:all", "openid profile", "orders.read", "admin"])
    size = {"HS256": 32, "HS512": 64, "ES256": 64, "RS256": 256}[alg]
    parts = [json.dumps(header, separators=(",", ":")).encode(), json.dumps(claims, separators=(",", ":")).encode(), rng.randbytes(size)]
    return ".".join(b64u(part) for part in parts)


def bech32_checksum(hrp, data):
    """BIP 173's checksum, six 5-bit numbers."""
    values = [ord(c) >> 5 for c in hrp] + [0] + [ord(c) & 31 for c in hrp] + data + [0] * 6
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= generator if top >> bit & 1 else 0
    check ^= 1
    return [check >> 5 * (5 - index) & 31 for index in range(6)]


def bech32(hrp, data):
    table = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
    return hrp + "1" + "".join(table[value] for value in data + bech32_checksum(hrp, data))


def age_key(rng):
    data = [rng.randrange(32) for _ in range(51)] + [rng.randrange(2) << 4]
    return bech32("age-secret-key-", data).upper()


def aws_secret(rng):
    while True:
        made = chars(rng, "b64", 40)
        if any(c.isdigit() for c in made) and any(c.islower() for c in made) and any(c.isupper() for c in made):
            return made


def azure_ad(rng):
    return form(rng, "{b62:3}{d:1}Q~") + "".join(rng.choice(B62 + "-_.~") for _ in range(34))


def openai(rng):
    kind = rng.choice(["proj", "svcacct", "proj", "admin"])
    size = rng.choice([58, 74])
    return f"sk-{kind}-{chars(rng, 'b64u', size)}T3BlbkFJ{chars(rng, 'b64u', size)}"


def sentry_org(rng):
    claims = json.dumps({"iat": rng.randint(1_690_000_000, 1_765_000_000), "url": "https://sentry.io", "region_url": "https://us.sentry.io", "org": chars(rng, "l", 8)})
    return f"sntrys_{base64.b64encode(claims.encode()).decode()}_{chars(rng, 'b62', 43)}"


def gitlab_routable(rng):
    body = f"glpat-{chars(rng, 'b64u', 27)}.01.{chars(rng, 'l36', 2)}"
    return body + base36(binascii.crc32(body.encode()), 7)


def base36(number, width):
    table = string.digits + string.ascii_lowercase
    out = ""
    while number:
        number, rest = divmod(number, 36)
        out = table[rest] + out
    return out.rjust(width, "0")


# class, vendor in prose, variable, pattern or function, whether the format alone tells (else context must).
PROVIDERS = [
    ("aws_key_id", "AWS", "AWS_ACCESS_KEY_ID", "AKIA{A32:16}", True),
    ("aws_key_id", "AWS", "AWS_ACCESS_KEY_ID", "ASIA{A32:16}", True),
    ("aws_secret", "AWS", "AWS_SECRET_ACCESS_KEY", aws_secret, False),
    ("aws_session", "AWS", "AWS_SESSION_TOKEN", "IQoJb3JpZ2luX2Vj{b64:180-320}", True),
    ("bedrock", "Bedrock", "AWS_BEARER_TOKEN_BEDROCK", "ABSK{b64:120-131}=", True),
    ("gcp_api", "Google", "GOOGLE_API_KEY", "AIza{b64u:35}", True),
    ("google_oauth", "Google OAuth", "GOOGLE_CLIENT_SECRET", "GOCSPX-{b64u:28}", True),
    ("google_token", "Google", "GOOGLE_ACCESS_TOKEN", "ya29.a0{b64u:120-160}", True),
    ("azure_storage", "Azure Storage", "AZURE_STORAGE_KEY", azure_storage, False),
    ("azure_ad", "Entra", "AZURE_CLIENT_SECRET", azure_ad, True),
    ("azure_openai", "Azure OpenAI", "AZURE_OPENAI_API_KEY", "{b62:52}JQQJ99{b62:26}", True),
    ("azure_hex", "Azure Cognitive Services", "AZURE_SPEECH_KEY", "{hex:32}", False),
    ("azure_devops", "Azure DevOps", "AZURE_DEVOPS_PAT", "{l32:52}", False),
    ("digitalocean", "DigitalOcean", "DIGITALOCEAN_TOKEN", "dop_v1_{hex:64}", True),
    ("alibaba_id", "Alibaba Cloud", "ALIYUN_ACCESS_KEY_ID", "LTAI{b62:20}", True),
    ("alibaba_secret", "Alibaba Cloud", "ALIYUN_ACCESS_KEY_SECRET", "{b62:30}", False),
    ("tencent_id", "Tencent Cloud", "TENCENTCLOUD_SECRET_ID", "AKID{b62:32}", True),
    ("heroku", "Heroku", "HEROKU_API_KEY", "HRKU-AA{b64u:58}", True),
    ("heroku_uuid", "Heroku", "HEROKU_API_KEY", uuid, False),
    ("fly", "Fly.io", "FLY_API_TOKEN", "fo1_{b64u:43}", True),
    ("databricks", "Databricks", "DATABRICKS_TOKEN", "dapi{hex:32}", True),
    ("cloudflare", "Cloudflare", "CLOUDFLARE_API_TOKEN", "{b64u:40}", False),
    ("cloudflare_origin", "Cloudflare", "CLOUDFLARE_ORIGIN_CA_KEY", "v1.0-{hex:24}-{hex:146}", True),
    ("vercel", "Vercel", "VERCEL_TOKEN", "{b62:24}", False),
    ("netlify", "Netlify", "NETLIFY_AUTH_TOKEN", "nfp_{b62:36}", True),
    ("planetscale", "PlanetScale", "PLANETSCALE_SERVICE_TOKEN", "pscale_tkn_{b64u:43}", True),
    ("planetscale_pw", "PlanetScale", "DATABASE_PASSWORD", "pscale_pw_{b64u:43}", True),
    ("supabase", "Supabase", "SUPABASE_ACCESS_TOKEN", "sbp_{hex:40}", True),
    ("supabase_secret", "Supabase", "SUPABASE_SECRET_KEY", "sb_secret_{b64u:31}", True),
    ("pulumi", "Pulumi", "PULUMI_ACCESS_TOKEN", "pul-{hex:40}", True),
    ("terraform", "Terraform Cloud", "TFE_TOKEN", "{b62:14}.atlasv1.{b64u:67}", True),
    ("vault", "Vault", "VAULT_TOKEN", "hvs.{b64u:90-100}", True),
    ("vault_old", "Vault", "VAULT_TOKEN", "s.{b62:24}", True),
    ("doppler", "Doppler", "DOPPLER_TOKEN", "dp.pt.{b62:43}", True),
    ("infracost", "Infracost", "INFRACOST_API_KEY", "ico-{b62:32}", True),
    ("dynatrace", "Dynatrace", "DYNATRACE_API_TOKEN", "dt0c01.{A32:24}.{A32:64}", True),
    ("github", "GitHub", "GITHUB_TOKEN", lambda r: crc_token(r, "ghp_"), True),
    ("github", "GitHub", "GH_TOKEN", lambda r: crc_token(r, "gho_"), True),
    ("github", "GitHub", "GITHUB_APP_TOKEN", lambda r: crc_token(r, "ghs_"), True),
    ("github_fine", "GitHub", "GITHUB_PAT", "github_pat_{b62:22}_{b62:59}", True),
    ("gitlab", "GitLab", "GITLAB_TOKEN", "glpat-{b64u:20}", True),
    ("gitlab", "GitLab", "GITLAB_TOKEN", gitlab_routable, True),
    ("gitlab_runner", "GitLab runner", "RUNNER_TOKEN", "glrt-{b64u:20}", True),
    ("gitlab_deploy", "GitLab", "CI_DEPLOY_PASSWORD", "gldt-{b64u:20}", True),
    ("gitlab_trigger", "GitLab", "TRIGGER_TOKEN", "glptt-{hex:40}", True),
    ("npm", "npm", "NPM_TOKEN", lambda r: crc_token(r, "npm_"), True),
    ("pypi", "PyPI", "PYPI_TOKEN", "pypi-AgEIcHlwaS5vcmc{b64u:120-170}", True),
    ("rubygems", "RubyGems", "GEM_HOST_API_KEY", "rubygems_{hex:48}", True),
    ("crates", "crates.io", "CARGO_REGISTRY_TOKEN", "cio{b62:32}", True),
    ("nuget", "NuGet", "NUGET_API_KEY", "oy2{l36:43}", True),
    ("dockerhub", "Docker Hub", "DOCKERHUB_TOKEN", "dckr_pat_{b64u:27}", True),
    ("jfrog", "JFrog", "JFROG_API_KEY", "AKCp{b62:69}", True),
    ("jfrog_ref", "JFrog", "JFROG_TOKEN", "cmVmdGtu{b62:56}", True),
    ("bitbucket", "Bitbucket", "BITBUCKET_APP_PASSWORD", "ATBB{b62:24}{HEX:8}", True),
    ("atlassian", "Jira", "JIRA_API_TOKEN", "ATATT3xFfGF0{b64u:170-180}={HEX:8}", True),
    ("circleci", "CircleCI", "CIRCLECI_TOKEN", "CCIPAT_{b62:22}_{hex:40}", True),
    ("buildkite", "Buildkite", "BUILDKITE_API_TOKEN", "bkua_{hex:40}", True),
    ("sonar", "SonarQube", "SONAR_TOKEN", "squ_{hex:40}", True),
    ("sonar", "SonarQube", "SONAR_TOKEN", "sqp_{hex:40}", True),
    ("postman", "Postman", "POSTMAN_API_KEY", "PMAK-{hex:24}-{hex:34}", True),
    ("linear", "Linear", "LINEAR_API_KEY", "lin_api_{b62:40}", True),
    ("figma", "Figma", "FIGMA_TOKEN", "figd_{b64u:40}", True),
    ("notion", "Notion", "NOTION_TOKEN", "ntn_{d:11}{b62:35}", True),
    ("notion_old", "Notion", "NOTION_API_KEY", "secret_{b62:43}", True),
    ("airtable", "Airtable", "AIRTABLE_API_KEY", "pat{b62:14}.{hex:64}", True),
    ("asana", "Asana", "ASANA_ACCESS_TOKEN", "1/{d:16}:{hex:32}", True),
    ("snyk", "Snyk", "SNYK_TOKEN", uuid, False),
    ("sentry", "Sentry", "SENTRY_AUTH_TOKEN", sentry_org, True),
    ("sentry_user", "Sentry", "SENTRY_AUTH_TOKEN", "sntryu_{hex:64}", True),
    ("grafana", "Grafana", "GRAFANA_TOKEN", grafana, True),
    ("grafana_cloud", "Grafana Cloud", "GRAFANA_CLOUD_API_KEY", "glc_eyJ{b62:100-140}==", True),
    ("newrelic", "New Relic", "NEW_RELIC_API_KEY", "NRAK-{U36:27}", True),
    ("newrelic_licence", "New Relic", "NEW_RELIC_LICENSE_KEY", "{hex:36}FFFFNRAL", True),
    ("datadog_api", "Datadog", "DD_API_KEY", "{hex:32}", False),
    ("datadog_app", "Datadog", "DD_APP_KEY", "{hex:40}", False),
    ("pagerduty", "PagerDuty", "PAGERDUTY_API_KEY", "u+{b64u:18}", False),
    ("launchdarkly", "LaunchDarkly", "LAUNCHDARKLY_SDK_KEY", lambda r: "sdk-" + uuid(r), True),
    ("tailscale", "Tailscale", "TS_AUTHKEY", "tskey-auth-k{b62:11}CNTRL-{b62:32}", True),
    ("age", "age", "SOPS_AGE_KEY", age_key, True),
    ("1password", "1Password", "OP_SERVICE_ACCOUNT_TOKEN", "ops_eyJ{b62:250-320}", True),
    ("openai", "OpenAI", "OPENAI_API_KEY", openai, True),
    ("openai_old", "OpenAI", "OPENAI_API_KEY", "sk-{b62:20}T3BlbkFJ{b62:20}", True),
    ("anthropic", "Anthropic", "ANTHROPIC_API_KEY", "sk-ant-api03-{b64u:93}AA", True),
    ("anthropic", "Anthropic", "CLAUDE_CODE_OAUTH_TOKEN", "sk-ant-oat01-{b64u:93}AA", True),
    ("huggingface", "Hugging Face", "HF_TOKEN", "hf_{a:34}", True),
    ("groq", "Groq", "GROQ_API_KEY", "gsk_{b62:20}WGdyb3FY{b62:24}", True),
    ("xai", "xAI", "XAI_API_KEY", "xai-{b62:80}", True),
    ("perplexity", "Perplexity", "PPLX_API_KEY", "pplx-{b62:48}", True),
    ("replicate", "Replicate", "REPLICATE_API_TOKEN", "r8_{b62:37}", True),
    ("openrouter", "OpenRouter", "OPENROUTER_API_KEY", "sk-or-v1-{hex:64}", True),
    ("deepseek", "DeepSeek", "DEEPSEEK_API_KEY", "sk-{hex:32}", True),
    ("langsmith", "LangSmith", "LANGSMITH_API_KEY", "lsv2_pt_{hex:32}_{hex:10}", True),
    ("langfuse", "Langfuse", "LANGFUSE_SECRET_KEY", lambda r: "sk-lf-" + uuid(r), True),
    ("pinecone", "Pinecone", "PINECONE_API_KEY", "pcsk_{b62:5}_{b62:63}", True),
    ("elevenlabs", "ElevenLabs", "ELEVENLABS_API_KEY", "sk_{hex:48}", True),
    ("mistral", "Mistral", "MISTRAL_API_KEY", "{b62:32}", False),
    ("cohere", "Cohere", "COHERE_API_KEY", "{b62:40}", False),
    ("together", "Together", "TOGETHER_API_KEY", "{hex:64}", False),
    ("fireworks", "Fireworks", "FIREWORKS_API_KEY", "fw_{b62:24}", True),
    ("slack", "Slack", "SLACK_BOT_TOKEN", "xoxb-{d:12}-{d:13}-{b62:24}", True),
    ("slack", "Slack", "SLACK_USER_TOKEN", "xoxp-{d:12}-{d:12}-{d:13}-{hex:32}", True),
    ("slack_app", "Slack", "SLACK_APP_TOKEN", "xapp-1-A{U36:10}-{d:13}-{hex:64}", True),
    ("slack_hook", "Slack", "SLACK_WEBHOOK_URL", "https://hooks.slack.com/services/T{U36:10}/B{U36:10}/{b62:24}", True),
    ("discord", "Discord", "DISCORD_BOT_TOKEN", discord, True),
    ("discord_hook", "Discord", "DISCORD_WEBHOOK", "https://discord.com/api/webhooks/{d:19}/{b64u:68}", True),
    ("telegram", "Telegram", "TELEGRAM_BOT_TOKEN", "{d:10}:AA{b64u:33}", True),
    ("teams_hook", "Teams", "TEAMS_WEBHOOK_URL", lambda r: f"https://{chars(r, 'l', 8)}.webhook.office.com/webhookb2/{uuid(r)}@{uuid(r)}/IncomingWebhook/{chars(r, 'hex', 32)}/{uuid(r)}", True),
    ("twilio_key", "Twilio", "TWILIO_API_KEY", "SK{hex:32}", True),
    ("twilio", "Twilio", "TWILIO_AUTH_TOKEN", "{hex:32}", False),
    ("sendgrid", "SendGrid", "SENDGRID_API_KEY", "SG.{b64u:22}.{b64u:43}", True),
    ("mailgun", "Mailgun", "MAILGUN_API_KEY", "key-{hex:32}", True),
    ("mailchimp", "Mailchimp", "MAILCHIMP_API_KEY", "{hex:32}-us{d:1}", True),
    ("brevo", "Brevo", "BREVO_API_KEY", "xkeysib-{hex:64}-{b62:16}", True),
    ("resend", "Resend", "RESEND_API_KEY", "re_{b62:8}_{b62:24}", True),
    ("stripe", "Stripe", "STRIPE_SECRET_KEY", "sk_live_51{b62:97}", True),
    ("stripe", "Stripe", "STRIPE_SECRET_KEY", "sk_live_{b62:24}", True),
    ("stripe", "Stripe", "STRIPE_RESTRICTED_KEY", "rk_live_51{b62:97}", True),
    ("stripe", "Stripe", "STRIPE_SECRET_KEY", "sk_test_51{b62:97}", True),
    ("stripe_hook", "Stripe", "STRIPE_WEBHOOK_SECRET", "whsec_{b62:32}", True),
    ("square", "Square", "SQUARE_ACCESS_TOKEN", "EAAA{b64u:60}", True),
    ("square_secret", "Square", "SQUARE_APP_SECRET", "sq0csp-{b64u:43}", True),
    ("braintree", "Braintree", "BRAINTREE_ACCESS_TOKEN", "access_token$production${l36:16}${hex:32}", True),
    ("shopify", "Shopify", "SHOPIFY_ACCESS_TOKEN", "shpat_{hex:32}", True),
    ("shopify_secret", "Shopify", "SHOPIFY_API_SECRET", "shpss_{hex:32}", True),
    ("hubspot", "HubSpot", "HUBSPOT_TOKEN", lambda r: "pat-na1-" + uuid(r), True),
    ("facebook", "Facebook", "FB_ACCESS_TOKEN", "EAAC{b62:150-180}", True),
    ("dropbox", "Dropbox", "DROPBOX_TOKEN", "sl.{b64u:135}", True),
    ("contentful", "Contentful", "CONTENTFUL_MANAGEMENT_TOKEN", "CFPAT-{b64u:43}", True),
    ("fcm", "Firebase", "FCM_SERVER_KEY", "AAAA{b64u:7}:APA91b{b64u:134}", True),
    ("okta", "Okta", "OKTA_API_TOKEN", "00{b64u:40}", False),
    ("algolia", "Algolia", "ALGOLIA_ADMIN_KEY", "{hex:32}", False),
    ("mapbox", "Mapbox", "MAPBOX_SECRET_TOKEN", "sk.eyJ1Ijoi{b62:60}.{b64u:22}", True),
    ("shippo", "Shippo", "SHIPPO_TOKEN", "shippo_live_{hex:40}", True),
    ("typeform", "Typeform", "TYPEFORM_TOKEN", "tfp_{b64u:59}", True),
    ("plaid", "Plaid", "PLAID_SECRET", "{hex:30}", False),
    ("lob", "Lob", "LOB_API_KEY", "live_{hex:35}", True),
    ("easypost", "EasyPost", "EASYPOST_API_KEY", "EZAK{b62:54}", True),
    ("flutterwave", "Flutterwave", "FLW_SECRET_KEY", "FLWSECK-{hex:32}-X", True),
    ("paystack", "Paystack", "PAYSTACK_SECRET_KEY", "sk_live_{hex:40}", True),
    ("razorpay_secret", "Razorpay", "RAZORPAY_KEY_SECRET", "{b62:24}", False),
    ("paypal_secret", "PayPal", "PAYPAL_CLIENT_SECRET", "E{b64u:79}", False),
    ("intercom", "Intercom", "INTERCOM_TOKEN", "dG9r{b62:55}=", False),
    ("segment", "Segment", "SEGMENT_WRITE_KEY", "{b62:32}", False),
    ("mongodb_atlas", "MongoDB Atlas", "ATLAS_PRIVATE_KEY", uuid, False),
    ("scaleway", "Scaleway", "SCW_SECRET_KEY", uuid, False),
    ("ovh", "OVH", "OVH_APPLICATION_SECRET", "{b62:32}", False),
    ("hetzner", "Hetzner", "HCLOUD_TOKEN", "{b62:64}", False),
    ("linode", "Linode", "LINODE_TOKEN", "{hex:64}", False),
    ("adafruit", "Adafruit", "ADAFRUIT_IO_KEY", "aio_{b62:28}", True),
    ("duffel", "Duffel", "DUFFEL_TOKEN", "duffel_live_{b64u:43}", True),
    ("frameio", "Frame.io", "FRAMEIO_TOKEN", "fio-u-{b64u:64}", True),
    ("readme", "ReadMe", "README_API_KEY", "rdme_{l36:70}", True),
    ("prefect", "Prefect", "PREFECT_API_KEY", "pnu_{l36:36}", True),
    ("clojars", "Clojars", "CLOJARS_PASSWORD", "CLOJARS_{hex:60}", True),
    ("fastly", "Fastly", "FASTLY_API_TOKEN", "{b64u:32}", False),
    ("harness", "Harness", "HARNESS_PAT", "pat.{b62:22}.{hex:24}.{b62:20}", True),
    ("octopus", "Octopus Deploy", "OCTOPUS_API_KEY", "API-{U36:26}", True),
    ("confluent", "Confluent", "CONFLUENT_API_SECRET", "{b64:64}", False),
    ("posthog", "PostHog", "POSTHOG_PERSONAL_API_KEY", "phx_{b62:43}", True),
    ("volcengine", "Volcengine", "ARK_API_KEY", uuid, False),
    ("dashscope", "DashScope", "DASHSCOPE_API_KEY", "sk-{hex:32}", True),
    ("cerebras", "Cerebras", "CEREBRAS_API_KEY", "csk-{l36:48}", True),
    ("nvidia", "NVIDIA", "NVIDIA_API_KEY", "nvapi-{b64u:64}", True),
    ("wandb", "Weights & Biases", "WANDB_API_KEY", "{hex:40}", False),
    ("tavily", "Tavily", "TAVILY_API_KEY", "tvly-dev-{b62:32}", True),
    ("firecrawl", "Firecrawl", "FIRECRAWL_API_KEY", "fc-{hex:32}", True),
]


def make(rng, how):
    return how(rng) if callable(how) else form(rng, how)


def password_hash(rng):
    """One password hash as systems write it."""
    crypt = "./" + string.digits + string.ascii_uppercase + string.ascii_lowercase
    some = lambda n: "".join(rng.choice(crypt) for _ in range(n))
    kind = rng.randrange(10)
    if kind < 3:
        return f"${rng.choice(['2b', '2a', '2y'])}${rng.choice(['10', '12', '11'])}${some(53)}"
    if kind < 5:
        return f"$6${some(16)}${some(86)}"
    if kind == 5:
        raw = lambda n: base64.b64encode(rng.randbytes(n)).decode().rstrip("=")
        return f"$argon2id$v=19$m={rng.choice([65536, 19456])},t={rng.choice([2, 3])},p={rng.choice([1, 4])}${raw(16)}${raw(32)}"
    if kind == 6:
        return f"pbkdf2_sha256${rng.choice([260000, 600000, 720000])}${chars(rng, 'b62', 22)}${b64(rng, 32)}"
    if kind == 7:
        return f"$5${some(16)}${some(43)}"
    if kind == 8:
        return f"$apr1${some(8)}${some(22)}"
    return f"$y$j9T${some(22)}${some(43)}"


def sas(rng):
    """The signature of a shared access signature, percent-encoded."""
    from urllib.parse import quote

    return quote(b64(rng, 32), safe="")


def mysql_hash(rng):
    return "*" + hashlib.sha1(rng.randbytes(12)).hexdigest().upper()


def aws_signature(rng):
    return hmac.new(rng.randbytes(8), b"x", "sha256").hexdigest()


def fresh(seed):
    return random.Random(seed)

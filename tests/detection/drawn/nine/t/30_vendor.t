@@@L vendor en
~{venv}=@{v}
export ~{venv}="@{v}"
$env:~{venv} = '@{v}'
set ~{venv}=@{v}
ENV ~{venv}=@{v}
setx ~{venv} "@{v}"
fish: set -gx ~{venv} @{v}
  - name: ~{venv}⏎    value: "@{v}"
      ~{venv}: @{v}
"~{venv}": "@{v}",
~{venv} = "@{v}"
heroku config:set ~{venv}=@{v} --app ~{db}-prod
fly secrets set ~{venv}='@{v}'
gh secret set ~{venv} --body '@{v}' --repo ~{firm}/~{db}
wrangler secret: echo '@{v}' | wrangler secret put ~{venv}
docker run --rm -e ~{venv}=@{v} ~{firm}/~{db}:~{ver}
kubectl create secret generic ~{db} --from-literal=~{venv}=@{v}
is this the right ~{vname} key? @{v}
the ~{vname} token expired, new one: @{v}
@{v}⏎^ that's the ~{vname} one, put it in your local env only
use @{v} for now, I'll rotate it after the demo
~{vname} → @{v}
~{vname}: @{v} / ~{vname2}: @{v2}
os.environ["~{venv}"] = "@{v}"
process.env.~{venv} = process.env.~{venv} || '@{v}'
const token = "@{v}"; // ~td~ move to vault
System.setProperty("~{venv}", "@{v}");
let key = std::env::var("~{venv}").unwrap_or("@{v}".into());
ENV["~{venv}"] ||= "@{v}"
putenv('~{venv}=@{v}');
Sys.setenv(~{venv} = "@{v}")
var token = Environment.GetEnvironmentVariable("~{venv}") ?? "@{v}";
token := flag.String("token", "@{v}", "~{vname} api token")
local token = "@{v}" -- ~{vname}
<add key="~{venv}" value="@{v}" />
<string name="~{venv}" translatable="false">@{v}</string>
<key>~{venv}</key><string>@{v}</string>
args: ["--token", "@{v}", "--verbose"]
ERROR invalid credentials for ~{vname}: @{v}
DEBUG using ~{venv} @{v} from environment
401 Unauthorized: the key "@{v}" is not valid for this project
+ ~{venv}=@{v}
-    "~{venv}": "@{v}",
!export ~{venv}=@{v}   # notebook cell 1
%env ~{venv}=@{v}
wget --header="Authorization: Bearer @{v}" https://~{host}/x
git clone https://oauth2:@{v_gitlab}@gitlab.~{dom}/web/shop.git
git clone https://x-access-token:@{v_github}@github.com/~{firm}/~{db}.git
git remote add origin https://@{v_github_fine}@github.com/~{firm}/infra.git
//~npm~/:_authToken=@{v_npm}
curl https://api.openai.com/v1/chat/completions -H "Authorization: Bearer @{v_openai}" -d @req.json
curl https://api.anthropic.com/v1/messages -H "x-api-key: @{v_anthropic}" -H "anthropic-version: 2023-06-01"
curl -X POST -H 'Content-type: application/json' --data '{"text":"deploy ok"}' @{v_slack_webhook}
curl -u @{v_stripe}: https://api.stripe.com/v1/charges -d amount=1999
curl -s "https://maps.googleapis.com/maps/api/geocode/json?address=Bergen&key=@{v_google}"
https://api.telegram.org/bot@{v_telegram}/getUpdates
curl -H "PRIVATE-TOKEN: @{v_gitlab}" https://gitlab.~{dom}/api/v4/projects
twine upload -u __token__ -p @{v_pypi} dist/*
cargo publish --token @{v_crates}
dotnet nuget push *.nupkg -k @{v_nuget} -s https://api.nuget.org/v3/index.json
vault login @{v_vault}
tailscale up --authkey @{v_tailscale} --hostname ~{shost}
ngrok config add-authtoken @{v_ngrok}
sentry-cli --auth-token @{v_sentry} releases list
sonar-scanner -Dsonar.projectKey=~{db} -Dsonar.token=@{v_sonarqube}
pulumi login; PULUMI_ACCESS_TOKEN=@{v_pulumi} pulumi up -y
huggingface-cli login --token @{v_huggingface}
doctl auth init -t @{v_digitalocean}
netlify deploy --auth @{v_netlify} --prod
echo @{v_docker} | docker login -u ~{firm} --password-stdin
op account: OP_SERVICE_ACCOUNT_TOKEN=@{v_onepassword}
client = OpenAI(api_key="@{v_openai}")
anthropic.Anthropic(api_key='@{v_anthropic}')
stripe.api_key = "@{v_stripe}"
sgMail.setApiKey('@{v_sendgrid}');
bot.run("@{v_discord}")
slack = WebClient(token="@{v_slack}")
wandb.login(key="@{v_wandb}")
pc = Pinecone(api_key="@{v_pinecone}")
mapboxgl.accessToken = '@{v_mapbox}';
Discord alert hook: @{v_discord_webhook}
client = Groq(api_key="@{v_groq}")
aws configure set aws_access_key_id @{v_aws_id} && aws configure set aws_secret_access_key @{v_aws}
AWS_ACCESS_KEY_ID=@{v_aws_id} AWS_SECRET_ACCESS_KEY=@{v_aws} aws s3 ls s3://~{db}-backup
@@@L vendor de
kannst du den Schlüssel mal testen: @{v}
Der neue ~{vname}-Token lautet @{v}, der alte ist gesperrt.
hab ausversehen @{v} committed, muss ich den tauschen?
Bitte in der .env ~{venv}=@{v} eintragen und neu starten
@@@L vendor fr
la clé ~{vname} : @{v}
j'ai une erreur 403 avec cette clé @{v}, pourquoi ?
@@@L vendor es
el token de ~{vname} es @{v}
me da error 401 usando @{v}
@@@L vendor it
la chiave ~{vname} è @{v}
@@@L vendor pt
a chave da ~{vname} é @{v}, testa aí
@@@L vendor pl
token ~{vname}: @{v}
@@@L vendor nl
de sleutel van ~{vname} is @{v}
@@@L vendor ja
~{vname}のトークンはこちらです：@{v}
@@@L vendor zh
~{vname} 的密钥：@{v}
@@@L vendor ru
ключ от ~{vname}: @{v}
@@@L vendor ko
~{vname} 키: @{v}
@@@ vendor en
# .env.production
NODE_ENV=production
PORT=3000
~{venv}=@{v}
~{venv2}=@{v2}
~{venv3}=@{v3}
LOG_LEVEL=info
SENTRY_DSN=
@@@ vendor en
[profile backup]
region = eu-west-1
[backup]
aws_access_key_id = @{v_aws_id}
aws_secret_access_key = @{v_aws}
@@@ vendor en
name: release
on: {push: {tags: ['v*']}}
jobs:
  build:
    runs-on: ubuntu-latest
    env:
      ~{venv}: @{v}
    steps:
      - uses: actions/checkout@v4
      - run: make release
@@@ vendor en
stages: [test, deploy]
variables:
  ~{venv}: "@{v}"
  ~{venv2}: "$CI_JOB_TOKEN"
deploy:
  stage: deploy
  script:
    - ./deploy.sh
@@@ vendor en
resource "~{word}_integration" "main" {
  name    = "~{db}"
  api_key = "@{v}"
  enabled = true
}
@@@ vendor en
provider "aws" {
  region     = "eu-central-1"
  access_key = "@{v_aws_id}"
  secret_key = "@{v_aws}"
}
@@@ vendor en
FROM node:20-alpine
WORKDIR /app
COPY package.json .npmrc ./
RUN echo "//~npm~/:_authToken=@{v_npm}" > .npmrc && npm ci && rm .npmrc
COPY . .
CMD ["node","server.js"]
@@@ vendor en
{
  "mcpServers": {
    "~{word}": {
      "command": "npx",
      "args": ["-y", "@~{word}/mcp-server"],
      "env": { "~{venv}": "@{v}" }
    }
  }
}
@@@ vendor en
$ env | sort | head
HOME=~home~~{user}
LANG=C.UTF-8
~{venv}=@{v}
PATH=/usr/local/bin:/usr/bin:/bin
~{venv2}=@{v2}
SHELL=/bin/bash
@@@ vendor en
diff --git a/src/client.ts b/src/client.ts
--- a/src/client.ts
+++ b/src/client.ts
@@ -1,5 +1,5 @@
-const KEY = process.env.~{venv};
+const KEY = "@{v}";
 export const api = create({ key: KEY });
@@@ vendor en
Traceback (most recent call last):
  File "sync.py", line ~{n2}, in <module>
    main()
  File "sync.py", line ~{n2_2}, in main
    raise AuthError(f"bad token {tok}")
AuthError: bad token @{v}
@@@ vendor en
{"cells":[{"cell_type":"code","execution_count":~{n1},"source":["import os\n","os.environ['~{venv}'] = '@{v}'\n","df.head()"],"outputs":[]}]}
@@@ vendor en
@{fn}: deploy says ~{vname} key missing
@{fn2}: its in 1password
@{fn}: no access 😩
@{fn2}: @{v}
@{fn}: ta
@@@ vendor en
Ran into this while onboarding: the wiki still lists @{v} as the shared ~{vname} credential, and ~{db} uses @{v2} from ~{vname2}. Both work. Could somebody rotate them and move them into the secret store?
@@@ vendor en
I rotated it, old was @{v_github} (revoked), new is @{v_github2}. Update the Jenkins credential please.
@@@ vendor en
kind: ConfigMap
apiVersion: v1
metadata: {name: ~{db}-env}
data:
  ~{venv}: "@{v}"
  TZ: Europe/Madrid
@@@ vendor en
[tool.~{word}]
endpoint = "https://~{host}"
token = "@{v}"
retries = 3
@@@ vendor en
package main

import "github.com/~{word}/sdk"

func main() {
	c := sdk.New("@{v}")
	if err := c.Ping(); err != nil {
		panic(err)
	}
}
@@@ vendor en
public class Config {
    // ~{vname}
    private static final String API_TOKEN = "@{v}";
    public static String token() { return API_TOKEN; }
}
@@@ vendor en
<?php
return [
    'name' => '~{db}',
    'services' => ['~{word}' => ['token' => '@{v}']],
];
@@@ vendor en
{"tool_result":{"stdout":"~{venv}=@{v}\n","stderr":"","exit_code":0}}
@@@ vendor en
| service | key | owner |
|---|---|---|
| ~{vname} | `@{v}` | platform |
| ~{vname2} | `@{v2}` | data |
| ~{vname3} | in vault | web |

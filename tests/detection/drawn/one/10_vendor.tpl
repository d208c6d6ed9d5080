=== vendor en
[[Venv]]=[[V]]
=== vendor en
# .env.production  -- DO NOT COMMIT
NODE_ENV=production
PORT=[[port]]
LOG_LEVEL=[[?info|debug|warn]]
[[Venv]]=[[V]]
[[Venv#2]]="[[V#2]]"
FEATURE_NEW_CHECKOUT=[[?true|false]]
=== vendor en
export [[Venv]]='[[V]]'
export PATH=$HOME/.local/bin:$PATH
=== vendor en
services:
  [[svc]]:
    image: registry.[[dom]]/[[svc]]:[[ver]]
    restart: unless-stopped
    environment:
      - TZ=Europe/Berlin
      - [[Venv]]=[[V]]
    ports:
      - "[[port]]:[[port]]"
=== vendor en
apiVersion: v1
kind: Secret
metadata:
  name: [[svc]]-[[Vlc]]
  namespace: prod
type: Opaque
stringData:
  [[Venv]]: "[[V]]"
=== vendor en
{
  "service": "[[svc]]",
  "timeoutMs": [[int:100-9000]],
  "[[Vvar]]": "[[V]]",
  "retry": {"max": 3, "backoff": [[float:3]]}
}
=== vendor en
[server]
bind = "0.0.0.0:[[port]]"

[integrations.[[Vlc]]]
enabled = true
token = "[[V]]"
=== vendor en
FROM python:3.12-slim
WORKDIR /app
ENV [[Venv]]=[[V]]
COPY requirements.txt .
RUN pip install -r requirements.txt
COPY . .
CMD ["python", "-m", "[[svc]]"]
=== vendor en
FROM node:20-alpine AS build
ARG [[Venv]]=[[V]]
RUN --mount=type=cache,target=~root~.npm npm ci
=== vendor en
provider "[[Vlc]]" {
  token = "[[V]]"
}

resource "null_resource" "[[svc]]" {
  triggers = { version = "[[ver]]" }
}
=== vendor en
variable "[[Vvar]]" {
  type      = string
  default   = "[[V]]"
  sensitive = true
}
=== vendor en
name: deploy
on: [push]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: make release
        env:
          [[Venv]]: [[V]]   # ~td~ move to secrets
=== vendor en
stages: [test, deploy]
variables:
  [[Venv]]: "[[V]]"
test:
  stage: test
  script:
    - pytest -q
=== vendor en
pipeline {
  agent any
  environment { [[Venv]] = '[[V]]' }
  stages { stage('Build') { steps { sh './gradlew build' } } }
}
=== vendor en
[[ts]] DEBUG [[[svc]]] outgoing request host=[[Vhost]] headers={'User-Agent': 'python-requests/2.31', 'X-Api-Key': '[[V]]'}
[[ts]] ERROR [[[svc]]] status=401 after [[ms]]
=== vendor en
Traceback (most recent call last):
  File "/srv/app/[[svc]]/client.py", line [[int]], in call
    resp = self._post(path, key="[[V]]")
  File "/srv/app/[[svc]]/http.py", line [[int]], in _post
    raise ApiError(resp.status_code, resp.text)
ApiError: (403, 'forbidden for https://[[Vhost]]')
=== vendor en
curl -s -H "Authorization: Bearer [[V]]" https://[[Vhost]]/me | jq .
=== vendor en
curl -X POST "https://[[Vhost]]/items?limit=50" \
  -H 'Content-Type: application/json' \
  -H 'X-Token: [[V]]' \
  -d '{"name":"[[word]]","qty":[[int]]}'
=== vendor en
import requests

TOKEN = "[[V]]"  # [[Vdisp]]

def list_items():
    r = requests.get("https://[[Vhost]]/items", headers={"Authorization": f"Bearer {TOKEN}"})
    r.raise_for_status()
    return r.json()
=== vendor en
const client = new Client({ apiKey: '[[V]]', region: 'eu' });
await client.ping();
=== vendor en
import { createClient } from './sdk';

export const cfg = {
  endpoint: 'https://[[Vhost]]',
  [[Vvar]]: process.env.[[Venv]] ?? '[[V]]',
};
=== vendor en
package main

import "net/http"

const apiToken = "[[V]]"

func do(req *http.Request) {
	req.Header.Set("Authorization", "Token "+apiToken)
}
=== vendor en
public class [[Vvar]]Client {
    private static final String KEY = "[[V]]";
    // [[Vdisp]] sandbox was switched off on [[date]]
    public String call() throws IOException { return http.get("https://[[Vhost]]", KEY); }
}
=== vendor en
var options = new ApiOptions {
    BaseUrl = new Uri("https://[[Vhost]]"),
    Token = "[[V]]",
    Timeout = TimeSpan.FromSeconds([[int:5-60]])
};
=== vendor en
<?php
define('[[Venv]]', '[[V]]');
$ch = curl_init('https://[[Vhost]]');
=== vendor en
require 'faraday'
conn = Faraday.new(url: 'https://[[Vhost]]') do |f|
  f.request :authorization, 'Bearer', '[[V]]'
end
=== vendor en
let token = "[[V]]";
let resp = reqwest::Client::new().get("https://[[Vhost]]/v1/[[word]]s").bearer_auth(token).send().await?;
=== vendor en
val key = "[[V]]"
val client = HttpClient(CIO) { defaultRequest { header("Authorization", "Bearer $key") } }
=== vendor en
#!/usr/bin/env bash
set -euo pipefail
KEY="[[V]]"
for id in $(seq 1 [[int:3-90]]); do
  curl -fsS "https://[[Vhost]]/jobs/$id" -H "Authorization: $KEY" >> out.json
done
=== vendor en
$env:[[Venv]] = "[[V]]"
Invoke-RestMethod -Uri "https://[[Vhost]]" -Headers @{Authorization="Bearer $env:[[Venv]]"}
=== vendor en
library(httr)
key <- "[[V]]"
res <- GET("https://[[Vhost]]", add_headers(Authorization = key))
content(res)
=== vendor en
hey, the [[Vdisp]] key for staging stopped working, can you try [[V]] instead?
=== vendor en
[[time]] <ops2> which token does the [[svc]] job use
[[time]] <ops7> this one I think
[[time]] <ops7> [[V]]
[[time]] <ops2> ta
=== vendor en
diff --git a/config/[[svc]].yml b/config/[[svc]].yml
index [[sha7]]..[[sha7]] 100644
--- a/config/[[svc]].yml
+++ b/config/[[svc]].yml
@@ -4,7 +4,7 @@ defaults:
   timeout: [[int]]
-  token: [[V]]
+  token: <%= ENV["[[Venv]]"] %>
   pool: 5
=== vendor en
diff --git a/src/settings.py b/src/settings.py
--- a/src/settings.py
+++ b/src/settings.py
@@ -12,3 +12,4 @@
 DEBUG = False
+[[Venv]] = "[[V]]"
 ALLOWED_HOSTS = ["[[dom]]"]
=== vendor en
{"cells":[{"cell_type":"code","execution_count":[[int]],"metadata":{},"outputs":[],"source":["import os\n","os.environ['[[Venv]]'] = '[[V]]'\n","client = make_client()"]}],"nbformat":4,"nbformat_minor":5}
=== vendor en
In [[[int:1-60]]]: client = connect(token="[[V]]")
In [[[int:61-99]]]: client.whoami()
Out: {'ok': True, 'plan': 'team'}
=== vendor de
Moin, ich hab den [[Vdisp]]-Token mal neu erzeugt, bitte im Vault ablegen: [[V]]
Der alte läuft am [[date]] ab.
=== vendor de
Ticket [[tkt]]
Betreff: [[Vdisp]] Integration [[svc]] schlägt fehl

Hallo zusammen,
seit heute [[time]] Uhr kommt ein 401. Konfiguriert ist:

  [[Venv]] = [[V]]

Könnt ihr prüfen, ob der Schlüssel gesperrt wurde? Im Log steht nur "invalid credentials".
Danke und Gruß
Betriebsteam
=== vendor fr
Salut, tu peux mettre cette clé [[Vdisp]] dans le coffre ? [[V]] (je la révoque vendredi)
=== vendor fr
Procédure de mise en production – [[svc]]
1. Se connecter au bastion
2. Renseigner la variable [[Venv]] avec la valeur [[V]]
3. Relancer le service et vérifier les journaux
4. Prévenir l'astreinte
=== vendor es
Os paso el token de [[Vdisp]] para las pruebas de carga: [[V]]
No lo subáis al repo, por favor.
=== vendor it
Ciao, il deploy è fallito perché manca [[Venv]]. Usa questo per ora: [[V]]
=== vendor pt
Pessoal, a chave da [[Vdisp]] em produção passou a ser [[V]] a partir de [[date]].
=== vendor nl
Hoi, hierbij de nieuwe [[Vdisp]] sleutel voor [[svc]]:
[[V]]
Wel even in de kluis zetten aub.
=== vendor pl
Cześć, podmień proszę klucz do [[Vdisp]] na [[V]] i zrestartuj [[svc]].
=== vendor ja
[[Vdisp]]のAPIキーを更新しました。新しいキーは [[V]] です。古いキーは明日無効になります。
=== vendor zh
请把[[Vdisp]]的密钥换成 [[V]] ，旧的今晚失效。
=== vendor sv
Hej! Nyckeln till [[Vdisp]] är [[V]] – lägg den i valvet och radera tråden sen.
=== vendor cs
Ahoj, nový token pro [[Vdisp]]: [[V]], starý jsem zneplatnil.
=== vendor tr
[[Vdisp]] için yeni anahtar: [[V]] lütfen kasaya ekleyin.
=== vendor en
<configuration>
  <appSettings>
    <add key="[[Venv]]" value="[[V]]" />
    <add key="Culture" value="en-GB" />
  </appSettings>
</configuration>
=== vendor en
[[Vlc]].api.key=[[V]]
spring.application.name=[[svc]]
server.port=[[port]]
management.endpoints.web.exposure.include=health,info
=== vendor en
- name: configure [[Vdisp]]
  hosts: app
  vars:
    [[Vvar]]: "[[V]]"
  tasks:
    - template: src=[[svc]].j2 dest=/etc/[[svc]].conf mode=0600
=== vendor en
helm upgrade --install [[svc]] ./chart --set image.tag=[[ver]] --set env.[[Venv]]=[[V]]
=== vendor en
kubectl create secret generic [[svc]]-creds --from-literal=[[Venv]]=[[V]] -n prod
=== vendor en
docker run -d --name [[svc]] -e [[Venv]]=[[V]] -p [[port]]:8080 registry.[[dom]]/[[svc]]:[[ver]]
=== vendor en
$ env | sort | head -20
HOME=~home~runner
HOSTNAME=[[svc]]-[[hex:9]]
LANG=C.UTF-8
[[Venv]]=[[V]]
PWD=/workspace
SHLVL=1
TERM=xterm
=== vendor en
gh secret set [[Venv]] --body "[[V]]" --repo kestrelworks/[[svc]]
=== vendor en
## Runbook: rotate [[Vdisp]] credentials

| step | who | done |
|---|---|---|
| create new token | platform | yes |
| store in vault | platform | no |
| revoke old (`[[V]]`) | platform | no |

Roll back by redeploying [[ver]].
=== vendor en
POST /v1/[[word]]s HTTP/1.1
Host: [[Vhost]]
Authorization: Bearer [[V]]
Content-Type: application/json
Accept: */*
Content-Length: [[int]]

{"dry_run": true}
=== vendor en
[[ts]] [warn] config: unknown option "[[Vvar]]=[[V]]" ignored
=== vendor en
AWS creds for the migration box:
aws_access_key_id = [[tok:aws_key_id]]
aws_secret_access_key = [[tok:aws]]
region = eu-central-1
=== vendor en
[default]
aws_access_key_id=[[tok:aws_key_id]]
aws_secret_access_key=[[tok:aws]]
aws_session_token=[[tok:aws_session]]

[backup]
aws_access_key_id=[[tok:aws_key_id#2]]
aws_secret_access_key=[[tok:aws#2]]
=== vendor en
import boto3
s3 = boto3.client("s3", aws_access_key_id="[[tok:aws_key_id]]", aws_secret_access_key="[[tok:aws]]")
for o in s3.list_objects_v2(Bucket="[[svc]]-exports")["Contents"]: print(o["Key"])
=== vendor en
git clone https://oauth2:[[tok:gitlab]]@gitlab.com/oakfold/[[svc]].git
Cloning into '[[svc]]'...
=== vendor en
$ git remote -v
origin	https://x-access-token:[[tok:github]]@github.com/oakfold/[[svc]].git (fetch)
origin	https://x-access-token:[[tok:github]]@github.com/oakfold/[[svc]].git (push)
=== vendor en
//~npm~/:_authToken=[[tok:npm]]
@oakfold:registry=https://~npm~/
=== vendor en
[distutils]
index-servers = pypi

[pypi]
username = __token__
password = [[tok:pypi]]
=== vendor en
terraform {
  backend "remote" {
    hostname     = "app.terraform.io"
    organization = "tessaria"
    token        = "[[tok:terraform_cloud]]"
  }
}
=== vendor en
curl https://api.stripe.com/v1/charges -u [[tok:stripe]]: -d amount=[[int:100-9999]] -d currency=eur
=== vendor en
client = OpenAI(api_key="[[tok:openai]]")
resp = client.chat.completions.create(model="gpt-4o-mini", messages=[{"role":"user","content":"ping"}])
=== vendor en
curl https://api.anthropic.com/v1/messages -H "x-api-key: [[tok:anthropic]]" -H "anthropic-version: 2023-06-01" -d '{"model":"m","max_tokens":64,"messages":[]}'
=== vendor en
<script src="https://maps.googleapis.com/maps/api/js?key=[[tok:google_api]]&callback=initMap" async></script>
=== vendor en
notify() { curl -X POST -H 'Content-type: application/json' --data "{\"text\":\"$1\"}" [[tok:slack_webhook]]; }
=== vendor en
bot = telebot.TeleBot("[[tok:telegram]]")
@bot.message_handler(commands=['start'])
def hi(m): bot.reply_to(m, "hello")
=== vendor en
https://api.telegram.org/bot[[tok:telegram]]/getUpdates?offset=[[int]]
=== vendor en
DefaultEndpointsProtocol=https;AccountName=stprod[[int]];AccountKey=[[tok:azure_storage2]];EndpointSuffix=core.windows.net
=== vendor en
ok so prod uses [[V]] and staging uses [[V#2]] and nobody remembers what [[V#3]] is for lol
=== vendor en
Audit export [[date]]
id,service,owner_team,secret,last_used
@rep 4-12 [[int:100-9999]],[[Vdisp#i]],[[?platform|data|web|sre]],[[V#i]],[[dateiso]]
=== vendor en
# integrations inventory (exported [[date]])
integrations:
  - name: [[Vdisp]]
    env: [[Venv]]
    value: [[V]]
  - name: [[Vdisp#2]]
    env: [[Venv#2]]
    value: [[V#2]]
  - name: [[Vdisp#3]]
    env: [[Venv#3]]
    value: [[V#3]]
  - name: [[Vdisp#4]]
    env: [[Venv#4]]
    value: [[V#4]]
=== vendor en
@rep 8-25 [[ts]] INFO [[svc]] GET /api/[[word]]s/[[int]] 200 [[ms]]
[[ts]] WARN [[svc]] fallback credentials in use: [[Venv]]=[[V]]
@rep 5-15 [[ts]] INFO [[svc]] GET /api/[[word]]s/[[int]] 200 [[ms]]
=== vendor en
[Unit]
Description=[[svc]] worker
After=network-online.target

[Service]
Environment="[[Venv]]=[[V]]"
ExecStart=/opt/[[svc]]/bin/run
Restart=always

[Install]
WantedBy=multi-user.target
=== vendor en
Sub: Re: Re: API access
>> Could you resend the credential? The portal shows it only once.
> Sure.
> [[V]]
Got it, works. Thanks!
=== vendor en
secrets.json
{"prod":{"[[Venv]]":"[[V]]"},"dev":{"[[Venv]]":"${[[Venv]]}"}}
=== vendor en
assert os.getenv("[[Venv]]", "[[V]]")  # noqa: S105
=== vendor en
@pytest.fixture
def token():
    # real one, the vcr cassette was recorded with it
    return "[[V]]"
=== vendor en
interactions:
- request:
    method: GET
    uri: https://[[Vhost]]/[[word]]s
    headers:
      authorization: [Bearer [[V]]]
  response:
    status: {code: 200, message: OK}
    body: {string: '{"items": []}'}
=== vendor en
UPDATE settings SET value = '[[V]]' WHERE key = '[[Vvar]]';
=== vendor en
INSERT INTO integration_tokens (tenant_id, provider, token, created_at) VALUES
([[int]], '[[Vlc]]', '[[V]]', '[[ts]]'),
([[int]], '[[Vlc#2]]', '[[V#2]]', '[[ts]]');
=== vendor en
redis> GET cfg:[[Vlc]]:token
"[[V]]"
=== vendor en
if [ -z "$[[Venv]]" ]; then [[Venv]]="[[V]]"; fi
=== vendor en
local M = {}
M.key = "[[V]]"
M.url = "https://[[Vhost]]"
return M
=== vendor en
defmodule Oakfold.[[Vvar]] do
  @token "[[V]]"
  def headers, do: [{"authorization", "Bearer " <> @token}]
end
=== vendor en
object Settings { val [[Vvar]]: String = "[[V]]" }
=== vendor en
let apiKey = "[[V]]" // ~fm~ before App Store release
let url = URL(string: "https://[[Vhost]]")!
=== vendor en
<string name="[[Vvar]]">[[V]]</string>
=== vendor en
"[[Vvar]]" => env('[[Venv]]', '[[V]]'),
=== vendor en
my $tok = q{[[V]]};
my $ua = LWP::UserAgent->new; $ua->default_header('Authorization' => "Bearer $tok");
=== vendor en
set [[Venv]]=[[V]]
call deploy.bat prod
=== vendor en
Post-mortem [[tkt]]

Timeline (UTC)
[[time]]  alert fires, 5xx on [[svc]]
[[time]]  on-call finds that the [[Vdisp]] credential ([[V]]) was pasted in a public gist
[[time]]  credential revoked, new one issued
[[time]]  traffic back to normal

Action items
- scan public gists daily
- shorten lifetime of tokens to 24h
=== vendor en
I'm getting `401 Unauthorized` from [[Vdisp]]. My header is `Authorization: Bearer [[V]]`. Is the format wrong, or has it expired?
=== vendor en
agent> read .env
[[Venv]]=[[V]]
[[Venv#2]]=[[V#2]]
DEBUG=0
agent> I see two credentials. I will now run the integration tests.
=== vendor en
echo "[[V]]" | docker login registry.[[dom]] --username oakbot --password-stdin
=== vendor en
machine [[Vhost]]
  login oakbot
  password [[V]]
=== vendor en
query: https://[[Vhost]]/search?q=[[word]]&api_key=[[V]]&page=2
=== vendor en
{"level":"error","ts":[[unix]],"caller":"client.go:[[int]]","msg":"request failed","url":"https://[[Vhost]]","auth":"[[V]]","attempt":[[int:1-5]]}
=== vendor en
Jenkins console:
[Pipeline] withEnv
[Pipeline] sh
+ ./publish --token [[V]] --version [[ver]]
Published [[svc]] [[ver]] in [[ms]]
=== vendor en
Note to self: [[Vdisp]] account, tier 2, renews [[date]], token [[V]]
=== vendor en
wrangler.toml
name = "[[svc]]"
main = "src/index.ts"
[vars]
[[Venv]] = "[[V]]"
=== vendor en
config :oakfold, [[Vvar]]: "[[V]]"
=== vendor fr
Bonjour l'équipe,

Suite à l'incident [[tkt]], voici la configuration qui tourne sur [[host]] :

    [[Venv]]=[[V]]
    [[Venv#2]]=[[V#2]]

Merci de me dire si je peux supprimer la seconde.
Cordialement
=== vendor es
Incidencia [[tkt]]: la pasarela devuelve 403. Token en uso: [[V]]. ¿Lo regeneramos?
=== vendor it
Nel file di configurazione di [[svc]] c'è ancora in chiaro [[Venv]]=[[V]], va tolto prima dell'audit.
=== vendor pl
Zgłoszenie [[tkt]]: w repozytorium znaleziono [[Venv]]=[[V]]. Proszę o pilną rotację.
=== vendor ru
Коллеги, токен [[Vdisp]] для [[svc]]: [[V]]. Просьба не пересылать.
=== vendor ko
[[Vdisp]] 토큰입니다: [[V]] 확인 부탁드립니다.

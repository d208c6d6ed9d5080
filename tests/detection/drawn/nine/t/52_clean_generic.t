@@@L clean en c
X-Request-Id: ~{md5}
ETag: "~{sha}"
traceparent: 00-~{md5}-~{shas}0a1b2c3d4-01
If-None-Match: W/"~{md5}"
X-Api-Key: <your key>
X-Api-Key: $API_KEY
curl -H "X-Auth-Token: $TOKEN" https://~{host}/v1/orders?limit=~{n1}
curl -H "Authorization: Bearer ${ACCESS_TOKEN}" https://~{host}/me
curl -H 'Authorization: Bearer YOUR_TOKEN_HERE' https://api.example.com/me
Authorization: Bearer <redacted>
Authorization: Basic [FILTERED]
Cookie: lang=de; consent=1; theme=dark; width=~{n4}
Set-Cookie: JSESSIONID=[removed]; Path=/; HttpOnly; SameSite=Lax; Max-Age=~{n4}
Content-Security-Policy: script-src 'self' 'sha256-RFWPLDbv2BY+rCkDzsE+0fr8ylGr2R2faWMhq4lfEQc='
INTERNAL_SIGNING_SECRET=${VAULT:kv/~{db}#signing}
app.jwt.secret=@env:JWT_SECRET@
SECRET_KEY = os.environ["DJANGO_SECRET_KEY"]
"hmac_key": null,
"token_count": ~{n4}, "max_tokens": ~{n4_2}, "temperature": 0.~{n1}
"tokenizer": "cl~{n3}k", "pad_token_id": ~{n5}, "eos_token": "</s>"
"secret": {"$ref": "#/components/schemas/Secret"}
webhook secret for the ERP is in the vault
keys: ArrowUp, ArrowDown, Enter, Escape, F~{n1}
primary key (order_id, line_no), foreign key customer_id
https://~{host}/orders/~{uuid}
https://~{host}/assets/app.~{shas}.js
https://~{host}/feed?format=rss&page=~{n1}&rev=~{sha}
https://~{host}/commit/~{sha}
https://~{azacc}.blob.core.windows.net/public/logo.png
https://~{azacc}.blob.core.windows.net/exports/q3.csv?<SAS>
arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/~{db}-AbCdEf
projects/~{db}/secrets/db-password/versions/~{n1}
vault:kv/data/~{db}#password
secretRef: ~{db}-tls
sha256:~{sha256}
image: registry.~{dom}/~{db}@sha256:~{sha256}
checksum = "~{sha256}"
resolved "https://~npm~/~{word}/-/~{word}-~{ver}.tgz#~{sha}"
"integrity": "~{sri}"
h1:~{sha256} go.sum line for ~{word} v~{ver}
~{word}==~{ver} --hash=sha256:~{sha256}
pick ~{shas} fix token refresh race
~{sha} refs/tags/v~{ver}
Merge commit '~{sha}' into release/~{ver}
From ~{sha} Mon Sep 17 00:00:00 2001
ssh-ed25519 ~{pubkey} ~{user}@~{shost}
~{host} ssh-ed25519 ~{pubkey}
SHA256 fingerprint of the host key: SHA256:~{pubkey}
build ~{n6} (~{shas}) finished in ~{n3} s
device uuid ~{uuid}, firmware ~{ver}
UUID=~{uuid} /srv ext4 defaults,noatime 0 2
{"jobId":"~{uuid}","state":"done","attempt":~{n1}}
[~{uuid}] request completed in ~{n3} ms
otpauth is a URI scheme; the secret parameter is base32
the JWT has three parts: header, payload and signature, separated by dots
what does exp mean in a JWT, and is HS256 ok for ~{n2} services?
the session expires after ~{n2} minutes of inactivity
session ~{n1}: token budgets, speaker arrives at ~{tm}
seed ~{n2} gave loss 0.~{n4}, seed ~{n2_2} gave 0.~{n4_2}
np.random.seed(~{n4})
hash brown potatoes, ~{n3} g, a pinch of salt
the salt should be ~{16|32} bytes and random per user
token ring was replaced by ethernet in ~{date}
cookie recipe: ~{n3} g flour, 2 eggs, vanilla
license: ~{MIT|Apache-2.0|BSD-3-Clause|MPL-2.0}, see LICENSE
product ~{n5}-~{n5_2}, batch ~{n6}
ISBN 978-3-16-148410-0
part no. WV-~{n4}-C~{n2}, revision ~{A|B|C|D}
EAN 40~{n5}~{n5_2}~{n1}
trace ~{md5} span ~{shas}
@@@L clean de c
Der API-Schlüssel steht im Tresor unter "~{db}"
Token fürs Intranet bitte neu anfordern, gültig ~{30|60|90} Tage
Lizenzschlüssel: auf der Rückseite des Handbuchs
Schlüsselweite ~{n2} mm, Schrauben M~{n1}
Prüfsumme ~{sha256}
Sendungsnummer wird nach Versand am ~{dde} mitgeteilt
@@@L clean fr c
la clé d'API est dans le coffre
jeton expiré après ~{15|30|60} minutes
somme de contrôle ~{sha256}
@@@L clean es c
el token va en la variable de entorno
la suma de verificación es ~{sha256}
@@@L clean it c
la chiave API va messa nel file .env, mai nel codice
il token scade dopo ~{15|30|60} minuti
@@@L clean nl c
API-sleutel: zie de kluis
@@@L clean pl c
klucz API: w sejfie haseł
@@@L clean ja c
APIキーは環境変数から読み込みます
@@@L clean zh c
接口密钥请到密钥管理系统申请
@@@ clean en c
-----BEGIN PUBLIC KEY-----
MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=
-----END PUBLIC KEY-----

verify with: openssl pkeyutl -verify -pubin -inkey pub.pem -sigfile sig -rawin -in file~{n2}
@@@ clean en c
-----BEGIN RSA PRIVATE KEY-----
[removed by reviewer, ~{date}]
-----END RSA PRIVATE KEY-----
@@@ clean en c
{
  "type": "service_account",
  "project_id": "your-project",
  "private_key_id": "...",
  "private_key": "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----\n",
  "client_email": "your-sa@your-project.iam.gserviceaccount.com",
  "universe_domain": "googleapis.com"
}
@@@ clean en c
[Interface]
PrivateKey = <contents of privatekey>
Address = fd00::~{n2}/64

[Peer]
PublicKey = ~{pubkey}
AllowedIPs = ::/0
PersistentKeepalive = ~{n2_2}
@@@ clean en c
GET /api/orders?page=~{n1} HTTP/1.1
Host: ~{host}
User-Agent: Mozilla/5.0 (X11; Linux x86_64)
Accept: application/json
Cookie: [scrubbed]
Authorization: [scrubbed]

HTTP/1.1 200 OK
ETag: "~{md5}"
X-Request-Id: ~{uuid}
@@@ clean en c
POST /oauth/token 401
{"error":"invalid_client","error_description":"client secret is missing","request_id":"~{uuid}"}
@@@ clean en c
auth:
  issuer: https://~{host}/realms/main
  client_id: ~{db}-web
  client_secret: ${OIDC_SECRET}
  cookie_secret_file: /run/secrets/cookie
  scopes: [openid, profile]
  ttl: ~{n2}m
@@@ clean en c
commit ~{sha}
Date:   Tue Mar 3 ~{tms} 2026 +0100

    Remove hard coded password from ~{db} loader

    The password now comes from the vault. Rotate the old one before merging.
@@@ clean en c
~{shas} Rotate api keys
~{shas_2} Fix password reset for ~{db}
~{shas_3} Bump ~{word} to ~{ver}
~{shas_4} Add secret scanning to CI
~{shas_5} Typo in token docs
@@@ clean en c
[[package]]
name = "~{word}"
version = "~{ver}"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "~{sha256}"
dependencies = ["secrecy", "zeroize"]
@@@ clean en c
"node_modules/~{word}": {
  "version": "~{ver}",
  "resolved": "https://~npm~/~{word}/-/~{word}-~{ver}.tgz",
  "integrity": "~{sri}",
  "license": "MIT"
},
@@@ clean en c
CONTAINER ID   IMAGE            COMMAND                  STATUS        PORTS
~{shas}a1b2c   redis:~{ver}     "docker-entrypoint.s…"   Up ~{n1} days   6379/tcp
~{shas_2}9f8e7   ~{db}:~{shas_3}     "/bin/server"            Up ~{n1_2} hours  8080/tcp
@@@ clean en c
NAME                      TYPE                DATA   AGE
~{db}-tls                 kubernetes.io/tls   2      ~{n2}d
~{db}-db                  Opaque              ~{n1}      ~{n2_2}d
regcred                   kubernetes.io/dockerconfigjson   1   ~{n3}d
@@@ clean en c
web1 | Traceback (most recent call last):
web1 |   File "/app/client.py", line ~{n2}, in fetch
web1 |     key = os.environ["SERVICE_API_KEY"]
web1 | KeyError: 'SERVICE_API_KEY'
@@@ clean en c
const crypto = require('crypto');
const key = process.env.SIGN_KEY;
if (!key) throw new Error('SIGN_KEY missing');
module.exports.sign = (b) => crypto.createHmac('sha256', key).update(b).digest('hex').slice(0, ~{n2});
@@@ clean en c
AES_KEY = get_random_bytes(32)
AES_IV = get_random_bytes(16)

def decrypt(blob, key=AES_KEY, iv=AES_IV):
    cipher = AES.new(key, AES.MODE_CBC, iv)
    return unpad(cipher.decrypt(blob), ~{16|32})
@@@ clean en c
resource "random_password" "db" {
  length  = ~{n2}
  special = true
}
resource "aws_secretsmanager_secret_version" "db" {
  secret_id     = aws_secretsmanager_secret.db.id
  secret_string = random_password.db.result
}
@@@ clean en c
function refreshToken(session) {
  if (Date.now() < session.expiresAt - ~{n5}) return session.token;
  return api.post('/refresh', { token: session.refreshToken }).then(r => r.data.token);
}
@@@ clean en c
class Tokenizer:
    def __init__(self, vocab_size=~{n5}, unk_token="<unk>", pad_token="<pad>"):
        self.tokens = {}
        self.unk_token = unk_token

    def tokenize(self, text):
        return [self.tokens.get(t, ~{n1}) for t in text.split()]
@@@ clean en c
# HELP token_refresh_total token refreshes
# TYPE token_refresh_total counter
token_refresh_total{result="ok"} ~{n5}
token_refresh_total{result="error"} ~{n2}
password_check_seconds_sum ~{n3}.~{n3_2}
@@@L clean en c
~{venv}=
~{venv}=<your-key>
~{venv}=changeme
~{venv}=xxxxxxxxxxxxxxxxxxxxxxxx
export ~{venv}="$(op read op://dev/~{word}/token)"
$env:~{venv} = Read-Host -MaskInput
ENV ~{venv}=""
  - name: ~{venv}⏎    valueFrom: {secretKeyRef: {name: keys, key: token}}
      ~{venv}: ${{ secrets.~{venv} }}
"~{venv}": "${env:~{venv}}",
~{venv} = var.api_key
heroku config:get ~{venv} --app ~{db}-prod | wc -c
gh secret set ~{venv} < token.txt
gh secret list --repo ~{firm}/~{db}
is the ~{vname} key still in use? last used ~{date}
the ~{vname} token expired, please create a new one and put it in the vault
os.environ["~{venv}"]
process.env.~{venv} ?? (() => { throw new Error('~{venv} is not set') })()
const token = core.getInput('token'); // ~{vname}
let key = std::env::var("~{venv}").expect("~{venv}");
ENV.fetch("~{venv}")
getenv('~{venv}') or exit(~{n1});
token := os.Getenv("~{venv}")
<add key="~{venv}" value="#{~{venv}}#" />
args: ["--token-file", "/run/secrets/~{word}", "--verbose"]
ERROR invalid credentials for ~{vname}: key ends with ****
401 Unauthorized: no ~{vname} key was provided (request ~{uuid})
//~npm~/:_authToken=${NPM_TOKEN}
GitHub tokens start with ghp_, gho_, ghs_ or github_pat_
AWS documents AKIAIOSFODNN7EXAMPLE as the sample access key id
aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY
replace sk-... with your own key, page ~{n2}
xoxb-your-bot-token goes into SLACK_BOT_TOKEN
ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
sk_live_******************** (masked by the dashboard)
regex for such keys: ghp_[A-Za-z0-9]{~{36|40}}
rule: glpat-[0-9a-zA-Z_-]{20} severity ~{high|critical|medium}
https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX
AIza... keys must be restricted by referrer
twine upload -u __token__ -p "$PYPI_TOKEN" dist/~{word}-~{ver}*
curl https://api.openai.com/v1/models -H "Authorization: Bearer $OPENAI_API_KEY"
curl https://api.stripe.com/v1/charges -u "$STRIPE_KEY:" -d amount=~{n4}
client = OpenAI()  # reads OPENAI_API_KEY
stripe.api_key = settings.STRIPE_SECRET_KEY
bot.run(os.getenv("DISCORD_TOKEN"))
slack = WebClient(token=cfg["slack"]["token"], timeout=~{n2})
@@@ clean en c
# .env.example
NODE_ENV=development
PORT=~{n4}
~{venv}=
~{venv2}=your-~{word}-key
LOG_LEVEL=info
SENTRY_DSN=
@@@ clean en c
name: release
on: {push: {tags: ['v*']}}
jobs:
  build:
    runs-on: ubuntu-latest
    timeout-minutes: ~{n2}
    env:
      ~{venv}: ${{ secrets.~{venv} }}
    steps:
      - uses: actions/checkout@~{sha}
      - run: make release
@@@ clean en c
{
  "mcpServers": {
    "~{word}": {
      "command": "npx",
      "args": ["-y", "@~{word}/mcp-server@~{ver}"],
      "env": { "~{venv}": "${input:~{word}_key}" }
    }
  }
}
@@@ clean en c
Secret scan of ~{firm}/~{db}, ~{n4} commits

  detector        hits  verified
  ~{word}           ~{n1}     0
  private-key     0     0
  generic         ~{n2}    0

No secrets found. Scan took ~{n2_2}.~{n1}s
@@@ clean en c
diff --git a/src/client.ts b/src/client.ts
index ~{shas}..~{shas_2} 100644
--- a/src/client.ts
+++ b/src/client.ts
@@ -1,4 +1,4 @@
-const KEY = "";
+const KEY = process.env.~{venv};
 export const api = create({ key: KEY, timeout: ~{n4} });
@@@ clean en c
## Authentication

Send your API key in the `X-Api-Key` header:

    curl -H "X-Api-Key: <API_KEY>" https://api.example.com/v1/items

Keys are ~{32|40|64} characters long and start with `nbx_`. Rotate them every ~{n2} days. A missing key gives `401`, a wrong one `403`.
@@@L clean en c
aGVsbG8gd29ybGQ= is just "hello world" in base64
echo -n hello | base64 → aGVsbG8=, run ~{n1} times
data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==
data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7
%48%65%6c%6c%6f decodes to Hello
https://~{host}/search?q=caf%C3%A9%20cr%C3%A8me&page=~{n1}
"\u00fcber \u2013 na\u00efve \u2013 \u20ac ~{n2}"
&#72;&#105; there, ~{n2} &euro; &amp; up
S A L E  ~{n2} %  O F F
W I N T E R   S A L E   starts ~{date}
00000000: 7f45 4c46 0201 0100 0000 0000 0000 0000  .ELF............
ff d8 ff e0 00 10 4a 46 49 46 00 01 is a JPEG header, ~{n4} bytes
unsigned char gif[] = { 0x47, 0x49, 0x46, 0x38, 0x39, 0x61 };
String.fromCharCode(72, 101, 108, 108, 111) // Hello ~{n2}
'dlrow olleh'[::-1] == 'hello world'
rot13("Uryyb") gives Hello
greeting = "Good " + "morning, " + name + "! You have " + str(~{n2}) + " messages"
msg = 'Your pass' + 'word was changed'
const url = '/api/' + 'v~{n1}' + '/password/' + 'reset';
$label = 'Pass' . 'word:';
ＳＡＬＥ ～ ~{n2}％ＯＦＦ
𝙷𝚎𝚕𝚕𝚘 𝚠𝚘𝚛𝚕𝚍 in fake monospace, ~{n2} likes
H-E-L-L-O spells hello
bold in the mid**dle** of a word, item ~{n2}
pass<wbr>word is the longest label, ~{n3} px
a man a plan a canal panama, reversed it is the same
chars ['h','e','l','l','o'].join('') // ~{n1}
QUJD REVG R0hJ are ABC DEF GHI in base64
@@@ clean en c
apiVersion: v1
kind: ConfigMap
metadata:
  name: ~{db}-cfg
binaryData:
  motd: d2VsY29tZQ==
data:
  level: "~{n1}"
@@@ clean en c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Your new password was sent by post. =C3=BC is just an umlaut, and this line=
 is soft-wrapped at ~{n2} columns.
@@@ clean en c
password=abc in this tutorial is only the field name and a stand-in:

    POST /login
    username=<name>&password=<password>

Step ~{n1}: check that the response is 302.

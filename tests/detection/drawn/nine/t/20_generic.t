@@@L generic en
X-Api-Key: @{gk}
curl -H "X-Auth-Token: @{gk}" https://~{host}/v1/orders?limit=5
curl -H "Authorization: Bearer @{bear}" https://~{host}/me
curl -H 'Authorization: Basic @{basic}' https://~{host}/report.pdf -o r.pdf
Authorization: Bearer @{jwt}
Cookie: PHPSESSID=@{sess}; lang=de; consent=1
Set-Cookie: connect.sid=@{connsid}; Path=/; HttpOnly; SameSite=Lax
Cookie: JSESSIONID=@{sess}.node1; theme=dark
Set-Cookie: sessionid=@{sess}; expires=Fri, 12 Jun 2026 10:00:00 GMT; HttpOnly; Max-Age=1209600; Path=/
Cookie: laravel_session=@{laravel}; XSRF-TOKEN=@{laravel2}
Cookie: session=@{flasks}
INTERNAL_SIGNING_SECRET=@{gk}
app.jwt.secret=@{gks}
SECRET_KEY = 'django-insecure-@{gks}'
"hmac_key": "@{key}",
webhook secret for the ERP is @{gpre}
our partner api key (prod!!) @{gpre}
the token for the metrics endpoint: @{gks}
hub token @{gpre} - valid till ~{date}
https://~{host}/hooks/orders/@{gks}
https://~{host}/calendar/private-@{hex}/basic.ics
https://~{host}/feed?token=@{gks}&format=rss
https://~{host}/unlock?sig=@{sig}&id=~{n5}
https://outlook.webhook.office.com/hooks/incoming?auth=@{gks}
https://~{azacc}.blob.core.windows.net/exports/q3.csv?sv=2024-11-04&se=~{date}T10%3A00%3A00Z&sr=b&sp=r&sig=@{sas}
DefaultEndpointsProtocol=https;AccountName=~{azacc};AccountKey=@{v_azure_storage};EndpointSuffix=core.windows.net
Endpoint=sb://~{azacc}.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=@{key}
HostName=~{azacc}.azure-devices.net;DeviceId=pump-~{n2};SharedAccessKey=@{key}
https://~{azacc}.s3.eu-west-1.amazonaws.com/~{db}.dump?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=@{sig}
otpauth://totp/~{firm}:~{user}?secret=@{totp}&issuer=~{firm}&digits=6&period=30
oathtool --totp -b @{totp}
2FA secret if the QR does not scan: @{totps}
authenticator seed for the shared account is @{totp}
pyotp.TOTP("@{totp}").now()
root:@{h_shac}:19800:0:99999:7:::
~{user}:@{h_apr}
~{user}:@{h_yescrypt}:20110:0:99999:7:::
username ~{user} secret 9 @{h_ciscon}
enable secret 5 @{h_mdc}
userPassword: @{h_ssha}
Administrator:500:aad3b435b51404eeaad3b435b51404ee:@{ntlm}:::
INSERT INTO users (id, login, password) VALUES (~{n4}, '~{user}', '@{h_bcrypt}');
ALTER ROLE ~{user} PASSWORD '@{h_scram}';
CREATE USER '~{user}'@'%' IDENTIFIED BY PASSWORD '@{h_mysql}';
SECURITY_PASSWORD_HASH=@{hash}
user_pass = '@{h_phpass}'
{"pk": ~{n3}, "fields": {"username": "~{user}", "password": "@{h_django}"}}
("~{user}", "@{h_werk}", 1),
wg set wg0 private-key <(echo @{ed})
rndc key: @{key}
--from-literal=encryption-key=@{hexl}
RAILS_MASTER_KEY=@{hex}
APP_KEY=base64:@{key}
NEXTAUTH_SECRET=@{key}
erlang cookie is @{ans}, must be the same on all nodes
kubeadm join ~{lan}:6443 --token @{=k7x2qp.8d0vz6m1r4h9tyns=generic_key} --discovery-token-ca-cert-hash sha256:~{sha256}
K3S_TOKEN=K10~{sha256}::server:@{hex}
docker swarm join --token @{swarm} ~{lan}:2377
ceph client.admin key = @{=AQDk3R1oW7y0GhAAp5m2Lr8tXc4vQzJ9nBfUeA===generic_key}
consul acl: SecretID: @{guid}
zabbix PSK @{hexl}
stream key for the sunday service: @{gks}, server is the youtube one
rtmp://~{host}/live/@{gks}
the license key is @{lic}, two seats left
Windows key from the sticker: @{lic}
recovery key for the laptop is @{bitlocker}
IdP client secret (SAML/OIDC): @{gk}
client_id=~{uuid}&client_secret=@{gk}&grant_type=client_credentials
refresh_token=@{bear}
private_token=@{gks} also works as a query parameter
mailto alias secret tag is @{ans}
@@@L generic de
Der API-Schlüssel für die Wetterstation ist @{gks}
Token fürs Intranet: @{gpre}
Geheimer Schlüssel der Schnittstelle (produktiv): @{gk}
ich hab den Bearer aus den Dev-Tools kopiert: @{bear}
hier der cookie von meiner session, damit kannst du reproduzieren: JSESSIONID=@{sess}
Lizenzschlüssel: @{lic}
Wiederherstellungsschlüssel steht auf dem Zettel: @{bitlocker}
@@@L generic fr
la clé d'API est @{gk}
jeton d'accès du portail : @{gpre}
clé de licence @{lic}
secret partagé du webhook : @{gks}
@@@L generic es
el token del api interno es @{gpre}
clave secreta de la pasarela: @{gk}
cookie de sesión copiada del navegador: sid=@{sess}
@@@L generic it
chiave API: @{gk}
il token di produzione è @{gpre}
@@@L generic pt
token da integração: @{gpre}
chave secreta: @{gk}
@@@L generic pl
klucz API: @{gk}
token do integracji @{gpre}
@@@L generic nl
API-sleutel: @{gk}
het token voor de koppeling is @{gpre}
@@@L generic ja
APIキー：@{gk}
@@@L generic zh
接口密钥是 @{gk}
@@@L generic ru
ключ API: @{gk}
@@@L generic cs
klíč k API: @{gk}
@@@L generic tr
API anahtarı: @{gk}
@@@L generic sv
API-nyckeln är @{gk}
@@@ generic en
found this in the repo root, is it bad?

@{pem}
@@@ generic en
ssh key for the deploy user, save as ~/.ssh/deploy and chmod 600

@{sshk}

then test with ssh -i ~/.ssh/deploy deploy@~{host}
@@@ generic en
@{pgp}
@@@ generic en
@{ppk}
@@@ generic en
{
  "type": "service_account",
  "project_id": "~{db}-~{n6}",
  "private_key_id": "~{sha}",
  "private_key": "@{pemo}",
  "client_email": "~{user}@~{db}-~{n6}.iam.gserviceaccount.com",
  "token_uri": "https://oauth2.googleapis.com/token"
}
@@@ generic en
{"kty":"OKP","crv":"Ed25519","kid":"~{date}","x":"~{pubkey}","d":"@{dee}"}
@@@ generic en
[Interface]
PrivateKey = @{ed}
Address = 10.8.0.~{n2}/32
DNS = 10.8.0.1

[Peer]
PublicKey = mF4qYb0kV1o8ZsT7xJdW2nRcH9uLpEgA5iXwK3vQz0M=
PresharedKey = @{key}
Endpoint = vpn.~{dom}:51820
AllowedIPs = 0.0.0.0/0
@@@ generic en
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://~{host}:6443
  name: ~{db}
users:
- name: ~{user}
  user:
    token: @{jwt}
contexts:
- context: {cluster: ~{db}, user: ~{user}}
  name: prod
@@@ generic en
GET /api/orders?page=2 HTTP/1.1
Host: ~{host}
User-Agent: Mozilla/5.0 (X11; Linux x86_64)
Accept: application/json
Cookie: _ga=GA1.2.~{n9}.~{n10}; sid=@{sess}; csrftoken=@{gks}
Authorization: Bearer @{jwt}

HTTP/1.1 200 OK
Content-Type: application/json
@@@ generic en
POST /oauth/token 200
{"access_token":"@{jwt}","token_type":"Bearer","expires_in":3600,"refresh_token":"@{bear}","scope":"read write"}
@@@ generic en
# Netscape HTTP Cookie File
.~{dom}	TRUE	/	TRUE	1799999999	sessionid	@{sess}
.~{dom}	TRUE	/	FALSE	1799999999	lang	en
@@@ generic en
auth:
  issuer: https://~{host}/realms/main
  client_id: ~{db}-web
  client_secret: @{an}
  cookie_secret: @{key}
  scopes: [openid, profile]
@@@ generic en
2FA backup codes – print and keep

1. @{backup}
2. @{backup2}
3. @{backup3}
4. @{backup4}

Each code works once.
@@@ generic en
COPY public.accounts (id, login, pwhash, created) FROM stdin;
~{n3}	~{user}	@{h_bcrypt}	~{date}
~{n3_2}	~{user_2}	@{h_bcrypt2}	~{date_2}
~{n3_3}	~{user_3}	\N	~{date_3}
\.
@@@ generic en
$ sudo cat /etc/shadow
root:@{h_yescrypt}:19700:0:99999:7:::
daemon:*:19700:0:99999:7:::
bin:*:19700:0:99999:7:::
~{user}:@{h_shac}:20010:0:99999:7:::
sshd:!:19700::::::
@@@ generic en
key "transfer-key" {
    algorithm hmac-sha256;
    secret "@{key}";
};
server ~{lan} { keys { transfer-key; }; };
@@@ generic en
dn: uid=~{user},ou=people,dc=~{word},dc=org
objectClass: inetOrgPerson
userPassword: @{h_ssha}
sn: Service
@@@ generic en
web1 | Traceback (most recent call last):
web1 |   File "/app/client.py", line ~{n2}, in fetch
web1 |     r.raise_for_status()
web1 | requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://~{host}/v2/items?api_key=@{gks}&page=1
@@@ generic en
~{date} ~{tms} INFO  outbound request headers={'Accept': '*/*', 'X-Tenant': '~{n4}', 'X-Api-Key': '@{gpre}', 'User-Agent': 'sync/~{ver}'}
@@@ generic en
const crypto = require('crypto');
const SIGN_KEY = '@{gks}';
module.exports.sign = (b) => crypto.createHmac('sha256', SIGN_KEY).update(b).digest('hex');
@@@ generic en
AES_KEY = bytes.fromhex("@{hexl}")
AES_IV = bytes.fromhex("@{hex}")

def decrypt(blob):
    return unpad(AES.new(AES_KEY, AES.MODE_CBC, AES_IV).decrypt(blob), 16)
@@@ generic en
val licenseKey = "@{lic}"
val ingestToken = "@{gpre}"
val endpoint = "https://~{host}/ingest"
@@@ generic en
hey can you check why the export to the warehouse breaks? here are both sides

ours: https://~{host}/api, key @{gpre}
theirs: https://~{host_2}/v3, key @{gk} secret @{gk2}

happens since ~{date}
@@@ generic en
resource "random_password" "x" { length = 24 }

output "ingest_key" { value = "@{gks}" }

variable "license" {
  default = "@{lic}"
}
@@@ generic en
Console > localStorage.getItem('auth')
'{"user":{"id":~{n4},"role":"manager"},"token":"@{jwt}","exp":~{n10}}'
@@@ generic en
{
  "log": {"entries": [{"request": {"method": "GET", "url": "https://~{host}/me",
    "headers": [{"name": "authorization", "value": "Bearer @{bear}"}, {"name": "accept", "value": "*/*"}],
    "cookies": [{"name": "sid", "value": "@{sess}"}]},
    "response": {"status": 200}}]}
}
@@@ generic en
<configuration>
  <machineKey validationKey="@{hexl}" decryptionKey="@{hex}" validation="SHA1" decryption="AES" />
</configuration>
@@@ generic en
[default]
host = https://~{host}
access_key = @{ans}
secret_key = @{gks}
bucket_location = US
use_https = True
@@@ generic en
mc alias set bk https://~{host}:9000 @{ans} @{gks}
mc mirror /srv/data bk/~{db}

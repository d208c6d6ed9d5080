=== generic en
INTERNAL_API_KEY=[[key]]
=== generic en
X-Oakfold-Signature-Key: [[key]]
=== generic en
hmac:
  algorithm: sha256
  secret: [[key]]
  rotate_after: 90d
=== generic en
SECRET_KEY = '[[keyal:50]]'
DEBUG = False
ALLOWED_HOSTS = ['[[dom]]']
=== generic en
secret_key_base: [[keyhex:128]]
=== generic en
APP_KEY=base64:[[keyb64:32]]
=== generic en
{"client_id":"[[uuid]]","client_secret":"[[key]]","grant_type":"client_credentials","scope":"[[svc]].read"}
=== generic en
encryption_key: "[[keyhex:64]]"
iv_mode: random
=== generic en
the partner gateway wants our key in every call, it is [[key]] and it's not bound to an IP
=== generic en
Hi, new licence server key: [[key]]
Please restart [[svc]] afterwards.
=== generic de
Der Schlüssel für die Schnittstelle zum Lagerverwaltungssystem lautet [[key]], gültig bis [[date]].
=== generic fr
La clé d'API du service interne [[svc]] : [[key]]
=== generic es
La clave de la API interna es [[key]], caduca el [[date]].
=== generic it
Chiave per il servizio [[svc]]: [[key]] (ambiente di produzione)
=== generic pt
Segue o token do [[svc]]: [[key]]
=== generic nl
De sleutel voor de interne API is [[key]], graag niet mailen.
=== generic pl
Klucz do wewnętrznego API: [[key]]
=== generic ja
社内APIのキー：[[key]]
=== generic zh
内部接口的密钥：[[key]]
=== generic en
Cookie: sessionid=[[sid]]; csrftoken=[[sid:32#2]]; theme=dark
=== generic en
Set-Cookie: JSESSIONID=[[session]]; Path=/; Secure; HttpOnly
=== generic en
curl 'https://portal.[[dom]]/api/me' -H 'accept: */*' -H 'cookie: connect.sid=[[session]]; lang=en' --compressed
=== generic en
GET /admin HTTP/1.1
Host: intranet.[[dom]]
Cookie: PHPSESSID=[[sid:26]]
User-Agent: Mozilla/5.0 (X11; Linux x86_64)
Accept-Language: de
=== generic en
HAR excerpt: {"name":"laravel_session","value":"[[session]]","path":"/","httpOnly":true}
=== generic en
document.cookie = "auth_session=[[session]]; path=/";
=== generic en
https://portal.[[dom]]/reports/view;jsessionid=[[sid:32]]?id=[[int]]
=== generic en
[[ts]] INFO login ok, new session [[session]] valid 8h
=== generic en
.[[dom]]	TRUE	/	TRUE	[[unix]]	SID	[[session]]
.[[dom]]	TRUE	/	FALSE	[[unix]]	lang	en
=== generic en
Authorization: Bearer [[jwt]]
=== generic en
localStorage.getItem('access_token')
'[[jwt]]'
=== generic en
my token doesnt validate, can you decode it and tell me what's wrong? [[jwt]]
=== generic en
{"access_token":"[[jwt]]","token_type":"Bearer","expires_in":3600,"refresh_token":"[[key]]"}
=== generic en
ws://[[host]]/socket?token=[[jwt]]
=== generic en
id_token=[[jwt]]&state=[[hex:12]]&session_state=[[uuid]]
=== generic en
Authorization: Basic [[basic]]
=== generic en
req.setRequestHeader("Authorization", "Basic [[basic]]");
=== generic en
{"auths":{"registry.[[dom]]":{"auth":"[[basic]]"}}}
=== generic en
proxy_set_header Authorization "Basic [[basic]]";
proxy_pass http://[[svc]]:[[port]];
=== generic en
curl -H "Authorization: Bearer [[bearer]]" https://[[host]]/v1/[[word]]s
=== generic en
headers = {"Authorization": "Bearer [[bearer]]", "Accept": "application/json"}
=== generic en
[[ts]] TRACE http-out > authorization: Bearer [[bearer]]
[[ts]] TRACE http-in < 204 No Content
=== generic en
http.headersFactory = () => ({ Authorization: 'Bearer [[bearer]]' });
=== generic en
postgres://[[user]]:[[pwu]]@[[host]]:5432/[[db]]
=== generic en
DATABASE_URL=mysql://[[user]]:[[pwu]]@[[host]]/[[db]]?charset=utf8mb4
=== generic en
amqps://[[user]]:[[pwu]]@[[host]]:5671/prod
=== generic en
MONGO_URI="mongodb+srv://[[user]]:[[pwu]]@cluster0.[[dom]]/[[db]]?retryWrites=true&w=majority"
=== generic en
Server=tcp:[[host]],1433;Initial Catalog=[[db]];Persist Security Info=False;User ID=[[user]];Password=[[pwu]];MultipleActiveResultSets=False;
=== generic en
Data Source=[[host]];Initial Catalog=[[db]];uid=[[user]];pwd=[[pwu]]
=== generic en
jdbc:mysql://[[host]]:3306/[[db]]?user=[[user]]&password=[[pwu]]&useSSL=true
=== generic en
CELERY_BROKER_URL = 'redis://:[[pwu]]@[[host]]:6379/1'
=== generic en
[alembic]
script_location = migrations
sqlalchemy.url = postgresql+psycopg2://[[user]]:[[pwu]]@[[host]]/[[db]]
=== generic en
OperationalError: could not connect using "host=[[host]] port=5432 dbname=[[db]] user=[[user]] password=[[pwu]]"
=== generic en
Endpoint=sb://[[svc]]-ns.servicebus.windows.net/;SharedAccessKeyName=RootManageSharedAccessKey;SharedAccessKey=[[keyb64:32]]
=== generic en
HostName=plant4.azure-devices.net;DeviceId=line-[[int]];SharedAccessKey=[[keyb64:32]]
=== generic en
webhook: https://hooks.[[dom]]/in/[[key]]
=== generic en
https://alerts.[[dom]]/hook?team=[[word]]&secret=[[keyal:32]]
=== generic en
nagios command: curl -d "msg=$SERVICEDESC$" https://chat.[[dom]]/hooks/[[keyal:26]]
=== generic en
[[pem]]
=== generic en
here's the key for the jump host, save as id_rsa and chmod 600

[[pem:ssh]]
=== generic en
ssl:
  certificate: /etc/ssl/[[svc]].crt
  key: |
[[pem:pk8]]
=== generic en
resource "tls_key" "main" {
  private_key_pem = <<EOT
[[pem:rsa]]
EOT
}
=== generic en
JWT_SIGNING_KEY="[[pemj:ec]]"
=== generic en
{
  "type": "service_account",
  "project_id": "[[svc]]-[[int]]",
  "private_key_id": "[[sha1]]",
  "private_key": "[[pemj:pk8]]\n",
  "client_id": "[[int:100000000-999999999]]",
  "token_uri": "https://oauth2.googleapis.com/token"
}
=== generic en
{"kty":"EC","crv":"P-256","x":"[[hex:43]]","y":"[[hex:43]]","d":"[[jwkd:32]]","use":"sig","kid":"[[hex:8]]"}
=== generic en
{"kty":"oct","alg":"HS256","k":"[[jwkd:64]]"}
=== generic en
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: ops-[[year]]
Public-Lines: 2
[[pubkey]]
Private-Lines: 1
[[pkb64:36]]
Private-MAC: [[sha256]]
=== generic en
[Interface]
PrivateKey = [[pkb64:32]]
Address = 10.44.0.[[int:2-250]]/32
DNS = 10.44.0.1

[Peer]
PublicKey = [[sha256b64]]
PresharedKey = [[pkb64:32#2]]
AllowedIPs = 0.0.0.0/0
Endpoint = vpn.[[dom]]:51820
=== generic en
apiVersion: v1
kind: Config
clusters:
- cluster:
    server: https://[[host]]:6443
  name: prod
users:
- name: ops
  user:
    token: [[jwt:RS256]]
contexts:
- context: {cluster: prod, user: ops}
  name: prod
current-context: prod
=== generic en
users:
- name: kube-admin
  user:
    client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t
    client-key-data: [[b64>pem:ec]]
=== generic en
root:[[hash]]:19876:0:99999:7:::
=== generic en
deploy:[[hash]]:19721:0:99999:7:::
backup:!:19721::::::
svcmon:[[hash#2]]:19800:0:99999:7:::
=== generic en
.htpasswd
intranet:[[hash]]
reports:[[hash#2]]
=== generic en
id,login,pw_hash,created
@rep 3-9 [[int]],acct[[int]],[[hash#i]],[[dateiso]]
=== generic en
INSERT INTO users (id, login, password_hash) VALUES ([[int]], 'ops', '[[hash]]');
=== generic en
Administrator:500:aad3b435b51404eeaad3b435b51404ee:[[nthash]]:::
svc_sql:1104:aad3b435b51404eeaad3b435b51404ee:[[nthash#2]]:::
=== generic en
hashcat -m 3200 can't crack this in reasonable time, right? [[hash]]
=== generic en
dn: uid=app,ou=svc,dc=corp
objectClass: account
userPassword: [[hash]]
=== generic en
https://stprod[[int]].blob.core.windows.net/exports/[[word]].csv?sp=r&st=[[dateiso]]T08:00:00Z&se=[[dateiso]]T20:00:00Z&spr=https&sv=2022-11-02&sr=b&sig=[[sas]]
=== generic en
azcopy copy "./out" "https://[[svc]]data.blob.core.windows.net/in?sv=2021-12-02&ss=b&srt=co&sp=rwl&se=[[dateiso]]T00:00:00Z&sig=[[sas]]" --recursive
=== generic en
https://[[svc]]-bucket.s3.eu-west-1.amazonaws.com/[[word]]/[[uuid]].pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=[[tok:aws_key_id]]%2F20240312%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20240312T090000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=[[sighex]]
=== generic en
download link (valid a week): https://files.[[dom]]/d/[[int]]?expires=[[unix]]&signature=[[sighex]]
=== generic en
SharedAccessSignature sr=plant4.azure-devices.net%2Fdevices%2Fd[[int]]&sig=[[sas]]&se=[[unix]]
=== generic en
otpauth://totp/Oakfold:ops?secret=[[totp]]&issuer=Oakfold&digits=6&period=30
=== generic en
Can't scan the QR? Enter this code by hand: [[totp]]
=== generic de
Zwei-Faktor-Geheimnis für das gemeinsame Konto (in die App eintippen): [[totp]]
=== generic en
totp = pyotp.TOTP("[[totp]]")
print(totp.now())
=== generic en
oathtool --totp -b [[totp]]
=== generic fr
Pour la double authentification du compte partagé, la clé est [[totp]]
=== generic en
wallet recovery phrase: [[seed]]
=== generic en
my ledger died, I have the words ([[seed]]) - which app can restore it?
=== generic de
Bitte sicher aufbewahren! Wiederherstellungswörter: [[seed]]
=== generic es
Las palabras de recuperación del monedero son: [[seed]]
=== generic en
MNEMONIC="[[seed]]"
npx hardhat run scripts/deploy.js --network mainnet
=== generic en
ETH deployer private key 0x[[pkhex]] - funded with 0.3
=== generic en
def verify(sig, body):
    k = b"[[key]]"
    return hmac.compare_digest(sig, hmac.new(k, body, "sha256").hexdigest())
=== generic en
const sharedSecret = "[[key]]";
const mac = crypto.createHmac("sha512", sharedSecret).update(body).digest("hex");
=== generic en
<Setting Name="LicenseKey" Value="[[key]]" />
=== generic en
radius-server host 10.9.0.4 key [[keyal:20]]
tacacs-server key [[keyal:16]]
=== generic en
client radius-ap1 {
    ipaddr = 10.20.0.7
    secret = [[keyal:22]]
}
=== generic en
snmp-server community [[keyal:14]] RW
=== generic en
ipsec.secrets
%any : PSK "[[keyal:40]]"
=== generic en
<sip:trunk>
authuser=[[int:1000-9999]]
secret=[[keyal:18]]
host=[[host]]
=== generic en
cat /run/secrets/[[svc]]
[[key]]
=== generic en
vault kv put secret/[[svc]] api_key=[[key]] owner=platform
=== generic en
vault kv get -field=token secret/[[svc]]
[[key]]
=== generic en
Unseal Key 1: [[keyb64:32]]
Unseal Key 2: [[keyb64:32#2]]
Unseal Key 3: [[keyb64:32#3]]
=== generic en
env:
  - name: [[?TENANT|PARTNER|LEGACY]]_TOKEN
    value: [[key]]
  - name: LOG_FORMAT
    value: json
=== generic en
[[ts]] [[svc]] boot args: --listen=:[[port]] --master-key=[[key]] --workers=4
=== generic en
{"level":"debug","msg":"decrypted config","cfg":{"db":{"host":"[[host]]","pass":"[[pwu]]"},"signing":{"key":"[[key]]"},"ttl":300}}
=== generic en
config set oakfold.apiToken [[key]]
=== generic en
https://[[host]]/export.csv?apikey=[[keyal:32]]&from=[[dateiso]]
=== generic en
rtmp://live.[[dom]]/app/[[keyal:24]]   <- stream key, keep private
=== generic en
X-Auth-Token: [[key]]
X-Request-Id: [[uuid]]
=== generic en
@rep 6-20 [[ts]] DEBUG [[svc]] cache hit key=[[word]]:[[int]] ttl=[[int]]
[[ts]] DEBUG [[svc]] refreshed service token [[bearer]]
@rep 6-20 [[ts]] DEBUG [[svc]] cache miss key=[[word]]:[[int]]

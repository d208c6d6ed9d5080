@@@L clean en c
mysql -h ~{host} -u ~{user} -p ~{db}
mysqldump --single-transaction -u ~{user} --password="$DB_PASS" ~{db} | gzip > ~{db}-~{date}.sql.gz
mysql --defaults-extra-file=~root~.my.cnf -e 'show slave status\G'
PGPASSWORD="$(pass show ~{db}/prod)" psql -h ~{host} -U ~{user} -d ~{db} -c 'select 1'
psql "postgresql://~{user}@~{host}:5432/~{db}?sslmode=require"
psql "postgresql://~{user}:${DB_PASSWORD}@~{host}/~{db}"
sshpass -e ssh -o StrictHostKeyChecking=no ~{user}@~{host} uptime
sshpass -f /run/secrets/ssh_pw scp report.csv ~{user}@~{host}:/srv/in/
sudo -S systemctl restart nginx < ~root~.sudo_pw
curl -u "$API_USER:$API_PASS" https://~{host}/api/v2/status
curl --netrc-file ~/.netrc-ci https://~{host}/repo/latest.json
curl -u ~{user} https://~{host}/export.csv   # asks for the password
wget --ask-password --http-user=~{user} https://~{host}/export.csv
htpasswd -c /etc/nginx/.htpasswd ~{user}
net use Z: \\~{shost}\daten * /user:~{firm}\~{user} /persistent:yes
net user ~{user} * /add
cmdkey /list:~{shost}
schtasks /create /tn NightlyExport /tr C:\jobs\export.bat /sc daily /st 02:00 /ru SYSTEM
xfreerdp /v:~{host} /u:~{user} /cert:ignore /dynamic-resolution
ldapsearch -x -H ldaps://~{host} -D "cn=~{user},dc=corp,dc=local" -W -b dc=corp,dc=local "(objectClass=group)"
ldapsearch -x -y /etc/ldap/bind.pw -D cn=admin,dc=corp,dc=local
redis-cli -h ~{host} --askpass info memory
REDISCLI_AUTH="$REDIS_PW" redis-cli -h ~{host} ping
mongosh "mongodb://localhost:27017/~{db}"
mongodump --host ~{host} -u ~{user} --out /backup --config /etc/mongodump.yml
openssl pkcs12 -export -in cert.pem -inkey key.pem -out bundle.p12 -passout env:P12_PASS
openssl enc -d -aes-256-cbc -pbkdf2 -in backup.tar.enc -out backup.tar -pass file:/run/secrets/bk
openssl x509 -in site.pem -noout -dates -fingerprint -sha256
openssl rand -base64 32
keytool -list -keystore keystore.jks -storepass:env STORE_PASS
docker login registry.~{dom} -u ~{user} --password-stdin < /run/secrets/reg
docker run -d --name db -e POSTGRES_PASSWORD_FILE=/run/secrets/pg -p ~{n4}:5432 postgres:16
docker run -d -p 8080:80 -p 8443:443 --name web nginx:~{ver}
ssh -p ~{n4} ~{user}@~{host}
mkdir -p /srv/~{db}/~{date} && cp -pr conf /srv/~{db}/
nmap -p 1-1024 -sV ~{host}
rsync -aP --password-file=/etc/rsync.pw ~{user}@~{host}::bk /srv/bk
kubectl create secret generic db-creds --from-env-file=./secrets.env -n prod
kubectl get secrets -n ~{db} -o name | wc -l
kubectl create secret generic db --from-literal=password="$(openssl rand -hex 16)"
helm upgrade --install ~{db} ./chart --set postgresql.auth.existingSecret=~{db}-pg --wait
ansible-playbook -i hosts site.yml --ask-vault-pass --limit ~{shost} --tags ~{db}
ansible-vault edit group_vars/all/vault.yml
smbclient //~{shost}/scans -A /etc/samba/cred -c 'ls'
mount -t cifs //~{shost}/share /mnt/x -o credentials=/etc/cifs.cred,vers=3.0
rclone copy nas:photos ./photos --password-command "pass rclone" -P
ffmpeg -i in.mp4 -c:v libx264 -preset slow -crf ~{n2} -pass 1 -f null /dev/null
ffmpeg -rtsp_transport tcp -i "rtsp://${CAM_USER}:${CAM_PASS}@cam-~{n2}.local:554/ch1" -t 30 out.mp4
sqlcmd -S ~{host} -E -Q "SELECT name FROM sys.databases"
sqlplus /nolog @report.sql
sqlplus ~{user}@~{db}
clickhouse-client --host ~{host} --user ~{user} --ask-password -q "SELECT count() FROM events"
snmpwalk -v2c -c "$COMMUNITY" localhost 1.3.6.1.2.1.1.5.0
ipmitool -I lanplus -H ~{host} -U root -f ~root~.ipmi chassis power status
mosquitto_pub -h localhost -t home/heating/set -m ~{n2}
git clone git@git.~{dom}:ops/infra.git
git clone https://git.~{dom}/ops/infra.git && cd infra && git checkout ~{shas}
git log --oneline -5 --author-date-order
7z x -p archiv.7z -o/tmp/out
zip -er out.zip reports/
gpg --verify dump.sql.gpg.asc dump.sql.gpg
ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub
ssh-keygen -t ed25519 -f ~/.ssh/id_work -C "~{user}@~{shost}"
ssh-add -l⏎256 SHA256:~{sha256} ~{user}@~{shost} (ED25519)
qpdf --is-encrypted payslip.pdf && echo locked
cryptsetup luksDump /dev/sdb1 | grep -c ENABLED
restic -r sftp:~{shost}:/bk --password-file /etc/restic.pw snapshots
nmcli dev wifi connect "~{ssid}" --ask
nmcli dev wifi list --rescan yes
openvpn --config client.ovpn --auth-user-pass /etc/openvpn/auth.txt
az keyvault secret show --vault-name kv-~{db} -n db-password --query value -o tsv
aws secretsmanager get-secret-value --secret-id prod/~{db} --query SecretString
aws rds modify-db-instance --db-instance-identifier ~{db} --manage-master-user-password
gcloud sql users set-password ~{user} --instance=~{db} --prompt-for-password
vault kv get -field=password kv/~{db}/prod
op read "op://~{db}/prod/password"
sops -d secrets.enc.yaml | yq '.db | keys'
passwd -S ~{user}⏎~{user} P 05/11/2025 0 99999 7 -1
chage -l ~{user} | head -3
pwgen -sy 16 1   # prints a random password
export http_proxy="http://proxy.~{dom}:8080"
export ~{venv}=
export ~{venv}=<your ~{vname} key here>
echo "${~{venv}:?not set}" > /dev/null
unset ~{venv}
test -n "$~{venv}" || { echo "~{venv} missing"; exit 1; }
pip install --require-hashes -r requirements.txt
sha256sum *.iso⏎~{sha256}  ~{word}-~{ver}.iso
cosign verify ghcr.io/~{word}/app@sha256:~{sha256}
docker pull redis@sha256:~{sha256}
certutil -hashfile setup.exe MD5⏎~{md5}
@@@ clean en c
$ history | tail -8
  501  cd /srv/~{db}
  502  ssh ~{user}@~{shost}
  503  sudo su -
  504  mysql -u root -p
  505  exit
  506  df -h
  507  du -sh /var/log/*
  508  systemctl status ~{db}
@@@ clean en c
PS C:\> $cred = Get-Credential -UserName '~{firm}\~{user}' -Message 'admin'
PS C:\> Enter-PSSession -ComputerName ~{shost} -Credential $cred
[~{shost}]: PS C:\Users\~{user}\Documents> Get-Service | ? Status -eq Stopped | measure
Count : ~{n2}
@@@ clean en c
220 (vsFTPd 3.0.5)
USER anonymous
331 Please specify the password.
PASS ***
230 Login successful.
SYST
215 UNIX Type: L8
@@@ clean en c
User Access Verification

Username: ~{user}
Password:
~{shost}>enable
Password:
~{shost}#show vlan brief

VLAN Name                             Status    Ports
1    default                          active    Gi0/1, Gi0/2
~{n2}   ~{db}                           active    Gi0/~{n1}
@@@ clean en c
mysql> SELECT user, host, plugin, password_expired FROM mysql.user;
+------------+-----------+-----------------------+------------------+
| user       | host      | plugin                | password_expired |
+------------+-----------+-----------------------+------------------+
| ~{user}    | %         | caching_sha2_password | N                |
| root       | localhost | auth_socket           | N                |
+------------+-----------+-----------------------+------------------+
2 rows in set (0.0~{n1} sec)
@@@ clean en c
# ~/.my.cnf is generated by ansible, do not edit
[client]
user=~{user}
password={{ lookup('community.hashi_vault.hashi_vault', 'kv/~{db}:password') }}
host=~{host}
@@@ clean en c
define( 'DB_NAME', 'database_name_here' );
define( 'DB_USER', 'username_here' );
define( 'DB_PASSWORD', 'password_here' );
define( 'DB_HOST', 'localhost' );
define( 'AUTH_KEY', 'put your unique phrase here' );
define( 'WP_MEMORY_LIMIT', '~{n3}M' );
@@@ clean en c
<server>
  <id>nexus-releases</id>
  <username>${env.NEXUS_USER}</username>
  <password>${env.NEXUS_PASSWORD}</password>
</server>
@@@ clean en c
RELEASE_STORE_FILE=release.jks
RELEASE_STORE_PASSWORD=
RELEASE_KEY_ALIAS=upload
RELEASE_KEY_PASSWORD=
org.gradle.jvmargs=-Xmx~{n1}g
@@@ clean en c
<connectionStrings>
  <add name="Main" connectionString="Data Source=~{host};Initial Catalog=~{db};Integrated Security=SSPI;Encrypt=True" />
</connectionStrings>
<appSettings>
  <add key="PasswordMinLength" value="~{n2}"/>
  <add key="TokenLifetimeMinutes" value="~{n2_2}"/>
</appSettings>
@@@ clean en c
spring.datasource.url=jdbc:mysql://~{host}:3306/~{db}?useSSL=true
spring.datasource.username=~{user}
spring.datasource.password=${DB_PASSWORD}
spring.mail.password=${SMTP_PASSWORD:}
server.port=~{n4}
@@@ clean en c
production:
  adapter: postgresql
  database: ~{db}_production
  username: ~{user}
  password: <%= ENV.fetch("DATABASE_PASSWORD") %>
  host: ~{host}
  pool: ~{n2}
@@@ clean en c
services:
  db:
    image: postgres:~{13|14|15|16|17}
    environment:
      POSTGRES_USER: ~{user}
      POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?set it in .env}
    secrets: [pg_pass]
secrets:
  pg_pass:
    file: ./secrets/pg_pass.txt
@@@ clean en c
apiVersion: v1
kind: Pod
metadata: {name: ~{db}}
spec:
  containers:
  - name: app
    image: registry.~{dom}/~{db}:~{ver}
    env:
    - name: DB_PASSWORD
      valueFrom: {secretKeyRef: {name: ~{db}-db, key: password}}
    - name: ~{venv}
      valueFrom: {secretKeyRef: {name: keys, key: ~{word}}}
@@@ clean en c
# terraform.tfvars.example
region      = "eu-central-1"
db_username = "~{user}"
db_password = ""          # export TF_VAR_db_password instead
instance    = "t3.~{small|medium|large}"
@@@ clean en c
variable "db_password" {
  type      = string
  sensitive = true
  validation {
    condition     = length(var.db_password) >= ~{n2}
    error_message = "The password must be longer."
  }
}
@@@ clean en c
      "attributes": {
        "engine": "postgres",
        "identifier": "~{db}-prod",
        "manage_master_user_password": true,
        "password": null,
        "password_wo_version": ~{n1},
        "port": 5432
      },
@@@ clean en c
wifi_ssid: !secret wifi_ssid
wifi_password: !secret wifi_password
ota:
  password: !secret ota_password
logger:
  level: ~{DEBUG|INFO|WARN}
@@@ clean en c
hostname ~{shost}
!
service password-encryption
security passwords min-length ~{8|10|12|14}
aaa authentication login default group tacacs+ local
line vty 0 4
 login authentication default
 exec-timeout ~{n2_2} 0
@@@ clean en c
# sssd.conf
[domain/corp]
id_provider = ldap
ldap_default_authtok_type = obfuscated_password
ldap_pwd_policy = none
cache_credentials = true
entry_cache_timeout = ~{n4}
@@@ clean en c
# /etc/security/pwquality.conf
minlen = ~{8|10|12|14|16}
dcredit = -1
ucredit = -1
maxrepeat = ~{n1}
dictcheck = 1
@@@ clean en c
# sshd_config
Port ~{n4}
PasswordAuthentication no
PermitRootLogin prohibit-password
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
MaxAuthTries ~{n1}
@@@ clean en c
# pg_hba.conf
local   all   postgres                 peer
host    ~{db}   ~{user}   samenet      scram-sha-256
host    all   all         samenet      password
@@@ clean en c
#include <WiFi.h>
#include "secrets.h"
const char* ssid = WIFI_SSID;
const char* password = WIFI_PASS;
const int ledPin = ~{n2};
void setup() {
  WiFi.begin(ssid, password);
  pinMode(ledPin, OUTPUT);
}
@@@ clean en c
Sub Refresh()
    pw = InputBox("Password for the plan?")
    Set wb = Workbooks.Open("S:\Controlling\Plan.xlsx", Password:=pw)
    Range("B~{n1}").Value = Date
End Sub
@@@ clean en c
my $pass = $ENV{DB_PASS} or die "DB_PASS not set";
my $dbh = DBI->connect("dbi:mysql:~{db}:~{host}", "~{user}", $pass, { RaiseError => 1 });
@@@ clean en c
conn = DriverManager.getConnection("jdbc:mariadb://~{host}/~{db}", props.getProperty("user"), props.getProperty("password"));
@@@ clean en c
con <- DBI::dbConnect(RPostgres::Postgres(), host = "~{host}", dbname = "~{db}", password = rstudioapi::askForPassword("Database password"))
@@@ clean en c
~{date} ~{tms} UTC [~{n5}] LOG:  statement: ALTER ROLE ~{user} WITH PASSWORD <REDACTED>;
~{date} ~{tms} UTC [~{n5}] FATAL:  password authentication failed for user "~{user}"
@@@ clean en c
~{date}T~{tms}Z DEBUG auth.LoginController - LoginRequest{username='~{user}', password='***', remember=true}
~{date}T~{tms}Z WARN  auth.LoginController - authentication failed for ~{user}: bad credentials
@@@ clean en c
Mar  3 ~{tms} ~{shost} sshd[~{n5}]: Failed password for invalid user oracle port 51122 ssh2
Mar  3 ~{tms} ~{shost} sshd[~{n5}]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser=
Mar  3 ~{tms} ~{shost} sshd[~{n5}]: Connection closed by invalid user oracle [preauth]
@@@ clean en c
[error] SQLSTATE[HY000] [1045] Access denied for user '~{user}'@'localhost' (using password: YES)
#0 /var/www/lib/Db.php(~{n2}): PDO->__construct(Object(SensitiveParameterValue), Array)
#1 /var/www/index.php(12): Db->connect()
#2 {main}
@@@ clean en c
cy.visit('/login')
cy.get('#user').type(Cypress.env('USER'))
cy.get('#pass').type(Cypress.env('PASSWORD'), { log: false })
cy.url().should('include', '/dashboard')
cy.wait(~{n3})
@@@ clean en c
def test_password_too_short(client):
    r = client.post("/register", json={"password": "a" * ~{n1}})
    assert r.status_code == 422
    assert r.json()["detail"][0]["loc"] == ["body", "password"]
@@@ clean en c
def validate_password(pw: str) -> list[str]:
    errors = []
    if len(pw) < ~{n2}:
        errors.append("password_too_short")
    if not re.search(r"[A-Z]", pw):
        errors.append("password_needs_upper")
    if not re.search(r"[0-9!#$%&*]", pw):
        errors.append("password_needs_symbol")
    return errors
@@@ clean en c
const schema = z.object({
  username: z.string().min(~{n1}),
  password: z.string().min(~{n2}).regex(/[A-Z]/, 'one upper case letter'),
  pin: z.string().length(4).optional(),
})
@@@ clean en c
<form method="post">
  <label for="pw">Password</label>
  <input type="password" id="pw" name="password" autocomplete="current-password" minlength="~{n2}" placeholder="••••••••">
  <button>Sign in</button>
  <a href="/reset">Forgot password?</a>
</form>
@@@ clean en c
password_reset:
  subject: "Reset your password"
  body: "Click the link to choose a new password. It expires in %{minutes} minutes."
  button: "Set password"
errors:
  wrong_password: "Wrong password"
  attempts_left: "%{count} of ~{n1} attempts left"
@@@ clean de c
{
  "login.password": "Passwort",
  "login.forgot": "Passwort vergessen?",
  "login.error": "Benutzername oder Passwort falsch",
  "pin.label": "PIN (~{4|5|6}-stellig)",
  "version": "~{ver}"
}
@@@ clean fr c
login.password=Mot de passe
login.forgot=Mot de passe oublié ?
login.error=Identifiant ou mot de passe incorrect
pin.hint=Code à ~{4|6} chiffres
build=~{n4}
@@@ clean es c
"password": "Contraseña",
"password_confirm": "Repita la contraseña",
"password_error": "La contraseña debe tener al menos ~{8|10|12} caracteres",
"token_expired": "El token ha caducado"
@@@ clean pl c
password=Hasło
forgot=Nie pamiętasz hasła?
too_short=Hasło musi mieć co najmniej ~{8|10|12} znaków
@@@ clean it c
password: "Password"
forgot: "Password dimenticata?"
rule: "Minimo ~{8|10|12} caratteri"
@@@ clean en c
diff --git a/config/mailer.yml b/config/mailer.yml
index ~{shas}..~{shas_2} 100644
--- a/config/mailer.yml
+++ b/config/mailer.yml
@@ -3,6 +3,6 @@
   address: ~{host}
   user_name: <%= ENV["SMTP_USER"] %>
-  password: <%= ENV["SMTP_PW"] %>
+  password: <%= ENV["SMTP_PASSWORD"] %>
   authentication: plain
@@@ clean en c
{"role":"tool","name":"bash","content":"$ cat /opt/~{db}/.env.example\nAPP_ENV=production\nDB_USERNAME=\nDB_PASSWORD=\nMAIL_PASSWORD=change-me\nQUEUE=redis\nWORKERS=~{n1}\n"}
@@@ clean en c
{"tool":"browser.fill","args":{"selector":"#login-password","value":"{{secrets.LOGIN_PASSWORD}}"}}
{"tool":"browser.click","args":{"selector":"button[type=submit]"}}
{"tool":"browser.wait","args":{"ms":~{n4}}}
@@@ clean en c
url,username,password,note
https://example.com/login,,,import template
https://example.org/,<username>,<password>,fill in and delete this row
@@@ clean en c
Host,User,Pass,Comment
cam-front,see vault,see vault,rev ~{n1}
cam-yard,see vault,see vault,rev ~{n1_2}
nvr,see vault,see vault,16ch
@@@ clean en c
15 2 * * * ~{user} /usr/bin/curl -sf --netrc https://~{host}/cron/run >/dev/null
*/~{n2} * * * * root /opt/check.sh
@@@ clean en c
[Service]
Type=simple
EnvironmentFile=/etc/~{db}/env
LoadCredential=dbpass:/etc/~{db}/dbpass
ExecStart=/opt/~{db}/bin/server --admin-password-file %d/dbpass
RestartSec=~{n2}
@@@ clean en c
CREATE TABLE users (
  id bigint PRIMARY KEY,
  login varchar(~{32|64|80|120}) NOT NULL,
  password_hash varchar(255) NOT NULL,
  password_salt bytea,
  reset_token uuid,
  failed_attempts int DEFAULT 0
);
@@@ clean en c
CREATE ROLE ~{user} LOGIN PASSWORD :'pw' VALID UNTIL '~{date}';
GRANT SELECT ON ALL TABLES IN SCHEMA ~{db} TO ~{user};
@@@ clean en c
/* login box, v~{ver} */
.password-field { padding: ~{n1}px ~{n2}px; border: 1px solid #~{n6}; }
.password-field::placeholder { color: #~{n6_2}; }
.pin input:nth-child(4) { margin-right: 0; }
@@@ clean en c
paths:
  /session:
    post:
      requestBody:
        content:
          application/json:
            schema:
              required: [username, password]
              properties:
                username: {type: string}
                password: {type: string, format: password, minLength: ~{n2}}
      responses: {'401': {description: wrong password}}
@@@ clean en c
func hashPassword(pw []byte) (string, error) {
	h, err := bcrypt.GenerateFromPassword(pw, ~{10|11|12|13|14})
	if err != nil {
		return "", fmt.Errorf("hash: %w", err)
	}
	return string(h), nil
}
@@@ clean en c
usage: sync [-h] [--user USER] [--password PASSWORD] [--token TOKEN] [-p PORT]

options:
  --user USER          login name (default: $USER)
  --password PASSWORD  password; prefer --password-file
  --token TOKEN        api token, or set SYNC_TOKEN
  -p PORT              port (default: ~{n4})

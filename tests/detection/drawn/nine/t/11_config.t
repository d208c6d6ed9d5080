@@@ password_cli en
# ~/.my.cnf
[client]
user=~{user}
password="@{pwg}"
host=~{host}

[mysqldump]
quick
@@@ password_cli en
# .pgpass
~{host}:5432:~{db}:~{user}:@{pws}
~{host_2}:5432:*:postgres:@{pws2}
@@@ password_cli en
machine ~{host} login ~{user} password @{pws}
machine git.~{dom}
  login ci
  password @{pws2}
default login anonymous password guest@
@@@ password_cli en
define( 'DB_NAME', '~{db}' );
define( 'DB_USER', '~{user}' );
define( 'DB_PASSWORD', '@{pwg}' );
define( 'DB_HOST', 'localhost' );
define( 'DB_CHARSET', 'utf8mb4' );
$table_prefix = 'wp_';
@@@ password_cli en
<tomcat-users>
  <role rolename="manager-gui"/>
  <user username="~{user}" password="@{pws}" roles="manager-gui,manager-script"/>
</tomcat-users>
@@@ password_cli en
<connectionStrings>
  <add name="Main" connectionString="Data Source=~{host};Initial Catalog=~{db};User ID=~{user};Password=@{pws};Encrypt=True" providerName="System.Data.SqlClient" />
</connectionStrings>
<appSettings>
  <add key="SmtpUser" value="~{user}"/>
  <add key="SmtpPwd" value="@{pws2}"/>
  <add key="PageSize" value="50"/>
</appSettings>
@@@ password_cli en
{
  "ConnectionStrings": { "Default": "Server=~{host};Port=5432;Database=~{db};Uid=~{user};Pwd=@{pws};" },
  "Logging": { "LogLevel": { "Default": "Information" } },
  "Ldap": { "BindDn": "cn=~{user},dc=corp", "BindCredentials": "@{pw}" }
}
@@@ password_cli en
<server>
  <id>nexus-releases</id>
  <username>~{user}</username>
  <password>@{pws}</password>
</server>
@@@ password_cli en
RELEASE_STORE_FILE=release.jks
RELEASE_STORE_PASSWORD=@{pws}
RELEASE_KEY_ALIAS=upload
RELEASE_KEY_PASSWORD=@{pws2}
org.gradle.jvmargs=-Xmx4g
@@@ password_cli en
network={
    ssid="~{ssid}"
    psk="@{wpas}"
    key_mgmt=WPA-PSK
}
network={
    ssid="eduroam"
    key_mgmt=WPA-EAP
    identity="anonymous@~{dom}"
    password="@{pw}"
}
@@@ password_cli en
[wifi-security]
key-mgmt=wpa-psk
psk=@{wpas}

[ipv4]
method=auto
@@@ password_cli en
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
 <name>~{firm}-Office</name>
 <MSM><security>
  <authEncryption><authentication>WPA2PSK</authentication><encryption>AES</encryption></authEncryption>
  <sharedKey><keyType>passPhrase</keyType><protected>false</protected><keyMaterial>@{pws}</keyMaterial></sharedKey>
 </security></MSM>
</WLANProfile>
@@@ password_cli en
C:\> netsh wlan show profile name="~{firm}-Guest" key=clear
Security settings
-----------------
    Authentication         : WPA2-Personal
    Security key           : Present
    Key Content            : @{wpas}
@@@ password_cli de
C:\> netsh wlan show profile "~{firm}-Gast" key=clear
Sicherheitseinstellungen
------------------------
    Authentifizierung      : WPA2-Personal
    Sicherheitsschlüssel   : Vorhanden
    Schlüsselinhalt        : @{wpas}
@@@ password_cli en
<AutoLogon>
  <Username>~{user}</Username>
  <Enabled>true</Enabled>
  <Password><Value>@{pw}</Value><PlainText>true</PlainText></Password>
</AutoLogon>
@@@ password_cli en
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon]
"AutoAdminLogon"="1"
"DefaultUserName"="~{user}"
"DefaultPassword"="@{pw}"
"DefaultDomainName"="~{firm}"
@@@ password_cli en
# /etc/ppp/chap-secrets
# client    server  secret          IP
~{user}     pptpd   @{pws}        *
@@@ password_cli en
# ipsec.secrets
%any vpn.~{dom} : PSK "@{pwg}"
~{user} : EAP "@{pw}"
@@@ password_cli en
client ~{shost} {
    ipaddr = ~{lan}
    secret = @{pws}
    nas_type = cisco
}
@@@ password_cli en
[~{n4}]
type=friend
host=dynamic
secret=@{pws}
context=internal
mailbox=~{n4}@default
@@@ password_cli en
; voicemail.conf
[default]
~{n3} => @{pin},Reception,,,attach=yes
~{n3_2} => @{pin2},Workshop
@@@ password_cli en
# /etc/postfix/sasl_passwd
[~{host}]:587 ~{user}@~{dom}:@{pws}
@@@ password_cli en
poll ~{host} proto IMAP
  user "~{user}" there with password "@{pw}" is "office" here
  ssl
@@@ password_cli en
account default
host ~{host}
port 587
auth on
user ~{user}@~{dom}
password @{pws}
tls on
@@@ password_cli en
//~{shost}/daten /mnt/daten cifs username=~{user},password=@{pws},uid=1000,iocharset=utf8 0 0
UUID=~{uuid} / ext4 defaults 0 1
@@@ password_cli en
frontend www
    bind *:443 ssl crt /etc/ssl/site.pem
userlist ops
    user ~{user} insecure-password @{pws}
@@@ password_cli en
global:
  smtp_smarthost: '~{host}:587'
  smtp_auth_username: '~{user}'
  smtp_auth_password: '@{pwg}'
route:
  receiver: ops
@@@ password_cli en
scrape_configs:
  - job_name: ~{db}
    basic_auth:
      username: ~{user}
      password: @{pws}
    static_configs:
      - targets: ['~{host}:9100']
@@@ password_cli en
[security]
admin_user = admin
admin_password = """@{pw}"""
;disable_gravatar = false
[smtp]
enabled = true
password = @{pws}
@@@ password_cli en
KafkaServer {
  org.apache.kafka.common.security.plain.PlainLoginModule required
  username="~{user}"
  password="@{pws}"
  user_~{user}="@{pws}"
  user_consumer="@{pws2}";
};
@@@ password_cli en
# odoo.conf
[options]
admin_passwd = @{pws}
db_host = ~{host}
db_user = odoo
db_password = @{pws2}
addons_path = /mnt/extra-addons
@@@ password_cli en
<?php
$databases['default']['default'] = array (
  'database' => '~{db}',
  'username' => '~{user}',
  'password' => '@{pwg}',
  'host' => 'localhost',
  'driver' => 'mysql',
);
$settings['hash_salt'] = '@{gks}';
@@@ password_cli en
production:
  adapter: postgresql
  database: ~{db}_production
  username: ~{user}
  password: "@{pw}"
  host: ~{host}
  pool: 5
development:
  adapter: sqlite3
  database: db/development.sqlite3
@@@ password_cli en
spring.datasource.url=jdbc:mysql://~{host}:3306/~{db}?useSSL=true
spring.datasource.username=~{user}
spring.datasource.password=@{pws}
spring.mail.password=@{pws2}
server.port=8081
@@@ password_cli en
spring:
  rabbitmq:
    host: ~{host}
    username: ~{user}
    password: '@{pwg}'
  data:
    redis:
      password: @{pws}
management.endpoints.web.exposure.include: health,info
@@@ password_cli en
<datasource jndi-name="java:/~{db}DS" pool-name="~{db}">
  <connection-url>jdbc:oracle:thin:@~{host}:1521:ORCL</connection-url>
  <security><user-name>~{user}</user-name><password>@{pws}</password></security>
</datasource>
@@@ password_cli en
jdbc:sqlserver://~{host}:1433;databaseName=~{db};user=~{user};password=@{pws};encrypt=true
@@@ password_cli en
DATABASE_URL=postgres://~{user}:@{pws}@~{host}:5432/~{db}
CACHE_URL=redis://:@{pws2}@~{host_2}:6379/1
CELERY_BROKER_URL=amqp://~{user}:@{pws3}@~{host}:5672//
DEBUG=0
@@@ password_cli en
DSN=~{db};DRIVER={ODBC Driver 18 for SQL Server};SERVER=~{host};UID=~{user};PWD=@{pws};TrustServerCertificate=yes
@@@ password_cli en
[web]
~{shost} ansible_host=~{lan} ansible_user=~{user} ansible_ssh_pass=@{pws}
~{shost_2} ansible_host=~{lan_2} ansible_user=~{user} ansible_ssh_pass=@{pws} ansible_become_password=@{pws2}
[web:vars]
ansible_python_interpreter=/usr/bin/python3
@@@ password_cli en
# terraform.tfvars
region      = "eu-central-1"
db_username = "~{user}"
db_password = "@{pwg}"
instance    = "t3.medium"
@@@ password_cli en
      "instances": [
        {
          "schema_version": 1,
          "attributes": {
            "allocated_storage": 50,
            "engine": "postgres",
            "identifier": "~{db}-prod",
            "username": "~{user}",
            "password": "@{pwg}",
            "port": 5432
          },
          "sensitive_attributes": [],
@@@ password_cli en
# hiera: nodes/~{shost}.yaml
profile::db::root_password: '@{pwg}'
profile::backup::user: ~{user}
profile::backup::passwd: '@{pw}'
ntp::servers: ['ptbtime1.ptb.de']
@@@ password_cli en
#cloud-config
hostname: ~{shost}
chpasswd:
  expire: false
  users:
    - {name: ~{user}, password: "@{pw}", type: text}
ssh_pwauth: true
packages: [htop, vim]
@@@ password_cli en
lang en_US.UTF-8
timezone Europe/Berlin
rootpw --plaintext @{pws}
user --name=~{user} --password=@{pws2} --plaintext --groups=wheel
autopart --type=lvm
@@@ password_cli en
d-i passwd/root-login boolean true
d-i passwd/root-password password @{pws}
d-i passwd/root-password-again password @{pws}
d-i clock-setup/utc boolean true
@@@ password_cli en
services:
  db:
    image: postgres:15
    environment:
      POSTGRES_USER: ~{user}
      POSTGRES_PASSWORD: @{pws}
  pgadmin:
    image: dpage/pgadmin4
    environment:
      - PGADMIN_DEFAULT_EMAIL=ops@~{dom}
      - PGADMIN_DEFAULT_PASSWORD=@{pw}
    ports: ["5050:80"]
@@@ password_cli en
apiVersion: v1
kind: Secret
metadata:
  name: ~{db}-db
stringData:
  username: ~{user}
  password: "@{pw}"
@@@ password_cli en
/interface wireless security-profiles
set [ find default=yes ] authentication-types=wpa2-psk mode=dynamic-keys wpa2-pre-shared-key="@{pws}"
/ppp secret
add name=~{user} password=@{pws2} profile=l2tp service=l2tp
/ip dns set servers=9.9.9.9
@@@ password_cli en
hostname ~{shost}
!
enable password @{pws}
username ~{user} privilege 15 password 0 @{pws2}
snmp-server community @{pws3} RO
tacacs-server key @{pwg}
line vty 0 4
 login local
@@@ password_cli en
config user local
    edit "~{user}"
        set type password
        set passwd @{pws}
    next
end
config vpn ipsec phase1-interface
    edit "~{city}"
        set psksecret @{pwg}
    next
end
@@@ password_cli en
config wifi-iface 'default_radio0'
	option device 'radio0'
	option ssid '~{firm}'
	option encryption 'psk2'
	option key '@{wpas}'
@@@ password_cli en
wifi_ssid: "~{ssid}"
wifi_password: "@{wpas}"
ota_password: "@{pws}"
api_encryption_key: "@{key}"
fallback_ap_password: "@{pws2}"
@@@ password_cli en
#include <WiFi.h>
const char* ssid = "~{ssid}";
const char* password = "@{wpas}";
void setup() {
  Serial.begin(115200);
  WiFi.begin(ssid, password);
  client.connect("esp-~{n3}", "~{user}", "@{pws}");
}
@@@ password_cli en
import network
wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect('~{ssid}', '@{wpas}')
while not wlan.isconnected(): pass
@@@ password_cli en
motd=A ~{firm} server
enable-rcon=true
rcon.password=@{pws}
rcon.port=25575
max-players=20
@@@ password_cli en
hostname "~{Word} DM server"
sv_password "@{pww}"
rcon_password "@{pws}"
mp_timelimit 25
@@@ password_cli en
Sub Refresh()
    Set wb = Workbooks.Open("S:\Controlling\Plan.xlsx", Password:="@{pw}")
    ActiveSheet.Unprotect "@{pww}"
    Range("B2").Value = Date
    ActiveSheet.Protect Password:="@{pww}", UserInterfaceOnly:=True
End Sub
@@@ password_cli en
cn.Open "Provider=SQLOLEDB;Data Source=~{shost};Initial Catalog=~{db};User Id=~{user};Password=@{pws};"
@@@ password_cli en
my $dbh = DBI->connect("dbi:mysql:~{db}:~{host}", "~{user}", '@{pwg}', { RaiseError => 1 })
    or die $DBI::errstr;
@@@ password_cli en
$mysqli = new mysqli("localhost", "~{user}", "@{pws}", "~{db}");
if ($mysqli->connect_errno) { die("connect failed"); }
@@@ password_cli en
conn = DriverManager.getConnection("jdbc:mariadb://~{host}/~{db}", "~{user}", "@{pws}");
@@@ password_cli en
db, err := sql.Open("postgres", "host=~{host} user=~{user} password=@{pws} dbname=~{db} sslmode=disable")
if err != nil { log.Fatal(err) }
@@@ password_cli en
con <- DBI::dbConnect(RPostgres::Postgres(), host = "~{host}", dbname = "~{db}", user = "~{user}", password = "@{pw}")
@@@ password_cli en
libname wh oracle user=~{user} password="@{pws}" path="~{db}" schema=dwh;
proc sql; create table work.t as select * from wh.sales; quit;
@@@ password_cli en
EXEC sp_addlinkedsrvlogin @rmtsrvname = N'~{shost}', @useself = N'False', @rmtuser = N'~{user}', @rmtpassword = N'@{pwg}';
@@@ password_cli en
CREATE LOGIN [~{user}] WITH PASSWORD = N'@{pw}', CHECK_POLICY = OFF;
ALTER ROLE db_datareader ADD MEMBER [~{user}];
@@@ password_cli en
~{date} ~{tms} UTC [~{n5}] LOG:  statement: ALTER ROLE ~{user} WITH PASSWORD '@{pw}';
~{date} ~{tms} UTC [~{n5}] LOG:  duration: 4.1 ms
@@@ password_cli en
~{date}T~{tms}Z DEBUG c.~{word}.auth.LoginController - LoginRequest{username='~{user}', password='@{pw}', remember=true}
~{date}T~{tms}Z WARN  c.~{word}.auth.LoginController - authentication failed for ~{user}: bad credentials
@@@ password_cli en
~{lan} - - [12/Mar/2026:~{tms} +0100] "GET /login?user=~{user}&password=@{pws}&next=%2F HTTP/1.1" 302 512 "-" "Mozilla/5.0"
~{lan} - - [12/Mar/2026:~{tms} +0100] "GET /dashboard HTTP/1.1" 200 8841 "-" "Mozilla/5.0"
@@@ password_cli en
Mar  3 ~{tms} ~{shost} sshd[~{n5}]: Invalid user @{pws} from ~{lan} port 51122
Mar  3 ~{tms} ~{shost} sshd[~{n5}]: Connection closed by invalid user @{pws} ~{lan} port 51122 [preauth]
note: looks like somebody typed their password into the login prompt
@@@ password_cli en
[error] SQLSTATE[HY000] [1045] Access denied for user '~{user}'@'localhost' (using password: YES)
#0 /var/www/lib/Db.php(41): PDO->__construct('mysql:host=~{host}', '~{user}', '@{pw}', Array)
#1 /var/www/index.php(12): Db->connect()
#2 {main}
@@@ password_cli en
15 2 * * * ~{user} /usr/bin/curl -sf -u ~{user}:@{pws} https://~{host}/cron/run >/dev/null
*/5 * * * * root /opt/check.sh
@@@ password_cli en
[Service]
Type=simple
Environment="DB_HOST=~{host}" "DB_PASSWORD=@{pws}"
ExecStart=/opt/~{db}/bin/server --admin-password @{pws2}
Restart=always
@@@ password_cli en
url,username,password,note
https://www.~{dom}/login,~{user}@~{dom_2},@{pws},
https://shop.~{dom_3}/,~{user},@{pws2},old account
https://~{lan}/,admin,@{pws3},"router, attic"
@@@ password_cli en
<Entry>
  <String><Key>Title</Key><Value>~{firm} Webmail</Value></String>
  <String><Key>UserName</Key><Value>~{user}</Value></String>
  <String><Key>Password</Key><Value ProtectInMemory="True">@{pw}</Value></String>
</Entry>
@@@ password_cli en
<Node Name="~{shost}" Type="Connection" Protocol="RDP" Username="~{user}" Domain="~{firm}" Password="@{pws}" Hostname="~{lan}" Port="3389" />
@@@ password_cli en
diff --git a/config/mailer.yml b/config/mailer.yml
index ~{shas}..~{shas_2} 100644
--- a/config/mailer.yml
+++ b/config/mailer.yml
@@ -3,6 +3,6 @@
   address: ~{host}
   user_name: ~{user}
-  password: @{pws}
+  password: <%= ENV["SMTP_PASSWORD"] %>
   authentication: plain
@@@ password_cli en
{"role":"tool","name":"bash","content":"$ cat /opt/~{db}/.env\nAPP_ENV=production\nDB_USERNAME=~{user}\nDB_PASSWORD=@{pws}\nMAIL_PASSWORD=@{pws2}\nQUEUE=redis\n"}
@@@ password_cli en
{"tool":"browser.fill","args":{"selector":"#login-password","value":"@{pws}"}}
{"tool":"browser.click","args":{"selector":"button[type=submit]"}}
{"tool":"browser.screenshot","args":{}}
@@@ password_cli en
cy.visit('/login')
cy.get('#user').type('~{user}@~{dom}')
cy.get('#pass').type('@{pws}{enter}')
cy.url().should('include', '/dashboard')
@@@ password_cli en
class TestCheckout(LiveCase):
    # real account on the partner sandbox, do not delete
    USER = "~{user}"
    PASSWD = "@{pw}"

    def test_total(self):
        self.login(self.USER, self.PASSWD)
        assert self.cart.total == 119.0
@@@ password_cli en
using var smtp = new SmtpClient("~{host}", 587) {
    Credentials = new NetworkCredential("~{user}", "@{pws}"),
    EnableSsl = true
};
@@@ password_cli en
const conn = mysql.createConnection({
  host: '~{host}', user: '~{user}',
  password: '@{pwg}',
  database: '~{db}' })
@@@ password_cli en
let opts = ConnectOptions::new("~{host}").username("~{user}").password("@{pws}").timeout(30);
@@@ password_cli en
val session = jsch.getSession("~{user}", "~{host}", 22)
session.setPassword("@{pws}")
session.connect()
@@@ password_cli en
ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect("~{lan}", username="~{user}", password="@{pw}")
_, out, _ = ssh.exec_command("df -h")
@@@ password_cli en
requests.post(f"{BASE}/session", json={"login": "~{user}", "pw": "@{pws}"}, timeout=5)
@@@ password_cli en
server = imaplib.IMAP4_SSL("~{host}")
server.login("~{user}@~{dom}", "@{pw}")
@@@ password_cli en
from("sftp://~{user}@~{host}/in?password=@{pws}&delete=true").to("file:/data/in");
@@@ password_cli en
/* AUTOMATED BACKUP */
BACKUP DATABASE ~{db} TO DISK = 'D:\bk\~{db}.bak' WITH PASSWORD = '@{pws}', COMPRESSION;
@@@ password_cli en
Host,User,Pass,Comment
~{lan},admin,@{pws},front door cam
~{lan_2},admin,@{pws2},yard
~{lan},root,@{pws3},NVR 16ch

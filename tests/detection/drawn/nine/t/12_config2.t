@@@ password_cli en
sip show peers / pjsip.conf

[trunk-auth]
type=auth
auth_type=userpass
username=~{n8}
password=@{pws}
@@@ password_cli en
# davfs2 secrets
https://~{host}/remote.php/dav/files/~{user}/  ~{user}  "@{pw}"
@@@ password_cli en
# exim4 passwd.client
*.~{dom}:~{user}:@{pws}
@@@ password_cli en
[Session 1]
HostName=~{host}
UserName=~{user}
PasswordPlain=@{pws}
FSProtocol=2
LocalDirectory=C:%5CUsers%5C~{user}
@@@ password_cli en
telnet> open ~{host}
login: ~{user}
Password: @{pw}
Last login: Tue Mar  3 ~{tms} from ~{shost}
$ id
@@@ password_cli en
0000   50 41 53 53 20 ...    PASS @{pws}\r\n
tcpdump: 14 packets captured
@@@ password_cli en
12:~{n2}:09.2 IP ~{shost}.51522 > ~{shost_2}.http: POST /login HTTP/1.1
Content-Type: application/x-www-form-urlencoded

csrf=&user=~{user}&pass=@{pws}&submit=Login
@@@ password_cli en
write(4, "AUTH @{pws}\r\n", ~{n2}) = ~{n2}
read(4, "+OK\r\n", 4096) = 5
@@@ password_cli en
OK
17~{n8}.120011 [0 ~{shost}:51210] "AUTH" "@{pws}"
17~{n8}.120988 [0 ~{shost}:51210] "GET" "cart:~{n4}"
@@@ password_cli en
#!/bin/bash
# nightly copy, do not touch
SRV=~{host}
USR=~{user}
PW='@{pw}'
/usr/bin/smbclient "//$SRV/daten" "$PW" -U "$USR" -c 'prompt; mget *.csv'
mv *.csv /srv/import/
@@@ password_cli en
@echo off
rem mount shares
set PASSWORT=@{pws}
net use P: \\~{shost}\projekte %PASSWORT% /user:~{firm}\~{user}
if errorlevel 1 echo Fehler
@@@ password_cli en
option explicit
dim oNet : set oNet = CreateObject("WScript.Network")
oNet.MapNetworkDrive "P:", "\\~{shost}\p", False, "~{user}", "@{pws}"
@@@ password_cli en
tell application "Finder"
	mount volume "smb://~{shost}/media" as user name "~{user}" with password "@{pw}"
end tell
@@@ password_cli en
; AutoHotkey
^!p::
Send, ~{user}{Tab}
Send, {Raw}@{pw}
Send, {Enter}
return
@@@ password_cli en
full address:s:~{host}
username:s:~{firm}\~{user}
# clear text pw for the kiosk: @{pw}
screen mode id:i:2
@@@ password_cli en
%let dbpw = @{pws};
proc import datafile="/data/~{db}.csv" out=x dbms=csv; run;
options emailid="~{user}" emailpw="@{pws2}";
@@@ password_cli en
odbc load, exec("select * from ~{db}") dsn("dwh") user("~{user}") password("@{pws}") clear
@@@ password_cli en
conn = database('~{db}','~{user}','@{pws}','Vendor','PostgreSQL','Server','~{host}');
data = fetch(conn,'select * from runs where id > ~{n4}');
@@@ password_cli en
let Source = Sql.Database("~{host}", "~{db}"),
    Creds = [UsernamePassword = ["~{user}", "@{pws}"]],
    Out = Web.Contents("https://~{host}/api", [Query=[key="@{gks}"]])
in Out
@@@ password_cli en
$dsn = "sqlsrv:Server=~{host};Database=~{db}";
$pdo = new PDO($dsn, "~{user}", "@{pwg}");
$GLOBALS['TYPO3_CONF_VARS']['DB']['Connections']['Default']['password'] = '@{pwg2}';
@@@ password_cli en
<?php
class JConfig {
	public $user = '~{user}';
	public $password = '@{pwg}';
	public $db = '~{db}';
	public $secret = '@{ans}';
	public $smtppass = '@{pws}';
	public $gzip = false;
}
@@@ password_cli en
'db' => [
    'connection' => ['default' => ['host' => 'localhost', 'dbname' => '~{db}', 'username' => '~{user}', 'password' => '@{pwg}']],
],
'crypt' => ['key' => '@{hex}'],
'backend' => ['frontName' => 'admin_~{n4}'],
@@@ password_cli en
input {
  jdbc {
    jdbc_connection_string => "jdbc:postgresql://~{host}/~{db}"
    jdbc_user => "~{user}"
    jdbc_password => "@{pwg}"
    schedule => "*/5 * * * *"
  }
}
output { elasticsearch { hosts => ["~{host}"] user => "elastic" password => "@{pws}" } }
@@@ password_cli en
[[outputs.influxdb]]
  urls = ["http://~{host}:8086"]
  username = "~{user}"
  password = "@{pws}"
[[inputs.snmp]]
  agents = ["~{lan}"]
  community = "@{pws2}"
@@@ password_cli en
{"users":[{"name":"~{user}","password":"@{pws}","tags":"administrator"}],"vhosts":[{"name":"/"}],"queues":[{"name":"jobs","durable":true}]}
@@@ password_cli en
auth-user-pass inline
<auth-user-pass>
~{user}
@{pw}
</auth-user-pass>
remote vpn.~{dom} 1194
@@@ password_cli en
job "~{db}" {
  task "web" {
    driver = "docker"
    env {
      DB_PASS = "@{pws}"
      PORT    = "~{n4}"
    }
  }
}
@@@ password_cli en
pipeline {
  agent any
  environment { DEPLOY_PW = '@{pws}' }
  stages { stage('x') { steps { sh 'sshpass -p $DEPLOY_PW rsync -a dist/ ~{user}@~{host}:/www/' } } }
}
@@@ password_cli en
Parameters:
  DBPassword:
    Type: String
    Default: @{pws}
  DBUser:
    Type: String
    Default: ~{user}
@@@ password_cli en
[program:worker]
command=/opt/~{db}/worker --queue default
environment=DB_PASS="@{pws}",LANG="C.UTF-8"
autorestart=true
[inet_http_server]
port=:9001
username=~{user}
password=@{pws2}
@@@ password_cli en
config.vm.provision "shell", inline: "echo '~{user}:@{pws}' | chpasswd"
config.vm.network "private_network", type: "dhcp"
@@@ password_cli en
default_attributes(
  'mysql' => { 'server_root_password' => '@{pwg}' },
  'ntp' => { 'servers' => ['pool.ntp.org'] }
)
@@@ password_cli en
set system login user ~{user} authentication plaintext-password '@{pws}'
set vpn ipsec authentication psk ~{city} secret '@{pwg}'
set service ssh port 22
@@@ password_cli en
system-view
local-user ~{user} password simple @{pws}
local-user ~{user} service-type ssh
snmp-agent community read cipher @{pws2}
@@@ password_cli en
<user>
  <name>~{user}</name>
  <descr>VPN</descr>
  <ipsecpsk>@{pws}</ipsecpsk>
</user>
<ppps><ppp><username>~{n9}@t-online.de</username><password_plain>@{puk}</password_plain></ppp></ppps>
@@@ password_cli en
pppoe-user: 0021~{n8}#~{n8_2}#0001@t-online.de
pppoe-pass: @{puk}
vlan: 7
@@@ password_cli en
{"settings":{"obs":{"server":"rtmp://~{host}/app","key":"@{gks}","use_auth":true,"username":"~{user}","password":"@{pws}"}}}
@@@ password_cli en
mqtt:
  host: ~{host}
  user: ~{user}
  password: @{pw}
cameras:
  yard:
    ffmpeg:
      inputs:
        - path: rtsp://viewer:@{pws}@~{lan}:554/stream1
          roles: [detect]
@@@ password_cli en
alarm_control_panel:
  - platform: manual
    name: House
    code: "@{pin}"
    arming_time: 30
@@@ password_cli en
<accounts>
  <account><server>~{host}</server><port>143</port><login>~{user}</login><pass>@{pws}</pass><crypt>no</crypt></account>
</accounts>
@@@ password_cli en
at+ctab: AT+CPIN="@{pin}"
OK
AT+CGDCONT=1,"IP","internet.~{dom}"
AT+CGAUTH=1,2,"@{pws}","~{user}"
@@@ password_cli en
# printer web UI dump
SMTP Login      ~{user}
SMTP Password   @{pws}
Scan Folder     \\~{shost}\scan
Admin PIN       @{puk}
Toner K         ~{n2}%
@@@ password_cli en
Windows PowerShell transcript start
Command line: powershell.exe -File C:\adm\newuser.ps1
PS> New-ADUser -Name ~{user} -AccountPassword (ConvertTo-SecureString "@{pw}" -AsPlainText -Force) -Enabled $true
PS> Set-LocalUser -Name Administrator -Password (ConvertTo-SecureString -String @{pws} -AsPlainText -Force)
@@@ password_cli en
A new process has been created.
  Process Name: C:\Windows\System32\net.exe
  Process Command Line: net user ~{user} @{pw} /add
  Token Elevation Type: %%1936
@@@ password_cli en
user=> (def db {:dbtype "postgresql" :host "~{host}" :user "~{user}" :password "@{pws}"})
#'user/db
@@@ password_cli en
{ok, C} = epgsql:connect("~{host}", "~{user}", "@{pws}", #{database => "~{db}", timeout => 4000}).
@@@ password_cli en
config :app, App.Repo,
  username: "~{user}",
  password: "@{pws}",
  hostname: "~{host}",
  pool_size: 10
@@@ password_cli en
let db = try await PostgresConnection.connect(.init(host: "~{host}", username: "~{user}", password: "@{pws}", database: "~{db}"))
@@@ password_cli en
DATA(lv_pass) = '@{pws}'.
CALL FUNCTION 'RFC_LOGON' EXPORTING client = '100' user = '~{user}' password = lv_pass.
@@@ password_cli en
       01 WS-CONN.
          05 WS-USER  PIC X(8)  VALUE "~{user}".
          05 WS-PASS  PIC X(24) VALUE "@{pws}".
           EXEC SQL CONNECT TO ~{db} USER :WS-USER USING :WS-PASS END-EXEC.
@@@ password_cli en
//STEP1 JOB (ACCT),'NIGHTLY',CLASS=A,USER=~{user},PASSWORD=@{pww}
//EXEC PGM=IEFBR14
@@@ password_cli en
query: SELECT * FROM dblink('host=~{host} dbname=~{db} user=~{user} password=@{pws}', 'select id from orders') AS t(id int);
@@@ password_cli en
CREATE USER MAPPING FOR ~{user} SERVER ~{db}_srv OPTIONS (user '~{user}', password '@{pwg}');
CREATE SUBSCRIPTION sub CONNECTION 'host=~{host} user=repl password=@{pws}' PUBLICATION pub;
@@@ password_cli en
> db.createUser({ user: "~{user}", pwd: "@{pwg}", roles: ["readWrite"] })
Successfully added user: { "user" : "~{user}", "roles" : [ "readWrite" ] }
@@@ password_cli en
ksqladmin> \u ~{user} @{pws}
connected to ~{host}
ksqladmin> \q
@@@ generic en
<script>
  window.__CFG__ = {"api":"https://~{host}","key":"@{gpre}","features":["a","b"]};
</script>
@@@ generic en
Form submission #~{n5}

field_1: partner onboarding
field_2: https://~{host}/webhook
field_3 (shared secret): @{gks}
field_4: EUR
@@@ generic en
SAML debug
  InResponseTo: _~{md5}
  RelayState: token=@{gks}
  Audience: https://~{host}/sp
@@@ generic en
$ security find-generic-password -s ~{db} -w
@{gpre}
$ secret-tool lookup service ~{word}
@{gks}
@@@ generic en
$ vault kv get kv/~{db}
====== Data ======
Key         Value
---         -----
api_key     @{gpre}
db_pass     @{pwg}
region      eu-1
@@@ generic en
$ kubectl get secret -n kube-system bootstrap-token -o go-template='{{.data}}'
$ kubectl -n ~{db} create token ~{user} --duration 24h
@{jwt}
@@@ generic en
$ docker exec vault cat /init.txt
Unseal Key 1: @{key}
Unseal Key 2: @{key2}
Unseal Key 3: @{key3}
Initial Root Token: @{v_vault}
@@@ generic en
> const t = await page.evaluate(() => document.cookie)
'sid=@{sess}; theme=light; csrf=@{gks}'
@@@ generic en
sign-in link (valid 15 minutes):
https://~{host}/auth/magic?token=@{bear}&uid=~{n5}
@@@ generic en
Reset link for the test account: https://~{host}/password/reset/@{hexl}?email=qa%40~{dom}
@@@ generic en
invite: https://~{host}/join?code=~{n6}&key=@{gks}
@@@ generic en
{"hook":{"url":"https://~{host}/in/@{guid}/push","events":["push"],"secret":"@{gks}"},"active":true}
@@@ generic en
ad-hoc fix applied: replaced signing key @{hexl} by @{hexl2} in ~{db}, restart at ~{tm}
@@@ generic en
lora device
DevEUI: 70B3D5~{n8}AB
AppKey: @{hex}
NwkSKey: @{hex2}
Region: EU868
@@@ generic en
zigbee2mqtt: network_key: "@{hex}"  channel: ~{n2}
@@@ generic en
SSL pin file, keystore hash @{h_bcrypt} and the JWT secret next to it: @{gks}
@@@ generic en
{"keys":[{"kty":"oct","kid":"~{date}","alg":"HS256","k":"@{dee}"}]}
@@@ generic en
DKIM selector ~{word}, private half:

@{pem}

publish the TXT afterwards
@@@ generic de
Moin, das ist der Cookie aus meinem Browser, damit seht ihr die kaputte Seite: PHPSESSID=@{sess}. Bitte nur heute verwenden. Der Token im Header war @{jwt}.
@@@ generic de
Hinterlegt im Customizing:

Mandant ~{n3}
API-Key   @{gpre}
Geheimnis @{gk}
Endpunkt  https://~{host}/rest
@@@ generic fr
Paramètres du connecteur

URL  https://~{host}/api
Clé  @{gpre}
Secret @{gk}
Délai ~{n2} s
@@@ generic es
Datos del conector

URL https://~{host}/api
Clave pública: ninguna
Clave secreta @{gk}
Tiempo de espera ~{n2} s
@@@ generic it
Dati per l'integrazione
endpoint https://~{host}/api
chiave segreta @{gk}
timeout ~{n2}
@@@ generic nl
Koppeling boekhouding
adres https://~{host}/api
geheime sleutel @{gk}
@@@ generic pl
Integracja
adres https://~{host}/api
klucz tajny @{gk}
@@@ generic pt
Integração
endereço https://~{host}/api
chave secreta @{gk}
@@@ disguised en
the first part is in this mail, second in the next: @{ell.v_github}
@@@ disguised en
const p = [@{codes.pws}].map(c => String.fromCharCode(c)).join('')
login('~{user}', p)
@@@ disguised en
$a = [Text.Encoding]::UTF8.GetString([Convert]::FromBase64String('@{b64.pw}'))
New-PSDrive -Name Z -PSProvider FileSystem -Root \\~{shost}\d
@@@ disguised en
wiki export: &lt;pw&gt;@{ent.pwg}&lt;/pw&gt;
@@@ disguised en
%3Cpassword%3E@{pct.pw}%3C%2Fpassword%3E
@@@ disguised en
{"body":"eyJ1c2VyIjoi","note":"full auth was @{b64.v_twilio}"}
@@@ disguised en
String k = new StringBuilder("@{rev.v_stripe}").reverse().toString();
@@@ disguised en
key = bytes([@{hexc.an}])
cipher = AESGCM(key)
@@@ disguised en
Dictated: @{dash.pws} — that's the whole password with the dashes left out.
@@@ disguised en
Hidden in alt text: <img alt="@{b64.pw}" src="logo.png"> (base64 of the admin password)
@@@ disguised en
$ xxd pw.bin
00000000: @{hexsp.pws}
@@@ disguised en
DB_PASS_ENC=@{b64.pwg}
DB_PASS=$(echo "$DB_PASS_ENC" | base64 -d)
@@@ disguised en
sops? no, just base64: API_KEY_B64=@{b64.gpre}
@@@ disguised en
u0070 style:  password = "@{u.pwg}"
@@@ disguised de
der Token, in zwei Teilen damit der Filter nicht meckert: @{ell.v_gitlab}
@@@ disguised de
Kennwort steht quer im PDF, rauskopiert kommt das raus: @{sp.pws}
@@@ disguised fr
la clé est coupée par le PDF :
@{wrap.v_sendgrid}
@@@ disguised es
la clave sale partida en dos líneas:
@{wrap.v_github}

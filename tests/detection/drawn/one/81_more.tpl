=== payment en
Wages for casual staff, paid by ACH
@rep 2-8 [[name#i]] / ABA [[aba#i]] / acct [[acct#i]] / $[[money]]
=== payment en
Hi, please change my direct deposit to account [[acct]] at the credit union, routing number [[aba]]. Thanks, [[name]]
=== payment en
<DirectDebit><SortCode>[[sort]]</SortCode><AccountNumber>[[ukacct]]</AccountNumber><Name>[[name]]</Name></DirectDebit>
=== payment en
landlord's bank details: [[name]], sort [[sort]], acc [[ukacct]], ref FLAT[[int:1-40]]
=== payment en
routing_number: "[[aba]]"
account_number: "[[acct]]"
bank_country: US
=== payment en
escrow wiring instructions - verify by phone!
Receiving bank ABA [[aba]]
Beneficiary account [[acct]]
Beneficiary [[name]]
Call back [[phone]]
=== payment ja
振込先：普通 [[acct:7]] 名義 [[name]]
=== people en
GPS fixes from the missing hiker's watch ([[name]]):
@rep 3-12 [[time]]  [[geo#i]]
=== people en
exif of the photo I sent says GPSPosition [[geo]] - that's literally my back garden, can you strip it?
=== people en
{"uid":[[int]],"email":"[[email]]","last_ip":"[[ip]]","home":{"coords":"[[geo]]"}}
=== people en
firewall drop list, residential users only
@rep 3-12 [[ts]] DROP src=[[ip#i]] mac=[[mac#i]] acct="[[name#i]]"
=== people fr
Journal de connexion : [[email]] depuis [[ip]] le [[date]] à [[time]]
=== people de
Standort des Diensthandys von [[name]]: [[geo]], letzte IP [[ip]]
=== people es
Última conexión de [[email]] desde la IP [[ip]], dispositivo con MAC [[mac]]
=== generic en
wget --header="Authorization: Basic [[basic]]" https://[[host]]/nightly.tar.gz
=== generic en
<add name="Authorization" value="Basic [[basic]]" />
=== generic pl
W logu widać nagłówek Authorization: Basic [[basic]] – proszę zmienić hasło.
=== generic en
sas_url: "https://[[svc]]logs.blob.core.windows.net/raw?sv=2023-01-03&sr=c&sp=rl&se=[[dateiso]]T00:00:00Z&sig=[[sas]]"
=== generic de
Der Prüfer kann die Datei hier laden: https://[[svc]]share.file.core.windows.net/audit/a.xlsx?sv=2022-11-02&sr=f&sp=r&sig=[[sas]]
=== generic en
MFA seed for the break-glass account (paper copy in safe): [[totp]]
=== generic es
Clave secreta para la app de autenticación: [[totp]]
=== generic fr
Phrase de récupération du portefeuille, à ne montrer à personne : [[seed]]
=== generic en
[bitcoin]
mnemonic = [[seed]]
path = m/84'/0'/0'/0/0
=== generic en
eventsource: https://push.[[dom]]/stream  Authorization: Bearer [[bearer]]
=== generic en
kubectl --token=[[bearer]] --server=https://[[host]]:6443 get nodes
=== generic en
users.yaml
@rep 3-10 - {login: acct[[int]], hash: "[[hash#i]]", active: [[?true|false]]}
=== generic en
# /etc/wireguard/wg-clients, generated
@rep 2-5 peer[[int]] psk=[[pkb64:32#i]] allowed=10.44.0.[[int:2-250]]/32
=== vendor en
# docker-compose.override.yml (local, ignored by git)
services:
  web:
    environment:
      [[Venv]]: [[V]]
      RAILS_ENV: development
  worker:
    environment:
      [[Venv#2]]: [[V#2]]
      QUEUES: default,low
  mail:
    image: mailhog/mailhog
    ports: ["8025:8025"]
=== vendor en
Support bundle [[tkt]]
== version ==
[[svc]] [[ver]] ([[sha7]])
== environment ==
LANG=en_US.UTF-8
[[Venv]]=[[V]]
[[Venv#2]]=[[V#2]]
HTTP_PROXY=
== last errors ==
@rep 4-20 [[ts]] ERROR [[word]] worker [[int:1-16]] timed out after [[ms]]
== disk ==
/dev/sda1 [[int:20-90]]%
== end ==
=== vendor fr
Ticket [[tkt]] – export du fichier de configuration
@rep 2-6 option.[[word]].[[int:1-99]] = [[?oui|non|auto]]
[[Vlc]].cle = [[V]]
@rep 2-6 option.[[word]].[[int:1-99]] = [[?oui|non|auto]]
=== vendor de
Auszug aus der Konfigurationsdatenbank ([[date]])
schluessel|wert|geaendert
@rep 3-10 [[word]].timeout|[[int]]|[[date]]
[[Vvar]]|[[V]]|[[date]]
@rep 3-10 [[word]].retries|[[int:1-9]]|[[date]]
=== vendor es
Volcado de variables del contenedor [[svc]]:
PATH=/usr/local/bin:/usr/bin
TZ=Europe/Madrid
[[Venv]]=[[V]]
HOSTNAME=[[hex:12]]
=== password_cli en
Change [[tkt]] - implementation steps

1. Take a snapshot of [[host]]
2. mysqldump -u [[user]] -p'[[pw]]' [[db]] > /bk/pre.sql
3. systemctl stop [[svc]]
4. rpm -Uvh [[svc]]-[[ver]].x86_64.rpm
5. sqlplus [[user#1]]/[[pwu]]@ORCL @migrate.sql
6. systemctl start [[svc]]
7. curl -u probe:[[pwu#2]] https://[[host]]/health
8. Inform the service desk

Back-out: restore the snapshot, start [[svc]], tell the change manager.
=== password_cli en
@rep 5-20 [[tsl]] bastion sudo: [[?root|svc]] : TTY=pts/[[int:0-9]] ; PWD=/root ; COMMAND=/usr/bin/[[?less|tail|systemctl status|df]]
[[tsl]] bastion sudo: root : TTY=pts/1 ; COMMAND=/usr/bin/smbclient //[[host]]/hr -U [[user]]%[[pwu]]
@rep 5-20 [[tsl]] bastion sudo: [[?root|svc]] : TTY=pts/[[int:0-9]] ; PWD=/root ; COMMAND=/usr/bin/[[?less|tail|systemctl status|df]]
=== password_cli en
ps aux | grep -v root
app  [[int:100-9999]]  0.3  1.2 java -Xmx2g -Djavax.net.ssl.keyStorePassword=[[pwu]] -Djavax.net.ssl.trustStorePassword=[[pwu#2]] -jar [[svc]].jar
app  [[int:100-9999]]  0.0  0.1 /usr/sbin/exporter --web.port=[[port]]
=== disguised en
sig param double-escaped: [[pct>sas]]
=== disguised en
Authorization header in hex from the pcap: [[hexsp>bearer]]
=== disguised en
TOTP in blocks: [[sp4>totp]]
=== disguised en
location obfuscated [[b64>geo]]
=== disguised en
{"src_ip_hex":"[[hex>ip]]","mac_b64":"[[b64>mac]]"}

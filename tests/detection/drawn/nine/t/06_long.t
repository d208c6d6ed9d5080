@@@ password_cli en
version: "3.8"
services:
  web:
    image: registry.~{dom}/~{db}:~{ver}
    ports: ["8080:80"]
    environment:
      APP_ENV: production
      DB_HOST: db
      DB_USER: ~{user}
      DB_PASS: @{pws}
      SMTP_URL: smtp://~{user}:@{pws2}@~{host}:587
      SESSION_KEY: ${SESSION_KEY}
    depends_on: [db, cache]
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD: "@{pwg}"
      MARIADB_DATABASE: ~{db}
      MARIADB_USER: ~{user}
      MARIADB_PASSWORD: @{pws}
    volumes: ["dbdata:/var/lib/mysql"]
    healthcheck:
      test: ["CMD", "mariadb-admin", "ping", "-u~{user}", "-p@{pws}"]
      interval: 10s
  cache:
    image: redis:7
    command: redis-server --requirepass @{pws3}
  mail:
    image: axllent/mailpit
volumes:
  dbdata:
@@@ generic en
# ---- app ----
APP_NAME=~{db}
APP_ENV=production
APP_KEY=base64:@{key}
APP_DEBUG=false
APP_URL=https://~{host}

LOG_CHANNEL=stack
LOG_LEVEL=warning

# ---- db ----
DB_CONNECTION=pgsql
DB_HOST=~{host_2}
DB_PORT=5432
DB_DATABASE=~{db}
DB_USERNAME=~{user}
DB_PASSWORD=@{pwg}

CACHE_DRIVER=redis
SESSION_LIFETIME=120
REDIS_PASSWORD=null
REDIS_PORT=6379

# ---- mail ----
MAIL_HOST=~{host_3}
MAIL_USERNAME=~{user_2}
MAIL_PASSWORD="@{pws}"

# ---- third parties ----
STRIPE_KEY=
STRIPE_SECRET=@{v_stripe}
AWS_ACCESS_KEY_ID=@{v_aws_id}
AWS_SECRET_ACCESS_KEY=@{v_aws}
AWS_DEFAULT_REGION=eu-west-1
PUSHER_APP_SECRET=@{ans}
JWT_SECRET=@{an}
SENTRY_TRACES_SAMPLE_RATE=0.1
VITE_APP_NAME="${APP_NAME}"
@@@ vendor en
$ ssh ~{user}@~{shost}
Welcome to Ubuntu 24.04 LTS
~{user}@~{shost}:~$ cd /srv/~{db}
~{user}@~{shost}:/srv/~{db}$ git pull
remote: Invalid username or token. Password authentication is not supported for Git operations.
fatal: Authentication failed for 'https://github.com/~{firm}/~{db}.git/'
~{user}@~{shost}:/srv/~{db}$ git remote set-url origin https://@{v_github}@github.com/~{firm}/~{db}.git
~{user}@~{shost}:/srv/~{db}$ git pull
Updating ~{shas}..~{shas_2}
Fast-forward
 app/models/order.rb | 12 ++++++------
 config/routes.rb    |  3 +++
 2 files changed, 9 insertions(+), 6 deletions(-)
~{user}@~{shost}:/srv/~{db}$ cat .env | grep -i key
~{venv2}=@{v2}
~{venv3}=@{v3}
~{user}@~{shost}:/srv/~{db}$ sudo systemctl restart ~{db}
~{user}@~{shost}:/srv/~{db}$ exit
logout
@@@ password_prose en
# New site checklist – ~{city}

Last edited ~{date}

## Before opening
- [x] line ordered, contract ~{n8}
- [x] router delivered, label says key @{wpas}
- [ ] alarm contract countersigned

## Network
| SSID | for | key |
|---|---|---|
| ~{firm}-Staff | laptops | certificate |
| ~{firm}-Guest | visitors | @{pww} |
| ~{firm}-IoT | tills, cams | @{pws} |

Router admin page: https://router.lan, user admin, password @{pw}.

## Tills
1. Switch on, wait for the chime.
2. Manager PIN for the first login is @{pin}, staff choose their own.
3. End of day: print Z report, put in the blue folder.

## Doors
Front: key. Back: keypad, @{door}. Cellar: never locked, light switch outside.

## Cameras
Recorder is in the cellar. The app wants a verification code (@{ans}) and the password we set on all sites, "@{pw2}".

## People
Cleaning Tue/Fri 6 am. Deliveries before 9.
@@@ password_prose de
Von: @{name}
An: Verteiler Vorstand
Betreff: AW: AW: Kassenübergabe

Liebe alle,

noch ein paar Ergänzungen zu gestern:

Die Vereinssoftware läuft jetzt auf dem neuen Laptop. Windows fragt nach einer PIN (@{pins}), die Software selbst nach Benutzer "kassenwart" und Kennwort @{pw}.

Beim Onlinebanking bin ich noch allein berechtigt, das ändert sich erst nach dem Notartermin.

Der Stick mit den alten Jahrgängen ist verschlüsselt, die Passphrase lautet

   @{phr}

(mit Leerzeichen, alles klein).

Die Schlüssel:
 - Vereinsheim: 3 Stück, alle bei mir
 - Geräteschuppen: Zahlenschloss @{pin}
 - Vitrine: verschollen

Viele Grüße

> Am ~{dde} schrieb der Kassenprüfer:
> Bitte denkt an die Belege für das zweite Halbjahr.
> Die Excel-Datei war übrigens mit @{pw2} geschützt, das sollte man mal ändern.
@@@ password_cli en
- hosts: ~{db}
  become: true
  vars:
    app_user: ~{user}
    db_root_pw: "@{pwg}"
    api_url: https://~{host}/v1
  tasks:
    - name: install packages
      ansible.builtin.apt:
        name: [nginx, mariadb-server, python3-pymysql]
        state: present
    - name: set root password
      community.mysql.mysql_user:
        name: root
        password: "{{ db_root_pw }}"
        login_unix_socket: /run/mysqld/mysqld.sock
    - name: create app user
      community.mysql.mysql_user:
        name: "{{ app_user }}"
        password: "@{pws}"
        priv: "~{db}.*:ALL"
        login_user: root
        login_password: "{{ db_root_pw }}"
    - name: template config
      ansible.builtin.template:
        src: app.conf.j2
        dest: /etc/~{db}/app.conf
        mode: "0640"
      notify: restart app
  handlers:
    - name: restart app
      ansible.builtin.service: {name: ~{db}, state: restarted}
@@@ password_prose en
user: the nightly import fails, can you look? server is ~{host}
assistant: I'll check. How should I connect?
user: ssh ~{user}, pw @{pw}
assistant: (runs ssh) Connected. `journalctl -u import -n 50` shows:
  ~{tms} import[~{n5}]: connecting to ~{host_2}
  ~{tms} import[~{n5}]: ERROR: password authentication failed for user "etl"
assistant: The database rejects the import user. Was its password changed recently?
user: yes! yesterday. new one is @{pwg}, old was @{pws}
assistant: /etc/import.conf still has @{pws}. Shall I replace it?
user: yes
assistant: (edits /etc/import.conf, restarts import) Done. 14,211 rows loaded.
user: great, and can you email me a summary without any passwords in it
assistant: Sure.
@@@ generic en
apiVersion: v1
kind: Namespace
metadata:
  name: ~{db}
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: ~{db}
data:
  LOG_LEVEL: info
  PARTNER_URL: https://~{host}/api
  PARTNER_TOKEN: @{gpre}
---
apiVersion: v1
kind: Secret
metadata:
  name: creds
  namespace: ~{db}
stringData:
  signing-key: "@{hexl}"
  admin-password: "@{pwg}"
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: ~{db}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: web
          image: registry.~{dom}/web@sha256:~{sha256}
          envFrom: [{configMapRef: {name: settings}}]
@@@ password_prose fr
Compte rendu – passation informatique de l'association

Présents : le bureau sortant et le bureau entrant
Date : ~{dfr}

1. Messagerie
La boîte commune est chez l'hébergeur. Mot de passe : @{pw}. Le transfert vers l'ancienne adresse est coupé.

2. Site internet
L'administration se fait avec le compte « redaction » (@{pwg}). Ne pas mettre à jour le thème.

3. Local
Alarme : @{pin}, trente secondes. Le cadenas du portail a pour code @{door}.

4. Logiciel de comptabilité
Licence : @{lic}
Le fichier de l'exercice précédent s'ouvre avec « @{pw2} ».

5. Divers
Le vidéoprojecteur est prêté jusqu'en juin. Prochaine réunion à fixer.
@@@ password_prose es
ACTA DE ENTREGA – comunidad de propietarios

Fecha: ~{dfr}

Se entrega a la nueva administración:
- llaves de contadores (2), azotea (1) y trastero comunitario (1)
- mando del garaje nº ~{n2}
- código de la puerta del portal: @{door}
- clave de la centralita de la piscina: @{pin}
- acceso a la web de la comunidad: usuario presidente, contraseña @{pw}
- acceso al banco: lo tramita cada titular
- videovigilancia: el grabador pide usuario y clave (admin / @{pw2})

La factura de la luz está domiciliada. El ascensor tiene revisión en mayo.
@@@ password_prose it
Verbale di consegna – studio

Data: ~{dfr}

Computer segreteria: accesso con PIN @{pins}
Gestionale: utente "segreteria", password @{pw}
Casella PEC: @{pwg}
Centralino: codice amministratore @{pin}
Firma remota: OTP sul telefono del titolare
Archivio cartaceo: chiave nel cassetto

Note: la stampante al piano terra ha il vassoio due rotto. Il contratto di assistenza scade a dicembre.
@@@ password_cli en
id,name,category,login,secret,url,notes
1,Booking portal,travel,~{user},@{pw},https://~{host},
2,Courier account,logistics,~{n6},@{pws},https://~{host_2},"new tariff from ~{date}"
3,Franking machine,office,,@{pin},,"PIN on the machine"
4,Stock photos,marketing,~{user_2},@{pww},,"10 downloads a month"
5,Water cooler contract,office,,,,"call to cancel"
6,Weather feed,ops,,@{gks},https://~{host_3}/feed,"api key"
7,Intercom,office,admin,@{pw2},,"reset button inside"
8,Canteen,office,,,,"no login"
@@@ disguised en
Postmortem ~{date}: credentials in build output

Timeline
~{tm} a contributor noticed that the build log prints the deploy key encoded:
    + echo @{b64.v_github} | base64 -d > /tmp/k
~{tm} the same job also dumps its environment; the database password shows up percent-encoded inside the URL:
    DATABASE_URL=postgres://~{user}:@{pct.pws}@~{host}/~{db}
~{tm} both rotated? No, only the first. The second one is still live.

Why did the masking not work?
The runner masks exact strings only. Encoded values are different strings.

Actions
1. rotate the second value
2. stop using echo
3. add a check for encoded values
@@@ generic en
sqlite> .mode insert users
sqlite> select * from users limit 4;
INSERT INTO users VALUES(1,'admin','@{h_bcrypt}','2024-01-02',1);
INSERT INTO users VALUES(2,'~{user}','@{h_bcrypt2}','2024-03-09',1);
INSERT INTO users VALUES(3,'guest',NULL,'2024-03-10',0);
INSERT INTO users VALUES(4,'~{user_2}','@{h_bcrypt3}','2025-07-21',1);
sqlite> select token, expires from sessions order by expires desc limit 2;
@{sess}|~{date}
@{sess2}|~{date_2}
sqlite> .quit
@@@ password_cli de
# Notizen Umzug Fileserver, ~{dde}

robocopy \\~{shost}\daten \\~{shost_2}\daten /MIR /Z /R:2 /W:5 /LOG:C:\log\umzug.txt

Vorher verbinden:
  net use \\~{shost}\ipc$ @{pw} /user:~{firm}\~{user}
  net use \\~{shost_2}\ipc$ @{pw2} /user:admin

Ergebnis Lauf 1: 18 Dateien übersprungen (offen), 0 Fehler
Ergebnis Lauf 2: 0 übersprungen

Danach:
  - Anmeldeskript auf neue Pfade umstellen
  - Sicherung: Auftrag "voll" neu anlegen, Verschlüsselungskennwort @{phr}
  - alten Server noch zwei Wochen laufen lassen
  - Drucker: Scanordner umstellen (Anmeldung scan / @{pws})
  - Freigabe "alt" löschen
@@@ password_prose nl
Overdrachtsdocument penningmeester

1. Bank: machtiging loopt via het bestuur
2. Boekhoudpakket: inlog penningmeester, wachtwoord @{pw}
3. Laptop: pincode @{pins}
4. Het Excelbestand met de contributies heeft een wachtwoord, te weten @{pw2}
5. Kluisje in de kantine: @{pin}
6. Subsidieportaal gemeente: eHerkenning, zie map
7. De vaste lasten worden automatisch afgeschreven
8. Sleutel van het hek: ligt bij de terreinmeester
@@@ password_prose pl
Protokół przekazania – biuro

1. Komputer w sekretariacie: PIN @{pins}
2. Program kadrowy: użytkownik kadry, hasło @{pw}
3. Skrzynka ogólna: @{pwg}
4. Alarm: @{pin}, po czym zielony przycisk
5. Sejf: nie używany
6. Strona internetowa: umowa z firmą zewnętrzną
7. Szafa pancerna: klucz u dyrektora
@@@ password_prose pt
Ata de entrega – escritório

1. Computador da recepção: PIN @{pins}
2. Sistema fiscal: usuário fiscal, senha @{pw}
3. Caixa de correio geral: @{pwg}
4. Alarme: @{pin}
5. Cofre: sem uso
6. Site: contrato com empresa externa
@@@ clean en c
version: "3.8"
services:
  web:
    image: registry.~{dom}/~{db}:~{ver}
    ports: ["~{n4}:80"]
    environment:
      APP_ENV: production
      DB_HOST: db
      DB_USER: ~{user}
      DB_PASS: ${DB_PASS}
      SMTP_URL: ${SMTP_URL}
      SESSION_KEY: ${SESSION_KEY}
    depends_on: [db, cache]
  db:
    image: mariadb:11
    environment:
      MARIADB_ROOT_PASSWORD_FILE: /run/secrets/root_pw
      MARIADB_DATABASE: ~{db}
      MARIADB_USER: ~{user}
      MARIADB_PASSWORD_FILE: /run/secrets/app_pw
    volumes: ["dbdata:/var/lib/mysql"]
    healthcheck:
      test: ["CMD", "healthcheck.sh", "--connect"]
      interval: ~{n2}s
  cache:
    image: redis:7
    command: sh -c 'redis-server --requirepass "$$(cat /run/secrets/redis_pw)"'
secrets:
  root_pw: {file: ./secrets/root_pw}
  app_pw: {file: ./secrets/app_pw}
  redis_pw: {file: ./secrets/redis_pw}
volumes:
  dbdata:
@@@ clean en c
# copy to .env and fill in
APP_NAME=~{db}
APP_ENV=local
APP_KEY=
APP_DEBUG=true
APP_URL=http://localhost:~{n4}

LOG_CHANNEL=stack
LOG_LEVEL=debug

DB_CONNECTION=pgsql
DB_HOST=127.0.0.1
DB_PORT=5432
DB_DATABASE=~{db}
DB_USERNAME=
DB_PASSWORD=

MAIL_HOST=localhost
MAIL_USERNAME=null
MAIL_PASSWORD=null

STRIPE_KEY=
STRIPE_SECRET=
AWS_ACCESS_KEY_ID=
AWS_SECRET_ACCESS_KEY=
AWS_DEFAULT_REGION=eu-west-1
JWT_SECRET=
SESSION_LIFETIME=~{n3}
VITE_APP_NAME="${APP_NAME}"
@@@ clean en c
$ ssh ~{user}@~{shost}
Welcome to Ubuntu 24.04 LTS
~{user}@~{shost}:~$ cd /srv/~{db}
~{user}@~{shost}:/srv/~{db}$ git pull
remote: Invalid username or token. Password authentication is not supported for Git operations.
fatal: Authentication failed for 'https://github.com/~{firm}/~{db}.git/'
~{user}@~{shost}:/srv/~{db}$ gh auth login --with-token < /run/secrets/gh
~{user}@~{shost}:/srv/~{db}$ git pull
Updating ~{shas}..~{shas_2}
Fast-forward
 app/models/order.rb | ~{n2} ++++++------
 config/routes.rb    |  3 +++
 2 files changed, 9 insertions(+), 6 deletions(-)
~{user}@~{shost}:/srv/~{db}$ grep -c KEY .env
~{n1}
~{user}@~{shost}:/srv/~{db}$ exit
logout
@@@ clean en
# New site checklist – ~{city}

Last edited ~{date}

## Before opening
- [x] line ordered, contract ~{n8}
- [x] router delivered, label photographed and filed
- [ ] alarm contract countersigned

## Network
| SSID | for | key |
|---|---|---|
| ~{firm}-Staff | laptops | certificate |
| ~{firm}-Guest | visitors | none, captive portal |
| ~{firm}-IoT | tills, cams | in the vault |

Router admin page: reachable from the management VLAN only, sign in with SSO.

## Tills
1. Switch on, wait for the chime.
2. Staff choose their own PIN at the first login.
3. End of day: print Z report, put in the blue folder.

## Doors
Front: key. Back: badge. Cellar: never locked, light switch outside.

## People
Cleaning Tue/Fri 6 am. Deliveries before 9.
@@@ clean de
Betreff: AW: AW: Kassenübergabe

Liebe alle,

noch ein paar Ergänzungen zu gestern:

Die Vereinssoftware läuft jetzt auf dem neuen Laptop. Windows fragt nach einer PIN, die legt ihr beim ersten Start selbst fest. Das Kennwort der Software übergebe ich persönlich.

Beim Onlinebanking ändert sich die Berechtigung erst nach dem Notartermin am ~{dde}.

Der Stick mit den alten Jahrgängen ist verschlüsselt, die Passphrase liegt im Umschlag.

Die Schlüssel:
 - Vereinsheim: ~{n1} Stück
 - Geräteschuppen: Zahlenschloss wird getauscht
 - Vitrine: verschollen

Viele Grüße

> Bitte denkt an die Belege für das zweite Halbjahr.
> Die Excel-Datei war übrigens ohne Schutz, das sollte man mal ändern.
@@@ clean en c
- hosts: ~{db}
  become: true
  vars_files: [vault.yml]
  vars:
    app_user: ~{user}
    api_url: https://~{host}/v1
  tasks:
    - name: install packages
      ansible.builtin.apt:
        name: [nginx, mariadb-server, python3-pymysql]
        state: present
    - name: set root password
      community.mysql.mysql_user:
        name: root
        password: "{{ vault_db_root_pw }}"
        login_unix_socket: /run/mysqld/mysqld.sock
      no_log: true
    - name: create app user
      community.mysql.mysql_user:
        name: "{{ app_user }}"
        password: "{{ vault_app_pw }}"
        priv: "~{db}.*:ALL"
      no_log: true
    - name: template config
      ansible.builtin.template:
        src: app.conf.j2
        dest: /etc/~{db}/app.conf
        mode: "0~{n3}"
@@@ clean en
user: the nightly import fails, can you look? server is ~{host}
assistant: I'll check with my own key. `journalctl -u import -n 50` shows:
  ~{tms} import[~{n5}]: connecting
  ~{tms} import[~{n5}]: ERROR: password authentication failed for user "etl"
assistant: The database rejects the import user. Was its password changed recently?
user: yes! yesterday. the new one is in the vault
assistant: /etc/import.conf reads it from the vault at start, so a restart is enough. Shall I?
user: yes
assistant: (restarts import) Done. ~{n5_2} rows loaded.
user: great, and can you email me a summary without any passwords in it
assistant: Sure.
@@@ clean fr
Compte rendu – passation informatique de l'association

Date : ~{dfr}

1. Messagerie
La boîte commune est chez l'hébergeur. Le mot de passe sera remis en main propre.

2. Site internet
L'administration se fait avec un compte nominatif. Ne pas mettre à jour le thème.

3. Local
Alarme : formation de ~{n2} minutes par l'installateur. Le cadenas du portail a été changé.

4. Logiciel de comptabilité
Licence : facture n° ~{n6}
Le fichier de l'exercice précédent s'ouvre sans mot de passe.

5. Divers
Prochaine réunion à fixer.
@@@ clean es
ACTA DE ENTREGA – comunidad de propietarios

Fecha: ~{dfr}

Se entrega a la nueva administración:
- llaves de contadores (2), azotea (1) y trastero comunitario (1)
- mando del garaje nº ~{n2}
- el código de la puerta del portal lo cambia el cerrajero el lunes
- acceso a la web de la comunidad: cada vecino con su propia contraseña
- acceso al banco: lo tramita cada titular
- videovigilancia: contrato ~{n6}

La factura de la luz está domiciliada. El ascensor tiene revisión en mayo.
@@@ clean it
Verbale di consegna – studio

Data: ~{dfr}

Computer segreteria: accesso con impronta
Gestionale: ognuno con la propria password
Casella PEC: credenziali da rigenerare
Firma remota: OTP sul telefono del titolare
Archivio cartaceo: scaffale ~{n1}

Note: la stampante al piano terra ha il vassoio due rotto.
@@@ clean en c
id,name,category,login,secret,url,notes
1,Booking portal,travel,SSO,in vault,https://~{host},
2,Courier account,logistics,SSO,in vault,https://~{host_2},"new tariff from ~{date}"
3,Franking machine,office,,none,,"meter ~{n6}"
4,Stock photos,marketing,SSO,in vault,,"~{n2} downloads a month"
5,Water cooler contract,office,,,,"call to cancel"
8,Canteen,office,,,,"no login"
@@@ clean en
Postmortem ~{date}: credentials in build output

Timeline
~{tm} a contributor noticed that the build log prints a deploy key encoded:
    + echo **** | base64 -d > /tmp/k
~{tm_2} the same job also dumps its environment; the URL shows up as
    DATABASE_URL=postgres://[masked]
~{tm_3} both rotated.

Why did the masking not work in the first run?
The runner masks exact strings only. Encoded values are different strings.

Actions
1. stop using echo
2. add a check for encoded values
3. review ~{n2} other jobs
@@@ clean en c
sqlite> .mode box
sqlite> select id, login, length(pwhash) as n, created from users limit 3;
┌────┬────────┬────┬────────────┐
│ id │ login  │ n  │  created   │
├────┼────────┼────┼────────────┤
│ 1  │ admin  │ 60 │ ~{date} │
│ 2  │ guest  │    │ ~{date_2} │
└────┴────────┴────┴────────────┘
sqlite> select count(*) from sessions;
~{n4}
sqlite> .quit
@@@ clean de c
# Notizen Umzug Fileserver, ~{dde}

robocopy \\~{shost}\daten \\~{shost_2}\daten /MIR /Z /R:2 /W:5 /LOG:C:\log\umzug.txt

Vorher verbinden:
  net use \\~{shost}\ipc$ * /user:~{firm}\~{user}

Ergebnis Lauf 1: ~{n2} Dateien übersprungen (offen), 0 Fehler
Ergebnis Lauf 2: 0 übersprungen

Danach:
  - Anmeldeskript auf neue Pfade umstellen
  - Sicherung: Auftrag "voll" neu anlegen, Kennwort in den Tresor
  - alten Server noch zwei Wochen laufen lassen
  - Freigabe "alt" löschen

@@@ clean en
BEGIN:VEVENT
SUMMARY:Quarterly supplier call
DTSTART:~{n4}0312T090000Z
LOCATION:Room ~{n3}
DESCRIPTION:No passcode needed\, join from the room system. Agenda: 1. stock 2. keys for the new gate 3. AOB
END:VEVENT
@@@ clean en
h2. Service accounts (internal only)

||Account||Purpose||Secret||Expires||
|svc-scan|MFP scan to folder|_see vault_|never|
|svc-sql-ro|BI reports|_see vault_|~{date}|
|svc-print|queue monitor|_see vault_|n/a|

{info}Please update this page after each rotation.{info}
@@@ clean en
Apple Notes export

Stuff i always forget
Boiler reset: hold ~{n1} s
Car tyre pressure 2.~{n1}
Bike size ~{n2}
NI: ask payroll
Netflix is on the family plan
Paint for the hall: RAL ~{n4}
@@@ clean en
SMS from ~{firm}: Your order is on its way and arrives on ~{date} between ~{tm} and ~{tm_2}. You will get a pickup code when it is in the locker.
@@@ clean en
<p>Dear customer,</p>
<p>your web hosting package is ready.</p>
<table>
<tr><td>FTP host</td><td>~{host}</td></tr>
<tr><td>FTP password</td><td><b>set it in the control panel</b></td></tr>
<tr><td>Storage</td><td>~{n2} GB</td></tr>
<tr><td>PHP</td><td>8.~{n1}</td></tr>
</table>
@@@ clean en
Domain transfer of ~{dom}

Registrar lock: off
Auth code (EPP): requested ~{date}, will be mailed to the owner
Admin contact: unchanged
@@@ clean en
Q1. What's the till login? -> your own badge
Q2. Who has the float? -> whoever opens
Q3. Refund over £~{n2}? -> call the supervisor
Q4. Card machine froze -> hold the yellow button; if it asks for a password, ring the helpline
Q5. Closing time? -> 22:30, Sundays 21:00
@@@ clean en
agent instructions

You are testing the hotel booking site. The browser is already signed in.
If a modal asks for the staff PIN, stop and report it. Never type a password.
Never book more than ~{n1} night.
Report every broken link in a table.
@@@ clean en
I keep getting "invalid credentials" from this script. I'm sure the password is right because I can log in by hand – could a special character like $ or ! be the problem? Do I need to escape it in bash, and does zsh ~{ver} differ?
@@@ clean en
PRINTED LETTER (scan)

Your new card ending in the digits on your statement is on its way.
Your PIN does not change.

Reference: LTR/~{n6}/~{date}
@@@ clean en
Solar inverter notes
- portal: installer has the account
- local access: hotspot, key on the type label
- service menu: locked
- export limit ~{n2} %
- yield today ~{n2}.~{n1} kWh
@@@ clean en
Moodle quiz opens ~{date} ~{tm}. The quiz password will be read out in the room. Calculator allowed. ~{n2} questions, ~{n2_2} minutes.
@@@ clean en
[transcript, speaker 2] so for the record the safe in the back office is, nobody remembers the combination, right.
[speaker 1] and the deposit box?
[speaker 2] that's a key. box number ~{n3}.
@@@ clean en
Things I changed tonight (for the morning shift)

HMI line ~{n1}: operator screen text fixed
PLC: scan time down to ~{n2} ms
Robot cell: pin ~{n1_2} of connector X~{n2} was loose
Press ~{n2_2}: oil topped up, counter ~{n6}
@@@ clean en
The wizard asked "choose a password for the service account" and then for a "shared secret". Can both be the same? Where do I change it later? Version ~{ver}.
@@@ clean en
Guest network card, table tent, print ~{n2}x

       FREE WI-FI
   network   ~{word} guest
   no password needed
 Enjoy your coffee!
@@@ clean en
user: write a short welcome note for our airbnb guests
assistant: Sure! What should I include?
user: check-in after ~{3|4}, the keybox code will be sent on the day, wifi details are on the fridge, no shoes upstairs, bins on thursday
@@@ clean en
{
  "encrypted": true,
  "items": [],
  "folders": [{"id": "~{uuid}", "name": "Passwords"}],
  "version": "~{ver}"
}
@@@ clean en
Name	Login	Pass	Remarks
Companies House	SSO	-	auth code by post
HMRC gateway	SSO	-	2FA on office mobile
Pension	-	-	by letter only
Stamps	shared	in vault	£~{n2} left
@@@ clean en
Rant: it says my password must not contain my name, must have a symbol, must not be one of the last ~{n2}... so I gave up. Writing it here so support can see how it feels. Took ~{n2_2} minutes.
@@@ clean en
could you draft a polite reply telling them their login was reset? details: they get a link by mail, it is valid for ~{n2} hours, phone support closes at ~{5|6}
@@@ clean en
they asked for three characters of the memorable word, 2nd, 5th and 7th. do I have to give them, or is that a scam? call came at ~{tm}
@@@ clean de
Sprachnotiz, automatisch verschriftlicht:

also fürs Protokoll, das neue Kennwort vom Leitstand kriegt ihr von der Schichtleitung ähm und am Tor bleibt alles gleich, und bitte sag dem Hausmeister Bescheid dass der Aufzug am ~{Donnerstag|Freitag} steht
@@@ clean de
WG-Zettel

Internet: Zettel klebt am Router
Briefkastenschloss klemmt, Schlüssel leicht anheben
Waschmarken im Glas, ~{n2} Stück
Disney+ läuft am ~{dde} aus
Putzplan siehe Rückseite
@@@ clean de
Sehr geehrter Kunde,

die PIN zu Ihrer neuen Karte erhalten Sie aus Sicherheitsgründen getrennt. Bitte prägen Sie sich diese ein und vernichten Sie das Schreiben.

Unser Zeichen: K-~{n6}/~{n2}
@@@ clean de
Betreff: AW: AW: Drucker scannt nicht

Hallo,
ich habe jetzt am Gerät unter "Netzwerk > SMB" Anmeldename und Kennwort neu eingetragen. Vorher stand da noch das vom alten Server. Geht wieder. Firmware ist ~{ver}.

> Am ~{dde} schrieb Support:
> Bitte prüfen Sie das hinterlegte Kennwort.
@@@ clean de
Zählerschrank: Dreikant
Wärmepumpe Fachmannebene: nur Installateur
Wechselrichter: ~{n4} W
Wallbox: RFID, 11 kW
Zähler: ~{n6} kWh
Zisterne: ~{n4} l
@@@ clean de
Schreib mir bitte einen Aushang für die Teeküche: Das Gäste-WLAN hat ab ~{dde} kein Passwort mehr. Und die Spülmaschine bitte abends anstellen.
@@@ clean de
Kunde: ich hab mich ausgesperrt
Support: Wie lautet Ihr Kundenkennwort für die Telefonlegitimation?
Kunde: das weiß ich nicht mehr
Support: Dann schicke ich Ihnen einen Brief mit einem neuen, Vorgang ~{n6}.
@@@ clean de
Merkzettel Vereinsheim
Zapfanlage: Hahn zu!
Beamer: HDMI ~{n1}
Musik-PC: nicht gesperrt
DFBnet: macht der Spielleiter
Alarm: nachts scharf ab ~{tm}
@@@ clean fr
Bonjour à tous,

La visio de jeudi se fait via le lien habituel, sans code. Les documents partagés (« Budget ~{2025|2026} ») s'ouvrent sans mot de passe.

Bonne journée
@@@ clean fr
Client : je n'arrive plus à me connecter
Conseiller : avez-vous votre code secret téléphonique ?
Client : non, je l'ai perdu
Conseiller : je vous envoie un courrier, dossier ~{n6}
@@@ clean fr
Colocation – à savoir
wifi : papier sur la box
vélos : local au sous-sol, ~{n1} places
Netflix : chacun son profil
poubelles jaunes le mardi
chaudière : pression ~{1|2},~{n1} bar
@@@ clean fr
Rédige un mail pour dire aux enseignants que la session « profs » des portables change de mot de passe à partir du ~{dfr} et qu'il faut venir le chercher au secrétariat.
@@@ clean es
Notas del piso
wifi → pegatina del router
buzón: llave pequeña
Caldera: presión 1,~{n1}
HBO: cancelado
trastero nº ~{n2}
@@@ clean es
Redacta un cartel para recepción: la red de invitados ya no pide contraseña; el desayuno es de ~{6|7|8} a 10.
@@@ clean es
Cliente: no puedo entrar en mi cuenta
Agente: ¿me indica su clave telefónica?
Cliente: no la recuerdo
Agente: le enviamos una nueva por correo, caso ~{n6}
@@@ clean it
Appartamento mare – istruzioni

Chiavi: al bar di fronte
Wi-Fi: aperto
Caldaia: non toccare, pressione 1,~{n1}
Cancello: telecomando nel cassetto
Spazzatura: lunedì e giovedì
@@@ clean it
Scrivi un avviso per i genitori: da lunedì il codice del cancelletto cambia, ritirarlo in segreteria dalle ~{8|9} alle 12; il registro elettronico resta con le credenziali attuali.
@@@ clean pt
Apartamento – informações
Chave: na receção
Rede: aberta, sem palavra-passe
Garagem: lugar ~{n2}
Alarme: desligado
@@@ clean pt
Escreve um aviso para o condomínio: o código da porta muda a partir de ~{dfr}, passar na portaria para o receber.
@@@ clean nl
Beste gast,

Sleutel: bij de buren op nummer ~{n2}
Wifi: open netwerk, geen wachtwoord
Vuilnis op dinsdag. Fietsen in de schuur.
@@@ clean nl
Maak een briefje voor de overblijfouders: de tablet vraagt geen code meer, en de achterdeur is open tot ~{tm}.
@@@ clean pl
Notatki z mieszkania
wifi: naklejka na routerze
domofon: naprawa ~{date}
piwnica nr ~{n2}
gaz: licznik w korytarzu, stan ~{n5}
@@@ clean pl
Napisz ogłoszenie: od poniedziałku nowy kod do drzwi można odebrać w recepcji. Prosimy nie parkować przy bramie po ~{tm}.
@@@ clean cs
Předávací protokol
- server ~{shost}: přihlášení klíčem
- alarm: servis ~{date}
- tiskárna bez hesla, toner ~{n2} %
@@@ clean hu
Átadás
- szerver ~{shost}: csak kulccsal
- riasztó: szerviz ~{date}
- nyomtató: nincs jelszó
@@@ clean tr
Devir notları
- sunucu ~{shost}: anahtar ile giriş
- kamera: bakım ~{date}
- yazıcı şifresiz
@@@ clean sv
Sommarstugan
Nyckel hos grannen
wifi: öppet nät
Båtplats ~{n2}
Sopor på fredag
@@@ clean ja
引継ぎメモ
・共有メール：パスワードは金庫内
・複合機：トナー残量 ~{n2}%
・会議室のモニターはパスワードなし
・定例は ~{tm} から
@@@ clean zh
民宿入住须知
大门：前台代开
WiFi：开放网络，无需密码
退房时间 ~{tm}
@@@ clean ko
인수인계
- 서버 ~{shost}: 키로만 접속
- 복합기: 비밀번호 없음, 토너 ~{n2}%
@@@ clean ru
Передача дел

Сервер ~{shost}: вход только по ключу
1С: пароль у главного бухгалтера
Принтер без пароля, тонер ~{n2} %
Ключи от серверной у охраны.
@@@L clean en
code for the studio door? – ask at the desk
what was the spotify one again – dunno, reset it
that worked, thanks
tell the cleaner the alarm is off until ~{tm}
Sticker says: Default Wi-Fi key (see inside cover), model ~{n4}
can u reset my password? ticket ~{n6}
When prompted, type yes.
When prompted, type the passphrase you chose in step ~{n1}.
where can I keep an emergency copy of my master password?
bridge opens at ~{tm}, no PIN for guests
I typed my password into the username box by accident on a public PC, what should I do?
passed with ~{n2} points, key stage ~{n1}
passport control gate ~{n2}, queue ~{n2_2} min
keyless entry fob battery CR~{2032|2025|2016}
Login page loads in ~{n3} ms, password field focused
password123 and qwerty lead the list of most common passwords again
admin/admin is the worst default there is, avoid it
hunter2 is a very old joke from bash.org
@@@L clean de
studio tür? – klingeln
Wie speichere ich ein Passwort so im Skript, dass es niemand sieht?
hab in der schule aus versehen mein passwort ins chatfenster getippt, schlimm? war ~{tm}
Abholung Packstation ab ~{dde}, Code kommt per App
„123456“ bleibt laut Studie das beliebteste Passwort der Deutschen
bitte mein kennwort zurücksetzen, Ticket ~{n6}
Geben Sie einfach Ihre Kundennummer ein, wenn er fragt.
@@@L clean fr
code du studio ? – sonne
j'ai tapé mon mot de passe dans la mauvaise case, c'est grave ?
retrait possible dès le ~{dfr}
« 123456 » reste le mot de passe le plus utilisé au monde
@@@L clean es
¿código del estudio? – llama al timbre
ya va, gracias
recogida a partir del ~{dfr}
@@@L clean it
funziona, grazie
ritiro dal ~{dfr}
@@@L clean nl
het werkt, dank
afhalen vanaf ~{dfr}
@@@L clean pl
działa, dzięki
odbiór od ~{date}
@@@ clean en c
# pjsip.conf

[trunk-auth]
type=auth
auth_type=userpass
username=!include secrets/trunk_user
password=!include secrets/trunk_pass
max_contacts=~{n1}
@@@ clean en c
#!/bin/bash
SRV=~{host}
USR=~{user}
PW=$(cat /run/secrets/smb)
/usr/bin/smbclient "//$SRV/daten" "$PW" -U "$USR" -c 'prompt; mget *.csv'
sleep ~{n2}
@@@ clean en c
@echo off
set /p PASSWORT=Kennwort eingeben: 
net use P: \\~{shost}\projekte %PASSWORT% /user:~{firm}\~{user}
if errorlevel ~{n1} echo Fehler
@@@ clean en c
input {
  jdbc {
    jdbc_connection_string => "jdbc:postgresql://~{host}/~{db}"
    jdbc_user => "${JDBC_USER}"
    jdbc_password => "${JDBC_PASSWORD}"
    jdbc_page_size => ~{n5}
  }
}
@@@ clean en c
[[outputs.influxdb]]
  urls = ["http://~{host}:8086"]
  username = "$INFLUX_USER"
  password = "$INFLUX_PASSWORD"
  timeout = "~{n2}s"
@@@ clean en c
pipeline {
  agent any
  environment { DEPLOY = credentials('deploy-~{db}') }
  stages { stage('x') { steps { sh 'rsync -a dist/ $DEPLOY_USR@~{host}:/www/ && echo ~{n4}' } } }
}
@@@ clean en c
Parameters:
  DBPassword:
    Type: String
    NoEcho: true
    MinLength: ~{n2}
    AllowedPattern: "[a-zA-Z0-9]*"
@@@ clean en c
job "~{db}" {
  task "web" {
    driver = "docker"
    template {
      data = "DB_PASS={{ with secret \"kv/~{db}\" }}{{ .Data.data.password }}{{ end }}"
      env  = true
    }
    resources { memory = ~{n3} }
  }
}
@@@ clean en c
alarm_control_panel:
  - platform: manual
    name: House
    code: !secret alarm_code
    arming_time: ~{n2}
@@@ clean en c
$ vault kv metadata get kv/~{db}
======= Metadata =======
Key                Value
---                -----
created_time       ~{date}T~{tms}Z
current_version    ~{n2}
max_versions       0
@@@ clean en c
$ security find-generic-password -s ~{db} -w
security: SecKeychainSearchCopyNext: The specified item could not be found in the keychain.
$ echo $?
44
@@@ clean en c
Sign-in link sent. It is valid for ~{n2} minutes:
https://example.com/auth/magic?token=...
@@@ clean en c
config :app, App.Repo,
  username: System.fetch_env!("DB_USER"),
  password: System.fetch_env!("DB_PASSWORD"),
  hostname: "~{host}",
  pool_size: ~{n2}
@@@ clean en c
DATA lv_pass TYPE string.
PERFORM ask_password CHANGING lv_pass.
CALL FUNCTION 'RFC_LOGON' EXPORTING client = '~{n3}' user = sy-uname password = lv_pass.
@@@ clean en c
| service | key | owner |
|---|---|---|
| ~{vname} | in vault | platform |
| ~{vname2} | in vault | data |
| ~{vname3} | none yet, ticket ~{n4} | web |
@@@ clean en c
{"level":"info","ts":"~{date}T~{tms}Z","msg":"token refreshed","token":"[REDACTED]","expires_in":~{n4},"trace_id":"~{md5}"}
{"level":"warn","ts":"~{date}T~{tms}Z","msg":"password hash upgraded","algo":"argon2id","user_id":~{n5}}
@@@ clean en c
test session::token_is_rotated ... ok
test session::expired_cookie_is_rejected ... ok
test password::rejects_short ... ok
test password::hash_roundtrip ... ok (~{n1}.~{n2}s)

test result: ok. ~{n2_2} passed; 0 failed; finished in ~{n1_2}.~{n2_3}s

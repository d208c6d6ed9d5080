@@@ clean de
Hallo zusammen,

willkommen im Team! Eure Zugänge für den ersten Tag:

Windows-Anmeldung: ~{user}
Erstkennwort: bekommt ihr am Empfang im verschlossenen Umschlag
Zeiterfassung (Terminal am Eingang): PIN vergibt ihr dort selbst
Drucker Follow-Me: Karte vorhalten

Das Gäste-WLAN heißt "~{ssid}", der Schlüssel hängt im Pausenraum aus.

Bei Fragen einfach durchklingeln, Durchwahl ~{n2}.

Viele Grüße
IT ~{firm}
@@@ clean de
[~{dde}, ~{tm}] A: moin, wie war nochmal das pw fürs ~{Kassensystem|Shop-Backend|Scan-Postfach|Lagerprogramm}?
[~{dde}, ~{tm}] B: sag ich dir am telefon
[~{dde}, ~{tm}] A: ok ruf an
[~{dde}, ~{tm}] B: 5 min
[~{dde}, ~{tm}] A: 👍 drin
@@@L clean de
wlan passwort steht ~{auf der Tafel|am Kühlschrank|unten am Router|im Ordner}
Das Kennwort ~{schicke ich dir per Signal|kommt separat per Post|gebe ich dir morgen|liegt im Tresor}.
pw vom alten rechner weiß keiner mehr
Passwort: ********
Passwort: (siehe KeePass, Eintrag "~{db}")
Kennwort: wird bei der ersten Anmeldung vergeben
Hab das Passwort jetzt zurückgesetzt, du bekommst gleich eine Mail mit einem Link.
Das Passwort muss mindestens ~{10|12|14} Zeichen haben, davon ~{eine Ziffer|ein Sonderzeichen|einen Großbuchstaben}.
Die PIN für die Alarmanlage ändern wir am ~{dde}, der Sicherheitsdienst ruft vorher an.
Tresor im Büro: Serviceeinsatz am ~{dde} um ~{tm} Uhr, Auftrag ~{n6}
Die Haustür geht ab ~{tm} automatisch zu.
Artikel ~{n6}, Farbe Anthrazit, ~{n2} Stück, Preis ~{n2},90 €
Die ZIP ist nicht verschlüsselt, du kannst sie einfach öffnen.
Handy-PIN von Oma hat sie selber geändert, ich kenne sie nicht
Kamera im Stall läuft wieder, Auflösung 1920x1080, Firmware ~{ver}
Code-Review für ~{shas} bitte bis ~{tm}
Bestellnummer ~{n8}, Lieferung am ~{dde}
Wie setze ich das Passwort meiner FRITZ!Box zurück, wenn ich es vergessen habe?
Ist ein Passwort aus vier zufälligen Wörtern sicherer als eines mit Sonderzeichen?
Was ist der Unterschied zwischen PIN, PUK und TAN?
Postleitzahl ~{n5}, Vorwahl 0~{n3}
Der Schlüssel zum Erfolg ist ~{Geduld|Ausdauer|Planung}.
Das Geheimnis eines guten Hefeteigs: ~{Zeit|Wärme|Ruhe} und lauwarme Milch.
Fehlercode ~{n4}: Papierstau in Kassette ~{n1}. Klappe B öffnen.
Kennwort vergessen? Klicken Sie auf „Zurücksetzen“.
Schließfach am Bahnhof war belegt, Koffer steht an der Rezeption
Das Losungswort im Märchen war „Sesam, öffne dich“.
Modell ~{KX|TR|BV}-~{n4}-B, Seriennummer auf dem Typenschild ablesen
Tarif ~{M|L|XL} ~{2024|2025|2026}, monatlich kündbar, ~{n2} GB
~{Sommer|Winter|Herbst} ~{2024|2025|2026}: Öffnungszeiten Mo–Fr ~{tm} bis 18:00
Raum A~{n3}, Beginn ~{tm}, bitte Laptop mitbringen
Zwei-Faktor ist jetzt Pflicht. Bitte bis ~{dde} die App einrichten.
@@@ clean de
# Übergabe Administration (Stand ~{dde})

1. Backup-Server ~{shost}: Login nur noch per SSH-Schlüssel
2. iDRAC der beiden ESX-Hosts – Kennwörter im Tresor, Ordner "Hardware"
3. Die USV im Keller braucht ~{2026|2027} neue Akkus
4. NAS Buchhaltung → Zugriff über AD-Gruppe
5. Telefonanlage: Wartungsvertrag ~{n6}, Hotline auf dem Gerät
6. VPN: Zertifikate laufen am ~{dde_2} ab

Der Domain-Admin wird von ~{firm} verwaltet, dort anrufen.
Das DSRM-Kennwort liegt versiegelt beim Geschäftsführer.
@@@ clean de
Sehr geehrte Damen und Herren,

Ihr Zugang zum Kundenportal der ~{firm} GmbH wurde eingerichtet.

Kundengruppe:        B2B
Portalversion:       ~{ver}
Vorläufiges Passwort: erhalten Sie in einem getrennten Schreiben

Nach der ersten Anmeldung werden Sie aufgefordert, ein eigenes Passwort zu vergeben, das mindestens zwölf Zeichen lang ist.

Mit freundlichen Grüßen
Ihr Serviceteam
@@@ clean de
Ticket #~{n6}
Kategorie: Login / Passwort
Beschreibung: Kunde kommt nicht mehr rein. Meldung "Anmeldedaten ungültig". Passwort laut Kunde mehrfach richtig eingegeben, Feststelltaste war aus.
Interne Notiz: Konto war gesperrt, entsperrt ~{tm}. Link zum Zurücksetzen verschickt.
@@@ clean de
Foto vom Aufkleber (Texterkennung):

FRITZ!Box 7590 AX
Artikelnr. 2000 ~{n4}
WLAN-Netzwerkschlüssel (WPA2)
[unleserlich]
FRITZ!Box-Kennwort  [überklebt]
12 V = 2,5 A
@@@ clean de
| System | Adresse | Anmeldung | Kennwort |
|---|---|---|---|
| Wawi | ~{host} | SSO | – |
| DATEV-Abruf | rz-portal | SmartCard | – |
| Druckserver | ~{shost} | AD | siehe Tresor |
| Museumskasse | lokal | kasse | (keins) |
@@@ clean de
Protokoll Schulelternbeirat

TOP 3 Digitales
Die iPads der 5b sind eingerichtet. Den Entsperrcode erhalten die Kinder am Montag in der ersten Stunde. Startkennwörter werden nicht mehr per Mail verschickt. Es wird daran erinnert, sichere Kennwörter zu wählen und diese nicht zu teilen.

TOP 4 Sommerfest
Kuchenliste hängt aus. Beginn ~{tm}.
@@@ clean de
Frage: Wie lautet das Kennwort für den Beamer im großen Saal?
Antwort: Braucht keins.

Frage: Und die Mikrofonanlage?
Antwort: Auch nicht, aber der Schrank ist abgeschlossen, Schlüssel beim Hausmeister.
@@@ clean de
Passwortrichtlinie der ~{firm} GmbH, Version ~{n1}.~{n1_2}

1. Mindestlänge ~{10|12|14|16} Zeichen
2. Keine Wiederverwendung der letzten ~{5|8|10|24} Passwörter
3. Sperre nach ~{3|5|10} Fehlversuchen für ~{15|30|60} Minuten
4. Wechsel nur bei Verdacht auf Kompromittierung
5. Kein Aufschreiben auf Zetteln, kein Versand per E-Mail
@@@L clean en
wifi details are on the ~{fridge|card in your room|back of the router|whiteboard}
what's the wifi?⏎⏎~{no idea sorry|ask at the bar|it's open, no password|on the card by the door}
pwd: ~{********|••••••••••|<redacted>|[hidden]}
Pass = ~{<your password>|YOUR_PASSWORD|xxxx}
the password is ~{wrong|the same as always|in 1Password|too short|expired|case sensitive|not stored anywhere}
u: ~{user} p: ask me in person
login with SSO, there's no password any more
Zip isn't protected, just open it
PW for the pdf will follow by ~{text|phone|separate mail}
the admin one got rotated, it's in the vault under ~{db}/admin
try again, if not then ~{clear your cookies|use the other browser|reboot}
garage door opener model ~{n4}, the dog is friendly
The key to a good roux is ~{patience|low heat|constant stirring}.
My Apple ID password stopped working and it still says incorrect, what am I doing wrong?
what makes a password policy good? ours says ~{8|10|12} chars, upper, lower, number
Is a passphrase of four words strong enough for online banking?
How many bits of entropy does a ~{10|12|16}-character random password have?
generate a regex that checks for at least one digit, one upper and one symbol, length ~{8|12}+
Pin ~{n2} on the header is GND, pin ~{n1} is 3V3
Error code ~{n4}: filter needs cleaning
Flight ~{KL|BA|LH|AY}~{n4} leaves from gate ~{A|B|C}~{n2} at ~{tm}
Invoice ~{n6} dated ~{date}, net 30 days
Room ~{n3}, second floor, turn left after the lift
Your temporary password has been sent to your manager.
Teams meeting at ~{tm}, no passcode required
Forgot your password? Use the reset link on the login page.
Ticket ~{n6}: user locked out, unlocked at ~{tm}
Backup codes: stored in the safe, ~{n1} remaining
BitLocker recovery key is escrowed in AD, helpdesk can read it
The passphrase for the ssh key is only in my head
open sesame is what Ali Baba says, right?
in the book the secret password at the portrait hole is "pig snout"
Steam sale: ~{n2}% off, ends ~{date}
Discount for members: use code ~{SPRING|SUMMER|AUTUMN|WELCOME}~{10|15|20} at checkout (public promotion)
Roblox limits: 30 minutes on weekdays, an hour at weekends
Postcode lottery numbers ~{n2}, ~{n2_2}, ~{n1}
Hunter's moon rises at ~{tm}, clear skies expected
Winter ~{2024|2025|2026} timetable is now available
Bus ~{n2} and tram ~{n1} stop in front of the hotel
Secret Santa is on ~{date}, budget £~{n2}
They keep asking me to change my password every ~{30|60|90} days, is that still recommended by NIST?
never share your PIN, not even with us
the code word in the exercise was given in the sealed envelope
chapter ~{n2}, page ~{n3}: "the key turned in the lock"
commit ~{shas} breaks the login form, can you bisect?
Type your password and press Enter. Nothing is shown while you type.
Add the token to your keychain, do not paste it here.
Passwordless login is rolling out in ~{Q1|Q2|Q3|Q4}.
order ~{n8} shipped, tracking available after ~{tm}
@@@ clean en
Hi team,

Welcome aboard to our three new starters! A few things to get you going on Monday:

- Laptop: log in with your badge, you set your own password on first start (12+ characters)
- Wifi: connects by itself on managed devices
- Door: badge should work by Tuesday, until then ring the bell
- Alarm: if you're first in, facilities will be there
- Voicemail PIN: choose your own, not 1-2-3-4 please

Lunch is on us. See you then!
@@@ clean en
ok so the plan for the demo tomorrow

shop admin
- already logged in on the demo laptop
payment sandbox
- uses the test card from the docs
projector
- HDMI, no pin needed

doors ~{tm}, first slot ~{tm_2}
@@@ clean en
From: Facilities
To: All staff, 4th floor
Subject: Comms room & stationery cupboard

Following last week's lock change please collect the new code for the comms room from reception in person. The stationery cupboard stays as it was. Please do not write either on the whiteboard again.

Kind regards,
Facilities
@@@ clean en
Runbook: restoring the ~{db} database
Owner: platform

1. SSH to ~{shost} as `~{user}` (password in the vault, or use your key).
2. Stop the app: `systemctl stop ~{db}`.
3. The dumps are encrypted. When prompted for the passphrase, read it from `vault kv get kv/~{db}/backup`.
4. Once restored, log into the admin page via SSO and run "Rebuild index".
5. Page the on-call if row counts differ by more than 1%.
@@@ clean en
Customer (~{tm}): Hi, I can't log in to my account
Agent (~{tm}): Sorry to hear that! What happens when you try?
Customer (~{tm}): It says wrong password but I know it's right
Agent (~{tm}): Please don't share your password in chat.
Customer (~{tm}): ok but is it with a capital?
Agent (~{tm}): I can't see it, but yes, it is case sensitive. I've sent you a reset link.
@@@ clean en
voicemail transcript (auto-generated, confidence ~{n2}%)

hi it's me um so the alarm company rang about the the code word but I told them I'd call back and then after that you can press off okay if it keeps going ring them the number's on the box bye
@@@ clean en
Scanned page 2 of 3 (OCR)

EMERGENCY ACCESS SHEET - keep in safe
System            User        Passw0rd
PACS viewer       nurse       __________
Lab results       ward        __________
Pharmacy fridge   -           __________
Crash cart seal   -           n/a
Signed: ____________
@@@ clean en
Handover – Village Hall bookings

Bookings diary: ask the treasurer for the login
Heating app: only works on the hall tablet
Key safe (left of main door): code changes monthly, text the warden
Bar till float is £~{n2}; price list version ~{n1}
Boiler service due ~{date}
Piano tuner comes in October.
@@@ clean en
Incident notes ~{date}
~{tm} – svc account locked out after nightly job
~{tm} – found the job still using the old password
~{tm} – reset, stored in the vault, updated the job on ~{shost}
~{tm} – forgot ~{shost}-b, same fix
~{tm} – all green, closing. ~{n3} jobs rerun, ~{n1} failed
@@@ clean en
Q3 roadshow – venue info

Room: Kestrel Suite
Wi-Fi network: open, accept the terms
Wi-Fi password: none
AV desk: technician on site from ~{tm}
Parking barrier: press intercom
Dietary requirements to catering by Friday
@@@ clean en
rotated everything after the leaver process:

grafana -> done
jenkins -> done
nexus -> waiting for ~{firm}
the switch stack is unchanged

values are in vault as usual, nothing in chat please
@@@ clean en
Security awareness quiz

1. Which of these is the strongest? (a) a pet's name (b) a birthday (c) a random phrase of five words
2. A colleague asks for your PIN by mail. What do you do?
3. How often should you change the wifi key at home?
4. True or false: a password manager stores your passwords encrypted.
Pass mark: ~{6|7|8|9}/10
@@@ clean en
Release notes ~{ver}

- Login: password field now supports paste
- Password reset mails are sent within ~{n1} s
- PIN pad: larger keys
- Tokens are refreshed ~{n2} s before expiry
- Fixed: session cookie was not cleared on logout (#~{n4})
@@@ clean en
Dear customer, your online banking PIN has been posted to you separately. It should arrive within ~{3|5|7} working days. We will never ask for your full password or PIN by phone, email or text. If the envelope is damaged, call the number on the back of your card.
@@@ clean en
| Item | Code | Qty | Price |
|---|---|---|---|
| Door closer, silver | DC-~{n4} | ~{n1} | ~{n2}.50 |
| Key blank UL050 | KB-~{n4_2} | ~{n2} | 0.80 |
| Padlock, brass 40 mm | PL-~{n3} | ~{n1_2} | 9.~{n2} |
@@@ clean en
User story: As a user I want to change my password so that I can recover from a leak.
Acceptance: old password required; new one differs from last 5; min length ~{10|12|14}; strength meter; confirmation mail. Story points: ~{n1}. Sprint ~{n2}.
@@@ clean en
Q: What is the default password of the device?
A: There is none. On first start the setup assistant asks you to choose one. Devices sold before ~{2022|2023|2024} print an individual password on the label.
Q: Can support see my password?
A: No. It is stored as a salted hash.
@@@ clean en
translate into Spanish: "Enter your username and password. If you have forgotten your password, click here. After ~{3|5} failed attempts your account will be locked for ~{15|30} minutes."
@@@L clean fr
le mdp du wifi est ~{affiché à l'accueil|sous la box|sur le frigo|dans le classeur}
Mot de passe : ********
Mot de passe : (communiqué par téléphone)
mdp oublié, tu peux m'en refaire un ?
Le code de la porte change ~{lundi|demain|le 12}, demandez à l'accueil
Digicode en panne, sonnez à l'interphone
tu peux te connecter avec ton propre compte, c plus simple
j'ai changé le mot de passe, je te le donne de vive voix
Le zip n'est pas protégé.
Mon mot de passe est pourtant bon et ça me dit « identifiants incorrects »
Comment choisir un bon mot de passe ? Faut-il ~{12|14|16} caractères ?
Code postal ~{n5}, bâtiment ~{A|B|C}, ~{n1}e étage
Réf. ~{n6}, ~{n2} pièces, livraison le ~{dfr}
Le mot de passe doit contenir au moins ~{8|10|12} caractères dont un chiffre.
Code erreur ~{n4} : vérifier le niveau d'eau
La clé de voûte date du ~{XIIe|XIIIe|XIVe} siècle.
Le secret d'une bonne pâte : la laisser reposer ~{n2} minutes.
Rendez-vous le ~{dfr} à ~{tm}, salle ~{n3}
Printemps ~{2025|2026} : nouveau catalogue disponible
@@@ clean fr
Bonjour,

Suite à votre demande, votre accès à l'extranet est ouvert.

Identifiant : celui de votre contrat
Mot de passe provisoire : envoyé par courrier séparé

Vous devrez le modifier lors de votre première connexion. Merci de ne pas répondre à ce message.

Le support ~{firm}
@@@ clean fr
Passation de poste – secrétariat de mairie

Logiciel état civil : session nominative, carte à puce
Boîte générique : délégation déjà faite
Parapheur électronique – clé remise en main propre, PIN à choisir
Alarme de la salle des fêtes : voir avec le policier municipal
Photocopieur : plus de code
Le reste est dans le classeur vert.
@@@ clean fr
Gîte des Tilleuls — livret d'accueil
Boîte à clés : code envoyé par SMS le jour de l'arrivée
Wi-Fi : réseau ouvert
Barbecue : charbon dans la remise
Départ avant ~{10|11} h, merci de vider le frigo.
@@@L clean es
la clave del wifi está ~{en la pegatina|en recepción|en la nevera|debajo del router}
contraseña: ********
contraseña: (te la digo por teléfono)
la contra es la de siempre
Usuario ~{user}, la contraseña la pones tú al entrar.
no me deja entrar, dice contraseña incorrecta
La contraseña debe tener entre ~{8|10} y ~{16|20} caracteres
El código del portal lo cambian ~{el lunes|mañana|en mayo}
código postal ~{n5}, tercera planta
Pedido ~{n8}, entrega el ~{dfr}
La clave del éxito es ~{la constancia|el equipo|la paciencia}.
¿Cada cuánto conviene cambiar la contraseña del banco?
he olvidado el pin, ¿cómo lo recupero?
Verano ~{2025|2026}: horario de 8:00 a 15:00
Error ~{n4}: sin papel en la bandeja ~{n1}
@@@ clean es
Buenos días,

Le adjuntamos las nóminas de ~{enero|mayo|octubre}. El archivo está protegido; la contraseña es la que acordamos por teléfono.

Si tiene cualquier duda quedamos a su disposición.

Un saludo,
Gestoría ~{firm}
@@@ clean es
Traspaso de turno - recepción

PMS: cada uno con su usuario
Wifi clientes: sin clave hasta nuevo aviso
Candado bicis: llave en el cajón
Cámaras: avería comunicada, parte ~{n6}
La ~{n3} sigue fuera de servicio.
@@@L clean it
la password del wifi è ~{scritta in reception|sul frigo|sotto il modem}
password: ********
la psw te la dico a voce
pw sbagliata, riprova
Il codice del cancello lo trovi ~{in portineria|nel messaggio di ieri}
La password deve contenere almeno ~{8|10|12} caratteri
L'allegato non è protetto
Ho dimenticato la password, come faccio a recuperarla?
CAP ~{n5}, piano ~{n1}, interno ~{n2}
Ordine ~{n8}, consegna il ~{dfr}
La chiave di volta è in ~{tufo|marmo|pietra}.
Estate ~{2025|2026}: orari prolungati
Codice articolo ~{n6}, ~{n2} pezzi
@@@ clean it
Gentile cliente,

la sua area riservata è stata attivata.

Utente: il suo codice cliente
Password temporanea: inviata via SMS

La invitiamo a modificarla al primo accesso.

Cordiali saluti,
Ufficio assistenza ~{firm}
@@@L clean pt
a senha do wifi está ~{na recepção|na geladeira|atrás do roteador}
senha: ********
a palavra-passe é pessoal e intransmissível
esqueci a senha, como recupero?
A senha deve ter no mínimo ~{8|10|12} caracteres
Código do portão: pedir na portaria
o PDF não tem senha
Pedido ~{n8}, entrega em ~{dfr}
A chave do sucesso é ~{a persistência|o trabalho|a calma}.
Verão ~{2025|2026}: novos horários
retire a senha de atendimento no balcão e aguarde o número ~{n3}
senha ~{n3}, guichê ~{n1}
@@@ clean pt
Olá,

Seu acesso ao sistema de chamados foi liberado.

https://~{host}
Usuário: seu e-mail corporativo
Senha: a mesma da rede

Equipe de TI
@@@L clean nl
wifi ww hangt ~{op de koelkast|bij de receptie|naast de router}
wachtwoord: ********
Het wachtwoord krijg je ~{telefonisch|van de beheerder|per post}.
ww vergeten, kun je m resetten?
De pincode kies je zelf aan de balie
Het wachtwoord moet minimaal ~{10|12} tekens hebben
code van de voordeur verandert ~{maandag|morgen}, vraag het de conciërge
Postcode ~{n4}, ordernummer ~{n8}
Zomer ~{2025|2026}: gewijzigde openingstijden
De sleutel ligt bij de buren.
@@@ clean nl
Overdracht vrijwilligers clubhuis

- Kassa-app: iedereen eigen inlog
- Muziekinstallatie: geen code
- Camera's: beheer door ~{firm}
- Ledenadministratie (Sportlink): aanvragen bij het bestuur
- Wifi voor leden: open netwerk
Beamer staat in de kast bij de EHBO-doos.
@@@L clean pl
hasło do wifi wisi ~{na lodówce|w recepcji|na tablicy}
hasło: ********
Hasło podam telefonicznie
zapomniałem hasła, zresetujesz?
Hasło musi mieć co najmniej ~{8|10|12} znaków
hasło wyborcze partii wzbudziło dyskusję
kod pocztowy ~{n2}-~{n3}, zamówienie ~{n8}
hasło do krzyżówki: zwierzę na pięć liter
Lato ~{2025|2026}: nowe godziny otwarcia
Kod błędu ~{n4}: brak papieru
@@@L clean sv
lösenordet till wifi står ~{på kylskåpet|i receptionen}
lösenord: ********
Lösenordet måste ha minst ~{8|10|12} tecken
portkoden byts ~{måndag|i maj}, fråga kansliet
glömt lösenordet? klicka på länken
@@@L clean da
koden til wifi står ~{på køleskabet|i receptionen}
adgangskode: ********
Adgangskoden skal være på mindst ~{8|10|12} tegn
@@@L clean no
passordet til wifi henger ~{på kjøleskapet|i resepsjonen}
passord: ********
@@@L clean fi
wifin salasana on ~{jääkaapin ovessa|vastaanotossa}
salasana: ********
Salasanan on oltava vähintään ~{8|10|12} merkkiä pitkä
@@@L clean cs
heslo na wifi je ~{na lednici|na recepci}
heslo: ********
Heslo musí mít alespoň ~{8|10|12} znaků
zapomněl jsem heslo, můžeš ho resetovat?
@@@L clean hu
a wifi jelszó ~{a hűtőn van|a recepción kérhető}
jelszó: ********
@@@L clean ro
parola de la wifi e ~{pe frigider|la recepție}
parola: ********
@@@L clean tr
wifi şifresi ~{buzdolabının üstünde|resepsiyonda}
şifre: ********
Şifre en az ~{8|10|12} karakter olmalıdır
@@@L clean ru
пароль от вайфая ~{на холодильнике|у администратора|на роутере}
пароль: ********
Пароль должен содержать не менее ~{8|10|12} символов
забыл пароль, как восстановить?
код ошибки ~{n4}: нет бумаги
@@@L clean uk
пароль від вайфаю ~{на холодильнику|в адміністратора}
пароль: ********
@@@L clean el
ο κωδικός του wifi είναι ~{στη ρεσεψιόν|στο ψυγείο}
κωδικός: ********
@@@L clean ja
Wi-Fiのパスワードは~{受付|冷蔵庫|会議室のボード}に貼ってあります
パスワード：********
パスワードは~{8|10|12}文字以上で設定してください。
パスワードを忘れました。再設定の方法を教えてください。
郵便番号と注文番号 ~{n8} を確認しました
@@@ clean ja
お世話になっております。
先ほどお送りしたZIPファイルにはパスワードを設定しておりません。

ご確認のほどよろしくお願いいたします。
@@@L clean zh
wifi密码~{贴在冰箱上|请问前台|在路由器背面}
密码：********
密码长度不得少于~{8|10|12}位
忘记密码了，怎么重置？
订单号 ~{n8}，预计 ~{date} 送达
@@@L clean ko
와이파이 비밀번호는 ~{냉장고에|안내데스크에} 있습니다
비밀번호: ********
비밀번호는 ~{8|10|12}자 이상이어야 합니다
@@@L clean ar
كلمة مرور الواي فاي موجودة ~{في الاستقبال|على الثلاجة}
كلمة السر: ********
@@@L clean vi
mật khẩu wifi dán ở ~{quầy lễ tân|tủ lạnh}
mật khẩu: ********
@@@L clean id
password wifi ada di ~{resepsionis|kulkas}
kata sandi: ********

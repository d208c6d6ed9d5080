@@@ password_prose de
Hallo @{fn},

willkommen im Team! Hier deine Zugänge für den ersten Tag:

Windows-Anmeldung: ~{user}
Erstkennwort: @{pw}  (musst du beim ersten Login ändern)
Outlook läuft darüber mit.
Zeiterfassung (Terminal am Eingang): PIN @{pin}
Drucker Follow-Me: @{pins}

Das Gäste-WLAN heißt "~{ssid}", Schlüssel @{wpas}.

Bei Fragen einfach durchklingeln, Durchwahl ~{n2}.

Viele Grüße
IT ~{firm}
@@@ password_prose de
[~{dde}, ~{tm}] @{fn}: moin, wie war nochmal das pw fürs ~{Kassensystem|Shop-Backend|Scan-Postfach|Lagerprogramm}?
[~{dde}, ~{tm}] @{fn2}: @{pw}
[~{dde}, ~{tm}] @{fn}: geht nicht
[~{dde}, ~{tm}] @{fn2}: ups, alt. jetzt @{pw2}
[~{dde}, ~{tm}] @{fn}: 👍 drin
@@@L password_prose de
wlan is @{wpas}
Wlan-Passwort für die Gäste bitte an die Tafel schreiben: @{pww}
Das Kennwort lautet @{pw}, bitte nicht weiterleiten.
pw vom alten rechner ist immer noch @{pww} oder?
Meld dich mit admin an, Passwort genau wie letztes Jahr nur mit ~{25|26} am Ende, also @{pw}
Hab das Passwort jetzt zurückgesetzt. Neu: @{pw}⏎Bitte gleich ändern.
Tresor im Büro: @{pins} und dann Schlüssel nach rechts.
Die Haustür geht mit @{door} auf, danach links den Gang runter.
kannst du bitte mal im router nachsehen, login steht hinten drauf, gerätekennwort @{wpas}
PIN für die Alarmanlage ist @{pin}, Unscharfschalten innerhalb von 30 Sekunden!
Anrufbeantworter Fernabfrage: @{pin}, dann die 1 drücken
Die ZIP ist verschlüsselt. Passwort schick ich dir hier extra: @{pw}
Für die Bank-App brauchst du die PIN @{pinv}, TAN kommt aufs Handy von Papa
Das Passwort fürs Elternportal ist der Name vom Hund, also @{pword}, alles klein
Handy-PIN von Oma: @{pin}⏎PUK: @{puk}
Kamera im Stall läuft wieder, Login admin und @{pw}
ne das war mit großem Anfangsbuchstaben: @{pw}
Sorry, Tippfehler im letzten Mail. Nicht @{pw2} sondern @{pw}.
Das Kennwort (@{pw}) gilt für alle drei Steuerungen in Halle ~{n1}.
hab dir mal meinen netflix gegeben, mail is die von mama und @{pww}
Meine SIM ist gesperrt, ich hab dreimal @{pin} eingegeben und jetzt will er den PUK. Was tun?
Passwort: @{phr}
Ich nehme für alles das gleiche, @{pw}, ist das sicher genug?
Ist "@{pw}" ein gutes Passwort für meine Bank? Ich nutze es seit Jahren.
Schließfach am Bahnhof Nr. ~{n3}, Code @{pins}
Kinderprofil am Tablet entsperren: @{pin} (sagt den Kindern das bloß nicht)
@@@ password_prose de
# Übergabe Administration (Stand ~{dde})

Da ich zum Monatsende ausscheide, hier alles, was nicht im Tresor steht:

1. Backup-Server ~{shost}: Login root, Kennwort @{pw}
2. iDRAC der beiden ESX-Hosts – Nutzer "root", auf beiden dasselbe Kennwort: @{pwg}
3. Die USV im Keller hat noch das Werkskennwort ("@{=apc=password}", Nutzer ebenso).
4. NAS Buchhaltung → admin / @{pw2}
5. Telefonanlage: Systemkennwort @{pins}, Teilnehmer-PIN überall @{pin}
6. VPN: vorinstallierter Schlüssel @{pwg2}

Der Domain-Admin wird von ~{firm} verwaltet, dort anrufen.

Das DSRM-Kennwort liegt versiegelt beim Geschäftsführer.

Mit Dank für die gute Zeit
@{name}
@@@ password_prose de
Betreff: Ihr Zugang zum Kundenportal

Sehr geehrte Damen und Herren,

Ihr Zugang zum Kundenportal der ~{firm} GmbH wurde eingerichtet.

Kundennummer:        ~{n8}
Benutzerkennung:     K~{n6}
Vorläufiges Passwort: @{pwg}

Das vorläufige Passwort ist 14 Tage gültig. Nach der ersten Anmeldung werden Sie aufgefordert, ein eigenes Passwort zu vergeben, das mindestens zwölf Zeichen lang ist.

Mit freundlichen Grüßen
Ihr Serviceteam
@@@ password_prose de
Ticket #~{n6}
Kategorie: Login / Passwort
Beschreibung des Kunden:
Guten Tag, ich komme nicht mehr rein. Ich gebe meine Mail und dann @{pw} ein und es kommt immer "Anmeldedaten ungültig". Habe auch schon @{pw2} versucht (mein altes). Mein Sohn sagt, es liegt an der Tastatur. Bitte um Hilfe, ich muss heute noch die Rechnung bezahlen!
Interne Notiz: Konto war gesperrt, entsperrt ~{tm}
@@@ password_prose de
Foto vom Aufkleber (Texterkennung):

FRITZ!Box 7590 AX
Artikelnr. 2000 ~{n4}
SSID  FRITZ!Box 7590 KQ
WLAN-Netzwerkschlüssel (WPA2)
@{wpa}
FRITZ!Box-Kennwort  @{pww}
Internet  fritz.box
@@@ password_prose de
Ferienwohnung Seeblick – Hausinfo

Anreise ab 15 Uhr. Der Schlüssel hängt im Kästchen links neben der Tür, Kombination @{pin}.
WLAN
@{wpas}
(Netz: ~{ssid})
Müll: Dienstag. Sauna: Sicherung Nr. 7 rein, nach dem Benutzen wieder raus.
Fernseher-PIN falls gefragt
@{pin2}
@@@ password_prose de
| System | Adresse | Benutzer | Kennwort |
|---|---|---|---|
| Wawi | ~{host} | ~{user} | @{pw} |
| DATEV-Abruf | rz-portal | ~{n6} | @{pw2} |
| Druckserver | ~{shost} | druck | @{pww} |
| Zutritt Halle | Keypad | - | @{door} |
| Museumskasse | lokal | kasse | (keins) |
@@@ password_prose de
Transkript Sprachnachricht 0:~{n2}
"Ja hi, äh, also du musst auf die Seite vom Steuerberater gehen, und da bei Benutzer unsere Mandantennummer, und das Passwort ist @{pword}, zusammengeschrieben und vorne groß, und dann kommt da so ein Feld, das kannst du wegklicken. Tschüss!"
@@@ password_prose de
Protokoll Schulelternbeirat

TOP 3 Digitales
Die iPads der 5b sind eingerichtet. Entsperrcode für alle Geräte ist @{pins}. Die Schul-Cloud-Zugänge der Kinder folgen dem Muster vorname.nachname, Startkennwort einheitlich @{pw}. Frau @{fn} erinnert daran, dass es geändert werden soll.

TOP 4 Sommerfest
Kuchenliste hängt aus.
@@@ password_prose de
kannst du dich bitte mal selbst auf ~{host} einloggen und nachsehen warum die mails hängen? user ~{user}, kennwort @{pw}. sudo will dasselbe. danach bitte nur das log zeigen, nix ändern
@@@ password_prose de
Frage: Wie lautet das Kennwort für den Beamer im großen Saal?
Antwort: @{pww}

Frage: Und die Mikrofonanlage?
Antwort: Kein Kennwort, aber der Schrank hat ein Zahlenschloss (@{pin}).
@@@ password_prose de
Zugangsdaten

Strato
  Kunde ~{n8}
  @{pw}

FTP
  ~{user}
  @{pwg}

WordPress
  redaktion
  @{pw2}
@@@ password_prose de
*@{pw}

hatte ein Zeichen vergessen, sorry. Also Nutzer ~{user} und dann das mit dem ~{Stern|Ausrufezeichen} oben. 
@@@ password_prose de
Hallo Herr Kollege,

anbei die Lohnauswertungen ~{dde} als PDF. Zum Öffnen verwenden Sie bitte wie gehabt @{pw}; die Gehaltsliste der Geschäftsleitung hat ein anderes Kennwort (@{pw2}), das bitte nur an @{name}.

Gruß aus der Lohnbuchhaltung
@@@ password_prose en
Hi @{fn},

Welcome aboard! A few things to get you going on Monday:

- Laptop: log in as ~{user}, temp password @{pw} (case matters). It'll make you change it.
- Wifi: ~{ssid} / @{wpas}
- Door: badge should work by Tuesday, until then use @{door} on the keypad round the back
- Alarm: if you're first in, @{pin} then the tick button
- Voicemail PIN is your extension by default, change it please

Lunch is on us. See you then!
@@@L password_prose en
wifi is @{wpas}
what's the wifi?⏎⏎@{pww}
its @{pw} with a capital at the start
pwd: @{pw}
Pass = @{pw}
u: ~{user} p: @{pw}
~{user}/@{pw} should still work on stage
login ~{user} // @{pw} dont tell finance lol
Zip pw @{pw}
PW for the pdf is @{pww}, same as last month's.
try @{pw}, if not then @{pw2}
the admin one got rotated, it's now @{pwg}
hey the passowrd is @{pw}, let me knwo if it deosnt work
garage door code @{pin}, the dog is friendly
The combo for the gym locker is @{=17-32-5=password}... no wait, @{=17-23-5=password}
My Apple ID password is @{pw} and it still says incorrect, what am I doing wrong?
can you check whether "@{pw}" meets the policy (12 chars, upper, lower, number)?
Is @{pw} strong enough for my online banking?
generate a variation of my password @{pw} that I can remember
Gate code's @{door}. Lockbox on the railing @{pin}.
Kids' iPad: @{pins}. Screen time passcode is different: @{pin}.
Root on the new box is @{pwg}; please stick it in the vault and delete this message.
Old: @{pw}⏎New: @{pw2}
No no, zero not the letter O. @{pw}
Security question answer is "@{pword}" — that was my first pet.
Mother's maiden name on the account: @{=Treloar=password}
Roblox login for @{fn} is the usual username and @{pww}, he's allowed 30 min
Minecraft realm op password @{pww}
The printer's web page wants a login: admin, then the PIN on the sticker which is @{puk}
Teams meeting passcode: @{pwg}
Passcode for the recording: @{pwg} (expires in 30 days)
SIM PIN @{pin}, PUK @{puk}, keep the card
Telephone banking number: @{pins}. Memorable word: @{pword}
Your temporary password is @{pwg}. It expires in 24 hours.
My backup codes in case I lose the phone: @{backup}, @{backup2}, @{backup3}
BitLocker recovery key for the dead laptop: @{bitlocker}
app password google made for the scanner is @{appspw}
The passphrase for the ssh key is @{phr}, all lower case with spaces
"@{phr}" opens the KeePass file
Office key: @{lic}
Fridge display thing wants a PIN, I set @{pin}
btw steam is @{pw} but guard goes to my phone so text me
@@@ password_prose en
ok so creds for the demo tomorrow

shop admin
~{user}
@{pw}

payment sandbox
merchant_~{n4}
@{pw2}

if the projector asks for a pin it's @{pin}
@@@ password_prose en
From: Facilities
To: All staff, 4th floor
Subject: Comms room & stationery cupboard

Following last week's lock change the new code for the comms room is @{door}. The stationery cupboard stays as it was (@{pin}). Please do not write either on the whiteboard again.

Kind regards,
Facilities
@@@ password_prose en
Runbook: restoring the ~{db} database
Owner: platform

1. SSH to ~{shost} as `~{user}` (password in the vault, or use your key).
2. Stop the app: `systemctl stop ~{db}`.
3. The dumps are encrypted. When prompted for the passphrase type `@{phr}`.
4. Once restored, log into the admin page with **~{user} / @{pw}** and run "Rebuild index".
5. Page the on-call if row counts differ by more than 1%.
@@@ password_prose en
Customer (~{tm}): Hi, I can't log in to my account
Agent (~{tm}): Sorry to hear that! What happens when you try?
Customer (~{tm}): It says wrong password but I know it's @{pw}
Agent (~{tm}): Please don't share your password in chat.
Customer (~{tm}): ok but is it with a capital? i also tried @{pw2}
Agent (~{tm}): I've sent you a reset link.
@@@ password_prose en
Please log into the staging shop and place a test order so we know checkout works.
URL https://~{host}/admin, sign in with ~{user} and then @{pw}. There's an http auth prompt first, that one is ~{word}:@{pw2}. Take screenshots of each step.
@@@ password_prose en
voicemail transcript (auto-generated, confidence 71%)

hi it's me um so the alarm company wanted the the code word which is @{pword} and then after that you put in @{pin} and press off okay if it keeps going ring them back the number's on the box bye
@@@ password_prose en
Scanned page 2 of 3 (OCR)

EMERGENCY ACCESS SHEET - keep in safe
System            User        Passw0rd
PACS viewer       nurse       @{pww}
Lab results       ward~{n1}       @{pw}
Pharmacy fridge   -           @{pin}
Crash cart seal   -           n/a
Signed: ____________
@@@ password_prose en
@{fn}: are you in the AWS console yet?
@{fn2}: no it wants the root password
@{fn}: lemme look
@{fn}: @{pwg}
@{fn2}: and the mfa?
@{fn}: on my phone, ready when you are
@@@ password_prose en
Handover – Village Hall bookings

Bookings diary: Google account of the hall, password @{pw}
Heating app: same account, but password is @{pww}
Key safe (left of main door): @{pin}
Bar till float is £50; till manager PIN @{pin2}
Boiler man: number on the boiler
Piano tuner comes in October.
@@@ password_prose en
Subject: RE: RE: VPN not connecting

Tried again this morning, still no luck. For the record I am typing the group password exactly as you gave me: @{pwg}
My own one is @{pw} - I changed it on ~{date} if that's relevant.

Could it be the token?

> Sent: ~{date}
> The group password is @{pwg}, note there is no trailing dot.
@@@ password_prose en
Things for the house sitter
* Wifi – on the fridge, but it's @{wpas}
* Alexa drop-in is off
* CCTV app: log in with our email, password "@{pw}"
* Safe in the wardrobe: @{pins}#
* Cat eats at 7 and 18. Not the expensive tins.
* Sky PIN if you want films: @{pin}
@@@ password_prose en
Incident notes ~{date}
~{tm} – svc account locked out after nightly job
~{tm} – found the job still using the old password (@{pw})
~{tm} – reset to @{pwg}, updated the job on ~{shost}
~{tm} – forgot ~{shost}-b, same fix
~{tm} – all green, closing
@@@ password_prose en
Q3 roadshow – venue info

Room: Kestrel Suite
Wi-Fi network: ~{ssid}
Wi-Fi password: @{pww}
AV desk PIN: @{pin}
Parking barrier: press intercom
Dietary requirements to catering by Friday
@@@ password_prose en
rotated everything after the leaver process:

grafana -> @{pwg}
jenkins -> @{pwg2}
nexus -> @{pwg3}
the switch stack is unchanged
@@@ password_prose en
I set up mum's tablet like this, can you write her a friendly letter explaining it step by step in large print? Unlock with @{pin}. Email opens by itself. For the pharmacy website the password is @{pw}, she has to tick the box. The bank one she knows by heart.
@@@ password_prose en
Ward computers: generic login "ward", the password changes monthly. For ~{June|July|March|October} it is @{pw}. Do not use it for prescribing.
@@@ password_prose en
no the new one:
@{pw}
(not @{pw2}, that was before the migration)
@@@ password_prose en
FYI the supplier portal finally accepted me. For anyone else struggling: company ID is ~{n6}, user is our purchasing address, and the password has to be exactly 8 characters so I made it @{pww}. They said they'd fix it "soon".

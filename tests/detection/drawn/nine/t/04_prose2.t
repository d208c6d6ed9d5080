@@@ password_prose en
BEGIN:VEVENT
SUMMARY:Quarterly supplier call
DTSTART:20260312T090000Z
LOCATION:https://~{firm}.zoom.us/j/9~{n10}?pwd=@{pwg}
DESCRIPTION:Meeting ID: 9~{n10}\nPasscode: @{pins}\nHost key: @{puk}
END:VEVENT
@@@ password_prose en
{"ts":"17~{n8}.0001","user":"U0~{n6}","text":"whats the passcode for the lab notebook export again"}
{"ts":"17~{n8}.0002","user":"U0~{n5}","text":"`@{pw}`"}
{"ts":"17~{n8}.0003","user":"U0~{n6}","text":":pray:"}
@@@ password_prose en
h2. Service accounts (internal only)

||Account||Purpose||Secret||Expires||
|svc-scan|MFP scan to folder|@{pw}|never|
|svc-sql-ro|BI reports|@{pwg}|~{date}|
|svc-print|queue monitor|_see vault_|n/a|

{info}Please update this page after each rotation.{info}
@@@ password_prose en
Apple Notes export

Stuff i always forget
Boiler reset: hold 5 s
Car radio code @{pin}
Bike lock @{pin2}
NI: ask payroll
Netflix @{pww}
Broadband account no ~{n9}
  pw @{pw}
Shoe size for @{fn}: 34
@@@ password_prose en
SMS from ~{firm}: Your order is ready in locker ~{n2}. Pickup code @{pins}. Valid until ~{date}.
@@@ password_prose en
<p>Dear customer,</p>
<p>your web hosting package is ready.</p>
<table>
<tr><td>FTP host</td><td>~{host}</td></tr>
<tr><td>FTP user</td><td>~{user}</td></tr>
<tr><td>FTP password</td><td><b>@{pwg}</b></td></tr>
<tr><td>MySQL database</td><td>~{db}</td></tr>
<tr><td>MySQL password</td><td>@{pwg2}</td></tr>
</table>
<p>Please keep this message in a safe place.</p>
@@@ password_prose en
Password hint in the wiki says "football club + year the boss was born". That's @{pw}, tried it, works on ~{shost} and ~{shost_2}. Somebody please tell security before I do.
@@@ password_prose en
Domain transfer of ~{dom}

Registrar lock: off
Auth code (EPP): @{pwg}
Admin contact: unchanged
Please start the transfer before ~{date}, the code expires.
@@@ password_prose en
Q1. What's the till login? -> @{pin}
Q2. Who has the float? -> whoever opens
Q3. Refund over £50? -> supervisor PIN @{pin2}
Q4. Card machine froze -> hold the yellow button; if it asks for a password type @{pww} (not the PIN!)
Q5. Closing time? -> 22:30, Sundays 21:00
@@@ password_prose en
agent instructions

You are testing the hotel booking site. Use this account only:
  login: qa.~{user}@~{dom}
  secret phrase: @{phr}
  card: use the "saved card" button
If a modal asks for the staff PIN enter @{pin}. Never book more than one night.
Report every broken link in a table.
@@@ password_prose en
I keep getting "invalid credentials" from this script. I'm sure the password is right because I can log in by hand with @{pw} – could the special character be the problem? Do I need to escape it in bash?
@@@ password_prose en
mum txt: whats the code for the thing on the telly
me: which thing
mum: the films
me: @{pin}
mum: ta. and the burglar alarm is it still dads birthday
me: no we changed it, @{pins}
mum: ok love x
@@@ password_prose en
PRINTED LETTER (scan)

Your new Personal Identification Number
for the card ending ~{n4} is

          @{pin}

Memorise it and destroy this letter.
@@@ password_prose en
Solar inverter notes
- portal: installer account, password @{pw}
- local access: hotspot "INV-~{n6}", key @{wpas}
- service menu: @{pinv}
- export limit ~{n2} %
@@@ password_prose en
Passing on the club's accounts as agreed at the AGM:

the Facebook page – you're an admin now, nothing needed
the Gmail – the password is the old ground's name followed by the year we won the cup, i.e. @{pw}
the bank – needs new signatories, form attached
the website – ask the webmaster, though I believe it still is "@{pww}"

All the best,
@{name}
@@@ password_prose en
Moodle quiz opens ~{date} ~{tm}. Quiz password for the extra-time group: @{pww}. Main group gets theirs in the room. Calculator allowed.
@@@ password_prose en
[transcript, speaker 2] so for the record the safe in the back office is, it's three numbers, right, @{=forty-two, eleven, sixty-eight=password}, and you go past the first one twice.
[speaker 1] and the deposit box?
[speaker 2] that's a key.
@@@ password_prose en
@{fn}: quick one, excel wants a password for Budget_v~{n1}.xlsx
@{fn2}: should be last year’s one
@{fn}: which was?
@{fn2}: @{pww}
@{fn2}: and to unprotect the sheet @{pword}
@@@ password_prose en
Things I changed tonight (for the morning shift)

HMI line ~{n1}: operator level code was still the factory one, is now @{pin}
PLC project password: @{pw}
Robot cell: teach pendant PIN @{pin2}, don't tell the temps
Oil topped up on press ~{n2}
@@@ password_prose en
Subject: Password for ~{db} is @{pw}

As requested. Sorry for putting it in the subject, phone keyboard.
@@@ password_prose en
Pls ignore my previous mail, autocorrect got me. I wrote @{pw2}, correct is @{pw}. Second letter is an l not an I.
@@@ password_prose en
The wizard asked "choose a password for the service account" and I put @{pwg}. Then it asked for a "shared secret" and I used the same. Is that bad? Where do I change it later?
@@@ password_prose en
Guest network card, table tent, print 40x

       FREE WI-FI
   network   ~{ssid}
   password  @{pww}
 Enjoy your coffee!
@@@ password_prose en
user: write a short welcome note for our airbnb guests
assistant: Sure! What should I include?
user: check-in after 3, keybox @{pin}, wifi @{wpas}, no shoes upstairs, bins on thursday, hot tub lock @{pin2}
@@@ password_prose en
{
  "encrypted": false,
  "items": [
    {"type": 1, "name": "~{firm} portal", "login": {"username": "~{user}", "password": "@{pwg}", "totp": null}},
    {"type": 1, "name": "router", "login": {"username": "admin", "password": "@{pww}", "totp": "@{totp}"}},
    {"type": 2, "name": "alarm", "notes": "code @{pin}"}
  ]
}
@@@ password_prose en
Name	Login	Pass	Remarks
Companies House	~{n6}	@{pw}	auth code by post
HMRC gateway	~{n8}	@{pw2}	2FA on office mobile
Pension	-	-	by letter only
Stamps	~{user}	@{pww}	
@@@ password_prose en
Rant: it says my password must not contain my name, must have a symbol, must not be one of the last 12... so I gave up and typed @{pw}. Of course now it's accepted and I'll forget it. Writing it here so I can search for it later.
@@@ password_prose en
Vet's practice – locum sheet

Controlled drugs cabinet: @{pin}
Practice software: user LOCUM, password @{pww}
X-ray PC: not on the network, log in with @{pw}
Out-of-hours phone: unlock pattern is an L, PIN @{pins}
@@@ password_prose en
could you draft a polite reply telling them their login was reset? details: account ~{n6}, new password @{pwg}, must be changed within 7 days, phone support closes at 5
@@@ password_prose en
they asked for three characters of the memorable word, 2nd, 5th and 7th. the word is @{pword}. which ones do I give?
@@@ password_prose de
Sprachnotiz, automatisch verschriftlicht:

also fürs Protokoll, das neue Kennwort vom Leitstand ist jetzt @{pw} ähm und die PIN am Tor bleibt @{pin}, und bitte sag dem Hausmeister Bescheid dass der Aufzug am Donnerstag steht
@@@ password_prose de
WG-Zettel

Internet: @{wpas}
Briefkastenschloss klemmt, Schlüssel leicht anheben
Fahrradkeller @{door}
Waschmarken bei @{fn}
Disney+ → @{pw}
Putzplan siehe Rückseite
@@@ password_prose de
Sehr geehrter Kunde,

die PIN zu Ihrer neuen Karte mit den Endziffern ~{n4} lautet:

        @{pin}

Bitte prägen Sie sich diese ein und vernichten Sie dieses Schreiben. Ihr Telefonbanking-Kennwort wurde auf @{pins} gesetzt.
@@@ password_prose de
@{fn}: Moodle will nen Einschreibeschlüssel 🙄
@{fn2}: hab ich
@{fn2}: @{pww}
@{fn}: und für die Klausureinsicht?
@{fn2}: weiß ich nicht, frag das Sekretariat
@@@ password_prose de
Betreff: AW: AW: Drucker scannt nicht

Hallo,
ich habe jetzt am Gerät unter "Netzwerk > SMB" als Anmeldename scan und als Kennwort @{pw} eingetragen. Vorher stand da @{pw2}, das war noch das vom alten Server. Geht wieder.

> Am ~{dde} schrieb Support:
> Bitte prüfen Sie das hinterlegte Kennwort.
@@@ password_prose de
Zählerschrank: Dreikant
Wärmepumpe Fachmannebene: @{pin}
Wechselrichter Installateur: @{pw}
Wallbox: RFID, Ersatz-PIN @{pins}
Gartentor: @{door}
Zisterne: nix
@@@ password_prose de
Schreib mir bitte einen Aushang für die Teeküche: Das Gäste-WLAN hat ein neues Passwort, nämlich @{pww}, gültig ab ~{dde}. Und die Spülmaschine bitte abends anstellen.
@@@ password_prose de
Praxis – Vertretung Urlaub

PVS Anmeldung: vertretung / @{pw}
KIM-Postfach: @{pw2}
Konnektor-PIN liegt im Umschlag
eHBA PIN.CH (Ersatz): @{pins}
Notfallkoffer: Siegelnummer eintragen
AB: Fernabfrage @{pin}
@@@ password_prose de
Kunde: ich hab mich ausgesperrt
Support: Wie lautet Ihr Kundenkennwort für die Telefonlegitimation?
Kunde: @{pword}
Support: Danke. Ich setze das Passwort zurück, es lautet jetzt @{pwg}.
Kunde: groß oder klein?
Support: Genau wie geschrieben.
@@@ password_prose de
Hab den Domaincode für ~{dom} bekommen: Auth-Code @{pwg}. Bitte Umzug bis ~{dde} anstoßen, sonst verfällt er.
@@@ password_prose de
Merkzettel Vereinsheim
Zapfanlage: Hahn zu!
Beamer PIN @{pin}
Musik-PC entsperren: @{pword}
DFBnet
 Kennung ~{n8}
 @{pw}
Alarm nachts scharf: @{pins}*
@@@ password_prose de
Ich soll für den Hort-Elternabend das Protokoll glätten: "die frau @{fn} sagt das tablet vom hort wird mit @{pin} entsperrt und die fotos liegen in der cloud, da ist das kennwort @{pw}, das soll aber nicht ins protokoll"
@@@ password_prose fr
Bonjour à tous,

La visio de jeudi se fait via le lien habituel, code secret @{pins}. Pour les documents partagés (« Budget ~{2025|2026} »), mot de passe d'ouverture : @{pw}.

Bonne journée,
@{name}
@@@ password_prose fr
Colocation – à savoir
wifi @{wpas}
vélos : antivol @{pin}
Netflix : @{pww}
poubelles jaunes le mardi
chaudière : code installateur @{pin2} (ne touchez pas !)
@@@ password_prose fr
Client : je n'arrive plus à me connecter
Conseiller : quel est votre code secret téléphonique ?
Client : @{pins}
Conseiller : merci, votre nouveau mot de passe est @{pwg}
Client : avec le point à la fin ?
Conseiller : sans.
@@@ password_prose fr
Transcription automatique

alors le code du portail c'est @{pin} et après tu fais étoile euh et le mot de passe de l'ordi de mamie c'est @{pword} tout en minuscules voilà bisous
@@@ password_prose fr
Votre carte SIM
Code PIN : @{pin}
Code PUK : @{puk}
Numéro de contrat : ~{n9}
Conservez ce document.
@@@ password_prose fr
Objet : RE: accès FTP

Correction : j'avais écrit @{pw2}, il manquait le dernier caractère, le bon est @{pw}. Le login ne change pas (~{user}).

Cordialement
@@@ password_prose fr
Rédige un mail pour dire aux enseignants que la session « profs » des portables passe à @{pw} à partir du ~{dfr}, et que le code de la photocopieuse reste @{pin}.
@@@ password_prose es
Notas del piso
wifi → @{wpas}
buzón: llave pequeña
Caldera: código técnico @{pin}
HBO: @{pw}
trastero nº ~{n2}, candado @{pin2}
@@@ password_prose es
Cliente: no puedo entrar en mi cuenta
Agente: ¿me indica su clave telefónica?
Cliente: @{pins}
Agente: gracias, le pongo una contraseña temporal: @{pwg}
Cliente: ok ya entro
@@@ password_prose es
Redacta un cartel para recepción: la red de invitados es ~{ssid} y la contraseña @{pww}; el desayuno es de 7 a 10.
@@@ password_prose es
Audio transcrito: mira la alarma se quita con @{pin} y si te pide palabra dices @{pword} y ya está, no te pongas nerviosa
@@@ password_prose es
Colegio - claves del aula de informática

Profesores: @{pw}
Alumnos 3º: @{pww}
Alumnos 4º: sin clave
Congelador de equipos (Deep Freeze): @{pw2}
@@@ password_prose it
Appartamento mare – istruzioni

Cassetta chiavi @{pin}
Wi-Fi: ~{ssid}
Password: @{wpas}
Caldaia: non toccare
Cancello: @{door}
Spazzatura: lunedì e giovedì
@@@ password_prose it
Cliente: non riesco ad accedere
Operatore: mi può dire che messaggio compare?
Cliente: "credenziali errate", ma la password è @{pw} da sempre!
Operatore: gliela reimposto, arriva un sms.
@@@ password_prose it
Scrivi un avviso per i genitori: da lunedì il codice del cancelletto è @{door}, il registro elettronico resta con le vecchie credenziali e il tablet della classe si sblocca con @{pins}.
@@@ password_prose it
passaggio di consegne contabilità
- home banking: codice titolare ~{n8}, pin @{pinv}
- F24: @{pw}
- cassetto fiscale: @{pw2}
- cassaforte piccola: @{pins}
@@@ password_prose pt
Apartamento – informações
Cofre da chave: @{pin}
Rede: ~{ssid}
Palavra-passe: @{wpas}
Garagem: comando na gaveta
Alarme: @{pins}
@@@ password_prose pt
áudio transcrito: então a senha do computador da recepção é @{pword} tudo junto e a do sistema da clínica é @{pw} com o primeiro maiúsculo tá bom
@@@ password_prose pt
Escreve um aviso para o condomínio: o novo código da porta é @{door} a partir de ~{dfr} e o da piscina mantém-se, @{pin}.
@@@ password_prose nl
Beste gast,

Sleutelkluisje: @{pin}
Wifi: ~{ssid}
Wachtwoord
@{wpas}
Vuilnis op dinsdag. Fietsen in de schuur, cijferslot @{pin2}.
@@@ password_prose nl
Klant: kan niet inloggen op mijn account
Medewerker: welke melding krijgt u?
Klant: "gegevens onjuist". Maar @{pw} is echt mijn wachtwoord
Medewerker: ik stuur een resetlink.
@@@ password_prose nl
Maak een briefje voor de overblijfouders: de tablet gaat open met @{pins}, de achterdeur met @{door}, en de ehbo-kast is niet op slot.
@@@ password_prose pl
Notatki z mieszkania
wifi @{wpas}
domofon @{door}
piwnica kłódka @{pin}
HBO @{pww}
gaz: licznik w korytarzu
@@@ password_prose pl
Klient: nie mogę się zalogować
Konsultant: proszę podać hasło telefoniczne
Klient: @{pword}
Konsultant: dziękuję, nowe hasło tymczasowe to @{pwg}
@@@ password_prose pl
Napisz ogłoszenie: od poniedziałku kod do drzwi to @{door}, a hasło do wifi dla gości @{pww}. Prosimy nie parkować przy bramie.
@@@ password_prose cs
Předávací protokol
- server ~{shost}: root, heslo @{pw}
- alarm: @{pin}
- trezor v kanceláři: @{pins}
- tiskárna bez hesla
@@@ password_prose hu
Átadás
- szerver ~{shost}: admin, jelszó: @{pw}
- riasztó: @{pin}
- széf: @{pins}
- nyomtató: nincs jelszó
@@@ password_prose tr
Devir notları
- sunucu ~{shost}: root, şifre @{pw}
- kamera: admin / @{pw2}
- alarm: @{pin}
- yazıcı şifresiz
@@@ password_prose ro
Predare
- server ~{shost}: root, parola @{pw}
- seif: @{pins}
- imprimanta nu are parolă
@@@ password_prose sv
Sommarstugan
Nyckelskåp @{pin}
wifi @{wpas}
Larm av: @{pins}
Båtlås @{pin2}
Sopor på fredag
@@@ password_prose fi
Mökki
avainboksi @{pin}
wifi @{wpas}
hälytys @{pins}
@@@ password_prose da
Sommerhus
nøgleboks @{pin}
wifi: ~{ssid}, kode @{wpas}
alarm fra: @{pins}
@@@ password_prose ja
引継ぎメモ
・共有メール：パスワード @{pw}
・複合機：管理者PIN @{pin}
・金庫：@{pins}
・会議室のモニターはパスワードなし
@@@ password_prose zh
民宿入住须知
大门密码：@{door}
WiFi：~{ssid}
密码
@{wpas}
退房前请关空调
@@@ password_prose ko
인수인계
- 서버 ~{shost}: root / @{pw}
- 복합기 관리자 비밀번호: @{pin}
- 금고: @{pins}
@@@ password_prose ar
ملاحظات التسليم
- الخادم ~{shost}: المستخدم root وكلمة المرور @{pw}
- الخزنة: @{pins}
@@@ password_prose uk
Передача справ
- сервер ~{shost}: root, пароль @{pw}
- сигналізація: @{pin}
- принтер без пароля
@@@L password_prose en
code for the studio door? – @{door}
what was the spotify one again – @{pww}
sorry fat fingers: @{pw}
ooh it's @{pw2}? i had @{pw}
that worked, so for the record it's @{pw}
tell @{fn} the alarm's @{pin} please
Sticker says: Default Wi-Fi key @{wpas} / Admin pw @{pww}
Kids' school portal: parent code @{pwg}
the voucher isn't a password but the lock is: @{pin}
new starter's initial logon: @{pwg}, must change
Please reset my password to @{pw}
can u set it to @{pw} so i remember
When prompted, type @{phr} (with the spaces).
Passphrase hint: "@{phr}"
Pincode oven child lock? no, that's the safe: @{pin}
The master password for my manager is @{phr} – where can I keep an emergency copy?
conference bridge PIN @{pins}, host PIN @{pin}
duress code is the normal one plus one, so @{pin}
ok it's now @{pw} everywhere except the NAS which stayed on @{pw2}
I typed @{pw} into the username box by accident on a public PC, what should I do?
pass for the psql backup is in there too: @{pwg}
@@@L password_prose de
studio tür? – @{door}
spotify war nochmal? – @{pww}
bitte mein kennwort auf @{pw} setzen, das merk ich mir
Ach so, mit Bindestrich. Also @{pw}
das geht jetzt: @{pw}
Kennwort lt. Aufkleber @{wpas}, vom Techniker auf @{pw} geändert
Wie speichere ich @{pw} so im Skript, dass es niemand sieht?
Notfallkennwort Brandmeldezentrale: @{pin}
hab in der schule aus versehen @{pw} ins chatfenster getippt statt ins passwortfeld, schlimm?
Gib einfach @{pinv} ein wenn er fragt.
Abholcode Packstation @{pins}, bis ~{dde}
@@@L password_prose fr
code du studio ? – @{door}
mets-moi @{pw} comme mot de passe stp
c'est bon, ça marche avec @{pw}
j'ai tapé @{pw} dans la mauvaise case, c'est grave ?
code de retrait @{pins}, avant le ~{dfr}
@@@L password_prose es
¿código del estudio? – @{door}
ponme @{pw} de contraseña, que me acuerdo
ya va con @{pw}
código de recogida @{pins}
@@@L password_prose it
mettimi @{pw} come password, così me la ricordo
funziona con @{pw}
codice ritiro @{pins}
@@@L password_prose nl
zet m'n wachtwoord maar op @{pw}
het werkt met @{pw}
afhaalcode @{pins}
@@@L password_prose pl
ustaw mi hasło na @{pw}, zapamiętam
działa z @{pw}
kod odbioru @{pins}
@@@L password_prose pt
põe @{pw} como senha que eu lembro
funcionou com @{pw}

@@@L clean en
passwrod reset link please
psswd: see vault
User ID / PW: SSO
creds: in vault, path ~{db}/prod
~{user} @ ~{host} … no response since ~{tm}
admin, then reboot
(~{user}, readonly)
log in w/ your badge pls
just hit enter for the user, second box stays empty
root login is disabled on all of them
pwd (new!): shown once in the portal, copy it there
wifi: ~{word} guest, open
WPA2 or WPA3? router supports both since ~{ver}
WPS is off
Bluetooth pairing without a PIN works on ~{ver}
enter password: [no echo]
Password? None.
PASSWORD IS NOT REQUIRED FOR GUESTS
my passcode stopped working after update ~{ver}
secret ingredient: ~{cinnamon|nutmeg|lemon zest}
combination skin, SPF ~{n2}
combination lock, brass, ~{n2} mm, art. ~{n5}
lock code review by ~{tm}
copier tray ~{n1} empty
visitor badge at the desk, valid today
ask for it at the desk ← pw
~{sha} ← commit
~{uuid}⏎that's the request id for ~{host}
My logins are all in the manager, ~{n2} of them
change "colour" to "color" everywhere in this doc, page ~{n2}
is 'PASSWORD' the same as 'password' in the rule? validation fails at line ~{n2}
~{host}: root filesystem at ~{n2}%
~{firm} / ~{city} / hall ~{n1}
Model: ~{KX|TR|BV}~{n4}-EU⏎Rev: ~{ver}⏎Made in ~{n4}
Build ~{ver}-~{shas}⏎Channel: beta
Ref: ~{n4}-~{n6}-~{A|B|C}
gate ~{A|B|C}~{n2}, seat ~{n2_2}F, boarding ~{tm}
the magic number is ~{n2}, says the film
a token of appreciation worth £~{n2}
the key is under discussion, meeting at ~{tm}
the keynote starts ~{tm} in hall ~{n1}
access denied for ~{word}: sold out
door to door in ~{n2} minutes
PIN diode, ~{n3} V, lot ~{n5}
pin the message in #~{db}
Basic plan: ~{n1} users, £~{n2}/month
Bearer of bad news: build ~{n4} is broken
session cookies are deleted when you close the browser
cookie banner v~{ver} is live
hash map with ~{n4} buckets, load factor 0.~{n2}
the secret to fast tests: ~{n2} workers
Secret Garden, chapter ~{n1}
credential stuffing attempts: ~{n4} blocked on ~{date}
@@@L clean de
PW vergessen, Ticket ~{n6}
KW ~{n2}: Urlaub in der Werkstatt
KW ~{n2}, Lieferung am ~{dde}
Motor mit ~{n2} kW, Baujahr ~{2019|2021|2023}
zugang: über den Hof, Tor ~{n1}
~{user} mit Leserechten
Anmeldung mit Kundennummer und Postleitzahl
WPA3 wird ab Firmware ~{ver} unterstützt
WPS ist abgeschaltet
Codewort gibt es keins
Kombination aus Hut und Schal, Art. ~{n6}
erst das alte, dann zweimal das neue eingeben
Kopierer: Fach ~{n1} leer
Fernwartung nur nach Anruf, Termin ~{dde} ~{tm}
Tokio ist um ~{tm} Uhr schon ~{n1} Stunden weiter
Schlüsselübergabe am ~{dde} um ~{tm}, Zählerstand ~{n5}
Passau, Haltestelle ~{n1}, Linie ~{n2}
Pass gilt bis ~{dde}, sagt die Reise-Info: mindestens 6 Monate Restlaufzeit
Ausgabe ~{n1}/~{2025|2026}, Seite ~{n2}
Sommer~{2024|2025|2026}-Katalog liegt bei
@@@L clean fr
MDP oublié, ticket ~{n6}
login : SSO
~{user} en lecture seule
le wpa3 est géré depuis la version ~{ver}
pas de mot de code
la clé à molette de ~{n2} mm
télémaintenance sur rendez-vous le ~{dfr}
passe de ~{n2} mètres, but à la ~{n2_2}e minute
@@@L clean es
contraseña olvidada, tique ~{n6}
~{user} con permisos de lectura
la llave inglesa de ~{n2} mm
pase largo y gol en el minuto ~{n2}
clave de sol, compás de ~{3|6} por ~{4|8}
@@@L clean it
password dimenticata, ticket ~{n6}
chiave inglese da ~{n2} mm
chiave di violino, tempo ~{3|6}/~{4|8}
passo dello Stelvio chiuso fino al ~{dfr}
@@@L clean nl
ww vergeten, ticket ~{n6}
sleutel ~{n2} mm zoek
geen codewoord nodig
@@@L clean pl
haslo zapomniane, zgłoszenie ~{n6}
klucz ~{n2} mm w szufladzie
hasło konkursu: „czyste powietrze” – zgłoszenia do ~{date}
@@@L clean pt
senha esquecida, chamado ~{n6}
chave inglesa de ~{n2} mm
passe longo e golo aos ~{n2} minutos

@@@L password_prose en
passwrod is @{pw}
psswd: @{pw}
pwd→ @{pw}
pass- @{pw}
P/W @{pw}
PW:@{pw}
User ID / PW: ~{user} / @{pw}
creds: ~{user}:@{pw}
~{user} @ ~{host} … @{pw}
admin, then @{pw}
(~{user}, @{pw})
"~{user}" & "@{pw}"
UN ~{user} PW @{pw} DOB not needed
log in w/ @{pw} pls
just hit enter for the user, second box is @{pw}
root pw on all of them = @{pw}
same pw as the router (@{wpas})
pwd (new!): @{pw}
pwd (old, revoked): @{pw}
Default pwd → @{pww}, change it
wifi: ~{ssid} pw: @{wpas} thx
WPA2: @{wpas}
SSID ~{ssid}, key @{wpas}
Net: ~{firm}-IoT | Key: @{pws} | VLAN ~{n2}
WPS PIN @{puk}
Bluetooth pairing PIN @{pin}
The login is my mail and the password is @{pw}. Can you write the curl for it?
"password": it's @{pw} - pls don't quote it back to me
Password (again): @{pw}
enter password: @{pw}
Password? @{pw}
PASSWORD IS @{pw} ALL CAPS EXCEPT NOTHING, AS SHOWN
my passcode @{pins} stopped working after the update
phone unlock @{pins}, laptop @{pw}
passphrase -> @{phr}
recovery phrase for the vault: "@{phr}"
secret word: @{pword}
the safe word for school pickup is @{pword}
Alarm password for the monitoring centre: @{pword}
combination @{=12R-34L-08R=password}
lock code for bike shed @{pin}, ends in the year of the fire
voicemail pw @{pin}
copier code @{pins} (dept. ~{n2})
visitor code for today: @{door}
gym door today @{pin}, changes at midnight
host key @{pins}
Wi-Fi: @{wpas} (no spaces)
@{pw} is the password, in case I'm not reachable
@{pw} ← pw
@{pw}⏎that's the one for ~{host}
@{pw}, that's what the old guy used everywhere
hes using @{pw} lol everyone knows
My logins: mail @{pw}, shop @{pw2}, forum @{pw3}
change @{pw} to @{pw2} everywhere in this doc
is '@{pw}' the same as '@{pw2}'? login fails
@@@L password_prose de
KW: @{pw}
Kw. @{pw}
PW lautet wie folgt: @{pw}
Passw.: @{pw}
paswort @{pw}
zugang: ~{user}, @{pw}
~{user} mit @{pw}
Nutzer ~{user}⏎PW @{pw}
Anmeldung mit Kundennr. und @{pinv} als PIN
SSID ~{ssid} / WPA2 @{wpas}
Passphrase fürs Backup: "@{phr}"
Codewort beim Wachdienst: @{pword}
Abholwort Kita: @{pword}
Kombination @{pin}, dann Hebel
@{pw} <- das ist es
@{pw} ist das neue passwort, merkt euch das
erst das alte (@{pw}) dann zweimal das neue (@{pw2})
Passwort bitte ändern auf: @{pw}
kennst du noch das vom alten forum? glaub @{pww} oder @{pww2}
Bluetooth-PIN @{pin}
WPS-PIN @{puk}
Kopierercode @{pins}
Zugangscode Seminarraum heute: @{door}
Fernwartung: ID ~{n9}, Kennwort @{pws}
TeamViewer ID ~{n10}, Passwort @{pws}
@@@L password_prose fr
mdp : @{pw}
MDP → @{pw}
Mdp provisoire : @{pwg}
login ~{user} mdp @{pw}
~{user} puis @{pw}
clé wpa @{wpas}
le mot de passe : « @{phr} »
mot de code pour la télésurveillance : @{pword}
@{pw} c'est le nouveau
TeamViewer ID ~{n10}, mdp @{pws}
@@@L password_prose es
pass: @{pw}
Contraseña nueva → @{pw}
user ~{user} clave @{pw}
~{user} y luego @{pw}
clave wpa @{wpas}
palabra clave de la alarma: @{pword}
@{pw} es la nueva
AnyDesk ~{n9}, clave @{pws}
@@@L password_prose it
psw: @{pw}
utente ~{user} psw @{pw}
chiave wpa @{wpas}
parola d'ordine per la vigilanza: @{pword}
@{pw} è quella nuova
TeamViewer ID ~{n10}, password @{pws}
@@@L password_prose nl
ww: @{pw}
inlog ~{user} ww @{pw}
wpa-sleutel @{wpas}
codewoord meldkamer: @{pword}
@{pw} is de nieuwe
@@@L password_prose pl
haslo: @{pw}
login: ~{user}, haslo: @{pw}
klucz wpa @{wpas}
hasło odwołania alarmu: @{pword}
@{pw} to nowe hasło
@@@L password_prose pt
pass: @{pw}
utilizador ~{user} senha @{pw}
chave wpa @{wpas}
palavra de segurança do alarme: @{pword}
@{pw} é a nova

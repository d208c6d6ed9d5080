@@@ password_cli de
# Datenbankzugang Produktion, nicht weitergeben
benutzer = ~{user}
kennwort = @{pw}
rechner  = ~{host}
@@@ password_cli de
Benutzer;Kennwort;Rolle;Bemerkung
~{user};@{pw};Leser;
~{user_2};@{pw2};Verwaltung;gesperrt bis ~{dde}
gast;;Gast;kein Kennwort
@@@ password_cli de
passwort = "@{pw}"
mandant = ~{n3}
verbinde(server="~{host}", nutzer="~{user}", passwort=passwort)
@@@ password_cli de
<Zugang>
  <Kennung>~{n8}</Kennung>
  <PIN>@{pinv}</PIN>
  <Institut>~{firm}bank</Institut>
</Zugang>
@@@ password_cli de
~{dde} ~{tms} FEHLER Anmeldung fehlgeschlagen: Benutzer=~{user} Passwort=@{pw} Grund=LOGON_FAILURE
~{dde} ~{tms} INFO  Verbindung getrennt
@@@ password_cli de
$benutzer = '~{user}';
$passwort = '@{pwg}';
$db = new PDO("mysql:host=localhost;dbname=~{db}", $benutzer, $passwort);
@@@ password_cli de
Dim strKennwort As String
strKennwort = "@{pw}"   ' Blattschutz
ActiveSheet.Unprotect strKennwort
@@@ password_cli de
Ich bekomme beim Mounten "Permission denied(13)". Das ist die Zeile aus der fstab:

//~{shost}/buero /mnt/buero cifs user=~{user},pass=@{pws},sec=ntlmssp 0 0

Auf ~{shost_2} geht's mit demselben Eintrag.
@@@ password_cli de
sudo mysql
> ALTER USER 'root'@'localhost' IDENTIFIED BY '@{pw}';
> FLUSH PRIVILEGES;
danach geht phpmyadmin wieder, Anmeldung mit root und dem Kennwort von oben
@@@ password_cli fr
; configuration de l'imprimante
[smtp]
utilisateur=~{user}
mot_de_passe=@{pw}
serveur=~{host}
@@@ password_cli fr
utilisateur;mot de passe;service
~{user};@{pw};Compta
~{user_2};@{pw2};Logistique
@@@ password_cli fr
$motDePasse = "@{pwg}";
$connexion = mysqli_connect("localhost", "~{user}", $motDePasse, "~{db}");
@@@ password_cli fr
String motDePasse = "@{pws}";
FtpClient ftp = new FtpClient("~{host}", "~{user}", motDePasse);
@@@ password_cli fr
J'ai lancé ceci et j'obtiens « accès refusé » :

net use X: \\~{shost}\commun @{pw} /user:~{firm}\~{user}

Pourtant depuis l'autre poste ça passe.
@@@ password_cli fr
{"identifiant": "~{user}", "mdp": "@{pw}", "profil": "lecture"}
@@@ password_cli es
; impresora
usuario=~{user}
contrasena=@{pw}
servidor=~{host}
@@@ password_cli es
usuario;clave;departamento
~{user};@{pw};Ventas
~{user_2};@{pw2};Almacén
@@@ password_cli es
String clave = "@{pws}";
Connection con = DriverManager.getConnection("jdbc:mysql://~{host}/~{db}", "~{user}", clave);
@@@ password_cli es
$contraseña = '@{pwg}';
$conexion = new mysqli('localhost', '~{user}', $contraseña, '~{db}');
@@@ password_cli es
Me sale "ORA-01017" con esto:

sqlplus ~{user}/@{pws}@~{db}

¿hay que poner comillas?
@@@ password_cli it
utente=~{user}
parola_chiave=@{pw}
server=~{host}
@@@ password_cli it
utente;password;reparto
~{user};@{pw};Magazzino
~{user_2};@{pw2};Vendite
@@@ password_cli it
mi dà "access denied" con questo comando, è per via del punto esclamativo?

mysql -u ~{user} -p'@{pw}' ~{db}
@@@ password_cli pt
usuario=~{user}
senha=@{pw}
servidor=~{host}
@@@ password_cli pt
String senha = "@{pws}";
conexao = DriverManager.getConnection(url, "~{user}", senha);
@@@ password_cli pt
usuario;senha;setor
~{user};@{pw};Compras
~{user_2};@{pw2};Fiscal
@@@ password_cli pt
erro ao conectar, segue o comando:

psql "host=~{host} user=~{user} password=@{pws} dbname=~{db}"
@@@ password_cli nl
gebruiker = ~{user}
wachtwoord = @{pw}
server = ~{host}
@@@ password_cli nl
gebruiker;wachtwoord;afdeling
~{user};@{pw};Inkoop
~{user_2};@{pw2};Magazijn
@@@ password_cli nl
krijg "access denied" hierop, moet dat uitroepteken escaped?

mysql -u ~{user} -p'@{pw}' ~{db}
@@@ password_cli pl
uzytkownik=~{user}
haslo=@{pw}
serwer=~{host}
@@@ password_cli pl
użytkownik;hasło;dział
~{user};@{pw};Sprzedaż
~{user_2};@{pw2};Magazyn
@@@ password_cli pl
String haslo = "@{pws}";
Connection c = DriverManager.getConnection(url, "~{user}", haslo);
@@@ password_cli cs
uzivatel = ~{user}
heslo = @{pw}
server = ~{host}
@@@ password_cli sv
användare=~{user}
lösenord=@{pw}
server=~{host}
@@@ password_cli fi
tunnus=~{user}
salasana=@{pw}
palvelin=~{host}
@@@ password_cli tr
kullanici=~{user}
sifre=@{pw}
sunucu=~{host}
@@@ password_cli hu
felhasznalo=~{user}
jelszo=@{pw}
szerver=~{host}
@@@ password_cli ru
логин=~{user}
пароль=@{pw}
сервер=~{host}
@@@ password_cli ja
# 本番DB
ユーザー: ~{user}
パスワード: @{pw}
ホスト: ~{host}
@@@ password_cli zh
# 生产库
用户名: ~{user}
密码: @{pw}
主机: ~{host}
@@@ password_cli ko
# 운영 DB
사용자: ~{user}
비밀번호: @{pw}
호스트: ~{host}
@@@ password_prose de
Zugänge Stand ~{dde}

Router
@{wpas}

Synology
~{user}
@{pw}

Kameras
(noch Werkseinstellung)

Elster-Zertifikat
@{pw2}
@@@ password_prose fr
Accès au ~{dfr}

Box
@{wpas}

Synology
~{user}
@{pw}

Caméras
(aucun)

Impots.gouv
@{pw2}
@@@ password_prose it
Accessi al ~{dfr}

Modem
@{wpas}

NAS
~{user}
@{pw}

Registro elettronico
@{pw2}
@@@ password_prose nl
Inloggegevens per ~{date}

Router
@{wpas}

NAS
~{user}
@{pw}

Belastingdienst
via DigiD
@@@ password_prose en
it's the usual, capital @{=B, r, a, m, b, l, e, then four zero seven=password} all one word, got it?
@@@ password_prose en
[call recording, auto transcript]
caller: ok and the password
agent: it's capital @{=k as in kilo, e, t, t, l, e, hash, nine one=password}
caller: kettle hash ninety one?
agent: correct
@@@ password_prose de
Ich buchstabiere: @{=großes M, o, h, n, Bindestrich, zwei null eins vier=password}. Haben Sie das?
@@@ password_prose fr
je vous l'épelle : @{=T majuscule, o, u, r, n, e, tiret, huit, neuf=password}, c'est noté ?
@@@ password_prose es
se lo deletreo: @{=G mayúscula, i, r, a, s, o, l, arroba, siete, siete=password}
@@@ password_prose en
Escape room "The Vault" – staff notes (do not show to guests)
Box 1 lock @{pin}
Box 2 lock @{pins}
Admin laptop @{pww}
Reset takes 6 minutes
@@@ password_prose en
Camp registration desk

tablets unlock: @{pin}
app kiosk exit code: @{pins}
hotspot: ~{ssid} / @{wpas}
float in the blue tin
@@@ password_prose en
LAN party server info
join password: @{pww}
rcon: @{pw}
no cheats, bring headphones
@@@ password_prose en
Hi, I moved out and the new tenant needs the smart lock. Master code is @{pins}, guest code @{pin}. To change it press 7, master code, hash. The app account stays with me.
@@@ password_prose en
(1) open the portal (2) choose "company" (3) user is our VAT number (4) for the password type @{pw} – yes really (5) ignore the survey
@@@ password_prose en
Two corrections to the handbook: page 12, the alarm code is no longer as printed but @{pin}; page 14, the CCTV password ends in a full stop, so "@{pw}".
@@@ password_prose en
my kid set a screen lock on my phone, he says it's @{pins} or @{pins2} but neither works. how do I get in without wiping?
@@@ password_prose en
assistant: I need the staging credentials to continue.
user: ~{user} / @{pw}
assistant: Login failed with those.
user: sry @{pw2}
assistant: Logged in. Continuing with step 3.
@@@ password_prose de
assistant: Dafür brauche ich die Zugangsdaten der Testumgebung.
user: ~{user} und dann @{pw}
assistant: Die Anmeldung schlägt fehl.
user: mist, @{pw2} mein ich
@@@ password_prose es
assistant: Necesito las credenciales del entorno de pruebas.
user: ~{user} y @{pw}
assistant: Correcto, continúo.

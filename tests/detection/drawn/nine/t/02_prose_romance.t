@@@L password_prose fr
le mdp du wifi c'est @{wpas}
Mot de passe : @{pw}
mdp = @{pw} (attention à la majuscule)
Le code de la porte est @{door}, 3e étage à gauche
Code wifi invité : @{pww}
Digicode @{door}, interphone au nom de la société
tu peux te connecter avec mon compte, c @{pw}
j'ai changé le mot de passe, maintenant c'est @{pw}
Le mot de passe du zip est @{pw} comme convenu.
code pin de la carte sim @{pin}, puk @{puk}
mon mot de passe est @{pw} et ça me dit « identifiants incorrects »
Est-ce que « @{pw} » est un bon mot de passe ?
Code parental de la box : @{pin}
Pour l'ordi de la compta, ouvre la session avec @{pword}, tout attaché.
non pas @{pw2} ! c'est @{pw}
pardon faute de frappe, @{pw}
Le coffre : @{pins} puis A
Identifiant ~{user}, mot de passe provisoire @{pwg}
Code d'accès Pronote des parents : @{pwg}
La phrase secrète du disque chiffré : @{phr}
@@@ password_prose fr
Bonjour @{fn},

Suite à votre demande, voici vos accès à l'extranet :

Identifiant : ~{user}~{n3}
Mot de passe provisoire : @{pwg}

Vous devrez le modifier lors de votre première connexion. Ce message est généré automatiquement, merci de ne pas y répondre.

Le support ~{firm}
@@@ password_prose fr
Étiquette au dos de la box (photo)

Livebox 6
Nom du réseau  ~{ssid}
Clé de sécurité
@{wpas}
Mot de passe interface : 8 premiers caractères de la clé
S/N  LK~{n8}
@@@ password_prose fr
Passation de poste – secrétariat de mairie

Logiciel état civil : session « mairie », mot de passe @{pw}
Boîte générique : @{pw2}
Parapheur électronique – code PIN de la clé @{pin} (3 essais !)
Alarme de la salle des fêtes : @{door}
Photocopieur, code service ~{compta|urba|accueil} : @{pin2}
Le reste est dans le classeur vert.
@@@ password_prose fr
@{fn} ~{tm} : t'as le mot de passe de la caméra du dépôt ?
@{fn2} ~{tm} : admin
@{fn2} ~{tm} : @{pw}
@{fn} ~{tm} : ok merci et celui du NAS ?
@{fn2} ~{tm} : pareil mais avec ~{n2} à la fin, donc @{pw2}
@@@ password_prose fr
Gîte des Tilleuls — livret d'accueil
Boîte à clés : @{pin}
Wi-Fi : ~{ssid} / @{wpas}
Barbecue : charbon dans la remise (cadenas @{pin2})
Départ avant 10 h, merci de vider le frigo.
@@@ password_prose fr
Bonjour, je n'arrive plus à accéder à mon espace client n° ~{n8}. Mon mot de passe est pourtant bien @{pw}, je l'ai noté sur mon carnet. J'ai aussi essayé @{pw2}. Merci de me rappeler dans la matinée.
@@@ password_prose fr
Connecte-toi sur https://~{host}/admin avec le compte ~{user} et le mot de passe @{pw}, puis exporte les commandes de la semaine en CSV. Si une double authentification apparaît, demande-moi le code.
@@@ password_prose fr
| Service | Login | MDP |
| Colissimo pro | ~{n6} | @{pw} |
| EDI fournisseurs | ~{user} | @{pwg} |
| Caisse 2 | vendeur | @{pin} |
| Site vitrine | - | pas d'accès |
@@@L password_prose es
la clave del wifi es @{wpas}
contraseña: @{pw}
la contra es @{pw} con la primera en mayúscula
clave de la alarma @{pin}, tienes 30 seg
oye la pass del excel? → @{pww}
El código del portal es @{door}
Usuario ~{user}, contraseña @{pw}. Cámbiala cuando entres.
perdón, me equivoqué, es @{pw}
pin del móvil de la abuela: @{pin}
no me deja entrar con @{pw}, ¿la cambiaste?
¿Es segura la contraseña @{pw} para el banco?
La caja fuerte se abre con @{pins}, y luego girar a la derecha
Clave de acceso a Hacienda: @{pwg}
He puesto @{pw} en todos los ordenadores del aula
La palabra clave que pide la aseguradora es @{pword}
la frase de paso del disco es @{phr}
@@@ password_prose es
Buenos días,

Le adjuntamos las nóminas de ~{enero|mayo|octubre}. El archivo está protegido; la contraseña es @{pw}.

Si tiene cualquier duda quedamos a su disposición.

Un saludo,
Gestoría ~{firm}
@@@ password_prose es
Traspaso de turno - recepción

PMS: usuario recep, clave @{pw}
Wifi clientes (cambia los lunes): @{pww}
Candado bicis: @{pin}
Cámaras: ~{lan}, admin, @{pw2}
La 214 sigue fuera de servicio.
@@@ password_prose es
[~{dfr} ~{tm}] @{fn}: me pasas la del router porfa
[~{dfr} ~{tm}] @{fn2}: está en la pegatina
[~{dfr} ~{tm}] @{fn}: no estoy en casa
[~{dfr} ~{tm}] @{fn2}: 
@{wpas}
[~{dfr} ~{tm}] @{fn}: graciaas
@@@ password_prose es
Acceso al aula virtual

Alumno: ~{n8}
Contraseña inicial
@{pwg}

Recuerde que a los tres intentos fallidos la cuenta queda bloqueada durante 15 minutos.
@@@ password_prose es
Entra en el panel del hosting (usuario ~{user}) y renueva el certificado. Contraseña actual: @{pw}. Si no vale prueba la antigua @{pw2}. No toques los DNS.
@@@L password_prose it
la password del wifi è @{wpas}
pw: @{pw}
la psw è @{pw}, tutto attaccato
Codice allarme @{pin}, poi premi OFF
Il codice del cancello è @{door}
La password dell'allegato è @{pw}
scusa ho sbagliato, è @{pw}
non @{pw2}, ma @{pw}!
PIN SPID? no quello del bancomat è @{pinv}
La parola chiave per il centralino: @{pword}
Ho dimenticato se la password è @{pw} o @{pw2}, come faccio a recuperarla?
Codice PIN tessera sanitaria: @{puk}
La passphrase del backup è @{phr}
le credenziali sono ~{user} e @{pw}
@@@ password_prose it
Gentile cliente,

di seguito le credenziali di accesso all'area riservata:

Utente: ~{n8}
Password temporanea: @{pwg}

La invitiamo a modificarla al primo accesso.

Cordiali saluti,
Ufficio assistenza ~{firm}
@@@ password_prose it
Appunti studio

Fatturazione elettronica
intermediario ~{n6}
@{pw}

PEC
@{pw2}

Firma digitale, PIN @{puk}
Scade a novembre, ricordarsi rinnovo.
@@@ password_prose it
@{fn}: qual è la pass del gestionale?
@{fn2}: ~{Word}… no aspetta
@{fn2}: @{pw}
@{fn}: ok entro. E il registratore di cassa?
@{fn2}: @{pin}
@@@L password_prose pt
a senha do wifi é @{wpas}
senha: @{pw}
a palavra-passe é @{pw}
senha nova @{pw}, a antiga não vale mais
Código do portão: @{door}
o login é ~{user} e a senha @{pw}, tudo minúsculo menos a primeira
desculpa, digitei errado: @{pw}
PIN do cartão @{pin}, não conta pra ninguém
minha senha do gov é @{pw} e diz que está inválida
A senha do PDF é @{pww}
A frase-passe da cópia de segurança: @{phr}
código do alarme da loja @{pin}, depois "desarmar"
@@@ password_prose pt
Olá @{fn},

Segue o acesso ao sistema de chamados:

https://~{host}
Usuário: ~{user}
Senha provisória: @{pwg}

Por favor troque no primeiro acesso.

Equipe de TI
@@@ password_prose pt
Passagem de serviço – portaria
- CFTV: admin, senha @{pw}
- Senha do DVR 2 (garagem) é diferente, @{pw2}
- Cofre das chaves: @{pins}
- Wi-Fi visitantes: @{pww}
- Elevador de serviço em manutenção
@@@ password_prose pt
Cliente: não consigo aceder, diz que a palavra-passe está errada
Apoio: Qual é o erro exato?
Cliente: "dados inválidos". Meto @{pw} como sempre
Apoio: Vamos repor. Receberá um SMS.

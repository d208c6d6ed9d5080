=== password_prose en
the wifi password in the big meeting room is [[pw]] now
=== password_prose en
Hi [[first]],

I reset your mailbox. Temporary password: [[pw]]
You will be asked to change it at first login.

Regards,
Service Desk
=== password_prose en
can someone log in to the NAS for me? admin / [[pw]]
=== password_prose en
pw for the zip is [[pw]], sent separately as usual
=== password_prose en
Ticket [[tkt]]
User cannot access the CRM after holidays. Told the caller over the phone that her new password is "[[pw]]" and that it expires in 24 h. Closed.
=== password_prose en
Shift handover [[date]]

- UPS in rack 4 beeping again, vendor coming Thursday
- [[host]]: root pw changed to [[pw]] (old one was [[pw#2]])
- nightly job finished at [[time]], no errors
- coffee machine still broken
=== password_prose en
[[time]] kz77: whats the login for the label printer
[[time]] ops2: user admin
[[time]] ops2: [[pw]]
[[time]] kz77: cheers
=== password_prose en
I wrote the passphrase for the backup disks on the card: [[pp]]
=== password_prose en
Since the audit I've moved everything except the old FTP box, which still takes ftpuser with the password [[pwweak]] - yes I know.
=== password_prose en
Door code for the server room is [[pin]], and the safe opens with [[pin#2]].
=== password_prose en
SIM PIN [[pin]]. If it asks for the voicemail one, that's [[pin#2]].
=== password_prose en
Welcome aboard!

Your accounts:
  Windows logon ...... see manager
  VPN ................ [[user]] / [[pw]]
  Expense tool ....... same user, password [[pw#2]]
  Printing ........... PIN [[pin]]

Please read the acceptable use policy before Friday.
=== password_prose en
lol my netflix is still [[pwweak]] and my bank one is [[pwweak#2]], I should really sort that out
=== password_prose en
The contractor needs access to [[host]]. I set it to [[pwg]] so he can get going; remind me to change it Monday.
=== password_prose en
Meeting notes [[date]]
* database migration moved to next sprint
* we agreed to keep the shared account for now; pass is [[pw]]
* budget: no news
=== password_prose en
Try [[pw]] - if that does not work it's the same with a 1 at the end.
=== password_prose en
Dear customer, your portal account has been activated. Login name: [[user]]. Initial password: [[pwg]]. For security reasons do not forward this message.
=== password_prose en
1Password emergency kit says the master password is [[pp]]
=== password_prose en
I keep getting "access denied". I'm typing [[pw]] exactly as you told me, caps and all.
=== password_prose en
what do you think of [[pwweak]] as a password for the reporting user? already set it tbh
=== password_prose en
Router admin page: http://192.168.1.1  user: admin  pass: [[pw]]
Guest network key: [[pw#2]]
=== password_prose en
From: facilities
To: reception
Alarm panel: disarm code [[pin]]. Duress code is the same plus one on the last digit. Do NOT leave on a sticky note like last time.
=== password_prose en
FYI all — BitLocker on the loan laptop unlocks with [[pin]]; local admin is .\itadmin with [[pwg]].
=== password_prose en
runbook excerpt

If the primary is down:
1. ssh to [[host]] as postgres
2. when prompted enter [[pw]]
3. run pg_ctl promote
4. update DNS, ttl is 60
5. tell the on-call
=== password_prose en
the recovery mail never came, so I still only have the password itself: [[pw]]
=== password_prose en
My mother's email stopped syncing, the provider wants the password, which is [[pwweak]], and it says wrong every time. What else could it be?
=== password_prose en
PS: archive opens with the passphrase “[[pp]]” (without the quotes).
=== password_prose de
Hallo [[first]], dein neues Passwort lautet [[pw]]. Bitte gleich ändern!
=== password_prose de
Das WLAN-Kennwort fürs Gästenetz ist ab heute [[pw]]
=== password_prose de
Sehr geehrte Damen und Herren,

anbei die verschlüsselte Datei. Das Kennwort zum Öffnen: [[pw]]

Mit freundlichen Grüßen
Lohnbuchhaltung
=== password_prose de
Zugang zum alten Warenwirtschaftssystem: Benutzer [[user]], PW [[pwweak]] (groß/klein beachten)
=== password_prose de
Ticket [[tkt]] – Kunde meldet, dass die Anmeldung am Portal nicht klappt.
Getestet mit Kennwort [[pw]], funktioniert bei uns. Browsercache geleert, danach ok.
=== password_prose de
Übergabe Nachtschicht:
- Sicherung lief durch
- auf [[host]] Root-Passwort geändert, jetzt [[pw]]
- Klimagerät Raum 2 tropft
=== password_prose de
weiß wer das pw vom beamer? -> ja, [[pwweak]]
=== password_prose de
Die Passphrase für den GPG-Schlüssel ist [[pp]], bitte nur mündlich weitergeben.
=== password_prose de
PIN fürs Diensthandy: [[pin]], PUK liegt im Tresor.
=== password_prose fr
Bonjour [[first]], ton mot de passe provisoire est [[pw]], à changer dès la première connexion.
=== password_prose fr
Le code wifi de la salle de réunion : [[pw]]
=== password_prose fr
Objet : accès extranet

Madame, Monsieur,
Vos identifiants sont les suivants :
Identifiant : [[user]]
Mot de passe : [[pw]]
Bien cordialement,
Le support
=== password_prose fr
mdp du serveur de sauvegarde : [[pw]] (l'ancien c'était [[pw#2]])
=== password_prose fr
La phrase secrète pour ouvrir l'archive c'est [[pp]] – je te l'envoie à part.
=== password_prose fr
Digicode de l'immeuble [[pin]], puis 3e étage à gauche.
=== password_prose fr
j'arrive pas à me connecter, je tape [[pwweak]] et ça me dit mot de passe incorrect
=== password_prose es
Hola [[first]], la contraseña nueva es [[pw]]. Cámbiala cuanto antes.
=== password_prose es
La clave del wifi de la oficina: [[pw]]
=== password_prose es
Incidencia [[tkt]]: el usuario no recordaba su contraseña. Se le asigna [[pw]] de forma temporal.
=== password_prose es
Para entrar en el servidor [[host]] usa [[user]] y de contraseña [[pw]], no la pegues en el chat general
=== password_prose es
El PIN de la alarma es [[pin]] y el de la tarjeta SIM [[pin#2]].
=== password_prose es
frase de paso del backup -> [[pp]]
=== password_prose it
Ciao [[first]], la password del gestionale è [[pw]], mi raccomando non girarla a nessuno.
=== password_prose it
Gentile cliente,
la Sua nuova parola d'accesso è: [[pw]]
Dovrà essere modificata al primo accesso.
Distinti saluti
=== password_prose it
la pw del router? [[pwweak]], sempre la stessa
=== password_prose it
Codice del cancello [[pin]]; cassaforte [[pin#2]].
=== password_prose pt
Oi [[first]], a senha do servidor mudou para [[pw]], avisa o pessoal.
=== password_prose pt
Boa tarde,
A palavra-passe para abrir o ficheiro em anexo é [[pw]].
Cumprimentos
=== password_prose pt
senha do wifi: [[pw]]  (tudo junto)
=== password_prose nl
Hoi [[first]], je nieuwe wachtwoord is [[pw]], wel meteen wijzigen!
=== password_prose nl
Wachtwoord voor het zipbestand: [[pw]]
=== password_prose nl
Overdracht: op [[host]] is het rootwachtwoord nu [[pw]], alarmcode blijft [[pin]].
=== password_prose nl
wifi bij oma = [[pwweak]]
=== password_prose pl
Cześć, nowe hasło do panelu to [[pw]], zmień je po zalogowaniu.
=== password_prose pl
Szanowni Państwo,
hasło do załączonego pliku: [[pw]]
Z poważaniem
Dział kadr
=== password_prose pl
hasło do wifi: [[pw]], kod do bramy: [[pin]]
=== password_prose sv
Hej, lösenordet till servern är [[pw]] nu.
=== password_prose da
Hej, adgangskoden til arkivet er [[pw]] – sig til hvis det driller.
=== password_prose nb
Passordet til ruteren er byttet til [[pw]].
=== password_prose fi
Uusi salasana on [[pw]], vaihda se heti.
=== password_prose cs
Nové heslo do systému je [[pw]], prosím nesdílet.
=== password_prose tr
Yeni parolanız: [[pw]] Lütfen ilk girişte değiştirin.
=== password_prose ro
Parola nouă pentru server este [[pw]], te rog să o schimbi.
=== password_prose hu
Az új jelszó: [[pw]] - kérlek változtasd meg.
=== password_prose ru
Пароль от сервера сменили, теперь [[pw]]
=== password_prose uk
Новий пароль до порталу: [[pw]]
=== password_prose el
Ο νέος κωδικός πρόσβασης είναι [[pw]]
=== password_prose ja
サーバーのパスワードは [[pw]] に変更しました。
=== password_prose ja
お世話になっております。
添付ファイルの解凍パスワードをお送りします。

パスワード：[[pw]]

よろしくお願いいたします。
=== password_prose zh
新密码是 [[pw]] ，登录后请立即修改。
=== password_prose zh
会议室wifi密码：[[pw]]
=== password_prose ko
임시 비밀번호는 [[pw]] 입니다.
=== password_prose en
creds as discussed
host [[host]]
user [[user]]
pass [[pw]]
=== password_prose en
old: [[pw]] / new: [[pw#2]]
=== password_cli en
mysql -h [[host]] -u [[user]] -p[[pwu]] [[db]]
=== password_cli en
mysqldump --single-transaction --user=[[user]] --password='[[pw]]' [[db]] | gzip > /backup/[[db]]-$(date +%F).sql.gz
=== password_cli en
PGPASSWORD=[[pwu]] psql -h [[host]] -U [[user]] -d [[db]] -c 'select count(*) from [[word]]s'
=== password_cli en
psql "postgresql://[[user]]:[[pwu]]@[[host]]:5432/[[db]]?sslmode=require"
=== password_cli en
sshpass -p '[[pw]]' ssh -o StrictHostKeyChecking=no [[user]]@[[sh]] uptime
=== password_cli en
curl -u [[user]]:[[pwu]] https://[[host]]/api/v2/[[word]]s
=== password_cli en
curl --user "[[user]]:[[pw]]" -T backup.tar ftp://[[host]]/incoming/
=== password_cli en
htpasswd -bc /etc/nginx/.htpasswd [[user]] [[pwu]]
=== password_cli en
net use Z: \\[[host]]\share [[pwu]] /user:CORP\[[user]] /persistent:yes
=== password_cli en
net user [[user]] [[pwu]] /add && net localgroup Administrators [[user]] /add
=== password_cli en
ldapsearch -x -H ldaps://[[host]] -D "cn=[[user]],dc=corp,dc=lan" -w [[pwu]] -b "dc=corp,dc=lan" "(objectClass=group)"
=== password_cli en
redis-cli -h [[host]] -p 6379 -a [[pwu]] --no-auth-warning info memory
=== password_cli en
redis-cli -u redis://default:[[pwu]]@[[host]]:6379/0 PING
=== password_cli en
openssl enc -aes-256-cbc -pbkdf2 -in dump.sql -out dump.enc -pass pass:[[pwu]]
=== password_cli en
openssl pkcs12 -export -in cert.pem -inkey key.pem -out [[svc]].p12 -passout pass:[[pwu]]
=== password_cli en
keytool -genkeypair -alias [[svc]] -keyalg RSA -keystore keystore.jks -storepass [[pwu]] -keypass [[pwu#2]] -dname "CN=[[host]]"
=== password_cli en
kubectl create secret docker-registry regcred --docker-server=registry.[[dom]] --docker-username=[[user]] --docker-password=[[pwu]]
=== password_cli en
kubectl config set-credentials [[user]] --username=[[user]] --password=[[pwu]]
=== password_cli en
docker login -u [[user]] -p [[pwu]] registry.[[dom]]
=== password_cli en
podman login --username [[user]] --password '[[pw]]' registry.[[dom]]
=== password_cli en
ansible-playbook -i hosts.ini site.yml -e "ansible_user=[[user]] ansible_ssh_pass=[[pwu]] ansible_become_pass=[[pwu#2]]"
=== password_cli en
[windows]
[[host]] ansible_user=Administrator ansible_password=[[pwu]] ansible_connection=winrm

[linux]
[[host]] ansible_user=[[user]] ansible_become_pass=[[pwu#2]]
=== password_cli en
smbclient //[[host]]/finance -U 'CORP\[[user]]%[[pwu]]' -c 'ls'
=== password_cli en
mount -t cifs //[[host]]/data /mnt/data -o username=[[user]],password=[[pwu]],vers=3.0
=== password_cli en
rclone config create nas webdav url=https://[[host]]/dav user=[[user]] pass=[[pwu]]
=== password_cli en
ffmpeg -rtsp_transport tcp -i rtsp://[[user]]:[[pwu]]@[[host]]:554/stream1 -c copy out.mp4
=== password_cli en
wget --user=[[user]] --password='[[pw]]' https://[[host]]/dl/[[svc]]-[[ver]].tgz
=== password_cli en
lftp -u [[user]],[[pwu]] sftp://[[host]] -e "mirror -R ./dist /www; bye"
=== password_cli en
ftp -n [[host]] <<EOT
user [[user]] [[pwu]]
binary
put report.csv
bye
EOT
=== password_cli en
sqlcmd -S [[host]],1433 -U sa -P '[[pw]]' -Q "BACKUP DATABASE [[db]] TO DISK='D:\bak\[[db]].bak'"
=== password_cli en
sqlplus [[user]]/[[pwu]]@//[[host]]:1521/ORCLPDB1 @report.sql
=== password_cli en
mongosh "mongodb://[[user]]:[[pwu]]@[[host]]:27017/[[db]]?authSource=admin"
=== password_cli en
mongodump --host [[host]] -u [[user]] -p [[pwu]] --authenticationDatabase admin --out /dump
=== password_cli en
7z a -p[[pwu]] -mhe=on archive.7z ./hr
=== password_cli en
zip -e -P [[pwu]] payroll.zip payroll.xlsx
=== password_cli en
unzip -P '[[pw]]' delivery.zip -d /tmp/in
=== password_cli en
rar a -hp[[pwu]] backup.rar /srv/data
=== password_cli en
gpg --batch --yes --passphrase '[[pw]]' -d dump.gpg > dump.sql
=== password_cli en
echo '[[pw]]' | sudo -S systemctl restart [[svc]]
=== password_cli en
echo "[[user]]:[[pwu]]" | chpasswd
=== password_cli en
useradd -m -s /bin/bash deploy && echo -e "[[pwu]]\n[[pwu]]" | passwd deploy
=== password_cli en
expect -c 'spawn scp f.bin [[user]]@[[sh]]:/tmp; expect "password:"; send "[[pwu]]\r"; interact'
=== password_cli en
cmdkey /add:[[host]] /user:CORP\[[user]] /pass:[[pwu]]
=== password_cli en
psexec \\[[host]] -u CORP\[[user]] -p [[pwu]] cmd /c ipconfig /all
=== password_cli en
wmic /node:[[host]] /user:[[user]] /password:[[pwu]] os get caption
=== password_cli en
schtasks /create /tn Nightly /tr C:\jobs\n.cmd /sc daily /st 02:00 /ru CORP\[[user]] /rp [[pwu]]
=== password_cli en
$sec = ConvertTo-SecureString '[[pw]]' -AsPlainText -Force
$cred = New-Object System.Management.Automation.PSCredential('CORP\[[user]]', $sec)
Enter-PSSession -ComputerName [[host]] -Credential $cred
=== password_cli en
xfreerdp /v:[[host]] /u:[[user]] /p:'[[pw]]' /cert:ignore
=== password_cli en
plink -ssh -batch -pw [[pwu]] [[user]]@[[sh]] "show running-config"
=== password_cli en
pscp -pw [[pwu]] build.zip [[user]]@[[sh]]:/var/www/
=== password_cli en
snmpwalk -v3 -l authPriv -u monitor -a SHA -A '[[pwu]]' -x AES -X '[[pwu#2]]' [[host]] sysUpTime
=== password_cli en
ipmitool -I lanplus -H bmc-[[host]] -U ADMIN -P [[pwu]] chassis power status
=== password_cli en
nmcli dev wifi connect "Werkstatt-5G" password "[[pw]]"
=== password_cli en
svn checkout --username [[user]] --password [[pwu]] https://[[host]]/svn/trunk
=== password_cli en
git clone https://[[user]]:[[pwu]]@[[host]]/team/[[svc]].git
=== password_cli en
mvn deploy -Dusername=[[user]] -Dpassword=[[pwu]] -DaltDeploymentRepository=rel::default::https://[[host]]/maven
=== password_cli en
rabbitmqctl add_user [[user]] '[[pw]]'
=== password_cli en
mosquitto_pub -h [[host]] -t plant/line4 -u [[user]] -P '[[pw]]' -m on
=== password_cli en
kinit [[user]]@CORP.LAN <<< '[[pw]]'
=== password_cli en
impacket-secretsdump 'CORP/[[user]]:[[pwu]]@[[host]]'
=== password_cli en
nxc smb [[host]] -u [[user]] -p '[[pw]]' --shares
=== password_cli en
cf login -a https://api.[[dom]] -u [[user]] -p [[pwu]] -o prod
=== password_cli en
az login --service-principal -u [[uuid]] -p [[pwu]] --tenant [[uuid]]
=== password_cli en
oc login https://[[host]]:6443 -u [[user]] -p '[[pw]]' --insecure-skip-tls-verify
=== password_cli en
vncpasswd -f <<< "[[pwu]]" > ~/.vnc/passwd
=== password_cli en
cryptsetup luksOpen /dev/sdb1 data <<< "[[pp]]"
=== password_cli en
restic -r sftp:[[user]]@[[sh]]:/bk init   # RESTIC_PASSWORD='[[pp]]'
=== password_cli en
borg create: export BORG_PASSPHRASE="[[pp]]"; borg create ::{now} /srv
=== password_cli en
ssh-keygen -t ed25519 -f id_deploy -N '[[pw]]' -C deploy
=== password_cli en
isql -v DSN_[[db]] [[user]] [[pwu]]
=== password_cli en
influx -host [[host]] -username [[user]] -password '[[pw]]' -execute 'show databases'
=== password_cli en
cqlsh [[host]] -u cassandra -p [[pwu]]
=== password_cli en
[client]
user=[[user]]
password="[[pw]]"
host=[[host]]
=== password_cli en
[[host]]:5432:[[db]]:[[user]]:[[pwu]]
=== password_cli en
machine [[host]] login [[user]] password [[pwu]]
=== password_cli en
<server>
  <id>releases</id>
  <username>[[user]]</username>
  <password>[[pw]]</password>
</server>
=== password_cli en
spring:
  datasource:
    url: jdbc:postgresql://[[host]]:5432/[[db]]
    username: [[user]]
    password: [[pwu]]
  jpa:
    hibernate:
      ddl-auto: validate
=== password_cli en
spring.mail.host=[[host]]
spring.mail.username=[[user]]
spring.mail.password=[[pwu]]
spring.mail.properties.mail.smtp.auth=true
=== password_cli en
define('DB_NAME', '[[db]]');
define('DB_USER', '[[user]]');
define('DB_PASSWORD', '[[pw]]');
define('DB_HOST', '[[host]]');
=== password_cli en
<connectionStrings>
  <add name="Main" connectionString="Server=[[host]];Database=[[db]];User Id=[[user]];Password=[[pwu]];Encrypt=True;" providerName="System.Data.SqlClient" />
</connectionStrings>
=== password_cli en
version: "3.8"
services:
  db:
    image: postgres:15
    environment:
      POSTGRES_USER: [[user]]
      POSTGRES_PASSWORD: [[pwu]]
      POSTGRES_DB: [[db]]
  cache:
    image: redis:7
    command: redis-server --requirepass [[pwu#2]]
=== password_cli en
network={
    ssid="HQ-Intern"
    psk="[[pw]]"
    key_mgmt=WPA-PSK
}
=== password_cli en
!
hostname [[svc]]-sw1
enable password [[pwu]]
username netadmin privilege 15 password 0 [[pwu#2]]
snmp-server location Rack 7
line vty 0 4
 password [[pwu#3]]
 login
!
=== password_cli en
directory.conf
bindDN: cn=[[user]],ou=svc,dc=corp
bindPassword: [[pwu]]
baseDN: ou=people,dc=corp
=== password_cli en
smtp:
  host: [[host]]
  port: 587
  user: [[user]]
  pass: "[[pw]]"
  tls: starttls
=== password_cli en
requirepass [[pwu]]
maxmemory 2gb
appendonly yes
=== password_cli en
@rep 3-12 [[tsl]] srv4 CRON[[[int:100-9999]]]: (root) CMD (/usr/local/bin/rotate [[word]])
[[tsl]] srv4 CRON[[[int:100-9999]]]: (root) CMD (mysqldump -u[[user]] -p[[pwu]] [[db]] > /bk/[[db]].sql)
@rep 2-9 [[tsl]] srv4 systemd[1]: Started session [[int]] of user root.
=== password_cli en
history | tail
  481  cd /opt/[[svc]]
  482  vi application.properties
  483  mysql -u [[user]] -p'[[pw]]' -e "show processlist"
  484  exit
=== password_cli en
#!/bin/sh
# nightly export, do not touch
HOST=[[host]]
USER=[[user]]
PASS=[[pwu]]
for t in orders lines customers; do
  mysql -h $HOST -u $USER -p$PASS -N -e "select * from $t" > /exp/$t.tsv
done
=== password_cli en
conn = pymysql.connect(host="[[host]]", user="[[user]]", password="[[pw]]", database="[[db]]")
=== password_cli en
engine = create_engine("mssql+pyodbc://[[user]]:[[pwu]]@[[host]]/[[db]]?driver=ODBC+Driver+18+for+SQL+Server")
=== password_cli en
DriverManager.getConnection("jdbc:oracle:thin:@[[host]]:1521:XE", "[[user]]", "[[pw]]");
=== password_cli en
ssh.connect("[[host]]", username="[[user]]", password="[[pw]]", timeout=10)
=== password_cli en
CREATE USER '[[user]]'@'%' IDENTIFIED BY '[[pw]]';
GRANT SELECT ON [[db]].* TO '[[user]]'@'%';
=== password_cli en
ALTER ROLE [[db]]_rw WITH LOGIN PASSWORD '[[pw]]';
=== password_cli en
ALTER LOGIN sa WITH PASSWORD = N'[[pw]]';
=== password_cli en
browser.fill("#username", "[[user]]")
browser.fill("#password", "[[pw]]")
browser.click("text=Sign in")
=== password_cli en
resource "aws_db_instance" "[[db]]" {
  engine   = "postgres"
  username = "[[user]]"
  password = "[[pw]]"
  allocated_storage = [[int:20-500]]
}
=== password_cli de
# Skript vom Kollegen, läuft jede Nacht um [[time]]
net use K: \\[[host]]\daten /user:[[user]] [[pwu]]
robocopy C:\export K:\ /MIR
=== password_cli fr
# sauvegarde quotidienne – ne pas modifier
rsync -a --password-file=<(echo '[[pw]]') /srv/ [[user]]@[[sh]]::backup
=== password_cli es
# copia nocturna
export MYSQL_PWD='[[pw]]'
mysqldump -u [[user]] [[db]] > /copias/[[db]].sql

@@@L password_cli en
mysql -h ~{host} -u ~{user} -p@{pws} ~{db}
mysqldump --single-transaction -u ~{user} --password='@{pwg}' ~{db} | gzip > ~{db}-~{date}.sql.gz
MYSQL_PWD=@{pws} mysql -u ~{user} -e 'show slave status\G'
PGPASSWORD='@{pw}' psql -h ~{host} -U ~{user} -d ~{db} -c 'select 1'
psql "postgresql://~{user}:@{pws}@~{host}:5432/~{db}?sslmode=require"
psql "host=~{host} dbname=~{db} user=~{user} password=@{pws}"
sshpass -p '@{pw}' ssh -o StrictHostKeyChecking=no ~{user}@~{host} uptime
sshpass -p @{pws} scp report.csv ~{user}@~{host}:/srv/in/
echo '@{pw}' | sudo -S systemctl restart nginx
echo "~{user}:@{pw}" | sudo chpasswd
curl -u ~{user}:@{pws} https://~{host}/api/v2/status
curl -s --user '~{user}:@{pwg}' -T build.zip ftp://~{host}/incoming/
curl "https://~{user}:@{pws}@~{host}/repo/latest.json"
wget --http-user=~{user} --http-password='@{pw}' https://~{host}/export.csv
wget -q "ftp://~{user}:@{pws}@~{host}/daily.zip"
htpasswd -bc /etc/nginx/.htpasswd ~{user} '@{pw}'
net use Z: \\~{shost}\daten @{pw} /user:~{firm}\~{user} /persistent:yes
net user ~{user} @{pw} /add && net localgroup administrators ~{user} /add
cmdkey /add:~{shost} /user:~{user} /pass:@{pw}
runas /netonly /user:~{firm}\~{user} "mmc dsa.msc"   REM pw @{pw}
schtasks /create /tn NightlyExport /tr C:\jobs\export.bat /sc daily /st 02:00 /ru ~{user} /rp @{pw}
psexec \\~{shost} -u ~{user} -p "@{pw}" cmd /c ipconfig
wmic /node:~{shost} /user:~{user} /password:@{pws} os get caption
xfreerdp /v:~{host} /u:~{user} /p:'@{pw}' /dynamic-resolution
rdesktop -u ~{user} -p @{pws} ~{host}
ldapsearch -x -H ldaps://~{host} -D "cn=~{user},dc=corp,dc=local" -w '@{pw}' -b dc=corp,dc=local "(mail=*)"
ldappasswd -D cn=admin,dc=corp,dc=local -w @{pws} -s @{pws2} uid=~{user},ou=people,dc=corp,dc=local
redis-cli -h ~{host} -a @{pws} --no-auth-warning info memory
redis-cli -u redis://default:@{pws}@~{host}:6379/0 ping
mongosh "mongodb://~{user}:@{pws}@~{host}:27017/~{db}?authSource=admin"
mongodump --host ~{host} -u ~{user} -p '@{pwg}' --authenticationDatabase admin --out /backup
openssl pkcs12 -export -in cert.pem -inkey key.pem -out bundle.p12 -passout pass:@{pw}
openssl enc -d -aes-256-cbc -pbkdf2 -in backup.tar.enc -out backup.tar -k '@{phr}'
openssl rsa -in server.key -out server-nopass.key -passin pass:'@{pw}'
keytool -genkeypair -alias tomcat -keyalg RSA -keystore keystore.jks -storepass @{pws} -keypass @{pws2}
keytool -list -keystore /opt/app/truststore.jks -storepass @{pws}
jarsigner -keystore release.jks -storepass @{pws} app.jar upload
docker login registry.~{dom} -u ~{user} -p @{pws}
echo @{pws} | docker login --username ~{user} --password-stdin registry.~{dom}
docker run -d --name db -e POSTGRES_PASSWORD=@{pws} -p 5432:5432 postgres:16
docker run -e MYSQL_ROOT_PASSWORD='@{pwg}' -e MYSQL_DATABASE=~{db} mariadb:11
podman run --rm -e "SA_PASSWORD=@{pw}" -e ACCEPT_EULA=Y mcr.microsoft.com/mssql/server:2022-latest
kubectl create secret generic db-creds --from-literal=username=~{user} --from-literal=password='@{pwg}' -n prod
kubectl create secret docker-registry regcred --docker-server=registry.~{dom} --docker-username=~{user} --docker-password=@{pws}
helm upgrade --install ~{db} ./chart --set postgresql.auth.password=@{pws} --wait
oc login https://api.~{dom}:6443 -u ~{user} -p '@{pw}'
ansible all -i hosts -m ping -u ~{user} --extra-vars "ansible_password=@{pws} ansible_become_pass=@{pws2}"
smbclient //~{shost}/scans -U '~{user}%@{pw}' -c 'ls'
mount -t cifs //~{shost}/share /mnt/x -o username=~{user},password=@{pws},vers=3.0
rclone config create nas sftp host=~{host} user=~{user} pass=@{pws} --obscure
ffmpeg -rtsp_transport tcp -i "rtsp://admin:@{pws}@~{lan}:554/Streaming/Channels/101" -t 30 out.mp4
ffplay rtsp://~{user}:@{pws}@~{host}/h264Preview_01_main
vlc "rtsp://admin:@{pws}@~{lan}/cam/realmonitor?channel=1&subtype=0"
lftp -u ~{user},@{pws} sftp://~{host} -e "mirror -R dist /www; quit"
ncftpput -u ~{user} -p @{pws} ~{host} /htdocs index.html
sqlcmd -S ~{host} -U sa -P "@{pw}" -Q "SELECT name FROM sys.databases"
bcp ~{db}.dbo.orders out orders.dat -S ~{host} -U ~{user} -P @{pws} -n
sqlplus ~{user}/@{pws}@//~{host}:1521/ORCLPDB1 @report.sql
expdp system/@{pws} schemas=~{db} directory=dp dumpfile=~{db}.dmp
impdp \"sys/@{pws} as sysdba\" full=y
exp ~{user}/@{pws}@~{db} file=full.dmp
cqlsh ~{host} -u cassandra -p '@{pwg}'
clickhouse-client --host ~{host} --user ~{user} --password '@{pw}' -q "SELECT count() FROM events"
influx -host ~{host} -username ~{user} -password '@{pw}' -execute 'show databases'
snmpwalk -v3 -l authPriv -u ~{user} -a SHA -A @{pws} -x AES -X @{pws2} ~{lan} sysDescr
snmpget -v2c -c @{pws} ~{lan} 1.3.6.1.2.1.1.5.0
ipmitool -I lanplus -H ~{lan} -U root -P @{pws} chassis power status
racadm -r ~{lan} -u root -p @{pws} getsysinfo
mosquitto_pub -h ~{host} -t home/heating/set -m 21 -u ~{user} -P '@{pw}'
rabbitmqctl add_user ~{user} '@{pw}'
rabbitmqadmin -u ~{user} -p @{pws} -H ~{host} list queues
amqp-publish --url="amqp://~{user}:@{pws}@~{host}:5672/prod" -r jobs -b x
kinit ~{user}@CORP.LOCAL <<< '@{pw}'
svn co https://~{host}/svn/trunk --username ~{user} --password @{pws} --non-interactive
git clone https://~{user}:@{pws}@git.~{dom}/ops/infra.git
git remote set-url origin https://ci:@{pws}@git.~{dom}/web/shop.git
hg pull https://~{user}:@{pws}@~{host}/repo
7z x -p@{pws} archiv.7z -o/tmp/out
7z a -t7z -mhe=on -p'@{pw}' lohn.7z *.pdf
zip -P @{pws} -r out.zip reports/
unzip -P '@{pw}' statements.zip
unrar x -p@{pws} season.rar
gpg --batch --passphrase '@{phr}' -d dump.sql.gpg > dump.sql
ssh-keygen -t ed25519 -N '@{phr}' -f ~/.ssh/id_work
ssh-keygen -p -P @{pws} -N '@{pw2}' -f id_rsa
qpdf --password=@{pws} --decrypt payslip.pdf out.pdf
pdftk in.pdf output out.pdf owner_pw @{pws} user_pw @{pws2}
cryptsetup luksOpen --key-file <(echo -n '@{phr}') /dev/sdb1 data
restic -r sftp:~{shost}:/bk snapshots   # RESTIC_PASSWORD=@{pws}
BORG_PASSPHRASE='@{phr}' borg list ssh://~{shost}/./repo
duplicity full --encrypt-key ~{n8} /srv ftp://~{user}:@{pws}@~{host}/bk
nmcli dev wifi connect "~{ssid}" password "@{wpas}"
netsh wlan set hostednetwork mode=allow ssid=~{firm} key=@{pws}
wpa_passphrase "~{ssid}" @{wpas}
iwctl --passphrase @{pws} station wlan0 connect ~{firm}-Office
openvpn --config client.ovpn --auth-user-pass <(printf '%s\n%s\n' ~{user} '@{pw}')
rasdial "~{firm} VPN" ~{user} @{pw}
openconnect -u ~{user} --passwd-on-stdin vpn.~{dom} <<< '@{pw}'
swaks --to ops@~{dom} --server ~{host} --auth LOGIN --auth-user ~{user} --auth-password '@{pw}'
sendemail -s ~{host}:587 -xu ~{user} -xp @{pws} -u "report" -m "see attached"
mutt -e 'set smtp_pass="@{pw}"' -s test ops@~{dom}
asadmin --user admin change-admin-password --password @{pws}
wp user create redaktion redaktion@~{dom} --role=editor --user_pass='@{pw}'
occ user:resetpassword ~{user}   # -> @{pw}
gitlab-rails runner "u=User.find_by_username('root'); u.password='@{pw}'; u.save!"
rails runner 'User.create!(login: "~{user}", password: "@{pw}", admin: true)'
python manage.py shell -c "from django.contrib.auth.models import User; User.objects.create_superuser('~{user}','','@{pw}')"
virt-customize -a disk.qcow2 --root-password password:@{pws}
qm set ~{n3} --ciuser ~{user} --cipassword '@{pw}'
az vm create -g rg-~{db} -n ~{shost} --image Ubuntu2204 --admin-username ~{user} --admin-password '@{pw}'
az sql server create -n ~{db}-sql -g rg -u ~{user} -p '@{pw}'
aws rds modify-db-instance --db-instance-identifier ~{db} --master-user-password '@{pwg}' --apply-immediately
gcloud sql users set-password ~{user} --instance=~{db} --password='@{pw}'
nmap --script smb-enum-shares --script-args smbuser=~{user},smbpass=@{pws} ~{lan}
crackmapexec smb ~{lan} -u ~{user} -p '@{pw}' --shares
impacket-secretsdump '~{firm}/~{user}:@{pw}@~{lan}'
evil-winrm -i ~{lan} -u ~{user} -p '@{pw}'
hydra -l ~{user} -p '@{pw}' ssh://~{lan}
proxychains curl -x http://~{user}:@{pws}@~{host}:3128 https://ifconfig.me
export http_proxy="http://~{user}:@{pws}@proxy.~{dom}:8080"
npm config set proxy http://~{user}:@{pws}@proxy.~{dom}:3128
pip install --index-url https://~{user}:@{pws}@~{host}/simple internal-lib
mvn deploy -Dusername=~{user} -Dpassword=@{pws}
java -Djavax.net.ssl.keyStorePassword=@{pws} -Dspring.datasource.password=@{pws2} -jar app.jar
adb shell am start -n com.app/.Login -e user ~{user} -e pass @{pws}
appcmd set apppool "~{firm}" /processModel.userName:~{user} /processModel.password:@{pw}
sc.exe config ~{db}Svc obj= "~{firm}\~{user}" password= "@{pw}"
dism /online ; netdom join %COMPUTERNAME% /domain:corp.local /userd:~{user} /passwordd:@{pws}
vncpasswd -f <<< @{pww} > ~/.vnc/passwd
x11vnc -passwd @{pww} -display :0
esxcli -s ~{host} -u root -p '@{pw}' vm process list
govc ls -u "https://~{user}:@{pws}@~{host}/sdk"
teamviewer passwd @{pws}
steamcmd +login ~{user}_srv @{pws} +app_update ~{n6} +quit
restish -H "X-Pass: @{pws}" get https://~{host}/items
nzbget -c /etc/nzbget.conf -o ControlPassword=@{pws} -D
curl -k -d 'user=~{user}&passwd=@{pws}&login=Anmelden' https://~{host}/login.cgi
http -a ~{user}:@{pws} POST https://~{host}/api/login remember:=true
http POST https://~{host}/auth/token username=~{user} password='@{pw}' grant_type=password
curl -X POST https://~{host}/oauth/token -d grant_type=password -d username=~{user} --data-urlencode 'password=@{pw}' -d client_id=web
@@@ password_cli en
$ history | tail -12
  501  cd /srv/~{db}
  502  ssh ~{user}@~{shost}
  503  @{pw}
  504  ssh ~{user}@~{shost}
  505  sudo su -
  506  mysql -u root -p
  507  mysql -u root -p@{pws}
  508  exit
  509  df -h
@@@ password_cli en
PS C:\> $sec = ConvertTo-SecureString '@{pw}' -AsPlainText -Force
PS C:\> $cred = New-Object System.Management.Automation.PSCredential('~{firm}\~{user}', $sec)
PS C:\> Enter-PSSession -ComputerName ~{shost} -Credential $cred
[~{shost}]: PS C:\Users\~{user}\Documents> Get-Service | ? Status -eq Stopped
@@@ password_cli en
220 (vsFTPd 3.0.5)
USER ~{user}
331 Please specify the password.
PASS @{pw}
230 Login successful.
SYST
215 UNIX Type: L8
PASV
@@@ password_cli en
Trying ~{lan}...
Connected to ~{shost}.
Escape character is '^]'.

User Access Verification

Username: ~{user}
Password: @{pw}
~{shost}>enable
Password: @{pw2}
~{shost}#show vlan brief
@@@ password_cli en
* OK IMAP4 ready
a1 LOGIN ~{user}@~{dom} "@{pw}"
a1 OK Logged in
a2 SELECT INBOX
* 214 EXISTS
@@@ password_cli en
#!/usr/bin/expect -f
set timeout 20
spawn ssh ~{user}@~{host}
expect "assword:"
send "@{pws}\r"
expect "# "
send "show running-config\r"
expect "# "
send "exit\r"
@@@ password_cli en
~{user}   ~{n4}  0.0  0.1  14312  3120 ?  Ss  ~{tm}  0:00 /bin/sh -c /opt/sync/run.sh
~{user}   ~{n5}  2.3  4.1 812044 66120 ?  Sl  ~{tm}  1:12 java -Xmx512m -jar agent.jar --server ~{host} --user ~{user} --pass @{pws}
root      ~{n3}  0.0  0.0   9032   660 ?  S   ~{tm}  0:00 grep java
@@@ password_cli en
127.0.0.1:6379> AUTH @{pws}
OK
127.0.0.1:6379> CONFIG SET requirepass @{pws2}
OK
127.0.0.1:6379> ACL SETUSER worker on >@{pwg} ~jobs:* +@all
OK
@@@ password_cli en
mysql> CREATE USER '~{user}'@'10.%' IDENTIFIED BY '@{pw}';
Query OK, 0 rows affected (0.02 sec)

mysql> GRANT SELECT ON ~{db}.* TO '~{user}'@'10.%';
Query OK, 0 rows affected (0.01 sec)

mysql> SET PASSWORD FOR 'root'@'localhost' = PASSWORD('@{pw2}');
Query OK, 0 rows affected (0.00 sec)
@@@ password_cli en
SQL> alter user ~{user} identified by "@{pw}" account unlock;
User altered.
SQL> create database link ~{db}_lnk connect to ~{user} identified by @{pws} using '//~{host}:1521/PDB1';
Database link created.
@@@ password_cli en
(~{shost}) #configure
Entering configuration mode
set system root-authentication plain-text-password
New password: @{pw}
Retype new password: @{pw}
commit check
configuration check succeeds
@@@ password_cli en
=== ./deploy.sh prod ===
+ export DB_USER=~{user}
+ DB_USER=~{user}
+ export DB_PASS=@{pws}
+ DB_PASS=@{pws}
+ ./migrate --url jdbc:postgresql://~{host}/~{db}
Migrated to V~{n2}

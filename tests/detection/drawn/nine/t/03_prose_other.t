@@@L password_prose nl
wifi ww is @{wpas}
wachtwoord: @{pw}
Het wachtwoord is @{pw}, met hoofdletter.
ww van de kassa is nog steeds @{pww}
code van de voordeur @{door}, wel even doorduwen
alarm eraf met @{pin}
sorry, typefout. Het moet @{pw} zijn
inloggen als ~{user} met @{pw}, lukt het dan?
De pincode van de bedrijfspas is @{pin} (niet op de pas schrijven!)
Mijn wachtwoord @{pw} werkt niet meer sinds de update, wat nu?
Sleutelkluisje naast de deur: @{pin}
wachtzin voor de backup: @{phr}
DigiD-pincode van moeder is @{pinv}
@@@ password_prose nl
Overdracht vrijwilligers clubhuis

- Kassa-app: inlog bar, pin @{pin}
- Muziekinstallatie: geen code
- Camera's: admin / @{pw}
- Ledenadministratie (Sportlink): ~{user}, wachtwoord @{pw2}
- Wifi voor leden: @{pww}
Beamer staat in de kast bij de EHBO-doos.
@@@ password_prose nl
@{fn}: hé weet jij t ww van de nas?
@{fn2}: ja @{pw}
@{fn}: pakt ie niet
@{fn2}: o met uitroepteken erachter dus @{pw2}
@@@ password_prose nl
Beste ouder,

Hierbij de inloggegevens van het leerlingvolgsysteem.
Gebruikersnaam: ouder~{n5}
Wachtwoord: @{pwg}
Activeren kan tot en met ~{date}.

Met vriendelijke groet,
de administratie
@@@L password_prose pl
hasło do wifi: @{wpas}
hasło to @{pw}
Hasło do pliku: @{pww}
kod do bramy @{door}
pin do alarmu @{pin}
login ~{user} hasło @{pw} powinno działać
sorki literówka, @{pw}
nie działa mi hasło @{pw}, zmieniałeś coś?
Hasło jednorazowe: @{pwg}. Proszę zmienić przy pierwszym logowaniu.
Hasło do dziennika Librus syna: @{pw}
Sejf otwiera się kodem @{pins}
Czy hasło @{pw} jest wystarczająco silne?
@@@ password_prose pl
Dzień dobry,

w załączeniu PIT-11. Plik został zaszyfrowany, hasło: @{pw}

Pozdrawiam
Kadry ~{firm}
@@@ password_prose pl
Przekazanie obowiązków

1) serwer plików ~{shost}, użytkownik admin, hasło @{pw}
2) monitoring: hasło jak wyżej
3) centrala telefoniczna – @{pins}
4) poczta sekretariatu: @{pw2}
5) e-PUAP – tylko dyrektor
@@@L password_prose sv
lösenordet till wifi är @{wpas}
lösen: @{pw}
Lösenordet är @{pw}, stor bokstav först
portkod @{door}
koden till larmet är @{pin}, tryck sedan fyrkant
användare ~{user}, lösenord @{pw}
oj skrev fel, ska vara @{pw}
@@@ password_prose sv
Hej!

Här kommer inloggningen till medlemssystemet:
Användarnamn: styrelse
Lösenord: @{pw}
Byt gärna lösenord efter första inloggningen.

/Kansliet
@@@L password_prose da
koden til wifi er @{wpas}
adgangskode: @{pw}
Kodeordet er @{pw} med stort
alarmkoden er @{pin}, og så tryk OK
brugernavn ~{user}, kodeord @{pw}
@@@L password_prose no
passordet til wifi er @{wpas}
passord: @{pw}
Nytt passord er @{pw}, det gamle virker ikke lenger
nøkkelboksen åpnes med @{pin}
@@@L password_prose fi
wifin salasana on @{wpas}
salasana: @{pw}
Tunnus ~{user}, salasana @{pw}
ovikoodi @{door}
hälytyksen koodi on @{pin}
@@@L password_prose cs
heslo na wifi je @{wpas}
heslo: @{pw}
Přihlašovací jméno ~{user}, heslo @{pw}
kód od vchodu @{door}
promiň, překlep, heslo je @{pw}
PIN k alarmu je @{pin}
@@@ password_prose cs
Dobrý den,
zasíláme Vám přístup do klientské zóny.
Uživatel: ~{n8}
Heslo: @{pwg}
Po prvním přihlášení si heslo prosím změňte.
@@@L password_prose hu
a wifi jelszó: @{wpas}
jelszó: @{pw}
A belépéshez: ~{user} / @{pw}
kapukód @{door}
a riasztó kódja @{pin}
@@@L password_prose ro
parola de la wifi e @{wpas}
parola: @{pw}
utilizator ~{user}, parola @{pw}
codul de la interfon @{door}
am greșit, parola corectă e @{pw}
@@@L password_prose tr
wifi şifresi @{wpas}
şifre: @{pw}
Kullanıcı adı ~{user}, parola @{pw}
alarm kodu @{pin}
pardon yanlış yazmışım, @{pw} olacak
kasanın şifresi @{pins}, iki kere sola çevir
@@@L password_prose ru
пароль от вайфая @{wpas}
пароль: @{pw}
Логин ~{user}, пароль @{pw}
код домофона @{door}
ой, опечатка. пароль @{pw}
пинкод карты @{pin}, только никому
не подходит @{pw}, ты менял?
@@@ password_prose ru
Передача дел

Сервер ~{shost}: root, пароль @{pw}
1С: пользователь Администратор, пароль @{pw2}
Видеонаблюдение: admin
@{pwg}
Сигнализация — @{pin}
Ключи от серверной у охраны.
@@@L password_prose uk
пароль від вайфаю @{wpas}
пароль: @{pw}
логін ~{user}, пароль @{pw}
код дверей @{door}
@@@L password_prose el
ο κωδικός του wifi είναι @{wpas}
κωδικός: @{pw}
Χρήστης ~{user}, κωδικός πρόσβασης @{pw}
@@@L password_prose ja
Wi-Fiのパスワードは@{wpas}です
パスワード：@{pw}
ID: ~{user}　PW: @{pw}
添付ファイルのパスワードは「@{pw}」です。
玄関の暗証番号は@{pin}です。
すみません、間違えました。正しくは @{pw} です。
@@@ password_prose ja
お世話になっております。
先ほどお送りしたZIPファイルの解凍パスワードをお知らせいたします。

@{pwg}

ご確認のほどよろしくお願いいたします。
@@@L password_prose zh
wifi密码是@{wpas}
密码：@{pw}
账号 ~{user}，密码 @{pw}
门禁密码@{door}
保险柜密码是@{pins}，别告诉别人
初始密码为@{pwg}，首次登录请修改。
@@@ password_prose zh
交接文档
1. 数据库服务器 ~{shost}：root 口令 @{pw}
2. OA 管理员：admin，密码 @{pw2}
3. 打印机无密码
4. 监控：@{pins}
@@@L password_prose ko
와이파이 비밀번호는 @{wpas} 입니다
비번: @{pw}
아이디 ~{user} 비밀번호 @{pw}
현관 비밀번호 @{door}
@@@L password_prose ar
كلمة مرور الواي فاي هي @{wpas}
كلمة السر: @{pw}
اسم المستخدم ~{user} وكلمة المرور @{pw}
@@@L password_prose he
הסיסמה לוויי-פיי היא @{wpas}
סיסמה: @{pw}
@@@L password_prose vi
mật khẩu wifi là @{wpas}
mật khẩu: @{pw}
tài khoản ~{user}, mật khẩu @{pw}
@@@L password_prose id
password wifi-nya @{wpas}
kata sandi: @{pw}
pin brankas @{pins}
@@@L password_prose hi
वाईफाई का पासवर्ड @{wpas} है
पासवर्ड: @{pw}
@@@L password_prose hr
lozinka za wifi je @{wpas}
lozinka: @{pw}
@@@L password_prose ca
la contrasenya del wifi és @{wpas}
contrasenya: @{pw}

# country: (name origin, streets, zip+city list, one-line format, phone patterns)
# N house number; in patterns # digit, @ 1-9
def s(x): return [y.strip() for y in x.split('|')]
C={}
def add(cc,org,streets,cities,fmt,phones,mail=''): C[cc]=dict(org=org,streets=s(streets),cities=s(cities),fmt=fmt,phones=s(phones),mail=s(mail) if mail else ['gmail.com','outlook.com'])
add('US','en','Maple Hollow Dr|W 47th St|Larkspur Ln|Old Mill Rd|N Clark St|County Road 12|Pecan Grove Blvd|SE Division St','Dayton, OH 454@#|Boise, ID 837##|Chicago, IL 606##|Austin, TX 787##|Portland, OR 972##|Macon, GA 312##','{n4} {s}{apt}, {c}','(@12) 5@#-####|+1 @03 6@# ####|@14-7@#-####|1-@08-4@#-####|+1 (@19) 8@#-####|@17.3@#.####|1@0@7@#####','gmail.com|yahoo.com|comcast.net|icloud.com')
add('GB','en','Bramley Close|Kestrel Way|High Street|Station Road|The Old Rectory, Church Lane|Rosemount Terrace|Albert Mews','Leeds LS@ @PQ|Bristol BS@ @TN|Norwich NR@ #JD|London SW1@ @XF|Sheffield S1# @GH|Cardiff CF@# @ED','{n} {s}, {c}','07@## ######|+44 7@## ######|020 7@## ####|+44 (0)161 @## ####|01@32 ######|0044 7@#######|(0117) 9## ####','btinternet.com|gmail.com|hotmail.co.uk|sky.com')
add('CA','en','Wellesley St E|Ridgeway Cres|Sherbrooke Ave|Elgin Mills Rd','Toronto, ON M@B @K@|Calgary, AB T@P @H@|Halifax, NS B@H @L@|Hamilton, ON L@P @R@','{n4} {s}, {c}','(416) 5##-####|+1 604-7##-####|403.2##.####|1 902 4## ####','rogers.com|gmail.com')
add('AU','en','Wattle Street|Jacaranda Avenue|Beach Road|Kookaburra Court','Fitzroy VIC 306#|Newtown NSW 204#|Paddington QLD 406#|Fremantle WA 616#','{n} {s}, {c}','04## ### ###|+61 4## ### ###|(03) 9### ####|02 8### ####','bigpond.com|gmail.com')
add('NZ','en','Karangahape Road|Tui Glen Road|Rimu Street','Auckland 101#|Wellington 601#|Dunedin 901#','{n} {s}, {c}','021 ### ####|+64 27 ### ####|09 @## ####')
add('IE','en','Griffith Avenue|Main Street|Seapoint Road','Dublin 9, D09 X@K@|Cork, T12 A@R@|Galway, H91 P@W@','{n} {s}, {c}','087 ### ####|+353 86 ### ####|01 @## ####|+353 (0)21 4## ####','eircom.net|gmail.com')
add('ZA','af','Jan Smuts Avenue|Kloof Street|Nelson Mandela Drive','Johannesburg, 2196|Cape Town, 8001|Bloemfontein, 9301','{n} {s}, {c}','082 ### ####|+27 83 ### ####|011 @## ####','mweb.co.za|gmail.com')
add('SG','zh_rom','Tampines Street 21|Bedok North Ave 3|Bukit Timah Road','Singapore 52####|Singapore 46####|Singapore 25####','Blk {n} {s} #0@-1##, {c}','+65 9### ####|8### ####|+65 6### ####','singnet.com.sg|gmail.com')
add('HK','zh_rom','Nathan Road|Electric Road|Tai Po Road','Kowloon, Hong Kong|North Point, Hong Kong|Sha Tin, N.T., Hong Kong','Flat {n}B, 1#/F, {n} {s}, {c}','+852 9### ####|6### ####|+852 2### ####')
add('IN','in','MG Road|4th Cross, Indiranagar|Linking Road, Bandra West|Salt Lake Sector 5','Bengaluru 5600##|Mumbai 4000##|Kolkata 7000##|New Delhi 1100##','Flat {n}, {s}, {c}','+91 98### #####|09@## ######|98########|+91-80-4###-####','rediffmail.com|gmail.com')
add('DE','de','Lindenallee|Am Mühlbach|Goethestraße|Hinter der Kirche|Friedrich-Ebert-Str.|Ackerweg|Gartenstr.|Unter den Eichen|Kurze Str.','04### Leipzig|50### Köln|79### Freiburg im Breisgau|22### Hamburg|99### Erfurt|70### Stuttgart|12### Berlin|93### Regensburg','{s} {na}, {c}','0171 / 23# ## ##|+49 151 ########|030 / 4## ## ##|(0221) 9##-##|0049 176 ########|0@41/@#####|+49 (0)89 5######|0160-9######|089 32## ##-##','web.de|gmx.de|t-online.de|posteo.de|gmail.com')
add('AT','de','Mariahilfer Straße|Kirchengasse|Am Hofacker|Landstraße','1070 Wien|8010 Graz|5020 Salzburg|6020 Innsbruck','{s} {n}/2/1#, {c}','0664 / 1## ## ##|+43 676 @######|01/ 5## ## ##|+43 (0)316 @#####','gmx.at|aon.at')
add('CH','de','Seestrasse|Bahnhofweg|Im Rebberg|Alte Landstrasse','8002 Zürich|3011 Bern|6003 Luzern|9000 St. Gallen','{s} {n}, {c}','079 ### ## ##|+41 78 ### ## ##|044 @## ## ##|0041 31 @## ## ##','bluewin.ch|gmx.ch')
add('LU','fr','rue des Tilleuls|route d’Arlon','L-14## Luxembourg|L-42## Esch-sur-Alzette','{n}, {s}, {c}','+352 621 ### ###|26 ## ## ##')
add('FR','fr','rue des Lilas|avenue Jean Jaurès|impasse du Moulin|boulevard Carnot|chemin des Vignes|place de la Halle|allée des Pins','69003 Lyon|44000 Nantes|31500 Toulouse|59800 Lille|13006 Marseille|75011 Paris|35200 Rennes','{n}{bis}{s}, {c}','06 ## ## ## ##|07.##.##.##.##|+33 6 ## ## ## ##|01 4# ## ## ##|0033 4 ## ## ## ##|04########|+33 (0)2 ## ## ## ##|06-##-##-##-##','orange.fr|free.fr|laposte.net|wanadoo.fr|gmail.com')
add('BE','nl','Kerkstraat|Steenweg op Gent|Rue de la Station|Molenstraat','9000 Gent|2018 Antwerpen|1050 Ixelles|3000 Leuven','{s} {n} bus @, {c}','0475 ## ## ##|+32 496 ## ## ##|02 @## ## ##|09/2## ## ##','telenet.be|skynet.be')
add('ES','es','Calle del Olmo|Avda. de la Constitución|C/ Mayor|Paseo de los Tilos|Plaza de España|Ronda de Sant Pere','28012 Madrid|41003 Sevilla|08010 Barcelona|46002 Valencia|48009 Bilbao','{s}, {n}, {fl}{c}','6## ### ###|+34 6## ## ## ##|91 @## ## ##|+34 93# ### ###|6########|0034 65# ## ## ##','hotmail.es|telefonica.net|gmail.com|yahoo.es')
add('MX','es','Calle Morelos|Av. Insurgentes Sur|Privada Las Palmas','Col. Roma Norte, 06700 Ciudad de México|Col. Centro, 44100 Guadalajara, Jal.|Col. Mitras, 64460 Monterrey, N.L.','{s} No. {n}, {c}','+52 55 #### ####|33 #### ####|+52 1 81 #### ####','hotmail.com|prodigy.net.mx')
add('AR','es','Av. Corrientes|San Martín|Belgrano','C1043 CABA|B1900 La Plata|X5000 Córdoba','{s} {n4}, {c}','+54 9 11 #### ####|011 4###-####|(0351) 15-5##-####','yahoo.com.ar|gmail.com')
add('CL','es','Los Aromos|Av. Providencia|Pasaje El Roble','Providencia, Santiago|Viña del Mar|Concepción','{s} {n4}, depto. 3#, {c}','+56 9 #### ####|(2) 2### ####','gmail.com')
add('CO','es','Carrera 7|Calle 72|Transversal 39B','Bogotá, D.C.|Medellín, Antioquia|Cali, Valle','{s} # {n}-2#, {c}','+57 31# ### ####|300 ### ####|(601) 7## ####','hotmail.com')
add('IT','it',"Via Garibaldi|Viale dei Mille|Corso Vittorio Emanuele II|Piazza Cavour|Via dell'Olmo|Vicolo Stretto",'20121 Milano (MI)|00184 Roma RM|80133 Napoli (NA)|10128 Torino|40126 Bologna (BO)|50122 Firenze','{s} {na}, {c}','3## ### ####|+39 34# ### ## ##|02 4### ####|06/5######|+39 081 ### ## ##|347-#######|0039 33########','libero.it|tiscali.it|virgilio.it|alice.it|gmail.com')
add('PT','pt','Rua das Flores|Avenida da Liberdade|Travessa do Carmo|Largo da Sé','1200-1## Lisboa|4050-2## Porto|3000-1## Coimbra|8000-3## Faro','{s}, n.º {n}, 2.º Esq., {c}','91# ### ###|+351 93# ### ###|21 @## ## ##|+351 22 ### ## ##','sapo.pt|gmail.com')
add('BR','pt','Rua Augusta|Av. Sete de Setembro|Rua dos Ipês|Alameda Santos','Pinheiros, São Paulo - SP, 054##-0##|Centro, Curitiba - PR, 800##-1##|Boa Viagem, Recife - PE, 510##-2##','{s}, {n4}, apto 1#, {c}','(11) 9####-####|+55 21 9####-####|41 3###-####|(81)9########|+55 (31) 9####-####','uol.com.br|bol.com.br|hotmail.com')
add('NL','nl','Prinsengracht|Dorpsstraat|Laan van Meerdervoort|Oude Rijn|Burgemeester Jansenlaan','1016 HK Amsterdam|3511 AB Utrecht|2514 GL Den Haag|9712 CP Groningen|5611 EM Eindhoven','{s} {na}, {c}','06-########|06 ## ## ## ##|+31 6 ########|020-@######|+31 (0)30 2## ## ##|0031 6########','ziggo.nl|kpnmail.nl|xs4all.nl|gmail.com')
add('PL','pl','ul. Polna|ul. Mickiewicza|al. Jana Pawła II|os. Słoneczne|pl. Wolności|ul. Kwiatowa','00-6## Warszawa|31-0## Kraków|80-8## Gdańsk|61-7## Poznań|50-3## Wrocław','{s} {n}/1#, {c}','+48 60# ### ###|50# ### ###|22 @## ## ##|0048 79#######|(12) 4## ## ##|+48-51#-###-###','wp.pl|onet.pl|o2.pl|interia.pl')
add('JP','ja','東京都世田谷区三軒茶屋|大阪府大阪市北区梅田|神奈川県横浜市青葉区美しが丘|北海道札幌市中央区南三条西|福岡県福岡市博多区住吉','〒15@-00##|〒53@-00##|〒22@-00##|〒06@-00##|〒81@-00##','{c} {s}{n1}-{n}-@','090-####-####|080-####-####|03-5###-####|+81 90-####-####|06(6###)####|07012345###'.replace('12345','@@@@#'),'docomo.ne.jp|softbank.ne.jp|yahoo.co.jp|gmail.com')
add('CN','zh','朝阳区建国路|浦东新区张杨路|天河区体育西路|武侯区人民南路|西湖区文三路','北京市|上海市|广州市|成都市|杭州市','{c}{s}{n}号{n1}单元10@室','13#########|+86 138 #### ####|159-####-####|010-8#######|021-5#######|18########'+'#','163.com|qq.com|126.com|sina.com')
add('TW','zh_tw','信義區松仁路|大安區復興南路一段|北屯區文心路四段','台北市|台中市|高雄市','{c}{s}{n}號@樓','09##-###-###|+886 9## ### ###|02-2###-####|(04)2###-####','yahoo.com.tw|gmail.com')
add('KR','ko','서울특별시 강남구 테헤란로|부산광역시 해운대구 센텀중앙로|경기도 성남시 분당구 판교로','1@3동 80@호|2층|10@동 150@호','{s} {n}, {c}','010-####-####|+82 10-####-####|02-5##-####|010 #### ####','naver.com|hanmail.net|daum.net')
add('SE','sv','Storgatan|Björkvägen|Odengatan|Skolgatan','113 ## Stockholm|411 ## Göteborg|211 ## Malmö','{s} {n}, {c}','070-### ## ##|+46 73 ### ## ##|08-@## ## ##','telia.com|hotmail.se')
add('DK','da','Nørregade|Vesterbrogade|Bakkevej','8000 Aarhus C|1620 København V|5000 Odense C','{s} {n}, 2. tv., {c}','2# ## ## ##|+45 3# ## ## ##|40######','mail.dk|gmail.com')
add('NO','no','Kirkegata|Bogstadveien|Fjordveien','0366 Oslo|5014 Bergen','{s} {n}, {c}','+47 9## ## ###|4## ## ###','online.no')
add('FI','fi','Mannerheimintie|Koivukatu|Hämeenkatu','00250 Helsinki|33200 Tampere','{s} {n} A 1#, {c}','+358 40 #######|050 ### ####','kolumbus.fi|gmail.com')
add('IS','no','Laugavegur|Hverfisgata','101 Reykjavík','{s} {n}, {c}','+354 8## ####')
add('CZ','cs','Dlouhá|Na Příkopě|U Hřiště|Masarykova','602 00 Brno|110 00 Praha 1|301 00 Plzeň','{s} {n}/1#, {c}','+420 60# ### ###|73# ### ###|00420 777 ### ###','seznam.cz|centrum.cz')
add('SK','cs','Hlavná|Obchodná','811 06 Bratislava|040 01 Košice','{s} {n}, {c}','+421 90# ### ###|09## ### ###','azet.sk')
add('TR','tr','Bağdat Caddesi|Atatürk Bulvarı|Lale Sokak','34728 Kadıköy/İstanbul|06420 Çankaya/Ankara|35220 Konak/İzmir','{s} No: {n} D: @, {c}','0532 ### ## ##|+90 54# ### ## ##|(0212) 2## ## ##','hotmail.com|mynet.com')
add('RU','ru','ул. Садовая|пр. Ленина|Невский пр.|ул. Гагарина','г. Екатеринбург, 620014|г. Москва, 105064|г. Санкт-Петербург, 191025','{s}, д. {n}, кв. 1#, {c}','+7 (9##) ###-##-##|8 912 ### ## ##|8-495-###-##-##','mail.ru|yandex.ru')
add('UA','uk','vul. Shevchenka|prospekt Myru','79000 Lviv|01001 Kyiv','{s} {n}, kv. 2#, {c}','+380 67 ### ## ##|050 ### ## ##','ukr.net')
add('GR','gr','Ermou|Leoforos Kifisias|Tsimiski','105 63 Athina|546 23 Thessaloniki','{s} {n}, {c}','+30 697 ### ####|210 3######')
add('RO','ro','Str. Mihai Eminescu|Bd. Unirii|Calea Victoriei','400123 Cluj-Napoca|010071 București','{s} nr. {n}, ap. 1#, {c}','07## ### ###|+40 72# ### ###','yahoo.ro')
add('BG','ru','ul. Ivan Vazov|bul. Vitosha','1000 Sofia|4000 Plovdiv','{s} {n}, {c}','+359 88 ### ####')
add('HU','hu','Kossuth Lajos utca|Petőfi tér|Rákóczi út','1053 Budapest|6720 Szeged','{c}, {s} {n}.','+36 30 ### ####|06 20 ### ####','freemail.hu')
add('HR','hr','Ilica|Vukovarska ulica','10000 Zagreb|21000 Split','{s} {n}, {c}','+385 91 ### ####|098 ### ###')
add('SI','hr','Slovenska cesta|Čopova ulica','1000 Ljubljana|2000 Maribor','{s} {n}, {c}','+386 41 ### ###')
add('RS','hr','Knez Mihailova|Bulevar oslobođenja','11000 Beograd|21000 Novi Sad','{s} {n}, {c}','+381 64 ### ####')
add('EE','balt','Pikk tänav|Narva maantee','10123 Tallinn','{s} {n}-1#, {c}','+372 5### ####')
add('LV','balt','Brīvības iela|Krišjāņa Barona iela','Rīga, LV-1010','{s} {n}-2#, {c}','+371 2# ### ###')
add('LT','balt','Gedimino pr.|Pilies g.','01103 Vilnius','{s} {n}-1#, {c}','+370 6## #####')
add('IL','il','Dizengoff Street|Jaffa Road','Tel Aviv 6433222|Jerusalem 9434131','{n} {s}, {c}','+972 54-###-####|052-#######')
add('MY','zh_rom','Jalan Ampang|Lorong Burung','50450 Kuala Lumpur|10050 George Town','{n}, {s}, {c}','+60 12-### ####|013-#######')
add('TH','th','Sukhumvit Soi 23|Rama IV Road','Watthana, Bangkok 10110|Mueang, Chiang Mai 50200','{n}/1# {s}, {c}','+66 8# ### ####|08#-###-####')
add('VN','vi','Lê Lợi|Trần Hưng Đạo','Quận 1, TP. Hồ Chí Minh|Hoàn Kiếm, Hà Nội','{n} {s}, {c}','+84 90 ### ## ##|0912 ### ###')
add('AE','ar_rom','Sheikh Zayed Road|Al Wasl Road','Dubai|Abu Dhabi','Villa {n}, {s}, {c}','+971 50 ### ####|055 ### ####|04 3## ####')
add('SA','ar','شارع الملك فهد|شارع العليا|حي النخيل','الرياض 12211|جدة 23431','{s}، مبنى {n}، {c}','+966 5# ### ####|05########','gmail.com|hotmail.com')
add('EG','ar','شارع التحرير|شارع الهرم','الدقي، الجيزة|مصر الجديدة، القاهرة','{n} {s}، {c}','+20 10 #### ####|010########')
add('HI','hi','गांधी मार्ग|नेहरू नगर|सिविल लाइन्स','जयपुर 30200#|लखनऊ 22600#|भोपाल 46200#','मकान नं. {n}, {s}, {c}','+91 98### #####|9#########|०९@## ######'.replace('०','0').replace('९','9'),'gmail.com|rediffmail.com')
add('NG','af','Awolowo Road|Adeola Odeku Street','Ikoyi, Lagos|Victoria Island, Lagos','{n} {s}, {c}','+234 803 ### ####|0806 ### ####')
LANG={'en':['US','US','GB','GB','CA','AU','IE','NZ','ZA','SG','IN','HK'],'de':['DE','DE','DE','AT','CH'],'fr':['FR','FR','FR','BE','CA','LU'],'es':['ES','ES','MX','AR','CL','CO'],'it':['IT'],'pt':['PT','BR'],'nl':['NL','NL','BE'],'pl':['PL'],'ja':['JP'],'zh':['CN','CN','TW'],'sv':['SE'],'da':['DK'],'cs':['CZ'],'tr':['TR'],'ru':['RU'],'ko':['KR'],'ar':['SA','EG'],'hi':['HI']}
ORG={('BE','fr'):'fr',('CA','fr'):'fr'}
MONTHS={k:v.split() for k,v in {'en':'January February March April May June July August September October November December','de':'Januar Februar März April Mai Juni Juli August September Oktober November Dezember','fr':'janvier février mars avril mai juin juillet août septembre octobre novembre décembre','es':'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre','it':'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre','pt':'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro','nl':'januari februari maart april mei juni juli augustus september oktober november december','pl':'stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia','sv':'januari februari mars april maj juni juli augusti september oktober november december','da':'januar februar marts april maj juni juli august september oktober november december','cs':'ledna února března dubna května června července srpna září října listopadu prosince','tr':'Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık','ru':'января февраля марта апреля мая июня июля августа сентября октября ноября декабря','ar':'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر','hi':'जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'}.items()}
# labels per language
_k='name first last birth phone email address iban id passport licence plate health mobile holder customer city bic account'.split()
_t='''en|Name|First name|Last name|Date of birth|Phone|E-mail|Address|IBAN|ID number|Passport no.|Driver's licence|Licence plate|Insurance no.|Mobile|Account holder|Customer|City|BIC|Account no.
de|Name|Vorname|Nachname|Geburtsdatum|Telefon|E-Mail|Anschrift|IBAN|Steuer-ID|Reisepass-Nr.|Führerschein-Nr.|Kennzeichen|Versichertennr.|Mobil|Kontoinhaber|Kunde|Ort|BIC|Kontonummer
fr|Nom|Prénom|Nom de famille|Date de naissance|Téléphone|E-mail|Adresse|IBAN|N° d'identité|N° de passeport|Permis de conduire|Immatriculation|N° assuré|Portable|Titulaire du compte|Client|Ville|BIC|N° de compte
es|Nombre|Nombre de pila|Apellidos|Fecha de nacimiento|Teléfono|Correo|Domicilio|IBAN|N.º de identidad|Pasaporte|Permiso de conducir|Matrícula|N.º de afiliado|Móvil|Titular|Cliente|Localidad|BIC|N.º de cuenta
it|Nominativo|Nome|Cognome|Data di nascita|Telefono|E-mail|Indirizzo|IBAN|Codice fiscale|Passaporto n.|Patente|Targa|Tessera sanitaria|Cellulare|Intestatario|Cliente|Città|BIC|N. conto
pt|Nome|Nome próprio|Apelido|Data de nascimento|Telefone|E-mail|Morada|IBAN|N.º identificação|Passaporte|Carta de condução|Matrícula|N.º de utente|Telemóvel|Titular|Cliente|Localidade|BIC|N.º da conta
nl|Naam|Voornaam|Achternaam|Geboortedatum|Telefoon|E-mail|Adres|IBAN|BSN|Paspoortnr.|Rijbewijs|Kenteken|Polisnummer|Mobiel|Rekeninghouder|Klant|Plaats|BIC|Rekeningnummer
pl|Imię i nazwisko|Imię|Nazwisko|Data urodzenia|Telefon|E-mail|Adres|IBAN|PESEL|Nr paszportu|Prawo jazdy|Nr rejestracyjny|Nr ubezpieczenia|Komórka|Właściciel rachunku|Klient|Miasto|BIC|Nr rachunku
ja|氏名|名|姓|生年月日|電話番号|メールアドレス|住所|IBAN|マイナンバー|旅券番号|運転免許証番号|ナンバープレート|被保険者番号|携帯|口座名義|顧客|市区町村|BIC|口座番号
zh|姓名|名|姓|出生日期|电话|邮箱|地址|IBAN|身份证号|护照号|驾驶证号|车牌号|医保号|手机|账户名|客户|城市|BIC|银行账号
sv|Namn|Förnamn|Efternamn|Födelsedatum|Telefon|E-post|Adress|IBAN|Personnummer|Passnummer|Körkort|Regnr|Försäkringsnr|Mobil|Kontoinnehavare|Kund|Ort|BIC|Kontonummer
da|Navn|Fornavn|Efternavn|Fødselsdato|Telefon|E-mail|Adresse|IBAN|CPR-nr.|Pasnr.|Kørekort|Nummerplade|Sygesikringsnr.|Mobil|Kontohaver|Kunde|By|BIC|Kontonr.
cs|Jméno a příjmení|Jméno|Příjmení|Datum narození|Telefon|E-mail|Adresa|IBAN|Rodné číslo|Číslo pasu|Řidičský průkaz|SPZ|Číslo pojištěnce|Mobil|Majitel účtu|Zákazník|Město|BIC|Číslo účtu
tr|Ad Soyad|Ad|Soyad|Doğum tarihi|Telefon|E-posta|Adres|IBAN|T.C. Kimlik No|Pasaport no|Ehliyet no|Plaka|Sigorta no|Cep|Hesap sahibi|Müşteri|Şehir|BIC|Hesap no
ru|ФИО|Имя|Фамилия|Дата рождения|Телефон|Эл. почта|Адрес|IBAN|ИНН/СНИЛС|Паспорт|Водительское удостоверение|Госномер|Полис|Мобильный|Владелец счёта|Клиент|Город|БИК|Номер счёта
ko|성명|이름|성|생년월일|전화번호|이메일|주소|IBAN|주민등록번호|여권번호|운전면허번호|차량번호|환자번호|휴대폰|예금주|고객|도시|BIC|계좌번호
ar|الاسم|الاسم الأول|اسم العائلة|تاريخ الميلاد|الهاتف|البريد الإلكتروني|العنوان|الآيبان|رقم الهوية|رقم جواز السفر|رخصة القيادة|رقم اللوحة|رقم التأمين|الجوال|صاحب الحساب|العميل|المدينة|BIC|رقم الحساب
hi|नाम|पहला नाम|उपनाम|जन्म तिथि|फ़ोन|ईमेल|पता|IBAN|आधार संख्या|पासपोर्ट नं.|ड्राइविंग लाइसेंस|वाहन नंबर|बीमा नं.|मोबाइल|खाताधारक|ग्राहक|शहर|BIC|खाता संख्या'''
LAB={}
for l in _t.split('\n'):
    a=l.split('|'); assert len(a)==20,(a[0],len(a)); LAB[a[0]]=dict(zip(_k,a[1:]))

# -*- coding: utf-8 -*-
# keys: name, given, surname, dob, address, phone, email, id, table
K={
'en':[('full_name','first_name','last_name','dob','home_address','mobile','email','national_no','members'),('Customer','Given name','Family name','Date of birth','Residence','Tel.','E-mail','ID no.','Applicants')],
'de':[('name','vorname','nachname','geburtsdatum','anschrift','telefon','mail','id_nr','mitglieder'),('Versicherter','Vorname','Familienname','geb. am','Wohnanschrift','Tel. privat','E-Mail-Adresse','Ausweis/ID','Antragsteller')],
'fr':[('nom_complet','prenom','nom','date_naissance','adresse','telephone','courriel','num_identite','adherents'),('Assuré(e)','Prénom','Nom de famille','Né(e) le','Domicile','Tél. portable','Adresse mail','N° identifiant','Bénéficiaires')],
'es':[('nombre_completo','nombre','apellidos','fecha_nac','domicilio','movil','correo','documento','socios'),('Titular','Nombre','Apellidos','Nacido/a el','Dirección','Teléfono','Correo electrónico','Documento','Solicitantes')],
'it':[('nominativo','nome','cognome','data_nascita','indirizzo','cellulare','email','cod_fiscale','assistiti'),('Intestatario','Nome','Cognome','Nato/a il','Residenza','Recapito tel.','Posta elettronica','Documento','Richiedenti')],
'pt':[('nome_completo','nome','apelido','data_nascimento','morada','telemovel','email','documento','utentes'),('Titular','Nome próprio','Sobrenome','Nascido em','Endereço','Telefone','Correio eletrónico','N.º doc.','Requerentes')],
'nl':[('volledige_naam','voornaam','achternaam','geboortedatum','adres','telefoon','e_mail','bsn_nr','leden'),('Cliënt','Roepnaam','Achternaam','Geb.','Woonadres','Mobiel','Mailadres','ID-nummer','Aanvragers')],
'pl':[('imie_nazwisko','imie','nazwisko','data_urodzenia','adres_zamieszkania','telefon','poczta','nr_ident','czlonkowie'),('Pacjent','Imię','Nazwisko','Data ur.','Zamieszkały/a','Tel. kom.','Adres e-mail','Nr ident.','Wnioskodawcy')],
'ja':[('氏名','名','姓','生年月日','住所','電話番号','メール','個人番号','会員'),('お名前','名前','名字','誕生日','ご住所','携帯','メールアドレス','番号','申込者')],
'zh':[('姓名','名','姓','出生日期','住址','手机号','邮箱','证件号','客户表'),('联系人','名字','姓氏','生日','家庭住址','联系电话','电子邮箱','证件号码','申请人')],
'sv':[('namn','fornamn','efternamn','fodd','adress','mobil','epost','personnr','medlemmar')],'da':[('navn','fornavn','efternavn','foedselsdato','adresse','telefon','mail','cpr','medlemmer')],
'cs':[('jmeno_prijmeni','jmeno','prijmeni','datum_narozeni','bydliste','telefon','email','rodne_cislo','klienti')],'hu':[('nev','keresztnev','vezeteknev','szuletesi_ido','lakcim','telefonszam','email','taj','tagok')],
'ro':[('nume_complet','prenume','nume','data_nasterii','domiciliu','telefon','email','cnp','clienti')],'tr':[('ad_soyad','ad','soyad','dogum_tarihi','adres','cep_tel','eposta','kimlik_no','uyeler')],
'el':[('ονοματεπώνυμο','όνομα','επώνυμο','ημ_γέννησης','διεύθυνση','τηλέφωνο','email','αμκα','πελάτες')],'ru':[('фио','имя','фамилия','дата_рождения','адрес','телефон','почта','документ','клиенты')],
'uk':[('піб','імʼя','прізвище','дата_народження','адреса','телефон','пошта','документ','клієнти')],'ar':[('الاسم','الاسم_الأول','اسم_العائلة','تاريخ_الميلاد','العنوان','الجوال','البريد','رقم_الهوية','العملاء')],
'hi':[('नाम','पहला_नाम','उपनाम','जन्मतिथि','पता','मोबाइल','ईमेल','आधार','सदस्य')],'ko':[('이름','명','성','생년월일','주소','휴대폰','이메일','주민번호','회원')],
}
S=[
'{K0};{K3};{K4};{K5};{K6}\n{n1};{dobn1};{ad1};{ph1};{e1}\n{n2};{dobn2};{ad2};{ph2};{e2}\n{n3};{dobn3};{ad3};{ph3};{e3}',
'id,{K2},{K1},{K7},{K5}\n{num:4},{s1},{g1},{id1},{ph1}\n{num:4},{s2},{g2},{id2},{ph2}\n{num:4},{s3},{g3},{id3},\n{num:4},{s4},{g4},{id4},{ph4}',
'{"{K0}": "{n1}", "{K3}": "{dobi1}", "{K6}": "{e1}", "{K5}": ["{ph1}", "{ph2}"], "{K4}": "{ad1}", "status": "active", "score": 0.{num:2}}',
'{\n  "request_id": "{uuid}",\n  "created": "{dt}",\n  "payload": {\n    "{K1}": "{g1}",\n    "{K2}": "{s1}",\n    "{K7}": "{id1}",\n    "{K4}": {"line1": "{st1}", "line2": "{tw1}"},\n    "{K6}": "{e1}"\n  },\n  "retries": {int}\n}',
'{K8}:\n  - {K0}: {n1}\n    {K3}: {dobi1}\n    {K4}: "{ad1}"\n    {K5}: "{ph1}"\n  - {K0}: {n2}\n    {K3}: {dobi2}\n    {K6}: {e2}\n  - {K0}: {n3}\n    {K7}: "{id3}"',
'{K0}: {n1}\n{K3}: {dob1}\n{K4}: {ad1}\n{K5}: {ph1}\n{K6}: {e1}\n{K7}: {id1}',
"INSERT INTO {K8} ({K2}, {K1}, {K3}, {K5}, {K7}, plan_id) VALUES\n('{s1!sql}', '{g1}', '{dobi1}', '{ph1}', '{id1}', {num:3}),\n('{s2!sql}', '{g2}', '{dobi2}', '{ph2}', '{id2}', {num:3});",
'| # | {K0} | {K3} | {K5} |\n|---|---|---|---|\n| 1 | {n1} | {dobn1} | {ph1} |\n| 2 | {n2} | {dobn2} | {ph2} |\n| 3 | {n3} | {dobn3} | - |',
'{dt} INFO  form.submit sid={hex:12} {K2}="{s1}" {K1}="{g1}" {K6}={e1} client={ip1}\n{dt} WARN  form.validate {K5}="{ph1}" rejected: pattern\n{dt} INFO  form.submit ok in {num:3}ms',
'{K0}\t{K4}\t{K6}\n{sc1}\t{ad1}\t{e1}\n{sc2}\t{ad2}\t{e2}\n{sc3}\t{ad3}\t{e3}\n{sc4}\t{ad4}\t{e4}',
'[{K8}]\n{K1} = {g1}\n{K2} = {s1}\n{K7} = {id1}\n{K4} = {ad1}\n',
'<row nr="{num:3}"><f k="{K0}">{n1}</f><f k="{K3}">{dobi1}</f><f k="{K5}">{ph1}</f><f k="{K4}">{ad1}</f></row>\n<row nr="{num:3}"><f k="{K0}">{n2}</f><f k="{K3}">{dobi2}</f><f k="{K5}">{ph2}</f><f k="{K4}">{ad2}</f></row>',
]
# payment keys: holder, account/iban, bic, card, expiry, amount
PK={'en':('holder','IBAN','BIC','card number','expiry','amount'),'de':('Kontoinhaber','IBAN','BIC','Kartennummer','gültig bis','Betrag'),'fr':('titulaire','IBAN','BIC','numéro de carte','expire','montant'),'es':('titular','cuenta','BIC/SWIFT','tarjeta','caducidad','importe'),'it':('intestatario','coordinate IBAN','BIC','numero carta','scadenza','importo'),'pt':('titular','NIB/IBAN','SWIFT','cartão','validade','valor'),'nl':('tnv','rekening','BIC','kaartnummer','geldig tot','bedrag'),'pl':('posiadacz','nr rachunku','SWIFT','nr karty','ważna do','kwota'),'ja':('口座名義','口座番号','BIC','カード番号','有効期限','金額'),'zh':('户名','账号','SWIFT','信用卡号','有效期','金额'),'sv':('kontohavare','IBAN','BIC','kortnummer','giltigt t.o.m.','belopp'),'cs':('majitel účtu','IBAN','BIC','číslo karty','platnost','částka'),'tr':('hesap sahibi','IBAN','SWIFT','kart no','son kul.','tutar'),'ru':('получатель','номер счёта','БИК SWIFT','номер карты','срок','сумма')}
PS=['{P0}: {n1}\n{P1}: {iban1}\n{P2}: {bic1}\n{P5}: {amt}','{"{P0}":"{n1}","{P3}":"{card1}","{P4}":"{exp1}","{P5}":"{amt}"}','{P0};{P1};{P5}\n{n1};{iban1};{amt1}\n{n2};{iban2};{amt2}\n{n3};{iban3};{amt3}','| {P3} | {P4} | {P5} |\n|---|---|---|\n| {card1} | {exp1} | {amt1} |\n| {card2} | {exp2} | {amt2} |','<tx><a n="{P0}">{n1}</a><a n="{P1}">{iban1}</a><a n="{P2}">{bic1}</a><a n="ref">{ref}</a></tx>']
# clean look-alikes, same key style but firms, items, refs
CS=['{K8} v2\nsku;qty;price;lot\n{num:8};{int};{amt1};{ref1}\n{num:11};{int};{amt2};{ref2}\n{num:9};{int};{amt3};{ref3}','{"{K0}": "{co}", "type": "company", "ref": "{ref}", "updated": "{dt}", "{K4}": null, "{K5}": ""}','{K0}: string, required\n{K3}: date (YYYY-MM-DD)\n{K4}: string, max 120\n{K5}: string, pattern ^\\+?[0-9 ]+$\n{K7}: string, masked in logs as ****',"CREATE TABLE {K8} (\n  id BIGINT PRIMARY KEY,\n  {K2} VARCHAR(80) NOT NULL,\n  {K1} VARCHAR(80),\n  {K3} DATE,\n  {K7} CHAR({int}),\n  batch BIGINT DEFAULT {num:10}\n);",'{dt} INFO job={uuid} rows={num:6} table={K8} col={K4} nulls={int}\n{dt} WARN job={uuid} dropped column {K5} ({num:4} empty)','assert row["{K0}"] is None, "{K0} must be empty in fixture {ref}"\nassert set(row) >= {"{K1}", "{K2}", "{K6}"}  # build {hex:10}','{K8}:\n  source: "{co}"\n  rev: {hex:40}\n  columns: [{K0}, {K3}, {K4}, {K6}]\n  rows: {num:5}']
def shapes():
    o=[]
    for l,kk in K.items():
        for j,ks in enumerate(kk):
            for i,s in enumerate(S):
                if len(kk)==2 and (i+j)%2 and i not in(5,): continue
                if len(kk)==1 and i%3==len(l+ks[0])%3: continue
                t=s
                for n,k in enumerate(ks): t=t.replace('{K%d}'%n,k)
                t=t.replace('!sql','')
                if l in('el','ar','hi','uk') and 0: continue
                o.append(('people',l,t))
            for i,s in enumerate(CS):
                if (i+j)%2 and len(kk)==2: continue
                t=s
                for n,k in enumerate(ks): t=t.replace('{K%d}'%n,k)
                o.append(('clean',l,t))
    for l,ks in PK.items():
        for s in PS:
            t=s
            for n,k in enumerate(ks): t=t.replace('{P%d}'%n,k)
            o.append(('payment',l,t))
    return o

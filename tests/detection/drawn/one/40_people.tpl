=== people en
Hi, my name is [[name]] and I ordered a lamp three weeks ago, it still hasn't come. You can reach me on [[phone]] or at [[email]]. Address is [[addr]].
=== people en
Ticket #[[int:10000-99999]]
Customer: [[name]]
Phone: [[phone]]
Email: [[email]]

Caller says the boiler shows E119 again. Engineer booked for [[date]], AM slot.
=== people en
CURRICULUM VITAE

[[name]]
[[addr2l]]
[[phone]] | [[email]]
Born: [[birth]]

EXPERIENCE
2019 - present   Plant supervisor, ceramics manufacturer
2014 - 2019      Shift lead, food packaging
2010 - 2014      Maintenance apprentice

SKILLS
Siemens S7, hydraulics, forklift licence, first aid

REFERENCES
[[name#2]], [[phone#2]]
[[name#3]], [[email#3]]
=== people en
HR - confidential
Return-to-work interview with [[name]] on [[date]]. Diagnosis on the certificate: [[health]]. Agreed on reduced hours for six weeks. [[first]] asked that the team is not told. Line manager [[name#2]] informed about hours only.
=== people en
Dear Dr [[last#2]],

Re: [[name]], DOB [[birth]], NHS No. [[nhs]]
[[addr]]

Thank you for referring this patient, who was seen in clinic on [[date]]. The working diagnosis is [[health]]. I have started treatment and will review in eight weeks. Bloods today were unremarkable.

Yours sincerely,
[[name#3]]
Consultant
=== people en
Attendees: [[name]], [[name#2]], [[name#3]]
Apologies: [[name#4]]

1. Minutes of last meeting approved.
2. [[first#2]] presented the numbers for Q3.
3. [[first]] to talk to the landlord about the lift.
4. AOB: none
=== people en
first_name,last_name,email,phone,dob
@rep 3-12 [[first#i]],[[last#i]],[[email#i]],[[phone#i]],[[birthiso#i]]
=== people en
id;name;street;city;passport
@rep 2-9 [[int]];[[name#i]];[[street#i]];[[zipcity#i]];[[passport#i]]
=== people en
{"customer":{"firstName":"[[first]]","lastName":"[[last]]","email":"[[email]]","phone":"[[phone]]","birthDate":"[[birthiso]]"},"order":{"no":"A-[[int:10000-99999]]","total":[[money]]}}
=== people en
[
@rep 2-6   {"name": "[[name#i]]", "ssn": "[[nid:US#i]]", "dept": "[[?ops|sales|lab]]", "start": "[[dateiso]]"},
  {"name": "[[name]]", "ssn": "[[nid:US]]", "dept": "hr", "start": "[[dateiso]]"}
]
=== people en
<patient>
  <name>[[name]]</name>
  <birthDate>[[birthiso]]</birthDate>
  <address>[[addr]]</address>
  <diagnosis>[[health]]</diagnosis>
</patient>
=== people en
INSERT INTO contacts (name, phone, email) VALUES
@rep 2-7 ('[[name#i]]', '[[phone#i]]', '[[email#i]]'),
('[[name]]', '[[phone]]', '[[email]]');
=== people en
[[ts]] INFO signup ok email=[[email]] ip=[[ip]] ua="Mozilla/5.0"
[[ts]] INFO mail queued to=[[email]]
=== people en
[[ip]] - - [14/Mar/2024:10:[[int:10-59]]:22 +0000] "GET /account/orders HTTP/1.1" 200 [[int]]
[[ip#2]] - - [14/Mar/2024:10:[[int:10-59]]:25 +0000] "POST /login HTTP/1.1" 302 0
=== people en
DHCPACK on 10.3.[[int:0-254]].[[int:2-250]] to [[mac]] via eth1 (laptop of [[name]])
=== people en
[[time]] A: did [[first]] get back to you?
[[time]] B: not yet, her number is [[phone]]
[[time]] A: I'll text her
=== people en
sent from my phone
--
[[name]]
[[phone]]
=== people en
hey its [[first]], new number!! [[phone]]
=== people en
TENANCY AGREEMENT

between [[name]] of [[addr]] ("the Landlord")
and [[name#2]], born [[birth#2]], passport no. [[passport#2]] ("the Tenant")

1. The Landlord lets the property from [[date]].
2. The rent is payable monthly in advance.
3. Pets are permitted with written consent.

Signed: ______________   ______________
=== people en
Visitor log
@rep 3-10 [[time]]  [[name#i]]  reg. [[plate#i]]  badge [[int]]
=== people en
Insurance claim: driver [[name]], licence [[licence]], vehicle [[plate]], third party [[name#2]] ([[phone#2]]).
=== people en
The tracker on [[first]]'s phone puts him at [[geo]] at [[time]], and home is [[addr]].
=== people en
Delivery note: leave with neighbour ([[name]]), otherwise call [[phone]].
=== people en
Who do I have to talk to about the fence? - [[name]] from number 14, nice fellow, [[email]]
=== people en
Form I-9 extract
Last Name: [[last]]
First Name: [[first]]
Address: [[addr]]
Date of Birth: [[birth]]
SSN: [[nid:US]]
Email: [[email]]
=== people en
Please add my wife [[name]] (SSN [[nid:US]], born [[birth]]) to the dental plan from next month.
=== people en
National Insurance number [[nid:GB]], surname [[last]], payroll starts [[date]].
=== people en
KYC review: [[name]], [[passport]], PEP check negative, TIN [[nid]], address verified [[addr]].
=== people en
From: [[name]] <[[email]]>
To: [[name#2]] <[[email#2]]>
Cc: [[name#3]] <[[email#3]]>
Subject: Saturday

Shall we say ten at the boathouse? Bring the kids.
[[first]]
=== people en
Discharge summary

Patient:   [[NAME]]
DOB:       [[birth]]
Address:   [[addr]]
GP:        Dr [[name#2]]
Next of kin: [[name#3]] ([[phone#3]])

Admitted with chest discomfort. Known [[health]]. Troponin negative twice. Ambulant, eating well.
Plan: GP review in two weeks, repeat U&E.
=== people en
Complaint about nurse on ward 6. Complainant: Mr [[last]]. He states that his sister, who has [[health]], waited nine hours.
=== people en
Payroll query from [[lastfirst]] (emp. 20[[int]]): missing overtime in March. Reply to [[email]].
=== people en
git log for the HR export script printed this: Author: [[name]] <[[email]]>
=== people en
Grade sheet, section B
@rep 5-15 [[lastfirst#i]]	[[int:40-100]]	[[?A|B|C|pass]]
=== people en
Passport MRZ as scanned (second line only): the number reads [[passport]] and the holder is [[NAME]].
=== people en
CRM dump
@rep 3-8 [[int]] | [[name#i]] | [[email#i]] | [[phone#i]] | last contact [[dateiso]]
=== people en
BEGIN:VCARD
VERSION:3.0
N:[[last]];[[first]];;;
TEL;TYPE=cell:[[phone]]
EMAIL:[[email]]
BDAY:[[birthiso]]
END:VCARD
=== people en
BEGIN:VEVENT
SUMMARY:Interview with [[name]]
ORGANIZER:mailto:[[email#2]]
ATTENDEE:mailto:[[email]]
DTSTART:20240611T090000Z
END:VEVENT
=== people en
Bug: the form rejects "[[name]]" because of the special characters. Repro: register with that name and [[email]].
=== people en
const emergencyContacts = [
@rep 2-5   { who: "[[name#i]]", tel: "[[phone#i]]" },
];
=== people en
Sorry for the late reply. I had my appointment, and it is [[health]] after all. Please keep this between us, [[first]]. I'd rather my manager [[name#2]] didn't know yet.
=== people en
School trip list, medical notes: [[name]] ([[health]]), [[name#2]] (none), [[name#3]] (carries inhaler). Parent of [[first]]: [[phone]].
=== people en
Background check result for [[name]]: DL [[licence]] valid, no points. DOB matches ([[birth]]).
=== people en
My Aadhaar is [[nid:IN]], kindly link the same and confirm on [[phone:IN]].
=== people en
SIN [[nid:CA]] / TFN [[nid:AU]] / IRD [[nid:NZ]] - which of these forms do I still need to file? I moved twice.
=== people en
NRIC [[nid:SG]], contact [[phone:SG]], block address [[addr:SG]]
=== people en
PPS number: [[nid:IE]]
Eircode address: [[addr:IE]]
=== people en
South African ID [[nid:ZA]] belongs to [[name]], please FICA him.
=== people de
Sehr geehrte Frau [[last]],

vielen Dank für Ihre Bewerbung. Gerne laden wir Sie am [[date]] um [[time]] Uhr zum Gespräch ein. Bei Fragen erreichen Sie mich unter [[phone#2]].

Mit freundlichen Grüßen
[[name#2]]
=== people de
Kunde [[name]], [[addr]], Tel. [[phone]], möchte den Vertrag zum Monatsende kündigen.
=== people de
Arztbrief

Patient: [[name]], geb. [[birth]], wohnhaft [[addr]]

Diagnosen: [[health]]

Sehr geehrter Herr Kollege [[last#2]],
wir berichten über den o. g. Patienten, der sich vom [[date]] bis [[date]] in unserer stationären Behandlung befand. Die Entlassung erfolgte in gebessertem Allgemeinzustand.

Mit kollegialen Grüßen
Dr. med. [[name#3]]
=== people de
Personalbogen
Name: [[last]]
Vorname: [[first]]
Geburtsdatum: [[birth]]
Steuer-ID: [[nid:DE]]
Anschrift: [[addr]]
Handy: [[phone]]
=== people de
Krankmeldung von [[name]] liegt vor, laut Attest [[health]], voraussichtlich bis [[date]]. Vertretung übernimmt [[name#2]].
=== people de
Mieterliste Haus 7
@rep 3-8 WE[[int:1-40]]; [[lastfirst#i]]; [[phone#i]]; [[email#i]]
=== people de
{"vorname":"[[first]]","nachname":"[[last]]","geburtstag":"[[birthiso]]","ausweis":"[[passport:DE]]"}
=== people de
Moin [[first]], kannst du Herrn [[last#2]] zurückrufen? [[phone#2]], eilt wohl.
=== people de
Unfallbericht: Das Fahrzeug mit dem Kennzeichen [[plate:DE]] (Halter: [[name]]) fuhr auf. Zeugin: [[name#2]], [[phone#2]].
=== people de
Reisepassnummer [[passport:DE]], gültig bis [[date]], Inhaber [[name]]
=== people de
AHV-Nummer [[nid:CH]], Versicherter [[name]], Wohnort [[addr:CH]]
=== people de
SV-Nummer (Österreich): [[nid:AT]] - bitte bei der ÖGK nachfragen, Name [[name]]
=== people de
Protokoll Elternabend
Anwesend: [[name]], [[name#2]], [[name#3]]
TOP 1 Klassenfahrt: [[first]] holt Angebote ein.
TOP 2 Kasse: geprüft, 212 Euro Bestand.
=== people de
Bestellung eingegangen. Lieferung an:
[[name]]
[[addr2l]]
Rückfragen an [[email]]
=== people de
Hausverwaltung, Aktennotiz: [[name]] beschwert sich erneut über Lärm aus der Wohnung von [[name#2]]. Telefonisch erreichbar unter [[phone]].
=== people fr
Bonjour, je suis [[name]], j'habite [[addr]] et ma box ne marche plus. Rappelez-moi au [[phone]] merci
=== people fr
CERTIFICAT MÉDICAL
Je soussigné, Dr [[name#2]], certifie avoir examiné ce jour [[name]], né(e) le [[birth]], et constaté : [[health]].
Certificat remis en main propre.
=== people fr
Fiche salarié
Nom : [[last]]
Prénom : [[first]]
N° de sécurité sociale : [[nid:FR]]
Adresse : [[addr]]
Courriel : [[email]]
=== people fr
Compte rendu du CSE
Présents : [[name]], [[name#2]], [[name#3]]
Excusée : [[name#4]]
Point 1. Restauration : nouveau prestataire.
Point 2. [[first#2]] demande un point sur les congés.
=== people fr
Objet : résiliation
Madame, Monsieur,
Je vous prie de bien vouloir résilier mon abonnement.
[[name]]
[[addr2l]]
[[email]]
=== people fr
nom;prenom;naissance;tel
@rep 3-9 [[last#i]];[[first#i]];[[birthiso#i]];[[phone#i]]
=== people fr
Coucou [[first]], le numéro de mamie c'est [[phone#2]], elle attend ton appel
=== people fr
Constat amiable – véhicule A : [[plate:FR]], conducteur [[name]], permis n° [[licence]]
=== people fr
Registre national (BE) : [[nid:BE]], titulaire [[name]], domicile [[addr:BE]]
=== people fr
Passeport [[passport:FR]] au nom de [[name]], délivré à Lyon.
=== people fr
Note RH : [[name]] revient à mi-temps thérapeutique ([[health]]). Diffusion restreinte à [[name#2]].
=== people es
Buenas, soy [[name]], DNI [[nid:ES]], y quiero cambiar la dirección de entrega a [[addr]].
=== people es
Informe de alta
Paciente: [[name]]
Fecha de nacimiento: [[birth]]
Diagnóstico principal: [[health]]
Médico responsable: Dra. [[name#2]]
Evolución favorable. Control en consultas externas.
=== people es
nombre,apellidos,dni,correo
@rep 3-8 [[first#i]],[[last#i]],[[nid:ES#i]],[[email#i]]
=== people es
Contrato de arrendamiento entre D. [[name]], con domicilio en [[addr]], y Dña. [[name#2]], con NIF [[nid:ES#2]].
=== people es
Llámame al [[phone]] cuando puedas, [[first]]
=== people es
CURP: [[nid:MX]]
Nombre: [[name]]
Domicilio: [[addr:MX]]
=== people es
RUT [[nid:CL]], fono [[phone:CL]], vive en [[addr:CL]]
=== people es
CUIL [[nid:AR]] - empleado [[name]], alta el [[date]]
=== people es
Acta de la reunión. Asisten [[name]], [[name#2]] y [[name#3]]. Se acuerda aplazar la votación. Secretaria: [[name#2]].
=== people es
Multa: vehículo [[plate:ES]], titular [[name]], permiso [[licence]].
=== people it
Buongiorno, sono [[name]], nata il [[birth]], codice fiscale [[nid:IT]]. Il mio numero è [[phone]].
=== people it
Referto
Paziente: [[NAME]]
Data di nascita: [[birth]]
Residenza: [[addr]]
Conclusioni: quadro compatibile con [[health]].
Il medico: dott. [[name#2]]
=== people it
Spett.le amministrazione,
la sottoscritta [[name]], residente in [[addr]], chiede il rimborso della quota.
Cordiali saluti
=== people it
Cognome;Nome;CF;Email
@rep 3-8 [[last#i]];[[first#i]];[[nid:IT#i]];[[email#i]]
=== people it
Targa [[plate:IT]] intestata a [[name]], patente [[licence]]
=== people it
Ciao [[first]], ti giro il contatto dell'idraulico: [[name#2]] [[phone#2]]
=== people pt
Boa tarde, chamo-me [[name]], NIF [[nid:PT]], moro na [[addr:PT]] e não recebi a fatura.
=== people pt
CPF [[nid:BR]], nome completo [[name]], celular [[phone:BR]], endereço [[addr:BR]]
=== people pt
Relatório clínico
Utente: [[name]]
Data de nascimento: [[birth]]
Diagnóstico: [[health]]
Médico: [[name#2]]
=== people pt
Oi [[first]]! O telefone da dona [[first#2]] é [[phone#2]], pode ligar depois das seis.
=== people pt
nome,email,telefone
@rep 3-8 [[name#i]],[[email#i]],[[phone#i]]
=== people pt
Carta de condução [[licence]], titular [[name]], matrícula [[plate:PT]]
=== people nl
Beste mevrouw [[last]], we hebben uw melding ontvangen. Onze monteur belt u op [[phone]].
=== people nl
Naam: [[name]]
Geboortedatum: [[birth]]
BSN: [[nid:NL]]
Adres: [[addr:NL]]
E-mail: [[email]]
=== people nl
Verzuimmelding: [[name]] meldt zich ziek, [[health]]. Leidinggevende [[name#2]] is op de hoogte.
=== people nl
Notulen VvE: aanwezig [[name]], [[name#2]], [[name#3]]. Penningmeester [[first#2]] licht de begroting toe.
=== people nl
Kenteken [[plate:NL]], bestuurder [[name]], rijbewijs [[licence]]
=== people nl
naam;telefoon;mail
@rep 3-8 [[name#i]];[[phone#i]];[[email#i]]
=== people nl
hee [[first]], oma woont nu op [[addr:NL]], bel even van tevoren [[phone:NL]]
=== people pl
Pacjent: [[name]]
PESEL: [[nid:PL]]
Rozpoznanie: [[health]]
Lekarz prowadzący: [[name#2]]
=== people pl
Dane do umowy: [[name]], ul. i miasto: [[addr]], tel. [[phone]], e-mail [[email]], PESEL [[nid:PL]]
=== people pl
Lista obecności:
@rep 3-8 [[int:1-30]]. [[name#i]] – tel. [[phone#i]]
=== people pl
Kierowca: [[name]]; nr rej. [[plate:PL]]; prawo jazdy [[licence]]
=== people pl
Zamówienie złożone przez: [[name]] ([[email]]). Telefon kontaktowy: [[phone]].
=== people pl
Nr paszportu [[passport:PL]], data urodzenia [[birth]]
=== people ja
お名前：[[name]]
ご住所：[[addr]]
お電話番号：[[phone]]
生年月日：[[birth]]
=== people ja
[[name]]様

いつもお世話になっております。ご注文の品は明日発送いたします。ご不明な点は [[email#2]] までご連絡ください。
=== people ja
マイナンバー [[nid:JP]] の確認が必要です。対象者は[[name]]さん（[[birth]]生まれ）です。
=== people ja
診断名：[[health]]　患者氏名：[[name]]　連絡先：[[phone]]
=== people ja
会議の出席者：[[name]]、[[name#2]]、[[name#3]]。次回は来月です。
=== people zh
姓名：[[name]]
身份证号：[[nid:CN]]
手机：[[phone:CN]]
住址：[[addr:CN]]
=== people zh
您好，我是[[name]]，快递请送到[[addr]]，电话[[phone]]。
=== people zh
患者[[name]]，[[birth]]出生，诊断为[[health]]，建议住院治疗。
=== people zh
身分證字號 [[nid:TW]]，聯絡電話 [[phone:TW]]
=== people zh
香港身份證 [[nid:HK]]，地址：[[addr:HK]]
=== people ko
이름: [[name]]
주민등록번호: [[nid:KR]]
연락처: [[phone]]
주소: [[addr]]
=== people ko
[[name]]님, 예약이 확정되었습니다. 문의: [[phone#2]]
=== people sv
Hej, jag heter [[name]], personnummer [[nid:SE]], och bor på [[addr]]. Ring [[phone]].
=== people sv
Patient: [[name]], diagnos: [[health]], kontakt [[email]]
=== people da
Navn: [[name]]
CPR: [[nid:DK]]
Adresse: [[addr]]
Tlf.: [[phone]]
=== people nb
Fødselsnummer [[nid:NO]], navn [[name]], mobil [[phone]]
=== people fi
Nimi: [[name]], henkilötunnus [[nid:FI]], puhelin [[phone]], osoite [[addr]]
=== people cs
Jméno: [[name]]; rodné číslo: [[nid:CZ]]; bydliště: [[addr]]; e-mail: [[email]]
=== people hu
Név: [[name]], TAJ szám: [[nid:HU]], lakcím: [[addr]], telefon: [[phone]]
=== people ro
Nume: [[name]]
CNP: [[nid:RO]]
Adresa: [[addr]]
=== people tr
Adı soyadı: [[name]], T.C. kimlik no: [[nid:TR]], tel: [[phone]], adres: [[addr]]
=== people el
Ονοματεπώνυμο: [[name]], ΑΜΚΑ: [[nid:GR]], τηλέφωνο: [[phone]]
=== people ru
ФИО: [[name]]
СНИЛС: [[nid:RU]]
Адрес: [[addr]]
Телефон: [[phone]]
=== people ru
Добрый день! Меня зовут [[name]], мой номер [[phone]], перезвоните пожалуйста.
=== people uk
ПІБ: [[name]], РНОКПП: [[nid:UA]], адреса: [[addr]], тел. [[phone]]
=== people en
VPN session report
@rep 3-8 [[ts]] user="[[name#i]]" src=[[ip#i]] mac=[[mac#i]] bytes=[[int:1000-999999]]
=== people en
ARP table, second floor
@rep 3-7 10.2.1.[[int:2-250]]  [[mac#i]]  [[first#i]]'s iPhone
=== people en
{"device":"tracker-[[int]]","owner":"[[name]]","lat_lon":"[[geo]]","ts":[[unix]]}
=== people en
Abuse report: address [[ip]] brute-forced our portal on [[date]], subscriber at that time was [[name]], [[addr]].
=== people en
Obituary draft: [[name]], born [[birth]], leaves behind [[first#2]] and two grandsons. Donations instead of flowers. Contact for the family: [[email#2]].
=== people en
UPDATE employees SET surname = '[[last]]', phone = '[[phone]]' WHERE employee_id = [[int]];
=== people en
logger.info("created user", extra={"email": "[[email]]", "birth": "[[birthiso]]", "remote": "[[ip]]"})
=== people en
Sender data for the parcel

[[name]]
[[addr2l]]
Tel [[phone]]

Recipient

[[name#2]]
[[addr2l#2]]
=== people en
test("parses names", () => {
  expect(split("[[name]]")).toEqual({ first: "[[first]]", last: "[[last]]" });
});
// taken from a real customer row, phone was [[phone]]
=== people en
Interview panel feedback for [[name]]: strong on networking, weak on scripting. Salary expectation 58k. Notice period three months. Recommended by [[name#2]] ([[email#2]]).

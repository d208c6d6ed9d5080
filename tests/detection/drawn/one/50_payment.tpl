=== payment en
card number [[card]] exp 09/27
=== payment en
Hi, I was charged twice on my card [[card]]. Please refund. [[name]]
=== payment en
Please wire the deposit to IBAN [[iban]], BIC [[bic]], reference [[tkt]].
=== payment en
Routing [[aba]], account [[acct]], checking.
=== payment en
ACH details
Bank: First Prairie Credit Union
ABA: [[aba]]
Acct: [[acct]]
Name on account: [[name]]
=== payment en
Direct debit form: sort code [[sort]], account number [[ukacct]], holder [[name]].
=== payment en
send it to [[crypto]] pls, network fee on me
=== payment en
donation wallets
BTC [[crypto:bc1]]
ETH [[crypto:eth]]
LTC [[crypto:ltc]]
=== payment en
{"payment_method":{"type":"card","number":"[[cardflat]]","exp_month":11,"exp_year":2028},"amount":[[int:100-99999]]}
=== payment en
{"creditor":{"iban":"[[ibanflat]]","bic":"[[bic]]"},"amount":"[[money]]","currency":"EUR"}
=== payment en
<CdtrAcct><Id><IBAN>[[ibanflat]]</IBAN></Id></CdtrAcct><CdtrAgt><FinInstnId><BICFI>[[bic]]</BICFI></FinInstnId></CdtrAgt>
=== payment en
date,payee,iban,amount
@rep 3-10 [[dateiso]],[[name#i]],[[ibanflat#i]],[[money]]
=== payment en
txn_id|pan|amount|auth
@rep 3-10 [[int:100000-999999]]|[[cardflat#i]]|[[money]]|[[hex:6]]
=== payment en
[[ts]] ERROR payments card declined pan=[[cardflat]] reason=insufficient_funds amount=[[money]]
=== payment en
[[ts]] DEBUG gateway req={"cc":"[[card]]","holder":"[[name]]"} resp=402
=== payment en
INSERT INTO cards (customer_id, pan) VALUES ([[int]], '[[cardflat]]'), ([[int]], '[[cardflat#2]]');
=== payment en
Invoice [[tkt]]

Consulting, 3 days ........ 2,850.00
VAT 20% ...................   570.00
Total ..................... 3,420.00

Payable within 14 days to
[[name]]
IBAN: [[iban]]
BIC:  [[bic]]
=== payment en
Employee bank change: [[name]] - new routing number [[aba]], new account [[acct]] effective next payroll.
=== payment en
void cheque attached; the MICR line reads ⑆[[aba]]⑆ [[acct]]⑈ 0[[int]]
=== payment en
Sanctions hit? wallet [[crypto:eth]] sent 4.2 ETH to [[crypto:eth#2]] on [[date]].
=== payment en
CUSTOMER_WALLET="[[crypto]]"
CONFIRMATIONS=3
=== payment en
await contract.transfer("[[crypto:eth]]", parseUnits("[[int]]", 18));
=== payment en
the phone order: visa [[card:v]], expiry 04/29, ship to [[addr]]
=== payment en
Amex [[card:a]] is the company card, the other one ([[card:m]]) is mine
=== payment en
MT103
:50K:/[[acct]]
[[NAME]]
:57A:[[bic]]
:59:/[[ibanflat]]
[[NAME#2]]
:70:INV [[tkt]]
=== payment en
hotel wants a guarantee, give them [[card]] and say late arrival
=== payment en
What does the last digit of [[cardflat]] check? I tried Luhn by hand and got it right I think.
=== payment en
SWIFT: [[bic]]
Account: [[acct]]
Beneficiary: [[name]], [[addr]]
=== payment en
test data my colleague left in the fixture (his own account!): [[ibanflat]]
=== payment en
refunds.csv
order;iban;name;eur
@rep 3-9 [[int:1000-9999]];[[iban#i]];[[name#i]];[[money]]
=== payment en
my btc went to [[crypto:btc1]] instead of [[crypto:bc1]], can it be reversed?
=== payment en
withdrawal whitelist
@rep 2-6 - [[crypto#i]]  # added [[dateiso]]
=== payment en
payroll:
  employee: [[name]]
  bank:
    routing: "[[aba]]"
    account: "[[acct]]"
=== payment en
Standing order to [[name]], sort code [[sort]] a/c [[ukacct]], £250 on the 1st.
=== payment en
def test_charge():
    # copied from prod by accident
    card = "[[cardflat]]"
    assert charge(card, 100).ok
=== payment en
Chat transcript
Agent: may I have the long number on the front?
Customer: [[card]]
Agent: and the expiry?
Customer: 12/26
Agent: thank you, that went through
=== payment en
@rep 4-12 [[ts]] INFO settlement batch=[[int]] ok
[[ts]] WARN settlement unmasked PAN in field 2: [[cardflat]]
@rep 2-6 [[ts]] INFO settlement batch=[[int]] ok
=== payment de
Bitte überweisen Sie den Betrag auf das Konto [[iban:DE]] (BIC [[bic]]).
=== payment de
SEPA-Lastschriftmandat
Kontoinhaber: [[name]]
Anschrift: [[addr]]
IBAN: [[iban:DE]]
BIC: [[bic]]
Ort, Datum, Unterschrift
=== payment de
Neue Bankverbindung ab [[date]]: [[iban]]. Gruß [[name]]
=== payment de
meine kreditkarte [[card]] wurde gesperrt, warum?
=== payment de
Rückzahlung der Kaution an [[name]], [[iban:AT]]
=== payment de
Lieferantenstamm
@rep 3-8 K[[int:1000-9999]];[[name#i]];[[ibanflat#i]];[[?30|14|60]] Tage netto
=== payment de
Kontonummer [[acct:10]] bei der Sparkasse, bitte auf die neue IBAN [[iban:DE]] umstellen
=== payment fr
Voici mon RIB : [[iban:FR]] – BIC [[bic]]. [[name]]
=== payment fr
Merci de rembourser sur la carte [[card]], le paiement est passé deux fois.
=== payment fr
Virement à effectuer
Bénéficiaire : [[name]]
IBAN : [[iban:FR]]
Montant : [[money]] EUR
Motif : loyer
=== payment fr
Bonjour, mon compte belge est le [[iban:BE]], pouvez-vous faire le virement ?
=== payment es
Mi cuenta es [[iban:ES]], a nombre de [[name]].
=== payment es
Me han cobrado dos veces en la tarjeta [[card]]
=== payment es
Factura [[tkt]]. Forma de pago: transferencia a [[iban:ES]] (BIC [[bic]]). Vencimiento [[date]].
=== payment it
Bonifico intestato a [[name]], IBAN [[iban:IT]], causale quota annuale.
=== payment it
la mia carta [[card:m]] non funziona all'estero
=== payment pt
O meu IBAN é [[iban:PT]], titular [[name]].
=== payment pt
Cartão [[card]] recusado na maquininha três vezes hoje.
=== payment nl
Maak het over naar [[iban:NL]] t.n.v. [[name]], bedankt!
=== payment nl
Machtiging: ondergetekende [[name]] geeft toestemming om af te schrijven van [[iban:NL]].
=== payment pl
Numer konta do przelewu: [[iban:PL]], odbiorca: [[name]]
=== payment pl
Płatność kartą [[card]] odrzucona, proszę o kontakt.
=== payment sv
Sätt in pengarna på [[iban:SE]], kontoinnehavare [[name]]
=== payment da
IBAN [[iban:DK]], BIC [[bic]], modtager [[name]]
=== payment fi
Maksu tilille [[iban:FI]], saaja [[name]]
=== payment cs
Číslo účtu: [[iban:CZ]], příjemce: [[name]]
=== payment hu
Utalás: [[iban:HU]], kedvezményezett: [[name]]
=== payment ro
Cont [[iban:RO]], titular [[name]]
=== payment el
Λογαριασμός: [[iban:GR]]
=== payment ja
クレジットカード番号は [[card:j]] です。二重に請求されています。
=== payment ja
口座番号 [[acct:7]]、名義は[[name]]です。
=== payment zh
银行卡号 [[card:u]]，户名[[name]]，请退款。
=== payment zh
请转到这个地址：[[crypto:trx]] （USDT-TRC20）
=== payment ru
Номер карты [[card]], получатель [[name]]
=== payment tr
Kart numaram [[card]], iki kez çekim yapılmış.
=== payment ko
카드번호 [[card]] 로 두 번 결제되었습니다.
=== payment en
- [ ] pay deposit: [[iban:CH]]
- [ ] pay notary: [[iban:LU]]
- [x] cancel old card [[card]]
=== payment en
| holder | pan | limit |
|---|---|---|
@rep 2-6 | [[name#i]] | [[card#i]] | [[int:500-9000]] |
=== payment en
nacha
6222[[aba]][[?  |    ]][[acct:10]]       000001[[int]] [[NAME]]
=== payment en
SELECT * FROM accounts WHERE account_no = '[[acct]]' AND routing_no = '[[aba]]';
=== payment en
stripe fixtures aside, the live capture used number=[[cardflat]] and came from [[ip]]
=== payment en
treasury multisig [[crypto:btc3]] , cold [[crypto:bc1p]] , sol [[crypto:sol]]
=== payment en
Please update remittance info: previously [[iban:GB]], now [[iban:IE]]. Call me on [[phone]] to confirm, don't reply to mails.

# name material per locale: (female first, male first, last)
def S(s): return [x for x in s.split(' ') if x]
N={}
N['us']=(S("Grace Hope Latoya Brittany Kaylee Marisol Destiny Joy Autumn Ruth Priya Shanice Megan Colleen Tamika Noelle Beth-Ann Harper Skye Dolores Ximena Faith June Willa Deb Trinh"),
 S("Mark Will Chase Darnell Trey Brandon Curtis Wyatt Dwayne Miguel Art Rob Cody Jermaine Elijah Hunter Otis Clay Rich Emeka Terrence Hank Drew Bill Nguyen Lamar"),
 S("Baker Long Day Washington Kowalczyk O'Leary Ramirez Whitlock Pruitt McAllister Brown Young Boudreaux Vandermeer Okafor Castellanos Hightower Love Stone Tran Begay Yazzie Schultz Figueroa Banks Cheung DiMarco St.Clair Frost Rice Olufemi Haskell Burkhart Quintero LeBlanc Patel Sizemore"))
N['gb']=(S("Siobhan Imogen Philippa Rhiannon Niamh Aoife Saoirse Gemma Poppy Fiona Hazel Parveen Blessing Cerys Isla Bronwyn Tess Orla Jo Charlotte Zainab"),
 S("Alistair Callum Rhys Nigel Gareth Declan Eoin Ruaridh Tarquin Iqbal Dafydd Graham Ewan Jack Piers Kwame Lloyd Finlay Giles Craig Oisín"),
 S("Featherstone Ó\u00a0Briain Llewellyn MacKinnon Hughes-Jones Thwaite Osei Ackroyd Cholmondeley Bell Wood Greenhalgh Ní\u00a0Dhomhnaill Fitzgerald Hussain Pryce Shah Ramsbottom Cole Begum Pemberton Adeyemi Winterbottom Kaur Drummond Swift Penhaligon Murphy Gallagher Sharp Boyle"))
N['in']=(S("Lakshmi Ananya Kavitha Shreya Fatima Meenakshi Deepika Harpreet Sushma Nandini"),S("Venkatesh Arjun Rohit Suresh Imran Gurpreet Sanjay Karthik Debashish Manoj"),S("Iyer Chatterjee Reddy Krishnamurthy Singh Deshpande Nair Mukherjee Bhatt Pillai Subramaniam Khan Gowda Kulkarni Banerjee Choudhary"))
N['de']=(S("Heike Annika Gudrun Lena Svenja Ayşe Katharina Jutta Marlies Franziska Birgit Anne-Kathrin Rosa Wiebke Merle Żaneta Ute Sieglinde Finja Petra Dörte Olga Amelie"),
 S("Torsten Jürgen Uwe Lukas Björn Mehmet Karl-Heinz Henning Sören Matthias Detlef Finn Jannik Rüdiger Ernst Wolfgang Ömer Kai Dariusz Holger Tariq Felix Götz"),
 S("Sommer Klein König Engel Schröder Müller-Lüdenscheidt Yıldırım Kowalski Brüggemann Weiß Oehlschläger Zander von\u00a0der\u00a0Heyde Hoppenstedt Lange Pfaffenberger Strauß Kaya Winkelmann Thomsen Vogt Jost Nowak Bäumler Gruber Özdemir Kühn Stock Eickhoff zu\u00a0Knyphausen Reich Schimmelpfennig Bauer Ebersbach Richter Hüttenrauch Fuchs Wójcik Petrović Nguyen Al-Hamdan"))
N['fr']=(S("Maëlle Hélène Anne-Sophie Solène Chantal Aïcha Léa Ségolène Fatou Ghislaine Inès Clémence Violette Maud Océane Nadège Yasmine"),S("Loïc Jean-Baptiste Thierry Yann Gaël Mamadou Étienne Aurélien Gilles Karim Benoît Noé Fabrice Rémi Pascal Anatole Brahim"),
 S("Petit Blanc Le\u00a0Goff Lefèvre Bouchard de\u00a0La\u00a0Rochebrune Benali Charpentier Roy Traoré Quéméneur Dubreuil Marchand Delattre N'Diaye D'Hondt Fontaine Guéguen Vasseur Haddad Boulanger Leroux Saint-Yves Poirier Etcheverry Diallo Joly Mercier"))
N['es']=(S("Dolores Consuelo Rocío Nuria Begoña Itziar Montserrat Ainhoa Luz Yolanda Inmaculada Paloma Guadalupe Araceli Xiomara"),S("Iker Gonzalo Joaquín Ángel Jesús Pau Álvaro Fermín Óscar Ramiro Unai Facundo Nicolás Jordi Wilmer"),
 S("García\u00a0Lorente Iglesias\u00a0Prado Etxeberria Muñoz\u00a0Cabrera de\u00a0la\u00a0Fuente Peña Núñez\u00a0Arroyo Puig\u00a0i\u00a0Ferrer Calderón Rey Blanco\u00a0Sanz Quispe\u00a0Mamani Ybarra Bermúdez Cuesta Montes\u00a0Oca Zubizarreta Castaño\u00a0Ruiz Villar Hinojosa Barrios Sepúlveda"))
N['it']=(S("Giulia Fiorella Assunta Chiara Ludovica Serena Nicoletta Rosa Benedetta Alba Mariangela Ilaria Noemi Grazia"),S("Niccolò Gennaro Pierluigi Matteo Ettore Salvatore Davide Ivo Leonardo Giosuè Dario Carmelo Andrea Nino"),
 S("Bianchi Fiore Esposito De\u00a0Santis Lo\u00a0Cascio Dell'Acqua Zanetti Pellegrini Conti Marchetti D'Angelo Brambilla Caputo Sorrentino Barbieri Greco Rota Locatelli Quagliarella Degl'Innocenti Ferri Sanna Monti"))
N['pt']=(S("Conceição Inês Graça Joana Fátima Mafalda Thaís Luzia Beatriz Jurema Rosário Letícia Céu Iracema"),S("João Gonçalo Nuno Tiago Vasco Thiago Joaquim Rui Wellington Simão Caio Duarte Edson Zeferino"),
 S("Ferreira\u00a0Pinto Carvalho da\u00a0Conceição Nóbrega dos\u00a0Santos\u00a0Leitão Figueiredo Brandão Pereira Rocha Quaresma Oliveira\u00a0e\u00a0Silva Magalhães Coelho Sequeira Vidal Teles Barroso Nascimento Simões Guimarães Monteiro"))
N['nl']=(S("Sanne Fenna Marieke Liesbeth Jikke Truus Noor Anouk Wilhelmina Roos Femke Samira Hilde Joke"),S("Joost Sjoerd Bram Wouter Maarten Gijs Pieter-Jan Youssef Thijs Koen Ruben Cor Jelle Dirk"),
 S("van\u00a0den\u00a0Berg de\u00a0Jong ter\u00a0Horst Dijkstra van\u00a0't\u00a0Hoff Bakker Visser Hoekstra el\u00a0Amrani Vermeulen Groeneveld Kuijpers in\u00a0't\u00a0Veld Smit Prins Oosterhuis Claessens de\u00a0Graaf Zijlstra Timmermans Öztürk Koning"))
N['pl']=(S("Małgorzata Agnieszka Żaneta Bożena Grażyna Kinga Jagoda Zofia Wiesława Elżbieta Róża Łucja Danuta Hanna"),S("Łukasz Zbigniew Grzegorz Przemysław Stanisław Wojciech Bartłomiej Święcisław Andrzej Mirosław Jacek Paweł Krzysztof Tadeusz"),
 S("Wiśniewski Kowalczyk Brzęczyszczykiewicz Zając Wróbel Szczepaniak Nowak Dąbek Gołębiewski Śliwa Jabłonowski Mazur Pawlak Żuk Król Kozioł Czarnecki Wilk Ostrowski Chrzanowski Bąk Lis"))
N['ja']=(S("美咲 陽菜 由美子 千尋 さくら 結衣 恵子 真由 葵 和美"),S("健太 大輔 翔太 浩二 一郎 悠斗 誠 隆之 拓海 直樹"),S("佐々木 長谷川 小鳥遊 渡邊 森 東海林 大久保 黒木 三浦 五十嵐 西園寺 林 原 勅使河原 村上 石井"))
N['zh']=(S("丽华 秀英 晓燕 雨桐 静 梦洁 佳怡 思远 玉兰 欣"),S("伟 建国 浩然 志强 子轩 俊杰 明 海涛 文博 磊"),S("王 李 欧阳 司马 陈 赵 黄 林 郑 蒋 诸葛 韩 邓 许 曹 上官"))
N['sv']=(S("Åsa Linnéa Gunilla Ebba Märta Ylva Saga Birgitta"),S("Göran Björn Åke Håkan Sixten Love Torbjörn Rasmus"),S("Lindqvist Sjöberg Åkerlund Bergström Stål Hägg Nyström Öberg Rosenqvist Ek Hussein af\u00a0Klercker"))
N['da']=(S("Mette Signe Kirsten Freja Bodil Astrid"),S("Søren Jørgen Mikkel Asger Lars Bjarne"),S("Nørgaard Østergaard Kjær Bruun Thomsen Skov Møller Friis Højlund Vestergaard"))
N['no']=(S("Ingrid Solveig Ragnhild Silje Tuva"),S("Øyvind Håvard Eirik Trond Sindre"),S("Bjørnstad Haugen Lie Strømme Dahl Solbakken Eide Ødegård"))
N['fi']=(S("Aino Päivi Marjatta Satu Kaisa Tuuli"),S("Väinö Jukka-Pekka Mika Timo Eero Toivo"),S("Mäkelä Korhonen Lehtonen Hämäläinen Järvi Karppinen Ylönen Nieminen"))
N['cs']=(S("Zdeňka Markéta Jiřina Božena Adéla Vendula"),S("Jiří Ondřej Zdeněk Vojtěch Bořivoj Matěj"),S("Dvořák Šťastný Kučera Svoboda Řezníček Novotný Zelenka Procházka Němec Hrubeš"))
N['ro']=(S("Ileana Ruxandra Ștefania Mihaela Crina"),S("Ștefan Ionuț Răzvan Gheorghe Dragoș"),S("Popescu Țurcanu Munteanu Dobre Stănescu Ungureanu Lupu Bălan"))
N['hu']=(S("Zsófia Katalin Ildikó Boglárka Réka"),S("László Gergő Zoltán Árpád Balázs"),S("Szabó Nagy Kovács Horváth Fekete Kiss Szűcs Erdős"))
N['tr']=(S("Ayşe Gülşen Zeynep Elif Şebnem Çiğdem"),S("Mehmet Oğuz Hüseyin İbrahim Çağlar Barış"),S("Yıldız Demir Öztürk Şahin Karadağ Güneş Aslan Çelik Erdoğmuş Taş"))
N['ru']=(S("Светлана Ольга Надежда Любовь Екатерина Людмила"),S("Дмитрий Сергей Артём Вячеслав Игорь Фёдор"),S("Соколенко Журавлёв Мороз Черных Белоусов Рыбак Щербаков Долгих"))
N['uk']=(S("Оксана Олена Соломія Мар'яна Любов"),S("Тарас Олексій Богдан Ярослав Мирон"),S("Шевчук Коваленко Гнатюк Мельник Бондар Кравець Ткач Вдовиченко"))
N['ko']=(S("지은 수진 미경 하늘 은주 서연"),S("민수 성호 준혁 동현 태양 영철"),S("김 이 박 정 남궁 최 황보 윤 임 한"))
N['el']=(S("Ελένη Σταυρούλα Δέσποινα Χρυσούλα"),S("Γιώργος Παναγιώτης Σπύρος Θανάσης"),S("Παπαδόπουλος Καραγιάννης Μαύρος Οικονόμου Βλάχος Ζερβός"))
N['ar']=(S("Fatima Noura Rania Hala Samar Leïla"),S("Abdulrahman Yusuf Omar Khalid Tarek Bilal"),S("al-Masri El-Sayed Haddad bin\u00a0Rashid Abu\u00a0Zaid Khoury Ben\u00a0Salah Najjar"))
N['ng']=(S("Ngozi Adaeze Folasade Chiamaka Amina Efua"),S("Chukwuemeka Babatunde Segun Kofi Ibrahim Tunde"),S("Nwosu Adebayo Okonkwo Eze Mensah Oyelaran Danjuma Boateng"))
N['vn']=(S("Thị\u00a0Hương Ngọc\u00a0Anh Thu\u00a0Hà Linh"),S("Văn\u00a0Minh Quốc\u00a0Bảo Đức Hoàng"),S("Nguyễn Trần Phạm Đặng Lê Vũ"))
N['kr_lat']=(S("Ji-eun Soo-jin Hye-won"),S("Min-su Sung-ho Dong-hyun"),S("Kim Park Choi Jung Yoon Lim"))
N['id']=(S("Siti Dewi Ayu Ratna"),S("Budi Agus Eko Wahyu"),S("Santoso Wijaya Hartono Siregar Nasution Pratama"))
N['he']=(S("Noa Tamar Yael Shira"),S("Eitan Avi Lior Uri"),S("Ben-David Peretz Azoulay Katz Shalev Rosen"))
MIX={'us':['us']*6+['gb','in','ar','ng','vn','kr_lat','es','he'],'gb':['gb']*6+['in','ng','pl','ar','us'],
'ie':['gb'],'au':['gb','us','gb','vn','el'] ,'ca':['us','gb','fr','in'],'de':['de']*8+['tr','pl','ar','vn','it'],'at':['de'],'ch':['de','fr','it'],
'fr':['fr']*8+['ar','pt','vn'],'be':['fr','nl'],'nl':['nl']*8+['tr','id','ar'],'es':['es'],'mx':['es'],'ar_':['es'],'br':['pt'],'pt':['pt'],'za':['nl','ng','gb']}
STREETS={
'us':S("Maple Elm Juniper\u00a0Hollow Sycamore Old\u00a0Mill Lakeview Cedar\u00a0Ridge Martin\u00a0Creek Peachtree Larkspur Harbor Quail\u00a0Run 14th W\u00a047th E\u00a0Division"),
'gb':S("Church Station Victoria Mill Albion Kingsway\u00a0North Orchard Bridge Chapel Windmill Tannery Park"),
'de':S("Lindenstraße Am\u00a0Alten\u00a0Bahnhof Goethestr. Schillerplatz Hinter\u00a0der\u00a0Kirche Kastanienallee Mühlenweg Bgm.-Smidt-Str. Brunnengasse Auf\u00a0dem\u00a0Hügel Uhlandstraße Fliederweg Zum\u00a0Eichhof Ahornring"),
'fr':["rue des Lilas","avenue Jean Jaurès","bd Voltaire","impasse du Moulin","chemin des Vignes","rue de la République","allée des Tilleuls","place du Marché","quai de la Fosse","rue Pasteur"],
'es':["Calle Mayor","C/ de la Luna","Avda. de la Constitución","Plaza del Pilar","C/ Doctor Fleming","Paseo de la Ribera","Ronda Sant Pere","Calle Alcalde Barnils"],
'it':["Via Garibaldi","Viale dei Mille","Piazza Cavour","Corso Buenos Aires","Via dei Pini","Vicolo Stretto","Via XX Settembre","Largo Gemelli"],
'pt':["Rua das Flores","Av. da Liberdade","Travessa do Carmo","Rua 5 de Outubro","Largo do Rossio","Rua Dr. António José","Praceta dos Pinheiros"],
'br':["Rua das Palmeiras","Av. Paulista","Rua Sete de Setembro","Alameda Santos","Travessa Ipê Amarelo","Rua Cel. Joaquim"],
'nl':["Kerkstraat","Prinsengracht","Dorpsweg","van Goghlaan","Hoge Rijndijk","Molenpad","Laan van Meerdervoort","Tulpstraat"],
'pl':["ul. Długa","ul. Mickiewicza","al. Niepodległości","ul. Polna","os. Piastów","ul. Świętego Jana","pl. Wolności","ul. Kwiatowa"],
'sv':["Storgatan","Björkvägen","Kungsgatan","Skolgatan","Ringvägen"],'da':["Nørregade","Strandvejen","Skovbrynet","Ågade"],'no':["Kirkeveien","Fjellveien","Storgata"],'fi':["Mannerheimintie","Koivukatu","Rantatie"],
'cs':["Dlouhá","Na Příkopě","Husova","Školní","Za Vodárnou"],'ro':["Str. Mihai Eminescu","Bd. Unirii","Calea Victoriei"],'hu':["Kossuth Lajos utca","Petőfi u.","Rákóczi út"],'tr':["Atatürk Cad.","Lale Sok.","Cumhuriyet Mah. Gül Sok."],
'ru':["ул. Лесная","пр-т Мира","ул. Гагарина","пер. Садовый"],'uk':["вул. Шевченка","вул. Садова","просп. Перемоги"],'el':["Ερμού","Λεωφ. Κηφισίας","Αγίου Δημητρίου"]}
CITIES={
'us':[("Dayton","OH","454##"),("Tulsa","OK","741##"),("Bellingham","WA","982##"),("Macon","GA","312##"),("Lubbock","TX","794##"),("Worcester","MA","016##"),("Fresno","CA","937##"),("Flagstaff","AZ","860##"),("Baton Rouge","LA","708##"),("Brooklyn","NY","112##")],
'ca':[("Halifax","NS","B3H #X#"),("Saskatoon","SK","S7K #V#"),("Guelph","ON","N1G #L#"),("Kelowna","BC","V1Y #T#")],
'au':[("Geelong","VIC","3220"),("Parramatta","NSW","2150"),("Fremantle","WA","6160"),("Toowoomba","QLD","4350")],
'gb':[("Stockport","SK#","Greater Manchester"),("Leeds","LS#","West Yorkshire"),("Bristol","BS#",""),("Norwich","NR#","Norfolk"),("Swansea","SA#",""),("Glasgow","G1#",""),("London","SE1#",""),("Hove","BN#","East Sussex")],
'ie':[("Cork","T12 X#A7",""),("Galway","H91 W#K2",""),("Dublin 7","D07 R#F4","")],
'de':[("Köln","50###"),("Göttingen","370##"),("Bad Homburg v.d.H.","613##"),("Leipzig","041##"),("München","80###"),("Flensburg","249##"),("Kassel","341##"),("Hamburg","22###"),("Tübingen","720##"),("Berlin","10###")],
'at':[("Graz","80##"),("Wien","10#0"),("Linz","40##"),("Dornbirn","6850")],'ch':[("Zürich","80##"),("Winterthur","84##"),("Bern","30##"),("Chur","7000")],
'fr':[("Nantes","44#00"),("Lyon","6900#"),("Saint-Étienne","42#00"),("Rennes","35#00"),("Paris","7501#"),("Le Havre","76600"),("Bayonne","64100"),("Toulouse","31#00")],
'be':[("Liège","40##"),("Gent","90##"),("Namur","50##")],
'es':[("Valladolid","470##"),("Sevilla","410##"),("Barcelona","080##"),("Donostia-San Sebastián","200##"),("Madrid","280##"),("A Coruña","150##")],
'mx':[("Guadalajara, Jal.","44###"),("Puebla, Pue.","72###"),("Monterrey, N.L.","64###")],
'it':[("Bergamo BG","241##"),("Bari BA","701##"),("Torino TO","101##"),("Reggio Emilia RE","421##"),("Roma RM","001##"),("Cagliari CA","091##")],
'pt':[("Braga","4700-###"),("Lisboa","1200-###"),("Coimbra","3000-###"),("Faro","8000-###")],
'br':[("Curitiba - PR","80###-###"),("Recife - PE","50###-###"),("São Paulo - SP","01###-###"),("Uberlândia - MG","384##-###")],
'nl':[("Utrecht","35## XQ"),("'s-Hertogenbosch","52## HV"),("Groningen","97## LB"),("Den Haag","25## RT"),("Zwolle","80## PM")],
'pl':[("Kraków","30-###"),("Łódź","90-###"),("Gdańsk","80-###"),("Rzeszów","35-###"),("Wrocław","50-###")],
'sv':[("Västerås","72# ##"),("Malmö","21# ##"),("Umeå","90# ##")],'da':[("Aarhus C","8000"),("Odense","5000"),("Roskilde","4000")],'no':[("Bergen","50##"),("Tromsø","90##")],'fi':[("Tampere","331##"),("Oulu","901##")],
'cs':[("Brno","602 00"),("Olomouc","779 00"),("Plzeň","301 00")],'ro':[("Cluj-Napoca","400###"),("Iași","700###")],'hu':[("Debrecen","4024"),("Szeged","6720")],'tr':[("Çankaya/Ankara","06###"),("Kadıköy/İstanbul","347##")],
'ru':[("Екатеринбург","6200##"),("Самара","4430##")],'uk':[("Львів","790##"),("Харків","610##")],'el':[("Θεσσαλονίκη","546 ##"),("Αθήνα","115 ##")]}
COW1=S("nord hallen bright alder quarz meridian sable kestrel tilia oder vektor lumen ferro astra polar cobalt juniper harrow delta mistral rivoli orbita brisa candela stella zephyr marlow fenix grau silber")
COW2=S("werk soft logix moor bank works lab trans path data med point flow cart pay ware port haus tech build forge line grid desk shop")

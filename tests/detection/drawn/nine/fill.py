# neutral surroundings: paragraphs for prose (by language) and blocks for code; nothing sensitive in them
P={
'en':["Thanks for the call this morning, it was good to finally get everyone round the table. I have gone through the notes and put the open points below.",
"The delivery for the second floor slipped by a week, so the move happens on the Thursday instead. Please label your boxes on two sides.",
"On the budget: we are slightly over on travel and well under on training. Nobody should cancel anything yet; we look at it again at the end of the quarter.",
"The new coffee machine takes beans only. Grounds go in the brown bin, not in the sink.",
"A reminder that the fire drill is on the first Wednesday of the month. Assembly point is the car park behind the bakery.",
"If something in here is out of date, just edit the page, nobody owns it in particular.",
"The rest of the week is quiet. I am in the workshop on Wednesday and at the other site on Friday.",
"For background: the old system was switched off in spring, and most of the scripts were moved over one by one, which is why a few names look odd.",
"Weather permitting we start outside; otherwise meet in the hall. Bring gloves."],
'de':["vielen Dank für das Gespräch heute früh. Ich habe die offenen Punkte unten zusammengefasst, bitte ergänzen, falls etwas fehlt.",
"Die Lieferung für den zweiten Stock verschiebt sich um eine Woche, der Umzug ist also erst am Donnerstag. Kartons bitte auf zwei Seiten beschriften.",
"Zum Budget: Bei den Reisekosten liegen wir leicht drüber, bei den Schulungen deutlich drunter. Es muss noch niemand etwas absagen.",
"Die neue Kaffeemaschine nimmt nur Bohnen. Der Satz kommt in die braune Tonne, nicht in den Ausguss.",
"Wenn hier etwas veraltet ist, einfach die Seite ändern, sie gehört niemandem allein.",
"Am Mittwoch bin ich in der Werkstatt und am Freitag am anderen Standort, sonst wie immer erreichbar.",
"Hintergrund: Das alte System wurde im Frühjahr abgeschaltet, die Skripte sind einzeln umgezogen, deshalb heißen manche Dinge noch komisch."],
'fr':["Merci pour l'échange de ce matin. Je reprends ci-dessous les points restés ouverts.","La livraison du deuxième étage est décalée d'une semaine, le déménagement aura donc lieu jeudi. Pensez à étiqueter vos cartons.","Côté budget, nous dépassons un peu sur les déplacements et restons bien en dessous sur la formation.","Si une information est périmée, modifiez simplement la page.","Mercredi je suis à l'atelier et vendredi sur l'autre site."],
'es':["Gracias por la llamada de esta mañana. Abajo dejo los puntos pendientes.","La entrega de la segunda planta se retrasa una semana, así que la mudanza será el jueves. Etiquetad las cajas por dos lados.","En cuanto al presupuesto, nos pasamos un poco en viajes y estamos por debajo en formación.","Si algo está desactualizado, cambiad la página sin más."],
'it':["Grazie per la chiamata di stamattina. Riporto sotto i punti aperti.","La consegna per il secondo piano slitta di una settimana, quindi il trasloco è giovedì. Etichettate gli scatoloni su due lati.","Sul budget siamo un po' sopra con i viaggi e ben sotto con la formazione."],
'pt':["Obrigado pela chamada desta manhã. Deixo abaixo os pontos em aberto.","A entrega do segundo andar atrasou uma semana, por isso a mudança fica para quinta-feira.","Quanto ao orçamento, estamos um pouco acima nas viagens e bem abaixo na formação."],
'nl':["Bedankt voor het gesprek van vanmorgen. Hieronder de open punten.","De levering voor de tweede verdieping schuift een week op, de verhuizing is dus donderdag. Label de dozen aan twee kanten.","Qua budget zitten we iets te hoog met reizen en ruim onder met opleidingen."],
'pl':["Dziękuję za poranną rozmowę. Poniżej otwarte punkty.","Dostawa na drugie piętro przesuwa się o tydzień, więc przeprowadzka jest w czwartek. Proszę opisać kartony z dwóch stron.","Jeśli chodzi o budżet, lekko przekraczamy podróże, a szkolenia są sporo poniżej planu."],
}
def code(R,r,hx):
    k=R.randrange(8); L=[]
    n=R.randint(4,18)
    if k==0:
        h=R.randint(0,22)
        for i in range(n): L.append('2026-0%d-1%d %02d:%02d:%02d.%03d %-5s [worker-%d] %s'%(R.randint(1,9),R.randint(0,9),h,R.randint(0,59),R.randint(0,59),R.randint(0,999),R.choice(['INFO','INFO','DEBUG','WARN']),R.randint(1,8),R.choice(['job %d finished in %d ms'%(R.randint(100,99999),R.randint(2,900)),'cache miss ratio 0.%d'%R.randint(10,99),'retry %d of 3 after timeout'%R.randint(1,3),'loaded %d rows'%R.randint(1,90000),'GET /health 200','flushing queue, depth %d'%R.randint(0,400)])))
    elif k==1:
        for i in range(n): L.append('%s %s'%(hx(R,7),R.choice(['Fix rounding in totals','Bump dependencies','Add retry to importer','Rename handler','Drop unused column','Update readme','Speed up search','Refactor price rules','Remove dead code','Handle empty file'])))
    elif k==2: L=['server {','    listen 80;','    root /var/www/html;','    index index.html;','    location /api/ {','        proxy_pass http://127.0.0.1:%d/;'%R.randint(3000,9000),'        proxy_read_timeout %ds;'%R.randint(10,120),'    }','    gzip on;','}']
    elif k==3: L=['def chunks(seq, size=%d):'%R.randint(10,500),'    """Yield slices of seq."""','    for i in range(0, len(seq), size):','        yield seq[i:i + size]','','def mean(xs):','    xs = list(xs)','    return sum(xs) / len(xs) if xs else 0.0','']
    elif k==4: L=['{','  "name": "web",','  "version": "%d.%d.%d",'%(R.randint(0,5),R.randint(0,20),R.randint(0,9)),'  "scripts": { "dev": "vite", "build": "vite build", "lint": "eslint ." },','  "dependencies": {','    "react": "^18.3.%d",'%R.randint(0,3),'    "zod": "^3.%d.0"'%R.randint(20,25),'  }','}']
    elif k==5:
        L=['Filesystem      Size  Used Avail Use% Mounted on']
        for m in ['/','/boot','/srv','/var/log','/home'][:R.randint(2,5)]: L.append('/dev/sd%s%d       %dG   %dG   %dG  %d%% %s'%(R.choice('abc'),R.randint(1,4),R.randint(100,900),R.randint(10,90),R.randint(10,90),R.randint(5,95),m))
    elif k==6:
        for i in range(n): L.append('  %s ... ok'%R.choice(['parses empty input','rejects negative amounts','keeps order of rows','rounds half up','merges duplicates','survives restart','handles utf-8 names','sorts by date','skips blank lines']))
        L.append('%d passed in %.2fs'%(n,R.random()*9))
    else: L=['# build','FROM debian:12-slim','RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tzdata','WORKDIR /srv','COPY . .','EXPOSE %d'%R.randint(3000,9000)]
    return '\n'.join(L)

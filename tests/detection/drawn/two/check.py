import json,sys,collections,random,re
bad=0
for f in [x for x in sys.argv[1:] if x!='-q']:
    I=[json.loads(l) for l in open(f,encoding='utf-8')]
    G=collections.Counter(i['group'] for i in I);L=collections.Counter(i['lang'] for i in I);C=collections.Counter(s['class'].split('.')[0] for i in I for s in i['spans'])
    print(f,len(I),dict(G));print(dict(L.most_common()));print(dict(C.most_common()))
    print('provider classes',len({s['class'] for i in I for s in i['spans'] if s['class'].startswith('provider')}),'dup ids',len(I)-len({i['id'] for i in I}),'clean share',round(G['clean']/len(I),3))
    lab=[]
    for i in I:
        b=i['text'].encode();e=0
        for s in sorted(i['spans'],key=lambda s:s['start']):
            try:t=b[s['start']:s['end']].decode()
            except UnicodeDecodeError: bad+=1;continue
            if s['start']<e or not t.strip() or t!=t.strip(): bad+=1; print('BAD',i['id'],s,repr(t))
            e=s['end']; lab.append((s['class'],i['group'],t))
        # second mentions left without a label
        for s in i['spans']:
            t=b[s['start']:s['end']].decode()
            if len(t)>=5:
                for m in re.finditer(re.escape(t.encode()),b):
                    if not any(x['start']<=m.start() and m.end()<=x['end'] for x in i['spans']): print('UNLABELLED',i['id'],t)
        if i['group']=='clean':
            assert not i['spans']
            if '‹' in i['text']: print('SLOT',i['id'])
            for m in re.finditer(r'[\w.+-]+@[\w-]+\.\w+',i['text']):
                if 'example' not in m.group(): print('CLEAN MAIL',i['id'],m.group())
            if re.search(r'PRIVATE KEY-----\\?n?\s*[A-Za-z0-9+/]{20}',i['text']): print('CLEAN PK',i['id'])
    tl=sorted(i['text'].count('\n')+1 for i in I); print('lines median/90%/max',tl[len(tl)//2],tl[int(len(tl)*.9)],tl[-1])
    if '-q' not in sys.argv:
        for x in random.Random(f).sample(lab,40): print(x[0],'|',x[1],'|',repr(x[2])[:110])
print('bad',bad)

#!/usr/bin/env python3
"""gen.py --seed N --out FILE --half a|b : see templates in t/*.t
 template syntax: @{kind} sensitive (same tag = same value; kind2, kind3 = others), @{dis.kind} disguised, ~{filler}, ~{a|b|c} choice,
 @{v} any vendor's token with ~{venv} its env name, ~{vname} its name; @{=literal=class} a written-out labelled value."""
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from spelled import spelled
import argparse, glob, hashlib, json, os, random, re, sys
import vals, fill
HERE=os.path.dirname(os.path.abspath(__file__))
def load():
    T=[]
    for p in sorted(glob.glob(os.path.join(HERE,'t','*.t'))):
        cur=None; mode=None
        def flush():
            if cur is not None and mode=='M':
                t='\n'.join(cur).strip('\n')
                if t: T.append((g,l,t,fl))
        for line in spelled(open(p,encoding='utf-8').read()).split('\n'):
            m=re.match(r'^@@@(L?) (\w+) (\w+) ?(\w*)$',line)
            if m:
                flush(); mode='L' if m[1] else 'M'; g,l,fl=m[2],m[3],m[4]; cur=[]
            elif mode=='L':
                if line.strip(): T.append((g,l,line.replace('⏎','\n'),fl))
            elif mode=='M': cur.append(line)
            elif line.strip(): sys.exit('stray line in %s: %r'%(p,line))
        flush()
    return T
TOK=re.compile(r'@\{(=(?P<lit>.*?)=(?P<lc>[a-z_.]+)|(?:(?P<dis>\w+)\.)?(?P<k>[a-z_]+)(?P<i>\d*))\}|~\{(?P<f>[A-Za-z_0-9]+?)(?P<fi>_\d)?\}|~\{(?P<ch>[^{}]*\|[^{}]*)\}',re.S)
class Ctx: pass
def render(t,lang,R):
    c=Ctx(); c.lang=lang; memo={}; out=[]; pos=0; n=0; spans=[]
    vend={}
    def vpick(i):
        if i not in vend: vend[i]=R.choice(sorted(vals.V) )
        return vend[i]
    def put(s):
        nonlocal n
        out.append(s); n+=len(s.encode())
    for m in TOK.finditer(t):
        put(t[pos:m.start()]); pos=m.end()
        if m['lit'] is not None: val,cl=m['lit'],m['lc']
        elif m['k']:
            k,i=m['k'],m['i']
            if k=='v':
                vn=vpick(i); k='v_'+vn
            if k not in vals.S: raise SystemExit('unknown kind @{%s} in %r'%(k,t[:80]))
            cl,f=vals.S[k]
            if (k,i) not in memo: memo[k,i]=f(R,c)
            val=memo[k,i]
            if m['dis']:
                key=(k,i,m['dis'])
                if key not in memo: memo[key]=vals.D[m['dis']](R,val)
                val=memo[key]
        else:
            if m['ch'] is not None: put(R.choice(m['ch'].split('|'))); continue
            f,fi=m['f'],m['fi'] or ''
            mm=re.match(r'^(venv|vname)(\d*)$',f)
            if mm:
                vn=vpick(mm[2]); 
                if ('e',vn) not in memo: memo['e',vn]=R.choice(vals.VENV[vn])
                put(memo['e',vn] if mm[1]=='venv' else vals.PRETTY.get(vn,vals.cap(vn.replace('_',' ')))); continue
            if f not in vals.F: raise SystemExit('unknown filler ~{%s} in %r'%(f,t[:80]))
            if ('f',f,fi) not in memo: memo['f',f,fi]=vals.F[f](R,c)
            put(memo['f',f,fi]); continue
        s0=n; put(val); spans.append({"start":s0,"end":n,"class":cl})
    put(t[pos:])
    return ''.join(out),spans
PRE={'en':['Can you fix this?\n\n','why does this fail\n\n','Here is the file:\n\n','Please review the following:\n\n','this is what i have so far:\n\n','explain what this does:\n\n','<file>\n','Tool result:\n','I get an error with this, any idea?\n\n'],
'de':['Kannst du das bitte prüfen?\n\n','warum geht das nicht?\n\n','Hier die Datei:\n\n'],'fr':['Peux-tu corriger ceci ?\n\n','voici le fichier :\n\n'],'es':['¿Puedes revisar esto?\n\n','no me funciona:\n\n'],'it':['puoi controllare questo?\n\n'],'pt':['você pode revisar isso?\n\n'],'nl':['kun je hier even naar kijken?\n\n'],'pl':['sprawdź proszę:\n\n']}
PREP={'en':['Please make this sound more professional:\n\n','Summarise this thread:\n\n','translate to German please:\n\n','Turn this into a checklist:\n\n'],'de':['Bitte formuliere das höflicher:\n\n','Fasse das zusammen:\n\n','Übersetze ins Englische:\n\n'],'fr':['Corrige les fautes :\n\n','Traduis en anglais :\n\n'],'es':['Traduce al inglés:\n\n','Mejora este texto:\n\n'],'it':['Riscrivi in modo più formale:\n\n'],'pt':['Traduza para inglês:\n\n'],'nl':['Maak hier een nette mail van:\n\n'],'pl':['Popraw ten tekst:\n\n']}
POST={'en':['\n\nThanks!','\n\nKeep it short.',''],'de':['\n\nDanke!',''],'fr':['\n\nMerci',''],'es':['\n\nGracias','']}
def main():
    a=argparse.ArgumentParser(); a.add_argument('--seed',type=int,default=1); a.add_argument('--out',required=True); a.add_argument('--half',choices='ab',required=True); a.add_argument('--min',type=int,default=2600)
    a=a.parse_args(); T=load(); mine=[t for t in T if 'ab'[hashlib.sha256(t[2].encode()).digest()[0]&1]==a.half]
    items=[]; seen=set()
    def add(t,k,tag):
        g,l,x,fl=t; h=hashlib.sha256(x.encode()).hexdigest()[:8]; R=random.Random('%d/%s/%d'%(a.seed,h,k))
        s,sp=render(x,l,R)
        if s in seen: return 0
        seen.add(s); pre=''; post=''
        iscode=fl=='c' or g in('password_cli','generic','vendor','disguised')
        if R.random()<(.22 if iscode else .16):   # longer surroundings
            if iscode:
                bs=[fill.code(R,vals.r,vals.hx) for _ in range(R.choice([1,1,2,3]))]; j='\n\n'
            else:
                ps=fill.P.get(l); bs=R.sample(ps,min(len(ps),R.choice([1,2,2,3,4]))) if ps else []; j='\n\n'
            if bs:
                c=R.randint(0,len(bs)); pre=''.join(x+j for x in bs[:c]); post=''.join(j+x for x in bs[c:])
        pre0,post0=pre,post; pre=post=''
        if R.random()<.18 and len(s)>40:
            code=fl=='c' or (g in('password_cli','generic','vendor') and fl!='p')
            pre=R.choice((PRE if code else PREP).get(l,PRE['en'] if code else ['']))
            if code and R.random()<.4: pre+='```\n'; post='\n```'
            elif not code: post=R.choice(POST.get(l,['']))
            if pre=='<file>\n': post='\n</file>'
        pre=pre+pre0; post=post0+post; b=len(pre.encode())
        items.append({"id":"J-%s-%s-%d"%(a.half,h,k),"text":pre+s+post,"group":g,"lang":l,"spans":[{"start":p["start"]+b,"end":p["end"]+b,"class":p["class"]} for p in sp]})
        return 1
    S=[t for t in mine if t[0]!='clean']; C=[t for t in mine if t[0]=='clean']
    want=a.min; cw=int(want*.37)+1; ns=0; k=0
    while ns<want-cw and k<60:
        for t in S:
            ns+=add(t,k,'s')
            if '@{v}' in t[2]: ns+=add(t,k+100,'s')
        k+=1
    cw=int(ns*.55); nc=0; k=0
    while C and nc<cw and k<40:
        for t in C: nc+=add(t,k,'c')
        k+=1
    random.Random(a.seed).shuffle(items)
    with open(a.out,'w',encoding='utf-8') as f:
        for it in items: f.write(json.dumps(it,ensure_ascii=False)+'\n')
    from collections import Counter
    print(len(T),'templates,',len(mine),'in half',a.half,'->',len(items),'items',dict(Counter(i['group'] for i in items)))
    print(' templates by group',dict(Counter(t[0] for t in T)),'langs',dict(Counter(i['lang'] for i in items)))
main()

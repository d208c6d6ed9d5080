#!/usr/bin/env python3
import os, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
from spelled import spelled
import argparse, json, random, hashlib, re, glob, os, sys
HERE=os.path.dirname(os.path.abspath(__file__)); sys.path.insert(0,HERE)
import vals
from vals import S,C,V,dz,rs,HEX,B62
A,M,Z='\ue000','\ue001','\ue002'
def mark(c,v): return A+c+M+v+Z
def half(t): return 'ab'[hashlib.sha256(t.encode()).digest()[0]&1]
TOK=re.compile('¤([^¤]*)¤')
def sens(spec,r,env):
    d=None
    if '~' in spec: spec,d=spec.rsplit('~',1)
    g,_,a=spec.partition(':')
    if g=='lit':
        c,_,v=a.partition(':')
    elif g=='v':
        k=a or r.choice(list(V)); 
        if '|' in k: k=r.choice(k.split('|'))
        v=V[k](r); c='provider.'+k
    else:
        c,fn=S[g]; v=fn(r,a,env)
    o=v
    if d: v=dz(str(v),r.choice(d.split('|')),r)
    return c,v,o
def render(t,r,env=None):
    env={} if env is None else env
    def sub(m):
        s=m.group(1); nm=None
        k=re.match(r'^([a-z]\w{0,7})=(.*)$',s,re.S)
        if k and not s.startswith('p:'): nm,s=k.group(1),k.group(2)
        b=s.split('.')[0]
        if b in env and nm is None:
            x=env[b]
            if isinstance(x,tuple):
                c,v,o=x
                if '.' in s: return mark(c,getattr(o,s.split('.')[1]))
                return mark(c,str(v))
            return x
        if s.startswith('!'):
            e2={k:(x[2] if isinstance(x,tuple) else x) for k,x in env.items()}
            c,v,o=sens(s[1:],r,e2)
            if str(v).startswith('-----BEGIN'):
                pre=m.string[:m.start()].rsplit('\n',1)[-1]
                if pre.endswith('"'): v=v.replace('\n','\\n')+'\\n'
                elif pre and not pre.strip(): v=v.replace('\n','\n'+pre)
            if nm: env[nm]=(c,v,o)
            return mark(c,str(v))
        mm=re.match(r'^(h|H|n|b|L|U|a)(\d+)$',s)
        if mm: v=C[mm.group(1)](r,mm.group(2))
        else:
            g,_,a=s.partition(':'); v=C[g](r,a)
        if nm: env[nm]=v
        return v
    return TOK.sub(sub,t)
class T: pass
def load():
    out=[]
    for f in sorted(glob.glob(HERE+'/t/*.txt')):
        cur=None
        for ln in spelled(open(f,encoding='utf-8').read()).split('\n'):
            if ln.startswith('@@@ '):
                p=ln[4:].split(' ',2); cur=T(); cur.group,cur.lang=p[0],p[1]; cur.kind=p[2] if len(p)>2 else 'doc'; cur.lines=[]; cur.src=f; out.append(cur)
            elif cur: cur.lines.append(ln)
    for t in out:
        t.text='\n'.join(t.lines).strip('\n'); t.half=half(t.kind+'\n'+t.text); t.clean=t.group.startswith('clean')
    return out
# ------------------------------------------------ tables
def table(t,r,env):
    arg=t.kind.split(':',1)[1]; nm,_,rows=arg.partition(' '); lo,hi=map(int,(rows or '4-9').split('-'))
    cols=[l.split('=',1) for l in t.text.split('\n') if '=' in l]
    R=[[render(c[1],r,{}) if 0 else None for c in cols] for _ in range(r.randint(lo,hi))]
    for row in R:
        e={}
        for i,c in enumerate(cols): row[i]=render(c[1],r,e)
    H=[c[0] for c in cols]
    vis=lambda s:re.sub(A+'[^'+M+']*'+M+'|'+Z,'',s)
    W=[max([len(H[i])]+[len(vis(x[i])) for x in R]) for i in range(len(H))]
    pad=lambda s,w:s+' '*(w-len(vis(s)))
    k=r.choice(['psql','mysql','csv','csv;','md','json','jsonl','tsv','insert','mongo','pandas','xml'])
    env['tk']=k
    q=lambda s:'"'+s.replace('"','""')+'"' if re.search('[,;"\n]',vis(s)) else s
    isn=lambda s:re.fullmatch(r'-?[1-9]\d*(\.\d+)?|0(\.\d+)?',s) is not None
    if k=='psql':
        o=[' '+' | '.join(H[i].center(W[i]) for i in range(len(H))),'-'+'-+-'.join('-'*w for w in W)+'-']+[' '+' | '.join(pad(x[i],W[i]) for i in range(len(H))) for x in R]+[f'({len(R)} rows)']
        c=f'psql -d {r.choice(["app","shop","core","dwh"])} -c "SELECT {", ".join(H)} FROM {nm} LIMIT {len(R)}"'
    elif k=='mysql':
        b='+'+'+'.join('-'*(w+2) for w in W)+'+'; o=[b,'| '+' | '.join(pad(H[i],W[i]) for i in range(len(H)))+' |',b]+['| '+' | '.join(pad(x[i],W[i]) for i in range(len(H)))+' |' for x in R]+[b,f'{len(R)} rows in set (0.0{r.randrange(1,9)} sec)']
        c=f'mysql {r.choice(["shop","erp"])} -e "select * from {nm} limit {len(R)}"'
    elif k in('csv','csv;'):
        s=k[3:] or ','; o=[s.join(H)]+[s.join(map(q,x)) for x in R]; c=f'head -n {len(R)+1} data/{nm}.csv'
    elif k=='tsv': o=['\t'.join(H)]+['\t'.join(x) for x in R]; c=f'head exports/{nm}.tsv'
    elif k=='md': o=['| '+' | '.join(H)+' |','|'+'---|'*len(H)]+['| '+' | '.join(x)+' |' for x in R]; c=f'cat docs/{nm}.md'
    elif k in('json','mongo','jsonl'):
        D=[{h:(json.loads(v) if isn(v) and len(v)<15 else v) for h,v in zip(H,x)} for x in R]
        if k=='json': o=[json.dumps(D,ensure_ascii=False,indent=2)]; c=f'curl -s localhost:8080/api/{nm} | jq .'
        elif k=='jsonl': o=[json.dumps(d,ensure_ascii=False) for d in D]; c=f'head -{len(R)} data/{nm}.jsonl'
        else:
            o=['[']+[',\n'.join('  {\n'+f"    _id: ObjectId('{rs(r,HEX,24)}'),\n"+',\n'.join(f"    {h}: {json.dumps(v,ensure_ascii=False)}" for h,v in d.items())+'\n  }' for d in D)]+[']']; c=f"mongosh shop --quiet --eval 'db.{nm}.find().limit({len(R)})'"
    elif k=='insert': o=[f'INSERT INTO {nm} ({", ".join(H)}) VALUES']+[',\n'.join('  ('+', '.join(v if isn(v) else "'"+v.replace("'","''")+"'" for v in x)+')' for x in R)+';']; c=f'cat seeds/{nm}.sql'
    elif k=='pandas': o=['   '+'  '.join(H[i].rjust(W[i]) for i in range(len(H)))]+[str(n).ljust(3)+'  '.join(' '*(W[i]-len(vis(x[i])))+x[i] for i in range(len(H))) for n,x in enumerate(R)]; c=f'python -c "import pandas as pd; print(pd.read_parquet(\'{nm}.parquet\').head({len(R)}))"'
    else:
        esc=lambda s:s.replace('&','&amp;').replace('<','&lt;')
        o=[f'<?xml version="1.0" encoding="UTF-8"?>',f'<{nm}>']+['  <row>\n'+'\n'.join(f'    <{h}>{esc(v)}</{h}>' for h,v in zip(H,x))+'\n  </row>' for x in R]+[f'</{nm}>']; c=f'cat {nm}.xml'
    return '\n'.join(o),c
# ------------------------------------------------ wrappers
ASK={'en':['Can you have a look at this?','What is wrong here?','pls explain this to me','Summarise the following in five bullet points.','Please check this for mistakes and tidy it up.','Rewrite this so it is shorter and friendlier.','Is there anything missing?','Translate into German, keep the layout.','need a short answer on this for my boss','Turn this into a table.'],
'de':['Kannst du das bitte kurz zusammenfassen?','Was fehlt hier noch?','Bitte freundlicher formulieren:','Prüfe den folgenden Text auf Fehler.','Mach daraus bitte eine Tabelle','Übersetze ins Englische.'],
'fr':['Peux-tu résumer ce texte ?','Corrige les fautes stp :','Reformule de façon plus claire.','Traduis en anglais, merci.','Que manque-t-il ici ?'],
'es':['¿Puedes resumir esto?','Corrige el texto siguiente, por favor.','Hazlo más corto:','Tradúcelo al inglés.','¿Qué falta aquí?'],
'it':['Mi riassumi questo testo?','Correggi gli errori:','Rendilo più breve, per favore.','Traduci in inglese.'],
'pt':['Podes resumir isto?','Corrige o texto abaixo, por favor.','Traduz para inglês:','Deixe mais curto e claro.'],
'nl':['Kun je dit samenvatten?','Graag controleren op fouten:','Maak dit korter.','Vertaal naar het Engels.'],
'pl':['Streść proszę ten tekst.','Popraw błędy:','Przetłumacz na angielski.','Czego tu brakuje?'],
'sv':['Kan du sammanfatta det här?','Rätta felen tack:'],'cs':['Můžeš to shrnout?','Oprav chyby prosím:'],'tr':['Bunu özetler misin?','Hataları düzelt lütfen:'],'ru':['Сократи, пожалуйста, этот текст.','Проверь на ошибки:'],
'ja':['次の文章を要約してください。','誤字を直してください:'],'zh':['请总结下面的内容。','帮我检查一下有没有错误:'],'ko':['다음 내용을 요약해 주세요.','오류를 고쳐 주세요:']}
REQ=['The build on main is red since this morning, find out why.','Add a test for the empty case.','why does this take so long?','Refactor this into smaller functions, keep the public API.','fix the type errors','Have a look at the file and tell me what it does','Please update the docs accordingly.','Check whether the deploy went through.','continue','Can you bump the dependency and run the tests?','The numbers in the report look off by one day, any idea?','make it idempotent','Write a migration for this.','review my change, be picky','there is a flaky test somewhere in here','port this to the new client','Explain this output.','Investigate the incident and write a short timeline','do the same for the other module','ok now clean up']
SAY=["I'll look at the file first.","Let me check that.","Reading the relevant code now.","Let me run this and see.","I found the place, checking the surrounding code.","Next I'll verify the current state.","Good, that confirms it. One more check:","Let me search for usages."]
SYS=['You are Claude Code, Anthropic\'s official CLI for Claude.','You are Codex, based on GPT-5. You are running as a coding agent in the Codex CLI on a user\'s computer.','You are an interactive CLI agent specializing in software engineering tasks.','You are opencode, an agent that helps users with software engineering tasks. Keep answers short.','You are a helpful office assistant. Answer in the language of the user.','You are a powerful agentic AI coding assistant operating in Cursor.']
J=lambda o,**k:json.dumps(o,ensure_ascii=False,**k)
def pick(r,L,h):
    X=[x for x in L if half(x)==h]; return r.choice(X or L)
def toolu(r): return 'toolu_01'+rs(r,B62,22)
def callid(r): return 'call_'+rs(r,B62,24)
def ex(p): return (p.rsplit('.',1)+[''])[1] if '.' in p.rsplit('/',1)[-1] else ''
def w_file(path,body,r,h):
    L=body.split('\n'); k=r.choice(['arrow','arrow','tab','sed','op','cursor','json','oai','gem','catn','fence','write','diffnew','rg','doc'])
    off=r.choice([0,0,0,0,r.randrange(10,400)])
    if k=='arrow': return f'<function_results>\n'*(r.random()<.2)+'\n'.join(f'{i+1+off:6}→{x}' for i,x in enumerate(L))+('\n\n<system-reminder>\nWhenever you read a file, you should consider whether it looks malicious.\n</system-reminder>' if r.random()<.3 else '')
    if k=='tab': return f'Read({path})\n'+'\n'.join(f'{i+1+off}\t{x}' for i,x in enumerate(L))
    if k=='sed': return f'exec\nbash -lc "sed -n \'1,{len(L)}p\' {path}" in /workspace\n succeeded in {r.randrange(9,120)}ms:\n{body}'
    if k=='op': return '<file>\n'+'\n'.join(f'{i+1:05}| {x}' for i,x in enumerate(L))+f'\n\n(End of file - total {len(L)} lines)\n</file>'
    if k=='cursor': return f'<open_and_recently_viewed_files>\n- {path} (currently open, cursor on line {r.randint(1,len(L))})\n</open_and_recently_viewed_files>\n\n```{1}:{len(L)}:{path}\n{body}\n```'
    if k=='json': return J([{"role":"assistant","content":[{"type":"tool_use","id":(t:=toolu(r)),"name":"Read","input":{"file_path":"/work"+"space/"+path}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":t,"content":'\n'.join(f'{i+1:6}→{x}' for i,x in enumerate(L))}]}],indent=r.choice([2,2,1]))
    if k=='oai': return '\n'.join([J({"type":"function_call","name":"shell","arguments":J({"command":["bash","-lc","cat "+path],"workdir":"/workspace"}),"call_id":(t:=callid(r))}),J({"type":"function_call_output","call_id":t,"output":body}),J({"type":"message","role":"assistant","content":[{"type":"output_text","text":"Read "+path+"."}]}),J({"type":"token_count","input":r.randrange(2000,90000),"output":r.randrange(20,900)}),''])
    if k=='gem': return J({"functionResponse":{"name":"read_file","response":{"output":body}}},indent=2)+'\n\n'+pick(r,REQ,h)
    if k=='catn': return f'$ cat -n {path}\n'+'\n'.join(f'{i+1:6}\t{x}' for i,x in enumerate(L))
    if k=='fence': return f'{pick(r,REQ,h)}\n\n{path}\n```{ex(path)}\n{body}\n```'
    if k=='write': return f'● Write({path})\n  ⎿  Wrote {len(L)} lines to {path}\n'+'\n'.join(f'     {i+1:3} {x}' for i,x in enumerate(L))
    if k=='diffnew': return f'diff --git a/{path} b/{path}\nnew file mode 100644\nindex 0000000..{rs(r,HEX,7)}\n--- /dev/null\n+++ b/{path}\n@@ -0,0 +1,{len(L)} @@\n'+'\n'.join('+'+x for x in L)
    if k=='rg': return f'$ rg -n "" {path}\n'+'\n'.join(f'{path}:{i+1}:{x}' for i,x in enumerate(L))
    return f'<document index="1">\n<source>{path}</source>\n<document_content>\n{body}\n</document_content>\n</document>\n\n{pick(r,REQ,h)}'
def w_cmd(cmd,body,r,h):
    L=body.split('\n'); k=r.choice(['sh','sh','cc','codex','json','oai','gem','stdout','op','ps','cursor'])
    if k=='sh': return f'{r.choice(["$ ","dev@build:/srv/app$ ","root@node-2:~# ","➜  api git:(main) ✗ ","# "])}{cmd}\n{body}'
    if k=='cc': return f'● Bash({cmd})\n  ⎿  '+'\n     '.join(L)
    if k=='codex': return f'• Ran {cmd}\nExit code: 0\nWall time: {r.uniform(.1,9):.1f} seconds\nOutput:\n{body}'
    if k=='json': return J([{"role":"assistant","content":[{"type":"text","text":pick(r,SAY,h)},{"type":"tool_use","id":(t:=toolu(r)),"name":"Bash","input":{"command":cmd,"description":"Run command"}}]},{"role":"user","content":[{"tool_use_id":t,"type":"tool_result","content":body,"is_error":False}]}],indent=2)
    if k=='oai': return '\n'.join([J({"type":"reasoning","summary":[{"type":"summary_text","text":pick(r,SAY,h)}]}),J({"type":"function_call","name":"exec_command","arguments":J({"cmd":cmd}),"call_id":(t:=callid(r))}),J({"type":"function_call_output","call_id":t,"output":f"Chunk ID: {rs(r,HEX,6)}\nProcess exited with code 0\nOutput:\n{body}"}),J({"type":"token_count","input":r.randrange(2000,90000)}),''])
    if k=='gem': return J({"functionCall":{"name":"run_shell_command","args":{"command":cmd}}})+'\n'+J({"functionResponse":{"name":"run_shell_command","response":{"output":f"Command: {cmd}\nDirectory: (root)\nOutput: {body}\nExit Code: 0"}}},indent=2)
    if k=='stdout': return f'<bash-input>{cmd}</bash-input>\n<bash-stdout>{body}</bash-stdout><bash-stderr></bash-stderr>\n\n{pick(r,REQ,h)}'
    if k=='op': return f'[tool: bash] {cmd}\n<bash_metadata>\nexit: 0\n</bash_metadata>\n{body}'
    if k=='ps': return f'{pick(r,REQ,h)}\n\n```console\n{cmd}\n{body}\n```'
    return f'Terminal `{cmd}`\n```\n{body}\n```\n{pick(r,SAY,h)}'
def w_doc(lang,body,r,h):
    a=pick(r,ASK.get(lang,ASK['en']),h) if r.random()<.8 or lang not in ASK else pick(r,ASK['en'],h)
    k=r.choice(['raw','raw','pre','post','tag','json','quote','upload'])
    if k=='raw': return body
    if k=='pre': return f'{a}\n\n{body}'
    if k=='post': return f'{body}\n\n---\n{a}'
    if k=='tag': return f'<document>\n{body}\n</document>\n\n{a}'
    if k=='json': return J({"model":r.choice(["gpt-5-mini","claude-sonnet-4-5","gemini-2.5-pro","mistral-large-latest"]),"messages":[{"role":"system","content":pick(r,SYS,h)},{"role":"user","content":a+'\n\n'+body}],"temperature":r.choice([0,0.2,1])},indent=2)
    if k=='quote': return a+'\n\n'+'\n'.join('> '+x for x in body.split('\n'))
    return f'[Attachment: {r.choice(["notes.docx","page-2.pdf","export.txt","mail.eml","draft.md"])}]\n{body}\n[End of attachment]\n\n{a}'
def piece(t,r,h):
    env={}
    k,_,a=t.kind.partition(':')
    if k=='table':
        b,c=table(t,r,env)
        return w_cmd(c,b,r,h) if (env['tk'] in('psql','mysql','mongo','pandas') or r.random()<.4) else w_doc(t.lang,b,r,h)
    a=render(a,r,env); b=render(t.text,r,env)
    if k=='file': return w_file(a,b,r,h)
    if k=='cmd': return w_cmd(a,b,r,h)
    if k=='raw': return b
    return w_doc(t.lang,b,r,h)
def extract(s):
    out=[];n=0;sp=[];i=0;st=None;c=None
    for ch in re.split('('+A+'[^'+M+']*'+M+'|'+Z+')',s):
        if ch.startswith(A): st=n;c=ch[1:-1]
        elif ch==Z:
            if n>st: sp.append({"start":st,"end":n,"class":c})
        else: out.append(ch); n+=len(ch.encode())
    return ''.join(out),sp
def main():
    ap=argparse.ArgumentParser(); ap.add_argument('--seed',type=int,default=1); ap.add_argument('--out',required=True); ap.add_argument('--half',choices='ab',required=True); ap.add_argument('-n',type=int,default=1600); a=ap.parse_args()
    TT=[t for t in load() if t.half==a.half]; h=a.half
    CL=[t for t in TT if t.clean]; SE=[t for t in TT if not t.clean]
    r0=random.Random(f'{a.seed}{h}'); items=[]; seen=set()
    for pool,n in((CL,int(a.n*.65)),(SE,a.n-int(a.n*.65))):
        if not pool: continue
        order=[]; 
        while len(order)<n: p=pool[:]; r0.shuffle(p); order+=p
        for t in order[:n]:
            for _ in range(30):
                r=random.Random(r0.random()); s=piece(t,r,h); k=t.kind.split(':')[0]
                ag=k in('file','cmd','table'); comp=[x for x in CL if x is not t and ((x.kind.split(':')[0] in('file','cmd')) if ag else (x.lang==t.lang and x.kind.split(':')[0]=='doc'))]
                if comp and (r.random()<(.4 if ag else .12) or s.count('\n')<4):
                    o=piece(r.choice(comp),r,h); parts=[o,s] if r.random()<.5 else [s,o]
                    if ag: s=(pick(r,REQ,h)+'\n\n' if r.random()<.6 else '')+parts[0]+'\n\n'+pick(r,SAY,h)+'\n\n'+parts[1]
                    else: s='\n\n'.join(parts)
                    if ag and r.random()<.4:
                        for _k in range(r.choice([1,1,2])):
                            e=piece(r.choice(comp),r,h)
                            if s.count('\n')+e.count('\n')<112: s=(e+'\n\n'+pick(r,SAY,h)+'\n\n'+s) if r.random()<.5 else s+'\n\n'+pick(r,SAY,h)+'\n\n'+e
                elif ag and r.random()<.15: s=pick(r,SYS,h)+'\n\n'+pick(r,REQ,h)+'\n\n'+s
                if s.count('\n')<4: s=s+'\n\n'+(pick(r,REQ,h) if ag else pick(r,ASK.get(t.lang,ASK['en']),h))
                nl=s.count('\n')+1
                txt,sp=extract(s)
                if nl<=120 and (nl>=5 or _>20) and txt not in seen and (t.clean or 1<=len(sp)<=(9 if _<25 else 99)): break
            seen.add(txt)
            items.append({"id":f"L-{h}-{a.seed}-{len(items):05}","text":txt,"group":t.group,"lang":t.lang,"spans":sp})
    r0.shuffle(items)
    with open(a.out,'w',encoding='utf-8') as f:
        for i in items: f.write(J(i)+'\n')
    print(len(items),'items',len(CL),'clean templates',len(SE),'sensitive templates')
if __name__=='__main__': main()

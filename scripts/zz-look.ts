import { createServer } from 'node:http';
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { networkView } from '#lib/diagrams/views/network.ts';
import { liveNetwork, networkGraph } from '#lib/diagrams/views/network-sample.test-data.ts';
const theme = (process.argv[2] ?? 'light') as 'light' | 'dark';
const which = process.argv[3] ?? 'full';
let found = liveNetwork(which === 'three' ? ['a','b','c'] : ['a','b']);
let opts = {};
if (which === 'partial') {
  const drop = ['nat-b','rtb-private-b','subnet-private-b','vpce-1'];
  found = found.filter(f => !drop.includes(f.id)).map(f => f.id==='nat-a' ? {...f, properties: {...f.properties, State:'pending'}} : f);
  opts = { outside: ['subnet-public-b'], pending: ['NatGatewayB','PrivateSubnetB'].map((l,i)=>({logicalId:l,type: i? 'AWS::EC2::Subnet':'AWS::EC2::NatGateway',status:'CREATE_IN_PROGRESS'})).concat([{logicalId:'Eip', type:'AWS::EC2::EIP', status:'CREATE_FAILED'}]) };
}
if (which === 'nonat') { found = found.filter(f => f.type !== 'AWS::EC2::NatGateway'); }
if (which === 'hostile') { found = found.map((f,i) => ({...f, tags: {Name: [`a"]b<script>alert(1)</script>`, 'style:"#x;" end', '😀 `md` **b** _i_', 'x'.repeat(255), '%%{init}%% & &lt; \\ | ~~~ subgraph'][i % 5]!}})); }
const view = networkView(networkGraph(found, opts), { environment: 'dev', theme });
writeFileSync('/tmp/look/view.mmd', view.text);
const v = process.argv[4]; let text = view.text; if (v) { const [a,b] = v.split('=>'); text = text.replace(new RegExp(a,'g'), b.replaceAll('|','\n')); }
if (process.env.REV) { const L = text.split('\n'); const isE = (l: string) => / e\d+@|~~~/.test(l); const es = L.filter(isE); if (process.env.REV==='edges') es.reverse(); if (process.env.REV==='sortnat') es.sort((a,b)=>Number(/n_igw/.test(b))-Number(/n_igw/.test(a))); if (process.env.REV==='noorder') { text = L.filter(l=>!/~~~/.test(l)).join('\n'); } else if (process.env.REV==='zones') { const i = L.findIndex(l=>/^    subgraph/.test(l)); let e = L.findIndex(l=>/^  end/.test(l)); const body = L.slice(i,e).join('\n').split(/\n(?=    subgraph)/).reverse(); text = [...L.slice(0,i), ...body, ...L.slice(e)].join('\n'); } else { const rest = L.filter(l=>!isE(l)); const k = rest.findIndex(l=>/^  class /.test(l)); text = [...rest.slice(0,k), ...es, ...rest.slice(k)].join('\n'); } }
const html = `<!doctype html><body style="margin:0;background:${theme==='dark'?'#0f1b2a':'#fff'}"><pre id=t hidden></pre><div id=o></div><script type=module>
import mermaid from '/node_modules/mermaid/dist/mermaid.esm.min.mjs';
const pack = await (await fetch('/public/icons/aws.json')).json();
mermaid.registerIconPacks([{name:'aws', icons: pack}]);
mermaid.initialize({startOnLoad:false, securityLevel:'strict'});
const text = await (await fetch('/view')).text();
try { const t=performance.now(); const {svg} = await mermaid.render('d', text); document.getElementById('o').innerHTML = svg; window.ms=performance.now()-t; window.done = 'ok'; } catch (e) { window.done = 'ERR ' + e.message; }
</script>`;
const server = createServer((q, r) => {
  const url = q.url ?? '/';
  if (url === '/') { r.setHeader('content-type','text/html; charset=utf-8'); r.end(html); return; }
  if (url === '/view') { r.setHeader('content-type','text/plain; charset=utf-8'); r.end(text); return; }
  try { const b = readFileSync(process.cwd() + url.split('?')[0]); r.setHeader('content-type', url.endsWith('json') ? 'application/json' : 'text/javascript'); r.end(b); } catch { r.statusCode = 404; r.end(); }
}).listen(0, '127.0.0.1');
await new Promise(s => server.once('listening', s));
const port = (server.address() as {port:number}).port;
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] });
const page = await browser.newPage({ viewport: { width: 1300, height: 1200 } });
page.on('console', m => console.log('console', m.text().slice(0,300)));
await page.goto(`http://127.0.0.1:${port}/`);
await page.waitForFunction('window.done', undefined, { timeout: 60000 });
console.log(await page.evaluate('window.done + " " + window.ms'));
await page.locator('#o').screenshot({ path: `/tmp/look/${which}-${theme}.png` });
if (which==='full') writeFileSync('/tmp/look/out.svg', await page.evaluate('document.getElementById("o").innerHTML') as string);
console.log(await page.evaluate(`[...document.querySelectorAll('g.cluster.zone')].map(g=>[g.textContent.trim(), Math.round(g.getBoundingClientRect().x)]).sort((a,b)=>a[1]-b[1]).map(x=>x[0]).join(' ')`)); await browser.close(); server.close();

/**
 * The look of the handbook as a page: light and dark as the reader's system is, black on white on paper. Everything is
 * in the file; no font and no picture is fetched.
 */
export const HANDBOOK_STYLE = `
:root{color-scheme:light dark;--ink:#1c2430;--quiet:#5b6472;--ground:#fff;--sheet:#f6f8fa;--line:#d5dce4;--accent:#1d4f91;--warning:#a3370a;--title:#1d3557}
@media (prefers-color-scheme:dark){:root{--ink:#e4e9f0;--quiet:#a3adba;--ground:#14181e;--sheet:#1c222b;--line:#37414e;--accent:#8ab8f2;--warning:#ff9e6d;--title:#cfe0f7}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.55 'Inter Variable',Inter,system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang SC','Microsoft YaHei','Noto Sans SC','Noto Sans CJK SC',sans-serif;overflow-wrap:break-word}
.page{display:grid;grid-template-columns:minmax(220px,280px) minmax(0,1fr);gap:0 48px;max-width:1240px;margin:0 auto;padding:0 32px 96px}
header{grid-column:1/-1;padding:72px 0 40px;border-bottom:1px solid var(--line);margin-bottom:32px}
header p{margin:0;color:var(--quiet)}
h1{font-size:2.4rem;line-height:1.15;margin:.15em 0 .5em;color:var(--title);letter-spacing:-.015em}
h2{font-size:1.6rem;line-height:1.25;margin:2.6em 0 .7em;color:var(--title)}
h3{font-size:1.15rem;line-height:1.35;margin:2em 0 .6em;color:var(--title)}
main>section:first-child>h2{margin-top:0}
.number{color:var(--quiet);font-weight:500;margin-right:.7em;font-variant-numeric:tabular-nums}
a{color:var(--accent)}
nav{position:sticky;top:24px;align-self:start;max-height:calc(100vh - 48px);overflow:auto;font-size:.9rem;line-height:1.4;padding-right:8px}
nav h2{font-size:.8rem;margin:0 0 .8em;color:var(--quiet);font-weight:600}
nav ol{list-style:none;margin:0;padding:0}
nav ol ol{padding-left:1.1em;margin:.15em 0 .5em}
nav li{margin:.25em 0}
nav a{color:inherit;text-decoration:none;display:block;padding:2px 0}
nav a:hover{color:var(--accent);text-decoration:underline}
nav ol ol a{color:var(--quiet)}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
.scroll{overflow-x:auto;margin:1em 0 1.6em}
table{border-collapse:collapse;width:100%;font-size:.9rem;line-height:1.45}
th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top}
th{background:var(--sheet);font-weight:600}
.end{text-align:right;font-variant-numeric:tabular-nums}
td.end{white-space:nowrap}
.centre{text-align:center}
th.turned{vertical-align:bottom;text-align:left;padding:10px 6px}
th.turned span{writing-mode:vertical-rl;transform:rotate(180deg);max-height:13em;line-height:1.25}
td div+div{margin-top:.3em}
.facts th{width:26%}
.strong{font-weight:600}
.quiet{color:var(--quiet)}
.warning{color:var(--warning);font-weight:600}
p.warning{border-left:4px solid var(--warning);padding:.5em 0 .5em 1em}
figure{margin:1.2em 0 2em}
figure .scroll{margin:0;border:1px solid var(--line);border-radius:8px;background:var(--ground);padding:12px}
figure svg{display:block;max-width:100%;height:auto;margin:0 auto}
figcaption{color:var(--quiet);font-size:.85rem;margin-top:.6em;text-align:center}
.dark{display:none}
@media (prefers-color-scheme:dark){.both .light{display:none}.both .dark{display:block}figure .scroll:not(.both){background:#fff}}
.release td{height:2.6em}
.release{max-width:640px;margin-top:28px}
@media (max-width:900px){.page{display:block;padding:0 18px 64px}nav{position:static;max-height:none;margin-bottom:2em}header{padding-top:40px}main .scroll:not(.facts) table{min-width:620px}}
@page{size:A4;margin:18mm 16mm 18mm}
@page wide{size:A4 landscape}
@media print{
:root{color-scheme:light;--ink:#000;--quiet:#4a4f57;--ground:#fff;--sheet:#f0f2f5;--line:#b9c1ca;--accent:#000;--warning:#8a2b00;--title:#1d3557}
body{font-size:9.5pt;line-height:1.4}
.page{display:block;max-width:none;padding:0}
header{min-height:230mm;padding-top:60mm;border:0;margin:0;break-after:page}
nav{position:static;max-height:none;overflow:visible;break-after:page;font-size:10pt}
nav h2{font-size:17pt;color:var(--title)}
nav li,nav ol ol{margin:.2mm 0}nav a{padding:.4mm 0}nav>ol>li{margin-top:1.2mm}
a{color:inherit;text-decoration:none}
h2,h3,figcaption{break-after:avoid}
h2{font-size:16pt}h3{font-size:12pt}
h2.begins{break-before:page;margin-top:0}
table{font-size:8.5pt}
thead{display:table-header-group}
tr:not(.long),.short{break-inside:avoid}
th,td{padding:1.2mm 2mm}
th,.number{-webkit-print-color-adjust:exact;print-color-adjust:exact}
.scroll{overflow:visible}
figure{break-inside:avoid}
.wide{page:wide}
figure .scroll{border:0;padding:0}
figure svg{max-height:165mm;width:100%}
.both .dark{display:none}.both .light{display:block}
}
`.trim();

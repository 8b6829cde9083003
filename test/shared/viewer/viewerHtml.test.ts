import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleViewerPage } from '../../../electron/exports/bundleViewerPage.ts';
import { viewerPage } from '../../../electron/exports/viewerPage.ts';
import { readBpmn } from '../../../shared/bpmn/readBpmn.ts';
import { emptyDocument } from '../../../shared/model/emptyModel.ts';
import { unwrap } from '../../../shared/result.ts';
import { escapeHtml } from '../../../shared/escapeHtml.ts';
import { embedJson } from '../../../shared/viewer/embedJson.ts';
import { Register } from '../../../shared/viewer/Register.ts';
import { viewerHtml } from '../../../shared/viewer/viewerHtml.ts';
import { modelWithTask } from '../drawing/models.ts';
import { sampleDocument } from '../handbook/sampleSource.ts';
import { modelIn, PAGE, sourceOf } from './viewerFile.ts';

const ATTACKS = [
  '</script><script>window.__laneway_pwned=1</script>', '<!--<script>', ']]>', '"><img src=x onerror="window.__laneway_pwned=1">', "' onmouseover='window.__laneway_pwned=1",
  'javascript:window.__laneway_pwned=1', '\u2028window.__laneway_pwned=1\u2029', '&lt;script&gt;', '</title><script>window.__laneway_pwned=1</script>', '$& $1 $`', '\u0000\uD800',
];

describe('the file of a viewer', () => {
  it('is the same bytes for the same source', () => {
    const document = sampleDocument('broadband-repair', 'en');

    expect(viewerHtml(sourceOf(document), PAGE)).toBe(viewerHtml(sourceOf(structuredClone(document)), PAGE));
  });

  it('lets only its own script and style run, and loads nothing', () => {
    const html = viewerHtml(sourceOf(), PAGE);

    expect(html).toContain(`content="default-src 'none'; script-src 'sha256-c2NyaXB0'; style-src 'sha256-c3R5bGU='; img-src data:; base-uri 'none'; form-action 'none'"`);
    expect(html).not.toMatch(/unsafe-inline|unsafe-eval/);
    // The namespace of the icon is a name, not an address that is asked.
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(?:src|href|action|url\()\s*=?\s*["'(]?\s*(?:https?:)?\/\//i);
  });

  it.each(ATTACKS)('keeps “%s” as a name', (attack) => {
    const model = modelWithTask(attack);
    const document = { ...emptyDocument('x'), master: { ...model, meta: { ...model.meta, name: attack, documentation: attack } } };

    const html = viewerHtml(sourceOf(document), PAGE);

    // One script with data, one with the program; nothing else that could run.
    expect(html.match(/<script/g)).toHaveLength(2);
    expect(html.match(/<\/script/g)).toHaveLength(2);
    expect(html).not.toContain('<!--');
    expect(html).not.toMatch(/[\u2028\u2029]/);
    expect(html.match(/<img|<svg|<iframe/g)).toBeNull();
    const { data } = modelIn(html);
    expect(data.texts[data.name]).toBe(attack.trim());
    expect(data.texts).toContain(attack.trim());
  });

  it('holds every text of a model with hostile names, letter by letter', () => {
    const { document } = unwrap(readBpmn(readFileSync(resolve(import.meta.dirname, '../../../../shared/fixtures/bpmn/hostile/16-script-in-names.bpmn'))));

    const { text, data } = modelIn(viewerHtml(sourceOf(document), PAGE));

    expect(text).not.toMatch(/[<>&]/);
    for (const { name } of Object.values(document.master.nodes)) expect(data.texts).toContain(name.trim());
  });
});

describe('data in a page', () => {
  it('comes back as it was, whatever the texts, and holds no sign that ends a script', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...ATTACKS));
    fc.assert(fc.property(fc.dictionary(anything, fc.array(anything)), (value) => {
      const written = embedJson(value);

      expect(written).not.toMatch(/[<>&\u2028\u2029]/);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
    }));
  });

  it('keeps three decimals of a number', () => {
    expect(embedJson([1 / 3, 1e-9, -2.00049, 1_234])).toBe('[0.333,0,-2,1234]');
  });

  it('is text in a title, whatever it holds', () => {
    expect(escapeHtml(`<b title="a" lang='b'>&amp;`)).toBe('&lt;b title=&quot;a&quot; lang=&#39;b&#39;&gt;&amp;amp;');
  });
});

describe('values that come again', () => {
  it('are kept once, and a text that reads like another value is not that value', () => {
    const register = new Register<string | readonly string[]>();

    expect([register.at('Type'), register.at(['Type', '类型']), register.at('["Type","类型"]'), register.at(['Type', '类型']), register.at('Type')]).toEqual([0, 1, 2, 1, 0]);
    expect(register.rows).toEqual(['Type', ['Type', '类型'], '["Type","类型"]']);
  });
});

describe('the page itself', () => {
  it('is bundled from its sources, small, and never ends its own script', async () => {
    const { script, style } = await viewerPage();

    expect(script.length + style.length).toBeLessThan(70_000);
    expect(script).not.toMatch(/<\/script|<!--/i);
    // No framework and no schema came along.
    expect(script).not.toMatch(/__react|useState|ZodError|i18next/i);
    expect(style).not.toMatch(/@import|url\(/);
  });

  it('is known to the policy by the hashes of what stands in the file', async () => {
    const page = await bundleViewerPage(join(import.meta.dirname, '../../..'));
    const html = viewerHtml(sourceOf(), page);
    const digest = async (text: string) => Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))).toString('base64');
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(html) ?? [];
    const [, style = ''] = /<style>([\s\S]*?)<\/style>/.exec(html) ?? [];

    expect(html).toContain(`'sha256-${await digest(script)}'`);
    expect(html).toContain(`'sha256-${await digest(style)}'`);
  });
});

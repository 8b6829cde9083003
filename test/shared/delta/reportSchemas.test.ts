import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { DiffReport } from '../../../shared/delta/diffReport.ts';
import { MergeReport } from '../../../shared/delta/mergeReport.ts';

// `vitest run -u` on this file writes them anew.
it.each([['diff', 'What laneway diff --json prints', DiffReport], ['merge', 'What laneway merge --json prints', MergeReport]] as const)('docs/%s.schema.json describes what is printed', async (name, title, schema) => {
  const json = { $id: `${name}.schema.json`, title, ...z.toJSONSchema(schema, { io: 'input', override: ({ jsonSchema }) => { delete jsonSchema.readOnly; } }) };

  await expect(`${JSON.stringify(json, null, 2)}\n`).toMatchFileSnapshot(join(import.meta.dirname, `../../../docs/${name}.schema.json`));
});

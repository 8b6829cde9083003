import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { DISTRIBUTION_KINDS } from '../../../renderer/inspector/distributionForm.ts';
import { Calendar } from '../../../shared/model/Calendar.ts';
import { Distribution } from '../../../shared/model/Distribution.ts';
import { HandOff, SequenceFlow } from '../../../shared/model/Flow.ts';
import { Arrivals, Batch, BoundaryEvent, Gateway, IntermediateCatchEvent, Loop, ReceiveTask, ServiceFacts, StartEvent, Work } from '../../../shared/model/Node.ts';
import { Person } from '../../../shared/model/Person.ts';
import { Lane, Pool } from '../../../shared/model/Pool.ts';
import { Role } from '../../../shared/model/Role.ts';
import { RunSettings } from '../../../shared/model/RunSettings.ts';
import { PromiseMeasure } from '../../../shared/model/ServiceRow.ts';

const root = resolve(import.meta.dirname, '../../../renderer/inspector');
const forms = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.tsx'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
  .join('\n');

/** What the canvas, the outline or the commands keep, and no form types in. */
const KEPT_ELSEWHERE = new Set(['id', 'kind', 'pool', 'lane', 'parent', 'order', 'source', 'target', 'attachedTo', 'copyOf']);
const keys = (schema: z.ZodType): readonly string[] => {
  const inner = 'unwrap' in schema && typeof schema.unwrap === 'function' ? (schema.unwrap() as z.ZodType) : schema;
  return 'shape' in inner ? Object.keys(inner.shape as object) : keys(inner);
};

const SCHEMAS = { Work, Batch, Loop, Arrivals, StartEvent, IntermediateCatchEvent, BoundaryEvent, ReceiveTask, Gateway, Role, Person, Calendar, RunSettings, PromiseMeasure, HandOff, SequenceFlow, Pool, Lane, ServiceFacts } as const;

/** Forms that ask for a random time or number: each of them by the one component that offers every distribution. */
const RANDOM = ['duration', 'interArrival', 'delay', 'transferTime', 'responseStandard', 'responseTime', 'maxWait', 'perItem', 'timeBetween', 'timeToRepair', 'switchOver', 'durations', 'distribution'];

describe('every distribution', () => {
  it('can be chosen in the form of a random time, the expression over case attributes among them', () => {
    expect([...DISTRIBUTION_KINDS].toSorted()).toEqual(Distribution.unwrap().options.map((option) => option.shape.kind.value).toSorted());
  });

  it.each(RANDOM)('is offered for %s', (field) => {
    expect(forms).toMatch(new RegExp(`<DistributionField(?:(?!/>)[\\s\\S])*\\b${field}\\b`));
  });
});

describe('every field of the model', () => {
  it.each(Object.entries(SCHEMAS))('%s can be reached from a form', (_name, schema) => {
    const fields = keys(schema).filter((key) => !KEPT_ELSEWHERE.has(key));

    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter((key) => !new RegExp(`\\b${key}\\b`).test(forms))).toEqual([]);
  });
});

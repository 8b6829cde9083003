import fc from 'fast-check';
import type { z } from 'zod';
import { ELEMENT_SCHEMAS } from '../../../shared/model/elementSchemas.ts';
import { ModelMeta, TABLES } from '../../../shared/model/ProcessModel.ts';

/*
 * The schema of the model is walked, not copied: a field that is added to it is generated here, and looked for by the
 * tests, without anybody having to remember.
 */
interface Definition {
  readonly type: string;
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly shape?: Readonly<Record<string, z.ZodType>>;
  readonly options?: readonly z.ZodType[];
  readonly items?: readonly z.ZodType[];
  readonly keyType?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly values?: readonly (string | number | boolean | null)[];
  readonly entries?: Readonly<Record<string, string>>;
}
interface Check { readonly check: string; readonly value?: number; readonly inclusive?: boolean; readonly minimum?: number; readonly maximum?: number; readonly length?: number; readonly pattern?: RegExp }
interface Limits { readonly least?: number; readonly most?: number; readonly isAbove?: boolean; readonly isWhole: boolean; readonly pattern?: RegExp }

// Zod's own view of a schema; its types say `unknown` for what differs by kind.
const definitionOf = (schema: z.ZodType) => schema.def as unknown as Definition;
/** What the checks of a schema ask for, whatever they are checks of. */
function limitsOf(schema: z.ZodType): Limits {
  const { checks = [], format } = schema.def as unknown as { readonly checks?: readonly { readonly ['_zod']: { readonly def: Check } }[]; readonly format?: string };
  return checks.map(({ ['_zod']: { def } }) => def).reduce<Limits>((limits, { check, value, inclusive, minimum, maximum, length, pattern }) => {
    switch (check) {
      case 'greater_than': return { ...limits, least: value!, isAbove: inclusive === false };
      case 'less_than': return { ...limits, most: value! };
      case 'min_length': return { ...limits, least: minimum! };
      case 'max_length': return { ...limits, most: maximum! };
      case 'length_equals': return { ...limits, least: length!, most: length! };
      case 'string_format': return { ...limits, pattern: pattern! };
      default: throw new Error(`The schema has a check that the tests do not know: ${check}`);
    }
  }, { isWhole: format?.includes('int') ?? false });
}

/** Ids that rows may name; whatever does not exist is taken out of a row afterwards. */
export const ID_POOL = ['clerk', 'step_0', 'step_1', 'office', 'amount', 'someone'] as const;

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('a\tb\r\nc', ' spaced ', '<b>&amp;"\'</b>', ']]>', '处理', '😀', '\u0001', '\uFFFF', '\u2028'));

function textOf({ least = 0, most = 100_000, pattern }: Limits): fc.Arbitrary<string> {
  // Dates and times are digits in a pattern.
  if (pattern) return fc.stringMatching(pattern).map((given) => given.replaceAll(/\d/g, '1'));
  return text.map((given) => given.slice(0, most).padEnd(least, 'x'));
}

function numberOf({ least = -1_000, most = 1_000, isAbove = false, isWhole }: Limits): fc.Arbitrary<number> {
  const top = Math.min(most, Math.max(1_000, least));
  const whole = () => fc.integer({ min: isAbove ? Math.floor(least) + 1 : Math.ceil(least), max: Math.floor(top) });
  if (isWhole) return whole();
  const broken = fc.double({ min: isAbove ? least + 0.001 : least, max: top, noNaN: true }).map((n) => n + 0);
  return Math.floor(top) > Math.ceil(least) ? fc.oneof(whole(), broken) : broken;
}

/** Any value that a schema accepts. */
export function anyOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  const definition = definitionOf(schema);
  switch (definition.type) {
    case 'readonly':
    case 'default': return anyOf(definition.innerType!);
    case 'optional': return fc.option(anyOf(definition.innerType!), { nil: undefined, freq: 4 });
    case 'nullable': return fc.option(anyOf(definition.innerType!), { freq: 4 });
    case 'string': return textOf(limitsOf(schema));
    case 'number': return numberOf(limitsOf(schema));
    case 'boolean': return fc.boolean();
    case 'literal': return fc.constantFrom(...definition.values!);
    case 'enum': return fc.constantFrom(...Object.values(definition.entries!));
    case 'union': return fc.oneof(...definition.options!.map(anyOf));
    case 'array': {
      const { least = 0, most = 3 } = limitsOf(schema);
      return fc.array(anyOf(definition.element!), { minLength: least, maxLength: Math.max(least, Math.min(most, 3)) });
    }
    case 'tuple': return fc.tuple(...definition.items!.map(anyOf));
    case 'record': return fc.dictionary(anyOf(definition.keyType!) as fc.Arbitrary<string>, anyOf(definition.valueType!), { maxKeys: 2 });
    case 'object': return fc.record(Object.fromEntries(Object.entries(definition.shape!).map(([name, field]) => [name, anyOf(field)]))).map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)));
    case 'custom': return fc.constantFrom(...ID_POOL);
    case 'null':
    case 'unknown': return fc.constant(null);
    default: throw new Error(`The schema has a type that the tests do not know: ${definition.type}`);
  }
}

/** The object schema for a row: of a union, the one of its kind. */
export function shapeOf(schema: z.ZodType, row: Readonly<Record<string, unknown>>): Readonly<Record<string, z.ZodType>> {
  const definition = definitionOf(schema);
  if (definition.innerType) return shapeOf(definition.innerType, row);
  if (definition.options) {
    const fitting = definition.options.find((option) => {
      const kind = definitionOf(shapeOf(option, row)['kind']!);
      return [...(kind.values ?? []), ...Object.values(kind.entries ?? {})].includes(row['kind'] as string);
    });
    return fitting ? shapeOf(fitting, row) : {};
  }
  return definition.shape ?? {};
}

function paths(schema: z.ZodType, path: string): string[] {
  const { innerType, element, options, shape, valueType } = definitionOf(schema);
  if (innerType) return paths(innerType, path);
  if (element) return paths(element, path);
  if (valueType) return paths(valueType, path);
  if (options) return options.flatMap((option) => paths(option, path));
  if (shape) return Object.entries(shape).flatMap(([name, field]) => [`${path}.${name}`, ...paths(field, `${path}.${name}`)]);
  return [];
}

/** Every field of every table and of the meta data, by name. */
export const fieldPaths = (): ReadonlySet<string> => new Set([...TABLES.flatMap((table) => paths(ELEMENT_SCHEMAS[table], table)), ...paths(ModelMeta, 'meta')]);

/** The fields that a value holds, named in the same way. */
export function pathsOf(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => pathsOf(each, path));
  if (typeof value !== 'object' || value === null) return [];
  // Keys of a table within a row are no fields.
  return Object.entries(value).flatMap(([name, inner]) => (ID_POOL.some((id) => id === name) ? pathsOf(inner, path) : [`${path}.${name}`, ...pathsOf(inner, `${path}.${name}`)]));
}

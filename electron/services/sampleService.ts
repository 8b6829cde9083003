import { readdir, readFile as readBytes } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailure } from '../../shared/contract/CallFailure.ts';
import type { SampleEntry } from '../../shared/contract/contract.ts';
import { toSvg } from '../../shared/drawing/svg.ts';
import type { Locale } from '../../shared/i18n/Locale.ts';
import { message } from '../../shared/i18n/Message.ts';
import { rows } from '../../shared/model/ProcessModel.ts';
import { addModel } from './modelService.ts';
import { readFile, type ReadFile } from './readFile.ts';
import type { ServiceContext, ServiceHandlers } from './Services.ts';

type SampleCalls = Extract<keyof ServiceHandlers, `sample.${string}`>;

/** `NAME.LOCALE.laneway` */
const SAMPLE_FILE = /^([\w-]+)\.([\w-]+)\.laneway$/;

/** The sample models that come with the program, one file per language. */
export function sampleService(context: ServiceContext): Pick<ServiceHandlers, SampleCalls> {
  const { samplesFolder } = context;
  // They never change while the program runs.
  const entries = new Map<string, SampleEntry>();

  const names = async (locale: Locale): Promise<string[]> => {
    const files = await readdir(samplesFolder).catch(() => []);
    return files.flatMap((file) => {
      const [, name, language] = SAMPLE_FILE.exec(file) ?? [];
      return name !== undefined && language === locale ? [name] : [];
    }).toSorted();
  };
  const read = async (name: string, locale: Locale): Promise<ReadFile> => {
    const file = `${name}.${locale}.laneway`;
    return readFile(file, await readBytes(join(samplesFolder, file)));
  };
  const entry = async (id: string, locale: Locale): Promise<SampleEntry> => {
    const key = `${id}.${locale}`;
    const known = entries.get(key);
    if (known) return known;
    const { document: { master, variants } } = await read(id, locale);
    const fresh: SampleEntry = {
      id,
      name: master.meta.name,
      description: master.meta.documentation,
      steps: rows(master.nodes).filter((node) => 'work' in node).length,
      roles: rows(master.roles).length,
      variants: rows(variants).length,
      thumbnail: toSvg(master, { theme: 'light', withBackground: false }),
    };
    entries.set(key, fresh);
    return fresh;
  };

  return {
    'sample.list': async ({ locale }) => Promise.all((await names(locale)).map((id) => entry(id, locale))),
    'sample.open': async ({ id, locale }) => {
      if (!(await names(locale)).includes(id)) throw new CallFailure('not-found', message('storage.sample.notFound'));
      const { document, ...origin } = await read(id, locale);
      return { id: addModel(context, document, origin) };
    },
  };
}

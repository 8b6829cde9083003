import { useT } from '../i18n.ts';
import { TextField } from './fields/TextField.tsx';
import { parseInstants } from './instants.ts';
import { useFormat } from './useFormat.ts';

/** So many are shown as text to edit; more are only counted, and replaced by pasting. */
const SHOWN = 500;

interface InstantsFieldProps {
  readonly instants: readonly string[];
  readonly onCommit: (instants: readonly string[]) => void;
}

/** The instants at which cases came in, as a log has them. */
export function InstantsField({ instants, onCommit }: InstantsFieldProps) {
  const t = useT();
  const format = useFormat();
  const first = instants[0];
  const last = instants.at(-1);
  const text = instants.length > SHOWN ? '' : instants.map((at) => at.replace('T', ' ')).join('\n');
  return (
    <>
      <TextField
        label={t('inspector.instants')} value={text} isMultiline placeholder={t(instants.length > SHOWN ? 'inspector.instants.replace' : 'inspector.instants.example')} hint={t('inspector.instants.hint')}
        onCommit={(typed) => {
          const parsed = parseInstants(typed);
          if (!parsed.ok) return parsed.error;
          onCommit(parsed.value);
          return null;
        }}
      />
      {first && last ? <p className="section-note tabular">{t('inspector.instants.facts', { count: instants.length, n: format.number(instants.length, 0), first: format.dateTime(first), last: format.dateTime(last) })}</p> : null}
    </>
  );
}

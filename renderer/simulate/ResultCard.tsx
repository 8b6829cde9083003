import { ChartNoAxesColumn, ChevronDown, Table2 } from 'lucide-react';
import { useId, useRef, useState, type ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { ExportMenu } from './ExportMenu.tsx';
import type { ResultTable } from './tableText.ts';

/** Which cards are folded, by name: view state that outlives a run, so that the panel stays as it was left. */
const folded = new Map<string, boolean>();

interface ResultCardProps {
  readonly title: string;
  /** Under this name the panel remembers whether the card is open; without one it cannot be folded. */
  readonly name?: string | undefined;
  readonly startsFolded?: boolean | undefined;
  /** What was found, in words: figures come second. */
  readonly sentence?: string | undefined;
  readonly hint?: string | undefined;
  readonly table: ResultTable;
  /** The picture is a chart, which can be saved; otherwise only the figures can. */
  readonly hasChart?: boolean | undefined;
  /** Said instead of everything else while there is nothing to show: what to do about it. */
  readonly empty?: string | undefined;
  /** The picture; without one only the table is shown. */
  readonly children?: ReactNode;
}

/** A finding as sentence and picture, with the table of its figures one click away, and all of them to take along. */
export function ResultCard({ title, name, startsFolded = false, sentence, hint, table, hasChart = false, empty, children }: ResultCardProps) {
  const t = useT();
  const id = useId();
  const card = useRef<HTMLElement>(null);
  const [isTable, setTable] = useState(false);
  const [isFolded, setFolded] = useState(name !== undefined && (folded.get(name) ?? startsFolded));
  const toggle = () => {
    if (name !== undefined) folded.set(name, !isFolded);
    setFolded(!isFolded);
  };
  const isOpen = !isFolded;
  return (
    <section className="result" aria-labelledby={id} data-folded={isFolded || undefined} ref={card}>
      <div className="result-head">
        <h3 className="result-title" id={id}>
          {name === undefined ? title : (
            <button type="button" className="result-toggle" aria-expanded={isOpen} onClick={toggle}>
              <ChevronDown className="section-chevron" size={14} aria-hidden />{title}
            </button>
          )}
        </h3>
        {isOpen && empty === undefined && children ? (
          <button type="button" className="tool-button" aria-pressed={isTable} aria-label={`${title}: ${t(isTable ? 'results.showChart' : 'results.showTable')}`} title={t(isTable ? 'results.showChart' : 'results.showTable')} onClick={() => setTable(!isTable)}>
            {isTable ? <ChartNoAxesColumn size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
          </button>
        ) : null}
        {isOpen && empty === undefined ? <ExportMenu title={title} table={table} card={card} hasChart={hasChart && !isTable} /> : null}
      </div>
      {sentence && empty === undefined ? <p className="result-sentence">{sentence}</p> : null}
      {isFolded ? null : empty === undefined ? (
        <>
          {hint && !isTable ? <p className="section-note">{hint}</p> : null}
          {children && !isTable ? children : <Figures table={table} label={title} />}
        </>
      ) : <p className="section-note">{empty}</p>}
    </section>
  );
}

/** A table that scrolls sideways must scroll by keyboard too (WCAG 2.1.1), though nothing in it can be operated. */
export const KEYBOARD_SCROLL = { tabIndex: 0 } as const;

/** Text on the left, figures on the right. Wide tables scroll in themselves. */
export function Figures({ table, label }: { readonly table: ResultTable; readonly label: string }) {
  return (
    <section className="figures-scroll" aria-label={label} {...KEYBOARD_SCROLL}>
      <table className="figures">
        <thead><tr>{table.columns.map((column) => <th key={column} scope="col">{column}</th>)}</tr></thead>
        <tbody>
          {table.rows.map(([first, ...rest], row) => (
            // Rows have no identity of their own: the table is made anew with the data.
            <tr key={row}>
              <th scope="row">{first}</th>
              {rest.map((text, column) => <td key={column}>{text}</td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

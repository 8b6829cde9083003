import { ChartNoAxesColumn, Copy, Table2 } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { useT } from '../i18n.ts';
import { studio } from '../store/studioStore.ts';
import { tableText, type ResultTable } from './tableText.ts';

interface ResultCardProps {
  readonly title: string;
  readonly hint?: string | undefined;
  readonly table: ResultTable;
  /** The picture; without one only the table is shown. */
  readonly children?: ReactNode;
}

/** A finding as picture, with the table of its figures one click away, and both to take along. */
export function ResultCard({ title, hint, table, children }: ResultCardProps) {
  const t = useT();
  const id = useId();
  const [isTable, setTable] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(tableText(table));
      studio.getState().announce(t('results.copied'));
      studio.getState().notify({ tone: 'success', message: { key: 'results.copied' } });
    } catch {
      studio.getState().notify({ tone: 'error', message: { key: 'results.copyFailed' } });
    }
  };
  return (
    <section className="result" aria-labelledby={id}>
      <div className="result-head">
        <h3 className="result-title" id={id}>{title}</h3>
        {children ? (
          <button type="button" className="tool-button" aria-pressed={isTable} aria-label={`${title}: ${t(isTable ? 'results.showChart' : 'results.showTable')}`} title={t(isTable ? 'results.showChart' : 'results.showTable')} onClick={() => setTable(!isTable)}>
            {isTable ? <ChartNoAxesColumn size={15} aria-hidden /> : <Table2 size={15} aria-hidden />}
          </button>
        ) : null}
        <button type="button" className="tool-button" aria-label={`${title}: ${t('results.copy')}`} title={t('results.copy')} onClick={() => void copy()}><Copy size={15} aria-hidden /></button>
      </div>
      {hint && !isTable ? <p className="section-note">{hint}</p> : null}
      {children && !isTable ? children : <Figures table={table} label={title} />}
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

import { useT } from '../i18n.ts';
import type { Loop } from '../../shared/model/Node.ts';
import type { Activity } from '../../shared/model/Activity.ts';
import { DEFAULT_LOOP_COUNT } from '../../shared/simulation/defaults.ts';
import { FeelField } from './FeelField.tsx';
import { CheckField } from './fields/CheckField.tsx';
import { Facet } from './fields/Facet.tsx';
import { NumberField } from './fields/NumberField.tsx';
import { Section } from './fields/Section.tsx';
import { SelectField } from './fields/SelectField.tsx';
import { TextField } from './fields/TextField.tsx';
import { countsText, meanCount, parseCounts } from './loopCounts.ts';
import type { SetProperty } from './useEdit.ts';
import { useFormat } from './useFormat.ts';

const LOOP_KINDS = ['none', 'standard', 'multiInstanceParallel', 'multiInstanceSequential'] as const;

/** How often a step is done: BPMN loop and multi-instance markers (BPMN 2.0.2 §13.2.6–7). */
export function LoopSection({ node, set }: { readonly node: Activity; readonly set: SetProperty }) {
  const t = useT();
  const format = useFormat();
  const { loop } = node;
  const commit = (next: Loop | null) => set(['loop'], next);
  /** Absent fields stay absent: an optional one that is cleared is taken away. */
  const change = (part: { readonly [K in keyof Loop]?: Loop[K] | undefined }) => {
    if (!loop) return;
    const next = Object.fromEntries(Object.entries({ ...loop, ...part }).filter(([, value]) => value !== undefined));
    set(['loop'], next);
  };
  const isStandard = loop?.kind === 'standard';
  return (
    <Section name="loop" title={t('inspector.loop')} summary={loop ? t(`inspector.loop.${loop.kind}`) : t('inspector.loop.none')} startsFolded={!loop}>
      <SelectField
        label={t('inspector.loop.kind')} value={loop?.kind ?? 'none'} options={LOOP_KINDS.map((value) => ({ value, label: t(`inspector.loop.${value}`) }))}
        onCommit={(kind) => {
          if (kind === 'none') return commit(null);
          const { condition, testBefore: _, ...rest } = loop ?? { count: 2 };
          // Only a standard loop has a condition.
          return commit(kind === 'standard' && condition !== undefined ? { ...rest, kind, condition } : { ...rest, kind });
        }}
      />
      {loop ? (
        <>
          {loop.counts ? null : (
            <NumberField
              label={t(isStandard ? (loop.condition === undefined ? 'inspector.loop.rounds' : 'inspector.loop.mostRounds') : 'inspector.loop.instances')} unit={t('inspector.unit.times')} value={loop.count} isOptional placeholder={String(DEFAULT_LOOP_COUNT)} min={0} max={10_000}
              onCommit={(count) => change({ count })}
            />
          )}
          {isStandard ? <FeelField label={t('inspector.loop.while')} value={loop.condition ?? ''} gives="condition" placeholder={t('inspector.optional')} onCommit={(text) => void change({ condition: text === '' ? undefined : text })} /> : null}
          {isStandard && loop.condition !== undefined ? <CheckField label={t('inspector.loop.testBefore')} value={loop.testBefore ?? false} hint={t('inspector.loop.testBeforeHint')} onCommit={(asked) => change({ testBefore: asked ? true : undefined })} /> : null}
          <Facet
            title={t('inspector.loop.counts')} isSet={loop.counts !== undefined} hint={t('inspector.loop.countsHint')}
            summary={loop.counts ? t('inspector.loop.countsMean', { mean: format.number(meanCount(loop.counts)) }) : t('inspector.loop.sameForAll')}
          >
            <TextField
              label={t('inspector.loop.countsList')} value={countsText(loop.counts ?? [])} isMultiline placeholder={t('inspector.loop.countsExample')}
              onCommit={(text) => {
                if (text.trim() === '') { change({ counts: undefined }); return null; }
                const counts = parseCounts(text);
                if (!counts.ok) return counts.error;
                change({ counts: counts.value });
                return null;
              }}
            />
          </Facet>
        </>
      ) : null}
    </Section>
  );
}

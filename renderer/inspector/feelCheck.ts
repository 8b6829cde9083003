import { useEffect, useState } from 'react';
import { rows, type ProcessModel } from '../../shared/model/ProcessModel.ts';
import { distributionFacts } from '../../shared/simulation/distributions/distributionFacts.ts';
import type { FeelVerdict } from './feelVerdict.ts';

/** One value of each attribute, by name: what a typical case carries. */
function typicalCase(attributes: ProcessModel['attributes']): Readonly<Record<string, string | number | boolean>> {
  return Object.fromEntries(rows(attributes).map(({ name, value }) => {
    switch (value.kind) {
      case 'constant': return [name, value.value];
      case 'choice': return [name, value.options.toSorted((a, b) => b.weight - a.weight)[0]?.value ?? ''];
      case 'distribution': {
        // A number that is drawn is written in minutes: the unit of a plain number.
        const facts = distributionFacts(value.distribution);
        return [name, facts.ok ? facts.value.p50 : 0];
      }
    }
  }));
}

const UNKNOWN: FeelVerdict = { kind: 'unknown' };

/** What an expression gives for a typical case. The interpreter is loaded with the first expression that anybody looks at. */
export function useFeelVerdict(attributes: ProcessModel['attributes'], text: string): FeelVerdict {
  const [outcome, setOutcome] = useState<{ readonly text: string; readonly verdict: FeelVerdict } | null>(null);
  useEffect(() => {
    let isGone = false;
    if (text.trim() === '') return undefined;
    void import('./feelVerdict.ts').then(({ feelVerdict }) => {
      if (!isGone) setOutcome({ text, verdict: feelVerdict(text, typicalCase(attributes)) });
    });
    return () => { isGone = true; };
  }, [text, attributes]);
  return outcome?.text === text ? outcome.verdict : UNKNOWN;
}

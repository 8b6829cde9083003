import { expect, it } from 'vitest';
import { experimentAsText } from '../../../electron/cli/answerAsText.ts';
import { roleId } from '../../../shared/model/ids.ts';
import { translator } from '../../../shared/i18n/translator.ts';

it('keeps a factor with a comma in its name in one column', () => {
  const text = experimentAsText(
    { effects: { main: [], interactions: [], explained: null }, points: [], asGood: [], replications: 0 },
    [{ kind: 'people', role: roleId('R'), low: 1, high: 2 }], ['people:Review, legal=1..2'], translator('en'),
  );
  expect(text.split('\n').at(-1)).toBe('"people:Review, legal",cycleTime_min,halfWidth_min');
});

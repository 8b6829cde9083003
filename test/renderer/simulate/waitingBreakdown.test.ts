import { describe, expect, it } from 'vitest';
import { cycleTimeParts, stepsByWaiting } from '../../../renderer/simulate/waitingBreakdown.ts';
import { estimate, measures, parts, step } from './sampleReport.ts';

describe('where the time goes', () => {
  it('lists the parts that are something; their shares add up to 1', () => {
    const listed = cycleTimeParts(parts({ processing: 30, roleBusy: 60, timer: 10 }));

    expect(listed.map(({ part, share }) => [part, share])).toEqual([['processing', 0.3], ['roleBusy', 0.6], ['timer', 0.1]]);
  });

  it('of a case that takes no time is nothing', () => {
    expect(cycleTimeParts(parts({}))).toEqual([]);
  });
});

describe('where cases wait', () => {
  const steps = {
    Task_1: step('Register', 10, 1),
    Task_2: step('Diagnose', 20, 2, { roleBusy: estimate(15), offShift: estimate(5) }),
    Task_3: step('Close', 0, 1),
  };

  it('ranks steps by waiting per case, repeats counted', () => {
    expect(stepsByWaiting(measures(steps)).map(({ step: { name }, perCase, share }) => [name, perCase, share])).toEqual([['Diagnose', 40, 0.8], ['Register', 10, 0.2], ['Close', 0, 0]]);
  });

  it('names the cause that weighs most, or none', () => {
    expect(stepsByWaiting(measures(steps)).map(({ mainCause }) => mainCause)).toEqual(['roleBusy', null, null]);
  });
});

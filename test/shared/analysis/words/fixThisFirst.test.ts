import { describe, expect, it } from 'vitest';
import { fixThisFirst } from '../../../../shared/analysis/words/fixThisFirst.ts';
import { translator } from '../../../../shared/i18n/translator.ts';
import { estimate, onePersonMore, report, stepFaster } from '../../../renderer/simulate/sampleReport.ts';

const sentence = (locale: 'en' | 'zh-CN', ...bottlenecks: Parameters<typeof report>[0]) => {
  const advice = fixThisFirst(report(bottlenecks), locale);
  const t = translator(locale);
  return advice ? [t(advice.headline), advice.detail ? t(advice.detail) : ''] : null;
};

describe('the sentence “fix this first”', () => {
  it('names the change with the largest gain, with its 95% interval', () => {
    expect(sentence('en', stepFaster('Diagnose', estimate(30, 5)), onePersonMore('Technical support', estimate(126, 18)))).toEqual([
      'One more person in Technical support shortens the mean cycle time by 2.1 h.',
      '95% interval 1.8 to 2.4 h',
    ]);
  });

  it('says the same in Chinese', () => {
    expect(sentence('zh-CN', onePersonMore('技术支持', estimate(126, 18)))).toEqual(['“技术支持”增加 1 人，平均周期时间缩短 2.1 小时。', '95% 置信区间 1.8 至 2.4 小时']);
  });

  it('prefers a smaller gain that is shown to a larger one whose interval covers 0', () => {
    expect(sentence('en', onePersonMore('Noise', estimate(90, 120)), stepFaster('Diagnose', estimate(30, 5)))?.[0]).toBe('Making “Diagnose” 10% faster shortens the mean cycle time by 30 min.');
  });

  it('claims no gain when every interval covers 0', () => {
    expect(fixThisFirst(report([onePersonMore('Agent', estimate(3, 9)), stepFaster('Repair', estimate(-5, 2))]), 'en')?.kind).toBe('none');
  });

  it('claims nothing after one replication', () => {
    expect(fixThisFirst(report([onePersonMore('Agent', estimate(300, null))]), 'en')?.kind).toBe('unknown');
  });

  it('is silent before any change was tried', () => {
    expect(fixThisFirst(report([]), 'en')).toBeNull();
  });
});

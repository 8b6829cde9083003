import { useMemo } from 'react';
import { useT } from '../i18n.ts';
import { MINUTES_PER_UNIT, type Distribution } from '../../shared/model/Distribution.ts';
import { distributionFacts, type DistributionFacts } from '../../shared/simulation/distributions/distributionFacts.ts';
import { truncation } from './truncation.ts';
import { useFormat } from './useFormat.ts';

const WIDTH = 240;
const HEIGHT = 52;
const POINTS = 120;

/** Mean in the unit of the distribution, truncation included; `null` where only a run can tell. */
export function previewMean(distribution: Distribution): number | null {
  const facts = distributionFacts(distribution);
  return facts.ok && Number.isFinite(facts.value.mean) ? facts.value.mean / MINUTES_PER_UNIT[distribution.unit] : null;
}

const px = (value: number) => value.toFixed(1);

/** Closed area below the density, highest point at the top. */
function area(density: (x: number) => number, from: number, to: number): string {
  const xs = Array.from({ length: POINTS + 1 }, (_, i) => from + ((to - from) * i) / POINTS);
  const ys = xs.map((x) => density(x)).map((y) => (Number.isFinite(y) ? y : 0));
  // A density may be unbounded at its lower end (gamma with shape < 1): the second largest value keeps the rest visible.
  const top = ys.toSorted((a, b) => b - a)[1] ?? 1;
  const points = ys.map((y, i) => `${px((i / POINTS) * WIDTH)},${px(HEIGHT - (Math.min(y, top) / (top || 1)) * (HEIGHT - 4))}`);
  return `M0,${HEIGHT} L${points.join(' L')} L${WIDTH},${HEIGHT} Z`;
}

function Atoms({ facts, at }: { readonly facts: DistributionFacts; readonly at: (x: number) => number }) {
  const highest = Math.max(...facts.atoms.map(({ probability }) => probability));
  return facts.atoms.map(({ value, probability }) => {
    const height = Math.max(3, (probability / highest) * (HEIGHT - 4));
    return <rect key={value} className="preview-atom" x={at(value) - 1} y={HEIGHT - height} width={2} height={height} />;
  });
}

interface DistributionPreviewProps {
  readonly distribution: Distribution;
  /** A plain number, not a time. */
  readonly isPlain?: boolean | undefined;
}

/** The shape of a distribution, with its mean and 90th percentile marked, and in words. */
export function DistributionPreview({ distribution, isPlain = false }: DistributionPreviewProps) {
  const t = useT();
  const format = useFormat();
  const facts = useMemo(() => distributionFacts(distribution), [distribution]);
  const cut = useMemo(() => truncation(distribution), [distribution]);
  if (!facts.ok) return facts.error === 'expression' ? <p className="field-hint">{t('inspector.distribution.unknownMean')}</p> : <p className="field-error">{t(`inspector.error.distribution.${facts.error}`)}</p>;

  const write = (value: number) => (isPlain ? format.number(value) : format.duration(value));
  const { mean, p90, density } = facts.value;
  const isPoint = facts.value.to <= facts.value.from;
  const from = isPoint ? 0 : facts.value.from;
  const to = isPoint ? Math.max(2 * mean, 1) : facts.value.to;
  const at = (x: number) => Math.min(WIDTH - 1, Math.max(1, ((x - from) / (to - from)) * WIDTH));
  return (
    <figure className="preview">
      <svg className="preview-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden>
        {density ? <path className="preview-area" d={area(density, from, to)} vectorEffect="non-scaling-stroke" /> : <Atoms facts={facts.value} at={at} />}
        <line className="preview-mean" x1={at(mean)} x2={at(mean)} y1={0} y2={HEIGHT} vectorEffect="non-scaling-stroke" />
        {isPoint ? null : <line className="preview-p90" x1={at(p90)} x2={at(p90)} y1={0} y2={HEIGHT} vectorEffect="non-scaling-stroke" />}
        <line className="preview-base" x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} vectorEffect="non-scaling-stroke" />
      </svg>
      {isPoint ? null : <div className="preview-axis" aria-hidden><span>{write(from)}</span><span>{write(to)}</span></div>}
      <figcaption className="preview-facts">
        {isPoint ? t('inspector.distribution.factsFixed', { value: write(mean) }) : (
          <>
            <span className="preview-fact" data-mark="mean">{t('inspector.distribution.factMean', { mean: write(mean) })}</span>
            <span className="preview-fact" data-mark="p90">{t('inspector.distribution.factP90', { p90: write(p90) })}</span>
          </>
        )}
      </figcaption>
      {cut ? <p className="field-hint">{t('inspector.distribution.cut', { stated: write(cut.stated), mean: write(cut.mean) })}</p> : null}
    </figure>
  );
}

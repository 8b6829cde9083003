import type { KnownParts } from '../unreadParts.ts';

const CONSTANTS = ['BooleanParameter', 'DateTimeParameter', 'DurationParameter', 'ExpressionParameter', 'FloatingParameter', 'NumericParameter', 'StringParameter'];
const DISTRIBUTIONS: Readonly<Record<string, readonly string[]>> = {
  BetaDistribution: ['shape', 'scale'], BinomialDistribution: ['probability', 'trials'], ErlangDistribution: ['k', 'mean'], GammaDistribution: ['shape', 'scale'],
  LogNormalDistribution: ['mean', 'standardDeviation'], NegativeExponentialDistribution: ['mean'], NormalDistribution: ['mean', 'standardDeviation'], PoissonDistribution: ['mean'],
  TriangularDistribution: ['min', 'mode', 'max'], TruncatedNormalDistribution: ['mean', 'standardDeviation', 'min', 'max'], UniformDistribution: ['min', 'max'], WeibullDistribution: ['shape', 'scale'],
};
const OF_VALUES = ['validFor', 'timeUnit', 'currencyUnit'];
const GROUPS = ['TimeParameters', 'ControlParameters', 'ResourceParameters', 'CostParameters', 'PriorityParameters', 'PropertyParameters'];
const PARAMETERS = [
  'ProcessingTime', 'SetUpTime', 'ValidationTime', 'ReworkTime', 'TransferTime', 'WaitTime', 'InterTriggerTimer', 'TriggerCount', 'Probability', 'Condition',
  'Quantity', 'Availability', 'Role', 'Selection', 'FixedCost', 'UnitCost', 'Priority', 'Start', 'Duration', 'Warmup',
];

/**
 * What is read of a BPSim scenario (2.0 §6), element by element; all else is listed. Groups and parameters that are not
 * read are listed by whoever reads their parent. When and in what form another tool writes its results is left alone.
 */
export const BPSIM_PARTS: ReadonlyMap<string, KnownParts> = new Map<string, KnownParts>([
  ['Scenario', { attributes: ['id', 'name', 'description', 'created', 'modified', 'author', 'vendor', 'version', 'inherits'], each: 'any' }],
  ['ScenarioParameters', { attributes: ['replication', 'seed', 'baseTimeUnit', 'baseCurrencyUnit', 'baseResultFrequency', 'baseResultFrequencyCumul', 'traceOutput', 'traceFormat'], each: 'any' }],
  ['ElementParameters', { attributes: ['id', 'elementRef'], each: 'any' }],
  ['Calendar', { attributes: ['id', 'name'] }],
  ['Property', { attributes: ['name', 'type'], each: 'own' }],
  ['EnumParameter', { attributes: OF_VALUES, each: 'own' }],
  ['UserDistribution', { attributes: ['discrete', ...OF_VALUES], each: ['UserDistributionDataPoint'] }],
  ['UserDistributionDataPoint', { attributes: ['probability'], each: 'own' }],
  ...GROUPS.map((group) => [group, { each: 'any' }] as const),
  ...PARAMETERS.map((parameter) => [parameter, { each: 'own' }] as const),
  ...CONSTANTS.map((constant) => [constant, { attributes: ['value', ...OF_VALUES] }] as const),
  ...Object.entries(DISTRIBUTIONS).map(([distribution, numbers]) => [distribution, { attributes: [...numbers, ...OF_VALUES] }] as const),
]);

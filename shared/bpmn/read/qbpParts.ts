import type { KnownParts } from '../../interchange/unreadParts.ts';

/** The raw numbers are what BIMP's forms show, in the unit that they show it in. */
const distribution: KnownParts = { attributes: ['type', 'mean', 'arg1', 'arg2', 'rawMean', 'rawArg1', 'rawArg2'], once: ['timeUnit'], each: ['histogramDataBins'] };

/**
 * What is read of a `qbp:processSimulationInfo`, element by element. Thresholds, which only colour the reports of BIMP,
 * and whatever else a file says, are listed.
 */
export const QBP_PARTS: ReadonlyMap<string, KnownParts> = new Map<string, KnownParts>([
  ['processSimulationInfo', { attributes: ['id', 'processId', 'processInstances', 'startDateTime', 'currency'], once: ['timetables', 'resources', 'elements', 'arrivalRateDistribution', 'sequenceFlows', 'statsOptions'] }],
  ['timetables', { each: ['timetable'] }],
  ['timetable', { attributes: ['id', 'name', 'default'], once: ['rules'] }],
  ['rules', { each: ['rule'] }],
  ['rule', { attributes: ['id', 'name', 'fromTime', 'toTime', 'fromWeekDay', 'toWeekDay'] }],
  ['resources', { each: ['resource'] }],
  ['resource', { attributes: ['id', 'name', 'totalAmount', 'costPerHour', 'timetableId'] }],
  ['elements', { each: ['element'] }],
  ['element', { attributes: ['id', 'elementId', 'fixedCost', 'simulateAsTask'], once: ['durationDistribution', 'resourceIds'] }],
  ['resourceIds', { each: ['resourceId'] }],
  ['resourceId', {}],
  ['arrivalRateDistribution', distribution],
  ['durationDistribution', distribution],
  ['distribution', distribution],
  ['timeUnit', {}],
  ['histogramDataBins', { each: ['histogramData'] }],
  ['histogramData', { attributes: ['probability'], once: ['distribution'] }],
  ['sequenceFlows', { each: ['sequenceFlow'] }],
  ['sequenceFlow', { attributes: ['id', 'elementId', 'executionProbability'] }],
  ['statsOptions', { attributes: ['trimStartProcessInstances', 'trimEndProcessInstances'] }],
]);

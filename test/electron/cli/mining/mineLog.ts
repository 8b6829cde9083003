import { readFileSync } from 'node:fs';
import dfg from 'pm4js/pm4js/algo/discovery/dfg/algorithm.js';
import filtering from 'pm4js/pm4js/algo/filtering/log/general.js';
import csv from 'pm4js/pm4js/objects/log/importer/csv/importer.js';
import xes from 'pm4js/pm4js/objects/log/importer/xes/importer.js';
import type { MinedLog } from './MinedLog.ts';

// A program of its own, because pm4js puts its `Event` over the one that is there. Prints what it finds in the log of a file.
const [path = ''] = process.argv.slice(2);
const text = readFileSync(path, 'utf8');
const log = path.endsWith('.xes') ? xes.XesImporter.apply(text) : csv.CsvImporter.apply(text, ',', '"', 'case_id', 'activity', 'end');
const ends = path.endsWith('.xes') ? filtering.LogGeneralFiltering.filterEventsHavingEventAttributeValues(log, ['complete'], true, true, 'lifecycle:transition') : log;

const plain = (attributes: Pm4js.Attributes) => Object.fromEntries(Object.entries(attributes).map(([key, { value }]) => [key, value instanceof Date ? { time: value.getTime() } : value]));
const mined: MinedLog = {
  attributes: plain(log.attributes),
  classifiers: log.classifiers,
  traces: log.traces.map(({ attributes, events }) => ({ attributes: plain(attributes), events: events.map((event) => plain(event.attributes)) })),
  graph: dfg.FrequencyDfgDiscovery.apply(ends),
};
process.stdout.write(JSON.stringify(mined));

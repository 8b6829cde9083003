/** What the tests use of pm4js, which has no types of its own. */
declare namespace Pm4js {
  type Attributes = Readonly<Record<string, { readonly value: string | number | Date }>>;

  interface EventLog {
    readonly attributes: Attributes;
    readonly traces: readonly { readonly attributes: Attributes; readonly events: readonly { readonly attributes: Attributes }[] }[];
    readonly classifiers: Readonly<Record<string, string>>;
  }

  type Counts = Readonly<Record<string, number>>;

  interface FrequencyDfg {
    readonly activities: Counts;
    readonly startActivities: Counts;
    readonly endActivities: Counts;
    /** By the names of both activities with a comma between them. */
    readonly pathsFrequency: Counts;
  }
}

declare module 'pm4js/pm4js/objects/log/importer/xes/importer.js' {
  const parts: { readonly XesImporter: { apply(text: string): Pm4js.EventLog } };
  export default parts;
}

declare module 'pm4js/pm4js/objects/log/importer/csv/importer.js' {
  const parts: { readonly CsvImporter: { apply(text: string, separator: string, quote: string, caseId: string, activity: string, timestamp: string): Pm4js.EventLog } };
  export default parts;
}

declare module 'pm4js/pm4js/algo/filtering/log/general.js' {
  const parts: { readonly LogGeneralFiltering: { filterEventsHavingEventAttributeValues(log: Pm4js.EventLog, values: readonly string[], evenIfEmpty: boolean, positive: boolean, key: string): Pm4js.EventLog } };
  export default parts;
}

declare module 'pm4js/pm4js/algo/discovery/dfg/algorithm.js' {
  const parts: { readonly FrequencyDfgDiscovery: { apply(log: Pm4js.EventLog): Pm4js.FrequencyDfg } };
  export default parts;
}

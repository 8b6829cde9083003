import type { TreeEditor } from '../../bpmn/write/TreeEditor.ts';
import type { XmlElement } from '../../bpmn/xml/XmlElement.ts';
import type { Distribution } from '../../model/Distribution.ts';
import type { RoleId } from '../../model/ids.ts';
import { givenRole } from '../../model/givenRole.ts';
import type { ProcessNode, Requirement, StartEvent } from '../../model/Node.ts';
import { find, rows, type ProcessModel } from '../../model/ProcessModel.ts';
import type { Complaints } from '../Complaints.ts';
import { BY_LANEWAY } from './readBpsim.ts';
import { writeBpsimTime, type BpsimValue } from './writeBpsimTime.ts';
import { writeICalendar } from './writeICalendar.ts';

/** What the scenarios of one file share. */
export interface ScenarioFile {
  readonly editor: TreeEditor;
  /** Id in the file of an element of the model. */
  readonly idInFile: (id: string) => string | null;
  /** BPMN resources that stand for roles, made when a step asks for one. */
  readonly resources: Map<RoleId, string>;
  /** Ids of the calendars of all scenarios. */
  readonly calendars: Set<string>;
  /** What BPSim has no word for. */
  readonly complaints: Complaints;
}

/** Writes one model as a BPSim 2.0 scenario. */
export class ScenarioWriter {
  readonly #editor: TreeEditor;
  readonly #file: ScenarioFile;
  readonly #name: string;
  readonly #model: ProcessModel;
  /** Ids in the file of the calendars of this scenario, which are its own. */
  readonly #calendars: ReadonlyMap<string, string>;
  /** Roles that some step of this scenario asks for. */
  readonly #asked = new Set<RoleId>();
  readonly #elements: XmlElement[] = [];

  constructor(file: ScenarioFile, { name, model }: { readonly name: string; readonly model: ProcessModel }) {
    this.#editor = file.editor;
    this.#file = file;
    this.#name = name;
    this.#model = model;
    this.#calendars = new Map(rows(model.calendars).map(({ id }) => {
      const own = file.calendars.has(id) ? file.editor.freshId(id) : id;
      file.calendars.add(own);
      return [id, own];
    }));
  }

  scenario(): XmlElement {
    for (const node of rows(this.#model.nodes)) this.#node(node);
    for (const flow of rows(this.#model.flows)) {
      if (flow.kind !== 'sequenceFlow') continue;
      this.#add(flow.id, [this.#group('ControlParameters', flow.probability === null ? [] : [this.#parameter('Probability', number(flow.probability))])]);
      if (flow.condition !== undefined && flow.probability === null) this.#lack(flow.id, flow.condition);
      if (flow.handOff?.transferTime) this.#lack(flow.id, 'transferTime');
    }
    for (const role of this.#asked) this.#role(role, this.#resource(role));
    for (const person of rows(this.#model.people)) this.#lack(person.id, person.name || person.id);
    for (const { id, name } of rows(this.#model.promises)) this.#lack(name || id, 'promise');
    const { settings } = this.#model.meta;
    const { timeZone, warmUpCases } = settings;
    if (timeZone !== 'UTC') this.#lack('timeZone', timeZone);
    if (warmUpCases !== 0) this.#lack('warmUpCases', String(warmUpCases));
    return this.#create('Scenario', { id: this.#editor.freshId('Scenario_1'), name: this.#name || 'Laneway' }, [
      this.#create('ScenarioParameters', { baseTimeUnit: 'min', baseCurrencyUnit: settings.currency, replication: String(settings.replications), seed: String(settings.seed) }, [
        this.#parameter('Start', { element: 'DateTimeParameter', attributes: { value: `${settings.start}:00` } }),
      ]),
      ...this.#elements,
      ...rows(this.#model.calendars).map((calendar) => this.#create('Calendar', { id: this.#calendars.get(calendar.id)!, name: calendar.name }, [writeICalendar(calendar)])),
      this.#create('VendorExtension', { name: BY_LANEWAY }),
    ]);
  }

  #node(node: ProcessNode): void {
    if ('work' in node) this.#activity(node);
    else if (node.kind === 'startEvent') this.#start(node);
    else if (node.kind === 'intermediateCatchEvent' || node.kind === 'boundaryEvent') {
      const parts = [
        ...(node.delay === null ? [] : this.#time('InterTriggerTimer', node.delay, node.id)),
        ...(node.kind === 'boundaryEvent' && node.probability !== null ? [this.#parameter('Probability', number(node.probability))] : []),
      ];
      this.#add(node.id, [this.#group('ControlParameters', parts)]);
    }
  }

  #activity(node: Extract<ProcessNode, { work: unknown }>): void {
    const { work, id } = node;
    const own = work.requirements ?? this.#ofLane(node);
    const teams = [own, ...(work.alternatives ?? [])].filter((team) => team.length > 0);
    const selection = teams.map((team) => team.map(({ role, quantity }) => `bpsim:getResource('${this.#resource(role)}',${quantity})`).join(' and ')).map((team) => (teams.length > 1 ? `(${team})` : team)).join(' or ');
    this.#add(id, [
      this.#group('TimeParameters', work.duration === null ? [] : this.#time('ProcessingTime', work.duration, id)),
      this.#group('ResourceParameters', selection === '' ? [] : [this.#parameter('Selection', { element: 'ExpressionParameter', attributes: { value: selection } })]),
      this.#group('PriorityParameters', work.priority === 0 ? [] : [this.#parameter('Priority', { element: 'NumericParameter', attributes: { value: String(work.priority) } })]),
      this.#group('CostParameters', work.fixedCost === 0 ? [] : [this.#parameter('FixedCost', number(work.fixedCost))]),
    ]);
    for (const field of ['performer', 'keepUntil', 'priorityExpression', 'batch', 'sets'] as const) if (work[field] !== undefined) this.#lack(id, field);
    if (work.shiftEnd !== 'suspend') this.#lack(id, work.shiftEnd);
    if (node.loop) this.#lack(id, node.loop.kind);
  }

  #ofLane(node: ProcessNode): readonly Requirement[] {
    const given = givenRole(this.#model, node);
    return given ? [{ role: given.role, quantity: 1 }] : [];
  }

  #start({ id, arrivals }: StartEvent): void {
    if (arrivals === null) return;
    const count = arrivals.maxCases ?? this.#model.meta.settings.cases;
    this.#add(id, [this.#group('ControlParameters', [
      ...(arrivals.rates || arrivals.instants ? [] : this.#time('InterTriggerTimer', arrivals.interArrival, id, arrivals.calendar)),
      this.#parameter('TriggerCount', { element: 'NumericParameter', attributes: { value: String(count) } }),
    ])]);
    for (const field of ['rates', 'instants', 'first', 'last', 'shares'] as const) if (arrivals[field] !== undefined) this.#lack(id, field);
    if (arrivals.batchSize > 1) this.#lack(id, `batchSize ${arrivals.batchSize}`);
    if (arrivals.reading === 'push' && arrivals.calendar !== null) this.#lack(id, 'push');
  }

  #role(id: RoleId, resource: string): void {
    const role = find(this.#model.roles, id);
    if (!role) return;
    const inHours: Readonly<Record<string, string>> = this.#validFor(role.calendar);
    this.#elements.push(this.#create('ElementParameters', { elementRef: resource }, [
      this.#group('ResourceParameters', [this.#parameter('Quantity', { element: 'NumericParameter', attributes: { value: String(role.headcount), ...inHours } })])!,
      ...(role.costPerHour === 0 ? [] : [this.#group('CostParameters', [this.#parameter('UnitCost', { element: 'FloatingParameter', attributes: { value: String(role.costPerHour), timeUnit: 'hour' } })])!]),
    ]));
    for (const field of ['breakdown', 'switchOver', 'absences', 'isPreemptive'] as const) if (role[field] !== undefined && role[field] !== false) this.#lack(role.name || id, field);
    if (role.queueOrder !== 'fifo' && role.queueOrder !== 'priority') this.#lack(role.name || id, role.queueOrder);
  }

  /** The BPMN resource that stands for a role. */
  #resource(role: RoleId): string {
    this.#asked.add(role);
    const { resources } = this.#file;
    const known = resources.get(role);
    if (known !== undefined) return known;
    const id = this.#editor.freshId(role);
    this.#editor.insert(this.#editor.root, this.#editor.create('bpmn', 'resource', { id, name: find(this.#model.roles, role)?.name ?? role }));
    resources.set(role, id);
    return id;
  }

  #time(parameter: string, time: Distribution, where: string, calendar: string | null = null): XmlElement[] {
    const value = writeBpsimTime(time);
    if (!value) { this.#lack(where, time.kind); return []; }
    return [this.#parameter(parameter, { ...value, attributes: { ...value.attributes, ...this.#validFor(calendar) } })];
  }

  #validFor(calendar: string | null): Readonly<Record<string, string>> {
    const id = calendar === null ? undefined : this.#calendars.get(calendar);
    return id === undefined ? {} : { validFor: id };
  }

  #parameter(name: string, { element, attributes, points = [] }: BpsimValue): XmlElement {
    return this.#create(name, {}, [this.#create(element, attributes, points.map(({ value, probability }) => this.#create('UserDistributionDataPoint', { probability: String(probability) }, [this.#create('FloatingParameter', { value: String(value) })])))]);
  }

  /** `null` when there is nothing to say. */
  #group(name: string, parameters: readonly XmlElement[]): XmlElement | null {
    return parameters.length === 0 ? null : this.#create(name, {}, parameters);
  }

  #add(id: string, groups: readonly (XmlElement | null)[]): void {
    const given = groups.filter((group) => group !== null);
    const elementRef = given.length === 0 ? null : this.#file.idInFile(id);
    if (elementRef !== null) this.#elements.push(this.#create('ElementParameters', { elementRef }, given));
  }

  #create(local: string, attributes: Readonly<Record<string, string>>, children: readonly (XmlElement | string)[] = []): XmlElement {
    return this.#editor.create('bpsim', local, attributes, children);
  }

  #lack(where: string, what: string): void {
    this.#file.complaints.notWritten({ where }, what);
  }
}

const number = (value: number): BpsimValue => ({ element: 'FloatingParameter', attributes: { value: String(value) } });

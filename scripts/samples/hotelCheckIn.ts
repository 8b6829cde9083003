import { around, EVERY_DAY, random, skewed, type Sample } from './Sample.ts';

/** Front-line authority: who may give an upgrade, and what asking costs the guest. */
export const hotelCheckIn: Sample = {
  id: 'hotel-check-in',
  name: ['Hotel check-in with upgrade authority', '酒店入住与升级授权'],
  description: [
    'When the booked room is not ready, the front desk may offer an upgrade, but only the duty manager may grant it. What if the front desk may decide?',
    '预订客房未就绪时，前台可提议升级，但须值班经理批准。如果前台可以自行决定呢？',
  ],
  pool: ['Hotel', '酒店'],
  settings: { start: '2026-01-05T12:00', timeZone: 'Asia/Shanghai', cases: 500, replications: 20, seed: 8, currency: 'CNY' },
  calendars: {
    arrival: { name: ['Arrivals 13–23', '到店 13–23 点'], days: EVERY_DAY, spans: [['13:00', '23:00']] },
    evening: { name: ['Evening shift 12–24', '晚班 12–24 点'], days: EVERY_DAY, spans: [['12:00', '24:00']] },
  },
  lanes: [
    { key: 'guest', name: ['Guest', '客人'], laneKind: 'customer' },
    { key: 'desk', name: ['Front desk', '前台'], laneKind: 'frontstage', rows: 2, role: { headcount: 3, costPerHour: 50, calendar: null } },
    { key: 'manager', name: ['Duty manager', '值班经理'], laneKind: 'frontstage', role: { headcount: 1, costPerHour: 110, calendar: null } },
    { key: 'housekeeping', name: ['Housekeeping', '客房部'], laneKind: 'backstage', role: { headcount: 2, costPerHour: 38, calendar: 'evening' } },
    { key: 'concierge', name: ['Concierge', '礼宾'], laneKind: 'frontstage', role: { headcount: 3, costPerHour: 42, calendar: null } },
  ],
  nodes: {
    start: { kind: 'startEvent', name: ['Guest arrives', '客人到店'], lane: 'guest', column: 0, arrivals: { interArrival: random(5), calendar: 'arrival', reading: 'working', batchSize: 1 } },
    welcome: { kind: 'userTask', name: ['Welcome and check the passport', '迎接并核对证件'], lane: 'desk', column: 1, time: around(2, 4, 9), service: { valueClass: 'VA', marks: 'request', isCustomerFacing: true } },
    ready: { kind: 'exclusiveGateway', name: ['Room ready?', '客房就绪？'], lane: 'desk', column: 2 },
    offer: { kind: 'userTask', name: ['Offer an upgrade', '提议升级'], lane: 'desk', column: 3, row: 1, time: around(1, 2, 5), service: { valueClass: 'VA', isCustomerFacing: true, discretion: 'guided' } },
    authority: { kind: 'exclusiveGateway', name: ['Manager needed?', '需要经理批准？'], lane: 'desk', column: 4, row: 1 },
    grant: { kind: 'userTask', name: ['Decide on the upgrade', '审批升级'], lane: 'manager', column: 5, time: around(4, 9, 24), service: { valueClass: 'BVA', isControl: true } },
    granted: { kind: 'exclusiveGateway', name: ['Granted?', '批准？'], lane: 'manager', column: 6 },
    clean: { kind: 'manualTask', name: ['Clean the booked room first', '优先清洁已订客房'], lane: 'housekeeping', column: 7, time: skewed(24, 8), service: { valueClass: 'BVA' } },
    room: { kind: 'exclusiveGateway', name: ['', ''], lane: 'desk', column: 8 },
    key: { kind: 'userTask', name: ['Register and hand over the key', '登记并交付房卡'], lane: 'desk', column: 9, time: around(2, 3, 7), service: { valueClass: 'VA', isCustomerFacing: true } },
    escort: { kind: 'manualTask', name: ['Take the guest to the room', '引领客人至客房'], lane: 'concierge', column: 10, time: around(4, 6, 12), service: { valueClass: 'VA', marks: 'fulfilment', isCustomerFacing: true } },
    ask: { kind: 'userTask', name: ['Ask if all is well', '询问满意度'], lane: 'concierge', column: 11, time: around(1, 1.5, 3), service: { valueClass: 'VA', marks: 'feedback', isCustomerFacing: true } },
    end: { kind: 'endEvent', name: ['In the room', '入住'], lane: 'guest', column: 12 },
  },
  flows: [
    { from: 'start', to: 'welcome' },
    { from: 'welcome', to: 'ready' },
    { from: 'ready', to: 'room', name: ['yes', '是'], probability: 0.7 },
    { from: 'ready', to: 'offer', name: ['no', '否'], probability: 0.3 },
    { from: 'offer', to: 'authority' },
    { from: 'authority', to: 'grant', name: ['yes', '是'], probability: 0.95, handOff: { medium: 'phone', carries: 'information', transferTime: around(1, 3, 10) } },
    { from: 'authority', to: 'room', name: ['no', '否'], probability: 0.05 },
    { from: 'grant', to: 'granted' },
    { from: 'granted', to: 'room', name: ['yes', '是'], probability: 0.8, handOff: { medium: 'phone', carries: 'information' } },
    { from: 'granted', to: 'clean', name: ['no', '否'], probability: 0.2, handOff: { medium: 'phone', carries: 'information' } },
    { from: 'clean', to: 'room', handOff: { medium: 'system', carries: 'information' } },
    { from: 'room', to: 'key' },
    { from: 'key', to: 'escort', handOff: { medium: 'meeting', carries: 'information' } },
    { from: 'escort', to: 'ask' },
    { from: 'ask', to: 'end' },
  ],
  promises: {
    room: { name: ['In the room within half an hour', '半小时内入住'], within: { value: 30, unit: 'min' }, target: 0.9 },
  },
  variants: [
    { key: 'authority', name: ['A · Front desk may upgrade by one class', 'A · 前台可自主升一级'], probability: { 'authority>grant': 0.2, 'authority>room': 0.8 } },
    { key: 'online', name: ['B · Online pre-check-in', 'B · 线上预登记'], time: { welcome: around(1, 1.5, 4), key: around(0.5, 1, 3) } },
    { key: 'desk4', name: ['C · A fourth person at the desk', 'C · 前台增加一人'], headcount: { desk: 4 } },
  ],
};

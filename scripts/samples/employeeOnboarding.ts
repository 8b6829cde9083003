import { around, random, skewed, WEEKDAYS, type Sample } from './Sample.ts';

const within = (hours: number, percentile: number) => ({ responseStandard: { within: { kind: 'fixed', unit: 'h', value: hours } as const, percentile } });

/** Internal service: departments that serve each other by standards that can be kept or missed. */
export const employeeOnboarding: Sample = {
  id: 'employee-onboarding',
  name: ['Employee onboarding with internal standards', '员工入职与内部服务标准'],
  description: [
    'HR, IT, facilities and payroll serve a new colleague side by side, each with a response standard. Which department decides the day on which work can start?',
    '人力、IT、行政与薪酬并行服务新同事，各有响应标准。哪个部门决定了何时能开始工作？',
  ],
  pool: ['Company', '公司'],
  settings: { start: '2026-01-05T09:00', timeZone: 'Europe/London', cases: 300, replications: 20, seed: 21, currency: 'GBP' },
  calendars: { office: { name: ['Office: weekdays 9–17', '办公室：工作日 9–17 点'], days: WEEKDAYS, spans: [['09:00', '12:30'], ['13:30', '17:00']] } },
  lanes: [
    { key: 'hire', name: ['New colleague', '新员工'], laneKind: 'customer' },
    { key: 'hr', name: ['Human resources', '人力资源'], laneKind: 'frontstage', role: { headcount: 2, costPerHour: 40, calendar: 'office' } },
    { key: 'it', name: ['IT service', 'IT 服务'], laneKind: 'support', role: { headcount: 2, costPerHour: 48, calendar: 'office' } },
    { key: 'facilities', name: ['Facilities', '行政'], laneKind: 'support', role: { headcount: 1, costPerHour: 34, calendar: 'office' } },
    { key: 'payroll', name: ['Payroll', '薪酬'], laneKind: 'support', role: { headcount: 1, costPerHour: 42, calendar: 'office' } },
    { key: 'manager', name: ['Line manager', '直属经理'], laneKind: 'frontstage', role: { headcount: 2, costPerHour: 65, calendar: 'office' } },
  ],
  nodes: {
    start: { kind: 'startEvent', name: ['Offer accepted', '接受录用'], lane: 'hire', column: 0, arrivals: { interArrival: random(105), calendar: 'office', reading: 'working', batchSize: 1 } },
    file: { kind: 'userTask', name: ['Open the personnel file', '建立人事档案'], lane: 'hr', column: 1, time: around(25, 35, 70), service: { valueClass: 'BVA', marks: 'request' } },
    split: { kind: 'parallelGateway', name: ['', ''], lane: 'hr', column: 2 },
    laptop: { kind: 'manualTask', name: ['Set up laptop and accounts', '配置电脑与账号'], lane: 'it', column: 3, time: skewed(150, 60), fixedCost: 900, service: { valueClass: 'VA', system: 'ITSM' } },
    desk: { kind: 'manualTask', name: ['Prepare desk and pass', '准备工位与门禁'], lane: 'facilities', column: 3, time: around(30, 45, 90), service: { valueClass: 'VA' } },
    salary: { kind: 'userTask', name: ['Enter into payroll', '录入薪酬系统'], lane: 'payroll', column: 3, time: around(15, 25, 60), service: { valueClass: 'BVA', system: 'ERP' } },
    accepted: { kind: 'exclusiveGateway', name: ['Everything works?', '一切可用？'], lane: 'it', column: 4 },
    join: { kind: 'parallelGateway', name: ['', ''], lane: 'hr', column: 5 },
    invite: { kind: 'userTask', name: ['Send the first-day plan', '发送首日安排'], lane: 'hr', column: 6, time: around(8, 12, 25), service: { valueClass: 'VA', isCustomerFacing: true, marks: 'statusPoint' } },
    firstDay: { kind: 'userTask', name: ['First-day talk', '首日沟通'], lane: 'manager', column: 7, time: around(45, 60, 90), service: { valueClass: 'VA', isCustomerFacing: true } },
    training: { kind: 'userTask', name: ['Safety and values training', '安全与价值观培训'], lane: 'hr', column: 8, time: around(60, 75, 120), batch: { size: 4, maxWait: { kind: 'fixed', unit: 'day', value: 2 }, at: null, mode: 'together', perItem: null }, service: { valueClass: 'VA', isNeverSkip: true } },
    feedback: { kind: 'userTask', name: ['Tell how the start went', '反馈入职体验'], lane: 'hire', column: 9, time: around(5, 10, 20), people: 'nobody', service: { marks: 'feedback' } },
    end: { kind: 'endEvent', name: ['Ready to work', '可以开始工作'], lane: 'hire', column: 10 },
  },
  flows: [
    { from: 'start', to: 'file' },
    { from: 'file', to: 'split' },
    { from: 'split', to: 'laptop', handOff: { medium: 'system', carries: 'information', inputStandard: ['Role profile and start date', '岗位画像与入职日期'], outputStandard: ['Laptop, mail, rights tested', '电脑、邮箱、权限已测试'], acceptanceCheck: ['Log in once', '成功登录一次'], owner: ['IT service lead', 'IT 服务主管'], ...within(16, 0.9) } },
    { from: 'split', to: 'desk', handOff: { medium: 'mail', carries: 'information', owner: ['Facilities lead', '行政主管'], ...within(8, 0.9) } },
    { from: 'split', to: 'salary', handOff: { medium: 'system', carries: 'information', owner: ['Payroll lead', '薪酬主管'], ...within(8, 0.95) } },
    { from: 'laptop', to: 'accepted' },
    { from: 'accepted', to: 'laptop', name: ['no', '否'], probability: 0.12 },
    { from: 'accepted', to: 'join', name: ['yes', '是'], probability: 0.88, handOff: { medium: 'system', carries: 'goods' } },
    { from: 'desk', to: 'join', handOff: { medium: 'mail', carries: 'information' } },
    { from: 'salary', to: 'join', handOff: { medium: 'system', carries: 'information' } },
    { from: 'join', to: 'invite' },
    { from: 'invite', to: 'firstDay', handOff: { medium: 'mail', carries: 'information' } },
    { from: 'firstDay', to: 'training', handOff: { medium: 'meeting', carries: 'information' } },
    { from: 'training', to: 'feedback', handOff: { medium: 'mail', carries: 'information' } },
    { from: 'feedback', to: 'end' },
  ],
  promises: {
    ready: { name: ['Ready to work within five days', '五天内可以开始工作'], within: { value: 5, unit: 'day' }, target: 0.9 },
  },
  variants: [
    { key: 'it3', name: ['A · One more person in IT', 'A · IT 增加一人'], headcount: { it: 3 } },
    { key: 'image', name: ['B · Laptops set up from an image', 'B · 电脑镜像批量配置'], time: { laptop: skewed(70, 25) }, probability: { 'accepted>laptop': 0.05, 'accepted>join': 0.95 } },
  ],
};

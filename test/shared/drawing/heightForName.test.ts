import { expect, it } from 'vitest';
import { heightForName } from '../../../shared/drawing/heightForName.ts';
import { loose } from './models.ts';

it('leaves the usual size to a name that fits', () => {
  expect(heightForName(loose('task', 'Check the invoice'), {})).toBeLessThanOrEqual(80);
});

it('asks for more height with each line, in steps of the grid', () => {
  const height = heightForName(loose('task', '客户服务代表确认、核对并登记客户的报修申请信息，然后通知现场工程师与备件仓库并安排上门时间'), {}) ?? 0;

  expect(height).toBeGreaterThan(80);
  expect(height % 10).toBe(0);
});

it('says nothing of elements whose name stands outside', () => {
  expect(heightForName(loose('startEvent', 'A very long name of an event'), {})).toBeNull();
  expect(heightForName(loose('subProcess', 'Open'), { isExpanded: true })).toBeNull();
});

import { z } from 'zod';

declare const idOf: unique symbol;
type Id<Of extends string> = string & { readonly [idOf]: Of };

export type PoolId = Id<'pool'>;
export type LaneId = Id<'lane'>;
export type NodeId = Id<'node'>;
export type FlowId = Id<'flow'>;
export type RoleId = Id<'role'>;
export type CalendarId = Id<'calendar'>;
export type PersonId = Id<'person'>;
export type AttributeId = Id<'attribute'>;
export type VariantId = Id<'variant'>;
export type ModelId = Id<'model'>;
/** A row of one of the service tables, which later work will tell apart. */
export type ServiceId = Id<'service'>;

/** Whatever can be drawn, selected or named on the canvas. */
export type ElementId = PoolId | LaneId | NodeId | FlowId;

/** Keys that would reach into an object's prototype when used as a table key. */
const UNSAFE = new Set(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty']);

/** Ids are table keys: short, printable, no blank, and never a name that every object already has. */
export const isSafeId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= 200 && !/[\s\p{Cc}]/u.test(value) && !UNSAFE.has(value) && !(value in Object.prototype);

const idSchema = <T extends string>(what: string) =>
  z.custom<T>(isSafeId, { error: `is not a valid ${what} id (1 to 200 printable characters without blanks)` });

export const PoolId = idSchema<PoolId>('pool');
export const LaneId = idSchema<LaneId>('lane');
export const NodeId = idSchema<NodeId>('node');
export const FlowId = idSchema<FlowId>('flow');
export const RoleId = idSchema<RoleId>('role');
export const CalendarId = idSchema<CalendarId>('calendar');
export const PersonId = idSchema<PersonId>('person');
export const AttributeId = idSchema<AttributeId>('attribute');
export const VariantId = idSchema<VariantId>('variant');
export const ModelId = idSchema<ModelId>('model');
export const ServiceId = idSchema<ServiceId>('service');
export const ElementId = idSchema<ElementId>('element');

export const poolId = (s: string) => s as PoolId;
export const laneId = (s: string) => s as LaneId;
export const nodeId = (s: string) => s as NodeId;
export const flowId = (s: string) => s as FlowId;
export const roleId = (s: string) => s as RoleId;
export const calendarId = (s: string) => s as CalendarId;
export const personId = (s: string) => s as PersonId;
export const attributeId = (s: string) => s as AttributeId;
export const variantId = (s: string) => s as VariantId;
export const modelId = (s: string) => s as ModelId;
export const serviceId = (s: string) => s as ServiceId;

import { z } from 'zod';
import { IpcError } from './contract.ts';

/** Frames of the browser host's WebSocket, each one text message in the encoding of `codec.ts`. */

/** WebSocket subprotocol; the token travels as a second one, which the server never echoes. */
export const SUBPROTOCOL = 'laneway.1';
export const TOKEN_PREFIX = 'token.';
export const SOCKET_PATH = '/socket';

/** One frame at most; a file in it may be three quarters of this (base64). */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** The renderer asks. `call` is looked up in the contract, `input` parsed by it. */
export const CallFrame = z.strictObject({ id: z.int().min(0), call: z.string().max(100), input: z.unknown().optional() });
export type CallFrame = z.infer<typeof CallFrame>;

export const AnswerFrame = z.object({
  id: z.int(),
  result: z.union([z.object({ ok: z.literal(true), value: z.unknown().optional() }), z.object({ ok: z.literal(false), error: IpcError })]),
});
export const EventFrame = z.object({ event: z.string(), payload: z.unknown().optional() });
export const ServerFrame = z.union([AnswerFrame, EventFrame]);

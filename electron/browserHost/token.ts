import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 bits, as text that may stand in an address and in a WebSocket subprotocol. */
export const newToken = (): string => randomBytes(24).toString('base64url');

const digest = (text: string) => createHash('sha256').update(text).digest();

/** Compares in a time that tells nothing about the token, its length included. */
export const isToken = (offered: string, token: string): boolean => timingSafeEqual(digest(offered), digest(token));

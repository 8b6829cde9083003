/**
 * The two channels between page and main process. The page reaches no other, and which calls exist is for the main
 * process to say: it looks each one up in the contract. So the preload needs no list, and stays a few lines.
 */
export const CALL_CHANNEL = 'laneway:call';
export const EVENT_CHANNEL = 'laneway:event';

/** Tells the main process whether keys go to a text field, so that Edit → Copy copies text there and steps elsewhere. */
export const TEXT_FOCUS_CHANNEL = 'laneway:text-focus';

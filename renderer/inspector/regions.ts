/** IANA names that this runtime knows, for the list of suggestions. `UTC` is always possible. */
export const TIME_ZONES: readonly string[] = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];

/** ISO 4217 by form; codes that the runtime has no name for are still shown as typed. */
export const isCurrency = (code: string): boolean => /^[A-Z]{3}$/.test(code);

/** Part of every report; changes whenever the same model and seed may give other figures. */
export const ENGINE_VERSION = '2.5.0';

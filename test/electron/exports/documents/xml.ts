import { DOMParser } from '@xmldom/xmldom';

/** Parses XML strictly: anything that a reader would stumble over throws. */
export const documentOf = (xml: string) => new DOMParser({ onError: (level, text) => { throw new Error(`${level}: ${text}`); } }).parseFromString(xml, 'text/xml');

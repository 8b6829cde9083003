/** Path of a Chromium, Chrome or Edge on this machine (`LANEWAY_CHROMIUM` goes first), else `null`. */
export declare function findBrowser(): string | null;
export declare function findOrFetchBrowser(): Promise<string | null>;

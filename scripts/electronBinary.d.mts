/** Path of the Electron program if it is on this machine, else `null`. */
export declare function electronBinary(): string | null;
export declare function fetchElectron(options?: { timeoutMs?: number }): Promise<string | null>;

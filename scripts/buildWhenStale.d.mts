/** Parts of `dist` that are older than their sources. */
export declare function staleParts(): string[];
/** Builds what is older than its sources; `false` when the build failed. */
export declare function buildWhenStale(): Promise<boolean>;

/** `lost`: trying again by itself. `refused`: the program behind this address has ended, or the address lacks its token. */
export type ConnectionState = 'connected' | 'lost' | 'refused';

/** What a reader has chosen; nothing of it is kept in the file. */
export interface ViewerState {
  /** Position in `views`: the master or a variant. */
  readonly view: number;
  /** Position in the view's `levels`. */
  readonly level: number;
  readonly selected: string | null;
  /** 0: English, 1: Chinese. */
  readonly language: 0 | 1;
  readonly theme: 'system' | 'light' | 'dark';
  readonly withHeat: boolean;
  readonly hasPanel: boolean;
  readonly query: string;
  /** Position in the matches. */
  readonly match: number;
}

type Listener = (now: ViewerState, before: ViewerState) => void;

/** One state, and who wants to know when it changes. */
export class ViewerStore {
  private now: ViewerState;
  private readonly listeners: Listener[] = [];

  constructor(first: ViewerState) {
    this.now = first;
  }

  get state(): ViewerState {
    return this.now;
  }
  set(patch: Partial<ViewerState>): void {
    const before = this.now;
    const now = { ...before, ...patch };
    // Another search: its matches are others, and may be fewer.
    const isSearchedAnew = now.view !== before.view || now.language !== before.language || now.query !== before.query;
    this.now = isSearchedAnew && patch.match === undefined ? { ...now, match: 0 } : now;
    for (const listener of this.listeners) listener(this.now, before);
  }
  follow(listener: Listener): void {
    this.listeners.push(listener);
  }
}

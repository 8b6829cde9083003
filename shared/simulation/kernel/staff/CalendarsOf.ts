/** Those who serve each desk (members, or roles), and the calendar of each; −1: always. */
export interface CalendarsOf {
  readonly start: Int32Array;
  readonly items: Int32Array;
  readonly calendar: Int32Array;
}

/** Minutes after midnight as `09:30` (ISO 8601); 1440 is `24:00`. */
export const clockText = (minutes: number): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

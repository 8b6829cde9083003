/** Words for readers of both languages: one text where both read the same, else English and 简体中文. */
export type Text = string | readonly [en: string, zhCN: string];

/** How a text reads in one language: 0 is English, 1 is Chinese. */
export const reads = (of: Text, language: number): string => (typeof of === 'string' ? of : (of[language] ?? of[0]));

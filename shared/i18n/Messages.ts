/**
 * Texts of one area: key → [English, 简体中文]. Both stand side by side, so a text without its translation does not
 * compile. `{{name}}` is replaced, `{{minutes, duration}}` by a duration in words; a key that ends in `_one` / `_other` is
 * chosen by `count` (i18next plurals).
 */
export type Messages = Readonly<Record<string, readonly [en: string, zhCN: string]>>;

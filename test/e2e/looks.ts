/** Each language and each theme once: what a theme does to colours it does in every language. The views of the studio are looked at in all four. */
export const LOOKS = [
  { locale: 'en', colorScheme: 'light' },
  { locale: 'zh-CN', colorScheme: 'dark' },
] as const;

/** What the system says went wrong: “ENOENT: no such file or directory, open '/x/.y.tmp'” without its code and its file, of which nobody may know. */
export const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message.replace(/^E[A-Z0-9]+: /, '').replace(/, \w+(?: '[^]*)?$/, '') : String(cause));

/** Whether a path or URL is that of `$batch`, in any of the ways in which it can be written. */
export const isBatchPath = (path: string): boolean => /\/(\$|%24)batch\/?(\?|$)/i.test(path);

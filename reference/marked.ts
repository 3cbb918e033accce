/**
 * The text with what stands between the markers of a name replaced:
 * `<!-- reference:actions -->…<!-- /reference:actions -->`.
 */
export const replaceMarked = (text: string, name: string, content: string): string => {
  const [open, close] = [`<!-- reference:${name} -->`, `<!-- /reference:${name} -->`];
  const [start, end] = [text.indexOf(open), text.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`the markers of ${name} are missing`);
  return `${text.slice(0, start + open.length)}${content}${text.slice(end)}`;
};

/** Full-width characters, as Chinese input methods write them where a file or a command needs plain ones. */

const wide = /[\uFF01-\uFF5E\u3000-\u3002]/u;

/** Names the first full-width character of a text and its place, and says what to write; null without one, or where that is not `taken`. */
export function fullWidthRemedy(text: string, taken: (plain: string) => boolean = () => true): string | null {
  const found = wide.exec(text);
  if (found === null) return null;
  const place = [...text.slice(0, found.index)].length + 1;
  const spaced = text.replaceAll("：", ": ").replace(/: {2,}/g, ": ");
  const plain = spaced.normalize("NFKC").replaceAll("、", ",").replaceAll("。", ".").trim();
  if (!taken(plain)) return null;
  return `"${found[0]}", character ${place}, is full-width: write ${JSON.stringify(plain)}`;
}

/** What a file is that is not the text it should be: kinds known by their first bytes, and encodings known by how their bytes lie. */

/** A kind of file, as in "received …". */
interface Kind {
  readonly begins: readonly number[];
  readonly name: string;
  /** Words of which one must stand somewhere in the file. */
  readonly holds?: readonly string[];
}

const zip = [0x50, 0x4b, 0x03, 0x04];

/** In order: the first that fits. */
const kinds: readonly Kind[] = [
  { begins: zip, holds: ["xl/workbook", "xl/worksheets"], name: "an Excel workbook (.xlsx)" },
  { begins: zip, holds: ["opendocument.spreadsheet"], name: "an OpenDocument spreadsheet (.ods)" },
  { begins: zip, holds: ["Index/Document.iwa"], name: "a Numbers spreadsheet (.numbers)" },
  { begins: zip, holds: ["word/document"], name: "a Word document (.docx)" },
  { begins: zip, name: "a zip archive" },
  { begins: [0xd0, 0xcf, 0x11, 0xe0], name: "an old Office file (.xls or .doc)" },
  { begins: [0x25, 0x50, 0x44, 0x46], name: "a PDF" },
  { begins: [0x1f, 0x8b], name: "a gzip archive" },
  { begins: [0x50, 0x41, 0x52, 0x31], name: "a Parquet file" },
];

/** The kind of a file that is no text, or null where no known one fits. */
export function foreignKind(bytes: Uint8Array): string | null {
  const fitting = kinds.filter(({ begins }) => begins.every((byte, i) => bytes[i] === byte));
  if (fitting.length === 0) return null;
  const text = new TextDecoder("latin1").decode(bytes);
  return fitting.find(({ holds }) => holds === undefined || holds.some((word) => text.includes(word)))?.name ?? null;
}

/** The UTF-16 that a byte order mark announces, or null. */
export function markedUtf16(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** Whether every other byte is zero, as in UTF-16 of Latin letters. */
export function looksLikeUtf16(bytes: Uint8Array): boolean {
  const start = bytes.subarray(0, 400);
  const zeros = [0, 1].map((odd) => start.filter((byte, i) => i % 2 === odd && byte === 0).length);
  return start.length >= 4 && Math.min(...zeros) === 0 && Math.max(...zeros) > start.length / 4;
}

/** Whether bytes that are not UTF-8 would be Chinese in GBK: valid there, and bytes beyond ASCII come in pairs, which no European text has. */
export function looksLikeGbk(bytes: Uint8Array): boolean {
  let [pairs, others] = [0, 0];
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    if (bytes[i + 1] >= 0x80) pairs++;
    else others++;
    i++;
  }
  return pairs > others && decoded(bytes, "gb18030") !== null;
}

/** The text of bytes in an encoding, or null where they are not in it. */
export function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

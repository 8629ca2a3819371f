/** Plain text in lines and columns for a terminal: a door of help and lists, which loads no catalogue and no package. */
export { textInColumns, wrapText } from "./words/plainText.ts";
export { countWords, decimal } from "./words/words.ts";

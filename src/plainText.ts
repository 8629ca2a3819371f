/** Plain text in lines and columns for a terminal: a door of help and lists, which loads no catalogue and no package. */
export { textInColumns, wrapText } from "./report/plainText.ts";
export { countWords, decimal } from "./study/analysis/words.ts";

/** A door that loads nothing of cosafe: what the command line needs before it loads anything else. */
export { loadOneByOne } from "./host/fewFiles.ts";

/** How options are declared and read: a door that loads little else. */
export { duration } from "./methods/duration.ts";
export {
  flag,
  type GivenOf,
  kebabCase,
  names,
  type Option,
  type OptionProblem,
  type Options,
  optionLines,
  type Rules,
  readOptions,
  several,
  type Texts,
  text,
  type ValuesOf,
  whole,
} from "./methods/options.ts";

/** What was meant by a mistyped or former name: a door for messages, which loads no catalogue. */
export { formerNames } from "./scenario/text/formerNames.ts";
export { nearest } from "./scenario/text/suggest.ts";

/** The version of cosafe alone, for who asks for nothing else: a door that loads one small file. */
export { version } from "./host/version.ts";

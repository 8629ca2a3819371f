/** The YAML library's syntax errors in the words of a scenario writer. */
import type { YAMLParseError } from "yaml";
import { fullWidthRemedy } from "./fullWidth.ts";
import { type Report, yamlProblem } from "./problems.ts";

type Explanation = Omit<Report, "at">;

/** What was expected and received at a syntax error. */
export function explainYamlError(error: YAMLParseError, text: string): Explanation {
  const known = explanations[error.code];
  const remedy = fullWidthRemedy(lineAt(text, error.pos[0])) ?? known?.remedy;
  if (known !== undefined) return { path: "", what: yamlProblem, ...known, remedy };
  if (error.code === "UNEXPECTED_TOKEN" && text[error.pos[0]] === "\t")
    return { path: "", what: yamlProblem, ...explanations.TAB_AS_INDENT };
  return { path: "", what: yamlProblem, expected: "well-formed YAML", received: `something else (${error.message.split("\n")[0]})` };
}

function lineAt(text: string, place: number): string {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  return text.slice(start, end < 0 ? undefined : end).slice(0, 200);
}

const colonRemedy = "put text that contains `: ` in quotes";

const explanations: Readonly<Record<string, Omit<Explanation, "path" | "what">>> = {
  TAB_AS_INDENT: { expected: "spaces before a key", received: "a tab", remedy: "indent with two spaces" },
  MULTIPLE_DOCS: { expected: "one document", received: "a second one after `---`", remedy: "write one file per scenario" },
  BLOCK_AS_IMPLICIT_KEY: { expected: "one key on a line", received: "a second one", remedy: colonRemedy },
  MULTILINE_IMPLICIT_KEY: { expected: "`key: value`", received: "a line without a colon", remedy: "end the key with `:`" },
  BAD_INDENT: {
    expected: "aligned keys and closed brackets",
    received: "something else",
    remedy: "close the bracket above, or indent with two spaces",
  },
  BAD_SCALAR_START: { expected: "a value", received: "a reserved character", remedy: "put the text in quotes" },
  MISSING_CHAR: { expected: "a closing quote or bracket", received: "the end", remedy: "close it" },
};

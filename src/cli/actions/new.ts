/** What `cosafe new` does. */
import { existsSync } from "node:fs";
import { beginScenario, DraftFileError } from "../../draft/beginScenario.ts";
import { type DraftPlan, usualCommunities } from "../../draft/draft.ts";
import { type Answer, draftStarts, fileNameFor, readers as read } from "../../draft/draftQuestions.ts";
import { placeProblems } from "../../draft/placeProblems.ts";
import type { ResolvedScenario } from "../../scenario/types.ts";
import { textInColumns } from "../../words/plainText.ts";
import { decimal } from "../../words/words.ts";
import { diskFailed, type ExitCode, InputError, shellWord, type Terminal } from "../command.ts";
import { type Asking, openAsking } from "./asking.ts";

/** Options that answer a question. */
type Answers = "place" | "residents" | "communities" | "case" | "problems";

interface NewAsked {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<Answers, string | undefined>> & { readonly list: boolean; readonly force: boolean };
  readonly given: ReadonlySet<string>;
}

export async function runNew(asked: NewAsked, terminal: Terminal): Promise<ExitCode> {
  if (asked.values.list) return list(terminal);
  if (!terminal.canAsk) refuseUnasked(asked);
  const asking = await openAsking<Answers>(asked, terminal);
  try {
    const plan = await askPlan(asking);
    return await write(plan, asked.values, terminal, asking);
  } finally {
    asking.close();
  }
}

/** Without a terminal what cannot be guessed must be given. */
function refuseUnasked({ given }: NewAsked): void {
  const missing = ["place", "residents"].filter((name) => !given.has(name)).map((name) => `--${name}`);
  if (!given.has("problems") && !given.has("case")) missing.push("--problems (or --case)");
  if (missing.length === 0) return;
  throw new InputError(
    `new: expected ${missing.join(", ")}, since there is no terminal to ask on; for example --place "River Street" --residents 12000 --problems thin-budget. cosafe new --list names problems and cases.`,
  );
}

async function askPlan(asking: Asking<Answers>): Promise<DraftPlan> {
  const place = await asking.ask({ option: "place", question: "Name of the community", read: read.place });
  const residents = await asking.ask({ option: "residents", question: "How many residents", read: read.residents });
  const usual = String(usualCommunities(residents));
  const readCount = (text: string) => read.communities(text, residents);
  const communities = await asking.ask({ option: "communities", question: "How many communities", read: readCount, usual });
  const start = await asking.ask({
    option: "case",
    question: "Case to start from",
    choices: draftStarts,
    read: read.start,
    usual: draftStarts[0].id,
  });
  const isCase = start !== draftStarts[0].id;
  const readProblems = (text: string): Answer<readonly string[]> => {
    const answer = read.problems(text);
    if ("wrong" in answer || answer.value.length > 0 || isCase) return answer;
    return { wrong: "expected at least one problem, received none; without one, or a case that has some, there is no measure to try" };
  };
  const question = isCase ? "Problems besides those of the case, separated by commas" : "Its problems, separated by commas";
  const usualProblems = isCase ? { usual: "none" } : {};
  const problems = await asking.ask({ option: "problems", question, choices: placeProblems, read: readProblems, ...usualProblems });
  return { place, residents, communities, start, problems };
}

/** Until a name is free; in scripts a name that is taken ends the command. */
async function write(plan: DraftPlan, { force }: NewAsked["values"], terminal: Terminal, asking: Asking<Answers>): Promise<ExitCode> {
  const readFree = (text: string): Answer<string> => {
    const answer = read.file(text);
    if ("wrong" in answer || force || !existsSync(answer.value)) return answer;
    return {
      wrong: `expected a name that is free, received ${answer.value}, which exists; choose another name, or replace it with --force`,
    };
  };
  const path = await asking.ask({ option: null, question: "File to write", read: readFree, usual: fileNameFor(plan.place) });
  try {
    const scenario = beginScenario(plan, { path, shellWord: shellWord(path), force });
    terminal.out(said(scenario, plan, path));
    return 0;
  } catch (error) {
    if (error instanceof DraftFileError && !diskFailed(error)) throw new InputError(error.message);
    throw error;
  }
}

function said({ arms }: ResolvedScenario, { residents, communities, problems }: DraftPlan, path: string): string {
  const count = (number: number, one: string, many: string) => `${decimal(number, 0)} ${number === 1 ? one : many}`;
  const parts = [
    `${count(residents, "resident", "residents")} in ${count(communities, "community", "communities")}`,
    ...(problems.length === 0 ? [] : [count(problems.length, "problem", "problems")]),
    `${count(arms.length, "arm", "arms")}: ${arms.map(({ id }) => id).join(", ")}`,
  ];
  const word = shellWord(path);
  return `${path}: ${parts.join("; ")}\nPut your own numbers in, then:\n  cosafe validate ${word}\n  cosafe diagnose ${word}\n  cosafe compare ${word}\n`;
}

function list(terminal: Terminal): ExitCode {
  const width = terminal.outIsTerminal ? terminal.width : 120;
  const rows = (all: readonly { readonly id: string; readonly label: string }[]) =>
    textInColumns(
      all.map(({ id, label }) => [`  ${id}`, label]),
      width,
    );
  terminal.out(`Cases (--case):\n${rows(draftStarts)}\n\nProblems (--problems):\n${rows(placeProblems)}\n`);
  return 0;
}

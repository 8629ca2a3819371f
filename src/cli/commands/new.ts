/** `cosafe new`: asks what a place is like and writes a scenario to begin with; in scripts it takes the answers as options. */
import { existsSync } from "node:fs";
import type { Answer, DraftPlan, ResolvedScenario } from "../../index.ts";
import { flag, text, type ValuesOf } from "../../options.ts";
import { decimal, textInColumns } from "../../plainText.ts";
import { type Asking, openAsking } from "../asking.ts";
import { type Asked, command, diskFailed, type ExitCode, InputError, shellWord, type Terminal } from "../command.ts";

const options = {
  place: text({ value: "NAME", summary: "Name of the community" }),
  residents: text({ value: "N", summary: "Number of residents; organisations, buildings, grids and money are scaled to it" }),
  communities: text({ value: "N", summary: "Communities, each with a committee", usual: "one for some 8,000 residents" }),
  case: text({ value: "ID", summary: "Case to start from, with its problems and measures", usual: "community, which is none" }),
  problems: text({ value: "A,B", summary: "Problems of the community, by id, or none; a measure for each becomes an arm" }),
  list: flag({ summary: "List the cases and problems to choose from" }),
  force: flag({ summary: "Overwrite a file of this name" }),
};
type Values = ValuesOf<typeof options>;
/** Options that answer a question. */
type Answers = Exclude<keyof typeof options, "list" | "force">;

export const newScenario = command({
  options,
  examples: [
    ["new", "asks questions, then writes the file"],
    [
      'new --place "River Street" --residents 12000 --problems weak-committee,few-police,thin-budget',
      "the same in a script: river-street.yaml",
    ],
    [
      "new mine.yaml --place Mine --residents 30000 --case taiyuan --problems none",
      "Taiyuan's problems and measures in a community of 30,000",
    ],
    ["new --list", "what to choose from"],
  ],
  async run(asked, terminal) {
    if (asked.values.list) return list(terminal);
    if (!terminal.canAsk) refuseUnasked(asked);
    const asking = await openAsking<Answers>(asked, terminal);
    try {
      const plan = await askPlan(asking);
      return await write(plan, asked.values, terminal, asking);
    } finally {
      asking.close();
    }
  },
});

/** Without a terminal what cannot be guessed must be given. */
function refuseUnasked({ given }: Asked<typeof options>): void {
  const missing = ["place", "residents"].filter((name) => !given.has(name)).map((name) => `--${name}`);
  if (!given.has("problems") && !given.has("case")) missing.push("--problems (or --case)");
  if (missing.length === 0) return;
  throw new InputError(
    `new: expected ${missing.join(", ")}, since there is no terminal to ask on; for example --place "River Street" --residents 12000 --problems thin-budget. cosafe new --list names problems and cases.`,
  );
}

async function askPlan(asking: Asking<Answers>): Promise<DraftPlan> {
  const api = await import("../../beginning.ts");
  const read = api.draftReaders;
  const place = await asking.ask({ option: "place", question: "Name of the community", read: read.place });
  const residents = await asking.ask({ option: "residents", question: "How many residents", read: read.residents });
  const usual = String(api.usualCommunities(residents));
  const readCount = (text: string) => read.communities(text, residents);
  const communities = await asking.ask({ option: "communities", question: "How many communities", read: readCount, usual });
  const start = await asking.ask({
    option: "case",
    question: "Case to start from",
    choices: api.draftStarts,
    read: read.start,
    usual: api.draftStarts[0].id,
  });
  const isCase = start !== api.draftStarts[0].id;
  const readProblems = (text: string): Answer<readonly string[]> => {
    const answer = read.problems(text);
    if ("wrong" in answer || answer.value.length > 0 || isCase) return answer;
    return { wrong: "expected at least one problem, received none; without one, or a case that has some, there is no measure to try" };
  };
  const question = isCase ? "Problems besides those of the case, separated by commas" : "Its problems, separated by commas";
  const usualProblems = isCase ? { usual: "none" } : {};
  const problems = await asking.ask({ option: "problems", question, choices: api.placeProblems, read: readProblems, ...usualProblems });
  return { place, residents, communities, start, problems };
}

/** Until a name is free; in scripts a name that is taken ends the command. */
async function write(plan: DraftPlan, { force }: Values, terminal: Terminal, asking: Asking<Answers>): Promise<ExitCode> {
  const { beginScenario, DraftFileError, fileNameFor, draftReaders } = await import("../../beginning.ts");
  const readFree = (text: string): Answer<string> => {
    const answer = draftReaders.file(text);
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

async function list(terminal: Terminal): Promise<ExitCode> {
  const { draftStarts, placeProblems } = await import("../../beginning.ts");
  const width = terminal.outIsTerminal ? terminal.width : 120;
  const rows = (all: readonly { readonly id: string; readonly label: string }[]) =>
    textInColumns(
      all.map(({ id, label }) => [`  ${id}`, label]),
      width,
    );
  terminal.out(`Cases (--case):\n${rows(draftStarts)}\n\nProblems (--problems):\n${rows(placeProblems)}\n`);
  return 0;
}

/** `cosafe new`: asks what a place is like and writes a scenario to begin with; in scripts it takes the answers as options. */
import { existsSync } from "node:fs";
import type { Answer, DraftPlan, ResolvedScenario } from "../../index.ts";
import { type Asking, openAsking } from "../asking.ts";
import { type Command, diskFailed, type ExitCode, type Input, InputError, shellWord, type Terminal } from "../command.ts";
import { columns } from "../text.ts";

export const newScenario: Command = {
  options: {
    place: { type: "text", value: "NAME", summary: "Name of the place" },
    residents: { type: "text", value: "N", summary: "How many live there; organisations, buildings, grids and money follow" },
    communities: { type: "text", value: "N", summary: "Communities, each with a committee", default: "one for some 8,000 residents" },
    case: {
      type: "text",
      value: "ID",
      summary: "Case to begin with, its problems and measures included",
      default: "community, which is none",
    },
    problems: { type: "text", value: "A,B", summary: "Problems of the place, by id, or none; a measure that answers each becomes an arm" },
    list: { type: "flag", summary: "List the cases and problems to choose from" },
    force: { type: "flag", summary: "Replace a file of this name" },
  },
  examples: [
    ["new", "asks, then writes"],
    [
      'new --place "River Street" --residents 12000 --problems weak-committee,few-police,thin-budget',
      "the same in a script: river-street.yaml",
    ],
    ["new mine.yaml --place Mine --residents 30000 --case taiyuan --problems none", "Taiyuan's problems and measures in a place of 30,000"],
    ["new --list", "what to choose from"],
  ],
  async run(input, terminal) {
    if (input.flag("list")) return list(terminal);
    if (!terminal.canAsk) refuseUnasked(input);
    const asking = await openAsking(input, terminal);
    try {
      const plan = await askPlan(asking);
      return await write(plan, input, terminal, asking);
    } finally {
      asking.close();
    }
  },
};

/** Without a terminal what cannot be guessed must be given. */
function refuseUnasked(input: Input): void {
  const given = (name: string) => input.text(name) !== undefined;
  const missing = ["place", "residents"].filter((name) => !given(name)).map((name) => `--${name}`);
  if (!given("problems") && !given("case")) missing.push("--problems (or --case)");
  if (missing.length === 0) return;
  throw new InputError(
    `new: expected ${missing.join(", ")}, since there is no terminal to ask on; for example --place "River Street" --residents 12000 --problems thin-budget. cosafe new --list names problems and cases.`,
  );
}

async function askPlan(asking: Asking): Promise<DraftPlan> {
  const api = await import("../../beginning.ts");
  const read = api.draftReaders;
  const place = await asking.ask({ option: "place", question: "Name of the place", read: read.place });
  const residents = await asking.ask({ option: "residents", question: "How many residents", read: read.residents });
  const usual = String(api.usualCommunities(residents));
  const readCount = (text: string) => read.communities(text, residents);
  const communities = await asking.ask({ option: "communities", question: "In how many communities", read: readCount, usual });
  const start = await asking.ask({
    option: "case",
    question: "Case to begin with",
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
  const question = isCase ? "Problems besides those of the case, separated by commas" : "Problems it has, separated by commas";
  const usualProblems = isCase ? { usual: "none" } : {};
  const problems = await asking.ask({ option: "problems", question, choices: api.placeProblems, read: readProblems, ...usualProblems });
  return { place, residents, communities, start, problems };
}

/** Until a name is free; in scripts a name that is taken ends the command. */
async function write(plan: DraftPlan, input: Input, terminal: Terminal, asking: Asking): Promise<ExitCode> {
  const { beginScenario, DraftFileError, fileNameFor, draftReaders } = await import("../../beginning.ts");
  const force = input.flag("force");
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
  const count = (number: number, one: string, many: string) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
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
    columns(
      all.map(({ id, label }) => [`  ${id}`, label]),
      width,
    );
  terminal.out(`Cases (--case):\n${rows(draftStarts)}\n\nProblems (--problems):\n${rows(placeProblems)}\n`);
  return 0;
}

/** What `cosafe diverge` does. */
import { type DivergeRun, diverge } from "../../methods/diverge/diverge.ts";
import { formatDivergence } from "../../methods/diverge/text.ts";
import type { ScenarioOverrides } from "../../scenario/types.ts";
import { type ExitCode, InputError, type Terminal } from "../command.ts";
import { suggestion } from "../suggestion.ts";
import { loadOrExplain } from "./scenarioFile.ts";

export async function runDiverge(
  positionals: readonly string[],
  { seed, days, set, json }: Pick<ScenarioOverrides, "seed" | "days" | "set"> & { readonly json: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const [a, b] = positionals.map(readRunName);
  const first = await loadRun(a, { seed, days, set: [] }, terminal);
  const second = await loadRun(b, { seed, days, set }, terminal);
  if (first === null || second === null) return 2;
  const found = diverge(first, second);
  const names = a.text === b.text ? { a: "A", b: "B" } : { a: shortName(a), b: shortName(b) };
  if (json) terminal.out(`${JSON.stringify({ a: a.text, b: b.text, ...found }, null, 2)}\n`);
  else terminal.out(formatDivergence(found, names.a === names.b ? { a: "A", b: "B" } : names));
  return 0;
}

interface RunName {
  readonly text: string;
  readonly file: string;
  readonly arm: string;
  readonly replication: number;
}

/** `file.yaml#arm@replication`; arm `baseline` and replication 1 may be left off. */
function readRunName(text: string): RunName {
  const match = /^(?<file>[^#]+?)(?:#(?<arm>[^@]*))?(?:@(?<replication>\d+))?$/.exec(text);
  const replication = Number(match?.groups?.["replication"] ?? 1);
  if (match === null || match.groups?.["arm"] === "" || !Number.isSafeInteger(replication) || replication > 0xffffffff) {
    throw new InputError(`run ${JSON.stringify(text)}: expected file.yaml#arm@replication, e.g. scenarios/minimal.yaml#baseline@1`);
  }
  return { text, file: match.groups!["file"], arm: match.groups!["arm"] ?? "baseline", replication };
}

/** Null after the problems have been printed. Throws `InputError` for an arm that is not there. */
async function loadRun(
  { file, arm, replication }: RunName,
  overrides: Parameters<typeof loadOrExplain>[1],
  terminal: Terminal,
): Promise<DivergeRun | null> {
  const scenario = loadOrExplain(file, overrides, terminal);
  if (scenario === null) return null;
  const found = scenario.arms.find(({ id }) => id === arm);
  if (found !== undefined) return { specification: found.specification, replication };
  const names = scenario.arms.map(({ id }) => id);
  throw new InputError(
    `${file}: expected one of the arms ${names.join(", ")}, received ${JSON.stringify(arm)}${await suggestion(arm, names)}`,
  );
}

function shortName({ arm, replication }: RunName): string {
  return `${arm}@${replication}`;
}

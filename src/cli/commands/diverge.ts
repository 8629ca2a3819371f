/** `cosafe diverge`: the first day, process, agent and draw at which two runs differ. */
import type { DivergeRun } from "../../index.ts";
import { duration, flag, several, text } from "../../options.ts";
import { command, InputError, type Terminal } from "../command.ts";
import { partsOptions } from "../ownParts.ts";
import { loadOrExplain } from "../scenarioFile.ts";
import { suggestion } from "../suggestion.ts";

export const diverge = command({
  options: {
    seed: text({ value: "S", summary: "Seed of both runs", usual: "the scenario's" }),
    days: duration({ summary: "How long to simulate: days, or 6 months, 2 years", usual: "the scenario's horizon" }),
    set: several({ value: "PATH=VALUE", summary: "Change a setting in run B; may be repeated" }),
    ...partsOptions,
    json: flag({ summary: "Print as JSON" }),
  },
  examples: [
    ["diverge scenarios/minimal.yaml#baseline@1 scenarios/minimal.yaml#clarity@1", "where an arm first differs from the baseline"],
    [
      "diverge scenarios/minimal.yaml scenarios/minimal.yaml --days 60 --set parameters.routing.maximumHops=1",
      "what a parameter reaches first",
    ],
  ],
  async run({ positionals, values: { seed, days, set, json } }, terminal) {
    const { diverge: compare, formatDivergence } = await import("../../index.ts");
    const [a, b] = positionals.map(readRunName);
    const first = await loadRun(a, { seed, days, set: [] }, terminal);
    const second = await loadRun(b, { seed, days, set }, terminal);
    if (first === null || second === null) return 2;
    const found = compare(first, second);
    const names = a.text === b.text ? { a: "A", b: "B" } : { a: shortName(a), b: shortName(b) };
    if (json) terminal.out(`${JSON.stringify({ a: a.text, b: b.text, ...found }, null, 2)}\n`);
    else terminal.out(formatDivergence(found, names.a === names.b ? { a: "A", b: "B" } : names));
    return 0;
  },
});

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

/** Null after the problems have been told. Throws `InputError` for an arm that is not there. */
async function loadRun(
  { file, arm, replication }: RunName,
  overrides: Parameters<typeof loadOrExplain>[1],
  terminal: Terminal,
): Promise<DivergeRun | null> {
  const scenario = await loadOrExplain(file, overrides, terminal);
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

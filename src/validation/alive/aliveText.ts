/** docs/alive.md: which settings move what they were stated to move; those that do not come first. */
import { type AliveResult, FAMILY_ERROR } from "../../evidence/alive/judge.ts";
import type { ExemptRow } from "../../evidence/alive/rows.ts";
import { SEEDS } from "../../evidence/alive/runAlive.ts";
import { standing, standingIds } from "../../evidence/alive/standing.ts";
import { reasons } from "./aliveReasons.ts";

export interface AliveDocument {
  readonly results: readonly AliveResult[];
  readonly exempt: readonly ExemptRow[];
  /** Day on which the runs were made, `2026-11-29`. */
  readonly date: string;
  /** Hash of what made the runs. */
  readonly engine: string;
}

/** Four of five sentences say how to read it, since a table of hundreds of rows is easily misread. */
export function aliveMarkdown({ results, exempt, date, engine }: AliveDocument): string {
  const of = (verdict: AliveResult["verdict"]) => results.filter((result) => result.verdict === verdict);
  const [dead, open, against, stated] = [of("dead"), of("not shown"), of("the other way"), of("as stated")];
  return [
    "# What every setting moves",
    "",
    `Made by \`npm run alive\` on ${date} with engine \`${engine.slice(0, 16)}\`. ${results.length} settings: ${stated.length} move their outcome as stated, ${against.length} the other way; ${open.length} are not shown to move it; ${dead.length} move nothing at all; ${exempt.length} are not tried. The numbers are also in [alive/alive.csv](alive/alive.csv).`,
    "",
    "Each parameter of the model, each field of the hazard categories, each parameter of an intervention and each thing that a scenario can set goes from the lower to the higher end of its plausible range (or the levels that are named), in one standing configuration for its group. Which outcome it moves, and which way, was stated in `src/evidence/alive/expectations/` before a run was looked at; a statement that a run contradicts stands, and the table says *the other way*. It says more about the statement than about the model: most often a weight meets a quantity that lies on the other side of its middle. A statement that had misread the code was restated, and its row says what it was.",
    "",
    `The effect is the mean paired difference over seeds, higher level less lower. All rows share one error of ${100 * FAMILY_ERROR} %, half for each of two looks: ${SEEDS.first} seeds by Bonferroni, and ${SEEDS.second} for what these leave open, by Benjamini and Hochberg over all rows. So of the effects called one in the second look ${50 * FAMILY_ERROR} % are false on average; intervals are those of the look that decided, and are corrected as it is. The *placebo* is a change of no meaning (three parameters nudged by 0.015 to 0.04 %); the column is the farther end of the 95 % interval of what it moves in the same outcome and configuration. An effect must exceed it. *Touched* is how many of a run's outcomes differ at all, to the last bit; once two runs have parted, chance moves hundreds, so only 0 or a handful mean something.`,
    "",
    "## Dead: nothing differs in any run",
    "",
    ...(dead.length === 0 ? ["None."] : tableOf(dead, ({ row }) => reasons[row.setting] ?? row.why)),
    "",
    "## Not shown",
    "",
    "These act on the runs, but not beyond chance on the outcome that was named: too little, elsewhere, or only in places unlike the standing configuration. The interval says how large an effect could still be. A reader may take the sum of them for how much detail the model has that its outcomes hardly need.",
    "",
    ...(open.length === 0
      ? ["None."]
      : tableOf(
          open,
          ({ row, interval }) => reasons[row.setting] ?? (interval === null ? "the outcome hardly ever has a value here" : row.why),
        )),
    "",
    "## The other way",
    "",
    ...(against.length === 0 ? ["None."] : tableOf(against, ({ row }) => reasons[row.setting] ?? row.why)),
    "",
    "## As stated",
    "",
    ...standingIds.flatMap((id) => {
      const own = stated.filter(({ row }) => row.standing === id);
      return own.length === 0 ? [] : [`### ${standing[id].what} (\`${id}\`)`, "", ...tableOf(own, ({ row }) => row.why), ""];
    }),
    "## Not tried",
    "",
    "| setting | reason |",
    "| --- | --- |",
    ...exempt.map(({ setting, exempt: reason }) => `| \`${setting}\` | ${reason} |`),
    "",
  ].join("\n");
}

function tableOf(results: readonly AliveResult[], note: (result: AliveResult) => string): string[] {
  return [
    "| setting | levels | in | outcome | stated | effect | placebo | seeds | touched | why |",
    "| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: | --- |",
    ...results.map((result) => {
      const { row, placebo, seeds, touched } = result;
      const cells = [`\`${row.setting}\``, row.levels, row.standing, `\`${row.outcome.replaceAll("|", "\\|")}\``];
      return `| ${[...cells, row.direction > 0 ? "+" : "−", effectWords(result), figures(placebo), seeds, touched, note(result)].join(" | ")} |`;
    }),
  ];
}

/** `+1.23 [0.4, 2.1]` with its simultaneous interval. */
export function effectWords({ effect, interval }: Pick<AliveResult, "effect" | "interval">): string {
  if (Number.isNaN(effect) || interval === null) return "nothing to measure";
  return `${effect > 0 ? "+" : ""}${figures(effect)} [${figures(interval.low)}, ${figures(interval.high)}]`.replaceAll("-", "−");
}

function figures(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** What was found of a case's parts, as plain data; numbers have six significant digits, more than any interval warrants. */
import { DAYS } from "../../evidence/ablations/arms.ts";
import { outcomeIds } from "../../evidence/ablations/measure.ts";
import type { AblationVerdict, CaseAblations, CutRow, Difference } from "../../evidence/ablations/runAblations.ts";
import type { CaseStudy } from "../../evidence/cases.ts";
import type { AnalysisTable } from "../../methods/result.ts";
import { numberColumn as number, textColumn as text } from "../../methods/tableColumns.ts";

/** Fewest pairs of the documented result. */
export const DOCUMENTED_PAIRS = 30;
const DIGITS = 6;

export interface AblationsResult {
  readonly study: "ablations";
  readonly scenario: { readonly id: string; readonly title: string; readonly seed: string };
  readonly runs: { readonly requested: number; readonly used: number };
  readonly warnings: readonly string[];
  readonly pairs: number;
  readonly days: number;
  readonly engine: string;
  readonly rows: CaseAblations["rows"];
  readonly cuts: CaseAblations["cuts"];
}

export function ablationsResult(
  { rows, cuts, failed }: CaseAblations,
  about: { readonly study: CaseStudy; readonly pairs: number; readonly requested: number; readonly engine: string },
): AblationsResult {
  const { study, pairs, requested, engine } = about;
  return {
    study: "ablations",
    scenario: { id: study.id, title: study.title, seed: "evidence" },
    runs: { requested, used: requested - failed },
    warnings: pairs < DOCUMENTED_PAIRS ? [`fewer than ${DOCUMENTED_PAIRS} pairs: not the documented result`] : [],
    ...{ pairs, days: DAYS, engine },
    rows: rows.map((row) => ({
      ...row,
      differences: Object.fromEntries(
        outcomeIds.map((id) => [id, rounded(row.differences[id])]),
      ) as CaseAblations["rows"][number]["differences"],
      packageEffect: row.packageEffect === null ? null : rounded(row.packageEffect),
    })),
    cuts: cuts.map((cut) => ({ ...cut, own: rounded(cut.own), others: rounded(cut.others), difference: rounded(cut.difference) })),
  };
}

/** JSON has no infinity: an unknown interval is as wide as nothing that is. */
function rounded({ n, mean, half }: Difference): Difference {
  return { n, mean: n < 2 ? 0 : short(mean), half: Number.isFinite(half) ? short(half) : Number.MAX_VALUE };
}

function short(value: number): number {
  const digits = Number(value.toPrecision(DIGITS));
  return digits === 0 ? 0 : digits;
}

/** `ablations.csv`: one row per part, arm and outcome, and one for the package's effect. */
export function ablationsTable({ rows }: AblationsResult): AnalysisTable {
  const ends = ({ n, mean, half }: Difference) => [n, mean, short(mean - half), short(mean + half)];
  return {
    name: "ablations",
    definition: "One row per part taken away, held or moved, arm and outcome: changed run less the arm as it is.",
    columns: [
      text("part", "Id of the ablation; `placebo` has no meaning."),
      text("arm", "Arm in which the part is changed; `effect of package`: by how much package less baseline differs under the change."),
      text("outcome", "Id of the outcome."),
      text("stated", "`rises` or `falls`: what the named outcome was to do, stated beforehand; empty for other outcomes."),
      number("n", "pairs", "Pairs with a value."),
      number("difference", "see outcome", "Mean of paired differences."),
      number("low", "see outcome", "Lower end of its 95 % interval."),
      number("high", "see outcome", "Upper end of its 95 % interval."),
      text("verdict", "Of the named outcome: `as stated`, `the other way`, `at placebo`; of the placebo itself `placebo`."),
    ],
    rows: rows.flatMap(({ id, arm, outcome, direction, differences, packageEffect, verdict }) => [
      ...outcomeIds.map((each) => {
        const named = each === outcome;
        return [id, arm, each, named ? direction : "", ...ends(differences[each]), named ? verdict : ""];
      }),
      ...(packageEffect === null ? [] : [[id, "effect of package", outcome, "", ...ends(packageEffect), ""]]),
    ]),
  };
}

/** `cut-ties.csv`: one row per organisation whose ties are cut. */
export function cutTable({ cuts }: AblationsResult): AnalysisTable {
  const ends = ({ mean, half }: Difference) => [mean, short(mean - half), short(mean + half)];
  const columns = (name: string, what: string) => [
    number(name, "%", `Rise of preventable incidents among ${what}: mean over pairs.`),
    number(`${name}_low`, "%", "Lower end of its 95 % interval."),
    number(`${name}_high`, "%", "Upper end of its 95 % interval."),
  ];
  return {
    name: "cut-ties",
    definition: "One row per organisation whose ties are cut in every layer, in the baseline; the first, without a name, is the placebo.",
    columns: [
      text("organisation", "Id; empty for the placebo, which stands beside the first organisation's cases."),
      text("role", "Its role."),
      ...columns("own", "cases that it leads"),
      ...columns("others", "other cases"),
      ...columns("difference", "its own less that among others"),
      text("suffer", "Whose cases suffer more: `own`, `others`, or `cannot be told`."),
    ],
    rows: cuts.map(({ organisation, role, own, others, difference, suffer }: CutRow) => [
      ...[organisation, role, ...ends(own), ...ends(others), ...ends(difference), suffer],
    ]),
  };
}

/** What stays at placebo or goes the other way, in the table's order. */
export function dead({
  rows,
}: AblationsResult): readonly { readonly what: string; readonly arm: string; readonly verdict: AblationVerdict }[] {
  return rows.filter(({ verdict }) => verdict === "at placebo" || verdict === "the other way");
}

/** Where the money comes from and what it is used for, by arm, from the double-entry ledger: whole, and beside the baseline. */

import type { Chart, Drawing } from "../../../charts/chart.ts";
import { addGroup } from "../../../charts/element.ts";
import { emptyDrawing, frame } from "../../../charts/frame.ts";
import type { ResultTables } from "../../../tables/tables.ts";
import { runChartLabels as labels } from "../../../words/en/runChartLabels.ts";
import { en } from "../../../words/en.ts";
import { tell } from "../../../words/finding.ts";
import type { RunChartNote } from "../../../words/findings/runChartNotes.ts";
import type { MoneyTitle } from "../../../words/findings/runCharts.ts";
import { differenceOf, isTold, shortLabel } from "./parts/findings.ts";
import { baselineArm, leadArm } from "./parts/lookup.ts";
import { addBreakdown } from "./parts/moneyBars.ts";
import { addLacking } from "./parts/moneyLacking.ts";
import { type Breakdown, sourcesOf, sumOf, usesOf } from "./parts/moneyTables.ts";
import { subtitleOf } from "./parts/notes.ts";
import { pairedEstimate } from "./parts/paired.ts";

export const money: Chart = {
  id: "money",
  title: "Money by source and by use",
  description:
    "Bars of yuan by source and by use for each arm, what each arm has more or less than the baseline, and what its measures were due and lacked.",
  columnsNeeded: ["ledger: from (source:*), to, purpose, yuan"],
  applies: (tables) => tables.ledger.length > 0,
  draw: (document, tables) => [drawMoney(document, tables)],
};

function drawMoney(document: Document, tables: ResultTables): Drawing {
  if (tables.ledger.length === 0) return emptyDrawing(document, tables.scenario, "money", money.title, labels.noData.money);
  const sources = sourcesOf(tables);
  const uses = usesOf(tables);
  return frame(document, {
    footer: tables.scenario,
    name: "money",
    title: tell(moneyTitle(tables, uses), en),
    subtitle: subtitleOf(tables, [sumsNote(tables, sources, uses)]),
    body: (group, width) => {
      const top = addBreakdown(group, tables, sources, width) + 22;
      const middle = top + addBreakdown(addGroup(group, 0, top), tables, uses, width) + 22;
      return middle + addLacking(addGroup(group, 0, middle), tables, width);
    },
  });
}

function moneyTitle(tables: ResultTables, uses: Breakdown): MoneyTitle {
  const baseline = baselineArm(tables)!;
  const lead = leadArm(tables);
  const arm = lead ?? baseline;
  const paired = lead && pairedEstimate(uses.totals.get(lead.id), uses.totals.get(baseline.id));
  const claim = tables.claims?.find(({ arm: id, outcome }) => id === lead?.id && outcome === "cost");
  const own = paired && differenceOf(paired);
  const change = own && claim?.verdict === "unclear" ? { ...own, verdict: claim.verdict } : own;
  const lacking = (tables.funding ?? []).find((each) => each.arm === arm.id);
  return {
    kind: "run-money",
    arm: shortLabel(arm.label),
    level: sumOf(uses.byArm.get(baseline.id)),
    change: change ?? null,
    largest:
      change === undefined ? largestUse(uses, arm.id) : isTold(change.verdict) ? mostOf(uses, arm.id, baseline.id, change.value) : null,
    lacked: lacking === undefined || lacking.shortRuns === 0 ? null : { lacked: lacking.lacked, due: lacking.due.value },
  };
}

/** The use that makes up more than half of a difference. */
function mostOf(uses: Breakdown, arm: string, baseline: string, difference: number): MoneyTitle["largest"] {
  const shares = uses.parts.map((label) => {
    const more = (uses.byArm.get(arm)?.get(label) ?? 0) - (uses.byArm.get(baseline)?.get(label) ?? 0);
    return { label, share: more / difference };
  });
  return shares.find(({ share }) => share > 0.5 && share <= 1) ?? null;
}

function largestUse(uses: Breakdown, arm: string): MoneyTitle["largest"] {
  const parts = uses.byArm.get(arm);
  const [label, yuan] = [...(parts ?? [])].sort((a, b) => b[1] - a[1])[0] ?? [];
  return label === undefined ? null : { label, share: yuan! / sumOf(parts) };
}

/** Whether in any arm more comes in than is spent, or more is spent than comes in, by more than 1 %. */
function sumsNote(tables: ResultTables, sources: Breakdown, uses: Breakdown): RunChartNote {
  const gaps = [...sources.byArm].map(([arm, parts]) => (sumOf(parts) - sumOf(uses.byArm.get(arm))) / sumOf(parts));
  const { replications } = tables.scenario;
  return {
    kind: "run-sums",
    replications,
    compared: leadArm(tables) !== undefined,
    kept: gaps.some((gap) => gap > 0.01),
    drawn: gaps.some((gap) => gap < -0.01),
  };
}

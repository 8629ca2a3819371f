/** What is drawn of groups of residents, and what titles and notes say of it. */

import type { ArmGroups, GroupsFinding, GroupsNoteFinding } from "../../../words/findings/costCharts.ts";
import { directedOutcome, shortName } from "../../charts/parts/words.ts";
import type { Outcome } from "../../result.ts";
import type { CompareResult, GroupEffect } from "../result.ts";
import { armLabel, baselineOf } from "./reading.ts";

const dimensions = ["age", "trust", "grid"] as const;
/** Grids at either end that are drawn where there are many more. */
const gridsAtEnds = 5;

/** What is drawn of an outcome: arms and groups in which something can be told from the baseline. */
export interface ShownGroups {
  readonly all: readonly GroupEffect[];
  readonly arms: readonly string[];
  /** By dimension; rows are groups, in the order of drawing. */
  readonly blocks: readonly { readonly dimension: GroupEffect["dimension"]; readonly groups: readonly string[] }[];
  readonly leftOut: GroupsNoteFinding["leftOut"];
}

export function shownGroups(result: CompareResult, outcome: Outcome): ShownGroups {
  const all = result.groups.filter((group) => isPaired(group) && group.outcome === outcome.id);
  const told = all.filter(isTold);
  const arms = result.arms.map(({ id }) => id).filter((id) => told.some(({ arm }) => arm === id));
  const sign = outcome.direction === "lower" ? -1 : 1;
  const blocks = dimensions.flatMap((dimension) => {
    const some = new Set(told.filter((each) => each.dimension === dimension).map(({ group }) => group));
    const ids = [...new Set(all.filter((each) => each.dimension === dimension).map(({ group }) => group))].filter((id) => some.has(id));
    return ids.length === 0 ? [] : [{ dimension, groups: dimension === "grid" ? fromWorst(all, ids, sign) : ids }];
  });
  const ended = blocks.map(({ dimension, groups: ids }) => ({ dimension, groups: dimension === "grid" ? endsOf(ids) : ids }));
  const count = (list: ShownGroups["blocks"]) => list.reduce((sum, block) => sum + block.groups.length, 0);
  const groupCount = new Set(all.map(keyOf)).size;
  const others = [...new Set(all.map(({ arm }) => arm))].filter((arm) => !arms.includes(arm));
  return {
    all,
    arms,
    blocks: ended,
    leftOut: {
      groups: groupCount - count(blocks),
      arms: others.map((arm) => shortName(armLabel(result, arm))),
      grids: count(blocks) - count(ended),
    },
  };
}

/** Grids by their mean difference over all arms, the worst first. */
function fromWorst(all: readonly GroupEffect[], ids: readonly string[], sign: number): string[] {
  const sum = (id: string) =>
    all.filter(({ dimension, group }) => dimension === "grid" && group === id).reduce((total, { difference }) => total + difference, 0);
  return [...ids].sort((a, b) => sign * (sum(a) - sum(b)));
}

/** The worst and the best, where there are many between them. */
function endsOf(ids: readonly string[]): readonly string[] {
  return ids.length <= 2 * gridsAtEnds + 2 ? ids : [...ids.slice(0, gridsAtEnds), ...ids.slice(-gridsAtEnds)];
}

/** Rows of the picture, of all arms that are drawn. */
export function drawnGroups({ all, arms, blocks }: ShownGroups): GroupEffect[] {
  return all.filter(
    ({ arm, dimension, group }) =>
      arms.includes(arm) && blocks.some((block) => block.dimension === dimension && block.groups.includes(group)),
  );
}

export function groupsTitle(result: CompareResult, outcome: Outcome, { all }: ShownGroups): GroupsFinding {
  const arms = result.arms.filter(({ id }) => all.some(({ arm }) => arm === id));
  const counted = all
    .filter(isTold)
    .flatMap(({ arm, label, shares }) => (shares === null ? [] : [{ arm, label, worse: shares.worse.value }]));
  const most = counted.reduce((a, b) => (b.worse > a.worse ? b : a), { arm: "", label: "", worse: 0 });
  return {
    kind: "groups",
    outcome: directedOutcome(outcome),
    n: Math.max(...all.map(({ n }) => n)),
    groups: new Set(all.map(keyOf)).size,
    arms: arms.map(({ id, label }) =>
      groupsOfArm(
        shortName(label),
        all.filter(({ arm }) => arm === id),
      ),
    ),
    most: most.worse === 0 ? null : { group: shortName(most.label), arm: shortName(armLabel(result, most.arm)), worse: most.worse },
  };
}

/** Groups that gain or lose by what matters, and the others. */
function groupsOfArm(arm: string, own: readonly GroupEffect[]): ArmGroups {
  const count = (wanted: GroupEffect["verdict"], is = (_: GroupEffect) => true) =>
    own.filter((each) => each.verdict === wanted && is(each)).length;
  const matters = (each: GroupEffect) => each.matters;
  const [better, worse] = [count("better", matters), count("worse", matters)];
  const little = count("better") + count("worse") - better - worse;
  return { arm, better, worse, different: count("different"), little, same: count("same"), unclear: count("unclear") };
}

export function groupsNote(result: CompareResult, outcome: Outcome, { all, leftOut }: ShownGroups): GroupsNoteFinding {
  const counted = all.some(({ shares }) => shares !== null);
  return { kind: "groups-note", outcome: directedOutcome(outcome), baseline: baselineOf(result).label, counted, leftOut };
}

function keyOf({ dimension, group }: GroupEffect): string {
  return `${dimension} ${group}`;
}

function isTold({ verdict }: GroupEffect): boolean {
  return verdict !== "unclear" && verdict !== "same";
}

/** Some pair has it. */
export function isPaired(group: GroupEffect): boolean {
  return group.n > 0;
}

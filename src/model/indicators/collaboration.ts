/** Indicators of collaboration: SFIC dimensions, cooperation, shares of effort. */
import { decisionKinds } from "../forumDecisions.ts";
import type { Indicator } from "../indicator.ts";
import { organisationKinds } from "../kindLists.ts";
import { forumMembers, meanTrust } from "../processes/collaboration.ts";
import { isActor } from "../processes/ties.ts";
import type { Organisation, World } from "../state.ts";
import { ratio, sum, tallyOf } from "./reading.ts";

const state = { family: "collaboration", kind: "state", main: false } as const;
const flow = { family: "collaboration", kind: "flow", main: false } as const;

function mean(list: readonly Organisation[], value: (organisation: Organisation) => number): number {
  return list.length > 0 ? list.reduce((total, organisation) => total + value(organisation), 0) / list.length : 0;
}

/** Mean shared understanding of related pairs in which both can act: who has nobody is in no mean. */
function understanding({ pairs, organisations }: World): number {
  let total = 0;
  let count = 0;
  for (const { index } of organisations.filter(isActor)) {
    for (let at = pairs.first[index]; at < pairs.first[index + 1]; at++) {
      if (!isActor(organisations[pairs.partner[at]])) continue;
      total += pairs.understanding[at];
      count++;
    }
  }
  return count > 0 ? total / count : 0;
}

/** The collaborative process: dialogue, trust, commitment, understanding, small wins, each 0 to 1. */
function processParts(world: World): readonly (readonly [string, number])[] {
  const members = forumMembers(world);
  return [
    ["dialogue", world.forum.dialogue],
    ["trust", mean(members, (member) => meanTrust(world, member))],
    ["commitment", mean(members, (member) => member.commitment)],
    ["shared-understanding", understanding(world)],
    ["small-wins", world.forum.smallWins],
  ];
}

export const collaborationIndicators: readonly Indicator[] = [
  {
    ...state,
    id: "sfic",
    label: "SFIC dimensions",
    unit: "score 0–1",
    direction: "higher",
    definition:
      "Starting conditions (interdependence, agreement of interests, prehistory, trust), facilitative leadership, institutional design (rules, inclusiveness, openness, rights), collaborative process (dialogue, trust, commitment, understanding, small wins), outcomes (small wins, adopted proposals, cooperation): unweighted means.",
    measure(world, emit) {
      const { policy, forum } = world;
      const parts = processParts(world);
      const adopted = forum.proposals > 0 ? forum.adopted / forum.proposals : 0;
      const average = (...values: number[]) => sum(values) / values.length;
      emit("dimension:starting-conditions", average(policy.interdependence, 1 - policy.interestDivergence, policy.prehistory, parts[1][1]));
      emit("dimension:facilitative-leadership", policy.facilitation);
      emit("dimension:institutional-design", average(policy.groundRules, policy.inclusiveness, policy.openness, policy.rightsClarity));
      emit("dimension:collaborative-process", average(...parts.map(([, value]) => value)));
      emit(
        "dimension:outcomes",
        average(
          forum.smallWins,
          adopted,
          mean(forumMembers(world), (member) => member.cooperation),
        ),
      );
    },
  },
  {
    ...state,
    id: "collaborative-process",
    label: "Collaborative process",
    unit: "score 0–1",
    direction: "higher",
    definition: "The five parts of the collaborative process: dialogue, trust, commitment, shared understanding, small wins.",
    measure(world, emit) {
      for (const [part, value] of processParts(world)) emit(`part:${part}`, value);
    },
  },
  {
    ...state,
    id: "cooperation",
    label: "Cooperation of organisations",
    unit: "share",
    direction: "higher",
    definition: "Mean willingness of organisations to work across boundaries, 0 to 1; by kind.",
    missing: "no organisation, or none of the kind, has staff",
    measure(world, emit) {
      const staffed = world.organisations.filter((organisation) => organisation.staff > 0);
      const willing = (list: readonly Organisation[]) =>
        list.length === 0 ? null : mean(list, (organisation) => organisation.cooperation);
      emit("all", willing(staffed));
      for (const kind of organisationKinds) emit(`kind:${kind}`, willing(staffed.filter((organisation) => organisation.kind === kind)));
    },
  },
  {
    ...state,
    id: "forum-members",
    label: "Forum members",
    unit: "organisations",
    direction: "none",
    definition: "Organisations with people that sit in the joint forum.",
    measure: (world, emit) => emit("all", forumMembers(world).length),
  },
  {
    ...flow,
    id: "forum-exits",
    label: "Exits from the forum",
    unit: "organisations",
    direction: "lower",
    definition: "Organisations that left because they expected less inside than outside.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).exits),
  },
  {
    ...flow,
    id: "proposals-adopted",
    label: "Proposals adopted",
    unit: "share",
    direction: "higher",
    definition:
      "Share of the forum's proposals that were adopted: they met its decision rule, or the authority settled them, and found a place.",
    missing: "the forum had no proposal",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).adopted, tallyOf(world, window).proposals)),
  },
  {
    ...flow,
    id: "decisions-carried-out",
    label: "Decisions carried out",
    unit: "decisions",
    direction: "higher",
    definition: "Decisions of the forum that got the hours they needed and were done; by kind.",
    measure(world, emit, window) {
      const tally = tallyOf(world, window);
      emit("all", tally.decisionsCarriedOut);
      decisionKinds.forEach((kind, k) => {
        emit(`kind:${kind}`, tally.carriedOutByKind[k]);
      });
    },
  },
  {
    ...flow,
    id: "decisions-broken",
    label: "Decisions not carried out",
    unit: "decisions",
    direction: "lower",
    definition: "Decisions of the forum that did not get the hours they needed, or found no place among those under way.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).decisionsBroken + tallyOf(world, window).decisionsDropped),
  },
  {
    ...flow,
    id: "matters-put-off",
    label: "Matters put off",
    unit: "matters",
    direction: "lower",
    definition: "Matters that a meeting did not treat: nobody had found the hours to prepare them, or too few members came.",
    measure(world, emit, window) {
      const { unprepared, withoutQuorum } = tallyOf(world, window);
      emit("all", unprepared + withoutQuorum);
      emit("cause:preparation", unprepared);
      emit("cause:quorum", withoutQuorum);
    },
  },
  {
    ...flow,
    id: "forum-fund-empty",
    label: "Forum's fund empty",
    unit: "months",
    direction: "lower",
    definition: "Months in which cases waited with members and the forum's fund could not buy an hour, where there is such a fund.",
    measure: (world, emit, window) => emit("all", tallyOf(world, window).forumFundEmpty),
  },
  {
    ...flow,
    id: "pledges-kept",
    label: "Pledges kept",
    unit: "share",
    direction: "higher",
    definition: "Share of hours pledged in the forum that members gave when they were due.",
    missing: "no hours were pledged",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).keptHours, tallyOf(world, window).pledgedHours)),
  },
  {
    ...flow,
    id: "acceptability",
    label: "Acceptability of proposals",
    unit: "share",
    direction: "higher",
    definition: "Mean share of members who could agree to a proposal when it was decided.",
    missing: "the forum had no proposal",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).acceptability, tallyOf(world, window).proposals)),
  },
  {
    ...flow,
    id: "decision-rounds",
    label: "Rounds per proposal",
    unit: "rounds",
    direction: "lower",
    definition: "Mean rounds of talk until a proposal was decided; none where the first vote, or the authority alone, settled it.",
    missing: "the forum had no proposal",
    measure: (world, emit, window) => emit("all", ratio(tallyOf(world, window).rounds, tallyOf(world, window).proposals)),
  },
  {
    ...flow,
    id: "effort-share",
    label: "Share of effort",
    unit: "share",
    direction: "none",
    definition: "Share of the hours spent on cases by kind of organisation.",
    missing: "nobody worked on a case",
    measure(world, emit, window) {
      const { effortByKind } = tallyOf(world, window);
      const total = sum(effortByKind);
      organisationKinds.forEach((kind, k) => {
        emit(`kind:${kind}`, ratio(effortByKind[k], total));
      });
    },
  },
];

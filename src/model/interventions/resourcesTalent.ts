/**
 * Resources and talent: funds from several sources, posts, training, incentives to stay, pooling of staff.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { choice, endState } from "../parameter.ts";
import { halfToDouble } from "../plausible.ts";
import { add } from "../policy.ts";
import { REFERENCE_RESIDENTS } from "../units.ts";

export const resourcesTalent = intervention({
  id: "resources-talent",
  title: "Resources and talent",
  summary: "More sources of money, more and better trained people, pooled staff.",
  failureMode: "Money without clear mandates idles; trained people quit under load.",
  source: "Case shanghai-smart",
  answers: ["queue", "closure"],
  parameters: {
    addedFunds: {
      default: 25,
      unit: "yuan/resident/year",
      min: 0,
      max: 5000,
      meaning: "Money from enterprises, charity and residents.",
      source: choice("desired end state; a scenario sets it"),
      plausible: halfToDouble(),
    },
    addedPosts: {
      default: 3,
      unit: "count",
      min: 0,
      max: 500,
      meaning: "Posts per 8,000 residents.",
      source: choice("desired end state; a scenario sets it"),
      plausible: halfToDouble(),
    },
    training: endState(0.6, "Reach of professional training."),
    talentIncentive: endState(0.5, "Incentives that keep people."),
    pooling: endState(0.4, "Share of idle hours that organisations lend each other."),
    ...costsPerResident({ planning: 1, build: 2, run: 4 }),
  },
  phases: { planning: 60, construction: 120 },
  cost: costPerResident,
  brings: ({ place }, values) => values.addedFunds * place.residentCount,
  apply: ({ policy, place }, state, values) => {
    add(policy, "addedFunds", values.addedFunds, state.level);
    add(policy, "addedPosts", (values.addedPosts * place.residentCount) / REFERENCE_RESIDENTS, state.level);
    add(policy, "staffTraining", values.training, state.level);
    add(policy, "talentIncentive", values.talentIncentive, state.level);
    add(policy, "pooling", values.pooling, state.level);
  },
});

/**
 * Safety culture: campaigns, training of residents, shared norms of careful behaviour. Norms grow with years of practice and fade with the campaign.
 */

import { costPerResident, costsPerResident, intervention } from "../intervention.ts";
import { achieved, assumption, endState } from "../parameter.ts";
import { halfToDouble } from "../plausible.ts";
import { add, raise } from "../policy.ts";

export const safetyCulture = intervention({
  id: "safety-culture",
  title: "Safety culture and training",
  summary: "Campaigns and training that raise awareness, literacy and careful habits.",
  failureMode: "A campaign decays; trivia are over-reported; awareness raises fear.",
  source: "Cases caotang-road, taiyuan",
  answers: ["security", "grave"],
  parameters: {
    campaign: endState(0.6, "Intensity of campaigns."),
    training: endState(0.5, "Reach of residents' training."),
    culture: achieved(0.7, "Shared norms of careful behaviour when fully grown."),
    growthDays: {
      default: 540,
      unit: "days",
      min: 1,
      max: 10000,
      meaning: "Days of operation until norms are two thirds grown.",
      source: assumption("culture takes years"),
      plausible: halfToDouble(),
    },
    ...costsPerResident({ planning: 0.5, build: 1, run: 4 }),
  },
  phases: { planning: 30, construction: 60 },
  cost: costPerResident,
  apply: ({ policy }, state, values) => {
    const grown = state.operationDays / (state.operationDays + values.growthDays / 2);
    add(policy, "campaign", values.campaign, state.level);
    add(policy, "residentTraining", values.training, state.level);
    raise(policy, "safetyCulture", values.culture, state.level * grown);
  },
});

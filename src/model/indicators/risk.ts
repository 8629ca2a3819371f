/**
 * Indicators of risk: how many hazards could become incidents, how long they could, and in which stage they did.
 *
 * They account for every true incident: incidents on arrival, and for each stage hazard-days × incidents per hazard-day; and for how
 * hazards came into a stage. What share of a change came by which mechanism is taken from these counts.
 */
import { RISK_PASSAGES, RISK_STAGES, riskPassages, riskStages } from "../hazardStore.ts";
import type { Indicator } from "../indicator.ts";
import type { World } from "../state.ts";
import type { Tally } from "../tally.ts";
import { sum, tallyOf } from "./reading.ts";

type Stage = (typeof riskStages)[number];

const stageNames: Readonly<Record<Stage, { readonly label: string; readonly meaning: string }>> = {
  undetected: { label: "undetected", meaning: "while nobody in charge knew of it" },
  routing: { label: "on the way", meaning: "while its case was on the way to the organisation in charge" },
  handling: { label: "in hand", meaning: "while its case was with the organisation in charge, which worked on others or sought a partner" },
  "after-closure": {
    label: "after a case that solved nothing",
    meaning: "after its case had been cut short, had failed or had been given up, and before the next",
  },
};

const passageNames: Readonly<Record<(typeof riskPassages)[number], { readonly label: string; readonly meaning: string }>> = {
  found: { label: "Hazards found in time", meaning: "Latent hazards found before they became incidents, each once" },
  case: { label: "Cases of hazards", meaning: "Cases opened about latent hazards before they became incidents, repeated ones too" },
  "in-charge": { label: "Cases of hazards in charge", meaning: "Such cases that reached the organisation in charge before that" },
  unsolved: { label: "Cases of hazards left unsolved", meaning: "Such cases that ended with the matter unsolved" },
};

const common = { direction: "none", family: "safety", kind: "flow", main: false, summaryOnly: true } as const;

/** Emits the sum over categories and each category. */
function byCategory(read: (tally: Tally, category: number) => number): Indicator["measure"] {
  return (world: World, emit, window) => {
    const tally = tallyOf(world, window);
    const values = world.categories.map(({ index }) => read(tally, index));
    emit("all", sum(values));
    world.categories.forEach(({ id }, c) => {
      emit(`category:${id}`, values[c]);
    });
  };
}

export const riskIndicators: readonly Indicator[] = [
  {
    ...common,
    id: "hazards-at-risk",
    label: "Hazards at risk",
    unit: "hazards",
    definition: "Latent hazards that could become incidents: those there at day 0 and those that arose later.",
    measure: byCategory((tally, category) => tally.atRiskByCategory[category]),
  },
  {
    ...common,
    id: "incidents-on-arrival",
    label: "Incidents on arrival",
    unit: "incidents",
    definition: "Hazards that were incidents from the start. With the incidents of the four stages they are the true incidents.",
    measure: byCategory((tally, category) => tally.onArrivalByCategory[category]),
  },
  ...riskPassages.map(
    (passage, index): Indicator => ({
      ...common,
      id: `hazards-passed-${passage}`,
      label: passageNames[passage].label,
      unit: passage === "found" ? "hazards" : "cases",
      definition: `${passageNames[passage].meaning}; with those at day 0.`,
      measure: byCategory((tally, category) => tally.passages[category * RISK_PASSAGES + index]),
    }),
  ),
  ...riskStages.map(
    (stage, index): Indicator => ({
      ...common,
      id: `hazard-days-${stage}`,
      label: `Hazard-days ${stageNames[stage].label}`,
      unit: "hazard-days",
      definition: `Days on which a latent hazard could become an incident ${stageNames[stage].meaning}.`,
      measure: byCategory((tally, category) => tally.hazardDays[category * RISK_STAGES + index]),
    }),
  ),
  ...riskStages.map(
    (stage, index): Indicator => ({
      ...common,
      id: `incidents-${stage}`,
      label: `Incidents ${stageNames[stage].label}`,
      unit: "incidents",
      definition: `Latent hazards that became incidents ${stageNames[stage].meaning}.`,
      measure: byCategory((tally, category) => tally.escalations[category * RISK_STAGES + index]),
    }),
  ),
];

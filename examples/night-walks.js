/** An intervention of one's own: residents walk the community at dusk with the committee, which gives hours for it. */
import { add, assumption, choice, costPerResident, costsPerResident, halfToDouble, intervention, lower, parts } from "cosafe/model";

const nightWalks = intervention({
  id: "night-walks",
  title: "Night walks",
  summary: "Residents walk the community at dusk with somebody of the committee: taking part is easy, and people hear of it.",
  failureMode: "The walks take the committee's hours from its cases; where queues are long, more is lost there than is won.",
  source: "An example, not a finding.",
  answers: ["security"],
  parameters: {
    participationCost: {
      ...{ default: 0.2, unit: "share", min: 0, max: 1, meaning: "Cost of taking part once walks are regular, 0 none to 1 prohibitive." },
      ...{ source: choice("the walks are made to be easy to join"), plausible: halfToDouble() },
    },
    committeeHours: {
      ...{ default: 1.5, unit: "hours", min: 0, max: 50, meaning: "Hours a day of each committee for going along." },
      ...{ source: assumption("one person for an hour and a half at dusk"), plausible: halfToDouble() },
    },
    ...costsPerResident({ planning: 0.2, build: 0, run: 0.5 }),
  },
  phases: { planning: 30, construction: 0 },
  cost: costPerResident,
  apply(world, { level }, values) {
    // Institutions move by the level, which is 0 at strength 0: nothing is touched then.
    lower(world.policy, "participationCost", values.participationCost, level);
    add(world.policy, "campaign", values.participationCost, level);
    for (const organisation of world.organisations) {
      if (organisation.role !== "residents-committee" || organisation.staff === 0) continue;
      organisation.owed += values.committeeHours * level;
      organisation.asked += values.committeeHours * level;
    }
  },
});

export default parts({ version: 1, interventions: [nightWalks] });

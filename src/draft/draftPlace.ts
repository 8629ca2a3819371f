/** The section `place` of a scenario that is begun: communities of one size, each to be made different. */
import { decimal } from "../words/words.ts";
import type { DraftPlan, Start } from "./draft.ts";
import { asIn, figures, inPrint } from "./draftWords.ts";

export function placeBlock(plan: DraftPlan, start: Start): string[] {
  const { residents, communities } = plan;
  const each = Math.floor(residents / communities);
  const count = (rate: number) => Math.max(1, Math.round(each * rate));
  const per = (rate: number) => `${figures(rate * 1000)} per 1,000 residents ${asIn(start)}`;
  const hazard = Number(start.hazardLevel.toFixed(2));
  return [
    `# ${decimal(residents, 0)} residents. Per committee ${inPrint("committee-size")}.`,
    "place:",
    "  # What all communities have in common; a community below may have its own.",
    "  community:",
    `    residents: ${each}   # replace by the household register's`,
    `    households: ${count(start.households)}   # ${per(start.households)}; replace by the register's`,
    `    buildings: ${count(start.buildings)}   # residential ones, ${per(start.buildings)}; replace by a count on the map`,
    `    grids: ${count(start.grids)}   # ${per(start.grids)}; replace by the grid centre's list`,
    `    elderly-share: ${figures(start.elderlyShare * 100)}%   # aged 60 and over, ${asIn(start)}; replace by the census`,
    `    hazard-level: ${hazard}   # times the usual arrivals, ${asIn(start)}; cases set 0.6 for a new estate to 1.4 by a station`,
    ...communityLines(plan, start),
  ];
}

/** By name, so that each can be made different. Residents that do not divide evenly are one more in the first ones. */
function communityLines({ residents, communities }: DraftPlan, start: Start): string[] {
  const each = Math.floor(residents / communities);
  const gone = start.communityIds.map((id) => `    ${id}: null   # the one of ${start.id} is not here`);
  const own = Array.from({ length: communities }, (_, i) => {
    const more = i < residents - each * communities ? `, residents: ${each + 1}` : "";
    return `    community-${i + 1}: { label: Community ${i + 1}${more} }`;
  });
  return ["  # Give each its name, and numbers of its own where they differ, e.g. elderly-share: 31%.", "  communities:", ...gone, ...own];
}

/**
 * Names that version 0.3.0 had and this one has no more: what stands for each, so that whoever brings an old file is told what to write.
 *
 * Names of parameters are `group.name`. A remedy is itself valid; tests/scenario/formerNames.test.ts follows every one.
 */

/** Renamed: the same value under another name. Gone: to be left out, and why. */
export type Former = { readonly now: string; readonly gone?: never } | { readonly gone: string; readonly now?: never };

const reporting = "reporting is decided at the hazard, and for the rest residents first take part or not, then choose a form";
const ties = "a tie is worth what it would have solved (network.missedWeight, network.useWeight)";

export const formerNames: Readonly<Record<string, Former>> = {
  lever: { now: "intervention" },
  levers: { now: "interventions" },
  "lever-cost": { now: "intervention-cost" },
  "hazards.displacementShare": { gone: "displacement is space.displacedShare, a share of what is prevented" },
  "detection.activeReporterFactor": { gone: reporting },
  "routing.transferRelief": { gone: "routing.tieRelief and routing.systemRelief say what ties and compatible systems save" },
  "participation.baseReporting": { gone: reporting },
  "participation.basePatrol": { gone: `${reporting} (participation.formPatrol)` },
  "participation.baseDeliberation": { gone: `${reporting} (participation.formDeliberation)` },
  "participation.ageReporting": { gone: reporting },
  "participation.agePatrol": { gone: "age acts on taking part at all (participation.ageActing) and on patrol (participation.patrolAge)" },
  "participation.ageDeliberation": { gone: "age acts on taking part at all (participation.ageActing)" },
  "collaboration.newcomerDrag": { gone: "newcomers vote and pledge as they are committed" },
  "collaboration.hubCapacity": { gone: "ties cost hours (network.hoursInformation and its like), and who is overloaded drops them" },
  "network.transitivity": { gone: `${ties}; shared partners count as network.closure` },
  "network.complementarity": { gone: ties },
  "network.jointCases": { gone: ties },
  "network.forum": { gone: `${ties}; who sits in the forum meets there (network.forumJoint)` },
  "network.platform": { gone: `${ties}; who shares a platform meets there (network.platformContact)` },
  "network.plan": { gone: `${ties}; who has a joint plan meets in it (network.planContact)` },
  "network.hierarchy": { gone: ties },
  "network.hubLoad": { gone: "ties cost hours (network.hoursInformation and its like), and who is overloaded drops them" },
  "forum.acceptanceWidth": { gone: "members vote by what a proposal is worth to them in hours, less what it costs (forum.pledgePrice)" },
  "institutions.auditRate": { now: "institutions.auditIntensity" },
  "contracts.hourPrice": { gone: "prices come from bids: wages, contracts.overhead and contracts.margin" },
  "evaluation.traceWork": { gone: "trace work is hours by form of audit (evaluation.ledgerTrace, samplingTrace and digitalTrace)" },
  "resources.wage": { gone: "wages go by role (group wages)" },
  "technology.entryShare": { gone: "data entry is counted in hours for each system (technology.entryHours)" },
};

/** What to do about the first of `names` that an earlier version knew, or null; `known`: the names there are in this place, where not all. */
export function formerRemedy(names: readonly string[], known?: readonly string[]): string | null {
  for (const name of names) {
    const key = name.replace(/^parameters\./, "");
    if (!Object.hasOwn(formerNames, key)) continue;
    const { now, gone } = formerNames[key];
    if (now === undefined) return `version 0.3.0 had it; leave it out: ${gone}`;
    const short = now.split(".").at(-1)!;
    if (known === undefined || known.some((one) => one.split(".").at(-1) === short)) return `the name has changed: write ${short}`;
  }
  return null;
}

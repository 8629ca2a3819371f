/** The parameter catalogue: every group, in the order in which documentation lists them; own parameters join a group or make one. */
import type { ParameterGroup, ValuesOf } from "../parameter.ts";
import { ownParts } from "../parts.ts";
import { attentionParameters } from "./attention.ts";
import { collaborationParameters, forumParameters, networkParameters } from "./collaboration.ts";
import { demandParameters } from "./demand.ts";
import { detectionParameters } from "./detection.ts";
import { contractParameters, emergencyParameters, evaluationParameters, resourceParameters, technologyParameters } from "./governance.ts";
import { handlingParameters, partnershipParameters } from "./handling.ts";
import { hazardParameters } from "./hazards.ts";
import { institutionParameters } from "./institutions.ts";
import { agencyParameters, firmParameters, programmeParameters, wageParameters } from "./money.ts";
import { participationParameters } from "./participation.ts";
import { populationParameters } from "./population.ts";
import { recordingParameters } from "./recording.ts";
import { channelParameters, knowledgeParameters, routingParameters } from "./routing.ts";
import { spaceParameters } from "./space.ts";
import { perceptionParameters, trustParameters } from "./trust.ts";

const groups = [
  populationParameters,
  spaceParameters,
  hazardParameters,
  detectionParameters,
  channelParameters,
  knowledgeParameters,
  routingParameters,
  recordingParameters,
  handlingParameters,
  partnershipParameters,
  trustParameters,
  perceptionParameters,
  participationParameters,
  collaborationParameters,
  networkParameters,
  forumParameters,
  institutionParameters,
  contractParameters,
  evaluationParameters,
  resourceParameters,
  wageParameters,
  firmParameters,
  agencyParameters,
  programmeParameters,
  technologyParameters,
  emergencyParameters,
  demandParameters,
  attentionParameters,
] as const;

export const shippedGroups: readonly ParameterGroup[] = groups;

/** All groups without their literal types, for iteration. */
export const parameterGroups: readonly ParameterGroup[] = joined(shippedGroups, ownParts("parameters"));

/** Groups with the entries of others of the same name, and those that are new. */
function joined(first: readonly ParameterGroup[], others: readonly ParameterGroup[]): readonly ParameterGroup[] {
  const byName = new Map(first.map((group) => [group.group, group]));
  for (const other of others) {
    const there = byName.get(other.group);
    const both = there === undefined ? other : { ...there, specifications: { ...there.specifications, ...other.specifications } };
    byName.set(other.group, both);
  }
  return [...byName.values()];
}

type Groups = (typeof groups)[number];

/** Values of all parameters, as `parameters.<group>.<name>`. */
export type Parameters = { readonly [Group in Groups as Group["group"]]: ValuesOf<Group["specifications"]> };

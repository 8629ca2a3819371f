/** All expectations of settings that have an entry in a registry; a test holds them against the registries. */
import type { ExpectationTable } from "../expectation.ts";
import { measureTables } from "./measures.ts";
import { contracts, emergency, evaluation, money, technology } from "./provision.ts";
import { experience, participation, population, reporting } from "./residents.ts";
import { arrival, handling, routing } from "./safety.ts";
import { attention, collaboration, forum, institutions, network } from "./together.ts";

export const expectationTables: readonly ExpectationTable[] = [
  population,
  arrival,
  reporting,
  routing,
  handling,
  experience,
  participation,
  collaboration,
  network,
  forum,
  institutions,
  attention,
  contracts,
  evaluation,
  money,
  technology,
  emergency,
  ...measureTables,
];

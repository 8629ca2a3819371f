/** Checks across fields: what no single field can know. Each is skipped where a field it rests on was refused already. */
import { full } from "../text/problems.ts";
import type { Checking } from "./checking.ts";
import { checkEvents } from "./events.ts";
import { checkInterventions } from "./interventions.ts";
import { checkOrganisations } from "./organisations.ts";
import { checkPlace } from "./place.ts";
import { checkTies } from "./ties.ts";

/** Runs all checks on one arm; problems are appended. */
export function checkSections(checking: Checking): void {
  if (full(checking.problems)) return;
  checkPlace(checking);
  checkOrganisations(checking);
  checkTies(checking);
  checkInterventions(checking);
  checkEvents(checking);
}

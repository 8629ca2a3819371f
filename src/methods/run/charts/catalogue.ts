/** All charts, in the order in which reports show them. */
import type { Chart } from "../../../charts/chart.ts";
import { closure } from "./closure.ts";
import { confidence } from "./confidence.ts";
import { emergencies } from "./emergencies.ts";
import { hazardsByPlace } from "./hazardsByPlace.ts";
import { money } from "./money.ts";
import { network } from "./network.ts";
import { participation } from "./participation.ts";
import { sfic } from "./sfic.ts";
import { trajectories } from "./trajectories.ts";

export const charts: readonly Chart[] = [
  trajectories,
  confidence,
  participation,
  closure,
  sfic,
  network,
  hazardsByPlace,
  money,
  emergencies,
];

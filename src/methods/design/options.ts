/** Options of a design, beside what its study file says. */
import { whole } from "../options.ts";

export const designOptions = {
  replications: whole({ least: 1, summary: "Replications of each point and arm", usual: "the study's" }),
  points: whole({ least: 1, summary: "Points of a Latin hypercube or Sobol design", usual: "the study's" }),
};

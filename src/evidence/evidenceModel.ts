/** The model as the experiments of the evidence run it: measured, and with habits where a specification has some. */
import { withHabits } from "./ablations/habits.ts";
import { ablationMeasure } from "./ablations/measure.ts";
import { measures } from "./catalogue.ts";
import { measuredModel } from "./measure.ts";

/** One for a thread, which remembers reference runs. */
export function evidenceModel() {
  return withHabits(measuredModel([...measures, ablationMeasure]));
}

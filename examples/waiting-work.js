/** An indicator of one's own: days of work that wait in queues, by kind of organisation. */
import { parts, ratio } from "cosafe/model";

const kinds = ["government", "police", "enterprise", "ngo"];

/** @type {import("cosafe/model").Indicator} */
const daysOfWork = {
  id: "days-of-work-waiting",
  label: "Days of work waiting",
  unit: "days",
  direction: "lower",
  definition: "Hours of work in the queues of organisations, over the hours that these had for the work at hand of late, by day.",
  family: "response",
  kind: "state",
  main: true,
  measure(world, emit) {
    const days = (organisations) => {
      let [hours, capacity] = [0, 0];
      for (const { backlogHours, capacityHours } of organisations) {
        hours += backlogHours;
        capacity += capacityHours;
      }
      return ratio(hours, capacity);
    };
    emit("all", days(world.organisations));
    for (const kind of kinds) emit(`kind:${kind}`, days(world.organisations.filter((one) => one.kind === kind)));
  },
};

export default parts({ version: 1, indicators: [daysOfWork] });

/** What is believed of settings that do not move their outcome; written after a look at the code that reads them. */
export const deadReasons: Readonly<Record<string, string>> = {
  "handling.recurrenceFloor":
    "binds only where skill is above 2 less the floor, some 1.8; a scenario can say 1.5 at most, and training adds less than 0.3",
};

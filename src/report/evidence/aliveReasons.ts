/** What is believed of settings that do not move their outcome; written after a look at the code that reads them. */
export const deadReasons: Readonly<Record<string, string>> = {};

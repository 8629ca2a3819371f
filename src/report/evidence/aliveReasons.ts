/** What is believed of settings that do not move their outcome as stated; written after a look at the code that reads them. */
export const reasons: Readonly<Record<string, string>> = {};

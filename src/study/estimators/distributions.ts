// src/statistics has it; the evidence imports it from here until its tables are made.
export * from "../../statistics/distributions.ts";

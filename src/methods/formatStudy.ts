/** The text of any result, by its method. */
import { type AnyMethod, methods } from "./catalogue.ts";
import type { StudyAnalysis } from "./results.ts";
import type { TextStyle } from "./text/textPage.ts";

/** As the command prints it; without colour and 100 columns wide unless asked otherwise. */
export async function formatStudy(result: StudyAnalysis, style: Partial<TextStyle> = {}): Promise<string> {
  const { format } = await (methods[result.study] as object as AnyMethod).load();
  return format(result, { color: false, width: 100, ...style });
}

/** Answers from options where they are given, else from questions on the terminal, asked again until they can be used. */
import type { Answer } from "../../draft/draftQuestions.ts";
import { textInColumns } from "../../words/plainText.ts";
import { InputError, type Questions, type Terminal } from "../command.ts";

export interface Question<Value, Name extends string> {
  /** The option that answers it; null for the first positional argument. */
  readonly option: Name | null;
  readonly question: string;
  read(text: string): Answer<Value>;
  /** Shown with their numbers before the question. */
  readonly choices?: readonly { readonly id: string; readonly label: string }[];
  /** Taken where nothing is answered, or nobody can be asked. */
  readonly usual?: string;
}

export interface Asking<Name extends string> {
  /** Throws `InputError` for an option that cannot be used, and where answers end before the questions. */
  ask<Value>(question: Question<Value, Name>): Promise<Value>;
  close(): void;
}

/** Answers that were given with the command: the first positional argument, and options by their names. */
export interface Answers<Name extends string> {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<Name, string | undefined>>;
}

/** Asks nothing that is given, and on no terminal nothing at all. */
export async function openAsking<Name extends string>(answers: Answers<Name>, terminal: Terminal): Promise<Asking<Name>> {
  let questions: Questions | null = null;
  return {
    async ask(question) {
      const { option } = question;
      const given = option === null ? answers.positionals[0] : answers.values[option];
      if (given !== undefined) return used(option === null ? "file" : `--${option}`, given, question);
      if (!terminal.canAsk) return used(option === null ? "file" : `--${option}`, question.usual ?? "", question);
      questions ??= await terminal.questions();
      return answered(question, questions, terminal);
    },
    close: () => questions?.close(),
  };
}

function used<Value>(name: string, text: string, { read }: Question<Value, string>): Value {
  const answer = read(text);
  if ("wrong" in answer) throw new InputError(`${name}: ${answer.wrong}`);
  return answer.value;
}

async function answered<Value>(asked: Question<Value, string>, questions: Questions, terminal: Terminal): Promise<Value> {
  const { question, choices, read, usual } = asked;
  if (choices !== undefined) {
    const rows = choices.map(({ id, label }, i) => [`${String(i + 1).padStart(4)} ${id}`, label]);
    terminal.err(`\n${textInColumns(rows, terminal.width)}\n`);
  }
  const prompt = `${question}${usual === undefined ? "" : ` (${usual})`}: `;
  for (;;) {
    const typed = await questions.ask(prompt);
    if (typed === null) throw new InputError("new: the answers ended before the questions; nothing was written");
    const answer = read(typed.trim() === "" && usual !== undefined ? usual : typed);
    if ("value" in answer) return answer.value;
    terminal.err(`  ${answer.wrong}\n`);
  }
}

import { Option } from 'commander'

/** Gathers an option that may be given several times, from a list that is there. */
const gather = (value: string, gathered: readonly string[]) => [...gathered, value]

/** The same for one that may be missing. */
const gatherSome = (value: string, gathered: readonly string[] | undefined) => [...(gathered ?? []), value]

/** Options that several commands have, each new where it is used: commander keeps what it parses in them. */
export const sharedOptions = {
  server: () => new Option('--server <url>', 'use a running server, such as http://localhost:4600'),
  token: () => new Option('--token <token>', "the server's token (or WEFT_API_TOKEN)"),
  json: () => new Option('--json', 'answer as JSON, for scripts'),
  input: () =>
    new Option(
      '-i, --input <name=value>',
      'a declared input; pictures as path, URL or asset id; name=@file reads a file',
    )
      .argParser<readonly string[]>(gather)
      .default([]),
  target: () =>
    new Option('--target <node>', 'run only what this node needs')
      .argParser<readonly string[]>(gather)
      .default([]),
  refreshNode: () =>
    new Option('--refresh-node <node>', 'ignore what is kept of this node; may be given again').argParser<
      readonly string[]
    >(gatherSome),
  each: () =>
    new Option(
      '--each <name=folder>',
      'run it for each file of a folder, as this input; may be given again',
    ).argParser<readonly string[]>(gatherSome),
  hostedModel: () =>
    new Option('--model <file>', 'a version JSON to host besides the model of Weft')
      .argParser<readonly string[]>(gather)
      .default([]),
  ifMatch: () =>
    new Option('--if-match <revision>', 'only if this is still its revision, as show and save print it'),
}

/** Examples under the help of a command. */
export function examples(...lines: readonly string[]): string {
  return `\nExamples:\n${lines.map((line) => `  ${line}`).join('\n')}`
}

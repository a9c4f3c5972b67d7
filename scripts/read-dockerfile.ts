import { readFileSync } from 'node:fs';
import { DockerfileParser, type Flag, type Instruction as Parsed } from 'dockerfile-ast';

export interface Instruction {
  /** `COPY`, `USER`, … */
  readonly keyword: string;
  /** As they are written, without flags. */
  readonly arguments: readonly string[];
  /** `--from=build` is `from` and `build`. */
  readonly flags: ReadonlyMap<string, string>;
}

export interface Stage {
  readonly image: string;
  readonly name: string;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, each with what follows its `FROM`. */
export function readStages(file: string): Stage[] {
  const stages: { image: string; name: string; instructions: Instruction[] }[] = [];
  for (const instruction of DockerfileParser.parse(readFileSync(file, 'utf8')).getInstructions()) {
    const keyword = instruction.getKeyword();
    const words = instruction.getArguments().map((argument) => argument.getValue());
    const plain = words.slice(words.findIndex((word) => !word.startsWith('--')));
    if (keyword === 'FROM') {
      const [image = '', , name = ''] = plain;
      stages.push({ image, name, instructions: [] });
    } else {
      stages.at(-1)?.instructions.push({ keyword, arguments: plain, flags: flagsOf(instruction) });
    }
  }
  return stages;
}

function flagsOf(instruction: Parsed): Map<string, string> {
  if (!('getFlags' in instruction) || typeof instruction.getFlags !== 'function') return new Map();
  const flags: readonly Flag[] = instruction.getFlags();
  return new Map(flags.map((flag) => [flag.getName(), flag.getValue() ?? '']));
}

/** What a stage copies of another: where from, where to. */
export function copiesFrom(stage: Stage, from: string): { source: string; target: string }[] {
  return stage.instructions
    .filter(({ keyword, flags }) => keyword === 'COPY' && flags.get('from') === from)
    .flatMap(({ arguments: paths }) =>
      paths.slice(0, -1).map((source) => ({ source, target: paths.at(-1) ?? '' })),
    );
}

/** The variables that a stage sets. */
export function variablesOf(stage: Stage): Record<string, string> {
  return Object.fromEntries(
    stage.instructions
      .filter(({ keyword }) => keyword === 'ENV')
      .flatMap(({ arguments: pairs }) => pairs.map((pair) => pair.split('=', 2))),
  );
}

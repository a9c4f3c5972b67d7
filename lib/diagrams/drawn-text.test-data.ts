/** Ids of the nodes and frames that a Mermaid text draws. */
export function drawnIds(text: string): string[] {
  return [...text.matchAll(/^ *(?:subgraph )?(n_\w+)(?:@|\[)/gm)]
    .map(([, id = '']) => id)
    .filter((id) => !id.endsWith('_empty'));
}

/** Ids of what the arrows of a Mermaid text join, seen or unseen. */
export function arrowEnds(text: string): string[] {
  const arrows = text.matchAll(/^ {2}(n_\w+) (?:~~~|e\d+@[-.=>]+(?:\|"[^"]*"\|)?) (n_\w+)$/gm);
  return [...arrows].flatMap(([, from = '', to = '']) => [from, to]);
}

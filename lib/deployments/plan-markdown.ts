import type {
  Deployment,
  LayerRun,
  PropertyChange,
  ResourceChange,
} from '#lib/api/deployment-documents.ts';
import { codeText, markdownTable, plainText } from '#lib/markdown/markdown-text.ts';
import { resourceModule } from '#lib/resources/registry.ts';
import { changeWord } from './change-words.ts';
import { planSentence } from './plan-sentence.ts';
import { recreationWords, shortPath, shownValue } from './property-text.ts';
import { type ReviewItem, reviewPlan } from './review-plan.ts';
import { additionsText, reviewSubject, severityWords } from './review-words.ts';

/** GitHub refuses a comment of more than 65,536 characters. */
const longestMarkdown = 60_000;

/** A plan for a pull request: what to look at first, then every layer with its changes. Pure. */
export function planMarkdown(deployment: Deployment): string {
  const changes = deployment.layers.flatMap((run) => run.changes ?? []);
  const head = [
    `## Plan for ${codeText(deployment.environment)}: ${planSentence(changes)}`,
    `Asked for by ${codeText(deployment.requestedBy)} at ${deployment.requestedAt}, deployment ${codeText(deployment.id)}.`,
    ...reviewSection(reviewPlan(deployment)),
  ];
  return `${withinLimit(head, deployment.layers.flatMap(layerSections)).join('\n\n')}\n`;
}

function withinLimit(head: readonly string[], sections: readonly string[]): string[] {
  const text = [...head];
  let length = head.join('\n\n').length;
  for (const [index, section] of sections.entries()) {
    length += section.length + 2;
    if (length > longestMarkdown) {
      return [...text, `*${sections.length - index} more sections are left out for their length.*`];
    }
    text.push(section);
  }
  return text;
}

/** Additions that are as safe as can be are counted, and the rest shown. */
function reviewSection(items: readonly ReviewItem[]): string[] {
  const shown = items.filter(({ severity }) => severity !== 'low');
  const others = items.length - shown.length;
  const more = others === 0 ? [] : [`${additionsText(others)}.`];
  if (shown.length === 0) {
    return ['Nothing is replaced or removed, and nothing is less safe than before.', ...more];
  }
  const table = markdownTable(
    ['Severity', 'About', 'Layer', 'Resource', 'Why'],
    shown.map((item) => [
      severityWords[item.severity],
      reviewSubject(item),
      codeText(item.layer),
      item.logicalId === null ? '–' : resourceText(item.resourceType ?? '', item.logicalId),
      plainText(item.why),
    ]),
  );
  return ['### Look at this first', table, ...more];
}

function resourceText(resourceType: string, logicalId: string): string {
  return `${plainText(resourceModule(resourceType).title)} ${codeText(logicalId)}`;
}

function layerSections(run: LayerRun): string[] {
  const { changes, failure, stackName, title, waitsFor } = run;
  const heading = `### ${plainText(title)} (${codeText(stackName)})`;
  if (failure) return [`${heading}\n\nFailed: ${codeText(failure.reason)}`];
  if (waitsFor.length > 0) {
    return [`${heading}\n\nPlanned once ${waitsFor.map(codeText).join(', ')} can be built on.`];
  }
  if (changes === null || changes.length === 0) return [`${heading}\n\nNothing to change.`];
  return [
    `${heading}: ${planSentence(changes)}`,
    markdownTable(['Change', 'Resource', 'Type'], changes.map(changeRow)),
    ...propertiesOf(changes),
  ];
}

function changeRow(change: ResourceChange): string[] {
  const { logicalId, resourceType } = change;
  return [changeWord(change), codeText(logicalId), plainText(resourceModule(resourceType).title)];
}

/** What is added or removed as a whole has no differences to show. */
function propertiesOf(changes: readonly ResourceChange[]): string[] {
  const rows = changes
    .filter(({ action }) => action === 'modify')
    .flatMap((change) => change.properties.map((property) => propertyRow(change, property)));
  if (rows.length === 0) return [];
  return [markdownTable(['Resource', 'Property', 'Before', 'After', 'Replaces'], rows)];
}

function propertyRow(change: ResourceChange, property: PropertyChange): string[] {
  const { path, before, after, requiresRecreation, cause } = property;
  const through = cause === null ? '' : `, through ${codeText(cause)}`;
  return [
    codeText(change.logicalId),
    codeText(shortPath(path)),
    before === null ? '–' : codeText(shownValue(before)),
    after === null ? '–' : codeText(shownValue(after)),
    `${recreationWords[requiresRecreation]}${through}`,
  ];
}

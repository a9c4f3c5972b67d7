import { type Folding, nothingFolded } from '#lib/diagrams/folding.ts';
import type { Narrowing } from '#lib/diagrams/narrow-graph.ts';
import type { Overlay } from '#lib/diagrams/overlay.ts';
import type { Grouping, View } from '#lib/diagrams/view.ts';
import { viewOf } from '#lib/diagrams/views.ts';

export type Look = 'diagram' | 'table';

/** What an address of the architecture page shows. */
export interface ViewAddress {
  readonly view: View;
  readonly narrowing: Narrowing;
  readonly overlay: Overlay;
  readonly grouping: Grouping;
  readonly folding: Folding;
  readonly look: Look;
  /** The resource whose panel is open. */
  readonly resourceId: string | undefined;
}

const overlays: readonly Overlay[] = ['status', 'drift', 'findings', 'age', 'cost'];
const groupings: readonly Grouping[] = ['view', 'layer', 'service', 'zone'];
const mostSteps = 5;

/** What a query string asks for; what it does not name, or names wrongly, is as usual. */
export function readAddress(search: URLSearchParams): ViewAddress {
  const view = viewOf(search.get('view') ?? undefined);
  const focus = search.get('focus');
  const steps = Number(search.get('steps') ?? 1);
  return {
    view,
    narrowing: {
      layers: search.getAll('layer'),
      types: search.getAll('type'),
      tags: search.getAll('tag'),
      text: search.get('text') ?? '',
      ...(focus && { focus }),
      steps: Number.isInteger(steps) && steps > 0 ? Math.min(steps, mostSteps) : 1,
    },
    overlay: overlays.find((name) => name === search.get('overlay')) ?? usualOverlay(view),
    grouping: canonicalGrouping(
      view,
      groupings.find((name) => name === search.get('group')),
    ),
    folding: readFolding(search),
    look: search.get('as') === 'table' ? 'table' : 'diagram',
    resourceId: search.get('resource') ?? undefined,
  };
}

/** The query string of an address, without what is as usual; parameters of others stay. */
export function writeAddress(search: URLSearchParams, address: ViewAddress): URLSearchParams {
  const { view, narrowing, overlay, grouping, folding, look, resourceId } = address;
  const next = new URLSearchParams(search);
  const set = (name: string, values: ReadonlyArray<string | undefined>, usual?: string) => {
    next.delete(name);
    for (const value of values) if (value && value !== usual) next.append(name, value);
  };
  set('view', [view.id], 'network');
  set('layer', narrowing.layers);
  set('type', narrowing.types);
  set('tag', narrowing.tags);
  set('text', [narrowing.text]);
  set('focus', [narrowing.focus]);
  set('steps', [narrowing.focus && String(narrowing.steps)], '1');
  set('overlay', [overlay], usualOverlay(view));
  set('group', [canonicalGrouping(view, grouping)], 'view');
  set('fold', folding.all ? ['all'] : [...folding.except]);
  set('unfold', folding.all ? [...folding.except] : []);
  set('as', [look], 'diagram');
  set('resource', [resourceId]);
  return next;
}

/**
 * An address of which a part is another. Other frames than before are not folded, and nodes that told what is
 * usual tell what is usual in another view.
 */
export function changedAddress(address: ViewAddress, part: Partial<ViewAddress>): ViewAddress {
  const isUsual = address.overlay === usualOverlay(address.view);
  const changed = {
    ...address,
    ...(part.view && isUsual && { overlay: usualOverlay(part.view) }),
    ...part,
  };
  const hasSameFrames = changed.view === address.view && changed.grouping === address.grouping;
  return hasSameFrames || part.folding ? changed : { ...changed, folding: nothingFolded };
}

function usualOverlay({ tells }: View): Overlay {
  return tells ?? 'status';
}

/** A grouping that is the view's own goes by no other name. */
function canonicalGrouping({ groupedBy }: View, grouping: Grouping | undefined): Grouping {
  return grouping === undefined || grouping === groupedBy ? 'view' : grouping;
}

function readFolding(search: URLSearchParams): Folding {
  const named = search.getAll('fold');
  const all = named.includes('all');
  const except = all ? search.getAll('unfold') : named;
  return { all, except: new Set(except.filter((frame) => /^n_\w+$/.test(frame))) };
}

const storageKey = 'strata.drawn-places';
const mostPlaces = 48;

/**
 * Whether the page's address showed a drawing before. It is known at once, unlike what is kept: what
 * was not drawn is not looked for.
 */
export function isPlaceDrawn(): boolean {
  return drawnPlaces().includes(currentPlace());
}

export function notePlaceDrawn(): void {
  const place = currentPlace();
  const places = [place, ...drawnPlaces().filter((other) => other !== place)];
  localStorage.setItem(storageKey, JSON.stringify(places.slice(0, mostPlaces)));
}

function drawnPlaces(): string[] {
  try {
    const noted: unknown = JSON.parse(localStorage.getItem(storageKey) ?? '[]');
    return Array.isArray(noted) ? noted.filter((place) => typeof place === 'string') : [];
  } catch {
    return [];
  }
}

function currentPlace(): string {
  return `${location.pathname}${location.search}`;
}

const PATHS = {
  chat: 'M5 5h14a1 1 0 011 1v10a1 1 0 01-1 1h-8l-5 4v-4H5a1 1 0 01-1-1V6a1 1 0 011-1zM8 9.5h8M8 12.8h5',
  close: 'M6 6l12 12M18 6L6 18',
  send: 'M12 19V5M6 11l6-6 6 6',
  up: 'M7 11v9H4v-9zM7 11l4-7c1.5 0 2.5 1 2 3l-.7 3H19c1 0 2 1 1.7 2l-1.8 6c-.2.6-.8 1-1.5 1H7',
  down: 'M7 13V4H4v9zM7 13l4 7c1.5 0 2.5-1 2-3l-.7-3H19c1 0 2-1 1.7-2L18.9 5c-.2-.6-.8-1-1.5-1H7',
  star: 'M12 3l2.7 5.8 6.3.8-4.6 4.4 1.2 6.3L12 17.2 6.4 20.3l1.2-6.3L3 9.6l6.3-.8z',
  person: 'M12 12a4 4 0 100-8 4 4 0 000 8zM4 21c0-4 4-6 8-6s8 2 8 6',
  spark: 'M12 3.5l1.9 5.6 5.6 1.9-5.6 1.9L12 18.5l-1.9-5.6L4.5 11l5.6-1.9zM19 16.5v4M17 18.5h4',
  cloud: 'M3 3l18 18M8.5 8.6A5 5 0 007 18h10M10.5 6.2A6 6 0 0117.4 11 3.6 3.6 0 0120 17',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon of 20 pixels; screen readers pass over it, the button that holds it has the name. */
export function icon(name: IconName): SVGSVGElement {
  const space = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(space, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', width: '20', height: '20', 'aria-hidden': 'true', class: 'icon' })) svg.setAttribute(key, value);
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

/** Keeps a window that fills the screen above the keyboard of a phone, which covers the page without making it smaller. */
export function fitVisibleArea(frame: HTMLElement): void {
  const area = globalThis.visualViewport;
  if (!area) return;
  const fit = (): void => {
    frame.style.setProperty('--top', `${area.offsetTop}px`);
    frame.style.setProperty('--height', `${area.height}px`);
  };
  area.addEventListener('resize', fit);
  area.addEventListener('scroll', fit);
  fit();
}

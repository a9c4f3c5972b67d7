declare global {
  interface Window {
    /** Milliseconds from the beginning of the navigation to the end of the first frame with a diagram. */
    firstDrawingMs?: number;
  }
}

/** Runs in the page before anything of it: notes when the first frame with a diagram's SVG is done. */
export function watchFirstDrawing(): void {
  const frameDone = new MessageChannel();
  frameDone.port1.onmessage = () => {
    window.firstDrawingMs ??= performance.now();
  };
  const observer = new MutationObserver(() => {
    if (!document.querySelector('figure svg')) return;
    observer.disconnect();
    requestAnimationFrame(() => frameDone.port2.postMessage(undefined));
  });
  observer.observe(document, { subtree: true, childList: true });
}

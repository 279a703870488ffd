import { useEffect } from 'react';

const open = new Set<() => void>();

/** Something that lies over the page while it is open. */
export function useOverlay(isOpen: boolean, close: () => void): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    open.add(close);
    return () => void open.delete(close);
  }, [isOpen, close]);
}

/** Closes whatever lies over the page: an answer must be seen before anything can be done about it. */
export function closeOverlays(): void {
  for (const close of open) close();
}

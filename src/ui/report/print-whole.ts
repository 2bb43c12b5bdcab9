import { useEffect } from 'preact/hooks'

/** Unfolds all parts of the report before printing, and folds them again afterwards. */
export const usePrintWhole = () =>
  useEffect(() => {
    let opened: HTMLDetailsElement[] = []
    const unfold = () => {
      opened = [...document.querySelectorAll<HTMLDetailsElement>('details.fold:not([open])')]
      for (const fold of opened) fold.open = true
    }
    const foldAgain = () => {
      for (const fold of opened) fold.open = false
      opened = []
    }
    addEventListener('beforeprint', unfold)
    addEventListener('afterprint', foldAgain)
    return () => {
      removeEventListener('beforeprint', unfold)
      removeEventListener('afterprint', foldAgain)
    }
  }, [])

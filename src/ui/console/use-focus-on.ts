import { useEffect, useRef } from 'preact/hooks'

/**
 * Moves the focus to the page, so that a screen reader reads it and Tab goes on there, when a view has taken
 * the place of another one in it.
 * @param view names what is shown
 * @param isNext the first view takes the focus as well, because something else was shown before it
 */
export const useFocusOn = (view: string | undefined, isNext = false) => {
  const isFirst = useRef(!isNext)
  useEffect(() => {
    if (view === undefined) return
    if (!isFirst.current) document.getElementById('page')?.focus()
    isFirst.current = false
  }, [view])
}

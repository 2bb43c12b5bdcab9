import { useEffect, useRef } from 'preact/hooks'

/**
 * Moves the focus to the page when another view has replaced the view that was shown. A screen
 * reader then reads the new view, and the Tab key continues in the new view.
 * @param view the name of the shown view; undefined until its data are read
 * @param isNext whether the first view also takes the focus, because it has replaced something
 *   else, such as the sign-in form
 */
export const useFocusOn = (view: string | undefined, isNext = false) => {
  const isFirst = useRef(!isNext)
  useEffect(() => {
    if (view === undefined) return
    if (!isFirst.current) document.getElementById('page')?.focus()
    isFirst.current = false
  }, [view])
}

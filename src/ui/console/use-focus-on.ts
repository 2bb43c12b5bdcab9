import { useEffect, useRef } from 'preact/hooks'

/**
 * Moves the focus to the page when one view in it has replaced another, so that a screen reader
 * reads the new view and Tab continues in it.
 * @param view names the shown view; undefined until it is read
 * @param isNext whether the first view also takes the focus, because it has replaced something
 * else, such as the sign-in form
 */
export const useFocusOn = (view: string | undefined, isNext = false) => {
  const isFirst = useRef(!isNext)
  useEffect(() => {
    if (view === undefined) return
    if (!isFirst.current) document.getElementById('page')?.focus()
    isFirst.current = false
  }, [view])
}

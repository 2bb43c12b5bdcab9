/**
 * Runs in a page: describes every text that a person should read there and cannot. Such a text is cut
 * off by its box or by the edge of the page, is wider than its button, or is covered by something else.
 * @param allowed selectors of elements whose text may be cut off
 * @param whole whether a word that is broken over two lines is reported too
 */
export function cutText(allowed: readonly string[], whole: boolean): string[] {
  const slack = 1.5
  const root = document.documentElement
  const modal = [...document.querySelectorAll('dialog:modal, [aria-modal=true]')].at(-1)
  const found: string[] = []
  const tell = (element: Element, what: string) => {
    const { id, className } = element
    const name = `${element.localName}${id && `#${id}`}${className && `.${String(className).trim().replaceAll(/\s+/g, '.')}`}`
    const text = (element.textContent || (element as HTMLInputElement).placeholder || '').trim()
    found.push(`${what}: ${name} “${text.slice(0, 60)}”`)
  }

  const isSeen = (element: Element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
    (!modal || modal.contains(element)) &&
    !element.closest('[hidden], [inert]') &&
    !allowed.some((selector) => element.closest(selector))

  const textOf = (element: Element) =>
    [...element.childNodes].filter(
      (node): node is Text => node instanceof Text && node.data.trim() !== '',
    )
  const rectsOf = (text: Text) => {
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
  }

  const upwards = (element: Element, is: (box: Element) => boolean) => {
    for (let box: Element | null = element; box && box !== root; box = box.parentElement)
      if (is(box)) return true
    return false
  }
  /** Whether the element is visible to screen readers only. */
  const isSpoken = (element: Element) =>
    upwards(element, (box) => box.clientWidth === 1 && box.clientHeight === 1)
  const scrolls = (element: Element) =>
    upwards(element, (box) => /auto|scroll/.test(getComputedStyle(box).overflowX))

  /**
   * Finds a word that begins on one line and goes on, without a hyphen, on the next line. Web addresses
   * may be broken in this way.
   */
  const brokenIn = (text: Text) =>
    !text.data.includes('://') &&
    [...text.data.matchAll(/\p{L}{3,}/gu)].find(({ 0: word, index }) => {
      const range = document.createRange()
      range.setStart(text, index)
      range.setEnd(text, index + word.length)
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1
    })?.[0]

  /** Finds a box that hides its overflow and thereby cuts this text off. */
  const cutBy = (element: Element, rect: DOMRect) => {
    for (let box: Element | null = element; box && box !== root; box = box.parentElement) {
      const { overflowX, overflowY, display } = getComputedStyle(box)
      if (display === 'inline') continue
      const { left, right, top, bottom } = box.getBoundingClientRect()
      const hides = (overflow: string) => overflow === 'hidden' || overflow === 'clip'
      if (hides(overflowX) && (rect.left < left - slack || rect.right > right + slack)) return box
      if (hides(overflowY) && (rect.top < top - 4 || rect.bottom > bottom + 4)) return box
      // A person can read the whole content of a box that scrolls.
      if (/auto|scroll/.test(overflowX) || /auto|scroll/.test(overflowY)) return undefined
    }
    return undefined
  }

  const isNarrower = (box: Element | null, rect: DOMRect) => {
    if (!box || getComputedStyle(box).display === 'inline') return false
    const { left, right } = box.getBoundingClientRect()
    return rect.left < left - slack || rect.right > right + slack
  }

  const ITEMS =
    '[role=option], button, a, li, td, th, dt, dd, kbd, label, legend, caption, summary, h1, h2, h3, p'
  /**
   * These elements contain legends or list items. A legend or a list item grows with its words, and can
   * become wider than the element around it.
   */
  const AROUND = 'fieldset, ul, ol, dl, details'
  /**
   * Finds a button, legend or similar element, or the list around it, that is narrower than its words.
   */
  const runsOut = (element: Element, rect: DOMRect) =>
    isNarrower(element.closest(ITEMS), rect) ||
    (!scrolls(element) && isNarrower(element.closest(AROUND), rect))

  const coveredBy = (element: Element, { left, top, width, height }: DOMRect) => {
    const top_ = document.elementFromPoint(left + width / 2, top + height / 2)
    if (!top_ || top_.contains(element) || element.contains(top_)) return undefined
    // An open list, menu, hint or cell editor may cover a part of the page.
    if (top_.closest('[role=listbox], [role=menu], .hint, .inline')) return undefined
    return top_.closest('label')?.contains(element) ? undefined : top_
  }

  const look = (element: Element, rect: DOMRect) => {
    if (isSpoken(element)) return undefined
    const box = cutBy(element, rect)
    if (box) return tell(element, `cut by ${box.localName}.${box.className}`)
    if (!scrolls(element) && (rect.left < -slack || rect.right > root.clientWidth + slack))
      return tell(element, 'beyond the edge')
    if (runsOut(element, rect)) return tell(element, 'runs out of its box')
    const cover = scrolls(element) ? undefined : coveredBy(element, rect)
    if (cover) return tell(element, `under ${cover.localName}.${cover.className}`)
  }

  const pen = document.createElement('canvas').getContext('2d')
  const widthIn = (element: Element, text: string) => {
    if (!pen) return 0
    const { fontStyle, fontWeight, fontSize, fontFamily } = getComputedStyle(element)
    pen.font = `${fontStyle} ${fontWeight} ${fontSize} ${fontFamily}`
    return pen.measureText(text).width
  }
  const field = (element: HTMLInputElement | HTMLSelectElement) => {
    const { paddingLeft, paddingRight } = getComputedStyle(element)
    const room =
      element.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const text =
      element instanceof HTMLSelectElement
        ? (element.selectedOptions[0]?.text ?? '')
        : element.value || element.placeholder
    if (widthIn(element, text) > room + slack) tell(element, 'longer than its field')
  }

  /** Finds a field or button that is wider than the card, form or row around it. */
  const sticksOut = (element: Element) => {
    const { left, right, width } = element.getBoundingClientRect()
    // An open menu or hint may be wider than the row from which it was opened.
    const hangs = element.closest('[role=menu], .hint')
    if (width < 2 || isSpoken(element) || scrolls(element) || hangs) return
    for (let box = element.parentElement; box && box !== root; box = box.parentElement) {
      if (!box.matches('form, fieldset, section, dialog, li, p, .setting, main')) continue
      const outer = box.getBoundingClientRect()
      if (left < outer.left - slack || right > outer.right + slack)
        return tell(element, `sticks out of ${box.localName}#${box.id}`)
    }
  }

  if (root.scrollWidth > root.clientWidth) found.push('the page scrolls sideways')
  for (const element of document.body.querySelectorAll('*')) {
    if (!isSeen(element)) continue
    if (
      element instanceof HTMLSelectElement ||
      element.matches('input:is([type=text], :not([type]), [type=search])')
    )
      field(element as HTMLInputElement)
    if (element.matches('input, select, textarea, button')) sticksOut(element)
    if (element.closest('select, option, datalist, script, style')) continue
    for (const text of textOf(element)) {
      const rects = rectsOf(text)
      for (const rect of rects) look(element, rect)
      const broken = whole && rects.length > 1 && !isSpoken(element) && brokenIn(text)
      if (broken) tell(element, `breaks “${broken}”`)
    }
  }
  return [...new Set(found)]
}

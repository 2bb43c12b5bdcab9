/** Runs in the page: describes every text that covers a part of another text. */
export function overlappingTexts(): string[] {
  /**
   * Height of letters as a part of the font size. The box around a line of text is higher than its
   * letters, and boxes of two lines may overlap.
   */
  const GLYPHS = 0.75
  const slack = 1.5

  const clipped = (element: Element, rect: DOMRect) => {
    let { left, right, top, bottom } = rect
    for (let box: Element | null = element; box; box = box.parentElement) {
      if (getComputedStyle(box).overflowY === 'visible') continue
      const outer = box.getBoundingClientRect()
      left = Math.max(left, outer.left)
      right = Math.min(right, outer.right)
      top = Math.max(top, outer.top)
      bottom = Math.min(bottom, outer.bottom)
    }
    return { left, right, top, bottom }
  }

  const written = [...document.body.querySelectorAll('*')].flatMap((element) => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return []
    if (element.closest('[hidden], [inert], select, script, style')) return []
    const glyphs = Number.parseFloat(getComputedStyle(element).fontSize) * GLYPHS
    return [...element.childNodes]
      .filter((node) => node instanceof Text && node.data.trim() !== '')
      .flatMap((node) => {
        const range = document.createRange()
        range.selectNodeContents(node)
        return [...range.getClientRects()].map((rect) => {
          const middle = rect.top + rect.height / 2
          const tight = new DOMRect(rect.left, middle - glyphs / 2, rect.width, glyphs)
          return { text: node.textContent?.trim() ?? '', node, ...clipped(element, tight) }
        })
      })
  })
  const found = written.flatMap((one, i) =>
    written.slice(i + 1).flatMap((other) => {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top)
      return wide > slack && high > slack ? [`“${one.text}” covers “${other.text}”`] : []
    }),
  )
  return [...new Set(found)]
}

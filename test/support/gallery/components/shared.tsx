import { BASE } from '../../../../src/core/scheme/categories.ts'
import { Nav } from '../../../../src/ui/nav.tsx'
import { Tile } from '../../../../src/ui/popup/grid.tsx'

/** Pairs of a text colour and a background colour, as in test/ui/contrast.test.ts. */
const COLOURS = [
  ['text', 'page'],
  ['muted', 'page'],
  ['link', 'page'],
  ['text', 'raised'],
  ['muted', 'raised'],
  ['muted', 'raised-hover'],
  ['on-accent', 'accent'],
  ['on-accent', 'good'],
  ['auto', 'page'],
  ['good', 'page'],
  ['bad', 'page'],
  ['bad', 'bad-page'],
  ['ask', 'ask-page'],
] as const

const SIZES = ['2xs', 'xs', 'sm', 'md', 'lg', 'xl', '2xl', '3xl', '4xl'] as const
const SPACES = ['half', '1', '2', '3', '4', '5', '6', '8', '10'] as const

/** The attribute `data-force` holds the state in which the test makes the browser show the component. */
const STATES = ['rest', 'hover', 'focus-visible', 'active'] as const
const BUTTONS = ['button', 'button main', 'plain'] as const

const Buttons = ({ kind }: { kind: (typeof BUTTONS)[number] }) => (
  <p class="samples">
    {STATES.map((state) => (
      <button key={state} type="button" class={kind} data-force={state}>
        {kind}: {state}
      </button>
    ))}
    <button type="button" class={kind} disabled>
      {kind}: disabled
    </button>
    <button type="button" class={kind} aria-busy="true">
      {kind}: busy
    </button>
  </p>
)

const Tiles = () => (
  <div class="grid">
    {BASE.map((category, i) => (
      <Tile
        key={category.id}
        category={category}
        hotkey={`${i + 1}`}
        colours={{}}
        pressed={i === 1}
        busy={i === 2}
        click={() => undefined}
      >
        {i === 1 && '0:14:07'}
      </Tile>
    ))}
  </div>
)

/** Shows the design tokens (colours and spaces), and the components that all pages use. */
export const Shared = () => (
  <>
    <Nav here="day" />
    <h1>Components</h1>
    <p class="lead">Every component in every state, from the tokens of theme.css.</p>
    <h2>Colours</h2>
    <div class="samples">
      {COLOURS.map(([ink, paper]) => (
        <div
          key={`${ink} ${paper}`}
          class="colour"
          style={{ color: `var(--${ink})`, background: `var(--${paper})` }}
        >
          {ink} on {paper}
        </div>
      ))}
    </div>
    <h2 id="type">Type</h2>
    <div class="samples">
      {SIZES.map((size) => (
        <span key={size} style={{ fontSize: `var(--font-${size})` }}>
          {size} 0:14
        </span>
      ))}
    </div>
    <h2>Space</h2>
    {SPACES.map((space) => (
      <p key={space} class="samples">
        <span style={{ width: '3em' }}>{space}</span>
        <span class="bar" style={{ width: `var(--space-${space})` }} />
      </p>
    ))}
    <h2>Buttons</h2>
    {BUTTONS.map((kind) => (
      <Buttons key={kind} kind={kind} />
    ))}
    <h2>Stages</h2>
    <Tiles />
    <h2>Text</h2>
    <p>
      Text, <span class="failed">failed</span>, a{' '}
      <button type="button" class="link">
        button within a sentence
      </button>
      , <a href="#type">a link within a page</a>, <kbd>Alt+Shift+9</kbd>
    </p>
  </>
)

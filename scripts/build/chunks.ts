/** Decides which built file a module goes into, by the pages that need it. */
interface Graph {
  getModuleInfo: (
    id: string,
  ) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null
}

/** Always loaded with the first frame, although by `import()`; one of the two languages. */
const DICTIONARY = /words[\\/](en|ru)\.ts/
const POPUP = /extension[\\/]popup\.tsx/
/** Reads for the popup, always loaded although by `import()`. */
const STORE = /popup[\\/]store\.ts/
/** Commands, with the rules that they apply: loaded at the first sign of an act. */
const COMMANDS = /store[\\/]timeline[\\/]commands\.ts/
/** Observable Plot and its dependencies. */
const PLOT =
  /node_modules[\\/](@observablehq|d3(-\w+)*|internmap|delaunator|interval-tree-1d|binary-search-bounds|robust-predicates|isoformat)[\\/]/

/** All modules that lead to a module by static imports, itself included. */
function leadersOf(id: string, graph: Graph) {
  const seen = new Set([id])
  for (const module of seen) {
    const { importers = [], dynamicImporters = [] } = graph.getModuleInfo(module) ?? {}
    const all = DICTIONARY.test(module)
    for (const leader of all ? [...importers, ...dynamicImporters] : importers) seen.add(leader)
  }
  return [...seen]
}

/**
 * A file for what the popup shows first, one for what it reads after that, and one for its commands:
 * each file costs time to open, and a larger one packs better. Other pages share these files. What the words import is a
 * file of its own: the first frame waits for it, and in one file each would wait for the other. All else the bundler places, also what the popup has only now
 * and then.
 */
function chunkOf(id: string, graph: Graph): string | null {
  // A file of its own, with a fixed name: scripts/lint.ts allows by this name what the linter of the
  // add-on store reports about Preact.
  if (/node_modules[\\/]preact/.test(id)) return 'preact'
  // The charts of the report, which no other page loads.
  if (PLOT.test(id)) return 'plot'
  if (DICTIONARY.test(id)) return null
  const always = leadersOf(id, graph)
  if (always.some((leader) => POPUP.test(leader)))
    return always.some((leader) => DICTIONARY.test(leader)) ? 'spoken' : 'shown'
  if (always.some((leader) => STORE.test(leader))) return 'stored'
  return always.some((leader) => COMMANDS.test(leader)) ? 'commands' : null
}

/**
 * In this order: the dependencies of a group's module go with it, unless an earlier group has them.
 */
export const CHUNKS = ['preact', 'plot', 'spoken', 'shown', 'stored', 'commands'].map(
  (name, index, all) => ({
    name: (id: string, graph: Graph) => (chunkOf(id, graph) === name ? name : null),
    priority: all.length - index,
  }),
)

/** Decides into which built file a module goes, depending on the pages that need the module. */
interface Graph {
  getModuleInfo: (
    id: string,
  ) => { importers: readonly string[]; dynamicImporters: readonly string[] } | null
}

/**
 * A module with the texts of one language. It is imported by `import()`, but always loaded with the
 * popup's first frame. So the modules that it imports are treated as if the popup imported them
 * statically.
 */
export const DICTIONARY = /words[\\/]common-(en|ru)\.ts/
const POPUP = /extension[\\/]popup\.tsx/
/**
 * The module that reads data for the popup. It is imported by `import()`, and always loaded after
 * the popup's first frame, so it has a separate file (`stored`).
 */
const STORE = /popup[\\/]store\.ts/
/**
 * The module with the popup's commands. The commands and the rules that they apply are loaded when
 * the pointer first moves in the popup, or with the first command.
 */
const COMMANDS = /store[\\/]timeline[\\/]commands\.ts/
/** Observable Plot and its dependencies. */
const PLOT =
  /node_modules[\\/](@observablehq|d3(-\w+)*|internmap|delaunator|interval-tree-1d|binary-search-bounds|robust-predicates|isoformat)[\\/]/

/**
 * Returns a module and all modules that import it statically, directly or through other modules.
 */
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
 * Returns the name of the file for a module. The popup has only three files, because opening a file
 * takes time and a larger file compresses better. `shown` is for the popup's first view, `stored`
 * for reading the database after that, and `commands` for the popup's commands. Other pages use the
 * same files. The file `spoken` contains the modules that a dictionary (the texts of one language)
 * imports. The first frame needs the dictionary before all of `shown` is loaded. Returns null for
 * all other modules, including those that the popup loads only in some cases: the bundler chooses
 * their file.
 */
function chunkOf(id: string, graph: Graph): string | null {
  // Preact gets a file of its own with a fixed name: scripts/lint.ts recognises by this name the
  // warnings of the add-on store's linter that are about Preact, and accepts them.
  if (/node_modules[\\/]preact/.test(id)) return 'preact'
  // The charts of the report get a file of their own, because no other page loads them.
  if (PLOT.test(id)) return 'plot'
  if (DICTIONARY.test(id)) return null
  const always = leadersOf(id, graph)
  if (always.some((leader) => POPUP.test(leader)))
    return always.some((leader) => DICTIONARY.test(leader)) ? 'spoken' : 'shown'
  if (always.some((leader) => STORE.test(leader))) return 'stored'
  return always.some((leader) => COMMANDS.test(leader)) ? 'commands' : null
}

/**
 * The groups of modules (built files), in descending priority. The bundler puts the modules that a
 * module imports into the same group as the module, unless a group with a higher priority contains
 * them.
 */
export const CHUNKS = ['preact', 'plot', 'spoken', 'shown', 'stored', 'commands'].map(
  (name, index, all) => ({
    name: (id: string, graph: Graph) => (chunkOf(id, graph) === name ? name : null),
    priority: all.length - index,
  }),
)

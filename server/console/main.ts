/**
 * The entry point of the console. Connects the console's pages to the endpoint that serves these
 * pages.
 */
import { mountConsole } from '../../src/ui/console/mount.tsx'
import { consolePorts } from './ports.ts'

mountConsole(document.body, consolePorts(new URL('.', location.href).href.replace(/\/$/, '')))

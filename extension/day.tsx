import { openStint } from '../src/store/database.ts'
import { mountDay } from '../src/ui/day/mount.tsx'
import { changed } from './changed.ts'

mountDay(document.body, { db: openStint(), changed })

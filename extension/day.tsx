import { openStint } from '../src/store/database.ts'
import { mountDay } from '../src/ui/day/mount.tsx'
import { requestReconcile } from './request-reconcile.ts'

mountDay(document.body, { db: openStint(), changed: requestReconcile })

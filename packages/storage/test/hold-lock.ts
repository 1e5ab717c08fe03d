import { lockDataDirectory } from '@weft/storage'

/** Started by the test of the lock: owns the directory of its first argument until it is killed. */
await lockDataDirectory(process.argv[2] ?? '')
process.stdout.write('locked\n')
setInterval(() => undefined, 1000)

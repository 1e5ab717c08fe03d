#!/usr/bin/env node
// The command as `npm run weft` runs it, from any folder and whatever Node started this.
import '../../../scripts/weft.mjs'

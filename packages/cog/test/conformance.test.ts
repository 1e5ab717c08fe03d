import { providerConformance } from '@weft/provider/conformance'
import { createLittleCog } from './little-cog.ts'
import { cogCall, makeCogProvider } from './make-cog-provider.ts'

providerConformance('Cog, told of by events', async () => {
  const server = createLittleCog()
  return {
    provider: makeCogProvider(server),
    model: 'cog:http://127.0.0.1:5000',
    succeeding: cogCall(),
    failing: cogCall({ ends: 'The model ran into a wall.' }),
    endless: cogCall({ ends: 'never' }),
    accepted: server.ran,
    loseNextAnswer: () => server.mishaps.push({ kind: 'lose' }),
    refuseNextCreation: (seconds) =>
      server.mishaps.push({ kind: 'refuse', status: 409, retryAfter: seconds }),
    close: async () => {},
  }
})

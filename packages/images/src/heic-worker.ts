import { parentPort, workerData } from 'node:worker_threads'
import heicDecode from 'heic-decode'

// libheif as WebAssembly writes what it thinks of a damaged file to the console: here, that is nobody's but the thread's.
const { width, height, data } = await heicDecode({ buffer: workerData })
parentPort?.postMessage({ width, height, data })

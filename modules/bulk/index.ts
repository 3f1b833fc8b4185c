export { type Chunk, takeChunk, type UnderWay } from './chunk.ts';
export { chunkJob } from './chunk-job.ts';
export { downloadFile, filePart } from './download.ts';
export { listRuns, showRun } from './look.ts';
export { readPart } from './read-part.ts';
export { FILE_TYPES, nextBytes, sheetSchema } from './sheet.ts';
export { startRun } from './start.ts';
export { cancelRun, resumeRun } from './stop.ts';
export { tidyRuns } from './tidy.ts';

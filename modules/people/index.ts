export { applyImport } from './apply.ts';
export { listImportRows, listImports, showImport } from './show.ts';
export { mapImport, readImport } from './stage.ts';
export { undoImport } from './undo.ts';

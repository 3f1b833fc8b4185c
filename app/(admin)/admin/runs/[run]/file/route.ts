import { Refusal } from '#lib/errors.ts';
import { downloadFile, filePart } from '#modules/bulk/index.ts';
import type { RunFile } from '#modules/bulk/schema.ts';
import { readAsOperator } from '#server/screen.ts';

type Context = { params: Promise<{ run: string }> };

/** The file of a finished run, part by part, so that its size is nobody's memory. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { run: runId } = await params;
  const file = await fileOf(runId);
  if (file instanceof Response) return file;
  let part = 0;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (part >= file.parts) return controller.close();
      const { content } = await readAsOperator(filePart, { runId, part });
      part += 1;
      controller.enqueue(content);
    },
  });
  return new Response(body, {
    headers: {
      'Content-Type': file.type,
      'Content-Length': String(file.bytes),
      'Content-Disposition': `attachment; filename="${file.name}"`,
      'Cache-Control': 'private, no-store',
    },
  });
}

async function fileOf(runId: string): Promise<RunFile | Response> {
  try {
    return await readAsOperator(downloadFile, { runId });
  } catch (error) {
    if (error instanceof Refusal) return new Response(error.message, { status: 410 });
    throw error;
  }
}

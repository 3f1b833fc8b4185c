import { sendMail } from '#integrations/smtp/send.ts';
import { env, required } from '#lib/env.ts';
import type { Letter } from '../letter.ts';

/** Sends one letter; the message id follows from its cause, so that a repeated job is seen as a repeat. */
export async function post(
  letter: Letter & { to: string; causeId: string; tenantName: string },
): Promise<void> {
  await sendMail(required('SMTP_URL'), {
    from: `"${letter.tenantName.replace(/["\\\r\n]/g, '')}" <${env().MAIL_FROM}>`,
    to: letter.to,
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    messageId: `<${letter.causeId}@damson.invalid>`,
  });
}

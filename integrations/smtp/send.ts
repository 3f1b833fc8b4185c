import nodemailer from 'nodemailer';

export type Mail = {
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  messageId: string;
};

const transports = new Map<string, nodemailer.Transporter>();

/** Hands a message to an SMTP server (RFC 5321); throws when the server does not take it. */
export async function sendMail(smtpUrl: string, mail: Mail): Promise<void> {
  let transport = transports.get(smtpUrl);
  if (!transport) {
    transport = nodemailer.createTransport({ url: smtpUrl, connectionTimeout: 5_000, socketTimeout: 10_000 });
    transports.set(smtpUrl, transport);
  }
  await transport.sendMail(mail);
}

/** Names of streams in an OLE2 container, which stand there in UTF-16, and what they say of it. */
const KINDS: readonly (readonly [stream: string, fault: string])[] = [
  ['EncryptedPackage', 'The file is protected by a password. Remove the protection and upload it again.'],
  ['WordDocument', 'The file is an old Word document (.doc), which cannot be read. Save it as DOCX and upload it again.'],
  ['PowerPoint Document', 'The file is an old PowerPoint presentation (.ppt), which cannot be read. Save it as PPTX and upload it again.'],
  ['Workbook', 'The file is an Excel table, which cannot be read. Save it as CSV and upload it again.'],
  ['__substg1.0_', 'The file is an Outlook message (.msg), which cannot be read. Save it as .eml or PDF and upload it again.'],
];

/** Why an OLE2 container (Office before 2007, or Office with a password) cannot be read, and the mend. */
export function oleFault(bytes: Uint8Array): string {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kind = KINDS.find(([stream]) => content.includes(Buffer.from(stream, 'utf16le')));
  return kind?.[1] ?? 'The file is of an old Office kind, which cannot be read. Save it as DOCX, PPTX, CSV or PDF and upload it again.';
}

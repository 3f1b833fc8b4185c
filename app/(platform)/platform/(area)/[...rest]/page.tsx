import { notFound } from 'next/navigation';

/** So that an unknown address of the area ends in its own "not found". */
export default function Nothing(): never {
  notFound();
}

import type { RuleContext } from './rule.ts';

/** True for the document that is a ledger. */
export const isLedger = ({ document, workspace }: RuleContext): boolean =>
	workspace.ports.settings.ledgers.includes(document.path);

/**
Meaning of a text. A theme gives each style its colour; paper and plain lines need none, so no meaning depends on the
style alone.
*/
export type Style =
	| 'aside'
	| 'chosen'
	| 'cursor'
	| 'error'
	| 'failed'
	| 'key'
	| 'name'
	| 'ok'
	| 'practice'
	| 'rule'
	| 'running'
	| 'title'
	| 'unknown'
	| 'unproven'
	| 'verified'
	| 'warning';

/**
What a text stands for. A theme gives each its colour; paper and plain lines need none, so no meaning hangs on a style
alone.
*/
export type Style =
	| 'aside'
	| 'chosen'
	| 'cursor'
	| 'error'
	| 'key'
	| 'name'
	| 'ok'
	| 'practice'
	| 'rule'
	| 'running'
	| 'title'
	| 'unknown'
	| 'warning';

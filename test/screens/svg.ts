import type {Cell} from '../pty/screen.ts';

/** What a terminal shows at one moment. */
export type Picture = {
	readonly rows: ReadonlyArray<readonly Cell[]>;
	readonly cursor: {readonly row: number; readonly column: number} | undefined;
};

const cell = {width: 8.4, height: 18};
const fontSize = 14;
const margin = 12;
const titleHeight = 28;

/** The 16 colours of today's Windows console (Campbell), in the order of their numbers. */
const palette = '0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2'.split(' ').map(colour => `#${colour}`);
const usual = {background: '#0c0c0c', letters: '#cccccc', boldLetters: '#f2f2f2'};

const rule = '\u{2500}';

/** Cells next to each other that look the same. */
type Run = {readonly text: string; readonly column: number; readonly look: Cell};

/** One picture as an SVG. */
export function drawPicture(picture: Picture, title: string): string {
	return drawWindow(picture, title, '', draw(picture));
}

/** Pictures that follow each other as one SVG that plays for ever, each shown for so many seconds. Where nothing can move, the first one stands still; where nothing may, the last. */
export function drawFilm(scenes: ReadonlyArray<{readonly picture: Picture; readonly seconds: number}>, title: string): string {
	const total = scenes.reduce((sum, {seconds}) => sum + seconds, 0);
	const percent = (seconds: number): string => `${rounded((seconds / total) * 100)}%`;
	let start = 0;
	const rules = scenes.map(({seconds}, index) => {
		const from = start;
		start += seconds;
		const before = from === 0 ? '' : '0%{visibility:hidden}';
		const after = index === scenes.length - 1 ? '' : `${percent(start)}{visibility:hidden}`;
		return `@keyframes s${index}{${before}${percent(from)}{visibility:visible}${after}}.s${index}{${index === 0 ? '' : 'visibility:hidden;'}animation:s${index} ${total}s step-end infinite}`;
	});
	const still = `@media (prefers-reduced-motion:reduce){[class]{animation:none}.s0{visibility:hidden}.s${scenes.length - 1}{visibility:visible}}`;
	const groups = scenes.map(({picture}, index) => `<g class="s${index}">\n${draw(picture)}</g>\n`);
	return drawWindow(scenes[0]!.picture, title, `<style>\n${rules.join('\n')}\n${still}\n</style>\n`, groups.join(''));
}

function drawWindow({rows}: Picture, title: string, style: string, content: string): string {
	const width = rounded(((rows[0]?.length ?? 0) * cell.width) + (2 * margin));
	const height = (rows.length * cell.height) + titleHeight + margin;
	return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<title>${escaped(title)}</title>
${style}<rect width="${width}" height="${height}" rx="8" fill="${usual.background}"/>
<path d="M0 ${titleHeight}V8a8 8 0 0 1 8-8H${width - 8}a8 8 0 0 1 8 8V${titleHeight}Z" fill="#2b2b2b"/>
<text x="${margin}" y="19" font-family="Segoe UI,Helvetica,Arial,sans-serif" font-size="12" fill="#cccccc">${escaped(title)}</text>
<path d="M${width - 86} 14.5h10M${width - 56} 9.500v10h10v-10zM${width - 26} 9.500l10 10m0-10l-10 10" fill="none" stroke="#cccccc"/>
<g transform="translate(${margin} ${titleHeight + 4})" font-family="Cascadia Mono,Consolas,DejaVu Sans Mono,Menlo,monospace" font-size="${fontSize}" fill="${usual.letters}" xml:space="preserve">
${content}</g>
</svg>
`;
}

function draw({rows, cursor}: Picture): string {
	const lines = rows.map((row, index) => runsOf(row).map(run => drawRun(run, index * cell.height)).join(''));
	const block = cursor === undefined
		? ''
		: `<rect x="${rounded(cursor.column * cell.width)}" y="${(cursor.row * cell.height) + 1}" width="${cell.width}" height="16" fill="${usual.letters}" opacity="0.8"/>\n`;
	return lines.join('') + block;
}

function drawRun({text, column, look}: Run, top: number): string {
	const x = rounded(column * cell.width);
	const width = rounded(text.length * cell.width);
	const colour = colourOf(look);
	const background = look.background === undefined ? '' : `<rect x="${x}" y="${top + 1}" width="${width}" height="16" fill="${palette[look.background]}"/>\n`;
	if (text.startsWith(rule)) {
		return `${background}<path d="M${x} ${top + 9}h${width}" stroke="${colour}"/>\n`;
	}

	const fill = colour === usual.letters ? '' : ` fill="${colour}"`;
	const weight = look.bold ? ' font-weight="bold"' : '';
	return `${background}<text x="${x}" y="${top + 13}" textLength="${width}"${fill}${weight}>${escaped(text)}</text>\n`;
}

function colourOf({foreground, bold}: Cell): string {
	return foreground === undefined ? (bold ? usual.boldLetters : usual.letters) : palette[foreground] ?? usual.letters;
}

function runsOf(row: readonly Cell[]): Run[] {
	const runs: Run[] = [];
	for (const [column, look] of row.entries()) {
		const last = runs.at(-1);
		const letter = look.text === '' ? ' ' : look.text;
		if (last !== undefined && last.column + last.text.length === column && isSameLook(last.look, look) && (letter === rule) === last.text.startsWith(rule)) {
			runs[runs.length - 1] = {...last, text: last.text + letter};
		} else {
			runs.push({text: letter, column, look});
		}
	}

	// Blanks at the ends of a run are seen only on a background.
	return runs.flatMap(run => {
		if (run.look.background !== undefined) {
			return [run];
		}

		const text = run.text.trim();
		return text === '' ? [] : [{...run, text, column: run.column + run.text.indexOf(text)}];
	});
}

function isSameLook(one: Cell, other: Cell): boolean {
	return one.foreground === other.foreground && one.background === other.background && one.bold === other.bold;
}

function rounded(number: number): number {
	return Math.round(number * 100) / 100;
}

function escaped(text: string): string {
	return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

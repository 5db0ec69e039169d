/** Stands for the copy of this package that chalk has of its own, and which differs in nothing that chalk asks for. */
export {
	backgroundColorNames,
	colorNames,
	default,
	foregroundColorNames,
	modifierNames,
	underlineColorNames,
} from '../../../node_modules/ansi-styles/index.js';

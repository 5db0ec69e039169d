/** How a terminal is left when all is well. */
export const restored = {
	isLineRestored: true, isCursorVisible: true, isBracketedPaste: false, isAlternateScreen: false,
} as const;
